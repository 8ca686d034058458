"""Prospects, made from as little as a test wants to say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.drafts import MailKind, Sender
from brokenlinks.models import Match, Reason
from tests.workbook.samples import PROSPECT

if TYPE_CHECKING:
    from brokenlinks.workbook_data import Prospect

PAGE: Final = "https://library.example/links?a=1&b=2"
DEAD: Final = "http://www.gone.example/River%20maps?x=%C3%A9#top"
NEW: Final = "https://rivers.example/maps"
OFFER: Final = Match("https://own.example/guide", "A guide to rivers", 71.4, ("rivers",))
SENDER: Final = Sender("Ann Keeper", "https://own.example/")
LANGUAGES: Final = ("de", "en", "es", "fr")


def row(**fields: Any) -> Prospect:
    """A prospect of one page, whose link is a page that is gone."""
    usual = {"page_url": PAGE, "dead_url": DEAD, "reason": Reason.PAGE_GONE, "offer": OFFER, "moved_to": ""}
    return replace(PROSPECT, **{**usual, **fields})


#: Each kind of mail, by rows that call for it.
KINDS: Final[list[tuple[MailKind, list[Prospect]]]] = [
    (MailKind.DEAD_PAGE, [row()]),
    (MailKind.DEAD_PAGE, [row(reason=Reason.SOFT_404)]),
    (MailKind.DEAD_PAGE, [row(reason=Reason.BROKEN_REDIRECT)]),
    (MailKind.DEAD_DOMAIN, [row(reason=Reason.DOMAIN_GONE)]),
    (MailKind.DEAD_DOMAIN, [row(reason=Reason.GONE_SILENT)]),
    (MailKind.PARKED, [row(reason=Reason.PARKED)]),
    (MailKind.PARKED, [row(reason=Reason.USURPED)]),
    (MailKind.MOVED, [row(moved_to=NEW, offer=None)]),
    (MailKind.MOVED, [row(moved_to=NEW, offer=OFFER)]),  # what has moved needs no other page in its place
    (MailKind.NO_MATCH, [row(offer=None)]),
    (MailKind.NO_MATCH, [row(offer=None, reason=Reason.SOFT_404)]),
    (MailKind.NO_MATCH, [row(offer=None, reason=Reason.BROKEN_REDIRECT)]),
    (MailKind.NO_MATCH, [row(offer=None, reason=Reason.DOMAIN_GONE)]),
    (MailKind.NO_MATCH, [row(offer=None, reason=Reason.GONE_SILENT)]),
    (MailKind.NO_MATCH, [row(offer=None, reason=Reason.PARKED)]),
    (MailKind.NO_MATCH, [row(offer=None, reason=Reason.USURPED)]),
    (MailKind.SEVERAL, [row(), row(dead_url="http://lost.example/", reason=Reason.PARKED, moved_to="")]),
    (MailKind.SEVERAL, [row(), row(dead_url="http://lost.example/", offer=None, moved_to=NEW)]),
    (MailKind.SEVERAL, [row(offer=None), row(dead_url="http://lost.example/", offer=None)]),
    (MailKind.DEAD_PAGE, [row(), row()]),  # one link twice is one
]
