"""Whose an address is: the name and the role that a page states near it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.contacts import role_words as words
from brokenlinks.contact_models import ContactKind
from brokenlinks.pages.author_words import NOBODY, PARTICLES
from brokenlinks.pages.further import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Lines above and below an address in which its person may be named.
_ABOVE: Final = 5
_BELOW: Final = 2
_LONGEST_NAME: Final = 5  # words
_LONGEST_ROLE: Final = 90  # characters
_MOST_ROLE_WORDS: Final = 10
_LONGEST_LINE: Final = 400

_PARTS = re.compile(r"\s*(?:[,;:|•·–—/()<>\[\]{}\"“”=→»«]|\s-\s|-\s|\s-|\.\s|\?|!|\bat\b(?=\s)|\bvia\b)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LETTERS = re.compile(r"[^a-z]+")
_NOT_ROLE = re.compile(r"@|https?:|www\.|\d{3}|[?!]")


def _role_words(*lists: dict[str, str]) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for by_language in lists for text in by_language.values() for word in text.split())


_FITTING: Final = _role_words(words.FITTING)
_ROLES: Final = _FITTING | _role_words(words.OTHER_ROLES) | words.UNFIT
_NO_NAMES: Final = frozenset(fold(word).replace(" ", "") for word in words.NO_NAMES) | (_ROLES - {"dean", "rector", "web"})


class Person(NamedTuple):
    """Who an address belongs to, as far as it is stated."""

    name: str = ""
    role: str = ""


# --- what a text is


def is_name(text: str) -> bool:
    """Whether a text is a person's full name: two to five words with capitals, none of which names something else."""
    return bool(name_in(text)) and name_in(text) == " ".join(text.split())


def name_in(text: str) -> str:
    """The person's name that a text is, without titles, degrees and labels; "" when it is none."""
    if not 4 < len(text) < 80:
        return ""
    tokens = text.replace("\xa0", " ").strip(" ,.;:-–—*").split()
    while tokens and tokens[0].lower().strip(":") in words.NAME_LABELS | words.HONORIFICS:
        tokens = tokens[1:]
    while tokens and tokens[-1].lower().strip(",") in words.DEGREES:
        tokens = tokens[:-1]
    tokens = [token.strip(",") for token in tokens]
    if not 2 <= len(tokens) <= _LONGEST_NAME or fold(" ".join(tokens)) in NOBODY:
        return ""
    capitals = 0
    for token in tokens:
        if token.lower() in PARTICLES and token.islower():
            continue
        if not _WORD.fullmatch(token) or fold(token).replace(" ", "") in _NO_NAMES:
            return ""
        if token[0].islower() or (len(token) > 3 and token[1:-1].isalpha() and _odd_capitals(token)):
            return ""
        capitals += 1
    if capitals < 2 or not any(len(token.strip(".")) > 1 for token in tokens[-1:]):
        return ""
    name = " ".join(tokens)
    return name.title() if name.isupper() and name.isascii() else name


def _odd_capitals(token: str) -> bool:
    """ "BeeKeep", but not "McDonald", "O'Brien" or "SMITH"."""
    if token.isupper() or "-" in token or "'" in token or "’" in token:
        return False
    inner = sum(char.isupper() for char in token[1:])
    return inner > 1 or (inner == 1 and not token.lower().startswith(("mc", "mac", "de", "di", "la", "le", "van", "fitz", "du")))


def role_in(text: str) -> str:
    """The role that a text states: a few words, one of them of the lists; "" when it states none."""
    text = " ".join(text.split()).strip(" ,.;:-–—*|/")
    if not 2 < len(text) <= _LONGEST_ROLE or _NOT_ROLE.search(text):
        return ""
    tokens = fold(text).split()
    if len(tokens) > _MOST_ROLE_WORDS or not _is_role(tokens):
        return ""
    return text


def _is_role(tokens: Sequence[str]) -> bool:
    return not _ROLES.isdisjoint(tokens) or not _ROLES.isdisjoint(map("".join, zip(tokens, tokens[1:], strict=False)))


def is_fitting(role: str) -> bool:
    """Whether somebody with this role looks after pages, so that a dead link is their business."""
    tokens = fold(role).split()
    return not _FITTING.isdisjoint(tokens) and words.UNFIT.isdisjoint(tokens)


def is_unfit(text: str) -> bool:
    """Whether a role, or the part of an address before the @, is of people who are asked about other things."""
    return not words.UNFIT.isdisjoint(fold(text).split()) or _LETTERS.sub("", text.lower()) in words.UNFIT


# --- whose an address is


def kind_of(email: str, name: str) -> ContactKind:
    """Whose letter box it is."""
    local = email.partition("@")[0].lower()
    letters = _LETTERS.sub("", local)
    first = _LETTERS.split(local)[0]
    if letters in words.GENERAL_LOCALS:
        return ContactKind.GENERAL
    if letters in words.FITTING_LOCALS | words.OTHER_LOCALS | words.UNFIT:
        return ContactKind.DEPARTMENT
    if name:
        return ContactKind.PERSON
    parts = set(_LETTERS.split(local))
    if parts & (words.FITTING_LOCALS | words.OTHER_LOCALS | words.UNFIT):
        return ContactKind.DEPARTMENT
    if first in words.GENERAL_LOCALS:
        return ContactKind.GENERAL
    return ContactKind.OTHER


def belongs_to(email: str, name: str) -> bool:
    """Whether an address looks made from a name: jane.doe@, jdoe@, doej@, jane@, jd@ …"""
    local = _LETTERS.sub("", email.partition("@")[0].lower())
    parts = [part for word in name.split() if (part := _LETTERS.sub("", _plain(word)))]
    if len(local) < 2 or len(parts) < 2:
        return False
    first, last = parts[0], parts[-1]
    joined = "".join(parts)
    if local in (first, last, joined, last + first, "".join(part[0] for part in parts)):
        return True
    if len(last) > 2 and last in local:
        return True
    if len(first) > 2 and local.startswith(first) and len(local) - len(first) <= 2:
        return True
    return len(local) > 3 and any(len(part) > 3 and local == part[: len(local)] for part in (first[0] + last, last + first[0]))


def _plain(word: str) -> str:
    return fold(word.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae"))


def person_near(texts: Sequence[str], at: int, email: str, written: str, anchor: str) -> Person:
    """Who an address belongs to.

    Args:
        texts: the page's lines, of which `at` has the address.
        written: how the address is written there; "" where only a link has it.
        anchor: text of the link with it; "" when there is none.
    """
    kind = kind_of(email, "")
    own_name = name_in(anchor) if "@" not in anchor else ""
    on_line = _parts(texts[at], written)
    name, role = own_name, ""
    if not name and len(texts[at]) <= _LONGEST_LINE:
        name = _best_name(on_line, email, strict=len(on_line) > 4)
    role = _nearest_role(on_line) if len(texts[at]) <= _LONGEST_LINE else ""
    if "@" not in anchor and not role:
        role = role_in(anchor)
    above = _until_address(texts[max(0, at - _ABOVE) : at][::-1])
    below = _until_address(texts[at + 1 : at + 1 + _BELOW])
    if not name and kind in (ContactKind.OTHER, ContactKind.PERSON):
        near = [_parts(text, "") for text in above]
        after = [_parts(text, "") for text in below]
        matching = [name for parts in (*near, *after) for part in parts if (name := name_in(part)) and belongs_to(email, name)]
        name = matching[0] if matching else next((n for parts in near[:3] if (n := _best_name(parts, email, strict=False))), "")
    if name and not role:
        role = _role_beside(name, above, below)
    return Person(name, role if role != name else "")


def _parts(text: str, written: str) -> list[str]:
    """The pieces of a line, without the address."""
    if written:
        text = text.replace(written, " | ")
    return [part for part in _PARTS.split(text[: 2 * _LONGEST_LINE]) if part]


def _until_address(texts: Iterable[str]) -> list[str]:
    """Lines up to the first one that has an address of its own, or is none of a card."""
    found: list[str] = []
    for text in texts:
        if "@" in text or len(text) > _LONGEST_LINE:
            break
        found.append(text)
    return found


def _best_name(parts: Sequence[str], email: str, *, strict: bool) -> str:
    names = [name for part in parts if (name := name_in(part))]
    matching = next((name for name in names if belongs_to(email, name)), "")
    if matching or strict:
        return matching
    return names[-1] if len(names) == 1 else ""


def _nearest_role(parts: Sequence[str]) -> str:
    return next((role for part in reversed(parts) if (role := role_in(part)) and not name_in(part)), "")


def _role_beside(name: str, above: Sequence[str], below: Sequence[str]) -> str:
    """The role in the line with the name, or between it and the address, or right above it or below."""
    for number, text in enumerate(above):
        if name.lower() in " ".join(text.split()).lower():
            rest = [part for part in _parts(text, "") if name_in(part) != name]
            for candidates in (rest, *(_parts(other, "") for other in above[:number][::-1])):
                if role := _nearest_role(candidates):
                    return role
            return _nearest_role(_parts(above[number + 1], "")) if number + 1 < len(above) else ""
    return next((role for text in (*above[:1], *below) if (role := role_in(text))), "")
