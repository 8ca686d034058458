"""A host's time in its seat: its links are handed out as its lanes come free, until the last one has left its lane."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.checking.hosts import Host

#: Seconds that a host's first link is ahead of the others: half the connections, a fifth of the requests fewer.
_FIRST_ALONE: Final = 2.0


class Service:
    """Serves one host. `check` starts the check of a link, and has it call its second argument, once, when the link no
    longer stands in its lane; `over` is called when there is nothing left to serve."""

    __slots__ = ("_alone", "_check", "_free", "_host", "_lanes", "_over", "_stopped")

    def __init__(
        self,
        host: Host,
        lanes: int,
        *,
        check: Callable[[str, Callable[[], None]], None],
        over: Callable[[Host], None],
    ) -> None:
        self._host = host
        self._lanes = self._free = lanes
        self._check = check
        self._over = over
        self._stopped = False
        self._alone: asyncio.TimerHandle | None = None  #: set while the first link is ahead of the others
        host.enter()  # its connections serve one link after the other
        if host.waiting > 1 and not host.is_connected:  # all at once would each connect, and each learn the same
            self._alone = asyncio.get_running_loop().call_later(_FIRST_ALONE, self._join_the_first)
            self._hand_out()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Hand out what waits, so far as there are lanes for it."""
        while self._free and self._host.waiting and self._alone is None and not self._stopped:
            self._hand_out()

    def stop(self) -> None:
        """Hand out no more."""
        self._stopped = True
        if self._alone is not None:
            self._alone.cancel()

    def _hand_out(self) -> None:
        self._free -= 1
        self._check(self._host.next_link(), self._left)

    def _join_the_first(self) -> None:
        self._alone = None
        self.go_on()

    def _left(self) -> None:
        self._free += 1
        if self._alone is not None:
            self._alone.cancel()
            self._alone = None
        self.go_on()
        if self._free == self._lanes:
            self._host.leave()
            self._over(self._host)
