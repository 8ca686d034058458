"""The sheets of dead pages, column by column: Dead targets, Content to write, Your site."""

from __future__ import annotations

from typing import Final

from brokenlinks.workbook.cells import MOST_LINES, lines_needed
from brokenlinks.workbook.column_values import (
    ABOUT,
    ARCHIVED_COPY,
    MOVED_TO,
    copy_link,
    copy_of,
    score_of,
    title_of,
    url_of,
    words_of,
)
from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook_data import DeadTargetRow

_LINKED_FROM_WIDTH: Final = 70


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


def _all_pages(row: DeadTargetRow) -> str:
    return "\n".join(row.page_urls)


def _only_page(row: DeadTargetRow) -> str:
    # Of several none: LibreOffice shows a cell with a link on one line, all addresses glued together.
    return row.page_urls[0] if len(row.page_urls) == 1 else ""


_T = Column[DeadTargetRow]

_DEAD_PAGE: Final = (
    _T("Dead page", "The address that is dead. Click to see for yourself.",
       48, Kind.URL, lambda row: row.dead_url, lambda row: row.dead_url),
    _T("Pages", "Pages of this run that link to it.", 8, Kind.NUMBER, lambda row: row.pages),
    _T("Anchor texts", "The words that link to it, the most frequent first.", 36, Kind.TEXT,
       lambda row: " | ".join(row.anchors)),
    _T("Reason", "How it is dead; see the list of reasons below.", 14, Kind.WORD,
       lambda row: REASONS[row.reason].short),
    _T("Confidence", "How sure that is.", 11, Kind.CONFIDENCE, lambda row: row.confidence),
)  # fmt: skip

_DEAD_PAGE_DETAILS: Final = (
    _T("Evidence", "What was seen when it was checked.", 36, Kind.TEXT, lambda row: row.evidence, minor=True),
    _T("Last checked", "The day of the latest check.", 12, Kind.DATE, lambda row: row.checked_at, minor=True),
    _T("Linked from", "The pages that link to it, one a line. Click to open it when it is the only one.",
       _LINKED_FROM_WIDTH, Kind.URL, _linked_from, _only_page, bare=_all_pages),
)  # fmt: skip

_PAST: Final = (
    _T("It was about", ABOUT, 40, Kind.TEXT, lambda row: row.about),
    _T("Archived copy", ARCHIVED_COPY, 36, Kind.URL, lambda row: copy_of(row.archived),
       lambda row: copy_link(row.archived), minor=True),
    _T("Archived from", "The day of its first good copy in the archive.", 12, Kind.DATE,
       lambda row: row.archived.first_good if row.archived else None, minor=True),
    _T("Archived until", "The day of its last good copy there.", 12, Kind.DATE,
       lambda row: row.archived.last_good if row.archived else None, minor=True),
    _T("Gone by", "The day on which the archive first found it dead.", 12, Kind.DATE,
       lambda row: row.archived.first_dead if row.archived else None, minor=True),
)  # fmt: skip

TARGETS: Final = Sheet[DeadTargetRow](
    title="Dead targets",
    about="One row for each dead page, whoever links to it. The one that most pages link to comes first.",
    frozen=1,
    keys=(("Dead page",),),
    empty="No dead links were found.",
    printed="Match",
    columns=(
        *_DEAD_PAGE,
        *_PAST,
        _T("Moved to", MOVED_TO, 34, Kind.URL, lambda row: row.moved_to, lambda row: row.moved_to),
        _T("Offer this page", "The page of yours that fits best in its place. Empty: none fits.",
           36, Kind.URL, lambda row: url_of(row.offer), lambda row: url_of(row.offer)),
        _T("Offer title", "The title of your page.", 32, Kind.TEXT, lambda row: title_of(row.offer), minor=True),
        _T("Match", "How well your page fits, from 0 to 100.", 8, Kind.NUMBER, lambda row: score_of(row.offer)),
        _T("Matched words", "The words that both share, the telling ones first.", 32, Kind.TEXT,
           lambda row: words_of(row.offer), minor=True),
        *_DEAD_PAGE_DETAILS,
    ),
)  # fmt: skip

TO_WRITE: Final = Sheet[DeadTargetRow](
    title="Content to write",
    about="Dead pages that none of yours fits. What many pages link to is worth writing: write it, then offer it to "
    "all of them.",
    frozen=1,
    keys=(("Dead page",),),
    empty="A page of yours fits every dead page.",
    printed="Dead page",
    columns=(
        _T("It was about", ABOUT, 48, Kind.TEXT, lambda row: row.about),
        _T("Pages", "Pages of this run that link to it.", 8, Kind.NUMBER, lambda row: row.pages),
        _T("Their words", "The words that are used of it, those that most pages use first.", 44, Kind.TEXT,
           lambda row: ", ".join(row.words)),
        _T("Sections", "The headings under which it is linked, the most frequent first.", 36, Kind.TEXT,
           lambda row: " | ".join(row.sections)),
        _T("Anchor texts", "The words that link to it, the most frequent first.", 36, Kind.TEXT,
           lambda row: " | ".join(row.anchors)),
        _T("Dead page", "The address that is dead. Click to see for yourself.", 44, Kind.URL,
           lambda row: row.dead_url, lambda row: row.dead_url),
        _T("Archived copy", ARCHIVED_COPY, 36, Kind.URL, lambda row: copy_of(row.archived),
           lambda row: copy_link(row.archived)),
        _T("Linked from", "The pages that link to it, one a line. Click to open it when it is the only one.",
           _LINKED_FROM_WIDTH, Kind.URL, _linked_from, _only_page, bare=_all_pages),
    ),
)  # fmt: skip

OWN_DEAD: Final = Sheet[DeadTargetRow](
    title="Your site",
    about="Dead links that lead to your own site. Mend each with a redirect to the page that took its place: no mail "
    "is needed, and no link is cheaper to win.",
    frozen=1,
    keys=(("Dead page",),),
    empty="No dead links to your own site were found.",
    printed="It was about",
    columns=(
        *_DEAD_PAGE,
        _T("Redirect it to", "The page of yours that fits best in its place. Empty: none fits.", 40, Kind.URL,
           lambda row: url_of(row.offer), lambda row: url_of(row.offer)),
        _T("Match", "How well that page fits, from 0 to 100.", 8, Kind.NUMBER, lambda row: score_of(row.offer)),
        *_PAST,
        *_DEAD_PAGE_DETAILS,
    ),
)  # fmt: skip
