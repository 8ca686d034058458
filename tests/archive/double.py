"""A stand-in for the Wayback Machine, which answers as the recorded ones did: its index, its captures, its refusals.

    captures = [Capture("20190101000000", body=HTML), Capture("20200101000000", 404)]
    double = WaybackDouble({"http://old.example/page": captures})
    web = serve_web({WAYBACK: double.site})
    settings = Settings(wayback={"url": web.url(WAYBACK), "delay": 0, "capture_delay": 0})

Addresses are templates: `{port}` becomes the port of the web, which the archive's own keys leave aside.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urljoin, urlsplit

from brokenlinks.demo.web import Answer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from brokenlinks.demo.web import Behaviour, Exchange, Site

WAYBACK: Final = "wayback.example"

_INDEX: Final = "/cdx/search/cdx"
_PLACE: Final = re.compile(r"/web/(\d{1,14})([a-z]{2}_)?/(.+)")
_TOOLBAR: Final = b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=wm-ipp-base>Wayback Machine: 24 captures</div>"
OWN_PAGE: Final = "<!DOCTYPE html><html><head><title>Wayback Machine</title></head><body><h1>{}</h1></body></html>"
_NO_CAPTURE: Final = Answer(404, body=OWN_PAGE.format("The Wayback Machine has not archived that URL.").encode())
EXCLUDED_PAGE: Final = Answer(
    200, body=OWN_PAGE.format("This URL has been excluded from the Wayback Machine.").encode()
)
_BLOCKED: Final = (
    "org.archive.util.io.RuntimeIOException: "
    "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
)
_BLOCKED_IN_INDEX: Final = Answer(
    403,
    {"Content-Type": "text/plain;charset=UTF-8", "X-Archive-Wayback-Runtime-Error": _BLOCKED},
    _BLOCKED.encode() + b"\n",
)
_DAMAGED: Final = Answer(503, {"X-Archive-Wayback-Runtime-Error": "ResourceNotAvailableException: Self-Redirect"})


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of an address."""

    timestamp: str  #: 14 digits
    status: int = 200
    body: str | bytes = b""
    location: str = ""  #: where it redirected to, as the site wrote it
    mimetype: str = "text/html"  #: in the index
    content_type: str = ""  #: as the site sent it; else the one in the index
    original: str = ""  #: the spelling of the address that was asked; else the table's
    revisit: bool = False  #: the index has it as a repetition, without a status
    damaged: bool = False  #: the index has it, and it cannot be shown
    nearest: str = ""  #: it is listed, but Wayback moves to the capture of this moment

    @property
    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body

    @property
    def digest(self) -> str:
        return base64.b32encode(hashlib.sha1(self.content, usedforsecurity=False).digest()).decode()


def urlkey(url: str) -> str:
    """What the archive files an address under: host backwards, without scheme, www, port and closing slash, lower case.

    That it puts the query in order and drops session numbers is left out.
    """
    parts = urlsplit(url.lower() if "://" in url else f"http://{url.lower()}")
    host = re.sub(r"^www\d?\.", "", parts.hostname or "")
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}){parts.path.rstrip('/') or '/'}{query}"


class WaybackDouble:
    """The captures of some addresses.

    Args:
        pages: address → its captures, in any order.
        excluded: addresses that nobody may see.
        troubles: what the first requests, to index and captures alike, get in place of an answer; None: an answer.
        repeats: how often the index has each line.

    Attributes:
        questions: the addresses that the index was asked about, in order.
        captures: the moments and addresses whose captures were asked for, in order.
    """

    def __init__(
        self,
        pages: Mapping[str, Sequence[Capture]],
        *,
        excluded: Collection[str] = (),
        troubles: Iterable[Answer | Behaviour | None] = (),
        repeats: int = 1,
    ) -> None:
        self.questions: list[str] = []
        self.captures: list[tuple[str, str]] = []
        self._pages = pages
        self._excluded = {urlkey(url) for url in excluded}
        self._troubles = iter(troubles)
        self._repeats = repeats

    @property
    def site(self) -> Site:
        return {_INDEX: self._index, "*": self._playback}

    async def _index(self, exchange: Exchange) -> Answer | None:
        asked = parse_qs(exchange.seen.query)
        url = asked.get("url", [""])[0]
        self.questions.append(url)
        if (trouble := next(self._troubles, None)) is not None:
            return trouble if isinstance(trouble, Answer) else await trouble(exchange)
        if not url or asked.get("matchType", ["exact"]) != ["exact"]:
            return Answer(400, {"Content-Type": "text/plain"}, b"Bad Request")
        if urlkey(url) in self._excluded:
            return _BLOCKED_IN_INDEX
        lines = [
            line
            for original, capture in self._filed(exchange, url)
            if all(_passes(capture, rule) for rule in asked.get("filter", []))
            for line in [_line(original, capture)] * self._repeats
        ]
        limit = int(asked.get("limit", ["150000"])[0])
        lines = lines[limit:] if limit < 0 else lines[:limit]
        return Answer(headers={"Content-Type": "text/plain;charset=UTF-8"}, body="".join(lines).encode())

    async def _playback(self, exchange: Exchange) -> Answer | None:
        found = _PLACE.fullmatch(exchange.seen.target)
        if found is None:
            return _NO_CAPTURE
        timestamp, mode, url = found[1], found[2] or "", found[3]
        self.captures.append((timestamp, url))
        if (trouble := next(self._troubles, None)) is not None:
            return trouble if isinstance(trouble, Answer) else await trouble(exchange)
        if urlkey(url) in self._excluded:
            return EXCLUDED_PAGE
        filed = self._filed(exchange, url)
        if not filed:
            return _NO_CAPTURE
        exact = [(original, capture) for original, capture in filed if capture.timestamp == timestamp]
        exact.sort(key=lambda one: one[0] != url)
        base = f"http://{exchange.seen.host}:{exchange.web.port}"
        if not exact or exact[0][1].nearest:
            wanted = exact[0][1].nearest if exact else timestamp
            original, capture = min(filed, key=lambda one: abs(int(one[1].timestamp) - int(wanted)))
            return Answer(
                302,
                {
                    "Location": f"{base}/web/{capture.timestamp}{mode}/{original}".encode(),
                    "Content-Type": "text/plain; charset=utf-8",
                    "X-Archive-Redirect-Reason": f"found capture at {capture.timestamp}",
                },
            )
        original, capture = exact[0]
        return _DAMAGED if capture.damaged else _memento(base, original, capture, mode, exchange)

    def _filed(self, exchange: Exchange, url: str) -> list[tuple[str, Capture]]:
        """The captures of all addresses that are filed under the same key, with their originals, in order of time."""
        key = urlkey(url)
        found = [
            (exchange.web.fill(capture.original or address), capture)
            for address, captures in self._pages.items()
            if urlkey(exchange.web.fill(address)) == key
            for capture in captures
        ]
        return sorted(found, key=lambda one: one[1].timestamp)


def _line(original: str, capture: Capture) -> str:
    kind, status = ("warc/revisit", "-") if capture.revisit else (capture.mimetype, str(capture.status))
    return (
        f"{urlkey(original)} {capture.timestamp} {original} {kind} {status} {capture.digest} {len(capture.content)}\n"
    )


def _passes(capture: Capture, rule: str) -> bool:
    """The rules by which captures are filtered here: `statuscode:` and `mimetype:` with a regular expression, or its
    contrary with an exclamation mark."""
    name, _, pattern = rule.removeprefix("!").partition(":")
    value = {"statuscode": "-" if capture.revisit else str(capture.status), "mimetype": capture.mimetype}[name]
    return (re.fullmatch(pattern, value) is None) is rule.startswith("!")


def _memento(base: str, original: str, capture: Capture, mode: str, exchange: Exchange) -> Answer:
    moment = datetime.strptime(capture.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    kind = capture.content_type or capture.mimetype
    headers: dict[str, str | bytes] = {
        "Memento-Datetime": format_datetime(moment, usegmt=True),
        "Link": f'<{original}>; rel="original"'.encode(),
        "Content-Type": kind,
        "X-Archive-Orig-Date": format_datetime(moment, usegmt=True),
        "X-Archive-Src": "double/double.warc.gz",
    }
    if capture.location:
        target = urljoin(original, exchange.web.fill(capture.location))
        headers["Location"] = f"{base}/web/{capture.timestamp}{mode}/{target}".encode()
    body = capture.content if mode == "id_" else _TOOLBAR + capture.content
    return Answer(capture.status, headers, body)
