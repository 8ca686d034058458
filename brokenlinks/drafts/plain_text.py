"""Text from the web made fit for a mail: one line, no control characters, not too long."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

_CUT_MARK: Final = "…"
#: An address is longer only to do harm.
_LONGEST_ADDRESS: Final = 2_000
#: Read of a text before it is cut: an anchor can be a hundred thousand characters long.
_READ: Final = 4_000

#: Control characters, halves of pairs, and what only turns or hides text: marks of direction, soft hyphens, tags.
_DROPPED: Final = frozenset({"Cc", "Cs", "Cf"})
#: Both belong to words: of Persian and Indic scripts, and to emoji.
_JOINERS: Final = "\u200c\u200d"
_NO_CHARACTERS: Final = "\ufffe\uffff"
#: Scripts without spaces, as `brokenlinks.words` has them: two characters make a word.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ASCII: Final = "".join(map(chr, range(0x21, 0x7F)))


def visible(text: str) -> str:
    """`text` without what is not seen; its white space stays."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(filter(_is_seen, text))


def _is_seen(char: str) -> bool:
    if char in _NO_CHARACTERS:
        return False
    return char.isspace() or char in _JOINERS or unicodedata.category(char) not in _DROPPED


def one_line(text: str) -> str:
    """`text` on one line, without what is not seen."""
    return " ".join(visible(text).split())


def address(text: str) -> str:
    """An address as it is, if it is one: what no address has in it is percent-encoded, so that it is one word."""
    written = quote(one_line(text[:_READ]), safe=_ASCII)
    return written if len(written) <= _LONGEST_ADDRESS else written[: _LONGEST_ADDRESS - 1] + _CUT_MARK


def short(text: str, characters: int, words: int) -> str:
    """`text` on one line, of no more than so many characters and words; where it is cut, it ends in "…"."""
    text = one_line(text[:_READ])
    kept: list[str] = []
    left = words
    for word in text.split():
        left -= count_words(word)
        if left < 0:
            break
        kept.append(word)
    cut = " ".join(kept)
    if not kept and text and words > 0:
        cut = text.split()[0][: 2 * words]  # a sentence without spaces
    if cut == text and len(text) <= characters:
        return text
    if len(cut) >= characters:
        cut = cut[: characters - 1]
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:–-") + _CUT_MARK if cut else ""


def count_words(text: str) -> int:
    """The words of `text`, parted by spaces; of a script without spaces, two characters make one."""
    spaced = text.split()
    if text.isascii():
        return len(spaced)
    return sum(max(1, len(_UNSPACED.findall(word)) // 2) for word in spaced)
