"""The same command again: after Ctrl-C, after a failure, after a run that was whole."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from brokenlinks.config import load_settings
from brokenlinks.crawling.job import CrawlJob
from brokenlinks.store import Store, open_database
from tests.crawling.runs import Place, ended, sheet, text_of, wait_until
from tests.crawling.small_web import HOST, SmallWeb, listing
from tests.web import behaviours as b
from tests.web.files import sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def web() -> Iterator[SmallWeb]:
    with SmallWeb().in_thread() as running:
        assert isinstance(running, SmallWeb)
        yield running


@pytest.fixture
def place(web: SmallWeb, tmp_path: Path) -> Place:
    made = Place(tmp_path, web)
    made.configure()
    return made


def verdicts(database: Path) -> list[tuple[str, str]]:
    if not database.exists():
        return []
    with closing(sqlite3.connect(database)) as connection:
        try:
            return connection.execute(
                "SELECT target.url, state FROM verdict JOIN target ON target.id = target_id"
            ).fetchall()
        except sqlite3.OperationalError:  # its tables are being made
            return []


def test_ctrl_c_writes_what_is_known_and_the_same_command_goes_on(web: SmallWeb, place: Place) -> None:
    web.pages["/slow"] = b.hangs
    web.targets["/slow"] = b.hangs
    web.pages["/links"] = listing("http://x.example:{port}/gone", "http://x.example:{port}/slow")
    place.configure(timeout=60.0, head_timeout=60.0)
    words = ["crawl", "bees", "--pages", web.links, "--pages", web.url(HOST, "/slow")]
    out, database = place.folder / "prospects.xlsx", place.folder / "prospects.db"

    process = place.start(*words)
    wait_until(lambda: "dead" in {state for _, state in verdicts(database)}, process)
    wait_until(lambda: bool(web.asked(HOST, "/slow") and web.asked("x.example", "/slow")), process)
    process.send_signal(signal.SIGINT)
    done = ended(process, seconds=5)
    assert done.status == 130
    assert "the same command goes on" in done.err
    assert "Traceback" not in done.err
    assert done.out == "prospects.xlsx\n"
    assert [row["Dead address"] for row in sheet(out, "Prospects")] == [web.url("x.example", "/gone")]
    outcomes = {row["Page"]: row["Outcome"] for row in sheet(out, "Pages")}
    assert outcomes[web.url(HOST, "/slow")] == "not reached before the run was stopped"
    assert "no, it was stopped" in text_of(out, "Summary")

    web.pages["/slow"] = b.ok
    web.targets["/slow"] = b.ok
    stopped_at = len(web.requests)
    done = place.run(*words)
    assert done.status == 0, done.err
    asked = {(seen.host, seen.target) for seen in web.requests[stopped_at:]}
    assert asked >= {(HOST, "/slow"), ("x.example", "/slow")}
    assert asked.isdisjoint({(HOST, "/links"), ("x.example", "/gone")})
    assert [row["Dead address"] for row in sheet(out, "Prospects")] == [web.url("x.example", "/gone")]
    assert {row["Outcome"] for row in sheet(out, "Pages")} == {"read"}
    assert "no, it was stopped" not in text_of(out, "Summary")
    # The one of the stopped run was kept.
    kept = [path for path in place.folder.glob("*.xlsx") if path != out]
    assert len(kept) == 1
    assert f"is now {kept[0].name}" in done.err


def test_a_page_that_failed_alone_is_asked_again_by_the_same_command(web: SmallWeb, place: Place) -> None:
    """The site was down: nothing is there to go on with, so the command begins anew."""
    web.pages["/down"] = b.failing(b.not_found, 1, then=web.pages["/links"])
    words = ["crawl", "bees", "--depth", "0", "--pages", web.url(HOST, "/down")]
    done = place.run(*words)
    assert (done.status, done.said.count("\n")) == (2, 1), done.err
    assert "The only page could not be read (404 Not Found)" in done.err
    assert not (place.folder / "prospects.xlsx").exists()
    done = place.run(*words)
    assert done.status == 0, done.err
    assert len(sheet(place.folder / "prospects.xlsx", "Prospects")) == 1


def test_a_site_map_that_failed_is_asked_again_by_the_same_command(web: SmallWeb, place: Place) -> None:
    web.pages["/sitemap.xml"] = b.failing(b.not_found, 10)
    words = ["crawl", "bees", "--depth", "0", "--pages", web.url(HOST, "/sitemap.xml")]
    done = place.run(*words)
    assert (done.status, done.said.count("\n")) == (2, 1), done.err
    web.pages["/sitemap.xml"] = sitemap([web.links])
    done = place.run(*words)
    assert done.status == 0, done.err
    assert [row["Page"] for row in sheet(place.folder / "prospects.xlsx", "Pages")] == [web.links]


def test_a_run_killed_before_its_pages_were_written_down_loses_none(web: SmallWeb, place: Place) -> None:
    """At any moment: here, the run was begun and nothing else."""
    web.pages["/sitemap.xml"] = sitemap([web.more])
    pages = (web.links, web.url(HOST, "/sitemap.xml"))
    out = place.folder / "prospects.xlsx"
    job = CrawlJob("bees", pages, options={"depth": 0})
    fingerprint = job.fingerprint("resources", load_settings({"depth": 0}, config=place.config))
    with closing(open_database(place.folder / "prospects.db")) as connection:
        Store(connection).begin_run(fingerprint, "bees", datetime.now(UTC))
    done = place.run("crawl", "bees", "--depth", "0", "--pages", pages[0], "--pages", pages[1])
    assert done.status == 0, done.err
    assert {row["Page"] for row in sheet(out, "Pages")} == {web.links, web.more}
    with closing(sqlite3.connect(place.folder / "prospects.db")) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)


def test_without_content_and_with_a_workbook_that_is_open_elsewhere(web: SmallWeb, place: Place) -> None:
    """Also: the environment comes before brokenlinks.toml."""
    out = place.folder / "prospects.xlsx"
    Workbook().save(out)
    of_another_day = out.read_bytes()
    (place.folder / ".~lock.prospects.xlsx#").write_text("somebody")  # as LibreOffice leaves it
    place.configure(max_pages=1)
    done = place.run(
        "crawl", "bees", "--pages", web.links, "--pages", web.more, environment={"BROKENLINKS_MAX_PAGES": "2"}
    )
    assert done.status == 0, done.err
    beside = place.folder / "prospects (2).xlsx"
    assert out.read_bytes() == of_another_day
    assert done.out == "prospects (2).xlsx\n"
    assert "prospects.xlsx is open in another program or protected: the new one is prospects (2).xlsx." in done.err
    assert "No content was given" in done.err
    assert "No content was given" in text_of(beside, "Summary")
    rows = sheet(beside, "Prospects")
    assert len(rows) == 2
    assert {(row["Offer this page"], row["Match"], row["Runner-up"]) for row in rows} == {(None, None, None)}
    assert all("no page of yours fits yet" in row["Why"] for row in rows)
    assert [row["Page"] for row in sheet(beside, "Pages")] == [web.links, web.more]  # no third
