"""One HTTP request to one host, at addresses that were vetted before: wreq with its errors given names.

A client a host, because wreq pins a name's addresses when a client is built (0.07 ms): what the gate admitted is what
is connected to, and a name cannot change its answer in between. pyreqwest costs 5 ms a client, and would need hosts in
batches; aiohttp and pycurl take two to four times the processor time of a request.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import wreq
from wreq import exceptions
from wreq.tls import TlsOptions

from brokenlinks.network.errors import Failure, TransportError
from brokenlinks.network.trust import trusted_certificates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from brokenlinks.network.addresses import Address


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer of one hop: redirects are not followed here."""

    status: int
    headers: tuple[tuple[str, str], ...]  #: names in lower case; values as Latin-1, which loses no byte (RFC 9110, 5.5)
    body: bytes  #: content-decoded, at most as much as was asked for
    truncated: bool
    complete: bool  #: False when the body broke off against the answer's own headers
    seconds: float = field(default=0.0, compare=False)  #: from the request to the last byte that was read

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        return next((value for key, value in self.headers if key == name), None)

    def all(self, name: str) -> list[str]:
        """Every value of a header, in order."""
        return [value for key, value in self.headers if key == name]


#: wreq tells its errors apart by class only roughly ("connect error" covers DNS, TCP and TLS); the rest is in the text
#: of the error underneath. The first mark that is found decides. A test asks real servers for each of them.
_MARKS: Final = (
    ("CERTIFICATE_VERIFY_FAILED", Failure.CERTIFICATE),
    ("ConnectionRefused", Failure.REFUSED),
    ("HostUnreachable", Failure.UNREACHABLE),
    ("NetworkUnreachable", Failure.UNREACHABLE),
    ("AddrNotAvailable", Failure.UNREACHABLE),
    ("PermissionDenied", Failure.UNREACHABLE),
    ("connect timeout", Failure.CONNECT_TIMEOUT),
    ("TimedOut", Failure.TIMEOUT),
    ("ConnectionReset", Failure.RESET),
    ("BrokenPipe", Failure.RESET),
    ("ConnectionAborted", Failure.RESET),
    ("UnexpectedEof", Failure.RESET),
    ("IncompleteMessage", Failure.RESET),
    ("SYSCALL", Failure.RESET),
    ('library: "SSL routines"', Failure.TLS),
    ("Ssl(", Failure.TLS),
    ("Parse(", Failure.PROTOCOL),
    ("UnexpectedMessage", Failure.PROTOCOL),
    ("TooLarge", Failure.PROTOCOL),
)
_BY_CLASS: Final = (
    (exceptions.TimeoutError, Failure.TIMEOUT),
    (exceptions.ConnectionResetError, Failure.RESET),
    (exceptions.TlsError, Failure.TLS),
    (exceptions.ConnectionError, Failure.UNREACHABLE),
    (exceptions.DecodingError, Failure.PROTOCOL),
    (exceptions.BodyError, Failure.PROTOCOL),
)
#: The error's text names the address, which whoever wrote the link chose: it must not be searched for marks.
_ASKED: Final = re.compile(r"uri: \S*")
#: They share no base class of their own.
_WREQ_ERRORS: Final = tuple(getattr(exceptions, name) for name in exceptions.__all__)
#: Without the key shares that are meant to last beyond quantum computers: they make up a seventh of the processor time
#: of a check, and a hello so long that some servers and firewalls do not answer it. Without session tickets: a host's
#: connection is kept, and its client ends with it.
_TLS: Final = TlsOptions(curves_list="X25519:P-256:P-384:P-521", session_ticket=False)
_NO_REDIRECTS: Final = wreq.redirect.Policy.none()
_TOLERANT: Final = wreq.Http1Options(ignore_invalid_headers_in_responses=True)
_METHODS: Final = {"HEAD": wreq.Method.HEAD, "GET": wreq.Method.GET}
#: wreq keeps its own deadlines; a body is dropped so much later should it miss one.
_GRACE: Final = 5.0


class HostClient:
    """Requests to one host at pinned addresses. Keeps its connection between requests; close it after the last."""

    def __init__(
        self, host: str, addresses: Sequence[Address], headers: Mapping[str, str], *, connect_timeout: float
    ) -> None:
        self._keeps = False  #: a connection was left open by the last answer
        dns = wreq.DnsOptions()
        dns.add_resolve(host, list(addresses))
        self._client = wreq.Client(
            dns_options=dns,
            headers=dict(headers),
            redirect=_NO_REDIRECTS,
            tls_verify=trusted_certificates(),
            tls_options=_TLS,
            connect_timeout=timedelta(seconds=connect_timeout),
            pool_max_idle_per_host=2,
            http1_only=True,
            http1_options=_TOLERANT,
            no_proxy=True,
            gzip=True,
            brotli=True,
            deflate=True,
            zstd=True,
        )

    async def send(
        self,
        method: str,
        url: str,
        *,
        timeout: float,
        max_bytes: int,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask `url` (a serialised address on this client's host) and read at most `max_bytes` of the body.

        Raises:
            TransportError: no answer came within `timeout` seconds.
        """
        try:
            return await self._send(method, url, timeout, max_bytes, headers or {})
        except TransportError as error:
            # A server may close a kept connection just as it is used again (RFC 9112, 9.3.1 and 9.6).
            if error.failure is not Failure.RESET or not self._keeps:
                raise
        self._keeps = False
        return await self._send(method, url, timeout, max_bytes, headers or {})

    async def _send(self, method: str, url: str, timeout: float, max_bytes: int, headers: Mapping[str, str]) -> Answer:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            response = await self._client.request(
                _METHODS[method], url, headers=headers, timeout=timedelta(seconds=timeout)
            )
        except _WREQ_ERRORS as error:
            raise _translated(error) from None
        whole = False
        try:
            body, truncated, complete = b"", False, True
            if method != "HEAD":
                try:
                    async with asyncio.timeout(timeout + _GRACE):
                        body, truncated, complete = await _read(response, max_bytes)
                except TimeoutError:
                    raise TransportError(Failure.TIMEOUT, f"no answer within {timeout:g} s") from None
            whole = complete and not truncated
            fields = tuple((bytes(k).decode("latin-1"), bytes(v).decode("latin-1")) for k, v in response.headers)
            return Answer(response.status.as_int(), fields, body, truncated, complete, loop.time() - began)
        finally:
            self._keeps = whole
            if not whole:  # else its connection, which this would close, serves the next request
                await response.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


async def _read(response: wreq.Response, max_bytes: int) -> tuple[bytes, bool, bool]:
    """(body, whether there was more, whether it ended as announced). A body that breaks off keeps what had come."""
    body = bytearray()
    try:
        async with response.stream() as chunks:
            async for chunk in chunks:
                body += chunk
                if len(body) > max_bytes:
                    return bytes(body[:max_bytes]), True, True
    except _WREQ_ERRORS:
        return bytes(body), False, False
    return bytes(body), False, True


def _translated(error: Exception) -> TransportError:
    text = _ASKED.sub("", str(error))
    for mark, failure in _MARKS:
        if mark in text:
            return TransportError(failure)
    for kind, failure in _BY_CLASS:
        if isinstance(error, kind):
            return TransportError(failure)
    return TransportError(Failure.OTHER, f"{Failure.OTHER} ({type(error).__name__})")
