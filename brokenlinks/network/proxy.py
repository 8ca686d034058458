"""An HTTP proxy on loopback for a browser: every host that it asks for passes the gate, and it looks up no name itself.

The browser connects to nothing but this. Whatever its page does (redirects, frames, scripts, WebSockets) comes here as
a CONNECT or as a request with a whole address (RFC 9110, 9.3.6; RFC 9112, 3.2.2), and is connected to exactly the
addresses that the gate gave.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hmac
import re
import secrets
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from brokenlinks import urls
from brokenlinks.network.errors import Failure, NetworkError, PrivateAddress, TransportError
from brokenlinks.network.listening import stop_listening

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Coroutine, Sequence

    from brokenlinks.network.gate import Gate

_ADDRESS: Final = "127.0.0.1"
#: Bytes of a request's or an answer's head.
_MOST_HEAD: Final = 65_536
#: Bytes that one connection may bring: no page that is worth reading needs as much.
_MOST_BYTES: Final = 64 << 20
_MOST_CONNECTIONS: Final = 128
#: Seconds that a connection may last; a browser that wants to go on opens another.
_LIFETIME: Final = 120.0
#: Seconds for the last bytes to be taken.
_CLOSING: Final = 5.0
#: Failures that are remembered.
_MOST_FAILURES: Final = 1000
_CHUNK: Final = 65_536
#: Interim answers before the one that counts (RFC 9110, 15.2): no server needs more.
_MOST_INTERIM: Final = 10

_ORIGIN: Final = re.compile(r"^http://[^/?#]*", re.IGNORECASE)
#: About one connection, not about the message (RFC 9110, 7.6.1).
_HOP_BY_HOP: Final = frozenset(
    {"connection", "keep-alive", "proxy-authorization", "proxy-connection", "te", "trailer", "upgrade"}
)
_REASONS: Final = {
    400: "Bad Request",
    403: "Forbidden",
    407: "Proxy Authentication Required",
    411: "Length Required",
    502: "Bad Gateway",
}


class _Head(NamedTuple):
    """The first line of a message, and its fields as they came."""

    first: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]  #: names in lower case → the whole line

    @classmethod
    async def read(cls, reader: StreamReader) -> _Head:
        """Raises EOFError, or LimitOverrunError for one that is too long."""
        line, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")[:-2]
        fields = ((field.partition(":")[0].strip().lower(), field) for field in lines)
        return cls(tuple(line.split(" ", 2)), tuple(fields))

    def value(self, name: str) -> str:
        """Of the first field of this name; "" when there is none."""
        return next((line.partition(":")[2].strip() for key, line in self.fields if key == name), "")

    def closing(self, first: str) -> bytes:
        """The message as it goes on, under another first line: its connection serves for no other."""
        kept = (line for name, line in self.fields if name not in _HOP_BY_HOP)
        return "\r\n".join((first, *kept, "Connection: close", "", "")).encode("latin-1")


class _Refused(Exception):
    """What was asked is answered here, with a status of ours."""

    def __init__(self, status: int) -> None:
        self.status = status


class GateProxy:
    """Serves, within `async with`, whoever knows `username` and `password`: other programs of this machine do not.

    `connect_timeout` is in seconds, for each address.
    """

    def __init__(self, gate: Gate, *, connect_timeout: float) -> None:
        self.url = ""  #: where it listens, once it does
        self.username = "browser"
        self.password = secrets.token_urlsafe(24)
        #: Why a host and port could not be connected to, until it could.
        self.failures: dict[tuple[str, int], NetworkError] = {}
        self._gate = gate
        self._connect_timeout = connect_timeout
        self._basic = base64.b64encode(f"{self.username}:{self.password}".encode()).decode()
        self._connections: dict[asyncio.Task[None], StreamWriter] = {}
        self._is_closed = False

    async def __aenter__(self) -> Self:
        self._is_closed = False
        self._server = await asyncio.start_server(self._connected, _ADDRESS, 0, limit=_MOST_HEAD)
        self.url = f"http://{_ADDRESS}:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._is_closed = True
        await stop_listening(self._server)
        tasks = dict(self._connections)
        for task, writer in tasks.items():
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _connected(self, reader: StreamReader, writer: StreamWriter) -> None:
        if self._is_closed or len(self._connections) >= _MOST_CONNECTIONS:
            writer.transport.abort()
            return
        task = asyncio.create_task(self._serve(reader, writer))
        self._connections[task] = writer
        task.add_done_callback(self._connections.pop)

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer one request. Either end may hang up at any time."""
        with contextlib.suppress(OSError, EOFError, asyncio.LimitOverrunError, TimeoutError):
            try:
                async with asyncio.timeout(_LIFETIME):
                    await self._answer(reader, writer)
            except _Refused as refused:
                writer.write(_answer_of_ours(refused.status))
            finally:
                await _closed(writer)

    async def _answer(self, reader: StreamReader, writer: StreamWriter) -> None:
        head = await _Head.read(reader)
        if len(head.first) != 3:
            raise _Refused(400)
        scheme, _, credentials = head.value("proxy-authorization").partition(" ")
        if scheme.lower() != "basic" or not hmac.compare_digest(credentials.strip().encode(), self._basic.encode()):
            raise _Refused(407)
        method, target, version = head.first
        if not version.startswith("HTTP/1."):
            raise _Refused(400)
        try:
            address = urls.parse(f"http://{target}" if method == "CONNECT" else target)
        except ValueError:
            raise _Refused(400) from None
        if address.scheme != "http":  # by CONNECT, or not at all
            raise _Refused(400)
        there, to_there = await self._connect(address.host, address.port)
        try:
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await _first_to_end(_pump(reader, to_there), _pump(there, writer))
            else:
                await _exchange(head, reader, writer, there, to_there)
        finally:
            to_there.transport.abort()
            await _closed(to_there)

    async def _connect(self, host: str, port: int) -> tuple[StreamReader, StreamWriter]:
        try:
            connected = await self._connect_to_vetted(host, port)
        except NetworkError as error:
            if len(self.failures) < _MOST_FAILURES:
                self.failures[host, port] = error
            raise _Refused(403 if isinstance(error, PrivateAddress) else 502) from None
        self.failures.pop((host, port), None)
        return connected

    async def _connect_to_vetted(self, host: str, port: int) -> tuple[StreamReader, StreamWriter]:
        failure = Failure.REFUSED
        deadline = asyncio.get_running_loop().time() + self._connect_timeout  # a name may have hundreds of addresses
        for address in await self._gate.admit(host):
            try:
                async with asyncio.timeout_at(deadline):
                    return await asyncio.open_connection(str(address), port, limit=_MOST_HEAD)
            except TimeoutError:
                failure = Failure.CONNECT_TIMEOUT
            except ConnectionRefusedError:
                failure = Failure.REFUSED
            except OSError:
                failure = Failure.UNREACHABLE
        raise TransportError(failure)


async def _exchange(
    head: _Head, reader: StreamReader, writer: StreamWriter, there: StreamReader, to_there: StreamWriter
) -> None:
    """One request without TLS, and its answer. The connection ends with it: what came next could be of another host."""
    method, target, _version = head.first
    if head.value("transfer-encoding"):
        raise _Refused(411)
    length = head.value("content-length") or "0"
    if not (length.isascii() and length.isdigit()):
        raise _Refused(400)
    path = _ORIGIN.sub("", target)
    to_there.write(head.closing(f"{method} {path if path.startswith('/') else '/' + path} HTTP/1.1"))
    await _pump(reader, to_there, most=int(length))
    await _first_to_end(_answer_of(there, writer), _until_gone(reader))


async def _until_gone(reader: StreamReader) -> None:
    """Until the browser hangs up; what it says before is for nobody."""
    while await reader.read(_CHUNK):
        pass


async def _answer_of(there: StreamReader, writer: StreamWriter) -> None:
    answer = await _final_head(there)
    writer.write(answer.closing(" ".join(answer.first)))
    await _pump(there, writer)


async def _final_head(there: StreamReader) -> _Head:
    """The head of the answer, interim ones (RFC 9110, 15.2) passed over."""
    try:
        for _ in range(_MOST_INTERIM):
            answer = await _Head.read(there)
            if not answer.first[0].startswith("HTTP/1.") or len(answer.first) < 2:
                raise _Refused(502)
            if not answer.first[1].startswith("1"):
                return answer
        raise _Refused(502)
    except (OSError, EOFError, asyncio.LimitOverrunError):
        raise _Refused(502) from None


async def _pump(reader: StreamReader, writer: StreamWriter, most: int = _MOST_BYTES) -> None:
    while most > 0 and (data := await reader.read(min(_CHUNK, most))):
        most -= len(data)
        writer.write(data)
        await writer.drain()


async def _closed(writer: StreamWriter) -> None:
    """Send what was written, as far as the other end takes it, and close."""
    writer.close()
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(_CLOSING):
            await writer.wait_closed()


async def _first_to_end(*work: Coroutine[object, object, object]) -> None:
    """Wait for the first to end, and end the others: when one end of a connection is gone, the other has no use."""
    tasks = [asyncio.ensure_future(each) for each in work]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()


def _answer_of_ours(status: int) -> bytes:
    fields: Sequence[str] = ('Proxy-Authenticate: Basic realm="gate"',) if status == 407 else ()
    lines = (f"HTTP/1.1 {status} {_REASONS[status]}", *fields, "Content-Length: 0", "Connection: close", "", "")
    return "\r\n".join(lines).encode()
