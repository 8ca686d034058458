"""Reads a page's HTML in one pass into the lines that a reader sees, with the addresses in them made readable.

From libxml2's stream of events and without a tree, for the reasons given in `brokenlinks.pages.outline`. Addresses that
scripts would make readable (Cloudflare's, Joomla's, TYPO3's, text written backwards) are put where they would be shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks.contacts import hidden
from brokenlinks.contacts.cards import CardReader
from brokenlinks.pages import elements
from brokenlinks.pages.passages import collapse
from brokenlinks.pages.regions import Place, Regions, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.contacts.cards import Card

#: Stands in a line's `marked` text where an element begins or ends between two letters.
SEAM: Final = "\ue000"  # of the private use area: no letter, and no white space, as control characters are
#: Characters of a line, and of all lines, that are kept: a page may be of any size.
_LONGEST_LINE: Final = 4_000
_MOST_TEXT: Final = 2_000_000
_MOST_LINES: Final = 20_000
_MOST_SCRIPTS: Final = 1_000_000
_MOST_FORMS: Final = 50

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: Of these, one that is not shown is no part of the line that it stands in; a larger part may be shown on a click.
_INLINE: Final = frozenset("span b i em strong a small font code sub sup u s del bdo".split())
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
#: Pictures that stand for a sign in an address.
_SIGNS: Final = frozenset({"@", "(at)", "[at]", "at", "(a)", "."})
#: Mail programs write "Jane <jane@garden.org>"; in HTML that would be an element.
_IN_ANGLES = re.compile(r"<([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>")
_JSON_LD: Final = "application/ld+json"
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "dt"})


@dataclass(slots=True)
class Link:
    """A link or an embedded page."""

    href: str
    text: str
    rel: str = ""
    place: Place = Place.OWN
    line: int = 0  #: number of the line in which it begins


@dataclass(slots=True)
class Line:
    """A line as a reader sees it."""

    marked: str  #: its text, white space collapsed, with a `SEAM` between letters of different elements
    place: Place = Place.OWN
    is_heading: bool = False
    links: list[Link] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text alone."""
        return self.marked.replace(SEAM, "")


@dataclass(slots=True)
class Form:
    """A form, as far as it tells what it is for."""

    names: str = ""  #: its action, class, id, and what its fields are called
    texts: int = 0  #: fields for several lines
    mails: int = 0  #: fields for a mail address
    line: int = 0  #: number of the line before which it begins


@dataclass(slots=True)
class PageLines:
    """What was read."""

    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    json_ld: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    base: str = ""


def read_lines(html: str) -> PageLines:
    """Read a page. Any text will do: what is no HTML is read as one line after another."""
    reader = _Reader(hidden.reversing_classes(html))
    html = _IN_ANGLES.sub(r"&lt;\1&gt;", html.replace("\x00", "\ufffd").replace(SEAM, " "))
    source = html.encode("utf-8", "replace")
    if source.strip():
        parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
        parser.feed(source)
        parser.close()
    return reader.page


class _Reader:
    """The target of the parser's events."""

    def __init__(self, reversing: frozenset[str]) -> None:
        self.page = PageLines()
        self._reversing = reversing
        self._depth = 0
        self._skipped = 0  #: depth inside an element of which nothing is read
        self._script: list[str] | None = None
        self._is_json = False
        self._script_size = 0
        self._regions = Regions()
        self._cards = CardReader(self.page.cards)
        self._text_size = 0
        self._parts: list[str] = []
        self._length = 0
        self._heading = 0
        self._link: Link | None = None
        self._link_parts: list[str] = []
        self._line_links: list[Link] = []
        self._form: Form | None = None
        self._backwards: list[tuple[int, int]] = []  #: depth, and number of the first part, of text to be turned round

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._skipped:
            self._skipped += 1
            return
        if tag in elements.NOT_CONTENT and not (tag == "iframe" or tag == "textarea"):
            self._skipped = 1
            if tag == "script":
                self._script, self._is_json = [], _JSON_LD in attributes.get("type", "").lower()
            return
        if tag in _INLINE and attributes and _is_hidden(attributes):
            self._skipped = 1
            return
        if tag in elements.BLOCKS or tag == "br":
            self._end_line()
        elif tag not in _VOID:
            self._seam()
        self._regions.start(self._depth, tag, attributes)
        self._open(tag, attributes)
        if attributes:
            self._cards.start(self._depth, tag, attributes)
            if shown := hidden.shown_address(tag, attributes):
                self._put(shown)
                self._cards.data(shown)
                if tag not in _VOID:
                    self._skipped = 1  # what stands in it is for those without scripts
            elif hidden.is_backwards(tag, attributes, self._reversing):
                self._backwards.append((self._depth, len(self._parts)))
        if tag in ("iframe", "textarea"):
            self._skipped = self._skipped or 1

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What single elements tell."""
        if tag in ("a", "area"):
            self._end_link()
            if href := attributes.get("href", ""):
                self._begin_link(href, attributes)
                if tag == "area":
                    self._end_link()
        elif tag == "iframe":
            self._begin_link(attributes.get("src") or attributes.get("data-src", ""), {"rel": "frame"})
            self._end_link()
        elif tag == "img":
            alt = attributes.get("alt", "").strip()
            if alt in _SIGNS:
                self._put(alt)
            elif alt and self._link is not None:
                self._put(f" {alt} ")
        elif tag == "meta":
            name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").lower()
            self.page.meta.setdefault(name.strip(), attributes.get("content", ""))
        elif tag == "base":
            self.page.base = self.page.base or attributes.get("href", "")
        elif tag == "link" and "me" in attributes.get("rel", "").lower().split():
            self._begin_link(attributes.get("href", ""), {"rel": "me"})
            self._end_link()
        elif tag == "form":
            self._form = Form(" ".join([attributes.get("action", ""), *names_of(attributes)]), line=self._number)
            if len(self.page.forms) < _MOST_FORMS:
                self.page.forms.append(self._form)
        elif tag in ("input", "textarea", "button"):
            self._field(tag, attributes)
        elif tag in _HEADINGS:
            self._heading = self._heading or self._depth

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            if self._skipped:
                self._depth -= 1
                return
            if self._script is not None:
                self._end_script()
                self._depth -= 1
                return
        if self._backwards and self._backwards[-1][0] == self._depth:
            self._turn_round()
        if tag in elements.BLOCKS:
            self._end_line()
        elif tag not in _VOID:
            self._seam()
        if tag == "a":
            self._end_link()
        elif tag == "form":
            self._form = None
        if self._heading == self._depth:
            self._heading = 0
        self._cards.end(self._depth)
        self._regions.end(self._depth)
        self._depth -= 1

    def data(self, text: str) -> None:
        """A piece of text."""
        if self._script is not None:
            if self._script_size < _MOST_SCRIPTS:
                self._script_size += len(text)
                self._script.append(text)
        elif not self._skipped:
            self._put(text)
            self._cards.data(text)

    def comment(self, text: str) -> None:
        """Comments are no text: an address may be broken up by them."""

    def close(self) -> None:
        """The document ends."""
        self._end_link()
        self._end_line()
        self._cards.close()

    # --- lines

    @property
    def _number(self) -> int:
        return len(self.page.lines)

    def _put(self, text: str) -> None:
        if self._length < _LONGEST_LINE:
            self._parts.append(text[:_LONGEST_LINE])
            self._length += len(text)
        elif "@" in text or text.isspace():
            # A long line is a whole page without breaks: what may hold an address is kept of its rest.
            self._end_line()
            self._parts.append(text[:_LONGEST_LINE])
            self._length += len(text)
        if self._link is not None:
            self._link_parts.append(text[:200])

    def _seam(self) -> None:
        if self._parts and self._parts[-1] != SEAM:
            self._parts.append(SEAM)

    def _turn_round(self) -> None:
        _, first = self._backwards.pop()
        if first <= len(self._parts):
            turned = "".join(self._parts[first:]).replace(SEAM, "")[::-1]
            self._parts[first:] = [turned, SEAM]
            if self._link is not None:
                self._link_parts = [turned]

    def _end_line(self) -> None:
        text = collapse("".join(self._parts)).strip(SEAM + " ") if self._parts else ""
        # A picture without words may be a mail link, too.
        if text or any(hidden.mail_link(link.href) for link in self._line_links):
            if self._number < _MOST_LINES and self._text_size < _MOST_TEXT:
                self._text_size += len(text)
                self.page.lines.append(Line(text, self._regions.place, self._heading > 0, self._line_links))
            self._line_links = []
        self._parts = []
        self._length = 0
        self._backwards = [(depth, 0) for depth, _ in self._backwards]

    # --- links, forms, scripts

    def _begin_link(self, href: str, attributes: Mapping[str, str]) -> None:
        title = attributes.get("title") or attributes.get("aria-label") or ""
        self._link = Link(href, title, attributes.get("rel", "").lower(), self._regions.place, self._number)
        self._link_parts = []
        if href and self._number < _MOST_LINES:
            self.page.links.append(self._link)
            self._line_links.append(self._link)

    def _end_link(self) -> None:
        if self._link is not None:
            self._link.text = collapse("".join(self._link_parts)).replace(SEAM, "") or collapse(self._link.text)
            self._link = None

    def _field(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._form is None:
            return
        kind = attributes.get("type", "text").lower()
        name = " ".join([attributes.get("name", ""), attributes.get("id", ""), attributes.get("placeholder", "")])
        self._form.names += f" {name}"[:200]
        if tag == "textarea":
            self._form.texts += 1
        elif tag == "input" and kind != "hidden" and (kind == "email" or "mail" in name.lower()):
            self._form.mails += 1
        if tag != "textarea" and kind in ("submit", "button") and attributes.get("value"):
            self._form.names += f" {attributes['value']}"[:100]

    def _end_script(self) -> None:
        text = "".join(self._script or ())
        if text:
            (self.page.json_ld if self._is_json else self.page.scripts).append(text)
            if not self._is_json and (shown := hidden.written_addresses(text)):
                self._put(f" {' '.join(shown)} ")
        self._script = None


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or ("style" in attributes and bool(_HIDING_STYLE.search(attributes["style"])))
