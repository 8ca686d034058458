"""The Prospects sheet, column by column."""

from __future__ import annotations

from typing import Final

from brokenlinks.workbook.change_columns import CHANGE, YOUR_ANCHOR, YOUR_FOLLOW, YOUR_LINK, link_cells
from brokenlinks.workbook.column_values import (
    ABOUT,
    ARCHIVED_COPY,
    FOUND_BY,
    MOVED_TO,
    copy_link,
    copy_of,
    day_of,
    score_of,
    title_of,
    url_of,
    words_of,
)
from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook.contact_columns import CONTACT_COLUMNS
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook.tints import STATUS_TINTS
from brokenlinks.workbook_data import Prospect

#: What the user can say of a prospect, in the order in which it happens.
STATUSES: Final = ("To contact", "Contacted", "Followed up", "Replied", "Placed", "Declined", "Not suitable")


def _yours(name: str, meaning: str, width: int, kind: Kind) -> Column[Prospect]:
    return Column[Prospect](name, meaning, width, kind, lambda _: None, yours=True)


_P = Column[Prospect]

PROSPECTS: Final = Sheet[Prospect](
    title="Prospects",
    about="One row for each page to contact and each dead link on it, the most promising first. Start here.",
    frozen=3,
    keys=(("Page to contact", "Dead address"), ("Page to contact", "Dead link")),
    empty="No dead links were found, so there is no one to contact: the Summary tells what was read and checked.",
    printed="Match",
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
        _P(CHANGE, "What became of it since the page was read before; see the list of changes below. Empty in a first "
           "run.", 11, Kind.WORD, lambda row: row.change.value if row.change else ""),
        _P("Confidence", "How sure it is that the link is dead.", 11, Kind.CONFIDENCE, lambda row: row.confidence),
        _P("Evidence", "What was seen when the link was checked.", 36, Kind.TEXT, lambda row: row.evidence, minor=True),
        _P("First seen dead", "The day on which a check first found the link dead.", 12, Kind.DATE,
           lambda row: row.first_dead_at, minor=True),
        _P("Last checked", "The day of the latest check.", 12, Kind.DATE, lambda row: row.checked_at, minor=True),
        _P("Checks", "How many times the link was checked, over all runs.", 8, Kind.NUMBER, lambda row: row.checks,
           minor=True),
        _P("Archived copy", ARCHIVED_COPY, 30, Kind.URL, lambda row: copy_of(row.archived),
           lambda row: copy_link(row.archived), minor=True),
        _P("It was about", ABOUT, 36, Kind.TEXT, lambda row: row.about),
        _P("Moved to", MOVED_TO, 30, Kind.URL, lambda row: row.moved_to, lambda row: row.moved_to, minor=True),
        _P("Offer this page", "The page of yours that fits best in place of the dead one, in the language of the page "
           "to contact. None is offered twice on one page, nor on more than three pages of a site. Empty: none fits.",
           38, Kind.URL, lambda row: url_of(row.offer), lambda row: url_of(row.offer)),
        _P("Offer title", "The title of your page.", 32, Kind.TEXT, lambda row: title_of(row.offer), minor=True),
        _P("Match", "How well your page fits the dead one, from 0 to 100.", 8, Kind.NUMBER,
           lambda row: score_of(row.offer)),
        _P("Matched words", "The words that your page shares with the dead link, the telling ones first.", 32,
           Kind.TEXT, lambda row: words_of(row.offer), minor=True),
        _P("Runner-up", "The page of yours that fits second best.", 34, Kind.URL, lambda row: url_of(row.runner_up),
           minor=True),
        _P("Suggested anchor", "Words to link your page with. Rows with the same offer have different ones, so that "
           "won links do not all carry the same words.", 26, Kind.TEXT, lambda row: row.suggested_anchor, minor=True),
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
           "keeper has probably gone.", 12, Kind.DATE, lambda row: day_of(row.updated), minor=True),
        _P("Authority", "How well known the page's site is, from 0 to 100, by the file that the setting authority "
           "names.", 10, Kind.NUMBER, lambda row: row.authority, minor=True),
        *CONTACT_COLUMNS,
        _P("Mail subject", "The subject of the mail. Change it as you like.", 30, Kind.TEXT,
           lambda row: row.mail_subject, minor=True),
        _P("Mail text", "A draft in the language of the page, about all its dead links: it is the same in each row of "
           "a page, to be sent once. Read it and change it before you send it.", 44, Kind.TEXT,
           lambda row: row.mail_text, minor=True),
        _P("Found by", FOUND_BY, 34, Kind.URL, lambda row: row.found_by, minor=True),
        _P(YOUR_LINK, "The page of yours that this page links to, whoever put it there. Several stand one a line.",
           34, Kind.URL, lambda row: link_cells(row.own_links)[0], minor=True),
        _P(YOUR_ANCHOR, "The words that link to it.", 22, Kind.TEXT, lambda row: link_cells(row.own_links)[1],
           minor=True),
        _P(YOUR_FOLLOW, "“no” when that link is marked nofollow, sponsored or ugc.", 9, Kind.WORD,
           lambda row: link_cells(row.own_links)[2], minor=True),
        _P("Status", "How far you are with this prospect.", 14, Kind.WORD, lambda _: None, yours=True,
           choices=STATUSES, tints=STATUS_TINTS),
        _yours("Contacted on", "The day of your first mail.", 13, Kind.DATE),
        _yours("Follow-up due", "The day on which to write again.", 13, Kind.DATE),
        _yours("Replied on", "The day of their answer.", 13, Kind.DATE),
        _yours("Placed at", "The address at which your link now stands.", 30, Kind.URL),
        _yours("Notes", "Whatever you want to remember.", 40, Kind.TEXT),
    ),
)  # fmt: skip
