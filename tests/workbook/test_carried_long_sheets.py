"""A sheet that is too long to be remembered row by row, or has no keys, keeps what is clearly the user's."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from brokenlinks.workbook.carrying.file_work import read_file
from brokenlinks.workbook.carrying.work import UserWork, gather
from brokenlinks.workbook.cells import EXCEL
from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook.old_files import old_file
from brokenlinks.workbook.table_sheets import write_table

if TYPE_CHECKING:
    from pathlib import Path

Link = tuple[str, str]


def sheet(*keys: str) -> Sheet[Link]:
    return Sheet(
        "Links",
        "Every link.",
        1,
        "None.",
        (
            Column[Link]("Page", "Its page.", 20, Kind.URL, lambda row: row[0]),
            Column[Link]("Verdict", "What it is.", 20, Kind.WORD, lambda row: row[1]),
        ),
        keys=(keys,) if keys else (),
        remembered=False,
    )


def none_beside(_sheet: object, _rows: object) -> tuple[str, int]:
    raise AssertionError("the sheet holds all rows")


def written(kind: Sheet[Link], rows: list[Link], path: Path, work: UserWork) -> list[list[Any]]:
    book = Workbook(write_only=True)
    table = work.new_table(kind, lambda: iter(rows), zone=UTC, limits=EXCEL, updates={})
    assert write_table(book, table, zone=UTC, limits=EXCEL, beside=none_beside) == []
    work.finish(book, meant_for=path.name)
    book.save(path)
    return [list(row) for row in load_workbook(path)["Links"].iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        (("Page",), [["c", "dead", None], ["a", "dead", "ask"], ["b", "dead", None], ["gone", "alive", "me too"]]),
        # Nothing tells its rows apart: what has a word of the user's stays below.
        ((), [["c", "dead", None], ["a", "dead", None], ["b", "dead", None], ["a", "alive", "ask"],
              ["b", "alive", None], ["gone", "alive", "me too"]]),
    ],
    ids=["keys", "none"],
)  # fmt: skip
def test_own_columns_and_notes_are_carried(tmp_path: Path, keys: tuple[str, ...], after: list[list[Any]]) -> None:
    path = tmp_path / "x.xlsx"
    kind = sheet(*keys)
    written(kind, [("a", "alive"), ("b", "alive"), ("gone", "alive"), ("away", "alive")], path, UserWork())
    book = load_workbook(path)
    ws = book["Links"]
    ws["C1"], ws["C2"], ws["C4"] = "Mine", "ask", "me too"
    ws["B3"].comment = Comment("look", "me")
    ws["A1"].comment = Comment("The program's own.", "brokenlinks")
    ws["B5"] = "typed over, which nobody can know"
    book.save(path)
    work = gather([read_file(old_file(path), [kind], {}, 0)], [kind])
    rows = written(kind, [("c", "dead"), ("a", "dead"), ("b", "dead")], path, work)
    assert rows == [["Page", "Verdict", "Mine"], *after]
    again = load_workbook(path)["Links"]
    comments = {cell.coordinate: cell.comment.text for row in again.iter_rows() for cell in row if cell.comment}
    assert list(comments.values()) == ["look"]
