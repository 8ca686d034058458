"""A page, and the pages of its host that were asked for comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from brokenlinks.checking.home_names import HOME_FOLDERS, HOME_NAMES
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.wording import tokens

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
    shown: frozenset[str] = field(default=frozenset(), repr=False)  #: see `page_facts.shown`; of made-up ones alone

    @property
    def asked(self) -> str:
        """The address that was asked first."""
        return self.trail.hops[0].url if self.trail.hops else self.trail.url

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


class Known(NamedTuple):
    """A page that the home page links to, and that answers with HTML."""

    url: str
    sample: Sample


class Page(NamedTuple):
    """A page, and what is known around it."""

    asked: str  #: the link's address, serialised
    trail: Trail
    facts: PageFacts
    made_up: Sample | None  #: what the host answers for a made-up address; None when it was not asked
    home: Sample | None = None  #: its home page; None when it was not asked
    name_servers: Sequence[str] = ()
    home_links: Sequence[str] | None = None  #: from the home page to its own site; None when they were not read
    known: Sequence[Known] | None = None  #: those that were asked for comparison; None when none were looked for
    rendered: bool = False  #: as a browser shows it: its scripts have done what they do
    other: Sample | None = None  #: a second made-up address, asked where the first one was answered


#: Words: a body as short as this says nothing beside its message.
SHORT: Final = 150

_LANGUAGE: Final = r"[a-z]{2}(?:[-_][a-z]{2})?"
_HOME_PATH: Final = re.compile(
    rf"/(?:(?:{'|'.join(HOME_FOLDERS)})(?:/|$))?(?:{_LANGUAGE}(?:/|$))?"
    rf"(?:(?:{'|'.join(HOME_NAMES)})\d{{0,2}}(?:[-_][a-z]{{2}})?(?:\.\w{{2,5}})?(?:/|$))?"
    rf"(?:{_LANGUAGE}/?)?",
    re.IGNORECASE,
)
#: Parameters that say who comes from where, and change nothing of what is shown but its language.
_VISIT: Final = re.compile(
    r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|referrer|referer|source|src|from|lang|language|locale|hl|phpsessid|sid",
    re.IGNORECASE,
)
_SEARCH: Final = re.compile(
    r"s|q|k|w|kw|wd|query|search\w*|keywords?|phrase|terms?|text|tags?|filter|city|suche|recherche|buscar|find"
    r"|view|style|theme|layout|mode|format|print|sort|order|page|embed|m|showall",
    re.IGNORECASE,
)
#: What numbers records is named so; 0 and 1 are switches under any name.
_ID: Final = re.compile(r"\w*id|nr|no|num(?:ber)?|[tpuva]|art(?:icle|ikel)?|item|post|topic|thread", re.IGNORECASE)
_LOW: Final = re.compile(r"[2-9]|\w{3,}")
#: A number of two digits at least, or a word that is more than a switch.
_NAME_OF_RECORD: Final = re.compile(r"\d{2,}|(?=.*[^\W\d])[\w.%+-]{5,}", re.IGNORECASE)
#: What a script for all pages is given when the home page is wanted: ?id=1, ?option=com_frontpage&Itemid=1.
_FIRST_PAGE: Final = re.compile(r"[01]?|com_frontpage|(?:front|home|start|main|index)(?:page|site)?", re.IGNORECASE)


def is_home(url: str) -> bool:
    """True for the address of a site's home page, a language's home page included."""
    pieces = urlsplit(url)
    query = parse_qsl(pieces.query, keep_blank_values=True)
    meant = (_VISIT.fullmatch(name) or (len(pieces.path) > 1 and _FIRST_PAGE.fullmatch(value)) for name, value in query)
    return has_home_path(url) and all(meant)


def has_home_path(url: str) -> bool:
    """`is_home`, whatever the query says: where strangers are sent, it says that they were sent."""
    return bool(_HOME_PATH.fullmatch(urlsplit(url).path or "/"))


def record_parameter(url: str) -> str:
    """The parameter of an address that names what is wanted: the last one whose value is a number or a name; "" when
    there is none. A search that finds nothing is a page, and `print=1` is a switch."""
    query = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    names = (
        name
        for name, value in reversed(query)
        if (_NAME_OF_RECORD.fullmatch(value) or (_ID.fullmatch(name) and _LOW.fullmatch(value)))
        and not _VISIT.fullmatch(name)
        and not _SEARCH.fullmatch(name)
    )
    return next(names, "")


def is_short(facts: PageFacts) -> bool:
    """True when a page has no room for more than a message; of one that was cut off that cannot be said."""
    return not facts.cut and len(tokens(facts.text)) < SHORT
