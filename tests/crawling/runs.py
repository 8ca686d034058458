"""Whole commands as processes of their own, on a pretend web: Twisted's reactor can run once a process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from brokenlinks.demo.web import PretendWeb

CHECKOUT: Final = Path(__file__).resolve().parents[2]
_PROGRESS: Final = re.compile("[a-z ]+: ")
#: A process that takes longer than this hangs.
SECONDS: Final = 60
#: Columns of the Prospects sheet that tell when and how often, not what.
TIMES: Final = frozenset({"First seen dead", "Last checked", "Checks", "Evidence"})
#: The least that still shows every rule at work.
QUICK: Final[Mapping[str, Any]] = {
    "allow_networks": ["127.0.0.1/32"],
    "second_nameservers": [],
    "canaries": [],
    "archive": False,
    "contacts": False,
    "page_delay": 0.01,
    "content_delay": 0.0,
    "host_delay": 0.0,
    "timeout": 5.0,
    "head_timeout": 2.0,
    "connect_timeout": 2.0,
    "recheck_after": 0.2,
    "retries": 1,
    "retry_after": 0.1,
    "max_retry_after": 0.5,
}


@dataclass(frozen=True)
class Place:
    """A folder with a brokenlinks.toml that knows the names of a pretend web, to run commands in."""

    folder: Path
    web: PretendWeb

    def configure(self, **changes: Any) -> None:
        """Write brokenlinks.toml: `QUICK`, the web's names, and `changes`; one that is a dict is a table."""
        values = {**QUICK, **changes, "hosts": self.web.hosts()}
        lines = [f"{name} = {json.dumps(value)}" for name, value in values.items() if not isinstance(value, dict)]
        for name, table in values.items():
            if isinstance(table, dict):
                lines += [f"[{name}]", *(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in table.items())]
        self.config.write_text("\n".join([*lines, ""]), encoding="utf-8")

    @property
    def config(self) -> Path:
        return self.folder / "brokenlinks.toml"

    def start(
        self,
        *words: str,
        module: str = "brokenlinks",
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Process:
        """Start `python -m MODULE WORDS…` in this folder, or in `cwd`, with no settings but those in `environment`."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("BROKENLINKS_")}
        return subprocess.Popen(  # noqa: S603  our own commands
            [sys.executable, "-m", module, *words],
            cwd=cwd or self.folder,
            env={**inherited, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(
        self,
        *words: str,
        module: str = "brokenlinks",
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Done:
        """The same, to its end."""
        return ended(self.start(*words, module=module, cwd=cwd, environment=environment))


Process = subprocess.Popen[str]


@dataclass(frozen=True)
class Done:
    """What a process left behind."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """What was said to the user, without the progress that a slow machine shows: its lines begin with a phase."""
        lines = self.err.splitlines(keepends=True)
        return "".join(line for line in lines if line.startswith("brokenlinks:") or not _PROGRESS.match(line))


def ended(process: Process, seconds: float = SECONDS) -> Done:
    """Wait for a process; one that does not end is killed, and fails the test."""
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"still running after {seconds} s: {out}\n{err}") from None
    return Done(process.returncode, out, err)


def wait_until(condition: Callable[[], bool], process: Process) -> None:
    """Wait for something that `process` will bring about."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise AssertionError(f"it never came: {process.communicate()}")
        time.sleep(0.005)


def sheet(workbook: Path, name: str) -> list[dict[str, Any]]:
    """A sheet's rows, by the names in its header."""
    with closing(load_workbook(workbook)) as book:
        if name not in book.sheetnames:
            return []
        header, *rows = book[name].iter_rows(values_only=True)
    assert all(isinstance(title, str) for title in header)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def text_of(workbook: Path, name: str) -> str:
    """All that a sheet says."""
    with closing(load_workbook(workbook)) as book:
        return "\n".join(str(value) for row in book[name].iter_rows(values_only=True) for value in row if value)


def timeless(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Prospects, to be compared between runs."""
    return [{name: value for name, value in row.items() if name not in TIMES} for row in rows]
