"""Whatever a link may meet on the web, by name: answers, and behaviours that answer in their own way.

`EVERY_BEHAVIOUR` has each of them at a path of its own, so that a test can ask for `/gone` or `/head-hangs`.
None holds state: what happens "once" or "in turn" goes by the server's count of requests for the target.
"""

from __future__ import annotations

import asyncio
import functools
import zlib
from typing import TYPE_CHECKING

from brokenlinks.demo.web import NOT_FOUND, Answer

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour, Exchange, Site

ok = Answer(
    body="<!doctype html><html lang=en><title>Swarm season</title><h1>Swarm season</h1>"
    "<p>Bees swarm in May and June, when the colony outgrows its hive.</p>"
)
ok_chunked = Answer(body=ok.body, chunked=True)
no_content = Answer(204)
reset_content = Answer(205)

# Gone for good, or said to be.

not_found = NOT_FOUND
gone = Answer(410, body="<!doctype html><title>410 Gone</title><h1>Gone</h1>")


# HEAD lies: GET gets the page.


async def head_405(exchange: Exchange) -> Answer:
    return Answer(405, {"Allow": "GET"}) if exchange.seen.method == "HEAD" else ok


async def head_404_get_200(exchange: Exchange) -> Answer:
    return NOT_FOUND if exchange.seen.method == "HEAD" else ok


async def head_200_get_404(exchange: Exchange) -> Answer:
    return ok if exchange.seen.method == "HEAD" else NOT_FOUND


async def head_hangs(exchange: Exchange) -> Answer | None:
    if exchange.seen.method != "HEAD":
        return ok
    await exchange.until_hung_up()
    return None


async def head_resets(exchange: Exchange) -> Answer | None:
    if exchange.seen.method != "HEAD":
        return ok
    exchange.reset()
    return None


# Walls: a visitor may get the page, a program does not.


def wall(status: int, **headers: str) -> Answer:
    """A refusal; underscores in header names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, f"<!doctype html><title>{status}</title><h1>Access denied</h1>")


unauthorized = wall(401, WWW_Authenticate='Basic realm="Members"')
payment_required = wall(402)
forbidden = wall(403)
method_not_allowed = wall(405, Allow="POST")
not_acceptable = wall(406)
rate_limited = wall(429, Retry_After="1")
rate_limited_long = wall(429, Retry_After="86400")
rate_limited_date = wall(429, Retry_After="Wed, 21 Oct 2037 07:28:00 GMT")
legal_reasons = wall(451)
request_denied = wall(999)
bot_challenge = Answer(
    403,
    {"Server": "cloudflare", "CF-Mitigated": "challenge"},
    "<!doctype html><title>Just a moment...</title><noscript>Enable JavaScript and cookies to continue</noscript>",
)


async def bot_filter(exchange: Exchange) -> Answer:
    """403 for all that does not look like a browser."""
    headers = exchange.seen.headers
    return ok if "Mozilla/5.0" in headers.get("user-agent", "") and "accept" in headers else forbidden


# The server is in trouble, for ever or for a while.

server_error = Answer(500, body="<!doctype html><title>500</title><h1>Internal Server Error</h1>")
bad_gateway = Answer(502)
unavailable = Answer(503)
unavailable_retry_after = Answer(503, {"Retry-After": "1"})


def failing(first: Answer | Behaviour, times: int = 1, then: Answer | Behaviour = ok) -> Behaviour:
    """`first` for the first `times` requests of a target, whatever their method, and `then` ever after."""

    async def behave(exchange: Exchange) -> Answer | None:
        chosen = first if exchange.nth <= times else then
        return chosen if isinstance(chosen, Answer) else await chosen(exchange)

    return behave


# No answer, or none that is HTTP.


async def hangs(exchange: Exchange) -> None:
    await exchange.until_hung_up()


async def resets(exchange: Exchange) -> None:
    exchange.reset()


async def drops(exchange: Exchange) -> None:
    """Closes the connection in peace, without a word."""


async def garbage(exchange: Exchange) -> None:
    await exchange.send(b"SSH-2.0-OpenSSH_9.6\r\n\x00\x00\x01\xfe not at all what was asked\r\n\r\n")


async def breaks_off(exchange: Exchange) -> None:
    """Promises a thousand bytes, sends ten and closes."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n")
    if exchange.seen.method != "HEAD":
        await exchange.send(b"<p>Bees in")


async def bad_chunk(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot-a-length\r\nBees\r\n0\r\n\r\n")


async def http_1_0(exchange: Exchange) -> None:
    """Of old: no length, the end of the connection is the end of the page."""
    await exchange.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
    if exchange.seen.method != "HEAD":
        await exchange.send(b"<!doctype html><title>Skeps</title><p>Straw hives</p>")


latin_1_headers = Answer(headers={"X-Place": b"Caf\xe9 des abeilles"}, body=ok.body)

# More than anyone wants to read.


async def endless_body(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><title>Hum</title>")
    while exchange.seen.method != "HEAD":
        await exchange.send(b"<p>hum</p>" * 1000)


async def endless_headers(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    number = 0
    while True:
        number += 1
        await exchange.send(b"X-Hum-%d: %b\r\n" % (number, b"hum " * 250))


async def slow_drip(exchange: Exchange) -> None:
    """A byte every 20 ms, for ever: no time-out between two reads will end it."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while exchange.seen.method != "HEAD":
        await exchange.send(b"z")
        await asyncio.sleep(0.02)


GZIP_BOMB_BYTES = 64 << 20


@functools.cache
def _gzip_bomb() -> bytes:
    gzip = zlib.compressobj(wbits=31)
    mebibyte = bytes(1 << 20)
    return b"".join([gzip.compress(mebibyte) for _ in range(GZIP_BOMB_BYTES >> 20)]) + gzip.flush()


async def gzip_bomb(exchange: Exchange) -> Answer:
    """64 KB that unpack to 64 MiB."""
    return Answer(headers={"Content-Encoding": "gzip"}, body=_gzip_bomb())


# Redirects.


def redirect(location: str | bytes, status: int = 301) -> Answer:
    return Answer(status, {"Location": location})


async def redirect_chain(exchange: Exchange) -> Answer:
    """`?left=21` takes 21 redirects to a page that is there."""
    left = int(exchange.seen.query.removeprefix("left=") or 0)
    return redirect(f"{exchange.seen.path}?left={left - 1}", 302) if left else ok


async def cookie_wall(exchange: Exchange) -> Answer:
    """Sends a visitor round with a cookie, and round again whoever comes back without it."""
    if "visited=yes" in exchange.seen.headers.get("cookie", ""):
        return ok
    return Answer(302, {"Location": exchange.seen.target, "Set-Cookie": "visited=yes; Path=/"})


HOST = "behaviours.example"

EVERY_BEHAVIOUR: Site = {
    "/": ok,
    "/ok": ok,
    "/ok-chunked": ok_chunked,
    "/no-content": no_content,
    "/reset-content": reset_content,
    "/not-found": not_found,
    "/gone": gone,
    "/head-405": head_405,
    "/head-404-get-200": head_404_get_200,
    "/head-200-get-404": head_200_get_404,
    "/head-hangs": head_hangs,
    "/head-resets": head_resets,
    "/unauthorized": unauthorized,
    "/payment-required": payment_required,
    "/forbidden": forbidden,
    "/method-not-allowed": method_not_allowed,
    "/not-acceptable": not_acceptable,
    "/rate-limited": rate_limited,
    "/rate-limited-long": rate_limited_long,
    "/rate-limited-date": rate_limited_date,
    "/legal-reasons": legal_reasons,
    "/request-denied": request_denied,
    "/bot-challenge": bot_challenge,
    "/bot-filter": bot_filter,
    "/server-error": server_error,
    "/bad-gateway": bad_gateway,
    "/unavailable": unavailable,
    "/unavailable-retry-after": unavailable_retry_after,
    "/unavailable-once": failing(unavailable),
    "/rate-limited-once": failing(rate_limited),
    "/resets-once": failing(resets),
    "/hangs": hangs,
    "/resets": resets,
    "/drops": drops,
    "/garbage": garbage,
    "/breaks-off": breaks_off,
    "/bad-chunk": bad_chunk,
    "/http-1.0": http_1_0,
    "/latin-1-headers": latin_1_headers,
    "/endless-body": endless_body,
    "/endless-headers": endless_headers,
    "/slow-drip": slow_drip,
    "/gzip-bomb": gzip_bomb,
    "/moved": redirect("http://" + HOST + ":{port}/ok"),
    "/moved-relative": redirect("ok"),
    "/moved-schemeless": redirect("//" + HOST + ":{port}/ok", 302),
    "/moved-raw-space": redirect("/a page", 302),
    "/moved-raw-utf-8": redirect("/café", 302),
    "/moved-raw-latin-1": redirect(b"/caf\xe9", 302),
    "/moved-without-location": Answer(302),
    "/moved-to-nothing": redirect("", 302),
    "/moved-to-invalid": redirect("http://[", 302),
    "/moved-to-mailto": redirect("mailto:keeper@" + HOST, 302),
    "/moved-to-private": redirect("http://192.168.0.1/", 302),
    "/moved-to-not-found": redirect("/not-found"),
    "/moved-to-refused": redirect("http://" + HOST + ":{closed_port}/"),
    "/loop": redirect("/loop", 302),
    "/loop-of-two": redirect("/loop-of-two/back", 302),
    "/loop-of-two/back": redirect("/loop-of-two", 302),
    "/chain": redirect_chain,
    "/cookie-wall": cookie_wall,
    "/a%20page": ok,
    "/caf%C3%A9": ok,
    "/caf%E9": ok,
}
