"""All searches together: what is asked of whom, what is merged, left out and said, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.demo.web import PretendWeb
from brokenlinks.discovery import Counts, FileSearch
from brokenlinks.models import Finding, Niche, Query
from tests.discovery.asking import (
    LINKS,
    MORE,
    Heard,
    as_json,
    found,
    marginalia,
    results,
    run,
    settings_for,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from brokenlinks.demo.web import Site


async def test_the_best_of_each_query_and_provider_comes_first() -> None:
    sites: Mapping[str, Site] = {
        "searxng.example": {"*": results(links=["https://a.example/", "https://b.example/", "https://c.example/"],
                                         more=["https://d.example/", "https://b.example/"])},
        "marginalia.example": {"*": marginalia("https://e.example/", "https://www.c.example/#top")},
    }  # fmt: skip
    async with PretendWeb(sites) as web:
        settings = settings_for(web, "searxng", "marginalia")
        discovery = await run(web, settings, LINKS, MORE)
    assert found(discovery) == [
        "https://e.example/",  # the first of two queries
        "https://a.example/",  # … of the first query
        "https://d.example/",  # … of the second
        "https://www.c.example/",  # second there, and found in three ways
        "https://b.example/",
    ]
    c = discovery.pages[3]
    assert c.findings == (Finding("marginalia", LINKS, 2), Finding("marginalia", MORE, 2), Finding("searxng", LINKS, 3))
    assert (c.candidate.title, c.candidate.snippet) == ("Title of https://c.example/", "of bees")
    assert discovery.counts == {"searxng": Counts(2, 5, 4, 3), "marginalia": Counts(2, 4, 2, 1)}
    assert discovery.notes == ()


async def test_what_each_is_asked() -> None:
    sites: dict[str, Any] = {
        "searxng.example": {"*": results("https://a.example/")},
        "mediawiki.example": {"*": as_json({"query": {"search": []}})},
        "commoncrawl.example": {
            "/collinfo.json": as_json([{"id": "CC-1"}]),
            "/CC-1-index": as_json({"url": "https://lib.example/links", "status": "200"}),
        },
    }
    heard = Heard()
    async with PretendWeb(sites) as web:
        settings = settings_for(
            web, "searxng", "mediawiki", "commoncrawl",
            queries=2, languages=["en", "de", "en"], search_sites=["lib.example", "two.example"],
        )  # fmt: skip
        niche = Niche("bees", ("honey",), ("one.example", "lib.example"))
        discovery = await run(
            web, settings, LINKS, MORE, Query("x", "x"), niche=niche,
            on_candidates=heard.answer, on_note=heard.notes.append,
        )  # fmt: skip
    assert sorted(heard.answers) == sorted(
        [("SearXNG", "bees links", 1), ("SearXNG", "bees more", 1)]
        + [("Wikipedia (MediaWiki)", "bees", 0)] * 2
        + [("Common Crawl's index", site, 1) for site in ("one.example", "lib.example", "two.example")]
    )
    assert heard.notes == []
    assert found(discovery) == ["https://lib.example/links", "https://a.example/"]


async def test_sites_to_search_have_to_be_named() -> None:
    async with PretendWeb({"commoncrawl.example": {}}) as web:
        discovery = await run(web, settings_for(web, "commoncrawl"))
    assert web.requests == []
    assert discovery.notes == (
        "Common Crawl's index is left out: name sites whose link pages it shall find, with search_sites.",
    )


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://www.own.example/links", "your own site"),
        ("https://own.example./", "your own site"),
        ("https://shop.own.example/", "your own site"),
        ("https://second.example/x", "your own site"),
        ("https://notown.example/", ""),
        ("javascript:alert(1)", "no web address"),
        ("mailto:ann@a.example", "no web address"),
        ("ftp://a.example/links", "no web address"),
        ("a.example/links", "no web address"),
        ("https://[::1", "no web address"),
        ("https://ann:secret@a.example/", "no web address"),
        ("https://a.example/" + "x" * 3000, "no web address"),
        ("http://10.0.0.1/links", "in a private network"),
        ("http://2130706433/", "in a private network"),
        ("http://[::ffff:192.168.0.1]/", "in a private network"),
        ("http://localhost/links", "in a private network"),
        ("http://printer.local/", "in a private network"),
        ("https://a.example/report.pdf", "no page: a file"),
        ("https://a.example/photo.JPG?x=1", "no page: a file"),
        ("https://a.example/data.zip#x", "no page: a file"),
        ("https://a.example/?file=report.pdf", ""),
        ("https://m.facebook.com/bees", "excluded by your settings"),
        ("https://noise.example/", "a shop"),
        ("https://пчёлы.example/ссылки", ""),
    ],
)
async def test_what_is_left_out(url: str, reason: str) -> None:
    def noise(address: str, keyword: str) -> str:
        assert keyword == "bees"
        return "a shop" if "noise" in address else ""

    async with PretendWeb({"searxng.example": {"*": results("https://first.example/", url)}}) as web:
        settings = settings_for(web, "searxng", exclude=["facebook.com"])
        discovery = await run(web, settings, own_sites=["own.example", "https://www.second.example/blog/"], noise=noise)
    assert len(discovery.pages) == (1 if reason else 2)
    assert discovery.left_out == ({reason: 1} if reason else {})


async def test_a_private_network_that_is_allowed() -> None:
    async with PretendWeb(
        {"searxng.example": {"*": results("http://10.0.0.1/", "http://wiki/", "http://11.0.0.1/")}}
    ) as web:
        settings = settings_for(web, "searxng", allow_networks=["10.0.0.0/8"])
        assert len((await run(web, settings)).pages) == 3


async def test_articles_of_a_wiki_are_kept_though_it_is_noise() -> None:
    hits = {"query": {"search": [{"title": "Bee", "pageid": 1}],
                      "pages": [{"pageid": 1, "fullurl": "https://en.wikipedia.org/wiki/Bee",
                                 "extlinks": [{"url": "https://a.example/"}]}]}}  # fmt: skip
    async with PretendWeb({"mediawiki.example": {"*": as_json(hits)}}) as web:
        discovery = await run(web, settings_for(web, "mediawiki"), noise=lambda *asked: "noise")  # noqa: ARG005
    assert found(discovery) == ["https://en.wikipedia.org/wiki/Bee"]
    assert discovery.pages[0].candidate.kept
    assert discovery.left_out == {"noise": 1}


async def test_a_file_beside_a_search(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("url,query\nhttps://a.example/x?utm_source=y&b=1#z,ours\nb.example/links,\n")
    async with PretendWeb({"searxng.example": {"*": results("https://c.example/", "http://b.example/links/")}}) as web:
        discovery = await run(web, settings_for(web, "searxng"), files=[FileSearch(str(file))])
    assert found(discovery) == ["https://b.example/links", "https://a.example/x?b=1", "https://c.example/"]
    assert [finding.provider for finding in discovery.pages[0].findings] == ["file", "searxng"]
    assert discovery.pages[1].findings == (Finding("file", Query("ours", "ours"), 1),)
    assert discovery.counts["file"] == Counts(1, 2, 2, 1)
