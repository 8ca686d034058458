"""What a workbook shows: the rows of its sheets and the figures of its Summary.

Data only: `prospects` makes them, `workbook` writes them, and neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from brokenlinks.models import ArchivedPage, LastUpdate, Match, Reason, State

    CellValue = str | int | float | date | datetime | None


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
    suggested_anchor: str  #: words to link the offer with; other rows with the same offer have others
    about: str  #: what the dead page was about
    archived: ArchivedPage | None  #: None: it was not looked up
    moved_to: str  #: where the dead page is now, checked to be alive: to be given instead of an offer; "" nowhere
    follow: bool  #: False when rel says nofollow, sponsored or ugc
    external_links: int  #: links to other sites on the page
    dead_on_page: int
    language: str
    pages_with_link: int  #: pages of this run that carry the dead link
    found_by: str  #: as a `PageRow`'s
    page_kind: str  #: as a `PageRow`'s
    page_score: float | None
    updated: LastUpdate | None
    authority: float | None  #: as a `PageRow`'s
    mail_subject: str = ""  #: of a draft about all dead links of the page: the same in each of its rows
    mail_text: str = ""


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
    sections: tuple[str, ...]  #: headings under which it is linked; distinct, most frequent first
    words: tuple[str, ...]  #: what is said of it, those that most pages use first
    about: str  #: what it was about
    archived: ArchivedPage | None  #: None: it was not looked up
    moved_to: str  #: as a Prospect's
    offer: Match | None
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the Pages sheet: every page that was asked for, read or not."""

    url: str
    site: str
    outcome: str  #: "read", or in words why not: "404 Not Found", "forbidden by robots.txt"
    title: str = ""
    dropped: bool = False  #: it was read, and its links were not checked: it is no page to pitch to
    kind: str = ""  #: a `PageKind`; "" when it was not read
    score: float | None = None  #: 0–100: how sure it is a list that is worth pitching
    reasons: tuple[str, ...] = ()  #: what kind and score rest on, the most telling first
    external_links: int = 0
    external_sites: int = 0
    follow_share: float | None = None  #: of the external links; None when there are none
    alive: int = 0
    dead: int = 0
    unclear: int = 0
    language: str = ""
    author: str = ""
    updated: LastUpdate | None = None
    size: int = 0  #: bytes
    suggest: str = ""  #: where readers are asked to suggest a link; "" when nowhere
    authority: float | None = None  #: of its site, 0–100, by the user's file of ranks; None when that does not have it
    depth: int = 0  #: 0 for a page that was given or found by a search
    found_by: str = "given"  #: "given", the searches that found it, or the page that led to it
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a page that was read, and what came of checking it. No sheet shows these: there are too many."""

    page_url: str
    page_title: str
    position: int  #: 1 for the first link of the page, over all its links
    written: str  #: as written in the page
    url: str  #: as resolved
    anchor: str
    heading: str
    context: str
    rel: str  #: tokens of the rel attribute, with spaces between
    state: State | None  #: None, as all that follows, when it was not checked
    reason: Reason | None
    confidence: float | None
    evidence: str
    status: int | None  #: the last HTTP status
    final_url: str  #: where the redirects ended
    checked_at: datetime | None


@dataclass(frozen=True, slots=True)
class HostTrouble:
    """How many links of a host could not be settled, and why: the program's honesty about itself."""

    host: str
    reason: Reason
    links: int


@dataclass(frozen=True, slots=True)
class FootprintYield:
    """What came of searching with one footprint, at one place."""

    provider: str
    footprint: str
    found: int  #: pages, those included that others found as well
    read: int
    kept: int  #: of these, the ones whose links were checked
    prospects: int  #: rows on the Prospects sheet


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The figures of one run."""

    keyword: str
    started_at: datetime
    finished_at: datetime
    complete: bool  #: False when the run was stopped before all was checked
    pages_read: int
    pages_failed: int
    pages_dropped: int  #: of those that were read
    footprints: tuple[FootprintYield, ...]  #: most prospects first
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
    to_write: tuple[DeadTargetRow, ...]  #: of the targets, those that no own page fits and that moved nowhere
    own_dead: tuple[DeadTargetRow, ...]  #: dead links to the user's own site: mend with a redirect, never pitch
    suggestions: tuple[PageRow, ...]  #: pages that ask for suggestions, the likeliest lists first
    pages: tuple[PageRow, ...]
    summary: RunSummary
    #: New values for rows of the Prospects sheet, by page and dead address, then by column: also for rows that are not
    #: among `prospects` any more, and stand there for what the user wrote into them.
    updates: Mapping[tuple[str, str], Mapping[str, CellValue]] = field(default_factory=dict)
