"""Lists of links: what a line, a column and standard input give."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.errors import BadInput
from brokenlinks.link_list import ReadLink, read_links

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"http://a\nhttp://b", [("http://a", 1), ("http://b", 2)]),
        ("a.txt", b"\xef\xbb\xbf\r\n  \r\nhttp://a\r\n\xc2\xa0\n", [("http://a", 3)]),
        ("a", b" HTTP://A/x y \rhttp://b", [(" HTTP://A/x y ", 1), ("http://b", 2)]),
        ("a.txt", "http://münchen.example/ä?q=é,1".encode(), [("http://münchen.example/ä?q=é,1", 1)]),
        ("a.txt", b"http://a/caf\xe9", [("http://a/café", 1)]),
        ("a.txt", "http://a\nhttp://b".encode("utf-16"), [("http://a", 1), ("http://b", 2)]),
        ("a.txt", b"http://a\n\xef\xbb\xbfhttp://b", [("http://a", 1), ("http://b", 2)]),
        ("a.txt", b"http://a\nhttp://a\n", [("http://a", 1), ("http://a", 2)]),
        ("a.txt", "http://a\u2028b\x0cc\nd".encode(), [("http://a\u2028b\x0cc", 1), ("d", 2)]),
        ("a.list", b"url,title\n", [("url,title", 1)]),
        ("a.csv", b"id,URL\n1,http://a\n2,\n\n3, http://b \n", [("http://a", 2), (" http://b ", 5)]),
        ("a.csv", b"address;link\n1;http://a", [("http://a", 2)]),
        ("a.csv", b"Address;name\nhttp://a;b", [("http://a", 2)]),
        ("a.csv", b"\nhttp://a\nhttp://b,c\n", [("http://a", 2), ("http://b,c", 3)]),
        ("a.tsv", b"url\ttitle\nhttp://a\tb", [("http://a", 2)]),
    ],
)
def test_read_links(tmp_path: Path, name: str, data: bytes, expected: list[tuple[str, int]]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_links(str(path)) == [ReadLink(text, line) for text, line in expected]


@pytest.mark.parametrize(("header", "first"), [("Link", 2), ("http://first.example", 1)])
def test_excel_column_with_and_without_header(tmp_path: Path, header: str, first: int) -> None:
    book = Workbook()
    for value in (header, "http://a", None, "http://b"):
        book.worksheets[0].append([value])
    book.save(tmp_path / "a.xlsx")
    assert [link.line for link in read_links(str(tmp_path / "a.xlsx"))] == [1, 2, 4][first - 1 :]


def test_named_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"url,Dead link\nhttp://page,http://dead\n")
    assert read_links(str(path), column="dead link") == [ReadLink("http://dead", 2)]


def test_standard_input() -> None:
    assert read_links("-", stdin=io.BytesIO(b"\xef\xbb\xbfhttp://a, b\n\nc")) == [
        ReadLink("http://a, b", 1),
        ReadLink("c", 3),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.txt", None, "There is no file"),
        ("a.txt", b"", "holds no links"),
        ("a.txt", b" \n\n", "holds no links"),
        ("a.csv", b"url,title\n,b\n", "holds no links"),
        ("a.csv", b"id,page\n1,http://a\n", "no column named url, link or address; its columns are id, page"),
        ("a.csv", b"http://a,first\nhttp://b,second\n", "no column named url, link or address"),
        ("a.csv", b"Website\nhttp://a\n", "no column named url, link or address"),
        ("a.ods", b"PK\x03\x04", "save it as .xlsx or .csv"),
        ("a.txt", b"PK\x03\x04", "not text"),
    ],
)
def test_bad_lists(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput, match=message):
        read_links(str(tmp_path / name))


def test_missing_named_column_of_a_headerless_list(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"http://a\nhttp://b\n")
    with pytest.raises(BadInput, match="no column named page"):
        read_links(str(tmp_path / "a.csv"), column="page")


def test_empty_standard_input() -> None:
    with pytest.raises(BadInput, match="Standard input holds no links"):
        read_links("-", stdin=io.BytesIO(b"\n"))


LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\ufeff"), min_size=1)


@given(st.lists(LINES.filter(str.strip), min_size=1), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_comes_back_as_it_was(lines: list[str], line_break: str) -> None:
    data = line_break.join(lines).encode()
    read = read_links("-", stdin=io.BytesIO(data))
    assert read == [ReadLink(text, number) for number, text in enumerate(lines, 1)]
