"""A port of this machine that must stay untouched, at all of its addresses."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Tripwire:
    """Listens, within `with`, where nobody may call. The kernel lets callers in, and here they are counted.

    Attributes:
        port: TCP port, of every IPv4 address of this machine, and of every IPv6 one where there are such.
    """

    def __enter__(self) -> Self:
        try:
            self._listener = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)
        except (OSError, ValueError):  # no IPv6 here
            self._listener = socket.create_server(("0.0.0.0", 0))
        self._listener.setblocking(False)
        self.port: int = self._listener.getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()

    def was_touched(self) -> bool:
        """Whether anyone has connected since this was last asked."""
        calls = 0
        while True:
            try:
                call, _ = self._listener.accept()
            except BlockingIOError:
                return calls > 0
            calls += 1
            with closing(call):
                pass
