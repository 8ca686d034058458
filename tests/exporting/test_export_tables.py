"""Tables of a crawl in files, read back."""

from __future__ import annotations

import csv
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from brokenlinks.config import Settings
from brokenlinks.errors import BadInput
from brokenlinks.exporting import ALL, FORMATS, TABLES, export_tables
from brokenlinks.exporting.formats import snake_case
from brokenlinks.prospects import open_latest
from brokenlinks.store import Store, open_database
from brokenlinks.workbook import write_workbook
from tests.exporting.given_runs import (
    ALIVE,
    GONE,
    HOSTILE,
    LIST,
    MOVED,
    NEVER_CHECKED,
    OWN_DEAD,
    WALLED,
    finished_crawl,
)
from tests.store.given import HOUR, START, page, run_with, verdict

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings()


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    return finished_crawl(tmp_path / "crawl.db")


def exported(crawl: Path, table: str, format_name: str = "csv") -> list[dict[str, Any]]:
    out = crawl.with_name(f"{table}.{format_name}")
    (written,) = export_tables(crawl, out, SETTINGS, table=table)
    assert written.path == out
    if format_name == "jsonl":
        rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    elif format_name == "csv":
        rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines(keepends=True)))
    else:
        rows = pd.read_parquet(out).to_dict("records")
    assert written.rows == len(rows)
    return rows


#: Table → how many rows it has, and one of their addresses.
ROWS = {
    "prospects": (3, "Dead address", GONE),
    "changes": (3, "Page", LIST),
    "targets": (2, "Dead page", GONE),
    "unclear": (1, "Address", WALLED),
    "content": (1, "Dead page", MOVED),
    "own": (1, "Dead page", OWN_DEAD),
    "suggestions": (1, "Page", LIST),
    "pages": (3, "Page", LIST),
    "links": (7, "Address", NEVER_CHECKED),
}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_every_table_in_every_format(crawl: Path, table: str, format_name: str) -> None:
    rows = exported(crawl, table, format_name)
    count, column, address = ROWS[table]
    columns = [column.name for column in TABLES[table].sheet.columns]
    names = columns if format_name == "csv" else [snake_case(name) for name in columns]
    assert list(rows[0]) == names
    assert len(set(names)) == len(names)
    assert len(rows) == count
    assert address in [row[column if format_name == "csv" else snake_case(column)] for row in rows]


def test_a_table_is_what_the_workbook_shows(crawl: Path, tmp_path: Path) -> None:
    with open_latest(crawl, SETTINGS) as latest:
        write_workbook(latest.data(), tmp_path / "x.xlsx", now=datetime.now(UTC).astimezone())
    with (tmp_path / "x.xlsx").open("rb") as stream:
        book = load_workbook(stream, read_only=True)
        for table in TABLES:
            header, *cells = book[TABLES[table].sheet.title].iter_rows(values_only=True)
            rows = exported(crawl, table)
            assert list(rows[0]) == list(header)
            assert [[_as_csv(cell) for cell in row] for row in cells] == [
                [_as_cell(text) for text in row.values()] for row in rows
            ]
        book.close()


def _as_csv(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value).removesuffix(".0")


def _as_cell(text: str) -> str:
    """A time as its day, a whole number without its .0, a text without what makes it safe: as openpyxl reads them."""
    text = text.removeprefix("'").removesuffix(".0")
    return text[:10] if text.startswith("2026-") else text


def test_links_are_there_with_and_without_a_verdict(crawl: Path) -> None:
    rows = {(row["page"], row["address"]): row for row in exported(crawl, "links", "jsonl")}
    assert rows[LIST, GONE] == {
        "page": LIST,
        "page_title": "Links",
        "place": 1,
        "link": "/hives",
        "address": GONE,
        "anchor_text": HOSTILE,
        "section": "Wood",
        "sentence": "Plans, in cedar.",
        "rel": "nofollow noopener",
        "verdict": "dead",
        "reason": "domain gone",
        "confidence": 0.9,
        "evidence": "no such name",
        "status": None,
        "final_address": GONE,
        "last_checked": START.isoformat(),
    }
    assert (rows[LIST, ALIVE]["status"], rows[LIST, ALIVE]["final_address"]) == (200, "http://fine.example.net/home")
    unchecked = rows[LIST, NEVER_CHECKED]
    assert (unchecked["verdict"], unchecked["reason"]) == ("not checked", "")
    assert unchecked["confidence"] is unchecked["status"] is unchecked["last_checked"] is None


def test_csv_is_safe_and_json_lines_are_as_it_was(crawl: Path) -> None:
    (row,) = (row for row in exported(crawl, "prospects") if row["Sentence"])
    assert row["Anchor text"] == f"'{HOSTILE}"
    (row,) = (row for row in exported(crawl, "prospects", "jsonl") if row["sentence"])
    assert row["anchor_text"] == HOSTILE


def test_types_of_parquet(crawl: Path) -> None:
    export_tables(crawl, crawl.with_name("p.parquet"), SETTINGS, table="prospects")
    frame = pd.read_parquet(crawl.with_name("p.parquet"))
    assert frame["score"].dtype == frame["authority"].dtype == "float64"  # the latter has no value at all
    assert frame["authority"].isna().all()
    assert str(frame["last_checked"].dtype) == "datetime64[us, UTC]"
    assert frame["last_checked"].max() == START
    assert frame["status"].dtype == frame["anchor_text"].dtype  # text, though nothing is in it yet


def test_the_pages_of_a_dead_page_are_all_of_them_and_nothing_else(tmp_path: Path) -> None:
    """On the sheet, a line in between says how many are out of sight."""
    store = Store(open_database(tmp_path / "many.db"))
    pages = [f"http://page{number}.example/" for number in range(9)]
    run = run_with(store, *(page(address, GONE) for address in pages))
    store.save_verdicts([verdict(GONE)])
    store.finish_run(run, START)
    store.connection.close()
    (row,) = exported(tmp_path / "many.db", "targets", "jsonl")
    assert row["linked_from"].split("\n") == pages


def test_all_tables_go_into_a_folder(crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "links.jsonl").write_text("old")
    written = export_tables(crawl, tmp_path / "all", SETTINGS, table=ALL, format_name="jsonl")
    assert {(one.path.name, one.rows) for one in written} == {
        (f"{table}.jsonl", rows) for table, (rows, *_) in ROWS.items()
    }
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == sorted(f"{name}.jsonl" for name in TABLES)


def test_times_in_csv_are_those_of_the_users_clock(crawl: Path) -> None:
    row = exported(crawl, "links")[0]
    assert datetime.strptime(row["Last checked"], "%Y-%m-%d %H:%M:%S").astimezone() == START


def test_of_several_runs_the_last(crawl: Path) -> None:
    store = Store(open_database(crawl))
    run, _ = store.begin_run("another", "mead", START + HOUR)
    store.finish_run(run, START + 2 * HOUR)
    store.connection.close()
    assert exported(crawl, "prospects") == []


def test_a_crawl_that_writes_meanwhile_is_not_seen(crawl: Path) -> None:
    with open_latest(crawl, SETTINGS) as latest:
        before = list(latest.links())
        writer = Store(open_database(crawl, alone=True))
        writer.save_verdicts([verdict(NEVER_CHECKED)])
        writer.connection.close()
        assert list(latest.links()) == before


# --- what cannot be done


@pytest.mark.parametrize(
    ("out", "options", "says"),
    [
        ("out.txt", {}, r"out\.txt is of no known kind: let its name end in \.csv, \.jsonl or \.parquet"),
        ("out.csv", {"format_name": "xml"}, "There is no format xml: choose one of csv, jsonl, parquet"),
        ("out.csv", {"format_name": "jsonl"}, r"out\.csv ends in \.csv, but --format says jsonl"),
        ("out.csv", {"table": "everything"}, "There is no table everything: name one of prospects, changes,"),
        ("no/out.csv", {}, "There is no folder"),
        ("crawl.db", {"table": ALL}, r"The folder .*crawl\.db cannot be made"),
        ("folder.csv", {}, r"folder\.csv is a folder"),
        ("crawl.db", {"format_name": "csv"}, r"crawl\.db is of no known kind"),
    ],
)
def test_bad_input(crawl: Path, out: str, options: dict[str, str], says: str) -> None:
    (crawl.parent / "folder.csv").mkdir()
    with pytest.raises(BadInput, match=says):
        export_tables(crawl, crawl.parent / out, SETTINGS, **options)


def test_without_pyarrow_a_sentence_says_how_to_get_it(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadInput, match=r'pip install "\.\[parquet\]"'):
        export_tables(crawl, crawl.with_name("x.parquet"), SETTINGS)
    assert not crawl.with_name("x.parquet").exists()


@pytest.mark.parametrize(("name", "snake"), [("Updated, by", "updated_by"), ("It was about", "it_was_about")])
def test_names_for_programs(name: str, snake: str) -> None:
    assert snake_case(name) == snake
