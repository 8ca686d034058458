"""The verdict that the looks at a link add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.checking.reasons import MEANINGS
from brokenlinks.checking.rules import details, evidence, reason_of
from brokenlinks.models import HOST_ANSWERED, NOT_ASKED, OWN_NETWORK, TITLE, Reason, State, Verdict
from brokenlinks.network.errors import NameNotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from brokenlinks.checking.rules import Look
    from brokenlinks.network.addresses import Address
    from brokenlinks.network.trail import Trail

#: What the answer of a host's home page adds to the confidence that its 404 is meant.
_BY_CONTROL: Final = {Reason.OK: 0.02, Reason.PAGE_GONE: -0.1}
#: Of a name that one name server alone denies.
_ONE_OPINION: Final = 0.9
#: Characters of a title that are kept.
_MOST_TITLE: Final = 200


def outcome(
    url: str,
    reason: Reason,
    looks: Sequence[Look],
    home: Trail | None,
    *,
    addresses: Iterable[Address],
    own_network: bool,
    host_answered: bool,
) -> Verdict:
    """The verdict, with all that was seen.

    Args:
        reason: what the last of `looks` came to.
        home: what the home page answered, of a host that says 404.
        addresses: those of the link's host.
        own_network: the last look says something of the user's own network, and nothing of the link.
        host_answered: the host answered for other links.
    """
    last = looks[-1]
    state, confidence = MEANINGS[reason]
    if last.finding is not None:
        confidence = last.finding.confidence
    if isinstance(last.trail.error, NameNotFound) and state is State.DEAD and not last.trail.error.confirmed:
        confidence = min(confidence, _ONE_OPINION)
    if home is not None:
        confidence += _BY_CONTROL.get(reason_of(home, home.url), 0.0)
    seen = {**details(looks, home), "addresses": list(map(str, addresses))}
    if state is State.ALIVE and last.title:
        seen[TITLE] = last.title[:_MOST_TITLE]
    if own_network:
        seen[OWN_NETWORK] = True
    if host_answered and reason is Reason.UNREACHABLE:
        seen[HOST_ANSWERED] = True
    return Verdict(
        url=url,
        state=state,
        reason=reason,
        confidence=confidence,
        evidence=evidence(looks, home),
        status=next((look.trail.answer.status for look in reversed(looks) if look.trail.answer), None),
        final_url=last.trail.url,
        checked_at=last.at,
        details=seen,
    )


def not_settled(url: str, href: str, why: str, at: datetime) -> Verdict:
    """For a link that could not be asked, or not be judged, since the user's own network was gone."""
    seen = {OWN_NETWORK: True, NOT_ASKED: True}
    state, _ = MEANINGS[Reason.UNREACHABLE]
    return Verdict(url, state, Reason.UNREACHABLE, 0.0, f"not settled: {why}", None, href, at, seen)
