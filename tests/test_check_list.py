"""`check`: a row for every line, in its order, with the link exactly as it was read."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from brokenlinks.check_list import COLUMNS, check_list
from brokenlinks.config import Settings
from brokenlinks.demo.web import PretendWeb
from brokenlinks.errors import BadInput
from brokenlinks.progress import Progress
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK: dict[str, Any] = {
    "allow_networks": ["127.0.0.0/8"],
    "second_nameservers": [],
    "canaries": [],
    "host_delay": 0.0,
    "recheck_after": 0.02,
    "retry_after": 0.01,
    "retries": 0,
}


@pytest.fixture(scope="module")
def web() -> Iterator[PretendWeb]:
    pages = {"/ok": b.ok, "/gone": b.gone, "/wall": b.forbidden, "/old": b.redirect("/ok"), "/a%20b": b.ok}
    names = {"nowhere.example": "nxdomain"}
    sites = {"x.example": pages, "xn--bcher-kva.example": {"/": b.ok}}
    with PretendWeb(sites, names=names).in_thread() as running:
        yield running


@pytest.fixture(scope="module")
def settings(web: PretendWeb) -> Settings:
    return Settings(hosts=web.hosts(), exclude=["left.example"], **QUICK)


def printed(source: bytes, settings: Settings) -> list[dict[str, str]]:
    """The rows for a list on standard input."""
    out = io.StringIO(newline="")
    written, _ = check_list("-", settings, stdin=io.BytesIO(source), stdout=out)
    assert written is None
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


#: A line as it stands in a file ({port} is the web's) → verdict and reason.
LINES = [
    ("http://x.example:{port}/ok", "alive", "ok"),
    ("http://x.example:{port}/gone", "dead", "page_gone"),
    ("http://x.example:{port}/wall", "unclear", "blocked"),
    ("http://x.example:{port}/old", "alive", "moved"),
    ("http://nowhere.example/page", "dead", "domain_gone"),
    ("  http://x.example:{port}/ok \t", "alive", "ok"),
    ("HTTP://X.Example:{port}/ok", "alive", "ok"),
    ("http://x.example:{port}/a b", "alive", "ok"),
    ("http://x.example:{port}/ok#part", "alive", "ok"),
    ("http://Bücher.example:{port}/", "alive", "ok"),
    ("http://x.example:{port}/gone", "dead", "page_gone"),
    ("mailto:keeper@x.example", "skipped", "not_http"),
    ("http://[", "skipped", "invalid_url"),
    ("http://192.168.0.1/", "skipped", "private_address"),
    ("http://www.left.example/page", "skipped", "excluded"),
    ("a, b; c", "skipped", "invalid_url"),
    ("=1+1", "skipped", None),
]


@pytest.fixture(scope="module")
def lines(web: PretendWeb) -> list[str]:
    return [web.fill(line) for line, _, _ in LINES]


@pytest.mark.parametrize(
    ("before", "between"),
    [("", "\n"), ("\ufeff", "\r\n"), ("\n  \n", "\n\n\t\n"), ("", "\r")],
    ids=["plain", "byte-order mark and CRLF", "blank lines", "old Mac"],
)
def test_a_row_for_every_line_in_its_order(lines: list[str], settings: Settings, before: str, between: str) -> None:
    rows = printed((before + between.join(lines)).encode(), settings)
    assert [row["url"] for row in rows] == lines
    assert [row["verdict"] for row in rows] == [verdict for _, verdict, _ in LINES]
    assert all(row["reason"] == reason for row, (_, _, reason) in zip(rows, LINES, strict=True) if reason)
    assert tuple(rows[0]) == tuple(COLUMNS)


def test_what_each_column_holds(web: PretendWeb, settings: Settings) -> None:
    moved, gone, mail = printed(
        web.fill("http://x.example:{port}/old\nhttp://x.example:{port}/gone\nmailto:a@b.example").encode(), settings
    )
    assert (moved["status"], moved["final_url"]) == ("200", web.url("x.example", "/ok"))
    assert (gone["status"], gone["final_url"]) == ("410", web.url("x.example", "/gone"))
    assert (mail["status"], mail["final_url"]) == ("", "mailto:a@b.example")
    for row in (moved, gone, mail):
        assert 0 < float(row["confidence"]) <= 1
        assert row["evidence"]
        assert row["checked_at"].endswith("+00:00")


def test_lines_that_ask_the_same_are_asked_once(web: PretendWeb, settings: Settings) -> None:
    url = web.url("x.example", "/gone?once")
    rows = printed("\n".join([url, url + "#a", url.upper().replace("/GONE?ONCE", "/gone?once")]).encode(), settings)
    assert [row["verdict"] for row in rows] == ["dead"] * 3
    assert sorted(seen.method for seen in web.asked("x.example", "/gone?once")) == ["GET", "GET", "HEAD"]


def _read(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [dict(row) for row in csv.DictReader(file)]
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    header, *rows = load_workbook(path)["Links"].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".xlsx", ".CSV"])
def test_every_kind_of_file_has_the_same_rows(
    tmp_path: Path, lines: list[str], settings: Settings, ending: str
) -> None:
    source, out = tmp_path / "links.txt", tmp_path / f"verdicts{ending}"
    source.write_text("\n".join(lines), encoding="utf-8")
    written, progress = check_list(str(source), settings, out=out)
    assert written == out
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["links.txt", out.name]
    rows = _read(out.rename(out.with_suffix(ending.lower())))
    assert [row["url"] for row in rows] == lines
    assert [row["verdict"] for row in rows] == [verdict for _, verdict, _ in LINES]
    gone = rows[1]
    assert (str(gone["status"]), float(gone["confidence"])) == ("410", 0.85)
    assert list(rows[0]) == list(COLUMNS)
    assert progress.checked == progress.links == len({line.strip().split("#")[0].lower() for line in lines})


@pytest.mark.parametrize(
    ("table", "column", "picked"),
    [
        ("title,url\nA,{ok}\nB,{gone}\n", None, ["{ok}", "{gone}"]),
        ("Link;Address\n{ok};{gone}\n", None, ["{ok}"]),
        ("Link;Address\n{ok};{gone}\n", "address", ["{gone}"]),
        ("where,url\n{gone},{ok}\n", "WHERE", ["{gone}"]),
        ("url,n\n{ok},1\n,2\n{ok},3\n", None, ["{ok}", "{ok}"]),
        ("{ok}\n{gone}\n", None, ["{ok}", "{gone}"]),
    ],
)  # fmt: skip
def test_columns(
    tmp_path: Path, web: PretendWeb, settings: Settings, table: str, column: str | None, picked: list[str]
) -> None:
    def fill(text: str) -> str:
        return text.replace("{ok}", web.url("x.example", "/ok")).replace("{gone}", web.url("x.example", "/gone"))

    source, out = tmp_path / "links.csv", tmp_path / "out.jsonl"
    source.write_text(fill(table))
    check_list(str(source), settings, out=out, column=column)
    assert [row["url"] for row in _read(out)] == [fill(url) for url in picked]


def test_a_column_of_a_workbook(tmp_path: Path, web: PretendWeb, settings: Settings) -> None:
    book = Workbook()
    sheet = book.create_sheet("Mine", 0)
    for row in (["Name", "URL"], ["one", web.url("x.example", "/gone")], ["two", "mailto:x@x.example"]):
        sheet.append(row)
    book.save(tmp_path / "links.xlsx")
    check_list(str(tmp_path / "links.xlsx"), settings, out=tmp_path / "out.csv")
    assert [row["verdict"] for row in _read(tmp_path / "out.csv")] == ["dead", "skipped"]


def test_nothing_alive(tmp_path: Path, settings: Settings) -> None:
    rows = printed(b"http://nowhere.example/a\nhttp://nowhere.example/b\n", settings)
    assert [(row["verdict"], row["status"]) for row in rows] == [("dead", ""), ("dead", "")]


def test_text_from_the_web_is_no_formula(tmp_path: Path, settings: Settings) -> None:
    out = tmp_path / "out.xlsx"
    (tmp_path / "links.txt").write_text('=HYPERLINK("http://x.example/")\n')
    check_list(str(tmp_path / "links.txt"), settings, out=out)
    cell = load_workbook(out)["Links"]["A2"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x.example/")')


def test_a_file_that_stood_there(tmp_path: Path, settings: Settings) -> None:
    """Text is replaced as other tools do; a workbook may hold a person's work, and is renamed."""
    (tmp_path / "links.txt").write_text("mailto:x@x.example\n")
    for name in ("out.csv", "out.xlsx"):
        (tmp_path / name).write_bytes(b"before")
        check_list(str(tmp_path / "links.txt"), settings, out=tmp_path / name)
        assert len(_read(tmp_path / name)) == 1
    assert [path.read_bytes() for path in tmp_path.glob("out *.xlsx")] == [b"before"]


@pytest.mark.parametrize(
    ("out", "says"),
    [
        ("out.doc", "is of no known kind: let its name end in .csv, .jsonl or .xlsx"),
        ("out", "is of no known kind"),
        ("nowhere/out.csv", "cannot be written"),
        ("folder.csv", "cannot be written"),
    ],
)
def test_files_that_cannot_be_written_are_refused_before_anything_is_asked(
    tmp_path: Path, web: PretendWeb, settings: Settings, out: str, says: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "links.txt").write_text(web.url("x.example", "/never"))
    with pytest.raises(BadInput, match=says):
        check_list(str(tmp_path / "links.txt"), settings, out=tmp_path / out)
    assert web.asked("x.example", "/never") == []


def test_the_figures(web: PretendWeb, settings: Settings) -> None:
    progress = Progress()
    source = web.fill("http://x.example:{port}/gone\nhttp://x.example:{port}/gone\nhttp://x.example:{port}/ok\n")
    check_list("-", settings, progress=progress, stdin=io.BytesIO(source.encode()), stdout=io.StringIO())
    assert (progress.links, progress.checked, progress.dead) == (2, 2, 1)


def test_a_browser_that_is_not_there_is_told_once(web: PretendWeb, settings: Settings, tmp_path: Path) -> None:
    changed = settings.model_copy(update={"browser": True, "browser_path": str(tmp_path / "missing")})
    notes: list[str] = []
    source, out = web.fill("http://x.example:{port}/wall\nhttp://x.example:{port}/wall?2\n"), io.StringIO()
    check_list("-", changed, stdin=io.BytesIO(source.encode()), stdout=out, on_note=notes.append)
    assert len(notes) == 1
    assert [row["reason"] for row in csv.DictReader(io.StringIO(out.getvalue()))] == ["blocked", "blocked"]


TEXT = st.text(st.characters(blacklist_characters="\r\n\0", blacklist_categories=["Cs"]), max_size=30)
#: Nobody is asked about any of these.
ODD_LINES = st.builds(str.__add__, st.sampled_from(["mailto:", "http://nowhere.example/", "http://["]), TEXT)


@given(st.lists(ODD_LINES, min_size=1, max_size=8))
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_line_is_lost_whatever_it_holds(settings: Settings, lines: list[str]) -> None:
    rows = printed("\n".join(lines).encode(), settings)
    assert [row["url"] for row in rows] == lines
    assert {row["verdict"] for row in rows} <= {"dead", "skipped"}
