"""Writes a sheet that is a table, row by row: openpyxl's write-only mode keeps no row in memory.

A write-only sheet is typed here as `Worksheet`: it has the same attributes, though not the same base.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
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
from brokenlinks.workbook.dressed_cells import dressed_cell
from brokenlinks.workbook.excel_tables import add_table
from brokenlinks.workbook.streamed_sheets import WebLink, create_sheet, put_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import tzinfo

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

    from brokenlinks.workbook.carrying.new_table import NewRow, NewTable
    from brokenlinks.workbook.columns import Value

Row = TypeVar("Row")


def write_table(
    book: Workbook,
    table: NewTable,
    *,
    zone: tzinfo | None,
    limits: Limits,
    beside: Callable[[Sheet[Any], Iterable[Any]], tuple[str, int]],
) -> list[str]:
    """Add a sheet to a write-only workbook. Returns sentences on what a limit kept out, which stand in a
    note on the sheet's first cell as well.

    Args:
        beside: puts rows that are too many for a sheet into a file, and tells its name and how many they were.
    """
    sheet = table.sheet
    ws = create_sheet(book, table.title)
    _lay_out(ws, sheet)
    table.lay_out(ws)
    ws.append(table.header([_header_cell(ws, column) for column in sheet.columns]))
    writer = _RowWriter(ws, table, zone, limits)
    for row in table.rows():
        writer.write(row)
    notes = []
    if table.left_out:
        name, total = beside(table.program_sheet, table.every)
        notes.append(
            f"{table.left_out:,} of {total:,} rows are left out, "
            f"since a sheet holds no more than {limits.rows:,}: the file “{name}” beside the workbook has all of them."
        )
    if writer.unlinked:
        notes.append(
            f"{writer.unlinked:,} addresses are plain text, to be copied into a browser, "
            f"since a sheet holds no more than {limits.hyperlinks:,} links to click."
        )
    if writer.cut:
        notes.append(
            f"{writer.cut:,} texts are cut short, since a cell holds no more than {limits.characters:,} characters: "
            "an export as .jsonl has them whole."
        )
    if writer.rows:
        _make_table(ws, sheet, writer.rows)
    else:
        ws.append([styled_text(ws, sheet.empty, styles.NOTE_FONT, styles.TOP)])
    table.set_rules(ws)
    if notes:
        # Not below the table, where few would see it, and programs that read the sheet would take it for a row.
        put_note(ws, "\n\n".join(notes))
    return [f"{sheet.title}: {note}" for note in notes]


def _clickable(columns: Sequence[Column[Row]], rows: Sequence[Row], most: int) -> frozenset[str]:
    """The columns whose addresses are links to click: from the left, as many as the limit allows whole.

    Where no rows are known yet all are, and whatever comes first has the links.
    """
    kept: list[str] = []
    left = most
    for column in columns:
        if column.link is None:
            continue
        left -= sum(map(bool, map(column.link, rows)))
        if left < 0 and kept:
            break
        kept.append(column.name)
    return frozenset(kept)


class _ColumnCells(Generic[Row]):
    """A column, with a cell for each way that its values look: to make a style takes longer than to write a row."""

    def __init__(self, ws: Worksheet, column: Column[Row]) -> None:
        self.column = column
        self.sets_height = column.kind in (Kind.TEXT, Kind.URL) and not column.minor
        # Typed as Any: they are filled past openpyxl's setters, which look for formulas in each text, at 7 µs a cell.
        self._value: Any = _body_cell(ws, column)
        self._text: dict[tuple[bool, bool], Any] = {
            (linked, quoted): _body_cell(ws, column, linked=linked, quoted=quoted)
            for linked in (False, True)
            for quoted in (False, True)
        }

    def text(self, text: str, target: str | None) -> Cell:
        """With `text`, which is clean, and a link to `target`."""
        made = self._text[target is not None, looks_like_formula(text)]
        made._value = text or None
        made.data_type = "s" if text else "n"
        if target is not None:
            made._hyperlink = WebLink(target)
        cell: Cell = made
        return cell

    def value(self, value: Value) -> Cell:
        """With what is no text, as `plain_value` has it."""
        self._value._value = value
        self._value.data_type = "d" if isinstance(value, date) else "n"
        cell: Cell = self._value
        return cell


class _RowWriter:
    """Appends rows and counts what did not fit. Its cells are used again: an appended row is on disk at once."""

    def __init__(self, ws: Worksheet, table: NewTable, zone: tzinfo | None, limits: Limits) -> None:
        self.rows = 0
        self.unlinked = 0
        self.cut = 0
        self._ws = ws
        self._zone = zone
        self._limits = limits
        self._table = table
        self._links_left = limits.hyperlinks - table.links  # the user's own go first
        self._clickable = _clickable(table.sheet.columns, table.known, self._links_left)
        self._columns = [_ColumnCells(ws, column) for column in table.sheet.columns]
        self._heights = {
            (lines, hidden): RowDimension(ws, ht=lines * styles.LINE_HEIGHT, hidden=hidden)
            for lines in range(1, MOST_LINES + 1)
            for hidden in (False, True)
        }

    def write(self, row: NewRow) -> None:
        """Append the row, below those that were."""
        lines = 1
        cells = []
        for entry, value, link in zip(self._columns, row.values, row.links, strict=True):
            if not isinstance(value, str):
                cells.append(entry.value(None if value is None else plain_value(value, self._zone)))
                continue
            text, cut = clean_text(value, self._limits.characters)
            self.cut += cut
            if entry.sets_height and lines < MOST_LINES:
                lines = max(lines, lines_needed(text, entry.column.width, MOST_LINES))
            cells.append(entry.text(text, self._target(entry.column, link) if link and text else None))
        self.rows += 1
        number = self.rows + 1  # below the header
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

    def _target(self, column: Column[Any], address: str) -> str | None:
        if self._links_left <= 0 or column.name not in self._clickable:
            self.unlinked += address.startswith(("http://", "https://"))
            return None
        target = link_target(address, self._limits)
        self._links_left -= target is not None
        return target


def _set_text(cell: Cell, text: str) -> None:
    cell.value = text or None
    if text:
        # openpyxl takes "=…" for a formula and "#N/A" for an error: what comes from the web is text.
        cell.data_type = "s"


def _header_cell(ws: Worksheet, column: Column[Row]) -> Cell:
    fill = styles.YOURS_FILL if column.yours else styles.HEADER_FILL
    cell = dressed_cell(ws, styles.HEADER_FONT, styles.HEADER_ALIGNMENT, fill=fill)
    _set_text(cell, clean_text(column.name)[0])
    return cell


def _body_cell(ws: Worksheet, column: Column[Row], *, linked: bool = False, quoted: bool = False) -> Cell:
    return dressed_cell(
        ws,
        styles.LINK_FONT if linked else styles.BODY_FONT,
        styles.ALIGNMENTS[column.kind],
        styles.FORMATS[column.kind],
        border=styles.GRID,
        quoted=quoted,
    )


def _lay_out(ws: Worksheet, sheet: Sheet[Row]) -> None:
    """What write-only mode wants to know before the first row."""
    ws.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    ws.row_dimensions[1].height = styles.HEADER_HEIGHT
    # The [+] stands over the column on the left, whose details are folded away.
    ws.sheet_properties.outlinePr = Outline(summaryRight=False)
    for place, column in enumerate(sheet.columns, 1):
        dimension = ws.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        if column.minor:
            dimension.outlineLevel, dimension.hidden = 1, True
    # openpyxl finds out only when it is too late to say; room for the [+] depends on it.
    ws.column_dimensions.max_outline = int(any(column.minor for column in sheet.columns))
    set_up_print(ws)
    ws.print_title_rows = "1:1"


def _make_table(ws: Worksheet, sheet: Sheet[Row], rows: int) -> None:
    """What is said of all rows, once they are there."""
    add_table(ws, sheet.table_name, [column.name for column in sheet.columns], rows)
    for place, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(place)
        body = f"{letter}2:{letter}{rows + 1}"
        if column.kind in styles.SCALES:
            ws.conditional_formatting.add(body, styles.colour_scale(column.kind))
        for word, colour in column.tints.items():
            ws.conditional_formatting.add(body, styles.tint(word, colour))
        if column.choices:
            choices = DataValidation("list", formula1=f'"{",".join(column.choices)}"', showErrorMessage=False)
            choices.add(body)
            ws.data_validations.append(choices)
        if column.name == sheet.printed:
            ws.print_area = f"A1:{letter}{rows + 1}"


def styled_text(ws: Worksheet, text: str, font: Font, alignment: Alignment) -> Cell:
    """A cell of text, whatever the text looks like, for a write-only sheet."""
    cell = dressed_cell(ws, font, alignment, quoted=looks_like_formula(text))
    _set_text(cell, clean_text(text)[0])
    return cell


def set_up_print(ws: Worksheet) -> None:
    """Landscape A4, as wide as the page, numbered."""
    ws.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)  # inches
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = "9"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = "&A, page &P of &N"
    ws.HeaderFooter.oddFooter = footer
