"""What remote services answered, kept so that nothing is asked twice, and how much each was asked on a day."""

from __future__ import annotations

import zlib
from datetime import UTC
from typing import TYPE_CHECKING

from brokenlinks.store.database import as_text, transaction

if TYPE_CHECKING:
    import sqlite3
    from datetime import date, datetime


class Answers:
    """The answers in a project's file. Every method is one transaction; times are aware, days are those of UTC.

    `service` is a service's name, and `key` says all of what it was asked, without the user's key to it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def get(self, service: str, key: str, since: datetime) -> bytes | None:
        """The answer, if it is from `since` or later."""
        row = self.connection.execute(
            "SELECT body FROM answer WHERE service = ? AND key = ? AND asked_at >= ?", (service, key, as_text(since))
        ).fetchone()
        try:
            return None if row is None else zlib.decompress(row[0])
        except zlib.error:  # damaged: it can be asked for again
            return None

    def save(self, service: str, key: str, body: bytes, now: datetime) -> None:
        """Keep an answer in place of an earlier one."""
        with transaction(self.connection):
            self.connection.execute(
                "INSERT INTO answer (service, key, asked_at, body) VALUES (?, ?, ?, ?) ON CONFLICT (service, key)"
                " DO UPDATE SET asked_at = excluded.asked_at, body = excluded.body",
                (service, key, as_text(now), zlib.compress(body)),
            )

    def requests(self, service: str, day: date) -> int:
        """How many requests the service got on that day, over all runs."""
        row = self.connection.execute(
            "SELECT requests FROM asked WHERE service = ? AND day = ?", (service, day.isoformat())
        ).fetchone()
        return 0 if row is None else int(row[0])

    def take(self, service: str, budget: int, now: datetime) -> bool:
        """Count one more request of today, unless there were `budget` of them.

        Returns:
            Whether the request may be made.
        """
        day = now.astimezone(UTC).date()
        with transaction(self.connection):
            if self.requests(service, day) >= budget:
                return False
            self.connection.execute(
                "INSERT INTO asked VALUES (?, ?, 1) ON CONFLICT (service, day) DO UPDATE SET requests = requests + 1",
                (service, day.isoformat()),
            )
        return True
