"""Words that are nearly the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.likeness import Vocabulary

WORDS = st.text("abcdeé", max_size=8)


def likeness(one: str, other: str) -> float:
    return dict(Vocabulary([other]).like(one)).get(0, 0.0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("dict", "dictionari", 4 / 10),  # shortened
        ("bee", "beekeep", 3 / 7),  # joined to another, at the beginning
        ("garden", "gardening", 12 / 17),  # alike in two ways: the likest counts
        ("rosen", "rosenschnitt", 5 / 12),
        ("ographi", "photographi", 7 / 11),  # within it
        ("accesibl", "accessibl", 16 / 19),  # misspelt: a letter left out
        ("photografi", "photographi", 16 / 23),
        ("gradening", "gardening", 12 / 20),
    ],
)
def test_words_that_are_alike(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == pytest.approx(expected)
    assert likeness(other, one) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hive", "hive"),  # the word itself is not like it
        ("hive", "chive"),
        ("hive", "archive"),  # too short to count within another
        ("keep", "beekeep"),
        ("be", "beekeep"),  # too short even at the beginning
        ("bee", "beekeeping"),  # too small a part of it
        ("fotographi", "photographi"),  # the first letter is not misspelt
        ("garden", "warden"),
        ("gardn", "garden"),  # too short to tell a misspelling from another word
        ("rose", "nose"),
        ("prune", "wasp"),
        ("", "wasp"),
        ("wasp", ""),
        ("", ""),
        ("蜂蜜", "蜂蜜酒"),
    ],
)
def test_words_that_are_not(one: str, other: str) -> None:
    assert likeness(one, other) == 0
    assert likeness(other, one) == 0


def test_every_like_word_has_its_place_the_likest_first() -> None:
    found = Vocabulary(["wasp", "gardening", "garden", "gardener", "gard"]).like("garden")
    assert [(place, round(how, 3)) for place, how in found] == [(3, 0.75), (1, 0.706), (4, 0.667)]


def test_an_empty_vocabulary() -> None:
    assert Vocabulary([]).like("garden") == ()


@given(st.lists(WORDS, unique=True, max_size=12), WORDS)
def test_likeness_is_mutual_and_of_others_only(known: list[str], word: str) -> None:
    for place, how in Vocabulary(known).like(word):
        assert 0.4 <= how <= 1
        assert known[place] != word
        assert dict(Vocabulary([word]).like(known[place])) == {0: pytest.approx(how)}


@given(st.lists(st.text(), max_size=5), st.text())
def test_any_text_may_be_asked(known: list[str], word: str) -> None:
    assert all(0 <= place < len(known) for place, _ in Vocabulary(known).like(word))
