"""Places for what may go on at once: a freed one goes to whoever has the longest way to go."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count
from typing import Final

_order: Final = count()


class Places:
    """At most `number` at once. Of those who wait the most urgent goes first, and of the equally urgent who came first.

    A semaphore serves in order of arrival: hundreds of hosts with one link each then keep one with hundreds, on which
    the end of the run depends, from taking the turns that it has.
    """

    __slots__ = ("_free", "_waiting")

    def __init__(self, number: int) -> None:
        self._free = number
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []

    async def take(self, urgency: int = 0) -> None:
        """Wait for a place; `release` gives it back."""
        if self._free > 0:
            self._free -= 1
            return
        given = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (-urgency, next(_order), given))
        try:
            await given
        except asyncio.CancelledError:
            if given.done() and not given.cancelled():  # it was given in the very moment of the cancellation
                self.release()
            raise

    def release(self) -> None:
        """Give a place back."""
        while self._waiting:
            *_, given = heapq.heappop(self._waiting)
            if not given.done():
                given.set_result(None)
                return
        self._free += 1
