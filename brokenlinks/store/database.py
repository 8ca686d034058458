"""The file and its tables."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from brokenlinks.errors import BadInput
from brokenlinks.store.lock import ProjectLock

if TYPE_CHECKING:
    from pathlib import Path

#: Raised with every change of the tables below.
VERSION: Final = 2
#: By which a file is known as ours: "BrLk" in ASCII (https://sqlite.org/pragma.html#pragma_application_id).
_APPLICATION: Final = 0x42724C6B

_TABLES: Final = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL,          -- of what the user asked for: the same command goes on with an unfinished run
    keyword TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT
);
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,           -- canonical, of where it answered
    address TEXT NOT NULL,              -- as it answered
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    read_at TEXT NOT NULL
);
CREATE TABLE request (                  -- a page that a run asks for
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run,
    url TEXT NOT NULL,                  -- canonical
    address TEXT NOT NULL,
    depth INTEGER NOT NULL,
    found_by TEXT NOT NULL,
    outcome TEXT,                       -- NULL while it waits; 'read', or in words why not
    page_id INTEGER REFERENCES page,
    UNIQUE (run_id, url)
);
CREATE TABLE target (                   -- what links lead to
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,           -- canonical
    address TEXT NOT NULL               -- as resolved where it was met first: what is asked
);
CREATE TABLE link (
    page_id INTEGER NOT NULL REFERENCES page,
    position INTEGER NOT NULL,
    target_id INTEGER NOT NULL REFERENCES target,
    written TEXT NOT NULL,
    url TEXT NOT NULL,
    anchor TEXT NOT NULL,
    context TEXT NOT NULL,
    heading TEXT NOT NULL,
    rel TEXT NOT NULL,
    PRIMARY KEY (page_id, position)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target_id);
CREATE TABLE verdict (                  -- every one that was ever reached; the newest counts
    id INTEGER PRIMARY KEY,
    target_id INTEGER NOT NULL REFERENCES target,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    confidence REAL NOT NULL,
    evidence TEXT NOT NULL,
    status INTEGER,
    final_url TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX verdict_target ON verdict (target_id, id);
CREATE TABLE offer (                    -- own pages that fit a dead target, best first
    run_id INTEGER NOT NULL REFERENCES run,
    target_id INTEGER NOT NULL REFERENCES target,
    rank INTEGER NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    score REAL NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (run_id, target_id, rank)
) WITHOUT ROWID;
"""

#: What remote services answered, and how much each was asked; `brokenlinks.store.answers` reads and writes them.
_ANSWERS: Final = (
    """
CREATE TABLE answer (
    service TEXT NOT NULL,
    key TEXT NOT NULL,                  -- what was asked, without any secret
    asked_at TEXT NOT NULL,
    body BLOB NOT NULL,                 -- compressed: RFC 1950
    UNIQUE (service, key)
)""",
    """
CREATE TABLE asked (                    -- requests a service got on a day, answered or not
    service TEXT NOT NULL,
    day TEXT NOT NULL,                  -- of UTC
    requests INTEGER NOT NULL,
    PRIMARY KEY (service, day)
) WITHOUT ROWID""",
)

#: Version → what leads to it from the one before.
_MIGRATIONS: Final = {2: (*_ANSWERS,)}


class _Connection(sqlite3.Connection):
    """Gives back the lock, if it has one, when it is closed."""

    lock: ProjectLock | None = None

    def close(self) -> None:
        super().close()
        if self.lock is not None:
            self.lock.release()


def open_database(path: Path | str, *, alone: bool = False) -> sqlite3.Connection:
    """Open the project's file, or make it; ":memory:" for none.

    Write-ahead logging, so that a process that is killed at any moment leaves every committed row behind.

    Args:
        alone: for a run: keep other runs off the file until the connection is closed. Others may still read it.

    Raises:
        BadInput: the file cannot be opened, is no database of this program, or of a newer version of it; or it is
            wanted `alone`, and another run has it.
    """
    lock = None
    try:
        if alone and str(path) != ":memory:":
            lock = ProjectLock(path)
        connection = sqlite3.connect(path, isolation_level=None, factory=_Connection)
    except sqlite3.Error as error:
        if lock is not None:
            lock.release()
        raise _unusable(path, error) from None
    connection.lock = lock
    try:
        _prepare(connection, path)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise _unusable(path, error) from None
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | str) -> None:
    connection.execute("PRAGMA busy_timeout = 10000")
    # Nothing is changed before it is known whose file this is.
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not empty:
        if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise BadInput(f"{path} is a database of another program: name another file with --db.")
        if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise BadInput(
                f"{path} was written by a newer version of brokenlinks: update it, or name another file with --db."
            )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if empty:
        connection.executescript(
            f"BEGIN; {_TABLES} PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = 1; COMMIT;"
        )
    _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, all or nothing."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again, since another process may have been first.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number in range(version + 1, VERSION + 1):
            for statement in _MIGRATIONS[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _unusable(path: Path | str, error: sqlite3.Error) -> BadInput:
    return BadInput(f"The project file {path} cannot be used ({error}): name another file with --db.")
