"""When an entry of a site map was last changed, as it says itself (https://www.sitemaps.org/protocol.html, lastmod)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# The W3C's date and time (https://www.w3.org/TR/NOTE-datetime), and what comes instead: a space for the T, slashes, one
# digit for two, a zone without its colon, no zone.
_WRITTEN = re.compile(
    r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})"
    r"(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?",
    re.IGNORECASE,
)
#: It is a day later in the first time zone than in the last one.
_WESTERNMOST = timezone(timedelta(hours=-12))


class LastMod(NamedTuple):
    """A last change, no more exact than it is written."""

    day: date  #: as written; the first of the month or year, if that is all
    latest: datetime  #: aware: the latest moment that is meant


def parse_lastmod(text: str) -> LastMod | None:
    """The last change that a site map's `lastmod` means; None when it means none."""
    text = text.strip()[:60]
    found = _WRITTEN.fullmatch(text)
    try:
        return _from_numbers(found) if found else _from_mail_date(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def telling(modified: Mapping[str, LastMod]) -> dict[str, LastMod]:
    """Those that tell something of their pages: what most pages of a site map share is when the map was made."""
    counts = Counter(modified.values())
    return {
        address: change
        for address, change in modified.items()
        if counts[change] == 1 or 2 * counts[change] <= len(modified)
    }


def _from_numbers(found: re.Match[str]) -> LastMod:
    year, month, day, hour, minute, second, zone = found.groups()
    first = datetime(int(year), int(month or 1), int(day or 1), tzinfo=_WESTERNMOST)
    if hour is not None:
        moment = first.replace(hour=int(hour), minute=int(minute), second=int(second or 59))
        return LastMod(first.date(), moment.replace(tzinfo=_zone(zone)))
    if day is not None:
        return LastMod(first.date(), first + timedelta(days=1))
    later = first.replace(year=first.year + 1) if month is None else (first + timedelta(days=31)).replace(day=1)
    return LastMod(first.date(), later)


def _zone(written: str | None) -> timezone:
    if written is None:
        return _WESTERNMOST
    if written[0] not in "+-":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if written[0] == "-" else offset)


def _from_mail_date(text: str) -> LastMod:
    moment = parsedate_to_datetime(text)
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=_WESTERNMOST)
    return LastMod(moment.date(), aware)
