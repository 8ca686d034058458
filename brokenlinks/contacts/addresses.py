"""Finds e-mail addresses in a line of text, and in mail links."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from brokenlinks.contacts import address_words as words
from brokenlinks.contacts.lines import SEAM
from brokenlinks.contacts.spelled import find_spelled
from brokenlinks.contacts.syntax import LONGEST_DOMAIN, LONGEST_LOCAL, Found, address_of, domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCAL_CHARS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+_-%&'#~=")
_NEXT_WORD = re.compile(r"[a-z](?=[A-Z])")
_EXAMPLE = re.compile(
    rf"(?:^|[^\w.])(?:{'|'.join(map(re.escape, words.EXAMPLE_LABELS))})\s?[:：,]?\s?[\"'“‘(<\[]?$", re.IGNORECASE
)


def find_addresses(marked: str) -> list[Found]:
    """The addresses in a line (`brokenlinks.contacts.lines.Line.marked`), in order; none twice."""
    if "\uff20" in marked or "\ufe6b" in marked:  # wide and small @
        marked = marked.translate({0xFF20: "@", 0xFE6B: "@", 0xFF0E: "."})
    found: dict[str, Found] = {}
    end = 0
    for one in sorted([*_plain(marked), *find_spelled(marked)], key=lambda one: (one.start, -one.end)):
        if one.start >= end:  # else it is a part of the one before: "jane (dot) brook@garden.org"
            found.setdefault(one.email, one)
            end = one.end
    return list(found.values())


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
    while start > 0 and at - start <= LONGEST_LOCAL:
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
    while end < len(marked) and end - start <= LONGEST_DOMAIN:
        char = marked[end]
        if char == SEAM:
            text = marked[start:end].replace(SEAM, "").rstrip(".")
            if domain_of(text):
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
    if domain_of(text):
        return text, end
    if best is not None:
        return best
    # "jane@garden.orgPhone", "jane@garden.org.Please"
    for cut in (match.start() + 1 for match in _NEXT_WORD.finditer(text)):
        if domain_of(text[:cut]):
            return text[:cut], start + cut
    shorter = text.rpartition(".")
    if shorter[2][:1].isupper() and domain_of(shorter[0]):
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
