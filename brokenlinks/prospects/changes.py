"""What became of the prospects of a page, and of its links to the user's site, from one look at it to the next.

Knows no store and no workbook: a crawl and a recheck tell it what was there and what is there now.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.models import State
from brokenlinks.page_keys import page_key
from brokenlinks.workbook_data import Change, ChangeRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from brokenlinks.workbook_data import OwnLink

#: The outcome of a page that was read.
READ: Final = "read"
#: Why a page could not be read, where that means that it is no more: as the pages' outcomes begin. That its name does
#: not exist is not among them: only the user's own name server was asked, and some hide living sites.
_GONE: Final = ("404", "410")
#: A page that has less than this share of the links that it had is most likely another one.
_TOO_FEW: Final = 0.2


class Former(NamedTuple):
    """A prospect as it was when its page was looked at before."""

    dead_link: str  #: as written in the page
    dead_url: str
    anchor: str = ""
    heading: str = ""
    offer: str = ""  #: the own page that was offered; "" for none


@dataclass(frozen=True, slots=True)
class PageNow:
    """A page as it is now."""

    url: str
    title: str
    outcome: str = READ  #: or in words why it could not be read; "" when it was not asked for
    #: The verdict of each link that stands on it, by canonical address; None for one that was not checked.
    states: Mapping[str, State | None] = field(default_factory=dict)
    own_links: tuple[OwnLink, ...] = ()
    links_before: int = 0  #: to other sites, when it was looked at before; 0: not known

    @property
    def tells(self) -> bool:
        """Whether its links are known. A list without any link is a log-in, a robot test or a fault that comes with a
        200, and no proof that its keeper took them all away."""
        return self.outcome == READ and bool(self.states or self.own_links)

    @property
    def gone(self) -> bool:
        """Whether it is no more, as far as one look can tell."""
        return self.outcome.startswith(_GONE)


def changes_of(page: PageNow, former: Iterable[Former], own_before: Sequence[OwnLink]) -> list[ChangeRow]:
    """A row for each prospect that the page had, and for each link to the user's site that came, went or is another.

    A new link to the user's site takes the place of a dead link that is no longer there, if there is one: the one it
    was offered for, else one with the same words, else the first. That is one change, not two.
    """
    former = list(former)
    if not page.tells or is_another(page, former, own_before):
        change = Change.PAGE_GONE if page.gone else Change.NOT_LOOKED_AT
        detail = _why_not(page)
        lost = own_before if page.gone else ()
        return [
            *(_row(page, change, detail, prospect) for prospect in former),
            *(_row(page, Change.LOST, detail, own_link=link) for link in lost),
        ]
    away = [prospect for prospect in former if urls.canonical(prospect.dead_url) not in page.states]
    rows = [_row(page, *_became(page, prospect), prospect) for prospect in former if prospect not in away]
    # Whether http or https, with a closing slash or a campaign's parameters: it is the same link.
    before, now = _by_key(own_before), _by_key(page.own_links)
    for key, link in now.items():
        if key in before:
            if detail := _differs(before[key], link):
                rows.append(_row(page, Change.ALTERED, detail, own_link=link))
            continue
        replaced = _replaced(link, away)
        if replaced is not None:
            away.remove(replaced)
        rows.append(_row(page, Change.PLACED, _described(link, replaced), replaced, link))
    rows += [
        _row(page, Change.LOST, "It is no longer on the page.", own_link=link)
        for key, link in before.items()
        if key not in now
    ]
    rows += [_row(page, Change.FIXED, "The dead link is no longer on the page.", prospect) for prospect in away]
    return rows


def is_another(page: PageNow, former: Iterable[Former], own_before: Iterable[OwnLink]) -> bool:
    """Whether something else came in its place, with a 200: all that was there is away, and nearly all links too."""
    stays = any(urls.canonical(prospect.dead_url) in page.states for prospect in former) or (
        {page_key(link.url) for link in own_before} & {page_key(link.url) for link in page.own_links}
    )
    return page.outcome == READ and not stays and not page.own_links and len(page.states) < page.links_before * _TOO_FEW


def _by_key(links: Iterable[OwnLink]) -> dict[str, OwnLink]:
    """By page, whatever order they come in: of several spellings, the one that sorts first."""
    return {page_key(link.url): link for link in sorted(links, key=lambda link: link.url, reverse=True)}


def _why_not(page: PageNow) -> str:
    if page.outcome == READ and page.states:
        return (
            f"The page had {page.links_before} links to other sites before, and {len(page.states)} this time: it may be"
            " a log-in, a notice or a fault."
        )
    if page.outcome == READ:
        return "The page had no links to other sites this time."
    return f"The page could not be read: {page.outcome}." if page.outcome else ""


def _became(page: PageNow, prospect: Former) -> tuple[Change, str]:
    state = page.states[urls.canonical(prospect.dead_url)]
    if state is State.DEAD:
        return Change.STILL_DEAD, ""
    if state is State.ALIVE:
        return Change.FIXED, "The link works again."
    return Change.UNCLEAR, "It cannot be told any more whether the link is dead."


def _replaced(link: OwnLink, away: Sequence[Former]) -> Former | None:
    """The dead link whose place a link to the user's site took."""
    offered = page_key(link.url)
    for prospect in away:
        if prospect.offer and page_key(prospect.offer) == offered:
            return prospect
    for prospect in away:
        if link.anchor and prospect.anchor.casefold() == link.anchor.casefold():
            return prospect
    return away[0] if away else None


def _described(link: OwnLink, replaced: Former | None) -> str:
    place = "in place of the dead link" if replaced else "without a dead link in its place"
    follow = "" if link.follow else ", nofollow"
    trouble = " That page of yours is dead: mend it." if link.state is State.DEAD else ""
    return f"It stands {place}, {_words(link)}{follow}.{trouble}"


def _differs(before: OwnLink, now: OwnLink) -> str:
    """In words how a link is another than it was; "" when it is not."""
    said = []
    if before.follow != now.follow:
        said.append("It is follow now." if now.follow else "It is nofollow now.")
    if before.anchor != now.anchor:
        said.append(f"It stands there {_words(now)} now, and not {_words(before)}.")
    if before.state is not State.DEAD and now.state is State.DEAD:
        said.append("That page of yours is dead: mend it.")
    if before.state is State.DEAD and now.state is State.ALIVE:
        said.append("That page of yours works again.")
    return " ".join(said)


def _words(link: OwnLink) -> str:
    return f"with the words “{link.anchor}”" if link.anchor else "without words"


def _row(
    page: PageNow, change: Change, detail: str, prospect: Former | None = None, own_link: OwnLink | None = None
) -> ChangeRow:
    return ChangeRow(
        change=change,
        page_url=page.url,
        page_title=page.title,
        detail=detail,
        dead_link=prospect.dead_link if prospect else "",
        dead_url=prospect.dead_url if prospect else "",
        anchor=prospect.anchor if prospect else "",
        own_link=own_link,
    )
