"""Fetching own pages: a list of addresses, or a site by its own links."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.content.html import read_html
from brokenlinks.content.names import NO_PAGE_ENDINGS
from brokenlinks.models import OwnPage
from brokenlinks.network.fetch import FetchError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from brokenlinks.content.site import Robots
    from brokenlinks.network.fetch import Fetcher

#: A site that is read by its links is read so far: calendars and filters make endless pages.
LINKED_PAGES: Final = 2_000

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", ""})


@dataclass(slots=True)
class Tally:
    """What became of the pages of a source."""

    found: int = 0  #: pages there are to read, as far as known
    read: int = 0  #: read, now or in an earlier run
    left_out: Counter[str] = field(default_factory=Counter)  #: not read, by reason, in words

    @property
    def failed(self) -> int:
        """Pages that were found and could not be used."""
        return self.left_out.total()


@dataclass(frozen=True, slots=True)
class _Visit:
    """What a page gave: itself, or why not; and where it links to."""

    page: OwnPage | None = None
    why_not: str = ""
    links: tuple[str, ...] = ()


class Visitor:
    """Fetches pages, `concurrency` at once, and counts them in `tally`.

    `yielded` holds, canonical, what was given out already, by others too: redirects lead several addresses to one page.
    """

    def __init__(
        self, fetch: Fetcher, concurrency: int, tally: Tally, yielded: set[str], on_change: Callable[[], None]
    ) -> None:
        self._fetch = fetch
        self._concurrency = max(1, concurrency)
        self._tally = tally
        self._on_change = on_change
        self._yielded = yielded
        self._running: set[asyncio.Task[_Visit]] = set()

    async def read(self, addresses: Iterable[str]) -> AsyncIterator[OwnPage]:
        """The pages at these addresses, in the order in which they answer."""
        waiting = deque(addresses)
        self._tally.found += len(waiting)
        self._on_change()
        async for visit in self._visits(waiting):
            if page := self._count(visit):
                yield page

    async def crawl(self, start: str, robots: Robots, limit: int) -> AsyncIterator[OwnPage]:
        """The pages of a host that can be reached from `start`, nearest first, as far as `robots` allows.

        Hosts with and without "www." are the same.
        """
        waiting: deque[str] = deque()
        seen: set[str] = set()
        host = _bare_host(start)

        def add(links: Iterable[str]) -> None:
            for link in links:
                key = urls.canonical(link)
                if len(seen) < limit and key not in seen and _bare_host(link) == host and _may_be_page(link):
                    if robots.allows(link):
                        self._tally.found += 1
                        waiting.append(link)
                    seen.add(key)

        add([start])
        async for visit in self._visits(waiting):
            add(visit.links)
            if page := self._count(visit):
                yield page

    async def stop(self) -> None:
        """End the requests that are under way, if any."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _count(self, visit: _Visit) -> OwnPage | None:
        page, why_not = visit.page, visit.why_not
        if page is not None and urls.canonical(page.url) in self._yielded:
            page, why_not = None, "lead to a page that was read already"
        if page is None:
            self._tally.left_out[why_not] += 1
        else:
            self._yielded.add(urls.canonical(page.url))
            self._tally.read += 1
        self._on_change()
        return page

    async def _visits(self, waiting: deque[str]) -> AsyncIterator[_Visit]:
        """Visits of what is waiting, and of what is added while this goes on."""
        while waiting or self._running:
            while waiting and len(self._running) < self._concurrency:
                self._running.add(asyncio.create_task(self._visit(waiting.popleft())))
            done, self._running = await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()

    async def _visit(self, url: str) -> _Visit:
        try:
            answer = await self._fetch.get(url)
        except FetchError as error:
            return _Visit(why_not=f"did not answer ({error})")
        if not answer.ok:
            return _Visit(why_not=f"answered with HTTP status {answer.status}")
        if urls.site_of(answer.final_url) != urls.site_of(url):
            return _Visit(why_not="lead to another site")
        if answer.headers.get("content-type", "").partition(";")[0].strip().lower() not in _HTML_TYPES:
            return _Visit(why_not="are no HTML page")
        web_page = read_html(answer.body, answer.final_url, answer.headers)
        if web_page.refresh and urls.canonical(web_page.refresh) != urls.canonical(answer.final_url):
            return _Visit(why_not="send their visitors on", links=(web_page.refresh, *web_page.links))
        if web_page.noindex:
            return _Visit(why_not="ask not to be indexed", links=web_page.links)
        page = OwnPage(
            url=answer.final_url,
            title=web_page.title,
            description=web_page.description,
            keywords=web_page.keywords,
            headings=web_page.headings,
            text=web_page.text,
        )
        return _Visit(page, links=web_page.links)


def _bare_host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _may_be_page(url: str) -> bool:
    return PurePosixPath(urlsplit(url).path).suffix.lower() not in NO_PAGE_ENDINGS
