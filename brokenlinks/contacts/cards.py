"""Contacts that are marked as such: hCard (microformats.org), vCard classes, and microdata of schema.org."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from brokenlinks.contacts.hidden import mail_link
from brokenlinks.pages.passages import collapse

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOTS: Final = frozenset({"vcard", "h-card"})
_ITEM = re.compile(r"schema\.org/(?:\w*person|\w*organization|contactpoint|localbusiness)\b", re.IGNORECASE)
_PERSON = re.compile(r"schema\.org/(?:\w*person)\b", re.IGNORECASE)
#: Class or itemprop → what stands in it.
_PARTS: Final = {
    **dict.fromkeys(("fn", "p-name"), "name"),
    **dict.fromkeys(("title", "role", "p-job-title", "p-role", "jobtitle", "contacttype"), "role"),
    **dict.fromkeys(("email", "u-email"), "email"),
    **dict.fromkeys(("org", "p-org"), "org"),
}
_MOST_CARDS: Final = 500
_LONGEST: Final = 300


@dataclass(slots=True)
class Card:
    """What one card says; its addresses as written."""

    is_person: bool = False  #: it says so; else it may be anybody's
    name: str = ""
    role: str = ""
    org: str = ""
    emails: list[str] = field(default_factory=list)


class CardReader:
    """Collects the cards of a page while its elements begin and end."""

    def __init__(self, cards: list[Card]) -> None:
        self._cards = cards
        self._open: list[tuple[int, Card]] = []
        self._part: tuple[int, str, list[str]] | None = None

    def start(self, depth: int, tag: str, attributes: Mapping[str, str]) -> None:
        """An element with attributes begins."""
        classes = attributes["class"].lower().split() if "class" in attributes else []
        kind = attributes.get("itemtype", "")
        if (classes and not _ROOTS.isdisjoint(classes)) or ("itemscope" in attributes and _ITEM.search(kind)):
            self._open.append((depth, Card(is_person=bool(_PERSON.search(kind)))))
            return
        if not self._open or self._part is not None:
            return
        card = self._open[-1][1]
        prop = attributes.get("itemprop", "").lower()
        part = "name" if prop == "name" else _PARTS.get(prop, "")
        part = part or next((_PARTS[name] for name in classes if name in _PARTS), "")
        if not part:
            if tag == "a" and (mail := mail_link(attributes.get("href", ""))):
                card.emails.append(mail)
            return
        if part == "email" and (mail := mail_link(attributes.get("href", ""))):
            card.emails.append(mail)
        elif (content := attributes.get("content", "")) or tag in ("meta", "link"):
            self._note(card, part, content)
        else:
            self._part = (depth, part, [])

    def data(self, text: str) -> None:
        """A piece of text."""
        if self._part is not None and len(self._part[2]) < 50:
            self._part[2].append(text[:_LONGEST])

    def end(self, depth: int) -> None:
        """The element at that depth ends."""
        if self._part is not None and self._part[0] == depth:
            _, part, texts = self._part
            self._part = None
            if self._open:
                self._note(self._open[-1][1], part, collapse("".join(texts)))
        if self._open and self._open[-1][0] == depth:
            self._finish()

    def close(self) -> None:
        """The document ends."""
        while self._open:
            self._finish()

    def _finish(self) -> None:
        card = self._open.pop()[1]
        if card.emails and len(self._cards) < _MOST_CARDS:
            self._cards.append(card)

    @staticmethod
    def _note(card: Card, part: str, text: str) -> None:
        text = text.strip()[:_LONGEST]
        if part == "email":
            card.emails.append(text)
        elif text and not getattr(card, part):
            setattr(card, part, text)
