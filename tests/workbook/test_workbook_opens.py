"""A real spreadsheet program opens the workbook and shows what was written."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from brokenlinks.workbook import write_workbook

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
    for kind in ("pdf", "csv:Text - txt - csv (StarCalc):44,34,76"):
        subprocess.run(  # noqa: S603
            [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", kind,
             "--outdir", str(tmp_path), str(path)],
            check=True, capture_output=True, timeout=110,
        )  # fmt: skip
    assert (tmp_path / "prospects.pdf").read_bytes().startswith(b"%PDF")
    first, second = csv.DictReader(io.StringIO((tmp_path / "prospects.csv").read_text("utf-8"), newline=""))
    assert first["Score"] == "83"
    assert first["Dead link"] == PROSPECT.dead_link
    assert first["Confidence"] == "97%"
    assert first["Last checked"] == "2026-11-22"
    assert (second["Anchor text"], second["Section"], second["Sentence"]) == ("=1+1", "_x0041_", 'a "b"\nc')
