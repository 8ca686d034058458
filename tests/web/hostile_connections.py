"""Servers that do harm before there is a request: each has a port to itself."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final

from brokenlinks.demo.background import in_thread
from brokenlinks.demo.web import ADDRESS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from contextlib import AbstractContextManager

#: What happens on a connection; it is closed afterwards.
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

_ALERT, _HANDSHAKE = 21, 22
_UNRECOGNIZED_NAME: Final = b"\x01\x70"  # a warning
_HANDSHAKE_FAILURE: Final = b"\x02\x28"
_CERTIFICATE: Final = b"\x0b\xff\xff\xff\xff\xff\xfc"  # the head of a message of 16 MB


def listening(talk: Talk) -> AbstractContextManager[int]:
    """The port at which `talk` answers, on a thread of its own, within `with`."""
    return in_thread(_serving(talk))


@asynccontextmanager
async def _serving(talk: Talk) -> AsyncIterator[int]:
    talks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.create_task(_talked(talk, reader, writer)))

    server = await asyncio.start_server(accept, ADDRESS, 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.sleep(0)  # for those that were accepted just now
        for task in talks:
            task.cancel()
        ended = await asyncio.gather(*talks, return_exceptions=True)
        await server.wait_closed()
        for failure in ended:
            if isinstance(failure, Exception):
                raise failure


async def _talked(talk: Talk, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        with suppress(ConnectionError, asyncio.IncompleteReadError):  # a client may hang up whenever it likes
            await talk(reader, writer)
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


# Ways to talk.


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack(">BHH", kind, 0x0303, len(content)) + content


#: TLS 1.2, some random bytes, no session, an elliptic curve and AES.
_SERVER_HELLO: Final = _record(_HANDSHAKE, b"\x02\0\0\x26\x03\x03" + bytes(range(32)) + b"\0\xc0\x2f\0")


async def _hello(reader: asyncio.StreamReader) -> None:
    """Read what a client begins a secure connection with."""
    head = await reader.readexactly(5)
    await reader.readexactly(int.from_bytes(head[3:]))


def _until_hung_up(first: bytes = b"", *, secure: bool) -> Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if secure:
            await _hello(reader)
        writer.write(first)
        while await reader.read(65_536):
            pass

    return talk


def _answers(first: bytes = b"", then: bytes = b"", *, seconds: float = 0.0, secure: bool = True) -> Talk:
    """`first`, and `then` for ever, with `seconds` between."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if secure:
            await _hello(reader)
        writer.write(first)
        await writer.drain()
        while then:
            writer.write(then)
            await writer.drain()
            await asyncio.sleep(seconds)

    return talk


async def _drips(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _hello(reader)
    for byte in _SERVER_HELLO:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.1)


async def _resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


#: For links that begin with http:.
PLAIN: Final[Mapping[str, Talk]] = {
    "accepted and never answered": _until_hung_up(secure=False),
    "cut when accepted": _resets,
    "an answer before the request": _until_hung_up(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", secure=False),
    "bytes without end before the request": _answers(then=b"\xff" * 65_536, secure=False),
}
#: For links that begin with https:.
SECURE: Final[Mapping[str, Talk]] = {
    "plain HTTP": _answers(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain"),
    "silence after the client's hello": _until_hung_up(secure=True),
    "silence after the server's hello": _until_hung_up(_SERVER_HELLO, secure=True),
    "a server's hello that drips": _drips,
    "closed after the hello": _answers(),
    "an alert": _answers(_record(_ALERT, _HANDSHAKE_FAILURE)),
    "warnings without end": _answers(then=_record(_ALERT, _UNRECOGNIZED_NAME) * 500),
    "a warning every moment": _answers(then=_record(_ALERT, _UNRECOGNIZED_NAME), seconds=0.1),
    "empty records without end": _answers(then=_record(_HANDSHAKE, b"") * 500),
    "a record of more than is allowed": _answers(b"\x16\x03\x03\xff\xff", b"x" * 65_536),
    "a certificate without end": _answers(
        _SERVER_HELLO + _record(_HANDSHAKE, _CERTIFICATE), _record(_HANDSHAKE, b"\0\x10\0" + b"\x30" * 4096)
    ),
    "garbage without end": _answers(then=bytes(range(7, 256)) * 256),
}
