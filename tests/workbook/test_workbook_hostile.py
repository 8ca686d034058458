"""Whatever the web says is text in every cell of every sheet, and in the CSV files beside it."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from brokenlinks.workbook.cells import EXCEL, clean_text, looks_like_formula
from brokenlinks.workbook.csv_tables import write_csv_table
from brokenlinks.workbook.sheets import TABLES

from .hostile import HOSTILE, everywhere, of_all
from .samples import EMPTY, PROSPECT, saved

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from brokenlinks.workbook_data import WorkbookData

#: The formulas of the program: counts of the user's own column, and nothing from the web.
OURS = re.compile(
    r"=COUNTBLANK\(Prospects\[Status\]\)|=COUNTIF\(Prospects\[Status\],A\d+\)"
    r"|=ROWS\(Prospects\[Status\]\)-SUM\(B\d+:B\d+\)"
)
SOME = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def opened(data: WorkbookData) -> Workbook:
    """The workbook, of whose XML it is known that no formula and no error stands in a table."""
    contents, _ = saved(data)
    book = load_workbook(BytesIO(contents))
    with zipfile.ZipFile(BytesIO(contents)) as archive:
        for number, title in enumerate(book.sheetnames, 1):
            xml = archive.read(f"xl/worksheets/sheet{number}.xml")
            assert b't="e"' not in xml
            assert title == "Summary" or b"<f>" not in xml
    return book


def assert_only_text(book: Workbook) -> None:
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            if cell.data_type == "f":
                assert sheet.title == "Summary"
                assert OURS.fullmatch(str(cell.value))
            elif isinstance(cell.value, str):
                assert cell.data_type == "s"
                assert len(cell.value.encode("utf-16-le")) <= 2 * EXCEL.characters
                assert cell.quotePrefix is looks_like_formula(cell.value)


@pytest.fixture(scope="module")
def hostile() -> WorkbookData:
    return of_all(map(everywhere, HOSTILE))


def test_hostile_text_is_text_in_every_cell(hostile: WorkbookData) -> None:
    book = opened(hostile)
    assert_only_text(book)
    # It is there, in each column of text of each table, as it was as far as a cell can hold it.
    expected = {clean_text(text)[0] for text in HOSTILE} - {""}  # openpyxl leaves _x005F_ as it is
    for table in TABLES.values():
        rows = [*book[table.sheet.title].iter_rows(min_row=2, values_only=True)]
        for name in {"Anchor text", "Sentence", "Evidence", "Title", "Mail text"} & {
            column.name for column in table.sheet.columns
        }:
            place = [column.name for column in table.sheet.columns].index(name)
            assert {row[place] for row in rows} - {None} == expected


def test_hostile_text_is_text_in_csv(hostile: WorkbookData, tmp_path: Path) -> None:
    for name, table in TABLES.items():
        path = tmp_path / f"{name}.csv"
        rows = write_csv_table(table.sheet, table.rows(hostile), path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *read = csv.reader(file)
        assert header == [column.name for column in table.sheet.columns]
        assert len(read) == rows >= len(HOSTILE)
        texts = [
            cell
            for row in read
            for cell, column in zip(row, table.sheet.columns, strict=True)
            if column.kind.name in ("TEXT", "URL", "WORD")
        ]
        # Wherever a spreadsheet may cut: at the comma, a semicolon, a tab, a line break.
        assert not [
            cell for cell in texts for part in re.split(r"[;\t\r\n]", cell) if re.match(r'[\s"]*[=+\-@＝]', part)
        ]
        assert max(len(cell.encode("utf-16-le")) for cell in texts) <= 2 * EXCEL.characters


@given(st.text(st.characters(), max_size=60) | st.from_regex(r"\A[=+\-@\t][\x00-\x7f]{0,20}", fullmatch=True))
@SOME
def test_any_text_stays_text(text: str) -> None:
    assert_only_text(opened(everywhere(text)))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="_\ufffe\uffff"), min_size=1))
@SOME
def test_ordinary_text_comes_back_unchanged(text: str) -> None:
    book = opened(replace(EMPTY, prospects=(replace(PROSPECT, anchor=text),)))
    assert book["Prospects"]["H2"].value == text
