"""A crawl at a glance, on data in which every figure is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from brokenlinks.analysis import (
    FinishedCrawl,
    crawl_headline,
    footprints,
    links_by_reason,
    pages_by_dead_share,
    pages_by_kind,
    troubled_hosts,
)
from brokenlinks.analysis.finished_crawl import LinkedHost
from brokenlinks.models import PageKind, State
from brokenlinks.workbook_data import FootprintYield
from tests.workbook.samples import DATA, EMPTY, PAGE, PROSPECT, SUMMARY

HOSTS = {
    "gone.example": LinkedHost(Counter({State.DEAD: 3, State.ALIVE: 1}), {"https://a.example/"}),
    "loved.example": LinkedHost(Counter({State.DEAD: 1}), {"https://a.example/", "https://b.example/"}),
    "walled.example": LinkedHost(Counter({State.UNCLEAR: 9, None: 2})),
    "fine.example": LinkedHost(Counter({State.ALIVE: 5, None: 2})),
}
PAGES = (
    PAGE,
    replace(PAGE, url="https://b.example/", score=60.0, alive=1, dead=3, unclear=0),
    replace(PAGE, url="https://c.example/", kind=PageKind.ARTICLE, score=None, alive=0, dead=0, unclear=0),
    replace(PAGE, url="https://failed.example/", kind="", read_at=None, outcome="404 Not Found", dead=7),
)
CRAWL = FinishedCrawl(Path("prospects.db"), replace(DATA, pages=PAGES, prospects=(PROSPECT,) * 3), HOSTS)
NOTHING = FinishedCrawl(Path("prospects.db"), EMPTY, {})


def test_headline_counts_dead_links_and_says_what_the_run_says() -> None:
    assert crawl_headline(CRAWL).splitlines() == [
        "rivers: 21 pages read, 1,000 different links to other sites, 200 of them dead. 1 page to contact.",
        "Twelve pages were forbidden by robots.txt.",
    ]


def test_links_by_reason() -> None:
    table = links_by_reason(CRAWL)
    assert list(table["reason"]) == ["works", "page gone", "blocked", "domain gone"]
    assert list(table["state"]) == ["alive", "dead", "unclear", "dead"]
    assert list(table["links"]) == [700, 150, 100, 50]
    assert list(table["share"]) == [0.7, 0.15, 0.1, 0.05]


def test_hosts_by_the_pages_that_they_hurt() -> None:
    table = troubled_hosts(CRAWL)
    assert table.to_dict("list") == {
        "host": ["loved.example", "gone.example", "walled.example"],
        "pages with them": [2, 1, 0],
        "dead": [1, 3, 0],
        "unclear": [0, 0, 9],
        "alive": [0, 1, 0],
    }
    assert len(troubled_hosts(CRAWL, most=1)) == 1


def test_kinds() -> None:
    table = pages_by_kind(CRAWL).set_index("kind")
    assert list(table.index) == ["resource list", "article"]
    assert list(table.loc["resource list", ["pages", "links", "dead", "prospects", "page score"]]) == [2, 120, 9, 3, 74]
    assert table.loc["resource list", "dead share"] == round(9 / 64, 3)
    assert table.loc["article", "dead share"] == 0


def test_footprints() -> None:
    never_read = FootprintYield("brave", "KW inurl:links", 5, 0, 0, 0)
    summary = replace(SUMMARY, footprints=(*SUMMARY.footprints, never_read))
    table = footprints(replace(CRAWL, data=replace(CRAWL.data, summary=summary)))
    assert list(table["footprint"]) == ["KW intitle:links", "KW inurl:links"]
    assert list(table["prospects per page read"]) == [0.33, 0.0]


def test_pages_by_dead_share() -> None:
    table = pages_by_dead_share(CRAWL)
    assert list(table["page"]) == ["https://b.example/", PAGE.url]
    assert list(table["dead share"]) == [0.75, 0.1]


def test_a_run_that_found_nothing() -> None:
    tables = (links_by_reason, troubled_hosts, pages_by_kind, pages_by_dead_share)
    assert all(table(NOTHING).empty for table in tables)
    assert "0 of them dead" in crawl_headline(NOTHING)
