"""Whether a domain is parked or for sale: two kinds of marks must say so, since each alone can be innocent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.checking.comparing import Sameness, sameness
from brokenlinks.checking.parking_marks import (
    LANDER_HOST,
    LANDER_MARKS,
    MARKETPLACES,
    NAME_SERVERS,
    SALE_HEADINGS,
    WHOLE_SALE_HEADINGS,
)
from brokenlinks.checking.rules import Finding
from brokenlinks.checking.samples import is_home, is_short
from brokenlinks.checking.wording import parts, plain, tokens
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.samples import Page

#: Stands for the host in a heading that is compared.
_HOST: Final = "thehost"
_THIS: Final = (
    "this ",
    "diese ",
    "ce ",
    "este ",
    "questo ",
    "deze ",
    "bu ",
    "этот ",
    "цей ",
    "ez ",
    "tato ",
    "den ",
    "此",
    "该",
    "この",
    "이 ",
)
_PLAIN: Final = tuple(plain(phrase.replace("{host}", _HOST)) + " " for phrase in SALE_HEADINGS)
_SALES_OF_THE_HOST: Final = tuple(phrase for phrase in _PLAIN if _HOST in phrase)
#: "This domain is for sale by its owner" goes on; "Domain for sale lister" is a program.
_SALES_OF_THIS: Final = tuple(phrase for phrase in _PLAIN if _HOST not in phrase and phrase.startswith(_THIS))
_SALES: Final = frozenset(phrase.strip() for phrase in _PLAIN if _HOST not in phrase)
_WHOLE: Final = frozenset(plain(phrase.replace("{host}", _HOST)) for phrase in WHOLE_SALE_HEADINGS)

#: Words: as many make a paragraph or two.
_PARAGRAPH: Final = 60
#: "/lander", and nothing longer: there is a town called Landerneau.
_SENT_TO_LANDER: Final = re.compile(
    r"""location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*["'](?:/?lander["'?/]|https?://ww(?:1|12|16|25|38)\.)"""
)


def parked(page: Page) -> Finding | None:
    """The finding that a domain is parked, when there are marks of two kinds."""
    marks = parking_marks(page)
    if len(marks) < 2:
        return None
    return Finding(Reason.PARKED, 0.9 if len(marks) == 2 else 0.97, "; ".join(marks))


def parking_marks(page: Page) -> list[str]:
    """What speaks for it, in words, one of each kind at most."""
    marks = []
    host = urlsplit(page.trail.url).hostname or ""
    if heading := _sale_heading(page):
        marks.append(f"it says “{heading}”")
    by_code, by_address = _has_code_of_lander(page), _is_sent_to_lander(page)
    if by_code or by_address:
        marks.append("it is a lander for advertisements")
    # A site of one page shows it for any address: where that is what was asked for, it is no mark.
    # And that all are redirected to one place is what the redirect says already.
    alone = is_home(page.asked) and _has_text(page.facts)
    if sameness(page) is not Sameness.NONE and not alone and (by_code or not by_address):
        marks.append("any other address there shows the same page")
    # A parking company's own site is served by its own name servers.
    if not _is_of(host, NAME_SERVERS) and any(_is_of(server, NAME_SERVERS) for server in page.name_servers):
        marks.append(f"its name server {page.name_servers[0]} serves parked domains")
    return marks


def _sale_heading(page: Page) -> str:
    there = urlsplit(page.trail.url).hostname or ""
    asked = urlsplit(page.asked).hostname or ""
    # Where domains are traded each page speaks of a sale: it must be the asked domain that is sold.
    traded = _is_of(there, MARKETPLACES)
    begins = _SALES_OF_THE_HOST if traded else _SALES_OF_THE_HOST + _SALES_OF_THIS
    wholes = _WHOLE if traded else _WHOLE | _SALES
    names = sorted({plain(name) for host in {asked, asked if traded else there} for name in _names(host)}, key=len)
    for heading in (page.facts.title, *page.facts.headings):
        for part in parts(heading):
            words = f" {plain(part)} "
            for name in reversed(names):  # the longest first: www.example.org holds example.org
                words = words.replace(f" {name} ", f" {_HOST} ")
            if words[1:].startswith(begins) or words.strip() in wholes:
                return part
    return ""


def _names(host: str) -> Iterable[str]:
    return host, host.removeprefix("www."), urls.registered_domain(host)


def _is_sent_to_lander(page: Page) -> bool:
    host = urlsplit(page.trail.url).hostname or ""
    asked = urlsplit(page.asked).hostname or ""
    if host != asked and LANDER_HOST.match(host):
        return True
    # A marketplace that was renamed sends the visitors of its old name to the new one, and a company that it bought its
    # own: only a page that names the asked domain sells it.
    traded = _is_of(host, MARKETPLACES) and not _is_of(asked, MARKETPLACES)
    return traded and _is_named(urls.registered_domain(asked), page)


def _has_code_of_lander(page: Page) -> bool:
    if not is_short(page.facts):
        return False
    return (
        bool(page.trail.hops and urlsplit(page.trail.url).path.rstrip("/") == "/lander")
        or bool(_SENT_TO_LANDER.search(page.facts.source))
        or bool(LANDER_MARKS.search(page.facts.source))
    )


def _has_text(facts: PageFacts) -> bool:
    return len(tokens(facts.text)) >= _PARAGRAPH


def _is_named(domain: str, page: Page) -> bool:
    name = domain.partition(".")[0]
    return name in page.trail.url.casefold().partition("//")[2].partition("/")[2] or domain in page.facts.source


def _is_of(host: str, domains: frozenset[str]) -> bool:
    return any(domain in domains for domain in urls.parent_domains(host))
