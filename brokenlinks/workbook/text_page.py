"""A sheet that is read like a page: filled from the top, a line at a time."""

from __future__ import annotations

import textwrap
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break, RowBreak

from brokenlinks.workbook import styles
from brokenlinks.workbook.carrying.prints import PagePrint
from brokenlinks.workbook.cells import lines_needed, link_target, plain_value
from brokenlinks.workbook.columns import Kind
from brokenlinks.workbook.dressed_cells import dressed_cell
from brokenlinks.workbook.table_sheets import set_up_print, styled_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

_WRAPPED_FROM: Final = 60  # a column of this width holds sentences; text in a narrower one runs on to the right
_NOTE_WIDTH: Final = 130
_ENTRY_WIDTH: Final = 95


class TextPage:
    """A sheet that is filled from the top. `lines` is how many rows it has: the number of the last one."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[int], zone: tzinfo | None) -> None:
        self.ws: Worksheet = book.create_sheet(title)
        self.lines = 0
        self.printed = PagePrint()  #: tells later whether the user wrote on it
        self._zone = zone
        self._widths = widths
        for place, width in enumerate(widths, 1):
            self.ws.column_dimensions[get_column_letter(place)].width = width
        self.ws.sheet_view.showGridLines = False
        self.ws.row_breaks = RowBreak()
        set_up_print(self.ws)

    def title(self, text: str) -> None:
        self._append([self._text(text, styles.TITLE_FONT)], styles.TITLE_HEIGHT)

    def heading(self, text: str) -> None:
        self.space(1)
        self._append([self._text(text, styles.HEADING_FONT)], styles.HEADING_HEIGHT)

    def space(self, rows: int) -> None:
        """Empty rows, each as high as a line of text."""
        for _ in range(rows):
            self._append([], styles.LINE_HEIGHT)

    def new_printed_page(self) -> None:
        """On paper, what comes next begins at the top."""
        self.ws.row_breaks.append(Break(id=self.lines))

    def note(self, text: str, *, bold: bool = False, sheet: str = "") -> None:
        """A paragraph over the whole width; a click on its first line leads to `sheet`, if that is named."""
        for number, line in enumerate(textwrap.wrap(text, _NOTE_WIDTH)):
            cell = self._text(line, styles.BOLD_FONT if bold else styles.BODY_FONT)
            if sheet and not number:
                cell.font = styles.BOLD_LINK_FONT
                cell.hyperlink = Hyperlink(ref="", location=quote_sheetname(sheet) + "!A1", display=line)
            self._append([cell], styles.LINE_HEIGHT)

    def entry(self, name: str, text: str) -> None:
        """A name, and right of it text that runs on over the other columns, on as many rows as it takes."""
        rows = (
            part for line in text.splitlines() for part in textwrap.wrap(line, _ENTRY_WIDTH, break_on_hyphens=False)
        )
        for part in rows:
            self.line(name, part)
            name = ""

    def linked(self, name: str, address: str, text: str) -> None:
        """A name that leads to `address` when it is clicked, cut to its column, and text right of it, on one line."""
        cell = self._text(shortened(name, self._widths[0]), styles.BODY_FONT, styles.INDENTED)
        target = link_target(address)
        if target is not None:
            cell.font, cell.hyperlink = styles.LINK_FONT, target
        self._append([cell, self._text(shortened(text, _ENTRY_WIDTH), styles.BODY_FONT)], styles.LINE_HEIGHT)

    def line(self, *values: str | int | float | datetime | None, bold: bool = False) -> None:
        """A row of a small table; a float is a share, shown as a percentage."""
        font = styles.BOLD_FONT if bold else styles.BODY_FONT
        lines = max(
            lines_needed(value, width, 20) if isinstance(value, str) and width >= _WRAPPED_FROM else 1
            for value, width in zip(values, self._widths, strict=False)
        )
        cells = [
            self._text(value, font, styles.WRAPPED if width >= _WRAPPED_FROM else styles.TOP)
            if isinstance(value, str)
            else self._value(value, font)
            for value, width in zip(values, self._widths, strict=False)
        ]
        self._append(cells, lines * styles.LINE_HEIGHT)

    def formula(self, name: str, formula: str) -> None:
        """A name, and a whole number that the spreadsheet program works out. `formula` holds no text from the web."""
        cell = self._value(None, styles.BODY_FONT)
        cell.value = formula  # "=…": openpyxl's type for it is "f"
        self._append([self._text(name, styles.BODY_FONT), cell], styles.LINE_HEIGHT)

    def _append(self, cells: list[Cell], height: float) -> None:
        self.lines += 1
        self.ws.row_dimensions[self.lines].height = height
        self.printed.add(self.lines, cells)
        self.ws.append(cells)

    def _text(self, text: str, font: Font, alignment: Alignment = styles.TOP) -> Cell:
        return styled_text(self.ws, text, font, alignment)

    def _value(self, value: float | datetime | None, font: Font) -> Cell:
        if isinstance(value, datetime):
            number_format = styles.FORMATS[Kind.TIME]
        else:
            number_format = styles.SHARE_FORMAT if isinstance(value, float) else styles.FORMATS[Kind.NUMBER]
        # Filled past openpyxl's setter, which gives times a format of its own.
        cell: Any = dressed_cell(self.ws, font, styles.LEFT, number_format)
        cell._value, cell.data_type = plain_value(value, self._zone), "d" if isinstance(value, datetime) else "n"
        made: Cell = cell
        return made


def shortened(text: str, width: int) -> str:
    """`text` on one line, and no longer than `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
