"""Own pages in SQLite FTS5: kept, and asked how much each is about a word."""

from __future__ import annotations

import functools
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np

from brokenlinks.matching.headlines import K1, Headlines, Page, Postings
from brokenlinks.matching.stems import stemmed
from brokenlinks.words import address_words, pieces

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from brokenlinks.models import OwnPage

#: Pseudo-occurrences that one occurrence in a column counts for. A page's name is what it is about (a title a little
#: surer than a slug, which may be a number); headings and descriptions are about its parts; a word of the running text
#: is mentioned at best. Halved or doubled one by one, none of them changes the figures of `tests/benchmarks/matching`
#: by more than a hundredth.
_COLUMN_WEIGHTS: Final = {
    "slug": 2.0,
    "title": 2.5,
    "keywords": 1.0,
    "description": 1.0,
    "headings": 1.0,
    "text": 0.3,
}
#: A word's BM25 is at most idf × (k1 + 1).
_BM25_LIMIT: Final = K1 + 1
#: FTS5 raises an idf that is not positive (a word in over half the rows) to this.
_FTS5_LEAST_IDF: Final = 1e-6
#: Characters of the running text that are indexed: what a page is about stands at its beginning.
_TEXT: Final = 5_000
#: Words of its text with which a page is told to a model of meaning.
_BRIEF: Final = 60
#: Words whose pages are kept in memory: at most 8 bytes for each different word of each page, 40 MB for 10,000 pages.
_WORDS_KEPT: Final = 100_000

_SCHEMA: Final = f"""
CREATE TABLE IF NOT EXISTS own_page (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL, site TEXT NOT NULL, title TEXT NOT NULL, h1 TEXT NOT NULL,
    language TEXT NOT NULL, phrases TEXT NOT NULL, brief TEXT NOT NULL, UNIQUE (url, site)
);
CREATE VIRTUAL TABLE IF NOT EXISTS own_page_text USING fts5 (
    {", ".join(_COLUMN_WEIGHTS)}, tokenize = "unicode61 remove_diacritics 2"
);
"""
_INSERT_TEXT: Final = f"""
INSERT INTO own_page_text (rowid, {", ".join(_COLUMN_WEIGHTS)}) VALUES (?{", ?" * len(_COLUMN_WEIGHTS)})
"""  # noqa: S608 - the names are this module's own
_OCCURRENCES: Final = f"""
SELECT rowid, -bm25(own_page_text, {", ".join(map(str, _COLUMN_WEIGHTS.values()))})
FROM own_page_text WHERE own_page_text MATCH ? ORDER BY rowid
"""  # noqa: S608 - the weights are this module's own


class MatchIndex:
    """The user's own pages, kept in tables of its own (`own_page`, `own_page_text`) inside a database.

    What one index changes is seen by others on the same database, except that an index keeps what it has looked up
    until it changes something itself.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        for statement in _SCHEMA.split(";"):  # executescript would commit the caller's transaction
            connection.execute(statement)
        self._headlines: Headlines | None = None
        self._forget()

    def __len__(self) -> int:
        (count,) = self.connection.execute("SELECT count(*) FROM own_page").fetchone()
        return int(count)

    def known(self, url: str) -> bool:
        """Whether a page of this address is there, of whatever site."""
        return bool(self.connection.execute("SELECT 1 FROM own_page WHERE url = ?", (_storable(url),)).fetchone())

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
                self._drop("SELECT id FROM own_page WHERE url = ?", (_storable(url),))

    def addresses(self) -> list[str]:
        """The addresses of all pages."""
        return [url for (url,) in self.connection.execute("SELECT DISTINCT url FROM own_page")]

    def clear(self) -> None:
        """Drop all pages."""
        with self._change():
            self._drop("SELECT id FROM own_page", ())

    # --- what is asked of it

    @property
    def headlines(self) -> Headlines:
        """What the pages are called; their rows are what `about` speaks of."""
        if self._headlines is None:
            rows = self.connection.execute("SELECT id, url, site, title, h1, language FROM own_page")
            self._headlines = Headlines(Page(*row) for row in rows)
        return self._headlines

    def briefs(self) -> dict[int, str]:
        """Page id → the page in a few sentences: title, description and how its text begins."""
        return dict(self.connection.execute("SELECT id, brief FROM own_page"))

    def phrases(self, page: Page) -> list[str]:
        """What the page is about, by its own words."""
        (found,) = self.connection.execute("SELECT phrases FROM own_page WHERE id = ?", (page.id,)).fetchone() or ("",)
        return [phrase for phrase in str(found).split("\n") if phrase]

    def _look_up(self, word: str) -> Postings:
        """The pages that have a stem, with how much they are about it, 0–1: BM25 without its idf, over its limit."""
        ids = self.headlines.ids
        quoted = '"' + word.replace('"', '""') + '"'
        found = self.connection.execute(_OCCURRENCES, (quoted,)).fetchall()
        others = max(0, len(ids) - len(found))  # another index on this database may have added pages
        idf = max(math.log((others + 0.5) / (len(found) + 0.5)), _FTS5_LEAST_IDF)
        pages = np.array([page for page, _ in found], dtype=np.int64)
        shares = np.array([bm25 for _, bm25 in found], dtype=np.float32) / np.float32(idf * _BM25_LIMIT)
        rows = np.searchsorted(ids, pages)
        known = rows < len(ids)
        known[known] = ids[rows[known]] == pages[known]
        return Postings(rows[known].astype(np.int32), np.minimum(shares[known], np.float32(1)))

    # --- its tables

    @contextmanager
    def _change(self) -> Iterator[None]:
        # A savepoint nests in the caller's transaction, or is one where there is none.
        self.connection.execute("SAVEPOINT own_page_change")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK TO own_page_change")
            raise
        finally:
            self.connection.execute("RELEASE own_page_change")
            self._forget()

    def _forget(self) -> None:
        self._headlines = None
        #: The pages that have a stem, with how much they are about it, 0–1.
        self.about = functools.lru_cache(maxsize=_WORDS_KEPT)(self._look_up)

    def _put(self, page: OwnPage) -> None:
        url, site, title, h1 = map(_storable, (page.url, page.site, page.title, page.h1))
        self._drop("SELECT id FROM own_page WHERE url = ? AND site = ?", (url, site))
        language = _storable(page.language.partition("-")[0])
        text = page.text[:_TEXT]
        brief = f"{page.title}. {page.description} {' '.join(text.split()[:_BRIEF])}"
        cursor = self.connection.execute(
            "INSERT INTO own_page (url, site, title, h1, language, phrases, brief) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (url, site, title, h1, language, _storable("\n".join(page.phrases)), _storable(brief)),
        )
        address = address_words(page.url)
        called = page.title if page.h1.casefold() in page.title.casefold() else f"{page.title}\n{page.h1}"
        columns = {
            "slug": (*address.host, *address.folders, *address.name),
            "title": pieces(called),
            "keywords": pieces("\n".join((page.keywords, *page.phrases))),
            "description": pieces(page.description),
            "headings": pieces("\n".join(page.headings)),
            "text": pieces(text),
        }
        texts = [stemmed(columns[name], language) for name in _COLUMN_WEIGHTS]
        self.connection.execute(_INSERT_TEXT, (cursor.lastrowid, *texts))

    def _drop(self, selection: str, parameters: tuple[str, ...]) -> None:
        for (page_id,) in self.connection.execute(selection, parameters).fetchall():
            self.connection.execute("DELETE FROM own_page_text WHERE rowid = ?", (page_id,))
            self.connection.execute("DELETE FROM own_page WHERE id = ?", (page_id,))


def _storable(text: str) -> str:
    """A text as SQLite takes it: half a surrogate pair, as in the name of a file that is no UTF-8, becomes "?"."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
