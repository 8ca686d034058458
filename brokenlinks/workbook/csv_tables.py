"""A table of the workbook as CSV: for an export, and for what a sheet cannot hold."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

from brokenlinks.csv_text import ENCODING, write_csv
from brokenlinks.workbook.columns import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo
    from pathlib import Path

    from brokenlinks.workbook.columns import Sheet, Value


def write_csv_table(sheet: Sheet[Any], rows: Iterable[Any], path: Path, *, zone: tzinfo | None = None) -> int:
    """Write `rows` under the names of the sheet's columns, times in `zone` or else the user's. Returns how many."""
    columns = sheet.columns
    with path.open("w", encoding=ENCODING, newline="") as file:
        return write_csv(
            file,
            [column.name for column in columns],
            ([_as_csv(column.exported(row), column.kind, zone) for column in columns] for row in rows),
        )


def _as_csv(value: Value, kind: Kind, zone: tzinfo | None) -> Value:
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return local.date().isoformat() if kind is Kind.DATE else local.strftime("%Y-%m-%d %H:%M:%S")
    return None if isinstance(value, float) and not math.isfinite(value) else value
