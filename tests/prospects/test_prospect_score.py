"""The score and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.models import Match
from brokenlinks.prospects.score import FEW_LINKS, MANY_LINKS, WITHOUT_OFFER, Facts, score, why


def offer(points: float, *words: str) -> Match:
    return Match("http://own.example/", "Own", points, words)


PERFECT = Facts(external_links=50, follow=True, confidence=1.0, offer=offer(100), dead_on_page=1)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (PERFECT, 100),
        (PERFECT._replace(offer=None), 100 * WITHOUT_OFFER),
        (PERFECT._replace(offer=offer(0)), 100 * WITHOUT_OFFER),
        (PERFECT._replace(offer=offer(50)), 70),
        (PERFECT._replace(confidence=0.9), 90),
        (PERFECT._replace(follow=False), 70),
        (PERFECT._replace(page_score=100), 100),
        (PERFECT._replace(page_score=50), 75),
        (PERFECT._replace(page_score=0), 50),
        (PERFECT._replace(days_since_update=730), 100),
        (PERFECT._replace(days_since_update=731), 85),
        (PERFECT._replace(authority=0), 90),
        (PERFECT._replace(authority=30), 100),
        (PERFECT._replace(authority=90), 100),
        (PERFECT._replace(external_links=5), 100),
        (PERFECT._replace(external_links=300), 80),
        (PERFECT._replace(external_links=100_000), 50),
        (PERFECT._replace(confidence=0.5, dead_on_page=3), 55),
        (PERFECT._replace(confidence=0.5, dead_on_page=6), 62.5),
        (PERFECT._replace(confidence=0.5, dead_on_page=60), 62.5),
        (PERFECT._replace(dead_on_page=60), 100),
        (PERFECT._replace(confidence=0.0), 0),
    ],
)
def test_what_each_fact_is_worth(facts: Facts, expected: float) -> None:
    assert score(facts) == pytest.approx(expected)


FACTS = st.builds(
    Facts,
    external_links=st.integers(1, 5000),
    follow=st.booleans(),
    confidence=st.floats(0, 1),
    offer=st.none() | st.builds(offer, st.floats(0, 100)),
    dead_on_page=st.integers(1, 200),
)


@given(FACTS)
def test_always_between_0_and_100(facts: Facts) -> None:
    assert 0 <= score(facts) <= 100


@given(facts=FACTS, confidence=st.floats(0, 1), points=st.floats(0, 100), dead=st.integers(1, 200))
def test_every_fact_that_is_better_is_worth_at_least_as_much(
    facts: Facts, confidence: float, points: float, dead: int
) -> None:
    better = [
        facts._replace(confidence=max(confidence, facts.confidence)),
        facts._replace(offer=offer(max(points, facts.offer.score if facts.offer else 0))),
        facts._replace(dead_on_page=max(dead, facts.dead_on_page)),
        facts._replace(follow=True),
    ]
    assert all(score(facts) <= score(improved) for improved in better)


@given(facts=FACTS, links=st.integers(1, 5000))
def test_the_number_of_links_counts_up_to_a_list_and_down_from_a_long_one(facts: Facts, links: int) -> None:
    other = facts._replace(external_links=links)
    fewer, more = sorted([facts, other], key=lambda each: each.external_links)
    if more.external_links <= MANY_LINKS:
        assert score(fewer) <= score(more)
    if fewer.external_links >= FEW_LINKS:
        assert score(fewer) >= score(more)


PLAIN = Facts(external_links=40, follow=True, confidence=0.95, offer=None, dead_on_page=1)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (PLAIN, "no page of yours fits yet; keeps a list (40 external links)"),
        (PLAIN._replace(offer=offer(80, "hive", "plans", "cedar", "roof")),
         "your page fits (hive, plans, cedar); keeps a list (40 external links)"),
        (PLAIN._replace(offer=offer(80)), "your page fits; keeps a list (40 external links)"),
        (PLAIN._replace(dead_on_page=3),
         "no page of yours fits yet; 3 dead links on the page; keeps a list (40 external links)"),
        (PLAIN._replace(confidence=0.89),
         "no page of yours fits yet; less certain that it is dead; keeps a list (40 external links)"),
        (PLAIN._replace(external_links=1), "no page of yours fits yet; its only external link"),
        (PLAIN._replace(external_links=9), "no page of yours fits yet; only 9 external links"),
        (PLAIN._replace(external_links=10), "no page of yours fits yet; keeps a list (10 external links)"),
        (PLAIN._replace(external_links=100), "no page of yours fits yet; keeps a list (100 external links)"),
        (PLAIN._replace(external_links=101), "no page of yours fits yet; long list (101 external links)"),
        (PLAIN._replace(follow=False), "no page of yours fits yet; keeps a list (40 external links); nofollow"),
    ],
)  # fmt: skip
def test_the_score_in_words(facts: Facts, words: str) -> None:
    assert why(facts) == words


@given(FACTS)
def test_there_are_always_words(facts: Facts) -> None:
    assert why(facts).count("; ") >= 1
