"""The file and its tables."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING, Final

from brokenlinks.errors import BadInput
from brokenlinks.store.lock import ProjectLock
from brokenlinks.store.schema import CHANGES, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

#: By which a file is known as ours: "BrLk" in ASCII (https://sqlite.org/pragma.html#pragma_application_id).
_APPLICATION: Final = 0x42724C6B


class _Connection(sqlite3.Connection):
    """Gives back the lock, if it has one, when it is closed."""

    lock: ProjectLock | None = None

    def close(self) -> None:
        super().close()
        if self.lock is not None:
            self.lock.release()


def open_database(
    path: Path | str, *, alone: bool = False, advice: str = "name another file with --db"
) -> sqlite3.Connection:
    """Open the project's file, or make it; ":memory:" for none.

    Write-ahead logging, so that a process that is killed at any moment leaves every committed row behind.

    Args:
        alone: for a run: keep other runs off the file until the connection is closed. Others may still read it.
        advice: what the user may do about a file that cannot be used.

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
        raise _unusable(path, error, advice) from None
    connection.lock = lock
    try:
        _prepare(connection, path, advice)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise _unusable(path, error, advice) from None
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | str, advice: str) -> None:
    connection.execute("PRAGMA busy_timeout = 10000")
    # Nothing is changed before it is known whose file this is.
    version = 0
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise BadInput(f"{path} is a database of another program: {advice}.")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise BadInput(f"{path} was written by a newer version of brokenlinks: update it, or {advice}.")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if version < VERSION:
        with transaction(connection):
            version = connection.execute("PRAGMA user_version").fetchone()[0]  # another process may have been first
            for newer in range(version + 1, VERSION + 1):
                for statement in CHANGES[newer]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it is written, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def as_text(moment: datetime) -> str:
    """A time as it is stored: one width for all, so that text compares as time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _unusable(path: Path | str, error: sqlite3.Error, advice: str) -> BadInput:
    return BadInput(f"The project file {path} cannot be used ({error}): {advice}.")
