"""Lists of links as people keep them: one a line, a column of a table, or standard input."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput
from brokenlinks.tables import (
    FOREIGN_ENDINGS,
    TABLE_ENDINGS,
    decode,
    looks_like_address,
    pick_column,
    read_table,
    read_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

#: Names under which a table's column of links is found, the first one that exists.
COLUMN_NAMES = ("url", "link", "address")
_RENAME = "rename the one with the addresses to url"


@dataclass(frozen=True, slots=True)
class ReadLink:
    """A link as it was read; nobody has looked yet whether it is one."""

    text: str  #: outer spaces and upper case kept; only the line break and a byte-order mark are gone
    line: int  #: line or row number in the source, from 1


def read_links(
    source: str, *, column: str | None = None, stdin: BinaryIO | None = None, advice: str = _RENAME
) -> list[ReadLink]:
    """The links of `source` in their order, repeated ones too; blank lines and cells are passed over.

    `source` is a text file (one link a line, commas and all), a table (.csv, .tsv, .xlsx, .xlsm) with a
    column named `column`, or else url, link or address, or "-" for text on `stdin` (by default the process's).
    A table of one column whose first cell is an address has no header: that cell counts too.

    Raises:
        BadInput: the source cannot be read, has no such column (`advice` says what to do), or holds no link.
    """
    if source == "-":
        name = "Standard input"
        links = list(_lines(decode((stdin or sys.stdin.buffer).read())))
    else:
        name = source
        path = Path(source)
        if path.suffix.lower() in TABLE_ENDINGS | FOREIGN_ENDINGS:
            links = list(_cells(path, column, advice))
        else:
            links = list(_lines(read_text(path)))
    if not links:
        raise BadInput(f"{name} holds no links: it needs one a line, or a column of them.")
    return links


def _lines(text: str) -> Iterator[ReadLink]:
    # Universal line breaks only: str.splitlines would also cut at U+2028, U+0085 and form feeds.
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        # A mark stands inside a text that was glued together from several files.
        link = line.removesuffix("\n").removeprefix("\ufeff")
        if link.strip():
            yield ReadLink(link, number)


def _cells(path: Path, column: str | None, advice: str) -> Iterator[ReadLink]:
    table = read_table(path)
    if column is None and len(table.columns) == 1 and looks_like_address(table.columns[0]):
        picked = table.columns[0]
        yield ReadLink(picked, table.header_line)
    else:
        picked = pick_column(table, COLUMN_NAMES, column, advice=advice)
    for number, values in table.rows:
        if values[picked].strip():
            yield ReadLink(values[picked], number)
