"""The prospects as the report's script reads them, from the columns of the Prospects sheet."""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.cells import link_target
from brokenlinks.workbook.columns import Kind
from brokenlinks.workbook.prospect_columns import PROSPECTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from brokenlinks.workbook.columns import Column, Value
    from brokenlinks.workbook_data import Prospect

#: Characters of a text that are shown: the whole is in the workbook, and in an export.
_LONGEST: Final = 2_000
# What draws nothing, or worse: control characters but tab and line breaks, lone surrogates, non-characters.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: Characters that could end the script element, open a comment in it, or end a line of JavaScript.
_IN_SCRIPT: Final = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


def shown_text(text: str) -> str:
    """`text` without what cannot be shown, and not too long to look at."""
    text = _UNPRINTABLE.sub("", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def prospects_json(rows: Iterable[Prospect], zone: tzinfo | None) -> str:
    """Columns and rows, as JSON that can stand in a script element.

    A row is a list with a value for each column; one that leads somewhere is a pair of text and address, the latter ""
    when it is no web address.
    """
    columns = [column for column in PROSPECTS.columns if not column.yours]
    data = {
        "columns": [{"name": column.name, "kind": column.kind.name, "meaning": column.meaning} for column in columns],
        "rows": [[_value(column, row, zone) for column in columns] for row in rows],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _value(column: Column[Prospect], row: Prospect, zone: tzinfo | None) -> Any:
    value = _plain(column.exported(row), column.kind, zone)
    if column.link is None:
        return value
    return [value, link_target(column.link(row)) or ""]


def _plain(value: Value, kind: Kind, zone: tzinfo | None) -> Value:
    if isinstance(value, str):
        return shown_text(value)
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d" if kind is Kind.DATE else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 4) if math.isfinite(value) else None
    return value
