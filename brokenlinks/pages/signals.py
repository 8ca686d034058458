"""What tells a page's kind, measured: each sign a figure that means the same on every site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from brokenlinks.pages import junk_words, kind_words
from brokenlinks.pages.further import Phrases, fold, names_of
from brokenlinks.pages.kind_names import business, half_name, list_name, no_list, parts_of, round_up, whole_name
from brokenlinks.pages.listed_sites import family_of, listed_name, name_of
from brokenlinks.pages.selling import SELLS, Spam, affiliates, commonest, offer, offers, trades
from brokenlinks.urls import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.models import Niche, PageFacts, ResourcePage

BLOGROLL: Final = Phrases(kind_words.BLOGROLL)
REFERENCES: Final = Phrases(kind_words.REFERENCES)
BIBLIOGRAPHIES: Final = Phrases(kind_words.BIBLIOGRAPHIES)
DIRECTORY: Final = Phrases(kind_words.DIRECTORY)
SUBMIT: Final = Phrases(kind_words.SUBMIT)
GUEST_POST: Final = Phrases(junk_words.GUEST_POST)
GUEST: Final = Phrases(junk_words.GUEST)
FORUM: Final = Phrases(junk_words.FORUM)
COMMENTS: Final = Phrases(junk_words.COMMENTS)
SHOP: Final = Phrases(junk_words.SHOP)
SHOP_TITLES: Final = Phrases(junk_words.SHOP_TITLES)

#: A heading of more words is a sentence, and a link of more words a headline: they name nothing.
_LONGEST_NAME: Final = 8
#: From so many sites on, it is looked at what they have in common.
_VERY_MANY: Final = 100
_DATED: Final = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]|$)")
#: Of a page's links, so many are read for what they say.
_MOST_TEXTS: Final = 400
#: Words outside links: of a paper or a long article, and of a page that has only lists.
_PAPER: Final = 1_000
_HARDLY_ANY: Final = 250
_INDEX: Final = ("", "index", "default", "home", "start")


@dataclass(slots=True)
class Signs:
    """What was measured."""

    facts: PageFacts  #: what was counted while the page was read
    outbound: int = 0  #: links to other sites, without those for sharing and following
    listed: int = 0  #: of these, entries of lists in the page's content, or in a blogroll beside it
    sites: int = 0  #: sites that these entries lead to; one name under several suffixes is one site
    beside: int = 0  #: sites that entries in side columns, headers and footers lead to, and no others
    inline: int = 0  #: outbound links in the content that are no entries: words of sentences, images
    prose: int = 0  #: words of the content outside links
    words_each: float = 0.0  #: words of the content for each of the entries, written addresses among them
    written: int = 0  #: hosts whose addresses stand there without being links
    outward: float = 0.0  #: entries, as a share of them and the content's links to its own site
    sections: int = 0  #: headings with entries under them
    common: float = 1.0  #: share of the links that have the commonest of their words, where they are very many
    trades: float = 0.0  #: share of the links whose text names goods or services, of several trades; as above
    affiliate: float = 0.0  #: share of the outbound links that earn something when readers buy
    references: float = 0.0  #: share of the entries under a heading such as "References"
    unheaded: float = 0.0  #: share of the entries under no heading, on a page that has several
    name: str = ""  #: the words in title, h1 or address that promise a list
    name_place: str = ""  #: "title", "heading" (h1), "round-up", "address", "folder" or "headings"
    under: int = 0  #: entries under headings that promise a list
    under_heading: str = ""
    is_blogroll: bool = False  #: title or h1 call it one
    blogroll: str = ""  #: the heading of a blogroll with entries under it
    suggest: str = ""
    submit: str = ""
    directory: str = ""  #: what title or h1 call it
    guest: str = ""  #: what it says for that in title, h1 or address
    guest_aside: str = ""  #: the same in its headings or first words
    sells: str = ""  #: in title, headings, buttons or first words
    sells_in_name: bool = False  #: in title, h1 or address
    sells_aside: str = ""  #: only as the text of a link
    swaps: str = ""  #: the same of links in return, among friends
    swaps_in_name: bool = False
    spam: frozenset[str] = frozenset()
    spam_share: float = 0.0  #: of its outbound links
    spam_trades: int = 0  #: of how many trades these are
    spam_trade_share: float = 0.0  #: of its outbound links, those of the commonest of these trades
    sponsored: float = 0.0  #: share of its outbound links that it marks as paid for
    forum_words: int = 0
    shop_words: int = 0
    shop_title: str = ""
    no_list: str = ""
    business: str = ""  #: what calls the page, or the headings of its lists, a business's: sponsors, dealers, press
    business_share: float = 0.0  #: share of the entries that are under that name
    host: str = ""  #: of its address, without "www."
    is_home: bool = False
    is_dated: bool = False  #: a day or month in its address, as blogs and newspapers have it
    searches: bool = False
    paths: frozenset[str] = frozenset()
    marks: dict[str, int] = field(default_factory=dict)


def read_signs(page: ResourcePage, niche: Niche | None = None) -> Signs:
    """Measure a page; the words of the `niche` are no spam in its links."""
    facts = page.facts
    signs = Signs(facts, marks=dict(facts.marks))
    _read_names(page, signs)
    topic = (niche.keyword, *niche.synonyms) if niche is not None else ()
    _read_links(page, signs, Spam(" ".join(map(fold, (page.title, facts.h1, *topic)))))
    _read_short_texts(page, signs)
    return signs


def _read_names(page: ResourcePage, signs: Signs) -> None:
    parts = urlsplit(page.url)
    path = names_of(parts.path)
    query = parse_qsl(parts.query)
    signs.paths = frozenset(
        name for name, after in zip(path, [*path[1:], ""], strict=True) if name != "topic" or after[:1].isdecimal()
    )
    signs.host = (parts.hostname or "").removeprefix("www.")
    signs.is_home = not query and len(path) == 1 and path[0] in _INDEX
    signs.is_dated = bool(_DATED.search(parts.path))
    signs.searches = any(name.lower() in kind_words.SEARCH_PARAMETERS for name, _ in query) or path[-1] == "search"
    title, h1 = fold(page.title), fold(page.facts.h1)
    folders = [("folder", name) for name in path[-2::-1]]
    for place, text in (("title", title), ("heading", h1), ("address", path[-1]), *folders):
        whole = parts_of(page.title) if place == "title" else [text]
        if not signs.name and (found := list_name(text) or whole_name(whole)):
            signs.name, signs.name_place = found, place
        elif not signs.name and place in ("title", "heading") and (found := round_up(text)):
            signs.name, signs.name_place = found, "round-up"
        signs.guest = signs.guest or GUEST_POST.find(text)
        if place in ("title", "heading"):
            signs.submit = signs.submit or SUBMIT.find(text)
            signs.directory = signs.directory or DIRECTORY.find(text)
    said = offers([title, h1, *path[::-1]])
    signs.sells, signs.swaps = said["sells"], said["swaps"]
    signs.sells_in_name, signs.swaps_in_name = bool(signs.sells), bool(signs.swaps)
    signs.shop_title = SHOP_TITLES.find(title)
    names = [*parts_of(page.title), h1, path[-1]]
    searched = [fold(value) for _, value in query] if signs.searches and signs.name else []
    # In "?q=bee+links" it was searched for; "?s=links" may as well name a section of the site.
    if any(fold(signs.name) in value and fold(signs.name) != value for value in searched):
        signs.name = signs.name_place = ""
    if not signs.name and (found := half_name(names)):
        signs.name, signs.name_place = found, "half"
    signs.is_blogroll = any(map(BLOGROLL.is_in, (title, h1)))
    signs.guest = signs.guest or next(filter(GUEST.is_all_of, names), "")
    signs.no_list = no_list(names)
    signs.business = next(filter(None, (business(name, is_home=signs.is_home) for name in names)), "")
    signs.business_share = float(bool(signs.business))


def _read_links(page: ResourcePage, signs: Signs, spam: Spam) -> None:
    facts = page.facts
    own = name_of(site_of(page.url))
    named = [(link, name) for link in page.links if (name := listed_name(link.url))]
    family = family_of(own, (name for _, name in named))
    sites: set[str] = set()
    beside: set[str] = set()
    sections: set[str] = set()
    references = sponsored = unheaded = 0
    headings: dict[str, tuple[str, str, bool]] = {}
    of_business = 0
    is_paper = "citation" in facts.types or facts.words - facts.side_words - facts.link_words >= _PAPER
    is_all_beside = facts.words - facts.side_words < facts.side_words / 10  # all of it stands beside nothing
    for link, site in named:
        name = own if site in family else site
        signs.outbound += 1
        if link.heading not in headings:
            headings[link.heading] = _promises(link.heading, is_paper=is_paper)
        promise, blogroll, is_reference = headings[link.heading]
        is_side = link.position in facts.side and not is_all_beside
        if link.position not in facts.entries:
            signs.inline += not is_side
        elif is_side and not promise and not (blogroll or signs.name):
            beside.add(name)
        else:
            signs.listed += 1
            sites.add(name)
            references += is_reference
            unheaded += not link.heading and link.position not in facts.headed
            if found := business(fold(link.heading), is_home=signs.is_home):
                of_business += 1
                signs.business = signs.business or found
            sections.add(link.heading)
            if promise or blogroll:
                signs.under += 1
                signs.under_heading = signs.under_heading or link.heading
            signs.blogroll = signs.blogroll or blogroll
        sponsored += "sponsored" in link.rel
        if signs.outbound <= _MOST_TEXTS:
            spam.add(link.anchor)
    content = facts.words if is_all_beside else facts.words - facts.side_words
    signs.sites, signs.beside, signs.written = len(sites), len(beside - sites), facts.written
    signs.words_each = content / max(1, signs.listed + facts.written)
    signs.prose = max(0, content - facts.link_words)
    signs.outward = signs.listed / max(1, signs.listed + facts.site_links)
    signs.unheaded = unheaded / max(1, signs.listed) if len(facts.headings) > 1 else 0.0
    signs.sections = len(sections)
    if len(sites) >= _VERY_MANY:
        signs.common = commonest(page.links[:_MOST_TEXTS])
        signs.trades = trades(page.links[:_MOST_TEXTS])
    signs.business_share = max(signs.business_share, of_business / max(1, signs.listed))
    signs.references = references / max(1, signs.listed)
    if signs.name_place in ("title", "heading") and signs.prose < _HARDLY_ANY:
        signs.references = 0.0  # a reading list: there is nothing that they could be the references of
    read = max(1, min(signs.outbound, _MOST_TEXTS))
    signs.spam, signs.spam_share = frozenset(spam.words), spam.links / read
    signs.spam_trades, signs.spam_trade_share = len(spam.families), max(spam.families.values(), default=0) / read
    signs.affiliate = affiliates([link for link, _ in named[:_MOST_TEXTS]])
    signs.sponsored = sponsored / max(1, signs.outbound)


def _promises(heading: str, *, is_paper: bool) -> tuple[str, str, bool]:
    """What a heading says of the links under it: a list, a blogroll, references."""
    text = fold(heading)
    if not text or text.count(" ") >= _LONGEST_NAME:
        return "", "", False
    is_reference = REFERENCES.is_all_of(text) or (is_paper and BIBLIOGRAPHIES.is_all_of(text))
    return "" if is_reference else list_name(text) or whole_name([text]), BLOGROLL.find(text), is_reference


def _read_short_texts(page: ResourcePage, signs: Signs) -> None:
    facts = page.facts
    headings = [fold(text) for text in facts.headings]
    buttons = [fold(text) for text in facts.buttons]
    opening = [fold(facts.opening), fold(facts.description)]
    texts = list(dict.fromkeys(_short(link.text for link in page.site_links[:_MOST_TEXTS])))
    if not signs.name:
        found = next(filter(None, map(list_name, (text for text in headings if text.count(" ") < _LONGEST_NAME))), "")
        signs.name, signs.name_place = found, "headings" if found else ""
    said = [*headings, *buttons, *opening]
    beside = {*map(fold, facts.side_headings)}
    signs.suggest = page.suggest
    signs.submit = signs.submit or _first(SUBMIT, [*said, *texts])
    signs.guest_aside = _first(GUEST_POST, (text for text in said if text not in beside))
    offered = offers(said)
    signs.sells, signs.swaps = signs.sells or offered["sells"], signs.swaps or offered["swaps"]
    signs.sells_aside = offer(SELLS, texts)
    whole = {*texts, *buttons}
    forum_words = {text for text in whole if FORUM.is_all_of(text)}
    comments = sum(map(COMMENTS.is_all_of, forum_words))
    signs.forum_words = len(forum_words) - max(0, comments - 1)
    signs.shop_words = sum(map(SHOP.is_all_of, whole))


def _short(texts: Iterable[str]) -> Iterable[str]:
    return (fold(text) for text in texts if 1 < len(text) <= 40)


def _first(phrases: Phrases, texts: Iterable[str]) -> str:
    return next(filter(None, map(phrases.find, texts)), "")
