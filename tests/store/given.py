"""Pages, links and verdicts, made from as little as a test wants to say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from brokenlinks.checking.reasons import state_of
from brokenlinks.models import OutboundLink, Reason, ResourcePage, Verdict
from brokenlinks.store import RunId, Store, Waiting, open_database

START: Final = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


_OPEN: Final[list[Store]] = []


def new_store() -> Store:
    """A store in memory, closed when the test has ended: Python warns of a connection that is left open, and a
    connection is closed only by the thread that opened it, which garbage collection may not be on."""
    store = Store(open_database(":memory:"))
    _OPEN.append(store)
    return store


def close_stores() -> None:
    while _OPEN:
        _OPEN.pop().connection.close()


def page(url: str, *links: str | OutboundLink, **fields: Any) -> ResourcePage:
    """A page; its links are addresses, or whole links whose position is set here."""
    made = []
    for position, link in enumerate(links, 1):
        fuller = link if isinstance(link, OutboundLink) else OutboundLink(link, link, f"link {position}")
        made.append(
            OutboundLink(
                fuller.written, fuller.url, fuller.anchor, fuller.context, fuller.heading, fuller.rel, position
            )
        )
    return ResourcePage(url, links=tuple(made), **fields)


def verdict(url: str, reason: Reason = Reason.PAGE_GONE, at: datetime = START, **fields: Any) -> Verdict:
    values: dict[str, Any] = {
        "confidence": 0.9,
        "evidence": f"seen as {reason}",
        "status": None,
        "final_url": url,
        "checked_at": at,
        **fields,
    }
    return Verdict(url, state_of(reason), reason, **values)


def run_with(store: Store, *pages: ResourcePage, now: datetime = START) -> RunId:
    """A run that read these pages."""
    run, _ = store.begin_run("fingerprint", "bees", now)
    for read in pages:
        ask(store, run, read.asked or read.url, depth=read.depth, found_by=read.found_by)
        store.pages.save(run, read, now)
    return run


def ask(store: Store, run: RunId, *addresses: str, depth: int = 0, found_by: str = "") -> None:
    """The run asks for these pages."""
    for address in addresses:
        store.pages.take(run, Waiting(address, depth, found_by))
