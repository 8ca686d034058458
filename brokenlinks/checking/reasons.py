"""The closed list of reasons: the state that each stands for, and how sure it is.

no address to ask    not_http · invalid_url · private_address · excluded   → skipped
the name             domain_gone (dead) · no answer to be had: unreachable → unclear
the connection       unreachable · certificate · protocol_error            → unclear
the answer           2xx: ok, moved                                        → alive
                     404, 410: page_gone                                   → dead
                     walls: blocked · 429: rate_limited · 5xx: server_error → unclear
the page behind 2xx  a robot test or a log-in: blocked                     → unclear
                     parked                                                → dead
                     nothing to read without a browser: script_only        → unclear
                     soft_404                                              → dead
the redirects        a circle, or an end in one of the dead: broken_redirect → dead
the days             unreachable, and so on two days before: gone_silent   → dead
an archived copy     topic, title and owner have all changed: usurped      → dead
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.models import Reason, State

if TYPE_CHECKING:
    from collections.abc import Mapping


class Meaning(NamedTuple):
    """What a reason says of a link."""

    state: State
    confidence: float  #: 0.0–1.0, of the state; a rule that knows more may say so


MEANINGS: Final[Mapping[Reason, Meaning]] = {
    Reason.OK: Meaning(State.ALIVE, 0.98),
    Reason.MOVED: Meaning(State.ALIVE, 0.95),
    Reason.PAGE_GONE: Meaning(State.DEAD, 0.95),
    Reason.DOMAIN_GONE: Meaning(State.DEAD, 0.97),
    Reason.SOFT_404: Meaning(State.DEAD, 0.88),
    Reason.PARKED: Meaning(State.DEAD, 0.9),
    Reason.BROKEN_REDIRECT: Meaning(State.DEAD, 0.9),
    Reason.GONE_SILENT: Meaning(State.DEAD, 0.85),
    Reason.USURPED: Meaning(State.DEAD, 0.85),
    Reason.BLOCKED: Meaning(State.UNCLEAR, 0.5),
    Reason.RATE_LIMITED: Meaning(State.UNCLEAR, 0.5),
    Reason.SERVER_ERROR: Meaning(State.UNCLEAR, 0.5),
    Reason.UNREACHABLE: Meaning(State.UNCLEAR, 0.5),
    Reason.CERTIFICATE: Meaning(State.UNCLEAR, 0.5),
    Reason.PROTOCOL_ERROR: Meaning(State.UNCLEAR, 0.5),
    Reason.SCRIPT_ONLY: Meaning(State.UNCLEAR, 0.5),
    Reason.NOT_HTTP: Meaning(State.SKIPPED, 1.0),
    Reason.INVALID_URL: Meaning(State.SKIPPED, 1.0),
    Reason.PRIVATE_ADDRESS: Meaning(State.SKIPPED, 1.0),
    Reason.EXCLUDED: Meaning(State.SKIPPED, 1.0),
}

#: May pass by itself: worth asking again before anything is said.
TRANSIENT: Final = frozenset({Reason.SERVER_ERROR, Reason.UNREACHABLE, Reason.PROTOCOL_ERROR, Reason.RATE_LIMITED})


def state_of(reason: Reason) -> State:
    """The state that a reason stands for."""
    return MEANINGS[reason].state
