"""Cells with their looks: openpyxl takes a quarter of a millisecond to put one together, so each is made once."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from openpyxl.cell import WriteOnlyCell

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

# openpyxl's workbooks, and a cell's style as a whole, are typed as Any here: its stubs do not know them so.
_LOOKS: Final[WeakKeyDictionary[Any, dict[tuple[object, ...], tuple[Any, tuple[object, ...]]]]] = WeakKeyDictionary()


def dressed_cell(
    ws: Worksheet,
    font: Font,
    alignment: Alignment,
    number_format: str = "General",
    *,
    border: Border | None = None,
    fill: PatternFill | None = None,
    quoted: bool = False,
) -> Cell:
    """An empty cell for a write-only sheet.

    Args:
        quoted: what stands in it stays text even when a person edits the cell.
    """
    parts = (font, alignment, border, fill)
    key = (*map(id, parts), number_format, quoted)
    looks = _LOOKS.setdefault(ws.parent, {})
    if key not in looks:
        made: Any = WriteOnlyCell(ws)
        made.font, made.alignment, made.number_format = font, alignment, number_format
        if border is not None:
            made.border = border
        if fill is not None:
            made.fill = fill
        made.quotePrefix = quoted
        looks[key] = (made._style, parts)  # with its parts, or their ids may be given to others
    cell: Any = WriteOnlyCell(ws)
    cell._style = copy(looks[key][0])
    dressed: Cell = cell
    return dressed
