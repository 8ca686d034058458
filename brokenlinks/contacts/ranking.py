"""Whom to write to first, of all whom the pages of a site name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.contact_models import Contact, ContactKind, SiteContacts, Spot
from brokenlinks.contacts import people
from brokenlinks.contacts import role_words as words
from brokenlinks.contacts.leads import is_lead
from brokenlinks.contacts.refused_names import MAIL_SERVICES
from brokenlinks.pages.further import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from brokenlinks.contact_models import PageContacts

#: Others that are named beside the best.
_MOST_OTHERS: Final = 9
_MOST_PROFILES: Final = 8
#: Addresses of other sites on one page, from which on the page lists them and they are not its own.
_MANY_FOREIGN: Final = 3

# Tiers: the lower, the sooner to be written to.
_KEEPER, _NAMED, _FITTING_DEPARTMENT, _GENERAL, _OTHER_DEPARTMENT, _UNFIT = range(6)


def rank_contacts(page: PageContacts, site_pages: Sequence[PageContacts]) -> SiteContacts:
    """Whom to write to about `page`, by it and by other pages of its site.

    A person who keeps this page, or whose role has to do with pages (editor, webmaster, librarian), comes before other
    people with a name, a fitting department (webmaster@, library@), everybody's letter box (info@), other departments
    (sales@), and those who are asked about other things (privacy@, jobs@). Before all that, addresses of the site's own
    domain and of mail services come before those of other domains, and of those only what is plainly the site's counts.
    What is found on the page itself comes before what other pages tell; then their order decides.
    """
    order = [page, *(other for other in site_pages if other.url != page.url)]
    site = urls.site_of(page.url)
    leads = {lead for source in order for lead in source.leads}
    best: dict[str, tuple[tuple[int, ...], Contact]] = {}
    number = 0
    for place, source in enumerate(order):
        foreign = len({one.domain for one in source.contacts if _distance(one, site) == _ELSEWHERE})
        is_about_site = is_lead(source.url) or urls.canonical(source.url) in leads
        is_about_site |= foreign < _MANY_FOREIGN and urlsplit(source.url).path in ("", "/")
        for contact in source.contacts:
            number += 1
            distance = _distance(contact, site)
            if distance == _ELSEWHERE and not (is_about_site or _is_sites_own(contact, foreign)):
                continue
            key = (distance, _tier(contact, page, is_same=place == 0), min(place, 1), number)
            email = contact.email.lower()
            if email not in best:
                best[email] = (key, contact)
            else:
                best[email] = (min(best[email][0], key), _fuller(best[email][1], contact))
    ranked = [contact for _, contact in sorted(best.values(), key=lambda entry: entry[0])]
    social = dict.fromkeys(profile for source in order for profile in source.social)
    return SiteContacts(
        best=ranked[0] if ranked else None,
        others=tuple(ranked[1 : 1 + _MOST_OTHERS]),
        form=_form(page, order),
        social=tuple(social)[:_MOST_PROFILES],
    )


def is_settled(found: SiteContacts) -> bool:
    """Whether nothing better can be expected from more pages: the best is a person whose business the page is."""
    best = found.best
    return best is not None and bool(best.name) and (best.spot is Spot.KEEPER or people.is_fitting(best.role))


_OWN, _SERVICE, _ELSEWHERE = range(3)


def _distance(contact: Contact, site: str) -> int:
    domain = urls.registered_domain(contact.domain)
    if domain == site or _label(domain) == _label(site):  # garden.org and garden.com
        return _OWN
    return _SERVICE if contact.domain in MAIL_SERVICES else _ELSEWHERE


def _label(domain: str) -> str:
    return domain.partition(".")[0]


def _is_sites_own(contact: Contact, foreign: int) -> bool:
    """Whether an address under another domain is the site's own all the same, and not of somebody it lists."""
    if contact.spot in (Spot.KEEPER, Spot.FOOT, Spot.DATA):
        return True
    return (
        foreign < _MANY_FOREIGN and contact.spot in (Spot.SIDE, Spot.CARD) and contact.kind is not ContactKind.GENERAL
    )


def _tier(contact: Contact, page: PageContacts, *, is_same: bool) -> int:
    local = contact.email.partition("@")[0]
    letters = "".join(filter(str.isalpha, local.lower()))
    if people.is_unfit(contact.role) or (not contact.name and people.is_unfit(local)):
        return _UNFIT
    if contact.name or contact.kind is ContactKind.PERSON:
        if people.is_fitting(contact.role) or (is_same and contact.spot is Spot.KEEPER) or _is_author(contact, page):
            return _KEEPER
        return _NAMED
    if is_same and contact.spot is Spot.KEEPER:
        return _FITTING_DEPARTMENT
    if people.is_fitting(contact.role) or letters in words.FITTING_LOCALS:
        return _FITTING_DEPARTMENT
    return _GENERAL if contact.kind is not ContactKind.DEPARTMENT else _OTHER_DEPARTMENT


def _is_author(contact: Contact, page: PageContacts) -> bool:
    author = fold(page.author)
    return bool(author) and (fold(contact.name) == author or people.belongs_to(contact.email, page.author))


def _fuller(one: Contact, other: Contact) -> Contact:
    """Of two findings of one address, the one that says more; the first when they say as much."""
    return max(one, other, key=lambda contact: (bool(contact.name) + bool(contact.role), contact is one))


def _form(page: PageContacts, order: Iterable[PageContacts]) -> str:
    if page.suggestion and not page.suggestion.startswith("mailto:"):
        return page.suggestion
    return next((source.form for source in order if source.form), "")
