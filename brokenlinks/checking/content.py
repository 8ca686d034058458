"""Whether a page that answers is the page: from its HTML, and from what its host says to an address that cannot exist.

Rules, the first that speaks decides:

    wall          it carries a robot test's title, code or header; or the visitor was sent to a log-in   → blocked
    parked        two kinds of marks at least: a sale heading; a lander; the same page for any path;
                  name servers that serve parked domains                                                  → parked
    script_only   next to no text, scripts, and the host answers any path                                 → script_only
    soft_404      it says "not found" in heading and text; or the host sends made-up addresses there too,
                  or answers them alike while its home page differs                                       → soft_404

A finding that rests on a made-up address alone has to stand a counter-test: where a page that the home page links to
fares no better, or where a log-in or a pause explains it, the host treats the living so                  → unclear

Pure: what has to be asked was asked by `checking.inspection`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from brokenlinks.checking.not_found_phrases import DEFAULT_SERVER_HEADINGS, NOT_FOUND, SITE_GONE_HEADINGS
from brokenlinks.checking.parking import parked, parking_marks
from brokenlinks.checking.rules import Finding, same_place
from brokenlinks.checking.samples import SHORT, Page, alike, fares_alike, is_home, is_short
from brokenlinks.checking.wall_marks import (
    DOOR_HOSTS,
    DOOR_PATH,
    GATES,
    PASSWORD,
    PAUSES,
    WALL_HEADERS,
    WALL_SOURCE,
    WALL_TITLES,
)
from brokenlinks.checking.wording import is_only_a_status, likeness, own_words, parts, plain, tokens
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from brokenlinks.checking.page_facts import PageFacts

#: Words: a body as short as this says nothing at all.
_EMPTY: Final = 20
#: Two pages that share less than this of their word triples are two pages, whatever frame they have in common.
_UNLIKE: Final = 0.5

_HEADINGS: Final = frozenset(phrase for language in NOT_FOUND.values() for phrase in map(plain, language.headings))
_SENTENCES: Final = tuple(phrase for language in NOT_FOUND.values() for phrase in map(plain, language.sentences))
_SITE_GONE: Final = frozenset(map(plain, SITE_GONE_HEADINGS))
_WALLS: Final = frozenset(map(plain, WALL_TITLES))
_GATES: Final = frozenset(map(plain, GATES))
_PAUSES: Final = frozenset(map(plain, PAUSES))
_DEFAULT_SERVER: Final = frozenset(map(plain, DEFAULT_SERVER_HEADINGS))
#: Of a page for what is not there …
_NOT_FOUND_PATH: Final = re.compile(
    r"(?:^|[/_.-])(?:404|410|not-?_?found|page-?_?not-?_?found|notfound|file-?not-?found|missing|"
    r"nicht-gefunden|introuvable|no-encontrad[ao])(?:[/_.?-]|$)",
    re.IGNORECASE,
)
#: … and of one for whatever goes wrong, be it for an hour.
_ERROR_PATH: Final = re.compile(r"(?:^|[/_.-])(?:errors?|fehler|erreur|errore)(?:[/_.?-]|$)", re.IGNORECASE)
#: What scripts fill in: an element of a well-known name, or one of the application's own making.
_SHELL: Final = re.compile(
    r"""<(?:div|main|section)[^>]+id=["']?(?:root|app|main-app|(?:react|vue|ember|svelte|q|flutter)-?(?:app|root)?|app-root"""
    r"""|___?_?(?:next|nuxt|gatsby|layout)|gatsby-focus-wrapper|mount|application)["'\s>]|<(?:app-[a-z-]+|[a-z]+-(?:app|root))[\s>]"""
    r"""|\sng-(?:app|version)="""
)


_COUNTRY_HOME: Final = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2})?/?", re.IGNORECASE)
#: What a page can ask its visitor by.
_ASKING: Final = ("<form", "<button", "<input", "onclick=")


def judge(page: Page) -> Finding | None:
    """What the page is instead of what the link promised; None when nothing speaks against it."""
    finding = _wall(page) or parked(page) or _script_only(page) or _soft_404(page)
    return _excused(page) or finding if finding is not None and finding.compared else finding


def suspects_home(page: Page) -> bool:
    """True when the home page should be asked before `judge` is: the host answers made-up addresses alike."""
    return not is_home(page.asked) and alike(page, page.made_up)


def suspects_parking(page: Page) -> bool:
    """True when the name servers should be asked before `judge` is: there is one mark, and another is wanted."""
    return len(parking_marks(page)) == 1


def stands_for_another(facts: PageFacts) -> bool:
    """True when a page's title or heading is that of an error, a wall, a gate, a pause or a server without a site."""
    return any(_marks(facts, known) for known in (_HEADINGS, _WALLS, _GATES, _PAUSES, _SITE_GONE, _DEFAULT_SERVER))


# --- pages that come with 404 or 410


def suspects_living(facts: PageFacts) -> bool:
    """True when what came with 404 does not look like it: `judge_gone` is then worth asking, with a made-up address."""
    said = " ".join((facts.title, *facts.headings)).casefold()
    if _marks(facts, _HEADINGS) or "404" in said or any(phrase in plain(facts.text) for phrase in _SENTENCES):
        return False
    return is_bare(facts) or len(tokens(facts.text)) >= SHORT


def says_not_found(facts: PageFacts) -> bool:
    """True when a page that comes with 404 or 410 says so too, and little else."""
    said = " ".join((facts.title, *facts.headings)).casefold()
    text = plain(facts.text)
    speaks = _marks(facts, _HEADINGS) or "404" in said or "410" in said or any(phrase in text for phrase in _SENTENCES)
    return bool(speaks) and is_short(facts)


def judge_gone(page: Page) -> Finding | None:
    """What speaks against a 404: a visitor may see a living page all the same."""
    if is_bare(page.facts):  # hosts of static files answer any address of an application so, and its scripts go on
        return Finding(Reason.SCRIPT_ONLY, 0.5, "what comes with it is an application, which only a browser can read")
    other = page.made_up.facts if page.made_up is not None else None
    if other is None or other.title == page.facts.title:
        return None
    if likeness(tokens(page.facts.text), tokens(other.text)) >= _UNLIKE:
        return None
    return Finding(Reason.PROTOCOL_ERROR, 0.5, "a page of its own comes with it, unlike that of a made-up address")


# --- walls


def _wall(page: Page) -> Finding | None:
    answer = page.trail.answer
    for name, start in WALL_HEADERS:
        if answer is not None and (answer.header(name) or "").lower().startswith(start):
            return Finding(Reason.BLOCKED, 0.5, "a test for robots stands before the page")
    titled = any(plain(part) in _WALLS for part in parts(page.facts.title))
    if is_short(page.facts) and (titled or any(mark in page.facts.source for mark in WALL_SOURCE)):
        return Finding(Reason.BLOCKED, 0.5, "a test for robots stands before the page")
    if page.trail.hops and _is_door(page.trail.url) and not _is_door(page.asked):
        return Finding(Reason.BLOCKED, 0.5, f"visitors are sent to {page.trail.url} first")
    return None


def _is_door(url: str) -> bool:
    pieces = urlsplit(url)
    return bool(DOOR_PATH.search(pieces.path) or DOOR_HOSTS.search(pieces.hostname or ""))


# --- pages that only a browser can read


def _script_only(page: Page) -> Finding | None:
    if page.rendered:
        return None
    # A host that answers 404 for made-up addresses knows which pages it has.
    if not is_bare(page.facts) or (page.made_up is not None and not page.made_up.answers):
        return None
    return Finding(Reason.SCRIPT_ONLY, 0.5, "there is nothing to read without a browser")


def is_bare(facts: PageFacts) -> bool:
    """True when a page has scripts, and next to nothing to read."""
    words = len(tokens(facts.text))
    bare = words < _EMPTY or (words < 2 * _EMPTY and bool(_SHELL.search(facts.source)))
    return bare and facts.scripts > 0 and not facts.cut


# --- soft 404s


def _soft_404(page: Page) -> Finding | None:
    return _sent_away(page) or _site_gone(page) or _says_not_found(page) or _same_for_all(page)


def _sent_away(page: Page) -> Finding | None:
    """Redirects to the home page or to an error page, as for any address that the host does not know."""
    there = page.trail.url
    if not page.trail.hops or page.made_up is None or same_place(page.asked, there):
        return None
    as_made_up = page.made_up.ends_at(there)
    if is_home(there) and not is_home(page.asked) and as_made_up:
        return Finding(
            Reason.SOFT_404, 0.9, f"like any made-up address, it is redirected to the home page {there}", True
        )
    says_so = bool(_marks(page.facts, _HEADINGS))
    known_by_path = _leads_to(_NOT_FOUND_PATH, page) and as_made_up
    if known_by_path or (says_so and (_leads_to(_NOT_FOUND_PATH, page) or _leads_to(_ERROR_PATH, page))):
        return Finding(Reason.SOFT_404, 0.92, f"it is redirected to the error page {there}", not says_so)
    return None


def _leads_to(path: re.Pattern[str], page: Page) -> bool:
    return bool(path.search(urlsplit(page.trail.url).path)) and not path.search(urlsplit(page.asked).path)


def _site_gone(page: Page) -> Finding | None:
    """What a host shows in place of a whole site; on one page alone it is the subject of an article."""
    if page.facts.cut or len(tokens(page.facts.text)) >= 2 * SHORT:
        return None
    for known, what in (
        (_SITE_GONE, "the whole site is suspended or gone"),
        (_DEFAULT_SERVER, "a server without a site"),
    ):
        marks = _marks(page.facts, known)
        other = page.made_up.facts if page.made_up is not None else None
        everywhere = other is not None and bool(_marks(other, known))
        if marks and (everywhere or (is_home(page.asked) and len(marks) == 2)):
            return Finding(Reason.SOFT_404, 0.88, f"it says “{marks[0]}”: {what}")
    return None


def _says_not_found(page: Page) -> Finding | None:
    marks = _marks(page.facts, _HEADINGS)
    if not marks or _NOT_FOUND_PATH.search(urlsplit(page.asked).path):  # who links to /404.html means it
        return None
    other = page.made_up.facts if page.made_up is not None and page.made_up.answers else None
    if other is not None and _says_the_same(page, marks, other):
        return Finding(Reason.SOFT_404, 0.95, f"it says “{marks[0]}”, as it does for a made-up address")
    # The host answers made-up addresses with an error, or was not asked: a page called "Not Found" may be a song.
    needed = 2 if page.facts.headings else 1
    text = plain(page.facts.text)
    if len(marks) >= needed and is_short(page.facts) and any(phrase in text for phrase in _SENTENCES):
        return Finding(Reason.SOFT_404, 0.85, f"it says “{marks[0]}” in title, heading and text")
    return None


def _says_the_same(page: Page, marks: list[str], other: PageFacts) -> bool:
    """True when a made-up address gets the same message, and this page has little to say beside it."""
    little = len(own_words(page.facts.text, other.text, page.asked)) < SHORT // 2
    return little and marks == _marks(other, _HEADINGS)


def _same_for_all(page: Page) -> Finding | None:
    if is_home(page.asked) or not alike(page, page.made_up) or page.home is None or page.made_up is None:
        return None
    if not page.home.answers or page.home.facts is None or alike(page, page.home):
        return None  # one page for all addresses, the home page too: an application, whose scripts know more
    if page.facts.scripts and _SHELL.search(page.facts.source):
        return None
    if page.made_up.ends_at(page.asked):  # a site may show strangers to its list of guides, and the link leads there
        return None
    why = "a made-up address on this host shows the same page, and the home page differs"
    return Finding(Reason.SOFT_404, 0.88, why, compared=True)


def _may_let_pass(page: Page) -> bool:
    """Whether some visitors could be let pass at all: those with a cookie, those whom a script or a form knows, those
    of another country. Where there is none of this, what strangers get is what everybody gets, and the host's own
    links are as dead as the one that was asked."""
    cookies = page.trail.answer is not None and page.trail.answer.header("set-cookie") is not None
    country = bool(_COUNTRY_HOME.fullmatch(urlsplit(page.trail.url).path))
    return cookies or country or page.facts.scripts > 0 or any(mark in page.facts.source for mark in _ASKING)


def _excused(page: Page) -> Finding | None:
    """Another reason for a host to treat this address like a made-up one."""
    there = urlsplit(page.trail.url)
    if page.known and all(fares_alike(page, sample) for sample in page.known) and _may_let_pass(page):
        return Finding(Reason.BLOCKED, 0.5, "what the home page itself links to fares no better")
    asked = urlsplit(page.asked)
    if any(value in (page.asked, asked.path, f"{asked.path}?{asked.query}") for _, value in parse_qsl(there.query)):
        return Finding(Reason.BLOCKED, 0.5, f"visitors are sent to {page.trail.url} first")
    if is_short(page.facts) and PASSWORD.search(page.facts.source):
        return Finding(Reason.BLOCKED, 0.5, "visitors must log in first")
    door = page.trail.hops and is_short(page.facts) and page.home_links == ()  # nothing to go on to but by its scripts
    if door or _marks(page.facts, _GATES):
        return Finding(Reason.BLOCKED, 0.5, "it looks like a gate, which visitors must pass first")
    if paused := _marks(page.facts, _PAUSES):
        return Finding(Reason.SERVER_ERROR, 0.5, f"it says “{paused[0]}”, which may pass")
    return None


def _marks(facts: PageFacts, known: frozenset[str]) -> list[str]:
    """The title, and the first heading, so far as one of their parts is wholly one of `known`."""
    found = []
    for heading in (facts.title, facts.headings[0] if facts.headings else ""):
        for part in parts(heading):
            if plain(part) in known or (known is _HEADINGS and is_only_a_status(part)):
                found.append(part)
                break
    return found
