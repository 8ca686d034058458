"""The user's own pages in the project's file, and the index that is made from them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching import Matcher, MatchIndex
from brokenlinks.models import DeadTarget, OwnPage
from brokenlinks.own_readings import READER, OwnReading
from brokenlinks.store import OwnPages, open_database, own_pages
from tests.store.given import DAY, START

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = OwnPage(
    "https://own.example/bees", "Bees", "All about", "hive, honey", ("Hives", "Honey"), "Text \ud800\0 of it", "s",
    h1="Keeping bees", phrases=("keeping bees", "hives"), language="en", modified=date(2024, 3, 1),
)  # fmt: skip
READING = OwnReading(
    "https://own.example/b", START, PAGE, kind="legal", links=("https://own.example/", "https://own.example/x"),
    etag='W/"1"', last_modified="Fri, 01 Mar 2024 10:00:00 GMT",
)  # fmt: skip


@pytest.fixture
def kept() -> Iterator[OwnPages]:
    with closing(open_database(":memory:")) as connection:
        yield OwnPages(connection)


@pytest.fixture
def index(kept: OwnPages) -> MatchIndex:
    return MatchIndex(kept.connection)


@pytest.mark.parametrize(
    "reading",
    [READING, OwnReading(READING.address, START), OwnReading(READING.address, START, why_not="are no HTML page")],
)
def test_a_reading_comes_back_as_it_was(kept: OwnPages, reading: OwnReading) -> None:
    assert kept.reading(reading.address) is None
    kept.save_reading(replace(READING, read_at=START - DAY))
    kept.save_reading(reading)
    assert kept.reading(reading.address) == reading


@given(
    st.builds(
        OwnPage, st.text(), st.text(), headings=st.lists(st.text()).map(tuple), modified=st.none() | st.dates(),
        phrases=st.lists(st.text()).map(tuple),
    )
)  # fmt: skip
def test_a_page_comes_back_as_it_was(page: OwnPage) -> None:
    assert own_pages._page(own_pages._packed_page(page)) == page


def test_a_reading_of_another_way_of_reading_does_not_count(kept: OwnPages, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.save_reading(READING)
    monkeypatch.setattr(own_pages, "READER", READER + 1)
    assert kept.reading(READING.address) is None


def test_a_damaged_reading_can_be_read_again(kept: OwnPages) -> None:
    kept.save_reading(READING)
    kept.connection.execute("UPDATE own_reading SET page = x'00'")
    assert kept.reading(READING.address) is None


def best(index: MatchIndex, word: str) -> list[str]:
    found = Matcher(index).best(DeadTarget("1", anchor=word), min_score=0)
    return sorted(match.url for match in found)


A, B = OwnPage("/a", "Honey"), OwnPage("/b", "Honey and wax")


def test_the_index_has_what_is_offered(kept: OwnPages, index: MatchIndex) -> None:
    kept.begin(["x"], index)
    kept.offer([A, B], index)
    assert list(kept.pages()) == [A, B]
    assert best(index, "honey") == ["/a", "/b"]
    kept.offer([replace(A, title="Pollen")], index)
    assert best(index, "honey") == ["/b"]
    assert best(index, "pollen") == ["/a"]
    kept.keep_only([("/a", "")], index)
    assert best(index, "honey") == []
    assert [page.url for page in kept.pages()] == index.addresses() == ["/a"]
    assert len(kept) == 1


class Counting(MatchIndex):
    """Counts the pages that are taken in."""

    added = 0

    def add(self, pages: object) -> None:
        taken = list(pages)  # type: ignore[call-overload]
        self.added += len(taken)
        super().add(taken)


def test_what_has_not_changed_is_not_indexed_again(kept: OwnPages) -> None:
    index = Counting(kept.connection)
    for _ in range(2):
        kept.begin(["x"], index)
        kept.offer([A, B], index)
    assert index.added == 2


def test_a_page_of_two_sites_that_leaves_one(kept: OwnPages, index: MatchIndex) -> None:
    """The index drops addresses, of whatever site."""
    kept.offer([replace(A, site="s"), replace(A, site="t")], index)
    kept.keep_only([("/a", "t")], index)
    assert [page.site for page in kept.pages()] == ["t"]
    assert len(index) == 1
    assert [match.url for match in Matcher(index).best(DeadTarget("1", anchor="honey", site="t"), min_score=0)] == [
        "/a"
    ]


def test_an_index_that_was_made_anew_is_filled_from_what_is_kept(kept: OwnPages, index: MatchIndex) -> None:
    kept.begin(["x"], index)
    kept.offer([A, B], index)
    index.clear()
    kept.begin(["x"], index)
    assert best(index, "honey") == ["/a", "/b"]


@pytest.mark.parametrize(("sources", "left"), [(["x", "y"], 2), (["y", "x"], 2), (["x"], 0), ([], 0), (["x", "z"], 0)])
def test_pages_of_other_sources_are_not_offered(
    kept: OwnPages, index: MatchIndex, sources: list[str], left: int
) -> None:
    kept.begin(["x", "y"], index)
    kept.offer([A, B], index)
    kept.begin(sources, index)
    assert (len(index), len(kept)) == (left, left)


def test_what_fails_changes_nothing(kept: OwnPages, index: MatchIndex) -> None:
    kept.offer([A], index)

    class Failing(MatchIndex):
        def add(self, pages: object) -> None:
            super().add(pages)  # type: ignore[arg-type]
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        kept.offer([B], Failing(kept.connection))
    assert list(kept.pages()) == [A]
    assert index.addresses() == ["/a"]
