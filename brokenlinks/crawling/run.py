"""A crawl from the first page to the workbook, as one call."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

from brokenlinks import project
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from types import FrameType

    from brokenlinks.crawling.job import CrawlJob
    from brokenlinks.crawling.session import CrawlResult, CrawlSession
    from brokenlinks.progress import Progress


def crawl(job: CrawlJob, *, spider: str = "resources", progress: Progress | None = None) -> CrawlResult:
    """Crawl, check, match and write the workbook. Once a process: Twisted's reactor cannot be started again.

    Ctrl-C writes the workbook from what is known by then; a second one ends the process.

    Raises:
        BadInput: what was asked for cannot be done, or no page could be read.
    """
    project.activate()
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings as ScrapySettings

    settings = ScrapySettings()
    settings.setmodule("brokenlinks.crawling.settings", priority="project")
    process = AsyncCrawlerProcess(settings)
    if spider not in process.spider_loader.list():
        known = ", ".join(sorted(process.spider_loader.list()))
        raise BadInput(f"There is no spider {spider}: there are {known}.")
    running = _Running(process)
    crawling = process.crawl(running.crawler_of(spider), job=job, progress=progress)
    previous = signal.signal(signal.SIGINT, running.interrupted)
    try:
        process.start(install_signal_handlers=False)
    finally:
        signal.signal(signal.SIGINT, previous)
        running.close()
    return running.result(crawling)


class _Running:
    """The crawl under way, and the ways in which it ends."""

    def __init__(self, process: Any) -> None:
        self._process = process
        self._loop = asyncio.get_event_loop()
        self._crawler: Any = None
        self._stopping: asyncio.Task[None] | None = None

    def crawler_of(self, spider: str) -> Any:
        self._crawler = self._process.create_crawler(spider)
        return self._crawler

    @property
    def _session(self) -> CrawlSession | None:
        return getattr(self._crawler.spider, "session", None)

    def interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        """Ctrl-C: the first one ends the run in order, the next one at once."""
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._loop.call_soon_threadsafe(self._begin_to_stop)

    def _begin_to_stop(self) -> None:
        self._stopping = self._loop.create_task(self._stop())

    async def _stop(self) -> None:
        """Pages under way are dropped: waiting for their time-outs would take longer than a person waits."""
        from twisted.internet import reactor

        if self._session is not None:
            self._session.stop()
            await self._session.finish()
            await self._session.close()
        reactor.crash()  # type: ignore[misc]  # a zope interface; `stop` would wait for Scrapy to end the crawl

    def close(self) -> None:
        """Close the store, now that nothing runs any more."""
        if self._session is not None:
            self._session.store.connection.close()

    def result(self, crawling: asyncio.Future[None]) -> CrawlResult:
        if crawling.done() and not crawling.cancelled() and (error := crawling.exception()):
            raise error
        session = self._session
        if session is not None and session.failure is not None:
            raise session.failure
        if session is None or session.result is None:
            raise BadInput("The run was stopped before anything was known.")
        return session.result
