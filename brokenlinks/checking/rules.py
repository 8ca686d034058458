"""From what was seen of a link to the reason, and to words for it. Pure: nothing is asked here."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.checking.reasons import state_of
from brokenlinks.models import Reason, State
from brokenlinks.network.errors import (
    Excluded,
    Failure,
    HostRefuses,
    NameNotFound,
    NetworkError,
    PrivateAddress,
    RedirectError,
    RedirectFault,
    TransportError,
)
from brokenlinks.network.resolver import Lookup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from brokenlinks.network.trail import Trail


class Finding(NamedTuple):
    """What a page that answers turned out to be."""

    reason: Reason
    confidence: float
    why: str  #: in words that can follow "GET 200: "
    compared: bool = False  #: it rests on what the host answers for a made-up address, and on nothing the page says


@dataclass(frozen=True, slots=True)
class Look:
    """One attempt to reach a link, its redirects followed."""

    method: str
    trail: Trail
    at: datetime
    seconds: float = 0.0  #: until its end was known, waiting for the host's turn included
    finding: Finding | None = None  #: what its page says against it
    title: str = ""  #: of its page, as far as it was read


class Rests(Enum):
    """What a verdict rests on, so far as the user's own network could have made it up."""

    NOTHING = "nothing that it could"
    SILENCE = "no answer, or one that could not prove whose it was"
    WORD = "an answer over http, or a name server's word"


_GONE: Final = frozenset({404, 410})
#: Redirects that are meant to last (RFC 9110, 15.4).
PERMANENT: Final = frozenset({301, 308})

_BY_FAILURE: Final[Mapping[Failure, Reason]] = {
    Failure.CERTIFICATE: Reason.CERTIFICATE,
    Failure.TLS: Reason.PROTOCOL_ERROR,
    Failure.PROTOCOL: Reason.PROTOCOL_ERROR,
}
_BY_FAULT: Final[Mapping[RedirectFault, Reason]] = {
    RedirectFault.LOOP: Reason.BROKEN_REDIRECT,
    RedirectFault.COOKIES: Reason.BLOCKED,
    RedirectFault.TOO_MANY: Reason.BROKEN_REDIRECT,
    RedirectFault.NO_TARGET: Reason.PROTOCOL_ERROR,
    RedirectFault.INVALID: Reason.PROTOCOL_ERROR,
    RedirectFault.NOT_HTTP: Reason.NOT_HTTP,
}
_BY_LOOKUP: Final[Mapping[Lookup, Reason]] = {
    Lookup.NXDOMAIN: Reason.DOMAIN_GONE,
    Lookup.HIDDEN: Reason.BLOCKED,
    Lookup.LOCAL: Reason.PRIVATE_ADDRESS,
    Lookup.BAD_NAME: Reason.INVALID_URL,
}


def reason_of(trail: Trail, asked: str) -> Reason:
    """What one look says of the link `asked`, taken by itself."""
    if trail.answer is not None:
        reason = _by_status(trail.answer.status)
        if reason is Reason.OK and _has_moved(trail, asked):
            return Reason.MOVED
    else:
        reason = _by_error(trail.error)
    if reason in (Reason.PAGE_GONE, Reason.DOMAIN_GONE) and not same_place(asked, trail.url):
        return Reason.BROKEN_REDIRECT
    return reason


def _by_status(status: int) -> Reason:
    if 200 <= status < 300:
        return Reason.OK
    if status in _GONE:
        return Reason.PAGE_GONE
    if status == 429:
        return Reason.RATE_LIMITED
    if 500 <= status < 600:
        return Reason.SERVER_ERROR
    if status == 408:  # the server gave up waiting for the request: a failure on the way, not a refusal
        return Reason.UNREACHABLE
    if 400 <= status < 500 or status == 999:  # 999 is how LinkedIn turns programs away
        return Reason.BLOCKED
    if status in (300, 304):  # a choice of pages; "you have it already", said to a client that has nothing
        return Reason.OK
    return Reason.PROTOCOL_ERROR


def _by_error(error: NetworkError | None) -> Reason:
    match error:
        case NameNotFound(lookup=lookup):
            return _BY_LOOKUP.get(lookup, Reason.UNREACHABLE)
        case PrivateAddress():
            return Reason.PRIVATE_ADDRESS
        case HostRefuses(status=status):
            return _by_status(status)
        case Excluded():
            return Reason.EXCLUDED
        case RedirectError(fault=fault):
            return _BY_FAULT[fault]
        case TransportError(failure=failure):
            return _BY_FAILURE.get(failure, Reason.UNREACHABLE)
        case _:
            return Reason.UNREACHABLE


def rests_on(trail: Trail, reason: Reason) -> Rests:
    """What the user's own network could have had its hand in, of what a verdict rests on."""
    if trail.answer is None and isinstance(trail.error, (TransportError, PrivateAddress)):
        return Rests.SILENCE
    if isinstance(trail.error, NameNotFound):
        return Rests.WORD if trail.error.lookup is Lookup.NXDOMAIN else Rests.SILENCE
    if state_of(reason) is State.DEAD and not trail.url.startswith("https:"):
        return Rests.WORD
    return Rests.NOTHING


def _has_moved(trail: Trail, asked: str) -> bool:
    """True when the link should be changed: all redirects are permanent, and lead to another place.

    A redirect for a cookie, a language or a session is the site's own business, and temporary.
    """
    return bool(trail.hops) and all(hop.status in PERMANENT for hop in trail.hops) and not same_place(asked, trail.url)


_SCHEME_AND_WWW: Final = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def same_place(one: str, other: str) -> bool:
    """True when two serialised addresses differ in scheme, `www.` and closing slash at the most."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return _SCHEME_AND_WWW.sub("", url).split("#")[0].rstrip("/")


def evidence(looks: Sequence[Look], home: Trail | None = None) -> str:
    """What was seen, in a line that a person can read: `HEAD 404; GET 404 twice, 4 s apart; the home page answers`."""
    parts: list[str] = []
    runs: list[list[Look]] = []
    for look in looks:
        before = runs[-1][-1] if runs else None
        if before and (_end(before), before.finding) == (_end(look), look.finding):
            runs[-1].append(look)
        else:
            runs.append([look])
    for run in runs:
        text = _end(run[0])
        if len(run) > 1:
            seconds = (run[-1].at - run[0].at).total_seconds()
            times = f"{_TIMES.get(len(run), f'{len(run)} times')}, {seconds:.0f} s apart"
            text = f"{text} {times}" if run[0].trail.answer else f"asked {times} – {text}"
        finding = run[0].finding
        parts.append(f"{text}, but {finding.why}" if finding else text)
    if home is not None:
        parts.append(_HOME_SAYS.get(reason_of(home, home.url), "the site's home page cannot be read"))
    return "; ".join(parts)


_HOME_SAYS: Final = {Reason.OK: "the site's home page answers", Reason.PAGE_GONE: "the site's home page is gone too"}


#: Characters: few addresses are longer.
_LONG: Final = 1000
_TIMES: Final = {2: "twice", 3: "three times", 4: "four times"}


def _end(look: Look) -> str:
    trail = look.trail
    if trail.answer:
        end = f"{look.method} {trail.answer.status}"
    elif isinstance(
        trail.error, (NameNotFound, PrivateAddress, Excluded, HostRefuses)
    ):  # nothing was asked by any method
        end = str(trail.error)
    else:
        end = f"{look.method}: {trail.error}"
    if not trail.hops:
        return end
    counted = Counter(hop.status for hop in trail.hops)
    statuses = ", ".join(f"{status} × {n}" if n > 1 else str(status) for status, n in counted.items())
    if trail.answer:
        return f"{end} at {in_short(trail.url)}, redirected there ({statuses})"
    return f"redirected ({statuses}) to {in_short(trail.url)}: {end}"


def in_short(url: str) -> str:
    """An address as it stands in a sentence, or in a list of many: some are as long as a book."""
    return url if len(url) <= _LONG else f"{url[:_LONG]}…"


def details(looks: Sequence[Look], home: Trail | None = None) -> dict[str, object]:
    """The same for a program: JSON-ready."""
    seen: dict[str, object] = {
        "looks": [
            {
                "method": look.method,
                "at": look.at.isoformat(timespec="milliseconds"),
                "seconds": round(look.seconds, 3),
                "status": look.trail.answer.status if look.trail.answer else None,
                "error": str(look.trail.error) if look.trail.error else None,
                "url": in_short(look.trail.url),
                "hops": [[in_short(hop.url), hop.status] for hop in look.trail.hops],
            }
            for look in looks
        ],
    }
    if home is not None:
        seen["home"] = {"url": home.url, "status": home.answer.status if home.answer else None}
    return seen
