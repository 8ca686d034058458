"""The types that flow from a page to a row of the workbook, one arrow a type.

keyword → ResourcePage → OutboundLink → Verdict → DeadTarget → Match → Prospect

They hold data and know nothing of who makes or reads them, so that `checking`, `matching`, `pages` and
`workbook` can meet here without knowing one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


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


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A page that was read: what it is called, where it links to, and where more of its kind may be."""

    url: str  #: where it answered, after redirects
    title: str = ""
    language: str = ""  #: as declared by the page, lower case: "en", "pt-br"; "" when it says nothing
    links: tuple[OutboundLink, ...] = ()  #: to other registered domains only, in document order
    further: tuple[str, ...] = ()  #: pages of the same site that look like more link pages, or the next page
    asked: str = ""  #: the address that was asked for; "" when it is `url`
    depth: int = 0  #: steps from a page that was given
    found_by: str = ""  #: the page that led here; "" for one that was given


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


class PastVerdict(NamedTuple):
    """An earlier verdict of a link, as far as it bears on a new one."""

    reason: Reason
    checked_at: datetime
    answered: bool = False  #: a status came, whatever the verdict; or its details have `HOST_ANSWERED`
    own_network: bool = False  #: its details have `OWN_NETWORK`


@dataclass(frozen=True, slots=True)
class DeadTarget:
    """What is known of a dead link's page, from its address and from the pages that link to it."""

    id: str
    dead_url: str = ""
    anchor: str = ""  #: several anchors are joined by " | "
    context: str = ""
    heading: str = ""
    page_title: str = ""
    site: str = ""  #: when set, only own pages with the same `site` are candidates


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of the user's own that can be offered. `url` is opaque when the user listed it in a file."""

    url: str
    title: str = ""
    description: str = ""
    keywords: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An own page that fits a dead target, and why."""

    url: str
    title: str
    score: float  #: 0–100
    words: tuple[str, ...]  #: the words, as written, that both share; the telling ones first


@dataclass(frozen=True, slots=True)
class Prospect:
    """A row of the Prospects sheet: one page to contact × one dead link on it."""

    score: float  #: 0–100
    why: str
    page_url: str
    page_title: str
    site: str
    dead_link: str  #: as written in the page
    dead_url: str  #: as resolved
    anchor: str
    heading: str
    context: str
    reason: Reason
    confidence: float
    evidence: str
    first_dead_at: datetime
    checked_at: datetime
    checks: int  #: how many times this link was looked at, over all runs
    offer: Match | None
    runner_up: Match | None
    follow: bool  #: False when rel says nofollow, sponsored or ugc
    external_links: int  #: links to other sites on the page
    dead_on_page: int
    language: str
    pages_with_link: int  #: pages of this run that carry the dead link
    found_by: str  #: "given", or the page that led here


@dataclass(frozen=True, slots=True)
class DeadTargetRow:
    """A row of the Dead targets sheet: one dead page, whoever links to it."""

    dead_url: str
    reason: Reason
    confidence: float
    evidence: str
    pages: int  #: pages of this run that link to it
    page_urls: tuple[str, ...]
    anchors: tuple[str, ...]  #: distinct, most frequent first
    offer: Match | None
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the Pages sheet: every page that was asked for, read or not."""

    url: str
    title: str
    site: str
    outcome: str  #: "read", or in words why not: "404 Not Found", "forbidden by robots.txt"
    external_links: int
    alive: int
    dead: int
    unclear: int
    depth: int  #: 0 for a page that was given
    found_by: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class HostTrouble:
    """How many links of a host could not be settled, and why: the program's honesty about itself."""

    host: str
    reason: Reason
    links: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The figures of one run."""

    keyword: str
    started_at: datetime
    finished_at: datetime
    complete: bool  #: False when the run was stopped before all was checked
    pages_read: int
    pages_failed: int
    own_pages: int
    links: int  #: distinct links found
    reasons: Mapping[Reason, int]  #: distinct links by reason
    unchecked: int  #: links found that no verdict was reached for
    troubles: tuple[HostTrouble, ...]  #: most links first
    notes: tuple[str, ...]  #: sentences the user should read: "No content was given, so …"
    settings: Mapping[str, str]  #: the run's settings, as text


@dataclass(frozen=True, slots=True)
class WorkbookData:
    """All that a workbook shows, in the order in which it shows it."""

    prospects: tuple[Prospect, ...]
    targets: tuple[DeadTargetRow, ...]
    own_dead: tuple[DeadTargetRow, ...]  #: dead links to the user's own site: mend with a redirect, never pitch
    pages: tuple[PageRow, ...]
    summary: RunSummary
