"""The text of a page in the pieces a reader sees: lines of text, and the items (list item, row) they make up."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a <br> leaves in a block's text; all other white space there is single spaces.
LINE_BREAK = "\n"
# Zero-width space, direction marks, word joiner, byte-order mark, soft hyphen: in the text, but not to be seen.
# Not U+200C and U+200D, which are part of the spelling in Persian and in emoji.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad"))


class ItemKind(Enum):
    """What joins the pieces of an item when it is shown on one line."""

    LIST_ITEM = " "
    ROW = " | "
    DEFINITION = " – "


@dataclass(slots=True)
class Heading:
    """A heading in force, and the one that encloses it."""

    level: int
    text: str
    above: Heading | None
    links: int = 0  #: on the page when it came into force …
    marks: int = 0  #: … of which those within the page
    forms: int = 0
    characters: int = 0
    links_before: int | None = None  #: before it began; of those only that are a link, and name what that leads to
    has_byline: bool = False  #: it stood in a frame of its own, with links beside it


@dataclass(slots=True, eq=False)
class Block:
    """A run of text without a block boundary in it: a paragraph, a cell, a piece of a list item."""

    item: Item | None
    is_heading: bool = False
    is_wrapped: bool = False  #: its lines may have been broken for their length alone
    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[int] = field(default_factory=list)  #: where links start in the text
    ends: list[int] | None = None  #: where sentences end in the text, once that was looked for
    after: Block | None = None  #: the block that follows in the document
    _text: str | None = None

    def add(self, text: str, *, spaced: bool) -> int:
        """Append `text`, after a space where one is due, and return where it starts."""
        if spaced and self.length and self.parts[-1] != LINE_BREAK:
            self.parts.append(" ")
            self.length += 1
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def break_line(self) -> bool:
        """Note a <br>; False, and nothing noted, when the last thing noted was another."""
        if self.parts and self.parts[-1] == LINE_BREAK:
            return False
        self.parts.append(LINE_BREAK)
        self.length += 1
        return True

    def has_link_between(self, start: int, end: int) -> bool:
        """Whether a link starts in that part of the text."""
        index = bisect_left(self.links, start)
        return index < len(self.links) and self.links[index] < end

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it; a picture may stand there."""
        return not self.text.strip()

    @property
    def text(self) -> str:
        """The text so far; asked for only when the block is complete, as it is kept."""
        if self._text is None:
            self._text = "".join(self.parts)
        return self._text


@dataclass(slots=True, eq=False)
class Item:
    """A list item, a table row, or a term with its definitions. A list inside it is not part of it."""

    kind: ItemKind
    cells: int = 0  #: of a row: <td> and <th>; of a term: definitions
    term_blocks: int = 0  #: of a term: those before the first definition
    is_head: bool = False  #: of a row: the last cell was a <th>
    blocks: list[Block] = field(default_factory=list)
    _text: str | None = None
    _offsets: dict[int, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All blocks joined; as `Block.text`, for complete items."""
        if self._text is None:
            offset = 0
            for block in self.blocks:
                self._offsets[id(block)] = offset
                if not block.is_empty:
                    offset += block.length + len(self.kind.value)
            self._text = self.kind.value.join(block.text for block in self.blocks if not block.is_empty)
        return self._text

    def add_cell(self, *, is_head: bool) -> None:
        """A cell of the row begins."""
        self.cells, self.is_head = self.cells + 1, is_head

    @property
    def section(self) -> str:
        """The text of a row that names the rows after it: one cell, a <th>, no link in it; else ""."""
        if self.cells != 1 or not self.is_head or any(block.links or block.is_heading for block in self.blocks):
            return ""
        return self.text

    def offset_of(self, block: Block) -> int:
        """Where the text of `block` starts in `text`."""
        _ = self.text
        return self._offsets[id(block)]


@dataclass(slots=True, eq=False)
class Anchor:
    """An <a href> or <area href> as it was met, before its address is looked at."""

    href: str
    position: int  #: 1 for the first of the page
    rel: tuple[str, ...] = ()
    heading: str = ""
    label: str = ""  #: aria-label, else title
    is_side: bool = False  #: in navigation, header, side column or footer
    parts: list[str] = field(default_factory=list)  #: text that is seen
    hints: list[str] = field(default_factory=list)  #: alternative texts of images, text for screen readers
    block: Block | None = None  #: where its text starts
    start: int = 0  #: its text in `block`
    end: int = 0

    @property
    def text(self) -> str:
        """What a reader calls this link: its text, else its images' alternative text, else its label."""
        return collapse("".join(self.parts)) or self.substitute

    @property
    def substitute(self) -> str:
        """What stands for the text of a link that has none to be seen."""
        return collapse(" ".join(self.hints)) or collapse(self.label)


class Open(NamedTuple):
    """What was in force before an element began, to be so again when it ends."""

    heading: Heading | None
    links: int  #: on the page before it
    item: Item | None
    definition: Item | None
    aside: list[str] | None
    bold: bool
    attributes: Mapping[str, str]
    sealed: bool  #: headings inside say nothing of what follows


def collapse(text: str) -> str:
    """All white space as single spaces, none at the ends, and no characters without width."""
    return " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())
