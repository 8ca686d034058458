"""Rows in files: whole or not at all, in the kind that the name asks for."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from brokenlinks.errors import BadInput
from brokenlinks.row_files import check_row_file, write_row_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS: list[dict[str, Any]] = [{"a": "蜂", "b": 1.5}, {"a": "=1+1", "b": None}]


def written(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [dict(row) for row in csv.DictReader(file)]
    header, *rows = load_workbook(path)["Mine"].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("ending", "rows"),
    [
        ("jsonl", ROWS),
        ("csv", [{"a": "蜂", "b": "1.5"}, {"a": "=1+1", "b": ""}]),
        ("xlsx", ROWS),
    ],
)
def test_every_kind(tmp_path: Path, ending: str, rows: list[dict[str, Any]]) -> None:
    path = tmp_path / f"out.{ending}"
    path.write_bytes(b"old")
    assert write_row_file(("a", "b"), ROWS, path, title="Mine") == path
    assert written(path) == rows


@pytest.mark.parametrize("ending", ["jsonl", "csv", "xlsx"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    path.write_bytes(b"old")

    def rows() -> Iterator[dict[str, Any]]:
        yield ROWS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_row_file(("a", "b"), rows(), path, title="Mine")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("out.doc", "is of no known kind: let its name end in .csv, .jsonl or .xlsx."),
        ("no/such/folder.csv", "cannot be written: its folder is missing"),
        ("folder.xlsx", "cannot be written: its folder is missing, or it is a folder itself"),
    ],
)
def test_what_cannot_be_written_is_known_before(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(BadInput, match=says):
        check_row_file(tmp_path / name)


@pytest.mark.parametrize("ending", ["jsonl", "csv", "xlsx"])
def test_a_folder_that_goes_meanwhile(tmp_path: Path, ending: str) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        write_row_file(("a", "b"), ROWS, tmp_path / "gone" / f"out.{ending}", title="Mine")
