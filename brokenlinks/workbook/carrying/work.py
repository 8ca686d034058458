"""All that the user did to a workbook, out of one file or several, ready to be put into the new one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from brokenlinks import statuses
from brokenlinks.statuses import Standing
from brokenlinks.workbook.carrying.arranging import LONGEST_TAB, arrange_tabs, carry_names
from brokenlinks.workbook.carrying.extra_sheets import copy_sheet
from brokenlinks.workbook.carrying.headers import free_name
from brokenlinks.workbook.carrying.held import plain_text
from brokenlinks.workbook.carrying.matching_rows import as_read
from brokenlinks.workbook.carrying.memory import Memory, write_memory
from brokenlinks.workbook.carrying.merging import merge_rows
from brokenlinks.workbook.carrying.new_table import NewTable, TableWork
from brokenlinks.workbook.carrying.old_book import opened
from brokenlinks.workbook.old_files import MEANT_FOR, WORKBOOK, WRITTEN
from brokenlinks.workbook.prospect_columns import PROSPECTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from openpyxl import Workbook

    from brokenlinks.workbook.carrying.file_work import ExtraTab, FileWork
    from brokenlinks.workbook.carrying.formulas import Moves
    from brokenlinks.workbook.carrying.merging import Conflict
    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet, Value


@dataclass(slots=True)
class UserWork:
    """The user's work on a workbook. Without any, the new one is as the program makes it.

    It is used for one workbook: what is written is remembered in it.
    """

    files: list[FileWork] = field(default_factory=list)  #: the newest first
    tables: dict[str, TableWork] = field(default_factory=dict)  #: by the title that the program gives the sheet
    conflicts: list[tuple[Sheet[Any], Conflict]] = field(default_factory=list)
    extras: list[tuple[FileWork, ExtraTab]] = field(default_factory=list)
    memory: Memory = field(default_factory=lambda: Memory(secrets.token_hex(8), secrets.token_hex(8)))
    moves: dict[str, Moves] = field(default_factory=dict)

    def standing(self) -> Standing:
        """How far the user is with the pages to contact."""
        begun, placed = set(), set()
        page = PROSPECTS.keys[0][0]
        for row in self.tables[PROSPECTS.title].rows if PROSPECTS.title in self.tables else ():
            said = {name: plain_text(held.value) for name, held in row.cells.items()}
            status = said.get(statuses.STATUS, "")
            if statuses.is_begun(status, said):
                begun.add(row.keys.get(page, ""))
            if statuses.is_placed(status, said):
                placed.add(row.keys.get(page, ""))
        return Standing(frozenset(begun), frozenset(placed))

    def has_rows(self, sheet: Sheet[Any]) -> bool:
        """Whether the user wrote something on `sheet`, so that it must be there."""
        return sheet.title in self.tables and bool(self.tables[sheet.title].rows)

    def new_table(
        self,
        sheet: Sheet[Any],
        rows: Callable[[], Iterable[Any]],
        *,
        zone: dt.tzinfo | None,
        limits: Limits,
        updates: Mapping[tuple[str, str], Mapping[str, Value]],
    ) -> NewTable:
        """What to write on `sheet`, of which `rows` gives the program's.

        To be asked for all sheets before any is written: their formulas name each other's cells.

        Args:
            updates: values that are newer than those of the old files, by the key of their row, then by column.
        """
        work = self.tables.setdefault(sheet.title, TableWork())
        work.moves = self.moves
        work.updates = {as_read(key): values for key, values in updates.items()}
        self.memory.tables[sheet.title] = work.memory
        return NewTable(sheet, rows, work, room=limits.rows - 1, zone=zone)

    def finish(self, book: Workbook, *, meant_for: str) -> None:
        """Add to a write-only workbook the user's own sheets, their order, and what the next run must know.

        Args:
            meant_for: the name that the file is to have.

        Raises:
            UnreadableWorkbook: a file that was read is not to be read any more.
        """
        sheets: list[Any] = book.worksheets
        for tab in sheets:
            self.memory.charts[tab.title] = len(tab._charts)
        placed: dict[tuple[int, str], str] = {}
        for number, file in enumerate(self.files):
            wanted = [extra for owner, extra in self.extras if owner is file]
            if not wanted:
                continue
            with opened(file.file.path) as old:
                tabs = {tab.name: tab for tab in old.tabs}
                for extra in wanted:
                    taken = {tab.casefold() for tab in book.sheetnames}
                    name = free_name(extra.wanted, taken, longest=LONGEST_TAB)
                    placed[number, extra.name] = name
                    self.memory.pages[name] = copy_sheet(old, tabs[extra.name], book, name, self.moves)
        if self.files:
            titles = {title: work.memory.tab for title, work in self.tables.items() if work.memory.tab}
            arrange_tabs(book, self.files[0], titles, {name: new for (n, name), new in placed.items() if n == 0})
            carry_names(book, self.files[0], self.moves)
        self._sign(book, meant_for)
        write_memory(book, self.memory)

    def _sign(self, book: Workbook, meant_for: str) -> None:
        from openpyxl.packaging.custom import StringProperty

        properties: Any = book.custom_doc_props  # type: ignore[attr-defined]  # newer than the stubs
        for name, value in (
            (WORKBOOK, self.memory.workbook),
            (WRITTEN, self.memory.written),
            (MEANT_FOR, meant_for),
        ):
            properties.append(StringProperty(name=name, value=value))


def gather(files: Sequence[FileWork], sheets: Sequence[Sheet[Any]]) -> UserWork:
    """The work of all files in one.

    Args:
        files: the newest first.
    """
    work = UserWork(list(files))
    carried: dict[tuple[str, str], None] = {}
    for file in reversed(files):
        if file.memory is not None:
            work.memory.workbook = file.memory.workbook or work.memory.workbook
            carried.update(dict.fromkeys(file.memory.carried))
        carried[file.memory.written if file.memory is not None else "", file.file.digest] = None
    work.memory.carried = list(carried)
    for sheet in sheets:
        found = [(file, file.tables[sheet.title]) for file in files if sheet.title in file.tables]
        if not found:
            continue
        newest, table = found[0]
        keys = sheet.keys[0] if sheet.keys else ()
        rows, conflicts = merge_rows([row for _, old in found for row in old.rows], keys)
        work.conflicts += [(sheet, conflict) for conflict in conflicts]
        remembered = newest.memory.tables.get(sheet.title) if newest.memory is not None else None
        work.tables[sheet.title] = TableWork(table, remembered, rows)
    work.extras = list(_extras(files))
    return work


def _extras(files: Sequence[FileWork]) -> list[tuple[FileWork, ExtraTab]]:
    """The sheets that the user added, or wrote on: each once, unless two files have two states of it."""
    found: dict[str, list[tuple[FileWork, ExtraTab]]] = {}
    for file in files:
        for extra in file.extras:
            found.setdefault(extra.wanted.casefold(), []).append((file, extra))
    chosen = []
    for states in found.values():
        changed = [state for state in states if state[1].changed] or states[:1]
        different = {state[1].printed: state for state in reversed(changed)}
        chosen += sorted(different.values(), key=lambda state: files.index(state[0]))
    return chosen
