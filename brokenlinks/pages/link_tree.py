"""A page as a tree, with its links numbered as `read_outline` numbers them: what is told of a place there is told of
that link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks.pages import elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Deeper than any page that a person made, and browsers cut at half of it. Selectors take quadratic time there.
_DEEPEST = 1_000


class LinkTree:
    """The tree of a page. Any text will do: what is no HTML has no links.

    Attributes:
        root: the <html> element; None for an empty page, or one that is nested too deep to be searched.
        position: each <a href> and <area href> outside of scripts, templates and the like → 1 for the first one.
    """

    def __init__(self, html: str) -> None:
        self.root: Any = None
        self.position: dict[Any, int] = {}
        source = html.replace("\x00", "\ufffd").encode("utf-8", "replace")
        if not source.strip():
            return
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        parser.feed(source)
        try:
            self.root = parser.close()
        except etree.XMLSyntaxError:  # nothing but comments, or nothing that could be an element
            return
        if self.root is None or self._number() > _DEEPEST:
            self.root = None

    def _number(self) -> int:
        """Number the links; how deep the tree is."""
        depth = deepest = 0
        # What follows </html> is a tree of its own to libxml2.
        for root in (self.root, *self.root.itersiblings(etree.Element)):
            walker = etree.iterwalk(root, events=("start", "end"))
            for event, element in walker:
                if event == "end":
                    depth -= 1
                    continue
                depth += 1
                deepest = max(deepest, depth)
                if element.tag in elements.NOT_CONTENT:
                    walker.skip_subtree()
                elif element.tag in ("a", "area") and "href" in element.attrib:
                    self.position[element] = len(self.position) + 1
        return deepest

    def find(self, path: Any) -> list[Any]:
        """The elements that a compiled XPath or CSS selector finds. Those of which it finds an
        attribute or text are found as well."""
        if self.root is None:
            return []
        found = path(self.root)
        if not isinstance(found, list):
            return []
        owners: list[Any] = [_owner(item) for item in found]
        return [owner for owner in owners if owner is not None]

    def links_in(self, selected: Iterable[Any]) -> Iterator[Any]:
        """The links that are one of these elements, or inside one; each once."""
        seen: set[Any] = set()  # an element inside another was searched with it: nested ones take linear time
        for element in selected:
            if element not in seen:
                for inner in element.iter(etree.Element):
                    if inner not in seen:
                        seen.add(inner)
                        if inner in self.position:
                            yield inner

    def positions_in(self, selected: Iterable[Any]) -> set[int]:
        """The numbers of these."""
        return {self.position[link] for link in self.links_in(selected)}


def _owner(found: Any) -> Any:
    """The element itself, or that of an attribute or a text, which lxml gives as a kind of str."""
    return found.getparent() if hasattr(found, "is_attribute") else found
