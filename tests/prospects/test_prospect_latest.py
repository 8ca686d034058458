"""The last run of a project's file, as it is read when nothing else is left of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from brokenlinks.archive import kept, open_wayback
from brokenlinks.config import Settings
from brokenlinks.errors import BadInput
from brokenlinks.models import ArchivedPage
from brokenlinks.prospects import open_latest
from brokenlinks.store import Answers, open_database
from tests.exporting.given_runs import GONE, LIST, OWN_DEAD, finished_crawl
from tests.store.given import HOUR, START

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from brokenlinks.prospects import Latest


def test_own_sites_own_pages_and_times_are_those_of_the_run(tmp_path: Path) -> None:
    with open_latest(finished_crawl(tmp_path / "x.db"), Settings()) as latest:
        data = latest.data()
    assert [row.dead_url for row in data.own_dead] == [OWN_DEAD]
    summary = data.summary
    assert (summary.keyword, summary.own_pages, summary.complete) == ("bees", 1, True)
    assert (summary.started_at, summary.finished_at, summary.notes) == (START, START + HOUR, ())


def test_a_run_that_was_stopped_says_so(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with open_latest(finished_crawl(tmp_path / "x.db", complete=False), Settings()) as latest:
        summary = latest.data().summary
    assert not summary.complete
    assert summary.finished_at >= before
    assert [note for note in summary.notes if "The run was stopped before all was done" in note]


def test_the_archive_is_known_by_what_is_kept(tmp_path: Path) -> None:
    finished_crawl(tmp_path / "x.db")
    connection = open_database(tmp_path / "x.db")
    answers = Answers(connection)
    page = ArchivedPage(copy="https://web.archive.org/web/2012/x", title="Hives")
    key = kept.key_of(open_wayback(Settings(), answers)._asking, "page", GONE)
    answers.save("wayback", key, kept.page_as_bytes(page), START)
    connection.close()
    with open_latest(tmp_path / "x.db", Settings()) as latest:
        archived = {row.dead_url: row.archived for row in latest.data().prospects}
    assert archived[GONE] == page
    assert set(archived.values()) == {page, None}


@pytest.mark.parametrize(("ranks", "authority", "notes"), [("1000,example.org\n", 85.9, 0), ("nothing\n", None, 1)])
def test_authority_by_the_file_that_the_settings_name(
    tmp_path: Path, ranks: str, authority: float | None, notes: int
) -> None:
    (tmp_path / "ranks.csv").write_text(ranks)
    settings = Settings(authority=str(tmp_path / "ranks.csv"))
    with open_latest(finished_crawl(tmp_path / "x.db"), settings) as latest:
        data = latest.data()
    assert {row.authority for row in data.prospects if row.page_url == LIST} == {authority}
    assert len([note for note in data.summary.notes if "No authority is shown" in note]) == notes


def test_what_is_no_file_of_a_crawl(tmp_path: Path) -> None:
    open_database(tmp_path / "empty.db").close()
    (tmp_path / "text.db").write_text("no database, but a text that is long enough to be taken for one" * 20)
    for name, says in (
        ("nowhere.db", "There is no file .*nowhere.db: name the .db that stands beside a crawl's workbook"),
        ("empty.db", "empty.db holds no crawl yet: run `brokenlinks crawl` first"),
        ("text.db", r"text.db cannot be used \(.*\): name the .db that stands beside"),
        (".", "There is no file"),
    ):
        with pytest.raises(BadInput, match=says), open_latest(tmp_path / name, Settings()):
            pytest.fail("it was opened")
    assert not (tmp_path / "nowhere.db").exists()


@pytest.mark.parametrize("table", ["run", "link", "verdict"])
def test_a_file_that_is_damaged_costs_a_sentence(tmp_path: Path, table: str) -> None:
    path = finished_crawl(tmp_path / "x.db")
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : root * size] = bytes(size)
    path.write_bytes(data)
    with pytest.raises(BadInput, match=r"x\.db is damaged \(.*\): crawl again"), _opened(path) as latest:
        latest.data()


def _opened(path: Path) -> AbstractContextManager[Latest]:
    return open_latest(path, Settings())
