"""Opens one address at a time in Chromium, within a deadline: what `checking` calls a `BrowserLook`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Protocol, Self

from brokenlinks.browser.chromium import Chromium
from brokenlinks.browser.options import CONTEXT
from brokenlinks.browser.visit import Patience, Visit
from brokenlinks.network.errors import NoBrowser
from brokenlinks.network.trail import Trail

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.async_api import BrowserContext

    from brokenlinks.config import Settings

#: Seconds for a page to be put away; a browser that takes longer is ended.
_CLOSING: Final = 5.0


class Opener(Protocol):
    """Lets a visit happen in a page of a new context, and puts that away."""

    async def __call__(self, visit: Visit) -> None:
        """Raises whatever goes wrong; `NoBrowser` when there is none."""
        ...


class Browser:
    """Use as an asynchronous context manager, or `close` it. Chromium is started for the first page.

    `on_note` gets a sentence for the user, once, when there is no browser. `opener` may be replaced by one that opens
    pages in another way; they are to come from `chromium`.
    """

    def __init__(self, settings: Settings, on_note: Callable[[str], None], *, patience: Patience | None = None) -> None:
        self.chromium = Chromium(settings)
        self.opener: Opener = self._open_by_playwright
        #: True once it is known that there is none.
        self.missing = False
        self._on_note = on_note
        self._patience = patience or Patience(settings.timeout)
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the browser."""
        await self.chromium.close()

    async def open(self, url: str) -> Trail:
        """See `brokenlinks.checking.closer_look.BrowserLook`. Who comes while a page is open waits for their turn."""
        async with self._turn:
            if self.missing:
                return Trail((), url, None, NoBrowser())
            from playwright.async_api import Error

            visit = Visit(url, self._patience, self.chromium.proxy.failures)
            try:
                async with asyncio.timeout(self._patience.deadline):
                    await self.opener(visit)
            except NoBrowser as missing:
                self.missing = True
                self._on_note(str(missing))
                return Trail((), url, None, missing)
            except (Error, OSError, TimeoutError) as error:
                visit.failed(error)
            return visit.trail()

    async def _open_by_playwright(self, visit: Visit) -> None:
        browser = await self.chromium.started()
        context = await browser.new_context(**CONTEXT)
        try:
            page = await context.new_page()
            await visit.prepare(page)
            await page.goto(visit.url, wait_until="commit", timeout=visit.patience.answer * 1000)
            await visit.read(page)
        finally:
            await self.put_away(context)

    async def put_away(self, context: BrowserContext) -> None:
        """Close a context with all its pages, whatever these are doing."""
        from playwright.async_api import Error

        try:
            async with asyncio.timeout(_CLOSING):
                await context.close()
        except TimeoutError:
            await self.chromium.restart()
        except Error:  # it is gone already, by a crash
            return
