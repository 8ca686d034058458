"""A table: what a link may meet on the web → what is said of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.checking import MEANINGS
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.models import TITLE, Reason, State, Verdict
from tests.checking.running import by_url, check, check_one, settings_for
from tests.network.trusting import trusting
from tests.web import behaviours as b
from tests.web.certificates import EXPIRED, SELF_SIGNED, VALID, WRONG_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brokenlinks.demo.web import Behaviour, Exchange, Site
    from tests.conftest import ServeWeb
    from tests.web.certificates import Certificates

REASONS = {
    Reason.OK: """
        / /ok /ok-chunked /no-content /reset-content /head-405 /head-404-get-200 /head-hangs /head-resets /bot-filter
        /unavailable-once /rate-limited-once /resets-once /breaks-off /bad-chunk /http-1.0 /latin-1-headers
        /endless-body /slow-drip /gzip-bomb /moved-schemeless /moved-raw-space /moved-raw-utf-8 /moved-raw-latin-1
        /chain /cookie-wall /a%20page /caf%C3%A9 /caf%E9
    """,
    Reason.MOVED: "/moved /moved-relative",
    Reason.PAGE_GONE: "/not-found /gone /head-200-get-404",
    Reason.BROKEN_REDIRECT: "/loop /loop-of-two /loop-of-two/back /moved-to-not-found",
    Reason.BLOCKED: """
        /unauthorized /payment-required /forbidden /method-not-allowed /not-acceptable /legal-reasons /request-denied
        /bot-challenge
    """,
    Reason.RATE_LIMITED: "/rate-limited /rate-limited-long /rate-limited-date",
    Reason.SERVER_ERROR: "/server-error /bad-gateway /unavailable /unavailable-retry-after",
    Reason.UNREACHABLE: "/hangs /resets /drops /moved-to-refused",
    Reason.PROTOCOL_ERROR: "/garbage /endless-headers /moved-without-location /moved-to-nothing /moved-to-invalid",
    Reason.NOT_HTTP: "/moved-to-mailto",
    Reason.PRIVATE_ADDRESS: "/moved-to-private",
}
EXPECTED = {path: reason for reason, paths in REASONS.items() for path in paths.split()}


def host_of(path: str) -> str:
    """Each behaviour has a host to itself: what is learnt of a host serves all its links."""
    return "of" + "".join(char if char.isalnum() else "-" for char in path.lower()) + ".example"


@pytest.fixture(scope="module")
def verdicts() -> Iterator[dict[str, Verdict]]:
    """Path → verdict, all reached in one run."""
    sites = {b.HOST: b.EVERY_BEHAVIOUR} | {host_of(path): b.EVERY_BEHAVIOUR for path in b.EVERY_BEHAVIOUR}
    with PretendWeb(sites).in_thread() as web:
        links = {web.url(host_of(path), path): path for path in b.EVERY_BEHAVIOUR}
        settings = settings_for(web, timeout=2.0, head_timeout=1.0)
        yield {links[verdict.url]: verdict for verdict in asyncio.run(check(settings, *links))}


def test_the_table_is_whole() -> None:
    assert set(EXPECTED) == set(b.EVERY_BEHAVIOUR)


@pytest.mark.parametrize("path", EXPECTED)
def test_behaviours(verdicts: dict[str, Verdict], path: str) -> None:
    verdict = verdicts[path]
    reason = EXPECTED[path]
    assert verdict.reason is reason, verdict.evidence
    state, confidence = MEANINGS[reason]
    assert verdict.state is state
    assert verdict.confidence == pytest.approx(confidence + (0.02 if reason is Reason.PAGE_GONE else 0))  # home answers
    assert verdict.evidence
    assert "\n" not in verdict.evidence
    assert verdict.checked_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("path", "status", "final"),
    [
        ("/ok", 200, "/ok"),
        ("/gone", 410, "/gone"),
        ("/head-404-get-200", 200, "/head-404-get-200"),
        ("/head-200-get-404", 404, "/head-200-get-404"),
        ("/moved-relative", 200, "/ok"),
        ("/moved-raw-space", 200, "/a%20page"),
        ("/moved-to-not-found", 404, "/not-found"),
        ("/request-denied", 999, "/request-denied"),
        ("/drops", None, "/drops"),
    ],
)
def test_status_and_end(verdicts: dict[str, Verdict], path: str, status: int | None, final: str) -> None:
    verdict = verdicts[path]
    assert verdict.status == status
    assert verdict.final_url == verdict.url.removesuffix(path) + final


# HEAD never kills.


def _by_method(for_head: Answer | Behaviour, for_get: Answer | Behaviour = b.ok) -> Behaviour:
    async def behave(exchange: Exchange) -> Answer | None:
        chosen = for_head if exchange.seen.method == "HEAD" else for_get
        return chosen if isinstance(chosen, Answer) else await chosen(exchange)

    return behave


HEAD_ALONE: dict[str, Answer | Behaviour] = {
    **{
        f"status-{status}": Answer(status) for status in (*range(400, 419), 429, 451, 500, 501, 502, 503, 504, 520, 999)
    },
    "resets": b.resets,
    "drops": b.drops,
    "garbage": b.garbage,
    "endless-headers": b.endless_headers,
    "redirects-nowhere": Answer(302),
    "redirects-in-a-circle": b.redirect("/", 302),
    "redirects-to-a-dead-page": b.redirect("/dead", 301),
    "redirects-to-a-lost-name": b.redirect("http://lost.example/", 301),
    "redirects-to-a-private-address": b.redirect("http://10.0.0.1/", 301),
    "redirects-to-mail": b.redirect("mailto:keeper@a.example", 301),
    "redirects-to-a-closed-port": b.redirect("http://closed.example:{closed_port}/", 301),
}


async def test_what_head_alone_says_is_never_believed(serve_web: ServeWeb) -> None:
    sites: dict[str, Site] = {
        f"{name}.example": {"/": _by_method(head), "/dead": b.gone} for name, head in HEAD_ALONE.items()
    }
    web = serve_web({**sites, "closed.example": {}}, names={"lost.example": "nxdomain"})
    verdicts = await check(settings_for(web), *(web.url(host) for host in sites))
    assert {verdict.url: verdict.evidence for verdict in verdicts if verdict.reason is not Reason.OK} == {}
    assert len(verdicts) == len(HEAD_ALONE)


@pytest.mark.parametrize(
    ("get", "reason"),
    [
        (b.not_found, Reason.PAGE_GONE),
        (b.gone, Reason.PAGE_GONE),
        (b.forbidden, Reason.BLOCKED),
        (b.server_error, Reason.SERVER_ERROR),
        (b.resets, Reason.UNREACHABLE),
        (b.garbage, Reason.PROTOCOL_ERROR),
        (b.redirect("/gone", 302), Reason.BROKEN_REDIRECT),
    ],
)
async def test_what_get_says_counts_where_head_is_content(
    serve_web: ServeWeb, get: Answer | Behaviour, reason: Reason
) -> None:
    web = serve_web({b.HOST: {"/": _by_method(b.ok, get), "/gone": b.gone}})
    assert (await check_one(settings_for(web), web.url(b.HOST))).reason is reason


# A dead link is looked at twice.


@pytest.mark.parametrize(
    "behaviour", [b.not_found, b.gone, b.redirect("/gone"), b.redirect("/", 302), _by_method(b.ok, b.not_found)]
)
async def test_dead_takes_two_looks_with_time_between(serve_web: ServeWeb, behaviour: Answer | Behaviour) -> None:
    web = serve_web({b.HOST: {"/": behaviour, "/gone": b.gone}})
    verdict = await check_one(settings_for(web, recheck_after=0.2), web.url(b.HOST))
    assert verdict.state is State.DEAD
    gets = [seen.at for seen in web.asked(b.HOST, "/") if seen.method == "GET"]
    assert gets[-1] - gets[0] >= 0.2


@pytest.mark.parametrize(
    ("first", "then", "reason"),
    [
        (b.not_found, b.ok, Reason.OK),
        (b.not_found, b.forbidden, Reason.BLOCKED),
        (b.not_found, b.server_error, Reason.SERVER_ERROR),
        (b.not_found, b.resets, Reason.UNREACHABLE),
        (b.not_found, b.gone, Reason.PAGE_GONE),
        (b.redirect("/", 302), b.ok, Reason.OK),
        (b.server_error, b.ok, Reason.OK),
        (b.resets, b.ok, Reason.OK),
        (b.garbage, b.ok, Reason.OK),
        (Answer(408), b.ok, Reason.OK),
    ],
)
async def test_the_second_look_counts(
    serve_web: ServeWeb, first: Answer | Behaviour, then: Answer | Behaviour, reason: Reason
) -> None:
    web = serve_web({b.HOST: {"/": b.failing(first, times=2, then=then)}})  # HEAD and GET
    assert (await check_one(settings_for(web), web.url(b.HOST))).reason is reason


@pytest.mark.parametrize("retries", [0, 1, 3])
async def test_how_often_trouble_is_tried_again(serve_web: ServeWeb, retries: int) -> None:
    web = serve_web({b.HOST: {"*": b.server_error}})
    verdict = await check_one(settings_for(web, retries=retries), web.url(b.HOST))
    assert verdict.reason is Reason.SERVER_ERROR
    assert [seen.method for seen in web.requests] == ["HEAD"] + ["GET"] * (1 + retries)


# Retry-After


@pytest.mark.parametrize(
    ("value", "gets"),
    [
        ("0", 3), ("1", 3), ("3", 1), ("86400", 1), ("99999999999999999999999999", 1),
        ("Wed, 21 Oct 2037 07:28:00 GMT", 1), ("Wed, 21 Oct 2015 07:28:00 GMT", 3),
        ("Wed, 21 Oct 2037 07:28:00", 1), ("31 Dec 9999 23:59:59 -2359", 1),
        # nothing that can be read: as if it were not there
        ("", 3), ("soon", 3), ("-5", 3), ("1.5", 3), ("²", 3), ("Wed", 3), ("Wed, 21 Oct 99999999999 07:28:00 GMT", 3),
        ("21 Oct 20370000000000000000000 07:28", 3), ("Wed, 21 Oct 2037 07:28:00 +99999999999", 3),
    ],
)  # fmt: skip
async def test_retry_after(serve_web: ServeWeb, value: str, gets: int) -> None:
    web = serve_web({b.HOST: {"/": Answer(429, {"Retry-After": value.encode("latin-1")})}})
    verdict = await check_one(settings_for(web, max_retry_after=1.5), web.url(b.HOST))
    assert verdict.reason is Reason.RATE_LIMITED
    assert verdict.evidence.startswith("HEAD 429; GET 429")
    assert len(web.requests) == 1 + gets


async def test_who_asks_for_time_is_given_it(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/": b.failing(b.rate_limited, times=2)}})
    assert (await check_one(settings_for(web), web.url(b.HOST))).reason is Reason.OK
    asked = [seen.at for seen in web.requests]
    assert asked[2] - asked[1] >= 1.0


# Certificates


async def test_certificates(serve_web: ServeWeb, certificates: Certificates) -> None:
    hosts = (VALID, EXPIRED, SELF_SIGNED, WRONG_NAME)
    web = serve_web({host: {"/": b.ok} for host in hosts}, tls=certificates.server)
    with trusting(certificates.authority):
        verdicts = by_url(await check(settings_for(web), *map(web.url, hosts)))
    reasons = {host: verdicts[web.url(host)].reason for host in hosts}
    assert reasons == {**dict.fromkeys(hosts, Reason.CERTIFICATE), VALID: Reason.OK}
    assert {seen.host for seen in web.requests} == {VALID}


async def test_https_at_a_port_without(behaviours: PretendWeb) -> None:
    verdict = await check_one(settings_for(behaviours), f"https://{b.HOST}:{behaviours.port}/")
    assert verdict.reason is Reason.PROTOCOL_ERROR


# What a program gets of the evidence, and what the home page has to do with it


@pytest.mark.parametrize(
    ("site", "status", "confidence", "words"),
    [
        ({"/": b.ok, "*": b.gone}, 200, 0.97, "GET 410 twice, 0 s apart; the site's home page answers"),
        ({"*": b.gone}, 410, 0.85, "the site's home page is gone too"),
        ({"/": b.resets, "*": b.gone}, None, 0.95, "the site's home page cannot be read"),
        ({"/": b.forbidden, "*": b.gone}, 403, 0.95, "the site's home page cannot be read"),
    ],
    ids=["answers", "gone", "resets", "forbidden"],
)
async def test_a_dead_page_and_its_home_page(
    serve_web: ServeWeb, site: Site, status: int | None, confidence: float, words: str
) -> None:
    web = serve_web({b.HOST: site})
    links = [web.url(b.HOST, "/a"), web.url(b.HOST, "/b")]
    for verdict in await check(settings_for(web, retries=0), *links):
        assert verdict.reason is Reason.PAGE_GONE
        assert verdict.confidence == pytest.approx(confidence)
        assert verdict.evidence.endswith(words)
        assert verdict.details["home"] == {"url": web.url(b.HOST), "status": status}
    # A control for each link at the most, by GET; what is cut on a kept connection is sent once more.
    asked = [seen.method for seen in web.asked(b.HOST, "/")]
    assert set(asked) == {"GET"}
    assert len(asked) <= len(links) * (1 if status else 2)


async def test_details_are_for_programs(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/": b.redirect("/there", 302), "*": b.ok}})
    verdict = await check_one(settings_for(web), web.url(b.HOST))
    assert verdict.details["addresses"] == ["127.0.0.1"]
    looks: Any = verdict.details["looks"]
    first = looks[0]
    assert [look["method"] for look in looks] == ["HEAD", "GET"]
    assert first["hops"] == [[web.url(b.HOST), 302]]
    assert (first["status"], first["error"], first["url"]) == (200, None, web.url(b.HOST, "/there"))
    assert 0 <= first["seconds"] < 20
    assert json.loads(json.dumps(verdict.details)) == verdict.details


async def test_the_title_of_a_living_page_is_kept_where_it_was_read(serve_web: ServeWeb) -> None:
    """The first page of a host is fetched with GET; of the others HEAD is believed, and nothing more is asked."""
    web = serve_web(
        {b.HOST: {"/long": Answer(body=f"<title>{'So long. ' * 99}</title><p>A page."), "/gone": b.gone, "/": b.ok}}
    )
    titles: list[object] = []
    for path in ("/", "/long", "/gone"):
        verdict = await check_one(settings_for(web), web.url(b.HOST, path))
        titles.append(verdict.details.get(TITLE))
    assert titles == ["Swarm season", ("So long. " * 99)[:200], None]
    by_link = by_url(await check(settings_for(web), web.url(b.HOST), web.url(b.HOST, "/long")))
    assert [TITLE in by_link[web.url(b.HOST, path)].details for path in ("/", "/long")] == [True, False]
