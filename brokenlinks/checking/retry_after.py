"""How long a server asks to be left in peace."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brokenlinks.network.transport import Answer


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Seconds, from Retry-After (RFC 9110, 10.2.3): a number of them, or a date. None when it says nothing that can be
    read."""
    value = (answer.header("retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), 1e9)
    if not value:
        return None
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # a year of eleven digits
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())
