"""From the rows of an export to links that are broken by what the tool saw."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.importing.column_names import CLICKED, NO_SUCH_NAME, OTHER, TOOLS, Role
from brokenlinks.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from brokenlinks.importing.column_names import Tool
    from brokenlinks.tables import Table

_NOT_NAME: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_CODE: Final = re.compile(r"\d{1,3}(?!\d)")
#: Answers that say that a page is gone. All others may come from living pages.
_GONE: Final = frozenset({404, 410})


class BrokenLink(NamedTuple):
    """A row of an export: a link on a page to what a tool found dead."""

    target: str
    page: str = ""  #: "" where the export does not say who links to it
    page_title: str = ""
    anchor: str = ""
    context: str = ""
    language: str = ""
    rank: float = 0.0  #: what the tool thinks of the page, mostly from 0 to 100


@dataclass(slots=True)
class Taken:
    """What came of a table."""

    name: str  #: the file's
    tool: str  #: "" when it is none that is known
    rows: int
    links: list[BrokenLink] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)  #: why → rows


class _Unwanted(Exception):
    """A row is left out; the message says why, after a number."""


def read_broken_links(path: Path, *, pages_wanted: bool) -> list[Taken]:
    """The broken links in the tables of a file (as `brokenlinks.tables.read_tables` has them).

    Of a workbook or .zip, tables that are no list of links are passed over, unless all are.

    Args:
        pages_wanted: a table counts only if it says which pages have the links.

    Raises:
        BadInput: the file cannot be read, or no table in it is a list of links.
    """
    tables = read_tables(path)
    taken = []
    for table in tables:
        tool, columns = _recognised(table)
        if Role.TARGET in columns and (Role.PAGE in columns or not pages_wanted):
            taken.append(_taken(table, tool, columns))
    if taken:
        return taken
    columns_shown = ", ".join(" ".join(column.split())[:40] for column in tables[0].columns[:20])
    missing = "a column of pages and one of their dead links" if pages_wanted else "a column of dead links"
    raise BadInput(
        f"{path} is no export of broken links that is known (its columns: {columns_shown}): it needs {missing},"
        " named Source and Destination."
    )


def _recognised(table: Table) -> tuple[Tool, dict[Role, list[str]]]:
    """Whose export it is, and the columns that tell each role, the best first."""
    by_name: dict[str, str] = {}
    for column in table.columns:
        by_name.setdefault(_NOT_NAME.sub("", column.casefold()), column)
    tool = next((tool for tool in TOOLS if any(by_name.keys() >= set(names) for names in tool.told_by)), OTHER)
    found = {role: [by_name[name] for name in names if name in by_name] for role, names in tool.columns.items()}
    if tool is OTHER and found[Role.PAGE][:1] == found[Role.TARGET][:1]:
        found[Role.PAGE] = []
    return tool, {role: columns for role, columns in found.items() if columns}


def _taken(table: Table, tool: Tool, columns: Mapping[Role, list[str]]) -> Taken:
    taken = Taken(table.name, tool.name, len(table.rows))
    seen: set[tuple[str, str]] = set()
    for _, row in table.rows:
        try:
            link = _link({role: _first(row, names) for role, names in columns.items()})
            key = (urls.canonical(link.page), urls.canonical(link.target))
            if key in seen:
                raise _Unwanted("that repeat others")
        except _Unwanted as why:
            taken.left_out[str(why)] += 1
            continue
        seen.add(key)
        taken.links.append(link)
    return taken


def _first(row: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((value for column in columns if (value := row[column].strip())), "")


def _link(told: Mapping[Role, str]) -> BrokenLink:
    """Raises _Unwanted."""
    kind = told.get(Role.KIND, "")
    if kind and _NOT_NAME.sub("", kind.casefold()) not in CLICKED:
        raise _Unwanted("that are no links to click")
    target = _address(told[Role.TARGET])
    page = _address(told[Role.PAGE]) if Role.PAGE in told else ""
    if page and urls.site_of(page) == urls.site_of(target):
        raise _Unwanted("within one site")
    if (code := _code(told.get(Role.PAGE_STATUS, ""))) is not None and code >= 400:
        raise _Unwanted("on pages that are gone themselves")
    _check_gone(told.get(Role.STATUS, ""), told.get(Role.STATUS_WORDS, ""))
    title = told.get(Role.PAGE_TITLE, "")
    anchor = told.get(Role.ANCHOR, "") or told.get(Role.ALT, "")
    if not page:  # then the title is the dead page's own
        title, anchor = "", anchor or title
    around = (told.get(Role.BEFORE, ""), told.get(Role.AFTER, ""))
    return BrokenLink(
        target,
        page,
        title,
        anchor,
        " ".join(filter(None, (around[0], anchor, around[1]))) if any(around) else "",
        told.get(Role.LANGUAGE, "").lower(),
        _number(told.get(Role.RANK, "")),
    )


def _address(text: str) -> str:
    try:
        return urls.page_address(text)
    except ValueError:
        raise _Unwanted("without a web address") from None


def _check_gone(status: str, words: str) -> None:
    """Raises _Unwanted for what the tool saw answer, or not answer, in a way that living pages do, too."""
    code = _code(status)
    if code is None or code in _GONE or (code == 0 and any(word in words.casefold() for word in NO_SUCH_NAME)):
        return
    raise _Unwanted(f"that answered {code}" if code else "that gave no answer")


def _code(text: str) -> int | None:
    found = _CODE.match(text)
    return int(found[0]) if found else None


def _number(text: str) -> float:
    found = _NUMBER.fullmatch(text)
    return float(found[0].replace(",", ".")) if found else 0.0
