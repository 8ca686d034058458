"""The figures and the charts of a report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.models import State
from brokenlinks.workbook.labels import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.workbook_data import RunSummary, WorkbookData

#: Bars of a chart: the longest.
_MOST_BARS: Final = 8


class Figure(NamedTuple):
    """A number that stands by itself."""

    value: int
    label: str
    more: str = ""  #: a few words below it


class Bar(NamedTuple):
    """One bar of a chart."""

    label: str
    value: int
    length: float  #: 0.0–100.0; the longest has 100
    tone: str  #: its colour: a `State`, or ""


class Chart(NamedTuple):
    """A bar chart."""

    title: str
    about: str  #: how it is read
    bars: tuple[Bar, ...]


def figures(data: WorkbookData) -> tuple[Figure, ...]:
    """The numbers that a reader wants first."""
    run = data.summary
    sites = len({row.site for row in data.prospects})
    moved = sum(bool(row.moved_to) for row in data.prospects)
    failed = ", ".join(
        f"{count:,} {words}"
        for count, words in ((run.pages_dropped, "left out"), (run.pages_failed, "failed"))
        if count
    )
    checked = sum(run.reasons.values())
    return (
        Figure(len(data.prospects), "prospects", f"on {sites:,} {'site' if sites == 1 else 'sites'}"),
        Figure(
            sum(row.offer is not None for row in data.prospects),
            "with a page of yours to offer",
            f"{moved:,} more with a new address to tell" if moved else "",
        ),
        Figure(len(data.targets), "dead pages", f"{len(data.to_write):,} that no page of yours fits"),
        Figure(
            len(data.own_dead),
            f"dead {'page' if len(data.own_dead) == 1 else 'pages'} of your own site",
            "to be redirected: no mail is needed" if data.own_dead else "",
        ),
        Figure(run.pages_read, "pages read", failed),
        Figure(checked, "different links checked", f"{run.unchecked:,} not reached" if run.unchecked else ""),
    )


def charts(data: WorkbookData) -> tuple[Chart, ...]:
    """What can be drawn: a chart without bars is left out."""
    run = data.summary
    made = (
        Chart("How the links fared", "Different links to other sites, by what came of checking them.", _states(run)),
        Chart(
            "How the dead ones died",
            "Different dead links, by reason.",
            _bars(
                (label.short, run.reasons.get(reason, 0), State.DEAD.value)
                for reason, label in REASONS.items()
                if label.state is State.DEAD
            ),
        ),
        Chart(
            "Searches that paid",
            "Rows among the prospects, by the search that found the page.",
            _bars((f"{one.footprint or 'the keyword'} ({one.provider})", one.prospects, "") for one in run.footprints),
        ),
        Chart(
            "Sites whose links could not be settled",
            "Links that no machine can judge from here, by site. They are never pitched.",
            _bars((host, count, State.UNCLEAR.value) for host, count in _troubles(run).items()),
        ),
    )
    return tuple(chart for chart in made if chart.bars)


def _states(run: RunSummary) -> tuple[Bar, ...]:
    counts = Counter(dict.fromkeys((State.ALIVE, State.DEAD, State.UNCLEAR, State.SKIPPED), 0))
    for reason, count in run.reasons.items():
        counts[REASONS[reason].state] += count
    return _bars(
        (*((state.value, count, state.value) for state, count in counts.items()), ("not checked", run.unchecked, "")),
        sort=False,
    )


def _troubles(run: RunSummary) -> Counter[str]:
    counts: Counter[str] = Counter()
    for trouble in run.troubles:
        counts[trouble.host] += trouble.links
    return counts


def _bars(entries: Iterable[tuple[str, int, str]], *, sort: bool = True) -> tuple[Bar, ...]:
    found = [entry for entry in entries if entry[1]]
    if sort:
        found.sort(key=lambda entry: -entry[1])
    longest = max((count for _, count, _ in found), default=0)
    return tuple(Bar(label, count, round(100 * count / longest, 2), tone) for label, count, tone in found[:_MOST_BARS])
