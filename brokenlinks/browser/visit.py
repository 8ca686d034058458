"""One page, opened once: its redirects and status noted, waited for, and read as it is shown."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.browser.options import NOT_LOADED
from brokenlinks.network.errors import Failure, NetworkError, TransportError
from brokenlinks.network.trail import Hop, Trail
from brokenlinks.network.transport import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.async_api import CDPSession, Page, Request, Response, Route

#: Bytes of a page as it is shown, the styles that its scripts put in included.
MAX_BYTES: Final = 1 << 20
#: Seconds between two glances at a page.
_GLANCE: Final = 0.1
#: Requests whose answers may change what is shown.
_TELLING: Final = frozenset({"document", "script", "stylesheet", "xhr", "fetch"})
_HTML: Final = ("text/html", "application/xhtml+xml")
_NET_ERROR: Final = re.compile(r"net::ERR_(\w+)")
#: Evaluated where the page's own scripts cannot have changed what it means.
_GLANCED: Final = (
    "[document.readyState, location.href, document.title, (document.body || {innerText: ''}).innerText.length]"
)
_SHOWN: Final = f"document.documentElement ? document.documentElement.outerHTML.slice(0, {MAX_BYTES + 1}) : ''"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for a page, in seconds."""

    answer: float  #: for it to answer
    render: float = 10.0  #: at most, for its scripts to have done
    quiet: float = 0.6  #: without a change or a request under way: it has done
    wall: float = 3.0  #: the same, of one that came with an error: many a wall lets a visitor pass by itself
    hung: float = 5.0  #: for it to answer a glance: else it is caught in a script, which may be filling the memory

    @property
    def deadline(self) -> float:
        """For all of it, come what may."""
        return self.answer + self.render + 5.0


class _Shown(NamedTuple):
    url: str
    html: str
    headers: tuple[tuple[str, str], ...]


class Visit:
    """A visit to `url`: `prepare` a page of a new context, let it go to `url`, then `read` it; or tell what `failed`.

    `failures` is `GateProxy.failures`, which says more than the browser does.
    """

    def __init__(self, url: str, patience: Patience, failures: Mapping[tuple[str, int], NetworkError]) -> None:
        self.url = url
        self.patience = patience
        self._failures = failures
        self._answers: list[Response] = []  #: to the page's own navigations
        self._under_way: set[Request] = set()
        self._crashed = False
        self._aborted: Request | None = None  #: the page's own that failed last
        self._lost = ""  #: the last address of the page that could not be had
        self._error: NetworkError | None = None
        self._shown: _Shown | None = None

    async def prepare(self, page: Page) -> None:
        """Watch the page, and keep it from what no verdict needs."""
        page.on("request", self._requested)
        page.on("response", self._answered)
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._request_failed)
        page.on("crash", self._crash)
        page.context.on("page", _close)  # what it opens beside itself
        await page.route("**/*", _route)

    async def read(self, page: Page) -> None:
        """Wait until the page has done what its scripts do, and take what it shows."""
        glass = await page.context.new_cdp_session(page)
        await self._until_done(glass)
        shown = await _evaluate(glass, f"[location.href, {_SHOWN}]")
        if isinstance(shown, list):  # else it is too large for any text
            url, html = shown
            self._shown = _Shown(str(url), str(html), await self._headers())

    def failed(self, error: Exception) -> None:
        """Note that the page could not be had, or not be read."""
        from playwright.async_api import TimeoutError as PlaywrightTimeout

        if isinstance(error, TimeoutError | PlaywrightTimeout):
            self._error = TransportError(Failure.TIMEOUT)
            return
        found = _NET_ERROR.search(str(error))
        words = found[1].replace("_", " ").lower() if found else "it crashed" if self._crashed else "it closed"
        self._error = TransportError(Failure.OTHER, f"the browser could not open it ({words})")

    def trail(self) -> Trail:
        """Where it led."""
        last = self._last()
        if refused := self._refusal(last):
            return self._ended(refused)
        if last is None:
            return self._ended(self._error or TransportError(Failure.OTHER))
        # Where there is no page to show, the browser shows one of its own, or an empty one.
        if self._shown is not None and urls.is_web_address(self._shown.url):
            url, body = _href(self._shown.url), self._shown.html.encode("utf-8", "replace")
            answer = Answer(last.status, self._shown.headers, body[:MAX_BYTES], len(body) > MAX_BYTES, True)
            return Trail(self._hops(url), url, answer, None)
        if _is_file(last):
            url = _href(last.url)
            return Trail(self._hops(url), url, Answer(last.status, tuple(last.headers.items()), b"", False, True), None)
        return self._ended(self._error or TransportError(Failure.OTHER))

    def _last(self) -> Response | None:
        """The answer that the page is of."""
        return answers[-1] if (answers := self._steps()) else None

    def _steps(self) -> list[Response]:
        """The answers on the way to what is shown: one that became a download left the page before it where it was."""
        return [answer for answer in self._answers if answer.request is not self._aborted] or self._answers

    def _ended(self, error: NetworkError) -> Trail:
        last = self._last()
        url = self._lost or (last.url if last is not None else self.url)
        return Trail(self._hops(url), url, None, error)

    def _hops(self, end: str) -> tuple[Hop, ...]:
        """Where it came by. A page that loads itself anew, for a cookie, went nowhere."""
        hops = [Hop(url, answer.status) for answer in self._steps() if (url := _href(answer.url)) != end]
        return tuple(hop for hop, _ in itertools.groupby(hops))

    def _refusal(self, last: Response | None) -> NetworkError | None:
        """Why the proxy did not connect to where the page went last."""
        for url in filter(None, (self._lost, last.url if last is not None else "")):
            with contextlib.suppress(ValueError):
                address = urls.parse(url)
                if (error := self._failures.get((address.host, address.port))) is not None:
                    return error
        return None

    # --- what is heard of the page

    def _requested(self, request: Request) -> None:
        if request.resource_type in _TELLING:
            self._under_way.add(request)

    def _answered(self, response: Response) -> None:
        if _is_of_page(response.request) and urls.is_web_address(response.url):
            self._answers.append(response)
            self._lost = ""

    def _finished(self, request: Request) -> None:
        self._under_way.discard(request)

    def _request_failed(self, request: Request) -> None:
        self._under_way.discard(request)
        if _is_of_page(request):
            self._lost = request.url
            self._aborted = request

    def _crash(self, _page: Page) -> None:
        self._crashed = True

    # --- waiting and reading

    async def _until_done(self, glass: CDPSession) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + self.patience.render
        before: Any = None
        since = loop.time()
        while (now := loop.time()) < end and not self._crashed:
            async with asyncio.timeout(self.patience.hung):
                seen = await _glance(glass)
            if seen is None or seen != before or self._under_way or seen[0] != "complete":
                before, since = seen, now
            elif now - since >= (self.patience.wall if self._is_error() else self.patience.quiet):
                return
            await asyncio.sleep(_GLANCE)

    def _is_error(self) -> bool:
        last = self._last()
        return last is not None and last.status >= 400 and last.status not in (404, 410)

    async def _headers(self) -> tuple[tuple[str, str], ...]:
        """Of the page's answer; its body is another one now."""
        if (last := self._last()) is None:
            return ()
        fields = [(field["name"].lower(), field["value"]) for field in await last.headers_array()]
        kind = next((value for name, value in fields if name == "content-type"), "text/html")
        if kind.lower().startswith(_HTML):
            kind = "text/html; charset=utf-8"
        kept = [(name, value) for name, value in fields if name not in ("content-type", "content-length")]
        return (("content-type", kind), *kept)


async def _glance(glass: CDPSession) -> Any:
    """What tells a change; None while the page is between two documents."""
    from playwright.async_api import Error

    with contextlib.suppress(Error):
        return await _evaluate(glass, _GLANCED)


async def _evaluate(glass: CDPSession, expression: str) -> Any:
    """The value of an expression in a world of its own, bounded by it, whatever the page made of its own world."""
    tree = await glass.send("Page.getFrameTree")
    frame = tree["frameTree"]["frame"]["id"]
    world = await glass.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "reader"})
    result = await glass.send(
        "Runtime.evaluate",
        {"expression": expression, "contextId": world["executionContextId"], "returnByValue": True},
    )
    return result["result"].get("value")


async def _route(route: Route) -> None:
    from playwright.async_api import Error

    with contextlib.suppress(Error):  # the page may be gone
        if route.request.resource_type in NOT_LOADED:
            await route.abort()
        else:
            await route.fallback()


async def _close(page: Page) -> None:
    from playwright.async_api import Error

    with contextlib.suppress(Error):
        await page.close()


def _is_of_page(request: Request) -> bool:
    """True for what the page itself is asked by, and not one of its frames."""
    return request.is_navigation_request() and request.frame.parent_frame is None


def _is_file(response: Response) -> bool:
    """True for what a browser does not show but save, and for an answer that is meant to have no page."""
    kind = response.headers.get("content-type", "").lower()
    return response.status < 300 and (response.status == 204 or (bool(kind) and not kind.startswith(_HTML)))


def _href(url: str) -> str:
    return urls.parse(url).href
