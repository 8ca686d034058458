"""A sheet of the new workbook with the user's work put back: columns, values, and rows that only they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence, Sized
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.carrying.formulas import Moves, follow
from brokenlinks.workbook.carrying.headers import folded
from brokenlinks.workbook.carrying.held import Formula, UserRow, fingerprint, plain_text
from brokenlinks.workbook.carrying.layout import letters_of
from brokenlinks.workbook.carrying.matching_rows import match_rows, row_keys
from brokenlinks.workbook.carrying.memory import TableMemory, is_what, key_print, packed
from brokenlinks.workbook.carrying.new_layout import lay_out, set_rules
from brokenlinks.workbook.carrying.stylist import Stylist
from brokenlinks.workbook.columns import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from brokenlinks.workbook.carrying.old_table import OldTable
    from brokenlinks.workbook.columns import Sheet, Value

_WIDTH: Final = 14  # characters, of a column that had no width of its own


@dataclass(slots=True)
class TableWork:
    """The user's work on one sheet, out of all files that were read, and what becomes of it."""

    old: OldTable | None = None  #: of the file whose arrangement counts; None: the sheet is new
    remembered: TableMemory | None = None  #: of that file
    rows: list[UserRow] = field(default_factory=list)
    updates: Mapping[tuple[str, ...], Mapping[str, Value]] = field(default_factory=dict)
    moves: dict[str, Moves] = field(default_factory=dict)  #: of all sheets, for formulas
    memory: TableMemory = field(default_factory=lambda: TableMemory(""))  #: filled while the sheet is written


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be written."""

    values: list[Value]  #: the program's, by column
    links: list[str]  #: where a click leads, by column; "" nowhere
    user: UserRow | None
    fixed: frozenset[str]  #: columns whose value here is newer than the user's
    hidden: bool


class NewTable:
    """What to write on a sheet: current rows in the program's order, then those that only the user has.

    Args:
        rows: gives the current ones, each time from the first.
        room: rows that the sheet can hold below its header.
        zone: in which times are shown.
    """

    def __init__(
        self,
        sheet: Sheet[Any],
        rows: Callable[[], Iterable[Any]],
        work: TableWork,
        *,
        room: int,
        zone: dt.tzinfo | None,
    ) -> None:
        old = work.old
        self._work = work
        self._zone = zone
        self._rows = rows
        total = _length(rows())
        self._count = min(total, room)
        matched, kept = match_rows(sheet, self._current, work.rows)
        if self._count + len(kept) > room:  # what the user wrote goes before what was found
            self._count = max(0, room - len(kept))
            matched, kept = match_rows(sheet, self._current, work.rows)
        self._matched = matched
        first = sheet.keys[0] if sheet.keys else ()
        hides = old is not None and bool(old.hidden)
        is_wanted = sheet.remembered or bool(work.rows) or hides
        self._keys = row_keys(sheet, self._current(), first) if first and is_wanted else []
        for place, row in matched.items():
            if row.written is None and work.remembered is not None:
                self._settle(row, sheet, work.remembered, key_print(self._keys[place]))
        self._kept = [row for row in kept if row.is_users]
        self.program_sheet = sheet  # as the program makes it
        self.sheet = replace(sheet, columns=tuple(self._columns(sheet)))
        self.title = old.tab if old is not None else sheet.title
        self.left_out = total - self._count
        self._first = first
        self._stylist: Stylist | None = None
        self._seen_styles: set[tuple[int, bytes]] = set()
        self._places = {column.name: place for place, column in enumerate(self.sheet.columns)}
        self._program = {column.name for column in sheet.columns}
        self._theirs = {column.name for column in self.sheet.columns if column.yours}
        self._tab = folded(self.title)
        work.memory.tab = self.title
        work.memory.columns = tuple(self._places)
        self._moves()

    @property
    def every(self) -> Iterable[Any]:
        """All of the program's rows, whether the sheet holds them or not."""
        return self._rows()

    @property
    def known(self) -> Sequence[Any]:
        """The program's rows on the sheet, where they are known before they are written; else none."""
        rows = self._rows()
        return rows[: self._count] if isinstance(rows, Sequence) else ()

    def __len__(self) -> int:
        return self._count + len(self._kept)

    def _current(self) -> Iterable[Any]:
        return islice(self._rows(), self._count)

    @property
    def links(self) -> int:
        """How many cells of the user's have an address behind them."""
        users = (*self._matched.values(), *self._kept)
        return sum(held.link is not None for row in users for held in row.cells.values())

    @staticmethod
    def _settle(row: UserRow, sheet: Sheet[Any], remembered: TableMemory, key: str) -> None:
        """A row whose key the user spelled in another way: what is not the user's of it is known only now."""
        ours = {column.name for column in sheet.columns if not column.yours}
        written = remembered.fingerprints(key)
        prints = dict(zip(remembered.columns, written, strict=False)) if written is not None else {}
        keys = {name for names in sheet.keys for name in names}
        for name in ours & row.cells.keys():
            if name in keys or (name in prints and is_what(fingerprint(row.cells[name].value), prints[name])):
                del row.cells[name]

    def _columns(self, sheet: Sheet[Any]) -> Iterator[Column[Any]]:
        """The columns as the user ordered them; ours that are not there, where we put them, after their neighbours."""
        old, remembered = self._work.old, self._work.remembered
        ours = {column.name: column for column in sheet.columns}
        filled = {name for row in (*self._matched.values(), *self._kept) for name in row.cells}
        order = [] if old is None else list(old.layout.order)
        written = remembered.marks.keys() if remembered is not None else set()
        order = [name for name in order if name in ours or name in filled or name not in written]
        order = [name for name in order if name in ours or name in filled or (old and name in old.headers)]
        order += sorted(filled - {*order, *ours})
        before = None
        for name in ours:
            if name not in order:
                order.insert(order.index(before) + 1 if before is not None else 0, name)
            before = name
        for name in order:
            column = ours.get(name) or Column[Any](name, "", _WIDTH, Kind.WORD, _nothing, yours=True)
            shown = old.layout.widths.get(name) if old is not None else None
            if shown is not None and shown.width:
                column = replace(column, width=max(1, round(shown.width)))
            if old is not None and name in ours and name not in old.layout.order and name in written:
                column = replace(column, minor=True)  # the user deleted it: it comes back folded away
            yield column

    def _moves(self) -> None:
        """Tell the formulas of all sheets where the rows and columns of this one are now."""
        old = self._work.old
        if old is None:
            return
        letters = letters_of(self._places)
        numbers = {key_print(key): number for number, key in enumerate(self._keys, 2) if any(key)}
        for number, row in enumerate(self._kept, self._count + 2):
            numbers[key_print(row.keys.get(name, "") for name in self._first)] = number
        self._work.moves[folded(old.tab)] = Moves(
            letters={before: letters[name] for before, name in old.letters.items() if name in letters},
            rows={number: numbers[key] for key, number in old.seen.items() if key in numbers},
            first=old.header_row + 1,
            last=old.last_row,
            last_now=len(self) + 1,
        )

    def lay_out(self, ws: Any) -> None:
        """Arrange the columns and the view as the user had them, after the program did, before the first row."""
        lay_out(ws, self._work, list(self._places))

    def set_rules(self, ws: Any) -> None:
        """Set the user's filters, drop-down lists and conditional formats, after the program set its own."""
        set_rules(ws, self._work, list(self._places), len(self))

    def header(self, cells: list[Any]) -> list[Any]:
        """The header, with the looks and notes that the user gave it."""
        old = self._work.old
        if old is None:
            return cells
        stylist = self._stylist_of(cells[0])
        for name, place in self._places.items():
            if name in old.headers:
                cell = stylist.cell(cells[place].value, "s")
                stylist.dress(cell, old.headers[name].look)
                cells[place] = cell
            if name in old.header_comments:
                cells[place].comment = old.header_comments[name]
        return cells

    def rows(self) -> Iterator[NewRow]:
        """All rows, top to bottom."""
        columns = self.sheet.columns
        hidden = self._work.old.hidden if self._work.old is not None else set()
        for place, row in enumerate(self._current()):
            values = [column.value(row) for column in columns]
            links = [column.link(row) if column.link is not None else "" for column in columns]
            user = self._matched.get(place)
            is_hidden = user.hidden if user is not None else bool(hidden) and key_print(self._keys[place]) in hidden
            key = self._keys[place] if self._keys else ()
            yield NewRow(values, links, user, self._update(key, values), is_hidden)
        for user in self._kept:
            values = [self._old_value(user, column) for column in columns]
            fixed = self._update(tuple(user.keys.get(name, "") for name in self._first), values)
            links = [
                str(value) if column.link is not None and isinstance(value, str) else ""
                for column, value in zip(columns, values, strict=True)
            ]
            yield NewRow(values, links, user, fixed, user.hidden)

    def _old_value(self, row: UserRow, column: Column[Any]) -> Value:
        held = row.others.get(column.name)
        value = held.value if held is not None else row.keys.get(column.name)
        if isinstance(value, dt.datetime):
            return value.replace(tzinfo=self._zone)
        if isinstance(value, bool) or value is None or isinstance(value, int | float | dt.date):
            return value
        return plain_text(value)

    def _update(self, key: tuple[str, ...], values: list[Value]) -> frozenset[str]:
        updates = self._work.updates.get(key) if self._work.updates else None
        if not updates:
            return frozenset()
        for name, value in updates.items():
            values[self._places[name]] = value
        return frozenset(updates)

    def finish(self, number: int, row: NewRow, cells: list[Any]) -> None:
        """Put the user's cells in place of the program's, and remember what the program wrote."""
        if row.user is None and not self.sheet.remembered:
            return
        stylist = self._stylist_of(cells[0])
        prints = [fingerprint(cell.value) for cell in cells]
        for place, cell in enumerate(cells):
            if (place, style := cell._style.tobytes()) not in self._seen_styles:
                self._seen_styles.add((place, style))
                self._remember_look(self.sheet.columns[place].name, stylist.mark(cell))
        user = row.user
        if user is not None:
            self._users_cells(number, row, user, cells, prints, stylist)
        keys = tuple(plain_text(cells[self._places[name]].value) for name in self._first)
        known = user is None or user.written is not None or number <= self._count + 1
        if known and keys and self.sheet.remembered:
            self._work.memory.rows.setdefault(key_print(keys), packed(prints))

    def _remember_look(self, name: str, mark: str) -> None:
        if name in self._program:
            self._work.memory.marks.setdefault(name, set()).add(mark)

    def _users_cells(
        self, number: int, row: NewRow, user: UserRow, cells: list[Any], prints: list[int], stylist: Stylist
    ) -> None:
        marks = self._work.remembered.marks if self._work.remembered is not None else {}
        for name, held in user.cells.items():
            place = self._places.get(name)
            if place is None or name in row.fixed or held.value is None:
                continue
            below = cells[place]
            value = held.value
            if isinstance(value, Formula):
                value = follow(value, number, self._tab, self._work.moves)
            cell = stylist.cell(value, held.kind)
            if name not in self._program or held.look.mark not in marks.get(name, ()):
                stylist.dress(cell, held.look)
            else:
                cell._style = copy(below._style)
                cell.quotePrefix = held.look.quote_prefix
            if held.link is not None:
                link = copy(held.link)
                link.id = None
                cell._hyperlink = link
            cells[place] = cell
            if name in self._theirs:
                prints[place] = fingerprint(held.value)
            elif held.base is not None and number > self._count + 1:
                prints[place] = held.base
        for name, look in user.looks.items():
            place = self._places.get(name)
            if place is not None and not user.has(name):
                below = cells[place]
                cell = _copy(below, stylist)
                stylist.colour(cell, below, look)
                cells[place] = cell
        for name, comment in user.comments.items():
            place = self._places.get(name)
            if place is not None:
                cell = _copy(cells[place], stylist)
                cell.comment = comment
                cells[place] = cell

    def _stylist_of(self, cell: Any) -> Stylist:
        if self._stylist is None:
            self._stylist = Stylist(cell.parent)
        return self._stylist


def _length(rows: Iterable[Any]) -> int:
    return len(rows) if isinstance(rows, Sized) else sum(1 for _ in rows)


def _copy(cell: Any, stylist: Stylist) -> Any:
    """A cell of its own: the program uses one cell for all rows of a column."""
    made = stylist.cell(cell.value, cell.data_type)
    made._style = copy(cell._style)
    made._hyperlink = cell._hyperlink
    return made


def _nothing(_: Any) -> Value:
    return None
