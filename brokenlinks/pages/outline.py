"""Reads a page's HTML in one pass: its links, each with the text around it and the heading in force.

libxml2's HTML parser, as a stream of events and without a tree. It was measured against lexbor (through selectolax),
which builds the HTML standard's tree: both read the median page in 1 ms, but there 2,000 unclosed <b> in a 28 KB
page became 750 MB, 100,000 nested <div> took 21 s, and an unclosed or misnested <a> turned up several times,
as the standard has it copied into every block that follows. Here each tag of the source is one event. The time is
linear but for end tags without a start deep inside others: 10,000 of them 10,000 levels deep take 0.2 s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks.pages import attributes as marks
from brokenlinks.pages import elements
from brokenlinks.pages.counting import Counting
from brokenlinks.pages.head import Head
from brokenlinks.pages.headings import Headings
from brokenlinks.pages.items import Items
from brokenlinks.pages.lines import Lines
from brokenlinks.pages.passages import Anchor, Block, Open, collapse

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

_NOWHERE = ("#", "javascript:")
# With no word of its own before its paragraph ends, it is the next one's: browsers carry it over, libxml2 ends it.
_UNCLOSED_LINK = re.compile(r"(<[aA]\s[^<>]+>)(\s*</[pP]>\s*<[pP](?:\s[^<>]*)?>)")
_REL_SEPARATOR = re.compile(r"[\s,]+")


def read_outline(html: str, *, ignored: Container[int] = ()) -> Outline:
    """Read a page. Any text will do: what is no HTML has no links.

    `ignored` are the positions of links whose text and pictures no reader takes for a part of the page's text.
    """
    outline = Outline(ignored)
    if html.count("<a ") + html.count("<A ") > html.count("</a") + html.count("</A"):
        html = _UNCLOSED_LINK.sub(r"\2\1", html)
    # Lone surrogates cannot be encoded, and libxml2 before 2.14 ended a document at the first null character.
    source = html.replace("\x00", "\ufffd").encode("utf-8", "replace")
    if source:
        parser = etree.HTMLParser(target=outline, encoding="utf-8", huge_tree=True)
        parser.feed(source)
        parser.close()
    return outline


class Outline:
    """The target of the parser's events; afterwards, what the page holds."""

    def __init__(self, ignored: Container[int] = ()) -> None:
        self._ignored = ignored
        self.anchors: list[Anchor] = []
        self.title = ""
        self.head = Head()
        self.headings = Headings()
        self.counting = Counting()

        self._stack: list[Open] = []
        self._skipped = 0  #: depth inside an element that holds no content
        self._aside: list[str] | None = None  #: where text goes that is no part of the page's; None for the page
        self._title: list[str] | None = None
        self._svg = 0
        self._pre = 0
        self._sections = 0
        self._bold = False
        self._link: Anchor | None = None
        self._link_depth = 0

        self._block: Block | None = None
        self._last_block: Block | None = None
        self._space = False  #: white space is due before the next word
        self._lines = Lines(self.headings)
        self._items = Items(self.headings, self._lines)

    # Events of the parser, which sees to it that each start has its end.

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped or tag in elements.NOT_CONTENT:
            if not self._skipped:
                self.counting.skip(tag, attributes)
            self._skipped += 1
            return
        heading, links = self.headings.current, self.headings.links
        if tag in elements.BLOCKS:
            self._end_block()
        classes = marks.classes_of(attributes)
        is_region = tag in elements.REGIONS or marks.is_region(tag, attributes, classes)
        sealed = is_region or marks.is_sealed(tag, attributes, classes)
        items = self._items
        self._stack.append(
            Open(heading, links, items.current, items.definition, self._aside, self._bold, attributes, sealed)
        )
        self.counting.start(tag, attributes, classes, len(self._stack), region=is_region)
        if tag in elements.PARTS:
            self._sections += 1
        if is_region or tag == "main":
            self.headings.blank(keep_h1=tag == "main")
        if tag in elements.HEADING_LEVELS and self._aside is None:
            self.headings.begin(elements.HEADING_LEVELS[tag], len(self._stack))
        if tag in elements.ITEM_PARTS:
            self._items.begin(tag)
        if tag == "form":
            self.headings.forms += 1
        if tag in elements.BOLD or ("style" in attributes and marks.is_bold(attributes)):
            self._bold = True
        if tag in elements.TEXT_APART or (classes and not elements.UNSEEN_CLASSES.isdisjoint(classes)):
            self._set_aside()
        if tag in _STARTS:
            _STARTS[tag](self, attributes)
        elif tag in elements.HEAD:
            self.head.read(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends: what was in force before it is so again."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self.counting.resume()
            return
        if tag in elements.BLOCKS:
            self._end_block()
        depth = len(self._stack)
        if self._link is not None and depth == self._link_depth:
            self._end_link()
        if self.headings.reading is not None and depth == self.headings.reading.depth:
            self.headings.end()
        if tag == "tr":
            self._items.end_row()
        self.counting.end(tag, depth)
        opened = self._stack.pop()
        if tag in elements.PARTS:
            self._sections -= 1
        if self.headings.current is not opened.heading:
            element = marks.Element(tag, opened.attributes, self._sections > 0)
            self.headings.leave(opened.heading, opened.links, element, sealed=opened.sealed)
        self._items.current, self._aside, self._bold = opened.item, opened.aside, opened.bold
        if tag == "dl":
            self._items.definition = opened.definition
        elif tag == "title" and self._title is not None:
            self.title = self.title or collapse("".join(self._title))
            self._title = None
        elif tag == "svg":
            self._svg -= 1
        elif tag == "pre":
            self._pre -= 1

    def data(self, text: str) -> None:
        """A piece of text, of any length: the parser begins a new one at each character reference."""
        if self._skipped:
            if self.counting.statement is not None:
                self.counting.statement.append(text)
            return
        if self._aside is not None:
            self._aside.append(text)
        elif self._pre:
            first, *lines = text.split("\n")
            self._add(first)
            for line in lines:
                self._break_line()
                self._add(line)
        else:
            self._add(text)

    def close(self) -> None:
        """The document ends."""
        self._end_block()

    # Text.

    def _add(self, text: str) -> None:
        words = text.split()
        if not words:
            self._space = self._space or bool(text)
            return
        self._space = self._space or text[0].isspace()
        self._say(" ".join(words))
        self._space = text[-1].isspace()

    def _say(self, words: str, *, is_substitute: bool = False) -> None:
        block = self._block or self._begin_block()
        start = block.add(words, spaced=self._space)
        if not is_substitute:
            self.headings.characters += len(words)
        spaced = " " + words if self._space else words
        link = self._link
        self.counting.say(words, in_link=link is not None)
        if link is not None:
            if link.block is None:
                link.block, link.start = block, start
                block.links.append(start)
            if link.block is block:
                link.end = block.length
            link.parts.append(spaced)
        if self.headings.reading is not None and not is_substitute:
            self.headings.reading.parts.append(spaced)
        to_nowhere = link is not None and link.href.startswith(_NOWHERE)
        self._lines.add(spaced, bold=self._bold, linked=link is not None, to_nowhere=to_nowhere)

    def _begin_block(self) -> Block:
        reading = self.headings.reading
        item = self._items.current
        block = Block(item, is_heading=reading is not None and reading.level <= 6, is_wrapped=self._pre > 0)
        if item is not None:
            item.blocks.append(block)
        if self._last_block is not None:
            self._last_block.after = block
        self._block = self._last_block = block
        return block

    def _end_block(self) -> None:
        self._end_line()
        self._lines.end_block()
        self._block = None

    def _break_line(self) -> None:
        self._end_line()
        if self._block is not None and not self._block.break_line():
            self._block = None  # the second <br> in a row: a paragraph to a reader

    def _end_line(self) -> None:
        if self._lines.has_begun:
            self._lines.end(bold=self._bold)
        self._space = False
        if self._link is not None:
            self._link.parts.append(" ")
        if self.headings.reading is not None:
            self.headings.reading.parts.append(" ")

    def _set_aside(self) -> None:
        """The text that follows is not the page's: at most it stands for a link that has no other."""
        self._aside = [] if self._link is None else self._link.hints

    # Elements.

    def _begin_link(self, attributes: Mapping[str, str]) -> None:
        self._end_link()  # an <a> inside another ends it, as in browsers
        if "href" not in attributes:
            return
        # A mark beside a heading is labelled "Permalink", and no reader sees that.
        is_mark = attributes["href"].startswith("#")
        label = "" if is_mark else attributes.get("aria-label") or attributes.get("title", "")
        self._link = self._found(attributes, label)
        self._link_depth = len(self._stack)
        if self._link.position in self._ignored:
            self._link, self._aside = None, []
        elif self._aside is not None:
            self._set_aside()

    def _end_link(self) -> None:
        link = self._link
        if link is None:
            return
        if link.block is None and self._aside is None:
            if link.substitute:
                self._say(link.substitute, is_substitute=True)
            else:
                self._place(link)
        elif self.headings.reading is not None:
            self.headings.reading.drop_mark(link)
        self._link = None

    def _place(self, link: Anchor) -> None:
        """A link of which nothing is seen, or a picture that says nothing, has a sentence around it all the same."""
        link.block = self._block or self._begin_block()
        link.start = link.end = link.block.length
        if not link.href.startswith(_NOWHERE):
            link.block.links.append(link.start)
            self._lines.add_picture()

    def _area(self, attributes: Mapping[str, str]) -> None:
        if "href" in attributes:
            self._found(attributes, marks.alternative_text(attributes))

    def _found(self, attributes: Mapping[str, str], label: str) -> Anchor:
        rel = tuple(filter(None, _REL_SEPARATOR.split(attributes["rel"].lower()))) if "rel" in attributes else ()
        heading = self.headings.current
        anchor = Anchor(attributes["href"], len(self.anchors) + 1, rel, heading.text if heading else "", label)
        anchor.is_side = self.counting.is_side
        self.headings.meet(anchor, self.anchors[-1:], is_seen=self._aside is None)
        self.anchors.append(anchor)
        return anchor

    def _image(self, attributes: Mapping[str, str]) -> None:
        text = marks.alternative_text(attributes)
        if self._link is not None:
            self._link.hints.append(text + " ")
        if self.headings.reading is not None:
            self.headings.reading.hints.append(text + " ")

    def _begin_title(self, _: Mapping[str, str]) -> None:
        if self._svg:
            self._set_aside()
        else:
            self._aside = self._title = []

    def _begin_svg(self, _: Mapping[str, str]) -> None:
        self._svg += 1

    def _begin_pre(self, _: Mapping[str, str]) -> None:
        self._pre += 1

    def _begin_line(self, _: Mapping[str, str]) -> None:
        self._break_line()


_STARTS: dict[str, Callable[[Outline, Mapping[str, str]], None]] = {
    "a": Outline._begin_link,
    "area": Outline._area,
    "br": Outline._begin_line,
    "img": Outline._image,
    "pre": Outline._begin_pre,
    "svg": Outline._begin_svg,
    "title": Outline._begin_title,
}
