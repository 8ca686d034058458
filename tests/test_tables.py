"""Tables in files: one case a habit of the programs that write them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.errors import BadInput
from brokenlinks.tables import Table, decode, looks_like_address, pick_column, read_table, read_tables, read_text

if TYPE_CHECKING:
    from pathlib import Path


def table(path: Path, data: bytes) -> Table:
    path.write_bytes(data)
    return read_table(path)


def excel(path: Path, *sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


CSV_CASES = [
    pytest.param(b"url,title\na,b\n", ("url", "title"), [(2, ["a", "b"])], id="plain"),
    pytest.param(b"url;title\r\na;b, c\r\n", ("url", "title"), [(2, ["a", "b, c"])], id="European Excel"),
    pytest.param(b"url\ttitle\ra\tb", ("url", "title"), [(2, ["a", "b"])], id="tabs and old Mac lines"),
    pytest.param(b"url|title\na|b", ("url", "title"), [(2, ["a", "b"])], id="bars"),
    pytest.param(b"\xef\xbb\xbfurl,title\na,b", ("url", "title"), [(2, ["a", "b"])], id="BOM"),
    pytest.param("url;title\na;é".encode("utf-16"), ("url", "title"), [(2, ["a", "é"])], id="UTF-16"),
    pytest.param(b"url;title\na;caf\xe9", ("url", "title"), [(2, ["a", "café"])], id="windows-1252"),
    pytest.param(b"sep=|\nurl|title\na|b", ("url", "title"), [(3, ["a", "b"])], id="Excel's sep line"),
    pytest.param(
        b'url,note\na,"two\nlines"\nb,c', ("url", "note"), [(2, ["a", "two\nlines"]), (4, ["b", "c"])], id="line break"
    ),
    pytest.param(
        b'"url","note, long"\n"a","say ""hi"""', ("url", "note, long"), [(2, ["a", 'say "hi"'])], id="all quoted"
    ),
    pytest.param(b'"Smith, J, K";url\na;b', ("Smith, J, K", "url"), [(2, ["a", "b"])], id="commas in a quoted name"),
    pytest.param(b"\n , \n\nurl,title\n,\n\n a ,b\n", ("url", "title"), [(7, [" a ", "b"])], id="blank lines"),
    pytest.param(b"url,title\na\n", ("url", "title"), [(2, ["a", ""])], id="short row"),
    pytest.param(b"url,title\na,b,c\n", ("url", "title"), [(2, ["a", "b"])], id="long row"),
    pytest.param(b"url,,n, \na,b,c,\n", ("url", "column 2", "n"), [(2, ["a", "b", "c"])], id="unnamed columns"),
    pytest.param(b"url,url,url (2)\na,b,c", ("url", "url (2)", "url (2) (2)"), [(2, ["a", "b", "c"])], id="twins"),
    pytest.param(b"url\nhttp://a/b,c;d\n", ("url",), [(2, ["http://a/b,c;d"])], id="commas in one column"),
    pytest.param(b'url\n"http://a/b,c"\n', ("url",), [(2, ["http://a/b,c"])], id="quoted in one column"),
    pytest.param(b"http://a/b,c\nhttp://d", ("http://a/b,c",), [(2, ["http://d"])], id="no header, one has a comma"),
    pytest.param(b"url,note\na,b\0c\n", ("url", "note"), [(2, ["a", "b\0c"])], id="NUL"),
    pytest.param("url,n\na,b\u2028c\x0cd\n".encode(), ("url", "n"), [(2, ["a", "b\u2028c\x0cd"])], id="other breaks"),
    pytest.param(
        b'url,size\na,5" disk\nb,c', ("url", "size"), [(2, ["a", '5" disk']), (3, ["b", "c"])], id="inch mark"
    ),
    pytest.param(b"url,text\na," + b"x" * 200_000, ("url", "text"), [(2, ["a", "x" * 200_000])], id="long value"),
]


@pytest.mark.parametrize(("data", "columns", "rows"), CSV_CASES)
def test_csv(tmp_path: Path, data: bytes, columns: tuple[str, ...], rows: list[tuple[int, list[str]]]) -> None:
    read = table(tmp_path / "list.CSV", data)
    assert read.name == "list.CSV"
    assert read.columns == columns
    assert read.rows == [(line, dict(zip(columns, values, strict=True))) for line, values in rows]


def test_tsv_is_cut_at_tabs_only(tmp_path: Path) -> None:
    read = table(tmp_path / "list.tsv", b"id, no\turl\n1, 2\ta\n")
    assert read.rows == [(2, {"id, no": "1, 2", "url": "a"})]


def test_header_line_counts_from_the_start_of_the_file(tmp_path: Path) -> None:
    assert table(tmp_path / "list.csv", b"\n\nhttp://a\nhttp://b").header_line == 3


def test_excel_values_become_the_text_that_is_seen(tmp_path: Path) -> None:
    values: list[tuple[object, str]] = [
        (7, "7"),
        (7.0, "7"),
        (0.5, "0.5"),
        (True, "TRUE"),
        (None, ""),
        (" é ", " é "),
        (dt.date(2026, 11, 22), "2026-11-22"),
        (dt.datetime(2026, 11, 22, 17, 40, 5), "2026-11-22T17:40:05"),  # noqa: DTZ001 - Excel knows no zones
        (dt.time(17, 40), "17:40:00"),
        ("007", "007"),
    ]
    rows: list[list[object]] = [[f"k{n}", value] for n, (value, _) in enumerate(values)]
    path = excel(tmp_path / "a.xlsx", [["key", "value"], *rows])
    assert [row["value"] for _, row in read_table(path).rows] == [text for _, text in values]


def test_excel_reads_the_first_sheet_with_content_and_keeps_row_numbers(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsm", [], [[], [None, ""], ["url", None, "n"], [], ["a", None, 1], ["b"]])
    read = read_table(path)
    assert read.columns == ("url", "column 2", "n")
    assert (read.header_line, [line for line, _ in read.rows]) == (3, [5, 6])
    assert read.rows[1][1] == {"url": "b", "column 2": "", "n": ""}


def test_every_sheet_that_is_not_empty(tmp_path: Path) -> None:
    path = excel(tmp_path / "book.xlsx", [["a"], ["1"]], [], [["b"], ["2"]])
    assert [found.columns for found in read_tables(path)] == [("a",), ("b",)]


def test_every_csv_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Pages.csv", "url;clicks\n/a;7\n")
        archive.writestr("folder/Queries.CSV", "query\nbees\n")
        archive.writestr("read me.txt", "x")
    pages, queries = read_tables(path)
    assert (pages.columns, pages.rows) == (("url", "clicks"), [(2, {"url": "/a", "clicks": "7"})])
    assert queries.columns == ("query",)


@pytest.mark.parametrize("names", [[], ["read me.txt"]])
def test_an_archive_without_a_table_is_bad_input(tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(BadInput, match=r"holds no \.csv file: unpack it"):
        read_tables(path)
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(BadInput, match=r"export\.zip (?:is no \.zip file|holds no)"):
        read_tables(path)


def test_excel_ignores_a_wrong_declared_size(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["url"], ["a"], ["b"]])
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:A3"', b'<dimension ref="A1:A1"'))
    assert changed.getvalue() != path.read_bytes()
    assert len(table(path, changed.getvalue()).rows) == 2


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.csv", None, "There is no file"),
        ("none.xlsx", None, "There is no file"),
        ("a\0b.csv", None, "cannot be read"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\n ,,\n", "is empty"),
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"url\nhttp://a\n", "no Excel workbook"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "no Excel workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .xlsx or .csv"),
        ("a.ods", b"PK\x03\x04", "save it as .xlsx or .csv"),
        ("a.csv", b"PK\x03\x04", "not text"),
        ("a.csv", b'url,note\na,b\nc,"d\ne,f\n', "quotation mark in line 3"),
    ],
)
def test_bad_files_are_told_in_one_sentence(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read_table(tmp_path / name)
    told = str(caught.value)
    assert message in told
    assert str(tmp_path) in told
    assert told.endswith(".")
    assert "\n" not in told


def test_an_empty_or_torn_workbook_is_bad_input(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [], [])
    with pytest.raises(BadInput, match="is empty"):
        read_table(path)
    good = excel(tmp_path / "b.xlsx", [["url"], ["a"]]).read_bytes()
    for size in range(10, len(good), 97):
        with pytest.raises(BadInput, match="damaged"):
            table(path, good[:size])


def test_a_zip_that_is_no_workbook_is_bad_input(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    with pytest.raises(BadInput, match="no Excel workbook"):
        read_table(tmp_path / "a.xlsx")


def test_a_folder_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "list.csv").mkdir()
    with pytest.raises(BadInput, match="is a folder"):
        read_table(tmp_path / "list.csv")


@pytest.mark.parametrize(
    ("header", "wanted", "picked"),
    [
        ("id,URL,link", None, "URL"),
        ("link,Url ,id", None, "Url "),
        ("ADDRESS,id", None, "ADDRESS"),
        ("url,Page", "page", "Page"),
        ("url,URL", None, "url"),
    ],
)
def test_pick_column(tmp_path: Path, header: str, wanted: str | None, picked: str) -> None:
    read = table(tmp_path / "a.csv", f"{header}\na,b,c".encode())
    assert pick_column(read, ("url", "link", "address"), wanted) == picked


def test_pick_column_names_the_columns_when_none_fits(tmp_path: Path) -> None:
    read = table(tmp_path / "a.csv", b"id,page\n1,x")
    with pytest.raises(BadInput) as caught:
        pick_column(read, ("url", "link", "address"))
    assert str(caught.value) == (
        "a.csv has no column named url, link or address; its columns are id, page: name one of these."
    )
    with pytest.raises(BadInput, match="no column named url; its columns are id, page"):
        pick_column(read, ("url",))
    with pytest.raises(BadInput, match="no column named Href; its columns are id, page"):
        pick_column(read, ("url", "link", "address"), "Href")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com/a", True),
        (" HTTP://EXAMPLE.COM", True),
        ("//example.com", True),
        ("example.com", True),
        ("www.example.co.uk/a b", True),
        ("münchen.example:8080", True),
        ("url", False),
        ("Link:", False),
        ("Nr.", False),
        ("e.g. links", False),
        ("", False),
    ],
)
def test_looks_like_address(text: str, expected: bool) -> None:
    assert looks_like_address(text) is expected


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa", "a"),
        ("aé".encode("utf-16-le").join([b"\xff\xfe", b""]), "aé"),
        ("aé".encode("utf-16-be").join([b"\xfe\xff", b""]), "aé"),
        (b"caf\xe9 \x80 \x81", "café € \x81"),
        (b"caf\xe9\ncaf\xc3\xa9\r\n", "café\ncafé\r\n"),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data) == text


@given(st.binary())
def test_decode_never_fails(data: bytes) -> None:
    decode(data)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_decode_loses_nothing(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


def test_read_text_refuses_a_spreadsheet(tmp_path: Path) -> None:
    path = excel(tmp_path / "list.txt", [["url"]])
    with pytest.raises(BadInput, match="not text"):
        read_text(path)
