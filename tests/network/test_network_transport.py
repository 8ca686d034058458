"""One request to one host: each way in which it can fail, from a real server, and the bounds on what it can cost."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from brokenlinks.network.errors import Failure, TransportError
from brokenlinks.network.transport import HostClient
from tests.network.trusting import trusting
from tests.web import behaviours as b
from tests.web.certificates import EXPIRED, SELF_SIGNED, VALID, WRONG_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.demo.web import Behaviour, Exchange
    from brokenlinks.network.transport import Answer as HttpAnswer
    from tests.conftest import ServeWeb
    from tests.web.certificates import Certificates

LOOPBACK = ip_address(ADDRESS)
PATIENCE = 10.0  # seconds for an answer that comes
SHORT = 0.3  # seconds for one that does not


async def ask(
    url: str,
    host: str = b.HOST,
    *,
    method: str = "GET",
    timeout: float = PATIENCE,
    max_bytes: int = 65_536,
    headers: dict[str, str] | None = None,
) -> HttpAnswer:
    client = HostClient(host, [LOOPBACK], {"User-Agent": "test", "Accept": "text/html"}, connect_timeout=PATIENCE)
    try:
        return await client.send(method, url, timeout=timeout, max_bytes=max_bytes, headers=headers)
    finally:
        client.close()


@pytest.mark.parametrize(
    ("path", "failure"),
    [
        ("/hangs", Failure.TIMEOUT),
        ("/resets", Failure.RESET),
        ("/drops", Failure.RESET),
        ("/garbage", Failure.PROTOCOL),
        ("/endless-headers", Failure.PROTOCOL),
    ],
)
@pytest.mark.parametrize("method", ["HEAD", "GET"])
async def test_failures(behaviours: PretendWeb, method: str, path: str, failure: Failure) -> None:
    with pytest.raises(TransportError) as caught:
        await ask(behaviours.url(b.HOST, path), method=method, timeout=SHORT if path == "/hangs" else PATIENCE)
    assert caught.value.failure is failure
    assert str(caught.value) == failure.value


async def test_refused(behaviours: PretendWeb) -> None:
    with pytest.raises(TransportError) as caught:
        await ask(f"http://{b.HOST}:{behaviours.closed_port}/")
    assert caught.value.failure is Failure.REFUSED


async def test_no_connection_in_time() -> None:
    """A listener whose queue is full lets no one in and turns no one away."""
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind((ADDRESS, 0))
        full.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        client = HostClient("a.example", [LOOPBACK], {}, connect_timeout=SHORT)
        with pytest.raises(TransportError) as caught:
            await client.send("GET", f"http://a.example:{full.getsockname()[1]}/", timeout=SHORT * 3, max_bytes=1)
        client.close()
    assert caught.value.failure in (Failure.CONNECT_TIMEOUT, Failure.TIMEOUT)


#: Words by which failures are told apart, in addresses of pages that never answer.
MISLEADING = [
    "CERTIFICATE_VERIFY_FAILED", "ConnectionRefused", "HostUnreachable", "connect%20timeout", "ConnectionReset",
    "UnexpectedEof", "Ssl(", "Parse(", "TooLarge", ",CERTIFICATE_VERIFY_FAILED", "source:%20CERTIFICATE_VERIFY_FAILED",
]  # fmt: skip


async def test_the_address_has_no_say_in_what_failed(behaviours: PretendWeb) -> None:
    asked = [behaviours.url(b.HOST, f"/hangs?{mark}") for mark in MISLEADING]
    asked += [f"http://{mark}@{b.HOST}:{behaviours.port}/hangs" for mark in MISLEADING]
    errors = await asyncio.gather(*(ask(url, timeout=SHORT) for url in asked), return_exceptions=True)
    failures = [error.failure if isinstance(error, TransportError) else error for error in errors]
    assert failures == [Failure.TIMEOUT] * len(asked)


@pytest.mark.parametrize(
    ("host", "failure"),
    [
        (VALID, None),
        (EXPIRED, Failure.CERTIFICATE),
        (SELF_SIGNED, Failure.CERTIFICATE),
        (WRONG_NAME, Failure.CERTIFICATE),
    ],
)
async def test_certificates(
    tls_web: PretendWeb, certificates: Certificates, host: str, failure: Failure | None
) -> None:
    with trusting(certificates.authority):
        if failure is None:
            assert (await ask(tls_web.url(host), host)).status == 200
            return
        with pytest.raises(TransportError) as caught:
            await ask(tls_web.url(host), host)
    assert caught.value.failure is failure
    assert not tls_web.requests


async def test_an_unknown_authority_is_not_trusted(tls_web: PretendWeb) -> None:
    with pytest.raises(TransportError) as caught:
        await ask(tls_web.url(VALID), VALID)
    assert caught.value.failure is Failure.CERTIFICATE


async def test_an_authority_in_a_folder_is_trusted(
    tls_web: PretendWeb, certificates: Certificates, tmp_path: Path
) -> None:
    (tmp_path / "ours.pem").write_bytes(certificates.authority.read_bytes())
    (tmp_path / "README").write_text("no certificate")
    (tmp_path / "lost.pem").symlink_to(tmp_path / "nowhere.pem")
    with trusting(tmp_path, "SSL_CERT_DIR"):
        assert (await ask(tls_web.url(VALID), VALID)).status == 200


async def test_https_at_a_port_without(behaviours: PretendWeb) -> None:
    with pytest.raises(TransportError) as caught:
        await ask(f"https://{b.HOST}:{behaviours.port}/")
    assert caught.value.failure is Failure.TLS


async def test_http_at_a_port_that_wants_https(tls_web: PretendWeb) -> None:
    with pytest.raises(TransportError) as caught:
        await ask(f"http://{VALID}:{tls_web.port}/", VALID)
    assert caught.value.failure in (Failure.RESET, Failure.PROTOCOL)


async def test_latin_1_headers_lose_no_byte(behaviours: PretendWeb) -> None:
    answer = await ask(behaviours.url(b.HOST, "/latin-1-headers"))
    assert answer.header("x-place") == "Café des abeilles"
    assert answer.header("x-nothing") is None


async def test_several_headers_of_a_name_stay_in_order(serve_web: ServeWeb) -> None:
    async def cookies(exchange: Exchange) -> None:
        await exchange.send(
            b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX-Bad Name: x\r\nset-cookie: b=2\r\nContent-Length: 0\r\n\r\n"
        )

    web = serve_web({b.HOST: {"/": cookies}})
    answer = await ask(web.url(b.HOST))
    assert answer.all("set-cookie") == ["a=1", "b=2"]
    assert answer.header("set-cookie") == "a=1"


@pytest.mark.parametrize(
    ("path", "body", "truncated", "complete"),
    [
        ("/ok", str(b.ok.body).encode(), False, True),
        ("/ok-chunked", str(b.ok.body).encode(), False, True),
        ("/no-content", b"", False, True),
        ("/http-1.0", b"<!doctype html><title>Skeps</title><p>Straw hives</p>", False, True),
        ("/breaks-off", b"<p>Bees in", False, False),
        ("/bad-chunk", b"", False, False),
    ],
)
async def test_bodies(behaviours: PretendWeb, path: str, body: bytes, truncated: bool, complete: bool) -> None:
    answer = await ask(behaviours.url(b.HOST, path))
    assert (answer.body, answer.truncated, answer.complete) == (body, truncated, complete)


@pytest.mark.parametrize("path", ["/endless-body", "/gzip-bomb"])
@pytest.mark.parametrize("max_bytes", [0, 1, 65_536])
async def test_no_more_of_a_body_is_read_than_was_asked_for(behaviours: PretendWeb, path: str, max_bytes: int) -> None:
    answer = await ask(behaviours.url(b.HOST, path), max_bytes=max_bytes)
    assert (len(answer.body), answer.truncated) == (max_bytes, True)


async def test_a_body_of_just_that_size_is_whole(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/": Answer(body=b"x" * 1000)}})
    for max_bytes, truncated in ((999, True), (1000, False), (1001, False)):
        answer = await ask(web.url(b.HOST), max_bytes=max_bytes)
        assert (len(answer.body), answer.truncated) == (min(max_bytes, 1000), truncated)


async def test_a_slow_drip_ends_with_the_time_that_was_given(behaviours: PretendWeb) -> None:
    answer = await ask(behaviours.url(b.HOST, "/slow-drip"), timeout=SHORT)
    assert answer.status == 200
    assert answer.body
    assert set(answer.body) == set(b"z")
    assert not answer.complete


async def test_redirects_are_not_followed_here(behaviours: PretendWeb) -> None:
    answer = await ask(behaviours.url(b.HOST, "/moved"))
    assert (answer.status, answer.header("location")) == (301, behaviours.url(b.HOST, "/ok"))
    assert [seen.target for seen in behaviours.requests] == ["/moved"]


async def test_what_is_sent(behaviours: PretendWeb) -> None:
    await ask(behaviours.url(b.HOST, "/ok?q=`'|%zz"), headers={"Cookie": "a=é"})
    (seen,) = behaviours.requests
    assert seen.target == "/ok?q=`'|%zz"
    assert seen.headers["user-agent"] == "test"
    assert seen.headers["cookie"].encode("latin-1").decode() == "a=é"
    assert {"gzip", "br", "zstd"} <= set(seen.headers["accept-encoding"].replace(" ", "").split(","))


async def ask_in_turn(web: PretendWeb, *asked: tuple[str, str], max_bytes: int = 65_536) -> list[int]:
    """(method, path) … → the connection that each went over, by one client."""
    client = HostClient(b.HOST, [LOOPBACK], {}, connect_timeout=PATIENCE)
    for method, path in asked:
        await client.send(method, web.url(b.HOST, path), timeout=PATIENCE, max_bytes=max_bytes)
    client.close()
    return [seen.connection for seen in web.requests]


async def test_a_connection_serves_several_requests(behaviours: PretendWeb) -> None:
    asked = [("HEAD", "/ok"), ("GET", "/ok"), ("GET", "/not-found"), ("HEAD", "/moved"), ("GET", "/ok-chunked")]
    assert await ask_in_turn(behaviours, *asked) == [1] * 5


async def test_what_is_left_of_a_body_ends_its_connection(behaviours: PretendWeb) -> None:
    asked = [("GET", "/endless-body"), ("GET", "/breaks-off"), ("HEAD", "/endless-body"), ("GET", "/ok")]
    assert len(set(await ask_in_turn(behaviours, *asked, max_bytes=1000))) == 4


async def _closes(exchange: Exchange) -> None:
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")


async def _closes_roughly(exchange: Exchange) -> None:
    await _closes(exchange)
    exchange.reset()


@pytest.mark.parametrize("behaviour", [_closes, _closes_roughly])
async def test_a_kept_connection_that_was_closed_costs_no_request(serve_web: ServeWeb, behaviour: Behaviour) -> None:
    """The server never said that it would close: it does so while the next request is on its way."""
    web = serve_web({b.HOST: {"/": behaviour}})
    await ask_in_turn(web, *[("GET", "/")] * 40)
    assert len(web.requests) >= 40


@pytest.mark.parametrize("host", ["a.example", "a.example.", "a_b.example", "xn--bcher-kva.example", "-a-.example"])
async def test_names_go_to_the_addresses_that_they_are_pinned_to(serve_web: ServeWeb, host: str) -> None:
    """No name here exists: one that was looked up once more would not be found, or be found elsewhere."""
    web = serve_web({host: {"/": b.ok}})
    assert (await ask(web.url(host), host)).status == 200


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
async def test_no_proxy_of_the_environment_gets_between(
    behaviours: PretendWeb, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """It would look names up itself, past the gate."""
    monkeypatch.setenv(variable, f"http://{ADDRESS}:{behaviours.closed_port}")
    assert (await ask(behaviours.url(b.HOST, "/ok"))).status == 200


async def test_an_address_too_long_to_be_sent(behaviours: PretendWeb) -> None:
    with pytest.raises(TransportError) as caught:
        await ask(behaviours.url(b.HOST, "/ok?" + "x" * 70_000))
    assert caught.value.failure is Failure.OTHER
    assert not behaviours.requests
