"""An asynchronous server beside a synchronous program: in an event loop and on a thread of its own."""

from __future__ import annotations

import asyncio
import concurrent.futures
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractAsyncContextManager

_Entered = TypeVar("_Entered")


@contextmanager
def in_thread(server: AbstractAsyncContextManager[_Entered, bool | None]) -> Iterator[_Entered]:
    """Keep `server` entered while the block runs.

    What it raises on entering is raised here, and what it raises on leaving when the block ends.
    """
    ready: concurrent.futures.Future[tuple[_Entered, asyncio.AbstractEventLoop, asyncio.Event]]
    ready = concurrent.futures.Future()

    async def serve() -> None:
        stop = asyncio.Event()
        async with server as entered:
            ready.set_result((entered, asyncio.get_running_loop(), stop))
            await stop.wait()

    with concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="server") as pool:
        served = pool.submit(lambda: asyncio.run(serve()))
        either: list[concurrent.futures.Future[Any]] = [ready, served]
        concurrent.futures.wait(either, return_when=concurrent.futures.FIRST_COMPLETED)
        if not ready.done():
            served.result()
        entered, loop, stop = ready.result()
        try:
            yield entered
        finally:
            loop.call_soon_threadsafe(stop.set)
            served.result()
