"""What to do first, in words, from what a run has found."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.page_keys import page_key
from brokenlinks.statuses import Standing
from brokenlinks.workbook.by_hand_columns import BY_HAND
from brokenlinks.workbook.change_columns import WHAT_CHANGED
from brokenlinks.workbook.page_columns import SUGGESTIONS
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.target_columns import OWN_DEAD, TO_WRITE
from brokenlinks.workbook_data import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from brokenlinks.workbook_data import ChangeRow, Prospect, WorkbookData

#: Nobody was written to yet.
NOT_BEGUN: Final = Standing()
#: Of a step's pages, those that are named.
_MOST_PAGES: Final = 5
_MOST_TEXTS: Final = 3


class Item(NamedTuple):
    """A page that a step names."""

    name: str
    address: str  #: where a click on the name leads
    text: str


class Step(NamedTuple):
    """One thing to do."""

    text: str  #: a sentence or two
    sheet: str  #: the title of the sheet that has all of it; "" when none has
    items: tuple[Item, ...] = ()  #: what to begin with


def first_steps(data: WorkbookData, standing: Standing = NOT_BEGUN) -> tuple[Step, ...]:
    """The steps, what is cheapest and surest first; none when there is nothing to do.

    Args:
        standing: how far the user is: nobody is to be written to twice.
    """
    return (
        *_won(data, standing.placed),
        *_lost(data),
        *_own_site(data),
        *_content_to_name(data),
        *_mails(data, standing.begun),
        *_texts(data),
        *_looks(data),
    )


def _won(data: WorkbookData, noted: Collection[str]) -> Iterator[Step]:
    noted = {page_key(page) for page in noted}
    placed = [row for row in data.changes.rows if row.change is Change.PLACED and page_key(row.page_url) not in noted]
    if placed:
        link = "links" if len(placed) == 1 else "link"
        yield Step(
            f"Note what you won: {_count(len(placed), 'page')} {link} to your site since the run before. "
            "Set Status to Placed, and the links are watched.",
            WHAT_CHANGED.title,
            _pages(placed),
        )


def _lost(data: WorkbookData) -> Iterator[Step]:
    lost = [row for row in data.changes.rows if row.change in (Change.LOST, Change.ALTERED)]
    if lost:
        yield Step(
            f"Look after {_count(len(lost), 'link')} to your site that went away or changed.",
            WHAT_CHANGED.title,
            _pages(lost),
        )


def _pages(rows: list[ChangeRow]) -> tuple[Item, ...]:
    return tuple(
        Item(row.page_title or page_name(row.page_url), row.page_url, row.detail) for row in rows[:_MOST_PAGES]
    )


def _own_site(data: WorkbookData) -> Iterator[Step]:
    if not data.own_dead:
        return
    yield Step(
        f"Mend your own site: redirect {_count(len(data.own_dead), 'dead page')} of yours that others link to. "
        "No mail is needed.",
        OWN_DEAD.title,
        tuple(
            Item(
                row.dead_url,
                row.dead_url,
                f"{_linking(row.pages)}; "
                + (f"redirect it to {row.offer.url}" if row.offer else "no other page of yours takes its place"),
            )
            for row in data.own_dead[:_MOST_TEXTS]
        ),
    )


def _content_to_name(data: WorkbookData) -> Iterator[Step]:
    if data.prospects and not data.summary.own_pages:
        yield Step(
            "Name your own site with --content and run again: each dead link is then offered a page of yours.", ""
        )


def _mails(data: WorkbookData, begun: Collection[str]) -> Iterator[Step]:
    begun = {page_key(page) for page in begun}
    pages: defaultdict[str, list[Prospect]] = defaultdict(list)
    for row in data.prospects:
        if page_key(row.page_url) not in begun:
            pages[row.page_url].append(row)
    # The rows come best first, and so do their pages. What there is nothing to say of but that it is dead comes later.
    order = sorted(pages.values(), key=lambda rows: not any(row.offer or row.moved_to for row in rows))
    if not order:
        return
    yield Step(
        f"Write to the keepers of {_count(len(order), 'page')}; a draft stands in Mail text. "
        "Click the page and the dead link first.",
        PROSPECTS.title,
        tuple(
            Item(rows[0].page_title or page_name(rows[0].page_url), rows[0].page_url, "; ".join(_about(rows)))
            for rows in order[:_MOST_PAGES]
        ),
    )


def _about(rows: list[Prospect]) -> Iterator[str]:
    yield rows[0].site
    if (contact := rows[0].contact) and contact.best:
        yield f"write to {contact.best.email}"
    yield f"score {max(row.score for row in rows):.0f}"
    yield _count(len(rows), "dead link")
    offers = [row.offer.title or row.offer.url for row in rows if row.offer is not None]
    if offers:
        more = f" and {len(offers) - 1} more" if len(offers) > 1 else ""
        yield f"offer “{offers[0]}”{more}"
    elif any(row.moved_to for row in rows):
        yield "tell where the page has moved to"
    else:
        yield "no page of yours fits yet"


def _texts(data: WorkbookData) -> Iterator[Step]:
    wanted = [row for row in data.to_write if row.pages > 1]
    if not wanted:
        return
    yield Step(
        f"Write what is missing: several pages link to {_count(len(wanted), 'dead page')} that no page of yours fits.",
        TO_WRITE.title,
        tuple(Item(row.about or row.dead_url, row.dead_url, _linking(row.pages)) for row in wanted[:_MOST_TEXTS]),
    )


def _looks(data: WorkbookData) -> Iterator[Step]:
    if data.unclear:
        yield Step(
            f"Look at {_count(len(data.unclear), 'link')} that no machine can settle: some may be dead as well.",
            BY_HAND.title,
        )
    if data.suggestions:
        pages = "a page that asks" if len(data.suggestions) == 1 else f"{len(data.suggestions):,} pages that ask"
        yield Step(
            f"Suggest a page of yours to {pages} for links.",
            SUGGESTIONS.title,
            tuple(
                Item(page.title or page_name(page.url), page.url, f"{page.site}; {page.suggest}")
                for page in data.suggestions[:_MOST_TEXTS]
            ),
        )


def _linking(pages: int) -> str:
    return "1 page links to it" if pages == 1 else f"{pages:,} pages link to it"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def page_name(address: str) -> str:
    """An address as short as it can be told."""
    return address.partition("://")[2].removesuffix("/") or address
