"""What a score means, and that it rises with what speaks for a page."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from brokenlinks.matching import match_targets
from brokenlinks.matching.weights import BY_MEANING_TOO, BY_WORDS, SIGNS, Calibration, Fit
from brokenlinks.models import DeadTarget, OwnPage
from tests.matching.garden import PAGES, score


@pytest.mark.parametrize("fitted", [BY_WORDS, BY_MEANING_TOO], ids=["words", "meaning"])
def test_the_chance_rises_with_rank_share_and_meaning(fitted: Fit) -> None:
    calibration = fitted.calibration
    for rank, share, near in [(0.0, 0.0, 0.0), (2.0, 0.3, 0.2), (9.0, 0.9, 0.9)]:
        here = calibration.score(rank, share, near)
        assert calibration.score(rank + 1, share, near) > here
        assert calibration.score(rank, share + 0.1, near) > here
        assert calibration.score(rank, share, near + 0.1) >= here


@pytest.mark.parametrize(("sure", "expected"), [(-700.0, 0), (-2.0, 11.92), (0.0, 50), (2.0, 88.08), (700.0, 100)])
def test_the_chance_is_a_logistic_function(sure: float, expected: float) -> None:
    assert Calibration(0, rank=1, share=0).score(sure, 0.5) == pytest.approx(expected, abs=0.01)
    assert Calibration(sure, rank=0, share=0).score(3, 0.5) == pytest.approx(expected, abs=0.01)
    assert Calibration(0, rank=0, share=0, meaning=1).score(3, 0.5, sure) == pytest.approx(expected, abs=0.01)


def test_a_date_speaks_against_a_page_and_all_else_for_it() -> None:
    for fitted in (BY_WORDS, BY_MEANING_TOO):
        assert [field.name for field in fields(fitted.weights)] == list(SIGNS)
        against = {name for name in SIGNS if getattr(fitted.weights, name) < 0}
        assert against == {"dated"}


@pytest.mark.parametrize(
    "richer",
    [
        {"title": "Pruning roses"},
        {"title": "Pruning roses", "text": "pruning roses in autumn"},
        {"title": "Pruning roses", "headings": ("Autumn",)},
        {"title": "Pruning roses", "keywords": "autumn"},
    ],
)
def test_a_page_with_more_of_the_target_scores_higher(richer: dict[str, Any]) -> None:
    target = DeadTarget("1", anchor="Pruning roses", context="Pruning roses in autumn")
    others = [OwnPage("/b", "Wasps"), OwnPage("/c", "Tulips"), OwnPage("/d", "Soil")]
    poorer = OwnPage("/a", "Roses")
    assert score(target, replace(poorer, **richer), *others) > score(target, poorer, *others) > 0


def test_a_target_that_tells_more_of_the_page_scores_higher() -> None:
    rising = [
        DeadTarget("1", heading="pruning roses"),
        DeadTarget("2", context="pruning roses"),
        DeadTarget("3", anchor="roses", context="pruning roses"),
        DeadTarget("4", anchor="pruning roses", context="pruning roses"),
    ]
    scores = [found.score for target, (found, *_) in match_targets(rising, PAGES, min_score=0)]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(rising)
