"""A write-only sheet of openpyxl whose rows are written as text, four times as fast.

openpyxl sends each cell through a dozen Python calls and lxml's writer: 25 µs a cell, two minutes for 200,000 links.
All else of a sheet (columns, tables, links, charts) is openpyxl's own work. Of its inner parts, which its version 3.1
has had from the beginning, these are replaced: where the XML goes, how a row is written, and how links are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell._writer import etree_write_cell
from openpyxl.comments import Comment
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.packaging.relationship import RelationshipList
from openpyxl.utils import datetime as excel_time
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import Element, tostring

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from typing import TextIO

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# openpyxl's inner parts are typed as Any here: its stubs do not know them.

_NOTE_WIDTH, _NOTE_HEIGHT = 420, 180  # pixels
_days: Any = excel_time.to_excel
_LINK: Final = f"{REL_NS}/hyperlink"


#: Who says what stands in a note of ours.
NOTE_AUTHOR: Final = "brokenlinks"


def create_sheet(book: Workbook, title: str) -> Worksheet:
    """Add a sheet to a write-only workbook, after those that it has."""
    inner: Any = book
    sheet: Any = StreamedSheet(book, title)
    inner._add_sheet(sheet)
    made: Worksheet = sheet  # it has the same attributes, though not the same base
    return made


def put_note(ws: Worksheet, text: str) -> None:
    """Put a note on the first cell of a sheet that has rows; the cell itself was written before."""
    sheet: Any = ws
    cell = WriteOnlyCell(sheet)
    cell.row, cell.column = 1, 1
    cell.comment = Comment(text, NOTE_AUTHOR, width=_NOTE_WIDTH, height=_NOTE_HEIGHT)
    sheet._comments.append(CommentRecord.from_cell(cell))


class StreamedSheet(WriteOnlyWorksheet):
    """As its base: `append` takes a row of cells, which may be used again for the next one."""

    def _get_writer(self) -> None:
        ours: Any = self
        if ours._writer is None:
            ours._writer = _Writer(self)
            ours._writer.write_top()

    def _write_rows(self) -> Generator[None, Sequence[Any], None]:
        ours: Any = self
        file: TextIO = ours._writer.file
        write_row = _RowText(self).write
        file.write("<sheetData>")
        number = 0
        try:
            while True:
                cells = yield
                number += 1
                file.write(write_row(number, cells))
        except GeneratorExit:
            pass
        file.write("</sheetData>")


class _Writer(WorksheetWriter):
    """Writes what stands around the rows, as its base does, to a file that rows can be written to as well."""

    file: TextIO

    def get_stream(self) -> Generator[None, Any, None]:
        ours: Any = self
        with open(ours.out, "w", encoding="utf-8", newline="") as file:
            self.file = file
            file.write(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{SHEET_MAIN_NS}">')
            try:
                while True:
                    element = yield
                    if element is not None:
                        file.write(tostring(element).decode())
            except GeneratorExit:
                pass
            file.write("</worksheet>")

    def write_rows(self) -> None:
        """Of a sheet that has none."""
        self.file.write("<sheetData/>")

    def __init__(self, sheet: Any) -> None:
        super().__init__(sheet)
        ours: Any = self
        ours._rels = _Relationships()

    def write_hyperlinks(self) -> None:
        ours: Any = self
        links = ours.ws._hyperlinks
        if not links:
            return
        # One by one, and forgotten then: 65,000 of them as elements take more memory than all the rest.
        self.file.write(f'<hyperlinks xmlns:r="{REL_NS}">')
        for link in links:
            told = f' r:id="{ours._rels.add_link(link.target)}"' if link.target else ""
            for name in ("location", "tooltip", "display"):
                if value := getattr(link, name):
                    told += f" {name}={quoteattr(value)}"
            self.file.write(f'<hyperlink ref="{link.ref}"{told}/>')
        self.file.write("</hyperlinks>")
        ours.ws._hyperlinks = []


class WebLink:
    """What a click on a cell opens: of openpyxl's `Hyperlink`, what is used, at a twentieth of its cost."""

    __slots__ = ("ref", "target")

    display = id = location = tooltip = None

    def __init__(self, target: str) -> None:
        self.target = target
        self.ref = ""  #: set when the cell is written


class _Relationships(RelationshipList):
    """What a sheet refers to, its links to click as addresses only."""

    def __init__(self) -> None:
        super().__init__()
        self._addresses: list[str] = []

    def add_link(self, address: str) -> str:
        """Refer to an address. Returns the id of the reference."""
        self._addresses.append(address)
        return f"link{len(self._addresses)}"

    def __bool__(self) -> bool:
        return bool(self._addresses) or len(self) > 0

    def to_tree(self) -> Any:
        tree = super().to_tree()
        for number, address in enumerate(self._addresses, 1):
            tree.append(Element("Relationship", Type=_LINK, Target=address, TargetMode="External", Id=f"link{number}"))
        return tree


class _RowText:
    """Makes the XML of rows."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._letters: list[str] = []
        self._styles: dict[bytes, str] = {}
        self._heights: dict[int, tuple[Any, str]] = {}

    def write(self, number: int, cells: Sequence[Any]) -> str:
        """The row as openpyxl would write it."""
        letters = self._letters
        while len(letters) < len(cells):
            letters.append(get_column_letter(len(letters) + 1))
        parts = [f'<row r="{number}"{self._attributes(number)}>']
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            value, kind, style = cell._value, cell.data_type, self._style(cell)
            if cell._hyperlink is not None or cell._comment is not None:
                self._note_down(cell, number, place + 1)
            start = f'<c r="{letters[place]}{number}"{style}'
            if value is None or value == "":
                if style or cell._comment is not None:
                    parts.append(f"{start}/>")
            elif kind == "s" and isinstance(value, str):
                space = ' xml:space="preserve"' if value[0].isspace() or value[-1].isspace() else ""
                text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                parts.append(f'{start} t="inlineStr"><is><t{space}>{text}</t></is></c>')
            elif kind == "n" and isinstance(value, int | float):
                parts.append(f"{start}><v>{repr(value).removesuffix('.0')}</v></c>")
            elif kind == "d":
                parts.append(f"{start}><v>{_days(value, self._sheet.parent.epoch)!r}</v></c>")
            else:
                parts.append(_as_openpyxl(self._sheet, cell, number, place + 1))
        parts.append("</row>")
        return "".join(parts)

    def _attributes(self, number: int) -> str:
        dimension = self._sheet.row_dimensions.get(number)
        if dimension is None:
            return ""
        known = self._heights.get(id(dimension))
        if known is None:
            told = "".join(f" {name}={quoteattr(value)}" for name, value in dict(dimension).items())
            known = self._heights[id(dimension)] = (dimension, told)  # with it, or its id may be given to another
        return known[1]

    def _style(self, cell: Any) -> str:
        style = cell._style
        if style is None:
            return ""
        key = style.tobytes()
        known = self._styles.get(key)
        if known is None:
            known = self._styles[key] = f' s="{cell.style_id}"' if cell.has_style else ""
        return known

    def _note_down(self, cell: Any, number: int, place: int) -> None:
        cell.row, cell.column = number, place
        if cell._hyperlink is not None:
            cell._hyperlink.ref = cell.coordinate
            self._sheet._hyperlinks.append(cell._hyperlink)
        if cell._comment is not None:
            self._sheet._comments.append(CommentRecord.from_cell(cell))


class _Collected(list[str]):
    """What openpyxl writes elements to."""

    def write(self, element: Any) -> None:
        self.append(tostring(element).decode())


def _as_openpyxl(sheet: Any, cell: Any, number: int, place: int) -> str:
    """A cell that is rare: a formula, rich text, an error, true or false."""
    cell.row, cell.column = number, place
    link, cell._hyperlink = cell._hyperlink, None  # it is noted down already
    parts = _Collected()
    etree_write_cell(parts, sheet, cell, cell.has_style)
    cell._hyperlink = link
    return "".join(parts)
