"""Builds the workbook, sheet after sheet, in openpyxl's write-only mode."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from openpyxl import Workbook

from brokenlinks.workbook.cells import clean_text
from brokenlinks.workbook.change_columns import WHAT_CHANGED
from brokenlinks.workbook.page_columns import PAGES, SUGGESTIONS
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.table_sheets import write_table
from brokenlinks.workbook.target_columns import OWN_DEAD, TARGETS, TO_WRITE
from brokenlinks.workbook.text_sheets import write_read_me, write_summary

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from brokenlinks.workbook.cells import Limits
    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData


def build_book(data: WorkbookData, *, now: datetime, limits: Limits) -> tuple[Workbook, list[str]]:
    """The workbook, ready to be saved once, and sentences on what the limits kept out."""
    book = Workbook(write_only=True)
    book.properties.creator = "brokenlinks"
    book.properties.title = clean_text(data.summary.keyword, limit=255)[0]
    book.properties.created = book.properties.modified = now.astimezone(UTC).replace(tzinfo=None)

    zone = now.tzinfo
    notes = write_table(book, PROSPECTS, data.prospects, zone=zone, limits=limits)
    sheets: list[Sheet[Any]] = [PROSPECTS]
    if data.changes.since is not None:
        notes += write_table(book, WHAT_CHANGED, data.changes.rows, zone=zone, limits=limits)
        sheets.append(WHAT_CHANGED)
    notes += write_table(book, TARGETS, data.targets, zone=zone, limits=limits)
    sheets.append(TARGETS)
    if data.to_write:
        notes += write_table(book, TO_WRITE, data.to_write, zone=zone, limits=limits)
        sheets.append(TO_WRITE)
    if data.own_dead:
        notes += write_table(book, OWN_DEAD, data.own_dead, zone=zone, limits=limits)
        sheets.append(OWN_DEAD)
    if data.suggestions:
        notes += write_table(book, SUGGESTIONS, data.suggestions, zone=zone, limits=limits)
        sheets.append(SUGGESTIONS)
    notes += write_table(book, PAGES, data.pages, zone=zone, limits=limits)
    sheets.append(PAGES)
    write_summary(book, data, notes, now=now)
    write_read_me(book, sheets, zone=zone)
    return book, notes
