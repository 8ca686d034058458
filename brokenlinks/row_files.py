"""Rows written to a file of the user's choice: .csv, .jsonl or .xlsx."""

from __future__ import annotations

import csv
import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

_ENDINGS: Final = (".csv", ".jsonl", ".xlsx")


def check_row_file(out: Path) -> None:
    """Raise BadInput when rows could not be written to `out`: better before the run than after it."""
    if out.suffix.lower() not in _ENDINGS:
        raise BadInput(f"{out} is of no known kind: let its name end in {', '.join(_ENDINGS[:-1])} or {_ENDINGS[-1]}.")
    if out.is_dir() or not out.parent.is_dir():
        raise BadInput(f"{out} cannot be written: its folder is missing, or it is a folder itself.")


def write_row_file(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: Path, *, title: str) -> Path:
    """Write rows to `out`, which `check_row_file` passed; as JSON lines with all that they hold, else these columns.

    It is written beside `out` first and then moved, so that a file is there whole or not at all. Text that stood there
    is replaced, a workbook keeps its content under another name.

    Args:
        title: of the sheet, in a workbook.

    Returns:
        Where it is: not `out` itself when that is a workbook that is open elsewhere.

    Raises:
        BadInput: `out` cannot be written.
    """
    unfinished = out.with_name(f".{out.stem[:60]}.{secrets.token_hex(4)}{out.suffix}")
    try:
        if out.suffix.lower() == ".xlsx":
            from brokenlinks.workbook.rows import write_rows

            return write_rows(columns, rows, unfinished, out, title=title)
        with unfinished.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
            if out.suffix.lower() == ".jsonl":
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            else:
                write_csv(columns, rows, file)
        unfinished.replace(out)
    except OSError as error:
        raise BadInput(f"{out} cannot be written ({error.strerror or error}): choose another file.") from None
    finally:
        with suppress(OSError):
            unfinished.unlink()
    return out


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], file: TextIO) -> None:
    """Write a header and the rows."""
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
