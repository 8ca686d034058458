"""Fetching own pages: a list of addresses, or a site by its own links."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.content.days import credible
from brokenlinks.content.html import read_html_text
from brokenlinks.content.leave_out_words import LISTS, REASONS
from brokenlinks.content.leaving_out import kind_by_address, kind_by_page
from brokenlinks.content.page import page_of_html
from brokenlinks.content.site import may_be_page
from brokenlinks.html_decoding import charset_of, decode
from brokenlinks.network.fetch import FetchError
from brokenlinks.own_readings import OwnReading

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from datetime import datetime

    from brokenlinks.content.lastmod import LastMod
    from brokenlinks.content.memory import Memory
    from brokenlinks.content.site import Robots
    from brokenlinks.models import OwnPage
    from brokenlinks.network.fetch import Fetched, Fetcher

#: A site that is read by its links is read so far: calendars and filters make endless pages.
LINKED_PAGES: Final = 2_000

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", ""})
#: What a server answers in passing: the page may be there the next time. What was read of it before still counts.
_PASSING: Final = frozenset({401, 403, 408, 425, 429})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to be read."""

    address: str
    lastmod: LastMod | None = None  #: its last change, as a site map has it
    name: str = ""  #: what the list that names it calls it, to be its `url`; "" for where it answers


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


class Visitor:
    """Fetches pages, `concurrency` at once, and counts them in `tally`.

    What `memory` knows to be unchanged is not fetched again. `yielded` holds, canonical, what was given out already, by
    others too: redirects lead several addresses to one page.
    """

    def __init__(
        self,
        fetch: Fetcher,
        concurrency: int,
        memory: Memory,
        tally: Tally,
        yielded: set[str],
        on_change: Callable[[], None],
    ) -> None:
        self._fetch = fetch
        self._concurrency = max(1, concurrency)
        self._memory = memory
        self._tally = tally
        self._on_change = on_change
        self._yielded = yielded
        self._follows_links = False
        self._running: set[asyncio.Task[tuple[Wanted, OwnReading]]] = set()

    async def read(self, wanted: Iterable[Wanted], *, discovered: bool) -> AsyncIterator[OwnPage]:
        """These pages, in the order in which they answer.

        Of pages that nobody named, but that were `discovered`, those of `brokenlinks.content.leaving_out` are left out.
        """
        waiting = deque(wanted)
        self._tally.found += len(waiting)
        self._on_change()
        if discovered:
            waiting = deque(page for page in waiting if not self._left_out_unread(page.address))
        async for visited, reading in self._visits(waiting):
            if page := self._count(visited, reading, discovered=discovered):
                yield page

    async def crawl(self, start: str, robots: Robots, limit: int) -> AsyncIterator[OwnPage]:
        """The pages of a host that can be reached from `start`, nearest first, as far as `robots` allows.

        Hosts with and without "www." are the same.
        """
        self._follows_links = True
        waiting: deque[Wanted] = deque()
        seen: set[str] = set()
        host = _bare_host(start)

        def add(links: Iterable[str]) -> None:
            for link in links:
                key = urls.canonical(link)
                if len(seen) < limit and key not in seen and _bare_host(link) == host and may_be_page(link):
                    seen.add(key)
                    if not robots.allows(link):
                        continue
                    self._tally.found += 1
                    if kind_by_address(link) in LISTS or not self._left_out_unread(link):
                        waiting.append(Wanted(link))

        add([start])
        async for visited, reading in self._visits(waiting):
            add(reading.links)
            if page := self._count(visited, reading, discovered=True):
                yield page

    async def stop(self) -> None:
        """End the requests that are under way, if any."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _left_out_unread(self, address: str) -> bool:
        if kind := kind_by_address(address):
            self._tally.left_out[REASONS[kind]] += 1
            self._on_change()
        return bool(kind)

    def _count(self, wanted: Wanted, reading: OwnReading, *, discovered: bool) -> OwnPage | None:
        page, why_not = reading.page, reading.why_not
        kind = (reading.kind or kind_by_address(wanted.address)) if discovered else ""
        if page is not None and kind:
            page, why_not = None, REASONS[kind]
        elif page is not None and not wanted.name and urls.canonical(page.url) in self._yielded:
            page, why_not = None, "lead to a page that was read already"
        if page is None:
            self._tally.left_out[why_not] += 1
        else:
            page = _as_wanted(page, wanted)
            self._yielded.add(urls.canonical(page.url))
            self._tally.read += 1
        self._on_change()
        return page

    async def _visits(self, waiting: deque[Wanted]) -> AsyncIterator[tuple[Wanted, OwnReading]]:
        """Visits of what is waiting, and of what is added while this goes on."""
        while waiting or self._running:
            while waiting and len(self._running) < self._concurrency:
                self._running.add(asyncio.create_task(self._visit(waiting.popleft())))
            done, self._running = await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()

    async def _visit(self, wanted: Wanted) -> tuple[Wanted, OwnReading]:
        kept = self._memory.of(wanted.address)
        if kept is not None and self._follows_links and not kept.links:
            kept = None  # read from a list, without a thought of where it leads to
        if kept is not None and self._memory.is_current(kept, wanted.lastmod):
            return wanted, kept
        return wanted, await self._ask(wanted.address, kept)

    async def _ask(self, address: str, kept: OwnReading | None) -> OwnReading:
        asked_at = self._memory.now()
        try:
            answer = await self._fetch.get(address, headers=_if_changed(kept))
        except FetchError as error:
            return kept or OwnReading(address, asked_at, why_not=f"did not answer ({error})")
        if kept is not None and answer.status == 304:
            reading = replace(kept, read_at=asked_at)
        elif answer.status >= 500 or answer.status in _PASSING:
            return kept or OwnReading(address, asked_at, why_not=f"answered with HTTP status {answer.status}")
        else:
            # Some 20 ms of work, with other pages on the wire meanwhile.
            reading = await asyncio.to_thread(read_answer, answer, asked_at)
        self._memory.keep(reading if self._follows_links else replace(reading, links=()))
        return reading


def read_answer(answer: Fetched, asked_at: datetime) -> OwnReading:
    """What an answer gives: a page, or why none."""

    def without_page(why_not: str, links: tuple[str, ...] = ()) -> OwnReading:
        return OwnReading(answer.url, asked_at, why_not=why_not, links=links, etag=etag, last_modified=last_modified)

    etag, last_modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
    content_type = answer.headers.get("content-type", "")
    if not answer.ok:
        return OwnReading(answer.url, asked_at, why_not=f"answered with HTTP status {answer.status}")
    if urls.site_of(answer.final_url) != urls.site_of(answer.url):
        return OwnReading(answer.url, asked_at, why_not="lead to another site")
    if content_type.partition(";")[0].strip().lower() not in _HTML_TYPES:
        return without_page("are no HTML page")
    html = decode(answer.body, charset_of(content_type))
    found = read_html_text(html, answer.final_url, answer.headers)
    if found.refresh and urls.canonical(found.refresh) != urls.canonical(answer.final_url):
        return without_page("send their visitors on", (found.refresh, *found.links))
    if found.noindex:
        return without_page("ask not to be indexed", found.links)
    page = page_of_html(html, found, answer.final_url)
    kind = kind_by_address(answer.final_url) or kind_by_page(found)
    return replace(without_page("", found.links), page=page, kind=kind)


def _if_changed(kept: OwnReading | None) -> dict[str, str]:
    """Request headers that spare a server the sending of what is known (RFC 9110, 13.1)."""
    if kept is None:
        return {}
    known = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    # What is not ASCII came in an encoding that nobody knows, and cannot be sent back.
    return {name: value for name, value in known.items() if value and value.isascii() and value.isprintable()}


def _as_wanted(page: OwnPage, wanted: Wanted) -> OwnPage:
    if wanted.name:
        page = replace(page, url=wanted.name)
    if wanted.lastmod is not None and (day := credible(wanted.lastmod.day)):
        page = replace(page, modified=max(day, page.modified or day))
    return page


def _bare_host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
