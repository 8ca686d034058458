"""Builds the workbook, sheet after sheet, in openpyxl's write-only mode."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from openpyxl import Workbook

from brokenlinks.workbook.cells import clean_text
from brokenlinks.workbook.read_me_sheet import write_read_me
from brokenlinks.workbook.sheets import TABLES
from brokenlinks.workbook.summary_sheet import write_summary
from brokenlinks.workbook.table_sheets import write_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from typing import Any

    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData


def build_book(
    data: WorkbookData,
    *,
    now: datetime,
    limits: Limits,
    beside: Callable[[Sheet[Any], Iterable[Any]], tuple[str, int]],
) -> tuple[Workbook, list[str]]:
    """The workbook, ready to be saved once, and sentences on what the limits kept out.

    Args:
        beside: puts a table that is too long for a sheet into a file, and tells its name and how many rows it has.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "brokenlinks"
    book.properties.title = clean_text(data.summary.keyword, limit=255)[0]
    book.properties.created = book.properties.modified = now.astimezone(UTC).replace(tzinfo=None)

    notes: list[str] = []
    sheets: list[Sheet[Any]] = []
    for table in TABLES.values():
        if table.is_shown(data):
            rows = partial(table.rows, data)
            notes += write_table(book, table.sheet, rows, zone=now.tzinfo, limits=limits, beside=beside)
            sheets.append(table.sheet)
    write_summary(book, data, notes, now=now)
    write_read_me(book, sheets, zone=now.tzinfo)
    return book, notes
