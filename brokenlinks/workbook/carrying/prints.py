"""A short text that says whether a whole sheet is still as it was written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from brokenlinks.workbook.carrying.held import FORMULA, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import Cell

    from brokenlinks.workbook.carrying.old_book import OldBook, Tab


class PagePrint:
    """Takes in the cells of a sheet, row by row. Formulas do not count: other programs spell them anew."""

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=12)

    def add(self, number: int, cells: Iterable[Cell | None]) -> None:
        """A row as it is written."""
        for column, cell in enumerate(cells, 1):
            if cell is not None and cell.data_type != FORMULA:
                self._take(number, column, plain_text(cell.value))

    def _take(self, row: int, column: int, text: str) -> None:
        if text:
            self._hash.update(f"{row} {column} {text}\0".encode("utf-8", "surrogatepass"))

    @staticmethod
    def of(book: OldBook, tab: Tab) -> str:
        """The print of a sheet in an old workbook."""
        printed = PagePrint()
        with book.parser(tab) as parser:
            for number, cells in parser.rows():
                for cell in cells:
                    if cell.kind != FORMULA:
                        printed._take(number, cell.column, plain_text(cell.value))
        return printed.text()

    def text(self) -> str:
        """The print."""
        return self._hash.hexdigest()
