"""Forms with which readers write to a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.contacts import site_words as words
from brokenlinks.pages.further import Phrases, fold
from brokenlinks.pages.suggest_phrases import FORM_HOSTS

if TYPE_CHECKING:
    from brokenlinks.contacts.lines import Form, Link, PageLines

_CONTACT: Final = Phrases(words.CONTACT)
_LONGEST_NAME: Final = 6  # words
#: Services of that list that hold more than forms.
_NOT_ONLY_FORMS: Final = frozenset({"github.com", "gitlab.com", "codeberg.org"})


def form_of(page: PageLines, base: str, page_url: str) -> str:
    """Where a form stands to write to the site with: the page itself, or a service's; "" when there is none."""
    if any(map(_is_contact_form, page.forms)):
        return page_url
    for link in page.links:
        if address := _service_form(link, base):
            return address
    return ""


def _is_contact_form(form: Form) -> bool:
    if not form.texts:
        return False
    names = form.names.lower()
    is_called_so = any(word in names for word in words.CONTACT_FORMS)
    # "comments" names a field of old contact forms, and "comment" the one of blogs.
    others = [word for word in words.NOT_CONTACT_FORMS if word in names]
    if is_called_so and not {"wp-comments-post", "respond", "login", "search"} & set(others):
        return others in ([], ["comment"]) or "contact" in names
    return not others and form.mails > 0


def _service_form(link: Link, base: str) -> str:
    """The address of a form that a service holds: embedded, or linked to under a name like "Contact us"."""
    address = urls.resolve(link.href, base) if link.href else ""
    if not address:
        return ""
    host = urls.parse(address).host.removeprefix("www.")
    if FORM_HOSTS.isdisjoint({host, urls.registered_domain(host)} - _NOT_ONLY_FORMS):
        return ""
    if link.rel == "frame":
        return address if host != "docs.google.com" or "/forms/" in address else ""
    text = fold(link.text)
    return address if len(text.split()) <= _LONGEST_NAME and _CONTACT.is_in(text) else ""
