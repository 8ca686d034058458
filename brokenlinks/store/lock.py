"""One run at a time on a project's file."""

from __future__ import annotations

import os
import sqlite3
import weakref
from contextlib import suppress
from pathlib import Path

from brokenlinks.errors import BadInput


class ProjectLock:
    """Keeps other runs off a project's file, until `release` or the end of the process, however it ends.

    It is SQLite's own exclusive lock, on an empty file beside the project's: the system takes it back from a process
    that is killed, on every platform, and the project's file itself stays open to readers.

    Raises:
        BadInput: another run has it.
        sqlite3.Error: there can be no such file.
    """

    def __init__(self, path: Path | str) -> None:
        file = Path(f"{path}-lock")
        held = _locked(file)
        if held is None:
            raise BadInput(
                f"{path} is being used by another run: wait until it is done, or name another file with --db."
            )
        #: Let others in. Called at the end of the process if not before; once is enough.
        self.release = weakref.finalize(self, _let_go, held, file)


def _locked(file: Path) -> sqlite3.Connection | None:
    """A connection that has the lock; None when another has it."""
    while True:
        before = _identity(file)
        connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return None
            raise
        # Whoever had the lock removes the file. If that was since it was opened here, this is a lock on nothing; and
        # a file that was only now made has to be opened again, to know that it is still the same.
        if before is not None and before == _identity(file):
            return connection
        connection.close()


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _let_go(held: sqlite3.Connection, file: Path) -> None:
    # Removed while it is still locked, so that it is not another's by then. Windows removes no file that is open: there
    # it is closed first, and stays when another has opened it in between.
    first, then = (held.close, file.unlink) if os.name == "nt" else (file.unlink, held.close)
    with suppress(OSError):
        first()
    with suppress(OSError):
        then()
