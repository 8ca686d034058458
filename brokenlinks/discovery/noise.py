"""Which search results are never a page to pitch, told from the address alone, before anything is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from brokenlinks import urls
from brokenlinks.discovery import noise_lists as lists
from brokenlinks.discovery.footprint_words import LINK_WORDS
from brokenlinks.pages.further import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from brokenlinks.discovery.noise_lists import Kind

_WORD: Final = re.compile(r"\w+")
_EXTENSION: Final = re.compile(r"\.([a-z0-9]{1,5})$", re.IGNORECASE)
#: ".com", ".de", ".co.uk", ".com.br": where a business keeps its branches.
_BRANCH: Final = re.compile(r"com|[a-z]{2}|com?\.[a-z]{2}")
#: Longer paths are made by machines; reading on costs time and tells nothing.
_LONGEST_PATH: Final = 2_000


def is_noise(url: str, keyword: str) -> str:
    """Why the page at `url` can be no prospect, in words: "a social network"; "" when it may be one.

    What a niche is about is no noise in it: with the keyword "job search", offers of work stay. Never raises.
    """
    try:
        address = urls.parse_loose(url)
    except ValueError:
        return "no web address"
    about = frozenset(_WORD.findall(keyword.casefold()))
    return _of_host(address.host, about) or _of_path(address.href[:_LONGEST_PATH], about)


def _by_name(kinds: Iterable[Kind], spell: Callable[[str], str]) -> dict[str, Kind]:
    return {spell(name): kind for kind in kinds for name in kind.names}


_SITES: Final = _by_name(lists.SITES, str)
_BARE_SITES: Final = _by_name(lists.BARE_SITES, str)
_FOLDERS: Final = _by_name(lists.FOLDERS, fold)
_FOLDERS_BESIDE_LINKS: Final = _by_name(lists.FOLDERS_BESIDE_LINKS, fold)
_ARCHIVES: Final = _by_name(lists.ARCHIVES, fold)
_LAST_NAMES: Final = _by_name(lists.LAST_NAMES, fold)
_LINK_PAGES: Final = frozenset(
    {"links", "resources", "useful links", "web links", "weblinks", "further reading"}
    | {fold(name) for words in LINK_WORDS.values() for name in words.urls}
)


def _of_host(host: str, about: frozenset[str]) -> str:
    host = host.rstrip(".").removeprefix("www.")
    if reason := _reason(_BARE_SITES.get(host) or _BARE_SITES.get(_any_branch(host)), about):
        return reason
    for domain in urls.parent_domains(host):
        if reason := _reason(_SITES.get(domain) or _SITES.get(_any_branch(domain)), about):
            return reason
    return ""


def _any_branch(domain: str) -> str:
    """`amazon.*` for `amazon.co.uk`; "" for a domain that is no business's branch."""
    name, _, suffix = domain.partition(".")
    return f"{name}.*" if _BRANCH.fullmatch(suffix) else ""


def _of_path(href: str, about: frozenset[str]) -> str:
    parts = urlsplit(href)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    extension = _EXTENSION.search(segments[-1]) if segments else None
    if extension and extension[1].lower() in lists.FILES:
        return "a file, not a page"
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if reason := lists.PARAMETERS.get(name.lower(), ""):
            return reason
        if name == lists.FRONT_PAGE_SEARCH and value and not segments:
            return "search results"
    names = [fold(_EXTENSION.sub("", segment)) for segment in segments]
    return _of_names(names, about)


def _of_names(names: list[str], about: frozenset[str]) -> str:
    if not names:
        return ""
    if reason := _reason(_LAST_NAMES.get(names[-1]), about):
        return reason
    for place, name in enumerate(names):
        below = names[place + 1 :]
        kinds = [_FOLDERS.get(name)]
        if below and _LINK_PAGES.isdisjoint(below[1:]):
            kinds.append(_ARCHIVES.get(name))
        if _LINK_PAGES.isdisjoint(below):
            kinds.append(_FOLDERS_BESIDE_LINKS.get(name))
        if reason := next(filter(None, (_reason(kind, about) for kind in kinds)), ""):
            return reason
    return ""


def _reason(kind: Kind | None, about: frozenset[str]) -> str:
    return kind.reason if kind is not None and about.isdisjoint(kind.topics) else ""
