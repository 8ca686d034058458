"""Words to link an own page with: several, so that won links do not all carry the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.matching.query import own_title
from brokenlinks.matching.stems import stems
from brokenlinks.words import address_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: An anchor of more words is a sentence, and of more characters a paragraph.
_MOST_WORDS: Final = 8
_MOST_CHARACTERS: Final = 70
_MOST: Final = 4
#: Of an old anchor's telling words, so many must be the new page's too: it must not promise what is not there.
_LEAST_SHARED: Final = 0.75


def suggest_anchors(
    old: Iterable[str], *, url: str, title: str, h1: str, phrases: Sequence[str], language: str
) -> tuple[str, ...]:
    """Up to four anchors for the page: the old one where it is true of the new page too, its title, its phrases.

    Args:
        old: the anchors of the links to the dead page, the most frequent first.
        phrases: what the page is about, by its own words, the telling ones first.
    """
    told = {*stems(" ".join((title, h1, *phrases)), language)}
    found: dict[str, str] = {}
    for anchor in _candidates(old, told, url, title, h1, phrases, language):
        text = " ".join(anchor.split()).strip(" .,:;|–—-")
        if text and len(text) <= _MOST_CHARACTERS and len(text.split()) <= _MOST_WORDS:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())[:_MOST]


def _candidates(
    old: Iterable[str], told: set[str], url: str, title: str, h1: str, phrases: Sequence[str], language: str
) -> Iterator[str]:
    kept = [anchor for anchor in old if _is_true(anchor, told, language)]
    yield from kept[:1]
    yield own_title(title, address_words(url).host)
    yield from (phrase for phrase in phrases if " " in phrase)
    yield h1
    yield from kept[1:]
    yield from phrases


def _is_true(anchor: str, told: set[str], language: str) -> bool:
    if "://" in anchor or "www." in anchor:
        return False
    asked = stems(anchor, language)
    return bool(asked) and sum(word in told for word in asked) >= _LEAST_SHARED * len(asked)
