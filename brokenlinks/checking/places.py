"""The places for requests on the wire, over all hosts: a freed one goes to whoever has the longest way to go."""

from __future__ import annotations

import asyncio
import heapq
from contextlib import asynccontextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Places:
    """At most `number` at once. Of those who wait the most urgent goes first, and of the equally urgent who came first.

    A semaphore serves in order of arrival: hundreds of hosts with one link each then keep one with hundreds, on which
    the end of the run depends, from taking the turns that it has.
    """

    def __init__(self, number: int) -> None:
        self._free = number
        self._order = count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    @asynccontextmanager
    async def take(self, urgency: int) -> AsyncIterator[None]:
        """A place, for as long as the block runs."""
        if self._free > 0:
            self._free -= 1
        else:
            given = asyncio.get_running_loop().create_future()
            heapq.heappush(self._waiting, (-urgency, next(self._order), given))
            try:
                await given
            except asyncio.CancelledError:
                if given.done() and not given.cancelled():  # it was given in the very moment of the cancellation
                    self._release()
                raise
        try:
            yield
        finally:
            self._release()

    def _release(self) -> None:
        while self._waiting:
            *_, given = heapq.heappop(self._waiting)
            if not given.done():
                given.set_result(None)
                return
        self._free += 1
