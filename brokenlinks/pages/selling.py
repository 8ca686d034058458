"""Finds what a page says of selling or swapping links, and which of its links are there for money alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from brokenlinks.pages import money_words
from brokenlinks.pages.further import Phrases, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SELLS: Final = Phrases(money_words.SELLS)
SWAPS: Final = Phrases(money_words.SWAPS)
SPAM: Final = Phrases(money_words.SPAM)
_FAMILIES: Final = {phrase: family for family, phrases in money_words.SPAM.items() for phrase in phrases}
_NEGATIONS: Final = frozenset(map(fold, money_words.NEGATIONS))
#: So many words before what is offered, a "no" or "never" means that it is not.
_DENIES: Final = 4
#: Of each text, so much is read.
_LONGEST: Final = 600


@dataclass(slots=True)
class Spam:
    """What is linked to for money, counted link by link."""

    ignored: str = ""  #: folded: the page's own title and topic, whose words are no spam on it
    words: set[str] = field(default_factory=set)
    families: dict[str, int] = field(default_factory=dict)  #: links by trade

    def add(self, anchor: str) -> None:
        """Count a link by its text."""
        found = SPAM.find(fold(anchor[:_LONGEST]))
        if found and f" {fold(found)} " not in f" {self.ignored} ":
            self.words.add(found)
            family = _FAMILIES[found]
            self.families[family] = self.families.get(family, 0) + 1

    @property
    def links(self) -> int:
        """How many there are."""
        return sum(self.families.values())


def offer(phrases: Phrases, texts: Iterable[str]) -> str:
    """The first of the phrases that one of the folded texts says without denying it; "" for none."""
    for text in texts:
        short = text[:_LONGEST]
        if not phrases.is_in(short):
            continue
        tokens = short.split(" ")
        for at in range(len(tokens)):
            found = phrases.find_first(" ".join(tokens[at:]))
            if found and _NEGATIONS.isdisjoint(tokens[max(0, at - _DENIES) : at]):
                return found
        if " " not in short or not short.isascii():  # a script without spaces has no such words before it
            found = phrases.find(short)
            if found and not found.isascii() and found in short:
                return found
    return ""


def offers(texts: Iterable[str]) -> Mapping[str, str]:
    """What the folded texts say of selling links ("sells") and of swapping them ("swaps")."""
    said = list(texts)
    return {"sells": offer(SELLS, said), "swaps": offer(SWAPS, said)}
