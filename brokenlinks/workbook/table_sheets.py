"""Writes a sheet that is a table, row by row: openpyxl's write-only mode keeps no row in memory.

A write-only sheet is typed here as `Worksheet`: it has the same attributes, though not the same base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import Outline, PageSetupProperties

from brokenlinks.workbook import styles
from brokenlinks.workbook.cells import (
    MOST_LINES,
    Limits,
    clean_text,
    lines_needed,
    link_target,
    looks_like_formula,
    plain_value,
)
from brokenlinks.workbook.columns import Column, Kind, Sheet

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

    from brokenlinks.workbook.carrying.new_table import NewRow, NewTable

Row = TypeVar("Row")


def write_table(book: Workbook, table: NewTable, *, zone: tzinfo | None, limits: Limits) -> list[str]:
    """Add a sheet to a write-only workbook. Returns sentences on what a limit kept out, for the user."""
    sheet = table.sheet
    ws: Worksheet = book.create_sheet(table.title)
    _lay_out(ws, sheet, len(table))
    table.lay_out(ws)
    table.set_rules(ws)
    ws.append(table.header([_header_cell(ws, column) for column in sheet.columns]))
    if not len(table):
        ws.append([styled_text(ws, sheet.empty, styles.NOTE_FONT, styles.TOP)])
    writer = _RowWriter(ws, table, zone, limits)
    for number, row in enumerate(table.rows(), 2):
        writer.write(number, row)
    notes = []
    if table.left_out:
        notes.append(
            f"{sheet.title}: {table.left_out:,} of {len(table) + table.left_out:,} rows are left out, "
            f"since a sheet holds no more than {limits.rows:,}."
        )
    if writer.unlinked:
        notes.append(
            f"{sheet.title}: {writer.unlinked:,} addresses are plain text, "
            f"since a sheet holds no more than {limits.hyperlinks:,} links to click."
        )
    if writer.cut:
        notes.append(
            f"{sheet.title}: {writer.cut:,} texts are cut short, "
            f"since a cell holds no more than {limits.characters:,} characters."
        )
    return notes


class _ColumnCells(Generic[Row]):
    """A column, with a cell for each way that its values look: to make a style takes longer than to write a row."""

    def __init__(self, ws: Worksheet, column: Column[Row]) -> None:
        self.column = column
        self.sets_height = column.kind in (Kind.TEXT, Kind.URL) and not column.minor
        self._value = _body_cell(ws, column)
        self._text = {
            (linked, quoted): _body_cell(ws, column, linked=linked, quoted=quoted)
            for linked in (False, True)
            for quoted in (False, True)
        }

    def text(self, text: str, target: str | None) -> Cell:
        cell = self._text[target is not None, looks_like_formula(text)]
        _set_text(cell, text)
        if target is not None:
            cell.hyperlink = target
        return cell

    def value(self, value: float | date | datetime | None) -> Cell:
        self._value.value = value
        return self._value


class _RowWriter:
    """Appends rows and counts what did not fit. Its cells are used again: an appended row is on disk at once."""

    def __init__(self, ws: Worksheet, table: NewTable, zone: tzinfo | None, limits: Limits) -> None:
        self.unlinked = 0
        self.cut = 0
        self._ws = ws
        self._zone = zone
        self._limits = limits
        self._links = table.links  # the user's own go first
        self._table = table
        self._columns = [_ColumnCells(ws, column) for column in table.sheet.columns]
        self._heights = {
            (lines, hidden): RowDimension(ws, ht=lines * styles.LINE_HEIGHT, hidden=hidden)
            for lines in range(1, MOST_LINES + 1)
            for hidden in (False, True)
        }

    def write(self, number: int, row: NewRow) -> None:
        lines = 1
        cells = []
        for entry, value, link in zip(self._columns, row.values, row.links, strict=True):
            column = entry.column
            value = plain_value(value, self._zone)
            if not isinstance(value, str):
                cells.append(entry.value(value))
                continue
            text, cut = clean_text(value, self._limits.characters)
            self.cut += cut
            if entry.sets_height and lines < MOST_LINES:
                lines = max(lines, lines_needed(text, column.width, MOST_LINES))
            target = self._target(link) if link and text else None
            cells.append(entry.text(text, target))
        self._table.finish(number, row, cells)
        if row.user is not None and lines < MOST_LINES:
            lines = max(lines, *(self._lines(entry, cell) for entry, cell in zip(self._columns, cells, strict=True)))
        dimensions = self._ws.row_dimensions
        dimensions[number] = self._heights[lines, row.hidden]
        self._ws.append(cells)
        del dimensions[number]  # it is written; one for each of 200,000 rows would stay in memory

    def _lines(self, entry: _ColumnCells[Any], cell: Cell) -> int:
        if not (entry.sets_height and entry.column.yours and isinstance(cell.value, str)):
            return 1
        return lines_needed(cell.value, entry.column.width, MOST_LINES)

    def _target(self, address: str) -> str | None:
        target = link_target(address, self._limits)
        if target is None:
            return None
        if self._links == self._limits.hyperlinks:
            self.unlinked += 1
            return None
        self._links += 1
        return target


def _set_text(cell: Cell, text: str) -> None:
    cell.value = text or None
    if text:
        # openpyxl takes "=…" for a formula and "#N/A" for an error: what comes from the web is text.
        cell.data_type = "s"


def _header_cell(ws: Worksheet, column: Column[Row]) -> Cell:
    cell = styled_text(ws, column.name, styles.HEADER_FONT, styles.HEADER_ALIGNMENT)
    cell.fill = styles.YOURS_FILL if column.yours else styles.HEADER_FILL
    return cell


def _body_cell(ws: Worksheet, column: Column[Row], *, linked: bool = False, quoted: bool = False) -> Cell:
    cell = WriteOnlyCell(ws)
    cell.alignment = styles.ALIGNMENTS[column.kind]
    cell.number_format = styles.FORMATS[column.kind]
    cell.border = styles.GRID
    cell.font = styles.LINK_FONT if linked else styles.BODY_FONT
    if quoted:
        cell.quotePrefix = True  # it stays text even when a person edits the cell
    return cell


def _lay_out(ws: Worksheet, sheet: Sheet[Row], rows: int) -> None:
    """Everything but the cells. Write-only mode wants it before the first row."""
    last = get_column_letter(len(sheet.columns))
    ws.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    ws.auto_filter.ref = f"A1:{last}{rows + 1}"
    ws.row_dimensions[1].height = styles.HEADER_HEIGHT
    # The [+] stands over the column on the left, whose details are folded away.
    ws.sheet_properties.outlinePr = Outline(summaryRight=False)
    for place, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(place)
        dimension = ws.column_dimensions[letter]
        dimension.width = column.width
        if column.minor:
            dimension.outlineLevel, dimension.hidden = 1, True
        if rows:
            body = f"{letter}2:{letter}{rows + 1}"
            if column.kind is Kind.SCORE:
                ws.conditional_formatting.add(body, styles.score_scale())
            if column.choices:
                choices = DataValidation("list", formula1=f'"{",".join(column.choices)}"', showErrorMessage=False)
                choices.add(body)
                ws.data_validations.append(choices)
    set_up_print(ws)
    ws.print_title_rows = "1:1"


def styled_text(ws: Worksheet, text: str, font: Font, alignment: Alignment) -> Cell:
    """A cell of text, whatever the text looks like, for a write-only sheet."""
    cell = WriteOnlyCell(ws)
    _set_text(cell, clean_text(text)[0])
    cell.font, cell.alignment = font, alignment
    cell.quotePrefix = looks_like_formula(text)
    return cell


def set_up_print(ws: Worksheet) -> None:
    """Landscape A4, as wide as the page, numbered."""
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = "9"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = "&A, page &P of &N"
    ws.HeaderFooter.oddFooter = footer
