"""What comes of matching a dead link, as a row of a table and as an object of JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.models import ANCHOR_BREAK, OutboundLink
from brokenlinks.prospects.about import about
from brokenlinks.workbook.column_values import copy_of, title_of, url_of, words_of

if TYPE_CHECKING:
    from datetime import date

    from brokenlinks.matching import ListedTarget
    from brokenlinks.models import ArchivedPage, DeadTarget, Match

#: The columns, and what each holds.
COLUMNS: Final = {
    "id": "as in the list, or the number of the line",
    "dead_url": "the dead link, as in the list",
    "anchor": "the words that link to it, as in the list",
    "page": "the page that links to it, as in the list",
    "about": "what the dead page was about",
    "offer": "the own page that fits best",
    "offer_title": "its title",
    "match": "how well it fits, from 0 to 100",
    "matched_words": "the words that both share, the telling ones first",
    "runner_up": "the own page that fits second best",
    "suggested_anchor": "words to link the offer with",
    "moved_to": "where the dead page is now, when that is alive",
    "archived_copy": "its last good copy in the archive, or “none”; empty when it was not looked up",
    "write_this": "“yes” when no own page fits, and the dead page has moved nowhere",
}


@dataclass(frozen=True, slots=True)
class MatchedTarget:
    """A dead link of a list, and what was found for it."""

    listed: ListedTarget
    matches: tuple[Match, ...]  #: own pages that fit, best first
    suggested_anchor: str  #: words to link the best with; other links with the same offer have others
    archived: ArchivedPage | None  #: None: it was not looked up
    moved_to: str  #: where the dead page is now, checked to be alive; "" nowhere


def as_row(found: MatchedTarget) -> dict[str, Any]:
    """The values of `COLUMNS`."""
    target = found.listed.target
    offer, runner_up = (*found.matches, None, None)[:2]
    return {
        "id": target.id,
        "dead_url": target.dead_url,
        "anchor": found.listed.anchor,
        "page": found.listed.page,
        "about": _about(target, found.archived),
        "offer": url_of(offer),
        "offer_title": title_of(offer),
        "match": round(offer.score, 1) if offer else None,
        "matched_words": words_of(offer),
        "runner_up": url_of(runner_up),
        "suggested_anchor": found.suggested_anchor,
        "moved_to": found.moved_to,
        "archived_copy": copy_of(found.archived),
        "write_this": "" if found.matches or found.moved_to else "yes",
    }


def as_json(found: MatchedTarget) -> dict[str, Any]:
    """All that is known: the matches with their words and anchors, and what an archive has."""
    target = found.listed.target
    row: dict[str, Any] = {
        "id": target.id,
        "dead_url": target.dead_url,
        "about": _about(target, found.archived),
        "matches": [
            {
                "url": match.url,
                "title": match.title,
                "score": round(match.score, 1),
                "words": match.words,
                "anchors": match.anchors,
            }
            for match in found.matches
        ],
    }
    if found.moved_to:
        row["moved_to"] = found.moved_to
    if found.archived is not None:
        row["archived"] = {
            "copy": found.archived.copy,
            "first_good": _day(found.archived.first_good),
            "last_good": _day(found.archived.last_good),
            "first_dead": _day(found.archived.first_dead),
        }
    return row


def _about(target: DeadTarget, archived: ArchivedPage | None) -> str:
    links = (OutboundLink(target.dead_url, target.dead_url, anchor) for anchor in target.anchor.split(ANCHOR_BREAK))
    return about(target.dead_url, links, archived)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
