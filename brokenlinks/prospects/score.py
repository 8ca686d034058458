"""How promising a prospect is, from 0 to 100, and the same in words.

Score = worth of the page × certainty of death × fit of the offer, and a little more for every further dead link there.
The figures are those by which people vet by hand: under 100 links on a page is better than more, a page with a handful
is rarely a resource page, nofollow links are worth less, and keepers mend a page sooner when several are dead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from brokenlinks.models import Match

#: With fewer external links a page hardly keeps a list; beyond so many, each counts for less.
FEW_LINKS: Final = 10
MANY_LINKS: Final = 100
#: What a prospect is worth without any page to offer: the content can still be written.
WITHOUT_OFFER: Final = 0.4
#: The worth of a page that is no resource page at all, such as one that the user named all the same.
_POOR_PAGE: Final = 0.5
_POOR_SCORE: Final = 30
#: A keeper whose site publishes no way to write to it has to be searched for by hand.
_OUT_OF_REACH: Final = 0.8
#: Days without an update after which the keeper has probably gone.
OLD: Final = 730
#: From this authority on, more adds nothing: 30 is liked, and small sites answer more often.
GOOD_AUTHORITY: Final = 30
_FOR_EACH_FURTHER: Final = 0.05
_FURTHER_AT_MOST: Final = 5


class Facts(NamedTuple):
    """What the score is made of."""

    external_links: int
    follow: bool
    confidence: float  #: of the death, 0.0–1.0
    offer: Match | None
    dead_on_page: int
    moved: bool = False  #: it is known where the dead page is now: that is to be told
    spent: bool = False  #: a page would fit, and is offered to the keeper already, for another link
    page_score: float | None = None  #: 0–100: how sure the page is a list worth pitching; None when it is not known
    days_since_update: int | None = None
    authority: float | None = None  #: of the page's site, 0–100
    reachable: bool | None = None  #: an address or a form is known; None when none was looked for


def score(facts: Facts) -> float:
    """0–100, more is better."""
    further = min(facts.dead_on_page - 1, _FURTHER_AT_MOST)
    fit = WITHOUT_OFFER + (1 - WITHOUT_OFFER) * facts.offer.score / 100 if facts.offer else WITHOUT_OFFER
    return round(min(100.0, 100 * _worth(facts) * facts.confidence * fit * (1 + _FOR_EACH_FURTHER * further)), 1)


def _worth(facts: Facts) -> float:
    worth = 1.0 if facts.follow else 0.7
    if facts.page_score is not None:
        worth *= _POOR_PAGE + (1 - _POOR_PAGE) * facts.page_score / 100
    if facts.external_links > MANY_LINKS:
        worth *= max(0.5, 1 - (facts.external_links - MANY_LINKS) / 1000)
    if facts.days_since_update is not None and facts.days_since_update > OLD:
        worth *= 0.85
    if facts.authority is not None:
        worth *= 0.9 + 0.1 * min(1.0, facts.authority / GOOD_AUTHORITY)
    if facts.reachable is False:
        worth *= _OUT_OF_REACH
    return worth


def why(facts: Facts) -> str:
    """The score in words, most telling first."""
    parts = []
    poor = facts.page_score is not None and facts.page_score < _POOR_SCORE
    if facts.offer:
        words = ", ".join(facts.offer.words[:3])
        parts.append(f"your page fits ({words})" if words else "your page fits")
    elif facts.moved:
        parts.append("it has moved: tell its new address")
    elif facts.spent:
        parts.append("the page of yours that fits is offered to this site already")
    else:
        parts.append("no page of yours fits yet")
    if facts.dead_on_page > 1:
        parts.append(f"{facts.dead_on_page} dead links on the page")
    if facts.confidence < 0.9:
        parts.append("less certain that it is dead")
    if facts.external_links < FEW_LINKS:
        parts.append(
            f"only {facts.external_links} external links" if facts.external_links > 1 else "its only external link"
        )
    elif facts.external_links <= MANY_LINKS:
        parts.append(f"{'' if poor else 'keeps a list ('}{facts.external_links} external links{'' if poor else ')'}")
    else:
        parts.append(f"{'' if poor else 'long list ('}{facts.external_links} external links{'' if poor else ')'}")
    if poor:
        parts.append("hardly a resource page")
    if facts.days_since_update is not None and facts.days_since_update > OLD:
        parts.append(f"not updated for {facts.days_since_update // 365} years")
    if facts.authority is not None and facts.authority >= GOOD_AUTHORITY:
        parts.append("well-known site")
    if facts.reachable is False:
        parts.append("no contact found")
    if not facts.follow:
        parts.append("nofollow")
    return "; ".join(parts)
