"""The telling phrases of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.content.phrases import phrases_of

TEXT = (
    "A top-bar hive is a hive without frames. The bees build their comb down from the bars. Varroa mites live in every "
    "hive, and varroa treatment is part of the year. For varroa treatment in summer, use thymol. Oxalic acid is for "
    "winter, when the varroa mites cannot hide in the brood."
)


def test_a_page() -> None:
    found = phrases_of(
        "Varroa treatment for top-bar hives | Green Garden",
        "Varroa treatment for top-bar hives",
        ["When to treat", "Oxalic acid in winter", "Thymol in summer"],
        "How and when to treat varroa mites in a top-bar hive.",
        "",
        TEXT,
        language="en",
    )
    assert found[0] == "Varroa treatment"
    assert set(found[:5]) >= {"top-bar hives", "Oxalic acid"}
    assert {"Thymol", "varroa mites"} <= set(found)
    assert not {"Green Garden", "the", "When", "Varroa", "treatment"} & set(found)


@pytest.mark.parametrize(
    ("title", "h1", "language", "phrases"),
    [
        ("Keeping bees", "", "en", ("Keeping bees",)),
        ("Green Garden – Keeping bees in winter", "Keeping bees in winter", "en", ("Keeping bees", "winter")),
        ("Die Bienen und der Winter", "", "de", ("Bienen", "Winter")),
        ("L’hivernage des ruches", "", "fr", ("hivernage", "ruches")),
        ("Запчасти для мобильных телефонов", "", "ru", ("мобильных телефонов", "Запчасти")),
        ("ミツバチの飼育方法", "", "ja", ("ミツバチ", "飼育方法")),
        ("Windows 10 and Node.js", "", "en", ("Windows 10", "Node.js")),
        ("Hives, hive, HIVES", "", "en", ("Hives",)),
        ("What is it?", "", "en", ()),
        ("2024", "", "en", ()),
        ("", "", "", ()),
    ],
)
def test_short_ones(title: str, h1: str, language: str, phrases: tuple[str, ...]) -> None:
    assert phrases_of(title, h1, (), "", "", "", language=language) == phrases


def test_what_the_text_mentions_once_is_no_phrase() -> None:
    assert phrases_of("", "", (), "", "", "Once there was a queen. Bees, bees, bees and bees.") == ("Bees",)


def test_keywords_that_the_page_gives_count() -> None:
    assert phrases_of("Page 7", "", (), "", "queen rearing, nucleus", "") == ("queen rearing", "nucleus")


@given(st.text(), st.lists(st.text(), max_size=3), st.text(max_size=500), st.sampled_from(["", "en", "ja", "ru", "??"]))
def test_no_page_is_too_odd(title: str, headings: list[str], text: str, language: str) -> None:
    found = phrases_of(title, title, headings, text, text, text, language=language)
    assert len(found) <= 12
    assert len({phrase.casefold() for phrase in found}) == len(found)
    assert all(0 < len(phrase.split()) <= 3 for phrase in found)
