"""A name server on loopback that answers from a table (RFC 1035, over UDP)."""

from __future__ import annotations

import asyncio
import ipaddress
import struct
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Self

from brokenlinks.demo.background import in_thread
from brokenlinks.demo.web import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

_TYPES = {1: "A", 15: "MX", 28: "AAAA"}
_HEADER = struct.Struct(">HHHHHH")
_RESPONSE = 0x8180  # an answer, recursion desired and available
_NAME_OF_QUESTION = 0xC00C  # compressed: the name that stands at offset 12


class Trouble(Enum):
    """What a server may say instead of an address; the values are response codes."""

    NXDOMAIN = 3
    SERVFAIL = 2
    REFUSED = 5
    NODATA = 0
    SILENCE = None


@dataclass(frozen=True, slots=True)
class MailHosts:
    """A domain with mail exchangers: "." for one that takes no mail (RFC 7505); and perhaps with addresses."""

    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()


#: Addresses of either family: a question gets those of its type, and NODATA when there are none.
Reply = tuple[str, ...] | MailHosts | Trouble


@dataclass(frozen=True, slots=True)
class InTurn:
    """Another answer each time that a name and type are asked for; the last one stays."""

    replies: tuple[Reply, ...]


class Question(NamedTuple):
    name: str  #: lower case, without the closing dot
    type: str  #: "A", "AAAA", "MX", or the number of another type


class FakeDns(asyncio.DatagramProtocol):
    """Answers from `table` (lower-case name → reply), on 127.0.0.1 and a free port; other names do not exist.

    Attributes:
        port: UDP port.
        questions: all that was asked, in order of arrival.
    """

    def __init__(self, table: Mapping[str, Reply | InTurn]) -> None:
        self.table = table
        self.port = 0
        self.questions: list[Question] = []
        self._asked: Counter[Question] = Counter()

    def in_thread(self) -> AbstractContextManager[FakeDns]:
        """`async with`, for a program without an event loop."""
        return in_thread(self)

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(ADDRESS, 0))
        self.port = self._transport.get_extra_info("sockname")[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._transport.close()

    def datagram_received(self, data: bytes, addr: tuple[str | object, int]) -> None:
        answer = self.answer(data)
        if answer is not None:
            self._transport.sendto(answer, addr)

    def answer(self, query: bytes) -> bytes | None:
        """The datagram that answers `query`, or None for silence."""
        identity, *_ = _HEADER.unpack_from(query)
        question, end = _read_question(query)
        self.questions.append(question)
        self._asked[question] += 1
        reply = self.table.get(question.name, Trouble.NXDOMAIN)
        if isinstance(reply, InTurn):
            reply = reply.replies[min(self._asked[question], len(reply.replies)) - 1]
        if reply is Trouble.SILENCE:
            return None
        code = reply.value if isinstance(reply, Trouble) else 0
        records = [] if isinstance(reply, Trouble) else _records(reply, question.type)
        # The question goes back byte for byte: resolvers mix its case and look whether it comes back so.
        header = _HEADER.pack(identity, _RESPONSE | code, 1, len(records), 0, 0)
        return header + query[_HEADER.size : end] + b"".join(records)


def _read_question(query: bytes) -> tuple[Question, int]:
    """The first question, and where it ends."""
    labels = []
    at = _HEADER.size
    while length := query[at]:
        labels.append(query[at + 1 : at + 1 + length].decode("latin-1").lower())
        at += 1 + length
    kind: int = struct.unpack_from(">H", query, at + 1)[0]
    return Question(".".join(labels), _TYPES.get(kind, str(kind))), at + 5


def _records(reply: tuple[str, ...] | MailHosts, kind: str) -> list[bytes]:
    """Resource records of this type, never to be cached (TTL 0)."""
    if kind == "MX":
        names = reply.names if isinstance(reply, MailHosts) else ()
        return [_mail_record(10 * number, name) for number, name in enumerate(names, 1)]
    addresses = reply.addresses if isinstance(reply, MailHosts) else reply
    packed = [ipaddress.ip_address(address).packed for address in addresses]
    wanted = {"A": (1, 4), "AAAA": (28, 16)}.get(kind)
    if wanted is None:
        return []
    number, size = wanted
    return [
        struct.pack(">HHHIH", _NAME_OF_QUESTION, number, 1, 0, size) + address
        for address in packed
        if len(address) == size
    ]


def _mail_record(preference: int, name: str) -> bytes:
    labels = [label.encode() for label in name.split(".") if label]
    data = struct.pack(">H", preference) + b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    return struct.pack(">HHHIH", _NAME_OF_QUESTION, 15, 1, 0, len(data)) + data
