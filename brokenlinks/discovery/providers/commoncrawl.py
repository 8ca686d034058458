"""Common Crawl's index (https://commoncrawl.org/cdxj-index): which link pages a site has, by their addresses.

The server is pywb's (https://github.com/webrecorder/pywb/wiki/CDX-Server-API): a filter with `=` is for the whole
field, one with `~` a regular expression for the whole of it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.discovery import reading
from brokenlinks.discovery.desk import NotUnderstood
from brokenlinks.discovery.provider import Asks, Provider
from brokenlinks.discovery.providers.link_page_addresses import ADDRESS_WORDS
from brokenlinks.discovery.refusals import Refusal
from brokenlinks.models import Candidate, SiteLink
from brokenlinks.pages.further import is_link_page

if TYPE_CHECKING:
    from brokenlinks.models import Query

_CRAWL: Final = re.compile(r"CC-[A-Za-z0-9-]{1,40}")
#: Captures asked for, of a site: an address comes once for each time it was read.
_MOST: Final = 3000
_NO_CAPTURES: Final = "No Captures found"
_BY_STATUS: Final = dict.fromkeys(
    (403, 429, 503), Refusal("it says that it was asked too often", "try again in a day, or raise delay in [{name}]")
)


class CommonCrawlIndex(Provider):
    name = "commoncrawl"
    title = "Common Crawl's index"
    asks = Asks.SITES

    async def search(self, query: Query) -> list[Candidate]:
        # Not by the address that the list gives for each crawl: only the service's own is asked, which may be a mirror.
        crawl = await self.desk.get({}, _newest, path="collinfo.json", by_status=_BY_STATUS)
        try:
            host = urls.parse_loose(query.text).host
        except ValueError:
            return []
        params = {
            "url": f"*.{host.removeprefix('www.')}",
            "output": "json",
            "fl": "url,status",
            "filter": f"~urlkey:.*({'|'.join(ADDRESS_WORDS)}).*",
            "limit": str(_MOST),
        }
        found = await self.desk.get(
            params, _addresses, path=f"{crawl}-index", readable=(200, 404), by_status=_BY_STATUS
        )
        pages = [url for url in dict.fromkeys(found) if is_link_page(SiteLink(url, ""))]
        pages.sort(key=lambda url: (url.count("/") + 2 * url.count("?"), len(url), url))
        return [Candidate(url, provider=self.name, query=query, rank=rank) for rank, url in enumerate(pages, 1)]


def _newest(body: bytes) -> str:
    for crawl in reading.rows({"crawls": reading.json_value(body)}, "crawls"):
        if _CRAWL.fullmatch(name := reading.text(crawl, "id")):
            return name
    raise NotUnderstood


def _addresses(body: bytes) -> list[str]:
    """The addresses of captures that were answered with a page: one JSON object a line."""
    found: list[str] = []
    for line in body.decode("utf-8", "replace").splitlines():
        if not line.strip():
            continue
        try:
            capture = json.loads(line)
        except (ValueError, RecursionError):
            raise NotUnderstood from None
        if _NO_CAPTURES in reading.text(capture, "message"):
            return []
        if not (url := reading.text(capture, "url")):
            raise NotUnderstood
        if reading.text(capture, "status") in {"200", ""}:
            found.append(url)
    return found
