"""Ctrl-C that ends a wait, and not the program."""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def interruptible() -> Iterator[asyncio.Future[None]]:
    """A future that the first Ctrl-C cancels, instead of raising KeyboardInterrupt wherever the loop happens to be.

    The second one raises it. To be entered in the event loop.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[None] = loop.create_future()

    def interrupted(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        loop.call_soon_threadsafe(future.cancel)

    previous = None
    with suppress(ValueError):  # not the main thread: nobody can press Ctrl-C there
        previous = signal.signal(signal.SIGINT, interrupted)
    try:
        yield future
    finally:
        if previous is not None:
            signal.signal(signal.SIGINT, previous)
