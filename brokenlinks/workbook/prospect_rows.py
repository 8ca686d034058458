"""The rows of the Prospects sheet of a user's own workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from brokenlinks.errors import BadInput
from brokenlinks.urls import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from brokenlinks.workbook.carrying.old_book import OldBook, Tab
    from brokenlinks.workbook.columns import Value


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """A row as the user left it."""

    number: int  #: of the row in the sheet
    key: tuple[str, str]  #: page to contact and dead address; "" where the user left one out
    values: Mapping[str, Value]  #: what is not empty, by our names of columns, and by the user's own for theirs


@dataclass(frozen=True, slots=True)
class Place:
    """Where the Prospects stand in a workbook."""

    tab: Tab
    names: dict[int, str]  # column number → name
    header_row: int


def read_prospect_rows(path: Path) -> list[ProspectRow]:
    """The rows of the Prospects sheet, top to bottom, whatever the user sorted, moved or renamed.

    Formulas as last calculated; text as it is shown; times as the sheet has them, without a zone.

    Raises:
        BadInput: the file is missing, damaged, protected with a password, or has no such sheet.
    """
    from brokenlinks.workbook.carrying.old_book import UnreadableWorkbook, opened

    try:
        with opened(path) as book:
            return list(rows_of(book, place_of(book, path)))
    except UnreadableWorkbook as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: Exception) -> BadInput:
    return BadInput(f"{path} could not be read ({error}): name a workbook that `brokenlinks crawl` wrote.")


def place_of(book: OldBook, path: Path) -> Place:
    from brokenlinks.workbook.carrying.headers import column_names
    from brokenlinks.workbook.carrying.memory import TAB
    from brokenlinks.workbook.carrying.old_table import find_tables, read_header
    from brokenlinks.workbook.prospect_columns import PROSPECTS

    for name, found in find_tables(book, [PROSPECTS], {TAB}).items():
        tab = next(tab for tab in book.tabs if tab.name == name)
        names = column_names(read_header(book, tab, found.header_row), (), PROSPECTS)
        return Place(tab, names, found.header_row)
    raise BadInput(f"{path} has no sheet of prospects: name a workbook that `brokenlinks crawl` wrote.")


def rows_of(book: OldBook, place: Place) -> Iterator[ProspectRow]:
    from brokenlinks.workbook.carrying.held import plain_text
    from brokenlinks.workbook.prospect_columns import PROSPECTS

    page, dead = PROSPECTS.keys[0]
    with book.parser(place.tab, calculated=True) as parser:
        for number, cells in parser.rows():
            if number <= place.header_row:
                continue
            values: dict[str, Any] = {}
            for cell in cells:
                name = place.names.get(cell.column)
                value = plain_text(cell.value) if isinstance(cell.value, str | list) else cell.value
                if name is not None and value is not None and value != "":
                    values[name] = value
            if values and list(values.values()) != [PROSPECTS.empty]:
                yield ProspectRow(number, _key(number, plain_text(values.get(page)), values, dead), values)


def _key(number: int, page: str, values: Mapping[str, Any], dead: str) -> tuple[str, str]:
    """Page and dead address. Where the user deleted that column, what the link as written leads to is the same; a row
    of theirs that has neither must not be taken for another one of theirs."""
    written = str(values.get("Dead link") or "")
    address = str(values.get(dead) or "") or (resolve(written, page) if written and page else "")
    return (page, address) if page and address else (page, f"row {number}")
