"""The checker at large: every link gets one verdict, in an order that delays nobody, and stopping stops all."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brokenlinks.checking import LinkChecker, check_links, hosts
from brokenlinks.checking.link import LinkCheck
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.models import Reason, State, Verdict
from brokenlinks.network.addresses import literal
from brokenlinks.network.errors import Failure, TransportError
from brokenlinks.network.transport import HostClient
from tests.checking.running import by_url, check, check_one, in_a_row, no_matter, settings_for, until
from tests.web import behaviours as b
from tests.web.dns import FakeDns, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brokenlinks.demo.web import Exchange, Site
    from brokenlinks.network.transport import Answer as HttpAnswer
    from tests.conftest import ServeDns, ServeWeb


# One verdict for every link


async def test_every_add_gets_its_own_verdict(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/": b.ok}})
    link = web.url(b.HOST)
    verdicts = await check(settings_for(web), link, link, f" {link} ", f"HTTP://{b.HOST.upper()}:{web.port}")
    assert Counter(verdict.url for verdict in verdicts) == Counter(
        [link, link, f" {link} ", f"HTTP://{b.HOST.upper()}:{web.port}"]
    )
    assert {verdict.final_url for verdict in verdicts} == {link}


async def test_check_links_checks_each_spelling_once(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    links = [*in_a_row(web, b.HOST, 3), "mailto:keeper@a.example", *in_a_row(web, b.HOST, 2)]
    seen = [verdict.url async for verdict in check_links(links, settings_for(web))]
    assert sorted(seen) == sorted(set(links))


async def test_nothing_to_do() -> None:
    assert [verdict async for verdict in check_links([], settings_for())] == []


@pytest.mark.parametrize(
    ("link", "reason", "words"),
    [
        ("mailto:keeper@a.example", Reason.NOT_HTTP, "mailto: is not fetched"),
        ("\ufeffTEL:+49", Reason.NOT_HTTP, "is not fetched"),
        ("javascript:void(0)", Reason.NOT_HTTP, "javascript: is not fetched"),
        ("ftp://a.example/x", Reason.NOT_HTTP, "ftp: is not fetched"),
        ("", Reason.INVALID_URL, "no browser"),
        ("see page 4", Reason.INVALID_URL, "no browser"),
        ("http://", Reason.INVALID_URL, "no browser"),
        ("http://a.example:99999/", Reason.INVALID_URL, "no browser"),
        ("http://a.example/\ud800", Reason.INVALID_URL, "no browser"),
    ],
    ids=ascii,
)
async def test_what_is_never_asked(link: str, reason: Reason, words: str) -> None:
    verdict = await check_one(settings_for(), link)
    assert (verdict.url, verdict.state, verdict.reason) == (link, State.SKIPPED, reason)
    assert words in verdict.evidence
    assert (verdict.status, verdict.confidence) == (None, 1.0)


class LoopbackClient(HostClient):
    """Keeps arbitrary text from reaching a real host: `http://134744072/` is 8.8.8.8."""

    async def send(self, method: str, url: str, **options: Any) -> HttpAnswer:
        from brokenlinks import urls

        address = literal(urls.parse(url).host)
        if address is not None and not address.is_loopback:
            raise TransportError(Failure.REFUSED)
        return await super().send(method, url, **options)


@pytest.fixture(scope="module")
def nowhere() -> Iterator[FakeDns]:
    with FakeDns({}).in_thread() as dns:
        yield dns


_TEXTS = (
    st.text()
    | st.text(st.characters(codec=None))
    | st.builds("{}{}{}".format, st.sampled_from(["http://", "https://", "//", "HTTP:", ""]), st.text(), st.text())
    | st.builds("http://{}/{}".format, st.text("a.1-_:@[]%", max_size=20), st.text())
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(links=st.lists(_TEXTS, max_size=20))
def test_no_text_is_too_odd(nowhere: FakeDns, links: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hosts, "HostClient", LoopbackClient)
        hurried = settings_for(nowhere, recheck_after=0.0, retry_after=0.0, timeout=0.5, head_timeout=0.5, retries=0)
        verdicts = asyncio.run(check(hurried, *links))
    assert Counter(verdict.url for verdict in verdicts) == Counter(links)
    assert {verdict.state for verdict in verdicts} <= {State.SKIPPED, State.UNCLEAR, State.DEAD}
    assert not any("the check itself failed" in verdict.evidence for verdict in verdicts)


_BEHAVIOURS: Site = {
    "/ok": b.ok,
    "/gone": b.gone,
    "/forbidden": b.forbidden,
    "/resets": b.resets,
    "/garbage": b.garbage,
    "/head-405": b.head_405,
    "/server-error": b.server_error,
    "/moved": b.redirect("http://one.example:{port}/ok"),
    "/moved-to-gone": b.redirect("http://two.example:{port}/gone"),
    "/moved-to-lost": b.redirect("http://lost.example/"),
}
#: What each comes to at its best; a host that was given up answers for all its links with `UNREACHABLE`.
_STATES = {
    "/ok": State.ALIVE, "/gone": State.DEAD, "/forbidden": State.UNCLEAR, "/resets": State.UNCLEAR,
    "/garbage": State.UNCLEAR, "/head-405": State.ALIVE, "/server-error": State.UNCLEAR, "/moved": State.ALIVE,
    "/moved-to-gone": State.DEAD, "/moved-to-lost": State.DEAD,
}  # fmt: skip


@pytest.fixture(scope="module")
def three_hosts() -> Iterator[PretendWeb]:
    sites = dict.fromkeys(["one.example", "two.example", "three.example"], _BEHAVIOURS)
    with PretendWeb(sites, names={"lost.example": "nxdomain"}).in_thread() as web:
        yield web


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    picks=st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), st.sampled_from(sorted(_STATES))), max_size=40),
    host_requests=st.integers(1, 3),
    max_requests=st.integers(1, 4),
)
def test_whatever_comes_together(
    three_hosts: PretendWeb, picks: list[tuple[str, str]], host_requests: int, max_requests: int
) -> None:
    """Neither the order nor the company of links changes a verdict from dead to alive, or the other way round."""
    links = {three_hosts.url(f"{host}.example", f"{path}?{number}"): path for number, (host, path) in enumerate(picks)}
    limits = settings_for(
        three_hosts, host_requests=host_requests, max_requests=max_requests, recheck_after=0.01, retry_after=0.01
    )
    verdicts = asyncio.run(check(limits, *links))
    assert len(verdicts) == len(links)
    for verdict in verdicts:
        given_up = verdict.reason in (Reason.UNREACHABLE, Reason.PROTOCOL_ERROR)
        assert given_up or verdict.state is _STATES[links[verdict.url]], verdict


async def test_a_fault_of_ours_costs_one_link(
    serve_web: ServeWeb, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    links = in_a_row(web, b.HOST, 5)
    run = LinkCheck.run

    async def run_or_not(self: LinkCheck) -> Verdict:
        verdict = await run(self)
        if verdict.url == links[1]:
            raise LookupError("a mistake in a rule")
        return verdict

    monkeypatch.setattr(LinkCheck, "run", run_or_not)
    with caplog.at_level(logging.ERROR):
        verdicts = by_url(await check(settings_for(web), *links))
    assert [verdicts[link].state for link in links] == [State.ALIVE, State.UNCLEAR, *[State.ALIVE] * 3]
    assert "check itself failed" in verdicts[links[1]].evidence
    assert links[1] in caplog.text
    assert "a mistake in a rule" in caplog.text


# Order


async def test_a_slow_host_holds_up_nobody_else() -> None:
    """It answers only when all the others are settled; with two requests of three on the wire it could block them."""
    others_are_settled = asyncio.Event()

    async def wait(exchange: Exchange) -> Answer:
        await others_are_settled.wait()
        return b.ok

    fast = {f"h{number}.example": {"*": b.ok} for number in range(30)}
    order: list[str] = []
    async with PretendWeb({b.HOST: {"*": wait}, **fast}) as web, asyncio.timeout(20):

        def note(verdict: Verdict) -> None:
            order.append(verdict.url)
            if len(order) == len(fast):
                others_are_settled.set()

        async with LinkChecker(settings_for(web, max_requests=3), note) as checker:
            for link in (*in_a_row(web, b.HOST, 10), *map(web.url, fast)):
                checker.add(link)
            await checker.settled()
    assert set(order[: len(fast)]) == set(map(web.url, fast))


async def test_the_wait_for_a_second_look_holds_nobody_up() -> None:
    """All the host's other links are settled while the dead ones wait."""
    order: list[str] = []
    async with PretendWeb({b.HOST: {"/0": b.gone, "/1": b.gone, "/2": b.gone, "*": b.ok}}) as web:
        limits = settings_for(web, recheck_after=1.0, max_requests=1)
        links = in_a_row(web, b.HOST, 12)
        order = [verdict.url for verdict in await check(limits, *links)]
    assert set(order[-3:]) == set(links[:3])


async def test_the_longest_queue_is_served_first() -> None:
    """Four hosts are served at once here; those that wait are taken by the length of their queues."""
    all_are_in = asyncio.Event()

    async def wait(exchange: Exchange) -> Answer:
        await all_are_in.wait()
        return b.ok

    first = [f"first{number}.example" for number in range(4)]
    waiting = {"one.example": 1, "nine.example": 9, "two.example": 2, "thirty.example": 30, "three.example": 3}
    sites: dict[str, Site] = {host: {"*": wait if host in first else b.ok} for host in (*first, *waiting)}
    async with (
        PretendWeb(sites) as web,
        LinkChecker(settings_for(web, max_requests=1), no_matter) as checker,
        asyncio.timeout(20),
    ):
        for host in first:
            checker.add(web.url(host))
        for host, links in waiting.items():
            for link in in_a_row(web, host, links):
                checker.add(link)
        all_are_in.set()
        await checker.settled()
    order = list(dict.fromkeys(seen.host for seen in web.requests if seen.host in waiting))
    assert order.index("thirty.example") < order.index("nine.example") < order.index("one.example")


async def test_links_may_come_while_others_are_checked(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}, "other.example": {"*": b.gone}})
    more = [*in_a_row(web, b.HOST, 30), *in_a_row(web, "other.example", 5)]
    verdicts: list[Verdict] = []

    def note(verdict: Verdict) -> None:
        verdicts.append(verdict)
        if more:
            checker.add(more.pop())

    async with LinkChecker(settings_for(web), note) as checker, asyncio.timeout(20):
        checker.add(web.url(b.HOST))
        await checker.settled()
    assert len(verdicts) == 36


# Stopping


async def test_closing_stops_everything(serve_web: ServeWeb) -> None:
    """Links are on the wire, in lanes, in queues, waiting for a second look, and on hosts that nobody serves yet."""
    gone = [f"gone{number}.example" for number in range(4)]
    mute = [f"mute{number}.example" for number in range(50)]
    web = serve_web({host: {"*": b.gone if host in gone else b.hangs} for host in (*gone, *mute)})
    verdicts: list[Verdict] = []
    limits = settings_for(web, max_requests=8, recheck_after=60)
    async with LinkChecker(limits, verdicts.append) as checker:
        for host in gone:
            checker.add(web.url(host))
        await until(lambda: all(len(web.asked(host)) == 2 for host in gone))
        for host in mute:
            for link in in_a_row(web, host, 3):
                checker.add(link)
        await until(lambda: len(web.requests) == 2 * len(gone) + 8)
    asked = len(web.requests)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert verdicts == []
    assert checker.open == len(gone) + 3 * len(mute)
    await asyncio.sleep(0.1)
    assert len(web.requests) == asked


async def test_closing_while_names_are_looked_up(serve_dns: ServeDns) -> None:
    dns = serve_dns({"mute.example": Trouble.SILENCE})
    async with LinkChecker(settings_for(dns), no_matter) as checker:
        checker.add("http://mute.example/")
        await until(lambda: dns.questions)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_closing_with_nothing_open(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    checker = LinkChecker(settings_for(web), no_matter)
    checker.add(web.url(b.HOST))
    await checker.settled()
    await checker.close()
    await checker.close()
    assert checker.open == 0
