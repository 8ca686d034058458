"""The turns of a host: spaced, slower after each complaint, and back to normal when there are no more."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.checking.pace import Pace
from brokenlinks.checking.places import Places

OK, SLOW = 200, 429


class _Clock:
    """An event loop's time that passes only while something sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(asyncio, "get_running_loop", lambda: self)
        monkeypatch.setattr(asyncio, "sleep", self.sleep)

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def turns(pace: Pace, clock: _Clock, *statuses: int) -> list[float]:
    """Seconds waited for each turn, of which each is answered with the status at its place."""
    waits = []
    for status in statuses:
        before = clock.now
        _run(pace.turn())
        waits.append(round(clock.now - before, 6))
        pace.answered(status)
    return waits


def _run(waiting: Any) -> None:
    with pytest.raises(StopIteration):  # nothing in it waits for anything but the clock
        waiting.send(None)


@pytest.mark.parametrize(
    ("least", "statuses", "waits"),
    [
        (0.05, [OK] * 4, [0, 0.05, 0.05, 0.05]),
        (0.0, [OK] * 3, [0, 0, 0]),
        (0.05, [SLOW, SLOW, SLOW, SLOW, SLOW], [0, 0.25, 0.5, 1.0, 1.0]),
        (0.05, [503, 503], [0, 0.25]),
        (0.05, [500, 502, 504], [0, 0.05, 0.05]),  # these do not say that it is too much
        (3.0, [SLOW, SLOW], [0, 3.0]),  # never faster than the user wants it
        (0.05, [SLOW, *[OK] * 11, OK], [0, 0.25, *[0.25] * 10, 0.05]),
        (0.05, [SLOW, SLOW, *[OK] * 11, OK], [0, 0.25, 0.5, *[0.5] * 10, 0.25]),
        (0.05, [SLOW, *[OK] * 5, SLOW, *[OK] * 6], [0, *[0.25] * 6, *[0.5] * 6]),
    ],
)
def test_spacing(monkeypatch: pytest.MonkeyPatch, least: float, statuses: list[int], waits: list[float]) -> None:
    assert turns(Pace(least), _Clock(monkeypatch), *statuses) == waits


def test_a_pause_holds_all_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = _Clock(monkeypatch)
    pace = Pace(0.05)
    pace.pause(4)
    pace.pause(2)  # the longer one counts
    assert turns(pace, clock, OK, OK) == [4, 0.05]


# Places


async def test_a_freed_place_goes_to_the_most_urgent() -> None:
    places = Places(1)
    order: list[str] = []

    async def use(name: str, urgency: int) -> None:
        await places.take(urgency)
        order.append(name)
        await asyncio.sleep(0)
        places.release()

    await asyncio.gather(use("first", 0), use("low", 1), use("high", 7), use("low too", 1), use("high too", 7))
    assert order == ["first", "high", "high too", "low", "low too"]


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=25),
)
def test_places_are_never_overbooked_nor_lost(number: int, users: list[tuple[int, int, bool]]) -> None:
    """Whoever comes, in whatever order, and whoever of them is stopped while waiting or while within."""

    async def everyone() -> None:
        places = Places(number)
        within = most = 0

        async def use(urgency: int, steps: int) -> None:
            nonlocal within, most
            await places.take(urgency)
            within += 1
            most = max(most, within)
            try:
                for _ in range(steps):
                    await asyncio.sleep(0)
            finally:
                within -= 1
                places.release()

        tasks = []
        for urgency, steps, stopped in users:
            tasks.append(asyncio.create_task(use(urgency, steps)))
            await asyncio.sleep(0)
            if stopped:
                tasks[len(tasks) // 2].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert most <= number
        async with asyncio.timeout(5):  # all places are free again
            for _ in range(number):
                await places.take()

    asyncio.run(everyone())
