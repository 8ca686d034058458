"""The user's own file of candidates: what is read from it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from brokenlinks.discovery import FileSearch
from brokenlinks.errors import BadInput
from brokenlinks.models import Candidate, Query

if TYPE_CHECKING:
    from pathlib import Path

OURS = Query("bees", "")


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.txt", "http://a.example/\n\n b.example/links \nno address\n",
         [("http://a.example/", "", "", 1), ("https://b.example/links", "", "", 2), ("no address", "", "", 3)]),
        ("a.csv", "http://a.example/\nhttp://b.example/\n",
         [("http://a.example/", "", "", 1), ("http://b.example/", "", "", 2)]),
        ("a.csv", "Title,URL\nBees,http://a.example/\n,http://b.example/\nx,\n",
         [("http://a.example/", "Bees", "", 1), ("http://b.example/", "", "", 2)]),
        ("a.csv", "Keyword;Position;Link;Title\nbees links;3;http://a.example/;A\nbees links;12;http://b.example/;B\n",
         [("http://a.example/", "A", "bees links", 3), ("http://b.example/", "B", "bees links", 12)]),
        ("a.csv", "query,address\nx,http://a.example/\ny,http://b.example/\nx,http://c.example/\n",
         [("http://a.example/", "", "x", 1), ("http://b.example/", "", "y", 1), ("http://c.example/", "", "x", 2)]),
        ("a.csv", "url,rank\nhttp://a.example/,n/a\nhttp://b.example/,0\nhttp://c.example/,-1\nhttp://d.example/,²\n"
         "http://e.example/,99999999999999999999\n",
         [(f"http://{letter}.example/", "", "", rank) for rank, letter in enumerate("abcde", 1)]),
        ("a.tsv", "url\ttitle\nhttp://a.example/\tÄ <b>\n", [("http://a.example/", "Ä <b>", "", 1)]),
    ],
)  # fmt: skip
async def test_what_is_found(tmp_path: Path, name: str, text: str, found: list[tuple[str, str, str, int]]) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert await FileSearch(str(file)).search(OURS) == [
        Candidate(url, title, "", "file", Query(asked, asked) if asked else OURS, rank)
        for url, title, asked, rank in found
    ]


async def test_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (
        ["Position", "Page", "Description"],
        [1, "http://a.example/", "of bees"],
        [2.0, "http://b.example/", None],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = await FileSearch(str(tmp_path / "a.xlsx"), column="page").search(OURS)
    assert [(one.url, one.snippet, one.rank) for one in found] == [
        ("http://a.example/", "of bees", 1),
        ("http://b.example/", "", 2),
    ]


async def test_standard_input() -> None:
    found = await FileSearch("-", stdin=io.BytesIO(b"http://a.example/\n")).search(OURS)
    assert found == [Candidate("http://a.example/", provider="file", query=OURS, rank=1)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("missing.csv", None), ("a.csv", "page,title\nhttp://a.example/,A\n"), ("a.csv", "url,title\n,A\n"),
     ("a.txt", "\n"), ("a.xlsx", "no workbook"), ("a.ods", "")],
)  # fmt: skip
def test_what_cannot_be_read(tmp_path: Path, name: str, text: str | None) -> None:
    file = tmp_path / name
    if text is not None:
        file.write_text(text)
    with pytest.raises(BadInput, match=name) as raised:
        FileSearch(str(file))
    assert "\n" not in str(raised.value)
