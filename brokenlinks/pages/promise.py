"""How much a link promises a page of links on the niche, before the page is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from brokenlinks.models import SiteLink
from brokenlinks.pages import promise_words
from brokenlinks.pages.further import Phrases, fold, is_link_page, is_never, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SEE_ALSO = Phrases(promise_words.SEE_ALSO)
_LISTS = Phrases(promise_words.LISTS)
_OTHER_PAGES = Phrases(promise_words.OTHER_PAGES)
#: /2019/08/, /2019-08-20-title: a news item or a post.
_DATED: Final = re.compile(r"/(?:19|20)\d\d(?:[/-](?:0?[1-9]|1[0-2])(?:[/-]|$))")
_ADDRESS: Final = re.compile(r"\s*(?:https?:|//|www\.)", re.IGNORECASE)
_HEAD_OF_HEADING: Final = 80  # characters: what is longer is a sentence


class Weights(NamedTuple):
    """What each sign adds to a link's promise, which is between 0 and 1."""

    name: float = 0.45  #: text or address is what link pages are called
    heading: float = 0.45  #: it stands under “see also” and the like
    listing: float = 0.25  #: text or address speaks of a list
    topic: float = 0.15  #: its words are the niche's
    parent: float = 0.2  #: the page that it stands on is a resource page
    other_page: float = -0.4  #: it is called as a site's other pages are
    front_page: float = -0.2  #: it leads to a site's front page
    dated: float = -0.1
    query: float = -0.05
    nofollow: float = -0.1


WEIGHTS: Final = Weights()


class Clue(NamedTuple):
    """What is known of a link."""

    url: str  #: resolved
    text: str
    heading: str = ""
    context: str = ""
    nofollow: bool = False


def promise(clue: Clue, *, parent: float, niche: Collection[frozenset[str]]) -> float:
    """From 0 to 1; 0 for what is no page, or one that does something.

    Args:
        parent: the score of the page that the link stands on, 0 to 100.
        niche: the terms by which the niche is known, as `niche_terms` makes them.

    Raises:
        ValueError: `clue.url` is no address.
    """
    if is_never(clue.url):
        return 0.0
    parts = urlsplit(clue.url)
    # An address as text says nothing that the address does not: its host may be called links.example.
    text = "" if _ADDRESS.match(clue.text) else fold(clue.text)
    names = names_of(parts.path)
    said = [text, *names]
    promised = WEIGHTS.parent * parent / 100
    if is_link_page(SiteLink(clue.url, text)):
        promised += WEIGHTS.name
    if len(clue.heading) <= _HEAD_OF_HEADING and _SEE_ALSO.is_in(fold(clue.heading)):
        promised += WEIGHTS.heading
    if _LISTS.is_in(text) or _LISTS.is_in(names[-1]):
        promised += WEIGHTS.listing
    if niche:
        about = _telling_words(f"{clue.text} {clue.context} {' '.join(names)} {parts.netloc.replace('.', ' ')}")
        promised += WEIGHTS.topic * max(len(term & about) / len(term) for term in niche)
    if any(_OTHER_PAGES.is_all_of(_without_number(words)) for words in said):
        promised += WEIGHTS.other_page
    if parts.path in ("", "/") and not parts.query:
        promised += WEIGHTS.front_page
    promised += WEIGHTS.dated * bool(_DATED.search(parts.path)) + WEIGHTS.query * bool(parts.query)
    promised += WEIGHTS.nofollow * clue.nofollow
    return min(1.0, max(0.0, promised))


def niche_terms(terms: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Keyword and synonyms, each as its telling words; a term without any is left out."""
    return tuple(words for term in terms if (words := _telling_words(term)))


def _telling_words(text: str) -> frozenset[str]:
    """Folded, without the endings of English plurals."""
    found = {word for word in fold(text).split() if len(word) > 2 or not word.isascii()}
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in found)


def _without_number(words: str) -> str:
    return words.rstrip("0123456789 ")
