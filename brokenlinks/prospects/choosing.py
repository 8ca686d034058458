"""Which page of the user's is offered to whom: none twice in one mail, and none in another language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.prospects.anchor_turns import AnchorTurns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from brokenlinks.models import Match
    from brokenlinks.store.views import DeadLink

#: Pages of one site on which the same page is offered: whoever keeps them all need not read it ten times.
_MOST_ON_ONE_SITE: Final = 3
#: In place of a page that is spent, only one that fits nearly as well is offered: so much of its score it must have.
_NEARLY: Final = 0.9


class Choice(NamedTuple):
    """What is offered for one dead link on one page."""

    offer: Match | None
    runner_up: Match | None  #: the page that fits next best, whether or not it is offered elsewhere
    spent: Match | None = None  #: without an offer: what would fit, but is offered to this keeper already
    anchor: str = ""  #: words to link the offer with


def choose(
    links: Sequence[DeadLink], offers: Mapping[int, Sequence[Match]], site_of: Mapping[str, str]
) -> list[Choice]:
    """The offer for each dead link, in order; the best matches have the first choice.

    Args:
        offers: target → pages that fit, best first.
        site_of: the site of each page to contact, by its address.
    """
    fitting = [_in_its_language(link, offers.get(link.target, ())) for link in links]
    wishes = sorted(
        (
            (match.score, -row, -rank)
            for row, found in enumerate(fitting)
            for rank, match in enumerate(found)
            if match.score >= _NEARLY * found[0].score
        ),
        reverse=True,
    )
    offered: dict[int, Match] = {}
    on_page: set[tuple[str, str]] = set()
    on_site: Counter[tuple[str, str]] = Counter()
    for _, row, rank in wishes:
        match, page = fitting[-row][-rank], links[-row].page.url
        to_site = (site_of[page], match.url)
        if -row in offered or (page, match.url) in on_page or on_site[to_site] >= _MOST_ON_ONE_SITE:
            continue
        offered[-row] = match
        on_page.add((page, match.url))
        on_site[to_site] += 1
    return [*_with_anchors(fitting, offered)]


def _in_its_language(link: DeadLink, matches: Sequence[Match]) -> list[Match]:
    """The matches that readers of the page can read; what is not known to be in another language counts."""
    language = link.page.language.partition("-")[0]
    return [match for match in matches if not language or not match.language or match.language == language]


def _with_anchors(fitting: Sequence[Sequence[Match]], offered: Mapping[int, Match]) -> list[Choice]:
    anchors = AnchorTurns()
    choices = []
    for row, found in enumerate(fitting):
        offer = offered.get(row)
        runner_up = next((match for match in found if match is not offer), None) if offer else None
        spent = found[0] if found and offer is None else None
        choices.append(Choice(offer, runner_up, spent, anchors.next(offer)))
    return choices
