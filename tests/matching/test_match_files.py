"""Targets read from files, matches written to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from brokenlinks.errors import BadInput
from brokenlinks.matching import read_targets, write_matches
from brokenlinks.models import DeadTarget, Match

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "targets.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": "a", "dead_url": " https://x.example/ ", "anchor": null, "answer": {"not": "ours"}}\r\n'
        b"\n"
        b'{"anchor": "caf\xc3\xa9\xe2\x80\xa8bar", "context": "c", "heading": "h", "page_title": "p", "site": "s"}\n'
        b'{"id": 7, "Dead URL": "https://y.example/"}'
    )
    assert read_targets(path) == [
        DeadTarget("a", "https://x.example/"),
        DeadTarget("3", "", "café\u2028bar", "c", "h", "p", "s"),
        DeadTarget("7", "https://y.example/"),
    ]


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    path.write_text("Anchor,Dead URL,extra\nbees,,1\n,https://x.example/,2\n,,\n", encoding="utf-8")
    assert read_targets(path) == [DeadTarget("2", anchor="bees"), DeadTarget("3", "https://x.example/")]


def test_xlsx(tmp_path: Path) -> None:
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(["id", "dead_url", "page_title"])
    workbook.active.append([12, "https://x.example/", "Links"])
    workbook.save(tmp_path / "targets.xlsx")
    assert read_targets(tmp_path / "targets.xlsx") == [DeadTarget("12", "https://x.example/", page_title="Links")]


@pytest.mark.parametrize(
    ("written", "language"), [("en", "en"), ("EN-us", "en"), ("pt_BR", "pt"), ("English", ""), ("", ""), ("?", "")]
)
def test_a_language_is_a_code_without_its_country(tmp_path: Path, written: str, language: str) -> None:
    path = tmp_path / "targets.csv"
    path.write_text(f"anchor,language\nbees,{written}\n", encoding="utf-8")
    assert read_targets(path) == [DeadTarget("2", anchor="bees", language=language)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.jsonl", b'{"anchor": "a"}\n{"anchor"', "t.jsonl, line 2 is not valid JSON"),
        ("t.jsonl", b"[" * 100_000, "line 1 is not valid JSON"),
        ("t.jsonl", b"\n[1]\n", "line 2 is not a JSON object"),
        ("t.jsonl", b'{"anchor": "a"}\n{"anchor": ["b"]}\n', 'line 2: anchor must be text, not ["b"]'),
        ("t.jsonl", b'{"id": "x", "context": "a"}\n', "line 1 has neither a dead_url nor an anchor"),
        ("t.jsonl", b'{"anchor": "a"}\n{"anchor": "\xff"}\n', "line 2 is not UTF-8"),
        ("t.csv", b"id,dead_url\n1,\n", "line 2 has neither a dead_url nor an anchor"),
        (
            "t.csv",
            b"url,title\nhttps://x.example/,X\n",
            "neither a dead_url nor an anchor column (its columns: url, title)",
        ),
        ("t.csv", b"", "t.csv is empty"),
        ("t.doc", b"", "t.doc is no list of dead links"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        read_targets(path)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.csv"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=name):
        read_targets(tmp_path / name)


def test_matches_are_written_a_line_a_target(tmp_path: Path) -> None:
    path = tmp_path / "matches.jsonl"
    path.write_text("old", encoding="utf-8")
    match = Match("/蜂", "Bees", 61.2345, ("bees", "Hive"))
    write_matches(path, [(DeadTarget("a"), [match]), (DeadTarget("b"), [])])
    assert [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] == [
        {"id": "a", "matches": [{"url": "/蜂", "title": "Bees", "score": 61.2, "words": ["bees", "Hive"]}]},
        {"id": "b", "matches": []},
    ]


def test_half_a_surrogate_pair_is_written_as_it_was_read(tmp_path: Path) -> None:
    (tmp_path / "targets.jsonl").write_text('{"id": "\\ud83d", "anchor": "bees"}', encoding="utf-8")
    (target,) = read_targets(tmp_path / "targets.jsonl")
    write_matches(tmp_path / "matches.jsonl", [(target, [])])
    assert json.loads((tmp_path / "matches.jsonl").read_text(encoding="utf-8")) == {"id": "\ud83d", "matches": []}


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "matches.jsonl"
    path.write_text("old", encoding="utf-8")

    def results() -> Iterator[tuple[DeadTarget, list[Match]]]:
        yield DeadTarget("a"), []
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_matches(path, results())
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["no/such/folder.jsonl", "."])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        write_matches(tmp_path / name, [])
    assert list(tmp_path.iterdir()) == []
