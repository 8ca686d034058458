"""Seconds and memory for the workbook of a big run: `python -m tests.benchmarks.big_workbook`."""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks.checking.reasons import state_of
from brokenlinks.config import Settings
from brokenlinks.models import Appraisal, Match, OutboundLink, PageKind, Reason, ResourcePage, Verdict
from brokenlinks.prospects import open_latest
from brokenlinks.store import Store, Waiting, open_database, views
from brokenlinks.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEBIBYTE: Final = 1 << 20
_NOW: Final = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
_SYLLABLES: Final = "ba be bo da de di ka ke ko la le li ma me mo na ne no pa pe ra re ri sa se so ta te ti".split()
#: Of ten links: one is dead, one unclear.
_REASONS: Final = (Reason.PAGE_GONE, Reason.BLOCKED, *(Reason.OK,) * 8)
_PER_PAGE: Final = 40


def main() -> None:
    """Make a crawl's file; write its workbook in a process of its own, which has loaded nothing else."""
    options = _parser().parse_args()
    if options.write is not None:
        _write(options.write, options.profile)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "big.db")
        _make(database, options.pages)
        own = [sys.executable, "-m", __spec__.name, "--write", str(database)]
        subprocess.run([*own, *(["--profile"] if options.profile else [])], check=True)  # noqa: S603 ourselves


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5_000, help=f"each has {_PER_PAGE} links, of which 4 are dead")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    parser.add_argument("--write", type=Path, metavar="DB", help="write the workbook of this file, and nothing else")
    return parser


def _write(database: Path, profile: bool) -> None:
    started = time.perf_counter()
    cpu = time.process_time()
    with open_latest(database, Settings()) as latest:
        data = latest.data()
        read = time.perf_counter()
        if profile:
            import cProfile

            profiler = cProfile.Profile()
            written = profiler.runcall(write_workbook, data, database.with_suffix(".xlsx"), now=_NOW)
            profiler.print_stats("tottime")
        else:
            written = write_workbook(data, database.with_suffix(".xlsx"), now=_NOW)
    ended = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEBIBYTE
    print(f"{len(data.pages):,} pages, {data.summary.links:,} links, {len(data.prospects):,} prospects")
    print(f"rows made ready {read - started:6.1f} s")
    print(f"workbook written {ended - read:5.1f} s  file {written.path.stat().st_size / _MEBIBYTE:.0f} MB")
    print(f"both            {ended - started:6.1f} s  CPU {time.process_time() - cpu:.1f} s  peak {peak:.0f} MB")
    for note in written.notes:
        print(note)


def _make(database: Path, pages: int) -> None:
    chance = random.Random(7)  # noqa: S311 no secret
    with closing(open_database(database)) as connection:
        store = Store(connection)
        run, _ = store.begin_run("fingerprint", "bees", _NOW)
        connection.execute("PRAGMA synchronous = OFF")  # the file is thrown away
        for number in range(pages):
            page = _page(number, chance)
            store.pages.take(run, Waiting(page.url))
            store.pages.save(run, page, _NOW, Appraisal(PageKind.RESOURCE_LIST, chance.uniform(40, 100), ("a list",)))
            store.save_verdicts([*_verdicts(page)])
        offers = {
            target: [Match(f"https://own.example/{_words(chance, 2, '-')}", _words(chance, 5), 70, ("hive",))]
            for target in views.dead_verdicts(connection, run)
        }
        store.save_offers(run, offers)
        store.finish_run(run, _NOW + timedelta(hours=9))


def _page(number: int, chance: random.Random) -> ResourcePage:
    links = []
    for place in range(1, _PER_PAGE + 1):
        address = f"http://{_words(chance, 2, '-')}{number}.example/{_words(chance, 3, '/')}/{place}"
        texts = _words(chance, 4), _words(chance, 20), _words(chance, 3)
        links.append(OutboundLink(address, address, *texts, (), place))
    return ResourcePage(
        f"http://site{number}.example/{_words(chance, 3, '-')}",
        links=tuple(links),
        title=_words(chance, 7),
        language="en",
    )


def _verdicts(page: ResourcePage) -> Iterator[Verdict]:
    for link in page.links:
        reason = _REASONS[link.position % len(_REASONS)]
        yield Verdict(
            link.url, state_of(reason), reason, 0.9, "HEAD 404; GET 404 twice, 4 s apart", 404, link.url, _NOW
        )


def _words(chance: random.Random, number: int, between: str = " ") -> str:
    return between.join("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(number))


if __name__ == "__main__":
    main()
