"""Which heading a link stands under: the chain of headings in force, and how far each one reaches.

HTML does not say where a heading's section ends, so it is inferred. A heading ends at the next one of its level or
above, and at the end of an element that is a section by name. For any other element (a column, a widget, a layout
cell): when a link followed the heading inside it, the element held the section, and its end is the section's end;
when none did, the element was only the heading's wrapping, and what it heads comes after.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brokenlinks.pages.bylines import is_byline
from brokenlinks.pages.elements import BOLD_LINE_LEVEL, HEADING_LEVELS, MINOR_SCOPES
from brokenlinks.pages.passages import Heading, collapse

if TYPE_CHECKING:
    from brokenlinks.pages.attributes import Element
    from brokenlinks.pages.passages import Anchor

_LONGEST = 200
#: A bold line, or a list item's words above a list, is a heading only when it is this short.
_LONGEST_MINOR = 100
_MOST_TEXTS = 100
#: The level of h6.
LOWEST = 6
#: Ends of text that are no ends of sentences.
_NO_FULL_STOPS = ("...", "etc.")
#: What may follow a heading inside its wrapping: a mark (#, "Top", "edit"), or a line on author, date and number.
_LONGEST_MARK = 12
_LONGEST_BYLINE = 120
_MOST_BYLINE_LINKS = 4
#: From this level on, a heading may be no more than the byline of the one above it.
_FIRST_BYLINE_LEVEL = 4
_DT = HEADING_LEVELS["dt"]


@dataclass(slots=True)
class _Reading:
    """A heading of which the text is still coming in."""

    level: int
    depth: int  #: of its element
    links: int  #: on the page before it
    characters: int
    parts: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def drop_mark(self, link: Anchor) -> None:
        """A link to the heading itself ends: "#" and the like are no part of its text."""
        if link.href.startswith("#") and link.parts and not any(map(str.isalnum, "".join(link.parts))):
            del self.parts[-len(link.parts) :]


class Headings:
    """The heading in force at the place that was read last."""

    def __init__(self) -> None:
        self.current: Heading | None = None
        self.first_h1 = ""
        self.texts: list[str] = []  #: of h1 … h6, the first hundred
        self.reading: _Reading | None = None
        self.links = 0  #: links met so far, but for those that a reader does not see
        self.characters = 0  #: of text met so far, counted by the page's reader, as is the next
        self.marks = 0  #: … of which those within the page
        self.forms = 0

    def meet(self, anchor: Anchor, before: list[Anchor], *, is_seen: bool) -> None:
        """A link begins; `before`: the one before it, if there is one."""
        if is_seen:
            self.links += 1
            self.marks += anchor.href.startswith("#")
        if self.reading is not None and before and before[0].hints and before[0].href == anchor.href:
            # The picture before a title that leads to the same page is on the same card, not on the one before.
            before[0].heading = anchor.heading

    def begin(self, level: int, depth: int) -> None:
        """A heading element begins: what it ends is no longer in force, so that links in it stand under its parent."""
        self.end()
        self._close(level)
        self.reading = _Reading(level, depth, self.links, self.characters)

    def end(self) -> None:
        """The heading that is being read, if any, is complete."""
        reading, self.reading = self.reading, None
        if reading is None:
            return
        is_linked = self.links > reading.links
        text = collapse("".join(reading.parts))
        name = text or collapse(" ".join(reading.hints))
        if reading.level == 1:
            self.first_h1 = self.first_h1 or name
        if text and reading.level <= LOWEST and len(self.texts) < _MOST_TEXTS:
            self.texts.append(text[:_LONGEST])
        if is_linked and (not text or reading.level == _DT):
            return  # a logo or a row of buttons; a term that is a link is an entry of the list
        above = self.current
        if above is not None and _FIRST_BYLINE_LEVEL <= reading.level <= LOWEST:
            is_direct = reading.characters == above.characters
            if is_byline(name[:_LONGEST], is_direct=is_direct):
                if is_direct:
                    self._count_from_here(above)
                return
        if name:
            opened = self._open(reading.level, name[:_LONGEST])
            opened.links_before = reading.links if is_linked else None

    def offer(self, text: str, level: int = BOLD_LINE_LEVEL, *, is_sentence: bool = False) -> bool:
        """Take `text` as a heading if it can be one: short, with a letter, and (unless it may be) no sentence."""
        text = collapse(text)
        if not any(map(str.isalpha, text)):
            return False
        if not is_sentence and (len(text) > _LONGEST_MINOR or _is_sentence(text)):
            return False
        self._close(level)
        self._open(level, text[:_LONGEST])
        return True

    def end_minor(self) -> None:
        """Something follows that ends the bold line in force, if one is, without being a heading itself."""
        self._close(BOLD_LINE_LEVEL)

    def blank(self, *, keep_h1: bool = False) -> None:
        """A region of its own begins: no heading is in force in it, or only the page's."""
        while self.current is not None and not (keep_h1 and self.current.level == 1):
            self.current = self.current.above

    def leave(self, before: Heading | None, opened_links: int, element: Element, *, sealed: bool) -> None:
        """An element ends, at the beginning of which `before` was in force, and `opened_links` had been met."""
        if self.current is before:
            return
        if sealed:
            self.current = before
        elif self.current is not None and self._is_complete(self.current, opened_links, element):
            self.current = self._common_with(before)
        elif element.tag in MINOR_SCOPES:
            outside = self._common_with(before)
            while self.current is not outside and self.current is not None and self.current.level > LOWEST:
                self.current = self.current.above

    def _open(self, level: int, text: str) -> Heading:
        self.current = opened = Heading(level, text, self.current)
        self._count_from_here(opened)
        return opened

    def _is_complete(self, current: Heading, opened_links: int, element: Element) -> bool:
        """Whether an element that ends holds all that `current` heads, and not only its wrapping."""
        if self.links > current.links:
            return not self._has_byline(current, element)
        if element.frames_a_heading:
            return False
        # A title, its byline, and nothing after it; or a newsletter to subscribe to.
        if current.has_byline or (current.level > 1 and (self.forms > current.forms or element.tag == "form")):
            return True
        # A card: the picture, its title, a word on it.
        return current.links_before is not None and current.links_before > opened_links

    def _has_byline(self, current: Heading, element: Element) -> bool:
        """Whether the links after `current` are no more than a mark (#, "Top"), or a line on its author and date."""
        links, characters = self.links - current.links, self.characters - current.characters
        is_mark = links == 1 == self.marks - current.marks and characters <= _LONGEST_MARK
        if is_mark and element.tag not in MINOR_SCOPES:
            self._count_from_here(current)
            return True
        if links <= _MOST_BYLINE_LINKS and characters <= _LONGEST_BYLINE and element.frames_a_heading:
            self._count_from_here(current)
            current.has_byline = True
            return True
        return False

    def _count_from_here(self, heading: Heading) -> None:
        heading.links, heading.marks, heading.characters = self.links, self.marks, self.characters
        heading.forms = self.forms

    def _close(self, level: int) -> None:
        while self.current is not None and self.current.level >= level:
            self.current = self.current.above

    def _common_with(self, before: Heading | None) -> Heading | None:
        """What is left of `before`: its headings that were not ended by one of the same level or above."""
        chain = []
        heading = self.current
        while heading is not None:
            chain.append(heading)
            heading = heading.above
        while before is not None and all(before is not other for other in chain):
            before = before.above
        return before


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", ",", ";")) and (text[:1].islower() or not text.endswith(_NO_FULL_STOPS))
