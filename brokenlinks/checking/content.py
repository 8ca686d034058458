"""Whether a page that answers is the page: from its HTML, and from what its host says to an address that cannot exist.

Rules, the first that speaks decides:

    wall          it carries a robot test's title, code or header; or the visitor was sent to a log-in   → blocked
    parked        two kinds of marks at least: a sale heading; a lander; the same page for any path;
                  name servers that serve parked domains                                                  → parked
    script_only   next to no text, scripts, and the host answers any path                                 → script_only
    soft_404      it says "not found" in heading and text; or the host sends made-up addresses there too,
                  or answers them alike while its home page differs                                       → soft_404

Pure: what has to be asked was asked by `checking.link`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.checking.not_found_phrases import DEFAULT_SERVER_HEADINGS, NOT_FOUND, SITE_GONE_HEADINGS
from brokenlinks.checking.parking_marks import LANDER_MARKS, MARKETPLACES, NAME_SERVERS, SALE_HEADINGS
from brokenlinks.checking.rules import Finding, same_place
from brokenlinks.checking.wall_marks import DOOR_HOSTS, DOOR_PATH, WALL_HEADERS, WALL_SOURCE, WALL_TITLES
from brokenlinks.checking.wording import is_only_a_status, likeness, parts, plain
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.network.trail import Trail
    from brokenlinks.network.transport import Answer


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of the host that was asked for comparison."""

    trail: Trail
    facts: PageFacts | None  #: None when no HTML came

    def landing(self, url: str) -> Answer | None:
        """What came from `url`, if that is where the sample was redirected to: it need not be asked for every link that
        is sent to the same error page."""
        return self.trail.answer if self.trail.hops and self.trail.url == url else None

    @property
    def answers(self) -> bool:
        """True when the host gave a page, and no error."""
        return self.trail.answer is not None and 200 <= self.trail.answer.status < 300


class Page(NamedTuple):
    """A page, and what is known around it."""

    asked: str  #: the link's address, serialised
    trail: Trail
    facts: PageFacts
    made_up: Sample | None  #: what the host answers for a made-up address; None when it was not asked
    home: Sample | None  #: its home page; None when it was not asked
    name_servers: Sequence[str] = ()


#: Word triples that two answers must share to be one page.
_ALIKE: Final = 0.85
#: Words: a body as short as this says nothing beside its message …
_SHORT: Final = 150
#: … and one as short as this says nothing at all.
_EMPTY: Final = 20

_HEADINGS: Final = frozenset(phrase for language in NOT_FOUND.values() for phrase in map(plain, language.headings))
_SENTENCES: Final = tuple(phrase for language in NOT_FOUND.values() for phrase in language.sentences)
_SITE_GONE: Final = frozenset(map(plain, SITE_GONE_HEADINGS))
_WALLS: Final = frozenset(map(plain, WALL_TITLES))
_DEFAULT_SERVER: Final = frozenset(map(plain, DEFAULT_SERVER_HEADINGS))
_HOME_PATH: Final = re.compile(
    r"/(?:(?:index|default|home)(?:\.\w{2,5})?/?)?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?", re.IGNORECASE
)
_ERROR_PATH: Final = re.compile(
    r"(?:^|[/_.-])(?:404|410|error|errors|not-?_?found|page-?_?not-?_?found|notfound|file-?not-?found|missing|"
    r"fehler|erreur|errore|nicht-gefunden|introuvable|no-encontrad[ao])(?:[/_.?-]|$)",
    re.IGNORECASE,
)
_SHELL: Final = re.compile(
    r"""<(?:div|main)[^>]+id=["']?(?:root|app|__next|__nuxt|svelte|q-app|app-root|gatsby-focus-wrapper)["'\s>]"""
)
_SENT_TO_LANDER: Final = re.compile(r"""location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*["']/?lander""")


def is_home(url: str) -> bool:
    """True for the address of a site's home page, a language's home page included."""
    pieces = urlsplit(url)
    return not pieces.query and bool(_HOME_PATH.fullmatch(pieces.path or "/"))


def judge(page: Page) -> Finding | None:
    """What the page is instead of what the link promised; None when nothing speaks against it."""
    return _wall(page) or _parked(page) or _script_only(page) or _soft_404(page)


def suspects_home(page: Page) -> bool:
    """True when the home page should be asked before `judge` is: the host answers made-up addresses alike."""
    return not is_home(page.asked) and _alike(page.facts, page.made_up)


def suspects_parking(page: Page) -> bool:
    """True when the name servers should be asked before `judge` is: there is one mark, and another is wanted."""
    return len(_parking_marks(page)) == 1


def _alike(facts: PageFacts, sample: Sample | None) -> bool:
    if sample is None or not sample.answers or sample.facts is None:
        return False
    other = sample.facts
    # With the words of its own address left in: a page that speaks of them differs from the made-up one's.
    return (
        facts.title == other.title and likeness(facts.text.casefold().split(), other.text.casefold().split()) >= _ALIKE
    )


# --- walls


def _wall(page: Page) -> Finding | None:
    answer = page.trail.answer
    for name, start in WALL_HEADERS:
        if answer is not None and (answer.header(name) or "").lower().startswith(start):
            return Finding(Reason.BLOCKED, 0.5, "a test for robots stands before the page")
    words = len(page.facts.text.split())
    titled = any(plain(part) in _WALLS for part in parts(page.facts.title))
    if words < _SHORT and (titled or any(mark in page.facts.source for mark in WALL_SOURCE)):
        return Finding(Reason.BLOCKED, 0.5, "a test for robots stands before the page")
    if page.trail.hops and _is_door(page.trail.url) and not _is_door(page.asked):
        return Finding(Reason.BLOCKED, 0.5, f"visitors are sent to {page.trail.url} first")
    return None


def _is_door(url: str) -> bool:
    pieces = urlsplit(url)
    return bool(DOOR_PATH.search(pieces.path) or DOOR_HOSTS.search(pieces.hostname or ""))


# --- parked domains


def _parked(page: Page) -> Finding | None:
    marks = _parking_marks(page)
    if len(marks) < 2:
        return None
    return Finding(Reason.PARKED, 0.9 if len(marks) == 2 else 0.97, "; ".join(marks))


def _parking_marks(page: Page) -> list[str]:
    marks = []
    host = urlsplit(page.trail.url).hostname or ""
    if heading := _sale_heading(page.facts, {host, host.removeprefix("www."), urls.registered_domain(host)}):
        marks.append(f"it says “{heading}”")
    if _is_lander(page):
        marks.append("it is a lander for advertisements")
    if _alike(page.facts, page.made_up):
        marks.append("any other address there shows the same page")
    if any(server == mark or server.endswith("." + mark) for server in page.name_servers for mark in NAME_SERVERS):
        marks.append(f"its name server {page.name_servers[0]} serves parked domains")
    return marks


def _sale_heading(facts: PageFacts, hosts: set[str]) -> str:
    for heading in (facts.title, *facts.headings):
        for part in parts(heading):
            words = plain(part)
            for phrase in SALE_HEADINGS:
                for host in hosts if "{host}" in phrase else ("",):
                    wanted = plain(phrase.replace("{host}", host))
                    if words == wanted or words.startswith(wanted + " "):
                        return part
    return ""


def _is_lander(page: Page) -> bool:
    there = urlsplit(page.trail.url)
    if urls.site_of(page.asked) != urls.site_of(page.trail.url) and any(
        mark == there.hostname
        or f".{there.hostname}".endswith("." + mark)
        or (mark.endswith(".") and (there.hostname or "").startswith(mark))
        for mark in MARKETPLACES
    ):
        return True
    if len(page.facts.text.split()) >= _SHORT:
        return False
    return (
        bool(page.trail.hops and there.path.rstrip("/") == "/lander")
        or bool(_SENT_TO_LANDER.search(page.facts.source))
        or any(mark in page.facts.source for mark in LANDER_MARKS)
    )


# --- pages that only a browser can read


def _script_only(page: Page) -> Finding | None:
    facts = page.facts
    words = len(facts.text.split())
    bare = words < _EMPTY or (words < 2 * _EMPTY and bool(_SHELL.search(facts.source)))
    if not (facts.scripts and bare):
        return None
    # A host that answers 404 for made-up addresses knows which pages it has.
    if page.made_up is not None and not page.made_up.answers:
        return None
    return Finding(Reason.SCRIPT_ONLY, 0.5, "there is nothing to read without a browser")


# --- soft 404s


def _soft_404(page: Page) -> Finding | None:
    return _sent_away(page) or _site_gone(page) or _says_not_found(page) or _same_for_all(page)


def _sent_away(page: Page) -> Finding | None:
    """Redirects to the home page or to an error page, as for any address that the host does not know."""
    there = page.trail.url
    if not page.trail.hops or page.made_up is None or same_place(page.asked, there):
        return None
    as_made_up = page.made_up.answers and bool(page.made_up.trail.hops) and same_place(page.made_up.trail.url, there)
    if is_home(there) and not is_home(page.asked) and as_made_up:
        return Finding(Reason.SOFT_404, 0.9, f"like any made-up address, it is redirected to the home page {there}")
    to_error_page = _ERROR_PATH.search(urlsplit(there).path) and not _ERROR_PATH.search(urlsplit(page.asked).path)
    if to_error_page and (as_made_up or _marks(page.facts, _HEADINGS)):
        return Finding(Reason.SOFT_404, 0.92, f"it is redirected to the error page {there}")
    return None


def _site_gone(page: Page) -> Finding | None:
    for known, what in (
        (_SITE_GONE, "the whole site is suspended or gone"),
        (_DEFAULT_SERVER, "a server without a site"),
    ):
        marks = _marks(page.facts, known)
        short = len(page.facts.text.split()) < 2 * _SHORT
        if marks and short and (len(marks) == 2 or _alike(page.facts, page.made_up)):
            return Finding(Reason.SOFT_404, 0.88, f"it says “{marks[0]}”: {what}")
    return None


def _says_not_found(page: Page) -> Finding | None:
    marks = _marks(page.facts, _HEADINGS)
    if not marks:
        return None
    text = plain(page.facts.text)
    short = len(text.split()) < _SHORT
    sentence = short and any(phrase in text for phrase in _SENTENCES)
    other = page.made_up.facts if page.made_up is not None and page.made_up.answers else None
    if other is not None and (_marks(other, _HEADINGS) or _alike(page.facts, page.made_up)):
        return Finding(Reason.SOFT_404, 0.95, f"it says “{marks[0]}”, as it does for a made-up address")
    # The host answers made-up addresses with an error, or was not asked: a page called "Not Found" may be a song.
    needed = 2 if page.facts.headings else 1
    if sentence and len(marks) >= needed:
        return Finding(Reason.SOFT_404, 0.85, f"it says “{marks[0]}” in title, heading and text")
    return None


def _same_for_all(page: Page) -> Finding | None:
    if is_home(page.asked) or not _alike(page.facts, page.made_up) or page.home is None:
        return None
    if not page.home.answers or page.home.facts is None or _alike(page.facts, page.home):
        return None  # one page for all addresses, the home page too: an application, whose scripts know more
    if page.facts.scripts and _SHELL.search(page.facts.source):
        return None
    return Finding(
        Reason.SOFT_404, 0.88, "a made-up address on this host shows the same page, and the home page differs"
    )


def _marks(facts: PageFacts, known: frozenset[str]) -> list[str]:
    """The title, and the first heading, so far as one of their parts is wholly one of `known`."""
    found = []
    for heading in (facts.title, facts.headings[0] if facts.headings else ""):
        for part in parts(heading):
            if plain(part) in known or (known is _HEADINGS and is_only_a_status(part)):
                found.append(part)
                break
    return found
