"""Reads a page's HTML in one pass into what its notes are taken from: lines, dates, names and forms.

As `brokenlinks.pages.outline` does, from libxml2's stream of events and without a tree, for the reasons given there.
What is kept is bounded: a page may be of any size, and a keeper says such things once.
"""

from __future__ import annotations

import functools
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks.pages import elements, markup_marks
from brokenlinks.pages.dates import pieces, without_clock
from brokenlinks.pages.head import Head
from brokenlinks.pages.passages import collapse
from brokenlinks.pages.regions import Place, Regions

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Characters of one line that are kept. A longer one is a document, not something its keeper says.
LONGEST_LINE: Final = 2_000
#: Lines, and their characters, that are kept from the page's beginning; and the lines from the end of a longer page,
#: where footers are.
_MOST_LINES: Final = 10_000
_MOST_TEXT: Final = 1_000_000
_LAST_LINES: Final = 200
_MOST_TIMES: Final = 200
_MOST_BYLINES: Final = 20
_LONGEST_BYLINE: Final = 300
#: Marked elements around one another that are listened to; more of them stand in no page.
_MOST_CAPTURES: Final = 5
_MOST_JSON: Final = 500_000

_JSON_LD = "application/ld+json"
_BUTTONS = frozenset({"submit", "button"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "summary", "dt"})


@dataclass
class Line:
    """A line as a reader sees it: nothing in it breaks it."""

    text: str
    links: list[tuple[str, str]] = field(default_factory=list)  #: each link's href and text
    form: int = 0  #: the number of the form that it stands in; 0 for none
    is_heading: bool = False
    place: Place = Place.OWN

    @functools.cached_property
    def words(self) -> list[str]:
        """Its pieces (`brokenlinks.pages.dates.pieces`), without times of day."""
        return pieces(without_clock(self.text))


class Time(NamedTuple):
    """A <time>, or an element with a date as microdata."""

    value: str  #: its datetime, content or title, or else its text
    name: str  #: "datemodified", "datepublished" …; "" for none
    is_aside: bool
    in_byline: bool  #: where a page says when it was written, or marked as such


class Byline(NamedTuple):
    """What stands in an element that is marked as the author's."""

    text: str
    rank: int  #: 0 for the surest mark


@dataclass(slots=True)
class Markup:
    """What was read."""

    head: Head = field(default_factory=Head)
    itemprops: dict[str, str] = field(default_factory=dict)  #: the first <meta content> of each, in lower case
    title: str = ""
    lines: list[Line] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)

    @property
    def h1(self) -> str:
        """The first heading, of whatever level; "" when there is none."""
        return next((line.text for line in self.lines if line.is_heading), "")

    @property
    def text(self) -> str:
        """All lines, each on a line of its own."""
        return "\n".join(line.text for line in self.lines)


def read_markup(html: str) -> Markup:
    """Read a page. Any text will do: what is no HTML has nothing to say."""
    reader = _Reader()
    source = html.replace("\x00", "\ufffd").encode("utf-8", "replace")
    if source:
        parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
        parser.feed(source)
        parser.close()
    return reader.markup


class _Capture:
    """An element of which the text is wanted for itself."""

    def __init__(
        self,
        depth: int,
        name: str = "",
        value: str = "",
        rank: int = 0,
        *,
        is_time: bool = False,
        in_byline: bool = False,
    ) -> None:
        self.depth = depth
        self.name = name
        self.value = value
        self.rank = rank
        self.is_time = is_time
        self.in_byline = in_byline
        self.parts: list[str] = []
        self.length = 0


class _Reader:
    """The target of the parser's events."""

    def __init__(self) -> None:
        self.markup = Markup()
        self._depth = 0
        self._skipped = 0
        self._script: list[str] | None = None
        self._title: list[str] | None = None
        self._json = 0
        self._text = 0
        self._form = self._forms = 0
        self._heading = 0  #: depth of the heading that is open
        self._regions = Regions()
        self._last: deque[tuple[list[str], list[tuple[str, str]], int, bool, Place]] = deque(maxlen=_LAST_LINES)
        self._captures: list[_Capture] = []
        self._parts: list[str] = []
        self._length = 0
        self._links: list[tuple[str, str]] = []
        self._href: str | None = None
        self._link_from = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._skipped or tag in elements.NOT_CONTENT:
            self._skipped += 1
            if tag == "script" and self._skipped == 1 and _JSON_LD in attributes.get("type", "").lower():
                self._script = []
            return
        if tag in elements.BLOCKS or tag == "br":
            self._end_line()
        if tag in elements.HEAD:
            self.markup.head.read(tag, attributes)
            if tag == "meta" and "itemprop" in attributes:
                name = attributes["itemprop"].strip().lower()
                self.markup.itemprops.setdefault(name, attributes.get("content", ""))
        elif tag == "a":
            self._end_link()
            if "href" in attributes:
                self._href, self._link_from = attributes["href"], len(self._parts)
        elif tag in ("input", "button"):
            if attributes.get("type", "submit").lower() in _BUTTONS and attributes.get("value"):
                self.data(" " + attributes["value"] + " ")
        elif tag == "img":
            if self._href is not None:
                self.data(" " + attributes.get("alt", "") + " ")
        elif tag == "title":
            if not self.markup.title and self._title is None:
                self._title = []
        elif tag == "form":
            self._forms += 1
            self._form = self._forms
        elif tag in _HEADINGS:
            self._heading = self._heading or self._depth
        self._regions.start(self._depth, tag, attributes)
        if attributes:
            self._watch(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            if self._script is not None and not self._skipped:
                self._end_script(self._script)
                self._script = None
            self._depth -= 1
            return
        if tag in elements.BLOCKS:
            self._end_line()
        if tag == "a":
            self._end_link()
        elif tag == "title" and self._title is not None:
            self.markup.title = collapse("".join(self._title))
            self._title = None
        elif tag == "form":
            self._form = 0
        if self._heading == self._depth:
            self._heading = 0
        while self._captures and self._captures[-1].depth >= self._depth:
            self._end_capture(self._captures.pop())
        self._regions.end(self._depth)
        self._depth -= 1

    def data(self, text: str) -> None:
        """A piece of text."""
        if self._skipped:
            if self._script is not None and self._json + len(text) <= _MOST_JSON:
                self._json += len(text)
                self._script.append(text)
            return
        if self._title is not None:
            self._title.append(text[:LONGEST_LINE])
            return
        if self._length < LONGEST_LINE:
            self._parts.append(text[:LONGEST_LINE])
            self._length += len(text)
        for capture in self._captures:
            if capture.length < _LONGEST_BYLINE:
                capture.parts.append(text[:_LONGEST_BYLINE])
                capture.length += len(text)

    def close(self) -> None:
        """The document ends."""
        self._end_line()
        for unread in self._last:
            self._add_line(*unread)

    def _add_line(
        self, parts: list[str], links: list[tuple[str, str]], form: int, is_heading: bool, place: Place
    ) -> None:
        if text := collapse("".join(parts)):
            self._text += len(text)
            self.markup.lines.append(Line(text, links, form, is_heading, place))

    def _watch(self, tag: str, attributes: Mapping[str, str]) -> None:
        itemprop = attributes.get("itemprop", "").lower()
        classes = attributes.get("class", "").lower().split() if "class" in attributes else []
        if len(self._captures) >= _MOST_CAPTURES:
            return
        name = itemprop if itemprop in markup_marks.DATE_PROPERTIES else self._name_by_class(classes)
        if (tag == "time" or name) and tag not in ("link", "meta", "body", "html"):
            if len(self.markup.times) < _MOST_TIMES:
                # hAtom has it in a title: <abbr class="published" title="2015-12-06T06:22:00-06:00">
                title = attributes.get("title", "")
                value = (
                    attributes.get("datetime") or attributes.get("content") or (title if title[:4].isdigit() else "")
                )
                self._captures.append(
                    _Capture(self._depth, name, value, is_time=True, in_byline="pubdate" in attributes)
                )
        elif len(self.markup.bylines) < _MOST_BYLINES:
            ranks = [markup_marks.BYLINE_CLASSES[name] for name in classes if name in markup_marks.BYLINE_CLASSES]
            if itemprop == "author" or "author" in attributes.get("rel", "").lower().split():
                ranks.append(1)
            if self._regions.in_quote and 0 not in ranks:
                return  # who is quoted, or has written a book that is listed
            if ranks and tag not in ("link", "meta", "body", "html"):
                self._captures.append(_Capture(self._depth, rank=min(ranks)))

    def _end_capture(self, capture: _Capture) -> None:
        text = collapse("".join(capture.parts))
        if capture.is_time:
            in_byline = capture.in_byline or self._regions.in_byline
            self.markup.times.append(
                Time(capture.value or text, capture.name, self._regions.place > Place.OWN, in_byline)
            )
        elif text and len(text) < _LONGEST_BYLINE and not self._regions.place:
            self.markup.bylines.append(Byline(text, capture.rank))

    def _end_script(self, parts: list[str]) -> None:
        if parts:
            self.markup.json_ld.append("".join(parts))

    def _end_link(self) -> None:
        if self._href is not None:
            self._links.append((self._href, collapse("".join(self._parts[self._link_from :]))))
            self._href = None

    def _end_line(self) -> None:
        href = self._href
        self._end_link()
        if self._parts:
            unread = (self._parts, self._links, self._form, self._heading > 0, self._regions.place)
            if len(self.markup.lines) < _MOST_LINES and self._text < _MOST_TEXT:
                self._add_line(*unread)
            else:
                self._last.append(unread)
            self._parts = []
            self._length = 0
            self._links = []
        self._href, self._link_from = href, 0  # a link around several lines goes on in the next

    def _name_by_class(self, classes: list[str]) -> str:
        if self._regions.in_quote:
            return ""  # of another article
        return next((markup_marks.DATE_CLASSES[name] for name in classes if name in markup_marks.DATE_CLASSES), "")
