"""Dates as people write them, in the languages of `brokenlinks.pages.date_words`."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from brokenlinks.pages import date_words
from brokenlinks.pages.further import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The year in which the first page went on the web.
EARLIEST: Final = date(1991, 1, 1)

_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")
_ISO = re.compile(r"\s*([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9])")
_COMPACT = re.compile(r"\s*([0-9]{4})([0-9]{2})([0-9]{2})(?:T?[0-9]{6}Z?)?\s*")
#: A time of day before or within a date: "12:30, 3 March 2024", "Tue Mar 12 10:22:01 EST 1998". The zones are named, as
#: MAR and SEPT are months.
_CLOCK = re.compile(
    r"\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s(?:utc|gmt|[ecmpa][sd]t|ak[sd]t|hst|bst|ist|jst|kst|[cewm]es?t|mesz?|mez|ae[sd]t|nz[sd]t|uhr)\b)?",
    re.IGNORECASE,
)


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for names in date_words.MONTHS.values():
        for number, spellings in enumerate(names.split(" "), 1):
            for name in spellings.split("|"):
                found.setdefault(fold(name), number)
    return found


MONTHS: Final = _months()


def pieces(text: str) -> list[str]:
    """The words and the numbers of a text, folded, each apart: "3rd of März" is 3, rd, of, marz."""
    return _PIECE.findall(fold(text))


def without_clock(text: str) -> str:
    """A text without its times of day, which look like the days and the years of dates."""
    return _CLOCK.sub(" ", text) if ":" in text else text


def parse_date(text: str, *, today: date, month_first: bool = False, within: int = 0) -> date | None:
    """The first date in `text`, if no more than `within` words stand before it.

    A month and a year are their first day. In 3/4/2024 the day is the first, unless `month_first` or the date would
    be impossible or to come. Dates before 1991 and after `today` are none.
    """
    text = text[:200]
    if iso := _ISO.match(text):
        return _real(int(iso[1]), int(iso[2]), int(iso[3] or 1), today)
    if compact := _COMPACT.fullmatch(text):
        return _real(int(compact[1]), int(compact[2]), int(compact[3]), today)
    return date_in(pieces(without_clock(text)), today=today, month_first=month_first, within=within)


def date_in(found: Sequence[str], *, today: date, month_first: bool = False, within: int = 0) -> date | None:
    """`parse_date`, for pieces of text."""
    tokens = [token for token in found[: 3 * (within + 8)] if token not in date_words.FILLERS]
    for start in range(min(len(tokens), within + 1)):
        readings = list(_readings(tokens[start : start + 4], month_first))
        for year, month, day in readings:
            if real := _real(year, month, day, today):
                return real
        # An impossible date or one to come is none: its last two parts are no month of their own.
        if readings and any(len(token) == 4 and token.isdecimal() for token in tokens[start : start + 3]):
            return None
    return None


def parse_moment(text: str, *, today: date, month_first: bool = False) -> date | None:
    """The day of a machine's date: ISO 8601, HTTP's and e-mail's, seconds since 1970, or else as people write it."""
    text = text.strip()[:100]
    if text.isdigit() and len(text) in (10, 13):
        with contextlib.suppress(ValueError, OverflowError, OSError):
            moment = date.fromordinal(date(1970, 1, 1).toordinal() + int(text[:10]) // 86_400)
            return moment if EARLIEST <= moment <= today else None
    return parse_date(text, today=today, month_first=month_first and "/" in text, within=2)


def _readings(tokens: Sequence[str], month_first: bool) -> Iterator[tuple[int, int, int]]:
    """Year, month and day in each way that the tokens at this place can mean them, the likeliest first."""
    if len(tokens) > 1 and tokens[0] in date_words.ERAS and tokens[1].isdigit():
        year = date_words.ERAS[tokens[0]] + int(tokens[1][:3])
        tokens = [str(year), *tokens[2:]]
    numbers = [int(token) if token.isdecimal() and len(token) <= 4 else None for token in tokens]
    months = [MONTHS.get(token) for token in tokens]
    first, second, third = ([*numbers, None, None, None])[:3]
    month = ([*months, None, None])[:2]
    years = [token.isdecimal() and len(token) == 4 for token in tokens] + [False] * 3
    if years[0] and first is not None:
        if second is not None and not years[1]:  # 2024 3 3
            if third is not None and not years[2]:
                yield first, second, third
            else:
                yield first, second, 1
        elif month[1] is not None:  # 2024 March 3
            yield first, month[1], third if third is not None and not years[2] else 1
        return
    if first is not None and month[1] is not None and third is not None:  # 3 March 2024
        yield _full_year(third, years[2]), month[1], first
    elif month[0] is not None and second is not None:
        if third is not None and years[2]:  # March 3 2024
            yield third, month[0], second
        elif years[1]:  # March 2024
            yield second, month[0], 1
    elif first is not None and second is not None:
        if years[1]:  # 3 2024
            yield second, first, 1
        elif third is not None:  # 3 4 2024
            year = _full_year(third, years[2])
            yield (year, first, second) if month_first else (year, second, first)
            yield (year, second, first) if month_first else (year, first, second)


def _full_year(number: int, is_full: bool) -> int:
    if is_full or number > 99:
        return number
    return number + (1900 if number > 90 else 2000)


def _real(year: int, month: int, day: int, today: date) -> date | None:
    try:
        found = datetime(year, month, day).date()  # noqa: DTZ001  # a day, wherever the page is
    except ValueError:
        return None
    return found if EARLIEST <= found <= today else None
