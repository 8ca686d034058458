"""CSV that no spreadsheet calculates with, however it cuts the file."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from brokenlinks.csv_text import ENCODING, safe_text, write_csv

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")

#: Much of what makes a formula, or cuts a line in two.
RISKY = st.text(st.sampled_from("=+-@＝\t\r\n;,\"' ax|!\x00\x0b\u202e") | st.characters(), max_size=12)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Hive plans", "Hive plans"),
        ("", ""),
        ("a=b, c-d, e@f.example", "a=b, c-d, e@f.example"),
        ("https://a.example/?q=1&r=-2", "https://a.example/?q=1&r=-2"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1+1)", "'@SUM(1+1)"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-1", "'-1"),
        ("＝1+1", "'＝1+1"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
        ("\ttabbed", "'\ttabbed"),
        ("\x00=1+1", "'=1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("a\t@SUM(1)", "a\t'@SUM(1)"),
        ("a\n=1\r\n=2", "a\n'=1\r\n'=2"),
        ('a;"=1"', 'a;\'"=1"'),
        ("a\x07b\x1b[31mc\x7f", "ab[31mc"),
        ("\ud83d lone", " lone"),
        ("مرحبا \u202egnp.exe", "مرحبا \u202egnp.exe"),
        ("</script><b>", "</script><b>"),
    ],
)
def test_safe_text(text: str, safe: str) -> None:
    assert safe_text(text) == safe


@pytest.mark.parametrize("char", ["x", "\U0001f600"])
def test_text_is_no_longer_than_a_cell_of_excel(char: str) -> None:
    text = safe_text(char * 100_000)
    assert 32_700 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.strip(char) == "…"
    fits = char * (32_767 // len(char.encode("utf-16-le")) * 2)
    assert safe_text(fits) == fits


@given(st.lists(st.lists(RISKY, min_size=3, max_size=3), min_size=1, max_size=4))
def test_nothing_is_a_formula_whatever_the_file_is_cut_at(rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    assert write_csv(file, ("a", "b", "c"), rows) == len(rows)
    for delimiter in ",;\t":
        for cells in csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=delimiter):
            assert [cell for cell in cells if cell.strip()[:1] in tuple("=+-@＝＋－＠")] == []


@given(st.lists(st.lists(RISKY, min_size=3, max_size=3), max_size=4))
def test_cut_at_its_commas_it_has_the_same_rows(rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    write_csv(file, ("a", "b", "c"), rows)
    header, *read = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert header == ["a", "b", "c"]
    assert read == [[safe_text(text) for text in row] for row in rows]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_that_calculates_what_it_opens_finds_no_formula(tmp_path: Path) -> None:
    """Cut at semicolons, as in much of Europe. The first line is not ours: it shows that formulas are looked for."""
    assert OFFICE is not None
    texts = ("=1+1", "@SUM(1)", "a;=1+1", 'x;"=1+1"', '"=1+1"', "x,=1+1;=2+2", "a\n=1+1", "  =1+1", "\t=1+1", 'a";=1')
    with (tmp_path / "x.csv").open("w", encoding=ENCODING, newline="") as file:
        file.write("=40+2\r\n")
        write_csv(file, ("a", "b", "c"), [("x", text, "y") for text in texts])
    # LibreOffice help, "Filter Options for CSV": the first token is the semicolon, the last lets formulas be evaluated.
    options = "CSV:59,34,76,1,,0,false,true,false,false,false,-1,true"
    subprocess.run(  # noqa: S603
        [OFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", f"--infilter={options}",
         "--convert-to", "xlsx", "--outdir", str(tmp_path), str(tmp_path / "x.csv")],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    book = load_workbook(tmp_path / "x.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert len(cells) > len(texts)
    assert [cell.value for cell in cells if cell.data_type == "f"] == ["=40+2"]


def test_numbers_stay_numbers() -> None:
    file = io.StringIO(newline="")
    write_csv(file, ("a", "b"), [(-1.5, None)])
    assert file.getvalue() == "a,b\r\n-1.5,\r\n"


def test_excel_knows_it_as_utf_8() -> None:
    assert "é".encode(ENCODING) == b"\xef\xbb\xbf\xc3\xa9"
