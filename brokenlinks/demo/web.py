"""A pretend web: any number of sites on one loopback address and one port, told apart by the Host header.

The tests and `brokenlinks demo` share it. Names are not resolved by the system: the program under test is
given `PretendWeb.hosts()`, and every address carries the port.
"""

from __future__ import annotations

import asyncio
import http
import socket
import ssl
import struct
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from brokenlinks.demo.background import in_thread
from brokenlinks.network.listening import stop_listening

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from types import TracebackType

ADDRESS = "127.0.0.1"
_HANDSHAKE_SECONDS = 10.0
_HUNG_UP = (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError)
_WITHOUT_BODY = frozenset({204, 304})
#: SO_LINGER on, zero seconds: closing sends RST instead of FIN.
_LINGER_ZERO = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as the server saw it."""

    at: float  #: seconds, of `time.monotonic()`
    host: str  #: of the Host header: lower case, without the port
    method: str
    target: str  #: path and query, as sent
    headers: Mapping[str, str]  #: names in lower case
    serving: int  #: requests of this host being served at that moment, this one included
    connection: int  #: 1 for the first connection that was opened

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """A well-formed HTTP answer. HEAD gets the same without the body.

    Text, in headers and body, is a template: `{port}` becomes the port of the web, `{closed_port}` one that
    refuses connections; then it is encoded as UTF-8. Bytes are sent as they are.
    Content-Type (HTML) and Content-Length are added unless given.
    """

    status: int = 200
    headers: Mapping[str, str | bytes] = field(default_factory=dict)
    body: str | bytes = b""
    delay: float = 0.0  #: seconds before the first byte
    chunked: bool = False  #: sent in two chunks instead of with a Content-Length


#: Answers in its own way: returns an answer to be sent, or None when it wrote (or did not write) what it
#: wanted; then the connection is closed.
Behaviour = Callable[["Exchange"], Awaitable[Answer | None]]
#: Target, or path for whatever query, or "*" for all others → what it does. Without "*", others are 404.
Site = Mapping[str, Answer | Behaviour]

NOT_FOUND = Answer(404, body="<!doctype html><title>404 Not Found</title><h1>Not Found</h1>")
_NO_SUCH_SITE = Answer(421, body="<!doctype html><title>421 Misdirected Request</title>")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request being answered, for a behaviour that writes to the connection itself."""

    seen: Seen
    nth: int  #: 1 for the first request of this host and target, whatever its method
    web: PretendWeb
    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        """Write raw bytes. Raises ConnectionError once the client is gone."""
        self._writer.write(data)
        await self._writer.drain()

    async def until_hung_up(self) -> None:
        """Say nothing until the client closes the connection."""
        while await self._reader.read(65_536):
            pass

    def reset(self) -> None:
        """Break the connection off with a TCP reset."""
        connection: socket.socket = self._writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
        self._writer.transport.abort()


class PretendWeb:
    """Serves `sites` on 127.0.0.1 within `async with`; an error in a behaviour is raised at its end.

    Args:
        sites: host name → what it answers.
        names: further names for `hosts()`: an address, or "nxdomain", "servfail", "timeout", "noaddress".
        port: 0 takes a free one.
        tls: serve HTTPS with this context.

    Attributes:
        port: where it listens.
        closed_port: kept free, so that connections to it are refused.
        requests: all that was asked, in order of arrival.
    """

    def __init__(
        self,
        sites: Mapping[str, Site],
        *,
        names: Mapping[str, str] | None = None,
        port: int = 0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.sites = sites
        self.names = names or {}
        self.port = port
        self.closed_port = 0
        self.requests: list[Seen] = []
        self._tls = tls
        self._connections: list[tuple[asyncio.Task[None], asyncio.StreamWriter]] = []
        self._is_closed = False
        self._serving: Counter[str] = Counter()
        self._asked: Counter[tuple[str, str]] = Counter()

    def url(self, host: str, target: str = "/") -> str:
        """The address of a page on this web."""
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{target}"

    def fill(self, template: str) -> str:
        """`template` with this web's ports in place of `{port}` and `{closed_port}`."""
        return template.replace("{port}", str(self.port)).replace("{closed_port}", str(self.closed_port))

    def hosts(self) -> dict[str, str]:
        """What a resolver shall answer: name → address, or the word for what goes wrong."""
        return dict.fromkeys(self.sites, ADDRESS) | dict(self.names)

    def asked(self, host: str, target: str | None = None) -> list[Seen]:
        """The requests for a host, or for one target of it."""
        return [seen for seen in self.requests if seen.host == host and target in (None, seen.target)]

    def in_thread(self) -> AbstractContextManager[PretendWeb]:
        """`async with`, for a program without an event loop, or with one that must not share it."""
        return in_thread(self)

    async def __aenter__(self) -> Self:
        # Bound, never listening: the kernel refuses connections, and gives the port to nobody else.
        self._refusing = socket.socket()
        self._refusing.bind((ADDRESS, 0))
        self.closed_port = self._refusing.getsockname()[1]
        try:
            self._server = await asyncio.start_server(
                self._connected,
                ADDRESS,
                self.port,
                ssl=self._tls,
                ssl_handshake_timeout=_HANDSHAKE_SECONDS if self._tls else None,
            )
        except OSError:
            self._refusing.close()
            raise
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._refusing.close()
        self._is_closed = True
        await stop_listening(self._server)
        for task, writer in self._connections:
            writer.transport.abort()
            task.cancel()
        ended = await asyncio.gather(*(task for task, _ in self._connections), return_exceptions=True)
        await self._server.wait_closed()
        for failure in ended:
            if isinstance(failure, Exception):
                raise failure

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_closed:
            writer.transport.abort()
            return
        task = asyncio.create_task(self._converse(reader, writer, len(self._connections) + 1))
        self._connections.append((task, writer))

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> None:
        try:
            # A client may hang up whenever it likes.
            with suppress(*_HUNG_UP):
                while await self._answer_one(reader, writer, connection):
                    pass
        finally:
            writer.close()
            with suppress(*_HUNG_UP):
                await writer.wait_closed()

    async def _answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> bool:
        """Read one request and answer it. False when the connection ends with it."""
        first = await reader.readexactly(1)
        if not first.isalpha():  # a TLS hello at the plain port, which would wait for us as we for it
            writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            return False
        line, *fields = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[:-2]
        method, target, version = line.split(" ")
        pairs = (name_value.partition(":") for name_value in fields)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        await reader.readexactly(int(headers.get("content-length", 0)))
        host = headers.get("host", "").lower().rpartition(":")[0] or headers.get("host", "").lower()

        self._serving[host] += 1
        self._asked[host, target] += 1
        seen = Seen(time.monotonic(), host, method, target, headers, self._serving[host], connection)
        self.requests.append(seen)
        try:
            answer = await self._behave(Exchange(seen, self._asked[host, target], self, reader, writer))
            if answer is None:
                return False
            closing = version == "HTTP/1.0" or "close" in headers.get("connection", "").lower()
            await asyncio.sleep(answer.delay)
            writer.write(self._encode(answer, head=method == "HEAD", closing=closing))
            await writer.drain()
            return not closing
        finally:
            self._serving[host] -= 1

    async def _behave(self, exchange: Exchange) -> Answer | None:
        seen = exchange.seen
        site = self.sites.get(seen.host)
        if site is None:
            return _NO_SUCH_SITE
        key = next((key for key in (seen.target, seen.path, "*") if key in site), None)
        found = NOT_FOUND if key is None else site[key]
        return found if isinstance(found, Answer) else await found(exchange)

    def _encode(self, answer: Answer, *, head: bool, closing: bool) -> bytes:
        def raw(text: str | bytes) -> bytes:
            return text if isinstance(text, bytes) else self.fill(text).encode()

        body = raw(answer.body)
        fields = {name.title(): raw(value) for name, value in answer.headers.items()}
        if answer.status not in _WITHOUT_BODY:
            fields.setdefault("Content-Type", b"text/html; charset=utf-8")
            if answer.chunked:
                fields["Transfer-Encoding"] = b"chunked"
                half = len(body) // 2
                parts = [part for part in (body[:half], body[half:]) if part]
                body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (*parts, b""))
            else:
                fields.setdefault("Content-Length", b"%d" % len(body))
        if closing:
            fields["Connection"] = b"close"
        try:
            reason = http.HTTPStatus(answer.status).phrase
        except ValueError:
            reason = ""  # 999 and its like
        lines = [f"HTTP/1.1 {answer.status} {reason}".encode()]
        lines += [name.encode() + b": " + value for name, value in fields.items()]
        return b"\r\n".join((*lines, b"", b"" if head else body))
