"""What stands around a link: its sentence, or the whole list item, row or definition it is part of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from brokenlinks.pages.passages import LINE_BREAK, ItemKind, collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brokenlinks.pages.passages import Anchor, Block

#: Characters of an excerpt; enough for any sentence worth quoting, and for a cell that stays readable.
LIMIT = 300
_CUT = "…"
#: How far back a cut looks for a space; scripts without spaces are cut where they are.
_WORD = 40

#: Where a sentence may end: at a full stop with what closes around it, a space, and what can begin the next one; at
#: a Chinese or Japanese full stop; at a <br>.
_BOUNDARY = re.compile(
    r"""
      [.!?…]["'”’»)\]]*\s+(?=["'“‘«(\[¿¡]*[^\W_a-zß-ÿа-я])
    | [。！？][」』）]*
    | \n
    """,
    re.VERBOSE,
)
#: Full stops that end no sentence, by what stands before them: initials, and abbreviations common on such pages.
_ABBREVIATION = re.compile(
    r"""(?:^|[\s("“])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|cf|No|Nr|Vol|Eds?|Inc|Ltd|Co|Corp|
    Univ|Dept|Fig|pp?|approx|esp|incl|bzw|Bd|Hrsg|Abb|env|éd|Sra|Dra?|Ud|nº)\.\Z""",
    re.VERBOSE,
)
_LONGEST_ABBREVIATION = 12
#: Characters; plain text is wrapped at 66 to 80.
_FULL_LINE = 55


def excerpt(text: str, start: int, end: int, limit: int = LIMIT) -> str:
    """At most about `limit` characters of `text` around `start:end`, cut between words, cuts marked with "…"."""
    if len(text) <= limit:
        return collapse(text)
    room = max(0, limit - (end - start)) // 2
    left, right = max(0, start - room), min(len(text), max(start, min(end, start + limit)) + room)
    # What one side does not need goes to the other.
    left, right = max(0, min(left, right - limit)), min(len(text), max(right, left + limit))
    if left:
        space = text.find(" ", left, min(left + _WORD, start))
        left = space + 1 if space >= 0 else left
    if right < len(text):
        space = text.rfind(" ", max(right - _WORD, left), right)
        right = space if space > left else right
    return (_CUT if left else "") + collapse(text[left:right]) + (_CUT if right < len(text) else "")


def sentence(block: Block, start: int, end: int) -> tuple[int, int]:
    """The bounds in the block's text of the sentence, or sentences, that `start:end` is part of."""
    if block.ends is None:
        block.ends = list(_ends(block))  # once, so that 50,000 links in one paragraph take linear time
    before, after = bisect_right(block.ends, start), bisect_left(block.ends, end)
    return (
        block.ends[before - 1] if before else 0,
        block.ends[after] if after < len(block.ends) else block.length,
    )


def _ends(block: Block) -> Iterator[int]:
    text = block.text
    for found in _BOUNDARY.finditer(text):
        end = found.end()
        if found[0] == LINE_BREAK:
            # A line that goes on in lower case was only broken by hand; in a list of links, each begins its line.
            is_broken = text[end : end + 1].islower() or (block.is_wrapped and _is_full(text, found.start()))
            if is_broken and not block.has_link_between(end, end + 1):
                continue
        elif _ABBREVIATION.search(text[max(0, found.start() - _LONGEST_ABBREVIATION) : found.start() + 1]):
            continue
        yield end


def _is_full(text: str, end: int) -> bool:
    """Whether the line that ends there went on for as long as lines do that are wrapped by hand."""
    return end - text.rfind(LINE_BREAK, 0, end) > _FULL_LINE


def context(anchor: Anchor) -> str:
    """What a reader needs to see of the page to know what the link is about: at most about `LIMIT` characters.

    A list item, table row or definition is taken whole where it is short, or where it is one text (then cut around
    the link). An item that holds paragraphs of its own is layout: the link's paragraph is what counts. There, and
    outside of lists and tables, it is the sentence. Where the sentence is the link and nothing else, the one after
    it or before it is added, unless that belongs to another link; to a heading, the text that follows it.
    """
    block = anchor.block
    if block is None:
        return ""
    item = block.item
    if item is not None:
        is_one_text = item.kind is not ItemKind.ROW and len(item.blocks) == 1
        if is_one_text or len(item.text) <= LIMIT:
            offset = item.offset_of(block)
            return excerpt(item.text, offset + anchor.start, offset + anchor.end)
    if block.is_heading:
        return excerpt(_with_description(block), anchor.start, anchor.end)
    left, right = _bounds(anchor, block)
    return excerpt(block.text[left:right], anchor.start - left, anchor.end - left)


def _bounds(anchor: Anchor, block: Block) -> tuple[int, int]:
    text = block.text
    left, right = sentence(block, anchor.start, anchor.end)
    if _says_something(text[left : anchor.start]) or _says_something(text[anchor.end : right]):
        return left, right
    if right < len(text):
        _, farther = sentence(block, right, right + 1)
        if not block.has_link_between(right, farther):
            return left, farther
    if left > 0:
        earlier, _ = sentence(block, left - 1, left)
        if not block.has_link_between(earlier, left):
            return earlier, right
    return left, right


def _with_description(heading: Block) -> str:
    """The text of a heading and of the block after it, when that describes it: no link, no heading of its own."""
    block = heading.after
    if block is None or block.links or block.is_heading:
        return heading.text
    return f"{heading.text} – {block.text}"


def _says_something(text: str) -> bool:
    return any(map(str.isalpha, text))
