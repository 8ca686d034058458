"""Articles on the keyword in Wikipedia, or another MediaWiki, and where they link to.

Its API (https://www.mediawiki.org/wiki/API:Search, API:Extlinks, API:Revisions): the articles' source is read for the
links that editors marked as dead, which their HTML tells in as many ways as there are languages.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from brokenlinks import urls
from brokenlinks.discovery import reading, refusals
from brokenlinks.discovery.dead_links import marked_dead
from brokenlinks.discovery.desk import NotUnderstood, Refused
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.providers.wiki_hosts import NEVER_PAGES
from brokenlinks.models import Candidate, SiteLink
from brokenlinks.page_keys import page_key
from brokenlinks.pages.further import is_link_page
from brokenlinks.pages.link_page_words import NOT_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.models import Query

_MOST_ARTICLES: Final = 20
#: Articles whose source is asked for at once: each may have a megabyte.
_AT_ONCE: Final = 5
#: Requests for one such batch: 500 external links come with each.
_MOST_PARTS: Final = 4
#: Of one article: what comes beyond them is a list of footnotes.
_MOST_LINKS: Final = 40
_TOO_OFTEN: Final = frozenset({"ratelimited", "maxlag"})
_API: Final = re.compile(r"/w/api\.php$|/api\.php$")


@dataclass(slots=True)
class _Article:
    url: str = ""
    links: list[str] = field(default_factory=list)
    source: str = ""


class MediaWikiSearch(Provider):
    name = "mediawiki"
    title = "Wikipedia (MediaWiki)"
    asks = Asks.KEYWORD

    async def search(self, query: Query) -> list[Candidate]:
        params = {
            "action": "query",
            "list": "search",
            "srsearch": query.text,
            "srlimit": str(_MOST_ARTICLES),
            "srnamespace": "0",
        }
        found = [row for row in await self._get(params, query.language, _hits) if isinstance(row.get("pageid"), int)]
        articles: dict[int, _Article] = {}
        for first in range(0, len(found), _AT_ONCE):
            await self._read([row["pageid"] for row in found[first : first + _AT_ONCE]], query.language, articles)
        kept = [
            Candidate(
                articles[row["pageid"]].url or self._address_of(reading.text(row, "title"), query.language),
                reading.plain(reading.text(row, "title")),
                reading.plain(reading.text(row, "snippet")),
                self.name,
                query,
                rank,
                kept=True,
            )
            for rank, row in enumerate(found, 1)
        ]
        links = [
            Candidate(url, provider=self.name, query=query, rank=rank)
            for rank, url in enumerate(_worth_reading(articles[row["pageid"]] for row in found), len(kept) + 1)
        ]
        return kept + links

    async def _read(self, pages: list[int], language: str, articles: dict[int, _Article]) -> None:
        """Read these articles into `articles`."""
        asked = {
            "action": "query",
            "pageids": "|".join(map(str, pages)),
            "prop": "extlinks|info|revisions",
            "ellimit": "max",
            "inprop": "url",
            "rvprop": "content",
            "rvslots": "main",
        }
        articles.update((page, _Article()) for page in pages)
        more: dict[str, str] = {}
        for _ in range(_MOST_PARTS):
            answer = await self._get({**asked, **more}, language, _answer)
            for row in _pages(answer):
                number = row.get("pageid")
                article = articles.get(number) if isinstance(number, int) else None
                if article is None:
                    continue
                article.url = article.url or reading.text(row, "fullurl")
                article.links += [_address(link) for link in reading.rows(row, "extlinks")]
                for revision in reading.rows(row, "revisions"):
                    article.source = reading.text(revision, "slots", "main", "content") or article.source
            going_on = answer.get("continue")
            more = {str(k): str(v) for k, v in going_on.items()} if isinstance(going_on, dict) else {}
            if not more:
                break

    async def _get(self, params: dict[str, str], language: str, read: Any) -> Any:
        return await self.desk.get(
            {**params, "format": "json", "formatversion": "2"},
            read,
            language=language,
            headers={"Accept": "application/json"},
        )

    def _address_of(self, title: str, language: str) -> str:
        """Where an article stands in a wiki that does not say so."""
        place = _API.sub("", self.service.url.replace("{language}", language))
        return f"{place}/wiki/{quote(html.unescape(title).replace(' ', '_'), errors='replace')}"


def _answer(body: bytes) -> dict[str, Any]:
    answer = reading.json_object(body)
    if "error" in answer:
        code = reading.text(answer, "error", "code")
        raise Refused(refusals.TOO_OFTEN if code in _TOO_OFTEN else refusals.REFUSED)
    if not {"query", "batchcomplete"} & answer.keys():
        raise NotUnderstood
    return answer


def _hits(body: bytes) -> list[dict[str, Any]]:
    return reading.rows(_answer(body), "query", "search")


def _pages(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles of an answer: a list, or an object by page in wikis older than 2016."""
    query = answer.get("query")
    pages = query.get("pages") if isinstance(query, dict) else None
    return reading.rows({"pages": list(pages.values()) if isinstance(pages, dict) else pages}, "pages")


def _address(link: dict[str, Any]) -> str:
    url = reading.text(link, "url") or reading.text(link, "*")
    return f"https:{url}" if url.startswith("//") else url


def _worth_reading(articles: Iterable[_Article]) -> list[str]:
    """External links that look like pages and that no editor marked as dead: link pages first, by their addresses."""
    found: dict[str, str] = {}
    dead: set[str] = set()
    for article in articles:
        dead |= {page_key(url) for url in marked_dead(article.source)}
        pages = (url for url in article.links if _is_page(url))
        for _, url in zip(range(_MOST_LINKS), pages, strict=False):
            found.setdefault(page_key(url), url)
    living = [url for key, url in found.items() if key not in dead]
    return sorted(living, key=lambda url: not is_link_page(SiteLink(url, "")))


def _is_page(url: str) -> bool:
    try:
        address = urls.parse(url)
    except ValueError:
        return False
    return not urlsplit(address.href).path.lower().endswith(NOT_PAGES) and not any(
        domain in NEVER_PAGES for domain in urls.parent_domains(address.host)
    )
