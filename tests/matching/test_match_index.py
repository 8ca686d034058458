"""Own pages and the best of them for a dead target, in real SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching import DEFAULT_MIN_SCORE, Matcher, MatchIndex, match_targets
from brokenlinks.matching.matcher import _distinct
from brokenlinks.models import DeadTarget, Match, OwnPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = [
    OwnPage("/", "Green Garden", "All about gardens", text="Welcome to our garden pages about plants and soil."),
    OwnPage("/composting", "Composting at home", "How to start a compost heap", headings=("Worms", "Heat")),
    OwnPage("/roses", "Pruning roses", "When and how to prune", text="Compost helps roses too. " * 3),
    OwnPage("/bees", "Bees in the garden", keywords="pollinators, wild bees", text="Plant lavender for bees."),
    OwnPage("/tomates", "Cultiver des tomates à l’éte", text="Arroser le matin."),
    OwnPage("/tools", "Tool care", text="Sharpen your secateurs before pruning."),
    OwnPage("/蜂蜜", "蜂蜜の作り方", text="はちみつ"),
]


def best(index: MatchIndex, target: DeadTarget, *, limit: int = 3, min_score: float | None = None) -> list[Match]:
    return Matcher(index).best(target, limit=limit, min_score=min_score)


@pytest.fixture
def empty() -> Iterator[MatchIndex]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield MatchIndex(connection)


@pytest.fixture
def index(empty: MatchIndex) -> MatchIndex:
    empty.add(PAGES)
    return empty


@pytest.mark.parametrize(
    ("target", "url"),
    [
        (DeadTarget("slug", "https://old.example/guides/home-composting.html"), "/composting"),
        (DeadTarget("stem", anchor="How roses are pruned"), "/roses"),
        (DeadTarget("keywords", anchor="pollinators"), "/bees"),
        (DeadTarget("heading of the page", anchor="compost worms"), "/composting"),
        (DeadTarget("text only", anchor="secateurs"), "/tools"),
        (DeadTarget("accents", anchor="les tomates d'ÉTÉ"), "/tomates"),
        (DeadTarget("camelCase", "https://old.example/wildBees"), "/bees"),
        (DeadTarget("unspaced script", anchor="蜂蜜の話"), "/蜂蜜"),
        (DeadTarget("context", anchor="this site", context="Everything about pruning roses in autumn"), "/roses"),
    ],
    ids=lambda value: value.id if isinstance(value, DeadTarget) else "",
)
def test_the_fitting_page_comes_first(index: MatchIndex, target: DeadTarget, url: str) -> None:
    assert best(index, target, min_score=0)[0].url == url


@pytest.mark.parametrize(
    "target",
    [
        DeadTarget("unknown", "https://quantum.example/chromodynamics/lattice.pdf", "Lattice QCD"),
        DeadTarget("only link words", "https://x.example/", "click here to visit the website"),
        DeadTarget("nothing"),
        DeadTarget("one common word of many", anchor="Garden furniture catalogue of the Ming dynasty"),
    ],
    ids=lambda target: target.id,
)
def test_an_unrelated_target_gets_no_offer(index: MatchIndex, target: DeadTarget) -> None:
    assert best(index, target) == []


def test_matches_come_best_first_with_the_shared_words_as_the_target_has_them(index: MatchIndex) -> None:
    target = DeadTarget("1", "https://old.example/COMPOST", "Compost for Roses", heading="Soil")
    matches = best(index, target, min_score=0)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert matches[0].title == "Pruning roses"
    assert matches[0].words == ("Roses", "Compost")  # the rarer, and in the title
    assert all(0 < match.score < 100 for match in matches)


def test_limit_and_threshold(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="compost garden roses bees")
    everything = best(index, target, limit=10, min_score=0)
    assert len(everything) == 4
    assert best(index, target, limit=2, min_score=0) == everything[:2]
    cut = everything[1].score
    assert best(index, target, limit=10, min_score=cut) == everything[:2]
    assert best(index, target, limit=10) == [match for match in everything if match.score >= DEFAULT_MIN_SCORE]


@pytest.mark.parametrize(
    "anchor",
    ['roses" OR "bees', "roses NOT pruning", "title:roses", "roses*", "{roses}", "NEAR(roses bees)", '"', "roses'; --"],
)
def test_query_syntax_is_only_words(index: MatchIndex, anchor: str) -> None:
    urls = {match.url for match in best(index, DeadTarget("1", anchor=anchor), min_score=0)}
    assert urls <= {"/roses", "/bees", "/tools"}
    assert ("/roses" in urls) == ("roses" in anchor)


@given(st.text(), st.text(), st.text())
def test_no_target_is_too_odd(index_of_pages: MatchIndex, url: str, anchor: str, context: str) -> None:
    for match in best(index_of_pages, DeadTarget("1", url, anchor, context), min_score=0):
        assert 0 < match.score < 100
        assert match.words


@pytest.fixture(scope="module")
def index_of_pages() -> Iterator[MatchIndex]:
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add(PAGES)
        yield index


def test_the_score_does_not_hang_on_what_a_long_sentence_names_besides(index: MatchIndex) -> None:
    short = DeadTarget("1", anchor="Pruning roses")
    long = DeadTarget(
        "2", anchor="Pruning roses", context="Pruning roses, by the Royal Society of Unheard Horticulture"
    )
    (plain, *_), (wordy, *_) = best(index, short), best(index, long)
    assert wordy.url == plain.url == "/roses"
    assert wordy.score > plain.score / 2


def test_a_site_limits_the_candidates_and_sets_what_is_rare_there(empty: MatchIndex) -> None:
    index = empty
    index.add([OwnPage(f"/{i}", "Hugo manual", site="https://hugo.example", text="hugo") for i in range(20)])
    index.add([OwnPage("/h", "Hugo the Hippo", site="https://films.example"), OwnPage("/free", "Hugo")])
    index.add([OwnPage(f"/f{i}", f"Film {name}", site="https://films.example") for i, name in enumerate("ABCD")])
    anchor = "Hugo"
    (film,) = best(index, DeadTarget("1", anchor=anchor, site="https://films.example"), min_score=0)
    assert film.url == "/h"
    manual, *_ = best(index, DeadTarget("1", anchor=anchor, site="https://hugo.example"), min_score=0)
    assert manual.score < DEFAULT_MIN_SCORE < film.score
    assert best(index, DeadTarget("1", anchor=anchor, site="https://other.example"), min_score=0) == []
    assert len(best(index, DeadTarget("1", anchor=anchor), limit=100, min_score=0)) == 22


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


def test_match_targets_keeps_the_order_of_the_targets() -> None:
    targets = [
        DeadTarget("b", anchor="pruning roses"),
        DeadTarget("a", anchor="xyzzy"),
        DeadTarget("c", anchor="compost"),
    ]
    results = [
        (target.id, [match.url for match in matches]) for target, matches in match_targets(targets, PAGES, limit=1)
    ]
    assert results == [("b", ["/roses"]), ("a", []), ("c", ["/composting"])]


def test_pages_that_another_index_adds_do_no_harm(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="pruning roses")
    assert best(index, target)[0].url == "/roses"
    MatchIndex(index.connection).add([OwnPage(f"/new/{i}", "Pruning dahlias", text="roses") for i in range(50)])
    assert {match.url for match in best(index, DeadTarget("1", anchor="dahlias of roses"), min_score=0)} <= {"/roses"}
    index.add([])
    assert best(index, target, min_score=0)[0].url == "/roses"
    assert best(index, DeadTarget("1", anchor="dahlias"), min_score=0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["conference", "conferences", "attending"], ["conference", "attending"]),
        (["Proxy", "proxies"], ["Proxy"]),
        (["plants", "plant", "planet"], ["plants", "planet"]),
        (["bee", "beekeeping"], ["bee", "beekeeping"]),
        ([], []),
    ],
)
def test_forms_of_one_word_are_named_once(words: list[str], expected: list[str]) -> None:
    assert list(_distinct(words)) == expected
