"""Words → stems, by language, so that "pruned" finds "pruning" and "Hecken" finds "Hecke"."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Final, Protocol

from brokenlinks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

#: ISO 639-1 → the algorithm of Snowball (https://snowballstem.org/algorithms/). Words of others stay as they are.
ALGORITHMS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}
#: Whose rules are used where the language is not known: most of the web's, and they leave other languages' words alone
#: as often as not.
UNKNOWN: Final = "en"

_KEPT: Final = 500_000


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def stem(word: str, language: str) -> str:
    """The stem of a word, without case and accents; `language` is a code such as "en", "" when it is not known."""
    return _stem(word, language if language in ALGORITHMS else UNKNOWN if not language else "")


def stems(text: str, language: str) -> list[str]:
    """The stems of a text's telling words, in order."""
    return [stem(word, language) for word in words(text)]


def stemmed(pieces: Iterable[str], language: str) -> str:
    """Words as a text of their stems, for an index that splits at spaces."""
    return " ".join(stem(piece, language) for piece in pieces)


@functools.lru_cache(maxsize=_KEPT)
def _stem(word: str, language: str) -> str:
    found = word.casefold()
    if language and (stemmer := _stemmer(language)) is not None:
        found = stemmer.stemWord(found)
    if found.isascii():
        return found
    # As FTS5's tokenizer does with Latin letters (remove_diacritics 2), and so with the others, which it leaves.
    bare = "".join(letter for letter in unicodedata.normalize("NFD", found) if not _is_accent(letter))
    return unicodedata.normalize("NFC", bare) or found


def _is_accent(letter: str) -> bool:
    return "\u0300" <= letter <= "\u036f"


@functools.cache
def _stemmer(language: str) -> _Stemmer | None:
    import snowballstemmer  # thirty languages: 50 ms that only a match has to pay

    algorithm = ALGORITHMS[language]
    if algorithm not in snowballstemmer.algorithms():
        return None
    stemmer: _Stemmer = snowballstemmer.stemmer(algorithm)
    return stemmer
