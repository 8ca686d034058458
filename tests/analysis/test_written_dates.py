"""Days as people leave them in cells."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.analysis.written_dates import day_of

THE_LAST = date(2026, 1, 31)


@pytest.mark.parametrize(
    "value",
    [
        datetime(2026, 1, 31, 14, 5),  # noqa: DTZ001  as openpyxl reads a cell
        date(2026, 1, 31),
        "2026-01-31",
        " 2026-1-31 ",
        "2026/01/31",
        "2026-01-31 14:05",
        "2026-01-31T14:05:00Z",
        "31.1.2026",
        "31. 1.2026",
        "31/01/2026",
        "1/31/2026",
        "31-01-2026",
        46053,  # the cell lost its format
        46053.6,
    ],
)
def test_a_day(value: Any) -> None:
    assert day_of(value) == THE_LAST


@pytest.mark.parametrize(
    "value",
    [
        None,
        float("nan"),
        float("inf"),
        "",
        "soon",
        "2/3/2026",  # in March, or in February?
        "31.31.2026",
        "2026-02-30",
        "31 January",
        "1.2.26",
        True,
        7,
        -3,
        10**12,
        datetime(226, 1, 31),  # noqa: DTZ001  a slip of the hand
        date(2226, 1, 31),
    ],
)
def test_no_day(value: Any) -> None:
    assert day_of(value) is None


def test_a_day_and_month_alike_are_clear() -> None:
    assert day_of("3/3/2026") == date(2026, 3, 3)


@given(st.one_of(st.text("0123456789-/. T:"), st.integers(), st.floats(), st.datetimes(), st.dates()))
def test_anything_may_stand_in_a_cell(value: Any) -> None:
    day = day_of(value)
    assert day is None or 2000 <= day.year < 2100
