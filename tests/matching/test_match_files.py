"""Targets read from files: our own columns, and what other tools export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.errors import BadInput
from brokenlinks.matching import read_targets
from brokenlinks.matching.target_names import FIELD_NAMES
from brokenlinks.models import DeadTarget
from brokenlinks.workbook.by_hand_columns import BY_HAND
from brokenlinks.workbook.link_columns import LINKS
from brokenlinks.workbook.page_columns import PAGES
from brokenlinks.workbook.prospect_columns import PROSPECTS
from brokenlinks.workbook.target_columns import TARGETS, TO_WRITE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brokenlinks.workbook.columns import Sheet

URL = "https://x.example/hives"


def targets(path: Path) -> list[DeadTarget]:
    return [line.target for line in read_targets(path)]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "targets.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": "a", "dead_url": " https://x.example/ ", "anchor": null, "answer": {"not": "ours"}}\r\n'
        b"\n"
        b'{"anchor": "caf\xc3\xa9\xe2\x80\xa8bar", "context": "c", "heading": "h", "page_title": "p", "site": "s"}\n'
        b'{"id": 7, "Dead URL": "https://y.example/", "title": ["not", "text"]}'
    )
    assert targets(path) == [
        DeadTarget("a", "https://x.example/"),
        DeadTarget("3", "", "café\u2028bar", "c", "h", "p", "s"),
        DeadTarget("7", "https://y.example/"),
    ]


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "targets.csv"
    path.write_text("Anchor,Dead URL,extra\nbees,,1\n,https://x.example/,2\n,,\n", encoding="utf-8")
    assert targets(path) == [DeadTarget("2", anchor="bees"), DeadTarget("3", "https://x.example/")]


def book(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    workbook = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def test_xlsx(tmp_path: Path) -> None:
    path = book(tmp_path / "t.xlsx", Links=[["id", "dead_url", "page_title"], [12, "https://x.example/", "Links"]])
    assert targets(path) == [DeadTarget("12", "https://x.example/", page_title="Links")]


#: A header and a row as other tools export them → the target, and the page that links.
EXPORTS: list[tuple[str, dict[str, str], DeadTarget, str]] = [
    (
        "Ahrefs, broken backlinks",
        {
            "Referring page title": "Links",
            "Referring page URL": "https://l.example/links",
            "Language": "EN-us",
            "Domain rating": "40",
            "Target URL": URL,
            "Left context": "See the",
            "Anchor": "hive plans",
            "Right context": "by Ann",
            "Type": "Text",
        },
        DeadTarget("2", URL, "hive plans", "See the hive plans by Ann", page_title="Links", language="en"),
        "https://l.example/links",
    ),
    (
        "Semrush, backlinks",
        {
            "Page ascore": "9",
            "Source title": "Links",
            "Source url": "https://l.example/",
            "Target url": URL,
            "Anchor": "hives",
            "Text": "TRUE",
        },
        DeadTarget("2", URL, "hives", page_title="Links"),
        "https://l.example/",
    ),
    (
        "Moz, inbound links",
        {"URL": "https://l.example/", "Title": "Links", "Anchor Text": "hives", "PA": "20", "Target URL": URL},
        DeadTarget("2", URL, "hives", page_title="Links"),
        "https://l.example/",
    ),
    (
        "Majestic, backlinks",
        {"Target URL": URL, "Source URL": "https://l.example/", "Anchor Text": "hives", "Source Trust Flow": "10"},
        DeadTarget("2", URL, "hives"),
        "https://l.example/",
    ),
    (
        "Screaming Frog, inlinks",
        {
            "Type": "Hyperlink",
            "Source": "https://l.example/",
            "Destination": URL,
            "Anchor": "hives",
            "Status Code": "404",
            "Target": "_blank",
        },
        DeadTarget("2", URL, "hives"),
        "https://l.example/",
    ),
    (
        "Screaming Frog, older",
        {"From": "https://l.example/", "To": URL, "Anchor Text": "hives", "Status Code": "404"},
        DeadTarget("2", URL, "hives"),
        "https://l.example/",
    ),
    (
        "Xenu",
        {"OriginPage": "https://l.example/", "LinkToPage": URL, "LinkToPageStatusCode": "404"},
        DeadTarget("2", URL),
        "https://l.example/",
    ),
    ("a list by hand", {"404 URL": URL, "Surrounding text": "plans", "Section": "Build"},
     DeadTarget("2", URL, context="plans", heading="Build"), ""),
    ("brokenlinks check", {"url": URL, "verdict": "dead", "status": "404"}, DeadTarget("2", URL), ""),
    ("a language that is none", {"url": URL, "language": "German"}, DeadTarget("2", URL), ""),
]  # fmt: skip


@pytest.mark.parametrize(("row", "target", "page"), [case[1:] for case in EXPORTS], ids=[name for name, *_ in EXPORTS])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl"])
def test_exports(tmp_path: Path, row: dict[str, str], target: DeadTarget, page: str, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    line = "2"
    if ending == "csv":
        path.write_text("".join(",".join(cells) + "\n" for cells in (row, row.values())))
    elif ending == "xlsx":
        book(path, Export=[[*row], [*row.values()]])
    else:
        path.write_text("\n" + json.dumps(row))
    (listed,) = read_targets(path)
    assert (listed.target, listed.target.id) == (target, line)
    assert (listed.anchor, listed.page) == (target.anchor, page)


#: The sheets of a workbook of ours that hold dead links, with what is read of a row that has everything.
OURS: list[tuple[list[str], dict[str, str], DeadTarget, str]] = [
    (
        [column.name for column in PROSPECTS.columns],
        {"Page to contact": "https://l.example/", "Page title": "Links", "Site": "l.example", "Dead link": "/hives",
         "Dead address": URL, "Anchor text": "hives", "Section": "Build", "Sentence": "See hives.", "Language": "en",
         "Offer title": "Mead"},
        DeadTarget("2", URL, "hives", "See hives.", "Build", "Links", language="en"),
        "https://l.example/",
    ),
    ([column.name for column in TARGETS.columns], {"Dead page": URL, "Anchor texts": "hives | a hive"},
     DeadTarget("2", URL, "hives | a hive"), ""),
    ([column.name for column in TO_WRITE.columns], {"Dead page": URL, "Anchor texts": "hives", "Sections": "A | B"},
     DeadTarget("2", URL, "hives", heading="A | B"), ""),
]  # fmt: skip


@pytest.mark.parametrize("dead", [PROSPECTS, TARGETS, TO_WRITE], ids=lambda sheet: sheet.title)
@pytest.mark.parametrize("living", [LINKS, BY_HAND, PAGES], ids=lambda sheet: sheet.title)
def test_links_that_may_live_are_never_taken_for_dead(tmp_path: Path, dead: Sheet[Any], living: Sheet[Any]) -> None:
    """Wherever the sheet stands that lists them."""
    sheets = {
        sheet.title: [[column.name for column in sheet.columns], [f"of {sheet.title}" for _ in sheet.columns]]
        for sheet in (living, dead)
    }
    (target,) = targets(book(tmp_path / "t.xlsx", **sheets))
    assert target.dead_url == f"of {dead.title}"


@pytest.mark.parametrize(("columns", "values", "target", "page"), OURS, ids=["Prospects", "Dead targets", "To write"])
def test_our_own_sheets(
    tmp_path: Path, columns: list[str], values: dict[str, str], target: DeadTarget, page: str
) -> None:
    assert values.keys() <= set(columns)
    path = book(tmp_path / "t.xlsx", Sheet=[columns, [values.get(column, "") for column in columns]])
    (listed,) = read_targets(path)
    assert (listed.target, listed.page) == (target, page)


def test_of_a_workbook_the_sheet_that_tells_most(tmp_path: Path) -> None:
    path = book(
        tmp_path / "t.xlsx",
        Pages=[["Page", "Title", "Anchor text", "Language"], ["https://l.example/", "Links", "x", "en"]],
        Dead=[["Dead page", "Anchor texts"], [URL, "hives"]],
        Same=[["Dead page", "Anchor texts"], ["https://never.example/", "hives"]],
    )
    assert [target.dead_url for target in targets(path)] == [URL]


SAME_PAGE: list[dict[str, Any]] = [
    {"url": URL, "anchor": "plans", "context": "c1", "heading": "h", "title": "t1", "language": "en"},
    {"url": "https://x.example/other", "anchor": "other"},
    {"url": f"{URL}#top", "anchor": "hives", "context": "c2", "heading": "h", "title": "", "language": "de"},
    {"url": "HTTPS://X.example/hives", "anchor": "hives"},
    {"url": "", "anchor": "no address"},
]


def test_lines_of_one_dead_page_share_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, SAME_PAGE)))
    listed = read_targets(path)
    assert [line.anchor for line in listed] == [row["anchor"] for row in SAME_PAGE]
    assert [line.target.id for line in listed] == ["1", "2", "3", "4", "5"]
    first, other, third, fourth, last = (line.target for line in listed)
    assert first == DeadTarget("1", URL, "hives | plans", "c1 | c2", "h", "t1", language="en")
    assert (third.anchor, third.context, third.page_title, third.language) == ("hives | plans", "c1 | c2", "t1", "de")
    assert (fourth.dead_url, fourth.context, fourth.language) == ("HTTPS://X.example/hives", "c1 | c2", "")
    assert (other.anchor, last.anchor) == ("other", "no address")


def test_lines_with_ids_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(number)} | row) for number, row in enumerate(SAME_PAGE)))
    assert [target.anchor for target in targets(path)] == [row["anchor"] for row in SAME_PAGE]
    assert [target.context for target in targets(path)] == ["c1", "", "c2", "", ""]


KEYS = st.sampled_from([name for names in FIELD_NAMES.values() for name in names]) | st.text(max_size=8)
VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=3), max_size=2)


@given(rows=st.lists(st.dictionaries(KEYS, VALUES, max_size=6), min_size=1, max_size=4))
@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_line_holds(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    """A target for each line, in order; one sentence when what has our own name is no text."""
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(json.dumps(row | {"dead_url": URL}) for row in rows), encoding="utf-8")
    said, listed = "", []
    try:
        listed = read_targets(path)
    except BadInput as error:
        said = str(error)
    if said:
        assert "must be text, not " in said
    else:
        assert [line.target.dead_url for line in listed] == [URL] * len(rows)


@pytest.mark.parametrize(
    ("written", "language"), [("en", "en"), ("EN-us", "en"), ("pt_BR", "pt"), ("English", ""), ("", ""), ("?", "")]
)
def test_a_language_is_a_code_without_its_country(tmp_path: Path, written: str, language: str) -> None:
    path = tmp_path / "targets.csv"
    path.write_text(f"anchor,language\nbees,{written}\n", encoding="utf-8")
    assert [listed.target.language for listed in read_targets(path)] == [language]


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
            b"name,title\nhttps://x.example/,X\n",
            "neither a dead_url nor an anchor column (its columns: name, title)",
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


@pytest.mark.parametrize("field", FIELD_NAMES)
def test_a_name_leads_to_one_field_first(field: str) -> None:
    """Our own names are what they say, whatever other tools mean by them."""
    plain = [name.replace("_", " ") for name in FIELD_NAMES[field]]
    assert len(set(plain)) == len(plain)
    earlier = list(FIELD_NAMES)[: list(FIELD_NAMES).index(field)]
    assert not any(field in FIELD_NAMES[other] for other in earlier)
