"""When the next request to a host may go: spaced, and further apart once the host says that it is too much."""

from __future__ import annotations

import asyncio
from typing import Final

#: How a host says that it is asked too often (RFC 6585, 4) or has too much to do (RFC 9110, 15.6.4).
TOO_MUCH: Final = frozenset({429, 503})
#: Seconds between two requests after the first complaint; doubled with each further one …
_FIRST_SLOWDOWN: Final = 0.25
#: … up to this.
_SLOWEST: Final = 1.0
#: After so many answers without a complaint the spacing is halved again.
_CALM: Final = 10


class Pace:
    """The turns of one host, `least` seconds apart."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._spacing = least
        self._next = 0.0
        self._calm = 0

    async def turn(self) -> None:
        """Wait until a request may go."""
        loop = asyncio.get_running_loop()
        turn = max(loop.time(), self._next)
        self._next = turn + self._spacing
        if (wait := turn - loop.time()) > 0:
            await asyncio.sleep(wait)

    def pause(self, seconds: float) -> None:
        """Give no turn for a while."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)

    def answered(self, status: int) -> None:
        """Take note of how the host took the last request."""
        if status in TOO_MUCH:
            self._calm = 0
            self._spacing = max(self._least, min(max(2 * self._spacing, _FIRST_SLOWDOWN), _SLOWEST))
            self.pause(self._spacing)
            return
        self._calm += 1
        if self._calm >= _CALM and self._spacing > self._least:
            self._calm = 0
            slower = self._spacing / 2
            self._spacing = slower if slower >= _FIRST_SLOWDOWN else self._least
