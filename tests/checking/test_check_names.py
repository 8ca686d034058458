"""When a domain counts as gone: two denials with time between, and nobody elsewhere who knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.checking import names
from brokenlinks.demo.web import ADDRESS
from brokenlinks.models import OWN_NETWORK, Reason, State
from brokenlinks.network.resolver import Resolver
from tests.checking.running import check, check_one, settings_for
from tests.web import behaviours as b
from tests.web.dns import InTurn, Trouble

if TYPE_CHECKING:
    from brokenlinks.demo.web import PretendWeb
    from brokenlinks.models import Verdict
    from tests.conftest import ServeDns, ServeWeb
    from tests.web.dns import Reply

NAME = "kept.example"
HERE = (ADDRESS,)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent name server is waited for as briefly as the network's own is here."""

    def impatient(**options: Any) -> Resolver:
        return Resolver(**{**options, "timeout": 0.3, "tries": 1})

    monkeypatch.setattr(names, "Resolver", impatient)


@pytest.fixture
def web(serve_web: ServeWeb) -> PretendWeb:
    return serve_web({NAME: {"*": b.ok}, "redirects.example": {"*": b.redirect(f"http://{NAME}:{{port}}/there")}})


#: What the name server says, in turn → reason.
HERE_ALONE: dict[str, tuple[Reply | InTurn, Reason]] = {
    "found": (HERE, Reason.OK),
    "denied": (Trouble.NXDOMAIN, Reason.DOMAIN_GONE),
    "denied once": (InTurn((Trouble.NXDOMAIN, HERE)), Reason.OK),
    "denied, then ill": (InTurn((Trouble.NXDOMAIN, Trouble.SERVFAIL)), Reason.UNREACHABLE),
    "denied, then silent": (InTurn((Trouble.NXDOMAIN, Trouble.SILENCE)), Reason.UNREACHABLE),
    "denied, then without address": (InTurn((Trouble.NXDOMAIN, Trouble.NODATA)), Reason.UNREACHABLE),
    "denied, then 0.0.0.0": (InTurn((Trouble.NXDOMAIN, ("0.0.0.0",))), Reason.PRIVATE_ADDRESS),
    "ill": (Trouble.SERVFAIL, Reason.UNREACHABLE),
    "refused": (Trouble.REFUSED, Reason.UNREACHABLE),
    "without address": (Trouble.NODATA, Reason.UNREACHABLE),
    "silent": (Trouble.SILENCE, Reason.UNREACHABLE),
    "0.0.0.0": (("0.0.0.0",), Reason.PRIVATE_ADDRESS),
    "::": (("::",), Reason.PRIVATE_ADDRESS),
    "private": (("10.0.0.1", "192.168.0.1"), Reason.PRIVATE_ADDRESS),
    "private and not": (("10.0.0.1", ADDRESS), Reason.OK),
}


@pytest.mark.parametrize("case", HERE_ALONE)
async def test_what_one_name_server_says(web: PretendWeb, serve_dns: ServeDns, case: str) -> None:
    reply, reason = HERE_ALONE[case]
    dns = serve_dns({NAME: reply})
    verdict = await check_one(settings_for(dns, retries=0), web.url(NAME))
    assert verdict.reason is reason, verdict.evidence
    assert bool(verdict.details.get(OWN_NETWORK)) is case.endswith("silent"), "that server was the user's own"
    if reason is Reason.DOMAIN_GONE:
        assert verdict.confidence == 0.9
        assert verdict.evidence.startswith("asked twice, ")
        assert verdict.evidence.endswith(f" – {NAME}: the name does not exist")


async def test_what_could_not_be_asked_is_asked_again(web: PretendWeb, serve_dns: ServeDns) -> None:
    dns = serve_dns({NAME: InTurn((Trouble.NODATA, HERE))})
    assert (await check_one(settings_for(dns), web.url(NAME))).reason is Reason.OK


#: What the witness says of a name that is denied here → reason, confidence.
WITNESS: dict[str, tuple[Reply, Reason, float]] = {
    "denies it too": (Trouble.NXDOMAIN, Reason.DOMAIN_GONE, 0.97),
    "knows it": (("93.184.215.14",), Reason.BLOCKED, 0.5),
    "knows it, in a network that is allowed": (HERE, Reason.BLOCKED, 0.5),
    "knows it, at a private address": (("10.0.0.1",), Reason.BLOCKED, 0.5),
    "knows it, without address": (Trouble.NODATA, Reason.BLOCKED, 0.5),
    "is ill": (Trouble.SERVFAIL, Reason.DOMAIN_GONE, 0.9),
    "refuses": (Trouble.REFUSED, Reason.DOMAIN_GONE, 0.9),
    "is silent": (Trouble.SILENCE, Reason.DOMAIN_GONE, 0.9),
}


async def _denied_here(web: PretendWeb, serve_dns: ServeDns, reply: Reply, host: str = NAME) -> Verdict:
    dns = serve_dns({"redirects.example": HERE})
    witness = serve_dns({NAME: reply})
    settings = settings_for(dns, second_nameservers=[f"{ADDRESS}:{witness.port}"])
    verdict = await check_one(settings, web.url(host))
    assert {question.name for question in witness.questions} == {NAME}, "the witness hears of nothing else"
    assert [question.type for question in dns.questions if question.name == NAME] == ["A", "A"]
    return verdict


@pytest.mark.parametrize("case", WITNESS)
async def test_the_witness(web: PretendWeb, serve_dns: ServeDns, case: str) -> None:
    reply, reason, confidence = WITNESS[case]
    verdict = await _denied_here(web, serve_dns, reply)
    assert (verdict.reason, verdict.confidence) == (reason, confidence), verdict.evidence
    hidden = reason is Reason.BLOCKED
    assert ("another one knows it" in verdict.evidence) is hidden
    assert bool(verdict.details.get(OWN_NETWORK)) is hidden


@pytest.mark.parametrize("case", WITNESS)
async def test_the_witness_of_a_redirect(web: PretendWeb, serve_dns: ServeDns, case: str) -> None:
    reply, reason, _ = WITNESS[case]
    verdict = await _denied_here(web, serve_dns, reply, "redirects.example")
    assert verdict.reason is (Reason.BROKEN_REDIRECT if reason is Reason.DOMAIN_GONE else reason)


async def test_a_witness_is_asked_about_nothing_that_is_there(web: PretendWeb, serve_dns: ServeDns) -> None:
    dns, witness = serve_dns({NAME: HERE}), serve_dns({})
    settings = settings_for(dns, second_nameservers=[f"{ADDRESS}:{witness.port}"])
    assert (await check_one(settings, web.url(NAME))).reason is Reason.OK
    assert not witness.questions


async def test_all_links_of_a_host_share_two_lookups(web: PretendWeb, serve_dns: ServeDns) -> None:
    dns = serve_dns({})
    verdicts = await check(settings_for(dns), *(f"http://{NAME}/{number}" for number in range(30)))
    assert {verdict.reason for verdict in verdicts} == {Reason.DOMAIN_GONE}
    assert [question.name for question in dns.questions] == [NAME, NAME]


async def test_a_host_that_is_there_is_looked_up_once(web: PretendWeb, serve_dns: ServeDns) -> None:
    dns = serve_dns({NAME: HERE})
    await check(settings_for(dns), *(web.url(NAME, f"/{number}") for number in range(10)))
    assert [question.name for question in dns.questions if question.type == "A"] == [NAME]


@pytest.mark.parametrize("host", ["localhost", "printer.local", "intranet", "db.internal", "nas.lan"])
@pytest.mark.parametrize("allowed", [[], ["10.0.0.0/8"]])
async def test_local_names_are_never_dead(web: PretendWeb, serve_dns: ServeDns, host: str, allowed: list[str]) -> None:
    dns = serve_dns({})
    verdict = await check_one(settings_for(dns, allow_networks=allowed), f"http://{host}:3000/")
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.PRIVATE_ADDRESS)
    assert bool(dns.questions) is bool(allowed)


@pytest.mark.parametrize("host", ["a..example", "a" * 64 + ".example", "a." * 130 + "example"])
async def test_names_that_cannot_be(serve_dns: ServeDns, host: str) -> None:
    verdict = await check_one(settings_for(serve_dns({})), f"http://{host}/")
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.INVALID_URL)


@pytest.mark.parametrize(
    ("value", "reason"),
    [("nxdomain", Reason.DOMAIN_GONE), ("servfail", Reason.UNREACHABLE), ("timeout", Reason.UNREACHABLE),
     ("noaddress", Reason.UNREACHABLE), ("0.0.0.0", Reason.PRIVATE_ADDRESS), (ADDRESS, Reason.OK)],
)  # fmt: skip
async def test_the_hosts_map_decides(web: PretendWeb, value: str, reason: Reason) -> None:
    assert (await check_one(settings_for(hosts={NAME: value}), web.url(NAME))).reason is reason


async def test_an_ipv6_address_that_fails_may_be_the_fault_of_a_network_without(web: PretendWeb) -> None:
    """Dead to whoever has IPv4 alone, and alive to others: it must never come to count as silence."""
    settings = settings_for(hosts={"six.example": "::1", NAME: ADDRESS}, allow_networks=["::1/128", "127.0.0.0/8"])
    six, four = [await check_one(settings, f"http://{host}:{web.closed_port}/") for host in ("six.example", NAME)]
    assert (six.reason, four.reason) == (Reason.UNREACHABLE, Reason.UNREACHABLE)
    assert six.details.get(OWN_NETWORK) is True
    assert OWN_NETWORK not in four.details
