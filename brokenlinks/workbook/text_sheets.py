"""The sheets that are read like a page: Summary and Read me."""

from __future__ import annotations

import textwrap
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl.cell import WriteOnlyCell

from brokenlinks.models import State
from brokenlinks.workbook import styles
from brokenlinks.workbook.carrying.prints import PagePrint
from brokenlinks.workbook.cells import lines_needed, plain_value
from brokenlinks.workbook.columns import Kind
from brokenlinks.workbook.labels import REASONS, STATES
from brokenlinks.workbook.table_sheets import set_up_print, styled_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo
    from typing import Any

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import RunSummary, WorkbookData


_WRAPPED_FROM = 60  # a column of this width holds sentences; text in a narrower one runs on to the right
_NOTE_WIDTH = 130
_ENTRY_WIDTH = 95
_MOST_FOOTPRINTS = 30


class _Page:
    """A sheet that is filled from the top, a line at a time."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[int], zone: tzinfo | None) -> None:
        self._ws: Worksheet = book.create_sheet(title)
        self._zone = zone
        self._widths = widths
        self._lines = 0
        self.printed = PagePrint()
        for letter, width in zip("ABCDEF", widths, strict=False):
            self._ws.column_dimensions[letter].width = width
        self._ws.sheet_view.showGridLines = False
        set_up_print(self._ws)

    def title(self, text: str) -> None:
        self._append([self._text(text, styles.TITLE_FONT)], styles.TITLE_HEIGHT)

    def heading(self, text: str) -> None:
        self._append([], styles.LINE_HEIGHT)
        self._append([self._text(text, styles.HEADING_FONT)], styles.HEADING_HEIGHT)

    def note(self, text: str) -> None:
        """A paragraph over the whole width."""
        for line in textwrap.wrap(text, _NOTE_WIDTH):
            self._append([self._text(line, styles.BODY_FONT)], styles.LINE_HEIGHT)

    def entry(self, name: str, text: str) -> None:
        """A name, and right of it text that runs on over the other columns, on as many rows as it takes."""
        rows = (
            part for line in text.splitlines() for part in textwrap.wrap(line, _ENTRY_WIDTH, break_on_hyphens=False)
        )
        for part in rows:
            self.line(name, part)
            name = ""

    def line(self, *values: str | int | float | datetime | None, bold: bool = False) -> None:
        """A row of a small table; a float is a share, shown as a percentage."""
        font = styles.BOLD_FONT if bold else styles.BODY_FONT
        lines = max(
            lines_needed(value, width, 20) if isinstance(value, str) and width >= _WRAPPED_FROM else 1
            for value, width in zip(values, self._widths, strict=False)
        )
        cells = [
            self._text(value, font, styles.WRAPPED if width >= _WRAPPED_FROM else styles.TOP)
            if isinstance(value, str)
            else self._value(value, font)
            for value, width in zip(values, self._widths, strict=False)
        ]
        self._append(cells, lines * styles.LINE_HEIGHT)

    def _append(self, cells: list[Cell], height: float) -> None:
        self._lines += 1
        self._ws.row_dimensions[self._lines].height = height
        self.printed.add(self._lines, cells)
        self._ws.append(cells)

    def _text(self, text: str, font: Font, alignment: Alignment = styles.TOP) -> Cell:
        return styled_text(self._ws, text, font, alignment)

    def _value(self, value: float | datetime | None, font: Font) -> Cell:
        cell = WriteOnlyCell(self._ws)
        cell.value = plain_value(value, self._zone)
        cell.alignment, cell.font = styles.LEFT, font
        if isinstance(value, datetime):
            cell.number_format = styles.FORMATS[Kind.TIME]
        else:
            cell.number_format = styles.SHARE_FORMAT if isinstance(value, float) else styles.FORMATS[Kind.NUMBER]
        return cell


def write_summary(book: Workbook, data: WorkbookData, notes: Iterable[str], *, now: datetime) -> PagePrint:
    """Add the Summary: the figures of the run, what could not be settled, what to know, and the settings.

    Returns what tells later whether the user wrote on it.
    """
    run = data.summary
    page = _Page(book, "Summary", (34, 20, 12, 12, 70), now.tzinfo)
    page.title(f"Broken links for “{run.keyword}”" if run.keyword else "Broken links")
    for note in (*run.notes, *notes):
        page.note(note)

    page.heading("What came of it")
    page.line("Prospects", len(data.prospects))
    page.line("Sites to contact", len({row.site for row in data.prospects}))
    page.line("Prospects with an offer", sum(row.offer is not None for row in data.prospects))
    page.line("Dead pages of other sites", len(data.targets))
    page.line("Dead pages of your own site", len(data.own_dead))

    page.heading("The run")
    page.line("Started", run.started_at)
    page.line("Finished", run.finished_at)
    page.line("Complete", "yes" if run.complete else "no, it was stopped")
    page.line("Workbook written", now)
    page.line("Pages read", run.pages_read)
    page.line("Pages left out, as none to pitch to", run.pages_dropped)
    page.line("Pages that could not be read", run.pages_failed)
    page.line("Pages of your own", run.own_pages)

    if run.footprints:
        page.heading("Searches that paid")
        page.line("Footprint", "Searched at", "Found", "Kept", "Rows on Prospects", bold=True)
        for paid in run.footprints[:_MOST_FOOTPRINTS]:
            page.line(paid.footprint or "the keyword", paid.provider, paid.found, paid.kept, paid.prospects)
        if (more := len(run.footprints) - _MOST_FOOTPRINTS) > 0:
            page.line(f"and {more} more")
    _links(page, run)
    if run.troubles:
        page.heading("Sites whose links could not be settled")
        page.line("Site", "Reason", "Links", bold=True)
        for trouble in run.troubles:
            page.line(trouble.host, REASONS[trouble.reason].short, trouble.links)
    if run.settings:
        page.heading("Settings")
        for name, value in run.settings.items():
            page.entry(name, value)
        page.entry("all others", "as they are by default")
    return page.printed


def _links(page: _Page, run: RunSummary) -> None:
    page.heading("Links to other sites")
    page.line("Different links", run.links)
    page.line("Not checked", run.unchecked)
    checked = sum(run.reasons.values())
    page.line("State", "Reason", "Links", "Share", "What it means", bold=True)
    for state in STATES:
        counts = [(label, run.reasons.get(reason, 0)) for reason, label in REASONS.items() if label.state is state]
        total = sum(count for _, count in counts)
        share = total / checked if checked else None
        page.line(state.value.capitalize(), "all", total, share, STATES[state], bold=True)
        for label, count in counts:
            if count:
                page.line("", label.short, count, count / checked, label.meaning)


def write_read_me(book: Workbook, sheets: Iterable[Sheet[Any]], *, zone: tzinfo | None) -> PagePrint:
    """Add the Read me: each sheet and each of its columns in words, from the data that the sheets are made of.

    Returns what tells later whether the user wrote on it.
    """
    page = _Page(book, "Read me", (30, 100), zone)
    page.title("What stands where")
    page.note(
        "Details are folded away: a click on a [+] above the columns, or on the 2 at the left, shows them. The arrows "
        "in the headers sort and select. An address in blue opens when it is clicked. The columns with a green header "
        "are yours to fill in. Rows show three lines at most; the bar above the sheet shows a cell in full."
    )
    for sheet in sheets:
        page.heading(sheet.title)
        page.note(sheet.about)
        for column in sheet.columns:
            page.line(column.name, column.meaning)
    page.heading("Reasons")
    for label in REASONS.values():
        page.line(label.short, f"{label.meaning} ({label.state.value.capitalize()})")
    page.heading("States")
    for state in State:
        page.line(state.value.capitalize(), STATES[state])
    return page.printed
