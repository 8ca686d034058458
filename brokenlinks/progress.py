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
    searches: int = 0  #: answered
    pages_found: int = 0  #: by them; the same page may be counted more than once
    pages_read: int = 0
    pages_failed: int = 0
    pages_dropped: int = 0  #: of those that were read: their links are not checked
    pages_waiting: int = 0
    own_found: int = 0
    own_read: int = 0
    own_failed: int = 0
    links: int = 0  #: handed to the checker
    checked: int = 0
    dead: int = 0
    looked_up: int = 0  #: dead pages, in an archive
    to_look_up: int = 0  #: of a list, in which they are known beforehand: those that were looked up as well
    contacts_to_look_up: int = 0  #: sites
    contacts_looked_up: int = 0
    stopped: bool = False  #: by Ctrl-C, before all was done
    notice: str = ""  #: what the user should know now, as long as it holds
    started: float = field(default_factory=time.monotonic)
    _marks: deque[tuple[float, int]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self._marks.append((self.started, 0))

    def searched(self, _where: str, _query: object, found: int) -> None:
        """A search was answered, with so many pages."""
        self.searches += 1
        self.pages_found += found

    def own(self, found: int, read: int, failed: int = 0) -> None:
        """Note how far the reading of own pages is."""
        self.own_found, self.own_read, self.own_failed = found, read, failed

    def rate(self) -> float:
        """Links checked a second, of late: since it was last asked for, if that is longer ago than the window."""
        now = time.monotonic()
        self._marks.append((now, self.checked))
        while len(self._marks) > 2 and now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()
        since, before = self._marks[0]
        return (self.checked - before) / (now - since) if now - since > 0.5 else 0.0

    def seconds_left(self, rate: float) -> float | None:
        """An estimate for what is known, at least 1 while any of it is open; None while there is nothing to go by.

        Links (at `rate`), own pages and pages to read (each as fast as they were since the start) go on at the same
        time: what takes longest counts. Links on pages that are not read yet are not known, so it may grow.
        """
        elapsed = time.monotonic() - self.started
        pages, own = self.pages_read + self.pages_failed, self.own_read + self.own_failed
        left = [
            _seconds(self.links - self.checked, rate),
            _seconds(self.pages_waiting, pages / elapsed if elapsed > 0 else 0.0),
            _seconds(self.own_found - own, own / elapsed if elapsed > 0 else 0.0),
        ]
        known = [seconds for seconds in left if seconds is not None]
        return max(known) if self.links and len(known) == len(left) else None


def _seconds(items: int, rate: float) -> float | None:
    """How long `items` take at `rate` a second; None when that cannot be told."""
    if items <= 0:
        return 0.0
    return max(1.0, items / rate) if rate > 0 else None
