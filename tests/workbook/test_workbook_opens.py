"""A real spreadsheet program opens the workbook and shows what was written."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.prospect_columns import STATUSES
from brokenlinks.workbook.sheets import TABLES

from .samples import DATA, NOW, PROSPECT

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    assert OFFICE is not None
    path = tmp_path / "prospects.xlsx"
    hostile = replace(PROSPECT, anchor="=1+1", heading="_x0041_", context='a "b"\nc')
    write_workbook(replace(DATA, prospects=(PROSPECT, hostile)), path, now=NOW)
    for kind in ("xlsx:Calc MS Excel 2007 XML", "csv:Text - txt - csv (StarCalc):44,34,76"):
        subprocess.run(  # noqa: S603
            [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(tmp_path / "as-opened"), str(path)],
            check=True, capture_output=True, timeout=110,
        )  # fmt: skip
    told = (tmp_path / "as-opened" / "prospects.csv").read_text("utf-8")
    first, second = csv.DictReader(io.StringIO(told, newline=""))
    assert first["Score"] == "83"
    assert first["Dead link"] == PROSPECT.dead_link
    assert first["Confidence"] == "97%"
    assert first["Last checked"] == "2026-11-22"
    assert (second["Anchor text"], second["Section"], second["Sentence"]) == ("=1+1", "_x0041_", 'a "b"\nc')

    book = load_workbook(tmp_path / "as-opened" / "prospects.xlsx", data_only=True)
    # It found the tables, and counts by their names.
    assert {table.displayName: table.ref for sheet in book for table in sheet.tables.values()} == {
        made.sheet.table_name: f"A1:{get_column_letter(len(made.sheet.columns))}{rows + 1}"
        for name, made in TABLES.items()
        for rows in [2 if name in ("prospects", "links") else 1]
    }
    counts = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True) if row[0]}
    assert [counts[name] for name in ("Not begun", *STATUSES, "In other words")] == [2, *[0] * len(STATUSES), 0]
    assert len(book["Summary"]._charts) == 4  # type: ignore[attr-defined]
