"""Servers that mean harm, by name: answers without end, answers that are none, and redirects that are traps.

None of them is a site that died: whoever asks must come away in time, and without a verdict of death. `behaviours` has
the servers that are merely odd.
"""

from __future__ import annotations

import asyncio
import gzip
import struct
import zlib
from typing import TYPE_CHECKING, Final

from tests.web.behaviours import ok

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Answer, Behaviour, Exchange

#: Seconds between two bytes of those that send one at a time: no time-out between two reads will end it.
MOMENT: Final = 0.05

_STATUS = b"HTTP/1.1 200 OK\r\n"
_HTML = _STATUS + b"Content-Type: text/html\r\n"
_CHUNKED = b"Transfer-Encoding: chunked\r\n"
_EMPTY = b"Content-Length: 0\r\n\r\n"
_PAGE = str(ok.body).encode()
_ABC = _HTML + b"Content-Length: 3\r\n\r\nabc"


# Ways to answer.


def sends(answer: bytes, then: bytes = b"", *, and_waits: bool = False) -> Behaviour:
    """`answer`, whatever the method, and `then` for ever."""

    async def behave(exchange: Exchange) -> None:
        await exchange.send(answer)
        while then:
            await exchange.send(then)
        if and_waits:
            await exchange.until_hung_up()

    return behave


def drips(answer: bytes, then: bytes) -> Behaviour:
    """`answer`, and `then` byte by byte, over and over."""

    async def behave(exchange: Exchange) -> None:
        await exchange.send(answer)
        while True:
            for byte in then:
                await exchange.send(bytes([byte]))
                await asyncio.sleep(MOMENT)

    return behave


def of_get(behave_so: Behaviour, headers: bytes) -> Behaviour:
    """`headers` for HEAD, and `behave_so`, which sends the body, after them for GET."""

    async def behave(exchange: Exchange) -> Answer | None:
        await exchange.send(_HTML + headers + b"\r\n")
        return None if exchange.seen.method == "HEAD" else await behave_so(exchange)

    return behave


def chunks(first: bytes, then: bytes = b"") -> Behaviour:
    return of_get(sends(first, then), _CHUNKED)


def packed(kind: str, first: bytes, then: bytes = b"") -> Behaviour:
    return of_get(sends(first, then), f"Content-Encoding: {kind}\r\n".encode())


def claims_length(*lengths: str) -> Behaviour:
    return sends(_HTML + b"".join(f"Content-Length: {length}\r\n".encode() for length in lengths) + b"\r\n" + _PAGE)


# Heads.

HEADS: Final[Mapping[str, Behaviour]] = {
    "the first byte alone": sends(b"H", and_waits=True),
    "a status line that drips": drips(b"HTTP/1.1 200 ", b"O"),
    "a status line without end": sends(b"HTTP/1.1 200 ", b"O" * 65_536),
    "a byte of the head every moment": drips(_STATUS, b"X-Hum: hum\r\n"),
    "short headers without end": sends(_STATUS, b"".join(b"X-%d: v\r\n" % number for number in range(5000))),
    "ten thousand headers": sends(_STATUS + b"".join(b"X-%d: v\r\n" % number for number in range(10_000)) + _EMPTY),
    "a folded header": sends(_STATUS + b"X: a\r\n b\r\n\tc\r\n" + _EMPTY),
    "a header folded without end": sends(_STATUS + b"X: a\r\n", b" folded\r\n" * 8000),
    "a header's name of 300 KB": sends(_STATUS + b"N" * 300_000 + b": x\r\n" + _EMPTY),
    "a header of 300 KB": sends(_STATUS + b"X: " + b"v" * 300_000 + b"\r\n" + _EMPTY),
    "lines that are no headers": sends(_STATUS + b"nonsense\r\nmore nonsense\r\n" + _EMPTY),
    "NUL in a header": sends(_STATUS + b"X: a\0b\r\n" + _EMPTY),
    "an encoding's name of 300 KB": sends(
        _STATUS + b"Content-Type: text/html; charset=" + b"x" * 300_000 + b"\r\n\r\n"
    ),
    "a wait of 5,000 digits": sends(b"HTTP/1.1 429 Busy\r\nRetry-After: " + b"9" * 5000 + b"\r\n" + _EMPTY),
    "five thousand cookies": sends(
        _STATUS + b"".join(b"Set-Cookie: c%d=v; Path=/\r\n" % number for number in range(5000)) + _EMPTY
    ),
    "a log-in with a name of 300 KB": sends(
        b'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="' + b"r" * 300_000 + b'"\r\n' + _EMPTY
    ),
    "100 Continue without end": sends(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 2000),
    "100 Continue every moment": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "103 Early Hints without end": sends(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" * 1000),
    "another protocol without end": sends(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", b"x" * 65_536
    ),
}

# What is not HTTP/1.1.

NOT_HTTP: Final[Mapping[str, Behaviour]] = {
    "HTTP/0.9": sends(_PAGE),
    "HTTP/0.9 without end": sends(b"<html>", b"<p>hum" * 10_000),
    "HTTP/2 unasked": sends(b"\0\0\x12\x04\0\0\0\0\0" + b"\0\3\0\0\0d\0\4\0\0\xff\xff\0\5\0\0@\0" * 50),
    "HTTP/9.9": sends(b"HTTP/9.9 200 OK\r\n\r\n" + _PAGE),
    "a status of four digits": sends(b"HTTP/1.1 1000 Odd\r\n\r\n"),
    "empty lines without end": sends(b"", b"\r\n" * 30_000),
    "NUL without end": sends(b"", b"\0" * 65_536),
}

# Bodies.

BODIES: Final[Mapping[str, Behaviour]] = {
    "a length that is too short": of_get(sends(_PAGE * 50), b"Content-Length: 5\r\n"),
    "a length that is too long": of_get(sends(_PAGE), b"Content-Length: %d\r\n" % (len(_PAGE) + 500)),
    "two lengths": claims_length("5", "50"),
    "a negative length": claims_length("-5"),
    "a length of 65 bits": claims_length(str(1 << 64)),
    "a length in words": claims_length("five"),
    "a length and chunks": sends(_HTML + b"Content-Length: 5\r\n" + _CHUNKED + b"\r\n3\r\nabc\r\n0\r\n\r\n"),
    "100 MB, a byte every moment": of_get(drips(b"", b"<p>z"), b"Content-Length: 100000000\r\n"),
    "a chunk of one byte every moment": of_get(drips(b"", b"1\r\nz\r\n"), _CHUNKED),
    "chunks of one byte without end": chunks(b"", b"1\r\nz\r\n" * 1000),
    "large chunks without end": chunks(b"", b"ffff\r\n" + b"z" * 65_535 + b"\r\n"),
    "a chunk's size without end": chunks(b"", b"0" * 65_536),
    "a chunk's extension without end": chunks(b"5;", b"x" * 65_536),
    "a chunk of 76 bits": chunks(b"FFFFFFFFFFFFFFFFFFF\r\nxxxx\r\n"),
    "a chunk of a negative size": chunks(b"-5\r\nxxxxx\r\n0\r\n\r\n"),
    "trailers without end": chunks(b"5\r\nhello\r\n0\r\n", b"X-T: " + b"y" * 60_000 + b"\r\n"),
    "a body for HEAD": sends(_HTML + b"Content-Length: 100\r\n\r\n", _PAGE * 50),
    "a body without end after 204": sends(b"HTTP/1.1 204 None\r\n\r\n", _PAGE * 50),
    "garbage after the answer": sends(_ABC + b"\0\xffgarbage" * 1000, and_waits=True),
    "a thousand answers to one request": sends(_ABC * 1000, and_waits=True),
}


async def _cut_after_head(exchange: Exchange) -> None:
    await exchange.send(_HTML + b"Content-Length: 1000\r\n\r\n")
    await asyncio.sleep(MOMENT)
    exchange.reset()


# Compression.

_MEBIBYTE: Final = bytes(1 << 20)


def _deflated(wbits: int) -> tuple[bytes, bytes]:
    """The beginning of a stream, and a piece of 1 KB that may follow any number of times: each unpacks to 1 MiB."""
    packer = zlib.compressobj(9, wbits=wbits)

    def piece() -> bytes:
        return packer.compress(_MEBIBYTE) + packer.flush(zlib.Z_FULL_FLUSH)

    return piece(), piece()


def _zstd_frame(window_bits: int) -> bytes:
    return b"\x28\xb5\x2f\xfd\x00" + bytes([(window_bits - 10) << 3])


#: 128 KiB of the same letter in four bytes.
_ZSTD_RUN: Final = struct.pack("<I", (131_072 << 3) | (1 << 1))[:3] + b"z"
_GZIP_BOMB: Final = gzip.compress(bytes(32 << 20))

COMPRESSED: Final[Mapping[str, Behaviour]] = {
    "gzip that unpacks for ever": packed("gzip", *_deflated(31)),
    "gzip in gzip": packed("gzip, gzip", gzip.compress(_GZIP_BOMB)),
    "gzip of empty files without end": packed("gzip", b"", gzip.compress(b"") * 3000),
    "gzip with a file's name without end": packed("gzip", b"\x1f\x8b\x08\x08\0\0\0\0\0\xff", b"x" * 65_536),
    "gzip that is damaged": packed("gzip", _GZIP_BOMB[:2000] + b"\xff" * 1000),
    "gzip that is none": packed("gzip", _PAGE),
    "deflate that unpacks for ever": packed("deflate", *_deflated(15)),
    "deflate of empty blocks without end": packed("gzip", gzip.compress(b"")[:10], b"\0\0\0\xff\xff" * 13_000),
    "brotli of nothing without end": packed("br", b"\x0c", b"\x06" * 65_536),
    "zstd that unpacks for ever": packed("zstd", _zstd_frame(23), _ZSTD_RUN * 8192),
    "zstd with a window of 2 TB": packed("zstd", _zstd_frame(41), _ZSTD_RUN * 8192),
    "all encodings at once": packed("gzip, br, zstd, deflate, gzip", _GZIP_BOMB),
    "an encoding that nobody knows": packed("frobnicate", _PAGE),
}


# Redirects.


def redirect(location: bytes, headers: bytes = b"") -> bytes:
    return b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n" + headers + _EMPTY


async def _grows(exchange: Exchange) -> None:
    await exchange.send(redirect(exchange.seen.target.encode() + b"x" * 200))


async def _doubles(exchange: Exchange) -> None:
    await exchange.send(redirect(b"/" + exchange.seen.target[1:].encode() * 2))


def _steps(headers: bytes = b"", seconds: float = 0.0) -> Behaviour:
    """From /page to /1, /2, /3 …, each after `seconds` and with `headers`, in which `%d` is the number."""

    async def behave(exchange: Exchange) -> None:
        number = int(exchange.seen.path[1:]) if exchange.seen.path[1:].isdigit() else 0
        await asyncio.sleep(seconds)
        await exchange.send(redirect(b"/%d" % (number + 1), headers.replace(b"%d", b"%d" % number)))

    return behave


def _sets(cookie: bytes) -> Behaviour:
    """A redirect that sets a cookie, and a page at its end."""

    async def behave(exchange: Exchange) -> Answer | None:
        if exchange.seen.path == "/there":
            return ok
        await exchange.send(redirect(b"/there", b"Set-Cookie: " + cookie + b"\r\n"))
        return None

    return behave


REDIRECTS: Final[Mapping[str, Behaviour]] = {
    "to an address of 300 KB": sends(redirect(b"/" + b"a" * 300_000)),
    "with an expiry of 4,000 digits": _sets(b"a=1; expires=Wed, 1 Jan " + b"1" * 4000 + b" 00:00:00 GMT"),
    "with an expiry of 5,000 digits": _sets(b"a=1; expires=Wed, 1 Jan " + b"1" * 5000 + b" 00:00:00 GMT"),
    "with control characters in a cookie": _sets(b"a=\x80\xff\tb\x01; Path=/"),
}
#: Those that never arrive: such a link is broken, and may be called so.
ENDLESS_REDIRECTS: Final[Mapping[str, Behaviour]] = {
    "to the same address, longer each time": _grows,
    "to the same address, twice as long each time": _doubles,
    "to an address of 16,000 letters": sends(redirect(b"/" + b"a" * 16_000)),
    "to an address of 3,000 accents": sends(redirect(b"/" + b"\xe9" * 3000)),
    "to ninety places": sends(redirect(b"/0", b"".join(b"Location: /%d\r\n" % number for number in range(1, 90)))),
    "to itself with a fragment of 30 KB": sends(redirect(b"#" + b"x" * 30_000)),
    "slowly, for ever": _steps(seconds=0.04),
    "with a cookie of 300 KB each": _steps(b"Set-Cookie: c%d=" + b"v" * 300_000 + b"; Path=/\r\n"),
    "with ninety cookies of 4 KB each": _steps(
        b"".join(b"Set-Cookie: c%%d-%d=%b; Path=/\r\n" % (number, b"v" * 4000) for number in range(90))
    ),
}

ANSWERS: Final[Mapping[str, Behaviour]] = {
    **HEADS,
    **NOT_HTTP,
    **BODIES,
    "cut after the head": _cut_after_head,
    **COMPRESSED,
    **{f"redirects {how}": behave for how, behave in {**REDIRECTS, **ENDLESS_REDIRECTS}.items()},
}
MAY_BE_BROKEN: Final = frozenset(f"redirects {how}" for how in ENDLESS_REDIRECTS)
