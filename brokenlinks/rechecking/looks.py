"""One polite look at each of some pages: its links now, or why it could not be read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from brokenlinks.content.site import RobotsFiles
from brokenlinks.html_decoding import charset_of, decode, is_html
from brokenlinks.network.fetch import FetchError, status_in_words
from brokenlinks.outgoing import open_fetcher
from brokenlinks.pages import read_page
from brokenlinks.prospects.changes import READ

if TYPE_CHECKING:
    from brokenlinks.browser import Browser
    from brokenlinks.config import Settings
    from brokenlinks.models import ResourcePage

#: Pages under way at once; those of one host wait for each other all the same.
_AT_ONCE: Final = 16
#: What a server answers of a page that is no more.
_GONE: Final = frozenset({404, 410})


class Look(NamedTuple):
    """What came of asking for a page."""

    outcome: str  #: "read", or in words why not
    page: ResourcePage | None  #: None when it was not read


class PageLooks:
    """Reads pages as a crawl does: robots.txt and delays are kept, each address is asked once.

    Args:
        browser: opens the pages where the setting `render` asks for it; None otherwise.
    """

    def __init__(self, settings: Settings, browser: Browser | None = None) -> None:
        self._obey = settings.obey_robots
        self._recheck_after = settings.recheck_after
        self._fetch = open_fetcher(settings, delay=settings.page_delay)
        self._browser = browser
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._robots = RobotsFiles(self._fetch)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._fetch.close()

    async def look(self, address: str) -> Look:
        """Read a page. Whatever its server does, there is an outcome."""
        async with self._free:
            try:
                if self._obey and not (await self._robots.of(address)).allows(address):
                    return Look("forbidden by robots.txt", None)
                answer = await self._fetch.get(address)
                if answer.status in _GONE:  # a page is not called gone after one look, as no link is called dead
                    await asyncio.sleep(self._recheck_after)
                    answer = await self._fetch.get(address)
            except FetchError as error:
                return Look(str(error), None)
            if not answer.ok:
                return Look(status_in_words(answer.status), None)
            # What is missing would be taken for links that its keeper took away.
            if answer.truncated or not answer.complete:
                return Look("the page is too large, or its answer broke off", None)
            kind = answer.headers.get("content-type", "")
            charset = charset_of(kind)
            if not is_html(decode(answer.body, charset)):
                return Look(f"no web page ({kind.partition(';')[0].strip()})", None)
            page = await asyncio.to_thread(read_page, answer.body, answer.final_url, charset=charset)
            if self._browser is not None:
                trail = await self._browser.open(answer.final_url)
                if trail.answer is not None and trail.answer.body:
                    page = await asyncio.to_thread(read_page, trail.answer.body, trail.url, charset="utf-8")
            return Look(READ, page)
