"""What a draft is, and which kinds there are: each kind is told in another way, so each has a template of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from brokenlinks.models import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from brokenlinks.models import Match
    from brokenlinks.workbook_data import Prospect

#: A mail's text has fewer words than this: longer ones are not read.
MOST_WORDS: Final = 150


class MailKind(StrEnum):
    """What a mail tells; the name of its template, too."""

    DEAD_PAGE = "dead-page"
    DEAD_DOMAIN = "dead-domain"
    PARKED = "parked"
    MOVED = "moved"
    SEVERAL = "several"
    NO_MATCH = "no-match"


@dataclass(frozen=True, slots=True)
class Mail:
    """A draft, for a person to read and send."""

    subject: str  #: one line
    text: str
    language: str  #: of its template: "en", "pt-br"
    kind: MailKind


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose name stands under the mail; a gap to fill in stands for a name that is not known."""

    name: str = ""
    site: str = ""


def offer_of(row: Prospect) -> Match | None:
    """What is offered in a dead link's place: nothing where it is known where the page is now."""
    return None if row.moved_to else row.offer


#: Every other reason is told of the page alone.
_KINDS: Final[Mapping[Reason, MailKind]] = {
    Reason.DOMAIN_GONE: MailKind.DEAD_DOMAIN,
    Reason.GONE_SILENT: MailKind.DEAD_DOMAIN,
    Reason.PARKED: MailKind.PARKED,
    Reason.USURPED: MailKind.PARKED,
}


def kind_of(rows: Sequence[Prospect]) -> MailKind:
    """The kind of the mail about a page's dead links, `rows`; there is at least one."""
    if len(rows) > 1:
        return MailKind.SEVERAL
    if rows[0].moved_to:
        return MailKind.MOVED
    if offer_of(rows[0]) is None:
        return MailKind.NO_MATCH
    return _KINDS.get(rows[0].reason, MailKind.DEAD_PAGE)
