"""The tables of a workbook, in the order of its sheets: what each is made of, and where its rows are.

The book, its Read me and the exports all go by this list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.by_hand_columns import BY_HAND
from brokenlinks.workbook.change_columns import WHAT_CHANGED
from brokenlinks.workbook.link_columns import LINKS
from brokenlinks.workbook.page_columns import PAGES, SUGGESTIONS
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.target_columns import OWN_DEAD, TARGETS, TO_WRITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData


@dataclass(frozen=True, slots=True)
class TableOfBook:
    """A table: its columns, and its rows."""

    sheet: Sheet[Any]
    rows: Callable[[WorkbookData], Iterable[Any]]  #: may be called more than once; not every one has a length
    stands: Callable[[WorkbookData], bool] = lambda _: False  #: it has a sheet also without rows, which then says so

    def is_shown(self, data: WorkbookData) -> bool:
        """Whether the workbook has a sheet for it."""
        return self.stands(data) or bool(self.rows(data))


def _always(_: WorkbookData) -> bool:
    return True


#: By the names that exports have for them.
TABLES: Final[Mapping[str, TableOfBook]] = {
    "prospects": TableOfBook(PROSPECTS, lambda data: data.prospects, stands=_always),
    "changes": TableOfBook(
        WHAT_CHANGED, lambda data: data.changes.rows, stands=lambda data: data.changes.since is not None
    ),
    "targets": TableOfBook(TARGETS, lambda data: data.targets, stands=_always),
    "unclear": TableOfBook(BY_HAND, lambda data: data.unclear),
    "content": TableOfBook(TO_WRITE, lambda data: data.to_write),
    "own": TableOfBook(OWN_DEAD, lambda data: data.own_dead),
    "suggestions": TableOfBook(SUGGESTIONS, lambda data: data.suggestions),
    "pages": TableOfBook(PAGES, lambda data: data.pages, stands=_always),
    "links": TableOfBook(LINKS, lambda data: data.links(), stands=_always),
}
