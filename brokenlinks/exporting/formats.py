"""Rows to files: CSV for spreadsheets, JSON Lines and Parquet for programs.

CSV has the sheets' own column names, days, and times of the user's zone; text is made safe and short enough for a
spreadsheet. The other two have names in snake_case, UTC, and text as it is.
"""

from __future__ import annotations

import json
import math
import re
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.errors import BadInput
from brokenlinks.workbook.columns import Kind
from brokenlinks.workbook.csv_tables import write_csv_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from brokenlinks.workbook.columns import Sheet, Value

#: Rows of a Parquet file's group: what is in memory at once.
_GROUP: Final = 10_000
_NO_PARQUET: Final = (
    'Parquet needs the package pyarrow, which is not installed: `pip install ".[parquet]"` in the program\'s folder,'
    " or choose --format csv."
)
_NOT_NAME: Final = re.compile(r"[^a-z0-9]+")


def snake_case(name: str) -> str:
    """The name of a column for a program: "Pages with this dead link" → "pages_with_this_dead_link"."""
    return _NOT_NAME.sub("_", name.lower()).strip("_")


def check_format(name: str) -> None:
    """Raise BadInput when files of this format cannot be written here."""
    if name == "parquet":
        _pyarrow()


def _write_json_lines(sheet: Sheet[Any], rows: Iterable[Any], path: Path) -> int:
    names = [(snake_case(column.name), column) for column in sheet.columns]
    count = 0
    # A lone surrogate is written as JSON has it: "\ud83d".
    with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        for row in rows:
            values = {name: _in_json(column.exported(row)) for name, column in names}
            file.write(json.dumps(values, ensure_ascii=False) + "\n")
            count += 1
    return count


def _in_json(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else _finite(value)


def _write_parquet(sheet: Sheet[Any], rows: Iterable[Any], path: Path) -> int:
    """In groups of rows, and with types that are known before: a column without any value has its type, too."""
    pa, parquet = _pyarrow()
    types = {
        Kind.NUMBER: pa.float64(),
        Kind.SCORE: pa.float64(),
        Kind.PERCENT: pa.float64(),
        Kind.CONFIDENCE: pa.float64(),
        Kind.DATE: pa.timestamp("us", tz="UTC"),
        Kind.TIME: pa.timestamp("us", tz="UTC"),
    }
    fields = [pa.field(snake_case(column.name), types.get(column.kind, pa.string())) for column in sheet.columns]
    schema = pa.schema(fields)
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        waiting = iter(rows)
        while group := list(islice(waiting, _GROUP)):
            arrays = [
                pa.array([_in_parquet(column.exported(row)) for row in group], type=field.type)
                for column, field in zip(sheet.columns, fields, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            count += len(group)
    return count


def _in_parquet(value: Value) -> Value:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # without lone surrogates, which its text cannot have
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return _finite(value)


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise BadInput(_NO_PARQUET) from None
    return pyarrow, pyarrow.parquet


#: Name, which is also the ending of its files, → writes rows to a file and tells how many there were.
FORMATS: Final[Mapping[str, Callable[[Sheet[Any], Iterable[Any], Path], int]]] = {
    "csv": write_csv_table,
    "jsonl": _write_json_lines,
    "parquet": _write_parquet,
}
