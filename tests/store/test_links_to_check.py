"""Which links a run has to check: those that no verdict is known of which is young enough."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from brokenlinks.models import HOST_ANSWERED, OWN_NETWORK, PastVerdict, Reason, State
from tests.store.given import DAY, HOUR, START, new_store, page, run_with, verdict

if TYPE_CHECKING:
    from datetime import datetime

LINK = "http://x.example/page"
LIFETIMES = {State.ALIVE: 7 * DAY, State.DEAD: timedelta(0), State.UNCLEAR: 12 * HOUR}
NOTHING_LASTS = dict.fromkeys(LIFETIMES, timedelta(0))


@pytest.mark.parametrize(
    ("reason", "checked_at", "due"),
    [
        (None, None, True),
        (Reason.OK, START - 6 * DAY, False),
        (Reason.OK, START - 8 * DAY, True),
        (Reason.MOVED, START - 6 * DAY, False),
        (Reason.PAGE_GONE, START - timedelta(seconds=1), True),  # looked at again before it is pitched
        (Reason.BLOCKED, START - HOUR, False),
        (Reason.BLOCKED, START - 3 * HOUR, True),
        (Reason.INVALID_URL, START - HOUR, True),  # costs nothing
        # A verdict of this very run is good for the run, however long the run takes.
        (Reason.OK, START + HOUR, False),
        (Reason.PAGE_GONE, START + HOUR, False),
        (Reason.BLOCKED, START + HOUR, False),
        (Reason.PAGE_GONE, START, False),
    ],
)
def test_verdicts_by_state_and_age(reason: Reason | None, checked_at: datetime | None, due: bool) -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    if reason and checked_at:
        store.save_verdicts([verdict(LINK, reason, checked_at)])
    assert store.links_to_check(run, START + 10 * HOUR, LIFETIMES) == ([LINK] if due else [])


def test_the_newest_verdict_counts() -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    store.save_verdicts([verdict(LINK, Reason.OK, START - DAY), verdict(LINK, Reason.PAGE_GONE, START - HOUR)])
    assert store.links_to_check(run, START, LIFETIMES) == [LINK]
    store.save_verdicts([verdict(LINK, Reason.OK, START - HOUR / 2)])
    assert store.links_to_check(run, START, LIFETIMES) == []


def test_a_fresh_run_trusts_no_verdict_but_its_own() -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK, "http://y.example/"))
    store.save_verdicts([verdict(LINK, Reason.OK, START - HOUR), verdict("http://y.example/", Reason.OK, START)])
    assert store.links_to_check(run, START + HOUR, NOTHING_LASTS) == [LINK]


def test_very_long_lifetimes() -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    store.save_verdicts([verdict(LINK, Reason.OK, START - 3000 * DAY)])
    assert store.links_to_check(run, START, dict.fromkeys(LIFETIMES, 36_500 * DAY)) == []


def test_a_link_on_many_pages_or_in_many_spellings_is_one() -> None:
    store = new_store()
    run = run_with(
        store,
        page("http://a.example/", LINK, LINK + "#part", "HTTP://X.EXAMPLE/page"),
        page("http://b.example/", "http://x.example:80/page", "http://x.example/pag%65"),
    )
    assert store.links_to_check(run, START, LIFETIMES) == [LINK]
    store.save_verdicts([verdict("http://x.example/page#other", Reason.OK)])
    assert store.links_to_check(run, START, LIFETIMES) == []


def test_of_one_page_only() -> None:
    store = new_store()
    moved = page("http://b.example/new", "http://y.example/", asked="http://b.example/old")
    run = run_with(store, page("http://a.example/", LINK), moved)
    assert store.links_to_check(run, START, LIFETIMES, page="http://a.example/") == [LINK]
    assert store.links_to_check(run, START, LIFETIMES, page="http://b.example/old") == ["http://y.example/"]
    assert store.links_to_check(run, START, LIFETIMES, page="http://nowhere.example/") == []
    assert sorted(store.links_to_check(run, START, LIFETIMES)) == [LINK, "http://y.example/"]


def test_links_of_other_runs_are_left_alone() -> None:
    store = new_store()
    run_with(store, page("http://a.example/", LINK))
    other, _ = store.begin_run("other", "wasps", START)
    assert store.links_to_check(other, START, LIFETIMES) == []


@pytest.mark.parametrize(
    ("reason", "details", "due"),
    [
        (Reason.BLOCKED, {}, True),
        (Reason.SCRIPT_ONLY, {"looks": []}, True),
        (Reason.BLOCKED, {"browser": []}, False),
        (Reason.SCRIPT_ONLY, {"browser": [{"status": 200}]}, False),
        (Reason.SERVER_ERROR, {}, False),
        (Reason.OK, {}, False),
    ],
)
def test_links_that_no_browser_has_seen(reason: Reason, details: dict[str, object], due: bool) -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    store.save_verdicts([verdict(LINK, reason, START + HOUR, details=details)])
    unseen = (Reason.BLOCKED, Reason.SCRIPT_ONLY)
    assert store.links_to_check(run, START + HOUR, LIFETIMES, unseen=unseen) == ([LINK] if due else [])
    assert store.links_to_check(run, START + HOUR, LIFETIMES) == []


# --- what was said before


def test_past_verdicts_oldest_first_whatever_the_spelling() -> None:
    store = new_store()
    run_with(store, page("http://a.example/", LINK, "http://y.example/", "http://z.example/"))
    store.save_verdicts(
        [
            verdict(LINK, Reason.UNREACHABLE, START),
            verdict("http://y.example/", Reason.UNREACHABLE, START, details={OWN_NETWORK: True}),
            verdict(LINK, Reason.BLOCKED, START + HOUR, status=403),
            verdict(LINK, Reason.UNREACHABLE, START + DAY, details={HOST_ANSWERED: True}),
        ]
    )
    asked = [LINK + "#part", "http://y.example/", "http://z.example/", "http://never.example/"]
    assert store.past_verdicts(asked) == {
        LINK + "#part": [
            PastVerdict(Reason.UNREACHABLE, START),
            PastVerdict(Reason.BLOCKED, START + HOUR, answered=True),
            PastVerdict(Reason.UNREACHABLE, START + DAY, answered=True),
        ],
        "http://y.example/": [PastVerdict(Reason.UNREACHABLE, START, own_network=True)],
    }


def test_past_verdicts_of_more_links_than_a_query_has_places_for() -> None:
    store = new_store()
    links = [f"http://x.example/{number}" for number in range(33_000)]  # SQLite: 32,766 at most
    run_with(store, page("http://a.example/", *links))
    store.save_verdicts([verdict(link, Reason.UNREACHABLE) for link in links])
    assert len(store.past_verdicts(links)) == len(links)


def test_past_verdicts_are_found_by_the_indexes() -> None:
    """A project that is a year old has millions of them."""
    store = new_store()
    queries: list[str] = []
    store.connection.set_trace_callback(queries.append)
    store.past_verdicts([LINK])
    store.connection.set_trace_callback(None)
    (query,) = queries
    plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert [step.split()[:2] for step in plan[:3]] == [["SCAN", "wanted"], ["SEARCH", "target"], ["SEARCH", "verdict"]]
