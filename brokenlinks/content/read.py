"""The user's own pages, from whatever sources they named."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brokenlinks import urls
from brokenlinks.content.files import page_files, read_json_pages, read_page_file, read_table_pages
from brokenlinks.content.site import find_pages, read_robots
from brokenlinks.content.sitemap import read_sitemap
from brokenlinks.content.sources import Source, SourceKind, recognise
from brokenlinks.content.visit import LINKED_PAGES, Tally, Visitor
from brokenlinks.errors import BadInput
from brokenlinks.network.fetch import FetchError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence

    from brokenlinks.models import OwnPage
    from brokenlinks.network.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class ContentProgress:
    """How far the reading is; `read + failed` reaches `found` at the end."""

    found: int  #: pages there are to read, as far as known yet
    read: int  #: read, now or in an earlier run
    failed: int  #: left out: no answer, no HTML, not to be indexed, a draft, a row without address …


async def read_content(
    sources: Sequence[str],
    fetch: Fetcher,
    *,
    limit: int = 10_000,
    concurrency: int = 4,
    known: Callable[[str], bool] = lambda _: False,
    on_progress: Callable[[ContentProgress], None] | None = None,
    on_note: Callable[[str], None] | None = None,
) -> AsyncGenerator[OwnPage, None]:
    """Read own pages from site roots, site maps, pages, tables, JSON lines, folders and files, one after the other.

    At most `limit` pages in all are read. Pages of the web are fetched `concurrency` at once; those whose address is
    `known` are not fetched again, except where a site is read by its links. What files name is never fetched: its
    address is whatever the file says. What is odd out on the web costs a sentence to `on_note`, never an exception.

    Raises:
        BadInput: as `check_sources`, at the first page; and when a site does not answer at all, or a site map that
            was named is none: those are faults of the command, not of the web.
    """
    recognised = [recognise(given) for given in sources]
    alone = len(recognised) == 1
    reading = _Reading(fetch, limit, concurrency, known, on_progress, on_note or (lambda _: None), alone=alone)
    for source in recognised:
        async with aclosing(reading.pages(source)) as pages:  # or an early end would leave requests under way
            async for page in pages:
                yield page


class _Reading:
    """One call of `read_content`."""

    def __init__(
        self,
        fetch: Fetcher,
        limit: int,
        concurrency: int,
        known: Callable[[str], bool],
        on_progress: Callable[[ContentProgress], None] | None,
        note: Callable[[str], None],
        *,
        alone: bool,
    ) -> None:
        self._fetch = fetch
        self._limit = limit
        self._concurrency = concurrency
        self._known = known
        self._on_progress = on_progress
        self._note = note
        self._alone = alone  # there is one source only
        self._tallies: list[Tally] = []  # one a source
        self._yielded: set[str] = set()

    async def pages(self, source: Source) -> AsyncGenerator[OwnPage, None]:
        """The pages of one source; then a note on what it did not give."""
        room = self._limit - sum(tally.found for tally in self._tallies)
        if room <= 0:
            self._note(
                f"{source.given} was not read: the limit of {self._limit} pages is reached; raise it to read more."
            )
            return
        tally = Tally()
        self._tallies.append(tally)
        visitor = Visitor(self._fetch, self._concurrency, tally, self._yielded, self._progress)
        match source.kind:
            case SourceKind.SITE:
                pages = self._site(source.url, tally, visitor, room)
            case SourceKind.SITEMAP:
                pages = self._sitemap(source.url, tally, visitor, room)
            case SourceKind.PAGE:
                pages = self._page(source.url, tally, visitor, room)
            case SourceKind.TABLE | SourceKind.JSON_LINES:
                pages = self._rows(source, tally, room)
            case SourceKind.FOLDER | SourceKind.PAGE_FILE:
                pages = self._folder(source, tally, room)
        try:
            async for page in pages:
                yield page
        finally:
            await visitor.stop()
        if tally.found >= room:
            self._note(
                f"{source.given} may have more pages: the limit of {self._limit} is reached; raise it to read more."
            )
        if tally.left_out:
            reasons = ", ".join(f"{count} {reason}" for reason, count in tally.left_out.most_common(5))
            pages_found = "1 page" if tally.found == 1 else f"{tally.found} pages"
            were = "was" if tally.failed == 1 else "were"
            self._note(f"Of the {pages_found} of {source.given}, {tally.failed} {were} left out: {reasons}.")
        if not tally.read:
            self._note(
                f"{source.given} gave no page to offer: name a site map, a list or a folder of your pages instead."
            )

    async def _site(self, url: str, tally: Tally, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        try:
            start = (await self._fetch.get(url)).final_url  # the site may have moved to another name
        except FetchError as error:
            raise BadInput(f"Your site {url} does not answer ({error}): check the address in a browser.") from None
        robots = await read_robots(start, self._fetch)
        if found := await find_pages(start, robots, self._fetch, limit=room, on_note=self._note):
            async for page in self._listed(found, tally, visitor):
                yield page
        elif robots.allows(start):
            self._note(f"{url} has no site map with pages, so its own links are followed; a site map would be faster.")
            async for page in visitor.crawl(start, robots, min(room, LINKED_PAGES)):
                yield page
            if tally.found >= LINKED_PAGES:
                self._note(f"Of {url} only {LINKED_PAGES} pages were read by its links: name a site map to read more.")
        else:
            self._note(f"{url} has no site map with pages, and its robots.txt forbids to follow its links.")

    async def _sitemap(self, url: str, tally: Tally, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        found = await read_sitemap(url, self._fetch, limit=room, on_note=self._note)
        async for page in self._listed(found, tally, visitor):
            yield page

    async def _page(self, url: str, tally: Tally, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        async for page in self._listed([url], tally, visitor):
            yield page
        if tally.read:
            if self._alone:
                root = urls.parse("/", url).href
                self._note(f"Only the page {url} was read: name {root} to offer the whole site, or its site map.")
            return
        try:  # a site map need not look like one: /sitemap.php, /?sitemap=1
            found = await read_sitemap(url, self._fetch, limit=room, on_note=self._note)
        except BadInput:
            return
        tally.found, tally.left_out = 0, Counter()
        async for page in self._listed(found, tally, visitor):
            yield page

    async def _listed(self, addresses: Iterable[str], tally: Tally, visitor: Visitor) -> AsyncIterator[OwnPage]:
        fetched = []
        for address in addresses:
            if self._known(address):
                tally.found += 1
                tally.read += 1
            else:
                fetched.append(address)
        async for page in visitor.read(fetched):
            yield page

    async def _rows(self, source: Source, tally: Tally, room: int) -> AsyncIterator[OwnPage]:
        reader = read_table_pages if source.kind is SourceKind.TABLE else read_json_pages
        for page in await asyncio.to_thread(lambda: list(itertools.islice(reader(source.path), room))):
            tally.found += 1
            if page := self._count(page, "have no address", tally):
                yield page

    async def _folder(self, source: Source, tally: Tally, room: int) -> AsyncIterator[OwnPage]:
        if source.kind is SourceKind.FOLDER:
            folder, files = source.path, (await asyncio.to_thread(page_files, source.path))[:room]
        else:
            folder, files = source.path.parent, [source.path]
        tally.found = len(files)
        for file in files:
            try:
                page = await asyncio.to_thread(read_page_file, file, folder)
            except BadInput:
                page = self._count(None, "cannot be read", tally)
            else:
                page = self._count(page, "are drafts or not to be indexed", tally)
            if page:
                yield page

    def _count(self, page: OwnPage | None, why_not: str, tally: Tally) -> OwnPage | None:
        if page is None:
            tally.left_out[why_not] += 1
        else:
            tally.read += 1
        self._progress()
        return page

    def _progress(self) -> None:
        if self._on_progress is not None:
            counts = [(tally.found, tally.read, tally.failed) for tally in self._tallies]
            self._on_progress(ContentProgress(*map(sum, zip(*counts, strict=True))))
