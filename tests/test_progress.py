"""The figures of a run, with a clock that the test moves."""

from __future__ import annotations

import pytest

from brokenlinks import progress as module
from brokenlinks.progress import Progress


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.mark.parametrize(
    ("marks", "rate"),
    [
        ([(0, 0)], 0.0),
        ([(0, 0), (0.2, 50)], 0.0),  # too short to tell
        ([(0, 0), (2, 50)], 25.0),
        ([(0, 0), (10, 100), (10, 200)], 10.0),
        ([(0, 0), (10, 1000), (10, 1000), (10, 1000)], 0.0),  # only slow hosts are left
        ([(0, 0), (10, 100), (10, 300)], 20.0),  # the first ten seconds count no more
        ([(0, 500), (5, 500)], 0.0),
    ],
)  # fmt: skip
def test_the_rate_is_that_of_the_last_seconds(clock: Clock, marks: list[tuple[float, int]], rate: float) -> None:
    """Each mark: seconds after the one before, links checked by then."""
    figures = Progress()
    for seconds, checked in marks:
        clock.now += seconds
        figures.checked = checked
        found = figures.rate()
    assert found == pytest.approx(rate)


def test_only_the_window_is_remembered(clock: Clock) -> None:
    figures = Progress()
    for second in range(10_000):
        clock.now += 1
        figures.checked = second * 3
        figures.rate()
    assert figures.rate() == pytest.approx(3.0, rel=0.1)
    assert len(figures._marks) < 30


@pytest.mark.parametrize(
    ("links", "checked", "rate", "left"),
    [(100, 40, 10.0, 6.0), (100, 100, 10.0, 0.0), (100, 40, 0.0, None), (0, 0, 0.0, None)],
)
def test_time_left(links: int, checked: int, rate: float, left: float | None) -> None:
    assert Progress(links=links, checked=checked).seconds_left(rate) == left


def test_own_pages() -> None:
    figures = Progress()
    figures.own(30, 7)
    assert (figures.own_found, figures.own_read) == (30, 7)
