"""The Check by hand sheet, column by column."""

from __future__ import annotations

from typing import Final

from brokenlinks.workbook.by_hand_words import WHAT_TO_DO
from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook_data import UnclearLink

_U = Column[UnclearLink]

BY_HAND: Final = Sheet[UnclearLink](
    title="Check by hand",
    about="Links that no machine can settle, on pages that are worth pitching to, the best pages first. They are never "
    "pitched: look at them yourself, and write about those that are dead.",
    frozen=2,
    empty="No link needs a look.",
    keys=(("Page", "Address"), ("Page", "Link")),
    printed="Evidence",
    columns=(
        _U("Page score", "How sure it is that the page is a list worth pitching, from 0 to 100.", 8, Kind.SCORE,
           lambda row: row.page.score),
        _U("Page", "The page that has the link. Click to open it.", 38, Kind.URL, lambda row: row.page.url,
           lambda row: row.page.url),
        _U("Page title", "Its title.", 32, Kind.TEXT, lambda row: row.page.title, minor=True),
        _U("Site", "Its registered domain.", 22, Kind.WORD, lambda row: row.page.site, minor=True),
        _U("Link", "The link as it is written in the page. Click it.", 42, Kind.URL, lambda row: row.link.written,
           lambda row: row.link.url),
        _U("Address", "The same link in full, as a browser asks it.", 42, Kind.URL, lambda row: row.link.url,
           minor=True),
        _U("Anchor text", "The words that are linked, or the alternative text of the picture that is.", 24, Kind.TEXT,
           lambda row: row.link.anchor),
        _U("Section", "The heading under which the link stands.", 24, Kind.TEXT, lambda row: row.link.heading,
           minor=True),
        _U("Sentence", "The sentence, list item or table row around the link.", 48, Kind.TEXT,
           lambda row: row.link.context, minor=True),
        _U("Reason", "Why it could not be settled; see the list of reasons below.", 18, Kind.WORD,
           lambda row: REASONS[row.link.reason].short if row.link.reason else ""),
        _U("What to do", "How you can find out, or have it found out.", 50, Kind.TEXT,
           lambda row: WHAT_TO_DO.get(row.link.reason, "") if row.link.reason else ""),
        _U("Evidence", "What was seen when it was checked.", 40, Kind.TEXT, lambda row: row.link.evidence),
        _U("Last checked", "The day of the latest check.", 12, Kind.DATE, lambda row: row.link.checked_at),
    ),
)  # fmt: skip
