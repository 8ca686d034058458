"""From what was seen to a reason, and to words for it: tables, nothing is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from brokenlinks.checking import MEANINGS, state_of
from brokenlinks.checking.reasons import TRANSIENT
from brokenlinks.checking.rules import Look, details, evidence, reason_of, same_place
from brokenlinks.models import Reason, State
from brokenlinks.network.errors import (
    Excluded,
    Failure,
    NameNotFound,
    NetworkError,
    PrivateAddress,
    RedirectError,
    RedirectFault,
    TransportError,
)
from brokenlinks.network.resolver import Lookup
from brokenlinks.network.trail import Hop, Trail
from brokenlinks.network.transport import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

ASKED = "http://a.example/page"
ELSEWHERE = "http://b.example/other"


def answered(status: int, url: str = ASKED, *hops: int) -> Trail:
    return Trail(tuple(Hop(ASKED, hop) for hop in hops), url, Answer(status, (), b"", False, True), None)


def failed(error: NetworkError, url: str = ASKED, *hops: int) -> Trail:
    return Trail(tuple(Hop(ASKED, hop) for hop in hops), url, None, error)


def test_every_status_has_one_reason() -> None:
    expected = dict.fromkeys([*range(100, 200), *range(301, 400)], Reason.PROTOCOL_ERROR)
    expected |= dict.fromkeys([*range(200, 300), 300, 304], Reason.OK)
    expected |= dict.fromkeys([*range(400, 500), 999], Reason.BLOCKED)
    expected |= dict.fromkeys([404, 410], Reason.PAGE_GONE)
    expected |= {408: Reason.UNREACHABLE, 429: Reason.RATE_LIMITED}
    expected |= dict.fromkeys(range(500, 600), Reason.SERVER_ERROR)
    expected |= dict.fromkeys([600, 777, 998], Reason.PROTOCOL_ERROR)
    assert {status: reason_of(answered(status), ASKED) for status in expected} == expected


def test_two_statuses_alone_are_dead() -> None:
    dead = [status for status in range(100, 1000) if state_of(reason_of(answered(status), ASKED)) is State.DEAD]
    assert dead == [404, 410]


BY_ERROR = {
    **dict.fromkeys(Failure, Reason.UNREACHABLE),
    Failure.CERTIFICATE: Reason.CERTIFICATE,
    Failure.TLS: Reason.PROTOCOL_ERROR,
    Failure.PROTOCOL: Reason.PROTOCOL_ERROR,
}
BY_LOOKUP = {
    **{lookup: Reason.UNREACHABLE for lookup in Lookup if lookup is not Lookup.FOUND},
    Lookup.NXDOMAIN: Reason.DOMAIN_GONE,
    Lookup.HIDDEN: Reason.BLOCKED,
    Lookup.LOCAL: Reason.PRIVATE_ADDRESS,
    Lookup.BAD_NAME: Reason.INVALID_URL,
}
BY_FAULT = {
    RedirectFault.LOOP: Reason.BROKEN_REDIRECT,
    RedirectFault.COOKIES: Reason.BLOCKED,
    RedirectFault.TOO_MANY: Reason.BROKEN_REDIRECT,
    RedirectFault.NO_TARGET: Reason.PROTOCOL_ERROR,
    RedirectFault.INVALID: Reason.PROTOCOL_ERROR,
    RedirectFault.NOT_HTTP: Reason.NOT_HTTP,
}


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        *((TransportError(failure), reason) for failure, reason in BY_ERROR.items()),
        *((NameNotFound("a.example", lookup), reason) for lookup, reason in BY_LOOKUP.items()),
        *((RedirectError(fault), reason) for fault, reason in BY_FAULT.items()),
        (PrivateAddress("a.example", [ip_address("10.0.0.1")]), Reason.PRIVATE_ADDRESS),
        (Excluded("b.example"), Reason.EXCLUDED),
        (NetworkError("of a new kind"), Reason.UNREACHABLE),
    ],
    ids=str,
)
def test_errors(error: NetworkError, reason: Reason) -> None:
    assert reason_of(failed(error), ASKED) is reason


def test_the_tables_of_errors_are_whole() -> None:
    assert set(BY_FAULT) == set(RedirectFault)
    for lookup in BY_LOOKUP:
        assert str(NameNotFound("a.example", lookup)).startswith("a.example: ")


@pytest.mark.parametrize(
    ("trail", "reason"),
    [
        (answered(200, ELSEWHERE, 301), Reason.MOVED),
        (answered(200, ELSEWHERE, 308, 301), Reason.MOVED),
        (answered(200, ELSEWHERE, 302), Reason.OK),
        (answered(200, ELSEWHERE, 301, 302), Reason.OK),
        (answered(200, ELSEWHERE, 303), Reason.OK),
        (answered(200, ELSEWHERE, 307), Reason.OK),
        (answered(200, "https://a.example/page", 301), Reason.OK),
        (answered(200, "https://www.a.example/page/", 301), Reason.OK),
        (answered(404, ELSEWHERE, 301), Reason.BROKEN_REDIRECT),
        (answered(410, ELSEWHERE, 302), Reason.BROKEN_REDIRECT),
        (answered(404, "https://www.a.example/page/", 301), Reason.PAGE_GONE),
        (answered(403, ELSEWHERE, 301), Reason.BLOCKED),
        (answered(500, ELSEWHERE, 301), Reason.SERVER_ERROR),
        (failed(NameNotFound("b.example", Lookup.NXDOMAIN), ELSEWHERE, 301), Reason.BROKEN_REDIRECT),
        (failed(NameNotFound("b.example", Lookup.SERVFAIL), ELSEWHERE, 301), Reason.UNREACHABLE),
        (failed(NameNotFound("b.example", Lookup.HIDDEN), ELSEWHERE, 301), Reason.BLOCKED),
        (failed(NameNotFound("b.example", Lookup.LOCAL), ELSEWHERE, 301), Reason.PRIVATE_ADDRESS),
        (failed(TransportError(Failure.REFUSED), ELSEWHERE, 301), Reason.UNREACHABLE),
        (failed(TransportError(Failure.CERTIFICATE), ELSEWHERE, 301), Reason.CERTIFICATE),
        (failed(PrivateAddress("b.example", [ip_address("::1")]), ELSEWHERE, 301), Reason.PRIVATE_ADDRESS),
    ],
)
def test_redirects(trail: Trail, reason: Reason) -> None:
    assert reason_of(trail, ASKED) is reason


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.example/", "https://a.example/", True),
        ("http://a.example/", "http://www.a.example/", True),
        ("http://a.example", "http://a.example/", True),
        ("http://a.example/x", "https://www.a.example/x/", True),
        ("http://a.example/x#one", "http://a.example/x#two", True),
        ("http://WWW.a.example/x", "http://a.example/x", True),
        ("http://a.example/x", "http://a.example/X", False),
        ("http://a.example/x", "http://a.example/x?y", False),
        ("http://a.example/x", "http://a.example/", False),
        ("http://a.example/", "http://b.example/", False),
        ("http://a.example/", "http://m.a.example/", False),
        ("http://a.example/", "http://a.example:8080/", False),
        ("http://www.example/", "http://example/", True),
        ("http://a.example/http://b.example/", "http://a.example/https://b.example/", False),
    ],
)
def test_same_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same_place(other, one) is same


NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def looks(*seen: tuple[str, Trail, float]) -> list[Look]:
    return [Look(method, trail, NOON + timedelta(seconds=seconds)) for method, trail, seconds in seen]


def no_name(lookup: Lookup) -> Trail:
    return failed(NameNotFound("a.example", lookup))


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (looks(("HEAD", answered(200), 0)), "HEAD 200"),
        (looks(("HEAD", answered(200), 0), ("GET", answered(200), 1)), "HEAD 200; GET 200"),
        (
            looks(("HEAD", answered(404), 0), ("GET", answered(404), 1), ("GET", answered(404), 5)),
            "HEAD 404; GET 404 twice, 4 s apart",
        ),
        (
            looks(*(("GET", answered(503), after) for after in (0, 2, 6))),
            "GET 503 three times, 6 s apart",
        ),
        (looks(*(("GET", answered(503), after) for after in range(5))), "GET 503 5 times, 4 s apart"),
        (
            looks(("GET", answered(404), 0), ("GET", answered(503), 1), ("GET", answered(404), 2)),
            "GET 404; GET 503; GET 404",
        ),
        (
            looks(("HEAD", failed(TransportError(Failure.TIMEOUT)), 0), ("GET", answered(200), 1)),
            "HEAD: no answer in time; GET 200",
        ),
        (
            looks(("HEAD", no_name(Lookup.NXDOMAIN), 0), ("GET", no_name(Lookup.NXDOMAIN), 4)),
            "asked twice, 4 s apart – a.example: the name does not exist",
        ),
        (
            looks(("HEAD", answered(404, ELSEWHERE, 301), 0)),
            f"HEAD 404 at {ELSEWHERE}, redirected there (301)",
        ),
        (
            looks(("GET", answered(200, ELSEWHERE, 301, 302, 302), 0)),
            f"GET 200 at {ELSEWHERE}, redirected there (301, 302 × 2)",
        ),
        (
            looks(("GET", failed(PrivateAddress("b.example", [ip_address("10.0.0.1")]), ELSEWHERE, 301), 0)),
            f"redirected (301) to {ELSEWHERE}: b.example is at 10.0.0.1, a private address;"
            " to ask it all the same, name its network in allow_networks",
        ),
        (
            looks(("HEAD", failed(Excluded("b.example"), ELSEWHERE, 301), 0)),
            f"redirected (301) to {ELSEWHERE}: the setting exclude names b.example",
        ),
        (
            looks(("GET", failed(RedirectError(RedirectFault.LOOP), ASKED, 302), 0)),
            f"redirected (302) to {ASKED}: GET: the redirects go round in a circle",
        ),
    ],
)
def test_evidence(seen: Sequence[Look], words: str) -> None:
    assert evidence(seen) == words


def test_details_are_ready_for_json() -> None:
    seen = looks(("HEAD", answered(404, ELSEWHERE, 301), 0), ("GET", failed(TransportError(Failure.RESET)), 1.5))
    assert details(seen) == {
        "looks": [
            {"method": "HEAD", "at": "2026-01-02T12:00:00.000+00:00", "seconds": 0.0, "status": 404, "error": None,
             "url": ELSEWHERE, "hops": [[ASKED, 301]]},
            {"method": "GET", "at": "2026-01-02T12:00:01.500+00:00", "seconds": 0.0, "status": None,
             "error": "the connection was cut", "url": ASKED, "hops": []},
        ]
    }  # fmt: skip


def test_every_reason_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Reason)
    for state, confidence in MEANINGS.values():
        assert 0.5 <= confidence <= 1.0 if state is not State.SKIPPED else confidence == 1.0


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (State.ALIVE, {Reason.OK, Reason.MOVED}),
        (State.SKIPPED, {Reason.NOT_HTTP, Reason.INVALID_URL, Reason.PRIVATE_ADDRESS, Reason.EXCLUDED}),
    ],
)
def test_states(state: State, reasons: set[Reason]) -> None:
    assert reasons <= {reason for reason in Reason if state_of(reason) is state}


@pytest.mark.parametrize("reason", [Reason.PAGE_GONE, Reason.DOMAIN_GONE, Reason.BROKEN_REDIRECT, Reason.GONE_SILENT])
def test_dead(reason: Reason) -> None:
    assert state_of(reason) is State.DEAD


@pytest.mark.parametrize(
    "reason",
    [Reason.BLOCKED, Reason.RATE_LIMITED, Reason.SERVER_ERROR, Reason.UNREACHABLE, Reason.CERTIFICATE,
     Reason.PROTOCOL_ERROR],
)  # fmt: skip
def test_unclear(reason: Reason) -> None:
    assert state_of(reason) is State.UNCLEAR


def test_what_is_tried_again_is_unclear() -> None:
    assert {state_of(reason) for reason in TRANSIENT} == {State.UNCLEAR}
