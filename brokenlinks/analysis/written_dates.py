"""Days as people leave them in cells."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any, Final

#: Excel counts days from here (ECMA-376, part 1, 18.17.4.1), once its false leap day of 1900 is past.
_EXCEL_BEGINS: Final = date(1899, 12, 30)
#: A cell's bare number is a day only within these: 2000 to 2099.
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d.*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4})")


def day_of(value: Any) -> date | None:
    """The day in a cell; None when it is empty or not clear.

    A date, ISO 8601, `31.1.2026` (a day before its month, as dots are used), `1/31/2026` where only one reading is a
    day, and the bare number of a date whose cell lost its format. `2/3/2026` is not clear.
    """
    if value is None or value != value:  # NaN and NaT
        return None
    if isinstance(value, datetime):
        found: date | None = value.date()
    elif isinstance(value, date):
        found = value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found = _EXCEL_BEGINS + timedelta(days=int(value)) if 0 < value < 1_000_000 else None
    else:
        found = _day_in(str(value).strip())
    return found if found is not None and _FIRST <= found <= _LAST else None


def _day_in(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _YEAR_LAST.fullmatch(text):
        first, mark, second, year = match.groups()
        day_first = _day(int(year), int(second), int(first))
        month_first = None if mark == "." else _day(int(year), int(first), int(second))
        readings = {reading for reading in (day_first, month_first) if reading}
        return readings.pop() if len(readings) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
