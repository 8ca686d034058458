"""The tables that can be exported, by the names that the command line has for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.link_columns import LINKS
from brokenlinks.workbook.page_columns import PAGES, SUGGESTIONS
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.target_columns import OWN_DEAD, TARGETS, TO_WRITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from brokenlinks.workbook.columns import Sheet
    from brokenlinks.workbook_data import WorkbookData


@dataclass(frozen=True, slots=True)
class Exportable:
    """A table: its columns, and where its rows are."""

    sheet: Sheet[Any]
    rows: Callable[[WorkbookData], Iterable[Any]] | None  #: None: links, which are read from the store one by one


TABLES: Final[Mapping[str, Exportable]] = {
    "prospects": Exportable(PROSPECTS, lambda data: data.prospects),
    "targets": Exportable(TARGETS, lambda data: data.targets),
    "content": Exportable(TO_WRITE, lambda data: data.to_write),
    "own": Exportable(OWN_DEAD, lambda data: data.own_dead),
    "suggestions": Exportable(SUGGESTIONS, lambda data: data.suggestions),
    "pages": Exportable(PAGES, lambda data: data.pages),
    "links": Exportable(LINKS, None),
}
