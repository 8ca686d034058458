"""Within a crawl, scrapy-playwright opens the pages: its handler has the browser, and one engine knows of all requests.

A look at a link goes to the download handler itself, and not through the downloader: that is closed when the last page
was read, while links are still being checked. So robots.txt is not asked, as for any look at a link; redirects, retries
and cookies are the browser's own.
"""

from __future__ import annotations

import itertools
import logging
from typing import TYPE_CHECKING, Any, Final

from scrapy import Request
from scrapy_playwright.page import PageMethod

from brokenlinks.browser.options import CONTEXT

if TYPE_CHECKING:
    from playwright.async_api import Browser as PlaywrightBrowser
    from playwright.async_api import BrowserContext, Page
    from scrapy.crawler import Crawler

    from brokenlinks.browser import Browser
    from brokenlinks.browser.chromium import Chromium
    from brokenlinks.browser.visit import Visit

_HANDLER: Final = "brokenlinks.crawling.browser_handler.BrowserDownloadHandler"
#: A page that is left for this: its own may be too large to be handed on, and was read before.
_NOTHING: Final = "about:blank"


def install(crawler: Crawler, browser: Browser) -> None:
    """Let `browser` open its pages through the crawler. To be called before its engine is made."""
    settings = {
        "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
        "PLAYWRIGHT_BROWSER_PROVIDER": lambda _config: _Provider(browser.chromium),
        "PLAYWRIGHT_PROCESS_REQUEST_HEADERS": None,  # they are the browser's, the user agent apart, which it was given
        "PLAYWRIGHT_DOWNLOAD_TIMEOUT": 1000,  # milliseconds; downloads are refused anyway
    }
    for name, value in settings.items():
        crawler.settings.set(name, value, priority="spider")
    logging.getLogger("scrapy-playwright").setLevel(logging.CRITICAL)  # each page that cannot be had is a warning there
    browser.opener = _Opener(crawler, browser)


class _Provider:
    """Hands our Chromium to scrapy-playwright, which asks for it when the first page is to be opened."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium

    async def start(self) -> None:
        """Nothing yet: most crawls need no browser before their end."""

    async def launch_browser(self) -> PlaywrightBrowser:
        return await self._chromium.started()

    async def launch_persistent_context(self, context_kwargs: dict[str, Any]) -> BrowserContext:
        from scrapy.exceptions import NotSupported

        raise NotSupported(f"Pages are opened in fresh contexts only, not in {context_kwargs.get('user_data_dir')}.")

    async def close(self) -> None:
        await self._chromium.close()


class _Opener:
    """See `brokenlinks.browser.looks.Opener`."""

    def __init__(self, crawler: Crawler, browser: Browser) -> None:
        self._crawler = crawler
        self._browser = browser
        self._numbers = itertools.count(1)

    async def __call__(self, visit: Visit) -> None:
        contexts: list[BrowserContext] = []

        async def prepare(page: Page, _request: Request) -> None:
            contexts.append(page.context)
            await visit.prepare(page)

        request = Request(
            visit.url,
            meta={
                "playwright": True,
                "playwright_context": f"look-{next(self._numbers)}",
                "playwright_context_kwargs": dict(CONTEXT),
                "playwright_page_init_callback": prepare,
                "playwright_page_goto_kwargs": {"wait_until": "commit", "timeout": visit.patience.answer * 1000},
                "playwright_page_methods": [PageMethod(visit.read), PageMethod("goto", _NOTHING)],
            },
        )
        handlers = self._crawler.engine.downloader.handlers
        try:
            await handlers.download_request_async(request)
        except RuntimeError as error:  # a download, which was refused: the visit has seen the answer
            visit.failed(error)
        finally:
            for context in contexts:
                await self._browser.put_away(context)
