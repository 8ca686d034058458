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

#: Endings by which words of one stem differ, each group taking the place of its own only.
_INFLECTIONS: Final = (
    ("ings", "ing", "ers", "er", "ed", "es", "e", "s"),
    ("ies", "y"),
    ("es", "en", "s", "n"),
)
#: Letters that an inflected word keeps at least.
_SHORTEST_STEM: Final = 3
#: Of a word of so many letters, its beginning alone will do, for the endings of all the other languages …
_LONG: Final = 7
#: … this part of it, and no fewer letters than that.
_BEGINNING: Final = 0.6
_SHORTEST_BEGINNING: Final = 5
#: A word of so many letters is looked for inside others too.
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
    about, hits = _links_about(topics, links)
    if about:
        found.append((about, f"{hits} link{'' if hits == 1 else 's'}" if hits else "some links"))
    if not found:
        return Closeness(0.0, ())
    best = max(value for value, _ in found)
    # Where only a part of the keyword is found says little beside where all of it is.
    return Closeness(best, tuple(name for value, name in found if value > best / 2))


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
    if not re.search("[a-z]", word):
        return re.compile(re.escape(word))  # a script without spaces, or without our endings
    forms = [rf"\b{re.escape(word)}s?\b"]
    for group in _INFLECTIONS:
        endings = (end for end in group if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM)
        if ending := next(endings, ""):
            stem = word.removesuffix(ending)
            forms.append(rf"\b{re.escape(stem)}(?:{'|'.join(group)})?\b")
    if len(word) >= _LONG:
        beginning = word[: max(_SHORTEST_BEGINNING, round(_BEGINNING * len(word)))]
        forms.append(rf"\b{re.escape(beginning)}\w{{0,6}}\b")
    if len(word) >= _COMPOUND:
        forms.append(re.escape(word))
    return re.compile("|".join(forms))


def _share(topics: Sequence[Topic], text: str) -> float:
    """The largest share of a topic's words that stand in the text."""
    if not text:
        return 0.0
    folded = fold(text)
    return max(sum(bool(word.search(folded)) for word in topic) / len(topic) for topic in topics)


def _links_about(topics: Sequence[Topic], links: Sequence[OutboundLink]) -> tuple[float, int]:
    """How much of a topic is in the links' texts, sentences, headings and addresses; and how many have all of it."""
    texts = [fold(f"{link.anchor} {link.context} {link.heading} {link.url}") for link in links]
    enough = min(_ENOUGH_LINKS, max(1, len(links) // 2))
    best, most = 0.0, 0
    for topic in topics:
        found = [sum(bool(word.search(text)) for word in topic) for text in texts]
        # Half of a keyword in all of the links is half of it.
        shares = sorted(found, reverse=True)[:enough]
        best = max(best, sum(shares) / (enough * len(topic)))
        most = max(most, sum(words == len(topic) for words in found))
    return best, most
