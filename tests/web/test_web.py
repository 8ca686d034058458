"""The pretend web as a server: sites, connections, log, and how it starts and ends."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from tests.web import behaviours as b
from tests.web.wire import SECONDS, ask, assert_silent, connect, parts, request

if TYPE_CHECKING:
    from tests.conftest import ServeWeb


def test_every_behaviour_has_an_end_when_its_visitor_leaves() -> None:
    """Leaving the server must neither hang nor raise, whatever was left half-said."""
    before = set(threading.enumerate())
    with PretendWeb({b.HOST: b.EVERY_BEHAVIOUR}).in_thread() as web:
        for target in b.EVERY_BEHAVIOUR:
            with connect(web) as wire:
                wire.sendall(request(target))
        with connect(web) as wire:  # answered after all of these were met
            wire.sendall(request("/ok"))
            assert wire.recv(12) == b"HTTP/1.1 200"
    assert set(threading.enumerate()) == before


def test_leaving_ends_what_is_still_being_served() -> None:
    with PretendWeb({b.HOST: b.EVERY_BEHAVIOUR}).in_thread() as web:
        wires = []
        for target in ("/hangs", "/endless-body", "/endless-headers", "/slow-drip", "/ok"):
            wire = connect(web)
            wire.sendall(request(target))
            wires.append(wire)
        assert wires[-1].recv(12) == b"HTTP/1.1 200"
    for wire in wires:
        wire.close()


def test_keep_alive_and_head_on_one_connection(behaviours: PretendWeb) -> None:
    with connect(behaviours) as wire, wire.makefile("rb") as stream:
        for method, target in (("HEAD", "/ok"), ("GET", "/not-found?q=1"), ("GET", "/ok-chunked")):
            wire.sendall(request(target, method))
            while (line := stream.readline().strip().lower()) != b"":
                if line.startswith(b"content-length"):
                    length = int(line.split()[1])
            stream.read(length if method == "GET" and target != "/ok-chunked" else 0)
    assert [(seen.method, seen.target, seen.connection) for seen in behaviours.requests] == [
        ("HEAD", "/ok", 1),
        ("GET", "/not-found?q=1", 1),
        ("GET", "/ok-chunked", 1),
    ]
    assert behaviours.requests[1].path == "/not-found"
    assert behaviours.requests[1].query == "q=1"


def test_chunks_hold_the_whole_body(behaviours: PretendWeb) -> None:
    _, headers, body = parts(ask(behaviours, "/ok-chunked"))
    assert headers["transfer-encoding"] == b"chunked"
    assert "content-length" not in headers
    size, _, rest = body.partition(b"\r\n")
    first = rest[: int(size, 16)]
    size, _, rest = rest[len(first) + 2 :].partition(b"\r\n")
    second = rest[: int(size, 16)]
    assert first + second == str(b.ok.body).encode()
    assert rest[len(second) :] == b"\r\n0\r\n\r\n"


def test_sites_are_told_apart_by_host_whatever_its_case(serve_web: ServeWeb) -> None:
    web = serve_web({"one.example": {"/": Answer(body="one")}, "two.example": {"*": Answer(body="two")}})
    assert parts(ask(web, "/", host="One.Example"))[2] == b"one"
    assert parts(ask(web, "/any/thing?at=all", host="two.example"))[2] == b"two"
    assert parts(ask(web, "/", host="three.example"))[0] == 421
    assert [seen.host for seen in web.requests] == ["one.example", "two.example", "three.example"]
    assert web.asked("two.example") == web.asked("two.example", "/any/thing?at=all") == [web.requests[1]]
    assert web.asked("two.example", "/") == []


def test_exact_target_before_path_before_star(serve_web: ServeWeb) -> None:
    site = {"/x?a=1": Answer(201), "/x": Answer(202), "*": Answer(203)}
    web = serve_web({b.HOST: site})
    assert [parts(ask(web, target))[0] for target in ("/x?a=1", "/x?a=2", "/x", "/y")] == [201, 202, 202, 203]


def test_text_is_a_template_and_bytes_are_not(serve_web: ServeWeb) -> None:
    web = serve_web(
        {b.HOST: {"/text": Answer(headers={"X-At": "{port}"}, body="é {port} {closed_port} {else}"),
                  "/bytes": Answer(headers={"X-At": b"{port}"}, body=b"\xe9 {port}")}}
    )  # fmt: skip
    _, headers, body = parts(ask(web, "/text"))
    assert headers["x-at"] == str(web.port).encode()
    assert body == f"é {web.port} {web.closed_port} {{else}}".encode()
    _, headers, body = parts(ask(web, "/bytes"))
    assert (headers["x-at"], body) == (b"{port}", b"\xe9 {port}")


def test_closed_port_refuses(behaviours: PretendWeb) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((ADDRESS, behaviours.closed_port), timeout=SECONDS)


def test_hosts_map_names_sites_and_troubles() -> None:
    web = PretendWeb({"one.example": {}}, names={"lost.example": "nxdomain", "ill.example": "servfail"})
    assert web.hosts() == {"one.example": ADDRESS, "lost.example": "nxdomain", "ill.example": "servfail"}


async def test_serving_counts_requests_of_one_host_at_a_time() -> None:
    all_in = asyncio.Event()

    async def wait_for_three(exchange: object) -> Answer:
        if len(web.asked(b.HOST)) == 3:
            all_in.set()
        await all_in.wait()
        return b.ok

    async def fetch(host: str) -> None:
        reader, writer = await asyncio.open_connection(ADDRESS, web.port)
        writer.write(request("/", host=host, Connection="close"))
        await reader.read()
        writer.close()
        await writer.wait_closed()

    async with PretendWeb({b.HOST: {"/": wait_for_three}, "other.example": {"/": b.ok}}) as web:
        async with asyncio.timeout(SECONDS):
            await asyncio.gather(*(fetch(b.HOST) for _ in range(3)))
            await fetch("other.example")
            await fetch(b.HOST)
    assert [seen.serving for seen in web.asked(b.HOST)] == [1, 2, 3, 1]
    assert [seen.serving for seen in web.asked("other.example")] == [1]
    assert [seen.at for seen in web.requests] == sorted(seen.at for seen in web.requests)


async def test_an_error_in_a_behaviour_is_raised_on_leaving() -> None:
    async def broken(exchange: object) -> Answer:
        raise LookupError("a mistake in a test's own behaviour")

    web = await PretendWeb({b.HOST: {"/": broken}}).__aenter__()
    reader, writer = await asyncio.open_connection(ADDRESS, web.port)
    writer.write(request("/"))
    assert await reader.read() == b""
    writer.close()
    await writer.wait_closed()
    with pytest.raises(LookupError, match="own behaviour"):
        await web.__aexit__(None, None, None)


def test_a_port_in_use_is_said_when_the_thread_starts(behaviours: PretendWeb) -> None:
    with pytest.raises(OSError, match="in use"), PretendWeb({}, port=behaviours.port).in_thread():
        pass


def test_delay_comes_before_the_first_byte(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/": Answer(delay=60)}})
    assert_silent(web, request("/"))


def test_body_of_a_request_is_read_and_passed_over(behaviours: PretendWeb) -> None:
    with connect(behaviours) as wire:
        wire.sendall(
            b"POST /gone HTTP/1.1\r\nHost: behaviours.example\r\nContent-Length: 4\r\n\r\nGET "
            + request("/ok", Connection="close")
        )
        answer = b"".join(iter(lambda: wire.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 410")
    assert b"HTTP/1.1 200 OK" in answer


def test_tls_hello_at_the_plain_port_is_turned_away(behaviours: PretendWeb) -> None:
    context = ssl.create_default_context()
    with connect(behaviours) as wire, pytest.raises(ssl.SSLError):
        context.wrap_socket(wire, server_hostname=b.HOST)
