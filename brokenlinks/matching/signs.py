"""What speaks for each own page in the place of a dead one, sign by sign."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from brokenlinks.matching.headlines import host_of, is_dated
from brokenlinks.matching.query import Place
from brokenlinks.matching.same_address import is_section, leads_to, section_name
from brokenlinks.matching.stems import stem
from brokenlinks.matching.weights import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from brokenlinks.matching.headlines import Headlines, Postings
    from brokenlinks.matching.index import MatchIndex
    from brokenlinks.matching.meaning import Meaning
    from brokenlinks.matching.query import QueryWord
    from brokenlinks.models import DeadTarget

#: Evidence that is put down to chance, in words that no page has: one shared word alone is never all there is.
_DOUBT: Final = 0.3
#: What of a title speaks against the section's page: with half of a name in some title, nothing speaks for it.
_SECTION_FADES: Final = 2.0


@dataclass(frozen=True, slots=True)
class WordSigns:
    """A word of the target in the index."""

    word: QueryWord
    rarity: float  #: 0–1: its idf among the candidates, where 1 is that of a word that no page has
    pages: tuple[Postings, ...]  #: one a stem: a word has another in every language

    @property
    def weight(self) -> float:
        """How much it counts."""
        return self.word.weight * self.rarity


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of all pages of an index for one target."""

    table: npt.NDArray[np.float64]  #: (pages, len(SIGNS))
    candidates: npt.NDArray[np.bool_]  #: (pages,): the pages that may be offered at all
    words: tuple[WordSigns, ...]
    known: float  #: the evidence that a page would have that shared all

    def share(self, row: int) -> float:
        """0–1: of all that is known of the target, the part that speaks for the page."""
        return float(self.table[row, SIGNS.index("shared")]) / (self.known + _DOUBT)


def signs(target: DeadTarget, query: Sequence[QueryWord], index: MatchIndex, meaning: Meaning | None = None) -> Signs:
    """What speaks for each page of the index; the signs of meaning are 0 without a model.

    `query` are the target's words, as `query_words` has them.
    """
    headlines = index.headlines
    candidates = _candidates(target, headlines)
    table = np.zeros((len(headlines), len(SIGNS)))
    if not candidates.any():
        return Signs(table, candidates, (), 0.0)
    found = [_word_signs(word, index, candidates) for word in query]
    columns = dict(zip(SIGNS, table.T, strict=True))  # views: what is added there is added to the table
    for one in found:
        _add(columns["shared"], one.pages, one.weight)
    names = [one for one in found if one.word.place is Place.NAME]
    _add_names(columns, names, headlines)
    for one in found:
        if one.word.place is Place.CONTEXT:
            _add(columns["told"], [headlines.headed(word) for word in _stems(one.word, headlines)], one.rarity)
    if not is_dated(target.dead_url):
        columns["dated"][:] = headlines.dated
    if meaning is not None:
        columns["meaning"][:], columns["named"][:] = meaning.of(target)
    _add_section(columns["section"], target, headlines, columns["titled"], sum(one.rarity for one in names))
    return Signs(table, candidates, tuple(found), sum(one.weight for one in found))


def _candidates(target: DeadTarget, headlines: Headlines) -> npt.NDArray[np.bool_]:
    languages = {target.language, target.archived.language if target.archived else ""} - {""}
    candidates = headlines.of_site(target.site) & headlines.in_language(frozenset(languages))
    host = host_of(target.dead_url)
    for row in headlines.on_host(host):
        if leads_to(target.dead_url, headlines.pages[row].url):
            candidates[row] = False  # it is the dead page itself
    return candidates


def _stems(word: QueryWord, headlines: Headlines) -> set[str]:
    return {stem(word.written, language) for language in headlines.languages}


def _word_signs(word: QueryWord, index: MatchIndex, candidates: npt.NDArray[np.bool_]) -> WordSigns:
    pages = tuple(index.about(found) for found in sorted(_stems(word, index.headlines)))
    having = np.concatenate([found.rows for found in pages]) if len(pages) > 1 else pages[0].rows
    if len(pages) > 1:
        having = np.unique(having)
    return WordSigns(word, _rarity(int(candidates[having].sum()), int(candidates.sum())), pages)


def _rarity(pages_with: int, pages: int) -> float:
    """The idf of a word, as a share of the idf of a word that no page has (idf as in Lucene: never negative)."""
    idf = math.log1p((pages - pages_with + 0.5) / (pages_with + 0.5))
    return idf / math.log1p((pages + 0.5) / 0.5)


def _add(column: npt.NDArray[np.float64], pages: tuple[Postings, ...] | list[Postings], weight: float) -> None:
    """Add the word's evidence to its pages; of several stems the one that says most."""
    if len(pages) == 1:
        column[pages[0].rows] += weight * pages[0].shares
        return
    best = np.zeros_like(column)
    for found in pages:
        best[found.rows] = np.maximum(best[found.rows], found.shares)
    column += weight * best


def _add_names(columns: dict[str, npt.NDArray[np.float64]], names: list[WordSigns], headlines: Headlines) -> None:
    whole = sum(one.rarity for one in names)
    for one in names:
        spelt = _stems(one.word, headlines)
        _add(columns["titled"], [headlines.titled(word) for word in spelt], one.rarity)
        if any(len(headlines.headed(word).rows) for word in spelt):
            continue  # where a page is called by the word itself, none is that is called by one like it
        like = np.zeros(len(headlines))
        for word in spelt:
            for found, likeness in headlines.like(word):
                like[found.rows] = np.maximum(like[found.rows], likeness)
        columns["alike"] += one.rarity * like / whole


def _add_section(
    column: npt.NDArray[np.float64],
    target: DeadTarget,
    headlines: Headlines,
    titled: npt.NDArray[np.float64],
    whole: float,
) -> None:
    """The page of the section that the dead page stood in, on the same host: `/guides/` for `/guides/old-hives/`."""
    host = host_of(target.dead_url)
    name = section_name(target.dead_url)
    if not name or not headlines.on_host(host):
        return
    fades = max(0.0, 1 - _SECTION_FADES * float(titled.max(initial=0.0)) / whole) if whole else 1.0
    for row in headlines.named(host, name[-1]):
        if is_section(name, headlines.pages[row].url):
            column[row] = fades
