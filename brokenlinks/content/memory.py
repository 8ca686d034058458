"""What earlier runs know of own pages, and whether it still holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.content.lastmod import LastMod
    from brokenlinks.own_readings import OwnReading, OwnReadings


def _now() -> datetime:
    return datetime.now(UTC)


class Memory:
    """Earlier readings of own pages; without `readings`, none.

    Args:
        since: what was read from then on is of this run, and not asked again.
        fresh: what was read before that does not count at all.
    """

    def __init__(
        self,
        readings: OwnReadings | None = None,
        *,
        since: datetime | None = None,
        fresh: bool = False,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._readings = readings
        self._since = since
        self._fresh = fresh
        self.now = clock

    def of(self, address: str) -> OwnReading | None:
        """What is known of an address."""
        found = self._readings.reading(address) if self._readings is not None else None
        return None if found is None or (self._fresh and not self._is_of_this_run(found)) else found

    def is_current(self, reading: OwnReading, lastmod: LastMod | None) -> bool:
        """Whether the page need not be asked for, as it was read in this run, or not changed since it was."""
        return self._is_of_this_run(reading) or (lastmod is not None and lastmod.latest <= reading.read_at)

    def keep(self, reading: OwnReading) -> None:
        """Remember it."""
        if self._readings is not None:
            self._readings.save_reading(reading)

    def _is_of_this_run(self, reading: OwnReading) -> bool:
        return self._since is not None and reading.read_at >= self._since
