"""Copies a sheet that the user added, cell by cell, into a workbook that is written as a stream."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension

from brokenlinks.workbook.carrying.formulas import follow, follow_text
from brokenlinks.workbook.carrying.held import FORMULA, Formula
from brokenlinks.workbook.carrying.prints import PagePrint
from brokenlinks.workbook.carrying.stylist import Stylist

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl import Workbook
    from openpyxl.worksheet.hyperlink import Hyperlink

    from brokenlinks.workbook.carrying.formulas import Moves
    from brokenlinks.workbook.carrying.old_book import OldBook, Tab
    from brokenlinks.workbook.carrying.parsing import RawCell, SheetParser

#: What stands around the cells, and means the same in any workbook.
_AS_IT_IS = (
    "views",
    "sheet_format",
    "sheet_properties",
    "auto_filter",
    "print_options",
    "page_margins",
    "page_setup",
    "HeaderFooter",
    "protection",
    "row_breaks",
    "col_breaks",
)


def copy_sheet(old: OldBook, tab: Tab, book: Workbook, name: str, moves: Mapping[str, Moves]) -> str:
    """Add a sheet of an old workbook to a write-only one, under the name `name`.

    Args:
        moves: of the sheets of ours that its formulas may name.

    Returns:
        The print of what was written: see `PagePrint`.
    """
    return _SheetCopy(old, tab, book, name, moves).run()


class _SheetCopy:
    def __init__(self, old: OldBook, tab: Tab, book: Workbook, name: str, moves: Mapping[str, Moves]) -> None:
        self._old = old
        self._tab = tab
        self._moves = moves
        self._name = name
        self._ws: Any = book.create_sheet(name)
        self._stylist = Stylist(self._ws)
        self._printed = PagePrint()

    def run(self) -> str:
        with self._old.parser(self._tab) as around:
            for _ in around.rows():  # what stands around the cells comes after them, and is to be written before
                pass
        self._lay_out(around)
        links = self._links(around)
        comments = self._old.comments(self._tab)
        # A note may stand on a cell that is not there.
        waiting: dict[int, set[int]] = {}
        for place in (*links, *comments):
            row, column = coordinate_to_tuple(place)
            waiting.setdefault(row, set()).add(column)
        number = 0
        with self._old.parser(self._tab) as parser:
            for row, cells in parser.rows():
                while number + 1 < row:
                    number += 1
                    self._append(number, [], links, comments, waiting.pop(number, set()))
                number = row
                self._append(number, cells, links, comments, waiting.pop(number, set()))
        while waiting:
            number += 1
            self._append(number, [], links, comments, waiting.pop(number, set()))
        return self._printed.text()

    def _append(
        self,
        number: int,
        raw: list[RawCell],
        links: Mapping[str, Hyperlink],
        comments: Mapping[str, Any],
        wanted: set[int],
    ) -> None:
        found = {cell.column: self._cell(number, cell) for cell in raw}
        for column in wanted:
            place = f"{get_column_letter(column)}{number}"
            cell = found.setdefault(column, self._stylist.cell(None, "n"))
            if place in links:
                cell._hyperlink = links[place]
            if place in comments:
                cell.comment = comments[place]
        last = max(found, default=0)
        cells = [found.get(column) for column in range(1, last + 1)]
        self._printed.add(number, cells)
        self._ws.append(cells)

    def _cell(self, number: int, raw: RawCell) -> Any:
        value = raw.value
        if raw.kind == FORMULA:
            value = follow(Formula(value, number, {}), number, self._name, self._moves)
        cell = self._stylist.cell(value, raw.kind)
        if raw.style:
            self._stylist.dress(cell, self._old.look(raw.style))
        return cell

    def _lay_out(self, around: SheetParser) -> None:
        ws = self._ws
        ws.sheet_state = "hidden" if self._tab.state == "veryHidden" else self._tab.state
        for name in _AS_IT_IS:
            value = getattr(around, name, None)
            if value is not None:
                setattr(ws, name, value)
        for view in ws.views.sheetView:
            view.tabSelected = False
        for letter, attributes in around.column_dimensions.items():
            known = dict(attributes)
            style = int(known.pop("style", 0))
            column: Any = ColumnDimension(ws, **known)
            ws.column_dimensions[letter] = column
            if style:
                column._style = self._stylist.style(self._old.look(style))
        for key, attributes in around.row_dimensions.items():
            known = {name: value for name, value in attributes.items() if not name.startswith("{")}
            style = int(known.pop("s", 0))
            row: Any = RowDimension(ws, **known)
            ws.row_dimensions[int(key)] = row
            if style:
                row._style = self._stylist.style(self._old.look(style))
        if around.merged_cells is not None:
            ws.merged_cells = MultiCellRange([merged.ref for merged in around.merged_cells.mergeCell])
        self._rules(around)
        taken = {name for sheet in ws.parent.worksheets for name in sheet.tables}
        for table in self._old.tables(self._tab):
            name, copies = table.displayName, 1
            while table.displayName in taken:
                copies += 1
                table.displayName = table.name = f"{name}_{copies}"
            ws.add_table(table)

    def _rules(self, around: SheetParser) -> None:
        ws = self._ws
        found = getattr(around, "data_validations", None)
        for validation in found.dataValidation if found is not None else ():
            for part in ("formula1", "formula2"):
                text = getattr(validation, part)
                if text and not str(text).startswith('"'):
                    setattr(validation, part, follow_text(str(text), self._moves))
            ws.data_validations.append(validation)
        for formatting in around.formatting:
            for rule in formatting.rules:
                self._old.resolve(rule)
                rule.formula = [follow_text(str(text), self._moves) for text in rule.formula]
                ws.conditional_formatting.add(str(formatting.sqref), rule)

    def _links(self, around: SheetParser) -> dict[str, Hyperlink]:
        targets = {relation.Id: relation.Target for relation in self._tab.relations}
        found: dict[str, Hyperlink] = {}
        for link in around.hyperlinks.hyperlink:
            left, top, right, bottom = (edge or 1 for edge in range_boundaries(link.ref))
            for row in range(top, min(bottom, top + 999) + 1):
                for column in range(left, min(right, left + 99) + 1):
                    made = copy(link)
                    made.target = targets.get(link.id) if link.id else None
                    made.id = None
                    found[f"{get_column_letter(column)}{row}"] = made
        return found
