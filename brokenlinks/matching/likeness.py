"""Words that are nearly the same: shortened, joined to others, or misspelt."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The shorter of two words makes up at least this share of the longer: "dict" of "dictionari".
_LEAST_SHARE: Final = 0.4
#: Letters that a word must have to count as the beginning of another, and to count anywhere within it.
_LEAST_BEGINNING: Final = 3
_LEAST_PART: Final = 5
#: Letters from which on a misspelling is told from another word, and how many of their threes such two share (Dice).
_LEAST_MISSPELT: Final = 6
_LEAST_DICE: Final = 0.6
#: Like words of one word that are looked at.
_MOST: Final = 200


class Vocabulary:
    """Words, found by words that are like them. Every word is known by its place in `words`."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        threes: defaultdict[str, list[int]] = defaultdict(list)
        counts = []
        for place, word in enumerate(words):
            own = _threes(word)
            counts.append(len(own))
            for three in own:
                threes[three].append(place)
        self._threes = {three: np.array(places, dtype=np.int32) for three, places in threes.items()}
        self._counts = np.array(counts, dtype=np.int32)
        self.like = functools.lru_cache(maxsize=100_000)(self._like)

    def _like(self, word: str) -> tuple[tuple[int, float], ...]:
        """Other words that are like this one, with how much, 0–1."""
        if len(word) < _LEAST_BEGINNING or not self._words:
            return ()
        own = _threes(word)
        found = [self._threes[three] for three in own if three in self._threes]
        if not found:
            return ()
        places, shared = np.unique(np.concatenate(found), return_counts=True)
        dice = 2 * shared / (len(own) + self._counts[places])
        order = np.argsort(-dice, kind="stable")[:_MOST]
        return tuple(self._judged(word, places[order].tolist(), dice[order].tolist()))

    def _judged(self, word: str, places: list[int], dice: list[float]) -> Iterator[tuple[int, float]]:
        for place, alike in zip(places, dice, strict=True):
            other = self._words[place]
            if other != word and (likeness := _likeness(word, other, alike)):
                yield place, likeness


def _likeness(one: str, other: str, dice: float) -> float:
    shorter, longer = sorted((one, other), key=len)
    best = 0.0
    if len(shorter) >= _LEAST_MISSPELT and shorter[0] == longer[0] and dice >= _LEAST_DICE:
        best = dice
    begins = len(shorter) >= _LEAST_BEGINNING and longer.startswith(shorter)
    if begins or (len(shorter) >= _LEAST_PART and shorter in longer):
        best = max(best, len(shorter) / len(longer))
    return best if best >= _LEAST_SHARE else 0.0


def _threes(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
