"""Writes single values into the Prospects sheet of a user's own workbook."""

from __future__ import annotations

import re
import secrets
import zipfile
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

from brokenlinks.errors import BadInput
from brokenlinks.workbook.files import check_target, put_in_place
from brokenlinks.workbook.prospect_rows import place_of, rows_of, unreadable
from brokenlinks.workbook.writer import Written, prove_readable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from brokenlinks.workbook.carrying.memory import TableMemory
    from brokenlinks.workbook.carrying.old_book import OldBook
    from brokenlinks.workbook.columns import Value

_CALCULATE: Final = re.compile(rb"<((?:\w+:)?calcPr)\b(?![^>]*fullCalcOnLoad)")


def update_cells(path: Path, updates: Mapping[tuple[str, str], Mapping[str, Value]], *, now: dt.datetime) -> Written:
    """Put new values into the Prospects sheet of the user's workbook; all else in the file stays as it is.

    The old file is kept under a name with its date. Where it is open in another program, the new one goes beside it.
    A cell with a formula of the user's is left alone.

    Args:
        updates: by page to contact and dead address, as `ProspectRow.key` has them; then by our names of columns.
        now: its zone is the one in which times are shown.

    Raises:
        BadInput: as `read_prospect_rows`, or the folder is full or not writable.
    """
    from brokenlinks.workbook.carrying.old_book import UnreadableWorkbook, opened

    check_target(path)
    unfinished = path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}.xlsx")
    try:
        try:
            with opened(path) as book:
                change = _Change(book, path, updates, now)
                parts = change.parts()
        except (UnreadableWorkbook, ExpatError) as error:
            raise unreadable(path, error) from None
        _copy_with(path, parts, unfinished)
        prove_readable(unfinished)
        placed, moved = put_in_place(unfinished, path, zone=now.tzinfo)
    except OSError as error:
        raise BadInput(
            f"The workbook could not be written to {path.parent} ({error.strerror or error}): make room there, or see"
            " that it may be written to."
        ) from None
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return Written(placed, (*change.notes, *moved))


class _Change:
    """What becomes of the parts of a workbook when cells of its Prospects are given new values."""

    def __init__(
        self, book: OldBook, path: Path, updates: Mapping[tuple[str, str], Mapping[str, Value]], now: dt.datetime
    ) -> None:
        from brokenlinks.workbook.carrying.matching_rows import as_read

        self.notes: list[str] = []
        self._book = book
        self._path = path
        self._place = place_of(book, path)
        self._zone = now.tzinfo
        self._updates: dict[tuple[str, ...], Mapping[str, Value]] = {
            as_read(key): values for key, values in updates.items()
        }
        self._columns = {name: number for number, name in self._place.names.items()}

    def parts(self) -> dict[str, bytes]:
        """The changed parts of the archive, by name."""
        from brokenlinks.workbook.cell_patches import patch
        from brokenlinks.workbook.cells import plain_value

        values: defaultdict[int, dict[int, Value]] = defaultdict(dict)
        missing: dict[str, None] = {}
        rows = [row for row in rows_of(self._book, self._place) if row.key in self._updates]
        for row in rows:
            for name, value in self._updates[row.key].items():
                if name in self._columns:
                    values[row.number][self._columns[name]] = plain_value(value, self._zone)
                else:
                    missing[name] = None
        if missing:
            self.notes.append(
                f"{self._path.name} has no column {' and no column '.join(missing)} any more, so nothing was written"
                " there; the next run puts it back."
            )
        if absent := len(self._updates.keys() - {row.key for row in rows}):
            self.notes.append(f"{absent:,} of the rows to be changed are not in {self._path.name} any more.")
        styles = self._book.book._date_formats
        part = self._place.tab.part
        patched = patch(self._book.archive.read(part), values, epoch=self._book.book.epoch, date_styles=styles)
        for number, column in patched.formulas:
            self.notes.append(
                f"Row {number}: {self._place.names[column]} holds a formula of yours, and was left as it is."
            )
            del values[number][column]
        keys: dict[int, tuple[str, ...]] = {row.number: row.key for row in rows}
        written = {keys[number]: cells for number, cells in values.items()}
        return {part: patched.xml, **self._calculating(), **self._remembering(written)}

    def _calculating(self) -> dict[str, bytes]:
        """Formulas of the user's may name the cells that changed."""
        part = "xl/workbook.xml"
        if part not in self._book.archive.namelist():
            return {}
        return {part: _CALCULATE.sub(rb'<\1 fullCalcOnLoad="1"', self._book.archive.read(part), count=1)}

    def _remembering(self, written: Mapping[tuple[str, ...], Mapping[int, Value]]) -> dict[str, bytes]:
        """The program's memory must say what it wrote, or the next run takes it for the user's."""
        from brokenlinks.workbook.carrying.file_work import read_head_of
        from brokenlinks.workbook.carrying.memory import TAB, carried_text, key_print
        from brokenlinks.workbook.cell_patches import patch
        from brokenlinks.workbook.old_files import old_file
        from brokenlinks.workbook.prospect_columns import PROSPECTS

        memory = read_head_of(self._book, only_head=False)
        table = memory.tables.get(PROSPECTS.title) if memory is not None else None
        if memory is None or table is None:
            return {}
        changes = {key_print(key): cells for key, cells in written.items()}
        tab = next(tab for tab in self._book.tabs if tab.name == TAB)
        new_name = secrets.token_hex(8)  # it is another file from now on, and the old one is in it
        carried = [*memory.carried, (memory.written, old_file(self._path).digest)]
        values: dict[int, dict[int, Value]] = {}
        title = ""
        with self._book.parser(tab) as parser:
            for number, cells in parser.rows():
                kind, first = (str(cell.value) for cell in (*cells, *cells)[:2])
                if kind == "workbook":
                    values[number] = {3: new_name}
                elif kind == "carried":
                    values[number] = {2: carried_text(carried)}
                elif kind == "table":
                    title = first
                elif kind == "row" and title == PROSPECTS.title and first in changes:
                    values[number] = {3: self._packed(table, first, changes[first])}
        patched = patch(self._book.archive.read(tab.part), values, epoch=self._book.book.epoch, date_styles=())
        parts = {tab.part: patched.xml}
        properties = "docProps/custom.xml"
        if properties in self._book.archive.namelist():
            old = self._book.archive.read(properties)
            parts[properties] = old.replace(memory.written.encode(), new_name.encode())
        return parts

    def _packed(self, table: TableMemory, key: str, cells: Mapping[int, Value]) -> str:
        from brokenlinks.workbook.carrying.held import fingerprint
        from brokenlinks.workbook.carrying.memory import packed

        prints = list(table.fingerprints(key) or ())
        for column, value in cells.items():
            name = self._place.names[column]
            if name in table.columns and table.columns.index(name) < len(prints):
                prints[table.columns.index(name)] = fingerprint(value)
        return packed(prints)


def _copy_with(path: Path, parts: Mapping[str, bytes], unfinished: Path) -> None:
    """Copy an archive, with other content in some of its parts."""
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            data = parts.get(part.filename)
            new.writestr(part, old.read(part) if data is None else data, compress_type=zipfile.ZIP_DEFLATED)
