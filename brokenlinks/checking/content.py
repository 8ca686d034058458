"""Whether a page that answers is the page: from its HTML, and from what its host says to an address that cannot exist.

Rules, the first that speaks decides:

    wall          it carries a robot test's title, code or header; or the visitor was sent to a log-in   → blocked
    parked        two kinds of marks at least: a sale heading; a lander; the same page for any path;
                  name servers that serve parked domains                                                  → parked
    script_only   next to no text, scripts, and the host answers any path                                 → script_only
    soft_404      see `checking.soft_404`                                                                 → soft_404

A finding that rests on a made-up address alone has to stand a counter-test: where a page that the home page links to
fares no better, or where a gate, a pause or a failure explains it, the host treats the living so         → unclear

Pure: what has to be asked was asked by `checking.inspection`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brokenlinks.checking.comparing import Sameness, ends_alike, sameness
from brokenlinks.checking.excuses import excuse, trouble_everywhere
from brokenlinks.checking.made_up import DOCUMENT
from brokenlinks.checking.marks import HEADINGS, WALLS, is_bare, marks, says_sentence
from brokenlinks.checking.parking import parked, parking_marks
from brokenlinks.checking.reasons import state_of
from brokenlinks.checking.rules import PERMANENT, Finding, in_short
from brokenlinks.checking.samples import Page, has_home_path, is_home, is_short
from brokenlinks.checking.soft_404 import NOT_FOUND_PATH, gets_the_same, soft_404
from brokenlinks.checking.wall_marks import DOOR_HOSTS, DOOR_PATH, OFTEN_MEANT, WALL_HEADERS, WALL_SOURCE
from brokenlinks.checking.wording import likeness, plain, tokens
from brokenlinks.models import Reason, State

if TYPE_CHECKING:
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.network.trail import Trail

#: Two pages that share less than this of their word triples are two pages, whatever frame they have in common.
_UNLIKE = 0.5
#: Words: what is shorter than this is no page that somebody could have linked to.
_SOMETHING = 20


def judge(page: Page) -> Finding | None:
    """What the page is instead of what the link promised; None when nothing speaks against it."""
    finding = _wall(page) or parked(page) or _script_only(page) or soft_404(page)
    if finding is None:
        return trouble_everywhere(page)
    return excuse(page) or finding if finding.compared and state_of(finding.reason) is State.DEAD else finding


def wants_reading(asked: str, trail: Trail) -> bool:
    """True when an answer is no proof of the page, be the host as honest as it may: the visitor was sent to the home
    page or to an error page, or gets a web page in place of a document."""
    if trail.hops and ((has_home_path(trail.url) and not is_home(asked)) or NOT_FOUND_PATH.search(trail.url)):
        return True
    if not DOCUMENT.search(asked.partition("?")[0]):
        return False
    return trail.answer is not None and (trail.answer.header("content-type") or "").lower().startswith("text/html")


def suspects_home(page: Page) -> bool:
    """True when the home page should be asked before `judge` is: the host answers made-up addresses alike."""
    return not is_home(page.asked) and (gets_the_same(page) or ends_alike(page, page.made_up))


def suspects_area(page: Page) -> bool:
    """True when a made-up address beside this very one should be asked before `judge` is: in other folders the host may
    answer otherwise, and the page speaks of what is missing, or is headed as if it did."""
    if sameness(page) is not Sameness.NONE:
        return False
    if wants_reading(page.asked, page.trail):
        return True
    title = page.made_up.facts.title if page.made_up is not None and page.made_up.facts is not None else None
    same_title = page.made_up is not None and page.made_up.answers and page.facts.title == title
    return same_title or bool(marks(page.facts, HEADINGS)) or (is_short(page.facts) and says_sentence(page.facts))


def suspects_parking(page: Page) -> bool:
    """True when the name servers should be asked before `judge` is: there is one mark, and another is wanted."""
    return len(parking_marks(page)) == 1


# --- pages that come with 404 or 410


def suspects_living(facts: PageFacts) -> bool:
    """True when what came with 404 does not look like it: `judge_gone` is then worth asking, with a made-up address."""
    if marks(facts, HEADINGS) or (is_short(facts) and says_sentence(facts)):
        return False
    return is_bare(facts) or len(tokens(facts.text)) >= _SOMETHING


def says_not_found(facts: PageFacts) -> bool:
    """True when a page that comes with 404 or 410 says so too, and little else."""
    said = " ".join((facts.title, *facts.headings)).casefold()
    speaks = marks(facts, HEADINGS) or "404" in said or "410" in said or says_sentence(facts)
    return bool(speaks) and is_short(facts)


def judge_gone(page: Page) -> Finding | None:
    """What speaks against a 404: a visitor may see a living page all the same."""
    if is_bare(page.facts):  # hosts of static files answer any address of an application so, and its scripts go on
        return Finding(Reason.SCRIPT_ONLY, 0.5, "what comes with it is an application, which only a browser can read")
    other = page.made_up.facts if page.made_up is not None else None
    if other is None or likeness(tokens(page.facts.text), tokens(other.text)) >= _UNLIKE:
        return None
    return Finding(Reason.PROTOCOL_ERROR, 0.5, "a page of its own comes with it, unlike that of a made-up address")


# --- walls


def _wall(page: Page) -> Finding | None:
    answer = page.trail.answer
    for name, start in WALL_HEADERS:
        if answer is not None and (answer.header(name) or "").lower().startswith(start):
            return Finding(Reason.BLOCKED, 0.5, "a test for robots stands before the page")
    if is_short(page.facts) and (_is_titled_as_wall(page) or any(mark in page.facts.source for mark in WALL_SOURCE)):
        return Finding(Reason.BLOCKED, 0.5, "a test for robots stands before the page")
    if _is_sent_to_door(page):
        return Finding(Reason.BLOCKED, 0.5, f"visitors are sent to {in_short(page.trail.url)} first")
    return None


def _is_titled_as_wall(page: Page) -> bool:
    """A page may be called "Blocked": a wall stands before other addresses too."""
    titled = marks(page.facts, WALLS)
    if not titled:
        return False
    other = page.made_up.facts if page.made_up is not None else None
    return any(plain(title) not in OFTEN_MEANT for title in titled) or other is None or bool(marks(other, WALLS))


def _is_sent_to_door(page: Page) -> bool:
    """A page that moved for good to /challenge/2024 has moved; a door is where all are sent, or for now."""
    if not page.trail.hops or not _is_door(page.trail.url) or _is_door(page.asked):
        return False
    if urlsplit(page.trail.url).path == urlsplit(page.asked).path and len(urlsplit(page.asked).path) > 1:
        return False  # id.example.org may be the Indonesian one
    for_good = all(hop.status in PERMANENT for hop in page.trail.hops)
    return not for_good or ends_alike(page, page.made_up)


def _is_door(url: str) -> bool:
    pieces = urlsplit(url)
    return bool(DOOR_PATH.search(pieces.path) or DOOR_HOSTS.search(pieces.hostname or ""))


# --- pages that only a browser can read


def _script_only(page: Page) -> Finding | None:
    if page.rendered or not is_bare(page.facts):
        return None
    # A host that answers made-up addresses with an error, or with another page, knows which pages it has.
    known = page.made_up is not None and (not page.made_up.answers or _differs(page, page.made_up.facts))
    return None if known else Finding(Reason.SCRIPT_ONLY, 0.5, "there is nothing to read without a browser")


def _differs(page: Page, other: PageFacts | None) -> bool:
    return (
        other is not None
        and bool(page.facts.text)
        and page.facts.text != other.text
        and sameness(page) is Sameness.NONE
    )
