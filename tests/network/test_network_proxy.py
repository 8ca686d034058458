"""The proxy for a browser, asked over real sockets."""

from __future__ import annotations

import asyncio
import base64
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import ADDRESS, Answer
from brokenlinks.network.errors import NameNotFound, PrivateAddress, TransportError
from brokenlinks.network.proxy import GateProxy
from brokenlinks.outgoing import open_gate
from tests.checking.running import settings_for
from tests.checking.tripwire import Tripwire
from tests.web import behaviours as b
from tests.web.dns import InTurn
from tests.web.wire import parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

    from brokenlinks.demo.web import Exchange, Site
    from tests.conftest import ServeDns, ServeWeb

HOST = "site.example"
ONLY_ITS_ADDRESS = [f"{ADDRESS}/32"]


async def echo(exchange: Exchange) -> Answer:
    seen = exchange.seen
    return Answer(body="\n".join([f"{seen.method} {seen.target}", *(f"{k}: {v}" for k, v in seen.headers.items())]))


SITE: Site = {"/": b.ok, "*": echo, "/hints": b.ok, "/breaks": b.garbage}


@asynccontextmanager
async def proxy_for(*sources: Any, **changes: Any) -> AsyncIterator[GateProxy]:
    settings = settings_for(*sources, **{"allow_networks": ONLY_ITS_ADDRESS, **changes})
    async with GateProxy(open_gate(settings), connect_timeout=2.0) as proxy:
        yield proxy


def login(proxy: GateProxy) -> str:
    return "Basic " + base64.b64encode(f"{proxy.username}:{proxy.password}".encode()).decode()


async def say(proxy: GateProxy, *sent: str | bytes) -> bytes:
    """All that comes back. `{login}` stands for the credentials."""
    host, port = proxy.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        for text in sent:
            writer.write(text.replace("{login}", login(proxy)).encode() if isinstance(text, str) else text)
        async with asyncio.timeout(20):
            return await reader.read()
    finally:
        writer.transport.abort()  # what was not taken is not waited for, and the loop may end with the test
        with suppress(ConnectionError):
            await writer.wait_closed()


def get(target: str, *fields: str, method: str = "GET", body: str = "") -> str:
    return "\r\n".join((f"{method} {target} HTTP/1.1", "Proxy-Authorization: {login}", *fields, "", body))


async def test_a_page_without_tls(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: SITE})
    async with proxy_for(web) as proxy:
        request = get(
            f"http://{HOST}:{web.port}/a?b=//c#d",
            f"Host: {HOST}:{web.port}",
            "Proxy-Connection: keep-alive",
            "X-Own: 1",
        )
        status, headers, body = parts(await say(proxy, request))
    assert status == 200
    assert headers["connection"] == b"close"
    assert body.decode().splitlines()[0] == "GET /a?b=//c#d"
    (seen,) = web.requests
    assert seen.headers == {"host": f"{HOST}:{web.port}", "x-own": "1", "connection": "close"}


async def test_a_body_is_handed_on_and_nothing_after_it(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: SITE})
    async with proxy_for(web) as proxy:
        fields = (f"Host: {HOST}", "Content-Length: 3")
        smuggled = f"GET http://other.example:{web.port}/ HTTP/1.1\r\nHost: other.example\r\n\r\n"
        url = f"http://{HOST}:{web.port}/form"
        await say(proxy, get(url, *fields, method="POST", body="a=b" + smuggled))
    assert [(seen.method, seen.target) for seen in web.requests] == [("POST", "/form")]


async def test_a_tunnel(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: SITE})
    async with proxy_for(web) as proxy:
        tunnelled = f"GET /in HTTP/1.1\r\nHost: {HOST}:{web.port}\r\nConnection: close\r\n\r\n"
        answer = await say(proxy, get(f"{HOST}:{web.port}", method="CONNECT"), tunnelled)
    established, _, inner = answer.partition(b"\r\n\r\n")
    assert established.startswith(b"HTTP/1.1 200")
    assert parts(inner)[0] == 200
    assert [seen.target for seen in web.requests] == ["/in"]


@pytest.mark.parametrize("credentials", ["", "Basic ", "Basic eA==", "Basic ä", "Digest {login}", "Bearer {login}"])
@pytest.mark.parametrize("method", ["GET", "CONNECT"])
async def test_strangers_are_turned_away(serve_web: ServeWeb, method: str, credentials: str) -> None:
    web = serve_web({HOST: SITE})
    async with proxy_for(web) as proxy:
        target = f"{HOST}:{web.port}" if method == "CONNECT" else web.url(HOST)
        field = f"Proxy-Authorization: {credentials}\r\n" if credentials else ""
        status, headers, _ = parts(await say(proxy, f"{method} {target} HTTP/1.1\r\n{field}\r\n"))
    assert status == 407
    assert headers["proxy-authenticate"].startswith(b"Basic ")
    assert web.requests == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.2", "127.2", "2130706434", "0x7f.2", "[::1]", "[::ffff:127.0.0.2]", "[64:ff9b::127.0.0.2]", "localhost",
     "private.example", "user@127.0.0.2", "127%2E0.0.2"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "CONNECT"])
async def test_private_addresses_are_refused(host: str, method: str) -> None:
    with Tripwire() as wire:
        async with proxy_for(hosts={"private.example": "127.0.0.2", "localhost": "127.0.0.2"}) as proxy:
            target = f"{host}:{wire.port}" if method == "CONNECT" else f"http://{host}:{wire.port}/"
            status, _, _ = parts(await say(proxy, get(target, method=method)))
            assert status in (403, 502)
            ((_, port), error) = next(iter(proxy.failures.items()))
            assert port == wire.port
            assert isinstance(error, PrivateAddress | NameNotFound)
        assert not wire.was_touched()


async def test_a_name_is_connected_to_where_it_was_vetted(serve_web: ServeWeb, serve_dns: ServeDns) -> None:
    """Each connection asks the gate anew, and goes to what it said: never to the second, private answer."""
    web = serve_web({"rebinding.example": {"/": b.ok}})
    dns = serve_dns({"rebinding.example": InTurn(((ADDRESS,), ("127.0.0.2",)))})
    with Tripwire() as wire:
        async with proxy_for(dns) as proxy:
            status, _, _ = parts(await say(proxy, get(web.url("rebinding.example"), f"Host: x:{web.port}")))
            assert status == 421  # it was asked, under a name that it does not know
            await say(proxy, get(f"http://rebinding.example:{wire.port}/"))
        assert not wire.was_touched()


async def test_failures_are_known_until_they_pass(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: SITE})
    async with proxy_for(web, hosts={**web.hosts(), "gone.example": "nxdomain"}) as proxy:
        for host, port in (("gone.example", 80), (HOST, web.closed_port)):
            status, _, _ = parts(await say(proxy, get(f"{host}:{port}", method="CONNECT")))
            assert status == 502
        assert isinstance(proxy.failures["gone.example", 80], NameNotFound)
        assert isinstance(proxy.failures[HOST, web.closed_port], TransportError)
        proxy.failures[HOST, web.port] = proxy.failures[HOST, web.closed_port]
        await say(proxy, get(web.url(HOST), f"Host: {HOST}:{web.port}"))
        assert (HOST, web.port) not in proxy.failures


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (get("/"), 400),
        (get("https://site.example/"), 400),
        (get("ftp://site.example/"), 400),
        (get("http://"), 400),
        (get(":0", method="CONNECT"), 400),
        (get("a b:443", method="CONNECT"), 400),
        ("GET\r\nProxy-Authorization: {login}\r\n\r\n", 400),
        (get("http://site.example:{port}/", "Transfer-Encoding: chunked"), 411),
        (get("http://site.example:{port}/", "Content-Length: -1"), 400),
        (get("http://site.example:{port}/breaks"), 502),
    ],
)
async def test_odd_requests_and_answers(serve_web: ServeWeb, sent: str, status: int) -> None:
    web = serve_web({HOST: SITE})
    line, _, rest = sent.replace("{port}", str(web.port)).partition("\r\n")
    async with proxy_for(web) as proxy:
        assert parts(await say(proxy, f"{line}\r\nHost: {HOST}\r\n{rest}"))[0] == status


async def test_a_head_without_end_is_cut_off() -> None:
    async with proxy_for() as proxy:
        with suppress(ConnectionResetError):  # there was more on its way
            assert await say(proxy, b"GET / HTTP/1.1\r\nX: " + b"x" * 200_000) == b""


async def test_interim_answers_are_passed_over(serve_web: ServeWeb) -> None:
    async def hints(exchange: Exchange) -> Answer:
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n")
        return b.ok

    web = serve_web({HOST: {"/": hints}})
    async with proxy_for(web) as proxy:
        assert parts(await say(proxy, get(web.url(HOST), f"Host: {HOST}:{web.port}")))[0] == 200


async def test_what_is_open_ends_with_it(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: {"/": b.hangs}})
    async with proxy_for(web) as proxy:
        asking = asyncio.create_task(say(proxy, get(web.url(HOST), f"Host: {HOST}:{web.port}")))
        async with asyncio.timeout(20):
            while not web.requests:  # noqa: ASYNC110 the pretend web has no events for it
                await asyncio.sleep(0.01)
    with suppress(ConnectionError):  # closed, or cut off
        assert await asking == b""
