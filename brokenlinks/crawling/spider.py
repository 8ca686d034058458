"""What every spider here has in common: its pages come from the session, and none of them is ever lost from sight."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import sys
from typing import TYPE_CHECKING, Any, ClassVar, Self

import scrapy
from scrapy import signals
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError

from brokenlinks import urls
from brokenlinks.config import load_settings
from brokenlinks.crawling import interrupt
from brokenlinks.crawling.gate import GatedResolver
from brokenlinks.crawling.industry import own_settings
from brokenlinks.crawling.industry_spider import IndustrySpider
from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.session import CrawlSession
from brokenlinks.crawling.spider_files import reading_failed
from brokenlinks.errors import BadInput
from brokenlinks.models import ResourcePage
from brokenlinks.network.fetch import status_in_words
from brokenlinks.pages.formats import is_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from brokenlinks.browser import Browser
    from brokenlinks.progress import Progress
    from brokenlinks.store import Waiting

log = logging.getLogger(__name__)

#: They log, with a traceback, every page that cannot be had or read: those stand on the Pages sheet.
_TOO_LOUD = (
    "scrapy.downloadermiddlewares.retry",
    "scrapy.downloadermiddlewares.robotstxt",
    "scrapy.core.scraper",
)
#: Seconds between two looks at whether anything is still under way.
_WATCHED_EVERY = 2.0


class BrokenLinksSpider(IndustrySpider):
    r"""Base of the spiders in `spiders/`. A spider for an industry sets class attributes, and needs nothing else.

    Each of these is a text, or a tuple or list of texts, and empty by default. One that is misspelt, or that cannot be
    understood, ends the run before it begins, with a sentence that names it.

    Attributes:
        keywords: other words for the niche, searched for and compared with beside the keyword: ("apiculture",).
        footprints: searches to add, with KW where the keyword is to stand: ('KW intitle:"club links"',).
        skip_hosts: domains, or beginnings of addresses, whose pages are never read: ("pinterest.com",). Links to them
            are checked all the same; the setting `exclude` is for links.
        start_pages: addresses of pages to read in every run, beside those that are given.
        links_css, links_xpath: the parts of a page that hold its links, as CSS selectors or XPaths; only links inside
            count. A page on which they find nothing gives no links, as it is laid out in another way than the spider
            was written for; how many there were is said at the end. Its further pages are followed.
        except_css: the parts whose links do not count, inside of the former or anywhere, as CSS selectors.
        follow: regular expressions, looked for anywhere in the addresses that a page links to on its own site: those
            pages are read too, beside what looks like a link page (`depth` and `max_pages` hold): (r"/links/\d+$",).
        dont_follow: regular expressions for addresses that are never followed; they win over `follow`.

    A class attribute with a setting's name (`depth`, `max_pages`, `min_page_score`, `render`, `browser`, `page_delay`,
    `site_share` …) is that setting's default for the spider; brokenlinks.toml, the environment and the command line
    come before it. `brokenlinks settings` lists them.

    For odd markup there is one method to override, `read`.
    """

    session: CrawlSession
    _by_scrapy: bool  #: started by `scrapy crawl`, not by `brokenlinks crawl`
    _give_back_interrupt: Callable[[], None] = staticmethod(lambda: None)
    _ending: asyncio.Task[None] | None = None
    _misread: int = 0  #: pages of which `read` made no ResourcePage
    _must_return: str = ""  #: what to say of it
    #: Scrapy's name for each of our settings that it must know.
    _FOR_SCRAPY: ClassVar = {
        "page_delay": "DOWNLOAD_DELAY",
        "obey_robots": "ROBOTSTXT_OBEY",
        "agent": "USER_AGENT",
        "timeout": "DOWNLOAD_TIMEOUT",
    }

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider and its session.

        Raises:
            BadInput: what the arguments or the settings ask for cannot be done.
        """
        spider = super().from_crawler(crawler, *args)
        job = kwargs.pop("job", None)
        spider._by_scrapy = job is None
        try:
            spider._join_session(job or CrawlJob.from_arguments(kwargs), kwargs.get("progress"))
        except BadInput as error:
            if not spider._by_scrapy:
                raise
            print(f"brokenlinks: {error}", file=sys.stderr)  # `scrapy crawl` would show a traceback
            sys.exit(2)
        settings = spider.session.settings
        for ours, theirs in cls._FOR_SCRAPY.items():
            crawler.settings.set(theirs, getattr(settings, ours), priority="spider")
        crawler.settings.set(
            "DEFAULT_REQUEST_HEADERS",
            {name: value for name, value in settings.headers.items() if name != "User-Agent"},
            priority="spider",
        )
        spider.session.on_failure = spider._end
        GatedResolver.gate = spider.session.gate
        if spider.session.browser is not None:
            from brokenlinks.crawling import browser

            browser.install(crawler, spider.session.browser)
        for logger in _TOO_LOUD:  # here, since Scrapy resets the levels when its process is made
            logging.getLogger(logger).setLevel(logging.CRITICAL)
        crawler.signals.connect(spider._spider_error, signal=signals.spider_error)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider._item_done, signal=signal)
        crawler.signals.connect(spider._closed, signal=signals.spider_closed)
        return spider

    def _join_session(self, job: CrawlJob, progress: Progress | None) -> None:
        settings = load_settings(job.options, config=job.config, spider=own_settings(self))
        self.session = CrawlSession(job, settings, self.name, progress, industry=self.industry)

    async def start(self) -> AsyncIterator[scrapy.Request]:
        """Ask for one page after the other, the best that is known first, as long as there is one."""
        self._give_back_interrupt = interrupt.take_over(self.session, self._tell)
        watching = asyncio.create_task(self._watch())
        try:
            await self.session.begin()
            while (waiting := await self.session.pages.next()) is not None:
                yield self.request(waiting)
        except Exception as error:  # Scrapy would end the crawl as if all pages had been read
            log.exception("no further page can be asked for")
            self.session.break_off(reading_failed(error))
        finally:
            watching.cancel()

    async def _watch(self) -> None:
        """See to it that the run ends, should Scrapy ever lose a request without a word: a middleware of the user's
        own may."""
        while True:
            idle_before = self._is_idle()
            await asyncio.sleep(_WATCHED_EVERY)
            if idle_before and self._is_idle():
                self.session.pages.settle_all()

    def _is_idle(self) -> bool:
        engine = self.crawler.engine
        slot = engine._slot if engine is not None else None
        return bool(
            engine is not None
            and slot is not None
            and not slot.inprogress
            and not slot.scheduler.has_pending_requests()
            and (engine.scraper.slot is None or engine.scraper.slot.is_idle())
        )

    def _end(self) -> None:
        self._ending = asyncio.create_task(self.crawler.stop_async())

    async def _closed(self) -> None:
        if self._ending is not None and not self.session.stopped.is_set():
            self._ending.cancel()
        await self.session.close()
        self._give_back_interrupt()
        self._tell()

    def _tell(self) -> None:
        """Say how it ended, where nobody else does."""
        if not self._by_scrapy:
            return
        self._by_scrapy = False  # said once, whichever end came first
        result, failure = self.session.result, self.failure
        for note in (*(result.notes if result else ()), *((str(failure),) if failure else ())):
            print(f"brokenlinks: {note}", file=sys.stderr)
        if result:
            print(f"The prospects are in {result.path}", file=sys.stderr)

    @property
    def failure(self) -> BadInput | None:
        """Why there is no workbook. When no page was read, and `read` alone is to blame, the pages need no check."""
        failure, progress = self.session.failure, self.session.progress
        if failure is not None and 0 < self._misread == progress.pages_failed and not progress.pages_read:
            return BadInput(f"No page could be read: {self._must_return}.")
        return failure

    def request(self, waiting: Waiting) -> scrapy.Request:
        """The request for a page."""
        return scrapy.Request(
            waiting.address,
            callback=self.parse,
            errback=self.failed,
            cb_kwargs={"waiting": waiting},
            dont_filter=True,  # the store knows which pages were asked for, over restarts too
        )

    async def parse(self, response: Response, waiting: Waiting) -> AsyncIterator[ResourcePage]:
        """Read a page and hand it to the pipelines."""
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        if not is_page(kind, response.url, response.body):
            self.session.pages.failed(waiting.address, f"no web page ({kind.split(';')[0].strip()})")
            return
        if self.session.settings.render and self.session.browser is not None:
            response = await _rendered(response, self.session.browser)
        read: object = self.read(response)
        if not isinstance(read, ResourcePage):
            self._misread += 1
            returned = "None" if read is None else f"a value of type {type(read).__name__}"
            self._must_return = f"read() of the spider {self.name} must return a ResourcePage; it returned {returned}"
            self.session.pages.failed(waiting.address, self._must_return)
            return
        yield dataclasses.replace(read, asked=waiting.address, depth=waiting.depth, found_by=waiting.found_by)

    def failed(self, failure: Failure) -> None:
        """Note why a page could not be had."""
        request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        self.session.pages.failed(request.cb_kwargs["waiting"].address, _in_words(failure))

    def _item_done(self, item: object) -> None:
        """The pipelines are done with an item, or one of them let it fall."""
        if isinstance(item, ResourcePage):
            self.session.pages.settle(item.asked)

    def _spider_error(self, failure: Failure, response: Response | None) -> None:
        # Scrapy also tells of errors outside any page, without a response.
        if response is not None and response.request is not None and "waiting" in response.request.cb_kwargs:
            address = response.request.cb_kwargs["waiting"].address
            self._misread += 1
            if self._misread == 1:  # for whoever wrote the spider; the same again for each page would bury all else
                log.error("%s", failure.getTraceback())
            self._must_return = reading_failed(failure.value or Exception())
            self.session.pages.failed(address, self._must_return)


async def _rendered(response: Response, browser: Browser) -> Response:
    """The page as a browser shows it once its scripts have run; as it came, where there is no browser or it fails.

    It was asked for by Scrapy first: so robots.txt, delays and redirects hold for it as for any page.
    """
    trail = await browser.open(response.url)
    if trail.answer is None or not trail.answer.body:
        return response
    headers = {**response.headers, b"Content-Type": b"text/html; charset=utf-8"}
    return response.replace(url=trail.url, body=trail.answer.body, headers=headers)


_WORDS = {
    "CannotResolveHostError": "its name could not be looked up",
    "DownloadConnectionRefusedError": "connection refused",
    "DownloadTimeoutError": "no answer in time",
    "DownloadCancelledError": "the page is too large",
    "DownloadFailedError": "the answer broke off, or was not HTTP",
    "ResponseDataLossError": "the answer broke off",
    "ConnectionLost": "the connection was cut",
    "NoRouteError": "no route to the host",
}


def _in_words(failure: Failure) -> str:
    error = failure.value
    if isinstance(error, HttpError):
        return status_in_words(error.response.status)
    if isinstance(error, CannotResolveHostError):
        refusal = GatedResolver.refusals.get(urls.parse(failure.request.url).host)  # type: ignore[attr-defined]
        return str(refusal or _WORDS["CannotResolveHostError"])
    if isinstance(error, IgnoreRequest):
        text = str(error)
        return "forbidden by robots.txt" if "robots.txt" in text else text or "left out"
    return _WORDS.get(type(error).__name__) or f"reading it failed ({type(error).__name__})"
