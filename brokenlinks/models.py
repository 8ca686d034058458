"""The types that flow from a page to a row of the workbook, one arrow a type.

keyword → Query → Candidate → ResourcePage → OutboundLink → Verdict → DeadTarget → Match → Prospect

They hold data and know nothing of who makes or reads them, so that `checking`, `matching`, `pages` and
`workbook` can meet here without knowing one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class State(StrEnum):
    """What may be done with a link. Only `DEAD` is ever pitched."""

    ALIVE = "alive"
    DEAD = "dead"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a link has its state: the closed list. `brokenlinks.checking.reasons` tells each one's state and words."""

    OK = "ok"
    MOVED = "moved"
    PAGE_GONE = "page_gone"
    DOMAIN_GONE = "domain_gone"
    SOFT_404 = "soft_404"
    PARKED = "parked"
    BROKEN_REDIRECT = "broken_redirect"
    GONE_SILENT = "gone_silent"
    USURPED = "usurped"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    PROTOCOL_ERROR = "protocol_error"
    SCRIPT_ONLY = "script_only"
    NOT_HTTP = "not_http"
    INVALID_URL = "invalid_url"
    PRIVATE_ADDRESS = "private_address"
    EXCLUDED = "excluded"


#: rel values by which a keeper says that a link is no recommendation.
_NO_FOLLOW: Final = frozenset({"nofollow", "sponsored", "ugc"})


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for."""

    text: str  #: as a search engine is asked
    footprint: str  #: what it was made from, such as "KW intitle:links"
    tier: str = ""  #: the footprint's
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that a search found, and how."""

    url: str
    title: str = ""
    snippet: str = ""  #: what the search shows of its text
    provider: str = ""  #: the name of the search that found it
    query: Query | None = None
    rank: int = 0  #: 1 for the first result
    kept: bool = False  #: to be read and checked whatever kind of page it is


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which a page was found."""

    provider: str
    query: Query | None
    rank: int  #: 1 for the first result


@dataclass(frozen=True, slots=True)
class Found:
    """A page, and every way in which it was found."""

    candidate: Candidate  #: as the best of them has it, its address without what tracks visitors
    findings: tuple[Finding, ...]  #: the best first; no two of one provider and query


@dataclass(frozen=True, slots=True)
class Niche:
    """What a run is about."""

    keyword: str
    synonyms: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()  #: domains to be searched for link pages


@dataclass(frozen=True, slots=True)
class OutboundLink:
    """One link of a page to another site, as the page's keeper and its reader see it.

    Three spellings are kept apart: `written` is what the keeper searches for in the source, `url` is what a browser
    would ask, and `brokenlinks.urls.canonical(url)` is what is compared.
    """

    written: str  #: the href as it stands in the page, entities decoded, white space trimmed
    url: str  #: resolved against the page (and its <base>), as a browser would
    anchor: str = ""  #: the link's text, or the alternative text of its image
    context: str = ""  #: the sentence, list item or table row around it
    heading: str = ""  #: the section's heading, the nearest one above
    rel: tuple[str, ...] = ()  #: lower-case tokens of the rel attribute: "nofollow", "sponsored", "ugc" …
    position: int = 0  #: 1 for the first link of the page, in document order, over all its links
    marked: str = ""  #: what the page itself says of the link's death: "dead link, November 2016"

    @property
    def follow(self) -> bool:
        """False when rel says nofollow, sponsored or ugc: the keeper does not vouch for it."""
        return _NO_FOLLOW.isdisjoint(self.rel)


class PageKind(StrEnum):
    """What a page is, as far as its keeper may be written to about a link on it."""

    RESOURCE_LIST = "resource list"
    DIRECTORY = "directory"
    BLOGROLL = "blogroll"
    ARTICLE = "article"
    FORUM = "forum"
    SHOP = "shop"
    HOME_PAGE = "home page"
    GUEST_POST = "guest-post page"
    LINK_FARM = "link farm"
    OTHER = "other page"


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What kind of page it is, how much a resource page, and why."""

    kind: PageKind
    score: float  #: 0–100: how sure it is a list that is worth pitching
    reasons: tuple[str, ...]  #: in words, the most telling first


@dataclass(frozen=True, slots=True)
class LastUpdate:
    """When a page was last changed, as far as it can be known."""

    day: date
    source: str  #: how it is known: "JSON-LD", "Last-Modified", "“last updated” on the page" …


class SiteLink(NamedTuple):
    """A link of a page within its own site."""

    url: str  #: resolved, without fragment
    text: str
    is_next: bool = False  #: by rel=next
    heading: str = ""  #: as of an OutboundLink


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What was counted while a page was read: what its kind is told from."""

    h1: str = ""
    headings: tuple[str, ...] = ()  #: h1 … h6 in document order, the first hundred
    side_headings: frozenset[str] = frozenset()  #: of these, those in navigation, header, side column or footer
    description: str = ""
    opening: str = ""  #: how the page's own text begins, without navigation: at most about 600 characters
    words: int = 0  #: of its text; two characters of a script without spaces count as one
    link_words: int = 0  #: of these, inside links
    side_words: int = 0  #: of these, in navigation, header, side column or footer
    site_links: int = 0  #: links to its own site outside of navigation, header, side column and footer
    written: int = 0  #: hosts of the addresses that stand in its text without being links
    entries: frozenset[int] = frozenset()  #: positions of the outbound links that are an entry of a list
    headed: frozenset[int] = frozenset()  #: of the links that are headings, or in a list item that has one
    side: frozenset[int] = frozenset()  #: positions of the outbound links in navigation, header, side column or footer
    marks: frozenset[tuple[str, int]] = frozenset()  #: how often what is made for forums, shops … stands on it
    types: frozenset[str] = (
        frozenset()
    )  #: what it says it is, lower case: "newsarticle", "product" (schema.org, og:type)
    generator: str = ""  #: the program that made it, as it says itself, lower case
    body_classes: frozenset[str] = frozenset()  #: lower case: "single-post", "woocommerce"
    buttons: tuple[str, ...] = ()  #: what is written on its buttons, the first thirty


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A page that was read: what it is called, where it links to, and where more of its kind may be."""

    url: str  #: where it answered, after redirects
    title: str = ""
    language: str = ""  #: lower case: "en", "pt-br"; "" when it is not known
    links: tuple[OutboundLink, ...] = ()  #: to other registered domains only, in document order
    site_links: tuple[SiteLink, ...] = ()  #: to pages of its own site, in document order
    further: tuple[str, ...] = ()  #: those that look like more link pages, or the next page
    author: str = ""
    updated: LastUpdate | None = None
    size: int = 0  #: bytes, or characters where it was handed in as text
    suggest: str = ""  #: where readers are asked to suggest a link: an address, or "" when nowhere
    facts: PageFacts = field(default_factory=PageFacts)
    asked: str = ""  #: the address that was asked for; "" when it is `url`
    depth: int = 0  #: steps from a page that was given or found by a search
    found_by: str = ""  #: the page that led here; "" for one that was given or found by a search


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a checked link is, with the evidence that a person would want before putting their name under it."""

    url: str  #: exactly as it was handed in
    state: State
    reason: Reason
    confidence: float  #: 0.0–1.0: how sure the state is
    evidence: str  #: one line a person can read: "GET 404 twice, 4 s apart"
    status: int | None  #: the last HTTP status seen, None when no answer came
    final_url: str  #: where the redirects ended; the asked address when there were none
    checked_at: datetime  #: aware, UTC
    details: Mapping[str, object] = field(default_factory=dict)  #: the same for a program: looks, hops, addresses


#: The key that a verdict's `details` have when it says something of the user's own network, and nothing of the link.
OWN_NETWORK: Final = "own_network"
#: The key that they have, beside that, when the link was not asked at all: it is as good as no verdict.
NOT_ASKED: Final = "not_asked"
#: The key that they have when the link got no answer, but its host answered for others in the same run.
HOST_ANSWERED: Final = "host_answered"

#: The key under which they have the title of a living link's page, where it was read.
TITLE: Final = "title"


class PastVerdict(NamedTuple):
    """An earlier verdict of a link, as far as it bears on a new one."""

    reason: Reason
    checked_at: datetime
    answered: bool = False  #: a status came, whatever the verdict; or its details have `HOST_ANSWERED`
    own_network: bool = False  #: its details have `OWN_NETWORK`


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """What a web archive knows of an address: that it was captured, what it was, and how it ended."""

    copy: str = ""  #: address of its last good capture; "" when it has none
    first_good: date | None = None  #: the day of the first capture that was a page
    last_good: date | None = None
    first_dead: date | None = None  #: the first capture after `last_good` that was an error
    title: str = ""  #: this and what follows: of `copy`
    description: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    language: str = ""  #: lower case, without country: "en"; "" when it is not known
    moved_to: str = ""  #: where it sent its visitors in its last living days; "" when nowhere else


#: What stands between the anchors of a dead target.
ANCHOR_BREAK: Final = " | "


@dataclass(frozen=True, slots=True)
class DeadTarget:
    """What is known of a dead link's page, from its address, the pages that link to it, and an archive."""

    id: str
    dead_url: str = ""
    anchor: str = ""  #: several anchors are joined by `ANCHOR_BREAK`
    context: str = ""
    heading: str = ""
    page_title: str = ""
    site: str = ""  #: when set, only own pages with the same `site` are candidates
    language: str = ""  #: of the pages that link to it: "en"; "" when it is not known, or they have several
    archived: ArchivedPage | None = None  #: None when no archive was asked, or it did not answer


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of the user's own that can be offered. `url` is opaque when the user listed it in a file."""

    url: str
    title: str = ""
    description: str = ""
    keywords: str = ""  #: as the page or its list gives them
    headings: tuple[str, ...] = ()  #: h1 to h3, in order
    text: str = ""
    site: str = ""
    h1: str = ""
    phrases: tuple[str, ...] = ()  #: what the page is about, by its own words: the telling ones first
    language: str = ""  #: lower case, without country: "en"; "" when it is not known
    modified: date | None = None  #: the day of its last change, as far as it is known


@dataclass(frozen=True, slots=True)
class Match:
    """An own page that fits a dead target, and why."""

    url: str
    title: str
    score: float  #: 0–100
    words: tuple[str, ...]  #: the words, as written, that both share; the telling ones first
    language: str = ""  #: of the page, "" when it is not known
    anchors: tuple[str, ...] = ()  #: words to link the page with, the best first
