"""A domain that changed hands: today's page against the last good archived copy of it.

Topic, title and owner must all have changed entirely, and each must be known on both sides; one thing left in common,
or one that cannot be told, and nothing is said. So a redesign, a rebrand, a new owner who goes on with the same subject
and a front page whose news moved on pass, and so does a translation: two languages have no words to compare.

Pure: the archived copy comes from whoever has it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final

from brokenlinks.checking.marks import stands_for_another
from brokenlinks.checking.owner_marks import FRAME_WORDS, NAME_WORDS, SERVICE_NAMES
from brokenlinks.checking.rules import Finding
from brokenlinks.models import Reason
from brokenlinks.stop_words import ALL_STOP_WORDS, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.checking.owner import Portrait
    from brokenlinks.checking.page_facts import PageFacts

_WORD: Final = re.compile(r"[^\W\d_]+")
#: Letters by which two words count as one: "weaving" and "weaver". Chance makes a few of them one too, and that only
#: makes pages more alike.
_STEM: Final = 5
#: Different words that a page must have to be about anything.
_LEAST_WORDS: Final = 40
#: A page's most frequent words are its topic. With 30, halves of one page are taken for two topics here and there
#: (0.6 %); with 60, three of four changes that there are go unseen that are seen with 30.
_TOPIC: Final = 40
#: Words that two topics may have in common by chance. Two pages of different sites have none in a quarter of all cases,
#: and one at most in more than half; halves of one page have one at most in 0.9 % of all cases.
_BY_CHANCE: Final = 1
#: A title's and a heading's word weighs as much as so many in the text.
_HEADLINE: Final = 3
#: The share of function words from which a text is taken to be in their language.
_SPOKEN: Final = 0.12


def usurped(now: Portrait, then: Portrait) -> Finding | None:
    """What speaks against `now`, the page at an address, when `then` is its last good archived copy; None: nothing."""
    if stands_for_another(now.facts) or stands_for_another(then.facts):
        return None
    language = _language(now)
    if not language or language != _language(then):
        return None
    if _topic_left(now.facts, then.facts) or _title_left(now.facts, then.facts) or _owner_left(now, then):
        return None
    was, is_now = (f"“{one.facts.title}” ({next(iter(_names(one)))})" for one in (then, now))
    return Finding(Reason.USURPED, 0.85, f"another site has taken its place: it was {was}, and is now {is_now}")


def can_be_compared(page: Portrait) -> bool:
    """False for a page of which `usurped` says nothing, whatever it is compared with."""
    return (
        not stands_for_another(page.facts)
        and bool(_language(page))
        and len(_weighed(page.facts)) >= _LEAST_WORDS
        and any(_stems(page.facts.title))
        and bool(_names(page))
    )


def _language(one: Portrait) -> str:
    """By its function words; as declared where no list has them."""
    words = [word.casefold() for word in _WORD.findall(one.facts.text)]
    counted = {language: sum(word in listed for word in words) for language, listed in STOP_WORDS.items()}
    best = max(counted, key=lambda language: counted[language])
    return best if words and counted[best] / len(words) >= _SPOKEN else one.language


def _topic_left(now: PageFacts, then: PageFacts) -> bool:
    """True when the pages have frequent words in common, or one of them is too short to have a topic."""
    words, other = _weighed(now), _weighed(then)
    return min(len(words), len(other)) < _LEAST_WORDS or len(_topic(words) & _topic(other)) > _BY_CHANCE


def _topic(words: Counter[str]) -> set[str]:
    return {word for word, _ in words.most_common(_TOPIC)}


def _weighed(facts: PageFacts) -> Counter[str]:
    weights = Counter(_stems(facts.text))
    for text in (facts.title, *facts.headings):
        weights.update(dict.fromkeys(_stems(text), _HEADLINE))
    return weights


def _title_left(now: PageFacts, then: PageFacts) -> bool:
    """True when the titles share a word that means something, or one of them has none."""
    words, other = set(_stems(now.title)), set(_stems(then.title))
    return not words or not other or bool(words & other)


def _owner_left(now: Portrait, then: Portrait) -> bool:
    """True when the owner may be the same: nobody is named, or one name, account or address goes on, or one page names
    the other's owner."""
    names, others = _names(now), _names(then)
    if not names or not others or now.marks & then.marks:
        return True
    if any(_same_name(one, other) for one, other in product(names.values(), others.values())):
        return True
    return _speaks_of(now.facts, others.values()) or _speaks_of(then.facts, names.values())


def _names(one: Portrait) -> dict[str, set[str]]:
    """The names and their words; without such as the "Terms of use" that a copyright line goes on with, and without
    those of services, whose names stand on pages of any owner."""
    words = {name: {word for word in map(str.casefold, _WORD.findall(name)) if len(word) > 2} for name in one.names}
    telling = {name: found - NAME_WORDS - FRAME_WORDS for name, found in words.items()}
    return {name: found for name, found in telling.items() if found and not found & SERVICE_NAMES}


def _same_name(one: set[str], other: set[str]) -> bool:
    """True when two names share a word, be it written together with others: "loomsociety.org"."""
    return any(word in another or another in word for word, another in product(one, other))


def _speaks_of(facts: PageFacts, names: Iterable[set[str]]) -> bool:
    said = {word.casefold() for word in _WORD.findall(f"{facts.title} {facts.text}")}
    return any(name <= said for name in names)


def _stems(text: str) -> Iterable[str]:
    """The telling words of a text, cut to their stems."""
    for word in map(str.casefold, _WORD.findall(text)):
        if len(word) > 3 and word not in ALL_STOP_WORDS and word not in FRAME_WORDS:
            yield word[:_STEM]
