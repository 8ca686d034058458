"""Pages that answer and are not there: what they say, and what their host says to addresses that cannot exist.

    sent away      redirected to the home page, or to an error page, as made-up addresses are
    site gone      what a host shows in place of a whole site, or a server that has none
    says so        "not found" in title or heading, as for made-up addresses
    same for all   made-up addresses get the same page, and the home page is another one; or they get the home page
    same record    the address with other values in its query gets the same page, which says that something is missing

What rests on a made-up address alone is `compared`: it has to stand the counter-test of `checking.excuses`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.checking.comparing import (
    INVENTED,
    Sameness,
    both_say_sentence,
    fares_alike,
    lands_with,
    resembles,
    sameness,
)
from brokenlinks.checking.marks import (
    DEFAULT_SERVER,
    HEADINGS,
    SEARCHES,
    SITE_GONE,
    is_bare,
    is_shell,
    marks,
    says_record_gone,
    says_sentence,
    speaks_as_default_server,
)
from brokenlinks.checking.rules import Finding, in_short, same_place
from brokenlinks.checking.samples import SHORT, has_home_path, is_home, is_short, record_parameter
from brokenlinks.checking.wording import plain, tokens
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.samples import Page, Sample

#: Of a page for what is not there …
NOT_FOUND_PATH: Final = re.compile(
    r"(?:^|[/_.-])(?:(?:fehler|error|erreur)?-?(?:404|410)|not-?_?found|page-?_?not-?_?found|notfound|file-?not-?found|missing|"
    r"(?:seite[-_])?nicht[-_]gefunden|(?:page[-_])?introuvable|(?:pagina[-_])?no[-_]encontrad[ao])(?:[/_.?-]|$)",
    re.IGNORECASE,
)
#: … and of one for whatever goes wrong, be it for an hour.
ERROR_PATH: Final = re.compile(r"(?:^|[/_.-])(?:errors?|fehler|erreur|errore)(?:[/_.?-]|$)", re.IGNORECASE)
#: Words: a body as short as this says nothing beside a heading.
_HEADING_ALONE: Final = 25


def soft_404(page: Page) -> Finding | None:
    """What shows that the page is not there; None when nothing does."""
    if _is_part_of_page(page):
        return None
    return _sent_away(page) or _site_gone(page) or _says_not_found(page) or _same_for_all(page) or _home_for_all(page)


def suspects_record(page: Page) -> bool:
    """True when another value in the address's query should be asked before `same_record` is: the page is headed by
    something that is missing."""
    if not record_parameter(page.asked) or is_bare(page.facts):
        return False
    headed = any(plain(found) not in SEARCHES for found in marks(page.facts, HEADINGS))
    return headed or (is_short(page.facts) and says_record_gone(page.facts))


def same_record(page: Page, without_query: Sample) -> Finding | None:
    """What shows that a record is gone; `page.made_up` and `page.other` have a made-up value in its place.

    Where the address without its query gets the same page, the query is no matter, and the page may be about errors.
    """
    if not suspects_record(page) or sameness(page) is Sameness.NONE or resembles(page, without_query):
        return None
    said = next(iter(marks(page.facts, HEADINGS)), page.facts.title)
    return Finding(
        Reason.SOFT_404, 0.9, f"it says “{said}”, as it does for any other value in its address", compared=True
    )


def _sent_away(page: Page) -> Finding | None:
    there = page.trail.url
    if not page.trail.hops or page.made_up is None or same_place(page.asked, there):
        return None
    as_made_up = lands_with(page, page.made_up)
    if has_home_path(there) and not has_home_path(page.asked) and as_made_up:
        return Finding(
            Reason.SOFT_404,
            0.9,
            f"like any made-up address, it is redirected to the home page {in_short(there)}",
            compared=True,
        )
    says_so = bool(marks(page.facts, HEADINGS, _other_home(page)))
    known_by_path = _leads_to(NOT_FOUND_PATH, page) and as_made_up
    if known_by_path or (says_so and (_leads_to(NOT_FOUND_PATH, page) or _leads_to(ERROR_PATH, page))):
        return Finding(
            Reason.SOFT_404, 0.92, f"it is redirected to the error page {in_short(there)}", compared=not says_so
        )
    return None


def _is_part_of_page(page: Page) -> bool:
    """True when the redirect leads to a place within a page, and the place is there: what was a page is a part now."""
    place = re.escape(page.trail.fragment.casefold())
    if page.made_up is not None and page.made_up.trail.fragment == page.trail.fragment:  # all are sent there
        return False
    return bool(place) and bool(re.search(rf"""(?:id|name)\s*=\s*["']?{place}["'\s>]""", page.facts.source))


def _leads_to(path: re.Pattern[str], page: Page) -> bool:
    return bool(path.search(urlsplit(page.trail.url).path)) and not path.search(urlsplit(page.asked).path)


def _site_gone(page: Page) -> Finding | None:
    """On one page alone such a heading is the subject of an article, or the name of the site."""
    if page.facts.cut or len(tokens(page.facts.text)) >= 2 * SHORT:
        return None
    other = page.made_up.facts if page.made_up is not None else None
    if found := marks(page.facts, SITE_GONE):
        everywhere = other is not None and bool(marks(other, SITE_GONE))
        if everywhere or (is_home(page.asked) and len(found) == 2):
            return Finding(Reason.SOFT_404, 0.88, f"it says “{found[0]}”: the whole site is suspended or gone")
    if (found := marks(page.facts, DEFAULT_SERVER)) and speaks_as_default_server(page.facts):
        everywhere = other is not None and bool(marks(other, DEFAULT_SERVER)) and speaks_as_default_server(other)
        if everywhere or is_home(page.asked):
            return Finding(Reason.SOFT_404, 0.88, f"it says “{found[0]}”: a server without a site")
    return None


def _says_not_found(page: Page) -> Finding | None:
    found = marks(page.facts, HEADINGS, _other_home(page))
    if not found or NOT_FOUND_PATH.search(urlsplit(page.asked).path):  # who links to /404.html means it
        return None
    other = page.made_up.facts if page.made_up is not None and page.made_up.answers else None
    if other is not None:
        if marks(other, HEADINGS, _other_home(page)) != found:
            return None
        alike = sameness(page) is not Sameness.NONE
        if alike or (is_short(page.facts) and both_say_sentence(page)):
            return Finding(Reason.SOFT_404, 0.95, f"it says “{found[0]}”, as it does for a made-up address")
        return None
    # Made-up addresses get an error here: this may be a song, or an entry of a glossary.
    needed = 2 if page.facts.headings else 1
    if len(found) >= needed and is_short(page.facts) and says_sentence(page.facts):
        return Finding(Reason.PROTOCOL_ERROR, 0.5, f"it says “{found[0]}” in title, heading and text")
    return None


def _other_home(page: Page) -> Sample | None:
    """The home page, from which the name of the site is known; not one that says no more than the page."""
    return None if resembles(page, page.home) else page.home


def _same_for_all(page: Page) -> Finding | None:
    if is_home(page.asked) or page.home is None or page.made_up is None or not gets_the_same(page):
        return None
    if not page.home.answers or page.home.facts is None or resembles(page, page.home):
        return None
    if is_shell(page.facts):
        return None
    if page.made_up.ends_at(page.asked):  # a site may show strangers to its list of guides, and the link leads there
        return None
    if _names_itself(page, page.made_up):
        return None
    why = "a made-up address on this host shows the same page, and the home page differs"
    return Finding(Reason.SOFT_404, 0.88, why, compared=True)


def gets_the_same(page: Page) -> bool:
    """True when made-up addresses get this page, so far as that can be told."""
    alike = sameness(page)
    if alike is Sameness.WHOLE or (alike is Sameness.NOISY and both_say_sentence(page)):
        return True
    landed = lands_with(page, page.made_up) and (page.other is None or lands_with(page, page.other))
    return landed and not has_home_path(page.trail.url)


def _home_for_all(page: Page) -> Finding | None:
    """The home page in place of any page; that the site has others, the counter-test must show."""
    if has_home_path(page.asked) or page.home is None or page.made_up is None or page.home.facts is None:
        return None
    if page.facts.scripts and not page.rendered:  # they may know the address
        return None
    if len(tokens(page.facts.text)) < _HEADING_ALONE or is_shell(page.facts) or _names_itself(page, page.made_up):
        return None
    if sameness(page) is not Sameness.WHOLE or not resembles(page, page.home):
        return None
    if page.known is not None and all(fares_alike(page, known.sample) for known in page.known):
        return None  # an application of one page
    return Finding(Reason.SOFT_404, 0.85, "like any made-up address, it shows the home page", compared=True)


def _names_itself(page: Page, made_up: Sample) -> bool:
    """True when the page says that this is its address, and made-up addresses do not get told the same of theirs."""
    itself = [page.asked] if made_up.ends_at(page.trail.url) else [page.asked, page.trail.url]
    if not page.facts.canonical or not any(same_place(page.facts.canonical, url) for url in itself):
        return False
    other: PageFacts | None = made_up.facts
    return other is None or not INVENTED.search(urls.canonical(other.canonical))
