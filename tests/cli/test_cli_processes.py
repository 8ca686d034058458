"""Commands that need a process of their own: crawls, the demo, and Ctrl-C."""

from __future__ import annotations

import csv
import signal
import sqlite3
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo import site
from tests.archive.double import WAYBACK, WaybackDouble
from tests.crawling.runs import Place, ended, sheet, wait_until
from tests.crawling.small_web import HOST, SmallWeb
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import ServeWeb


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with SmallWeb().in_thread() as web:
        assert isinstance(web, SmallWeb)
        web.pages["/sitemap.xml"] = b.ok
        web.targets["/hangs"] = b.hangs
        made = Place(tmp_path_factory.mktemp("cli"), web)
        made.configure()
        (made.folder / "unknown.toml").write_text("\n[hots]\n")
        (made.folder / "nosearch.toml").write_text("search = []\n")
        (made.folder / "names.csv").write_text("name\nAnn\n")
        (made.folder / "dead-ends.txt").write_text(web.fill("http://pages.example:{port}/no\nhttp://gone.example/\n"))
        yield made


#: One of each kind that ends a crawl; {} is the root of pages.example. `test_crawl_job` has the rest.
BAD = [
    ("--pages nowhere.txt", "There is no file nowhere.txt: check its name and folder."),
    ("--pages {}/links --config unknown.toml", "unknown.toml, line 2: there is no setting hots: did you mean hosts?"),
    ("--pages names.csv", "its columns are name: rename the one with the addresses to url."),
    ("--pages {}/sitemap.xml", "sitemap.xml is no site map that can be read"),
    ("--pages {}/no", "The only page could not be read (404 Not Found)"),
    ("--config nosearch.toml", "There is nothing to read: name pages with --pages, or where to search, with --search."),
    ("--tier best", "--tier cannot be 'best': input should be 'precision'"),
    ("--pages dead-ends.txt", "None of the 2 pages could be read (the first: 404 Not Found)"),
]


@pytest.mark.parametrize(("words", "says"), BAD, ids=[words for words, _ in BAD])
def test_a_crawl_that_cannot_be_done_costs_one_sentence(place: Place, tmp_path: Path, words: str, says: str) -> None:
    root = place.web.url(HOST, "")
    done = place.run(
        "crawl", "bees", *(word.replace("{}", root) for word in words.split()), "--out", str(tmp_path / "x.xlsx")
    )
    assert done.status == 2
    assert done.out == ""
    assert done.said.startswith("brokenlinks: ")
    assert says in done.err
    assert done.said.count("\n") == 1
    assert list(tmp_path.glob("*.xlsx")) == []


def test_ctrl_c_on_check_writes_what_is_known(place: Place) -> None:
    web = place.web
    place.configure(timeout=60.0, head_timeout=60.0)
    lines = [web.url("x.example", "/hangs"), web.url("x.example", "/gone"), "mailto:a@b.example"]
    (place.folder / "links.txt").write_text("\n".join(lines))
    process = place.start("check", "links.txt", "--out", "verdicts.csv")
    wait_until(lambda: bool(web.asked("x.example", "/hangs")), process)
    wait_until(lambda: [seen.method for seen in web.asked("x.example", "/gone")].count("GET") == 2, process)
    time.sleep(0.5)  # the answer is on its way: nothing outside tells when it was read
    process.send_signal(signal.SIGINT)
    done = ended(process, seconds=5)
    assert done.status == 130
    assert "Traceback" not in done.err
    assert done.err == "2 of 3 links checked, 1 dead, 1 not checked as you stopped it: verdicts.csv\n"
    with (place.folder / "verdicts.csv").open(newline="") as file:
        rows = [(row["url"], row["verdict"], row["reason"]) for row in csv.DictReader(file)]
    assert rows == [
        (lines[0], "unclear", "not_checked"),
        (lines[1], "dead", "page_gone"),
        (lines[2], "skipped", "not_http"),
    ]
    place.configure()


def test_ctrl_c_while_the_archive_is_asked_matches_with_what_is_known(tmp_path: Path, serve_web: ServeWeb) -> None:
    double = WaybackDouble({}, troubles=[None, *[b.hangs] * 10])
    web = serve_web({WAYBACK: double.site})
    place = Place(tmp_path, web)
    place.configure(wayback={"url": web.url(WAYBACK), "delay": 0, "capture_delay": 0})
    titles = ["Building hives", "Mead", "Wax candles", "Swarms"]
    (tmp_path / "own.csv").write_text(
        "url,title\n" + "".join(f"https://me.example/{title},{title}\n" for title in titles)
    )
    (tmp_path / "dead.csv").write_text("dead_url\nhttp://old.example/building-hives\nhttp://old.example/accounts\n")
    process = place.start(
        "match", "--targets", "dead.csv", "--content", "own.csv", "--archive", "--db", "kept.db", "--out", "out.csv"
    )
    wait_until(lambda: len(double.questions) == 2, process)
    process.send_signal(signal.SIGINT)
    done = ended(process, seconds=20)
    assert (done.status, done.out) == (130, "")
    assert done.err.splitlines()[-2:] == [  # a slow machine shows its progress before
        "You stopped it while dead pages were looked up: the same command looks up the rest.",
        "1 of 2 dead links have a match among 4 pages: out.csv",
    ]
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = [(row["offer"], row["archived_copy"], row["write_this"]) for row in csv.DictReader(file)]
    assert rows == [("https://me.example/Building hives", "none", ""), ("", "", "yes")]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "brokenlinks.toml", "dead.csv", "kept.db", "out.csv", "own.csv"
    ]  # fmt: skip


def test_ctrl_c_on_the_demo_ends_it_as_it_ends_a_crawl(tmp_path: Path) -> None:
    place = Place(tmp_path, site.demo_web())
    environment = {"BROKENLINKS_RECHECK_AFTER": "60", "TMPDIR": str(tmp_path)}
    process = place.start("demo", "--out", "shown.xlsx", environment=environment)

    def a_page_is_known() -> bool:
        for database in tmp_path.glob("brokenlinks-demo-*/demo.db"):
            with closing(sqlite3.connect(database)) as connection, suppress(sqlite3.OperationalError):
                return bool(connection.execute("SELECT count(*) FROM page").fetchone()[0])
        return False

    wait_until(a_page_is_known, process)
    process.send_signal(signal.SIGINT)
    done = ended(process, seconds=20)
    assert (done.status, done.out) == (130, "shown.xlsx\n"), done.err
    assert "The demo was stopped before it was done." in done.err
    assert "goes on" not in done.err


def test_the_demo_needs_nothing_and_names_its_workbook(tmp_path: Path) -> None:
    quick = {f"BROKENLINKS_{name}": "0.1" for name in ("RECHECK_AFTER", "RETRY_AFTER", "MAX_RETRY_AFTER")}
    place = Place(tmp_path, site.demo_web())
    done = place.run("demo", "--out", "shown.xlsx", environment=quick)
    assert done.status == 0, done.err
    assert done.out == "shown.xlsx\n"
    assert [path.name for path in tmp_path.iterdir()] == ["shown.xlsx"]
    rows = sheet(tmp_path / "shown.xlsx", "Prospects")
    assert len({row["Dead address"] for row in rows}) == len(site.EXPECTED_DEAD)
    figures = {" ".join(words[:-1]): words[-1] for words in map(str.split, done.err.splitlines()) if words}
    assert figures["prospects"] == str(len(rows))
    assert figures["dead"] == str(len(site.EXPECTED_DEAD) + len(site.EXPECTED_OWN_DEAD))
    assert figures["unclear"] == str(len(site.EXPECTED_UNCLEAR))
    assert "the links in its workbook do not open" in done.err
    assert figures["pages read"] == str(len(site.SEED_PAGES) + len(site.FURTHER_PAGES) + 1)  # one of another site
