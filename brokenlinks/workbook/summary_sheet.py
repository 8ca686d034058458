"""The Summary: what to do first, how far the user is, the figures of the run, and charts of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from brokenlinks.models import State
from brokenlinks.workbook.first_steps import NOT_BEGUN, first_steps
from brokenlinks.workbook.labels import CHANGES, REASONS, STATES
from brokenlinks.workbook.prospect_columns import PROSPECTS, STATUSES
from brokenlinks.workbook.summary_charts import BarsOf, add_charts, rows_of_charts
from brokenlinks.workbook.text_page import TextPage
from brokenlinks.workbook_data import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from openpyxl import Workbook

    from brokenlinks.statuses import Standing
    from brokenlinks.workbook.carrying.prints import PagePrint
    from brokenlinks.workbook_data import Changes, RunSummary, WorkbookData

_WIDTHS: Final = (46, 18, 12, 12, 70)
_MOST_FOOTPRINTS: Final = 30
_MOST_ANCHORS: Final = 20
_MOST_TROUBLES: Final = 30
_MOST_BARS: Final = 10
_STATE_COLOURS: Final = {
    State.DEAD: "C0504D",
    State.ALIVE: "6AA574",
    State.UNCLEAR: "E0B040",
    State.SKIPPED: "A6A6A6",
}
_BLUE: Final = "1F3A5F"
_PLACED: Final = "3E6B4F"


def write_summary(
    book: Workbook,
    data: WorkbookData,
    notes: Iterable[str],
    *,
    now: datetime,
    standing: Standing = NOT_BEGUN,
    tabs: Mapping[str, str] | None = None,
) -> PagePrint:
    """Add the Summary.

    Args:
        notes: sentences beside those of the run itself.
        standing: how far the user is.
        tabs: the names of the sheets' tabs by their titles, where the user renamed them.

    Returns what tells later whether the user wrote on it.
    """
    run = data.summary
    page = TextPage(book, "Summary", _WIDTHS, now.tzinfo)
    page.title(f"Broken links for “{run.keyword}”" if run.keyword else "Broken links")
    for note in (*run.notes, *notes):
        page.note(note)
    _steps(page, data, standing, tabs or {})
    page.heading("What came of it")
    page.line("Prospects", len(data.prospects))
    page.line("Sites to contact", len({row.site for row in data.prospects}))
    page.line("Prospects with an offer", sum(row.offer is not None for row in data.prospects))
    page.line("Dead pages of other sites", len(data.targets))
    page.line("Dead pages of your own site", len(data.own_dead))
    page.line("Links to check by hand", len(data.unclear))
    _changes(page, data.changes)

    # The charts stand here; what they show stands below, and is known when it is written.
    count = bool(data.prospects) + bool(run.reasons) + _any_dead(run) + bool(_paid(run))
    charts_at = page.lines + 2
    if count:
        page.new_printed_page()  # no chart is cut in two
        page.space(1 + rows_of_charts(count))

    charts = [*_progress(page, data)]
    _anchors(page, data.changes)
    charts += _links(page, run)
    charts += _footprints(page, run)
    _run(page, run, now)
    _troubles(page, run)
    if run.settings:
        page.heading("Settings")
        for name, value in run.settings.items():
            page.entry(name, value)
        page.entry("all others", "as they are by default")
    add_charts(page.ws, charts, charts_at)
    return page.printed


def _steps(page: TextPage, data: WorkbookData, standing: Standing, tabs: Mapping[str, str]) -> None:
    steps = first_steps(data, standing)
    if not steps:
        return
    page.heading("What to do first")
    for number, step in enumerate(steps, 1):
        tab = tabs.get(step.sheet, step.sheet)
        where = f" → {tab}" if tab else ""
        page.note(f"{number}. {step.text}{where}", bold=True, sheet=tab)
        for item in step.items:
            page.linked(item.name, item.address, item.text)


def _progress(page: TextPage, data: WorkbookData) -> Iterable[BarsOf]:
    """How far the user is: formulas, the only ones of the workbook, so that the counts follow what is typed."""
    if not data.prospects:
        return
    page.heading("How far you are")
    status = f"{PROSPECTS.table_name}[Status]"
    page.line("Status", "Rows on Prospects", bold=True)
    first = page.lines + 1
    page.formula("Not begun", f"=COUNTBLANK({status})")
    for name in STATUSES:
        page.formula(name, f"=COUNTIF({status},A{page.lines + 1})")
    last = page.lines
    page.formula("In other words", f"=ROWS({status})-SUM(B{first}:B{last})")
    colours = [_PLACED if name == "Placed" else _BLUE for name in ("", *STATUSES)]
    yield BarsOf("How far you are", range(first, last + 1), labels=1, values=2, colours=colours)


def _changes(page: TextPage, changes: Changes) -> None:
    if changes.since is None:
        return
    page.heading("Since the run before")
    page.line("That run started", changes.since)
    counted = Counter(row.change for row in changes.rows)
    counted[Change.STILL_DEAD] = changes.still_dead
    for change, meaning in CHANGES.items():
        if counted[change]:
            page.line(change.value.capitalize(), counted[change], None, None, meaning)


def _anchors(page: TextPage, changes: Changes) -> None:
    """The words of links to the user's site: too many alike look bought."""
    if not changes.anchors:
        return
    page.heading("Words that link to your site")
    total = sum(pages for _, pages in changes.anchors)
    page.line("Words", "Pages", "Share", bold=True)
    for words, links in changes.anchors[:_MOST_ANCHORS]:
        page.line(words or "(a picture, or nothing)", links, links / total)
    _more(page, len(changes.anchors) - _MOST_ANCHORS)


def _links(page: TextPage, run: RunSummary) -> Iterable[BarsOf]:
    page.heading("Links to other sites")
    page.line("Different links", run.links)
    page.line("Not checked", run.unchecked)
    checked = sum(run.reasons.values())
    if not checked:
        return
    page.space(1)
    page.line("State", "", "Links", "Share", "What it means", bold=True)
    first = page.lines + 1
    for state in STATES:
        total = sum(run.reasons.get(reason, 0) for reason, label in REASONS.items() if label.state is state)
        page.line(state.value.capitalize(), "", total, total / checked, STATES[state])
    colours = [_STATE_COLOURS[state] for state in STATES]
    yield BarsOf("How the links fared", range(first, page.lines + 1), labels=1, values=3, colours=colours)
    page.space(1)
    page.line("Reason", "State", "Links", "Share", "What it means", bold=True)
    first = page.lines + 1
    for state in STATES:
        counts = [(label, run.reasons.get(reason, 0)) for reason, label in REASONS.items() if label.state is state]
        for label, count in sorted(counts, key=lambda counted: -counted[1]):
            if count:
                page.line(label.short, state.value, count, count / checked, label.meaning)
        if state is State.DEAD and page.lines >= first:
            rows = range(first, page.lines + 1)
            yield BarsOf("How the dead ones died", rows, labels=1, values=3, colours=[_STATE_COLOURS[State.DEAD]])


def _any_dead(run: RunSummary) -> bool:
    return any(count and REASONS[reason].state is State.DEAD for reason, count in run.reasons.items())


def _footprints(page: TextPage, run: RunSummary) -> Iterable[BarsOf]:
    if not run.footprints:
        return
    page.heading("Searches that paid")
    page.note("KW stands for your keyword.")
    page.line("Footprint", "Searched at", "Found", "Kept", "Rows on Prospects", bold=True)
    first = page.lines + 1
    for paid in run.footprints[:_MOST_FOOTPRINTS]:
        page.line(paid.footprint or "the keyword", paid.provider, paid.found, paid.kept, paid.prospects)
    _more(page, len(run.footprints) - _MOST_FOOTPRINTS)
    if bars := _paid(run):
        yield BarsOf(
            "Searches that paid: rows on Prospects", range(first, first + bars), labels=1, values=5, colours=[_BLUE]
        )


def _paid(run: RunSummary) -> int:
    """How many searches brought a prospect, as far as a chart shows them: the first ones."""
    return sum(paid.prospects > 0 for paid in run.footprints[:_MOST_BARS])


def _run(page: TextPage, run: RunSummary, now: datetime) -> None:
    page.heading("The run")
    page.line("Started", run.started_at)
    page.line("Finished", run.finished_at)
    page.line("Complete", "yes" if run.complete else "no, it was stopped")
    page.line("Workbook written", now)
    page.line("Pages read", run.pages_read)
    page.line("Pages left out, as none to pitch to", run.pages_dropped)
    page.line("Pages that could not be read", run.pages_failed)
    page.line("Pages of your own", run.own_pages)


def _troubles(page: TextPage, run: RunSummary) -> None:
    if not run.troubles:
        return
    page.heading("Sites whose links could not be settled")
    page.line("Site", "Reason", "Links", bold=True)
    for trouble in run.troubles[:_MOST_TROUBLES]:
        page.line(trouble.host, REASONS[trouble.reason].short, trouble.links)
    _more(page, len(run.troubles) - _MOST_TROUBLES)


def _more(page: TextPage, more: int) -> None:
    if more > 0:
        page.line(f"and {more} more")
