"""Finds what a page says of selling or swapping links, and which of its links are there for money alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from brokenlinks.pages import money_words
from brokenlinks.pages.further import Phrases, fold
from brokenlinks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from brokenlinks.models import OutboundLink

SELLS: Final = Phrases(money_words.SELLS)
SWAPS: Final = Phrases(money_words.SWAPS)
SPAM: Final = Phrases(money_words.SPAM)
_FAMILIES: Final = {phrase: family for family, phrases in money_words.SPAM.items() for phrase in phrases}
_NEGATIONS: Final = frozenset(map(fold, money_words.NEGATIONS))
BUY: Final = Phrases(money_words.BUY)
TRADES: Final = Phrases(money_words.TRADES)
_TRADES: Final = {phrase: trade for trade, phrases in money_words.TRADES.items() for phrase in phrases}
_AFFILIATE: Final = re.compile(
    rf"[?&](?:{'|'.join(money_words.AFFILIATE_PARAMETERS)})=|[?&]utm_medium=affiliate|"
    rf"//(?:[\w-]+\.)*(?:{'|'.join(map(re.escape, money_words.AFFILIATE_HOSTS))})/",
    re.IGNORECASE,
)
#: A button for buying stands so often where a page lives by it.
_BUTTONS: Final = 3
#: So many trades side by side are no topic.
_SEVERAL: Final = 4
#: What so many of the links have around them, and not in their text, is the list's own form of words.
_FORM: Final = 0.9
#: So many words before what is offered, a "no" or "never" means that it is not.
_DENIES: Final = 4
#: The first character of the scripts without spaces in which there are phrases.
_UNSPACED: Final = "\u3040"
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
        found = phrases.find(short)
        if found >= _UNSPACED and found in short:  # within a run of such a script, no word before it can be told
            return found
    return ""


def offers(texts: Iterable[str]) -> Mapping[str, str]:
    """What the folded texts say of selling links ("sells") and of swapping them ("swaps")."""
    said = list(texts)
    return {"sells": offer(SELLS, said), "swaps": offer(SWAPS, said)}


def affiliates(links: Sequence[OutboundLink]) -> float:
    """The share of the links that earn something when readers buy, by their addresses or as "Check price" buttons."""
    buttons = Counter(text for link in links if BUY.find_first(text := fold(link.anchor[:_LONGEST])))
    often = {text for text, count in buttons.items() if count >= _BUTTONS}
    found = sum(fold(link.anchor[:_LONGEST]) in often or bool(_AFFILIATE.search(link.url)) for link in links)
    return found / max(1, len(links))


def trades(links: Sequence[OutboundLink]) -> float:
    """The share of the links whose texts name goods or services, where these are of several trades; else 0."""
    found = [_TRADES[name] for link in links if (name := TRADES.find(fold(link.anchor[:_LONGEST])))]
    return len(found) / max(1, len(links)) if len(set(found)) >= _SEVERAL else 0.0


def commonest(links: Sequence[OutboundLink]) -> float:
    """The share of the links whose text or sentence has the telling word that most of them have.

    Words that stand beside nearly all of them in the same sentence ("… – quality products at low prices") do not tell.
    """
    named = Counter(word for link in links for word in {*map(str.lower, words(link.anchor))})
    counted = Counter(word for link in links for word in {*map(str.lower, words(f"{link.anchor} {link.context}"))})
    most = _FORM * len(links)
    return max((n for word, n in counted.items() if n <= most or named[word] > most), default=0) / max(1, len(links))
