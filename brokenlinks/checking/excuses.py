"""Why a host may treat a living address like a made-up one: a gate, a pause, a failure. The counter-test of a verdict
that rests on made-up addresses: what the home page itself links to must fare better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from brokenlinks.checking.comparing import Sameness, fares_alike, resembles, sameness
from brokenlinks.checking.marks import (
    FAILURE,
    GATE,
    GATE_HEADINGS,
    PAUSE,
    PAUSE_HEADINGS,
    STRONG_PAUSE,
    marks,
    said_of,
)
from brokenlinks.checking.rules import Finding, in_short
from brokenlinks.checking.samples import has_home_path, is_home, is_short
from brokenlinks.checking.soft_404 import NOT_FOUND_PATH
from brokenlinks.checking.wall_marks import PASSWORD
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from brokenlinks.checking.samples import Page

_COUNTRY_HOME: Final = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2})?/?", re.IGNORECASE)
#: What a page can ask its visitor by.
_ASKING: Final = ("<form", "<button", "<input", "onclick=")


def excuse(page: Page) -> Finding | None:
    """Another reason for the host to treat this address like a made-up one; None when there is none."""
    return _names_the_address(page) or _asks_first(page) or _is_out_of_order(page) or _counter_test(page)


def trouble_everywhere(page: Page) -> Finding | None:
    """A page that any address gets, the home page included, and that says that something is out of order."""
    if not is_short(page.facts) or sameness(page) is Sameness.NONE:
        return None
    if not is_home(page.asked) and (page.home is None or not resembles(page, page.home)):
        return None
    said = next(iter(marks(page.facts, PAUSE_HEADINGS)), "") or said_of(page.facts, (*FAILURE, *STRONG_PAUSE), None)
    return Finding(Reason.SERVER_ERROR, 0.5, f"like any other address, it says “{said}”") if said else None


def section(url: str) -> str:
    """The first folder of an address; "" for a page at the top."""
    return urlsplit(url).path[1:].partition("/")[0] if urlsplit(url).path.count("/") > 1 else ""


def _names_the_address(page: Page) -> Finding | None:
    """Visitors are sent to a place that is told where they wanted to go: it will let them go on."""
    asked, there = urlsplit(page.asked), urlsplit(page.trail.url)
    if not page.trail.hops or NOT_FOUND_PATH.search(there.path):
        return None
    if has_home_path(page.trail.url) and page.home is not None and resembles(page, page.home):
        return None
    wanted = {text.strip("/") for text in (page.asked, asked.path, f"{asked.path}?{asked.query}")} - {""}
    if any(value.strip("/") in wanted for _, value in parse_qsl(there.query)):
        return Finding(Reason.BLOCKED, 0.5, f"visitors are sent to {in_short(page.trail.url)} first")
    return None


def _asks_first(page: Page) -> Finding | None:
    if is_short(page.facts) and PASSWORD.search(page.facts.source):
        return Finding(Reason.BLOCKED, 0.5, "visitors must log in first")
    # Nothing to go on to but by its buttons and scripts.
    door = page.trail.hops and is_short(page.facts) and page.home_links == ()
    if door or marks(page.facts, GATE_HEADINGS):
        return Finding(Reason.BLOCKED, 0.5, "it looks like a gate, which visitors must pass first")
    if said := said_of(page.facts, GATE, page.home):
        return Finding(Reason.BLOCKED, 0.5, f"it says “{said}”: visitors must do something first")
    return None


def _is_out_of_order(page: Page) -> Finding | None:
    if paused := marks(page.facts, PAUSE_HEADINGS):
        return Finding(Reason.SERVER_ERROR, 0.5, f"it says “{paused[0]}”, which may pass")
    if said := said_of(page.facts, PAUSE, page.home) or said_of(page.facts, FAILURE, page.home):
        return Finding(Reason.SERVER_ERROR, 0.5, f"it says “{said}”, which may pass")
    return None


def _counter_test(page: Page) -> Finding | None:
    if page.known is None:
        return None
    if not page.known:
        if page.home is not None and page.home.facts is not None and page.home.facts.scripts and not page.home_links:
            return Finding(Reason.BLOCKED, 0.5, "its home page has no links to compare it with")
        return None
    near = [known for known in page.known if section(page.asked) and section(known.url) == section(page.asked)]
    alike = sum(fares_alike(page, known.sample) for known in near)
    if alike > 1 or (alike and _may_let_pass(page)):  # one may be a dead link of the home page's own
        return Finding(Reason.BLOCKED, 0.5, "what the home page itself links to in this folder fares no better")
    if all(fares_alike(page, known.sample) for known in page.known) and _may_let_pass(page):
        return Finding(Reason.BLOCKED, 0.5, "what the home page itself links to fares no better")
    return None


def _may_let_pass(page: Page) -> bool:
    """Whether some visitors could be let pass at all: those with a cookie, those whom a script or a form knows, those
    of another country. Where there is none of this, what strangers get is what everybody gets, and the host's own
    links are as dead as the one that was asked."""
    cookies = page.trail.answer is not None and page.trail.answer.header("set-cookie") is not None
    country = bool(_COUNTRY_HOME.fullmatch(urlsplit(page.trail.url).path))
    return cookies or country or page.facts.scripts > 0 or any(mark in page.facts.source for mark in _ASKING)
