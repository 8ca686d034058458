"""What the resolver tells apart, against a real name server; and what the gate makes of it."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import ADDRESS
from brokenlinks.network.addresses import allowed_networks
from brokenlinks.network.errors import NameNotFound, PrivateAddress
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Lookup, Resolver
from tests.web.dns import FakeDns, InTurn, MailHosts, Trouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from tests.web.dns import Reply

PUBLIC, PUBLIC_6 = "93.184.215.14", "2606:4700::1"
TABLE: Mapping[str, Reply | InTurn] = {
    "four.example": (PUBLIC,),
    "several.example": (PUBLIC, "93.184.215.15"),
    "both.example": (PUBLIC, PUBLIC_6),
    "six.example": (PUBLIC_6,),
    "xn--bcher-kva.example": (PUBLIC,),
    "under_score.example": (PUBLIC,),
    "missing.example": Trouble.NXDOMAIN,
    "ill.example": Trouble.SERVFAIL,
    "closed.example": Trouble.REFUSED,
    "empty.example": Trouble.NODATA,
    "mute.example": Trouble.SILENCE,
    "half-known.example": InTurn((Trouble.NXDOMAIN, Trouble.NODATA)),  # of each type of address
    "private.example": ("10.0.0.1", "192.168.0.1"),
    "mixed.example": ("10.0.0.1", PUBLIC, "127.0.0.1"),
    "blocked.example": ("0.0.0.0",),
    "blocked-6.example": ("::",),
    "mapped.example": ("::ffff:10.0.0.1",),
    "fickle.example": InTurn(((PUBLIC,), ("10.0.0.1",))),
    "printer.local": (PUBLIC,),
    "intranet": (PUBLIC,),
    "mail.example": MailHosts(("mx1.mail.example", "mx2.mail.example")),
    "no-mail.example": MailHosts((".",), (PUBLIC,)),
    "mail-and-web.example": MailHosts(("mx.mail.example",), (PUBLIC,)),
}


@pytest.fixture
async def dns() -> AsyncIterator[FakeDns]:
    async with FakeDns(TABLE) as server:
        yield server


@pytest.fixture
async def resolver(dns: FakeDns) -> AsyncIterator[Resolver]:
    asking = Resolver(
        nameservers=[f"{ADDRESS}:{dns.port}"], hosts={"Mapped.Example.": "10.0.0.7"}, timeout=0.3, tries=1
    )
    yield asking
    await asking.close()


@pytest.mark.parametrize(
    ("host", "lookup", "addresses"),
    [
        ("four.example", Lookup.FOUND, [PUBLIC]),
        ("four.example.", Lookup.FOUND, [PUBLIC]),
        ("several.example", Lookup.FOUND, [PUBLIC, "93.184.215.15"]),
        ("both.example", Lookup.FOUND, [PUBLIC]),
        ("six.example", Lookup.FOUND, [PUBLIC_6]),
        ("xn--bcher-kva.example", Lookup.FOUND, [PUBLIC]),
        ("under_score.example", Lookup.FOUND, [PUBLIC]),
        ("missing.example", Lookup.NXDOMAIN, []),
        ("not-in-the-table.example", Lookup.NXDOMAIN, []),
        ("ill.example", Lookup.SERVFAIL, []),
        ("closed.example", Lookup.SERVFAIL, []),
        ("empty.example", Lookup.NO_ADDRESS, []),
        ("mute.example", Lookup.TIMEOUT, []),
        ("a..example", Lookup.BAD_NAME, []),
        (".example", Lookup.BAD_NAME, []),
        ("a" * 64 + ".example", Lookup.BAD_NAME, []),
        ("a." * 130 + "example", Lookup.BAD_NAME, []),
        ("mapped.example", Lookup.FOUND, ["10.0.0.7"]),
    ],
)
async def test_lookups(resolver: Resolver, host: str, lookup: Lookup, addresses: list[str]) -> None:
    found = await resolver.resolve(host)
    assert (found.lookup, [str(address) for address in found.addresses]) == (lookup, addresses)


async def test_ipv6_is_asked_where_there_is_no_ipv4(resolver: Resolver, dns: FakeDns) -> None:
    for host in ("both.example", "six.example", "missing.example"):
        await resolver.resolve(host)
    assert [(question.name, question.type) for question in dns.questions] == [
        ("both.example", "A"),
        ("six.example", "A"),
        ("six.example", "AAAA"),
        ("missing.example", "A"),
    ]


async def test_a_name_that_is_denied_for_ipv6_alone_is_there(resolver: Resolver, dns: FakeDns) -> None:
    """Some servers of old do so (RFC 4074, 4.2). A name that has other records is not gone."""
    assert (await resolver.resolve("half-known.example")).lookup is Lookup.NXDOMAIN
    assert (await resolver.resolve("half-known.example")).lookup is Lookup.NO_ADDRESS
    assert [question.type for question in dns.questions] == ["A", "A", "AAAA"]


async def test_nobody_listens_at_the_name_server(resolver: Resolver) -> None:
    async with FakeDns({}) as gone:
        port = gone.port
    asking = Resolver(nameservers=[f"{ADDRESS}:{port}"], timeout=0.3, tries=1)
    assert (await asking.resolve("a.example")).lookup is Lookup.TIMEOUT
    await asking.close()


@pytest.mark.parametrize(
    ("value", "lookup"),
    [("192.0.2.1", Lookup.FOUND), ("2001:db8::1", Lookup.FOUND)]
    + [(str(lookup), lookup) for lookup in Lookup if lookup is not Lookup.FOUND],
)
async def test_hosts_map(value: str, lookup: Lookup) -> None:
    resolver = Resolver(hosts={"A.Example": value})
    assert resolver.maps("a.example.")
    found = await resolver.resolve("a.example.")
    assert found.lookup is lookup
    assert [str(address) for address in found.addresses] == ([value] if lookup is Lookup.FOUND else [])


@pytest.mark.parametrize(
    ("host", "admitted"),
    [
        ("four.example", [PUBLIC]),
        ("six.example", [PUBLIC_6]),
        ("mixed.example", [PUBLIC]),
        (PUBLIC, [PUBLIC]),
        ("::ffff:" + PUBLIC, ["::ffff:5db8:d70e"]),
    ],
)
async def test_the_gate_admits_public_addresses_only(resolver: Resolver, host: str, admitted: list[str]) -> None:
    assert [*await Gate(resolver).admit(host)] == [ip_address(text) for text in admitted]


@pytest.mark.parametrize(
    "host",
    ["private.example", "blocked.example", "blocked-6.example", "mapped.example", "10.0.0.1", "::1", "::ffff:10.0.0.1"],
)
async def test_the_gate_refuses_private_addresses(resolver: Resolver, host: str) -> None:
    with pytest.raises(PrivateAddress, match="a private address"):
        await Gate(resolver).admit(host)


async def test_the_gate_looks_at_every_answer(resolver: Resolver) -> None:
    gate = Gate(resolver)
    assert await gate.admit("fickle.example") == (ip_address(PUBLIC),)
    with pytest.raises(PrivateAddress) as caught:
        await gate.admit("fickle.example")
    assert caught.value.addresses == (ip_address("10.0.0.1"),)


@pytest.mark.parametrize(
    ("host", "lookup", "words"),
    [
        ("missing.example", Lookup.NXDOMAIN, "does not exist"),
        ("ill.example", Lookup.SERVFAIL, "could not find out"),
        ("empty.example", Lookup.NO_ADDRESS, "no address"),
        ("mute.example", Lookup.TIMEOUT, "did not answer"),
        ("a..example", Lookup.BAD_NAME, "no name"),
        ("intranet", Lookup.LOCAL, "only inside one network"),
    ],
)
async def test_what_the_gate_says_of_names_without_an_address(
    resolver: Resolver, host: str, lookup: Lookup, words: str
) -> None:
    with pytest.raises(NameNotFound, match=words) as caught:
        await Gate(resolver).admit(host)
    assert (caught.value.host, caught.value.lookup, caught.value.confirmed) == (host, lookup, False)


LOCAL_NAMES = [
    "localhost", "localhost.", "a.localhost", "printer.local", "intranet", "db.internal", "router.lan", "nas.home",
    "nas.home.arpa", "wiki.corp", "a.localdomain", "a.onion",
]  # fmt: skip


@pytest.mark.parametrize("host", LOCAL_NAMES)
async def test_nobody_is_asked_for_local_names(resolver: Resolver, dns: FakeDns, host: str) -> None:
    with pytest.raises(NameNotFound) as caught:
        await Gate(resolver).admit(host)
    assert caught.value.lookup is Lookup.LOCAL
    assert not dns.questions


@pytest.mark.parametrize("host", ["notlocal.example", "local.example", "my-local.example", "localhost.example"])
async def test_public_names_that_look_local(resolver: Resolver, dns: FakeDns, host: str) -> None:
    with pytest.raises(NameNotFound) as caught:
        await Gate(resolver).admit(host)
    assert caught.value.lookup is Lookup.NXDOMAIN
    assert dns.questions


async def test_who_allows_a_network_may_have_names_there(resolver: Resolver) -> None:
    gate = Gate(resolver, allowed_networks(["10.0.0.0/8"]))
    assert await gate.admit("intranet") == (ip_address(PUBLIC),)
    assert await gate.admit("mapped.example") == (ip_address("10.0.0.7"),)
    with pytest.raises(NameNotFound) as caught:
        await gate.admit("localhost")
    assert caught.value.lookup is Lookup.LOCAL, "not there is no proof that it is gone: it may be, in another network"


async def test_the_hosts_map_may_name_local_ones() -> None:
    gate = Gate(Resolver(hosts={"intranet": PUBLIC}))
    assert await gate.admit("intranet") == (ip_address(PUBLIC),)


@pytest.mark.parametrize(
    ("domain", "takes_mail"),
    [
        ("mail.example", True),
        ("mail-and-web.example", True),
        ("four.example", True),  # no exchanger, an address: RFC 5321, 5.1
        ("six.example", True),
        ("no-mail.example", False),  # RFC 7505
        ("missing.example", False),
        ("empty.example", False),
        ("a..example", False),
        ("mapped.example", True),
        ("ill.example", None),
        ("closed.example", None),
        ("mute.example", None),
    ],
)
async def test_whether_a_domain_takes_mail(resolver: Resolver, domain: str, takes_mail: bool | None) -> None:
    assert await resolver.takes_mail(domain) is takes_mail
    assert await Gate(resolver).takes_mail(domain) is takes_mail


async def test_nothing_is_said_of_mail_inside_ones_own_network(resolver: Resolver, dns: FakeDns) -> None:
    assert await Gate(resolver).takes_mail("printer.local") is None
    assert not dns.questions
