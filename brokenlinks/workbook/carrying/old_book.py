"""Opens a workbook that may be in any state: ours, saved by another program, damaged, or no workbook at all."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError, iterparse

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.table import Table
from openpyxl.xml.constants import COMMENTS_NS, SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from brokenlinks.workbook.carrying.held import Look
from brokenlinks.workbook.carrying.parsing import SheetParser, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import Rule

#: What zipfile, openpyxl and the XML parsers under it raise on a file that is damaged or something else.
NOT_READABLE: Final = (
    OSError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    ParseError,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)
#: What openpyxl raises when it is to write what it read from an odd file.
NOT_CARRIED: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError)
_STRING: Final = f"{{{SHEET_MAIN_NS}}}si"
_OLE: Final = b"\xd0\xcf\x11\xe0"  # how a file begins that Excel protected with a password ([MS-OFFCRYPTO])


class UnreadableWorkbook(Exception):
    """The file cannot be read; the message says why, as the end of a sentence."""


class _Reader(ExcelReader):
    """Reads all but the sheets: openpyxl would go through each of them to its end only to learn its size."""

    def read_worksheets(self) -> None:
        pass

    def read_strings(self) -> None:
        part: Any = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as stream:
            for _, element in iterparse(stream):  # noqa: S314 - as in `SheetParser`
                if element.tag == _STRING:
                    self.shared_strings.append(text_of(element) or "")
                    element.clear()


@dataclass(slots=True)
class Tab:
    """A sheet of an old workbook."""

    name: str
    state: str  #: visible, hidden or veryHidden
    part: str  #: its name in the archive
    relations: RelationshipList
    is_chart: bool = False


@dataclass(slots=True)
class OldBook:
    """An old workbook, open for reading: its styles, and its sheets as streams."""

    path: Path
    book: Any  #: openpyxl's Workbook, without its sheets
    archive: zipfile.ZipFile
    tabs: list[Tab]
    _shared_strings: Any
    _looks: dict[int, Look] = field(default_factory=dict)

    def look(self, style: int) -> Look:
        """The look of cells with this style."""
        found = self._looks.get(style)
        if found is None:
            found = self._looks[style] = Look(self.book, style)
        return found

    @contextmanager
    def parser(self, tab: Tab, *, calculated: bool = False) -> Iterator[SheetParser]:
        """The cells of a sheet, as a stream; see `SheetParser`."""
        with self.archive.open(tab.part) as stream:
            yield SheetParser(stream, self._shared_strings, self.book, calculated=calculated)

    def comments(self, tab: Tab) -> dict[str, Comment]:
        """The notes on cells of a sheet, by coordinates."""
        found: dict[str, Comment] = {}
        for relation in tab.relations.find(COMMENTS_NS):
            sheet = _parsed(CommentSheet, self.archive.read(relation.target))
            found.update(sheet.comments)
        return found

    def tables(self, tab: Tab) -> list[Table]:
        """The Excel tables of a sheet."""
        return [
            _parsed(Table, self.archive.read(relation.target))
            for relation in tab.relations
            if str(relation.Type).endswith("/table")
        ]

    def resolve(self, rule: Rule) -> None:
        """Give a conditional format its looks, which stand elsewhere in the file."""
        styles = self.book._differential_styles.styles
        if rule.dxfId is not None and rule.dxfId < len(styles):
            rule.dxf = styles[rule.dxfId]
        rule.dxfId = None

    def properties(self) -> dict[str, str]:
        """The custom properties of the file, as text."""
        return {prop.name: str(prop.value) for prop in self.book.custom_doc_props.props if prop.name}


@contextmanager
def opened(path: Path) -> Iterator[OldBook]:
    """An old workbook, to be read within the block; whatever goes wrong in there counts as its fault.

    Raises:
        UnreadableWorkbook: it is damaged, protected with a password, or no .xlsx.
    """
    try:
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")  # openpyxl warns of what it passes over; `left_behind` tells it by name
            if stream.read(4) == _OLE:
                raise UnreadableWorkbook("it is protected with a password, or of an old format")
            stream.seek(0)
            reader = _Reader(stream, read_only=True, rich_text=True)
            reader.read()
            yield OldBook(path, reader.wb, reader.archive, list(_tabs(reader)), reader.shared_strings)
    except NOT_READABLE as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is damaged, or no workbook"
        raise UnreadableWorkbook(reason) from error


def _parsed(kind: Any, xml: bytes) -> Any:
    return kind.from_tree(fromstring(xml))


def _tabs(reader: ExcelReader) -> Iterator[Tab]:
    for sheet, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files:
            continue
        rels_path = get_rels_path(relation.target)  # type: ignore[no-untyped-call]
        relations = get_dependents(reader.archive, rels_path) if rels_path in reader.valid_files else RelationshipList()
        yield Tab(sheet.name, sheet.state or "visible", relation.target, relations, "chartsheet" in relation.Type)
