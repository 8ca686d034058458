"""An archived body → whether it is the page, and what the page was about, by the rules that links are checked by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks.checking.marks import HEADINGS, marks, says_sentence, stands_for_another
from brokenlinks.checking.owner import Portrait, portrait
from brokenlinks.checking.parking import parking_marks
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.samples import Page, is_short
from brokenlinks.checking.wall_marks import PASSWORD
from brokenlinks.content.html import read_html
from brokenlinks.language import language_of
from brokenlinks.models import ArchivedPage
from brokenlinks.network.trail import Trail

if TYPE_CHECKING:
    from brokenlinks.archive.memento import Memento
    from brokenlinks.checking.page_facts import PageFacts

#: Characters that are kept: what a page is about stands at its beginning, and the file holds thousands of them.
TEXT_LIMIT: Final = 5_000
_MOST_TITLE, _MOST_DESCRIPTION = 300, 500
_MOST_HEADINGS, _MOST_HEADING = 30, 200


@dataclass(frozen=True, slots=True)
class Copy:
    """A capture that was read."""

    is_page: bool  #: False for an error, a log-in, a parked domain, a page that sends its visitors on, and no text
    portrait: Portrait | None = None  #: None when it is no web page
    sends_to: str = ""  #: where it sends its visitors on to, as a page that has moved does


def read_copy(memento: Memento) -> Copy:
    """Judge a capture. One mark of a parked domain is enough here: a mistake costs no more than a newer copy."""
    if memento.status != 200:
        return Copy(False)
    found = portrait(memento.answer, memento.place.url)
    if found is None:  # a document; an empty answer is no page at all
        return Copy(bool(memento.answer.body))
    facts = found.facts
    if facts.refresh and is_short(facts) and not same_place(facts.refresh, memento.place.url):
        return Copy(False, found, facts.refresh)
    return Copy(not (_is_empty(facts) or _is_another(facts) or _is_parked(memento, facts)), found)


def described(page: ArchivedPage, memento: Memento, copy: Copy) -> ArchivedPage:
    """`page` with what its copy was about."""
    if copy.portrait is None:
        return page
    kind = memento.answer.header("content-type")
    read = read_html(memento.answer.body, memento.place.url, {"content-type": kind} if kind else {})
    text = read.text[:TEXT_LIMIT]
    return ArchivedPage(
        page.copy,
        page.first_good,
        page.last_good,
        page.first_dead,
        read.title[:_MOST_TITLE],
        read.description[:_MOST_DESCRIPTION],
        tuple(heading[:_MOST_HEADING] for heading in read.headings[:_MOST_HEADINGS]),
        text,
        language_of(copy.portrait.language, text).partition("-")[0],
        page.moved_to,
    )


def _is_empty(facts: PageFacts) -> bool:
    return not (facts.title or facts.headings or facts.text)


def _is_another(facts: PageFacts) -> bool:
    """True for an error, a log-in and the like. A long page that is headed so may be about them, unless it says so
    twice, or has a sentence of error pages: their frames can be long too."""
    if is_short(facts) and PASSWORD.search(facts.source):
        return True
    if not stands_for_another(facts):
        return False
    return is_short(facts) or says_sentence(facts) or len(marks(facts, HEADINGS)) > 1


def _is_parked(memento: Memento, facts: PageFacts) -> bool:
    url = memento.place.url
    return bool(parking_marks(Page(url, Trail((), url, memento.answer, None), facts, None)))
