"""Reads the cells of a sheet as a stream, quickly, along with all that stands around them.

openpyxl's own reader of a sheet does both, in its read-only mode as well, but makes a tree of each text first; four
cells in five are plain, and read here directly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import EXT_TYPES, SHEET_MAIN_NS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

_INLINE: Final = f"{{{SHEET_MAIN_NS}}}is"
_TEXT: Final = f"{{{SHEET_MAIN_NS}}}t"
_VALUE: Final = f"{{{SHEET_MAIN_NS}}}v"


class RawCell(NamedTuple):
    """A cell of an old sheet."""

    column: int  #: from 1
    value: Any
    kind: str  #: openpyxl's data type
    style: int  #: index of its style in the workbook


class SheetParser(WorkSheetParser):
    """openpyxl's parser, made quick for plain cells. Its attributes tell what stands around them, after the rows."""

    def __init__(self, stream: IO[bytes], shared_strings: Any, book: Any) -> None:
        super().__init__(
            stream,
            shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            rich_text=True,
        )
        self.extensions: list[str] = []  #: openpyxl's names for what it does not read
        self._columns: dict[str, int] = {}

    def rows(self) -> Iterator[tuple[int, list[RawCell]]]:
        """Row after row, with its number from 1."""
        yield from self.parse()

    def parse_cell(self, element: Any) -> Any:
        place = element.get("r")
        parts = len(element)
        if place is not None:
            kind = element.get("t")
            if parts == 0:
                return RawCell(self._column(place), None, "n", int(element.get("s", 0)))
            if parts == 1:
                part = element[0]
                if kind == "inlineStr" and part.tag == _INLINE and len(part) == 1 and part[0].tag == _TEXT:
                    return RawCell(self._column(place), part[0].text, "s", int(element.get("s", 0)))
                if kind == "s" and part.tag == _VALUE and part.text:
                    value = self.shared_strings[int(part.text)]
                    return RawCell(self._column(place), value, "s", int(element.get("s", 0)))
        cell = super().parse_cell(element)
        return RawCell(cell["column"], cell["value"], cell["data_type"], int(cell["style_id"]))

    def parse_extensions(self, element: Any) -> None:
        for extension in element:
            self.extensions.append(EXT_TYPES.get((extension.get("uri") or "").upper(), "Unknown"))

    def _column(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_index_from_string(letters)
        self.col_counter = column
        return column
