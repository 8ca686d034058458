"""Runs and their pages: which run goes on, and what it still has to ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brokenlinks.models import Appraisal, PageKind, Reason
from brokenlinks.store import Waiting, page_views, views
from tests.store.given import HOUR, START, ask, new_store, page, run_with, verdict


@pytest.mark.parametrize(
    ("fingerprint", "finished", "fresh", "goes_on"),
    [
        ("same", False, False, True),
        ("other", False, False, False),
        ("same", True, False, False),
        ("same", False, True, False),
        ("other", True, True, False),
    ],
)
def test_only_the_unfinished_run_of_the_same_command_goes_on(
    fingerprint: str, finished: bool, fresh: bool, goes_on: bool
) -> None:
    store = new_store()
    first, resumed = store.begin_run("same", "bees", START)
    assert not resumed
    if finished:
        store.finish_run(first, START + HOUR)
    second, resumed = store.begin_run(fingerprint, "bees", START + 2 * HOUR, fresh=fresh)
    assert resumed is goes_on
    assert (second == first) is goes_on
    assert store.started_at(second) == (START if goes_on else START + 2 * HOUR)


def test_an_older_unfinished_run_is_not_taken_up_again() -> None:
    """The user has moved on: its verdicts are kept, its pages would be stale."""
    store = new_store()
    store.begin_run("one", "bees", START)
    store.begin_run("two", "bees", START)
    assert store.begin_run("one", "bees", START)[1] is False


def test_a_page_is_asked_for_once_in_whatever_spelling() -> None:
    store = new_store()
    run, _ = store.begin_run("f", "bees", START)
    ask(store, run, "http://a.example/x", "HTTP://A.example:80/x#part")
    assert [waiting.address for waiting in store.pages.taken(run, answered=False)] == ["http://a.example/x"]


def test_pages_are_offered_then_asked_for_then_answered() -> None:
    store = new_store()
    run, _ = store.begin_run("f", "bees", START)
    deep = Waiting("http://a.example/deep", 1, "http://a.example/", 0.5, kept=False)
    near = Waiting("http://b.example/", promise=4.0)
    store.pages.offer(run, [deep, near])
    assert store.pages.offered(run) == [deep, near]
    store.pages.take(run, near)
    store.pages.take(run, deep)
    assert store.pages.offered(run) == []
    assert store.pages.taken(run, answered=False) == [near, deep]
    store.pages.failed(run, "http://b.example/", "404 Not Found")
    assert store.pages.taken(run, answered=False) == [deep]
    store.pages.save(run, page("http://a.example/deep"), START)
    assert store.pages.taken(run, answered=True) == [near, deep]


@pytest.mark.parametrize(("first", "then", "kept"), [(0.5, 0.7, 0.7), (0.7, 0.5, 0.7), (0.5, 4.0, 4.0)])
def test_of_two_offers_of_a_page_the_better_one_counts(first: float, then: float, kept: float) -> None:
    store = new_store()
    run, _ = store.begin_run("f", "bees", START)
    store.pages.offer(run, [Waiting("http://a.example/x", promise=first)])
    store.pages.offer(run, [Waiting("https://www.a.example/x/", promise=then)])
    assert [waiting.promise for waiting in store.pages.offered(run)] == [kept]


def test_links_of_a_page_count_when_one_of_the_two_addresses_that_lead_to_it_was_given() -> None:
    store = new_store()
    run = run_with(store, page("http://a.example/x", "http://gone.example/", asked="http://a.example/given"))
    poor = Appraisal(PageKind.ARTICLE, 4.0, ("no list",))
    ask(store, run, "http://a.example/x")
    store.pages.save(run, page("http://a.example/x", "http://gone.example/"), START, poor, dropped=True)
    store.save_verdicts([verdict("http://gone.example/")])
    assert [found.link.url for found in views.dead_links(store.connection, run)] == ["http://gone.example/"]


def test_a_page_that_is_dropped_has_no_links_to_check() -> None:
    store = new_store()
    run, _ = store.begin_run("f", "bees", START)
    ask(store, run, "http://a.example/x")
    poor = Appraisal(PageKind.SHOP, 4.0, ("sells things",))
    store.pages.save(run, page("http://a.example/x", "http://gone.example/"), START, poor, dropped=True)
    assert store.links_to_check(run, START, {}) == []
    (row,) = page_views.page_rows(store.connection, run, {})
    assert (row.dropped, row.kind, row.score, row.reasons) == (True, PageKind.SHOP, 4.0, ("sells things",))
    assert (row.external_links, row.external_sites) == (1, 1)


def test_a_run_knows_only_its_own_pages() -> None:
    store = new_store()
    run_with(store, page("http://a.example/", "http://x.example/"))
    store.save_verdicts([verdict("http://x.example/")])
    other, _ = store.begin_run("other", "wasps", START)
    assert store.pages.taken(other, answered=False) == []
    assert page_views.page_rows(store.connection, other, {}) == []
    assert views.dead_links(store.connection, other) == []
    assert views.reasons(store.connection, other) == ({}, 0)


def test_a_page_that_is_read_again_is_replaced() -> None:
    store = new_store()
    run = run_with(
        store, page("http://a.example/", "http://gone.example/", "http://stays.example/", title="Old", language="en")
    )
    store.save_verdicts([verdict("http://gone.example/"), verdict("http://stays.example/")])
    again = page("http://a.example/", "http://stays.example/", "http://new.example/", title="New", language="de")
    store.pages.save(run, again, START + HOUR)
    dead = views.dead_links(store.connection, run)
    assert [(found.link.url, found.page.title, found.page.language) for found in dead] == [
        ("http://stays.example/", "New", "de")
    ]
    assert views.reasons(store.connection, run) == ({Reason.PAGE_GONE: 1}, 1)
    # What its keeper put back is known at once.
    store.pages.save(run, page("http://a.example/", "http://gone.example/"), START + 2 * HOUR)
    assert [found.link.url for found in views.dead_links(store.connection, run)] == ["http://gone.example/"]


def test_every_field_of_a_page_comes_back() -> None:
    store = new_store()
    given = page(
        "http://a.example/links",
        replace(
            page("", "http://x.example/p").links[0],
            written="HTTP://X.example/p ",
            anchor="a 'quoted' “anchor”",
            context="line one\nline two \U0001f41d",
            heading="Überschrift",
            rel=("nofollow", "ugc"),
            marked="dead link, May 2020",
        ),
        title="T",
        language="pt-br",
        asked="http://a.example/old",
        depth=2,
        found_by="http://a.example/",
    )
    run = run_with(store, given)
    store.save_verdicts([verdict("http://x.example/p")])
    (found,) = views.dead_links(store.connection, run)
    assert found.link == given.links[0]
    assert found.page[1:] == ("http://a.example/links", "T", "pt-br")
    (row,) = page_views.page_rows(store.connection, run, {})
    assert (row.url, row.outcome, row.depth, row.found_by, row.read_at) == (
        "http://a.example/links",
        "read",
        2,
        "http://a.example/",
        START,
    )
