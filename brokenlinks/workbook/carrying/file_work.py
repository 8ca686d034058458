"""Reads what one file holds of the user's work."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.carrying.left_behind import has_macros, left_behind
from brokenlinks.workbook.carrying.memory import TAB, Memory, read_memory
from brokenlinks.workbook.carrying.old_book import OldBook, opened
from brokenlinks.workbook.carrying.old_table import OldTable, find_tables, read_table
from brokenlinks.workbook.carrying.prints import PagePrint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from brokenlinks.workbook.carrying.old_book import Tab
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook.old_files import OldFile

#: The sheets of ours that are no tables. They are written anew, unless the user wrote on them.
PAGES: Final = ("Summary", "Read me")


@dataclass(frozen=True, slots=True)
class ExtraTab:
    """A sheet that is the user's: added by them, or one of our pages that they wrote on."""

    name: str  #: of its tab
    wanted: str  #: the name that it should have
    printed: str  #: see `PagePrint`
    changed: bool  #: since the program wrote the file


@dataclass(slots=True)
class FileWork:
    """What one file holds."""

    file: OldFile
    memory: Memory | None
    tables: dict[str, OldTable]  #: by the title that the program gives the sheet
    extras: list[ExtraTab]
    order: list[str]  #: the names of all tabs, left to right
    theme: Any  #: bytes: the colours and fonts that looks may name
    names: Mapping[str, Any]  #: openpyxl's DefinedName by name: cells that the user gave a name
    links: list[Any]  #: other workbooks that formulas refer to by number
    lost: list[str]  #: sentences on what cannot be carried over


def read_file(
    file: OldFile, sheets: Sequence[Sheet[Any]], current: Mapping[str, Collection[str]], source: int
) -> FileWork:
    """Go through a file.

    Args:
        current: of each sheet, by its title, `key_print` of the rows that the new one will have.
        source: number of the file, 0 for the newest.

    Raises:
        UnreadableWorkbook: it is damaged, protected with a password, or no .xlsx.
    """
    with opened(file.path) as book:
        memory = read_head_of(book, only_head=False)
        tables: dict[str, OldTable] = {}
        found = find_tables(book, sheets, {TAB})
        lost, extras = [], []
        for tab in book.tabs:
            if tab.name == TAB:
                continue
            charts = _own_charts(tab, memory)
            extensions: list[str] = []
            if tab.name in found:
                title = found[tab.name].sheet.title
                table = read_table(book, tab, found[tab.name], memory, current.get(title, ()), source)
                tables[title], extensions = table, table.extensions
            elif not tab.is_chart:
                extra, extensions = _extra(book, tab, memory)
                extras += [extra] if extra is not None else []
            lost.append(left_behind(book, tab, extensions, charts))
        if has_macros(book):
            lost.append(f"The macros of {file.path.name} cannot be carried over. Look for them in the older file.")
        return FileWork(
            file=file,
            memory=memory,
            tables=tables,
            extras=extras,
            order=[tab.name for tab in book.tabs],
            theme=book.book.loaded_theme,
            names=dict(book.book.defined_names),
            links=list(book.book._external_links),
            lost=[sentence for sentence in lost if sentence],
        )


def _own_charts(tab: Tab, memory: Memory | None) -> int:
    """How many of the charts of a sheet the program drew itself."""
    if memory is None:  # all of those on our pages, as far as anybody knows
        return sys.maxsize if tab.name in PAGES else 0
    return memory.charts.get(tab.name, 0)


def _extra(book: OldBook, tab: Tab, memory: Memory | None) -> tuple[ExtraTab | None, list[str]]:
    printed = PagePrint.of(book, tab)
    with book.parser(tab) as parser:
        for _ in parser.rows():
            pass
    known = memory.pages if memory is not None else {}
    ours = {name: known[name] for name in PAGES if name in known}
    if printed in ours.values() or (memory is None and tab.name in PAGES):
        return None, parser.extensions
    wanted = f"{tab.name} (yours)" if tab.name in PAGES else tab.name
    return ExtraTab(tab.name, wanted, printed, known.get(tab.name) != printed), parser.extensions


def read_head(file: OldFile) -> Memory | None:
    """Whose work is in a file, and which one it is; None when the program did not write it.

    Raises:
        UnreadableWorkbook: as `read_file`.
    """
    with opened(file.path) as book:
        return read_head_of(book, only_head=True)


def read_head_of(book: OldBook, *, only_head: bool) -> Memory | None:
    """The memory of a workbook; see `read_memory`."""
    tab = next((tab for tab in book.tabs if tab.name == TAB), None)
    if tab is None:
        return None

    def rows() -> Iterator[list[Any]]:
        with book.parser(tab) as parser:
            for _, cells in parser.rows():
                yield [cell.value for cell in cells]

    return read_memory(rows(), only_head=only_head)
