"""A user who edits workbooks at random, as people do, and remembers every word that they typed."""

from __future__ import annotations

import shutil
import warnings
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from brokenlinks.workbook.sheets import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

    from openpyxl.worksheet.worksheet import Worksheet

Key = tuple[str, ...]
#: Columns that tell the rows of a sheet apart; a user may sort them away, but never deletes all of them.
KEYS = {"Prospects": ("Page to contact", "Dead address"), "Dead targets": ("Dead page",), "Pages": ("Page",)}
EMPTY = {table.sheet.title: table.sheet.empty for table in TABLES.values()}
YOURS = ("Status", "Contacted on", "Follow-up due", "Replied on", "Placed at", "Notes")
DAYS = ("Contacted on", "Follow-up due", "Replied on")
#: What a user may type that a spreadsheet or a reader of it could take for something else.
ODD = ("=cmd|' /C calc'!A0", "007", "_x0041_", "a\nb", "#N/A", "TRUE", "  blanks  ", "@SUM(1)", "2026-11-22", "ü 漢")


@dataclass
class Typed:
    """Everything that must be in the workbook."""

    cells: dict[tuple[str, Key, str], object] = field(default_factory=dict)  #: (sheet, row, column) → value
    rows: dict[str, str] = field(default_factory=dict)  #: rows added by hand: a word in each → its sheet
    sheets: dict[str, dict[str, object]] = field(default_factory=dict)  #: sheets added: name → values by cell
    colours: dict[tuple[str, Key, str], str] = field(default_factory=dict)
    comments: dict[tuple[str, Key, str], str] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)  #: added, by sheet

    def forget_row(self, sheet: str, key: Key) -> None:
        for kept in (self.cells, self.colours, self.comments):
            for place in [place for place in kept if place[:2] == (sheet, key)]:
                del kept[place]


@contextmanager
def editing(path: Path) -> Iterator[Any]:
    """A workbook, to be changed and saved."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it does not read
        book = load_workbook(path, rich_text=True)
        yield book
        book.save(path)


class Grid:
    """A sheet as a person sees it: a header somewhere at the top, rows with keys."""

    def __init__(self, ws: Worksheet, title: str) -> None:
        self.ws: Any = ws
        self.title = title
        self.header = {str(cell.value).strip().casefold(): cell.column for cell in ws[1] if cell.value is not None}

    def column(self, name: str) -> int | None:
        return self.header.get(name.casefold())

    def key(self, row: int) -> Key:
        columns = [self.column(name) for name in KEYS[self.title]]
        return tuple(str(self.ws.cell(row, column).value or "") if column else "" for column in columns)

    def rows(self) -> list[int]:
        """Those with a key; a sentence that stands there for want of rows is none."""
        rows = [row for row in range(2, self.ws.max_row + 1) if all(self.key(row))]
        return [] if [self.key(row)[0] for row in rows] == [EMPTY.get(self.title)] else rows


def grid(book: Any, title: str) -> Grid | None:
    """The sheet of ours, whatever its tab is called now."""
    for ws in book.worksheets:
        names = {str(cell.value).strip().casefold() for cell in ws[1]}
        if {name.casefold() for name in KEYS[title]} <= names and (title != "Pages" or "outcome" in names):
            return Grid(ws, title)
    return None


class User:
    """Edits the workbook at `path`."""

    def __init__(self, path: Path, random: Random) -> None:
        self.path = path
        self.typed = Typed()
        self._random = random
        self._count = 0
        self._deeds: list[Callable[[Any], None]] = [
            self.writes, self.writes, self.writes, self.writes, self.clears, self.changes_a_mail, self.adds_a_column,
            self.fills_own_column, self.adds_a_row, self.adds_a_sheet, self.colours_a_cell, self.comments_on_a_cell,
            self.moves_a_column, self.deletes_a_column, self.sorts, self.filters, self.renames_a_tab, self.deletes_rows,
            self.respells_a_header, self.widens,
        ]  # fmt: skip

    def edits(self, book: Any, deeds: int) -> None:
        """Do something to the workbook, several times."""
        for _ in range(deeds):
            self._random.choice(self._deeds)(book)

    def notes(self, path: Path, count: int) -> None:
        """Write notes into one of two files that are both in use; each is a word of its own."""
        with editing(path) as book:
            for _ in range(count):
                found = grid(book, "Prospects")
                rows = found.rows() if found is not None else []
                if found is None or not rows or found.column("Notes") is None:
                    return
                row = self._random.choice(rows)
                place = ("Prospects", found.key(row), "Notes")
                if place not in self.typed.cells:
                    self._set(found, row, "Notes", self.word())

    def copies_the_file(self, name: str) -> None:
        """Keep a copy of today's state, as people do."""
        shutil.copy2(self.path, self.path.with_name(name))

    def word(self) -> str:
        """Something never typed before."""
        self._count += 1
        odd = self._random.choice(ODD) if self._random.random() < 0.4 else "word"
        return f"{odd} {self._count}."

    def _grid(self, book: Any) -> Grid | None:
        return grid(book, self._random.choice(("Prospects", "Prospects", "Prospects", "Dead targets", "Pages")))

    def _place(self, book: Any) -> tuple[Grid, int] | None:
        found = self._grid(book)
        rows = found.rows() if found is not None else []
        return (found, self._random.choice(rows)) if found is not None and rows else None

    def _value(self, column: str) -> object:
        if column in DAYS:
            return datetime.combine(date(2026, 1, 1), time()) + timedelta(days=self._random.randrange(500))
        return self._random.choice((self.word(), self.word(), self._random.randrange(10**6), 1.25, True))

    def _set(self, found: Grid, row: int, name: str, value: object) -> None:
        column = found.column(name)
        if column is None:
            return
        cell = found.ws.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # as Excel does with text after an apostrophe
        self.typed.cells[found.title, found.key(row), name] = value

    def writes(self, book: Any) -> None:
        """Status, dates, notes."""
        found = grid(book, "Prospects")
        rows = found.rows() if found is not None else []
        if found is not None and rows:
            name = self._random.choice(YOURS)
            self._set(found, self._random.choice(rows), name, self._value(name))

    def clears(self, book: Any) -> None:
        """A note that is no longer wanted."""
        places = [place for place in self.typed.cells if place[2] not in ("Mail subject", "Mail text")]
        if not places:
            return
        title, key, name = self._random.choice(places)
        found = grid(book, title)
        column = found.column(name) if found is not None else None
        if found is not None and column is not None:
            for row in found.rows():
                if found.key(row) == key:
                    found.ws.cell(row, column).value = None
                    self.typed.cells.pop((title, key, name), None)

    def changes_a_mail(self, book: Any) -> None:
        found = grid(book, "Prospects")
        rows = found.rows() if found is not None else []
        if found is not None and rows:
            self._set(found, self._random.choice(rows), self._random.choice(("Mail subject", "Mail text")), self.word())

    def adds_a_column(self, book: Any) -> None:
        found = self._grid(book)
        if found is None or len(self.typed.columns.get(found.title, ())) > 3:
            return
        name = f"Mine {self._count}"
        self._count += 1
        place = self._random.randrange(1, found.ws.max_column + 2)
        if place <= found.ws.max_column:
            _insert_column(found.ws, place)
        found.ws.cell(1, place).value = name
        self.typed.columns.setdefault(found.title, []).append(name)

    def fills_own_column(self, book: Any) -> None:
        place = self._place(book)
        if place is None:
            return
        found, row = place
        names = [name for name in self.typed.columns.get(found.title, ()) if found.column(name) is not None]
        if names:
            name = self._random.choice(names)
            self._set(found, row, name, self._value(name))

    def adds_a_row(self, book: Any) -> None:
        found = self._grid(book)
        if found is None:
            return
        word, row = self.word(), found.ws.max_row + 1
        name = self._random.choice(("Notes", "Why", "It was about", "Title"))
        column = found.column(name)
        if column is None or len(self.typed.rows) > 6:
            return
        cell = found.ws.cell(row, column)
        cell.value, cell.data_type = word, "s"
        page = found.column(KEYS[found.title][0])
        if page is not None and len(KEYS[found.title]) > 1:
            found.ws.cell(row, page).value = "https://by-hand.example/"
        self.typed.rows[word] = found.title

    def adds_a_sheet(self, book: Any) -> None:
        if len(self.typed.sheets) > 2:
            return
        name = f"Plan {len(self.typed.sheets)}"
        ws = book.create_sheet(name, self._random.randrange(len(book.sheetnames)))
        values = {"A1": self.word(), "C7": self._random.randrange(1000), "B2": datetime(2026, 3, 4)}  # noqa: DTZ001
        for place, value in values.items():
            ws[place].value = value
            if isinstance(value, str):
                ws[place].data_type = "s"
        ws.merge_cells("E1:F2")
        self.typed.sheets[name] = values

    def colours_a_cell(self, book: Any) -> None:
        place = self._place(book)
        if place is None:
            return
        found, row = place
        name = self._random.choice((*KEYS[found.title], *(("Status", "Notes") if found.title == "Prospects" else ())))
        column = found.column(name)
        if column is not None:
            colour = f"{self._random.randrange(0x111111, 0xEEEEEE):06X}"
            found.ws.cell(row, column).fill = PatternFill("solid", fgColor=colour)
            found.ws.cell(row, column).font = Font(bold=True)
            self.typed.colours[found.title, found.key(row), name] = colour

    def comments_on_a_cell(self, book: Any) -> None:
        place = self._place(book)
        if place is None:
            return
        found, row = place
        column = found.column(KEYS[found.title][0])
        if column is not None:
            text = self.word()
            found.ws.cell(row, column).comment = Comment(text, "me")
            self.typed.comments[found.title, found.key(row), KEYS[found.title][0]] = text

    def moves_a_column(self, book: Any) -> None:
        found = self._grid(book)
        if found is not None:
            source = self._random.randrange(1, found.ws.max_column + 1)
            _move_column(found.ws, source, self._random.randrange(1, found.ws.max_column + 1))

    def deletes_a_column(self, book: Any) -> None:
        found = self._grid(book)
        if found is None:
            return
        name = self._random.choice(("Why", "Sentence", "Evidence", "Checks", "Language", "Page title"))
        column = found.column(name)
        typed_in = any(place[0] == found.title and place[2] == name for place in self.typed.cells)
        if column is not None and name not in KEYS[found.title] and not typed_in and not self.typed.rows:
            _delete_column(found.ws, column)

    def sorts(self, book: Any) -> None:
        found = self._grid(book)
        if found is None or found.ws.max_row < 3:
            return
        last = found.ws.max_row
        order = list(range(2, last + 1))
        self._random.shuffle(order)
        _reorder_rows(found.ws, order)

    def filters(self, book: Any) -> None:
        found = grid(book, "Prospects")
        column = found.column("Status") if found is not None else None
        if found is not None and column is not None:
            tables = list(found.ws.tables.values())
            target = tables[0].autoFilter if tables else found.ws.auto_filter
            if target is not None and target.ref and not target.filterColumn:
                target.add_filter_column(column - 1, ["Contacted"])
            for row in found.rows()[:2]:
                found.ws.row_dimensions[row].hidden = True

    def renames_a_tab(self, book: Any) -> None:
        found = self._grid(book)
        if found is not None and not found.ws.tables:
            found.ws.title = f"{found.title[:20]} {self._random.randrange(3)}"

    def deletes_rows(self, book: Any) -> None:
        place = self._place(book)
        if place is not None and self._random.random() < 0.3:
            found, row = place
            self.typed.forget_row(found.title, found.key(row))
            _delete_row(found.ws, row)

    def respells_a_header(self, book: Any) -> None:
        found = self._grid(book)
        if found is not None and not found.ws.tables:
            cell = found.ws.cell(1, self._random.randrange(1, found.ws.max_column + 1))
            if isinstance(cell.value, str):
                cell.value = self._random.choice((cell.value.upper(), f" {cell.value} ", cell.value.lower()))

    def widens(self, book: Any) -> None:
        found = self._grid(book)
        if found is not None:
            found.ws.column_dimensions["C"].width = 77
            found.ws.freeze_panes = self._random.choice(("B2", "D2", "A2", None))


def _taken(ws: Any, row: int, column: int) -> tuple[Any, ...]:
    cell = ws.cell(row, column)
    comment = cell.comment
    cell.comment = None
    held = (cell.value, cell.data_type, copy(cell._style), cell.hyperlink, comment)
    cell._hyperlink = None
    return held


def _put(ws: Any, row: int, column: int, held: tuple[Any, ...]) -> None:
    cell = ws.cell(row, column)
    cell.value, cell.data_type, cell._style = held[0], held[1], held[2]
    cell._hyperlink = held[3]
    if held[3] is not None:
        held[3].ref = cell.coordinate
    cell.comment = held[4]


def _arrange_columns(ws: Any, order: list[int | None]) -> None:
    """Put columns into a new order; None makes an empty one."""
    grid_of = {
        (row, column): _taken(ws, row, column)
        for row in range(1, ws.max_row + 1)
        for column in range(1, ws.max_column + 1)
    }
    last_row, last_column = ws.max_row, ws.max_column
    for row in range(1, last_row + 1):
        for number in range(1, max(last_column, len(order)) + 1):
            source = order[number - 1] if number <= len(order) else None
            if source is not None:
                _put(ws, row, number, grid_of[row, source])
            elif (row, number) in ws._cells:
                del ws._cells[row, number]


def _insert_column(ws: Any, place: int) -> None:
    order: list[int | None] = list(range(1, ws.max_column + 1))
    order.insert(place - 1, None)
    _arrange_columns(ws, order)


def _move_column(ws: Any, source: int, target: int) -> None:
    order: list[int | None] = [column for column in range(1, ws.max_column + 1) if column != source]
    order.insert(target - 1, source)
    _arrange_columns(ws, order)


def _delete_column(ws: Any, place: int) -> None:
    _arrange_columns(ws, [column for column in range(1, ws.max_column + 1) if column != place])


def _reorder_rows(ws: Any, order: list[int]) -> None:
    held = {(row, column): _taken(ws, row, column) for row in order for column in range(1, ws.max_column + 1)}
    for number, row in enumerate(order, 2):
        for column in range(1, ws.max_column + 1):
            _put(ws, number, column, held[row, column])


def _delete_row(ws: Any, row: int) -> None:
    last = ws.max_row
    order = [number for number in range(2, last + 1) if number != row]
    _reorder_rows(ws, [*order, row])
    for column in range(1, ws.max_column + 1):
        ws._cells.pop((last, column), None)
