"""Whose an address is: the name and the role that a page states near it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.contact_models import ContactKind
from brokenlinks.contacts import role_words as words
from brokenlinks.contacts.given_names import GIVEN_NAMES
from brokenlinks.pages.author_words import KEPT_BY, NOBODY, PARTICLES
from brokenlinks.pages.further import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Lines above and below an address in which its person may be named.
_ABOVE: Final = 5
_BELOW: Final = 2
#: Lines above of which a name is taken that the address does not show.
_NEAR: Final = 3
#: Pieces of a line, from which on a name in it may be anybody's.
_MANY_PARTS: Final = 6
_LONGEST_NAME: Final = 5  # words
_LONGEST_ROLE: Final = 90  # characters
_MOST_ROLE_WORDS: Final = 10
_LONGEST_LINE: Final = 400

#: What stands before a name whose bearer keeps the page: "Page by", "Betreut von".
_KEPT_BY: Final = "|".join(
    sorted({re.escape(phrase) for phrases in KEPT_BY.values() for phrase in phrases} | {"by"}, key=len, reverse=True)
)
_PARTS = re.compile(
    rf"\s*(?:[,;:|•·–—/()<>\[\]{{}}\"“”=→»«]|\s-\s|-\s|\s-|\.\s|\?|!|\bat\b(?=\s)|\bvia\b|\b(?i:{_KEPT_BY})\b)\s*"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
#: Two to four words with capitals, and perhaps particles between them.
_CAPITALISED = re.compile(
    r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}(?:\s(?:(?:van|von|de|da|der|den|di|la|le)\s){0,2}[A-ZÀ-ÖØ-Þ][\w.'’-]{0,30}){1,3}"
)
_LETTERS = re.compile(r"[^a-z]+")
_ROLE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_ROLE = re.compile(r"@|https?:|www\.|\d{3}|[?!]")


def _nouns(by_language: dict[str, str]) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for text in by_language.values() for word in text.split())


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(text).replace(" ", "") for text in texts)


_FITTING: Final = _nouns(words.FITTING)
_TOPICS: Final = _folded(words.FITTING_TOPICS)
_NOUNS: Final = _FITTING | _nouns(words.OTHER_ROLES)
_NO_NAMES: Final = _folded(words.NO_NAMES) | _NOUNS - {"dean", "rector"} | _TOPICS | words.DEPARTMENT_WORDS
_GIVEN_NAMES: Final = _folded(GIVEN_NAMES)


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
    if not name.isupper() and _is_acronym(tokens):
        return ""
    return name.title() if name.isupper() and name.isascii() else name


def _is_acronym(tokens: Sequence[str]) -> bool:
    """Whether words begin with one: "BKR Bee Garden", but not "BROOK Jane" or "JP Field"."""
    first, second = tokens[0], fold(tokens[1])
    is_short = len(first) == 2 and len(tokens) == 2
    return (
        first.isupper()
        and len(first.strip(".")) > 1
        and "." not in first
        and not is_short
        and second not in _GIVEN_NAMES
    )


def _odd_capitals(token: str) -> bool:
    """ "BeeKeep", but not "McDonald", "O'Brien" or "SMITH"."""
    if token.isupper() or "-" in token or "'" in token or "’" in token:
        return False
    inner = sum(char.isupper() for char in token[1:])
    return inner > 1 or (
        inner == 1 and not token.lower().startswith(("mc", "mac", "de", "di", "la", "le", "van", "fitz", "du"))
    )


def role_in(text: str) -> str:
    """The role that a text states, and nothing else: "Web Editor", "Head of Communications"; "" when it states none."""
    text = " ".join(text.split()).strip(" ,.;:-–—*|/&")
    if not 2 < len(text) <= _LONGEST_ROLE or _NOT_ROLE.search(text):
        return ""
    written = _ROLE_WORD.findall(text)
    tokens = [fold(word).replace(" ", "") for word in written]
    if not 0 < len(tokens) <= _MOST_ROLE_WORDS:
        return ""
    if _NOUNS.isdisjoint(tokens) and (_TOPICS.isdisjoint(tokens) or words.DEPARTMENT_WORDS.isdisjoint(tokens)):
        return ""
    # A sentence with such a word in it is no role; nor is a heading that asks for something.
    if tokens[0] in words.NO_ROLE_STARTS or not (
        tokens[0] in _NOUNS
        or all(word[0].isupper() or word.lower() in words.ROLE_PARTICLES or not word[0].islower() for word in written)
    ):
        return ""
    return text


def is_fitting(role: str) -> bool:
    """Whether somebody with this role looks after pages, so that a dead link is their business."""
    tokens = fold(role).split()
    return not (_FITTING | _TOPICS).isdisjoint(tokens) and words.UNFIT.isdisjoint(tokens)


def is_unfit(text: str) -> bool:
    """Whether a role, or the part of an address before the @, is of people who are asked about other things."""
    return not words.UNFIT.isdisjoint(fold(text).split()) or _LETTERS.sub("", text.lower()) in words.UNFIT


# --- whose an address is


def kind_of(email: str, name: str) -> ContactKind:
    """Whose letter box it is."""
    local = email.partition("@")[0].lower()
    letters = _LETTERS.sub("", local)
    if letters in words.GENERAL_LOCALS:
        return ContactKind.GENERAL
    departments = words.FITTING_LOCALS | words.OTHER_LOCALS | words.UNFIT
    if letters in departments:
        return ContactKind.DEPARTMENT
    if name:
        return ContactKind.PERSON
    parts = _LETTERS.split(local)
    if not departments.isdisjoint(parts) or letters.endswith(words.DEPARTMENT_ENDS):
        return ContactKind.DEPARTMENT
    if parts[0] in words.GENERAL_LOCALS or letters.startswith("info") or _is_of_domain(letters, email):
        return ContactKind.GENERAL
    return ContactKind.OTHER


def _is_of_domain(letters: str, email: str) -> bool:
    """ "garden@garden.org": the whole site's."""
    return len(letters) > 2 and letters in {
        _LETTERS.sub("", label) for label in email.rpartition("@")[2].lower().split(".")[:-1]
    }


def belongs_to(email: str, name: str) -> bool:
    """Whether an address looks made from a name: jane.doe@, jdoe@, doej@; and janedoe@, jane@, doe@, jd@ if its
    given name is a common one."""
    local = _LETTERS.sub("", email.partition("@")[0].lower())
    parts = [part for word in name.split() if (part := _LETTERS.sub("", _plain(word)))]
    if len(local) < 2 or len(parts) < 2:
        return False
    first, last, joined = parts[0], parts[-1], "".join(parts)
    if local in (first[0] + last, last + first[0], first + last[0]):
        return True
    # "bee-suppliers@" is made from "Bee Suppliers", too: whole words tell of a person only with a dot between them.
    if local in (joined, first + last, last + first) and "." in email.partition("@")[0]:
        return True
    if not _has_given_name(name):
        return False
    if local in (first, last, joined, first + last, last + first, "".join(part[0] for part in parts)) or (
        len(last) > 3 and last in local
    ):
        return True
    return len(local) > 3 and (first[0] + last).startswith(local)


def _plain(word: str) -> str:
    return fold(word.replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae"))


def person_near(texts: Sequence[str], at: int, email: str, written: str, anchor: str) -> Person:
    """Who an address belongs to.

    Args:
        texts: the page's lines, of which `at` has the address.
        written: how the address is written there; "" where only a link has it.
        anchor: text of the link with it; "" when there is none.
    """
    is_personal = kind_of(email, "") is ContactKind.OTHER
    own_name = name_in(anchor) if "@" not in anchor else ""
    if own_name and not (_has_given_name(own_name) or belongs_to(email, own_name)):
        own_name = ""
    is_short = len(texts[at]) <= _LONGEST_LINE
    on_line = _parts(texts[at], written) if is_short else []
    above = _until_address(texts[max(0, at - _ABOVE) : at][::-1])
    below = _until_address(texts[at + 1 : at + 1 + _BELOW])
    name = own_name or _best_name([on_line], email, is_certain=len(on_line) > _MANY_PARTS)
    if not name and is_personal:
        near = [_parts(text, "") for text in (*above, *below)]
        name = _best_name(near, email, is_certain=True) or _best_name(near[: min(len(above), _NEAR)], email)
    role = _nearest_role(on_line) or (role_in(anchor) if "@" not in anchor else "")
    if name and not role:
        role = _topic_beside(name, on_line) or _role_beside(name, above, below)
    return Person(name, role)


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


def _best_name(lines: Sequence[Sequence[str]], email: str, *, is_certain: bool = False) -> str:
    """The name that the address is made from; or else, unless only a certain one is wanted, the one that stands there
    alone and begins with a given name."""
    names = [name for parts in lines for part in parts if (name := name_in(part))]
    within = (name for parts in lines for part in parts for name in _names_within(part))
    if matching := next((name for name in itertools.chain(names, within) if belongs_to(email, name)), ""):
        return matching
    if is_certain:
        return ""
    likely = [*dict.fromkeys(filter(_has_given_name, names))]
    return likely[0] if len(likely) == 1 else ""


def _names_within(part: str) -> Iterator[str]:
    """The names in a piece of a sentence: "or contact Edith Meadow"."""
    for run in _CAPITALISED.findall(part):
        if run != part and (name := name_in(run)):
            yield name


def _has_given_name(name: str) -> bool:
    tokens = [fold(token).replace(" ", "") for token in name.split()]
    return (
        tokens[0] in _GIVEN_NAMES
        or fold(name.split()[0].partition("-")[0]) in _GIVEN_NAMES
        or (len(tokens[0]) == 1 and tokens[1] in _GIVEN_NAMES)
    )


def _nearest_role(parts: Sequence[str]) -> str:
    return next((role for part in reversed(parts) if (role := role_in(part)) and not name_in(part)), "")


def _topic_beside(name: str, parts: Sequence[str]) -> str:
    """ "Redaktion: Anna Müller": a topic alone is a role where it labels a name."""
    for label, part in itertools.pairwise(parts):
        if name_in(part) == name and fold(label).replace(" ", "") in _TOPICS and label[0].isupper():
            return label
    return ""


def _role_beside(name: str, above: Sequence[str], below: Sequence[str]) -> str:
    """The role in the line with the name, or between it and the address, or next to them."""
    for lines in (above, below):
        for number, text in enumerate(lines):
            if name.lower() not in " ".join(text.split()).lower():
                continue
            rest = [part for part in _parts(text, "") if name_in(part) != name]
            near = lines[:number][::-1] if lines is above else lines[number + 1 :]
            beyond = lines[number + 1 : number + 2] if lines is above else ()
            for candidates in (rest, *(_parts(other, "") for other in near), *(_parts(other, "") for other in beyond)):
                if role := _nearest_role(candidates):
                    return role
            return ""
    return next((role for text in (*above[:1], *below[:1]) if (role := role_in(text))), "")
