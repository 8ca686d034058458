"""Searches that refuse, odd answers, and no network: what was found is kept, and each trouble is one sentence."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import Counts, discover
from brokenlinks.models import Niche, Query
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver
from brokenlinks.page_keys import page_key
from brokenlinks.store import Answers
from tests.discovery import recorded
from tests.discovery.asking import (
    BEES,
    LINKS,
    MORE,
    Heard,
    as_json,
    found,
    marginalia,
    no_noise,
    results,
    run,
    settings_for,
)
from tests.store.given import new_store
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Exchange


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
        settings = settings_for(web, "searxng", "marginalia", timeout=3.0)
        discovery = await run(web, settings, LINKS, MORE, on_note=heard.notes.append)
    assert found(discovery) == ["https://e.example/"]
    assert len(web.asked("searxng.example")) == 1
    assert len(discovery.notes) == 1
    assert discovery.notes[0].startswith("SearXNG is left out: ")
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
        (["brave"], ["Brave Search is left out: no answer came (api.search.brave.com: the name does not "
                     "exist); check your network."]),
        (["brave", "marginalia", "mediawiki"],
         ["No search could be reached (Brave Search, Marginalia Search, Wikipedia (MediaWiki)): check your network, or "
          "give pages of your own."]),
    ],
)  # fmt: skip
async def test_without_a_network(names: list[str], notes: list[str]) -> None:
    heard = Heard()
    tables: dict[str, Any] = {name: {"delay": 0} for name in names}
    tables.get("brave", {})["key"] = "x"
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


@settings(max_examples=50)
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
