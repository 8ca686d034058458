"""Text and addresses → words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.query import query_words
from brokenlinks.models import DeadTarget
from brokenlinks.stop_words import ALL_STOP_WORDS
from brokenlinks.words import AddressWords, address_words, pieces, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("How to keep bees in the city", ["keep", "bees", "city"]),
        ("Click here for the GitHub page", ["GitHub", "Git", "Hub"]),
        ("HTMLParser", ["HTMLParser", "HTML", "Parser"]),
        ("C++ and R", []),  # single letters name too much
        ("snake_case, kebab-case", ["snake", "case", "kebab", "case"]),
        ("Die Kunst der Fuge", ["Kunst", "Fuge"]),
        ("l’apiculture à la maison", ["apiculture", "maison"]),
        ("蜂の飼い方", ["蜂の", "の飼", "飼い", "い方"]),
        ("Python入門", ["Python", "入門"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("section508 21st 3D", ["section508", "21st", "3D"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", AddressWords((), (), ())),
        ("https://example.com/", AddressWords((), (), ("example",))),
        ("https://www.bee-keeping.co.uk/", AddressWords((), (), ("bee", "keeping"))),
        ("https://hives.github.io", AddressWords((), (), ("hives",))),
        (
            "http://example.com/2015/02/03/share-your-Honey%20recipes.html",
            AddressWords(("share", "Honey", "recipes"), (), ("example",)),
        ),
        (
            "https://example.com/category/bees/queenRearing/index.php",
            AddressWords(("queenRearing", "queen", "Rearing"), ("bees",), ("example",)),
        ),
        ("https://example.com/w/index.php?title=Honey_Bee&id=7", AddressWords((), ("Honey", "Bee"), ("example",))),
        ("https://example.com/guide#Report%20swarms", AddressWords(("guide",), ("Report", "swarms"), ("example",))),
        ("https://youtube.com/playlist?list=PL33lvabfss1wUj15ea6W0A", AddressWords((), (), ("youtube",))),
        ("https://example.com/d/1FAIpQLSfYQ9Drr82rIGwbCmwF3/", AddressWords((), (), ("example",))),
        ("https://example.com/%E8%9C%82%E8%9C%9C/", AddressWords(("蜂蜜",), (), ("example",))),
        ("content/hives/top-bar.md", AddressWords(("top", "bar"), ("content", "hives"), ())),
        ("http://[broken/honey", AddressWords(("honey",), ("broken",), ())),
        ("https://cdn.example.com/jquery.min.js", AddressWords(("jquery", "min", "js"), (), ("cdn", "example"))),
    ],
)
def test_address_words(url: str, expected: AddressWords) -> None:
    assert address_words(url) == expected


@given(st.text())
def test_any_text_has_words_that_are_in_it_and_no_stop_words(text: str) -> None:
    for word in words(text):
        assert word in text
        assert word.casefold() not in ALL_STOP_WORDS


@given(st.text())
def test_the_pieces_have_every_telling_word(text: str) -> None:
    assert set(words(text)) <= set(pieces(text))


@given(st.text() | st.builds("https://{}/{}?{}#{}".format, st.text(), st.text(), st.text(), st.text()))
def test_no_address_is_too_odd(url: str) -> None:
    assert all(address_words(url)[0]) or address_words(url).name == ()


def test_a_word_counts_once_by_its_most_telling_place_in_its_most_readable_spelling() -> None:
    target = DeadTarget("1", "https://honey.example/HIVE-plans", anchor="Free Hive Plans", page_title="honey links")
    found = {word.written: word.weight for word in query_words(target)}
    assert found == {"Free": 1.0, "Hive": 1.0, "Plans": 1.0, "honey": 0.25}


def test_a_host_is_the_name_of_a_page_that_has_no_other() -> None:
    (bare,) = query_words(DeadTarget("1", "https://beekeeping.example/"))
    host = query_words(DeadTarget("1", "https://beekeeping.example/swarms"))[1]
    assert (bare.written, host.written) == ("beekeeping", "beekeeping")
    assert bare.weight > host.weight
