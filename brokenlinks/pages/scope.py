"""Where on its pages a user wants links to be read: parts named by CSS or XPath."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from cssselect import HTMLTranslator, SelectorError, parse
from lxml import etree  # type: ignore[import-untyped]

from brokenlinks.pages.link_tree import LinkTree

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTHING = etree.fromstring("<html><body><a href='#'>x</a></body></html>")


def links_within(html: str, *, css: str = "", xpath: str = "", but_css: str = "") -> set[int] | None:
    """The positions, as `OutboundLink.position` counts, of the links in the elements that `css` or `xpath` finds, or
    of all when neither is given; without those in the elements that `but_css` finds.

    None when `css` and `xpath` find no element: the page is laid out in another way, or has no such part. That is not
    the same as an empty set, which is a part without links.

    Raises:
        ValueError: a selector that cannot be understood, in words for the user.
    """
    tree = LinkTree(html)
    positions = set(tree.position.values())
    if css or xpath:
        selected = [
            element
            for compiled, selector in ((compiled_css, css), (compiled_xpath, xpath))
            if selector
            for element in tree.find(compiled(selector))
        ]
        if not selected:
            return None
        positions = tree.positions_in(selected)
    return positions - tree.positions_in(tree.find(compiled_css(but_css))) if but_css else positions


@functools.lru_cache(maxsize=64)
def compiled_css(selector: str) -> Callable[[Any], Any]:
    """Ready to be asked of a tree. What several parts of a selector find is listed for each of them.

    Raises:
        ValueError: no CSS selector.
    """
    try:
        # One path each, since libxml2 takes quadratic time to unite what they find; from the document, as there may be
        # several <html> in it.
        translator = HTMLTranslator()
        paths = [
            etree.XPath(translator.selector_to_xpath(part, prefix="//", translate_pseudo_elements=True))
            for part in parse(selector)
        ]
        for path in paths:
            path(_NOTHING)
    except (SelectorError, etree.XPathError) as error:
        raise ValueError(f"it is no CSS selector ({_said(error)})") from None
    return lambda root: [element for path in paths for element in path(root)]


@functools.lru_cache(maxsize=64)
def compiled_xpath(path: str) -> Callable[[Any], Any]:
    """Ready to be asked of a tree.

    Raises:
        ValueError: no XPath, or one that finds no elements but counts or compares them.
    """
    try:
        compiled: Callable[[Any], Any] = etree.XPath(path)
        found = compiled(_NOTHING)
    except etree.XPathError as error:
        raise ValueError(f"it is no XPath ({_said(error)})") from None
    if not isinstance(found, list):
        raise ValueError("it finds no elements: name the part of the page that holds the links")
    return compiled


def _said(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__
