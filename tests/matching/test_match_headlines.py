"""What own pages are called, in memory."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.headlines import Headlines, Page, Postings, host_of, is_dated


def headlines(*pages: tuple[str, str, str] | Page) -> Headlines:
    """Of pages, or of `(url, title, language)`."""
    return Headlines(
        page if isinstance(page, Page) else Page(number, page[0], "", page[1], "", page[2])
        for number, page in enumerate(pages, 1)
    )


def rows(found: Postings) -> list[int]:
    return [int(row) for row in found.rows]


@pytest.mark.parametrize(
    ("url", "dated"),
    [
        ("https://h.example/2014/05/hives/", True),
        ("_posts/2014-05-30-hives.md", True),
        ("https://h.example/news-1999-a/", True),
        ("https://h.example/2014", False),
        ("https://h.example/hives-of-2014.html", False),
        ("https://h.example/1850/hives/", False),
        ("https://h.example/hives/", False),
        ("", False),
    ],
)
def test_an_address_with_a_date(url: str, *, dated: bool) -> None:
    assert is_dated(url) is dated
    assert headlines((url, "", "")).dated.tolist() == [dated]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.H.example/x", "h.example"),
        ("//h.example", "h.example"),
        ("http://user@h.example:8080/", "h.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("content/guides/hives.md", ""),
        ("h.example/x", ""),
        ("mailto://h.example", ""),
        ("http://[broken", ""),
        ("http://", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_titled_and_headed() -> None:
    known = headlines(
        ("/guides/hives", "Pruning roses", "en"),
        ("/roses/pruned", "Bees", "en"),
        ("https://bees.example/", "", "en"),  # its host, when that is all of its address
        ("https://bees.example/wasps", "", "en"),
    )
    assert rows(known.titled("prune")) == [0]
    assert rows(known.headed("prune")) == [0, 1]
    assert rows(known.titled("hive")) == []
    assert rows(known.headed("hive")) == [0]
    assert rows(known.headed("guide")) == []  # a folder is no name
    assert rows(known.headed("bee")) == [1, 2]
    assert rows(known.headed("nothing")) == []


def test_a_heading_counts_where_the_title_lacks_it() -> None:
    known = headlines(
        Page(1, "/a", "", "Bees", "Keeping wasps", "en"),
        Page(2, "/b", "", "Keeping wasps at home", "KEEPING WASPS", "en"),
        Page(3, "/c", "", "Wasps wasps", "", "en"),
    )
    assert rows(known.titled("wasp")) == [0, 1, 2]
    once = known.titled("wasp").shares[1]
    assert known.titled("wasp").shares[2] > once  # twice in a shorter title


def test_a_share_grows_with_the_word_and_shrinks_with_the_title() -> None:
    known = headlines(("/1", "bees", "en"), ("/2", "bees and wasps and hornets", "en"), ("/3", "bees bees", "en"))
    one, long, twice = known.titled("bee").shares
    assert 0 < long < one < twice < 1


def test_stems_are_those_of_a_pages_language() -> None:
    known = headlines(("/1", "Hecken pruned", "de"), ("/2", "Hecken pruned", "en"), ("/3", "pruned", ""))
    assert rows(known.titled("heck")) == [0]
    assert rows(known.titled("hecken")) == [1]
    assert rows(known.titled("prune")) == [1, 2]
    assert known.languages == ["de", "en"]  # what has none is read as English


def test_languages() -> None:
    known = headlines(("/1", "", "de"), ("/2", "", "en"), ("/3", "", ""))
    assert known.in_language(frozenset({"de"})).tolist() == [True, False, True]
    assert known.in_language(frozenset({"de", "en"})).tolist() == [True, True, True]
    assert known.in_language(frozenset({"fr"})).tolist() == [False, False, True]
    assert known.in_language(frozenset()).tolist() == [True, True, True]


def test_sites_and_hosts() -> None:
    known = headlines(
        Page(1, "https://www.h.example/a", "bees", "", "", ""),
        Page(2, "content/a.md", "https://h.example", "", "", ""),
        Page(3, "content/b.md", "", "", "", ""),
    )
    assert known.of_site("bees").tolist() == [True, False, False]
    assert known.of_site("").tolist() == [True, True, True]
    assert known.of_site("other").tolist() == [False, False, False]
    assert known.on_host("h.example") == [0, 1]
    assert known.on_host("") == []
    assert known.named("h.example", "a") == [0, 1]
    assert known.named("h.example", "b") == []


def test_pages_called_by_a_word_like_it() -> None:
    known = headlines(("/photographs", "Photographs", "en"), ("/dictionary", "Bees", "en"), ("/x", "Bees", "en"))
    ((found, likeness),) = known.like("photograf")
    assert (rows(found), round(likeness, 2)) == ([0], 0.76)
    assert [rows(found) for found, _ in known.like("dict")] == [[1]]
    assert known.like("photograph") == []


def test_rows_are_in_the_order_of_ids() -> None:
    known = headlines(Page(7, "/b", "", "", "", ""), Page(3, "/a", "", "", "", ""))
    assert known.ids.tolist() == [3, 7]
    assert [page.url for page in known.pages] == ["/a", "/b"]
    assert len(known) == 2


def test_no_page_at_all() -> None:
    known = headlines()
    assert len(known) == 0
    assert known.languages == []
    assert (rows(known.titled("bee")), rows(known.headed("bee")), known.like("bee")) == ([], [], [])
    assert known.of_site("x").tolist() == known.in_language(frozenset({"en"})).tolist() == []


_TEXT = st.text(st.characters(codec=None), max_size=20)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT, _TEXT, st.sampled_from(["", "en", "de", "xx"])), max_size=6), _TEXT)
def test_no_page_is_too_odd(pages: list[tuple[str, str, str, str, str]], word: str) -> None:
    known = Headlines(Page(number, *page) for number, page in enumerate(pages))
    for found in (known.titled(word), known.headed(word), *(found for found, _ in known.like(word))):
        assert len(found.rows) == len(found.shares) == len(np.unique(found.rows))
        assert ((found.shares > 0) & (found.shares < 1)).all()
