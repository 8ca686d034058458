"""Addresses that are spelled out for people only: "jane (at) garden (dot) org", "jane arroba jardin punto es".

A sentence that has "at" and a domain in it is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from brokenlinks.contacts import address_words as words
from brokenlinks.contacts.lines import SEAM
from brokenlinks.contacts.role_words import FITTING_LOCALS, GENERAL_LOCALS
from brokenlinks.contacts.syntax import Found, address_of, is_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def _alternatives(by_language: Mapping[str, tuple[str, ...]], without: frozenset[str] = frozenset()) -> str:
    spellings = {word for phrases in by_language.values() for word in phrases} - without
    return "|".join(
        re.escape(word).replace(r"\ ", r"[ -]") for word in sorted(spellings, key=lambda word: (-len(word), word))
    )


_AT: Final = _alternatives(words.AT)
_BARE_AT: Final = _alternatives(words.AT, words.ONLY_IN_BRACKETS)
_DOT: Final = _alternatives(words.DOT)
_BRACKETS: Final = "([{<«‹|"
_OPEN, _CLOSE = r"[(\[{<«‹|]{1,2}", r"[)\]}>»›|]{1,2}"
_WORD: Final = r"[A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?"
#: "jane (dot) brook", and "jane dot brook"
_LOCAL_DOT: Final = (
    rf"(?:\s{{0,2}}{_OPEN}\s?(?:{_DOT}|\.)\s?{_CLOSE}\s{{0,2}}"
    r"|\s{1,2}(?:dot|punto|punkt|ponto|kropka|tečka)\s{1,2})"
)
_LOCAL_PART: Final = rf"(?<![\w.+%@-])(?P<local>{_WORD}(?:{_LOCAL_DOT}{_WORD}){{0,3}})"
#: A dot, in any way; a written one has no space after it, or a sentence would end in an address.
_ANY_DOT: Final = (
    rf"(?:\s?\.(?=\w)|\s{{0,2}}{_OPEN}\s?(?:{_DOT}|\.)\s?{_CLOSE}\s{{0,2}}"
    rf"|\s{{1,2}}(?:{_DOT})\s{{1,2}}|[-_*]{{1,2}}(?:{_DOT})[-_*]{{1,2}})"
)
_HOST: Final = rf"(?P<domain>[A-Za-z0-9\u00c0-\u024f][\w-]{{0,62}}(?:{_ANY_DOT}[A-Za-z0-9][\w-]{{0,62}}){{1,5}})"

#: In brackets: "jane (at) garden.org", "jane[at]garden[dot]org", "jane [put the at sign here] garden.org"
_BRACKETED = re.compile(
    rf"{_LOCAL_PART}\s{{0,2}}{_OPEN}\s{{0,2}}(?:@|(?:[^\W\d]{{1,12}}\s){{0,4}}(?:{_AT})(?:\s[^\W\d]{{1,12}}){{0,4}})\s{{0,2}}{_CLOSE}"
    rf"\s{{0,2}}{_HOST}",
    re.IGNORECASE,
)
#: With the word alone: "jane at garden dot org", "jane-at-garden-dot-org", "jane AT garden.org"
_BARE = re.compile(
    rf"{_LOCAL_PART}(?:\s{{1,2}}(?P<at>{_BARE_AT}|@)\s{{1,2}}|[-_*]{{1,2}}(?:{_BARE_AT})[-_*]{{1,2}}|\s?@\s?){_HOST}",
    re.IGNORECASE,
)
_AT_WORDS = re.compile(rf"@|(?:{_AT})", re.IGNORECASE)
_DOTS = re.compile(_ANY_DOT, re.IGNORECASE)
_LOCAL_DOTS = re.compile(_LOCAL_DOT, re.IGNORECASE)
_SPELLED_DOT = re.compile(rf"(?:^|[^\w])({_DOT})(?:[^\w]|$)", re.IGNORECASE)
_LETTER_BOXES: Final = GENERAL_LOCALS | FITTING_LOCALS
_LABELLED = re.compile(
    rf"(?:^|[^\w])(?:{'|'.join(map(re.escape, words.MAIL_LABELS))})\s?(?:[:：=]|is|address:)\s{{0,2}}$", re.IGNORECASE
)


def find_spelled(marked: str) -> Iterator[Found]:
    """The addresses that are spelled out in a line."""
    text = marked.replace(SEAM, "") if SEAM in marked else marked
    if not _AT_WORDS.search(text):
        return
    places = [place for place, char in enumerate(marked) if char != SEAM] if SEAM in marked else None
    for pattern in (_BRACKETED, _BARE):
        if pattern is _BRACKETED and not any(char in text for char in _BRACKETS):
            continue
        for found in pattern.finditer(text):
            email = _put_together(found)
            if email and (pattern is _BRACKETED or _is_meant(found, email, text[: found.start()])):
                start, end = found.span()
                yield Found(email, places[start], places[end - 1] + 1) if places else Found(email, start, end)


def _put_together(found: re.Match[str]) -> str:
    local, domain = _LOCAL_DOTS.sub(".", found["local"]), _DOTS.sub(".", found["domain"])
    while "." in domain:  # "jane at garden dot org dot thanks"
        if email := address_of(f"{local}@{domain}"):
            return email
        domain = domain.rpartition(".")[0]
    return ""


def _is_meant(found: re.Match[str], email: str, before: str) -> bool:
    """Whether an "at" without brackets stands for @, and not in a sentence about a site."""
    local, _, domain = email.rpartition("@")
    if found[0] == f"{local}@{found['domain']}" and not _SPELLED_DOT.search(found["domain"]):
        return False  # a plain one, which is looked at elsewhere
    if local.lower() in words.NOT_LOCALS or domain.startswith("www.") or is_domain(local):
        return False
    if _LABELLED.search(before[-40:]):
        return True
    if spelled := _SPELLED_DOT.search(found["domain"]):
        # "public at some point in the future"
        return (found["at"] or "").lower() != "at" or spelled[1].lower() not in words.ENGLISH_WORDS
    if found["local"] != local:  # a dot is spelled out in it
        return any(char in found["local"] for char in _BRACKETS)
    written = found["at"] or ""
    if not written:  # "-at-" and the like stand in names of files, too; and "jane@ garden.org"
        written = "@" if "@" in found[0] else ""
    is_plain_word = local.isalpha()
    if written == "@":
        return local.islower() and (not is_plain_word or local in _LETTER_BOXES)
    return (written.isupper() and not found["local"].isupper() and not is_plain_word) or (
        "." in local and not local.isupper()
    )
