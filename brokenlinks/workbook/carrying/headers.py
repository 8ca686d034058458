"""Which sheet of an old workbook is which of ours, and which column is which, whatever the user renamed or moved."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.carrying.held import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from brokenlinks.workbook.columns import Sheet

#: A header is looked for in this many rows at the top.
TOP_ROWS: Final = 30
#: Of our columns, the share that makes a sheet ours; less is enough where the tab still has our name.
_RECOGNISED: Final = 0.5
_RECOGNISED_BY_NAME: Final = 0.15


def folded(name: object) -> str:
    """A name in the spelling in which names are compared: without case and odd blanks."""
    return " ".join(plain_text(name).split()).casefold()


def free_name(wanted: str, taken: Collection[str], *, longest: int = sys.maxsize) -> str:
    """`wanted`, or a name like it that nothing has.

    Args:
        taken: what has a name already, by `str.casefold`.
        longest: characters that it may have.
    """
    name, copies = wanted[:longest], 1
    while name.casefold() in taken:
        copies += 1
        end = f" ({copies})"
        name = wanted[: longest - len(end)] + end
    return name


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet of ours in an old workbook."""

    sheet: Sheet[Any]
    header_row: int


def recognise(
    tops: Mapping[str, Sequence[tuple[int, Sequence[object]]]], sheets: Iterable[Sheet[Any]]
) -> dict[str, Recognised]:
    """Which tabs are sheets of ours: each of ours once, the likeliest first.

    Args:
        tops: the first rows of each tab, with their numbers.
    """
    likely = []
    for place, (tab, rows) in enumerate(tops.items()):
        fits: list[tuple[float, int, str, Recognised]] = []
        for sheet in sheets:
            names = {folded(column.name) for column in sheet.columns}
            number, share = max(
                ((number, len(names & set(map(folded, values))) / len(names)) for number, values in rows),
                key=lambda found: found[1],
                default=(0, 0.0),
            )
            same = folded(tab) == folded(sheet.title)
            if share >= (_RECOGNISED_BY_NAME if same else _RECOGNISED):
                fits.append((-share - same, place, tab, Recognised(sheet, number)))
        # A sheet that the user copied from one of ours must not stand for another of ours that shares columns with it.
        likely += sorted(fits, key=lambda entry: entry[0])[:1]
    found: dict[str, Recognised] = {}
    taken: set[str] = set()
    for _, _, tab, candidate in sorted(likely, key=lambda entry: entry[:2]):
        if tab not in found and candidate.sheet.title not in taken:
            found[tab] = candidate
            taken.add(candidate.sheet.title)
    return found


def column_names(header: Mapping[int, object], used: Iterable[int], sheet: Sheet[Any]) -> dict[int, str]:
    """The name of each column by its number: ours as we spell them, others as the user did, each once.

    Args:
        header: the values of the header row by column number.
        used: numbers of columns that hold something; one without a header gets a name.
    """
    ours = {folded(column.name): column.name for column in sheet.columns}
    names: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted({*(n for n, value in header.items() if plain_text(value)), *used}):
        text = " ".join(plain_text(header.get(number)).split())
        name = names[number] = free_name(ours.get(text.casefold(), text) or f"Column {number}", taken)
        taken.add(name.casefold())
    return names
