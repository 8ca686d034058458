"""Words to link an own page with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.anchors import suggest_anchors

URL = "https://www.green-garden.example/compost/"
TITLE = "Composting at home | Green Garden"
PHRASES = ["compost heap", "kitchen scraps", "worms"]


def suggested(*old: str, title: str = TITLE, h1: str = "", phrases: list[str] | None = None) -> tuple[str, ...]:
    return suggest_anchors(
        old, url=URL, title=title, h1=h1, phrases=PHRASES if phrases is None else phrases, language="en"
    )


@pytest.mark.parametrize(
    ("old", "first"),
    [
        ("How to compost at home", "How to compost at home"),  # true of the new page
        ("Home composting (PDF).", "Composting at home"),  # half of it is, but a PDF is promised
        ("Royal Society of Compost", "Composting at home"),  # names whose page it was
        ("click here", "Composting at home"),
        ("https://old.example/compost", "Composting at home"),
        ("www.compost.example", "Composting at home"),
        ("", "Composting at home"),
        ("  Compost \n heap. ", "Compost heap"),
        ("compost " * 30, "Composting at home"),
    ],
)
def test_the_old_anchor_comes_first_where_it_is_true_of_the_new_page(old: str, first: str) -> None:
    assert suggested(old)[0] == first


def test_they_vary() -> None:
    assert suggested("compost heap at home", "worms", h1="Your own compost") == (
        "compost heap at home",
        "Composting at home",
        "compost heap",
        "kitchen scraps",
    )


def test_a_page_without_a_name_has_its_phrases_or_none() -> None:
    assert suggested(title="") == ("compost heap", "kitchen scraps", "worms")
    assert suggested(title="", phrases=[]) == ()


@given(st.lists(st.text()), st.text(), st.text(), st.lists(st.text()))
def test_any_text_will_do(old: list[str], title: str, h1: str, phrases: list[str]) -> None:
    found = suggest_anchors(old, url=URL, title=title, h1=h1, phrases=phrases, language="")
    assert len(found) <= 4
    assert len({anchor.casefold() for anchor in found}) == len(found)
    assert all(0 < len(anchor) <= 70 for anchor in found)
