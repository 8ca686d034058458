"""What the columns of several sheets write alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from brokenlinks.models import ArchivedPage, LastUpdate, Match

FOUND_BY: Final = "“given”; the searches that found it, with their rank; the page that led to it; or “an earlier run”."
ARCHIVED_COPY: Final = (
    "The last good copy of the dead page in the Wayback Machine. “none”: it has none. Empty: it was not looked up."
)
ABOUT: Final = "What the dead page was about, by its archived copy, the words that link to it, or its address."
MOVED_TO: Final = (
    "Where the dead page is now, by its last archived redirect. That address works: tell it to the keeper."
)
NO_COPY: Final = "none"


def url_of(match: Match | None) -> str:
    return match.url if match else ""


def title_of(match: Match | None) -> str:
    return match.title if match else ""


def score_of(match: Match | None) -> float | None:
    return match.score if match else None


def words_of(match: Match | None) -> str:
    return ", ".join(match.words) if match else ""


def copy_of(archived: ArchivedPage | None) -> str:
    return "" if archived is None else archived.copy or NO_COPY


def copy_link(archived: ArchivedPage | None) -> str:
    return archived.copy if archived else ""


def day_of(updated: LastUpdate | None) -> date | None:
    return updated.day if updated else None  # a day, which no time zone moves
