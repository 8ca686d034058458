"""Whom to write to, on the Prospects sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.workbook.columns import Column, Kind
from brokenlinks.workbook_data import Prospect

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.contact_models import Contact

#: Further addresses that a cell holds.
_MOST_OTHERS: Final = 5


def _of_best(value: Callable[[Contact], str]) -> Callable[[Prospect], str]:
    """What is to be said of the first to write to; "" when nobody is known."""
    return lambda row: value(row.contact.best) if row.contact and row.contact.best else ""


_found_at = _of_best(lambda best: best.found_at)


def _others(row: Prospect) -> str:
    others = row.contact.others[:_MOST_OTHERS] if row.contact else ()
    return "\n".join(other.email for other in others)


def _form(row: Prospect) -> str:
    return row.contact.form if row.contact else ""


def _profiles(row: Prospect) -> str:
    return "\n".join(row.contact.social) if row.contact else ""


_P = Column[Prospect]

CONTACT_COLUMNS: Final = (
    _P("Contact", "The person to write to, where the site names one.", 20, Kind.WORD,
       _of_best(lambda best: best.name)),
    _P("Role", "What that person does there, in the site's words.", 22, Kind.TEXT,
       _of_best(lambda best: best.role), minor=True),
    _P("E-mail", "The address that the site publishes for such mail: a person's with a fitting role before others, a "
       "department's before one for everything. Empty: none was found. Look at Found at before you write.",
       28, Kind.WORD, _of_best(lambda best: best.email)),
    _P("Found at", "The page on which that address stands. Click to see it there.", 30, Kind.URL, _found_at, _found_at,
       minor=True),
    _P("Other addresses", "Further addresses of the site, the next best first, one a line.", 28, Kind.TEXT, _others,
       minor=True),
    _P("Contact form", "A form to suggest links with, or else to write to the site with.", 30, Kind.URL, _form, _form,
       minor=True),
    _P("Profiles", "The site's own pages at social networks, one a line.", 30, Kind.TEXT, _profiles, minor=True),
)  # fmt: skip
