"""A page and the pages of its host that were asked for comparison, and what makes two of them the same page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from brokenlinks.checking.rules import same_place
from brokenlinks.checking.wording import likeness, own_words, tokens

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
    links: tuple[str, ...] = ()  #: to addresses of its own host; read of a home page alone

    def landing(self, url: str) -> Answer | None:
        """What came from `url`, if that is where the sample was redirected to: it need not be asked for every link that
        is sent to the same error page."""
        return self.trail.answer if self.answers and self.trail.hops and self.trail.url == url else None

    @property
    def answers(self) -> bool:
        """True when the host gave a page, and no error."""
        return self.trail.answer is not None and 200 <= self.trail.answer.status < 300

    def ends_at(self, url: str) -> bool:
        """True when the sample was redirected to a page at `url`."""
        return self.answers and bool(self.trail.hops) and same_place(self.trail.url, url)


class Page(NamedTuple):
    """A page, and what is known around it."""

    asked: str  #: the link's address, serialised
    trail: Trail
    facts: PageFacts
    made_up: Sample | None  #: what the host answers for a made-up address; None when it was not asked
    home: Sample | None  #: its home page; None when it was not asked
    name_servers: Sequence[str] = ()
    home_links: Sequence[str] | None = None  #: from the home page to its own host; None when they were not read
    known: Sequence[Sample] = ()  #: pages that the home page links to, so far as they were asked
    rendered: bool = False  #: as a browser shows it: its scripts have done what they do


#: Word triples that two answers must share to be one page …
_ALIKE: Final = 0.85
#: … and the words that one may have which the other lacks: a site's frame can be twenty times as long as its page.
_OWN: Final = 2
#: Words: a body as short as this says nothing beside its message.
SHORT: Final = 150

_LANGUAGE: Final = r"[a-z]{2}(?:[-_][a-z]{2})?"
_HOME_PATH: Final = re.compile(
    rf"/(?:{_LANGUAGE}(?:/|$))?"
    rf"(?:(?:index|default|home|main|start|welcome|homepage)(?:[-_][a-z]{{2}})?(?:\.\w{{2,5}})?(?:/|$))?"
    rf"(?:{_LANGUAGE}/?)?",
    re.IGNORECASE,
)
#: Parameters that say who comes from where, and change nothing of what is shown but its language.
_VISIT: Final = re.compile(
    r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|referrer|referer|source|src|from|lang|language|locale|hl|phpsessid|sid",
    re.IGNORECASE,
)


def is_home(url: str) -> bool:
    """True for the address of a site's home page, a language's home page included."""
    pieces = urlsplit(url)
    query = parse_qsl(pieces.query, keep_blank_values=True)
    return all(_VISIT.fullmatch(name) for name, _ in query) and bool(_HOME_PATH.fullmatch(pieces.path or "/"))


def is_short(facts: PageFacts) -> bool:
    """True when a page has no room for more than a message; of one that was cut off that cannot be said."""
    return not facts.cut and len(tokens(facts.text)) < SHORT


def alike(page: Page, sample: Sample | None) -> bool:
    """True when a sample shows the same page: its title, its text but for a few words, and no picture fewer.

    What was cut off may differ where it was not read.
    """
    if sample is None or not sample.answers or sample.facts is None or page.facts.cut or sample.facts.cut:
        return False
    one, other = page.facts, sample.facts
    return (
        one.title == other.title
        and one.media <= other.media
        # With the words of its own address left in: a page that speaks of them differs from the made-up one's.
        and likeness(tokens(one.text), tokens(other.text)) >= _ALIKE
        and len(own_words(one.text, other.text, page.asked)) <= _OWN
    )


def fares_alike(page: Page, sample: Sample) -> bool:
    """True when a sample's visitors get to see what the page's visitors do."""
    return sample.ends_at(page.trail.url) or alike(page, sample)
