"""Which links of a page lead to what its site says of itself: contact, team, imprint, about; and to social profiles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from brokenlinks import urls
from brokenlinks.contacts import site_words as words
from brokenlinks.contacts.hidden import mail_link
from brokenlinks.content.site import may_be_page
from brokenlinks.pages import forges
from brokenlinks.pages.further import Phrases, fold
from brokenlinks.pages.regions import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from brokenlinks.contacts.lines import Link

#: The most telling first.
_KINDS: Final = tuple(map(Phrases, (words.CONTACT, words.TEAM, words.IMPRINT, words.ABOUT)))
_LONGEST_NAME: Final = 6  # words of a link's text
_LONGEST_CONTACT: Final = 4  # words, of one that begins as the name of a contact page does
_MOST_LEADS: Final = 12
_MOST_PROFILES: Final = 8
_EXTENSION = re.compile(r"\.[a-z]{2,5}\d?$", re.IGNORECASE)
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INDEX: Final = frozenset({"index", "default", "home", ""})
_MASTODON = re.compile(r"/@[\w.]+/?")


def leads_of(links: Iterable[Link], base: str, page_url: str) -> tuple[str, ...]:
    """Pages of the same site that may tell whom to write to, one kind after the other: contact, team, imprint, about.

    Of several of a kind those come first that are near the page in the site's folders: a library's own contact page
    before that of its university.
    """
    is_own = same_site(page_url)
    found: dict[str, tuple[int, int, int]] = {}
    for order, link in enumerate(links):
        address = urls.resolve(link.href, base)
        if not address or not is_own(address) or not may_be_page(address):
            continue
        rank = _rank(link, address)
        key = urls.canonical(address)
        if rank is not None and key != urls.canonical(page_url):
            found[key] = min(found.get(key, (9, 0, 0)), (rank, -_nearness(key, page_url), order))
    best_first = sorted(found, key=lambda key: found[key])
    # In turns: the best of each kind, then the second best …
    by_kind: dict[int, list[str]] = {}
    for key in best_first:
        by_kind.setdefault(found[key][0], []).append(key)
    turns = max(map(len, by_kind.values()), default=0)
    in_turns = [pages[turn] for turn in range(turns) for _, pages in sorted(by_kind.items()) if turn < len(pages)]
    return tuple(in_turns[:_MOST_LEADS])


def same_site(page_url: str) -> Callable[[str], bool]:
    """Tells of an address whether it is of the same site: the same registered domain, or the same owner on a forge."""
    if (own_pages := forges.own_pages(page_url)) is not None:
        return own_pages
    site = urls.site_of(page_url)
    return lambda url: urls.site_of(url) == site


def is_lead(url: str) -> bool:
    """Whether an address is, by its own name, that of a page on which a site says who it is."""
    return _rank_of_path(url) is not None


def _rank(link: Link, address: str) -> int | None:
    text = fold(link.text)
    tokens = text.split()
    if not words.NOT_LEADS.isdisjoint(tokens):
        return None
    if tokens and len(tokens) <= _LONGEST_NAME:
        for rank, phrases in enumerate(_KINDS):
            if phrases.is_all_of(text):
                return 2 * rank
        if tokens[0] in words.CONTACT_BEGINNINGS and len(tokens) <= _LONGEST_CONTACT:
            return 0
    by_path = _rank_of_path(address)
    return None if by_path is None else 2 * by_path + 1


def _rank_of_path(url: str) -> int | None:
    path = unquote(urlsplit(url).path)
    segments = [_EXTENSION.sub("", segment) for segment in path.split("/")]
    while segments and segments[-1].lower() in _INDEX:
        segments.pop()
    if not segments or len(segments) > 5:
        return None
    name = fold(_CAMEL_CASE.sub(" ", segments[-1]))
    return next((rank for rank, phrases in enumerate(_KINDS) if phrases.is_all_of(name)), None)


def _nearness(key: str, page_url: str) -> int:
    """How many folders, the host included, two addresses have in common."""
    one, other = urlsplit(key), urlsplit(urls.canonical(page_url))
    if one.netloc != other.netloc:
        return 0
    common = 1
    for a, b in zip(one.path.split("/")[1:-1], other.path.split("/")[1:-1], strict=False):
        if a != b:
            break
        common += 1
    return common


def profiles_of(links: Iterable[Link], same_as: Sequence[str], base: str, page_url: str) -> tuple[str, ...]:
    """The site's own profiles on social networks, one a network; not those that it lists, nor buttons to share with."""
    site_name = urls.site_of(page_url).partition(".")[0]
    found: dict[str, tuple[int, int, str]] = {}
    given = [(0, address) for address in same_as]
    given += [(_profile_rank(link), link.href) for link in links]
    for order, (rank, href) in enumerate(given):
        if rank > 2 or mail_link(href):
            continue
        address = urls.resolve(href, base)
        network, handle = _profile(address) if address else ("", "")
        if not network or handle.lower() in words.MAKERS or urls.site_of(address) == urls.site_of(page_url):
            continue
        own = rank - 1 if len(site_name) > 3 and fold(site_name) in fold(handle).replace(" ", "") else rank
        found[network] = min(found.get(network, (9, 0, "")), (own, order, urls.canonical(address)))
    return tuple(address for _, _, address in sorted(found.values(), key=lambda entry: entry[1])[:_MOST_PROFILES])


def _profile_rank(link: Link) -> int:
    """0 for a link that says that it is the site's, 9 for one in the text of the page."""
    if "me" in link.rel.split():
        return 0
    if link.place in (Place.FOOT, Place.SIDE):
        return 1
    text = fold(link.text)
    names = {fold(name) for name in words.NETWORKS.values()} | {"twitter", ""}
    return 2 if text in names or text.startswith(("follow", "find us", "like us", "join us", "our ")) else 9


def _profile(address: str) -> tuple[str, str]:
    """The network and the name of a profile; two empty texts for all else."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    network = words.NETWORKS.get(urls.registered_domain(host)) or words.NETWORKS.get(host)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if network is None:
        is_mastodon = (
            _MASTODON.fullmatch(parts.path)
            and host.count(".") == 1
            and any(word in host for word in words.MASTODON_HOSTS)
        )
        return ("Mastodon", segments[0]) if is_mastodon else ("", "")
    if not segments or segments[0].lower() in words.NOT_PROFILES:
        return "", ""
    if segments[0].lower() in words.PROFILE_FOLDERS:
        segments = segments[1:]
    if not segments or len(segments) > 2 or (len(segments) == 2 and network in ("X", "Instagram", "TikTok")):
        return "", ""
    return network, segments[0].lstrip("@")
