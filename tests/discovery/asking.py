"""Providers asked for real, at a pretend service on loopback."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import PROVIDERS, Discovery, discover
from brokenlinks.discovery.desk import Desk
from brokenlinks.models import Niche, Query
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Resolver
from brokenlinks.outgoing import open_fetcher
from brokenlinks.store import Answers
from tests.store.given import new_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from brokenlinks.demo.web import Behaviour, Exchange
    from brokenlinks.discovery import Provider
    from brokenlinks.models import Candidate

QUERY: Final = Query("beekeeping intitle:links", "KW intitle:links", "precision")
KEY: Final = "k3y-that-nobody-may-see"
#: Where each provider's pretend service is below its host.
PATHS: Final = {
    "ddgs": "/html/",
    "searxng": "/",
    "brave": "/res/v1/web/search",
    "mediawiki": "/w/api.php",
    "google": "/customsearch/v1",
    "serpapi": "/search.json",
    "marginalia": "/search",
    "commoncrawl": "/",
}


def as_json(value: object, status: int = 200) -> Answer:
    # Not as a template: braces stay what they are.
    return Answer(status, {"Content-Type": "application/json"}, json.dumps(value).encode())


def settings_for(web: PretendWeb, *names: str, tables: Mapping[str, Any] | None = None, **values: Any) -> Settings:
    """Settings by which each of `names` is asked at its pretend service, which is at "{name}.example"."""
    all_tables: dict[str, Any] = {}
    for name in names:
        all_tables[name] = {"url": web.url(f"{name}.example", PATHS[name]), "delay": 0}
        if PROVIDERS[name].needs_key:
            all_tables[name]["key"] = KEY
        if name == "google":
            all_tables[name]["engine"] = "e1"
        all_tables[name] |= (tables or {}).get(name, {})
    return Settings(search=list(names), **{"timeout": 10.0, **all_tables, **values})


def gate_to(web: PretendWeb) -> Gate:
    """A gate that knows the web's names and, as for any user, allows no private network."""
    return Gate(Resolver(hosts=web.hosts()))


@asynccontextmanager
async def provider_at(
    web: PretendWeb, name: str, *, answers: Answers | None = None, table: Mapping[str, Any] | None = None, **values: Any
) -> AsyncIterator[Provider]:
    settings = settings_for(web, name, tables={name: table or {}}, **values)
    fetcher = open_fetcher(settings, delay=0.0, gate=gate_to(web))
    service = getattr(settings, name)
    desk = Desk(
        name,
        PROVIDERS[name].title,
        service,
        fetcher,
        answers or Answers(new_store().connection),
        lifetime=timedelta(days=settings.search_cache),
    )
    yield PROVIDERS[name](service, desk)
    await fetcher.close()


async def ask(
    name: str, site: Mapping[str, Any], query: Query = QUERY, **how: Any
) -> tuple[list[Candidate], PretendWeb]:
    """What a provider finds at `site`, and the web that it asked."""
    async with PretendWeb({f"{name}.example": site}) as web, provider_at(web, name, **how) as provider:
        return await provider.search(query), web


def places(candidates: list[Candidate]) -> list[str]:
    return [candidate.url for candidate in candidates]


# --- whole runs

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
