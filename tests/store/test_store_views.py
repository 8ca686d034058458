"""What a run has found, read back: dead links, their history, pages, reasons and troubles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.models import TITLE, Match, OutboundLink, Reason, State
from brokenlinks.store import page_views, views
from brokenlinks.workbook_data import HostTrouble
from tests.store.given import DAY, HOUR, START, ask, new_store, page, run_with, verdict

if TYPE_CHECKING:
    from datetime import datetime

LINK = "http://x.example/page"
ALIVE, DEAD, UNCLEAR, TAKEN = Reason.OK, Reason.PAGE_GONE, Reason.BLOCKED, Reason.USURPED


@pytest.mark.parametrize(
    ("history", "first_dead", "checks"),
    [
        ([DEAD], 0, 1),
        ([DEAD, DEAD, DEAD], 0, 3),
        ([ALIVE, DEAD, DEAD], 1, 3),
        ([DEAD, ALIVE, DEAD], 2, 3),  # it had come back: the older death says nothing
        ([DEAD, UNCLEAR, DEAD], 0, 3),  # not to be settled that day, but never seen alive
        ([UNCLEAR, DEAD, DEAD], 1, 3),
        ([DEAD, ALIVE, UNCLEAR, DEAD, DEAD], 3, 5),
    ],
)
def test_first_seen_dead_and_checks(history: list[Reason], first_dead: int, checks: int) -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    days: list[datetime] = [START + number * DAY for number in range(len(history))]
    for reason, day in zip(history, days, strict=True):
        store.save_verdicts([verdict(LINK, reason, day, confidence=0.8, evidence=f"on {day:%d}")])
    (found,) = views.dead_verdicts(store.connection, run).values()
    assert found.first_dead_at == days[first_dead]
    assert found.checked_at == days[-1]
    assert found.checks == checks
    assert (found.url, found.reason, found.confidence) == (LINK, DEAD, 0.8)
    assert found.evidence == f"on {days[-1]:%d}"


@pytest.mark.parametrize(
    ("history", "first_dead"),
    [
        ([ALIVE, TAKEN], 1),
        ([ALIVE, TAKEN, ALIVE, TAKEN, ALIVE, TAKEN], 1),  # each run finds it alive at first
        ([ALIVE, TAKEN, ALIVE, ALIVE, TAKEN], 4),  # and this one to its end
        ([ALIVE, TAKEN, UNCLEAR, DEAD], 1),
        ([ALIVE, TAKEN, ALIVE, DEAD], 3),
        ([DEAD, ALIVE, TAKEN], 0),
    ],
)
def test_first_seen_taken_over(history: list[Reason], first_dead: int) -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    store.save_verdicts([verdict(LINK, reason, START + n * DAY) for n, reason in enumerate(history)])
    (found,) = views.dead_verdicts(store.connection, run).values()
    assert found.first_dead_at == START + first_dead * DAY


def test_dead_addresses_and_how_many_pages_link_to_them() -> None:
    store = new_store()
    other, older = "http://y.example/", "http://z.example/"
    run_with(store, page("http://old.example/", older, other))
    run, _ = store.begin_run("another", "bees", START + HOUR)
    for read in (page("http://a.example/", LINK, LINK + "#part", other), page("http://b.example/", LINK)):
        ask(store, run, read.url)
        store.pages.save(run, read, START)
    store.save_verdicts([verdict(LINK), verdict(older), verdict(other, ALIVE)])
    assert views.dead_addresses(store.connection, run) == [LINK]
    asked = ["HTTP://X.example/page", other, older, "http://nobody.example/"]
    assert views.pages_linking(store.connection, asked) == {asked[0]: 2, other: 2, older: 1}
    assert views.pages_linking(store.connection, []) == {}


def test_living_targets_and_what_is_said_of_them() -> None:
    store = new_store()
    moved, dead = "http://m.example/", "http://d.example/"
    link = OutboundLink(LINK, LINK, "Hives", "Hives, all of them.", "Bees")
    run = run_with(
        store,
        page("http://a.example/", link, moved, dead, title="Useful", language="en"),
        page("http://b.example/", moved, language="de-at"),
    )
    store.save_verdicts([verdict(LINK, ALIVE, details={TITLE: "“Swarm”"}), verdict(moved, Reason.MOVED), verdict(dead)])
    by_moved, by_link = views.living_targets(store.connection, run)
    assert (by_moved.url, by_moved.title, by_moved.was_usurped) == (moved, "", False)
    assert (by_link.url, by_link.title, by_link.final_url) == (LINK, "“Swarm”", LINK)
    assert views.sayings(store.connection, by_link.id) == [("Hives", "Hives, all of them.", "Bees", "Useful", "en")]
    assert [said.language for said in views.sayings(store.connection, by_moved.id)] == ["en", "de-at"]


@pytest.mark.parametrize("last", [ALIVE, UNCLEAR])
def test_what_is_not_dead_now_is_not_dead(last: Reason) -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    store.save_verdicts([verdict(LINK, DEAD), verdict(LINK, last, START + HOUR)])
    assert views.dead_links(store.connection, run) == []
    assert views.dead_verdicts(store.connection, run) == {}
    assert views.reasons(store.connection, run) == ({last: 1}, 0)


def test_one_dead_link_a_page_and_target_the_first_one_as_it_is_written() -> None:
    store = new_store()
    run = run_with(
        store,
        page(
            "http://a.example/",
            OutboundLink("//x.example/page", LINK, "first"),
            OutboundLink(LINK + "#part", LINK + "#part", "second"),
            "http://y.example/",
        ),
        page("http://b.example/", LINK),
    )
    store.save_verdicts([verdict(LINK), verdict("http://y.example/", ALIVE)])
    dead = views.dead_links(store.connection, run)
    assert [(found.page.url, found.link.written, found.link.anchor) for found in dead] == [
        ("http://a.example/", "//x.example/page", "first"),
        ("http://b.example/", LINK, "link 1"),
    ]
    assert len({found.target for found in dead}) == 1


def test_links_of_one_state_or_all() -> None:
    walled, dead = "http://walled.example/", "http://dead.example/"
    store = new_store()
    run = run_with(store, page("http://b.example/", LINK, dead), page("http://a.example/", walled, dead))
    store.save_verdicts([verdict(dead), verdict(walled, UNCLEAR)])
    every = [(row.page_url, row.position, row.url, row.state) for row in views.links(store.connection, run)]
    assert every == [
        ("http://a.example/", 1, walled, State.UNCLEAR),
        ("http://a.example/", 2, dead, State.DEAD),
        ("http://b.example/", 1, LINK, None),
        ("http://b.example/", 2, dead, State.DEAD),
    ]
    for state in State:
        found = views.links(store.connection, run, state)
        assert [(row.page_url, row.position) for row in found] == [row[:2] for row in every if row[3] is state]


def test_two_requests_that_led_to_one_page_are_one_page() -> None:
    """The one that was given stands for it, whichever was answered first."""
    store = new_store()
    run = run_with(
        store,
        page("http://a.example/links", LINK, asked="http://a.example/old", depth=1, found_by="http://a.example/"),
        page("http://a.example/links", LINK),
    )
    store.save_verdicts([verdict(LINK)])
    assert len(views.dead_links(store.connection, run)) == 1
    assert views.reasons(store.connection, run) == ({DEAD: 1}, 0)
    rows = page_views.page_rows(store.connection, run, {})
    assert [(row.url, row.depth, row.external_links, row.dead) for row in rows] == [
        ("http://a.example/links", 0, 1, 1),
        ("http://a.example/links", 1, 1, 1),
    ]


def test_page_rows_count_distinct_targets_and_tell_why_a_page_was_not_read() -> None:
    store = new_store()
    links = ("http://dead.example/", "http://ok.example/", "http://ok.example/#x", "http://wall.example/",
             "http://mail.example/", "http://open.example/")  # fmt: skip
    run = run_with(store, page("http://blog.example.org/", *links, title="A"))
    ask(store, run, "http://b.example/", "http://c.example/")
    store.pages.failed(run, "http://b.example/", "404 Not Found")
    store.save_verdicts(
        [
            verdict("http://dead.example/", DEAD),
            verdict("http://ok.example/", ALIVE),
            verdict("http://wall.example/", UNCLEAR),
            verdict("http://mail.example/", Reason.PRIVATE_ADDRESS),
        ]
    )
    read, failed, waiting = page_views.page_rows(store.connection, run, {})
    assert (read.title, read.site, read.outcome, read.read_at) == ("A", "example.org", "read", START)
    assert (read.external_links, read.alive, read.dead, read.unclear) == (5, 1, 1, 1)
    assert (failed.url, failed.outcome, failed.read_at) == ("http://b.example/", "404 Not Found", None)
    assert (failed.title, failed.external_links, failed.dead) == ("", 0, 0)
    assert (waiting.outcome, waiting.read_at) == (page_views.NOT_REACHED, None)
    assert views.reasons(store.connection, run) == (
        {DEAD: 1, ALIVE: 1, UNCLEAR: 1, Reason.PRIVATE_ADDRESS: 1},
        1,
    )


def test_dead_targets_say_what_all_pages_say_each_thing_once() -> None:
    store = new_store()
    told = OutboundLink("", LINK, "Frames", "How to build frames", "Woodwork")
    run = run_with(
        store,
        page("http://a.example/", told, title="Links"),
        page("http://b.example/", OutboundLink("", LINK, "frames plan", "", "Woodwork"), title="More"),
        page("http://c.example/", OutboundLink("", LINK), title="Links"),
    )
    store.save_verdicts([verdict(LINK)])
    (target,) = views.dead_targets(store.connection, run)
    assert (target.dead_url, target.anchor, target.context, target.heading, target.page_title) == (
        LINK,
        "Frames | frames plan",
        "How to build frames",
        "Woodwork",
        "Links | More",
    )
    assert int(target.id) in views.dead_verdicts(store.connection, run)


def test_troubles_by_host_most_links_first() -> None:
    store = new_store()
    links = [f"http://walled.example/{number}" for number in range(3)]
    run = run_with(store, page("http://a.example/", *links, "http://down.example:8080/", "http://dead.example/"))
    store.save_verdicts(
        [
            *(verdict(link, Reason.BLOCKED) for link in links),
            verdict("http://down.example:8080/", Reason.UNREACHABLE),
            verdict("http://dead.example/"),
        ]
    )
    assert views.troubles(store.connection, run) == [
        HostTrouble("walled.example", Reason.BLOCKED, 3),
        HostTrouble("down.example", Reason.UNREACHABLE, 1),
    ]


def test_offers_come_back_in_order_and_are_replaced() -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/", LINK))
    store.save_verdicts([verdict(LINK)])
    (target,) = views.dead_verdicts(store.connection, run)
    best, second = (
        Match("http://own.example/1", "One", 70.5, ("hive", "größe")),
        Match("http://own.example/2", "", 0, ()),
    )
    store.save_offers(run, {target: [best, second]})
    assert views.offers(store.connection, run) == {target: [best, second]}
    store.save_offers(run, {target: [second]})
    assert views.offers(store.connection, run) == {target: [second]}
    store.save_offers(run, {})
    assert views.offers(store.connection, run) == {}
