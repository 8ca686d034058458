"""Own pages in real SQLite: kept, and asked how much each is about a word."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching import MatchIndex
from brokenlinks.matching.stems import stems
from brokenlinks.models import DeadTarget, OwnPage
from tests.matching.garden import PAGES, best

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = st.text(st.characters(codec=None), max_size=20)


def shares(index: MatchIndex, word: str) -> dict[str, float]:
    """Address → how much the page is about the stem, of those that have it."""
    found = index.about(word)
    pages = index.headlines.pages
    return {pages[row].url: float(share) for row, share in zip(found.rows, found.shares, strict=True)}


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "/hives"},
        {"url": "https://hives.example/"},
        {"url": "/hives/frames"},
        {"title": "Hives"},
        {"h1": "Hives"},
        {"keywords": "wasps, hives"},
        {"phrases": ("wasps", "old hives")},
        {"description": "On hives"},
        {"headings": ("Wasps", "Hives")},
        {"text": "All kinds of hives."},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_word_is_found_wherever_it_stands(empty: MatchIndex, fields: dict[str, Any]) -> None:
    empty.add([OwnPage("/roses", "Roses"), OwnPage(**{"url": "/x", **fields}), OwnPage("/tulips", "Tulips")])
    assert list(shares(empty, "hive")) == [fields.get("url", "/x")]


def test_a_page_is_the_more_about_a_word_the_more_it_is_called_by_it(empty: MatchIndex) -> None:
    empty.add(
        [
            OwnPage("/title", "Hives"),
            OwnPage("/hives", "Roses"),
            OwnPage("/description", "Roses", "Hives"),
            OwnPage("/text", "Roses", text="Hives"),
            *(OwnPage(f"/{number}", "Roses") for number in range(20)),
        ]
    )
    found = shares(empty, "hive")
    assert sorted(found, key=found.__getitem__, reverse=True) == ["/title", "/hives", "/description", "/text"]
    assert all(0 < share <= 1 for share in found.values())


@pytest.mark.parametrize("others", [0, 1, 30])
def test_how_much_a_page_is_about_a_word_does_not_hang_on_how_rare_it_is(empty: MatchIndex, others: int) -> None:
    empty.add([OwnPage("/a", "Hives"), *(OwnPage(f"/{number}", "Roses") for number in range(others))])
    assert shares(empty, "hive") == {"/a": pytest.approx(0.68, abs=0.03)}


def test_only_the_beginning_of_a_text_is_read(empty: MatchIndex) -> None:
    empty.add([OwnPage("/a", text="hives " + "x" * 5_000 + " wasps")])
    assert shares(empty, "hive")
    assert not shares(empty, "wasp")


def test_briefs_tell_a_page_in_a_few_sentences(empty: MatchIndex) -> None:
    empty.add([OwnPage("/a", "Hives", "Old and new.", text="word \n\t" * 100), OwnPage("/b")])
    assert list(empty.briefs().values()) == ["Hives. Old and new. " + " ".join(["word"] * 60), ".  "]


def test_addresses(index: MatchIndex) -> None:
    index.add([OwnPage("/bees", site="elsewhere")])
    assert sorted(index.addresses()) == sorted(page.url for page in PAGES)


def test_a_language_counts_without_its_country(empty: MatchIndex) -> None:
    empty.add([OwnPage("/a", "Hecken", language="de-at"), OwnPage("/b", "Hecken", language="en")])
    assert list(shares(empty, "heck")) == ["/a"]
    assert empty.headlines.in_language(frozenset({"de"})).tolist() == [True, False]


def test_names_of_files_that_are_no_utf_8(empty: MatchIndex) -> None:
    empty.add([OwnPage("caf\udce9.html", "Caf\udce9 \ud800", language="\ud800", text="\udfff hives")])
    assert empty.known("caf\udce9.html")
    assert list(shares(empty, "hives")) == ["caf?.html"]
    empty.remove(["caf\udce9.html"])
    assert len(empty) == 0


@given(st.builds(OwnPage, TEXT, TEXT, TEXT, TEXT, st.tuples(TEXT), TEXT, TEXT, TEXT, st.tuples(TEXT), TEXT), TEXT)
def test_no_page_is_too_odd(page: OwnPage, text: str) -> None:
    connection = sqlite3.connect(":memory:")
    index = MatchIndex(connection)
    index.add([page, OwnPage("/other", "other")])
    assert index.known(page.url)
    for found in stems(f"{text} {page.title} {page.text}", page.language):
        assert all(0 <= share <= 1 for share in shares(index, found).values())
    index.remove([page.url])
    assert len(index) == (page.url != "/other")
    connection.close()


def test_a_page_is_replaced_by_its_address_and_site(index: MatchIndex) -> None:
    index.add([OwnPage("/roses", "Deadheading dahlias"), OwnPage("/roses", "Roses elsewhere", site="s")])
    assert len(index) == len(PAGES) + 1
    assert [match.title for match in best(index, DeadTarget("1", anchor="dahlias"))] == ["Deadheading dahlias"]
    assert {match.title for match in best(index, DeadTarget("1", anchor="pruning roses"), min_score=0)} == {
        "Deadheading dahlias",  # its address still says so
        "Roses elsewhere",
        "Tool care",
    }


def test_pages_are_known_removed_and_cleared(index: MatchIndex) -> None:
    assert index.known("/bees")
    assert not index.known("/wasps")
    index.remove(["/bees", "/wasps"])
    assert not index.known("/bees")
    assert best(index, DeadTarget("1", anchor="wild bees"), min_score=0) == []
    index.clear()
    assert len(index) == 0
    assert best(index, DeadTarget("1", anchor="roses"), min_score=0) == []


def test_pages_outlive_the_connection(tmp_path: Path) -> None:
    for isolation_level in ("DEFERRED", None):
        with_pages = sqlite3.connect(tmp_path / f"{isolation_level}.db", isolation_level=isolation_level)
        MatchIndex(with_pages).add(PAGES)
        with_pages.close()
        again = sqlite3.connect(tmp_path / f"{isolation_level}.db")
        index = MatchIndex(again)
        assert len(index) == len(PAGES)
        assert best(index, DeadTarget("1", anchor="pruning roses"))[0].url == "/roses"
        again.close()


def test_adding_is_all_or_none_and_part_of_the_callers_transaction(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "store.db")
    index = MatchIndex(connection)

    def pages() -> Iterator[OwnPage]:
        yield from PAGES
        raise OSError("the disk is on fire")

    with pytest.raises(OSError, match="on fire"):
        index.add(pages())
    assert len(index) == 0

    connection.execute("CREATE TABLE other (x)")
    connection.execute("INSERT INTO other VALUES (1)")
    index.add(PAGES)
    connection.rollback()
    assert len(index) == 0
    connection.close()


def test_pages_that_another_index_adds_do_no_harm(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="pruning roses")
    assert best(index, target)[0].url == "/roses"
    MatchIndex(index.connection).add([OwnPage(f"/new/{i}", "Pruning dahlias", text="roses") for i in range(50)])
    assert {match.url for match in best(index, DeadTarget("1", anchor="dahlias of roses"), min_score=0)} <= {"/roses"}
    index.add([])
    assert best(index, target, min_score=0)[0].url == "/roses"
    assert best(index, DeadTarget("1", anchor="dahlias"), min_score=0)
