"""Own pages in SQLite FTS5, and the best of them for a dead target.

FTS5's BM25 gives a page's standing for one word; this module adds what BM25 lacks for a person reading the result:
weights for the target's words, rarity within one site, and a score that means the same for every target.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import math
import sqlite3
from collections import defaultdict
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from brokenlinks.matching.query import query_words
from brokenlinks.models import Match
from brokenlinks.words import address_words, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brokenlinks.models import DeadTarget, OwnPage

#: Offers below this score are not made; `MatchIndex.best` says what a score means.
DEFAULT_MIN_SCORE: Final = 30.0

#: Pseudo-occurrences that one occurrence in a column counts for. A page's name is what it is about (a title a little
#: surer than a slug, which may be a number); headings and descriptions are about its parts; a word of the running text
#: is mentioned at best. Together with BM25's k1 = 1.2: once in the title is two thirds of the most a word can give.
_COLUMN_WEIGHTS: Final = {
    "slug": 2.0,
    "title": 2.5,
    "keywords": 1.0,
    "description": 1.0,
    "headings": 1.0,
    "text": 0.3,
}
#: A word's BM25 is at most idf × (k1 + 1), and FTS5 fixes k1 at 1.2 (https://sqlite.org/fts5.html, bm25()).
_BM25_LIMIT: Final = 2.2
#: FTS5 raises an idf that is not positive (a word in over half the rows) to this.
_FTS5_LEAST_IDF: Final = 1e-6
#: How much of a rare word's evidence is put down to chance.
_DOUBT: Final = 0.3
#: Shared words given with a match: more than a reader takes in says nothing.
_MOST_WORDS: Final = 10
#: Words whose pages are kept in memory. Those that recur from target to target are the common ones, slowest to look up.
_WORDS_KEPT: Final = 256

_SCHEMA: Final = f"""
CREATE TABLE IF NOT EXISTS own_page (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL, site TEXT NOT NULL, title TEXT NOT NULL, UNIQUE (url, site)
);
CREATE VIRTUAL TABLE IF NOT EXISTS own_page_text USING fts5 (
    {", ".join(_COLUMN_WEIGHTS)}, tokenize = "porter unicode61 remove_diacritics 2"
);
"""
_INSERT_TEXT: Final = f"""
INSERT INTO own_page_text (rowid, {", ".join(_COLUMN_WEIGHTS)}) VALUES (?{", ?" * len(_COLUMN_WEIGHTS)})
"""  # noqa: S608 - the names are this module's own
_OCCURRENCES: Final = f"""
SELECT rowid, -bm25(own_page_text, {", ".join(map(str, _COLUMN_WEIGHTS.values()))})
FROM own_page_text WHERE own_page_text MATCH ?
"""  # noqa: S608 - the weights are this module's own


class MatchIndex:
    """The user's own pages, kept in tables of its own (`own_page`, `own_page_text`) inside a database.

    What one index changes is seen by others on the same database, except that an index keeps the words it has looked
    up until it changes something itself.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for statement in _SCHEMA.split(";"):  # executescript would commit the caller's transaction
            connection.execute(statement)
        self._forget()

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM own_page").fetchone()
        return int(count)

    def known(self, url: str) -> bool:
        """Whether a page of this address is there, of whatever site."""
        return bool(self._connection.execute("SELECT 1 FROM own_page WHERE url = ?", (url,)).fetchone())

    def add(self, pages: Iterable[OwnPage]) -> None:
        """Take pages in, all or none; a page of the same `url` and `site` is replaced.

        Within a transaction of the caller it is part of that one, otherwise it is committed.
        """
        with self._change():
            for page in pages:
                self._put(page)

    def remove(self, urls: Iterable[str]) -> None:
        """Drop the pages of these addresses, of whatever site."""
        with self._change():
            for url in urls:
                self._drop("SELECT id FROM own_page WHERE url = ?", (url,))

    def addresses(self) -> list[str]:
        """The addresses of all pages."""
        return [url for (url,) in self._connection.execute("SELECT DISTINCT url FROM own_page")]

    def clear(self) -> None:
        """Drop all pages."""
        with self._change():
            self._drop("SELECT id FROM own_page", ())

    def best(self, target: DeadTarget, *, limit: int = 3, min_score: float | None = None) -> list[Match]:
        """The `limit` own pages that fit best, best first; none below `min_score` (default `DEFAULT_MIN_SCORE`).

        The score, 0–100, is the share of evidence that speaks for the page:

            100 · found / (found + doubt + ln(1 + missing))

        Evidence is counted in rare words: a word of the target weighs its source (anchor 1, sentence ½ …) × its idf,
        where 1 is the idf of a word that no page of the site has. `found` sums, over the words that page and target
        share, that weight × BM25's saturating share (0–1) of how much the page is about the word; `missing` is the rest
        of the target's weight. It counts by its logarithm because a target from a long sentence names much that no page
        about its subject has; `doubt` (0.3) keeps a single shared word from being certain. So the score compares across
        targets and sites: a page whose title has the one rare word that was all there was to go by gets about 55, one
        whose title has one of two such words about 40, and one that only mentions it about 15.
        """
        matches = self._best(target, limit)
        least = DEFAULT_MIN_SCORE if min_score is None else min_score
        return [match for match in matches if match.score >= least]

    @contextmanager
    def _change(self) -> Iterator[None]:
        # A savepoint nests in the caller's transaction, or is one where there is none.
        self._connection.execute("SAVEPOINT own_page_change")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK TO own_page_change")
            raise
        finally:
            self._connection.execute("RELEASE own_page_change")
            self._forget()

    def _forget(self) -> None:
        self._sites: dict[str, frozenset[int]] | None = None
        self._about = functools.lru_cache(maxsize=_WORDS_KEPT)(self._look_up)

    def _put(self, page: OwnPage) -> None:
        self._drop("SELECT id FROM own_page WHERE url = ? AND site = ?", (page.url, page.site))
        cursor = self._connection.execute(
            "INSERT INTO own_page (url, site, title) VALUES (?, ?, ?)", (page.url, page.site, page.title)
        )
        address = address_words(page.url)
        columns = {
            "slug": " ".join((*address.host, *address.folders, *address.name)),
            "title": spaced(page.title),
            "keywords": spaced(page.keywords),
            "description": spaced(page.description),
            "headings": spaced("\n".join(page.headings)),
            "text": spaced(page.text),
        }
        self._connection.execute(_INSERT_TEXT, (cursor.lastrowid, *(columns[name] for name in _COLUMN_WEIGHTS)))

    def _drop(self, selection: str, parameters: tuple[str, ...]) -> None:
        for (page_id,) in self._connection.execute(selection, parameters).fetchall():
            self._connection.execute("DELETE FROM own_page_text WHERE rowid = ?", (page_id,))
            self._connection.execute("DELETE FROM own_page WHERE id = ?", (page_id,))

    def _candidates(self, site: str) -> frozenset[int]:
        if self._sites is None:
            members = defaultdict(list)
            for page_id, its_site in self._connection.execute("SELECT id, site FROM own_page"):
                members[its_site].append(page_id)
                members[""].append(page_id)
            self._sites = {name: frozenset(ids) for name, ids in members.items()}
        return self._sites.get(site, frozenset())

    def _best(self, target: DeadTarget, limit: int) -> list[Match]:
        candidates = self._candidates(target.site)
        if not candidates:
            return []
        asked = 0.0
        found: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        for word in query_words(target):
            about = {page: share for page, share in self._about(word.written).items() if page in candidates}
            evidence = word.weight * _rarity(len(about), len(candidates))
            asked += evidence
            for page, share in about.items():
                found[page] += evidence * share
                shared[page].append((evidence * share, word.written))
        best = heapq.nsmallest(limit, found, key=lambda page: (-found[page], page))
        return [self._match(page, _score(found[page], asked), shared[page]) for page in best]

    def _look_up(self, word: str) -> dict[int, float]:
        """Pages that have the word → how much they are about it, 0–1: BM25 without its idf, over its limit."""
        quoted = '"' + word.replace('"', '""') + '"'
        rows = self._connection.execute(_OCCURRENCES, (quoted,)).fetchall()
        idf = max(math.log((len(self) - len(rows) + 0.5) / (len(rows) + 0.5)), _FTS5_LEAST_IDF)
        return {page: bm25 / (idf * _BM25_LIMIT) for page, bm25 in rows}

    def _match(self, page: int, score: float, shared: list[tuple[float, str]]) -> Match:
        url, title = self._connection.execute("SELECT url, title FROM own_page WHERE id = ?", (page,)).fetchone()
        telling = (word for _, word in sorted(shared, key=lambda pair: -pair[0]))
        return Match(url, title, score, tuple(itertools.islice(_distinct(telling), _MOST_WORDS)))


def match_targets(
    targets: Iterable[DeadTarget], pages: Iterable[OwnPage], *, limit: int = 3, min_score: float | None = None
) -> Iterator[tuple[DeadTarget, list[Match]]]:
    """Each target with its matches, in order; `limit` and `min_score` as in `MatchIndex.best`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        index.add(pages)
        for target in targets:
            yield target, index.best(target, limit=limit, min_score=min_score)


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


def _rarity(pages_with: int, pages: int) -> float:
    """The idf of a word, as a share of the idf of a word that no page has (idf as in Lucene: never negative)."""
    idf = math.log1p((pages - pages_with + 0.5) / (pages_with + 0.5))
    return idf / math.log1p((pages + 0.5) / 0.5)


def _score(found: float, asked: float) -> float:
    missing = max(0.0, asked - found)
    return 100 * found / (found + _DOUBT + math.log1p(missing))
