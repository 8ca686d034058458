"""The order in which pages are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.crawling.frontier import FLOOR, Frontier, Richness
from brokenlinks.store import Waiting


def page(address: str, promise: float = 0.6) -> Waiting:
    return Waiting(f"http://{address}", promise=promise, kept=False)


def order(frontier: Frontier, *, answered: bool = True) -> list[str]:
    """All that is taken, each answered for before the next."""
    taken = []
    while found := frontier.take():
        taken.append(found.address.removeprefix("http://"))
        if answered:
            frontier.done(found)
    return taken


def test_the_best_come_first_and_equals_in_the_order_in_which_they_were_found() -> None:
    frontier = Frontier(10, 1.0)
    frontier.add_all(
        [page("a.example/", 0.5), page("b.example/", 0.9), page("c.example/", 4.0), page("d.example/", 0.5)]
    )
    assert order(frontier) == ["c.example/", "b.example/", "a.example/", "d.example/"]


def test_what_promises_too_little_is_not_taken() -> None:
    frontier = Frontier(10, 1.0)
    frontier.add_all([page("a.example/", FLOOR - 0.01), page("b.example/", FLOOR)])
    assert frontier.add_all([page("c.example/", 0.1)]) == []  # whatever is learnt
    assert order(frontier) == ["b.example/"]


def test_no_more_than_the_limit() -> None:
    frontier = Frontier(3, 1.0)
    frontier.note_taken(page("a.example/before", 4.0))
    frontier.add_all([page(f"h{number}.example/", 4.0) for number in range(9)])
    assert frontier.waiting == 2
    assert len(order(frontier)) == 2
    assert frontier.room == 0
    assert (frontier.left(4.1), frontier.left(4.0)) == (7, 0)


@pytest.mark.parametrize(
    "other",
    ["https://a.example/x", "http://www.a.example/x", "http://a.example/x/", "http://a.example/x#part",
     "http://a.example/x?utm_source=mail", "http://a.example/x/index.html"],
)  # fmt: skip
def test_a_page_is_read_once_under_all_its_spellings(other: str) -> None:
    frontier = Frontier(10, 1.0)
    frontier.add_all([Waiting("http://a.example/x", promise=0.5)])
    assert frontier.add_all([Waiting(other, promise=0.5)]) == []
    assert order(frontier) == ["a.example/x"]
    assert frontier.add_all([Waiting(other, promise=4.0)]) == []


def test_a_better_offer_of_the_same_page_counts() -> None:
    frontier = Frontier(10, 1.0)
    frontier.add_all([page("a.example/", 0.5), page("b.example/", 0.6)])
    assert frontier.add_all([page("a.example/", 0.4)]) == []
    assert frontier.add_all([page("a.example/", 0.7)]) == [page("a.example/", 0.7)]
    assert order(frontier) == ["a.example/", "b.example/"]


def test_a_site_that_had_its_share_lets_others_go_first() -> None:
    frontier = Frontier(40, 0.25)
    frontier.add_all([page(f"www.big.example/{number}", 0.8) for number in range(15)])
    frontier.add_all([page(f"small{number}.example/", 0.5) for number in range(4)])
    taken = order(frontier)
    assert [address.split("/")[0] for address in taken] == (
        ["www.big.example"] * 10 + [f"small{number}.example" for number in range(4)] + ["www.big.example"] * 5
    )


def test_given_pages_have_no_share() -> None:
    frontier = Frontier(40, 0.25)
    frontier.add_all([page(f"big.example/{number}", 4.0) for number in range(15)])
    frontier.add_all([page("small.example/", 0.9)])
    assert order(frontier)[-1] == "small.example/"


def test_a_host_with_pages_under_way_lets_others_go_first() -> None:
    frontier = Frontier(40, 1.0)
    frontier.add_all([page(f"slow.example/{number}", 4.0) for number in range(9)])
    frontier.add_all([page("quick.example/", 0.5)])
    first = [frontier.take() for _ in range(5)]
    assert [found and found.address.split("/")[2] for found in first] == ["slow.example"] * 4 + ["quick.example"]
    assert frontier.take() is None
    assert first[0] is not None
    frontier.done(first[0])
    assert frontier.take() == page("slow.example/4", 4.0)


def test_what_is_learnt_of_a_place_counts_for_its_other_pages() -> None:
    frontier = Frontier(99, 1.0)
    for number in range(8):
        frontier.learn(f"http://a.example/news-{number}.html", 0)
        frontier.learn(f"http://a.example/guides/{'abcdefgh'[number]}", 12)
    frontier.add_all([page("a.example/news-99.html", 0.5), page("a.example/guides/z", 0.45), page("b.example/", 0.5)])
    assert order(frontier) == ["b.example/", "a.example/guides/z"]


def test_what_promised_too_little_is_taken_once_its_site_proves_rich() -> None:
    frontier = Frontier(99, 1.0)
    frontier.add_all([page("a.example/guides/x", 0.3), page("b.example/", 0.3)])
    assert frontier.take() is None
    for name in "abcdefgh":
        frontier.learn(f"http://a.example/guides/{name}", 20)
    assert order(frontier) == ["a.example/guides/x"]


@pytest.mark.parametrize(
    ("read", "url", "low", "high"),
    [
        ({}, "http://a.example/x", 0.5, 0.5),
        ({"http://a.example/y": 0}, "http://a.example/x", 0.1, 0.4),
        ({"http://a.example/y": 50}, "http://a.example/x", 0.6, 0.9),
        ({"http://b.example/y": 50}, "http://a.example/x", 0.5, 0.5),
        ({"http://www.a.example/y": 50}, "http://blog.a.example/x", 0.6, 0.9),
    ],
)
def test_how_rich_a_page_is_expected_to_be(read: dict[str, int], url: str, low: float, high: float) -> None:
    richness = Richness()
    for address, sites in read.items():
        richness.learn(address, sites)
    assert low <= richness.expect(url) <= high


PAGES = st.builds(
    page,
    st.builds("h{}.example/{}".format, st.integers(0, 3), st.integers(0, 9)),
    st.sampled_from([0.1, 0.4, 0.5, 0.9, 1.5, 4.0]),
)


@given(st.lists(PAGES), st.integers(1, 20), st.floats(0.01, 1.0))
def test_everything_good_is_taken_once_as_far_as_there_is_room(pages: list[Waiting], limit: int, share: float) -> None:
    frontier = Frontier(limit, share)
    for offered in pages:
        frontier.add_all([offered])
    good = {offered.address.removeprefix("http://") for offered in pages if offered.promise >= FLOOR}
    taken = order(frontier)
    assert len(taken) == len(set(taken)) == min(limit, len(good))
    assert set(taken) <= good
