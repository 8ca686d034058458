"""What is compared, each in a process of its own: this checker, lychee, and a plain aiohttp loop."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: Requests at once, for each program: the default of this one.
AT_ONCE: Final = 256
VERDICTS: Final = "brokenlinks"
HEADS: Final = "brokenlinks, HEADs only"
AIOHTTP: Final = "aiohttp loop"
LYCHEE: Final = "lychee"


@dataclass(frozen=True, slots=True)
class Run:
    """One program's way through the list. Times are in seconds."""

    wall: float
    start: float  #: the part of `wall` before the first link was handed over; 0 where a program does not tell
    cpu: float  #: user and system
    peak: int  #: bytes
    alive: int


def run(program: str, links: Path, authority: Path) -> Run:
    """Let `program` check the file `links`, one a line."""
    command = _lychee(links) if program == LYCHEE else [sys.executable, "-m", __name__, program, str(links)]
    environment = {**os.environ, "SSL_CERT_FILE": str(authority)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:  # noqa: S603
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 2):  # 2: lychee found links that are not alive; `alive` tells
        sys.exit(f"{program} failed with exit status {process.returncode}; its message is above.")
    report = json.loads(said)
    alive = report["successful"] if program == LYCHEE else report["alive"]
    start = report["started_at"] - started if "started_at" in report else 0.0
    return Run(wall, start, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, alive)


def available() -> tuple[str, ...]:
    """The programs that can be run here."""
    return (HEADS, VERDICTS, *((LYCHEE,) if _lychee_path() else ()), AIOHTTP)


def _lychee_path() -> str | None:
    return shutil.which(LYCHEE, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}")


def _lychee(links: Path) -> list[str]:
    """No cache, no second attempt, and no least interval between two requests to a host: as this checker is set."""
    return [
        _lychee_path() or LYCHEE,
        *("--method", "head", "--no-progress", "--format", "json", "--max-retries", "0"),
        *("--max-concurrency", str(AT_ONCE), "--host-request-interval", "0ms"),
        str(links),
    ]


def _check(links: Sequence[str]) -> int:
    """All that `brokenlinks check` does for a verdict."""
    from brokenlinks.checking import check_links
    from brokenlinks.config import Settings
    from brokenlinks.models import State

    settings = Settings(host_delay=0, max_requests=AT_ONCE, allow_networks=["127.0.0.0/8"], second_nameservers=[])

    async def count() -> int:
        return sum([verdict.state is State.ALIVE async for verdict in check_links(links, settings)])

    return asyncio.run(count())


def _check_with_heads(links: Sequence[str]) -> int:
    """The same engine on hosts whose HEAD is believed from the start: names, gate, queues, pinned addresses, rules and
    verdicts, without the GET and the made-up address that a host's first link costs else."""
    from brokenlinks.checking import engine
    from brokenlinks.checking.hosts import Host

    class Believed(Host):
        @property
        def head_agrees(self) -> bool:
            return True

        @head_agrees.setter
        def head_agrees(self, value: bool | None) -> None:
            assert value is not False, f"{self.name} lies"

    with mock.patch.object(engine, "Host", Believed):
        return _check(links)


def _ask_with_aiohttp(links: Sequence[str]) -> int:
    """HEADs and statuses, nothing else: what a short script would do. It vets no address and judges no page."""
    import aiohttp

    async def ask_all() -> int:
        left = iter(links)
        alive = 0

        async def ask_in_turn(session: aiohttp.ClientSession) -> None:
            nonlocal alive
            for url in left:
                async with session.head(url) as answer:
                    alive += answer.status < 300

        connector = aiohttp.TCPConnector(limit=AT_ONCE, ssl=ssl.create_default_context())
        async with aiohttp.ClientSession(connector=connector) as session:
            await asyncio.gather(*(ask_in_turn(session) for _ in range(AT_ONCE)))
        return alive

    return asyncio.run(ask_all())


_PROGRAMS: Final[Mapping[str, Callable[[Sequence[str]], int]]] = {
    VERDICTS: _check,
    HEADS: _check_with_heads,
    AIOHTTP: _ask_with_aiohttp,
}


def _main(program: str, file: str) -> None:
    links = Path(file).read_text().split()
    if program != AIOHTTP:
        import_module("brokenlinks.cli").collect_garbage_less_often()
    for module in ("aiohttp",) if program == AIOHTTP else ("brokenlinks.checking", "brokenlinks.config"):
        import_module(module)
    started_at = time.monotonic()  # of the whole machine (clock_gettime(2)): the parent's clock tells the same
    alive = _PROGRAMS[program](links)
    json.dump({"alive": alive, "started_at": started_at}, sys.stdout)


if __name__ == "__main__":
    _main(*sys.argv[1:])
