"""The item that text is part of while a page is read, and what items say of others: group names, rows of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.pages import elements
from brokenlinks.pages.passages import Item, ItemKind

if TYPE_CHECKING:
    from brokenlinks.pages.headings import Headings
    from brokenlinks.pages.lines import Lines

#: How much of a term is shown again with its second definition, and of that is looked at for links.
_MOST_BLOCKS = 2


class Items:
    """The list item, row or definition in which the place is that was read last."""

    def __init__(self, headings: Headings, lines: Lines) -> None:
        self._headings = headings
        self._lines = lines
        self.current: Item | None = None
        self.definition: Item | None = None  #: the last <dt>'s, with which a <dd> goes on

    def begin(self, tag: str) -> None:
        """An element begins."""
        if tag == "li":
            self.current = Item(ItemKind.LIST_ITEM)
        elif tag == "tr":
            self.current = Item(ItemKind.ROW)
        elif tag in elements.CELLS:
            if self.current is not None:
                self.current.add_cell(is_head=tag == "th")
        elif tag == "dt":
            self.current = self.definition = Item(ItemKind.DEFINITION)
        elif tag == "dd":
            self._begin_definition()
        elif tag in elements.HOLDERS:
            if tag in elements.LISTS and self.current is not None and self.current.kind is ItemKind.LIST_ITEM:
                self._offer_as_heading(self.current)
            elif tag != "table":
                self._lines.begin_list()
            self.current = self.definition = None

    def end_row(self) -> None:
        """A row ends; it may be the heading of those below."""
        if self.current is not None and self.current.section:
            self._headings.offer(self.current.section)

    def _begin_definition(self) -> None:
        before = self.definition
        if before is None:
            before = self.definition = Item(ItemKind.DEFINITION)
        if not before.cells:
            before.term_blocks = len(before.blocks)
        elif any(block.links for block in before.blocks[max(before.term_blocks, len(before.blocks) - _MOST_BLOCKS) :]):
            # An entry for itself; what has no link describes the term, and goes with the definition after it.
            term = before.blocks[: min(before.term_blocks, _MOST_BLOCKS)]
            before = self.definition = Item(ItemKind.DEFINITION, term_blocks=len(term), blocks=term)
        before.add_cell(is_head=False)
        self.current = before

    def _offer_as_heading(self, item: Item) -> None:
        if len(item.blocks) == 1 and not item.blocks[0].links:
            self._headings.offer("".join(item.blocks[0].parts), elements.ITEM_LEVEL)
