"""Builds the workbook, sheet after sheet, in openpyxl's write-only mode."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from openpyxl import Workbook

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

    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData

    Beside = Callable[[Sheet[Any], Iterable[Any]], tuple[str, int]]


def build_book(
    data: WorkbookData,
    *,
    now: datetime,
    limits: Limits,
    beside: Beside,
    work: UserWork | None = None,
    meant_for: str = "",
) -> tuple[Workbook, list[str]]:
    """The workbook, ready to be saved once, and sentences on what the limits kept out.

    Args:
        beside: puts a table that is too long for a sheet into a file, and tells its name and how many rows it has.
        work: of the user on an older file, to be put into this one.
        meant_for: the name of the file, for the next run to know it by; "" leaves no such traces.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "brokenlinks"
    book.properties.title = clean_text(data.summary.keyword, limit=255)[0]
    book.properties.created = book.properties.modified = now.astimezone(UTC).replace(tzinfo=None)
    work = work or UserWork()
    try:
        notes = _fill(book, data, now, limits, beside, work)
        if meant_for:
            work.finish(book, meant_for=meant_for)
    except BaseException:
        _give_up(book)
        raise
    return book, notes


def _fill(
    book: Workbook, data: WorkbookData, now: datetime, limits: Limits, beside: Beside, work: UserWork
) -> list[str]:
    zone = now.tzinfo
    updates = {(row.page_url, row.dead_url): former_cells(row) for row in data.changes.former}
    tables = [
        work.new_table(
            table.sheet,
            partial(table.rows, data),
            zone=zone,
            limits=limits,
            updates=updates if table.sheet is PROSPECTS else {},
        )
        for table in TABLES.values()
        if table.is_shown(data) or work.has_rows(table.sheet)
    ]
    notes = [note for table in tables for note in write_table(book, table, zone=zone, limits=limits, beside=beside)]
    pages = work.memory.pages
    tabs = {table.program_sheet.title: table.title for table in tables}
    summary = write_summary(book, data, notes, now=now, standing=work.standing(), tabs=tabs)
    pages["Summary"] = summary.text()
    pages["Read me"] = write_read_me(book, [table.program_sheet for table in tables], zone=zone).text()
    return notes


def _give_up(book: Workbook) -> None:
    """Close the files that openpyxl has open for a workbook that is never saved."""
    sheets: list[Any] = book.worksheets
    for sheet in sheets:
        if not sheet.closed:
            sheet.close()
            sheet._writer.cleanup()
