"""The user's formulas follow the cells that they name: rows are sorted anew, and columns may come between others."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from brokenlinks.workbook.carrying.headers import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.workbook.carrying.held import Formula

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
_COLUMN = re.compile(r"(\$?)([A-Za-z]{1,3})")


@dataclass(slots=True)
class Moves:
    """Where the cells of one sheet went."""

    letters: dict[str, str]  #: letters of columns before → now
    rows: dict[int, int] = field(default_factory=dict)  #: numbers of rows before → now
    first: int = 2  #: the first row below the header, before
    last: int = 1  #: the last row, before
    last_now: int = 1


def follow(formula: Formula, row: int, tab: str, moves: Mapping[str, Moves]) -> Any:
    """A formula as it must read in `row`, as openpyxl takes it.

    References to its own row stay in the row; those to other rows of its sheet keep their distance, as when Excel
    copies a formula; those to other sheets go on naming the same cells.

    Args:
        tab: of the sheet in which it stands.
        moves: of each sheet of ours, by the folded name of its tab.
    """
    value = formula.value
    if isinstance(value, ArrayFormula):
        moved = copy(value)
        moved.text = _follow_text(str(value.text), formula.row, row, tab, moves)
        moved.ref = _follow_range(str(value.ref), formula.row, row, moves.get(folded(tab)), own=True)
        return moved
    if isinstance(value, DataTableFormula):
        return value
    return _follow_text(str(value), formula.row, row, tab, moves)


def follow_text(text: str, moves: Mapping[str, Moves], *, tab: str = "", shift: tuple[int, int] = (1, 1)) -> str:
    """A formula that stands in no row of ours, with its references to our sheets brought up to date.

    Args:
        text: with or without its "=".
        tab: the sheet that references without a name belong to, if it is ours.
        shift: the row for which it was written, and the one for which it is now.
    """
    if text.startswith("="):
        return _follow_text(text, *shift, tab, moves)
    return _follow_text("=" + text, *shift, tab, moves)[1:]


def _follow_text(text: str, before: int, now: int, tab: str, moves: Mapping[str, Moves]) -> str:
    try:
        tokens = Tokenizer(text).items
    except (TokenizerError, IndexError):  # nothing that Excel would take; it stays as it is
        return text
    parts = ["="]
    for token in tokens:
        value = token.value
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            name, mark, reference = value.rpartition("!")
            target = folded(name.strip("'").replace("''", "'")) if mark else folded(tab)
            own = target == folded(tab)
            value = name + mark + _follow_range(reference, before, now, moves.get(target), own=own)
        parts.append(value)
    return "".join(parts)


def _follow_range(reference: str, before: int, now: int, moves: Moves | None, *, own: bool) -> str:
    if moves is None:
        return reference
    ends = reference.split(":")
    cells = [_CELL.fullmatch(end) for end in ends]
    if all(cells):
        rows = [int(cell[4]) for cell in cells if cell]
        if len(rows) == 2 and rows == [moves.first, moves.last] and moves.last > moves.first:
            placed = [2, max(2, moves.last_now)]  # all rows are meant, however many there are now
        else:
            placed = [
                _row(row, before, now, moves, own=own, fixed=bool(cell[3]), alone=len(rows) == 1)
                for row, cell in zip(rows, cells, strict=True)
                if cell
            ]
        return ":".join(
            f"{cell[1]}{_letters(cell[2], moves)}{cell[3]}{row}"
            for cell, row in zip(cells, placed, strict=True)
            if cell
        )
    columns = [_COLUMN.fullmatch(end) for end in ends]
    if len(ends) == 2 and all(columns):
        return ":".join(f"{column[1]}{_letters(column[2], moves)}" for column in columns if column)
    return reference


def _letters(letters: str, moves: Moves) -> str:
    return moves.letters.get(letters.upper(), letters)


def _row(row: int, before: int, now: int, moves: Moves, *, own: bool, fixed: bool, alone: bool) -> int:
    if own and not fixed:
        return max(1, row - before + now)
    if row < moves.first:
        return min(row, 1) if row == moves.first - 1 else row  # the header stands in the first row now
    return moves.rows.get(row, row) if alone else row
