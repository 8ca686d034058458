"""Builds the workbook, sheet after sheet, in openpyxl's write-only mode."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from openpyxl import Workbook

from brokenlinks.workbook.carrying.work import UserWork
from brokenlinks.workbook.cells import clean_text
from brokenlinks.workbook.page_columns import PAGES, SUGGESTIONS
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.table_sheets import write_table
from brokenlinks.workbook.target_columns import OWN_DEAD, TARGETS, TO_WRITE
from brokenlinks.workbook.text_sheets import write_read_me, write_summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData


def tables_of(data: WorkbookData) -> list[tuple[Sheet[Any], Sequence[Any], bool]]:
    """The sheets that are tables, with their rows, in order; and whether each is there even without rows."""
    return [
        (PROSPECTS, data.prospects, True),
        (TARGETS, data.targets, True),
        (TO_WRITE, data.to_write, False),
        (OWN_DEAD, data.own_dead, False),
        (SUGGESTIONS, data.suggestions, False),
        (PAGES, data.pages, True),
    ]


def build_book(
    data: WorkbookData, *, now: datetime, limits: Limits, work: UserWork | None = None, meant_for: str = ""
) -> tuple[Workbook, list[str]]:
    """The workbook, ready to be saved once, and sentences on what the limits kept out.

    Args:
        work: of the user on an older file, to be put into this one.
        meant_for: the name of the file, for the next run to know it by; "" leaves no such traces.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "brokenlinks"
    book.properties.title = clean_text(data.summary.keyword, limit=255)[0]
    book.properties.created = book.properties.modified = now.astimezone(UTC).replace(tzinfo=None)
    work = work or UserWork()
    try:
        notes = _fill(book, data, now, limits, work)
        if meant_for:
            work.finish(book, meant_for=meant_for)
    except BaseException:
        _give_up(book)
        raise
    return book, notes


def _fill(book: Workbook, data: WorkbookData, now: datetime, limits: Limits, work: UserWork) -> list[str]:
    zone = now.tzinfo
    tables = [
        work.new_table(
            sheet, partial(iter, rows), zone=zone, limits=limits, updates=data.updates if sheet is PROSPECTS else {}
        )
        for sheet, rows, always in tables_of(data)
        if always or rows or work.has_rows(sheet)
    ]
    notes = [note for table in tables for note in write_table(book, table, zone=zone, limits=limits)]
    pages = work.memory.pages
    pages["Summary"] = write_summary(book, data, notes, now=now).text()
    pages["Read me"] = write_read_me(book, [table.program_sheet for table in tables], zone=zone).text()
    return notes


def _give_up(book: Workbook) -> None:
    """Close the files that openpyxl has open for a workbook that is never saved."""
    sheets: list[Any] = book.worksheets
    for sheet in sheets:
        if not sheet.closed:
            sheet.close()
            sheet._writer.cleanup()
