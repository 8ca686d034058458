"""A crawl from the first page to the workbook, as one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from brokenlinks import project
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from brokenlinks.crawling.job import CrawlJob
    from brokenlinks.crawling.results import CrawlResult
    from brokenlinks.crawling.session import CrawlSession
    from brokenlinks.crawling.spider import BrokenLinksSpider
    from brokenlinks.progress import Progress


def crawl(job: CrawlJob, *, spider: str = "resources", progress: Progress | None = None) -> CrawlResult:
    """Crawl, check, match and write the workbook. Once a process: Twisted's reactor cannot be started again.

    Ctrl-C writes the workbook from what is known by then; a second one ends the process.

    Raises:
        BadInput: what was asked for cannot be done, or no page could be read.
    """
    folder = project.activate()
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings as ScrapySettings

    from brokenlinks.crawling.spider_files import spider_names

    if spider not in (known := spider_names(folder)):
        raise BadInput(f"There is no spider named {spider} in spiders/. There is: {', '.join(known)}.")
    settings = ScrapySettings()
    settings.setmodule("brokenlinks.crawling.settings", priority="project")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    crawling = process.crawl(crawler, job=job, progress=progress)
    process.start(install_signal_handlers=False)
    made = cast("BrokenLinksSpider | None", crawler.spider)
    session: CrawlSession | None = getattr(made, "session", None)
    if session is not None:
        session.store.connection.close()  # only now: until here, pages under way could come to report
    if crawling.done() and not crawling.cancelled() and (error := crawling.exception()):
        raise error
    if made is not None and session is not None and (failure := made.failure) is not None:
        raise failure
    if session is None or session.result is None:
        raise BadInput("The run was stopped before anything was known.")
    return session.result
