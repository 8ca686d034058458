"""Tells addresses that a site publishes for its readers from those that only look so."""

from __future__ import annotations

import re
from typing import Final

from brokenlinks import urls
from brokenlinks.contacts import refused_names as names

_HEX = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
#: "20240103.GA1234", "CAF=x1Y2z3…": what mail programs number their messages with.
_NUMBERED = re.compile(r"\d{12,}[.\w$-]*|[\w.$+=-]*\d{8,}\.\d{3,}[\w.$+=-]*|CA[A-Za-z0-9+=_-]{30,}")
#: "photo@2x.zip", "jquery@3.6.0.js"
_SIZE = re.compile(r"\dx\.|\d+\.\d+")
#: Names kept for examples, and for what is inside one network (RFC 2606, RFC 6761, RFC 6762).
_RESERVED = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost|local|onion)")
_LONGEST_LABEL: Final = 40


def is_refused(email: str, page_url: str, *, linked: bool = False) -> bool:
    """Whether an address is none to write to, on this page: an example, a machine's, a key, or of the site's makers.

    `linked`: a mail link leads to it, which examples seldom have.

    What a site gives under its own domain is believed, unless it is plainly an example or a machine's.
    """
    local, _, domain = email.lower().rpartition("@")
    site = urls.site_of(page_url)
    is_own = bool(site) and urls.registered_domain(domain) == site
    if local in names.MACHINE_LOCALS or local.startswith(names.MACHINE_BEGINNINGS):
        return True
    if local.endswith(names.MACHINE_ENDINGS):
        return True
    if local in names.EXAMPLE_LOCALS or _is_number(local, domain):
        return True
    if is_own:
        return False
    if _RESERVED.fullmatch(domain) or domain in names.EXAMPLE_DOMAINS:
        return True
    if "/" in local or (local in names.SERVICE_EXAMPLE_LOCALS and domain in names.MAIL_SERVICES):
        return True
    if local in names.LIKELY_EXAMPLE_LOCALS and (not linked or domain in names.MAIL_SERVICES):
        return True
    return not names.VENDORS.isdisjoint(urls.parent_domains(domain))


def _is_number(local: str, domain: str) -> bool:
    """Whether it is made by a program: a key, a message's number, a file's name or version."""
    if _HEX.fullmatch(local.replace("-", "")) or _UUID.search(local) or _NUMBERED.fullmatch(local):
        return True
    if len(local) > _LONGEST_LABEL and any(map(str.isdigit, local)):
        return True
    if _SIZE.match(domain) or not names.MESSAGE_HOSTS.isdisjoint(urls.parent_domains(domain)):
        return True
    return domain.rpartition(".")[2] in names.FILE_TLDS and local in ("self", "cls", "super")
