"""Tables that people keep in files (.csv, .tsv, .xlsx, .xlsm), read as text, whatever program wrote them."""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
import zipfile
import zlib
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput
from brokenlinks.excel_sheets import excel_sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

#: Endings of files that are tables (`read_table`); any other ending is plain text (`read_text`).
TABLE_ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm"})
#: Spreadsheets of other programs: `read_table` says what to do with them.
FOREIGN_ENDINGS = frozenset({".xls", ".xlsb", ".xlt", ".ods", ".numbers"})

_EXCEL_ENDINGS = frozenset({".xlsx", ".xlsm"})
_DELIMITERS = ",;\t|"  # in order of preference when a header has as many of each
# A file of one column is split at a character that no text has, so that commas in its addresses are kept.
_NO_DELIMITER = "\x1f"
_QUOTED = re.compile(r'(?:(?<=[,;\t|\r\n])|\A)"[^"]*(?:""[^"]*)*"')
_CUTTING = re.compile(r"[,;\t|\r\n]")
_SEP_LINE = re.compile(r'"?sep=([^"\r\n])"?\r?\n', re.IGNORECASE)  # Excel's own way to name the delimiter
_HEAD = 1 << 16  # characters: enough for any header
_ADDRESS = re.compile(r"\s*(?:https?:|//|(?:[\w-]+\.)+\w{2,}(?:[/:?#]|\s*$))", re.IGNORECASE)

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .xls; also every Excel file with a password
# What zipfile, openpyxl and the XML parsers under it raise on a damaged file (ParseError is a SyntaxError).
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
)

#: Characters of one unpacked table, in bytes: a .zip of a few kilobytes can hold gigabytes.
_MOST_UNPACKED = 200_000_000

# Bytes that windows-1252 leaves open become control characters (WHATWG Encoding): nothing is lost.
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its file has it: every value is text.

    A column without a name is called "column 3" after its place, and a second "url" becomes "url (2)". A row
    shorter than the header is filled up with ""; what stands beyond the last named column is left out.
    """

    name: str  #: the file's name, without its folder
    columns: tuple[str, ...]  #: the header's cells as written, each one different
    rows: list[tuple[int, dict[str, str]]]  #: (line or row number in the file from 1, values by column)
    header_line: int  #: where the header stands; a header that `looks_like_address` is really the first row


def read_table(path: Path) -> Table:
    """Read a table; its first row that is not blank is the header, blank rows are passed over.

    CSV: encoding as `decode`; the delimiter is the one of ``, ; tab |`` that the header has most of (in a .tsv:
    tab), or the one that Excel's ``sep=`` line names. Quoted values may hold line breaks; a row's number is that
    of its first line. Excel: the first sheet that is not empty; formulas as last calculated, whole numbers
    without ".0", dates as ISO 8601.

    Raises:
        BadInput: the file is missing, unreadable, empty, damaged, protected by a password, or of another kind.
    """
    return read_tables(path)[0]


def read_tables(path: Path) -> list[Table]:
    """`read_table` for every table in a file: each sheet of a workbook that is not empty, each .csv of a .zip.

    Raises:
        BadInput: as `read_table`; there is at least one table.
    """
    ending = path.suffix.lower()
    if ending in FOREIGN_ENDINGS:
        raise BadInput(f"{path} is a spreadsheet of a kind that is not read: save it as .xlsx or .csv.")
    if ending == ".zip":
        return [_table(path, records) for records in _zipped_records(path)]
    if ending in _EXCEL_ENDINGS:
        return [_table(path, records) for records in _excel_records(path) or [[]]]
    return [_table(path, _csv_records(path, read_text(path)))]


def _table(path: Path, records: Iterable[tuple[int, list[str]]]) -> Table:
    numbered = [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]
    if not numbered:
        raise BadInput(f"{path} is empty: it needs a row of column names and a row for each entry.")
    header_line, header = numbered[0]
    columns = _column_names(header)
    rows = [(line, dict(zip_longest(columns, cells[: len(columns)], fillvalue=""))) for line, cells in numbered[1:]]
    return Table(path.name, columns, rows, header_line)


def pick_column(
    table: Table, names: Sequence[str], wanted: str | None = None, *, advice: str = "name one of these"
) -> str:
    """The column called `wanted`, else the first of `names` that exists; case and outer spaces do not count.

    Raises:
        BadInput: there is none; the message lists the columns, and ends with `advice` on what to do.
    """
    by_name: dict[str, str] = {}
    for column in table.columns:
        by_name.setdefault(_folded(column), column)
    for name in names if wanted is None else (wanted,):
        if (found := by_name.get(_folded(name))) is not None:
            return found
    shown = ", ".join(" ".join(column.split())[:40] for column in table.columns[:20])
    more = ", …" if len(table.columns) > 20 else ""
    asked = wanted if wanted is not None else " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    raise BadInput(f"{table.name} has no column named {asked}; its columns are {shown}{more}: {advice}.")


def looks_like_address(text: str) -> bool:
    """Whether a cell holds an address, not a column's name: `https://…`, `//…` or `example.com/…`."""
    return _ADDRESS.match(text) is not None


def read_text(path: Path) -> str:
    """A text file's content, decoded as `decode` does.

    Raises:
        BadInput: the file is missing or unreadable, or is a spreadsheet or an archive by its first bytes.
    """
    data = _read_bytes(path)
    if data.startswith((_ZIP, _OLE)):
        raise BadInput(f"{path} is a spreadsheet or an archive, not text: give it its own ending, or save it as .csv.")
    return decode(data)


def decode(data: bytes) -> str:
    """The text of `data`, without a byte-order mark: UTF-8, or UTF-16 where a mark says so; never fails.

    A line that is no UTF-8 is windows-1252: each on its own, since lists are glued together from many sources.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "".join(map(_decode_line, data.splitlines(keepends=True)))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1").translate(_WINDOWS_1252)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(f"{path} is a folder: name a file in it.")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}: check its name and folder.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or error
        raise BadInput(f"{path} cannot be read ({reason}): check its name and your rights to it.") from None


def _csv_records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    skipped = 0
    if named := _SEP_LINE.match(text):
        text, skipped = text[named.end() :], 1
    if path.suffix.lower() == ".tsv":
        delimiter = "\t"
    else:
        delimiter = named[1] if named else _delimiter(text)
    # The limit is the process's; 131,072 characters are too few for a column with the text of a page.
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    # newline="": the lines of RFC 4180 end at CR, LF or both, never at U+2028 or a form feed.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start, end = 0, 0
    for cells in reader:
        start, end = end + 1, reader.line_num
        yield start + skipped, cells
    if end > start and _left_open(text, start, delimiter):
        line = start + skipped
        raise BadInput(f"{path} has a quotation mark in line {line} that is never closed: close or remove it.")


def _left_open(text: str, start: int, delimiter: str) -> bool:
    """Whether the record that starts in line `start`, the file's last, ends inside quotation marks."""
    lines = list(io.StringIO(text, newline=""))[start - 1 :]
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _delimiter(text: str) -> str:
    # What stands in quotation marks does not count: `"Smith, John";url` is cut at the semicolon.
    bare = _QUOTED.sub(lambda quoted: _CUTTING.sub(" ", quoted[0]), text[:_HEAD])
    lines = [line for line in io.StringIO(bare, newline=None) if line.strip(_DELIMITERS + '" \n')]
    if not lines:
        return _DELIMITERS[0]
    best = max(_DELIMITERS, key=lines[0].count)
    # Without a header, a comma that only some of the lines have belongs to their addresses.
    headerless = looks_like_address(lines[0].lstrip('"'))
    needed = lines[:50] if headerless else lines[:1]
    return best if all(best in line for line in needed) else _NO_DELIMITER


def _zipped_records(path: Path) -> list[list[tuple[int, list[str]]]]:
    found = []
    try:
        with zipfile.ZipFile(io.BytesIO(_read_bytes(path))) as archive:
            for entry in archive.infolist():
                if entry.filename.lower().endswith(".csv") and 0 < entry.file_size <= _MOST_UNPACKED:
                    text = decode(archive.read(entry))
                    found.append(list(_csv_records(path / entry.filename, text)))
    except (*_DAMAGED, NotImplementedError):
        raise BadInput(f"{path} is no .zip file, or a damaged one: unpack it, and name the .csv in it.") from None
    if not found:
        raise BadInput(f"{path} holds no .csv file: unpack it, and name the file with your pages.")
    return found


def _excel_records(path: Path) -> list[list[tuple[int, list[str]]]]:
    data = _read_bytes(path)
    if data.startswith(_OLE):
        raise BadInput(f"{path} has a password or is an old .xls file: save it as .xlsx or .csv, without password.")
    if not data:
        raise BadInput(f"{path} is empty: it needs a row of column names and a row for each entry.")
    damaged = f"{path} is no Excel workbook, or a damaged one: save it again as .xlsx or .csv."
    if not data.startswith(_ZIP):
        raise BadInput(damaged)
    try:
        return excel_sheets(data)
    except _DAMAGED:
        raise BadInput(damaged) from None


def _column_names(header: list[str]) -> tuple[str, ...]:
    width = max(place for place, cell in enumerate(header, 1) if cell.strip())
    names: dict[str, None] = {}
    for place, written in enumerate(header[:width], 1):
        name = base = written if written.strip() else f"column {place}"
        copy = 2
        while name in names:
            name, copy = f"{base} ({copy})", copy + 1
        names[name] = None
    return tuple(names)


def _folded(name: str) -> str:
    return name.strip().casefold()
