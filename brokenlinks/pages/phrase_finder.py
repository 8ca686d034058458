"""Finds phrases of a list in the words of a text, in time that grows with the text and hardly with the list."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from brokenlinks.pages.dates import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Found(NamedTuple):
    """A phrase, and where in the words it stands."""

    phrase: str  #: as the list has it
    start: int
    end: int  #: the place after its last word


class PhraseFinder:
    """The phrases of several languages, to be found in the pieces of a text (`brokenlinks.pages.dates.pieces`)."""

    def __init__(self, by_language: Mapping[str, Iterable[str]]) -> None:
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._unspaced: list[tuple[str, str]] = []
        for phrases in by_language.values():
            for phrase in phrases:
                words = tuple(pieces(phrase))
                self._by_first[words[0]].append((words, phrase))
                if _is_unspaced(words[0]):
                    self._unspaced.append(("".join(words), phrase))
        self._firsts = frozenset(self._by_first)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))  # the longest is the most telling

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Each place where a phrase stands, in order, at most one phrase a place."""
        return self._find(words) if self._may_hold(words) else iter(())

    def is_in(self, words: Sequence[str]) -> bool:
        """Whether any of the phrases stands among the words."""
        return next(self.find(words), None) is not None

    def _may_hold(self, words: Sequence[str]) -> bool:
        # Nearly all lines hold no phrase, and this is all that they cost.
        return not self._firsts.isdisjoint(words) or bool(self._unspaced and not "".join(words).isascii())

    def _find(self, words: Sequence[str]) -> Iterator[Found]:
        for start, word in enumerate(words):
            if entries := self._by_first.get(word):
                for phrase, written in entries:
                    if tuple(words[start : start + len(phrase)]) == phrase:
                        yield Found(written, start, start + len(phrase))
                        break
            elif self._unspaced and not word.isascii() and _is_unspaced(word):
                # In a script without spaces a phrase is a part of what counts as one word.
                for phrase_text, written in self._unspaced:
                    if phrase_text in word:
                        yield Found(written, start, start + 1)
                        break


def _is_unspaced(word: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" for char in word)
