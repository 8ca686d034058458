"""Changes single cells in the XML of a sheet and leaves every other byte of it alone.

So nothing can get lost that a spreadsheet program put there and openpyxl does not know.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.parsers.expat import ParserCreate
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils import datetime as excel_time

from brokenlinks.workbook.cells import clean_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from brokenlinks.workbook.columns import Value

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


@dataclass(slots=True)
class _Cell:
    column: int
    start: int  # bytes
    style: str
    end: int = 0
    has_formula: bool = False


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    end: int = 0  # where its closing tag begins


@dataclass(slots=True)
class Patched:
    """A sheet with other values."""

    xml: bytes
    formulas: list[tuple[int, int]]  #: rows and columns of cells that were left alone, as a formula stands there


def patch(
    xml: bytes,
    values: Mapping[int, Mapping[int, Value]],
    *,
    epoch: dt.datetime,
    date_styles: Collection[int],
) -> Patched:
    """Put values into cells of a sheet; they look as the cells did, or, where there was none, as others of the column.

    Args:
        xml: the part of the sheet, in UTF-8.
        values: by row and column, from 1; times without a zone.
        date_styles: numbers of the styles that show days or times.

    Raises:
        ValueError: it is in another encoding.
        xml.parsers.expat.ExpatError: it is no XML.
    """
    if not xml.startswith((b"<", _BYTE_ORDER_MARK)):
        raise ValueError("the sheet is not in UTF-8")
    scan = _Scan(xml, values.keys())
    edits: list[tuple[int, int, bytes]] = []
    formulas = []
    for number, row in scan.rows.items():
        for column, value in sorted(values[number].items()):
            known = next((cell for cell in row.cells if cell.column == column), None)
            if known is not None and known.has_formula:
                formulas.append((number, column))
                continue
            style = known.style if known is not None else scan.styles.get(column, "")
            if isinstance(value, dt.date) and (not style or int(style) not in date_styles):
                style = next((s for s in scan.styles_of.get(column, ()) if int(s) in date_styles), style)
            cell = _written(scan.prefix, number, column, style, value, epoch=epoch, date_styles=date_styles)
            if known is not None:
                edits.append((known.start, known.end, cell))
            else:
                place = next((cell.start for cell in row.cells if cell.column > column), row.end)
                edits.append((place, place, cell))
    parts, at = [], 0
    for start, end, cell in sorted(edits, key=lambda edit: edit[:2]):  # stable: two new cells stay in their order
        parts += [xml[at:start], cell]
        at = end
    return Patched(b"".join((*parts, xml[at:])), formulas)


class _Scan:
    """Where the cells of some rows stand, in bytes."""

    def __init__(self, xml: bytes, wanted: Collection[int]) -> None:
        self.rows: dict[int, _Row] = {}
        self.prefix = ""  # of the elements' names
        self.styles: dict[int, str] = {}  # the last style of a column
        self.styles_of: dict[int, dict[str, None]] = {}
        self._xml = xml
        self._wanted = wanted
        self._number = self._column = 0
        self._row: _Row | None = None
        self._cell: _Cell | None = None
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.Parse(xml, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        prefix, _, name = tag.rpartition(":")
        if name == "row":
            self.prefix = prefix and prefix + ":"
            self._number = int(attributes.get("r", self._number + 1))
            self._column = 0
            self._row = _Row() if self._number in self._wanted else None
        elif name == "c":
            place = attributes.get("r")
            self._column = column_index_from_string(place.rstrip("0123456789")) if place else self._column + 1
            style = attributes.get("s", "")
            if style and self._number > 1:
                self.styles[self._column] = style
                self.styles_of.setdefault(self._column, {})[style] = None
            if self._row is not None:
                self._cell = _Cell(self._column, self._parser.CurrentByteIndex, style)
                self._row.cells.append(self._cell)
        elif name == "f" and self._cell is not None:
            self._cell.has_formula = True

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "c" and self._cell is not None:
            opened = self._xml.index(b">", self._cell.start)  # no attribute of a cell has one
            is_empty = self._xml[opened - 1 : opened] == b"/"  # expat then counts to behind it
            closed = opened if is_empty else self._xml.index(b">", self._parser.CurrentByteIndex)
            self._cell.end = closed + 1
            self._cell = None
        elif name == "row" and self._row is not None:
            self._row.end = self._parser.CurrentByteIndex
            if self._row.cells:  # one without any has no closing tag to stand before
                self.rows[self._number] = self._row
            self._row = None


def _written(
    prefix: str,
    row: int,
    column: int,
    style: str,
    value: Value,
    *,
    epoch: dt.datetime,
    date_styles: Collection[int],
) -> bytes:
    shown: Any = value
    if isinstance(value, dt.date) and (not style or int(style) not in date_styles):
        shown = value.isoformat(" ", "minutes") if isinstance(value, dt.datetime) else value.isoformat()
    place = f'{prefix}c r="{get_column_letter(column)}{row}"' + (f' s="{style}"' if style else "")
    if shown is None or shown == "":
        return f"<{place}/>".encode()
    if isinstance(shown, str):
        text = escape(clean_text(shown)[0])
        inner = f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>'
        return f'<{place} t="inlineStr">{inner}</{prefix}c>'.encode()
    if isinstance(shown, bool):
        return f'<{place} t="b"><{prefix}v>{int(shown)}</{prefix}v></{prefix}c>'.encode()
    number = excel_time.to_excel(shown, epoch) if isinstance(shown, dt.date) else shown  # type: ignore[no-untyped-call]
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"<{place}><{prefix}v>{number!r}</{prefix}v></{prefix}c>".encode()
