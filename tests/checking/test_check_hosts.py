"""How hosts are treated: few requests at once, with time between; and what is learnt of one serves all its links."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from brokenlinks.checking import LinkChecker, hosts, service
from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.models import HOST_ANSWERED, Reason, State
from brokenlinks.network.transport import HostClient
from tests.checking.running import by_url, check, in_a_row, no_matter, settings_for
from tests.web import behaviours as b

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour, Exchange, Site
    from brokenlinks.network.transport import Answer as HttpAnswer
    from tests.conftest import ServeWeb


# Care for hosts


@pytest.mark.parametrize("at_once", [1, 2, 5])
async def test_no_more_at_once_than_allowed(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests wait for one another until all that may come have come: they are then at the limit, and never over."""
    monkeypatch.setattr(service, "_FIRST_ALONE", 0.05)  # the first must not come alone
    together = asyncio.Barrier(at_once)

    async def wait_for_company(exchange: Exchange) -> Answer:
        await together.wait()
        return b.ok

    async with PretendWeb({b.HOST: {"*": wait_for_company}}) as web, asyncio.timeout(20):
        # Each link takes a HEAD, or a HEAD and a GET until HEAD is believed: an even number of requests in all.
        limits = settings_for(web, host_requests=at_once, max_requests=64)
        async with LinkChecker(limits, no_matter) as checker:
            for link in in_a_row(web, b.HOST, at_once):
                checker.add(link)
            await checker.settled()
    assert max(seen.serving for seen in web.requests) == at_once


async def test_never_more_at_once_than_allowed_whatever_is_met(serve_web: ServeWeb) -> None:
    site: Site = {"/": Answer(delay=0.002), "*": Answer(404, delay=0.002)}
    redirecting = {f"r{number}.example": {"*": b.redirect(f"http://{b.HOST}:{{port}}/")} for number in range(20)}
    web = serve_web({b.HOST: site, **redirecting})
    await check(settings_for(web), *in_a_row(web, b.HOST, 20), *map(web.url, redirecting))
    assert max(seen.serving for seen in web.asked(b.HOST)) <= 2


async def test_no_more_requests_than_allowed_over_all_hosts(serve_web: ServeWeb) -> None:
    sites = {f"h{number}.example": {"*": Answer(delay=0.002)} for number in range(20)}
    web = serve_web(sites)
    under_way = most = 0
    send = HostClient.send

    class Counting(HostClient):
        async def send(self, *args: Any, **options: Any) -> HttpAnswer:
            nonlocal under_way, most
            under_way += 1
            most = max(most, under_way)
            try:
                return await send(self, *args, **options)
            finally:
                under_way -= 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hosts, "HostClient", Counting)
        await check(settings_for(web, max_requests=3), *map(web.url, sites))
    assert most == 3


@pytest.mark.parametrize("behaviour", [b.ok, b.gone, b.redirect("/other")])
async def test_requests_to_a_host_keep_their_distance(serve_web: ServeWeb, behaviour: Answer) -> None:
    web = serve_web({b.HOST: {"*": behaviour, "/other": b.ok}})
    began = time.monotonic()
    await check(settings_for(web, host_delay=0.02, recheck_after=0.01), *in_a_row(web, b.HOST, 6))
    assert len(web.requests) >= 7
    for place, seen in enumerate(web.requests):
        assert seen.at - began >= place * 0.02 - 0.001


async def test_who_is_asked_too_often_is_left_alone_for_a_while(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/0": b.failing(b.rate_limited, times=2), "*": b.ok}, "other.example": {"*": b.ok}})
    links = in_a_row(web, b.HOST, 8)
    order = [verdict.url for verdict in await check(settings_for(web, host_requests=1), *links)]
    first = web.asked(b.HOST, "/0")
    assert first[2].at - first[1].at >= 1.0
    between = [seen for seen in web.requests if first[1].at < seen.at < first[1].at + 0.9]
    assert not between
    assert set(order) == set(links)


# What is learnt of a host


class CountingClient(HostClient):
    sent: ClassVar[Counter[str]] = Counter()

    async def send(self, method: str, url: str, **options: Any) -> HttpAnswer:
        type(self).sent[method] += 1
        return await super().send(method, url, **options)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many requests were tried, by method, those included that no server saw."""
    monkeypatch.setattr(hosts, "HostClient", CountingClient)
    monkeypatch.setattr(CountingClient, "sent", Counter())
    return CountingClient.sent


@pytest.mark.parametrize("retry_after", [0.0, 0.1])
async def test_a_host_that_refuses_is_not_asked_for_each_link(
    serve_web: ServeWeb, sent: Counter[str], retry_after: float
) -> None:
    web = serve_web({b.HOST: {}})
    links = [f"http://{b.HOST}:{web.closed_port}/{number}" for number in range(50)]
    verdicts = await check(settings_for(web, retry_after=retry_after), *links)
    assert [verdict.reason for verdict in verdicts] == [Reason.UNREACHABLE] * 50
    assert sent.total() <= 8, "two lanes, each with a HEAD and what is tried again"
    evidence = Counter(verdict.evidence for verdict in verdicts)
    given_up = "HEAD: connection refused, as for the links before it; not asked"
    assert evidence[given_up] >= 46, "what is given up is not waited for once more"


@pytest.mark.parametrize("behaviour", [b.resets, b.drops, b.garbage])
async def test_a_host_that_never_answers_is_given_up(
    serve_web: ServeWeb, sent: Counter[str], behaviour: Behaviour
) -> None:
    web = serve_web({b.HOST: {"*": behaviour}})
    verdicts = await check(settings_for(web), *in_a_row(web, b.HOST, 50))
    assert {verdict.state for verdict in verdicts} == {State.UNCLEAR}
    assert len(verdicts) == 50
    assert sent.total() <= 16


async def test_a_silent_host_is_given_up(serve_web: ServeWeb, sent: Counter[str]) -> None:
    web = serve_web({b.HOST: {"*": b.hangs}})
    verdicts = await check(settings_for(web, timeout=0.3, head_timeout=0.3), *in_a_row(web, b.HOST, 50))
    assert [verdict.reason for verdict in verdicts] == [Reason.UNREACHABLE] * 50
    assert sent.total() <= 8


async def test_a_host_that_answers_is_not_given_up_for_a_few_links(serve_web: ServeWeb) -> None:
    site: Site = {"/0": b.ok, "/1": b.resets, "/2": b.resets, "/3": b.garbage, "*": b.ok}
    web = serve_web({b.HOST: site})
    links = in_a_row(web, b.HOST, 20)
    verdicts = by_url(await check(settings_for(web), *links))
    states = [verdicts[link].state for link in links]
    assert states == [State.ALIVE, *[State.UNCLEAR] * 3, *[State.ALIVE] * 16]


async def test_of_a_silent_link_it_is_known_whether_its_host_answers_others(serve_web: ServeWeb) -> None:
    """One that drops whoever asks for much is alive: its links must never come to count as silent."""
    web = serve_web({b.HOST: {"/0": b.ok, "*": b.resets}, "silent.example": {"*": b.resets}})
    settings = settings_for(web, host_requests=1, retries=0)
    verdicts = await check(settings, *in_a_row(web, b.HOST, 9), *in_a_row(web, "silent.example", 3))
    silent = [verdict for verdict in verdicts if verdict.reason is Reason.UNREACHABLE]
    assert len(silent) == 11
    for verdict in silent:
        assert (verdict.details.get(HOST_ANSWERED) is True) is (b.HOST in verdict.url)


async def test_one_port_does_not_speak_for_another(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    refused = [f"http://{b.HOST}:{web.closed_port}/{number}" for number in range(5)]
    answered = in_a_row(web, b.HOST, 5)
    verdicts = by_url(await check(settings_for(web), *refused, *answered))
    assert {verdicts[link].reason for link in refused} == {Reason.UNREACHABLE}
    assert {verdicts[link].reason for link in answered} == {Reason.OK}


async def test_an_address_too_long_to_be_sent_says_nothing_of_its_host(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    long = [web.url(b.HOST, f"/{number}?{'x' * 70_000}") for number in range(6)]
    verdicts = by_url(await check(settings_for(web), *long, *in_a_row(web, b.HOST, 5)))
    assert {verdicts[link].reason for link in long} == {Reason.UNREACHABLE}
    assert {verdicts[link].reason for link in in_a_row(web, b.HOST, 5)} == {Reason.OK}


async def methods_of_three_links(web: PretendWeb) -> list[str]:
    """As seen by the server: the links come one after the other."""
    async with LinkChecker(settings_for(web), no_matter) as checker:
        for link in in_a_row(web, b.HOST, 3):
            checker.add(link)
            await checker.settled()
    return [f"{seen.method} {seen.target}" for seen in web.requests]


@pytest.mark.parametrize("lie", [b.head_405, b.head_404_get_200, b.head_resets, b.head_200_get_404])
async def test_a_host_whose_head_lies_is_asked_by_get(serve_web: ServeWeb, lie: Behaviour) -> None:
    web = serve_web({b.HOST: {"/0": lie, "*": b.ok}})
    asked = await methods_of_three_links(web)
    assert asked[0] == "HEAD /0"
    assert [line for line in asked if line.endswith(("/1", "/2"))] == ["GET /1", "GET /2"]


async def test_a_host_whose_head_told_the_truth_is_believed(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {f"/{number}": b.ok for number in range(3)}})
    asked = await methods_of_three_links(web)
    made_up = asked.pop(2)
    assert asked == ["HEAD /0", "GET /0", "HEAD /1", "HEAD /2"]
    assert re.fullmatch("GET /[0-9a-f]{16}", made_up)


async def test_a_host_that_answers_made_up_addresses_is_always_asked_by_get(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    asked = await methods_of_three_links(web)
    assert [asked[0], asked[1], *asked[-2:]] == ["HEAD /0", "GET /0", "GET /1", "GET /2"]


async def test_links_of_a_host_share_a_connection(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {f"/{number}": b.ok for number in range(20)}})
    await check(settings_for(web, host_requests=1), *in_a_row(web, b.HOST, 20))
    assert len(web.requests) == 22  # a HEAD each, a GET to compare with, and a made-up address
    assert {seen.connection for seen in web.requests} == {1}


def test_defaults_are_kind() -> None:
    """What an unset setting means for the hosts that are asked."""
    defaults = Settings()
    assert defaults.host_requests <= 2
    assert defaults.host_delay >= 0.05  # and no more than two at once: a slow host is asked less often
    assert defaults.recheck_after >= 3
    assert defaults.hosts == {}
    assert defaults.allow_networks == []


# What is shared between links


async def test_a_token_that_is_good_for_once_is_not_shared(serve_web: ServeWeb) -> None:
    """Each visitor is sent for a token of their own: another's is refused, and sends them round in a circle."""
    tokens: set[str] = set()

    async def page(exchange: Exchange) -> Answer:
        if exchange.seen.method == "HEAD":
            return Answer(405)
        if "in=1" in exchange.seen.headers.get("cookie", ""):
            return b.ok
        return Answer(302, {"Location": f"http://sso.example:{{port}}/bounce?{exchange.seen.path}"})

    async def bounce(exchange: Exchange) -> Answer:
        token = f"t{len(tokens)}"
        tokens.add(token)
        return Answer(302, {"Location": f"http://{b.HOST}:{{port}}/verify?{token}&{exchange.seen.query}"})

    async def verify(exchange: Exchange) -> Answer:
        token, _, path = exchange.seen.query.partition("&")
        if token not in tokens:
            return Answer(302, {"Location": path})
        tokens.discard(token)
        return Answer(302, {"Location": path, "Set-Cookie": "in=1; Path=/"})

    web = serve_web({b.HOST: {"/verify": verify, "*": page}, "sso.example": {"*": bounce}})
    verdicts = await check(settings_for(web), *in_a_row(web, b.HOST, 8))
    assert {verdict.state for verdict in verdicts} == {State.ALIVE}


async def test_a_page_that_many_links_are_sent_to_is_asked_once_in_a_while(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/gone": b.gone, "/": b.ok, "*": b.redirect("/gone")}})
    links = in_a_row(web, b.HOST, 20)
    verdicts = await check(settings_for(web, recheck_after=0.5), *links)
    assert {(verdict.state, verdict.reason) for verdict in verdicts} == {(State.DEAD, Reason.BROKEN_REDIRECT)}
    assert 3 <= len(web.asked(b.HOST, "/gone")) <= 12, "not once for each look at each link"


async def test_an_error_page_that_was_ill_for_once_kills_no_link(serve_web: ServeWeb) -> None:
    """Made-up addresses are sent there too; what came then is not what a link's second look gets to see."""
    web = serve_web(
        {
            b.HOST: {
                "/one": Answer(body="<title>One</title><p>" + "some other text " * 20),
                "/hub": b.failing(b.gone, times=1),
                "*": b.redirect("/hub", 302),
            }
        }
    )
    verdicts = by_url(await check(settings_for(web, host_requests=1), *(web.url(b.HOST, p) for p in ("/one", "/hub"))))
    assert verdicts[web.url(b.HOST, "/hub")].state is not State.DEAD
