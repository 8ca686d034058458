"""The sheets that are tables, column by column: what is written, how it looks and what the Read me says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from brokenlinks.workbook.cells import MOST_LINES, lines_needed
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook_data import DeadTargetRow, PageRow, Prospect

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.models import LastUpdate, Match

Row = TypeVar("Row")
Value = str | int | float | date | datetime | None


class Kind(Enum):
    """How a column's values are shown."""

    WORD = auto()  #: a few words on one line
    TEXT = auto()  #: wrapped, where it is read
    URL = auto()  #: wrapped
    NUMBER = auto()
    SCORE = auto()  #: 0–100, on a colour scale
    PERCENT = auto()  #: 0.0–1.0
    DATE = auto()  #: the day; the cell holds the time as well
    TIME = auto()  #: day and time


# No slots here and in Sheet: with Generic, Python 3.11 then fails on `Column[Prospect](…)`.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a sheet whose rows are made from `Row`."""

    name: str
    meaning: str  #: for the Read me
    width: int  #: in characters, as Excel counts them
    kind: Kind
    value: Callable[[Row], Value]
    link: Callable[[Row], str] | None = None  #: where a click on the cell leads
    minor: bool = False  #: folded away: shown by the [+] above the column on its left
    yours: bool = False  #: left empty, for the user to fill in
    choices: tuple[str, ...] = ()  #: offered in a drop-down list; other words are taken too


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """A sheet with a header and a row for each item."""

    title: str
    about: str  #: for the Read me
    frozen: int  #: columns that stay in sight
    empty: str  #: stands in the sheet when it has no rows
    columns: tuple[Column[Row], ...]


#: What the user can say of a prospect, in the order in which it happens.
STATUSES: Final = ("To contact", "Contacted", "Followed up", "Replied", "Placed", "Declined", "Not suitable")
_LINKED_FROM_WIDTH: Final = 70


def _url(match: Match | None) -> str:
    return match.url if match else ""


def _title(match: Match | None) -> str:
    return match.title if match else ""


def _score(match: Match | None) -> float | None:
    return match.score if match else None


def _words(match: Match | None) -> str:
    return ", ".join(match.words) if match else ""


def _linked_from(row: DeadTargetRow) -> str:
    """The addresses; before those that the row's height would hide, a line that says how many they are."""
    addresses = row.page_urls
    needed = [lines_needed(address, _LINKED_FROM_WIDTH, MOST_LINES) for address in addresses]
    if sum(needed) <= MOST_LINES:
        return "\n".join(addresses)
    shown = 1
    while sum(needed[: shown + 1]) < MOST_LINES:
        shown += 1
    if shown == len(addresses):  # a single one, that is long
        return addresses[0]
    return "\n".join((*addresses[:shown], f"and {len(addresses) - shown} more:", *addresses[shown:]))


def _only_page(row: DeadTargetRow) -> str:
    # Of several none: LibreOffice shows a cell with a link on one line, all addresses glued together.
    return row.page_urls[0] if len(row.page_urls) == 1 else ""


def _day(updated: LastUpdate | None) -> date | None:
    return updated.day if updated else None  # a day, which no time zone moves


def _dead_share(row: PageRow) -> float | None:
    return row.dead / row.external_links if row.external_links and not row.dropped else None


def _yours(name: str, meaning: str, width: int, kind: Kind, choices: tuple[str, ...] = ()) -> Column[Prospect]:
    return Column[Prospect](name, meaning, width, kind, lambda _: None, yours=True, choices=choices)


_FOUND_BY: Final = "“given”; the searches that found it, with their rank; or the page that led to it."
_P = Column[Prospect]
_T = Column[DeadTargetRow]
_S = Column[PageRow]

PROSPECTS: Final = Sheet[Prospect](
    title="Prospects",
    about="One row for each page to contact and each dead link on it, the most promising first. Start here.",
    frozen=3,
    empty="No dead links were found, so there is no one to contact: the Summary tells what was read and checked.",
    columns=(
        _P("Score", "How promising the row is, from 0 to 100.", 6, Kind.SCORE, lambda row: row.score),
        _P("Why", "What the score rests on, in words.", 32, Kind.TEXT, lambda row: row.why),
        _P("Page to contact", "The page that carries the dead link. Click to open it.",
           32, Kind.URL, lambda row: row.page_url, lambda row: row.page_url),
        _P("Page title", "The title of that page.", 32, Kind.TEXT, lambda row: row.page_title, minor=True),
        _P("Site", "The registered domain of that page.", 22, Kind.WORD, lambda row: row.site, minor=True),
        _P("Dead link", "The link as it is written in the page: its keeper finds it in the source by these "
           "characters. Click to see for yourself that it is dead.",
           38, Kind.URL, lambda row: row.dead_link, lambda row: row.dead_url),
        _P("Dead address", "The same link in full, as a browser asks it.", 34, Kind.URL, lambda row: row.dead_url,
           minor=True),
        _P("Anchor text", "The words that are linked, or the alternative text of the picture that is.", 22, Kind.TEXT,
           lambda row: row.anchor),
        _P("Section", "The heading under which the link stands.", 24, Kind.TEXT, lambda row: row.heading, minor=True),
        _P("Sentence", "The sentence, list item or table row around the link.", 48, Kind.TEXT, lambda row: row.context,
           minor=True),
        _P("Reason", "How the link is dead; see the list of reasons below.", 13, Kind.WORD,
           lambda row: REASONS[row.reason].short),
        _P("Confidence", "How sure it is that the link is dead.", 11, Kind.PERCENT, lambda row: row.confidence,
           minor=True),
        _P("Evidence", "What was seen when the link was checked.", 36, Kind.TEXT, lambda row: row.evidence, minor=True),
        _P("First seen dead", "The day on which a check first found the link dead.", 12, Kind.DATE,
           lambda row: row.first_dead_at, minor=True),
        _P("Last checked", "The day of the latest check.", 12, Kind.DATE, lambda row: row.checked_at, minor=True),
        _P("Checks", "How many times the link was checked, over all runs.", 8, Kind.NUMBER, lambda row: row.checks,
           minor=True),
        _P("Offer this page", "The page of yours that fits best in place of the dead one. Empty: none fits.",
           38, Kind.URL, lambda row: _url(row.offer), lambda row: _url(row.offer)),
        _P("Offer title", "The title of your page.", 32, Kind.TEXT, lambda row: _title(row.offer), minor=True),
        _P("Match", "How well your page fits the dead one, from 0 to 100.", 8, Kind.NUMBER,
           lambda row: _score(row.offer)),
        _P("Matched words", "The words that your page shares with the dead link, the telling ones first.", 32,
           Kind.TEXT, lambda row: _words(row.offer), minor=True),
        _P("Runner-up", "The page of yours that fits second best.", 34, Kind.URL, lambda row: _url(row.runner_up),
           minor=True),
        _P("Follow", "“no” when the link is marked nofollow, sponsored or ugc: it passes little on.", 8, Kind.WORD,
           lambda row: "yes" if row.follow else "no"),
        _P("Page score", "How sure it is that the page is a list worth pitching, from 0 to 100.", 8, Kind.NUMBER,
           lambda row: row.page_score),
        _P("Kind of page", "What the page is: a resource list, a directory, an article and so on.", 14, Kind.WORD,
           lambda row: row.page_kind, minor=True),
        _P("External links", "Links to other sites on the page. Under a hundred is better.", 10, Kind.NUMBER,
           lambda row: row.external_links),
        _P("Dead on page", "Dead links on the page: the more, the more its keeper will thank you.", 9, Kind.NUMBER,
           lambda row: row.dead_on_page),
        _P("Pages with this dead link", "Pages of this run that carry the same dead link.", 13, Kind.NUMBER,
           lambda row: row.pages_with_link),
        _P("Language", "The language of the page.", 10, Kind.WORD, lambda row: row.language, minor=True),
        _P("Page updated", "The day on which the page was last changed, as far as it is known. After two years its "
           "keeper has probably gone.", 12, Kind.DATE, lambda row: _day(row.updated), minor=True),
        _P("Authority", "How well known the page's site is, from 0 to 100, by the file that the setting authority "
           "names.", 10, Kind.NUMBER, lambda row: row.authority, minor=True),
        _P("Found by", _FOUND_BY, 34, Kind.URL, lambda row: row.found_by, minor=True),
        _yours("Status", "How far you are with this prospect.", 14, Kind.WORD, STATUSES),
        _yours("Contacted on", "The day of your first mail.", 13, Kind.DATE),
        _yours("Follow-up due", "The day on which to write again.", 13, Kind.DATE),
        _yours("Replied on", "The day of their answer.", 13, Kind.DATE),
        _yours("Placed at", "The address at which your link now stands.", 30, Kind.URL),
        _yours("Notes", "Whatever you want to remember.", 40, Kind.TEXT),
    ),
)  # fmt: skip

_DEAD_PAGE: Final = (
    _T("Dead page", "The address that is dead. Click to see for yourself.",
       48, Kind.URL, lambda row: row.dead_url, lambda row: row.dead_url),
    _T("Pages", "Pages of this run that link to it.", 8, Kind.NUMBER, lambda row: row.pages),
    _T("Anchor texts", "The words that link to it, the most frequent first.", 36, Kind.TEXT,
       lambda row: " | ".join(row.anchors)),
    _T("Reason", "How it is dead; see the list of reasons below.", 14, Kind.WORD,
       lambda row: REASONS[row.reason].short),
    _T("Confidence", "How sure that is.", 11, Kind.PERCENT, lambda row: row.confidence),
)  # fmt: skip

_DEAD_PAGE_DETAILS: Final = (
    _T("Evidence", "What was seen when it was checked.", 36, Kind.TEXT, lambda row: row.evidence, minor=True),
    _T("Last checked", "The day of the latest check.", 12, Kind.DATE, lambda row: row.checked_at, minor=True),
    _T("Linked from", "The pages that link to it, one a line. Click to open it when it is the only one.",
       _LINKED_FROM_WIDTH, Kind.URL, _linked_from, _only_page),
)  # fmt: skip

TARGETS: Final = Sheet[DeadTargetRow](
    title="Dead targets",
    about="One row for each dead page, whoever links to it. A page that many link to and that none of yours fits is "
    "worth writing.",
    frozen=1,
    empty="No dead links were found.",
    columns=(
        *_DEAD_PAGE,
        _T("Offer this page", "The page of yours that fits best in its place. Empty: none fits.",
           36, Kind.URL, lambda row: _url(row.offer), lambda row: _url(row.offer)),
        _T("Offer title", "The title of your page.", 32, Kind.TEXT, lambda row: _title(row.offer), minor=True),
        _T("Match", "How well your page fits, from 0 to 100.", 8, Kind.NUMBER, lambda row: _score(row.offer)),
        _T("Matched words", "The words that both share, the telling ones first.", 32, Kind.TEXT,
           lambda row: _words(row.offer), minor=True),
        *_DEAD_PAGE_DETAILS,
    ),
)  # fmt: skip

OWN_DEAD: Final = Sheet[DeadTargetRow](
    title="Your site",
    about="Dead links that lead to your own site. Mend each with a redirect to the page that took its place: no mail "
    "is needed, and no link is cheaper to win.",
    frozen=1,
    empty="No dead links to your own site were found.",
    columns=(*_DEAD_PAGE, *_DEAD_PAGE_DETAILS),
)

_PAGE: Final = (
    _S("Page", "Its address. Click to open it.", 52, Kind.URL, lambda row: row.url, lambda row: row.url),
    _S("Title", "Its title.", 40, Kind.TEXT, lambda row: row.title),
    _S("Site", "Its registered domain.", 24, Kind.WORD, lambda row: row.site),
    _S("Page score", "How sure it is that it is a list worth pitching, from 0 to 100.", 8, Kind.SCORE,
       lambda row: row.score),
    _S("Kind", "What it is: a resource list, a directory, an article, a shop and so on.", 14, Kind.WORD,
       lambda row: row.kind),
    _S("Why", "What score and kind rest on, the most telling first.", 46, Kind.TEXT,
       lambda row: "; ".join(row.reasons)),
)  # fmt: skip

_PAGE_DETAILS: Final = (
    _S("Language", "Its language.", 10, Kind.WORD, lambda row: row.language),
    _S("Updated", "The day on which it was last changed, as far as it is known.", 12, Kind.DATE,
       lambda row: _day(row.updated)),
    _S("Updated, by", "How that day is known.", 22, Kind.WORD, lambda row: row.updated.source if row.updated else "",
       minor=True),
    _S("Author", "Who wrote or keeps it, if it says so.", 22, Kind.WORD, lambda row: row.author, minor=True),
    _S("Authority", "How well known its site is, from 0 to 100, by the file that the setting authority names.", 10,
       Kind.NUMBER, lambda row: row.authority),
)  # fmt: skip

SUGGESTIONS: Final = Sheet[PageRow](
    title="Open to suggestions",
    about="Pages that ask their readers for links, by a form or in words: suggest a page of yours there, dead links or "
    "not.",
    frozen=1,
    empty="No page was found that asks for suggestions.",
    columns=(
        *_PAGE,
        _S("Suggest at", "Where to suggest a link: a form, a page that says how, or a mail address. Click to open it.",
           48, Kind.URL, lambda row: row.suggest, lambda row: row.suggest),
        _S("External links", "Links to other sites.", 10, Kind.NUMBER, lambda row: row.external_links),
        _S("Dead", "How many of them are dead.", 8, Kind.NUMBER, lambda row: row.dead),
        *_PAGE_DETAILS,
    ),
)  # fmt: skip

PAGES: Final = Sheet[PageRow](
    title="Pages",
    about="Every page that was asked for, read or not.",
    frozen=1,
    empty="No page was asked for.",
    columns=(
        *_PAGE,
        _S("Outcome", "“read”; “left out”, when it is no page to pitch to, and its links were not checked; or why it "
           "could not be read.", 28, Kind.TEXT, lambda row: "left out" if row.dropped else row.outcome),
        _S("External links", "Links to other sites.", 10, Kind.NUMBER, lambda row: row.external_links),
        _S("Other sites", "How many different sites they lead to.", 10, Kind.NUMBER, lambda row: row.external_sites,
           minor=True),
        _S("Follow share", "How many of them pass something on: not nofollow, sponsored or ugc.", 9, Kind.PERCENT,
           lambda row: row.follow_share, minor=True),
        _S("Alive", "How many of them work.", 8, Kind.NUMBER, lambda row: None if row.dropped else row.alive),
        _S("Dead", "How many of them are dead.", 8, Kind.NUMBER, lambda row: None if row.dropped else row.dead),
        _S("Unclear", "How many of them could not be settled.", 9, Kind.NUMBER,
           lambda row: None if row.dropped else row.unclear),
        _S("Dead share", "Dead links among its external links.", 9, Kind.PERCENT, _dead_share),
        *_PAGE_DETAILS,
        _S("Size", "Kilobytes of its HTML.", 8, Kind.NUMBER, lambda row: round(row.size / 1024, 1) or None,
           minor=True),
        _S("Suggest at", "Where it asks for suggestions, if it does.", 36, Kind.URL, lambda row: row.suggest,
           lambda row: row.suggest, minor=True),
        _S("Depth", "0 for a page that was given or found by a search, 1 for one that such a page led to, and so on.",
           8, Kind.NUMBER, lambda row: row.depth, minor=True),
        _S("Found by", _FOUND_BY, 40, Kind.URL, lambda row: row.found_by),
        _S("Read at", "When it was read.", 16, Kind.TIME, lambda row: row.read_at),
    ),
)  # fmt: skip
