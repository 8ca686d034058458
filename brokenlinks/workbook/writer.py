"""The way in: all that is known to one Excel file, proved to be readable before it takes its place."""

from __future__ import annotations

import secrets
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks.errors import BadInput
from brokenlinks.workbook.beside import CsvBeside
from brokenlinks.workbook.cells import EXCEL, Limits
from brokenlinks.workbook.files import check_target, put_aside, put_beside, put_in_place

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from openpyxl import Workbook

    from brokenlinks.workbook.carrying.taking import Taken
    from brokenlinks.workbook_data import WorkbookData

#: Bytes of a sheet's XML up to which the whole workbook is loaded to prove it; beyond, its XML is only parsed.
_LOADED_WHOLE: Final = 8_000_000
#: How hard the file is packed, from 1 to 9.
_LEVEL: Final = 3


@dataclass(frozen=True, slots=True)
class Written:
    """Where the workbook is."""

    path: Path  #: not always the one asked for: see `notes`
    notes: tuple[str, ...]  #: sentences for the user, often none


def write_workbook(data: WorkbookData, path: Path, *, now: datetime, limits: Limits = EXCEL) -> Written:
    """Write `data` to `path`, an .xlsx. A file that stands there is renamed, never written over.

    What the user did to that file is put into the new one: see `carrying`. Where it is open in another program, or
    cannot be read, the new one goes beside it under another name; the next time both are read.
    All times are shown in the time zone of `now`. What the limits of Excel keep out is told in its sheet, in the
    Summary and in the notes; a table that is too long for a sheet goes whole into a CSV file beside the workbook.

    Raises:
        BadInput: the name does not end in .xlsx, or the folder is missing, full or not writable.
    """
    check_target(path)
    unfinished = path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}.xlsx")
    beside = CsvBeside(path, now.tzinfo)
    try:
        limits_met, taken = _save(data, path, unfinished, now, limits, beside)
        prove_readable(unfinished)
        if taken.unreadable:
            placed, moved = put_beside(unfinished, path), []
            moved.append(f"The new workbook is {placed.name}.")
        else:
            placed, moved = put_in_place(unfinished, path, zone=now.tzinfo)
        moved += [note for file in taken.done for note in put_aside(file.path, path, zone=now.tzinfo)]
        moved += beside.put_in_place()
    except OSError as error:
        reason = error.strerror or error
        raise BadInput(
            f"The workbook could not be written to {path.parent} ({reason}): choose another folder."
        ) from None
    finally:
        with suppress(OSError):  # gone already when all went well; else the folder is not to be trusted anyway
            unfinished.unlink()
        beside.discard()
    return Written(placed, (*taken.notes, *moved, *limits_met))


def _save(
    data: WorkbookData, path: Path, unfinished: Path, now: datetime, limits: Limits, beside: CsvBeside
) -> tuple[list[str], Taken]:
    from openpyxl.writer.excel import ExcelWriter

    from brokenlinks.workbook.book import build_book
    from brokenlinks.workbook.carrying.old_book import NOT_CARRIED, UnreadableWorkbook
    from brokenlinks.workbook.carrying.taking import not_taken, take
    from brokenlinks.workbook.sheets import TABLES

    def build(taken: Taken) -> tuple[Workbook, list[str]]:
        return build_book(data, now=now, limits=limits, beside=beside.write, work=taken.work, meant_for=path.name)

    taken = take(path, [(table.sheet, table.rows(data)) for table in TABLES.values()])
    try:
        book, limits_met = build(taken)
    except (*NOT_CARRIED, UnreadableWorkbook) as error:
        if not taken.work.files:
            raise
        # Something in there is so odd that openpyxl reads and cannot write it: better a plain workbook than none.
        taken = not_taken(path, error)
        beside.discard()
        book, limits_met = build(taken)
    # As `book.save` does, but for the level: of 300 MB of XML, the default one makes a tenth less in twice the time.
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        ExcelWriter(book, archive).write_data()
    return limits_met, taken


def prove_readable(path: Path) -> None:
    """Raise OSError when the file at `path` is no whole workbook: a full disk does not always tell."""
    from xml.parsers.expat import ExpatError, ParserCreate

    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            large = max(part.file_size for part in archive.infolist()) > _LOADED_WHOLE
            for part in archive.infolist():
                with archive.open(part) as stream:  # read to its end, which compares the checksum
                    ParserCreate().ParseFile(stream)
        if not large:
            load_workbook(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, ExpatError, KeyError, ValueError, NotImplementedError) as error:
        raise OSError(f"it could not be read back: {error}") from error
