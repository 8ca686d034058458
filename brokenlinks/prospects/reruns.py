"""A run compared with those before it: what is new, what was mended, what was won and lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.page_keys import page_key
from brokenlinks.prospects.changes import Former, PageNow, changes_of
from brokenlinks.workbook_data import Change, ChangeRow, Changes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from brokenlinks.store import RunId, Store
    from brokenlinks.store.tracking import PageAgain, ShownProspect
    from brokenlinks.store.views import DeadLink
    from brokenlinks.workbook_data import OwnLink

_ORDER: Final = {change: place for place, change in enumerate(Change)}
#: Of a prospect: nothing to tell.
_AS_BEFORE: Final = frozenset({Change.STILL_DEAD, Change.NOT_LOOKED_AT})


class Compared(NamedTuple):
    """What a comparison brought."""

    changes: Changes
    of: Mapping[tuple[int, int], Change]  #: (page, target) of a prospect of this run → what it is; empty in a first run
    own_links: Mapping[int, tuple[OwnLink, ...]]  #: page → its links to the user's site


def compare(store: Store, run: RunId, prospects: Sequence[DeadLink], own_sites: Collection[str]) -> Compared:
    """Compare a run's prospects with those that the workbooks of earlier runs in the same file showed."""
    tracking = store.tracking
    own_now = tracking.own_links_now(run, own_sites)
    anchors = tuple(Counter(tracking.anchors(run, own_now)).most_common())
    since = tracking.run_before(run)
    if since is None:
        return Compared(Changes(anchors=anchors), {}, own_now)
    shown: defaultdict[int, list[ShownProspect]] = defaultdict(list)
    recent: dict[tuple[int, int], bool] = {}
    for prospect in tracking.shown(run):
        shown[prospect.page].append(prospect)
        recent[prospect.page, prospect.target] = prospect.recent
    own_before = tracking.own_links_before(run)
    links_before = tracking.read_before(run)
    again = tracking.pages_again(run, {*shown, *own_before, *(links_before.keys() & own_now.keys())})
    states = tracking.states_on({page.links_of for page in again.values() if page.links_of is not None})
    of = {}
    moved = _moved(again, recent)
    for dead in prospects:
        key = dead.page.id, dead.target
        was = recent.get(key, moved.get(key))
        of[key] = Change.NEW if was is None else Change.STILL_DEAD if was else Change.DEAD_AGAIN
    rows = [
        ChangeRow(change, page.url, page.title, "", link.written, link.url, link.anchor)
        for page, link, target in prospects
        if (change := of[page.id, target]) is not Change.STILL_DEAD
    ]
    former: list[ChangeRow] = []
    for read, found in again.items():
        now = PageNow(
            found.url,
            found.title,
            found.outcome,
            states.get(found.links_of, {}) if found.links_of is not None else {},
            own_now.get(found.links_of, ()) if found.links_of is not None else (),
            links_before.get(read, 0),
        )
        changed = changes_of(now, _former(shown[read], recent=True), own_before.get(read, ()))
        # What had vanished before is told no more, but the user may have notes on it.
        older = _older(now, [*_former(shown[read], recent=False)])
        rows += (row for row in changed if row.change not in _AS_BEFORE and not found.told)
        former += (
            replace(row, page_url=found.was)  # as the user's row has it
            for row in (*changed, *older)
            if row.dead_url and row.change is not Change.STILL_DEAD
        )
    return Compared(
        Changes(
            rows=tuple(sorted(rows, key=lambda row: (_ORDER[row.change], row.page_url, row.dead_url))),
            former=tuple(former),
            since=since,
            still_dead=sum(change is Change.STILL_DEAD for change in of.values()),
            anchors=anchors,
        ),
        of,
        own_now,
    )


def _former(shown: Sequence[ShownProspect], *, recent: bool) -> Iterator[Former]:
    return (
        Former(prospect.written, prospect.url, prospect.anchor, prospect.heading, prospect.offer)
        for prospect in shown
        if prospect.recent is recent
    )


def _older(now: PageNow, former: Sequence[Former]) -> list[ChangeRow]:
    """What is to be said of prospects that had vanished before: of a won one, whether the link still stands."""
    own = {page_key(link.url): link for link in now.own_links}
    offered = {prospect.dead_url: own.get(page_key(prospect.offer)) for prospect in former}
    return [
        replace(row, change=Change.STILL_PLACED, own_link=offered[row.dead_url])
        if row.change is Change.FIXED and offered[row.dead_url]
        else row
        for row in changes_of(replace(now, own_links=()), former, ())
    ]


def _moved(again: Mapping[int, PageAgain], recent: Mapping[tuple[int, int], bool]) -> dict[tuple[int, int], bool]:
    """What was known of pages whose address leads to another page now: its links are not new."""
    return {
        (again[page].links_of or page, target): was
        for (page, target), was in recent.items()
        if again[page].links_of not in (None, page)
    }
