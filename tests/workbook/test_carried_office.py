"""A workbook that a real spreadsheet program saved: its styles, tables, texts and dates are spelled in other ways."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from brokenlinks.workbook import read_prospect_rows, write_workbook

from .a_user import editing, grid
from .samples import NOW
from .test_carried_rows import AFTER, DAY, RICH, SMALL, A, B, C, D, at, book_of, typed_text

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")


def saved_by_office(path: Path) -> None:
    """Open and save a workbook in LibreOffice."""
    assert OFFICE is not None
    out = path.parent / "saved"
    profile = (path.parent / "profile").as_uri()
    subprocess.run(  # noqa: S603
        [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(out), path],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    (out / path.name).replace(path)


def rules_of(ws: Any) -> tuple[int, int]:
    """How many drop-down lists and conditional formats a sheet has."""
    formats = sum(len(formatting.rules) for formatting in ws.conditional_formatting)
    return len(ws.data_validations.dataValidation), formats


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    hostile = replace(D, anchor="=1+1", heading="_x0041_", context=' "b"\n\nc ', mail_subject="'quoted", evidence="007")
    write_workbook(replace(SMALL, prospects=(A, B, C, hostile)), path, now=NOW)
    fresh = book_of(path)
    before = fresh.sheetnames
    with editing(path) as book:
        found = grid(book, "Prospects")
        assert found is not None
        at(found, "a", "Status").value, at(found, "a", "Contacted on").value = "Contacted", DAY
        typed_text(at(found, "a", "Notes"), "=cmd|' /C calc'!A0")
        at(found, "b", "Notes").value = RICH
        at(found, "b", "Mail text").value = "My own words."
        at(found, "c", "Notes").value, at(found, "c", "Placed at").value = "gone soon", 12.5
        at(found, "d", "Status").fill = PatternFill("solid", fgColor="00BFFF")
        at(found, "d", "Dead link").comment = Comment("Is it?", "me")
        found.ws.cell(1, found.ws.max_column + 1).value = "Mine"
        found.ws.cell(2, found.ws.max_column).value = "=A2*2"
        book.create_sheet("Plan")["B2"].value = "call"
    saved_by_office(path)
    rows = {row.key[0]: row.values for row in read_prospect_rows(path)}
    assert rows[A.page_url]["Contacted on"] == DAY
    assert rows[A.page_url]["Mine"] == pytest.approx(A.score * 2)  # as LibreOffice calculated it
    assert rows[D.page_url]["Section"] == "_x0041_"

    for save in (saved_by_office, None):  # and once more, with what came of the first time
        notes = write_workbook(AFTER, path, now=NOW).notes
        assert len(notes) == 1, notes
        book = book_of(path)
        assert sorted(book.sheetnames) == sorted([*before, "Plan"])
        found = grid(book, "Prospects")
        assert found is not None
        assert [found.key(row)[0][8] for row in found.rows()] == ["d", "b", "a", "e", "c"]
        assert (at(found, "a", "Status").value, at(found, "a", "Contacted on").value) == ("Contacted", DAY)
        assert (at(found, "a", "Notes").value, at(found, "a", "Notes").data_type) == ("=cmd|' /C calc'!A0", "s")
        assert str(at(found, "b", "Notes").value) == "see this"
        assert at(found, "b", "Mail text").value == "My own words."
        assert (at(found, "c", "Notes").value, at(found, "c", "Placed at").value) == ("gone soon", 12.5)
        assert at(found, "d", "Status").fill.fgColor.rgb[-6:] == "00BFFF"
        assert at(found, "d", "Dead link").comment.text == "Is it?"
        assert at(found, "a", "Mine").value == "=A4*2"
        assert book["Plan"]["B2"].value == "call"
        # Nothing else is taken for the user's.
        expected = {name: at(found, "e", name).value for name in ("Evidence", "Mail text", "Mail subject", "Why")}
        assert {name: at(found, "a", name).value for name in expected} == expected
        assert {name: at(found, "d", name).value for name in expected} == expected
        assert at(found, "a", "Page to contact").fill.fill_type is None
        assert not found.ws.row_dimensions[2].hidden
        assert rules_of(found.ws) == rules_of(fresh["Prospects"])
        if save is not None:
            save(path)
