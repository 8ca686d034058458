"""The parts of a page in which dates and names are another's: side bars, comments, quotations, entries of lists."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from brokenlinks.pages import elements, kind_marks, markup_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Place(enum.IntEnum):
    """Where on a page something stands, the page's own content first."""

    OWN = 0
    FOOT = 1  #: of the whole site, though it may tell of the page
    SIDE = 2  #: beside the page's content
    OTHERS = 3  #: of others' writing, or of a notice


_TAGS = {"aside": Place.SIDE, "nav": Place.SIDE, "footer": Place.FOOT}
_ROLES = {"navigation": Place.SIDE, "complementary": Place.SIDE, "contentinfo": Place.FOOT}
_OTHERS = markup_marks.OTHERS_NAMES | {
    token for token, mark in kind_marks.TOKENS.items() if mark in ("comment", "comment form")
}
_SIDE = (
    (kind_marks.SIDE_NAMES | elements.REGION_NAMES) - markup_marks.FOOT_NAMES - markup_marks.BYLINE_FRAMES - {"header"}
)
#: What holds a page's content is never its side, though its classes may say that it has one.
_WHOLE = frozenset({"html", "body", "main"})


def names_of(attributes: Mapping[str, str]) -> list[str]:
    """The tokens of class and id, in lower case."""
    names = attributes["class"].lower().split() if "class" in attributes else []
    if "id" in attributes:
        names.append(attributes["id"].strip().lower())
    return names


def place_of(tag: str, attributes: Mapping[str, str], names: Collection[str]) -> Place:
    """The place that an element makes of itself, `names` being its `names_of`."""
    if tag in _WHOLE:
        return Place.OWN
    place = _TAGS.get(tag, Place.OWN)
    if attributes:
        if is_others(attributes.get("itemtype", "")):
            place = Place.OTHERS
        place = max(place, _ROLES.get(attributes.get("role", "").lower(), Place.OWN))
    if names:
        if not _OTHERS.isdisjoint(names) or any(name.startswith("cookie") for name in names):
            return Place.OTHERS
        if tag != "article" and not _SIDE.isdisjoint(names):
            place = max(place, Place.SIDE)
        elif not markup_marks.FOOT_NAMES.isdisjoint(names):
            place = max(place, Place.FOOT)
    return place


def is_others(item_type: str) -> bool:
    """Whether things of a type (the itemtype attribute) have dates and authors that are not the page's."""
    return item_type.strip().lower().endswith(markup_marks.OTHERS_TYPES)


class Regions:
    """Which of those parts are open, while the elements of a page begin and end."""

    def __init__(self) -> None:
        self._places: list[tuple[int, Place]] = []  #: each with its depth, and with the widest of those around it
        self._bylines: list[int] = []
        self._quotes: list[int] = []
        self._mains: list[int] = []

    def start(self, depth: int, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        names = names_of(attributes) if attributes else []
        if place := place_of(tag, attributes, names):
            self._places.append((depth, max(place, self.place)))
        if tag in ("main", "article"):
            self._mains.append(depth)
        if tag in markup_marks.QUOTES and not self._bylines:  # <ul class="post-meta"><li>By Jane</li>
            self._quotes.append(depth)
        elif (tag == "header" and self._mains) or (names and not markup_marks.BYLINE_FRAMES.isdisjoint(names)):
            self._bylines.append(depth)

    def end(self, depth: int) -> None:
        """The element at that depth ends."""
        if self._places and self._places[-1][0] == depth:
            self._places.pop()
        for stack in (self._bylines, self._quotes, self._mains):
            if stack and stack[-1] == depth:
                stack.pop()

    @property
    def place(self) -> Place:
        """Where we are."""
        return self._places[-1][1] if self._places else Place.OWN

    @property
    def in_byline(self) -> bool:
        """Whether we are where a page says when and by whom it was written."""
        return bool(self._bylines)

    @property
    def in_quote(self) -> bool:
        """Whether we are in a quotation or in an entry of a list."""
        return bool(self._quotes)
