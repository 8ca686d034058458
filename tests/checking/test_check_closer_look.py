"""What a look in a browser makes of a verdict. The browser is a table of pages here; tests/browser has a real one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.checking import LinkChecker
from brokenlinks.demo.web import Answer as Sent
from brokenlinks.models import Reason, State, Verdict
from brokenlinks.network.errors import Failure, NoBrowser, PrivateAddress, TransportError
from brokenlinks.network.trail import Hop, Trail
from brokenlinks.network.transport import Answer
from tests.checking.running import by_url, settings_for, until
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.network.errors import NetworkError
    from tests.conftest import ServeWeb

HOST: Final = "walled.example"
SHELL: Final = Sent(body="<!doctype html><title>App</title><div id=root></div><script src=/app.js></script>")
WORDS: Final = (
    "The colony winters in a tight cluster and lives on its stores until the willows flower again in spring. "
)


def shown(body: str, status: int = 200, title: str = "Bees", kind: str = "text/html", **hop: int) -> Trail:
    """A page as the browser found it. `to_home=302`: it was redirected to the home page."""
    html = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    answer = Answer(status, (("content-type", kind),), html.encode(), False, True)
    return Trail(tuple(Hop("", code) for code in hop.values()), "", answer, None)


def failed(error: NetworkError) -> Trail:
    return Trail((), "", None, error)


SCRIPT: Final = "<script>1</script>"
THERE: Final = shown(f"<h1>Winter</h1><p>{WORDS}</p>", title="Winter")
NOT_FOUND: Final = shown("<h1>Page not found</h1><p>Sorry, it is not here.</p>", title="Page not found")
REALLY_404: Final = shown("<h1>Not found</h1>", 404, title="404")
LOADING: Final = shown(f"Loading{SCRIPT}")
CHALLENGE: Final = shown(f"Checking{SCRIPT}", title="Just a moment...")
CHALLENGE_403: Final = shown(f"Checking{SCRIPT}", 403, title="Just a moment...")
SENDS_ON: Final = shown(f"<meta http-equiv=refresh content='5;url=/x'>{WORDS}")
HOME: Final = shown(f"<h1>Hives</h1><p>{WORDS[::-1]}</p>", title="Home")


@dataclass
class Table:
    """A browser that shows what the table says: path → page; "*" is any other."""

    pages: Mapping[str, Trail]
    opened: list[str] = field(default_factory=list)
    at_once: int = 0

    async def open(self, url: str) -> Trail:
        self.at_once += 1
        assert self.at_once == 1
        await asyncio.sleep(0)
        self.at_once -= 1
        path = "/" + url.split("/", 3)[3]
        self.opened.append(path)
        trail = self.pages.get(path, self.pages["*"])
        ends = url.replace(path, "/") if trail.hops else url
        return Trail(tuple(Hop(url, hop.status) for hop in trail.hops), ends, trail.answer, trail.error)


async def check_in(table: Table, serve_web: ServeWeb, first: object = b.forbidden, path: str = "/winter") -> Verdict:
    web = serve_web({HOST: {"*": first}})  # type: ignore[dict-item]
    verdicts: list[Verdict] = []
    async with LinkChecker(settings_for(web), verdicts.append, browser=table) as checker:
        checker.add(web.url(HOST, path))
        await checker.settled()
    (verdict,) = verdicts
    return verdict


@pytest.mark.parametrize(
    "first", [b.forbidden, b.bot_challenge, b.request_denied, SHELL], ids=["403", "cf", "999", "shell"]
)
@pytest.mark.parametrize(
    ("pages", "state", "reason"),
    [
        ({"/winter": THERE, "*": REALLY_404}, State.ALIVE, Reason.OK),
        ({"/winter": THERE, "*": NOT_FOUND}, State.ALIVE, Reason.OK),
        ({"/winter": shown("x", kind="application/pdf"), "*": REALLY_404}, State.ALIVE, Reason.OK),
        ({"/": HOME, "*": REALLY_404}, State.DEAD, Reason.PAGE_GONE),
        ({"/": HOME, "*": shown("", 410)}, State.DEAD, Reason.PAGE_GONE),
        ({"/": HOME, "*": NOT_FOUND}, State.DEAD, Reason.SOFT_404),
        # still a wall, or nothing that could be judged
        ({"*": CHALLENGE}, State.UNCLEAR, None),
        ({"*": shown("Access denied", 403)}, State.UNCLEAR, None),
        ({"*": shown("Down", 503)}, State.UNCLEAR, None),
        ({"*": LOADING}, State.UNCLEAR, None),
        ({"/winter": LOADING, "/": HOME, "*": LOADING}, State.UNCLEAR, None),
        ({"/winter": LOADING, "*": REALLY_404}, State.UNCLEAR, None),
        ({"*": failed(TransportError(Failure.TIMEOUT))}, State.UNCLEAR, None),
        ({"/winter": THERE, "*": failed(TransportError(Failure.TIMEOUT))}, State.UNCLEAR, None),
        ({"*": failed(PrivateAddress("10.0.0.1", []))}, State.UNCLEAR, None),
        # an application that shows one page for all addresses; and one on a host that sends it with 404
        ({"*": THERE}, State.UNCLEAR, None),
        ({"/winter": shown(f"<p>{WORDS}</p>", 404), "/": HOME, "*": REALLY_404}, State.UNCLEAR, None),
        ({"/": HOME, "*": shown(SCRIPT, 404)}, State.UNCLEAR, None),
        # a wall that says 404; a page that is not the last
        ({"*": REALLY_404}, State.UNCLEAR, None),
        ({"/": CHALLENGE_403, "*": REALLY_404}, State.UNCLEAR, None),
        ({"/winter": SENDS_ON, "*": REALLY_404}, State.UNCLEAR, None),
        # sent home, as made-up addresses are: to what may be a gate, and to a page whose own links are there
        ({"*": shown(f"<p>{WORDS}</p>", to_home=302)}, State.UNCLEAR, None),
        ({"/spring": THERE, "*": shown(f"<a href=/spring>Spring</a><p>{WORDS}</p>", to_home=302)}, State.DEAD,
         Reason.SOFT_404),
    ],
)  # fmt: skip
async def test_what_a_browser_says(
    serve_web: ServeWeb, pages: dict[str, Trail], first: object, state: State, reason: Reason | None
) -> None:
    table = Table(pages)
    verdict = await check_in(table, serve_web, first)
    before = Reason.SCRIPT_ONLY if first is SHELL else Reason.BLOCKED
    assert (verdict.state, verdict.reason) == (state, reason or before), verdict.evidence
    assert "; in a browser: " in verdict.evidence
    assert verdict.details["browser"]
    if state is State.DEAD:
        assert table.opened.count("/winter") == 2
        assert verdict.evidence.count("twice") >= 1


@pytest.mark.parametrize("first", [b.unauthorized, b.payment_required, b.ok, b.gone, b.server_error, b.rate_limited])
async def test_others_see_no_browser(serve_web: ServeWeb, first: object) -> None:
    table = Table({"*": THERE})
    verdict = await check_in(table, serve_web, first)
    assert table.opened == []
    assert "browser" not in verdict.evidence


async def test_one_look_at_death_is_not_enough(serve_web: ServeWeb) -> None:
    class OnceGone(Table):
        async def open(self, url: str) -> Trail:
            self.pages = {"/": HOME, "*": REALLY_404, **({"/winter": THERE} if self.opened else {})}
            return await super().open(url)

    verdict = await check_in(OnceGone({}), serve_web)
    assert verdict.state is State.ALIVE


async def test_without_a_browser_nothing_changes(serve_web: ServeWeb) -> None:
    verdict = await check_in(Table({"*": failed(NoBrowser("none"))}), serve_web)
    assert verdict.reason is Reason.BLOCKED
    assert "browser" not in verdict.evidence
    assert "browser" not in verdict.details


async def test_a_browser_that_fails_costs_nothing(serve_web: ServeWeb, caplog: pytest.LogCaptureFixture) -> None:
    class Failing(Table):
        async def open(self, url: str) -> Trail:
            raise RuntimeError(f"out of order at {url}")

    assert (await check_in(Failing({}), serve_web)).reason is Reason.BLOCKED
    assert "its verdict stays as it was" in caplog.text


async def test_a_host_that_never_lets_a_browser_in_is_left_in_peace(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: {"*": b.forbidden}, "other.example": {"*": b.forbidden}})
    table = Table({"/other": THERE, "*": CHALLENGE})
    verdicts: list[Verdict] = []
    links = [web.url(HOST, f"/{number}") for number in range(12)]
    async with LinkChecker(settings_for(web), verdicts.append, browser=table) as checker:
        for link in links:
            checker.add(link)
        await checker.settled()
        assert len([path for path in table.opened if path.strip("/").isdigit()]) == 5
        checker.add(web.url("other.example", "/other"))
        await checker.settled()
    assert table.opened.count("/other") == 1
    assert {verdict.reason for verdict in verdicts[:12]} == {Reason.BLOCKED}
    assert all("browser" in verdict.details for verdict in verdicts)


class Stuck(Table):
    async def open(self, url: str) -> Trail:
        self.opened.append(url)
        await asyncio.Event().wait()
        raise AssertionError


async def test_other_links_do_not_wait_and_those_left_keep_their_verdict(serve_web: ServeWeb) -> None:
    web = serve_web({HOST: {"*": b.forbidden, "/ok": b.ok}})
    table = Stuck({})
    verdicts: list[Verdict] = []
    walled = [web.url(HOST, f"/{number}") for number in range(5)]
    async with LinkChecker(settings_for(web), verdicts.append, browser=table) as checker:
        for link in [*walled, web.url(HOST, "/ok")]:
            checker.add(link)
        await until(lambda: len(verdicts) == 1 and len(web.requests) >= 11 and table.opened)
        assert verdicts[0].reason is Reason.OK
        assert checker.open == len(walled)
    assert checker.open == 0
    assert {by_url(verdicts)[link].reason for link in walled} == {Reason.BLOCKED}
    assert len(verdicts) == len(walled) + 1
    assert len(table.opened) == 1
