"""The pretend name server answers as its table says: asked byte by byte, and by the resolver that is used."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

import aiodns
import pytest

from brokenlinks.demo.web import ADDRESS
from tests.web.dns import FakeDns, InTurn, Question, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import ServeDns
    from tests.web.dns import Reply

A, AAAA, MX = 1, 28, 15
FOUR, SIX = "192.0.2.7", "2001:db8::7"
TABLE: Mapping[str, Reply | InTurn] = {
    "both.example": (FOUR, SIX),
    "four.example": (FOUR, "192.0.2.8"),
    "missing.example": Trouble.NXDOMAIN,
    "ill.example": Trouble.SERVFAIL,
    "closed.example": Trouble.REFUSED,
    "empty.example": Trouble.NODATA,
    "mute.example": Trouble.SILENCE,
    "fickle.example": InTurn((("198.51.100.1",), ("10.0.0.1", SIX))),
}


def query(name: str, kind: int) -> bytes:
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack(">HHHHHH", 0xBEE5, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack(">HH", kind, 1)


def ask(port: int, name: str, kind: int) -> tuple[int, list[str]]:
    """Response code and addresses."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.settimeout(10)
        sent = query(name, kind)
        wire.sendto(sent, (ADDRESS, port))
        answer = wire.recv(512)
    identity, flags, questions, count, _, _ = struct.unpack_from(">HHHHHH", answer)
    assert (identity, flags & 0x8000, questions) == (0xBEE5, 0x8000, 1)
    assert answer[12 : len(sent)] == sent[12:], "the question comes back as it was asked"
    size = {A: 4, AAAA: 16}.get(kind, 0)
    family = socket.AF_INET if kind == A else socket.AF_INET6
    starts = range(len(sent) + 12, len(answer), 12 + size)
    addresses = [socket.inet_ntop(family, answer[at : at + size]) for at in starts]
    assert len(addresses) == count
    return flags & 0xF, addresses


@pytest.mark.parametrize(
    ("name", "kind", "code", "addresses"),
    [
        ("both.example", A, 0, [FOUR]),
        ("both.example", AAAA, 0, [SIX]),
        ("both.example", MX, 0, []),
        ("BOTH.eXample", A, 0, [FOUR]),
        ("four.example", A, 0, [FOUR, "192.0.2.8"]),
        ("four.example", AAAA, 0, []),
        ("missing.example", A, 3, []),
        ("not-in-the-table.example", AAAA, 3, []),
        ("ill.example", A, 2, []),
        ("closed.example", A, 5, []),
        ("empty.example", A, 0, []),
    ],
)
def test_answers(serve_dns: ServeDns, name: str, kind: int, code: int, addresses: list[str]) -> None:
    dns = serve_dns(TABLE)
    assert ask(dns.port, name, kind) == (code, addresses)
    kinds = {A: "A", AAAA: "AAAA", MX: "MX"}
    assert dns.questions == [Question(name.lower(), kinds[kind])]


def test_answers_in_turn_and_for_each_type_apart(serve_dns: ServeDns) -> None:
    dns = serve_dns(TABLE)
    assert ask(dns.port, "fickle.example", A) == (0, ["198.51.100.1"])
    assert ask(dns.port, "fickle.example", AAAA) == (0, [])
    assert ask(dns.port, "fickle.example", A) == (0, ["10.0.0.1"])
    assert ask(dns.port, "fickle.example", A) == (0, ["10.0.0.1"])
    assert ask(dns.port, "fickle.example", AAAA) == (0, [SIX])


def test_silence() -> None:
    dns = FakeDns(TABLE)
    assert dns.answer(query("mute.example", A)) is None
    assert dns.questions == [Question("mute.example", "A")]


async def test_the_resolver_understands_it() -> None:
    async with FakeDns(TABLE) as dns:
        resolver = aiodns.DNSResolver(nameservers=[f"{ADDRESS}:{dns.port}"], timeout=0.2, tries=1)
        found = await resolver.query_dns("both.example", "AAAA")
        assert [getattr(record.data, "addr", None) for record in found.answer] == [SIX]
        codes = {}
        for name in ("missing.example", "ill.example", "empty.example", "mute.example"):
            with pytest.raises(aiodns.error.DNSError) as caught:
                await resolver.query_dns(name, "A")
            codes[name] = caught.value.args[0]
        await resolver.close()
    assert codes == {
        "missing.example": aiodns.error.ARES_ENOTFOUND,
        "ill.example": aiodns.error.ARES_ESERVFAIL,
        "empty.example": aiodns.error.ARES_ENODATA,
        "mute.example": aiodns.error.ARES_ETIMEOUT,
    }
