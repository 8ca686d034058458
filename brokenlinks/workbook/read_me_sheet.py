"""The sheet that explains the others, made of the data that they are made of, so that it cannot lag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brokenlinks.models import State
from brokenlinks.workbook.labels import CHANGES, REASONS, STATES
from brokenlinks.workbook.text_page import TextPage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from openpyxl import Workbook

    from brokenlinks.workbook.carrying.prints import PagePrint
    from brokenlinks.workbook.columns import Sheet


def write_read_me(book: Workbook, sheets: Iterable[Sheet[Any]], *, zone: tzinfo | None) -> PagePrint:
    """Add the Read me: each sheet and each of its columns in words.

    Returns what tells later whether the user wrote on it.
    """
    page = TextPage(book, "Read me", (30, 100), zone)
    page.title("What stands where")
    page.note(
        "Details are folded away: a click on a [+] above the columns, or on the 2 at the left, shows them. The arrows "
        "in the headers sort and filter. An address in blue opens when it is clicked. The columns with a green header "
        "are yours to fill in. Rows show three lines at most; the bar above the sheet shows a cell in full."
    )
    for sheet in sheets:
        page.heading(sheet.title)
        page.note(sheet.about)
        page.note(f"The name of the table, for formulas: {sheet.table_name}.")
        for column in sheet.columns:
            page.line(column.name, column.meaning)
    page.heading("Summary")
    page.note(
        "What to do first, how far you are, and the figures of the run. The counts under “How far you are” follow what "
        "you choose in the column Status of the sheet Prospects."
    )
    page.heading("Reasons")
    for label in REASONS.values():
        page.line(label.short, f"{label.meaning} ({label.state.value.capitalize()})")
    page.heading("Changes")
    for change, meaning in CHANGES.items():
        page.line(change.value, meaning)
    page.heading("States")
    for state in State:
        page.line(state.value.capitalize(), STATES[state])
    return page.printed
