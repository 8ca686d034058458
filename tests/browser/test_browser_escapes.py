"""No request of a page gets past the gate, whatever it tries; without the proxy, each way leads there."""

from __future__ import annotations

import os
import shutil
import socket
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from brokenlinks import urls
from brokenlinks.browser import Browser
from brokenlinks.browser.options import EXECUTABLES
from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from brokenlinks.network.errors import NetworkError, PrivateAddress
from tests.browser.chromium import IN_A_HURRY, needs_chromium
from tests.checking.running import settings_for, until
from tests.checking.tripwire import Tripwire
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

HOST: Final = "luring.example"
#: A name that the user's own settings put at a private address.
PRIVATE: Final = "private.example"

#: What the names stand for here, so that no name server is asked.
NAMES: Final = {PRIVATE: "127.0.0.2", "localhost": "127.0.0.2", "nowhere.example": "nxdomain"}

#: Ways of a page to ask an address T without leaving; each with a path of its own.
WAYS: Final = {
    "image": "new Image().src = T",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), {src: T}))",
    "script": "document.body.append(Object.assign(document.createElement('script'), {src: T}))",
    "style": "document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: T}))",
    "object": "document.body.append(Object.assign(document.createElement('object'), {data: T}))",
    "video": "document.body.append(Object.assign(document.createElement('video'), {src: T, preload: 'auto'}))",
    "prefetch": "document.head.append(Object.assign(document.createElement('link'), {rel: 'prefetch', href: T}))",
    "fetch": "fetch(T, {mode: 'no-cors'})",
    "xhr": "{const asking = new XMLHttpRequest(); asking.open('GET', T); asking.send()}",
    "beacon": "navigator.sendBeacon(T, 'x')",
    "events": "new EventSource(T)",
    "socket": "new WebSocket(T.replace('http', 'ws'))",
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('${T}', {mode: 'no-cors'})`])))",
    "form": "{const form = Object.assign(document.createElement('form'), {action: T, method: 'post', target: 'f'});"
    "document.body.append(Object.assign(document.createElement('iframe'), {name: 'f'}), form); form.submit()}",
    "window": "window.open(T)",
}  # fmt: skip
#: The same, that leave no trace but a connection, a datagram or a question for a name.
SILENT: Final = (
    "document.head.append(Object.assign(document.createElement('link'), {rel: 'preconnect', href: T}))",
    "document.head.append(Object.assign(document.createElement('link'), {rel: 'dns-prefetch', href: T}))",
)
#: WebRTC: over UDP to a STUN server, and over TCP to a TURN server.
WEBRTC: Final = """
{const call = new RTCPeerConnection({iceServers: [{urls: 'stun:%s:%d'},
    {urls: 'turn:%s:%d?transport=tcp', username: 'u', credential: 'c'}]});
call.createDataChannel('x'); call.createOffer().then(offer => call.setLocalDescription(offer))}
"""
#: Ways to leave for an address.
LEAVING: Final[dict[str, Callable[[str], Answer]]] = {
    "redirect": b.redirect,
    "refresh": lambda target: Answer(body=f"<meta http-equiv=refresh content='0;url={target}'>"),
    "location": lambda target: Answer(body=f"<script>location = '{target}'</script>"),
}


def luring(target: str, also: str = "") -> Answer:
    """A page that tries all `WAYS` to ask for something at `target`, an origin."""
    tries = [f"{{const T = '{target}/{name}'; {way}}}" for name, way in WAYS.items()]
    tries += [f"{{const T = '{target}/'; {way}}}" for way in SILENT]
    scripts = "".join(f"<script>{script}</script>" for script in [*tries, also])
    return Answer(body=f"<!doctype html><title>Luring</title><body><h1>Luring</h1>{scripts}")


class Datagrams:
    """Listens, within `with`, for UDP where nobody may send."""

    def __enter__(self) -> Datagrams:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("0.0.0.0", 0))
        self._socket.setblocking(False)
        self.port: int = self._socket.getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def came(self) -> bool:
        try:
            return bool(self._socket.recv(2048))
        except BlockingIOError:
            return False


@pytest.fixture(scope="module")
def wire() -> Iterator[Tripwire]:
    with Tripwire() as tripwire:
        yield tripwire


@pytest.fixture(scope="module")
def web(wire: Tripwire) -> Iterator[PretendWeb]:
    """At 127.0.0.1, which the settings allow; what it lures to is at this machine's other addresses."""
    site: dict[str, Answer] = {}
    with PretendWeb({HOST: site}, names=NAMES).in_thread() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser(web: PretendWeb) -> AsyncIterator[Browser]:
    settings = settings_for(web, allow_networks=[f"{ADDRESS}/32"])
    async with Browser(settings, pytest.fail, patience=IN_A_HURRY) as opened:
        yield opened


def put(web: PretendWeb, path: str, answer: Answer) -> str:
    """Let the web answer so at `path`; its address."""
    web.sites = {HOST: {**web.sites[HOST], path: answer}}
    return web.url(HOST, path)


async def test_without_the_proxy_each_way_leads_there() -> None:
    """What the tests below are worth: the same page, in a browser that is let go where it likes."""
    executable = next(filter(None, map(shutil.which, EXECUTABLES)))
    with PretendWeb({ADDRESS: {"*": b.ok}}).in_thread() as lured, Datagrams() as datagrams:
        stun = WEBRTC % (ADDRESS, datagrams.port, ADDRESS, lured.port)
        luring_site = {"/": luring(f"http://{ADDRESS}:{lured.port}", stun)}
        with PretendWeb({ADDRESS: luring_site}).in_thread() as web:
            async with async_playwright() as playwright:
                sandbox = hasattr(os, "geteuid") and os.geteuid() != 0
                chromium = await playwright.chromium.launch(executable_path=executable, chromium_sandbox=sandbox)
                page = await chromium.new_page()
                await page.goto(f"http://{ADDRESS}:{web.port}/")
                await until(lambda: {seen.path for seen in lured.requests} >= {f"/{way}" for way in WAYS})
                await until(datagrams.came)
                await chromium.close()


@pytest.mark.parametrize("host", ["127.0.0.2", "localhost", "[::1]", PRIVATE])
async def test_nothing_on_a_page_leads_there(browser: Browser, web: PretendWeb, wire: Tripwire, host: str) -> None:
    with Datagrams() as datagrams:
        stun = WEBRTC % (host, datagrams.port, host, wire.port)
        trail = await browser.open(put(web, "/", luring(f"http://{host}:{wire.port}", stun)))
        assert trail.answer is not None
        assert b"<h1>Luring</h1>" in trail.answer.body
        assert not datagrams.came()
    assert not wire.was_touched()
    assert (urls.parse(f"http://{host}/").host, wire.port) in browser.chromium.proxy.failures  # it was tried


@pytest.mark.parametrize(("way", "host"), [*((way, "127.0.0.2") for way in LEAVING), ("redirect", PRIVATE)])
async def test_no_page_leaves_for_there(browser: Browser, web: PretendWeb, wire: Tripwire, host: str, way: str) -> None:
    target = f"http://{host}:{wire.port}/"
    trail = await browser.open(put(web, "/leaving", LEAVING[way](target)))
    assert trail.answer is None
    assert isinstance(trail.error, PrivateAddress)
    assert trail.url == target
    assert not wire.was_touched()


async def test_tls_passes_the_gate_too(browser: Browser, wire: Tripwire) -> None:
    trail = await browser.open(f"https://{PRIVATE}:{wire.port}/")
    assert isinstance(trail.error, PrivateAddress)
    assert not wire.was_touched()


async def test_tls_reaches_what_the_gate_admits(browser: Browser, web: PretendWeb) -> None:
    """Through a tunnel that asks for credentials; the pretend web speaks no TLS."""
    trail = await browser.open(f"https://{HOST}:{web.port}/")
    assert isinstance(trail.error, NetworkError)
    assert "ssl" in str(trail.error)
    assert (HOST, web.port) not in browser.chromium.proxy.failures


async def test_no_name_is_looked_up_by_the_browser(browser: Browser, web: PretendWeb) -> None:
    """Chromium's own resolver knows nothing at all: names that the system knows are asked of the gate."""
    for host in ("localhost", "nowhere.example"):
        trail = await browser.open(f"http://{host}:{web.port}/")
        assert isinstance(trail.error, NetworkError)
        assert (host, web.port) in browser.chromium.proxy.failures
