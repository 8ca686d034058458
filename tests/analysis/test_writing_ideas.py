"""Dead pages that none of the user's fits become ideas, weighed by who links to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from brokenlinks.analysis import FinishedCrawl, Idea, idea_table, ideas, pages_to_pitch, targets_of
from tests.workbook.samples import DATA, NO_MATCH, PROSPECT, SUMMARY

if TYPE_CHECKING:
    from brokenlinks.workbook_data import Prospect

#: What a dead page was about → the sites whose pages link to it, with their page scores.
ABOUT: dict[str, dict[str, float | None]] = {
    "Making mead at home": {"a.example": 90.0, "b.example": 50.0},
    "Mead recipes: making your first gallon": {"a.example": 90.0, "c.example": 70.0},
    "Varroa mite treatments": {"d.example": 95.0},
    "Treatment of varroa in winter": {"d.example": 60.0, "e.example": 20.0},
    "Skeps of straw": {"f.example": 30.0},
    "School visits": {"g.example": None},
    "Wax candles": {},
}


def url_of(about: str) -> str:
    return "http://gone.example/" + about.lower().replace(" ", "-")


def prospect(about: str, site: str, score: float | None, page: str = "links") -> Prospect:
    url = f"https://{site}/{page}"
    return replace(PROSPECT, dead_url=url_of(about), site=site, page_url=url, page_score=score, offer=None)


@pytest.fixture
def crawl() -> FinishedCrawl:
    targets = tuple(replace(NO_MATCH, dead_url=url_of(about), about=about, words=()) for about in ABOUT)
    prospects = tuple(prospect(about, site, score) for about, sites in ABOUT.items() for site, score in sites.items())
    data = replace(DATA, to_write=targets, prospects=(*prospects, PROSPECT), summary=replace(SUMMARY, keyword="bees"))
    return FinishedCrawl(Path("prospects.db"), data, {})


def idea_of(found: list[Idea], about: str) -> Idea:
    return next(idea for idea in found if any(target.about == about for target in idea.targets))


def test_dead_pages_on_one_subject_are_one_idea(crawl: FinishedCrawl) -> None:
    found = ideas(crawl)
    groups = {frozenset(target.about for target in idea.targets) for idea in found}
    assert groups == {
        frozenset({"Making mead at home", "Mead recipes: making your first gallon"}),
        frozenset({"Varroa mite treatments", "Treatment of varroa in winter"}),
        frozenset({"Skeps of straw"}),
        frozenset({"School visits"}),
        frozenset({"Wax candles"}),
    }
    assert idea_of(found, "Making mead at home").topic[:2] == ("making", "mead")


def test_worth_is_the_sum_over_sites_of_their_best_page(crawl: FinishedCrawl) -> None:
    found = ideas(crawl)
    assert [round(idea.worth, 2) for idea in found] == [2.1, 1.15, 0.5, 0.3, 0.0]
    assert [idea.sites for idea in found] == [3, 2, 1, 1, 0]


def test_a_hundred_pages_of_a_site_are_worth_one(crawl: FinishedCrawl) -> None:
    many = tuple(prospect("Skeps of straw", "f.example", 30.0, f"page-{number}") for number in range(100))
    crowded = replace(crawl, data=replace(crawl.data, prospects=(*crawl.data.prospects, *many)))
    idea = idea_of(ideas(crowded), "Skeps of straw")
    assert idea.worth == pytest.approx(0.3)
    assert len(idea.prospects) == 101


def test_a_page_is_pitched_once_for_an_idea(crawl: FinishedCrawl) -> None:
    """a.example links to both pages on mead: one article, one mail."""
    idea = idea_of(ideas(crawl), "Making mead at home")
    assert [row.page_url for row in idea.prospects] == [f"https://{site}.example/links" for site in "acb"]


def test_words_that_all_have_tell_no_subject(crawl: FinishedCrawl) -> None:
    """The niche's own word, which the keyword may not have."""
    targets = tuple(replace(target, words=("beekeeper", "Apiary")) for target in crawl.data.to_write)
    found = ideas(replace(crawl, data=replace(crawl.data, to_write=targets)))
    assert len(found) == 5
    assert not {"beekeeper", "apiary"} & {word for idea in found for word in idea.topic}


def test_the_keyword_tells_no_subject(crawl: FinishedCrawl) -> None:
    named = replace(crawl.data, summary=replace(SUMMARY, keyword="mead making"))
    assert len(ideas(replace(crawl, data=named))) == 6


def test_tables(crawl: FinishedCrawl) -> None:
    found = ideas(crawl)
    table = idea_table(found)
    assert list(table.index) == [1, 2, 3, 4, 5]
    assert list(table["dead pages"]) == [2, 2, 1, 1, 1]
    assert list(table["pages"]) == [3, 2, 1, 1, 0]
    assert len(targets_of(found)) == len(ABOUT)
    pitch = pages_to_pitch(found)
    assert len(pitch) == sum(table["pages"])
    assert list(pitch[pitch["idea"] == 2]["site"]) == ["d.example", "e.example"]


def test_a_page_of_which_nothing_is_known_is_an_idea_of_its_own(crawl: FinishedCrawl) -> None:
    nothing = [replace(NO_MATCH, dead_url=f"http://{n}.example/", about="", words=(), anchors=()) for n in range(3)]
    found = ideas(replace(crawl, data=replace(crawl.data, to_write=tuple(nothing))))
    assert [len(idea.targets) for idea in found] == [1, 1, 1]
    assert list(idea_table(found)["topic"]) == ["http://0.example/", "http://1.example/", "http://2.example/"]


def test_none(crawl: FinishedCrawl) -> None:
    found = ideas(replace(crawl, data=replace(crawl.data, to_write=())))
    assert found == []
    assert idea_table(found).empty
    assert targets_of(found).empty
    assert pages_to_pitch(found).empty
