"""From a niche to the queries that search engines are asked."""

from __future__ import annotations

import math
import re
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from brokenlinks.discovery.footprints import (
    EXCLUDED_SITES,
    FOOTPRINTS,
    LANGUAGES,
    OTHER_RESOURCES,
    TIERS,
    Footprint,
    in_turn,
)
from brokenlinks.errors import BadInput
from brokenlinks.models import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from brokenlinks.models import Niche

#: The tier of a spider's own footprints.
OWN_TIER: Final = "own"

#: Google cuts a query off after 32 words; others bear less than they say.
_MOST_WORDS: Final = 32
_MOST_CHARACTERS: Final = 200

#: Norwegian is written in two ways, each with a code of its own.
_ALIASES: Final = {"nb": "no", "nn": "no"}

_BLANK: Final = re.compile(r"(?<![A-Za-z0-9])KW(?![A-Za-z0-9])")
_QUOTED_OR_BLANK: Final = re.compile(rf'"[^"]*"|{_BLANK.pattern}')
_OPERATOR: Final = re.compile(
    r'["“”„«»|]|(?:^|\s)[-+(]\S|(?:^|\s)(?:OR|AND|NOT)(?:\s|$)'
    r"|\b(?:site|inurl|intitle|intext|inbody|inanchor|allinurl|allintitle|allintext|filetype|ext|lang|loc):\S"
)
#: Thai, Japanese, Chinese: a keyword is a run of characters, and a space between two means "and".
_WITHOUT_SPACES: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORD: Final = re.compile(r"\w+")


def build_queries(
    niche: Niche, *, tiers: Sequence[str], languages: Sequence[str], limit: int, extra: Sequence[str] = ()
) -> list[Query]:
    """At most `limit` queries, in the order in which they should be asked; none twice, and the same every time.

    First come the `extra` footprints (templates with KW, a spider's own) with the keyword. Then tiers and languages
    take turns, each with its best footprint first; and the keyword takes turns with its synonyms, which share their
    half and begin with different footprints, so that few queries see a bit of everything.

    Of several words, a keyword is asked as a phrase; one with quotation marks or operators of its own, as it is. As
    far as a query has room (200 characters, 32 words), sites that are never worth it are excluded, and, where resources
    are searched for, "human resources" and the like, unless the niche is about them.

    Raises:
        BadInput: a tier or language that has no footprints, a footprint without KW, or a keyword too long to be asked.
    """
    own = [Footprint(_checked(template), OWN_TIER, _code(languages[0]) if languages else "en") for template in extra]
    cells = _cells(tiers, languages, accept_unknown=bool(own))
    terms = _terms(niche)
    if not terms:
        return []
    keyword, *synonyms = terms
    prepared = list(in_turn(*cells))
    of_keyword = ((footprint, keyword) for footprint in prepared)
    of_synonyms = _staggered([*own, *prepared], synonyms, len(cells) or 1)
    pairs = chain(((footprint, keyword) for footprint in own), in_turn(of_keyword, of_synonyms))
    about = frozenset(_WORD.findall(" ".join(terms).casefold()))
    found: dict[str, Query] = {}
    for footprint, term in pairs:
        if len(found) >= limit:
            break
        text = _filled(footprint.template, term)
        if _has_room(text):
            text = _with_exclusions(text, footprint.template, about)
            found.setdefault(text, Query(text, footprint.template, footprint.tier, footprint.language))
    if not found and limit > 0 and (own or prepared):
        raise BadInput(f"The keyword “{keyword[:40]}…” is too long to be searched for: use a few words.")
    return list(found.values())


def _checked(template: str) -> str:
    if not _BLANK.search(template):
        raise BadInput(
            f"The footprint “{template}” has no KW, which stands for the keyword: write, for example, KW intitle:links."
        )
    return " ".join(template.split())


def _cells(tiers: Sequence[str], languages: Sequence[str], *, accept_unknown: bool) -> list[list[Footprint]]:
    """The footprints of each tier and language."""
    for tier in tiers:
        if tier not in TIERS:
            raise BadInput(f"There is no tier of footprints named {tier}: choose among {', '.join(TIERS)}.")
    codes = list(dict.fromkeys(map(_code, languages)))
    for code in codes:
        if code not in LANGUAGES and not accept_unknown:
            raise BadInput(
                f"There are no footprints in the language {code}: choose among {', '.join(sorted(LANGUAGES))},"
                " or give a spider footprints of its own."
            )
    by_cell: dict[tuple[str, str], list[Footprint]] = {(tier, code): [] for tier in tiers for code in codes}
    for footprint in FOOTPRINTS:
        if (cell := by_cell.get((footprint.tier, footprint.language))) is not None:
            cell.append(footprint)
    return list(by_cell.values())


def _code(language: str) -> str:
    code = language.lower().partition("-")[0]
    return _ALIASES.get(code, code)


def _terms(niche: Niche) -> list[str]:
    """The keyword and its synonyms, each once whatever its case, without needless white space."""
    terms: dict[str, str] = {}
    for term in (niche.keyword, *niche.synonyms):
        terms.setdefault(term.casefold(), " ".join(term.split()))
    return [term for term in terms.values() if term]


def _staggered(footprints: Sequence[Footprint], synonyms: Sequence[str], block: int) -> Iterator[tuple[Footprint, str]]:
    """Every footprint with every synonym; the first `len(footprints)` pairs have each footprint once.

    A block is a turn of all tiers and languages. Each block begins so many synonyms further on that a tier and language
    meets all synonyms in time: without a common divisor with their number, none is left out.
    """
    step = next(step for step in count(block) if math.gcd(step, len(synonyms) or 1) == 1)
    for shift in range(len(synonyms)):
        for place, footprint in enumerate(footprints):
            turn, within = divmod(place, block)
            yield footprint, synonyms[(turn * step + within + shift) % len(synonyms)]


def _filled(template: str, term: str) -> str:
    """The template with the keyword in its place; a phrase around the place takes in a keyword without operators."""
    is_plain = not _OPERATOR.search(term)
    is_phrase = is_plain and " " in term and not _WITHOUT_SPACES.search(term)
    asked = f'"{term}"' if is_phrase else term

    def fill(found: re.Match[str]) -> str:
        if not found[0].startswith('"'):
            return asked
        if not _BLANK.search(found[0]):
            return found[0]
        if is_plain:
            return _BLANK.sub(lambda _: term, found[0])
        rest = " ".join(_BLANK.sub(" ", found[0].strip('"')).split())
        return f'{asked} "{rest}"' if rest else asked

    return _QUOTED_OR_BLANK.sub(fill, template)


def _with_exclusions(text: str, template: str, about: frozenset[str]) -> str:
    words = _WORD.findall(template.casefold())
    phrases = (phrase for word in words for phrase in OTHER_RESOURCES.get(word, ()))
    of_site = "site:" in template
    # Every page of a university or an authority has "Human resources" in its menu: there, only titles count.
    minus = "-intitle:" if of_site else "-"
    exclusions = [f'{minus}"{phrase}"' for phrase in phrases if about.isdisjoint(_telling(phrase))]
    if not of_site:
        exclusions += [f"-site:{site}" for site in EXCLUDED_SITES]
    for exclusion in dict.fromkeys(exclusions):
        if exclusion not in text and _has_room(f"{text} {exclusion}"):
            text = f"{text} {exclusion}"
    return text


def _telling(phrase: str) -> set[str]:
    """Of "human resources" only "human": a niche about people's resources may still be asked."""
    return set(phrase.split()) - OTHER_RESOURCES.keys()


def _has_room(text: str) -> bool:
    return len(text) <= _MOST_CHARACTERS and len(text.split()) <= _MOST_WORDS
