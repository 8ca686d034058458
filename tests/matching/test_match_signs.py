"""Each sign alone, on small made-up indexes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching import MatchIndex
from brokenlinks.matching.query import query_words
from brokenlinks.matching.signs import signs
from brokenlinks.matching.weights import SIGNS
from brokenlinks.models import ArchivedPage, DeadTarget, OwnPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from brokenlinks.matching.signs import Signs

OWN = "https://own.example"


def signs_of(target: DeadTarget, pages: Iterable[OwnPage]) -> Signs:
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add(pages)
        return signs(target, query_words(target), index)


def column(found: Signs, name: str) -> list[float]:
    return [round(float(value), 2) for value in found.table[:, SIGNS.index(name)]]


def offered(target: DeadTarget, pages: Iterable[OwnPage]) -> list[bool]:
    return [bool(candidate) for candidate in signs_of(target, pages).candidates]


# --- words that both have


def test_shared_is_the_words_of_the_target_that_a_page_has() -> None:
    pages = [OwnPage("/a", "Hives frames"), OwnPage("/b", "Hives"), OwnPage("/c", text="hives"), OwnPage("/d", "Roses")]
    found = signs_of(DeadTarget("1", anchor="hives frames"), pages)
    both, one, mentioned, none = column(found, "shared")
    assert both > one > mentioned > none == 0


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (DeadTarget("name", anchor="hives"), DeadTarget("context", context="hives")),
        (DeadTarget("context", context="hives"), DeadTarget("heading", heading="hives")),
        (DeadTarget("folder", "https://x.example/hives/wasps"), DeadTarget("heading", heading="hives")),
        (DeadTarget("heading", heading="hives"), DeadTarget("host", "https://hives.example/wasps")),
        (DeadTarget("host alone", "https://hives.example/"), DeadTarget("host", "https://hives.example/wasps")),
    ],
    ids=lambda target: target.id,
)
def test_a_word_counts_by_the_place_it_was_found_in(more: DeadTarget, less: DeadTarget) -> None:
    pages = [OwnPage("/a", "Hives"), OwnPage("/b", "Roses")]
    assert column(signs_of(more, pages), "shared")[0] > column(signs_of(less, pages), "shared")[0] > 0


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    pages = [OwnPage("/a", "Roses hives"), *(OwnPage(f"/{number}", "Roses") for number in range(9))]
    found = signs_of(DeadTarget("1", anchor="roses hives wasps"), pages)
    rarity = {one.word.written: one.rarity for one in found.words}
    assert 0 < rarity["roses"] < 0.1 < rarity["hives"] < rarity["wasps"] == 1
    assert column(found, "shared")[0] > 5 * column(found, "shared")[1] > 0


def test_what_is_rare_is_told_by_the_candidates_alone() -> None:
    pages = [OwnPage("/a", "Hives", site="s"), OwnPage("/b", "Roses", site="s")]
    others = [OwnPage(f"/{number}", "Hives") for number in range(9)]
    alone = signs_of(DeadTarget("1", anchor="hives", site="s"), pages)
    among = signs_of(DeadTarget("1", anchor="hives", site="s"), [*pages, *others])
    assert [one.rarity for one in among.words] == [one.rarity for one in alone.words]


def test_share_is_the_part_of_what_is_known_that_speaks_for_a_page() -> None:
    pages = [OwnPage("/a", "Hives frames"), OwnPage("/b", "Hives"), OwnPage("/c", "Roses")]
    found = signs_of(DeadTarget("1", anchor="hives frames"), pages)
    both, one, none = (found.share(row) for row in range(3))
    assert 1 > both > one > none == 0
    wordy = signs_of(DeadTarget("1", anchor="hives frames of unheard horticulture"), pages)
    assert wordy.known > found.known
    assert wordy.share(0) < both


# --- names


def test_titled_is_the_words_of_its_name_in_a_title() -> None:
    pages = [OwnPage("/hives", "Bees"), OwnPage("/b", "Hives"), OwnPage("/c", "Bees", text="hives", keywords="hives")]
    in_address, in_title, in_text = column(signs_of(DeadTarget("1", anchor="hives"), pages), "titled")
    assert (in_address, in_text) == (0, 0)
    assert in_title > 0
    assert column(signs_of(DeadTarget("1", context="hives", heading="hives"), pages), "titled") == [0, 0, 0]


def test_told_is_the_words_around_the_link_that_a_page_is_called_by() -> None:
    pages = [OwnPage("/hives", "Bees"), OwnPage("/b", "Hives"), OwnPage("/c", "Bees", text="hives")]
    in_address, in_title, in_text = column(signs_of(DeadTarget("1", anchor="this", context="on hives"), pages), "told")
    assert in_text == 0
    assert in_address > 0 < in_title
    assert column(signs_of(DeadTarget("1", anchor="hives"), pages), "told") == [0, 0, 0]


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("photografs", [0.76, 0]),  # misspelt
        ("photo", [0.5, 0]),  # shortened
        ("photographs", [0, 0]),  # a page is called by the word itself
        ("wasps", [0, 0]),
        ("photografs wasps", [0.38, 0]),  # half of the name
    ],
)
def test_alike_is_the_words_of_its_name_that_are_nearly_a_pages(anchor: str, expected: list[float]) -> None:
    pages = [OwnPage("/a", "Photographs"), OwnPage("/b", "Dictionary")]
    assert column(signs_of(DeadTarget("1", anchor=anchor), pages), "alike") == expected


# --- addresses


@pytest.mark.parametrize(
    ("dead", "expected"),
    [
        ("https://x.example/hives/", [1, 0]),
        ("", [1, 0]),
        ("https://x.example/2014/05/hives/", [0, 0]),  # news may take the place of news
    ],
)
def test_dated_is_a_date_in_the_address_where_the_dead_one_has_none(dead: str, expected: list[float]) -> None:
    pages = [OwnPage(f"{OWN}/2015/06/hives/"), OwnPage(f"{OWN}/hives/")]
    assert column(signs_of(DeadTarget("1", dead), pages), "dated") == expected


GUIDES = [
    OwnPage(f"{OWN}/guides/", "All guides"),
    OwnPage("https://other.example/guides/", "All guides"),
    OwnPage(f"{OWN}/guides/swarms/", "Swarms caught"),
]


@pytest.mark.parametrize(
    ("dead", "expected"),
    [
        (f"{OWN}/guides/extractors/", 1),
        ("http://www.own.example/guides/extractors.html", 1),
        (f"{OWN}/guides/old/extractors/", 0),  # another section
        ("https://x.example/guides/extractors/", 0),  # another host
        (f"{OWN}/extractors/", 0),  # in no section
        (f"{OWN}/guides/", 0),
        ("guides/extractors/", 0),
    ],
)
def test_section_is_the_page_of_the_folder_on_the_dead_pages_host(dead: str, expected: float) -> None:
    assert column(signs_of(DeadTarget("1", dead), GUIDES), "section") == [expected, 0, 0]


def test_the_section_fades_the_more_of_the_name_is_in_a_title() -> None:
    def section(name: str) -> float:
        return column(signs_of(DeadTarget("1", f"{OWN}/guides/{name}/"), GUIDES), "section")[0]

    assert 1 == section("extractors") > section("extractors-presses-swarms") > section("swarms") > 0
    assert section("swarms-caught") < section("extractors-presses-swarms")


def test_a_file_stands_for_a_section_on_the_host_of_its_site() -> None:
    pages = [OwnPage("content/guides/_index.md", "All guides", site=OWN), OwnPage("content/guides/x.md", site=OWN)]
    assert column(signs_of(DeadTarget("1", f"{OWN}/guides/extractors/"), pages), "section") == [1, 0]


# --- who may be offered


@pytest.mark.parametrize(
    ("language", "archived", "expected"),
    [
        ("", "", [True, True, True]),
        ("de", "", [True, False, True]),
        ("", "de", [True, False, True]),
        ("de", "en", [True, True, True]),  # the linking page's readers read it, or those who read the dead page did
        ("fr", "", [False, False, True]),
        ("fr", "en", [False, True, True]),
    ],
)
def test_pages_in_another_language_are_not_offered(language: str, archived: str, expected: list[bool]) -> None:
    pages = [OwnPage("/1", "Hives", language="de"), OwnPage("/2", "Hives", language="en"), OwnPage("/3", "Hives")]
    copy = ArchivedPage(language=archived) if archived else None
    assert offered(DeadTarget("1", anchor="hives", language=language, archived=copy), pages) == expected


def test_pages_of_another_site_are_not_offered() -> None:
    pages = [OwnPage("/1", site="a"), OwnPage("/2", site="b"), OwnPage("/3")]
    assert offered(DeadTarget("1", site="a"), pages) == [True, False, False]
    assert offered(DeadTarget("1"), pages) == [True, True, True]


def test_the_dead_page_itself_is_not_offered() -> None:
    pages = [OwnPage(f"{OWN}/guides/hives/"), OwnPage("content/guides/hives.md", site=OWN), OwnPage(f"{OWN}/other")]
    assert offered(DeadTarget("1", f"{OWN}/guides/hives/"), pages) == [False, False, True]
    assert offered(DeadTarget("1", "https://x.example/guides/hives/"), pages) == [True, True, True]


def test_words_have_the_stems_of_every_language_of_the_index() -> None:
    pages = [OwnPage("/1", "Hecken", language="de"), OwnPage("/2", "Hedges", language="en"), OwnPage("/3", "Hecken")]
    assert column(signs_of(DeadTarget("1", anchor="Hecke"), pages), "titled") == [pytest.approx(0.23, abs=0.05), 0, 0]
    assert column(signs_of(DeadTarget("1", anchor="hedge"), pages), "titled")[1] > 0


def test_a_model_of_meaning_gives_its_two_signs() -> None:
    class Nearness:
        def of(self, target: DeadTarget) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
            assert target.anchor == "hives"
            return np.array([0.25, -0.5]), np.array([1.0, 0.75])

    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add([OwnPage("/1", "Roses"), OwnPage("/2", "Bees")])
        target = DeadTarget("1", anchor="hives")
        found = signs(target, query_words(target), index, Nearness())  # type: ignore[arg-type]
    assert column(found, "meaning") == [0.25, -0.5]
    assert column(found, "named") == [1, 0.75]
    assert not found.table[:, : SIGNS.index("meaning")].any()


@pytest.mark.parametrize("pages", [[], [OwnPage("/1", "Hives", site="other")]])
def test_no_candidate_at_all(pages: list[OwnPage]) -> None:
    found = signs_of(DeadTarget("1", f"{OWN}/guides/hives", "hives", site="s"), pages)
    assert not found.candidates.any()
    assert not found.table.any()
    assert (found.words, found.known) == ((), 0)


_WORD = st.sampled_from("hives bees roses photographs photografs Hecken guides 2014 蜂蜜 pruning".split())
_TEXT = st.lists(_WORD, max_size=4).map(" ".join)
_PAGE = st.builds(
    lambda url, title, text, language: OwnPage(f"{OWN}/{'/'.join(url)}", title, text=text, language=language),
    st.lists(_WORD, max_size=3), _TEXT, _TEXT, st.sampled_from(["", "en", "de"]),
)  # fmt: skip


@given(st.lists(_PAGE, max_size=6), st.lists(_WORD, max_size=3), _TEXT, _TEXT)
def test_every_sign_has_its_bounds(pages: list[OwnPage], url: list[str], anchor: str, context: str) -> None:
    found = signs_of(DeadTarget("1", f"{OWN}/{'/'.join(url)}", anchor, context), pages)
    assert np.isfinite(found.table).all()
    assert (found.table >= 0).all()
    for name in ("alike", "dated", "section"):
        assert (found.table[:, SIGNS.index(name)] <= 1 + 1e-9).all()
    assert (found.table[:, SIGNS.index("shared")] <= found.known + 1e-6).all()
    assert all(0 < one.rarity <= 1 for one in found.words)
