"""The day of a page's last change, from what machines write: ISO 8601 dates and HTTP headers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
#: The year in which the first page went on the web.
_EARLIEST: Final = date(1991, 1, 1)
#: A page that is made as it is asked for was "modified" just then.
_JUST_NOW: Final = timedelta(minutes=2)


def day_of(text: str) -> date | None:
    """The day that an ISO 8601 date begins with; None for none, and for one before the web or to come."""
    found = _ISO.match(text)
    try:
        return credible(date(int(found[1]), int(found[2]), int(found[3]))) if found else None
    except ValueError:
        return None


def credible(day: date) -> date | None:
    """The day itself, unless it is before the web or to come."""
    return day if _EARLIEST <= day <= datetime.now(UTC).date() + timedelta(days=1) else None


def last_modified(headers: Mapping[str, str]) -> date | None:
    """The day of the Last-Modified header (names in lower case), unless the page was made for this very answer."""
    modified, answered = _moment(headers.get("last-modified", "")), _moment(headers.get("date", ""))
    if modified is None or (answered or datetime.now(UTC)) - modified < _JUST_NOW:
        return None
    return credible(modified.date())


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
