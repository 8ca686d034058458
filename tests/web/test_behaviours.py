"""Each behaviour, certificate and file of the pretend web does what its name says."""

from __future__ import annotations

import ssl
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.web import behaviours as b
from tests.web import files
from tests.web.certificates import EXPIRED, SELF_SIGNED, VALID, WRONG_NAME
from tests.web.wire import ask, assert_silent, connect, parts, request

if TYPE_CHECKING:
    from brokenlinks.demo.web import PretendWeb
    from tests.conftest import ServeWeb
    from tests.web.certificates import Certificates


BROWSER = {"User-Agent": "Mozilla/5.0 (X11)", "Accept": "text/html"}


@pytest.mark.parametrize(
    ("path", "head", "get"),
    [
        ("/ok", 200, 200),
        ("/no-content", 204, 204),
        ("/reset-content", 205, 205),
        ("/not-found", 404, 404),
        ("/never-heard-of", 404, 404),
        ("/gone", 410, 410),
        ("/head-405", 405, 200),
        ("/head-404-get-200", 404, 200),
        ("/head-200-get-404", 200, 404),
        ("/unauthorized", 401, 401),
        ("/payment-required", 402, 402),
        ("/forbidden", 403, 403),
        ("/method-not-allowed", 405, 405),
        ("/not-acceptable", 406, 406),
        ("/rate-limited", 429, 429),
        ("/legal-reasons", 451, 451),
        ("/request-denied", 999, 999),
        ("/bot-challenge", 403, 403),
        ("/server-error", 500, 500),
        ("/bad-gateway", 502, 502),
        ("/unavailable", 503, 503),
        ("/http-1.0", 200, 200),
        ("/breaks-off", 200, 200),
        ("/moved", 301, 301),
    ],
)
def test_status_of_head_and_get(behaviours: PretendWeb, path: str, head: int, get: int) -> None:
    status, _, body = parts(ask(behaviours, path, "HEAD"))
    assert (status, body) == (head, b"")
    assert parts(ask(behaviours, path))[0] == get


def test_silence(behaviours: PretendWeb) -> None:
    assert_silent(behaviours, request("/hangs"))
    assert_silent(behaviours, request("/head-hangs", "HEAD"))
    assert parts(ask(behaviours, "/head-hangs"))[0] == 200


def test_resets(behaviours: PretendWeb) -> None:
    for method, target in (("GET", "/resets"), ("HEAD", "/head-resets"), ("HEAD", "/resets-once")):
        with pytest.raises(ConnectionResetError):
            ask(behaviours, target, method)
    assert parts(ask(behaviours, "/head-resets"))[0] == 200
    assert parts(ask(behaviours, "/resets-once"))[0] == 200


def test_drops_without_a_word(behaviours: PretendWeb) -> None:
    assert ask(behaviours, "/drops") == b""


@pytest.mark.parametrize("path", ["/unavailable-once", "/rate-limited-once"])
def test_fails_once(behaviours: PretendWeb, path: str) -> None:
    assert parts(ask(behaviours, path, "HEAD"))[0] in {429, 503}
    assert [parts(ask(behaviours, path))[0] for _ in range(2)] == [200, 200]


def test_fails_as_often_as_told(serve_web: ServeWeb) -> None:
    web = serve_web({b.HOST: {"/": b.failing(b.drops, times=2, then=b.gone)}})
    assert [ask(web, "/")[:12] for _ in range(4)] == [b"", b"", b"HTTP/1.1 410", b"HTTP/1.1 410"]


@pytest.mark.parametrize(
    ("path", "header", "value"),
    [
        ("/rate-limited", "retry-after", b"1"),
        ("/rate-limited-long", "retry-after", b"86400"),
        ("/rate-limited-date", "retry-after", b"Wed, 21 Oct 2037 07:28:00 GMT"),
        ("/unavailable-retry-after", "retry-after", b"1"),
        ("/unauthorized", "www-authenticate", b'Basic realm="Members"'),
        ("/bot-challenge", "cf-mitigated", b"challenge"),
        ("/latin-1-headers", "x-place", b"Caf\xe9 des abeilles"),
        ("/moved", "location", b"http://behaviours.example:PORT/ok"),
        ("/moved-relative", "location", b"ok"),
        ("/moved-schemeless", "location", b"//behaviours.example:PORT/ok"),
        ("/moved-raw-space", "location", b"/a page"),
        ("/moved-raw-utf-8", "location", b"/caf\xc3\xa9"),
        ("/moved-raw-latin-1", "location", b"/caf\xe9"),
        ("/moved-to-nothing", "location", b""),
        ("/moved-to-private", "location", b"http://192.168.0.1/"),
        ("/moved-to-not-found", "location", b"/not-found"),
        ("/moved-to-refused", "location", b"http://behaviours.example:CLOSED/"),
        ("/loop", "location", b"/loop"),
        ("/chain?left=21", "location", b"/chain?left=20"),
    ],
)
def test_headers(behaviours: PretendWeb, path: str, header: str, value: bytes) -> None:
    ports = {b"PORT": str(behaviours.port).encode(), b"CLOSED": str(behaviours.closed_port).encode()}
    for word, port in ports.items():
        value = value.replace(word, port)
    assert parts(ask(behaviours, path))[1][header] == value


def test_redirect_without_location(behaviours: PretendWeb) -> None:
    assert "location" not in parts(ask(behaviours, "/moved-without-location"))[1]


def test_chain_ends_after_as_many_hops_as_asked(behaviours: PretendWeb) -> None:
    target, hops = "/chain?left=21", 0
    while (answer := parts(ask(behaviours, target)))[0] == 302:
        target, hops = answer[1]["location"].decode(), hops + 1
    assert (answer[0], hops) == (200, 21)


def test_cookie_wall(behaviours: PretendWeb) -> None:
    status, headers, _ = parts(ask(behaviours, "/cookie-wall?x=1"))
    assert (status, headers["location"]) == (302, b"/cookie-wall?x=1")
    cookie = headers["set-cookie"].decode().partition(";")[0]
    assert parts(ask(behaviours, "/cookie-wall?x=1", Cookie=cookie))[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [(BROWSER, 200), ({"User-Agent": "Mozilla/5.0"}, 403), ({"User-Agent": "curl", "Accept": "*/*"}, 403), ({}, 403)],
)
def test_bot_filter(behaviours: PretendWeb, headers: dict[str, str], status: int) -> None:
    assert parts(ask(behaviours, "/bot-filter", **headers))[0] == status


def test_what_is_no_http(behaviours: PretendWeb) -> None:
    assert ask(behaviours, "/garbage").startswith(b"SSH-2.0-")
    assert ask(behaviours, "/http-1.0").startswith(b"HTTP/1.0 200 OK\r\n")
    _, headers, body = parts(ask(behaviours, "/breaks-off"))
    assert (headers["content-length"], len(body)) == (b"1000", 10)
    assert parts(ask(behaviours, "/bad-chunk"))[2].startswith(b"not-a-length")


@pytest.mark.parametrize("path", ["/endless-body", "/endless-headers"])
def test_more_than_anyone_wants(behaviours: PretendWeb, path: str) -> None:
    read = 0
    with connect(behaviours) as wire:
        wire.sendall(request(path))
        while read < 2_000_000:
            part = wire.recv(1 << 20)
            assert part
            read += len(part)


def test_slow_drip_never_pauses_for_long(behaviours: PretendWeb) -> None:
    with connect(behaviours) as wire, wire.makefile("rb") as stream:
        wire.sendall(request("/slow-drip"))
        while stream.readline() != b"\r\n":
            pass
        assert stream.read(5) == b"zzzzz"


def test_gzip_bomb_is_small_until_it_is_opened(behaviours: PretendWeb) -> None:
    _, headers, body = parts(ask(behaviours, "/gzip-bomb"))
    assert headers["content-encoding"] == b"gzip"
    assert len(body) < 100_000
    unpacker = zlib.decompressobj(wbits=31)
    opened = 0
    while body:
        opened += len(unpacker.decompress(body, 1 << 20))
        body = unpacker.unconsumed_tail
    assert opened == b.GZIP_BOMB_BYTES


@pytest.mark.parametrize(
    ("host", "complaint"),
    [
        (EXPIRED, "certificate has expired"),
        (SELF_SIGNED, "self-signed certificate|self signed certificate"),
        (WRONG_NAME, "Hostname mismatch"),
    ],
)
def test_bad_certificates(tls_web: PretendWeb, certificates: Certificates, host: str, complaint: str) -> None:
    context = ssl.create_default_context(cafile=str(certificates.authority))
    with connect(tls_web) as wire, pytest.raises(ssl.SSLCertVerificationError, match=complaint):
        context.wrap_socket(wire, server_hostname=host)


def test_good_certificate_of_a_private_authority(tls_web: PretendWeb, certificates: Certificates) -> None:
    context = ssl.create_default_context(cafile=str(certificates.authority))
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    with connect(tls_web) as wire, context.wrap_socket(wire, server_hostname=VALID) as secure:
        secure.sendall(request("/", host=VALID, Connection="close"))
        assert parts(b"".join(iter(lambda: secure.recv(65_536), b"")))[0] == 200
    assert tls_web.url(VALID, "/x") == f"https://{VALID}:{tls_web.port}/x"
    with connect(tls_web) as wire, pytest.raises(ssl.SSLCertVerificationError, match="local issuer"):
        ssl.create_default_context().wrap_socket(wire, server_hostname=VALID)


def test_files(serve_web: ServeWeb) -> None:
    page = "http://behaviours.example:{port}/a?b=1&c=2"
    web = serve_web(
        {
            b.HOST: {
                "/robots.txt": files.robots_with_sitemap("http://behaviours.example:{port}/map.xml"),
                "/map.xml": files.sitemap([page]),
                "/index.xml": files.sitemap_index([page]),
                "/map.xml.gz": files.gzipped(files.sitemap([page])),
            }
        }
    )
    assert f"Sitemap: {web.url(b.HOST, '/map.xml')}\n".encode() in parts(ask(web, "/robots.txt"))[2]
    location = f"<loc>http://behaviours.example:{web.port}/a?b=1&amp;c=2</loc>".encode()
    assert location in parts(ask(web, "/map.xml"))[2]
    assert b"<sitemap>" + location in parts(ask(web, "/index.xml"))[2]
    packed = parts(ask(web, "/map.xml.gz"))
    assert "content-encoding" not in packed[1]
    assert location in zlib.decompress(packed[2], wbits=31)
