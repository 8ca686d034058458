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
        ([(0.2, 50)], 0.0),  # too short to tell
        ([(10, 50)], 5.0),  # asked for once: since the start
        ([(20, 50), (20, 150)], 5.0),  # asked for seldom: since it was last asked for
        ([(0, 0), (2, 50)], 25.0),
        ([(0, 0), (10, 100), (10, 200)], 10.0),
        ([(0, 0), (10, 1000), (10, 1000), (10, 1000)], 0.0),  # only slow hosts are left
        ([(0, 0), (10, 100), (10, 300)], 20.0),  # the first ten seconds count no more
    ],
)  # fmt: skip
def test_the_rate_is_that_of_the_last_seconds(clock: Clock, marks: list[tuple[float, int]], rate: float) -> None:
    """Each mark: seconds after the one before, links checked by then."""
    figures = Progress(started=clock.now)
    for seconds, checked in marks:
        clock.now += seconds
        figures.checked = checked
        found = figures.rate()
    assert found == pytest.approx(rate)


def test_only_the_window_is_remembered(clock: Clock) -> None:
    figures = Progress(started=clock.now)
    for second in range(10_000):
        clock.now += 1
        figures.checked = second * 3
        figures.rate()
    assert figures.rate() == pytest.approx(3.0, rel=0.1)
    assert len(figures._marks) < 30


#: Ten seconds after the start.
@pytest.mark.parametrize(
    ("figures", "rate", "left"),
    [
        ({"links": 100, "checked": 40}, 10.0, 6.0),
        ({"links": 100, "checked": 100}, 10.0, 0.0),
        ({"links": 100, "checked": 100}, 0.0, 0.0),
        ({"links": 100, "checked": 99}, 1000.0, 1.0),  # never none while a link is open
        ({"links": 100, "checked": 40}, 0.0, None),
        ({}, 0.0, None),
        ({"links": 100, "checked": 40, "own_found": 80, "own_read": 30, "own_failed": 10}, 10.0, 10.0),
        ({"links": 100, "checked": 40, "own_found": 80, "own_read": 70, "own_failed": 10}, 10.0, 6.0),
        ({"links": 100, "checked": 40, "own_found": 80}, 10.0, None),
        ({"links": 100, "checked": 40, "pages_read": 1, "pages_failed": 1, "pages_waiting": 4}, 10.0, 20.0),
        ({"links": 100, "checked": 100, "pages_waiting": 4}, 10.0, None),
    ],
)
def test_time_left_is_that_of_what_takes_longest(
    clock: Clock, figures: dict[str, int], rate: float, left: float | None
) -> None:
    made = Progress(started=clock.now - 10, **figures)  # type: ignore[arg-type]
    assert made.seconds_left(rate) == left


def test_own_pages() -> None:
    figures = Progress()
    figures.own(30, 7, 2)
    assert (figures.own_found, figures.own_read, figures.own_failed) == (30, 7, 2)
