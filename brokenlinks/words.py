"""Text and addresses → words, the same way for a dead target and for the pages it is compared with."""

from __future__ import annotations

import contextlib
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, unquote_plus

from brokenlinks.stop_words import ADDRESS_WORDS, ALL_STOP_WORDS, FILE_EXTENSIONS
from brokenlinks.urls import parse_loose, registered_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

# Combining marks belong to the word: Indic vowel signs, and letters that came decomposed (NFD).
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f\u0900-\u0dff]*)+")
_CASE_CHANGE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Scripts written without spaces, which FTS5's tokenizer would take for one word a sentence.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_DATE_PART = re.compile(r"(?:19|20)\d\d|\d{1,2}")
#: A long mixture of letters and digits is a key of some database: `PL33lvabfss1wUj15ea6W0A`.
_LONGEST_NAME_WITH_DIGITS = 12


class AddressWords(NamedTuple):
    """The words of an address by place, in order, repeats kept."""

    name: tuple[str, ...]  #: last path segment that has any
    folders: tuple[str, ...]  #: the segments before it, the query's values and the fragment
    host: tuple[str, ...]  #: host without its public suffix


def words(text: str) -> list[str]:
    """The telling words of a text as written, in order: no stop words, no single Latin letters or digits.

    A camelCase word comes whole and in parts (`GitHub`, `Git`, `Hub`); a run of an unspaced script as its overlapping
    pairs of characters, the usual index unit for Chinese and Japanese.
    """
    return [word for word in pieces(text) if _telling(word)]


def address_words(url: str) -> AddressWords:
    """The words of an address; without a scheme it is taken for a path, as own pages of a folder have."""
    written, _, fragment = url.partition("#")
    host, rest = "", written
    if "//" in written:
        with contextlib.suppress(ValueError):  # what no browser would ask still has words
            address = parse_loose(written)
            host, rest = address.host, address.href.split("/", 3)[3]
    path, _, query = rest.partition("?")
    segments = [found for segment in path.split("/") if (found := _segment_words(unquote(segment)))]
    name = segments.pop() if segments else []
    values = (unquote_plus(part.partition("=")[2]) for part in query.split("&"))
    folders = [*segments, *map(_segment_words, (*values, unquote(fragment)))]
    return AddressWords(tuple(name), tuple(itertools.chain.from_iterable(folders)), tuple(words(_own_part(host))))


def pieces(text: str) -> Iterator[str]:
    """All words of a text, in order; camelCase words and unspaced scripts as `words` has them."""
    for found in _WORD.findall(text):
        if _UNSPACED.search(found):
            yield from _unspaced_pieces(found)
            continue
        yield found
        parts = _CASE_CHANGE.split(found)
        if len(parts) > 1:
            yield from parts


def _unspaced_pieces(word: str) -> Iterator[str]:
    position = 0
    for run in _UNSPACED.finditer(word):
        if position < run.start():
            yield word[position : run.start()]
        characters = run[0]
        yield from (characters[i : i + 2] for i in range(max(1, len(characters) - 1)))
        position = run.end()
    if position < len(word):
        yield word[position:]


def _telling(word: str) -> bool:
    return (len(word) > 1 or not word.isascii()) and word.casefold() not in ALL_STOP_WORDS


def _segment_words(segment: str) -> list[str]:
    stem, dot, extension = segment.rpartition(".")
    if dot and extension.lower() in FILE_EXTENSIONS:
        segment = stem
    kept = " ".join(word for word in _WORD.findall(segment) if not _machine_made(word))
    return words(kept)


def _machine_made(word: str) -> bool:
    if _DATE_PART.fullmatch(word) or word.lower() in ADDRESS_WORDS:
        return True
    return len(word) > _LONGEST_NAME_WITH_DIGITS and not word.isalpha() and not word.isdigit()


def _own_part(host: str) -> str:
    """`blog.example` of `blog.example.co.uk`: the suffix is shared with strangers."""
    suffix = registered_domain(host).partition(".")[2]
    return host.removesuffix("." + suffix) if suffix else host
