"""The user's own pages, from whatever sources they named."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.content.files import page_files, read_page_file
from brokenlinks.content.leave_out_words import REASONS_OF_ONE
from brokenlinks.content.memory import Memory
from brokenlinks.content.site import find_pages, read_robots
from brokenlinks.content.sitemap import read_nested, read_sitemap, read_sitemap_file
from brokenlinks.content.sources import Source, SourceKind, recognise
from brokenlinks.content.table_pages import only_addresses, read_json_pages, read_listed, read_table_pages
from brokenlinks.content.visit import LINKED_PAGES, Tally, Visitor, Wanted
from brokenlinks.content.wordpress import read_wordpress
from brokenlinks.errors import BadInput
from brokenlinks.network.fetch import FetchError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
    from pathlib import Path

    from brokenlinks.content.sitemap import SitemapPages
    from brokenlinks.models import OwnPage
    from brokenlinks.network.fetch import Fetcher


#: Reasons for leaving pages out that are told of a source.
_MOST_REASONS: Final = 8
#: Rows that are read at once.
_ROWS_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class ContentProgress:
    """How far the reading is; `read + failed` reaches `found` at the end."""

    found: int  #: pages there are to read, as far as known yet
    read: int  #: read, now or in an earlier run
    failed: int  #: left out: no answer, no HTML, not to be indexed, a draft, a row without address, a legal page …


async def read_content(
    sources: Sequence[str],
    fetch: Fetcher,
    *,
    limit: int = 10_000,
    concurrency: int = 4,
    memory: Memory | None = None,
    on_progress: Callable[[ContentProgress], None] | None = None,
    on_note: Callable[[str], None] | None = None,
) -> AsyncGenerator[OwnPage, None]:
    """Read own pages from site roots, site maps, pages, lists, tables, folders and files, one after the other.

    At most `limit` pages in all are read. Pages of the web are fetched `concurrency` at once; those that `memory` knows
    to be unchanged are taken from there. What is odd out on the web costs a sentence to `on_note`, never an exception.

    Pages that are found by a site map or by links are left out when they are of a kind that nobody links to: home, tag,
    legal, contact and log-in pages (`brokenlinks.content.leaving_out`). Those that the user names are not.

    What files say of pages is taken as it is, and nothing is fetched: `url` is whatever the file has. Only where a list
    or a table gives web addresses and nothing else (an export of Search Console), its pages are fetched to know what
    they are about; `url` is returned as it came all the same.

    Raises:
        BadInput: as `check_sources`, at the first page; and when a site does not answer at all, or a site map that
            was named is none: those are faults of the command, not of the web.
    """
    recognised = [recognise(given) for given in sources]
    alone = len(recognised) == 1
    reading = _Reading(
        fetch, limit, concurrency, memory or Memory(), on_progress, on_note or (lambda _: None), alone=alone
    )
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
        memory: Memory,
        on_progress: Callable[[ContentProgress], None] | None,
        note: Callable[[str], None],
        *,
        alone: bool,
    ) -> None:
        self._fetch = fetch
        self._limit = limit
        self._concurrency = concurrency
        self._memory = memory
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
        visitor = Visitor(self._fetch, self._concurrency, self._memory, tally, self._yielded, self._progress)
        match source.kind:
            case SourceKind.SITE:
                pages = self._site(source.url, tally, visitor, room)
            case SourceKind.SITEMAP:
                pages = self._sitemap(source.url, visitor, room)
            case SourceKind.PAGE:
                pages = self._page(source.url, tally, visitor, room)
            case SourceKind.SITEMAP_FILE:
                pages = self._sitemap_file(source, visitor, room)
            case SourceKind.LIST:
                pages = self._named(read_listed(source.path), tally, visitor, room)
            case SourceKind.TABLE:
                pages = self._table(read_table_pages, source.path, tally, visitor, room)
            case SourceKind.JSON_LINES:
                pages = self._table(read_json_pages, source.path, tally, visitor, room)
            case SourceKind.WORDPRESS:
                pages = self._rows(read_wordpress(source.path), tally, room)
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
            reasons = ", ".join(
                f"{count} {REASONS_OF_ONE.get(reason, reason) if count == 1 else reason}"
                for reason, count in tally.left_out.most_common(_MOST_REASONS)
            )
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
            async for page in self._listed(found, visitor):
                yield page
        elif robots.allows(start):
            self._note(f"{url} has no site map with pages, so its own links are followed; a site map would be faster.")
            async for page in visitor.crawl(start, robots, min(room, LINKED_PAGES)):
                yield page
            if tally.found >= LINKED_PAGES:
                self._note(f"Of {url} only {LINKED_PAGES} pages were read by its links: name a site map to read more.")
        else:
            self._note(f"{url} has no site map with pages, and its robots.txt forbids to follow its links.")

    async def _sitemap(self, url: str, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        found = await read_sitemap(url, self._fetch, limit=room, on_note=self._note)
        async for page in self._listed(found, visitor):
            yield page

    async def _sitemap_file(self, source: Source, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        document = await asyncio.to_thread(read_sitemap_file, source.path)
        found = await read_nested(document, source.given, self._fetch, limit=room, on_note=self._note)
        async for page in self._listed(found, visitor):
            yield page

    async def _page(self, url: str, tally: Tally, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        async for page in visitor.read([Wanted(url)], discovered=False):
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
        async for page in self._listed(found, visitor):
            yield page

    def _listed(self, found: SitemapPages, visitor: Visitor) -> AsyncIterator[OwnPage]:
        return visitor.read([Wanted(address, lastmod) for address, lastmod in found.items()], discovered=True)

    async def _table(
        self,
        read: Callable[[Path], Iterator[OwnPage | str]],
        path: Path,
        tally: Tally,
        visitor: Visitor,
        room: int,
    ) -> AsyncIterator[OwnPage]:
        rows = await asyncio.to_thread(lambda: list(itertools.islice(read(path), room)))
        if not only_addresses(rows):
            pages = self._rows(iter(rows), tally, room)
        else:
            for why_not in (row for row in rows if isinstance(row, str)):
                tally.found += 1
                self._count(why_not, tally)
            pages = self._named([row.url for row in rows if not isinstance(row, str)], tally, visitor, room)
        async for page in pages:
            yield page

    async def _named(self, names: list[str], tally: Tally, visitor: Visitor, room: int) -> AsyncIterator[OwnPage]:
        """Pages that a list names by their addresses; none is left out for its kind."""
        wanted = []
        for name in names[:room]:
            try:
                wanted.append(Wanted(urls.page_address(name), name=name))
            except ValueError:
                tally.found += 1
                self._count("are no web address", tally)
        async for page in visitor.read(wanted, discovered=False):
            yield page

    async def _rows(self, rows: Iterator[OwnPage | str], tally: Tally, room: int) -> AsyncIterator[OwnPage]:
        rows = itertools.islice(rows, room)
        # Some at a time, and in a thread: a row may be a whole page, and others are at work meanwhile.
        while some := await asyncio.to_thread(lambda: list(itertools.islice(rows, _ROWS_AT_ONCE))):
            for row in some:
                tally.found += 1
                if page := self._count(row, tally):
                    yield page

    async def _folder(self, source: Source, tally: Tally, room: int) -> AsyncIterator[OwnPage]:
        if source.kind is SourceKind.FOLDER:
            folder, files = source.path, (await asyncio.to_thread(page_files, source.path))[:room]
        else:
            folder, files = source.path.parent, [source.path]
        tally.found = len(files)
        for file in files:
            try:
                read = await asyncio.to_thread(read_page_file, file, folder)
            except BadInput:
                read = "cannot be read"
            if page := self._count(read, tally):
                yield page

    def _count(self, read: OwnPage | str, tally: Tally) -> OwnPage | None:
        """A page, or in words why there is none."""
        if isinstance(read, str):
            tally.left_out[read] += 1
        else:
            tally.read += 1
        self._progress()
        return None if isinstance(read, str) else read

    def _progress(self) -> None:
        if self._on_progress is not None:
            counts = [(tally.found, tally.read, tally.failed) for tally in self._tallies]
            self._on_progress(ContentProgress(*map(sum, zip(*counts, strict=True))))
