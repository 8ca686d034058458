"""What a page may say to whoever opens its words in a spreadsheet, and data that say it in every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tests.html_report.hostile import TEXTS
from tests.workbook.samples import DATA, LINK, UNCHECKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.workbook_data import LinkRow, WorkbookData

HOSTILE: Final = (
    *TEXTS,
    "@SUM(1+1)",
    "+1+1",
    "-1",
    "-2+3",
    "\t=1+1",
    "\r\n=1+1",
    " =1+1",
    "a;=1+1",
    "＝1+1",
    "#N/A",
    "TRUE",
    "2026-11-22",
    "12:30",
    "007",
    "1e5",
    "{=1}",
    "<c t='n'>&amp;]]>",
    '=HYPERLINK("http://evil.example","x")',
    "\x00\x01\x1f\x0b",
    "\ud800 half \udfff",
    "_x0041_",
    "_x003D_1+1",
    "=" + "x" * 100_000,
    "\U0001f600" * 40_000,
)


def everywhere(text: str) -> WorkbookData:
    """Data in which every text of every row and of the Summary is `text`."""
    links = (_filled(LINK, text), _filled(UNCHECKED, text))
    data: WorkbookData = _filled(DATA, text)
    return replace(data, links=partial(_again, links))


def of_all(one: Iterable[WorkbookData]) -> WorkbookData:
    """Several of these as one: the rows of all, and the Summary of the first with the notes and troubles of all."""
    every = [*one]
    rows: dict[str, Any] = {
        field.name: tuple(row for data in every for row in getattr(data, field.name))
        for field in fields(every[0])
        if isinstance(getattr(every[0], field.name), tuple)
    }
    summary = replace(
        every[0].summary,
        notes=tuple(note for data in every for note in data.summary.notes),
        troubles=tuple(trouble for data in every for trouble in data.summary.troubles),
        footprints=tuple(paid for data in every for paid in data.summary.footprints),
        settings={key: value for data in every for key, value in data.summary.settings.items()},
    )
    links = tuple(link for data in every for link in data.links())
    changes = replace(every[0].changes, rows=tuple(row for data in every for row in data.changes.rows))
    return replace(every[0], **rows, summary=summary, changes=changes, links=partial(_again, links))


def _again(links: tuple[LinkRow, ...]) -> Iterable[LinkRow]:
    return iter(links)


def _filled(value: Any, text: str) -> Any:
    if type(value) is str:  # and no member of an enumeration
        return text
    if isinstance(value, tuple):
        return tuple(_filled(one, text) for one in value)
    if isinstance(value, Mapping) and all(type(key) is str for key in value):
        return {text: text} if value else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _filled(getattr(value, field.name), text) for field in fields(value)})
    return value
