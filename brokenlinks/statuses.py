"""How far the user is with a prospect, by what stands in the columns that are theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS: Final = "Status"
#: A row with a value in one of these was written about, whatever its status says.
DATES: Final = ("Contacted on", "Replied on", "Placed at")
#: Where the user's link stands.
PLACED_AT: Final = "Placed at"

TO_CONTACT, PLACED, NOT_SUITABLE = "to contact", "placed", "not suitable"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the user is, by the addresses of pages to contact."""

    begun: frozenset[str] = frozenset()  #: their keepers were written to
    placed: frozenset[str] = frozenset()  #: the user noted that the link was placed


def spelt(status: str) -> str:
    """A status as it is compared: case and blanks do not count."""
    return " ".join(status.split()).casefold()


def is_open(status: str) -> bool:
    """Whether a status says that nobody was written to."""
    return spelt(status) in ("", TO_CONTACT)


def is_placed(status: str, dates: Mapping[str, object]) -> bool:
    """Whether the user says that their link was placed; `dates` as for `is_begun`."""
    return spelt(status) == PLACED or bool(dates.get(PLACED_AT))


def is_begun(status: str, dates: Mapping[str, object]) -> bool:
    """Whether the page's keeper was written to.

    Args:
        dates: what stands in the user's other columns, by name.
    """
    # "Not suitable" says something of one link, and nothing of the page.
    return not (is_open(status) or spelt(status) == NOT_SUITABLE) or any(dates.get(name) for name in DATES)
