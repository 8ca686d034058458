"""What the user says of their own pages: which to offer for which words, and which never. It counts before all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brokenlinks.matching.query import Place
from brokenlinks.matching.stems import stem
from brokenlinks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from brokenlinks.matching.query import QueryWord

#: Where a dead page's words say what it was about, and not just where it stood.
_TELLING: frozenset[Place] = frozenset({Place.NAME, Place.CONTEXT})


class RuleHit(NamedTuple):
    """A page that the user wants offered for a dead target."""

    url: str
    phrase: str  #: the words, as the user wrote them


class UserRules:
    """The settings `offer_for` and `never_offer`.

    Args:
        offer_for: page → phrases; one of them is met when all its telling words, in any order and form, are in the dead
            page's anchor, name, archived title or description, or in the sentence around a link to it.
        never_offer: beginnings of addresses.
    """

    def __init__(self, offer_for: Mapping[str, Sequence[str]] | None = None, never_offer: Iterable[str] = ()) -> None:
        self._offer_for = offer_for or {}
        self._never = tuple(entry for entry in never_offer if entry)

    def never(self, url: str) -> bool:
        """Whether this page is not to be offered."""
        return bool(self._never) and url.startswith(self._never)

    def hits(self, query: Iterable[QueryWord], languages: Sequence[str]) -> Iterator[RuleHit]:
        """The pages to offer for a target of these words, in the order of the settings, each once."""
        if not self._offer_for:
            return
        said = {stem(word.written, language) for word in query if word.place in _TELLING for language in languages}
        for url, phrases in self._offer_for.items():
            met = next((phrase for phrase in phrases if _is_met(phrase, said, languages)), None)
            if met is not None and not self.never(url):
                yield RuleHit(url, met)


def _is_met(phrase: str, said: set[str], languages: Sequence[str]) -> bool:
    asked = words(phrase)
    return bool(asked) and all(any(stem(word, language) in said for language in languages) for word in asked)
