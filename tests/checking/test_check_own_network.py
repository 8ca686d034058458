"""The user's own network is not the links' fault: what fails with it is asked again, and none of it is called dead."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.checking import LinkChecker, own_network
from brokenlinks.models import Reason, State
from tests.checking.running import settings_for, until
from tests.network.trusting import trusting
from tests.web import behaviours as b
from tests.web.certificates import SELF_SIGNED, VALID
from tests.web.dns import InTurn, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from brokenlinks.config import Settings
    from brokenlinks.demo.web import Answer, Behaviour, Exchange, PretendWeb
    from brokenlinks.models import Verdict
    from tests.conftest import ServeDns, ServeWeb
    from tests.web.certificates import Certificates

#: More hosts than may fail in a row by chance.
MANY = 14
HOSTS = [f"h{number}.example" for number in range(MANY)]
PAUSED_DOWN = "Paused: your network is down or filtered"
PAUSED_FILTERED = "Paused: your network is filtered"


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_network, "_FIRST_WAIT", 0.05)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that refuses, for as long as the test runs."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


class Line:
    """To pretend webs: while it is not `up`, all connections that were opened are cut."""

    up = True

    async def __call__(self, exchange: Exchange) -> Answer | None:
        if self.up:
            return b.ok
        exchange.reset()
        return None

    def repair(self, _: str) -> None:
        self.up = True


async def run(
    settings: Settings, *links: str, on_notice: Callable[[str], object] = lambda _: None
) -> tuple[dict[str, Verdict], list[str]]:
    """The verdicts by link, and what the user was told on the way."""
    verdicts: dict[str, Verdict] = {}
    notices: list[str] = []

    def keep(verdict: Verdict) -> None:
        assert verdict.url not in verdicts, "one verdict a link"
        verdicts[verdict.url] = verdict

    def notice(text: str) -> None:
        notices.append(text)
        on_notice(text)

    async with LinkChecker(settings, keep, on_notice=notice) as checker:
        for link in links:
            checker.add(link)
        await checker.settled()
    return verdicts, notices


def silent(closed_port: int, hosts: list[str] = HOSTS, **settings: Any) -> tuple[Settings, list[str]]:
    """Settings and links for hosts that all refuse connections."""
    names = dict.fromkeys([*hosts, *settings.pop("names", [])], "127.0.0.1")
    return settings_for(**settings).model_copy(update={"hosts": names}), [
        f"http://{host}:{closed_port}/page" for host in hosts
    ]


# Nobody answers


@pytest.mark.parametrize("canary", ["refuses", "servfail"])
async def test_without_any_network_the_run_waits_and_then_says_so(closed_port: int, canary: str) -> None:
    canaries = [f"https://canary.example:{closed_port}"]
    settings, links = silent(closed_port, canaries=canaries, network_patience=0.3, host_requests=1)
    address = "127.0.0.1" if canary == "refuses" else canary
    settings = settings.model_copy(update={"hosts": {**settings.hosts, "canary.example": address}})
    verdicts, notices = await run(settings, *links)
    assert len(verdicts) == MANY
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.UNREACHABLE}
    assert [notice[: len(PAUSED_DOWN)] for notice in notices] == [PAUSED_DOWN]
    not_asked = [verdict for verdict in verdicts.values() if verdict.details.get("own_network")]
    assert len(not_asked) >= MANY - own_network._MANY
    assert {verdict.evidence for verdict in not_asked} == {"not settled: your own network was down or filtered"}


async def test_what_failed_without_the_network_is_asked_again_when_it_is_back(serve_web: ServeWeb) -> None:
    """It answers for a while, is gone for a while, and comes back."""
    line = Line()
    web = serve_web({host: {"*": line} for host in ("first.example", *HOSTS)})
    settings = settings_for(web, network_patience=30.0, retries=0)
    verdicts: dict[str, Verdict] = {}
    notices: list[str] = []

    def keep(verdict: Verdict) -> None:
        verdicts[verdict.url] = verdict

    def repair(notice: str) -> None:
        notices.append(notice)
        line.repair(notice)

    async with LinkChecker(settings, keep, on_notice=repair) as checker:
        checker.add(web.url("first.example"))
        await checker.settled()
        line.up = False
        for host in HOSTS:
            checker.add(web.url(host))
        await checker.settled()
    assert [bool(notice) for notice in notices] == [True, False]
    assert notices[0].startswith(PAUSED_DOWN)
    early = [verdict for verdict in verdicts.values() if verdict.state is not State.ALIVE]
    assert len(early) < own_network._MANY, "those that failed before it could be known, at the most"
    assert {verdict.reason for verdict in early} <= {Reason.UNREACHABLE}


async def test_silent_hosts_are_believed_while_a_canary_answers(
    closed_port: int, tls_web: PretendWeb, certificates: Certificates
) -> None:
    settings, links = silent(closed_port, canaries=[tls_web.url(VALID)], names=[VALID])
    with trusting(certificates.authority):
        verdicts, notices = await run(settings, *links)
    assert notices == []
    assert not any(verdict.details.get("own_network") for verdict in verdicts.values())
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.UNREACHABLE}
    assert 1 <= len(tls_web.asked(VALID)) <= 3, "asked once for all of them"


async def test_silent_hosts_are_believed_while_others_answer(closed_port: int, serve_web: ServeWeb) -> None:
    """A network of its own has no canaries; hosts that answered in this run are as good."""
    web = serve_web({b.HOST: {"*": b.ok}})
    settings, links = silent(closed_port, names=[b.HOST], canaries=["no-canary.invalid"], network_patience=60.0)
    verdicts, notices = await run(settings, web.url(b.HOST), *links)
    assert notices == []
    assert sum(verdict.reason is Reason.UNREACHABLE for verdict in verdicts.values()) == MANY


async def test_a_name_server_that_denies_well_known_names_is_not_believed(serve_dns: ServeDns) -> None:
    """A network in which only some names are let through denies living ones, and its own second opinion with them."""
    dns = serve_dns({})
    settings = settings_for(dns, canaries=["canary.example"], second_nameservers=[f"127.0.0.1:{dns.port}"])
    verdicts, notices = await run(settings, *(f"http://{host}/" for host in HOSTS))
    assert notices == []
    assert {verdict.reason for verdict in verdicts.values()} == {Reason.UNREACHABLE}
    assert {verdict.evidence for verdict in verdicts.values()} == {
        "not settled: your name server denies well-known sites as well"
    }


async def test_where_canaries_have_no_name_a_host_that_answers_will_do(
    serve_dns: ServeDns, serve_web: ServeWeb
) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    dns = serve_dns({b.HOST: ("127.0.0.1",)})
    settings = settings_for(dns, canaries=["canary.example"])
    verdicts, _ = await run(settings, web.url(b.HOST), *(f"http://{host}/" for host in HOSTS))
    assert sum(verdict.reason is Reason.DOMAIN_GONE for verdict in verdicts.values()) == MANY


async def test_few_failures_ask_nobody(closed_port: int, tls_web: PretendWeb) -> None:
    hosts = HOSTS[: own_network._MANY - 1]
    settings, links = silent(closed_port, hosts, canaries=[tls_web.url(VALID)], names=[VALID])
    _, notices = await run(settings, *links)
    assert (notices, tls_web.requests) == ([], [])


# Someone answers for everybody


@pytest.mark.parametrize("answer", [b.gone, b.redirect("http://{host}:{port}/login"), b.ok])
async def test_behind_a_log_in_page_nothing_is_called_dead(
    serve_web: ServeWeb, tls_web: PretendWeb, answer: Behaviour | Answer
) -> None:
    """A captive portal answers all of http, and has no certificate for anybody."""
    web = serve_web({host: {"*": answer, "/login": b.ok} for host in HOSTS})
    settings = settings_for(web, tls_web, canaries=[tls_web.url(SELF_SIGNED)], network_patience=0.2)
    verdicts, notices = await run(settings, *map(web.url, HOSTS))
    assert State.DEAD not in {verdict.state for verdict in verdicts.values()}
    if answer is b.gone:
        assert [notice[: len(PAUSED_FILTERED)] for notice in notices] == [PAUSED_FILTERED]


async def test_once_logged_in_the_run_goes_on(
    serve_web: ServeWeb, serve_dns: ServeDns, tls_web: PretendWeb, certificates: Certificates
) -> None:
    web = serve_web({b.HOST: {"/": b.gone, "*": b.ok}})
    portal = InTurn((("10.0.0.1",), ("10.0.0.1",), ("127.0.0.1",)))
    dns = serve_dns({VALID: portal, b.HOST: ("127.0.0.1",)})
    settings = settings_for(dns, canaries=[tls_web.url(VALID)], network_patience=30.0)
    with trusting(certificates.authority):
        verdicts, notices = await run(settings, web.url(b.HOST))
    assert [notice[: len(PAUSED_FILTERED)] for notice in notices] == [PAUSED_FILTERED, ""]
    (verdict,) = verdicts.values()
    assert (verdict.state, verdict.reason) == (State.DEAD, Reason.PAGE_GONE)
    assert [seen.method for seen in web.asked(b.HOST, "/")][-3:] == ["HEAD", "GET", "GET"], "from the start"


async def test_an_answer_with_a_certificate_needs_no_canary(serve_web: ServeWeb, certificates: Certificates) -> None:
    web = serve_web({VALID: {"*": b.gone}}, tls=certificates.server)
    canary = serve_web({SELF_SIGNED: {"*": b.ok}}, tls=certificates.server)
    settings = settings_for(web, canary, canaries=[canary.url(SELF_SIGNED)])
    with trusting(certificates.authority):
        verdicts, notices = await run(settings, web.url(VALID, "/gone"))
    assert [verdict.state for verdict in verdicts.values()] == [State.DEAD]
    assert (notices, canary.requests) == ([], [])


async def test_a_filter_that_denies_a_living_name(serve_dns: ServeDns, serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"*": b.ok}})
    filtering, honest = serve_dns({b.HOST: Trouble.NXDOMAIN}), serve_dns({b.HOST: ("127.0.0.1",)})
    settings = settings_for(filtering, second_nameservers=[f"127.0.0.1:{honest.port}"])
    verdicts, _ = await run(settings, web.url(b.HOST))
    (verdict,) = verdicts.values()
    assert verdict.state is State.UNCLEAR
    assert "your name server denies the name" in verdict.evidence


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.1.2.3", "127.0.0.53"])
async def test_a_filter_that_gives_an_address_of_nobody(serve_dns: ServeDns, address: str) -> None:
    dns = serve_dns({b.HOST: (address,)})
    verdicts, _ = await run(settings_for(dns, allow_networks=[]), f"http://{b.HOST}/")
    (verdict,) = verdicts.values()
    assert verdict.state in {State.SKIPPED, State.UNCLEAR}


# What was learnt meanwhile


@pytest.mark.parametrize("portal", [b.gone, b.redirect("http://portal.example:{port}/", 302)], ids=["404", "redirect"])
async def test_a_log_in_page_that_lets_nothing_but_http_through(
    serve_web: ServeWeb, closed_port: int, portal: Behaviour | Answer
) -> None:
    web = serve_web({**{host: {"*": portal} for host in HOSTS}, "portal.example": {"*": b.ok}})
    settings = settings_for(web, canaries=[f"https://canary.example:{closed_port}"], network_patience=0.2)
    settings = settings.model_copy(update={"hosts": {**settings.hosts, "canary.example": "127.0.0.1"}})
    verdicts, _ = await run(settings, *(web.url(host, "/page") for host in HOSTS))
    assert State.DEAD not in {verdict.state for verdict in verdicts.values()}


async def test_an_address_learnt_behind_the_log_in_page_is_forgotten_after_it(
    serve_web: ServeWeb, serve_dns: ServeDns, tls_web: PretendWeb, certificates: Certificates
) -> None:
    """The name leads to the log-in page first: its answers, and its address, are not the site's."""
    moved = {"on": False}

    async def same_address(_: Exchange) -> Answer:
        return b.ok if moved["on"] else b.gone

    web = serve_web({"site.example": {"*": same_address}})
    dns = serve_dns({VALID: InTurn((("10.0.0.1",), ("10.0.0.1",), ("127.0.0.1",))), "site.example": ("127.0.0.1",)})
    settings = settings_for(dns, canaries=[tls_web.url(VALID)], network_patience=30.0)
    with trusting(certificates.authority):
        verdicts, _ = await run(
            settings, web.url("site.example", "/guide"), on_notice=lambda _: moved.update({"on": True})
        )
    assert [verdict.state for verdict in verdicts.values()] == [State.ALIVE]
    assert sum(question.name == "site.example" for question in dns.questions) >= 2, "its name was asked for again"


async def test_a_witness_whose_own_links_wait_can_end_the_pause(serve_web: ServeWeb, closed_port: int) -> None:
    line = Line()
    web = serve_web({"busy.example": {"*": line}})
    settings, links = silent(closed_port, names=["busy.example"], network_patience=20.0, host_delay=0.02, retries=0)
    verdicts: dict[str, Verdict] = {}
    async with LinkChecker(settings, lambda v: verdicts.update({v.url: v}), on_notice=line.repair) as checker:
        for number in range(60):
            checker.add(web.url("busy.example", f"/{number}"))
        await until(lambda: bool(verdicts))
        line.up = False
        for link in links:
            checker.add(link)
        await checker.settled()
    assert not [verdict for verdict in verdicts.values() if verdict.details.get("not_asked")]
