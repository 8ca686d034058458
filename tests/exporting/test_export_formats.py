"""What any text and number becomes in a file that programs read."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brokenlinks.exporting.formats import FORMATS
from brokenlinks.workbook.columns import Column, Kind, Sheet

if TYPE_CHECKING:
    from pathlib import Path

SHEET = Sheet[tuple[str, float | None]](
    "Any",
    "",
    1,
    "",
    (
        Column("Text", "", 9, Kind.TEXT, lambda row: row[0]),
        Column("Number", "", 9, Kind.NUMBER, lambda row: row[1]),
    ),
)
ROWS = st.lists(st.tuples(st.text(st.characters()), st.none() | st.floats()), max_size=4)
ANY_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def _as_text(text: str) -> str:
    """Without lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def _number(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


@given(ROWS)
@ANY_FILE
def test_json_lines_give_back_what_was_written(tmp_path: Path, rows: list[tuple[str, float | None]]) -> None:
    assert FORMATS["jsonl"](SHEET, rows, tmp_path / "x.jsonl") == len(rows)
    lines = (tmp_path / "x.jsonl").read_text("utf-8").split("\n")
    assert [tuple(json.loads(line).values()) for line in lines[:-1]] == [(text, _number(n)) for text, n in rows]


@given(ROWS)
@ANY_FILE
def test_parquet_gives_back_what_was_written(tmp_path: Path, rows: list[tuple[str, float | None]]) -> None:
    assert FORMATS["parquet"](SHEET, rows, tmp_path / "x.parquet") == len(rows)
    frame = pd.read_parquet(tmp_path / "x.parquet")
    assert list(frame["text"]) == [_as_text(text) for text, _ in rows]
    assert [None if math.isnan(n) else n for n in frame["number"]] == [_number(n) for _, n in rows]


@pytest.mark.parametrize("format_name", FORMATS)
def test_rows_are_taken_one_by_one(tmp_path: Path, format_name: str) -> None:
    """From whatever gives them; there may be more than memory should hold."""
    assert FORMATS[format_name](SHEET, ((str(n), float(n)) for n in range(25_000)), tmp_path / "x") == 25_000
