"""Silence on several days: a table of histories, oldest verdict first → what today's silence comes to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.checking import state_of
from brokenlinks.checking.history import past, with_history
from brokenlinks.models import HOST_ANSWERED, OWN_NETWORK, PastVerdict, Reason, State, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SILENT = Reason.UNREACHABLE


def seen(reason: Reason = SILENT, at: datetime = TODAY, **fields: Any) -> Verdict:
    values: dict[str, Any] = {"confidence": 0.5, "evidence": "GET: no answer in time", "status": None, **fields}
    return Verdict(
        "http://a.example/", state_of(reason), reason, final_url="http://a.example/", checked_at=at, **values
    )


def ago(*days: float, reason: Reason = SILENT, answered: bool = False, own_network: bool = False) -> list[PastVerdict]:
    return [PastVerdict(reason, TODAY - day * DAY, answered, own_network) for day in days]


def at(*moments: str) -> list[PastVerdict]:
    return [PastVerdict(SILENT, datetime.fromisoformat(moment)) for moment in moments]


#: Earlier verdicts → the days on which nothing answered, today's included; none while today's verdict stands.
HISTORIES: dict[str, tuple[list[PastVerdict], list[int]]] = {
    "never seen before": ([], []),
    "silent once before": (ago(1), []),
    "silent twice before": (ago(2, 1), [20, 21, 22]),
    "silent a week and a day ago": (ago(7, 1), [15, 21, 22]),
    "each morning, never on the minute": (ago(1.99, 1.03), [20, 21, 22]),
    "twice today": (ago(0.2, 0.1), []),
    "all within a night": (at("2026-11-20T23:59Z", "2026-11-21T00:01Z"), []),
    "of a night that counts once": (at("2026-11-20T23:59Z", "2026-11-21T00:01Z", "2026-11-21T20:30Z"), []),
    "of a night, and two days later": (at("2026-11-19T23:59Z", "2026-11-20T00:01Z", "2026-11-21T00:02Z"), [19, 21, 22]),
    "one day by UTC": (at("2026-11-22T00:01+03:00", "2026-11-21T23:59+00:00"), []),
    "called dead before": ([*ago(3, 2), *ago(1, reason=Reason.GONE_SILENT)], [19, 20, 21, 22]),
    "dead before, and an hour ago": ([*ago(2, 1), *ago(0.05, reason=Reason.GONE_SILENT)], [20, 21, 22]),
    # what says nothing of the link neither counts nor clears
    "the name denied in between": ([*ago(3), *ago(2, reason=Reason.DOMAIN_GONE), *ago(1)], [19, 21, 22]),
    "the name denied twice": ([*ago(3), *ago(2, 1, reason=Reason.DOMAIN_GONE)], []),
    "skipped in between": ([*ago(3, 2), *ago(1, reason=Reason.PRIVATE_ADDRESS)], [19, 20, 22]),
    "own network down": (ago(3, 2, 1, own_network=True), []),
    "own network down in between": ([*ago(3, 2), *ago(1, own_network=True)], [19, 20, 22]),
    "a captive portal in between": ([*ago(3, 2), *ago(1, reason=Reason.OK, own_network=True)], [19, 20, 22]),
    "hidden by a filter in between": ([*ago(3, 2), *ago(1, reason=Reason.BLOCKED, own_network=True)], [19, 20, 22]),
    # any answer clears
    **{
        f"{reason} in between": ([*ago(4, 3), *ago(2, reason=reason), *ago(1)], [])
        for reason in Reason
        if reason not in (SILENT, Reason.GONE_SILENT, Reason.DOMAIN_GONE) and state_of(reason) is not State.SKIPPED
    },
    "a status, and then silence": ([*ago(3, 2), *ago(1, answered=True)], []),
    "alive, and silent ever since": ([*ago(4, reason=Reason.OK), *ago(3, 2, 1)], [19, 20, 21, 22]),
    "dead, alive, silent": ([*ago(5, 4), *ago(3, reason=Reason.GONE_SILENT), *ago(2, reason=Reason.OK), *ago(1)], []),
}


@pytest.mark.parametrize("case", HISTORIES)
def test_histories(case: str) -> None:
    earlier, days = HISTORIES[case]
    verdict = seen()
    kept = with_history(verdict, earlier)
    if not days:
        assert kept is verdict
        return
    assert (kept.state, kept.reason) == (State.DEAD, Reason.GONE_SILENT)
    assert kept.details["silent_on"] == [f"2026-11-{day}" for day in days]


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not SILENT])
def test_what_is_not_silent_today_stands(reason: Reason) -> None:
    verdict = seen(reason)
    assert with_history(verdict, ago(3, 2, 1)) is verdict


@pytest.mark.parametrize(
    "fields", [{"status": 408}, {"status": 200}, {"details": {OWN_NETWORK: True}}, {"details": {HOST_ANSWERED: True}}]
)
def test_failures_that_do_not_count_today(fields: dict[str, Any]) -> None:
    """Such as 408, by which a server that is there gives up; or a HEAD that was answered before GET failed."""
    verdict = seen(**fields)
    assert with_history(verdict, ago(3, 2, 1)) is verdict


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((2, 1), "20 and 21 November 2026"),
        ((3, 2, 1), "19, 20 and 21 November 2026"),
        ((25, 1), "28 October and 21 November 2026"),
        ((26, 25, 1), "27, 28 October and 21 November 2026"),
        ((330, 1), "27 December 2025 and 21 November 2026"),
        ((5, 4, 3, 2, 1), "5 earlier days since 17 November 2026"),
        ((2, 1, 0.1), "20 and 21 November 2026"),
    ],
)
def test_evidence(days: Sequence[float], words: str) -> None:
    kept = with_history(seen(), ago(*days))
    assert kept.evidence == f"GET: no answer in time; no answer on {words} either"


@pytest.mark.parametrize(
    ("days", "confidence"),
    [((2, 1), 0.85), ((3, 2, 1), 0.86), ((8, 1), 0.86), ((21, 1), 0.88), (range(90, 0, -1), 0.93)],
)
def test_confidence_grows_a_little(days: Sequence[float], confidence: float) -> None:
    assert with_history(seen(), ago(*days)).confidence == pytest.approx(confidence)


def test_all_else_is_kept() -> None:
    verdict = seen(details={"looks": [1]})
    kept = with_history(verdict, ago(2, 1))
    assert kept.details == {"looks": [1], "silent_on": ["2026-11-20", "2026-11-21", "2026-11-22"]}
    assert (kept.url, kept.status, kept.final_url, kept.checked_at) == (verdict.url, None, verdict.final_url, TODAY)


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 21), timezones=st.just(UTC))  # noqa: DTZ001 hypothesis adds it
PAST = st.builds(PastVerdict, st.sampled_from(Reason), MOMENTS, st.booleans(), st.booleans())
HISTORY = st.lists(PAST, max_size=12).map(lambda past: sorted(past, key=lambda one: one.checked_at))


@given(HISTORY, st.sampled_from(Reason))
def test_dead_takes_silence_on_three_days_that_nothing_answered_between(
    history: list[PastVerdict], reason: Reason
) -> None:
    verdict = seen(reason)
    kept = with_history(verdict, history)
    if kept is verdict:
        return
    assert reason is SILENT
    cleared = max(
        (place for place, one in enumerate(history) if one.reason is Reason.OK and not one.own_network), default=-1
    )
    since = [one for one in history[cleared + 1 :] if one.reason in (SILENT, Reason.GONE_SILENT)]
    days = {one.checked_at.date() for one in since if not one.answered and not one.own_network} | {TODAY.date()}
    assert len(days) >= 3
    assert TODAY - min(one.checked_at for one in since) >= 40 * HOUR
    assert 0.85 <= kept.confidence <= 0.93


@given(HISTORY)
def test_what_is_dead_stays_dead_until_something_answers(history: list[PastVerdict]) -> None:
    kept = with_history(seen(), history)
    tomorrow = with_history(seen(at=TODAY + DAY), [*history, past(kept)])
    if kept.state is State.DEAD:
        assert tomorrow.state is State.DEAD
    answered = [*history, past(kept), PastVerdict(Reason.SERVER_ERROR, TODAY + HOUR)]
    assert with_history(seen(at=TODAY + DAY), answered).state is State.UNCLEAR


def test_days_are_those_of_utc() -> None:
    far = timezone(timedelta(hours=-11))
    earlier = [PastVerdict(SILENT, (TODAY - days * DAY).astimezone(far)) for days in (2, 1)]
    assert with_history(seen(at=TODAY.astimezone(far)), earlier).details["silent_on"] == [
        "2026-11-20",
        "2026-11-21",
        "2026-11-22",
    ]
