"""MediaWiki: articles first, then where they link to, and nothing that editors marked as dead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import pytest

from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.models import Query
from tests.discovery.asking import as_json, ask, places, provider_at

if TYPE_CHECKING:
    from brokenlinks.demo.web import Exchange, Site

BEES = Query("honey bees", "KW")
HITS = [
    {"ns": 0, "title": "Beekeeping", "pageid": 11, "size": 5, "wordcount": 1, "snippet": "keeps "
     '<span class="searchmatch">bees</span> &amp; hives', "timestamp": "2026-01-01T00:00:00Z"},
    {"ns": 0, "title": "Bee", "pageid": 12, "snippet": ""},
]  # fmt: skip
PAGES = [
    {
        "pageid": 11, "ns": 0, "title": "Beekeeping", "fullurl": "https://en.wikipedia.example/wiki/Beekeeping",
        "extlinks": [
            {"url": "http://news.example/story"}, {"url": "http://gone.example/links"},
            {"url": "https://hives.example/resources/"}, {"url": "//relative.example/page"},
            {"url": "https://web.archive.org/web/2010/http://gone.example/links"},
            {"url": "https://en.wikipedia.org/wiki/Hive"}, {"url": "https://x.example/report.pdf"},
            {"url": "javascript:alert(1)"}, {"url": "mailto:ann@a.example"}, {"url": None}, {},
        ],
        "revisions": [{"slots": {"main": {"contentmodel": "wikitext", "content":
            "* [http://news.example/story News]\n* [http://gone.example/links/ Gone] {{dead link|date=May 2020}}"}}}],
    },
    {
        "pageid": 12, "ns": 0, "title": "Bee", "fullurl": "https://en.wikipedia.example/wiki/Bee",
        "extlinks": [{"url": "https://news.example/story"}, {"url": "http://late.example/"},
                     {"url": "http://cited.example/x"}],
        "revisions": [{"slots": {"main": {"content": "{{cite web|url=http://cited.example/x|url-status=dead}}"}}}],
    },
]  # fmt: skip
FOUND = [
    "https://en.wikipedia.example/wiki/Beekeeping",
    "https://en.wikipedia.example/wiki/Bee",
    "https://hives.example/resources/",
    "http://news.example/story",
    "https://relative.example/page",
    "http://late.example/",
]


def wiki(hits: list[Any] = HITS, pages: Any = PAGES, **more: Any) -> Site:
    async def answer(exchange: Exchange) -> Answer:
        asked = dict(parse_qsl(exchange.seen.query))
        if asked.get("list") == "search":
            return as_json({"batchcomplete": True, "query": {"searchinfo": {"totalhits": 2}, "search": hits}})
        return as_json({"batchcomplete": True, "query": {"pages": pages}, **more})

    return {"/w/api.php": answer}


async def test_articles_and_where_they_link_to() -> None:
    candidates, web = await ask("mediawiki", wiki(), BEES)
    assert places(candidates) == FOUND
    assert [candidate.kept for candidate in candidates] == [True] * 2 + [False] * 4
    assert [candidate.rank for candidate in candidates] == [1, 2, 3, 4, 5, 6]
    assert candidates[0].snippet == "keeps bees & hives"
    assert {candidate.query for candidate in candidates} == {BEES}
    search, source = (dict(parse_qsl(seen.query)) for seen in web.requests)
    assert (search["srsearch"], search["list"], search["formatversion"]) == ("honey bees", "search", "2")
    assert (source["pageids"], source["prop"]) == ("11|12", "extlinks|info|revisions")


async def test_a_wiki_of_the_old_form() -> None:
    old = {str(page["pageid"]): {**page, "fullurl": None} for page in PAGES}
    old["11"]["extlinks"] = [{"*": "http://news.example/story"}]
    candidates, web = await ask("mediawiki", wiki(pages=old), BEES)
    base = web.url("mediawiki.example", "/wiki/")
    assert places(candidates)[:3] == [f"{base}Beekeeping", f"{base}Bee", "http://news.example/story"]


async def test_more_links_come_in_parts() -> None:
    async def answer(exchange: Exchange) -> Answer:
        asked = dict(parse_qsl(exchange.seen.query))
        if asked.get("list") == "search":
            return as_json({"query": {"search": HITS[:1]}})
        part = int(asked.get("elcontinue", 0))
        page = {"pageid": 11, "extlinks": [{"url": f"http://part-{part}.example/"}]}
        if part == 1:
            page["revisions"] = [{"slots": {"main": {"content": "[http://part-0.example/] {{dead link}}"}}}]
        return as_json({"continue": {"elcontinue": part + 1, "continue": "||"}, "query": {"pages": [page]}})

    candidates, web = await ask("mediawiki", {"*": answer}, BEES)
    assert places(candidates)[1:] == [f"http://part-{number}.example/" for number in (1, 2, 3)]
    assert len(web.requests) == 5  # it ends, though the wiki goes on for ever


async def test_many_articles_come_in_batches() -> None:
    hits = [{"title": f"Bee {number}", "pageid": number} for number in range(1, 13)]
    candidates, web = await ask("mediawiki", wiki(hits, []), BEES)
    assert [dict(parse_qsl(seen.query)).get("pageids") for seen in web.requests] == [
        None, "1|2|3|4|5", "6|7|8|9|10", "11|12",
    ]  # fmt: skip
    assert len(candidates) == 12


async def test_each_language_has_its_own_wiki() -> None:
    async with PretendWeb({"de.wiki.example": wiki(), "fr.wiki.example": wiki([])}) as web:
        url = web.url("{language}.wiki.example", "/w/api.php")
        async with provider_at(web, "mediawiki", table={"url": url}) as provider:
            assert len(await provider.search(Query("Bienen", "KW", language="de"))) == 6
            assert await provider.search(Query("abeilles", "KW", language="fr")) == []
    assert [seen.host for seen in web.requests] == ["de.wiki.example", "de.wiki.example", "fr.wiki.example"]


@pytest.mark.parametrize(
    "pages",
    [None, [], {}, "x", [None], [{}], [{"pageid": 99}], [{"pageid": [1]}], [{"pageid": "11"}],
     [{"pageid": 11, "extlinks": 5, "revisions": [5, {"slots": []}]}]],
)  # fmt: skip
async def test_odd_answers(pages: object) -> None:
    candidates, web = await ask("mediawiki", wiki(HITS[:1], pages), BEES)
    assert places(candidates) == [web.url("mediawiki.example", "/wiki/Beekeeping")]
