"""What the user sees while a command runs, and when it is done. On standard error, so that output can be piped."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from brokenlinks.crawling.results import CrawlResult
    from brokenlinks.progress import Progress

#: Seconds between two lines where the output is no terminal, and between two drawings where it is one.
_LINE_EVERY: Final = 10.0
_DRAW_EVERY: Final = 0.25


def say(text: str) -> None:
    """One line for the user."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def shown(progress: Progress) -> Iterator[None]:
    """Show `progress` while the block runs: a live display on a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.live import Live

        with Live(
            get_renderable=lambda: _drawn(progress),
            console=Console(stderr=True),
            refresh_per_second=1 / _DRAW_EVERY,
            transient=True,
        ):
            yield
        return
    done = threading.Event()

    def lines() -> None:
        while not done.wait(_LINE_EVERY):
            say(_line(progress))

    thread = threading.Thread(target=lines, daemon=True, name="progress")
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _figures(progress: Progress) -> list[tuple[str, str]]:
    figures = []
    if progress.searches:
        figures.append(("searches", f"{progress.searches} answered, {progress.pages_found} results"))
    pages = progress.pages_read + progress.pages_failed
    if pages or progress.pages_waiting:
        left_out = f", {progress.pages_dropped} left out" if progress.pages_dropped else ""
        failed = f", {progress.pages_failed} failed" if progress.pages_failed else ""
        figures.append(("pages", f"{pages} of {pages + progress.pages_waiting}{left_out}{failed}"))
    if progress.own_found:
        figures.append(("your pages", f"{progress.own_read} of {progress.own_found}"))
    if progress.to_look_up:
        figures.append(("dead pages", f"{progress.looked_up} of {progress.to_look_up} looked up"))
    if progress.contacts_to_look_up:
        figures.append(("contacts", f"{progress.contacts_looked_up} of {progress.contacts_to_look_up} sites looked up"))
    if progress.links:
        rate = progress.rate()
        figures.append(("links", f"{progress.checked} of {progress.links}"))
        looked_up = f", {progress.looked_up} looked up" if progress.looked_up and not progress.to_look_up else ""
        figures.append(("dead", f"{progress.dead}{looked_up}"))
        figures.append(("rate", f"{rate:.0f} a second"))
        left = progress.seconds_left(rate)
        figures.append(("time left", "–" if left is None else _duration(left)))
    return figures


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _line(progress: Progress) -> str:
    if progress.notice:
        return progress.notice
    return f"{progress.phase}: " + ", ".join(f"{name} {figure}" for name, figure in _figures(progress))


def _drawn(progress: Progress) -> RenderableType:
    from rich.console import Group
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_row(f"[bold]{progress.phase}[/bold] …", "")
    for name, figure in _figures(progress):
        table.add_row(f"  {name}", figure)
    if progress.links:
        table.add_row("", ProgressBar(total=progress.links, completed=progress.checked, width=40))
    return Group(table, Text(progress.notice, "bold yellow")) if progress.notice else table


def show_result(result: CrawlResult) -> None:
    """The short table at the end, what the user should know, and where the workbook is."""
    summary = result.summary
    from brokenlinks.checking.reasons import state_of
    from brokenlinks.models import State

    by_state = dict.fromkeys(State, 0)
    for reason, count in summary.reasons.items():
        by_state[state_of(reason)] += count
    rows = [
        ("pages read", summary.pages_read),
        ("  left out", summary.pages_dropped),
        ("pages that failed", summary.pages_failed),
        ("your own pages", summary.own_pages),
        ("links found", summary.links),
        *((f"  {state}", count) for state, count in by_state.items()),
        ("  not checked", summary.unchecked),
        ("prospects", result.prospects),
        ("with an offer", result.offers),
        ("with an address", result.addresses),
    ]
    for name, count in rows:
        if count or not name.startswith("  "):
            say(f"{name:<18} {count:>8}")
    if result.changes.since is not None:
        counted = Counter(row.change.value for row in result.changes.rows)
        said = ", ".join(f"{number} {change}" for change, number in counted.items())
        say(f"Since the run before: {said or 'nothing changed'}.")
    worst = summary.troubles[:3]
    if worst:
        from brokenlinks.workbook.labels import REASONS

        hosts = ", ".join(f"{trouble.host} ({trouble.links}, {REASONS[trouble.reason].short})" for trouble in worst)
        say(f"Links we could not judge, most at: {hosts}")
    for note in result.notes:
        say(note)
    say("The prospects are in:")
    print(result.path)
