"""The Links sheet, column by column."""

from __future__ import annotations

from typing import Final

from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook.tints import STATE_TINTS
from brokenlinks.workbook_data import LinkRow

#: In place of a verdict.
NOT_CHECKED: Final = "not checked"

_L = Column[LinkRow]

LINKS: Final = Sheet[LinkRow](
    title="Links",
    about="Every link to another site on every page whose links were checked, page by page.",
    frozen=1,
    keys=(("Page", "Address"), ("Page", "Link")),
    remembered=False,
    empty="No links were found.",
    columns=(
        _L("Page", "The page that has the link.", 44, Kind.URL, lambda row: row.page_url, lambda row: row.page_url),
        _L("Page title", "Its title.", 32, Kind.TEXT, lambda row: row.page_title, minor=True),
        _L("Place", "1 for the first link of the page, over all its links.", 8, Kind.NUMBER, lambda row: row.position),
        _L("Link", "The link as it is written in the page.", 44, Kind.URL, lambda row: row.written,
           lambda row: row.url),
        _L("Address", "The same link in full, as a browser asks it.", 44, Kind.URL, lambda row: row.url, minor=True),
        _L("Anchor text", "The words that are linked, or the alternative text of the picture that is.", 32, Kind.TEXT,
           lambda row: row.anchor),
        _L("Section", "The heading under which the link stands.", 24, Kind.TEXT, lambda row: row.heading, minor=True),
        _L("Sentence", "The sentence, list item or table row around the link.", 48, Kind.TEXT,
           lambda row: row.context, minor=True),
        _L("Rel", "What the page says of the link: nofollow, sponsored, ugc and the like.", 14, Kind.WORD,
           lambda row: row.rel, minor=True),
        _L("Verdict", "alive, dead, unclear, skipped, or not checked.", 11, Kind.WORD,
           lambda row: row.state.value if row.state else NOT_CHECKED, tints=STATE_TINTS),
        _L("Reason", "Why; see the list of reasons below.", 18, Kind.WORD,
           lambda row: REASONS[row.reason].short if row.reason else ""),
        _L("Confidence", "How sure the verdict is.", 11, Kind.PERCENT, lambda row: row.confidence),
        _L("Evidence", "What was seen when it was checked.", 36, Kind.TEXT, lambda row: row.evidence, minor=True),
        _L("Status", "The last HTTP status. Empty when no answer came.", 8, Kind.NUMBER, lambda row: row.status),
        _L("Final address", "Where the redirects ended.", 44, Kind.URL, lambda row: row.final_url, minor=True),
        _L("Last checked", "When it was checked.", 16, Kind.TIME, lambda row: row.checked_at),
    ),
)  # fmt: skip
