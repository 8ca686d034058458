"""From one look at a page to the next: the table of all that may have happened to it."""

from __future__ import annotations

from typing import Final

import pytest

from brokenlinks.models import State
from brokenlinks.prospects.changes import Former, PageNow, changes_of
from brokenlinks.workbook_data import Change, OwnLink

PAGE: Final = "https://library.example.org/links"
ATLAS = Former("/atlas", "http://gone.example.net/atlas", "An atlas", "Maps", "https://own.example.com/atlas")
ROADS = Former("roads.html", "http://gone.example.net/roads", "Roads", "Maps")
FINE = "http://fine.example.net/"
DEAD: Final[dict[str, State | None]] = {ATLAS.dead_url: State.DEAD, ROADS.dead_url: State.DEAD}
OWN = OwnLink("https://own.example.com/atlas", "Our atlas", follow=True, state=State.ALIVE)
OTHER = OwnLink("https://own.example.com/rivers", "Roads", follow=True, state=State.ALIVE)


def became(now: PageNow, *former: Former, own_before: tuple[OwnLink, ...] = ()) -> list[tuple[Change, str, str]]:
    """(change, its dead address, the own address it is about)."""
    rows = changes_of(now, former, own_before)
    assert all(row.page_url == now.url for row in rows)
    return [(row.change, row.dead_url, row.own_link.url if row.own_link else "") for row in rows]


def page(states: dict[str, State | None] | None = None, *own: OwnLink, outcome: str = "read") -> PageNow:
    return PageNow(PAGE, "Links", outcome, DEAD if states is None else states, own)


@pytest.mark.parametrize(
    ("now", "change"),
    [
        pytest.param(page(), Change.STILL_DEAD, id="as it was"),
        pytest.param(page({FINE: State.ALIVE}), Change.FIXED, id="taken away or replaced"),
        pytest.param(page({}), Change.NOT_LOOKED_AT, id="no links at all: a log-in or a robot test"),
        pytest.param(page({ATLAS.dead_url: State.ALIVE}), Change.FIXED, id="works again"),
        pytest.param(page({ATLAS.dead_url: State.UNCLEAR}), Change.UNCLEAR, id="nobody can tell"),
        pytest.param(page({ATLAS.dead_url: None}), Change.UNCLEAR, id="not checked"),
        pytest.param(page({ATLAS.dead_url: State.SKIPPED}), Change.UNCLEAR, id="excluded by now"),
        pytest.param(page({}, outcome="404 Not Found"), Change.PAGE_GONE, id="page 404"),
        pytest.param(page({}, outcome="410 Gone"), Change.PAGE_GONE, id="page 410"),
        pytest.param(
            page({}, outcome="a.example: the name does not exist"), Change.NOT_LOOKED_AT, id="hidden by a filter?"
        ),
        pytest.param(page({}, outcome="503 Service Unavailable"), Change.NOT_LOOKED_AT, id="page down: not gone"),
        pytest.param(page({}, outcome="forbidden by robots.txt"), Change.NOT_LOOKED_AT, id="forbidden: not gone"),
        pytest.param(page({}, outcome=""), Change.NOT_LOOKED_AT, id="not asked for"),
        pytest.param(page({}, OWN), Change.PLACED, id="our page in its place"),
    ],
)
def test_what_becomes_of_a_prospect(now: PageNow, change: Change) -> None:
    own = OWN.url if change is Change.PLACED else ""
    assert became(now, ATLAS) == [(change, ATLAS.dead_url, own)]


@pytest.mark.parametrize(
    ("own", "taken"),
    [
        pytest.param(OWN, ATLAS, id="the one it was offered for"),
        pytest.param(OTHER, ROADS, id="the one with the same words"),
        pytest.param(OwnLink("https://own.example.com/x", "See", follow=False, state=None), ATLAS, id="else the first"),
    ],
)
def test_a_new_link_takes_the_place_of_one_dead_link(own: OwnLink, taken: Former) -> None:
    left = ROADS if taken is ATLAS else ATLAS
    assert sorted(became(page({}, own), ATLAS, ROADS)) == sorted(
        [(Change.PLACED, taken.dead_url, own.url), (Change.FIXED, left.dead_url, "")]
    )


def test_a_new_link_beside_a_dead_one_is_a_change_of_its_own() -> None:
    assert became(page(None, OWN), ATLAS) == [
        (Change.STILL_DEAD, ATLAS.dead_url, ""),
        (Change.PLACED, "", OWN.url),
    ]


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (OWN, OWN, ""),
        (OWN, OwnLink(OWN.url, OWN.anchor, follow=False, state=State.ALIVE), "It is nofollow now."),
        (
            OWN,
            OwnLink(OWN.url, "here", follow=True, state=State.ALIVE),
            "It stands there with the words “here” now, and not with the words “Our atlas”.",
        ),
        (OWN, OwnLink(OWN.url, OWN.anchor, follow=True, state=State.DEAD), "That page of yours is dead: mend it."),
        (OWN, OwnLink(OWN.url, OWN.anchor, follow=True, state=None), ""),
        (OwnLink(OWN.url + "#top", OWN.anchor, follow=True, state=None), OWN, ""),
        (OwnLink("http://own.example.com/atlas/?utm_source=x", OWN.anchor, follow=True, state=None), OWN, ""),
    ],
)
def test_a_link_to_the_users_site_is_watched(before: OwnLink, now: OwnLink, said: str) -> None:
    rows = changes_of(page({FINE: State.ALIVE}, now), (), (before,))
    assert [(row.change, row.detail) for row in rows] == ([(Change.ALTERED, said)] if said else [])


@pytest.mark.parametrize(
    ("now", "lost"),
    [
        pytest.param(page({FINE: State.ALIVE}), True, id="no longer on the page"),
        pytest.param(page({}), False, id="no links at all"),
        pytest.param(page({}, outcome="410 Gone"), True, id="page gone"),
        pytest.param(page({}, outcome="503 Service Unavailable"), False, id="nothing is known"),
    ],
)
def test_a_link_to_the_users_site_is_lost(now: PageNow, lost: bool) -> None:
    assert became(now, own_before=(OWN,)) == ([(Change.LOST, "", OWN.url)] if lost else [])


def test_a_placed_link_says_how_it_stands() -> None:
    own = OwnLink("https://own.example.com/a", "", follow=False, state=State.DEAD)
    (row,) = changes_of(page({}, own), (ATLAS,), ())
    assert row.detail == (
        "It stands in place of the dead link, without words, nofollow. That page of yours is dead: mend it."
    )
