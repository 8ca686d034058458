"""Builds the workbook, sheet after sheet, in openpyxl's write-only mode."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from openpyxl import Workbook

from brokenlinks.workbook.carrying.streamed_table import StreamedTable
from brokenlinks.workbook.carrying.work import UserWork
from brokenlinks.workbook.cells import clean_text
from brokenlinks.workbook.change_columns import former_cells
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.read_me_sheet import write_read_me
from brokenlinks.workbook.sheets import TABLES
from brokenlinks.workbook.summary_sheet import write_summary
from brokenlinks.workbook.table_sheets import write_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from typing import Any

    from brokenlinks.workbook.carrying.new_table import NewTable
    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData


def build_book(
    data: WorkbookData,
    *,
    now: datetime,
    limits: Limits,
    beside: Callable[[Sheet[Any], Iterable[Any]], tuple[str, int]],
    work: UserWork | None = None,
) -> tuple[Workbook, list[str]]:
    """The workbook, ready to be saved once, and sentences on what the limits kept out.

    Args:
        beside: puts a table that is too long for a sheet into a file, and tells its name and how many rows it has.
        work: of the user on an older file, to be put into this one.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "brokenlinks"
    book.properties.title = clean_text(data.summary.keyword, limit=255)[0]
    book.properties.created = book.properties.modified = now.astimezone(UTC).replace(tzinfo=None)

    work = work or UserWork()
    zone = now.tzinfo
    updates = {(row.page_url, row.dead_url): former_cells(row) for row in data.changes.former}
    tables: list[NewTable | StreamedTable] = []
    for table in TABLES.values():
        if table.sheet.keys and (table.is_shown(data) or work.has_rows(table.sheet)):
            newer = updates if table.sheet is PROSPECTS else {}
            rows = [*table.rows(data)]
            tables.append(work.new_table(table.sheet, rows, zone=zone, limits=limits, updates=newer))
        elif not table.sheet.keys and table.is_shown(data):
            tables.append(StreamedTable(table.sheet, partial(table.rows, data), room=limits.rows - 1))
    notes = []
    pages = work.memory.pages
    for made in tables:
        notes += write_table(book, made, zone=zone, limits=limits, beside=beside)
        if made.printed is not None:
            pages[made.title] = made.printed.text()
    pages["Summary"] = write_summary(book, data, notes, now=now).text()
    pages["Read me"] = write_read_me(book, [made.program_sheet for made in tables], zone=zone).text()
    return book, notes
