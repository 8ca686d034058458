"""Puts the looks of old cells onto cells of a new workbook."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell

from brokenlinks.workbook.carrying.held import TEXT, mark_of

if TYPE_CHECKING:
    from openpyxl.styles.cell_style import StyleArray

    from brokenlinks.workbook.carrying.held import Look

# openpyxl's cells are typed as Any here: their style as a whole, which FAQs copy, is not in its stubs.


class Stylist:
    """Cells for one sheet of a new workbook. To make a style takes long, so each is made once."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._whole: dict[int, tuple[Look, StyleArray]] = {}
        self._over: dict[tuple[int, bytes], StyleArray] = {}
        self._marks: dict[bytes, str] = {}

    def cell(self, value: Any, kind: str) -> Any:
        """A cell without a style."""
        cell = WriteOnlyCell(self._sheet)
        cell.value = value
        if value is not None and kind != "d":  # of dates, openpyxl knows which kind it is
            cell.data_type = kind  # else "=1" typed as text would become a formula
        elif kind == TEXT:
            cell.data_type = TEXT
        return cell

    def dress(self, cell: Any, look: Look) -> None:
        """Give a cell the whole look of an old one."""
        cell._style = self.style(look)

    def colour(self, cell: Any, below: Any, look: Look) -> None:
        """Give a cell the look of `below`, but the font, colours and number format of an old one."""
        key = (id(look), below._style.tobytes())
        style = self._over.get(key)
        if style is None:
            whole = self._style(look)
            style = copy(below._style)
            style.fontId, style.fillId, style.numFmtId = whole.fontId, whole.fillId, whole.numFmtId
            self._over[key] = style
        cell._style = copy(style)

    def style(self, look: Look) -> StyleArray:
        """The whole look of an old cell, for a cell, a row or a column."""
        return copy(self._style(look))

    def mark(self, cell: Any) -> str:
        """How a cell looks at a glance: see `mark_of`."""
        key = cell._style.tobytes()
        mark = self._marks.get(key)
        if mark is None:
            mark = self._marks[key] = mark_of(cell.font, cell.fill, cell.number_format)
        return mark

    def _style(self, look: Look) -> StyleArray:
        known = self._whole.get(id(look))
        if known is None:
            cell: Any = WriteOnlyCell(self._sheet)
            cell.font, cell.fill, cell.border = copy(look.font), copy(look.fill), copy(look.border)
            cell.alignment, cell.protection = copy(look.alignment), copy(look.protection)
            cell.number_format = look.number_format
            cell.quotePrefix = look.quote_prefix
            known = self._whole[id(look)] = (look, cell._style)  # with the look, or its id may be given to another
        return known[1]
