"""DuckDuckGo and others by their web pages, through the package ddgs, which knows how each is asked and read.

Its engines are asked one at a time, in one order, and not through its `DDGS().text`: that asks several at random, says
"no results" when all of them refused, and puts encyclopedias first.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from brokenlinks.discovery import reading, refusals
from brokenlinks.discovery.desk import NotUnderstood, Refused
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.refusals import Refusal

if TYPE_CHECKING:
    from ddgs.base import BaseSearchEngine

    from brokenlinks.config import Service
    from brokenlinks.discovery.desk import Desk
    from brokenlinks.models import Candidate, Query

#: Those that understand footprints best; others that the package has come after them …
_FIRST: Final = ("duckduckgo", "brave", "startpage", "mojeek", "yahoo")
#: … except encyclopedias: they have no resource pages.
_NEVER: Final = frozenset({"wikipedia", "grokipedia"})
#: An engine that finds nothing may have changed its page: the next one is asked too, and no more than that.
_MOST_EMPTY: Final = 2
#: Without an answer from so many, and from none before, it is the network.
_MOST_SILENT: Final = 2
#: Seconds, in which a page of results comes or not at all.
_TIMEOUT: Final = 15
_REGIONS: Final = {
    "cs": "cz-cs", "da": "dk-da", "de": "de-de", "en": "us-en", "es": "es-es", "fi": "fi-fi", "fr": "fr-fr",
    "it": "it-it", "ja": "jp-jp", "ko": "kr-kr", "nl": "nl-nl", "no": "no-no", "pl": "pl-pl", "pt": "br-pt",
    "ru": "ru-ru", "sv": "se-sv", "tr": "tr-tr", "uk": "ua-uk", "zh": "cn-zh",
}  # fmt: skip
_WORLD: Final = "wt-wt"
#: What DuckDuckGo's page has where there are results, or where it says that there are none.
_RESULT_PAGE: Final = ('id="links"', "no-results", "result__")
_ALL_REFUSE: Final = Refusal(
    "its search engines refuse, or want a CAPTCHA to be solved",
    "try again in some hours, raise delay in [ddgs], or use another service",
)


@dataclass(slots=True)
class _Result:
    """In place of the package's own, which decodes addresses until they are others."""

    title: str = ""
    href: str = ""
    body: str = ""


class DdgsSearch(Provider):
    name = "ddgs"
    title = "DuckDuckGo and others (ddgs)"
    asks = Asks.FOOTPRINTS

    def __init__(self, service: Service, desk: Desk) -> None:
        super().__init__(service, desk)
        self._engines: list[BaseSearchEngine[Any]] | None = None
        self._reached = False  #: one of them answered, whatever it said
        self._proven: set[str] = set()  #: those that found something in this run

    async def search(self, query: Query) -> list[Candidate]:
        region = _REGIONS.get(query.language, _WORLD)
        ask = self._ask_address if self.service.url else self._ask_engines
        found = await ask(reading.whole(query.text), region)
        return reading.candidates(found, self.name, query, url="href", title="title", snippet="body")

    async def _ask_address(self, words: str, region: str) -> list[dict[str, Any]]:
        """What answers like DuckDuckGo, at the address that the user gave: through our own gate."""
        if not self._engines:
            self._engines = [await asyncio.to_thread(_duckduckgo)]
        (engine,) = self._engines
        params = engine.build_payload(words, region, "moderate", None, 1)
        return await self.desk.get(
            {name: str(value) for name, value in params.items()}, lambda body: _read(body, engine)
        )

    async def _ask_engines(self, words: str, region: str) -> list[dict[str, Any]]:
        question = f"{region} {words}"
        known = self.desk.kept(question, lambda body: reading.rows(reading.json_object(body), "results"))
        if known is not None:
            return known
        if self._engines is None:
            self._engines = await asyncio.to_thread(_all_engines)
        found: list[dict[str, Any]] | None = None
        silent = empty = 0
        is_sure = False
        for engine in list(self._engines):
            await self.desk.turn()
            try:
                found = await asyncio.to_thread(_ask, engine, words, region)
            except (_Unreachable, Refused, NotUnderstood) as error:
                self._engines.remove(engine)
                self._reached = self._reached or not isinstance(error, _Unreachable)
                silent += 1
                if silent == _MOST_SILENT and not self._reached:
                    raise self.desk.skip(refusals.NO_ANSWER, unreachable=True) from None
                continue
            self._reached = True
            if found:
                self._proven.add(engine.name)
            is_sure = is_sure or engine.name in self._proven
            empty += not found
            if found or empty == _MOST_EMPTY:
                break
        if found is None:
            raise self.desk.skip(_ALL_REFUSE)
        if is_sure:  # else they may have changed their pages, and the next version of the package reads them
            self.desk.keep(question, json.dumps({"results": found}).encode())
        return found


class _Unreachable(Exception):
    """No answer came."""


def _all_engines() -> list[BaseSearchEngine[Any]]:
    from ddgs.engines import ENGINES

    by_name = ENGINES.get("text", {})
    order = (*_FIRST, *sorted(by_name.keys() - set(_FIRST) - _NEVER))
    return [_engine(by_name[name]) for name in order if name in by_name]


def _duckduckgo() -> BaseSearchEngine[Any]:
    from ddgs.engines.duckduckgo import Duckduckgo

    return _engine(Duckduckgo)


def _engine(kind: type[BaseSearchEngine[Any]]) -> BaseSearchEngine[Any]:
    with_plain_results = type(kind.__name__, (kind,), {"result_type": _Result})
    engine: BaseSearchEngine[Any] = with_plain_results(timeout=_TIMEOUT)
    return engine


def _ask(engine: BaseSearchEngine[Any], words: str, region: str) -> list[dict[str, Any]]:
    """What one engine finds. Raises _Unreachable, Refused or NotUnderstood."""
    from ddgs.exceptions import DDGSException

    bodies: list[bytes] = []

    def request(*args: Any, **options: Any) -> str:
        response = engine.http_client.request(*args, **options)
        bodies.append(response.content)
        if response.status_code != 200:
            raise Refused(refusals.by_status(response.status_code))
        return str(response.text)

    engine.request = request  # type: ignore[method-assign]
    try:
        found = engine.search(words, region=region)
    except Refused:
        raise
    except DDGSException as error:
        raise _Unreachable(str(error)) from None
    except Exception as error:  # a page that has changed fails in whatever way its reader does
        raise NotUnderstood from error
    if not found and any(map(refusals.wants_captcha, bodies)):
        raise Refused(refusals.CAPTCHA)
    return _rows(found or [])


def _read(body: bytes, engine: BaseSearchEngine[Any]) -> list[dict[str, Any]]:
    page = body.decode("utf-8", "replace")
    try:
        found = _rows(engine.post_extract_results(engine.extract_results(page)))
    except Exception as error:  # as above
        raise NotUnderstood from error
    if not found and (refusals.wants_captcha(body) or not any(mark in page for mark in _RESULT_PAGE)):
        raise NotUnderstood
    return found


def _rows(results: list[_Result]) -> list[dict[str, Any]]:
    return [
        {"href": _target(result.href), "title": result.title, "body": result.body} for result in results if result.href
    ]


def _target(href: str) -> str:
    """Where a result leads: some are links to the search engine, with the address in them."""
    try:
        parts = urlsplit(href)
        wrapped = parse_qs(parts.query).get("uddg", []) if parts.path == "/l/" else []
    except ValueError:
        return href
    return wrapped[0] if wrapped else href
