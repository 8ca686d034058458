"""Private addresses are not asked, however they are written and whoever leads there.

Each case goes through the real checker, on its own and as a redirect's target. The tripwire listens at every address
of this machine; and as most private addresses are not of this machine, it is noted too which addresses connections are
pinned to: none but the redirecting server's, 127.0.0.1, which is the one that the settings allow.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.demo.web import ADDRESS
from brokenlinks.models import Reason, State
from tests.checking.running import check, check_one, settings_for
from tests.web import behaviours as b
from tests.web.dns import InTurn

if TYPE_CHECKING:
    from tests.checking.tripwire import Tripwire
    from tests.conftest import ServeDns, ServeWeb
    from tests.web.dns import Reply

REDIRECTING = "redirecting.example"
ONLY_ITS_ADDRESS = [ADDRESS]

#: Hosts as a URL may spell them. Those of 127.0.0.2 reach the tripwire where the system has all of 127.0.0.0/8.
SPELLINGS = [
    # 127.0.0.2
    "127.0.0.2", "127.0.0.2.", "127.0.2", "127.2", "127.0x2", "2130706434", "0x7f000002", "0X7F000002", "0x7f.2",
    "0x7f.0x0.0x0.0x2", "0177.0.0.02", "0177.2", "017700000002", "00000000177.0.0.2", "0x00000000000000007f.2",
    "%31%32%37.0.0.2", "127%2E0%2E0%2E2", "１２７．０．０．２", "①②⑦.⓪.⓪.②", "127。0。0。2", "127｡0｡0｡2",
    "user@127.0.0.2", "93.184.215.14@127.0.0.2", "redirecting.example:80@127.0.0.2", "127.0.0.\t2", "127.0.0.2\\@x",
    # the rest of loopback, and "this host"
    "127.255.255.254", "127.1.1.1", "0.0.0.0", "0", "00", "0x0", "0.0", "0.0.0.1",
    # private, shared, link-local
    "10.0.0.1", "167772161", "0xa000001", "012.0.0.1", "10.1", "172.16.0.1", "172.31.255.255", "2886729729",
    "192.168.0.1", "192.168.1", "3232235521", "0300.0250.0.1", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "169.254.0.1",
    # where clouds hand out keys
    "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "192.0.0.192",
    "168.63.129.16",
    # for examples, measurements, many at once, and nobody
    "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "192.0.0.1", "224.0.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255", "4294967295", "0xffffffff", "037777777777",
    # IPv6
    "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[fec0::1]",
    "[ff02::1]", "[ff0e::1]", "[100::1]", "[2001:db8::1]",
    # IPv4 inside IPv6: mapped, compatible, translated, NAT64 (two prefixes), 6to4, Teredo
    "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "[::FFFF:127.0.0.2]", "[0:0:0:0:0:ffff:127.0.0.2]", "[::ffff:10.0.0.1]",
    "[::ffff:169.254.169.254]", "[::ffff:0.0.0.0]", "[::127.0.0.2]", "[::10.0.0.1]", "[::ffff:0:127.0.0.2]",
    "[64:ff9b::127.0.0.2]", "[64:ff9b::a00:1]", "[64:ff9b::169.254.169.254]", "[64:ff9b:1::127.0.0.2]",
    "[64:ff9b:1::93.184.215.14]", "[2002:7f00:2::]", "[2002:7f00:2::1]", "[2002:a00:1::1]", "[2002:a9fe:a9fe::]",
    "[2001:0:4136:e378:8000:63bf:f5ff:fffe]", "[2001:0:a00:1:8000:63bf:a247:28f1]",
]  # fmt: skip
#: Of no port that listens: asked on its own only, as the redirecting server is at this address too.
LOOPBACK = ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.01", "[::ffff:127.0.0.1]", "[::127.0.0.1]"]
#: What a name server may say of a name.
ANSWERS: dict[str, Reply] = {
    "loopback": ("127.0.0.2",),
    "loopback-6": ("::1",),
    "unspecified": ("0.0.0.0",),
    "unspecified-6": ("::",),
    "ten": ("10.0.0.1",),
    "several": ("10.0.0.1", "172.16.0.1", "192.168.0.1"),
    "shared": ("100.64.0.1",),
    "metadata": ("169.254.169.254",),
    "multicast": ("224.0.0.1",),
    "broadcast": ("255.255.255.255",),
    "local-6": ("fe80::1",),
    "unique-6": ("fd00:ec2::254",),
    "mapped": ("::ffff:127.0.0.2",),
    "compatible": ("::127.0.0.2",),
    "nat64": ("64:ff9b::7f00:2",),
    "6to4": ("2002:7f00:2::",),
    "several-6": ("::1", "fc00::1", "64:ff9b::a00:1"),
}


async def test_the_tripwire_hears_whoever_calls(tripwire: Tripwire, pinned: list[str]) -> None:
    assert not tripwire.was_touched()
    settings = settings_for(timeout=0.3, head_timeout=0.3, retries=0)  # all of 127.0.0.0/8 is allowed
    await check(settings, f"http://{ADDRESS}:{tripwire.port}/")
    assert tripwire.was_touched()
    assert pinned == [ADDRESS]


@pytest.mark.parametrize("host", SPELLINGS + LOOPBACK, ids=ascii)
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_spelled(tripwire: Tripwire, pinned: list[str], scheme: str, host: str) -> None:
    verdict = await check_one(settings_for(allow_networks=[]), f"{scheme}://{host}:{tripwire.port}/")
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.PRIVATE_ADDRESS), verdict.evidence
    assert pinned == []
    assert not tripwire.was_touched()


@pytest.mark.parametrize("host", SPELLINGS, ids=ascii)
async def test_spelled_in_a_redirect(serve_web: ServeWeb, tripwire: Tripwire, pinned: list[str], host: str) -> None:
    web = serve_web({REDIRECTING: {"/": b.redirect(f"http://{host}:{tripwire.port}/")}})
    verdict = await check_one(settings_for(web, allow_networks=ONLY_ITS_ADDRESS), web.url(REDIRECTING))
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.PRIVATE_ADDRESS), verdict.evidence
    assert set(pinned) == {ADDRESS}
    assert not tripwire.was_touched()
    assert web.requests


@pytest.mark.parametrize(
    "location",
    [
        "//127.0.0.2:{wire}/", "\\\\127.0.0.2:{wire}\\", "/\\127.0.0.2:{wire}/", "  http://127.0.0.2:{wire}/  ",
        "ht\ttp://127.0.0.2:{wire}/", "HTTP:\\\\127.0.0.2:{wire}", "https:127.0.0.2:{wire}/",
        "http://redirecting.example:80@127.0.0.2:{wire}/", "http://127.0.0.2:{wire}/#@redirecting.example",
        "http://127.0.0.2:{wire}?.example/", "/hop",
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_of_every_kind(
    serve_web: ServeWeb, tripwire: Tripwire, pinned: list[str], location: str, status: int
) -> None:
    site = {
        "/": b.redirect(location.replace("{wire}", str(tripwire.port)), status),
        "/hop": b.redirect(f"http://127.0.0.2:{tripwire.port}/", status),
    }
    web = serve_web({REDIRECTING: site})
    verdict = await check_one(settings_for(web, allow_networks=ONLY_ITS_ADDRESS), web.url(REDIRECTING))
    assert verdict.reason is Reason.PRIVATE_ADDRESS, verdict.evidence
    assert set(pinned) == {ADDRESS}
    assert not tripwire.was_touched()


@pytest.mark.parametrize("case", ANSWERS)
@pytest.mark.parametrize("way", ["straight", "redirected"])
async def test_named(
    serve_web: ServeWeb, serve_dns: ServeDns, tripwire: Tripwire, pinned: list[str], case: str, way: str
) -> None:
    web = serve_web({REDIRECTING: {"/": b.redirect(f"http://{case}.example:{tripwire.port}/")}})
    dns = serve_dns({REDIRECTING: (ADDRESS,), f"{case}.example": ANSWERS[case]})
    link = f"http://{case}.example:{tripwire.port}/" if way == "straight" else web.url(REDIRECTING)
    verdict = await check_one(settings_for(dns, allow_networks=ONLY_ITS_ADDRESS), link)
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.PRIVATE_ADDRESS), verdict.evidence
    assert set(pinned) == ({ADDRESS} if way == "redirected" else set())
    assert not tripwire.was_touched()


@pytest.mark.parametrize("host", ["localhost", "LocalHost.", "a.localhost", "printer.local", "intranet", "db.internal"])
async def test_local_names(serve_dns: ServeDns, tripwire: Tripwire, pinned: list[str], host: str) -> None:
    dns = serve_dns({host.lower().rstrip("."): ("127.0.0.2",)})
    verdict = await check_one(settings_for(dns, allow_networks=[]), f"http://{host}:{tripwire.port}/")
    assert (verdict.state, verdict.reason) == (State.SKIPPED, Reason.PRIVATE_ADDRESS)
    assert pinned == []
    assert not dns.questions
    assert not tripwire.was_touched()


async def test_of_mixed_addresses_the_private_ones_are_left_out(
    serve_web: ServeWeb, serve_dns: ServeDns, pinned: list[str]
) -> None:
    web = serve_web({"mixed.example": {"/": b.ok}})
    dns = serve_dns({"mixed.example": ("10.0.0.1", "127.0.0.2", ADDRESS, "169.254.169.254")})
    verdict = await check_one(settings_for(dns, allow_networks=ONLY_ITS_ADDRESS), web.url("mixed.example"))
    assert verdict.reason is Reason.OK
    assert set(pinned) == {ADDRESS}


async def test_a_name_cannot_change_its_answer(serve_web: ServeWeb, serve_dns: ServeDns, pinned: list[str]) -> None:
    """The second answer would lead to a server at the same port of another address."""
    web = serve_web({"rebinding.example": {"*": b.ok}})
    dns = serve_dns({"rebinding.example": InTurn(((ADDRESS,), ("127.0.0.2",)))})
    with socket.socket() as other:
        try:
            other.bind(("127.0.0.2", web.port))
        except OSError:
            pytest.skip("this system has no 127.0.0.2")
        other.listen()
        other.setblocking(False)
        links = [web.url("rebinding.example", f"/{number}") for number in range(6)]
        verdicts = await check(settings_for(dns, allow_networks=["127.0.0.0/8"]), *links)
        with pytest.raises(BlockingIOError):
            other.accept()
    assert {verdict.reason for verdict in verdicts} == {Reason.OK}
    assert [question.type for question in dns.questions].count("A") == 1
    assert set(pinned) == {ADDRESS}


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
async def test_no_proxy_is_asked(
    behaviours: Any, tripwire: Tripwire, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, f"http://{ADDRESS}:{tripwire.port}")
    assert (await check_one(settings_for(behaviours), behaviours.url(b.HOST))).reason is Reason.OK
    assert not tripwire.was_touched()
