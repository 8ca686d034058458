"""Footprints: what pages of links have in common, as queries in which KW stands for the keyword.

By tier and language, each in the order in which they should be asked: the most productive first.
"""

from __future__ import annotations

from itertools import product, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from brokenlinks.discovery.footprint_words import LINK_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brokenlinks.discovery.footprint_words import LinkWords

#: The tiers, from few and exact results to many and loose ones, as the setting `tiers` names them.
TIERS: Final = ("precision", "grid", "lists", "institutions", "old")

_Item = TypeVar("_Item")


class Footprint(NamedTuple):
    """A query with a blank."""

    template: str  #: KW stands for the keyword
    tier: str  #: one of `TIERS`
    language: str  #: ISO 639-1


#: `useful links`, `recommended resources` … : each of the first with each of the second, the best pairs first.
_ENGLISH_ADJECTIVES: Final = (
    *("useful", "recommended", "helpful", "related", "favorite", "suggested", "best", "top", "other", "interesting"),
    *("more", "external"),
)
_ENGLISH_NOUNS: Final = (
    *("links", "resources", "sites", "websites", "web resources", "internet resources", "reading", "articles", "tools"),
)

_ENGLISH: Final = {
    "precision": (
        "KW intitle:resources inurl:resources",
        "KW intitle:links inurl:links",
        "KW intitle:resources inurl:links",
        'KW intitle:"useful links"',
        'KW intitle:"useful resources"',
        'KW intitle:"recommended resources"',
        'KW intitle:"recommended links"',
        'KW intitle:"recommended sites"',
        "KW inurl:resources",
        "KW inurl:links",
        '"KW resources"',
        'KW "helpful links"',
        'KW intitle:"related links"',
        'KW "further reading"',
        '"KW links"',
        "KW inurl:useful-links",
        'KW intitle:"resource guide"',
        'KW "suggest a link"',
    ),
    "lists": (
        'KW "list of resources"',
        'KW "list of websites"',
        'KW "top 10 resources"',
        '"best KW websites"',
        '"best KW resources"',
        'KW intitle:"list of" intitle:links',
        'KW "resource list"',
        'KW "curated list"',
        '"KW directory"',
        '"best KW blogs"',
        'KW intitle:"top 10" intitle:websites',
        'KW intitle:"top 50" intitle:blogs',
        '"list of KW websites"',
        'KW "ultimate list"',
        "KW intitle:roundup links",
        'KW "link roundup"',
        'KW "links of the week"',
        'KW "weekly links"',
        '"awesome KW" github',
    ),
    "institutions": (
        "KW site:.edu inurl:links",
        'KW site:.gov "useful links"',
        "KW inurl:libguides",
        'KW site:.org "recommended resources"',
        "KW site:.edu intitle:resources",
        "KW site:.org intitle:links",
        'KW site:.ac.uk "useful links"',
        'KW library "recommended websites"',
        'KW association intitle:"useful links"',
        "KW site:.gov intitle:resources",
        "KW site:libguides.com",
        "KW inurl:guides.library",
        'KW society "related links"',
        'KW site:.edu "web resources"',
        'KW site:.gov.uk "useful links"',
        'KW site:.edu.au "useful links"',
        'KW site:.gov.au "useful links"',
        'KW site:.gc.ca "related links"',
        'KW site:.ac.nz "useful links"',
        "KW inurl:researchguides",
        "KW inurl:subject-guides",
        "KW inurl:k12 intitle:links",
        'KW museum "related links"',
        'KW "public library" "web links"',
        "KW site:guides.library.*",
    ),
    "old": (
        "KW inurl:links.html",
        "KW inurl:links.htm",
        "KW inurl:useful-links",
        "KW inurl:links.php",
        "KW inurl:links.asp",
        "KW inurl:weblinks",
        "KW inurl:resources.html",
        "KW inurl:blogroll",
        "KW inurl:resources.htm",
        "KW inurl:resources.php",
        "KW inurl:link.html",
        "KW inurl:linkpage",
        "KW inurl:usefullinks",
        "KW inurl:favorites.html",
        "KW inurl:bookmarks.html",
        "KW inurl:webring",
    ),
}

_BEST_TITLES: Final = 4
_BEST_URLS: Final = 3
_OLD_ENDINGS: Final = ("html", "htm", "php", "asp")


def _quoted(phrase: str) -> str:
    return f'"{phrase}"' if " " in phrase else phrase


def _titled(phrase: str) -> str:
    return f"KW intitle:{_quoted(phrase)}"


def _said(phrase: str) -> str:
    return f"KW {_quoted(phrase)}"


def _located(name: str) -> str:
    return f"KW inurl:{name}"


def in_turn(*lists: Iterable[_Item]) -> Iterator[_Item]:
    """The first of each list, then the second of each …"""
    return (item for turn in zip_longest(*lists) for item in turn if item is not None)


def _english_grid() -> Iterator[str]:
    """In the title, in the address, in the text: a form's weight is that of two places in a list of words."""
    places = product(range(3), range(len(_ENGLISH_ADJECTIVES)), range(len(_ENGLISH_NOUNS)))
    for form, adjective, noun in sorted(places, key=lambda place: 2 * place[0] + place[1] + place[2]):
        phrase = f"{_ENGLISH_ADJECTIVES[adjective]} {_ENGLISH_NOUNS[noun]}"
        yield (_titled(phrase), _located(phrase.replace(" ", "-")), _said(phrase))[form]


def _made_of(words: LinkWords) -> dict[str, Iterable[str]]:
    best = words.titles[0]
    return {
        "precision": in_turn(
            map(_titled, words.titles[:_BEST_TITLES]),
            map(_located, words.urls[:_BEST_URLS]),
            map(_said, words.titles[:_BEST_TITLES]),
        ),
        "grid": in_turn(map(_titled, words.titles), map(_located, words.urls), map(_said, words.titles)),
        "lists": map(_said, words.lists),
        "institutions": in_turn(
            (f"KW {place} {_quoted(best)}" for place in words.sites),
            (f"KW {keeper} {_quoted(best)}" for keeper in words.keepers),
            (f"KW {place} inurl:{words.urls[0]}" for place in words.sites),
        ),
        "old": (_located(f"{name}.{ending}") for ending in _OLD_ENDINGS for name in words.urls),
    }


def _all() -> Iterator[Footprint]:
    english: dict[str, Iterable[str]] = {**_ENGLISH, "grid": _english_grid()}
    by_language = {"en": english} | {language: _made_of(words) for language, words in LINK_WORDS.items()}
    for language, by_tier in by_language.items():
        for tier in TIERS:
            yield from (Footprint(template, tier, language) for template in dict.fromkeys(by_tier[tier]))


#: Every footprint: by language, then by tier, then in the order in which they should be asked.
FOOTPRINTS: Final = tuple(_all())

#: The languages that have footprints.
LANGUAGES: Final = ("en", *LINK_WORDS)

#: What else is called resources; by the word of a footprint that finds it.
OTHER_RESOURCES: Final = {
    "resources": ("human resources", "natural resources", "water resources"),
    "ressources": ("ressources humaines", "ressources naturelles"),
    "recursos": ("recursos humanos", "recursos naturales", "recursos naturais"),
    "risorse": ("risorse umane", "risorse naturali"),
    "resurse": ("resurse umane", "resurse naturale"),
}

#: Sites without pages worth pitching that are found most, excluded in the query as far as there is room. Few, since
#: engines grow unreliable with many: `brokenlinks.discovery.noise` drops the rest.
EXCLUDED_SITES: Final = ("pinterest.com", "youtube.com", "reddit.com")
