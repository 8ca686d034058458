"""CSV files beside the workbook, with the tables that are too long for a sheet."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from brokenlinks.workbook.csv_tables import write_csv_table
from brokenlinks.workbook.files import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo
    from pathlib import Path

    from brokenlinks.workbook.columns import Sheet


class CsvBeside:
    """The CSV files of one workbook. They have other names until it is known that the workbook is whole."""

    def __init__(self, workbook: Path, zone: tzinfo | None) -> None:
        self._workbook = workbook
        self._zone = zone
        self._unfinished: dict[Path, Path] = {}

    def write(self, sheet: Sheet[Any], rows: Iterable[Any]) -> tuple[str, int]:
        """Write the whole table. Returns the name that the file will have, and how many rows there are."""
        path = self._workbook.with_name(f"{self._workbook.stem} – {sheet.title}.csv")
        unfinished = path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}.csv")
        self._unfinished[unfinished] = path
        return path.name, write_csv_table(sheet, rows, unfinished, zone=self._zone)

    def put_in_place(self) -> list[str]:
        """Give them their names; a file that has one already keeps its content. Returns sentences for the user."""
        notes = []
        for unfinished, path in self._unfinished.items():
            notes += put_in_place(unfinished, path, zone=self._zone)[1]
        return notes

    def discard(self) -> None:
        """Leave nothing of those that have no place."""
        for unfinished in self._unfinished:
            with suppress(OSError):  # it has its place already
                unfinished.unlink()
        self._unfinished.clear()
