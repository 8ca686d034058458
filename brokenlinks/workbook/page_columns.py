"""The sheets of pages, column by column: Pages, Open to suggestions."""

from __future__ import annotations

from typing import Final

from brokenlinks.workbook.column_values import FOUND_BY, day_of
from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook_data import PageRow


def _dead_share(row: PageRow) -> float | None:
    return row.dead / row.external_links if row.external_links and not row.dropped else None


_S = Column[PageRow]

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
       lambda row: day_of(row.updated)),
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
    keys=(("Page",),),
    empty="No page was found that asks for suggestions.",
    printed="Suggest at",
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
    keys=(("Page",),),
    empty="No page was asked for.",
    printed="Dead share",
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
        _S("Found by", FOUND_BY, 40, Kind.URL, lambda row: row.found_by),
        _S("Read at", "When it was read.", 16, Kind.TIME, lambda row: row.read_at),
    ),
)  # fmt: skip
