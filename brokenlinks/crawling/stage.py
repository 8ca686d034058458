"""What the pipelines have in common: a step for every page, and a last step when the crawl ends, in pipeline order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from brokenlinks.models import ResourcePage

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from brokenlinks.crawling.session import CrawlSession


class Stage:
    """Base of the pipelines. Override `page`, `finish` or both.

    Scrapy closes all pipelines at once; `finish` is called in pipeline order, each after the one before has ended.
    """

    def __init__(self, session: CrawlSession) -> None:
        self.session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Join the session of the crawler's spider."""
        stage = cls(crawler.spider.session)  # type: ignore[union-attr]  # a spider of `brokenlinks.crawling.spider`
        stage.session.stages.append(stage)
        return stage

    async def process_item(self, item: object) -> object:
        """Pages are handed to `page`; a spider's other items pass."""
        if isinstance(item, ResourcePage):
            await self.page(item)
        return item

    async def close_spider(self) -> None:
        """Scrapy's end of the crawl."""
        await self.session.finish(self)

    async def page(self, page: ResourcePage) -> None:
        """A page was read."""

    async def finish(self) -> None:
        """All pages were read, or the run was stopped."""
