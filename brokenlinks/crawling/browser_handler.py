"""scrapy-playwright's download handler, bounded as Scrapy's: what the browser does not open passes through it."""

from __future__ import annotations

from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from brokenlinks.crawling.handler import BoundedHead


class BrowserDownloadHandler(BoundedHead, ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """The handler of a crawl with `--browser`."""
