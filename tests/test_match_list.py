"""`match`: own pages for a list of dead links, without a crawl."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from brokenlinks.config import Settings, load_settings
from brokenlinks.demo.web import Answer
from brokenlinks.errors import BadInput
from brokenlinks.match_list import MatchedList, match_list
from brokenlinks.match_rows import COLUMNS
from brokenlinks.progress import Progress
from tests.archive.double import WAYBACK, Capture, WaybackDouble
from tests.archive.looking import KNOTS
from tests.test_looking_up import settings_for
from tests.web import behaviours as b
from tests.web.files import robots, sitemap

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import ServeWeb

TITLES = ["Building a Langstroth hive", "Mead for beginners", "Beeswax candles", "Swarm prevention", "Asian hornet"]
QUICK: dict[str, Any] = {"allow_networks": ["127.0.0.0/8"], "content_delay": 0.0}


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A list of own pages."""
    file = tmp_path / "own.csv"
    rows = "".join(f"https://me.example/{number},{title}\n" for number, title in enumerate(TITLES))
    file.write_text(f"url,title\n{rows}")
    return str(file)


def matched(
    tmp_path: Path, targets: str, *content: str, settings: Settings | None = None, ending: str = "jsonl"
) -> tuple[MatchedList, list[dict[str, Any]]]:
    source, out = tmp_path / f"dead.{ending}", tmp_path / "matches.jsonl"
    source.write_text(targets, encoding="utf-8")
    done = match_list(source, content, out, settings or Settings())
    return done, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


TARGETS = [
    {"id": "a", "anchor": "Langstroth hive plans"},
    {"id": "b", "dead_url": "https://old.example/beeswax-candles.html"},
    {"id": "c", "anchor": "Accounting software"},
    {"id": "d", "anchor": "Mead for beginners", "dead_url": "https://old.example/?p=7"},
]


def test_a_line_a_target_in_their_order(tmp_path: Path, own: str) -> None:
    done, lines = matched(tmp_path, "\n".join(map(json.dumps, TARGETS)), own)
    assert [line["id"] for line in lines] == ["a", "b", "c", "d"]
    assert [line["matches"][0]["url"][-1:] if line["matches"] else None for line in lines] == ["0", "2", None, "1"]
    for line in lines:
        scores = [match["score"] for match in line["matches"]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert all(set(match) == {"url", "title", "score", "words", "anchors"} for match in line["matches"])
        assert {"moved_to", "archived"}.isdisjoint(line)
    assert [line["dead_url"] for line in lines] == ["", TARGETS[1]["dead_url"], "", TARGETS[3]["dead_url"]]
    assert [line["about"] for line in lines] == [
        "Langstroth hive plans", "beeswax candles", "Accounting software", "Mead for beginners"
    ]  # fmt: skip
    assert (done.targets, done.matched, done.own_pages, done.notes) == (4, 3, 5, ())


def test_a_table_of_targets(tmp_path: Path, own: str) -> None:
    _, lines = matched(tmp_path, "Anchor;Dead URL\nSwarm prevention;\n;https://x.example/mead\n", own, ending="csv")
    assert [line["id"] for line in lines] == ["2", "3"]
    assert [line["matches"][0]["url"][-1] for line in lines] == ["3", "1"]


#: A list without ids: two lines of one dead page, one of another, and one that no page fits.
LINES = """Referring page URL,Target URL,Anchor,Language
https://l.example/a,https://old.example/?p=1,Langstroth hive,en
https://l.example/b,https://old.example/?p=1,=HYPERLINK("https://evil.example/"),en
https://l.example/c,https://old.example/mead,mead,
https://l.example/d,https://old.example/accounting,,
"""


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a table that was written, empty cells as ""."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [dict(row) for row in csv.DictReader(file)]
    with closing(load_workbook(path)) as book:
        header, *rows = book["Matches"].iter_rows(values_only=True)
    return [
        {str(name): "" if value is None else value for name, value in zip(header, row, strict=True)} for row in rows
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_row_a_line(tmp_path: Path, own: str, ending: str) -> None:
    source, out = tmp_path / "dead.csv", tmp_path / f"out.{ending}"
    source.write_text(LINES)
    done = match_list(source, [own], out, Settings())
    rows = rows_of(out)
    assert all(tuple(row) == tuple(COLUMNS) for row in rows)
    assert (done.path, done.targets, done.matched) == (out, 4, 3)
    assert [row["id"] for row in rows] == ["2", "3", "4", "5"]
    assert [row["page"][-1] for row in rows] == ["a", "b", "c", "d"]
    assert [row["offer"][-1:] for row in rows] == ["0", "0", "1", ""]
    assert [row["write_this"] for row in rows] == ["", "", "", "yes"]
    assert [row["about"] for row in rows][2:] == ["mead", "accounting"]
    first, second, third, last = rows
    assert (first["anchor"], second["anchor"]) == ("Langstroth hive", '=HYPERLINK("https://evil.example/")')
    assert (first["offer_title"], first["moved_to"], first["archived_copy"]) == (TITLES[0], "", "")
    assert float(first["match"]) == float(second["match"]) > 55
    assert "Langstroth" in first["matched_words"].split(", ")
    assert first["suggested_anchor"] != second["suggested_anchor"] != ""
    assert third["runner_up"] != third["offer"]
    assert [last[name] for name in ("offer", "offer_title", "match", "runner_up", "suggested_anchor")] == [""] * 5


def test_text_of_the_list_is_no_formula(tmp_path: Path, own: str) -> None:
    (tmp_path / "dead.csv").write_text(LINES)
    match_list(tmp_path / "dead.csv", [own], tmp_path / "out.xlsx", Settings())
    with closing(load_workbook(tmp_path / "out.xlsx")) as book:
        assert {cell.data_type for row in book["Matches"].iter_rows() for cell in row if cell.value} == {"s", "n"}


#: Own pages in two languages, and the language of a page that links → the page that is offered.
@pytest.mark.parametrize(("language", "offered"), [("en", "en"), ("de-AT", "de"), ("fr", ""), ("German", "en")])
def test_no_page_in_another_language_is_offered(tmp_path: Path, language: str, offered: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "url,title,language\nhttps://me.example/en,Varroa treatment,en\nhttps://me.example/de,Varroa Behandlung,de\n"
        + "".join(f"https://me.example/{number},{title},en\n" for number, title in enumerate(TITLES))
    )
    targets = json.dumps({"anchor": "Varroa", "language": language, "context": "Varroa treatment"})
    _, (line,) = matched(tmp_path, targets, str(own), settings=Settings(min_score=0))
    assert "".join(match["url"].rpartition("/")[2] for match in line["matches"][:1]) == offered


@pytest.mark.parametrize(
    ("settings", "offered"),
    [
        ({}, "0"),
        ({"never_offer": ["https://me.example/0"]}, ""),
        ({"offer_for": {"https://me.example/3": ["langstroth plans"]}}, "3"),
    ],
)
def test_the_user_has_the_first_word(tmp_path: Path, own: str, settings: dict[str, Any], offered: str) -> None:
    _, (line,) = matched(tmp_path, json.dumps(TARGETS[0]), own, settings=Settings(**settings))
    assert "".join(match["url"][-1] for match in line["matches"][:1]) == offered


def test_a_model_that_is_not_there(tmp_path: Path, own: str) -> None:
    with pytest.raises(BadInput, match="semantic_model"):
        matched(tmp_path, json.dumps(TARGETS[0]), own, settings=Settings(semantic_model=str(tmp_path / "none")))
    assert not (tmp_path / "matches.jsonl").exists()


@pytest.mark.parametrize(("site", "of_site", "notes"), [("", "a", 1), ("a", "a", 0), ("b", "a", 0)])
def test_sites_count_when_own_pages_have_them(tmp_path: Path, site: str, of_site: str, notes: int) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text("".join(json.dumps({"url": title, "title": title, "site": site}) + "\n" for title in TITLES))
    done, (line,) = matched(tmp_path, json.dumps({"anchor": "Langstroth hive", "site": of_site}), str(own))
    assert bool(line["matches"]) is (site != "b")
    assert ["The column site" in note for note in done.notes] == [True] * notes


# --- with the archive

DEAD = "http://old.example/?p=7"
MEAD = "<!doctype html><html lang=en><title>Mead for beginners</title><h1>Mead for beginners</h1>" + "<p>Honey. " * 40
ARCHIVED = {
    DEAD: [Capture("20150102000000", body=MEAD), Capture("20160102000000", 404)],
    "http://old.example/accounts": [
        Capture("20150101000000", body=KNOTS),
        Capture("20160101000000", 301, location="http://new.example:{port}/there"),
    ],
}


def test_what_the_archive_knows_counts(tmp_path: Path, own: str, serve_web: ServeWeb) -> None:
    double = WaybackDouble(ARCHIVED)
    web = serve_web({WAYBACK: double.site, "new.example": {"/there": b.ok}})
    settings = settings_for(web)
    source, out = tmp_path / "dead.csv", tmp_path / "out.csv"
    source.write_text(f"dead_url\n{DEAD}\n{DEAD}#top\nhttp://old.example/accounts\nhttp://old.example/never\n")
    progress = Progress()
    match_list(source, [own], out, settings, archive=True, progress=progress)
    assert (progress.looked_up, progress.stopped) == (3, False)
    first, second, moved, never = rows_of(out)
    assert first["about"] == second["about"] == "Mead for beginners"
    assert first["offer"] == second["offer"] == "https://me.example/1"
    assert first["archived_copy"] == web.url(WAYBACK, f"/web/20150102000000/{DEAD}")
    assert (moved["moved_to"], moved["write_this"]) == (web.url("new.example", "/there"), "")
    assert (never["archived_copy"], never["moved_to"], never["write_this"]) == ("none", "", "yes")
    assert (tmp_path / "out.db").exists()

    questions = len(double.questions)
    database = tmp_path / "out.db"
    match_list(source, [own], tmp_path / "out.jsonl", settings, archive=True, database=database)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert len(double.questions) == questions
    assert lines[0]["archived"] == {
        "copy": first["archived_copy"],
        "first_good": "2015-01-02",
        "last_good": "2015-01-02",
        "first_dead": "2016-01-02",
    }
    assert lines[2]["moved_to"] == moved["moved_to"]
    assert lines[3]["archived"] == {"copy": "", "first_good": None, "last_good": None, "first_dead": None}


def test_without_being_told_to_the_archive_is_not_asked(tmp_path: Path, own: str, serve_web: ServeWeb) -> None:
    """The setting `archive`, which is on, is for crawls."""
    web = serve_web({WAYBACK: WaybackDouble(ARCHIVED).site})
    done, (line,) = matched(tmp_path, json.dumps({"dead_url": DEAD}), own, settings=settings_for(web))
    assert (web.requests, done.notes, line["matches"]) == ([], (), [])
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".jsonl", ".jsonl"]


@pytest.mark.parametrize(("min_score", "offered"), [(0.0, True), (None, False), (100.0, False)])
def test_the_score_from_which_on_a_page_is_offered(
    tmp_path: Path, own: str, min_score: float | None, offered: bool
) -> None:
    """A wrong word and a right one: 0 takes the best, whatever it is."""
    target = json.dumps({"anchor": "A short introduction to the swarm of locusts that fell upon Nineveh in winter"})
    _, (line,) = matched(tmp_path, target, own, settings=load_settings({"min_score": min_score}))
    assert bool(line["matches"]) is offered


def test_content_from_the_web(tmp_path: Path, serve_web: ServeWeb) -> None:
    pages = {
        f"/{number}": Answer(body=f"<title>{title}</title><h1>{title}</h1>") for number, title in enumerate(TITLES)
    }
    host = "http://me.example:{port}"
    web = serve_web(
        {
            "me.example": {
                "/": Answer(body="<title>Home</title>"),
                "/robots.txt": robots("User-agent: *", "Disallow: /2", f"Sitemap: {host}/map.xml"),
                "/map.xml": sitemap([f"{host}{path}" for path in [*pages, "/none"]]),
                **pages,
            }
        }
    )
    settings = Settings(hosts=web.hosts(), **QUICK)
    progress = Progress()
    source, out = tmp_path / "dead.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(TARGETS[0]))
    done = match_list(source, [web.url("me.example")], out, settings, progress=progress)
    assert json.loads(out.read_text())["matches"][0]["url"] == web.url("me.example", "/0")
    assert progress.own_read == done.own_pages > 0
    assert any("left out" in note for note in done.notes)


@pytest.mark.parametrize(
    ("targets", "content", "says"),
    [
        ("{}", "own.csv", "line 1 has neither a dead_url nor an anchor"),
        ('{"anchor": "x"}', "nowhere.csv", "nowhere.csv does not exist"),
        ('{"anchor": "x"}', "none.csv", "gave no page to offer"),
    ],
)
def test_bad_input(tmp_path: Path, own: str, targets: str, content: str, says: str) -> None:
    (tmp_path / "none.csv").write_text("url,title\n,Hives\n")
    with pytest.raises(BadInput, match=says):
        matched(tmp_path, targets, str(tmp_path / content))
    assert not (tmp_path / "matches.jsonl").exists()
