"""What a link's earlier verdicts add to today's: silence on three days is a death, silence today may be an outage.

Rules, for a link that gave no answer today:

- A failure counts when nothing at all answered, and when it was the link's and not the user's own network that failed.
  A host that answered for other links is there: some drop whoever asks for much.
- Any answer, be it a refusal or an error, clears what was counted before it. What is skipped, a name that is denied and
  a trouble of the user's own network are no answers: they neither count nor clear.
- A failure counts on another day (UTC) than the one counted before it, and 20 hours after it at least: 23:59 and 00:01
  are one outage. Not 24 hours, since whoever runs a crawl each morning does not do so on the minute.
- Three that count make the link dead, and today's is one of the failures: nothing is called dead by memory alone.

Pure: the store knows what was said before, and the crawl puts the two together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from brokenlinks.checking.reasons import MEANINGS
from brokenlinks.models import HOST_ANSWERED, OWN_NETWORK, PastVerdict, Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

DAYS_OF_SILENCE: Final = 3
_APART: Final = timedelta(hours=20)
#: A little surer with each further day, and with each week from the first to the last, up to here.
_SURER: Final = 0.01
_SUREST: Final = 0.93
#: So many days are named one by one.
_NAMED: Final = 4

_SILENT: Final = frozenset({Reason.UNREACHABLE, Reason.GONE_SILENT})
_SAYS_NOTHING: Final = frozenset(
    {Reason.DOMAIN_GONE, Reason.NOT_HTTP, Reason.INVALID_URL, Reason.PRIVATE_ADDRESS, Reason.EXCLUDED}
)

#: Not strftime's, which speaks the language of the machine.
_MONTHS: Final = "January February March April May June July August September October November December".split()


def past(verdict: Verdict) -> PastVerdict:
    """What a verdict is to later ones."""
    answered = verdict.status is not None or bool(verdict.details.get(HOST_ANSWERED))
    return PastVerdict(verdict.reason, verdict.checked_at, answered, bool(verdict.details.get(OWN_NETWORK)))


def with_history(verdict: Verdict, earlier: Iterable[PastVerdict]) -> Verdict:
    """The verdict to keep: `verdict` itself, or `gone_silent` when the link has been silent for days.

    Args:
        verdict: what was just seen.
        earlier: the same target's verdicts before it, oldest first.
    """
    today = past(verdict)
    if verdict.reason is not Reason.UNREACHABLE or not _is_silence(today):
        return verdict
    counted = _apart([*_since_last_answer(earlier), today.checked_at])
    if len(counted) < DAYS_OF_SILENCE:
        return verdict
    state, confidence = MEANINGS[Reason.GONE_SILENT]
    weeks = (today.checked_at - counted[0]) // timedelta(weeks=1)
    days = [moment.astimezone(UTC).date() for moment in counted]
    before = [day for day in days if day != today.checked_at.astimezone(UTC).date()]
    return replace(
        verdict,
        state=state,
        reason=Reason.GONE_SILENT,
        confidence=min(_SUREST, round(confidence + _SURER * (len(counted) - DAYS_OF_SILENCE + weeks), 2)),
        evidence=f"{verdict.evidence}; no answer {_on(before)} either",
        details={**verdict.details, "silent_on": [day.isoformat() for day in days]},
    )


def _since_last_answer(earlier: Iterable[PastVerdict]) -> list[datetime]:
    """When the link failed, since it last gave an answer."""
    failures: list[datetime] = []
    for one in earlier:
        if _is_silence(one):
            failures.append(one.checked_at)
        elif not one.own_network and one.reason not in _SAYS_NOTHING:
            failures.clear()
    return failures


def _is_silence(one: PastVerdict) -> bool:
    """True for a failure that counts. A host that answered HEAD, or gave a status up, is there."""
    return one.reason in _SILENT and not one.answered and not one.own_network


def _apart(failures: Sequence[datetime]) -> list[datetime]:
    counted = [failures[0]]
    for moment in failures[1:]:
        another_day = moment.astimezone(UTC).date() > counted[-1].astimezone(UTC).date()
        if another_day and moment - counted[-1] >= _APART:
            counted.append(moment)
    return counted


def _on(days: Sequence[date]) -> str:
    """ "on 20 and 21 November 2026"; of many days, how many and since when."""
    if len(days) > _NAMED:
        return f"on {len(days)} earlier days since {_day(days[0])}"
    words: list[str] = []
    for day, after in zip(days, [*days[1:], None], strict=True):
        text = _day(day)
        if after is not None and after.year == day.year:
            text = text.removesuffix(f" {day.year}")
            if after.month == day.month:
                text = str(day.day)
        words.append(text)
    return "on " + ", ".join([*words[:-2], " and ".join(words[-2:])])


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
