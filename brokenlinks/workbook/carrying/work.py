"""All that the user did to a workbook, out of one file or several, ready to be put into the new one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from brokenlinks.workbook.carrying.memory import TAB, Memory, read_memory, write_memory
from brokenlinks.workbook.carrying.merging import NOTES, merge_rows
from brokenlinks.workbook.carrying.new_table import NewTable, TableWork
from brokenlinks.workbook.carrying.old_book import OldBook, opened
from brokenlinks.workbook.carrying.old_table import OldTable, find_tables, read_table
from brokenlinks.workbook.old_files import MEANT_FOR, WORKBOOK, WRITTEN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from openpyxl import Workbook

    from brokenlinks.workbook.carrying.formulas import Moves
    from brokenlinks.workbook.carrying.merging import Conflict
    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook.old_files import OldFile


@dataclass(slots=True)
class FileWork:
    """What one file holds."""

    file: OldFile
    memory: Memory | None
    tables: dict[str, OldTable]  #: by the title that the program gives the sheet


@dataclass(slots=True)
class UserWork:
    """The user's work on a workbook. Without any, the new one is as the program makes it.

    It is used for one workbook: what is written is remembered in it.
    """

    files: list[FileWork] = field(default_factory=list)  #: the newest first
    tables: dict[str, TableWork] = field(default_factory=dict)
    conflicts: list[tuple[Sheet[Any], Conflict]] = field(default_factory=list)
    memory: Memory = field(default_factory=lambda: Memory(secrets.token_hex(8), secrets.token_hex(8)))
    moves: dict[str, Moves] = field(default_factory=dict)

    def has_rows(self, sheet: Sheet[Any]) -> bool:
        """Whether the user wrote something on `sheet`, so that it must be there."""
        return sheet.title in self.tables and bool(self.tables[sheet.title].rows)

    def new_table(self, sheet: Sheet[Any], rows: Sequence[Any], *, zone: dt.tzinfo | None, limits: Limits) -> NewTable:
        """What to write on `sheet`, of which `rows` are the program's. To be asked for all sheets before any is
        written: their formulas name each other's cells."""
        work = self.tables.setdefault(sheet.title, TableWork(moves=self.moves))
        self.memory.tables[sheet.title] = work.memory
        return NewTable(sheet, rows, work, room=limits.rows - 1, zone=zone)

    def finish(self, book: Workbook, *, meant_for: str) -> None:
        """Add to a write-only workbook what the next run must know."""
        from openpyxl.packaging.custom import StringProperty

        for name, value in (
            (WORKBOOK, self.memory.workbook),
            (WRITTEN, self.memory.written),
            (MEANT_FOR, meant_for),
        ):
            book.custom_doc_props.append(StringProperty(name=name, value=value))
        write_memory(book, self.memory)


def read_file(
    file: OldFile, sheets: Sequence[Sheet[Any]], current: Mapping[str, Collection[str]], source: int
) -> FileWork:
    """What a file holds of the user's work.

    Args:
        current: of each sheet, by its title, `key_print` of the rows that the new one will have.
        source: number of the file, 0 for the newest.

    Raises:
        UnreadableWorkbook: it is damaged, protected with a password, or no .xlsx.
    """
    with opened(file.path) as book:
        memory = _memory(book)
        tabs = {tab.name: tab for tab in book.tabs}
        tables = {}
        for name, found in find_tables(book, sheets, {TAB}).items():
            title = found.sheet.title
            tables[title] = read_table(book, tabs[name], found, memory, current.get(title, ()), source)
    return FileWork(file, memory, tables)


def read_head(file: OldFile) -> Memory | None:
    """Whose work is in a file, and which one it is; None when the program did not write it.

    Raises:
        UnreadableWorkbook: as `read_file`.
    """
    with opened(file.path) as book:
        return _memory(book, only_head=True)


def _memory(book: OldBook, *, only_head: bool = False) -> Memory | None:
    tab = next((tab for tab in book.tabs if tab.name == TAB), None)
    if tab is None:
        return None
    with book.parser(tab) as parser:
        rows = ([cell.value for cell in cells] for _, cells in parser.rows())
        return read_memory(rows, only_head=only_head)


def gather(files: Sequence[FileWork], sheets: Sequence[Sheet[Any]]) -> UserWork:
    """The work of all files in one.

    Args:
        files: the newest first.
    """
    work = UserWork(list(files))
    for file in files:
        if file.memory is not None and file.memory.workbook:
            work.memory.workbook = file.memory.workbook
            break
    carried: dict[tuple[str, str], None] = {}
    for file in reversed(files):
        carried.update(dict.fromkeys(file.memory.carried if file.memory is not None else ()))
        carried[(file.memory.written if file.memory is not None else "", file.file.digest)] = None
    work.memory.carried = list(carried)
    for sheet in sheets:
        found = [(file, file.tables[sheet.title]) for file in files if sheet.title in file.tables]
        if not found:
            continue
        newest, table = found[0]
        rows, conflicts = merge_rows(
            [row for _, old in found for row in old.rows], sheet.keys[0] if sheet.keys else (), NOTES
        )
        work.conflicts += [(sheet, conflict) for conflict in conflicts]
        remembered = newest.memory.tables.get(sheet.title) if newest.memory is not None else None
        work.tables[sheet.title] = TableWork(table, remembered, rows, moves=work.moves)
    return work
