"""Tables of the last run to files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.errors import BadInput
from brokenlinks.exporting.formats import FORMATS, check_format
from brokenlinks.prospects import open_latest
from brokenlinks.whole_files import check_writable, written_whole
from brokenlinks.workbook.sheets import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.config import Settings

#: In place of a table's name.
ALL: Final = "all"


class Exported(NamedTuple):
    """A file that was written."""

    path: Path
    rows: int


def export_tables(
    database: Path, out: Path, settings: Settings, *, table: str = "prospects", format_name: str | None = None
) -> list[Exported]:
    """Write a table of the newest run in `database` to the file `out`; of all tables, each to a file in the folder
    `out`. Files that are there are replaced.

    Args:
        format_name: one of `FORMATS`, by whose name the file must end; None: as the file's name ends, and CSV for all.

    Raises:
        BadInput: there is no such table or format, the run cannot be read, or a file cannot be written.
    """
    if table not in (*TABLES, ALL):
        raise BadInput(f"There is no table {table}: name one of {', '.join(TABLES)}, or {ALL}.")
    format_name = _format(out, format_name, one_file=table != ALL)
    check_format(format_name)
    if table != ALL:
        check_writable(out)
        files = {table: out}
    else:
        _make_folder(out)
        files = {name: out / f"{name}.{format_name}" for name in TABLES}
    with open_latest(database, settings) as latest:
        data = None if set(files) == {"links"} else latest.data()  # links alone need no figures, offers and drafts
        written = []
        for name, path in files.items():
            made = TABLES[name]
            rows = latest.links() if data is None else made.rows(data)
            with written_whole(path) as unfinished:
                written.append(Exported(path, FORMATS[format_name](made.sheet, rows, unfinished)))
    return written


def _format(out: Path, wanted: str | None, *, one_file: bool) -> str:
    if wanted is not None and wanted not in FORMATS:
        raise BadInput(f"There is no format {wanted}: choose one of {', '.join(FORMATS)}.")
    if not one_file:
        return wanted or "csv"
    ending = out.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise BadInput(f"{out} is of no known kind: let its name end in .csv, .jsonl or .parquet.")
    if wanted not in (None, ending):
        raise BadInput(f"{out} ends in .{ending}, but --format says {wanted}: let them agree.")
    return ending


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise BadInput(f"The folder {path} cannot be made ({error.strerror}): name another one with --out.") from None
