"""How much of a page is about a niche: the keyword and its synonyms, looked for where a page says what it is about.

Words are compared by their stems, so that "beekeeper's" is about beekeeping, and as parts of compounds
("Imkereibedarf"). A keyword or synonym of several words is found where all its words are.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.pages.further import fold
from brokenlinks.pages.kind_words import NO_TOPIC
from brokenlinks.words import address_words, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.models import Niche, OutboundLink, ResourcePage

#: The endings that most words of one stem differ by in the languages of the footprints, the longer ones first.
_ENDINGS: Final = (
    *("ations", "ingen", "ation", "ings", "ques", "ers", "ing", "ies", "ist", "ung", "que", "ment"),
    *("es", "er", "en", "ed", "ia", "ie", "or", "ar", "s", "e", "y", "n", "a", "o", "i"),
)
_SHORTEST_STEM: Final = 4
#: A stem of so many letters is looked for inside words too.
_COMPOUND: Final = 6
#: So many links whose text is about the niche are as good as a title that is.
_ENOUGH_LINKS: Final = 8
#: Links are looked at up to this one; a page does not change its topic after that.
_MOST_LINKS: Final = 400


class Closeness(NamedTuple):
    """How close a page is to a niche."""

    value: float  #: 0.0 (nowhere) to 1.0
    places: tuple[str, ...]  #: where it says so, in words: "title", "12 links"


def closeness(page: ResourcePage, niche: Niche) -> Closeness | None:
    """How close; None when the niche has no words to look for."""
    topics = _topics(niche)
    if not topics:
        return None
    facts = page.facts
    found: list[tuple[float, str]] = []
    address = address_words(page.url)
    in_address = " ".join((*address.name, *address.folders, *address.host))
    for share, name, text in (
        (1.0, "title", page.title),
        (1.0, "heading", facts.h1),
        (0.8, "address", in_address),
        (0.8, "description", facts.description),
        (0.7, "headings", " ".join(facts.headings)),
        (0.6, "first words", facts.opening),
    ):
        if part := _share(topics, text):
            found.append((share * part, name))
    links = page.links[:_MOST_LINKS]
    hits = _links_about(topics, links)
    if hits:
        enough = min(_ENOUGH_LINKS, max(1, len(links) // 2))
        found.append((min(1.0, hits / enough), f"{hits} link{'s' if hits > 1 else ''}"))
    if not found:
        return Closeness(0.0, ())
    best = max(value for value, _ in found)
    # A keyword of two words of which only one is found, in many places, is half of what was asked for.
    whole = [name for value, name in found if value >= best / 2]
    return Closeness(min(1.0, best), tuple(dict.fromkeys(whole)))


Topic = tuple[re.Pattern[str], ...]


@functools.lru_cache(maxsize=32)
def _topics(niche: Niche) -> tuple[Topic, ...]:
    topics = (_topic(text) for text in (niche.keyword, *niche.synonyms))
    return tuple(dict.fromkeys(topic for topic in topics if topic))


def _topic(text: str) -> Topic:
    telling = [fold(word) for word in words(text)] or fold(text).split()
    telling = [word for word in telling if word not in NO_TOPIC] or telling
    return tuple(map(_pattern, dict.fromkeys(filter(None, telling))))


@functools.lru_cache(maxsize=256)
def _pattern(word: str) -> re.Pattern[str]:
    stem = stem_of(word)
    if not word.isascii() and not re.search("[a-z]", word):
        return re.compile(re.escape(word))  # a script without spaces, or without our endings
    start = "" if len(stem) >= _COMPOUND else r"\b"
    return re.compile(rf"{start}{re.escape(stem)}[a-z]{{0,{6 if len(stem) >= _SHORTEST_STEM else 3}}}\b")


def stem_of(word: str) -> str:
    """A folded word without the ending by which it differs from its relatives, if it is long enough to have one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word[:-1] if word.endswith("s") and len(word) == _SHORTEST_STEM and not word.endswith("ss") else word


def _share(topics: Sequence[Topic], text: str) -> float:
    """The largest share of a topic's words that stand in the text."""
    if not text:
        return 0.0
    folded = fold(text)
    return max(sum(bool(word.search(folded)) for word in topic) / len(topic) for topic in topics)


def _links_about(topics: Sequence[Topic], links: Sequence[OutboundLink]) -> int:
    """How many links have all of a topic's words in their text, sentence, heading or address."""
    texts = [fold(f"{link.anchor} {link.context} {link.heading} {link.url}") for link in links]
    joined = "\n".join(texts)
    topics = [topic for topic in topics if all(word.search(joined) for word in topic)]
    return sum(any(all(word.search(text) for word in topic) for topic in topics) for text in texts) if topics else 0
