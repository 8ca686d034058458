"""Whom to write to: addresses, people and forms, as sites publish them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ContactKind(StrEnum):
    """Whose address it is, as far as the page tells."""

    PERSON = "person"  #: somebody's, by name
    DEPARTMENT = "department"  #: of those who do one kind of work: editor@, library@, sales@
    GENERAL = "general"  #: everybody's: info@, contact@
    OTHER = "other"  #: nothing is known of it


class Spot(StrEnum):
    """Where on its page an address stands."""

    KEEPER = "keeper"  #: named as that of whoever keeps this page: "maintained by", "report a broken link to"
    DATA = "data"  #: in data for programs, as the page's own (JSON-LD)
    FOOT = "foot"  #: in what all pages of the site end with
    SIDE = "side"  #: beside the page's content
    CARD = "card"  #: with a name or a role, or under a mark for contacts
    TEXT = "text"  #: anywhere else: it may be of somebody that the page only speaks of


@dataclass(frozen=True, slots=True)
class Contact:
    """One e-mail address, and what the page says of it."""

    email: str  #: at most 254 characters; the domain in lower case and in ASCII (RFC 5321, RFC 5891)
    name: str = ""  #: of a person; "" when none is stated
    role: str = ""  #: as written: "Editor", "Subject Librarian for Nursing"; "" when none is stated
    found_at: str = ""  #: address of the page
    kind: ContactKind = ContactKind.OTHER
    spot: Spot = Spot.TEXT

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.email.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class PageContacts:
    """What one page publishes, in the order in which it stands there."""

    url: str
    contacts: tuple[Contact, ...] = ()  #: each address once
    author: str = ""  #: who the page says has written it, or keeps it
    form: str = ""  #: address of a form to write to the site with; "" when there is none
    suggestion: str = ""  #: where the page asks for links: an address of the web or "mailto:…"; see `suggestion_place`
    social: tuple[str, ...] = ()  #: profiles of the site's own
    leads: tuple[str, ...] = ()  #: pages of the site that may tell more, the most promising first


@dataclass(frozen=True, slots=True)
class SiteContacts:
    """Whom to write to about one page of a site."""

    best: Contact | None = None
    others: tuple[Contact, ...] = ()  #: the next best first
    form: str = ""  #: address of a form: to suggest links with, or else to write to the site with; "" for none
    social: tuple[str, ...] = ()  #: profiles of the site's own
