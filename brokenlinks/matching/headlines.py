"""What own pages are called: titles and addresses, in memory, where a word's every page is at hand."""

from __future__ import annotations

import contextlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from brokenlinks import urls
from brokenlinks.matching.likeness import Vocabulary
from brokenlinks.matching.same_address import last_name
from brokenlinks.matching.stems import UNKNOWN, stem, stems
from brokenlinks.words import address_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

#: BM25's own constants, which FTS5 fixes for the other columns (https://sqlite.org/fts5.html, bm25()).
K1: Final = 1.2
_B: Final = 0.75
_DATED: Final = re.compile(r"(?:19|20)\d\d[-/]")


class Page(NamedTuple):
    """A page as the index keeps it."""

    id: int
    url: str
    site: str
    title: str
    h1: str
    language: str


@dataclass(frozen=True, slots=True)
class Postings:
    """The pages of one word: their rows, and how much each is about it, 0–1."""

    rows: npt.NDArray[np.int32]
    shares: npt.NDArray[np.float32]


_NO_PAGE: Final = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


class Headlines:
    """The pages of an index, each a row from 0 on, in the order of their ids."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = sorted(pages)
        self.ids = np.array([page.id for page in self.pages], dtype=np.int64)
        self.dated = np.array([is_dated(page.url) for page in self.pages], dtype=bool)
        self.languages = sorted({page.language or UNKNOWN for page in self.pages})
        self._of_url = {page.url: row for row, page in enumerate(self.pages)}
        titles = [_title_words(page) for page in self.pages]
        addresses = [address_words(page.url) for page in self.pages]
        names = [
            [stem(word, page.language) for word in address.name or address.host]
            for page, address in zip(self.pages, addresses, strict=True)
        ]
        self._titled = _postings(titles)
        both = [[*title, *name] for title, name in zip(titles, names, strict=True)]
        self._headed = _postings(both)
        self._vocabulary = Vocabulary(known := list(self._headed))
        self._of_place = [self._headed[word] for word in known]
        self._named: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._of_site: defaultdict[str, list[int]] = defaultdict(list)
        self._of_host: defaultdict[str, list[int]] = defaultdict(list)
        self._of_language: defaultdict[str, list[int]] = defaultdict(list)
        for row, page in enumerate(self.pages):
            host = host_of(page.url) or host_of(page.site)
            self._of_site[page.site].append(row)
            self._of_language[page.language].append(row)
            if host:
                self._of_host[host].append(row)
                self._named[host, last_name(page.url)].append(row)

    def page(self, url: str) -> Page | None:
        """The page of this address, of whatever site."""
        row = self._of_url.get(url)
        return None if row is None else self.pages[row]

    def __len__(self) -> int:
        return len(self.pages)

    def titled(self, word: str) -> Postings:
        """The pages with this stem in their titles."""
        return self._titled.get(word, _NO_PAGE)

    def headed(self, word: str) -> Postings:
        """The pages with this stem in their titles or at the end of their addresses."""
        return self._headed.get(word, _NO_PAGE)

    def like(self, word: str) -> list[tuple[Postings, float]]:
        """The pages that are called by a word like this stem, with how like it is, 0–1."""
        return [(self._of_place[place], likeness) for place, likeness in self._vocabulary.like(word)]

    def of_site(self, site: str) -> npt.NDArray[np.bool_]:
        """Which pages are of this `site`; "": all."""
        return self._mask(self._of_site.get(site, ())) if site else np.ones(len(self), dtype=bool)

    def in_language(self, languages: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Which pages are in one of these languages, or in none that is known; of no languages: all."""
        if not languages:
            return np.ones(len(self), dtype=bool)
        return self._mask(row for language in (*languages, "") for row in self._of_language.get(language, ()))

    def on_host(self, host: str) -> list[int]:
        """The rows of the pages on this host."""
        return self._of_host.get(host, []) if host else []

    def named(self, host: str, name: str) -> list[int]:
        """The rows of the pages on this host whose addresses end in this name."""
        return self._named.get((host, name), [])

    def _mask(self, rows: Iterable[int]) -> npt.NDArray[np.bool_]:
        mask = np.zeros(len(self), dtype=bool)
        mask[np.fromiter(rows, dtype=np.int64)] = True
        return mask


def is_dated(url: str) -> bool:
    """Whether an address has a date in it, as news and posts do: `/2014/05/`, `2014-05-30-…`."""
    return _DATED.search(url) is not None


def host_of(address: str) -> str:
    """The host of a web address, without "www."; "" for anything else, such as a file's name."""
    if "//" not in address:
        return ""
    with contextlib.suppress(ValueError):
        return urls.parse_loose(address).host.removeprefix("www.")
    return ""


def _title_words(page: Page) -> list[str]:
    title = stems(page.title, page.language)
    if page.h1 and page.h1.casefold() not in page.title.casefold():
        title += stems(page.h1, page.language)
    return title


def _postings(texts: list[list[str]]) -> dict[str, Postings]:
    lengths = np.array([len(text) for text in texts], dtype=float)
    mean = max(1.0, float(lengths.mean())) if len(texts) else 1.0
    rows: defaultdict[str, list[int]] = defaultdict(list)
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for row, text in enumerate(texts):
        often = K1 * (1 - _B + _B * len(text) / mean)
        for word, times in Counter(text).items():
            rows[word].append(row)
            shares[word].append(times / (times + often))
    return {word: Postings(np.array(rows[word], np.int32), np.array(shares[word], np.float32)) for word in rows}
