"""The best own pages for a dead target, and a score that means the same for every target."""

from __future__ import annotations

import itertools
import math
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import numpy as np

from brokenlinks.matching.anchors import suggest_anchors
from brokenlinks.matching.headlines import Page
from brokenlinks.matching.index import MatchIndex
from brokenlinks.matching.query import query_words
from brokenlinks.matching.signs import signs
from brokenlinks.matching.user_rules import UserRules
from brokenlinks.matching.weights import BY_MEANING_TOO, BY_WORDS, SIGNS
from brokenlinks.models import ANCHOR_BREAK, Match

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    import numpy.typing as npt

    from brokenlinks.matching.meaning import Meaning
    from brokenlinks.matching.query import QueryWord
    from brokenlinks.matching.signs import Signs
    from brokenlinks.models import DeadTarget, OwnPage

#: Offers below this score are not made; `Matcher.best` says what a score means.
DEFAULT_MIN_SCORE: Final = 55.0
#: Shared words given with a match: more than a reader takes in says nothing.
_MOST_WORDS: Final = 10


class Matcher:
    """Finds own pages for dead targets."""

    def __init__(self, index: MatchIndex, meaning: Meaning | None = None, rules: UserRules | None = None) -> None:
        self._index = index
        self._meaning = meaning
        self._rules = rules or UserRules()
        self._fit = BY_WORDS if meaning is None else BY_MEANING_TOO
        self._weights = np.array([getattr(self._fit.weights, name) for name in SIGNS])

    def best(self, target: DeadTarget, *, limit: int = 3, min_score: float | None = None) -> list[Match]:
        """The `limit` own pages that fit best, best first; none below `min_score` (default `DEFAULT_MIN_SCORE`).

        The score, 0–100, is the chance in a hundred that the page is the one that a person would have put there, when
        half of the dead targets have such a page at all. It is fitted on links whose true replacement is known, and on
        others that have none (see `tests/benchmarks/matching.py`), so that it means the same on every site. What the
        user wants offered comes first and has 100.
        """
        query = query_words(target)
        found = signs(target, query, self._index, self._meaning)
        ranks = found.table @ self._weights
        something = found.table[:, self._weights > 0].any(axis=1)
        ranks[~(found.candidates & something)] = -math.inf
        least = DEFAULT_MIN_SCORE if min_score is None else min_score
        matches = list(self._wanted(target, query))
        wanted = {match.url for match in matches}
        for row in self._first(ranks, limit, wanted):
            score = self._score(found, row, float(ranks[row]))
            if score >= least:
                page = self._index.headlines.pages[row]
                matches.append(self._match(target, page, score, _shared_words(found, row)))
        return matches[:limit]

    def _first(self, ranks: npt.NDArray[np.float64], limit: int, wanted: Container[str]) -> list[int]:
        """The rows of the `limit` pages of the highest ranks that may be offered, without those that are wanted."""
        rows: list[int] = []
        for row in np.argsort(-ranks, kind="stable"):
            if len(rows) == limit or ranks[row] == -math.inf:
                break
            url = self._index.headlines.pages[row].url
            if url not in wanted and not self._rules.never(url):
                rows.append(int(row))
        return rows

    def _wanted(self, target: DeadTarget, query: Sequence[QueryWord]) -> Iterator[Match]:
        for hit in self._rules.hits(query, self._index.headlines.languages or [""]):
            page = self._index.headlines.page(hit.url) or Page(0, hit.url, "", "", "", "")
            yield self._match(target, page, 100.0, (hit.phrase,))

    def _score(self, found: Signs, row: int, rank: float) -> float:
        meaning = float(found.table[row, SIGNS.index("meaning")])
        return self._fit.calibration.score(rank, found.share(row), meaning)

    def _match(self, target: DeadTarget, page: Page, score: float, words: tuple[str, ...]) -> Match:
        anchors = suggest_anchors(
            target.anchor.split(ANCHOR_BREAK),
            url=page.url,
            title=page.title,
            h1=page.h1,
            phrases=self._index.phrases(page),
            language=page.language,
        )
        return Match(page.url, page.title, score, words, page.language, anchors)


def match_targets(
    targets: Iterable[DeadTarget], pages: Iterable[OwnPage], *, limit: int = 3, min_score: float | None = None
) -> Iterator[tuple[DeadTarget, list[Match]]]:
    """Each target with its matches, in order; `limit` and `min_score` as in `Matcher.best`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add(pages)
        matcher = Matcher(index)
        for target in targets:
            yield target, matcher.best(target, limit=limit, min_score=min_score)


def _shared_words(found: Signs, row: int) -> tuple[str, ...]:
    telling: list[tuple[float, str]] = []
    for one in found.words:
        share = max((float(pages.shares[pages.rows == row].sum()) for pages in one.pages), default=0.0)
        if share:
            telling.append((one.weight * share, one.word.written))
    telling.sort(key=lambda pair: -pair[0])
    return tuple(itertools.islice(_distinct(word for _, word in telling), _MOST_WORDS))


def _distinct(words: Iterable[str]) -> Iterator[str]:
    """Leave out the forms of a word that came before: "conferences" after "conference", "proxies" after "proxy"."""
    begun: list[str] = []
    for word in words:
        key = word.casefold()
        if not any(_same_beginning(key, other) for other in begun):
            begun.append(key)
            yield word


def _same_beginning(one: str, other: str) -> bool:
    length = max(4, min(len(one), len(other)) - 1)
    return len(one) >= length <= len(other) and one[:length] == other[:length]
