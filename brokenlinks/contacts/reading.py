"""A page's bytes → everything that it publishes for those who want to write to its site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.contact_models import Contact, PageContacts, Spot
from brokenlinks.contacts import people
from brokenlinks.contacts.address_words import GLUED_LABELS
from brokenlinks.contacts.addresses import addresses_of_link, find_addresses
from brokenlinks.contacts.data import read_data
from brokenlinks.contacts.forms import form_of
from brokenlinks.contacts.hidden import mail_link
from brokenlinks.contacts.keeper_phrases import KEEPER
from brokenlinks.contacts.leads import leads_of, profiles_of
from brokenlinks.contacts.lines import SEAM, Link, PageLines, read_lines
from brokenlinks.contacts.refusing import is_refused
from brokenlinks.contacts.syntax import address_of
from brokenlinks.html_decoding import is_html
from brokenlinks.pages.author import author_of
from brokenlinks.pages.dates import pieces
from brokenlinks.pages.formats import as_html
from brokenlinks.pages.markup import read_markup
from brokenlinks.pages.phrase_finder import PhraseFinder
from brokenlinks.pages.regions import Place
from brokenlinks.pages.suggest import suggestion_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Characters of a page that are read.
_MOST_HTML: Final = 3_000_000
_MOST_CONTACTS: Final = 300
_MOST_LINKS: Final = 5_000
_LONGEST_TEXT: Final = 200  # of a name or a role
_META_NAMES: Final = (
    "reply-to",
    "contact",
    "email",
    "og:email",
    "business:contact_data:email",
    "web_author",
    "author",
    "dc.creator.address",
    "owner",
)
_KEEPER: Final = PhraseFinder(KEEPER)
_LONGEST_KEEPER_LINE: Final = 400
#: Lines before an address in which the page may say that it is its keeper's.
_KEEPER_NEAR: Final = 1


@dataclass(slots=True)
class _Entry:
    """What is known so far of an address."""

    name: str = ""
    role: str = ""
    spot: Spot = Spot.TEXT


_SPOTS: Final = tuple(Spot)


def read_contacts(body: bytes, url: str, *, headers: Mapping[str, str] | None = None) -> PageContacts:
    """Everything that a page publishes of whom to write to. Whatever the bytes are, it never fails.

    Args:
        url: where the page answered; relative links are resolved against it.
        headers: of the answer, names in lower case; `content-type` tells the encoding.
    """
    html = as_html((headers or {}).get("content-type", ""), url, body)
    return read_contacts_text(html, url) if is_html(html) else PageContacts(url)


def read_contacts_text(html: str, url: str) -> PageContacts:
    """`read_contacts`, of a page that is text already."""
    html = html[:_MOST_HTML]
    page = read_lines(html)
    markup = read_markup(html)
    base = urls.resolve(page.base, url) or url
    data = read_data(page.json_ld)
    suggestion = suggestion_place(markup, url)
    entries: dict[str, tuple[str, _Entry]] = {}

    linked = frozenset(email.lower() for link in page.links for email in _linked(link))

    def note(email: str, spot: Spot, name: str = "", role: str = "") -> None:
        if not email or is_refused(email, url, linked=email.lower() in linked) or len(entries) >= _MOST_CONTACTS:
            return
        _, entry = entries.setdefault(email.lower(), (email, _Entry()))
        if not entry.name or (people.belongs_to(email, name) and not people.belongs_to(email, entry.name)):
            entry.name = name[:_LONGEST_TEXT] or entry.name
        entry.role = entry.role or role[:_LONGEST_TEXT]
        entry.spot = min(entry.spot, spot, key=_SPOTS.index)

    for card in page.cards:
        for written in card.emails:
            name = people.name_in(card.name) or (card.name if card.is_person and "@" not in card.name else "")
            for email in _addresses_of(written):
                note(email, Spot.CARD, name, card.role)
    for stated in data.stated:
        note(address_of(stated.email), Spot.DATA, stated.name if "@" not in stated.name else "", stated.role)
    for email, spot, person in _in_lines(page):
        note(email, spot, person.name, person.role)
    for name in _META_NAMES:
        for found in find_addresses(page.meta.get(name, "")[:500]):
            note(found.email, Spot.DATA)
    for email in addresses_of_link(suggestion) if suggestion.startswith("mailto:") else ():
        note(email, Spot.KEEPER)
    return PageContacts(
        url,
        contacts=tuple(_contact(email, entry, url) for email, entry in _of_their_own(_without_glued(entries))),
        author=author_of(markup),
        form=form_of(page, base, url),
        suggestion=suggestion,
        social=profiles_of(page.links[:_MOST_LINKS], data.same_as, base, url),
        leads=leads_of(page.links[:_MOST_LINKS], base, url),
    )


def _of_their_own(entries: dict[str, tuple[str, _Entry]]) -> Iterator[tuple[str, _Entry]]:
    """Each without a name from which another address is made: it is somebody else's."""
    for email, entry in entries.values():
        if (
            entry.name
            and not people.belongs_to(email, entry.name)
            and any(people.belongs_to(other, entry.name) for other, _ in entries.values() if other != email)
        ):
            entry.name = entry.role = ""
        yield email, entry


def _contact(email: str, entry: _Entry, url: str) -> Contact:
    kind = people.kind_of(email, entry.name)
    spot = Spot.CARD if entry.spot is Spot.TEXT and (entry.name or entry.role) else entry.spot
    return Contact(email, entry.name, entry.role, url, kind, spot)


def _addresses_of(written: str) -> list[str]:
    if mail := mail_link(written):
        return addresses_of_link(mail)
    return [found.email for found in find_addresses(written)]


def _without_glued(entries: dict[str, tuple[str, _Entry]]) -> dict[str, tuple[str, _Entry]]:
    """Without those that are another one with a word before it, or a piece of text behind: "Emailjane@garden.org"."""
    return {
        key: value
        for key, value in entries.items()
        if not any(key.endswith(other) and key[: -len(other)] in GLUED_LABELS for other in entries if other != key)
    }


def _in_lines(page: PageLines) -> Iterator[tuple[str, Spot, people.Person]]:
    texts = [line.text for line in page.lines]
    for number, line in enumerate(page.lines):
        anchors: dict[str, str] = {}
        written: dict[str, str] = {}
        for link in line.links:
            for email in _linked(link):
                anchors.setdefault(email, link.text)
                written.setdefault(email, link.text if "@" in link.text else "")
        if "@" in line.marked or _may_be_spelled(line.marked):
            for one in find_addresses(line.marked):
                anchors.setdefault(one.email, "")
                written[one.email] = line.marked[one.start : one.end].replace(SEAM, "")
        for email, anchor in anchors.items():
            spot = _spot(page, number, email)
            yield email, spot, people.person_near(texts, number, email, written[email], anchor)


def _linked(link: Link) -> list[str]:
    mail = mail_link(link.href)
    return addresses_of_link(mail) if mail else []


_SIGNS = re.compile(r"@|\bat\b|[(\[{<]|arroba|\uff20", re.IGNORECASE)


def _may_be_spelled(text: str) -> bool:
    return bool(_SIGNS.search(text)) or not text.isascii()


def _spot(page: PageLines, number: int, email: str) -> Spot:
    line = page.lines[number]
    for near in (line, *page.lines[max(0, number - _KEEPER_NEAR) : number]):
        text = near.text
        if len(text) <= _LONGEST_KEEPER_LINE and _KEEPER.is_in(pieces(text.replace(email, " "))):
            return Spot.KEEPER
    if line.place is Place.FOOT:
        return Spot.FOOT
    return Spot.SIDE if line.place is Place.SIDE else Spot.TEXT
