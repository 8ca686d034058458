"""Finds e-mail addresses in a line of text: plain ones, and those that are spelled out for people only.

What is taken for an address is of the common shape (RFC 5321, 4.1.2, without quoted local parts and literals), under a
public suffix. A sentence that has "at" and a domain in it is none.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from brokenlinks import urls
from brokenlinks.contacts import address_words as words
from brokenlinks.contacts.lines import SEAM
from brokenlinks.contacts.role_words import FITTING_LOCALS, GENERAL_LOCALS
from brokenlinks.network.special_names import is_local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: RFC 5321, 4.5.3.1, and erratum 1690 to RFC 3696.
LONGEST_ADDRESS: Final = 254
_LONGEST_LOCAL: Final = 64
_LONGEST_DOMAIN: Final = 253

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LOCAL_CHARS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+_-%&'#~=")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?")
_NEXT_WORD = re.compile(r"[a-z](?=[A-Z])")


class Found(NamedTuple):
    """An address in a line."""

    email: str
    start: int  #: of what is written for it
    end: int


def find_addresses(marked: str) -> list[Found]:
    """The addresses in a line (`brokenlinks.contacts.lines.Line.marked`), in order; none twice."""
    if "\uff20" in marked or "\ufe6b" in marked:  # wide and small @
        marked = marked.translate({0xFF20: "@", 0xFE6B: "@", 0xFF0E: "."})
    found: dict[str, Found] = {}
    for one in sorted([*_plain(marked), *_spelled(marked)], key=lambda one: (one.start, -one.end)):
        found.setdefault(one.email, one)
    return list(found.values())


def address_of(text: str) -> str:
    """The address that a text is, as it is compared and shown; "" when it is none."""
    text = text.strip(" \t\r\n\xa0<>\"'“”;,.").removeprefix("mailto:")
    local, at, domain = text.rpartition("@")
    local = local.strip(" .")
    domain = _domain(domain.strip(" ./"))
    if not at or not domain or len(local) > _LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        return ""
    email = f"{local}@{domain}"
    return email if len(email) <= LONGEST_ADDRESS else ""


def addresses_of_link(mailto: str) -> list[str]:
    """The addresses that a "mailto:…" writes to (RFC 6068): in its path, or else `to`, and `cc`; never `bcc`."""
    path, _, query = mailto.partition(":")[2].partition("?")
    texts = [path]
    for part in query.replace("&amp;", "&").split("&"):
        key, _, value = part.partition("=")
        if key.lower() in ("to", "cc"):
            texts.append(value)
    found: dict[str, None] = {}
    for text in texts:
        for piece in re.split(r"[,;\s]+|%2C|%3B", text, flags=re.IGNORECASE):
            one = unquote(piece).strip()
            for email in [address_of(one)] if one.count("@") == 1 else []:
                if email:
                    found[email] = None
        if not found and text:
            found.update(dict.fromkeys(one.email for one in find_addresses(unquote(text)[:1_000])))
    return list(found)


def is_domain(host: str) -> bool:
    """Whether mail may be for `host`: a name under a public suffix."""
    return bool(_domain(host))


@functools.lru_cache(maxsize=4_096)
def _domain(written: str) -> str:
    """The domain in lower case and ASCII; "" when there can be no such one in public."""
    if not 3 < len(written) <= _LONGEST_DOMAIN or "." not in written:
        return ""
    if not written.isascii():
        try:
            written = urls.parse(f"http://{written}/").host
        except ValueError:
            return ""
    domain = written.lower().rstrip(".")
    if is_local_name(domain) or not all(map(_LABEL.fullmatch, domain.split("."))) or not urls.has_public_suffix(domain):
        return ""
    return domain


# --- plain


def _plain(marked: str) -> Iterator[Found]:
    at = marked.find("@")
    while at >= 0:
        start, domain = _start_of_local(marked, at), _domain_at(marked, at + 1)
        if domain is not None and start < at:
            email = address_of(marked[start:at].replace(SEAM, "") + "@" + domain[0])
            if email and _is_of_its_own(marked, start, domain[1]):
                yield Found(email, start, domain[1])
        at = marked.find("@", at + 1)


def _start_of_local(marked: str, at: int) -> int:
    """Where the local part before the @ begins: at a seam, if something stands behind it."""
    start = at
    while start > 0 and at - start <= _LONGEST_LOCAL:
        char = marked[start - 1]
        if char == SEAM:
            if marked[start:at].strip(SEAM):
                break
        elif char not in _LOCAL_CHARS:
            break
        start -= 1
    while start < at and marked[start] in ".'&=#" + SEAM:
        start += 1
    for escape in ("u003e", "u003c", "%20", "%3A", "nbsp"):
        if marked[start:at].startswith(escape):
            start += len(escape)
    return start


def _domain_at(marked: str, start: int) -> tuple[str, int] | None:
    """The domain that begins there, and where it ends: at a seam, once it is one."""
    end = start
    best: tuple[str, int] | None = None
    while end < len(marked) and end - start <= _LONGEST_DOMAIN:
        char = marked[end]
        if char == SEAM:
            text = marked[start:end].replace(SEAM, "").rstrip(".")
            if _domain(text):
                best = (text, end)
                following = marked[end + 1 : end + 3]
                if not (following[:1] == "." and following[1:2].isalnum()):
                    break
        elif not (char.isalnum() or char in ".-_"):
            break
        elif not char.isascii() and unicodedata.category(char) == "Lo":
            break  # in a script without spaces the sentence goes on
        end += 1
    text = marked[start:end].replace(SEAM, "").rstrip(".-_")
    if _domain(text):
        return text, end
    if best is not None:
        return best
    # "jane@garden.orgPhone", "jane@garden.org.Please"
    for cut in (match.start() + 1 for match in _NEXT_WORD.finditer(text)):
        if _domain(text[:cut]):
            return text[:cut], start + cut
    shorter = text.rpartition(".")
    if shorter[2][:1].isupper() and _domain(shorter[0]):
        return shorter[0], start + len(shorter[0])
    return None


def _is_of_its_own(marked: str, start: int, end: int) -> bool:
    """Whether it is no part of something else: an address of the web, a handle, a command."""
    before = marked[max(0, start - 60) : start]
    after = marked[end : end + 3]
    if before.endswith(("@", "://", "\\")) or after[:1] == "@":
        return False
    if before and not before[-1].isascii() and before[-1].isalpha() and unicodedata.category(before[-1]) != "Lo":
        return False  # the end of a name with an accent
    token = before.rpartition(" ")[2].lower()
    if "://" in token or token.startswith("www.") or "/@" in token:
        return False
    if after.startswith((":/", ":~", "://")) or (after[:1] == ":" and marked[start:end].lower().startswith("git@")):
        return False
    if _EXAMPLE.search(before[-30:].replace(SEAM, "")):
        return False
    label = re.findall(r"[\w-]+", before.lower())
    return not (label and label[-1] in words.OTHER_LABELS and re.search(r"[:\s]\s*$", before))


# --- spelled out


def _alternatives(by_language: Mapping[str, tuple[str, ...]], without: frozenset[str] = frozenset()) -> str:
    spellings = {word for phrases in by_language.values() for word in phrases} - without
    return "|".join(
        re.escape(word).replace(r"\ ", r"[ -]") for word in sorted(spellings, key=lambda word: (-len(word), word))
    )


_AT: Final = _alternatives(words.AT)
_BARE_AT: Final = _alternatives(words.AT, words.ONLY_IN_BRACKETS)
_DOT: Final = _alternatives(words.DOT)
_OPEN, _CLOSE = r"[(\[{<«‹|]{1,2}", r"[)\]}>»›|]{1,2}"
_LOCAL_PART: Final = r"(?<![\w.+%-])(?P<local>[A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?)"
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
    rf"{_LOCAL_PART}(?:\s{{1,2}}(?P<at>{_BARE_AT}|@)\s{{1,2}}|[-_*]{{1,2}}(?:{_BARE_AT})[-_*]{{1,2}}|\s@|@\s){_HOST}",
    re.IGNORECASE,
)
_AT_WORDS = re.compile(rf"@|(?:{_AT})", re.IGNORECASE)
_DOTS = re.compile(_ANY_DOT, re.IGNORECASE)
_SPELLED_DOT = re.compile(rf"(?:^|[^\w])({_DOT})(?:[^\w]|$)", re.IGNORECASE)
_LETTER_BOXES: Final = GENERAL_LOCALS | FITTING_LOCALS
_EXAMPLE = re.compile(
    rf"(?:^|[^\w.])(?:{'|'.join(map(re.escape, words.EXAMPLE_LABELS))})\s?[:：,]?\s?[\"'“‘(<\[]?$", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"(?:^|[^\w])(?:{'|'.join(map(re.escape, words.MAIL_LABELS))})\s?(?:[:：=]|is|address:)\s{{0,2}}$", re.IGNORECASE
)


def _spelled(marked: str) -> Iterator[Found]:
    text = marked.replace(SEAM, "") if SEAM in marked else marked
    if not _AT_WORDS.search(text):
        return
    if any(char in text for char in "([{<«‹|"):
        for found in _BRACKETED.finditer(text):
            if email := _put_together(found):
                yield Found(email, *found.span())
    for found in _BARE.finditer(text):
        if (email := _put_together(found)) and _is_meant(found, email, text[: found.start()]):
            yield Found(email, *found.span())


def _put_together(found: re.Match[str]) -> str:
    domain = _DOTS.sub(".", found["domain"])
    while "." in domain:  # "jane at garden dot org dot thanks"
        if email := address_of(f"{found['local']}@{domain}"):
            return email
        domain = domain.rpartition(".")[0]
    return ""


def _is_meant(found: re.Match[str], email: str, before: str) -> bool:
    """Whether an "at" without brackets stands for @, and not in a sentence about a site."""
    local, _, domain = email.rpartition("@")
    if local.lower() in words.NOT_LOCALS or domain.startswith("www.") or is_domain(local):
        return False
    if _LABELLED.search(before[-40:]):
        return True
    if spelled := _SPELLED_DOT.search(found["domain"]):
        # "public at some point in the future"
        return (found["at"] or "").lower() != "at" or spelled[1].lower() not in words.ENGLISH_WORDS
    written = found["at"] or ""
    if not written:  # "-at-" and the like stand in names of files, too; and "jane@ garden.org"
        written = "@" if "@" in found[0] else ""
    is_plain_word = local.isalpha()
    if written == "@":
        return local.islower() and (not is_plain_word or local in _LETTER_BOXES)
    return (written.isupper() and not found["local"].isupper() and not is_plain_word) or (
        "." in local and not local.isupper()
    )
