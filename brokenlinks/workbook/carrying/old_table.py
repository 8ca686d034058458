"""Reads a sheet of ours out of an old workbook: the rows that hold the user's work, and how they arranged it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from brokenlinks.workbook.carrying.headers import TOP_ROWS, column_names, free_name, recognise
from brokenlinks.workbook.carrying.held import FORMULA, TEXT, Formula, Held, Look, UserRow, fingerprint, plain_text
from brokenlinks.workbook.carrying.layout import OldLayout, read_layout
from brokenlinks.workbook.carrying.memory import Memory, TableMemory, is_what, key_print
from brokenlinks.workbook.streamed_sheets import NOTE_AUTHOR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from openpyxl.comments import Comment

    from brokenlinks.workbook.carrying.headers import Recognised
    from brokenlinks.workbook.carrying.old_book import OldBook, Tab
    from brokenlinks.workbook.carrying.parsing import RawCell, SheetParser
    from brokenlinks.workbook.columns import Sheet

#: Taken for the user's when nothing tells what was written: nobody can write a mail anew.
_THEIRS_IN_DOUBT: Final = frozenset({"Mail subject", "Mail text"})


@dataclass(slots=True)
class OldTable:
    """A sheet of ours, as the user left it."""

    tab: str  #: the name of its tab
    sheet: Sheet[Any]
    names: dict[int, str]  #: column number → name
    headers: dict[str, Held]  #: of the user's own columns
    header_row: int
    last_row: int
    rows: list[UserRow]
    hidden: set[str]  #: `key_print` of rows that are hidden
    seen: dict[str, int]  #: `key_print` of all rows → where they stood
    letters: dict[str, str]  #: letters of columns → names
    layout: OldLayout
    header_comments: dict[str, Comment] = field(default_factory=dict)
    extensions: list[str] = field(default_factory=list)  #: as `SheetParser.extensions`


def find_tables(book: OldBook, sheets: Iterable[Sheet[Any]], own_tabs: Collection[str]) -> dict[str, Recognised]:
    """Which tabs are sheets of ours."""
    tops = {}
    for tab in book.tabs:
        if tab.is_chart or tab.name in own_tabs:
            continue
        rows = []
        with book.parser(tab) as parser:
            for number, cells in parser.rows():
                if number > TOP_ROWS:
                    break
                rows.append((number, [cell.value for cell in cells]))
        tops[tab.name] = rows
    return recognise(tops, sheets)


def read_header(book: OldBook, tab: Tab, row: int) -> dict[int, object]:
    """The values of a sheet's header row by column number; none when there is no such row."""
    with book.parser(tab) as parser:
        for number, cells in parser.rows():
            if number == row:
                return {cell.column: cell.value for cell in cells}
    return {}


def read_table(
    book: OldBook, tab: Tab, found: Recognised, memory: Memory | None, current: Collection[str], source: int
) -> OldTable:
    """Go through a sheet once.

    Args:
        memory: of the workbook; None when it has none.
        current: `key_print` of the rows of the new sheet: of these, only what is the user's is kept in memory.
        source: number of the file, for `UserRow.source`.
    """
    remembered = None if memory is None else memory.tables.get(found.sheet.title)
    reader = _TableReader(book, tab, found, remembered, current, source)
    with book.parser(tab) as parser:
        for number, cells in parser.rows():
            reader.row(number, cells, parser)
    reader.set_links(parser)
    return OldTable(
        tab=tab.name,
        sheet=found.sheet,
        names=reader.names,
        headers=reader.headers,
        header_row=found.header_row,
        last_row=reader.last_row,
        rows=reader.rows,
        hidden=reader.hidden,
        seen=reader.seen,
        letters=reader.letters,
        layout=read_layout(book, tab, parser, reader.names, reader.last_row),
        header_comments=reader.header_comments,
        extensions=parser.extensions,
    )


class _ColumnFacts:
    """What is to be known of a column for each of its cells."""

    def __init__(self, name: str, sheet: Sheet[Any], memory: TableMemory | None) -> None:
        self.name = name
        column = next((column for column in sheet.columns if column.name == name), None)
        self.ours = column is not None
        retired = column is None and memory is not None and name in memory.marks  # an older program wrote it
        self.theirs = column.yours if column is not None else not retired  # the user fills it in
        self.place = memory.columns.index(name) if memory is not None and name in memory.columns else None
        self.is_key = any(name in keys for keys in sheet.keys)
        self.marks = None if memory is None or column is None else memory.marks.get(name, set())

    def is_users_look(self, look: Look) -> bool:
        # Where no looks of ours are known, a cell with a colour is the user's.
        return look.mark not in self.marks if self.marks is not None else not look.mark.startswith(" ")


class _TableReader:
    def __init__(
        self,
        book: OldBook,
        tab: Tab,
        found: Recognised,
        memory: TableMemory | None,
        current: Collection[str],
        source: int,
    ) -> None:
        self.rows: list[UserRow] = []
        self.hidden: set[str] = set()
        self.seen: dict[str, int] = {}
        self.last_row = found.header_row
        self.headers: dict[str, Held] = {}
        self.header_comments: dict[str, Comment] = {}
        self._book = book
        self._sheet = found.sheet
        self._knows_rows = found.sheet.remembered and bool(found.sheet.keys)
        self._header_row = found.header_row
        self._memory = memory
        self._current = current
        self._source = source
        self._our_looks: set[tuple[int, int]] = set()  # columns and styles that are known not to be the user's
        self._targets = {relation.Id: relation.Target for relation in tab.relations}
        self._comments: dict[int, dict[int, Comment]] = {}
        for place, comment in book.comments(tab).items():
            if comment.author == NOTE_AUTHOR:
                continue
            number, column = coordinate_to_tuple(place)
            self._comments.setdefault(number, {})[column] = comment
        self.names = column_names(read_header(book, tab, found.header_row), (), found.sheet)
        keys = {name for names in found.sheet.keys for name in names}
        key_columns = [number for number, name in self.names.items() if name in keys]
        # Not `totalsRowShown`: that says that there was such a row once (ECMA-376 Part 1, 18.5.1.2). And only of our
        # own table: one that the user put beside it may end in any row.
        self._totals = {
            last
            for left, _, right, last in (range_boundaries(t.ref) for t in book.tables(tab) if t.totalsRowCount)
            if any((left or 1) <= number <= (right or number) for number in key_columns)
        }
        self._facts: dict[int, _ColumnFacts] = {}
        self.letters: dict[str, str] = {}
        for number, name in self.names.items():
            self._know(number, name)

    def _know(self, column: int, name: str) -> _ColumnFacts:
        facts = self._facts[column] = _ColumnFacts(name, self._sheet, self._memory)
        self.letters[get_column_letter(column)] = name
        return facts

    def _fact(self, column: int) -> _ColumnFacts:
        """Of a column that may have no header."""
        known = self._facts.get(column)
        if known is not None:
            return known
        # A column without a header that holds something.
        taken = {name.casefold() for name in self.names.values()}
        name = self.names[column] = free_name(f"Column {column}", taken)
        return self._know(column, name)

    def row(self, number: int, cells: list[RawCell], parser: SheetParser) -> None:
        comments = self._comments.get(number, {})
        if number == self._header_row:
            self._read_header(cells, comments)
            return
        filled = [cell for cell in cells if cell.value is not None and cell.value != ""]
        if self._says_empty(filled):
            filled = []
        if (not filled and not comments) or number in self._totals:
            return
        self.last_row = max(self.last_row, number)
        names = [(cell, self._fact(cell.column)) for cell in filled]
        keys = {facts.name: plain_text(cell.value) for cell, facts in names if facts.is_key}
        first = self._sheet.keys[0] if self._sheet.keys else ()
        complete = bool(first) and all(keys.get(name) for name in first)
        key = key_print(keys.get(name, "") for name in first)
        written = self._memory.fingerprints(key) if self._memory is not None and self._knows_rows else None
        hidden = parser.row_dimensions.get(str(number), {}).get("hidden") in ("1", "true")
        if complete:
            self.seen.setdefault(key, number)
            if hidden:
                self.hidden.add(key)
        row = UserRow(number, self._source, keys, written, hidden=hidden)
        # Never written by the program: all of it is the user's.
        own = written is None if self._memory is not None and self._knows_rows else bool(first) and not complete
        if not self._knows_rows and not own and not comments and not any(facts.theirs for _, facts in names):
            return
        vanished = key not in self._current
        for cell, facts in names:
            self._take(row, cell, facts, own=own, vanished=vanished)
        if written is not None:
            self._emptied(row, {facts.name for _, facts in names}, written)
        if self._knows_rows:
            self._looks(row, cells)
        row.comments = {self._fact(column).name: comment for column, comment in comments.items()}
        if row.is_users:
            self.rows.append(row)

    def _looks(self, row: UserRow, cells: list[RawCell]) -> None:
        for cell in cells:
            if (cell.column, cell.style) in self._our_looks:
                continue
            facts = self._facts.get(cell.column)
            if facts is not None and not row.has(facts.name):
                look = self._book.look(cell.style)
                if facts.is_users_look(look):
                    row.looks[facts.name] = look
                else:
                    self._our_looks.add((cell.column, cell.style))

    def _says_empty(self, filled: list[RawCell]) -> bool:
        return len(filled) == 1 and plain_text(filled[0].value) == self._sheet.empty

    def _take(self, row: UserRow, cell: RawCell, facts: _ColumnFacts, *, own: bool, vanished: bool) -> None:
        base = None
        if row.written is not None and facts.place is not None and facts.place < len(row.written):
            base = row.written[facts.place]
        users = own or facts.theirs
        if not users and not facts.is_key:
            if base is not None:
                users = not is_what(fingerprint(cell.value), base)
            elif self._memory is None:
                users = facts.name in _THEIRS_IN_DOUBT
        if not users and not vanished:
            return
        held = Held(self._value(row.number, cell), cell.kind, self._book.look(cell.style), base=base)
        if users:
            row.cells[facts.name] = held
        else:
            row.others[facts.name] = held

    def _emptied(self, row: UserRow, filled: set[str], written: tuple[int, ...]) -> None:
        """What the user took out: it counts when another copy still has it."""
        for facts in self._facts.values():
            if facts.theirs and facts.place is not None and facts.name not in filled:
                base = written[facts.place] if facts.place < len(written) else 0
                if base:
                    row.cells[facts.name] = Held(None, TEXT, self._book.look(0), base=base)

    def _value(self, number: int, cell: RawCell) -> Any:
        if cell.kind == FORMULA or isinstance(cell.value, ArrayFormula | DataTableFormula):
            return Formula(cell.value, number, self.letters)
        return cell.value

    def _read_header(self, cells: list[RawCell], comments: Mapping[int, Comment]) -> None:
        for cell in cells:
            facts = self._facts.get(cell.column)
            if facts is None:
                continue
            if not facts.ours:
                self.headers[facts.name] = Held(facts.name, TEXT, self._book.look(cell.style))
            if cell.column in comments:
                self.header_comments[facts.name] = comments[cell.column]

    def set_links(self, parser: SheetParser) -> None:
        """Give the user's cells the addresses behind them, which stand after all rows."""
        rows = {row.number: row for row in self.rows}
        for link in parser.hyperlinks.hyperlink:
            if link.ref is None or ":" in link.ref:
                continue
            number, column = coordinate_to_tuple(link.ref)
            row = rows.get(number)
            name = self.names.get(column)
            if row is None or name is None or name not in row.cells:
                continue
            if link.id:
                link.target = self._targets.get(link.id)
            row.cells[name].link = link
