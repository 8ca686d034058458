"""How far a run has come: figures that the work raises and a display reads."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

#: The rate is that of the last seconds: it falls when only slow hosts are left.
_WINDOW = 15.0


@dataclass(slots=True)
class Progress:
    """The figures of a run so far."""

    phase: str = "starting"
    pages_read: int = 0
    pages_failed: int = 0
    pages_waiting: int = 0
    own_found: int = 0
    own_read: int = 0
    links: int = 0  #: handed to the checker
    checked: int = 0
    dead: int = 0
    started: float = field(default_factory=time.monotonic)
    _marks: deque[tuple[float, int]] = field(default_factory=deque)

    def own(self, found: int, read: int) -> None:
        """Note how far the reading of own pages is."""
        self.own_found, self.own_read = found, read

    def rate(self) -> float:
        """Links checked a second, of late."""
        now = time.monotonic()
        self._marks.append((now, self.checked))
        while now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()
        since, before = self._marks[0]
        return (self.checked - before) / (now - since) if now - since > 0.5 else 0.0

    def seconds_left(self, rate: float) -> float | None:
        """An estimate for the links that are known, None while there is nothing to estimate by."""
        return (self.links - self.checked) / rate if rate > 0 else None
