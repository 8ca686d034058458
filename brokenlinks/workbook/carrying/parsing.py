"""Reads the cells of a sheet as a stream, quickly, along with all that stands around them.

openpyxl's own reader of a sheet does both, in its read-only mode as well, but makes a tree of each text first; four
cells in five are plain, and read here directly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree.ElementTree import iterparse

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import Text
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.dimensions import SheetFormatProperties
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.hyperlink import HyperlinkList
from openpyxl.worksheet.merge import MergeCells
from openpyxl.worksheet.page import PageMargins, PrintOptions, PrintPageSetup
from openpyxl.worksheet.properties import WorksheetProperties
from openpyxl.worksheet.views import SheetViewList
from openpyxl.xml.constants import EXT_TYPES, SHEET_MAIN_NS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO


def _tag(name: str) -> str:
    return f"{{{SHEET_MAIN_NS}}}{name}"


_INLINE: Final = _tag("is")
_TEXT: Final = _tag("t")
_VALUE: Final = _tag("v")
_ROW: Final = _tag("row")


def text_of(element: Any) -> Any:
    """The text of an `is` or `si` element, plain or as openpyxl's CellRichText, with its escapes as they are.

    openpyxl undoes `_x005F_` where it stands among the shared strings and not elsewhere (ECMA-376 Part 1, 22.9.2.19).
    """
    text: Any = Text.from_tree(element)
    if not text.r:
        return text.t
    return CellRichText([TextBlock(run.rPr, run.t or "") if run.rPr else run.t or "" for run in text.r])


class RawCell(NamedTuple):
    """A cell of an old sheet."""

    column: int  #: from 1
    value: Any
    kind: str  #: openpyxl's data type
    style: int  #: index of its style in the workbook


class SheetParser(WorkSheetParser):
    """openpyxl's parser, made quick for plain cells. Its attributes tell what stands around them, after the rows.

    Args:
        calculated: read formulas as they were last calculated, and not as they are written.
    """

    def __init__(self, stream: IO[bytes], shared_strings: Any, book: Any, *, calculated: bool = False) -> None:
        super().__init__(
            stream,
            shared_strings,
            data_only=calculated,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            rich_text=True,
        )
        self.extensions: list[str] = []  #: openpyxl's names for what it does not read
        self._columns: dict[str, int] = {}
        self._parts: dict[str, Any] = {
            _tag("col"): self.parse_column_dimensions,
            _tag("sheetProtection"): self.parse_sheet_protection,
            _tag("extLst"): self._extensions,
            _tag("conditionalFormatting"): self.parse_formatting,
            _tag("rowBreaks"): self.parse_row_breaks,
            _tag("colBreaks"): self.parse_col_breaks,
        }
        self._kinds: dict[str, tuple[str, Any]] = {
            _tag("printOptions"): ("print_options", PrintOptions),
            _tag("pageMargins"): ("page_margins", PageMargins),
            _tag("pageSetup"): ("page_setup", PrintPageSetup),
            _tag("headerFooter"): ("HeaderFooter", HeaderFooter),
            _tag("autoFilter"): ("auto_filter", AutoFilter),
            _tag("dataValidations"): ("data_validations", DataValidationList),
            _tag("sheetPr"): ("sheet_properties", WorksheetProperties),
            _tag("sheetViews"): ("views", SheetViewList),
            _tag("sheetFormatPr"): ("sheet_format", SheetFormatProperties),
            _tag("hyperlinks"): ("hyperlinks", HyperlinkList),
            _tag("mergeCells"): ("merged_cells", MergeCells),
        }

    def rows(self) -> Iterator[tuple[int, list[RawCell]]]:
        """Row after row, with its number from 1."""
        parts, kinds = self._parts, self._kinds
        # Not openpyxl's iterparse, which is written in Python where defusedxml is installed; expat itself refuses
        # entities that grow without bounds.
        for _, element in iterparse(self.source):  # noqa: S314
            tag = element.tag
            if tag == _ROW:
                number = self._row_number(element)
                cells = [self._cell(cell) for cell in element]
                element.clear()
                yield number, cells
            elif tag in parts:
                parts[tag](element)
                element.clear()
            elif tag in kinds:
                name, kind = kinds[tag]
                setattr(self, name, kind.from_tree(element))
                element.clear()

    def _row_number(self, row: Any) -> int:
        attributes = dict(row.attrib)
        self.row_counter = int(float(attributes["r"])) if "r" in attributes else self.row_counter + 1
        self.col_counter = 0
        if attributes.keys() - {"r", "spans"}:
            self.row_dimensions[str(self.row_counter)] = attributes
        return self.row_counter

    def _cell(self, element: Any) -> RawCell:
        get = element.get
        place = get("r")
        if place is not None:
            column = self._columns.get(letters := place.rstrip("0123456789"))
            if column is None:
                column = self._columns[letters] = column_index_from_string(letters)
            parts = len(element)
            if parts == 0:
                self.col_counter = column
                return RawCell(column, None, "n", int(get("s", 0)))
            if parts == 1:
                part, kind = element[0], get("t")
                if kind == "inlineStr" and part.tag == _INLINE:
                    self.col_counter = column
                    plain = len(part) == 1 and part[0].tag == _TEXT
                    return RawCell(column, part[0].text if plain else text_of(part), "s", int(get("s", 0)))
                if kind == "s" and part.tag == _VALUE and part.text:
                    self.col_counter = column
                    return RawCell(column, self.shared_strings[int(part.text)], "s", int(get("s", 0)))
        cell = self.parse_cell(element)
        return RawCell(cell["column"], cell["value"], cell["data_type"], int(cell["style_id"]))

    def _extensions(self, element: Any) -> None:
        for extension in element:
            self.extensions.append(EXT_TYPES.get((extension.get("uri") or "").upper(), "Unknown"))
