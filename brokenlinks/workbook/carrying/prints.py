"""A short text that says whether a whole sheet is still as it was written.

For sheets that are read like a page, and for tables whose rows have no key by which the user's work in them could be
put back. What the user changed is carried as a sheet of theirs.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from brokenlinks.workbook.carrying.held import FORMULA, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell import Cell

    from brokenlinks.workbook.carrying.old_book import OldBook, Tab

_BYTES = 12


class PagePrint:
    """Takes in the cells of a sheet, row by row. Their order does not count: to sort a sheet is not to write on it. Nor
    do formulas: other programs spell them anew."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, cells: Iterable[Cell | None]) -> None:
        """A row as it is written."""
        self._take([_text(cell.data_type, cell.value) if cell is not None else "" for cell in cells])

    def _take(self, texts: Sequence[str]) -> None:
        row = "\0".join(texts).rstrip("\0")
        if row:
            digest = hashlib.blake2b(row.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
            self._sum += int.from_bytes(digest, "big")

    @staticmethod
    def of(book: OldBook, tab: Tab) -> str:
        """The print of a sheet in an old workbook."""
        printed = PagePrint()
        with book.parser(tab) as parser:
            for _, cells in parser.rows():
                texts = [""] * max((cell.column for cell in cells), default=0)
                for cell in cells:
                    texts[cell.column - 1] = _text(cell.kind, cell.value)
                printed._take(texts)
        return printed.text()

    def text(self) -> str:
        """The print."""
        return f"{self._sum % (1 << 8 * _BYTES):x}"


def _text(kind: str, value: Any) -> str:
    if kind == FORMULA or value is None:
        return ""
    if type(value) is str and "_x" not in value and "\r" not in value:  # nearly all are, and there are many
        return value.strip()
    return plain_text(value)
