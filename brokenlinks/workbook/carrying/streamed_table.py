"""A sheet that is made anew each time, of rows that may be too many to be held in memory."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from brokenlinks.workbook.carrying.new_table import NewRow
from brokenlinks.workbook.carrying.prints import PagePrint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from brokenlinks.workbook.columns import Sheet


class StreamedTable:
    """As a `NewTable`, for a sheet without keys.

    Args:
        every: gives the rows, each time from the first; they are written as they come.
        room: rows that the sheet can hold below its header.
    """

    links = 0
    known: Sequence[Any] = ()

    def __init__(self, sheet: Sheet[Any], every: Callable[[], Iterable[Any]], *, room: int) -> None:
        self.sheet = self.program_sheet = sheet
        self.title = sheet.title
        self.printed = PagePrint()
        self.left_out = 0
        self._every = every
        self._room = room

    @property
    def every(self) -> Iterable[Any]:
        """All rows, whether the sheet holds them or not."""
        return self._every()

    def header(self, cells: list[Any]) -> list[Any]:
        """The header as it is."""
        self.printed.add(cells)
        return cells

    def rows(self) -> Iterator[NewRow]:
        """All rows that there is room for, top to bottom."""
        columns = self.sheet.columns
        waiting = iter(self._every())
        for row in islice(waiting, self._room):
            values = [column.value(row) for column in columns]
            links = [column.link(row) if column.link is not None else "" for column in columns]
            yield NewRow(values, links, None, frozenset(), hidden=False)
        self.left_out = sum(1 for _ in waiting)

    def finish(self, _number: int, _row: NewRow, cells: list[Any]) -> None:
        """Remember what the program wrote."""
        self.printed.add(cells)

    def arrange(self, ws: Any) -> None:
        """It is arranged as the program does it."""

    def rule(self, ws: Any) -> None:
        """There is nothing beside what the program says."""
