"""Ctrl-C: the workbook is written from what is known, within seconds, and then the process may end."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from brokenlinks.crawling.session import CrawlSession


def take_over(session: CrawlSession, when_ended: Callable[[], None]) -> Callable[[], None]:
    """End `session` in order at the first Ctrl-C, and the process at the second. To be called in the event loop.

    Scrapy's own way would wait for the time-outs of pages under way, and would not wait for pipelines that are closing.

    Returns:
        What gives Ctrl-C back its former meaning.
    """
    loop = asyncio.get_running_loop()
    ending: list[asyncio.Task[None]] = []

    async def end() -> None:
        from twisted.internet import reactor

        session.stop()
        await session.finish()
        await session.close()
        when_ended()
        reactor.crash()  # type: ignore[misc]  # a zope interface; `stop` would wait for Scrapy to end the crawl

    def interrupted(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        loop.call_soon_threadsafe(lambda: ending.append(loop.create_task(end())))

    former = signal.getsignal(signal.SIGINT)

    def give_back() -> None:
        with suppress(ValueError):
            signal.signal(signal.SIGINT, former)

    with suppress(ValueError):  # not the main thread: nobody can press Ctrl-C there
        signal.signal(signal.SIGINT, interrupted)
    return give_back
