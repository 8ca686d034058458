"""Who is offered what."""

from __future__ import annotations

from typing import Final

import pytest

from brokenlinks.models import Match, OutboundLink
from brokenlinks.prospects.choosing import Choice, choose
from brokenlinks.store.views import DeadLink, FoundPage

A: Final = Match("/a", "A", 90.0, ("a",), "en", ("Alpha", "The A", "a guide"))
B: Final = Match("/b", "B", 85.0, ("b",), "en", ("Beta",))
C: Final = Match("/c", "C", 50.0, ("c",), "de", ("Gamma",))
ANY: Final = Match("/any", "Any", 45.0, ())


def link(page: str, target: int, language: str = "en") -> DeadLink:
    address = f"https://{page}"
    return DeadLink(FoundPage(1, address, "", language), OutboundLink(f"/{target}", f"http://gone/{target}"), target)


def chosen(offers: dict[int, list[Match]], *links: DeadLink) -> list[Choice]:
    sites = {dead.page.url: dead.page.url.removeprefix("https://").partition("/")[0] for dead in links}
    return choose(links, offers, sites)


def offers_of(choices: list[Choice]) -> list[str]:
    return [choice.offer.url if choice.offer else "" for choice in choices]


@pytest.mark.parametrize(
    ("language", "offer", "runner_up"),
    [("en", "/a", "/b"), ("en-gb", "/a", "/b"), ("de", "/c", "/any"), ("", "/a", "/b"), ("fr", "/any", "")],
)
def test_readers_can_read_what_is_offered(language: str, offer: str, runner_up: str) -> None:
    (choice,) = chosen({1: [A, B, C, ANY]}, link("x/", 1, language))
    assert choice.offer is not None
    assert (choice.offer.url, choice.runner_up.url if choice.runner_up else "") == (offer, runner_up)


def test_no_page_is_offered_twice_on_one_page() -> None:
    choices = chosen({1: [A], 2: [A]}, link("x/", 1), link("x/", 2), link("y/", 2))
    assert offers_of(choices) == ["/a", "", "/a"]
    assert [choice.spent for choice in choices] == [None, A, None]


def test_the_better_match_has_the_first_choice() -> None:
    weaker = Match("/a", "A", 60.0, (), "en")
    assert offers_of(chosen({1: [weaker], 2: [A]}, link("x/", 1), link("x/", 2))) == ["", "/a"]


def test_what_fits_nearly_as_well_takes_the_place_of_what_is_spent() -> None:
    choices = chosen({1: [A], 2: [Match("/a", "A", 88.0, (), "en"), B]}, link("x/", 1), link("x/", 2))
    assert offers_of(choices) == ["/a", "/b"]
    far = Match("/b", "B", 60.0, (), "en")
    choices = chosen({1: [A], 2: [Match("/a", "A", 88.0, (), "en"), far]}, link("x/", 1), link("x/", 2))
    assert offers_of(choices) == ["/a", ""]


def test_a_page_is_offered_on_three_pages_of_a_site_at_most() -> None:
    links = [link(f"x/{number}", 1) for number in range(5)] + [link("y/", 1)]
    assert offers_of(chosen({1: [A]}, *links)) == ["/a", "/a", "/a", "", "", "/a"]


def test_anchors_vary_over_the_rows_of_one_offer() -> None:
    links = [link(f"{number}/", 1) for number in range(7)]
    anchors = [choice.anchor for choice in chosen({1: [A]}, *links)]
    assert anchors == ["Alpha", "The A", "a guide", "Alpha", "The A", "a guide", "Alpha"]


def test_nothing_fits() -> None:
    assert chosen({}, link("x/", 1)) == [Choice(None, None)]
    assert chosen({1: [C]}, link("x/", 1, "en")) == [Choice(None, None)]
    assert chosen({}) == []
