"""Text as it is compared: headings whole, bodies by their word triples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Titles join their parts with these: "Page not found – Example Library | Home".
_SEPARATOR: Final = re.compile(r"\s+[-–—|·•:»«/~]+\s+|[|»«•]|:\s+|[!?。！]\s*|\.\s+")
_NOT_WORD: Final = re.compile(r"[\W_]+")
#: Scripts without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese): each letter counts as a word there, or a
#: whole paragraph would weigh as much as "Home".
_TOKEN: Final = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
#: Said beside "not found" without changing it.
_NOISE: Final = frozenset(
    "404 410 error errore erreur fehler fout chyba błąd fel feil virhe erro ошибка помилка hata lỗi http https status"
    " code oops ups whoops oh no uh sorry ooops opps hmm desolé désolé leider entschuldigung lo siento hoppsan hoppla"
    " エラー 错误 錯誤 오류".split()
)
_SHINGLE: Final = 3


def plain(text: str) -> str:
    """Lower case, words only, one space between; without "404", "error" and "oops" at either end."""
    found = words(text)
    start, end = 0, len(found)
    while start < end and found[start] in _NOISE:
        start += 1
    while end > start and found[end - 1] in _NOISE:
        end -= 1
    return " ".join(found[start:end])


def is_only_a_status(text: str) -> bool:
    """True for "404", "Error 404", "404 – Oops!": a status code, and nothing else that has a meaning."""
    found = words(text)
    return bool({"404", "410"} & set(found)) and all(word in _NOISE for word in found)


def parts(heading: str) -> Iterator[str]:
    """A heading and its parts, each for itself."""
    yield heading
    yield from filter(None, map(str.strip, _SEPARATOR.split(heading)))


def words(text: str) -> list[str]:
    """The words of a text without any punctuation, in lower case."""
    # "SAYFA BULUNAMADI" is written with the capital of ı, which is everybody else's I: `bulunamadi` to casefold().
    return _NOT_WORD.sub(" ", text.casefold().replace("ı", "i")).split()


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """How much two texts share, given as words: the Jaccard index of their word triples, 0.0–1.0 (Broder 1997).

    Texts shorter than a triple are compared whole.
    """
    first, second = _shingles(list(one)), _shingles(list(other))
    if not first and not second:
        return 1.0
    return len(first & second) / len(first | second)


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    if len(words) <= _SHINGLE:
        return {tuple(words)} if words else set()
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


def tokens(text: str) -> list[str]:
    """The words of a text, in lower case, by which its length is counted and its likeness measured."""
    return _TOKEN.findall(text.casefold())


def own_words(text: str, other: str, echoed: str) -> set[str]:
    """The words that `text` has and `other` has not, but for those of `echoed`, an address that error pages repeat, and
    for numbers, which may be the time of day."""
    own = set(tokens(text)) - set(tokens(other)) - set(words(echoed))
    return {word for word in own if not set(words(word)) <= set(words(echoed)) and not any(map(str.isdigit, word))}
