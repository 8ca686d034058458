"""A Chromium of this machine, found, started and ended, with the proxy through which it asks."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.browser.options import ARGUMENTS, CHANNELS, EXECUTABLES, PROXY_BYPASS
from brokenlinks.network.errors import NoBrowser
from brokenlinks.network.proxy import GateProxy
from brokenlinks.outgoing import open_gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.async_api import Browser, Playwright

    from brokenlinks.config import Settings

#: Seconds for it to start, and to end.
_START: Final = 30.0
_END: Final = 5.0

_UNCLEAR: Final = "the links that only a browser can judge stay unclear"
_UNRENDERED: Final = "pages are read without what their scripts would add"


class Chromium:
    """Started when it is first needed, and again when it has crashed. To be used in one event loop."""

    def __init__(self, settings: Settings) -> None:
        self.proxy = GateProxy(open_gate(settings), connect_timeout=settings.connect_timeout)
        self._settings = settings
        self._driver: Playwright | None = None
        self._browser: Browser | None = None
        self._open = contextlib.AsyncExitStack()
        self._starting = asyncio.Lock()

    async def started(self) -> Browser:
        """The running browser.

        Raises:
            NoBrowser: there is none, or none that starts.
        """
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._start()
            return self._browser

    async def restart(self) -> None:
        """End a browser that hangs; the next page is opened in another."""
        browser, self._browser = self._browser, None
        if browser is not None:
            await _bounded(browser.close)

    async def close(self) -> None:
        """End it, and its proxy. It may be started again."""
        self._browser = self._driver = None
        await self._open.aclose()

    async def _start(self) -> Browser:
        if self._driver is None:
            from playwright.async_api import async_playwright

            await self._open.enter_async_context(self.proxy)
            self._driver = await async_playwright().start()
            self._open.push_async_callback(_bounded, self._driver.stop)
        return await self._launch(self._driver)

    async def _launch(self, driver: Playwright) -> Browser:
        """Start the first of those there are that does start."""
        from playwright.async_api import Error

        failures: list[str] = []
        for candidate in self._candidates(driver):
            try:
                browser = await driver.chromium.launch(
                    **candidate,
                    args=[*ARGUMENTS, f"--user-agent={self._settings.agent}"],
                    proxy={
                        "server": self.proxy.url,
                        "bypass": PROXY_BYPASS,
                        "username": self.proxy.username,
                        "password": self.proxy.password,
                    },
                    chromium_sandbox=not _is_root(),
                    handle_sigint=False,  # Ctrl-C is ours: the browser ends when the run has
                    timeout=_START * 1000,
                )
            except Error as error:
                if "executable_path" in candidate:  # a channel that is not installed fails too
                    failures.append(f"{candidate['executable_path']}: {_cause(error)}")
                continue
            self._open.push_async_callback(_bounded, browser.close)
            return browser
        left_out = " and ".join(
            what
            for what, wanted in (
                (_UNCLEAR, self._settings.browser or not self._settings.render),
                (_UNRENDERED, self._settings.render),
            )
            if wanted
        )
        raise NoBrowser(_could_not_start(failures, left_out) if failures else _none_found(left_out))

    def _candidates(self, driver: Playwright) -> Iterator[dict[str, Any]]:
        if self._settings.browser_path:
            yield {"executable_path": self._settings.browser_path}
            return
        own = driver.chromium.executable_path
        found = [own] if Path(own).exists() else []
        found += filter(None, map(shutil.which, EXECUTABLES))
        yield from ({"executable_path": path} for path in dict.fromkeys(found))
        yield from ({"channel": channel} for channel in CHANNELS)


async def _bounded(ending: Any) -> None:
    """End something that may be gone already, or hang."""
    from playwright.async_api import Error

    with contextlib.suppress(Error, TimeoutError):
        async with asyncio.timeout(_END):
            await ending()


def _is_root() -> bool:
    """Root cannot have Chromium's sandbox; for everybody else it stays on."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _cause(error: Exception) -> str:
    """The line of playwright's report that tells most: what Chromium itself said last, else the first one."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    said = [line.partition("[err] ")[2] for line in lines if "[err] " in line]
    return (said[-1] if said else lines[0].removeprefix("BrowserType.launch: ")).rstrip(".")


def _none_found(left_out: str) -> str:
    command = shlex.join([sys.executable, "-m", "playwright", "install", "chromium"])
    return f"There is no Chromium on this machine: install one with `{command}`; until then, {left_out}."


def _could_not_start(failures: list[str], left_out: str) -> str:
    return f"Chromium could not be started ({'; '.join(failures)}): name another with browser_path; {left_out}."
