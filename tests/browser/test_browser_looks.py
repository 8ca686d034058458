"""Pages as a browser shows them, and pages that would keep it for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio

from brokenlinks.browser import Browser
from brokenlinks.browser.visit import MAX_BYTES, Patience
from brokenlinks.checking.page_facts import page_facts
from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.network.errors import NameNotFound, NetworkError, NoBrowser, TransportError
from brokenlinks.network.trail import Hop
from tests.browser.chromium import IN_A_HURRY, needs_chromium
from tests.checking.running import settings_for
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from brokenlinks.demo.web import Exchange, Site

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOST: Final = "pages.example"


async def by_cookie(exchange: Exchange) -> Answer:
    """A wall that a script gets past, as browsers do by themselves."""
    if "pass=1" in exchange.seen.headers.get("cookie", ""):
        return b.ok
    return Answer(
        403, body="<title>Just a moment...</title><script>document.cookie='pass=1';location.reload()</script>"
    )


def page(script: str, text: str = "") -> Answer:
    return Answer(body=f"<!doctype html><title>A page</title><body><p>{text}</p><script>{script}</script>")


SITE: Final[Site] = {
    "/ok": b.ok,
    "/gone": b.gone,
    "/moved": b.redirect("/ok"),
    "/no-content": b.no_content,
    "/pushed": page("history.pushState({}, '', '/elsewhere'); document.title = 'Elsewhere'"),
    "/by-cookie": by_cookie,
    "/late": page("fetch('/slow').then(() => { document.title = 'At last' })"),
    "/slow": Answer(body="{}", delay=1.0),
    "/dialogs": page("alert(1); confirm(2); prompt(3); onbeforeunload = () => 'stay'; document.title = 'After them'"),
    "/pdf": Answer(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.7 " + b"x" * 1000),
    "/download": Answer(headers={"Content-Type": "application/zip"}, body=b"PK" + b"x" * 1000),
    "/forced": page("location = '/download'", "Your download starts soon."),
    "/pictures": Answer(
        body="<style>@font-face{font-family:x;src:url(/font.woff)}body{font-family:x}</style>"
        "<img src=/picture.png><video src=/film.mp4></video><p>Words</p>"
    ),
    "/agent": page(
        "new Worker(URL.createObjectURL(new Blob(['postMessage(navigator.userAgent)'])))"
        ".onmessage = said => { document.title = said.data }; fetch('/own')"
    ),
    "/ticks": page("setInterval(() => { document.title = Math.random() }, 20)", "A clock."),
    "/large": page("document.body.append('x'.repeat(3e6))"),
    "/lies": page("String.prototype.slice = () => 'lies'; document.title = 'Honest'"),
    # what would keep it for ever
    "/hangs": b.hangs,
    "/spins": page("for (;;);"),
    "/allocates": page("const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))"),
    "/circle": b.redirect("/circle"),
    "/reloads": page("setTimeout(() => location.reload(), 50)"),
    "/windows": page("for (let i = 0; i < 30; i++) window.open('/ok')", "Windows."),
}


@pytest.fixture(scope="module")
def web() -> Iterator[PretendWeb]:
    with PretendWeb({HOST: SITE}, names={"gone.example": "nxdomain"}).in_thread() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser(web: PretendWeb) -> AsyncIterator[Browser]:
    async with Browser(settings_for(web), pytest.fail, patience=IN_A_HURRY) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def impatient(web: PretendWeb) -> AsyncIterator[Browser]:
    async with Browser(
        settings_for(web), pytest.fail, patience=Patience(1.0, render=1.0, quiet=0.3, hung=1.0)
    ) as opened:
        yield opened


@needs_chromium
@pytest.mark.parametrize(
    ("path", "status", "title", "end"),
    [
        ("/ok", 200, "Swarm season", "/ok"),
        ("/gone", 410, "410 Gone", "/gone"),
        ("/moved", 200, "Swarm season", "/ok"),
        ("/pushed", 200, "Elsewhere", "/elsewhere"),
        ("/by-cookie", 200, "Swarm season", "/by-cookie"),
        ("/late", 200, "At last", "/late"),
        ("/dialogs", 200, "After them", "/dialogs"),
        ("/lies", 200, "Honest", "/lies"),
        ("/forced", 200, "A page", "/forced"),
    ],
)
async def test_a_page_as_it_is_shown(
    browser: Browser, web: PretendWeb, path: str, status: int, title: str, end: str
) -> None:
    trail = await browser.open(web.url(HOST, path))
    assert trail.error is None
    assert trail.answer is not None
    assert trail.answer.status == status
    assert trail.url == web.url(HOST, end)
    facts = page_facts(trail.answer, trail.url)
    assert facts is not None
    assert facts.title == title
    hop = {"/moved": 301, "/pushed": 200}.get(path)
    assert trail.hops == ((Hop(web.url(HOST, path), hop),) if hop else ())


@needs_chromium
@pytest.mark.parametrize(("path", "status"), [("/pdf", 200), ("/download", 200), ("/no-content", 204)])
async def test_what_is_no_page(browser: Browser, web: PretendWeb, path: str, status: int) -> None:
    trail = await browser.open(web.url(HOST, path))
    assert trail.answer is not None
    assert trail.answer.status == status
    assert page_facts(trail.answer, trail.url) is None


@needs_chromium
async def test_what_it_sends(browser: Browser, web: PretendWeb) -> None:
    trail = await browser.open(web.url(HOST, "/agent"))
    assert trail.answer is not None
    agent = Settings().agent
    assert f"<title>{agent}</title>".encode() in trail.answer.body  # of a worker
    sent = [seen.headers for path in ("/agent", "/own") for seen in web.asked(HOST, path)]
    assert {headers["user-agent"] for headers in sent} == {agent}
    assert not any("proxy-authorization" in headers for headers in sent)


@needs_chromium
async def test_what_no_verdict_needs_is_not_loaded(browser: Browser, web: PretendWeb) -> None:
    await browser.open(web.url(HOST, "/pictures"))
    assert web.asked(HOST, "/pictures")
    assert not [seen for seen in web.requests if seen.path in ("/font.woff", "/picture.png", "/film.mp4")]


@needs_chromium
async def test_a_cookie_is_forgotten_with_its_page(browser: Browser, web: PretendWeb) -> None:
    before = len(web.asked(HOST, "/by-cookie"))
    await browser.open(web.url(HOST, "/by-cookie"))
    first, _ = web.asked(HOST, "/by-cookie")[before:]
    assert "cookie" not in first.headers


@needs_chromium
async def test_a_large_page_is_cut(browser: Browser, web: PretendWeb) -> None:
    trail = await browser.open(web.url(HOST, "/large"))
    assert trail.answer is not None
    assert len(trail.answer.body) == MAX_BYTES
    assert trail.answer.truncated


@needs_chromium
@pytest.mark.parametrize("path", ["/hangs", "/spins", "/allocates", "/circle"])
async def test_a_page_that_never_is_there(impatient: Browser, web: PretendWeb, path: str) -> None:
    trail = await impatient.open(web.url(HOST, path))
    assert trail.answer is None
    assert isinstance(trail.error, TransportError)


@needs_chromium
@pytest.mark.parametrize("path", ["/ticks", "/reloads", "/windows"])
async def test_a_page_that_never_rests(impatient: Browser, web: PretendWeb, path: str) -> None:
    trail = await impatient.open(web.url(HOST, path))
    assert trail.answer is not None or isinstance(trail.error, NetworkError)


@needs_chromium
async def test_names_that_are_not_there(browser: Browser, web: PretendWeb) -> None:
    for scheme in ("http", "https"):
        trail = await browser.open(f"{scheme}://gone.example/")
        assert isinstance(trail.error, NameNotFound)


@needs_chromium
async def test_it_starts_again_after_a_crash(browser: Browser, web: PretendWeb) -> None:
    running = await browser.chromium.started()
    await running.close()
    trail = await browser.open(web.url(HOST, "/ok"))
    assert trail.answer is not None


@pytest.mark.parametrize("program", ["missing", "broken"])
async def test_without_a_browser_it_is_said_once(tmp_path: Path, program: str) -> None:
    path = tmp_path / program
    if program == "broken":
        path.write_text("#!/bin/sh\necho 'cannot draw' >&2\nexit 1\n", encoding="utf-8")
        path.chmod(0o755)
    notes: list[str] = []
    async with Browser(Settings(browser_path=str(path)), notes.append) as browser:
        for _ in range(2):
            trail = await browser.open("http://pages.example/")
            assert isinstance(trail.error, NoBrowser)
        assert browser.missing
    (note,) = notes
    assert str(path) in note
    assert note.endswith("stay unclear.")


async def test_where_there_is_none_it_is_said_how_to_install_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr("brokenlinks.browser.chromium.CHANNELS", ())  # one may be installed where this test runs
    notes: list[str] = []
    async with Browser(Settings(), notes.append) as browser:
        await browser.open("http://pages.example/")
    (note,) = notes
    assert "-m playwright install chromium" in note
