"""Whether two pages are one: what a page has that a made-up address does not get, beyond what differs by chance."""

from __future__ import annotations

import functools
import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from brokenlinks.checking.marks import says_sentence
from brokenlinks.checking.page_facts import shown
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.wording import likeness, own_words, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.samples import Page, Sample
    from brokenlinks.network.trail import Trail

#: Word triples that two answers must share to be one page, where two made-up addresses share no fewer …
_ALIKE: Final = 0.85
#: … and how many fewer than those two a page may share with either.
_LESS_ALIKE: Final = 0.15
#: Words that one page may have which the other lacks, where there is nothing to tell what differs by chance.
_OWN: Final = 2
#: Words that differ by chance: from here on, a page of links to anything.
_MUCH_NOISE: Final = 10
#: The part of a made-up address that nobody else has.
INVENTED: Final = re.compile(r"[0-9a-f]{16}")
#: At the ends of words.
_PUNCTUATION: Final = ".,:;!?…()[]{}\"'“”„‘’«»‹›|·•–—-/\\*#<>=+"


class Sameness(Enum):
    """How alike a page is to what made-up addresses get."""

    NONE = "it has something of its own"
    NOISY = "it has no more of its own than any two answers for made-up addresses differ in"
    WHOLE = "it has nothing of its own"


def sameness(page: Page) -> Sameness:
    """How alike a page is to what two made-up addresses get; one of them must do where the second was not asked.

    What differs between those two is noise: the time, a number of visitors, links to anything. An address that they
    repeat is noise too. Whatever a page has beyond it, be it one number or one picture, is its own.
    """
    if page.made_up is None:
        return Sameness.NONE
    return _sameness(page.asked, page.trail, page.facts, page.made_up, page.other or page.made_up)


@functools.lru_cache(maxsize=16)  # several rules ask it of the same page
def _sameness(asked: str, trail: Trail, facts: PageFacts, one: Sample, two: Sample) -> Sameness:
    if not (one.answers and two.answers) or one.facts is None or two.facts is None:
        return Sameness.NONE
    if facts.cut or one.facts.cut or two.facts.cut:
        return Sameness.NONE
    if not _same_title(asked, facts, one, one.facts) or facts.refresh != one.facts.refresh:
        return Sameness.NONE
    by_chance = _by_chance(one, two)
    own = list((_words(facts.text) - (_words(one.facts.text) | _words(two.facts.text))).elements())
    repeated = _repeats(one)
    if repeated:
        own = [word for word in own if not set(words(word)) <= _address_words(asked)]
    if any(_has_digit(word) for word in by_chance):
        own = [word for word in own if not _has_digit(word)]
    if len(own) > _allowed(len(by_chance)) or not _reads_alike(facts, one.facts, two.facts, repeated=repeated):
        return Sameness.NONE
    if not _shows_alike(asked, trail, one, two):
        return Sameness.NONE
    # A site that makes a page of any address, "Plumber in Leeds", repeats it as one does that finds nothing.
    return Sameness.NOISY if len(own) > _OWN or _is_titled_by_address(one) else Sameness.WHOLE


def may_be_same(page: Page) -> bool:
    """True when a second made-up address is worth asking: page and first one are headed alike, or end alike."""
    one = page.made_up
    if one is None or not one.answers or one.facts is None:
        return False
    if ends_alike(page, one):
        return True
    if _is_titled_by_address(one) and not both_say_sentence(page):
        return False
    return _same_title(page.asked, page.facts, one, one.facts)


def both_say_sentence(page: Page) -> bool:
    """True when page and made-up address both get one of the sentences that stand below "not found"."""
    other = page.made_up.facts if page.made_up is not None else None
    return other is not None and says_sentence(page.facts) and says_sentence(other)


def resembles(page: Page, sample: Sample | None) -> bool:
    """True when a sample shows the same page but for a few words: good enough to excuse a host, not to accuse it."""
    if sample is None or not sample.answers or sample.facts is None or page.facts.cut or sample.facts.cut:
        return False
    one, other = page.facts, sample.facts
    return (
        one.title == other.title
        # With the words of its own address left in: a page that speaks of them differs from the made-up one's.
        and likeness(tokens(one.text), tokens(other.text)) >= _ALIKE
        and len(own_words(one.text, other.text, page.asked)) <= _OWN
    )


def ends_alike(page: Page, sample: Sample | None) -> bool:
    """True when page and sample were redirected to one place, but for the address that it repeats."""
    if sample is None or not sample.answers or not sample.trail.hops or not page.trail.hops:
        return False
    if same_place(sample.trail.url, page.trail.url):
        return True
    return _without(sample.trail.url, sample.asked) == _without(page.trail.url, page.asked)


def lands_with(page: Page, sample: Sample | None) -> bool:
    """`ends_alike`, where it is to accuse a host: at one very address, or with the same to be seen there. A host that
    puts a slash behind any address sends each to a page of its own."""
    if sample is None or not ends_alike(page, sample):
        return False
    return same_place(sample.trail.url, page.trail.url) or sameness(page) is not Sameness.NONE


def fares_alike(page: Page, sample: Sample) -> bool:
    """True when a sample's visitors get to see what the page's visitors do."""
    return ends_alike(page, sample) or resembles(page, sample)


def _repeats(sample: Sample) -> bool:
    """True when a page shows the made-up address that was asked for it."""
    token = INVENTED.search(sample.asked)
    return bool(token and sample.facts and token[0] in f"{sample.facts.title} {sample.facts.text}".casefold())


# --- what is compared


def _same_title(asked: str, facts: PageFacts, one: Sample, other_facts: PageFacts) -> bool:
    title, other = set(words(facts.title)), set(words(other_facts.title))
    if _is_titled_by_address(one):
        title -= _address_words(asked)
        other = {word for word in other if not INVENTED.search(word)} - _address_words(asked)
    return title == other


def _is_titled_by_address(sample: Sample) -> bool:
    token = INVENTED.search(sample.asked)
    return bool(token and sample.facts and token[0] in sample.facts.title.casefold())


def _reads_alike(page: PageFacts, one: PageFacts, two: PageFacts, *, repeated: bool) -> bool:
    """By the order of the words, which the words alone do not tell; where an address is repeated they are too few."""
    if repeated:
        return True
    text, other = tokens(page.text), tokens(one.text)
    return likeness(text, other) >= min(_ALIKE, likeness(other, tokens(two.text)) - _LESS_ALIKE)


def _shows_alike(asked: str, trail: Trail, one: Sample, two: Sample) -> bool:
    """By the pictures, files and links in it."""
    if trail.answer is None or not trail.answer.body:
        return True
    first, second = _unlike(one.shown, one.asked), _unlike(two.shown, two.asked)
    mine = shown(trail.answer)
    if len(first) < len(one.shown):  # else what has the address in it is the page's own: its picture is called so
        mine = _unlike(mine, asked)
    return len(mine - first - second) <= max(len(first - second), len(second - first))


def _unlike(addresses: Iterable[str], asked: str) -> frozenset[str]:
    """The addresses without those that repeat the one that was asked: "share this page", "the same in German"."""
    pieces = urlsplit(asked)
    path = unquote(pieces.path).strip("/")
    last = path.rpartition("/")[2]
    mine = {part.casefold() for part in (path, last, pieces.query) if len(part) > 3}
    return frozenset(address for address in addresses if not any(part in unquote(address).casefold() for part in mine))


def _allowed(noise: int) -> int:
    """How many words of its own a page may have: chance is wider than two samples of it, once there is much of it."""
    return noise if noise < _MUCH_NOISE else noise * 3 // 2


def _by_chance(one: Sample, two: Sample) -> list[str]:
    """The words by which two answers for made-up addresses differ, without those addresses."""
    first, second = (_words(sample.facts.text if sample.facts else "") for sample in (one, two))
    differ = (list((mine - other).elements()) for mine, other in ((first, second), (second, first)))
    return max(([word for word in each if not INVENTED.search(word)] for each in differ), key=len)


def _words(text: str) -> Counter[str]:
    """How often each word is there: a number may be in the menu as well."""
    return Counter(filter(None, (word.strip(_PUNCTUATION) for word in tokens(text))))


def _address_words(url: str) -> set[str]:
    pieces = urlsplit(url)
    return set(words(unquote(f"{pieces.path} {pieces.query}")))


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _without(url: str, asked: str) -> str:
    """An address without the other one that it repeats, whole or in part."""
    pieces = urlsplit(asked)
    text = unquote(url)
    path = unquote(pieces.path)
    for part in (
        asked,
        f"{path}?{pieces.query}" if pieces.query else path,
        path.strip("/"),
        path.rstrip("/").rpartition("/")[2],
    ):
        if len(part) > 3:
            text = text.replace(part, "§")
    return text.casefold()
