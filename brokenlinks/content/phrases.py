"""The telling phrases of a page, by its own words.

As RAKE does (Rose et al., 2010), candidates are runs of words between punctuation and stop words; as in YAKE (Campos et
al., 2020), what they weigh is where they stand: a page's name says what it is about, its text only mentions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from brokenlinks.stop_words import ALL_STOP_WORDS, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

_MOST_PHRASES: Final = 12
_LONGEST: Final = 3
#: Characters of running text: what a page is about stands at its beginning.
_OPENING: Final = 3_000
_MOST_HEADINGS: Final = 30

#: What one mention weighs by where it stands, and the most that all of a place weigh together.
_TITLE, _H1, _KEYWORDS, _HEADING, _DESCRIPTION, _TEXT = (
    (3.0, 3.0),
    (2.0, 2.0),
    (2.0, 2.0),
    (1.0, 3.0),
    (1.0, 2.0),
    (0.3, 3.0),
)
#: A longer phrase says more than its words, and is met less often.
_LENGTH: Final = (0.0, 1.0, 1.7, 2.0)
#: Below this a phrase was mentioned in passing.
_LEAST: Final = 1.0
#: A word is left out beside a phrase that it is part of, unless it weighs so much more on its own.
_ALONE: Final = 2.0
#: In a language whose stop words are not listed, words of so few letters are taken for such.
_SHORT: Final = 3

# A mark, or a dash with spaces, ends a run; a hyphen, an apostrophe and a dot within a word do not: "Node.js".
_BREAK = re.compile(r"[^\w\s.'’\-\u0300-\u036f\u0900-\u0dff]+|\.+(?!\w)|\s[-–—]+\s|\n")
_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u0900-\u0dff.'’-]*[^\W_.'’-][\u0300-\u036f\u0900-\u0dff]*)?")
# Chinese and Japanese write no spaces: runs of one script are nearest to words.
_UNSPACED = re.compile("[\u30a0-\u30ff]{2,12}|[\u3400-\u4dbf\u4e00-\u9fff]{2,8}")
#: What French and Italian articles and prepositions are before a vowel.
_ELIDED: Final = frozenset("c d j l m n qu s t un all dall dell nell sull".split())
_TITLE_PARTS = re.compile(r"\s+[|–—·•»«:/-]+\s+|\s*[|·•»«]\s*")


def phrases_of(
    title: str,
    h1: str,
    headings: Sequence[str],
    description: str,
    keywords: str,
    text: str,
    *,
    language: str = "",
) -> tuple[str, ...]:
    """At most 12 phrases of one to three words, the most telling first, as the page writes them.

    `language` is that of the page, "en".
    """
    shortest = 1 if not language or language in STOP_WORDS else _SHORT + 1
    weights: defaultdict[str, float] = defaultdict(float)
    written: dict[str, str] = {}
    for texts, (weight, most) in (
        ([_own_part(title, h1)], _TITLE),
        ([h1], _H1),
        ([keywords], _KEYWORDS),
        (headings[:_MOST_HEADINGS], _HEADING),
        ([description], _DESCRIPTION),
        ([text[:_OPENING]], _TEXT),
    ):
        place: defaultdict[str, float] = defaultdict(float)
        only = _frequent(text[:_OPENING], weights) if weight < _LEAST else None
        for part in texts:
            for phrase in _candidates(part, shortest, only):
                key = phrase.casefold()
                written.setdefault(key, phrase)
                place[key] += weight
        for key, weighed in place.items():
            weights[key] += min(weighed, most)
    scores = {key: weight * _LENGTH[_length(key)] for key, weight in weights.items() if weight >= _LEAST}
    return tuple(written[key] for key in _best(scores, weights))


def _own_part(title: str, h1: str) -> str:
    """A title without the site's name: the part that the heading repeats, else the longest."""
    parts = [part for part in _TITLE_PARTS.split(title) if part.strip()]
    named = set(h1.casefold().split())
    return max(parts, key=lambda part: (len(named & set(part.casefold().split())), len(part)), default="")


def _frequent(text: str, weights: Iterable[str]) -> set[str]:
    """The words of a running text that can be part of a phrase at all: the others need no further look.

    They are mentioned often enough to weigh something by that alone, or are part of a phrase that weighs already.
    """
    counted = Counter(_WORD.findall(text.casefold()))
    often = {_without_article(word) for word, times in counted.items() if times * _TEXT[0] >= _LEAST}
    return often.union(*(phrase.split() for phrase in weights))


def _candidates(text: str, shortest: int, only: Container[str] | None = None) -> Iterator[str]:
    for run in _BREAK.split(text):
        words: list[str] = []
        for word in (*map(_without_article, _WORD.findall(run)), ""):
            if word and (only is None or word.casefold() in only) and _is_telling(word, shortest):
                words.append(word)
                continue
            yield from _grams(words)
            words = []


def _without_article(word: str) -> str:
    """`hivernage` of "l'hivernage"."""
    head, mark, tail = word.replace("’", "'").partition("'")
    return tail if mark and head.casefold() in _ELIDED else word


def _grams(words: Sequence[str]) -> Iterator[str]:
    for start in range(len(words)):
        if unspaced := _UNSPACED.findall(words[start]):
            yield from unspaced
            continue
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            if end == start + 1 and words[start].isdecimal():
                continue  # a number alone tells nothing; "windows 10" does
            if end > start + 1 and _UNSPACED.search(words[end - 1]):
                break
            yield " ".join(words[start:end])


def _is_telling(word: str, shortest: int) -> bool:
    if len(word) == 1 and word.isascii():
        return False
    if len(word) < shortest and word.isalpha() and not word.isupper() and not _UNSPACED.search(word):
        return False
    folded = word.casefold().replace("’", "'")
    # "doesn't": the part that is a stop word tells what the whole is.
    return folded not in ALL_STOP_WORDS and folded.partition("'")[0] not in ALL_STOP_WORDS


def _length(phrase: str) -> int:
    return min(phrase.count(" ") + 1, _LONGEST)


def _best(scores: dict[str, float], weights: dict[str, float]) -> list[str]:
    chosen: list[str] = []
    for key in sorted(scores, key=lambda key: -scores[key]):
        if len(chosen) == _MOST_PHRASES:
            break
        if any(_says_the_same(key, other, weights) for other in chosen):
            continue
        chosen.append(key)
    return chosen


def _says_the_same(key: str, other: str, weights: dict[str, float]) -> bool:
    """Whether a phrase adds nothing to one that was chosen before it."""
    if f" {key} " in f" {other} ":
        return weights[key] < _ALONE * weights[other]
    # It is longer, or differs in its ending only: "hive", "hives".
    return f" {other} " in f" {key} " or (key[:-1].startswith(other[:-2]) and abs(len(key) - len(other)) <= 2)
