"""CSV that no spreadsheet calculates with, however it cuts the file."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.csv_text import ENCODING, safe_text, write_csv

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


def test_numbers_stay_numbers() -> None:
    file = io.StringIO(newline="")
    write_csv(file, ("a", "b"), [(-1.5, None)])
    assert file.getvalue() == "a,b\r\n-1.5,\r\n"


def test_excel_knows_it_as_utf_8() -> None:
    assert "é".encode(ENCODING) == b"\xef\xbb\xbf\xc3\xa9"
