"""The project's file: made, opened again, and refused when it is not ours."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from brokenlinks.errors import BadInput
from brokenlinks.matching import MatchIndex
from brokenlinks.models import OwnPage
from brokenlinks.store import Store, open_database, page_views, views
from brokenlinks.store.schema import VERSION
from tests.store.given import START, page, run_with, verdict

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    with closing(open_database(file)) as connection:
        store = Store(connection)
        run = run_with(store, page("http://a.example/", "http://x.example/"))
        store.save_verdicts([verdict("http://x.example/")])
    with closing(open_database(file)) as connection:
        assert [found.link.url for found in views.dead_links(connection, run)] == ["http://x.example/"]
        assert Store(connection).begin_run("fingerprint", "bees", START) == (run, True)


def test_committed_rows_are_seen_by_others_at_once(tmp_path: Path) -> None:
    """Write-ahead logging: nothing waits for a file to be closed, so that nothing is lost with a process."""
    file = tmp_path / "project.db"
    with closing(open_database(file)) as writing, closing(open_database(file)) as reading:
        run = run_with(Store(writing), page("http://a.example/", "http://x.example/"))
        assert [row.url for row in page_views.page_rows(reading, run, {})] == ["http://a.example/"]
        assert writing.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_own_pages_may_live_in_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    with closing(open_database(file)) as connection:
        MatchIndex(connection).add([OwnPage("http://own.example/", "Hives")])
    with closing(open_database(file)) as connection:
        assert len(MatchIndex(connection)) == 1


def _database(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _text(file: Path) -> None:
    file.write_text("https://a.example/\n" * 100)


def _folder(file: Path) -> None:
    file.mkdir()


def _of_another_program(file: Path) -> None:
    _database(file, "CREATE TABLE bookmark (url TEXT)")


def _of_another_program_with_our_version(file: Path) -> None:
    _database(file, "CREATE TABLE bookmark (url TEXT)", f"PRAGMA user_version = {VERSION}")


def _newer(file: Path) -> None:
    open_database(file).close()
    _database(file, f"PRAGMA user_version = {VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_text, "cannot be used (file is not a database)"),
        (_folder, "cannot be used (unable to open database file)"),
        (_of_another_program, "is a database of another program"),
        (_of_another_program_with_our_version, "is a database of another program"),
        (_newer, "was written by a newer version"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(tmp_path: Path, make: object, says: str) -> None:
    file = tmp_path / "file.db"
    make(file)  # type: ignore[operator]
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(BadInput) as raised:
        open_database(file)
    assert says in str(raised.value)
    assert str(file) in str(raised.value)
    assert "another file with --db" in str(raised.value)
    assert (file.read_bytes() if file.is_file() else None) == before
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be used"):
        open_database(tmp_path / "nowhere" / "project.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    open_database(file).close()
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(BadInput, match="cannot be used"):
            open_database(file)
    finally:
        tmp_path.chmod(0o755)


def test_one_run_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    with closing(open_database(file, alone=True)):
        with pytest.raises(BadInput, match=r"project\.db is being used by another run: .* --db"):
            open_database(file, alone=True)
        open_database(file).close()  # others may look into it
    open_database(file, alone=True).close()
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_file_that_is_refused_is_not_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    _text(file)
    for _ in range(2):
        with pytest.raises(BadInput, match="is not a database"):
            open_database(file, alone=True)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_nothing_is_kept_from_anybody_in_memory() -> None:
    with closing(open_database(":memory:", alone=True)), closing(open_database(":memory:", alone=True)):
        pass


#: Opens the file of its argument alone, says so, and waits.
_HOLDER = """
import sys
from brokenlinks.store import open_database
connection = open_database(sys.argv[1], alone=True)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
@pytest.mark.parametrize("killed", [True, False])
def test_a_process_that_ends_lets_go_of_the_file(tmp_path: Path, killed: bool) -> None:
    file = tmp_path / "project.db"
    with subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, "-c", _HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(BadInput, match="another run"):
            open_database(file, alone=True)
        if killed:
            holder.kill()
        holder.communicate()
    open_database(file, alone=True).close()
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
