"""Counts, while a page is read, what its kind is told from: words, links by where they stand, marks of the markup."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from brokenlinks.models import PageFacts
from brokenlinks.pages import kind_marks
from brokenlinks.pages.entries import Entries
from brokenlinks.pages.passages import collapse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from brokenlinks.pages.head import Head
    from brokenlinks.pages.headings import Headings
    from brokenlinks.pages.passages import Anchor

_OPENING = 600
_MOST_BUTTONS = 30
_MOST_SIDE_HEADINGS = 100
_LONGEST_BUTTON = 60
#: Of the statements for search engines, so much is read.
_LONGEST_STATEMENT = 200_000
_TYPE = re.compile(r'"@type"\s{0,9}:\s{0,9}(?:\[\s{0,9})?"([A-Za-z]{2,40})"')
_PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:[€円]|zł)")
_PRICE_SIGNS = frozenset("$€£¥ł円")
#: An address in the text that is no link: it can be read, and mended, all the same.
_WRITTEN = re.compile(r"https?://(?:www\.)?([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_MOST_WRITTEN = 500
#: Scripts without spaces, as `brokenlinks.words` has them: two characters make a word.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


class Counting:
    """Fed by `Outline` with each element and each piece of text; asked by `read_page` about each link."""

    def __init__(self) -> None:
        self.statement: list[str] | None = None  #: the text of a <script type=application/ld+json>
        self._marks: Counter[str] = Counter()
        self._types: set[str] = set()
        self._body_classes: frozenset[str] = frozenset()
        self._buttons: list[str] = []
        self._button: list[str] | None = None
        self._words = self._link_words = self._side_words = 0
        self._written: set[str] = set()
        self._opening: list[str] = []
        self._opening_length = 0
        self._side_depth = 0  #: of the outermost element that stands beside the content; 0 outside of any
        self._main_depth = 0  #: the same of <main> or <article>, a header in which is the content's own
        self._statement_length = 0
        self._entries = Entries()
        self._side: set[int] = set()
        self._side_headings: set[str] = set()
        self._side_heading: list[str] | None = None
        self._site_links = 0
        self._has_h1 = False

    # Called while the page is parsed.

    @property
    def is_side(self) -> bool:
        """Whether what is being read stands in navigation, header, side column or footer."""
        return self._side_depth > 0

    def skip(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins that holds no content, but may tell something."""
        if tag == "textarea":
            self._marks["text field"] += 1
        elif (
            tag == "script" and "ld+json" in attributes.get("type", "") and self._statement_length < _LONGEST_STATEMENT
        ):
            self.statement = []

    def resume(self) -> None:
        """Such an element is over."""
        if self.statement is not None:
            text = "".join(self.statement)[:_LONGEST_STATEMENT]
            self._statement_length += len(text)
            self._types.update(name.lower() for name in _TYPE.findall(text))
            self.statement = None

    def start(
        self, tag: str, attributes: Mapping[str, str], names: Collection[str], depth: int, *, region: bool
    ) -> None:
        """An element begins, `names` being its classes, in lower case."""
        if "id" in attributes:
            names = [*names, attributes["id"].lower()]
        if tag in ("html", "body"):
            self._body_classes = self._body_classes or frozenset(names)
            names = ()
        for name in names:
            if name in kind_marks.TOKENS:
                self._marks[kind_marks.TOKENS[name]] += 1
        if "itemtype" in attributes:
            self._types.add(attributes["itemtype"].rstrip("/").rpartition("/")[2].lower())
        if tag == "p" and not self._side_depth:
            self._entries.paragraphs += 1
        elif tag == "h1" and not self._has_h1:
            self._has_h1 = True
            self._side_depth = 0  # what the page's own heading stands in is no column beside it
        if not self._side_depth:
            if region or (tag == "header" and not self._main_depth) or self._is_beside(names):
                # A list that holds links may well be of class "menu"; the whole page is never its own side column.
                self._side_depth = depth if tag not in ("main", "article") else 0
            if tag in ("main", "article") and not self._main_depth:
                self._main_depth = depth
        if self._side_depth and tag in _HEADINGS and len(self._side_headings) < _MOST_SIDE_HEADINGS:
            self._side_heading = []
        if tag in _TELLING:
            self._field(tag, attributes)

    def end(self, tag: str, depth: int) -> None:
        """The element at that depth ends."""
        if depth == self._side_depth:
            self._side_depth = 0
        if depth == self._main_depth:
            self._main_depth = 0
        if tag in _HEADINGS and self._side_heading is not None:
            self._side_headings.add(collapse(" ".join(self._side_heading)))
            self._side_heading = None
        if tag == "button" and self._button is not None:
            self._add_button(" ".join(self._button))
            self._button = None

    def say(self, words: str, *, in_link: bool) -> None:
        """A piece of text that is seen, its white space being single spaces."""
        count = words.count(" ") + 1
        if not words.isascii() and _UNSPACED.search(words):
            count = max(count, len(words) // 2)
        self._words += count
        if in_link:
            self._link_words += count
        if self._side_depth:
            self._side_words += count
        elif self._opening_length < _OPENING and not in_link:
            self._opening.append(words)
            self._opening_length += len(words) + 1
        if self._button is not None:
            self._button.append(words)
        if self._side_heading is not None:
            self._side_heading.append(words)
        if "://" in words and not in_link and len(self._written) < _MOST_WRITTEN:
            self._written.update(map(str.lower, _WRITTEN.findall(words)))
        if not _PRICE_SIGNS.isdisjoint(words) and (prices := len(_PRICE.findall(words))):
            self._marks["price"] += prices

    def _is_beside(self, names: Collection[str]) -> bool:
        """Whether its ids and classes call an element a side column, a menu, or what is shown beside an article."""
        beside = kind_marks.SIDE_NAMES.intersection(names)
        return bool(beside) and not (self._main_depth and beside <= kind_marks.SIDE_NAMES_OUTSIDE)

    def _field(self, tag: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", "").lower()
        if tag == "button":
            self._button = []
        elif tag == "time":
            self._marks["date"] += 1
        elif tag == "article":
            self._marks["article"] += 1
        elif kind == "password":
            self._marks["password"] += 1
        elif kind in ("submit", "button"):
            self._add_button(attributes.get("value", ""))
        elif kind == "url" or attributes.get("name", "").lower() in ("url", "website", "link_url", "siteurl"):
            self._marks["address field"] += 1

    def _add_button(self, text: str) -> None:
        text = collapse(text)
        if text and len(text) <= _LONGEST_BUTTON and len(self._buttons) < _MOST_BUTTONS:
            self._buttons.append(text)

    # Called for each link when the page is complete, in document order.

    def link(self, anchor: Anchor, *, is_outbound: bool) -> None:
        """Note where a link stands, once it is known to be one."""
        if not is_outbound:
            self._site_links += not anchor.is_side
        elif anchor.is_side:
            self._side.add(anchor.position)
        self._entries.add(anchor, is_outbound=is_outbound)

    def facts(self, head: Head, headings: Headings) -> PageFacts:
        """All of it."""
        if "og:type" in head.meta:
            self._types.add(head.meta["og:type"].strip().lower())
        if any(name.startswith("citation_") for name in head.meta):
            self._types.add("citation")
        return PageFacts(
            h1=headings.first_h1,
            headings=tuple(headings.texts),
            side_headings=frozenset(self._side_headings),
            description=collapse(head.meta.get("description", "") or head.meta.get("og:description", ""))[:_OPENING],
            opening=collapse(" ".join(self._opening))[:_OPENING],
            words=self._words,
            link_words=self._link_words,
            side_words=self._side_words,
            site_links=self._site_links,
            written=len(self._written),
            entries=self._entries.positions(),
            headed=frozenset(self._entries.headed),
            side=frozenset(self._side),
            marks=frozenset(self._marks.items()),
            types=frozenset(self._types),
            generator=collapse(head.meta.get("generator", "")).lower(),
            body_classes=self._body_classes,
            buttons=tuple(self._buttons),
        )


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TELLING = frozenset({"button", "time", "article", "input"})
