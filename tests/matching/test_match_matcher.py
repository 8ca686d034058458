"""The best own pages for a dead target, and their scores."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching import DEFAULT_MIN_SCORE, Matcher, MatchIndex, match_targets
from brokenlinks.matching.matcher import _distinct
from brokenlinks.models import ArchivedPage, DeadTarget, OwnPage
from tests.matching.garden import PAGES, best, offers, score

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = "https://own.example"


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


# --- who comes first, and who never comes


def test_what_is_equally_good_comes_in_the_order_in_which_it_was_added() -> None:
    pages = [OwnPage(f"/{name}", "Hives") for name in "dbacfe"]
    target = DeadTarget("1", anchor="hives")
    assert offers(target, *pages) == [page.url for page in pages]
    assert offers(target, *pages[::-1]) == [page.url for page in pages[::-1]]


def test_one_index_answers_alike_whenever_it_is_asked(index: MatchIndex) -> None:
    target = DeadTarget("1", anchor="compost garden roses bees")
    matcher = Matcher(index)
    first = matcher.best(target, min_score=0)
    assert matcher.best(DeadTarget("2", anchor="secateurs"), min_score=0)
    assert matcher.best(target, min_score=0) == first == Matcher(index).best(target, min_score=0)


def test_the_dead_page_itself_is_never_offered() -> None:
    dead = f"{OWN}/guides/pruning-roses/"
    pages = (OwnPage(dead, "Pruning roses"), OwnPage(f"{OWN}/roses", "Pruning roses"))
    assert offers(DeadTarget("1", dead, "Pruning roses"), *pages) == [f"{OWN}/roses"]
    assert offers(DeadTarget("1", f"{dead}#top", "Pruning roses"), *pages) == [f"{OWN}/roses"]
    assert offers(DeadTarget("1", "", "Pruning roses"), *pages) == [page.url for page in pages][::-1]


def test_the_section_is_offered_when_no_page_is_called_alike() -> None:
    section = OwnPage(f"{OWN}/guides/", "Everything in here")
    roses = OwnPage(f"{OWN}/guides/roses/", "Pruning roses")
    others = [OwnPage(f"{OWN}/{name}/", name) for name in ("wasps", "tulips", "soil", "worms")]
    lost = DeadTarget("1", f"{OWN}/guides/extractors/")
    assert offers(lost, section, roses, *others)[0] == section.url
    assert score(lost, section, roses, *others) >= DEFAULT_MIN_SCORE
    assert offers(DeadTarget("2", f"{OWN}/guides/pruning-roses.html"), section, roses, *others)[0] == roses.url


def test_news_does_not_take_the_place_of_a_lasting_page() -> None:
    news, lasting = OwnPage(f"{OWN}/2019/05/roses/", "Pruning roses"), OwnPage(f"{OWN}/tips/", "Roses")
    assert offers(DeadTarget("1", anchor="Pruning roses"), news, lasting)[0] == lasting.url
    assert offers(DeadTarget("1", "https://x.example/2018/04/post/", "Pruning roses"), news, lasting)[0] == news.url


def test_what_has_only_a_date_is_not_offered() -> None:
    assert offers(DeadTarget("1", anchor="Pruning roses"), OwnPage(f"{OWN}/2019/05/wasps/", "Wasps")) == []


def test_several_languages_in_one_index() -> None:
    pages = (
        OwnPage("/de", "Hecken schneiden", language="de"),
        OwnPage("/en", "Cutting hedges", language="en"),
        OwnPage("/fr", "Tailler les haies", language="fr"),
        OwnPage("/ru", "Обрезка живых изгородей", language="ru"),
        OwnPage("/x", "Cacti"),
    )
    for anchor, url in [
        ("Hecke schneiden", "/de"),
        ("cut hedge", "/en"),
        ("taille de la haie", "/fr"),
        ("обрезке изгороди", "/ru"),
        ("cactus and cacti", "/x"),
    ]:
        assert offers(DeadTarget("1", anchor=anchor), *pages)[0] == url
        assert offers(DeadTarget("1", anchor=anchor, language=url[1:] if len(url) > 2 else "de"), *pages)[0] == url
    assert offers(DeadTarget("1", anchor="Hecke schneiden", language="en"), *pages) == []
    copy = ArchivedPage(title="Hecken", language="de")
    assert offers(DeadTarget("1", anchor="Hecke schneiden", language="en", archived=copy), *pages) == ["/de"]


def test_what_the_archived_copy_was_called_counts_as_its_name() -> None:
    pages = (OwnPage("/roses", "Pruning roses"), OwnPage("/wasps", "Wasps"))
    plain = DeadTarget("1", "https://x.example/p83.html")
    assert offers(plain, *pages) == []
    told = replace(plain, archived=ArchivedPage(title="How to prune roses", text="Roses. " * 5))
    assert score(told, *pages) >= DEFAULT_MIN_SCORE


@pytest.mark.parametrize(
    ("titles", "expected"),
    [([], []), (["Wasps"], []), (["Roses"], ["/0"]), (["Roses", "Roses"], ["/0", "/1"]), (["Wasps", "Roses"], ["/1"])],
)
def test_an_index_of_a_page_or_two(titles: list[str], expected: list[str]) -> None:
    pages = [OwnPage(f"/{number}", title) for number, title in enumerate(titles)]
    assert offers(DeadTarget("1", anchor="Roses"), *pages) == expected


@pytest.mark.parametrize("limit", [0, 1, 100])
def test_no_more_than_the_limit(index: MatchIndex, limit: int) -> None:
    assert len(best(index, DeadTarget("1", anchor="compost roses bees"), limit=limit, min_score=0)) == min(limit, 3)


# --- anything may be asked

_TEXT = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(
    [*(page.title for page in PAGES), "http://[broken", "https://own.example/guides/roses", "//", "http://℀.example"]
)
_ARCHIVED = st.builds(
    ArchivedPage, title=_TEXT, description=_TEXT, headings=st.tuples(_TEXT), text=_TEXT, language=_TEXT
)
_TARGET = st.builds(
    DeadTarget, st.just("1"), _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, st.just("") | _TEXT, st.just("") | _TEXT,
    st.none() | _ARCHIVED,
)  # fmt: skip


@given(_TARGET)
def test_no_target_is_too_odd(odd_index: MatchIndex, target: DeadTarget) -> None:
    found = best(odd_index, target, limit=100, min_score=0)
    assert all(0 <= match.score <= 100 for match in found)
    assert len({match.url for match in found}) == len(found) <= len(odd_index)


@pytest.fixture(scope="module")
def odd_index() -> Iterator[MatchIndex]:
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add([*PAGES, OwnPage("http://[broken", "Roses"), OwnPage("https://own.example/guides/", language="en")])
        yield index
