"""Which links of a page are entries of a list, and not words of a sentence, by where they stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.pages.passages import LINE_BREAK, ItemKind

if TYPE_CHECKING:
    from brokenlinks.pages.passages import Anchor, Block

#: Characters before a link that starts its line: a bullet, a number, a quotation mark.
_BULLET = 12
#: What stands before a link that says where to find what was described.
_STOPS = (".", ":", "!", "?", ";", "–", "—", "|", "→", "»")
#: An item is the entry of the first link in it when it is no longer than this; longer ones are prose or layout.
_LONGEST_ENTRY = 400
_MOST_BLOCKS = 8
#: Pictures with a text beside each, or paragraphs with a link in each, are a list when so many follow each other …
_MOST_ALONE = 5
#: … these being most of the page's paragraphs.
_MOSTLY = 0.7


class Entries:
    """Fed with each link in document order, once it is known to be one."""

    def __init__(self) -> None:
        self.paragraphs = 0  #: <p> in the content, counted by the page's reader
        self.headed: set[int] = set()  #: positions of the entries that are headings, or stand in an item with one
        self._found: set[int] = set()
        self._run: list[int] = []  #: pictures with a text beside each, one after the other
        self._inline: dict[int, int] = {}  #: positions of links in short paragraphs that have no other, by block
        self._last: Anchor | None = None

    def add(self, anchor: Anchor, *, is_outbound: bool) -> None:
        """The next link."""
        is_picture = anchor.block is not None and anchor.start == anchor.end
        if not (is_outbound and is_picture and _has_caption(anchor)):
            self._end_run()
        elif _is_alone(anchor):
            self._found.add(anchor.position)
        else:
            self._run.append(anchor.position)
        if is_outbound and is_entry(anchor, self._last):
            self._found.add(anchor.position)
        elif is_outbound and not is_picture and not anchor.is_side and _is_remark(anchor):
            self._inline[id(anchor.block)] = anchor.position
        if anchor.block is not None and (anchor.block.is_heading or _in_item_with_heading(anchor.block)):
            self.headed.add(anchor.position)
        self._last = anchor

    def positions(self) -> frozenset[int]:
        """Those of the entries, when all links were added."""
        self._end_run()
        if len(self._inline) >= max(_MOST_ALONE, _MOSTLY * self.paragraphs) and self.paragraphs >= _MOST_ALONE:
            return frozenset(self._found.union(self._inline.values()))
        return frozenset(self._found)

    def _end_run(self) -> None:
        if len(self._run) >= _MOST_ALONE:
            self._found.update(self._run)
        self._run.clear()


def _has_caption(anchor: Anchor) -> bool:
    """Whether a picture that says nothing has a short text beside it, with no other link in either."""
    block = anchor.block
    if block is None or len(block.links) != 1:
        return False
    if not _has_letters(block.text) and block.after is not None:
        block = block.after
        return not block.links and block.length <= _LONGEST_ENTRY and _has_letters(block.text)
    return block.length <= _LONGEST_ENTRY and _has_letters(block.text)


def _is_alone(anchor: Anchor) -> bool:
    """Whether it is the only link of its list item, row or term, which says something besides."""
    item = anchor.block.item if anchor.block is not None else None
    if item is None or len(item.blocks) > _MOST_BLOCKS:
        return False
    return sum(len(block.links) for block in item.blocks) == 1 and _has_letters(item.text)


def _is_remark(anchor: Anchor) -> bool:
    """Whether it is the only link of a short paragraph."""
    block = anchor.block
    return (
        block is not None
        and block.item is None
        and not block.is_heading
        and block.length < _LONGEST_ENTRY
        and block.links == [anchor.start]
    )


def _in_item_with_heading(block: Block) -> bool:
    return block.item is not None and any(other.is_heading for other in block.item.blocks[:_MOST_BLOCKS])


def is_entry(anchor: Anchor, last: Anchor | None) -> bool:
    """Whether the link is an entry of a list, and not a word of a sentence: `last` is the link before it.

    It is when it begins its line, paragraph, heading or cell; when nothing but punctuation parts it from the link
    before it; when it stands alone behind the last full stop or colon ("… and their families. Website: www.a.org");
    and when it is the first one of a list item, row or definition that is short.
    """
    block = anchor.block
    if block is None or anchor.start == anchor.end:  # a picture that says nothing
        return False
    text = block.text
    before = text[max(0, anchor.start - _BULLET) : anchor.start]
    line = before.rpartition(LINE_BREAK)
    if (line[1] or anchor.start <= _BULLET) and not _has_letters(line[2]):
        return True
    if last is not None and last.block is block and last.end <= anchor.start:
        between = text[last.end : anchor.start]
        if len(between) <= _BULLET and not _has_letters(between):
            return True
    if before.rstrip().endswith(_STOPS):
        after = text[anchor.end : anchor.end + _BULLET].partition(LINE_BREAK)[0]
        if not _has_letters(after):
            return True
    item = block.item
    if item is None or len(item.blocks) > _MOST_BLOCKS or block.links[:1] != [anchor.start]:
        return False
    if item.kind is not ItemKind.ROW and len(item.blocks) > 1 and item.blocks[0] is not block:
        return False
    return sum(other.length for other in item.blocks) <= _LONGEST_ENTRY


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
