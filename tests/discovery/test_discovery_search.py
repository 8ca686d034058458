"""All searches together: what is asked of whom, what is merged, left out and said, and in which order."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import Counts, Discovery, FileSearch, discover
from brokenlinks.models import Finding, Niche, Query
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver
from brokenlinks.page_keys import page_key
from brokenlinks.store import Answers
from tests.discovery import recorded
from tests.discovery.asking import as_json, gate_to, settings_for
from tests.store.given import new_store
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from brokenlinks.demo.web import Behaviour, Exchange, Site

BEES = Niche("bees")
LINKS, MORE = Query("bees links", "KW links", "precision"), Query("bees more", "KW more", "grid")


@dataclass
class Heard:
    """What a run told while it was under way."""

    notes: list[str] = field(default_factory=list)
    answers: list[tuple[str, str, int]] = field(default_factory=list)

    def answer(self, title: str, query: Query, number: int) -> None:
        self.answers.append((title, query.text, number))


def no_noise(url: str, keyword: str) -> str:
    return ""


async def run(web: PretendWeb, settings: Settings, *queries: Query, niche: Niche = BEES, **how: Any) -> Discovery:
    answers = how.pop("answers", None) or Answers(new_store().connection)
    how.setdefault("noise", no_noise)
    return await discover(niche, queries or (LINKS,), settings, gate_to(web), answers, **how)


def results(*urls: str, **by_query: list[str]) -> Behaviour:
    """A SearXNG that finds these, or by the first word of the query."""

    async def answer(exchange: Exchange) -> Answer:
        found = next((urls for word, urls in by_query.items() if f"+{word}" in exchange.seen.query), list(urls))
        return as_json({"results": [{"url": url, "title": f"Title of {url}", "content": ""} for url in found]})

    return answer


def marginalia(*urls: str) -> Answer:
    return as_json({"results": [{"url": url, "title": "", "description": "of bees"} for url in urls]})


def found(discovery: Discovery) -> list[str]:
    return [page.candidate.url for page in discovery.pages]


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


@pytest.mark.parametrize(
    "trouble", [b.rate_limited, Answer(body=recorded.DUCKDUCKGO_CAPTCHA.encode()), b.hangs, b.resets]
)
async def test_one_that_refuses_does_not_end_the_others(trouble: Any) -> None:
    heard = Heard()
    sites = {
        "searxng.example": {"*": trouble},
        "marginalia.example": {"*": marginalia("https://e.example/")},
    }
    async with PretendWeb(sites) as web:
        settings = settings_for(web, "searxng", "marginalia", timeout=0.5)
        discovery = await run(web, settings, LINKS, MORE, on_note=heard.notes.append)
    assert found(discovery) == ["https://e.example/"]
    assert len(web.asked("searxng.example")) == 1
    assert len(discovery.notes) == 1
    assert discovery.notes[0].startswith("SearXNG is left out from here on: ")
    assert heard.notes == list(discovery.notes)
    assert discovery.counts["searxng"] == Counts()


async def test_what_was_found_before_it_refused_is_kept() -> None:
    async def once(exchange: Exchange) -> Answer:
        first = await results("https://a.example/")(exchange)
        assert first is not None
        return first if "links" in exchange.seen.query else Answer(429)

    async with PretendWeb({"searxng.example": {"*": once}}) as web:
        discovery = await run(web, settings_for(web, "searxng"), LINKS, MORE, Query("x", ""))
    assert found(discovery) == ["https://a.example/"]
    assert discovery.counts["searxng"] == Counts(1, 1, 1, 1)
    assert len(web.requests) == 2


@pytest.mark.parametrize(
    ("names", "notes"),
    [
        (["brave"], ["Brave Search is left out from here on: no answer came (api.search.brave.com: the name does not "
                     "exist); check your network, and url in [brave]."]),
        (["brave", "marginalia", "mediawiki"],
         ["No search could be reached (Brave Search, Marginalia Search, Wikipedia (MediaWiki)): check your network, or "
          "give pages of your own; what was found before is used again."]),
    ],
)  # fmt: skip
async def test_without_a_network(names: list[str], notes: list[str]) -> None:
    heard = Heard()
    tables = {name: {"key": "x", "delay": 0} for name in names}
    settings = Settings(search=names, **tables)
    hosts = ("api.search.brave.com", "api2.marginalia-search.com", "en.wikipedia.org")
    gate = Gate(Resolver(hosts=dict.fromkeys(hosts, "nxdomain")))
    answers = Answers(new_store().connection)
    discovery = await discover(BEES, [LINKS, MORE], settings, gate, answers, noise=no_noise, on_note=heard.notes.append)
    assert list(discovery.notes) == heard.notes == notes
    assert discovery.pages == ()


async def test_a_public_address_is_not_asked_in_a_private_network() -> None:
    """Whoever answers for its name: the exception is for addresses that the user gave."""
    async with PretendWeb({"api.search.brave.com": {"*": as_json(recorded.BRAVE)}}) as web:
        settings = Settings(search=["brave"], brave={"key": "x"})
        discovery = await run(web, settings)
    assert "private address" in discovery.notes[0]
    assert web.requests == []


async def test_the_same_again_from_what_is_kept() -> None:
    answers = Answers(new_store().connection)
    sites: Mapping[str, Any] = {
        "searxng.example": {"*": results(*(f"https://{n % 7}.example/{n}" for n in range(30)))},
        "marginalia.example": {"*": marginalia(*(f"https://{n % 5}.example/{n}" for n in range(30)))},
    }
    async with PretendWeb(sites) as web:
        settings = settings_for(web, "searxng", "marginalia")
        first = await run(web, settings, LINKS, MORE, answers=answers)
        asked = len(web.requests)
        again = await run(web, settings, LINKS, MORE, answers=answers)
        assert len(web.requests) == asked
    assert first == again
    assert len(first.pages) == 30 + 30 - sum(n % 7 == n % 5 for n in range(30))


PIECES = st.sampled_from(
    ["https://", "http://", "www.", "a.example", "b.example", "/", "/links", "?utm_source=x", "?b=1", "#top", "%41",
     "é", "javascript:", "10.0.0.1", ":80", "@", "..", " ", "[", "\x00", "\ud800", ".pdf"]
)  # fmt: skip
ADDRESSES = st.lists(st.one_of(st.text(), st.lists(PIECES).map("".join)), max_size=12)
SURROGATE = "bees \udcff"  # a terminal gives it for a byte that is no UTF-8
WORDS = st.sampled_from([SURROGATE, ""]) | st.text(max_size=8)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.just(SURROGATE),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["results", "url", "title", "content", "query", "search", "pages", "pageid", "extlinks", "*"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(ADDRESSES, ADDRESSES, VALUES, st.binary(max_size=40), WORDS, WORDS)
async def test_any_answer_gives_each_page_once(
    one: list[str], two: list[str], odd: Any, garbage: bytes, keyword: str, site_name: str
) -> None:
    sites: Mapping[str, Any] = {
        "searxng.example": {"*": results(links=one, more=two)},
        "marginalia.example": {"*": as_json(odd)},
        "mediawiki.example": {"*": as_json({"query": odd})},
        "brave.example": {"*": Answer(body=garbage)},
        "commoncrawl.example": {"/collinfo.json": as_json([{"id": "CC-1"}]), "/CC-1-index": as_json(odd)},
    }
    niche = Niche(keyword, sites=(site_name,))
    async with PretendWeb(sites) as web:
        settings = settings_for(web, "searxng", "marginalia", "mediawiki", "brave", "commoncrawl")
        discovery = await run(web, settings, LINKS, MORE, Query(keyword, "KW"), niche=niche)
    keys = [page_key(url) for url in found(discovery)]
    assert len(keys) == len(set(keys))
    assert all(url.startswith(("http://", "https://")) for url in found(discovery))
    assert all(page.findings for page in discovery.pages)
    "".join(page.candidate.url + page.candidate.title + page.candidate.snippet for page in discovery.pages).encode()


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, brokenlinks.discovery; print(sorted({'ddgs', 'primp', 'scrapy', 'tldextract'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"
