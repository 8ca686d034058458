"""The user's own rules, which count before all else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from brokenlinks.matching import Matcher, MatchIndex, UserRules
from brokenlinks.models import ArchivedPage, DeadTarget, OwnPage

if TYPE_CHECKING:
    from collections.abc import Iterator

ROSES = OwnPage("https://own.example/roses/", "Pruning roses", language="en")
SHOP = OwnPage("https://own.example/shop/roses/", "Buy roses", language="en")
HIVES = OwnPage("https://own.example/hives/", "Plans", language="en")
PAGES = [ROSES, SHOP, HIVES, OwnPage("https://own.example/soil/", "Soil", language="en")]


@pytest.fixture
def index() -> Iterator[MatchIndex]:
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add(PAGES)
        yield index


def offered(index: MatchIndex, target: DeadTarget, rules: UserRules) -> list[tuple[str, float]]:
    return [(match.url, match.score) for match in Matcher(index, rules=rules).best(target)]


@pytest.mark.parametrize(
    ("target", "is_met"),
    [
        (DeadTarget("anchor", anchor="Pruned roses of England"), True),
        (DeadTarget("slug", "https://old.example/rose-pruning.html"), True),
        (DeadTarget("sentence", "https://old.example/x", "this page", context="Prune your roses as they say"), True),
        (DeadTarget("archive", "https://old.example/x", archived=ArchivedPage(title="Pruning a rose")), True),
        (DeadTarget("half of it", anchor="Roses"), False),
        (DeadTarget("only the list's heading", "https://old.example/x", "this page", heading="Pruning roses"), False),
        (DeadTarget("nothing"), False),
    ],
    ids=lambda value: value.id if isinstance(value, DeadTarget) else "",
)
def test_a_rule_is_met_when_all_its_words_are_said(index: MatchIndex, target: DeadTarget, is_met: bool) -> None:
    found = offered(index, target, UserRules({HIVES.url: ["unheard of", "prune the roses"]}))
    assert ((HIVES.url, 100.0) in found[:1]) == is_met


def test_what_a_rule_wants_comes_once_and_before_what_fits(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="Pruning roses")
    rules = UserRules({HIVES.url: ["roses"], ROSES.url: ["roses", "pruning"]})
    assert [url for url, _ in offered(index, target, rules)][:2] == [HIVES.url, ROSES.url]
    (match, *_) = Matcher(index, rules=rules).best(target)
    assert (match.title, match.words) == ("Plans", ("roses",))


def test_a_page_that_was_not_read_can_be_wanted(index: MatchIndex) -> None:
    assert offered(index, DeadTarget("1", anchor="wild roses"), UserRules({"https://other.example/": ["roses"]}))[
        0
    ] == (
        "https://other.example/",
        100.0,
    )


def test_a_rule_counts_for_pages_in_other_languages_too(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="Rosen: pruning roses", language="de")
    assert offered(index, target, UserRules()) == []
    assert offered(index, target, UserRules({ROSES.url: ["roses"]})) == [(ROSES.url, 100.0)]


@pytest.mark.parametrize(
    ("never", "left"),
    [
        ([], {ROSES.url, SHOP.url}),
        (["https://own.example/shop/"], {ROSES.url}),
        ([ROSES.url, "https://own.example/shop/roses/"], set()),
        ([""], {ROSES.url, SHOP.url}),  # an empty line in the settings forbids nothing
        (["https://own.example/"], set()),
    ],
)
def test_what_is_never_offered(index: MatchIndex, never: list[str], left: set[str]) -> None:
    target = DeadTarget("1", anchor="roses")
    matches = Matcher(index, rules=UserRules(never_offer=never)).best(target, min_score=0)
    assert {match.url for match in matches} == left


def test_never_counts_before_always(index: MatchIndex) -> None:
    rules = UserRules({SHOP.url: ["roses"]}, ["https://own.example/shop/"])
    assert SHOP.url not in dict(offered(index, DeadTarget("1", anchor="roses"), rules))
