"""Links a second and peak memory of three programs on the same servers: `python -m tests.benchmarks.throughput`."""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.benchmarks import checkers, private_network, servers
from tests.benchmarks.checkers import Run
from tests.benchmarks.servers import Load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.benchmarks.servers import Servers

_Measured = tuple[Run, Load]
_MEBIBYTE: Final = 1 << 20
#: Title, width, digits, and what is shown: of each the middle one of the rounds.
_COLUMNS: Final[tuple[tuple[str, int, int, Callable[[Run, Load, int], float]], ...]] = (
    ("links/s", 9, 0, lambda run, _, links: links / run.wall),
    ("wall s", 8, 2, lambda run, _, __: run.wall),
    ("start s", 8, 2, lambda run, _, __: run.start),
    ("CPU ms/link", 12, 3, lambda run, _, links: 1000 * run.cpu / links),
    ("peak MB", 8, 0, lambda run, _, __: run.peak / _MEBIBYTE),
    ("nginx CPU s", 12, 2, lambda _, load, __: load.web_cpu),
    ("DNS CPU s", 10, 2, lambda _, load, __: load.dns_cpu),
    ("requests", 9, 0, lambda _, load, __: load.requests),
    ("connections", 12, 0, lambda _, load, __: load.connections),
)


def main() -> None:
    """Measure, and print a table for each scheme."""
    options = _parser().parse_args()
    private_network.enter("tests.benchmarks.throughput")
    _, open_files = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_files = min(open_files, 100_000)
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_files, open_files))
    programs = options.program or checkers.available()
    if checkers.LYCHEE not in checkers.available():
        print("lychee is not installed, so there are no ratios to it: `uv run --group benchmark …` brings it.")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        private_network.use_name_server(folder)
        with servers.serving(folder, options.hosts, open_files) as web:
            for scheme in options.scheme or ("http", "https"):
                links = _write_links(folder, scheme, options.hosts, options.links)
                measured = _rounds(programs, links, web, options.rounds)
                print(_table(scheme, options.hosts, options.hosts * options.links, measured), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=4000)
    parser.add_argument("--links", type=int, default=2, help="links to each host")
    parser.add_argument("--rounds", type=int, default=3, help="the middle one of so many rounds is shown")
    parser.add_argument("--scheme", action="append", choices=("http", "https"), help="default: both")
    parser.add_argument("--program", action="append", choices=checkers.available(), help="default: all, in turns")
    return parser


def _write_links(folder: Path, scheme: str, hosts: int, links: int) -> Path:
    """A host's links stand apart, as in a list from many pages."""
    lines = [f"{scheme}://{servers.host(number)}/page/{page}" for number in range(hosts) for page in range(links)]
    random.Random(7).shuffle(lines)  # noqa: S311 the same order in every run
    file = folder / f"{scheme}.txt"
    file.write_text("\n".join(lines) + "\n")
    return file


def _rounds(programs: Sequence[str], links: Path, web: Servers, rounds: int) -> dict[str, list[_Measured]]:
    """All programs in each round, so that what else the machine does meets them alike."""
    measured: defaultdict[str, list[_Measured]] = defaultdict(list)
    expected = len(links.read_text().split())
    for number in range(rounds):
        for program in programs if number % 2 == 0 else reversed(programs):
            before = web.load()
            run = checkers.run(program, links, web.authority)
            measured[program].append((run, web.load() - before))
            if run.alive != expected:
                sys.exit(f"{program} called {run.alive} of {expected} living links alive: its time means nothing.")
            print(f"{links.stem:5} {program:24} {expected / run.wall:6.0f} links/s", file=sys.stderr)
    return {program: measured[program] for program in programs}


def _table(scheme: str, hosts: int, links: int, measured: dict[str, list[_Measured]]) -> str:
    titles = "".join(f"{title:>{width}}" for title, width, _, _ in _COLUMNS)
    rows = [f"\n{scheme}: {links:,} links on {hosts:,} hosts\n{'':24}{'ratio':>6}{titles}"]
    for program, rounds in measured.items():
        figures = "".join(
            f"{statistics.median(figure(run, load, links) for run, load in rounds):{width},.{digits}f}"
            for _, width, digits, figure in _COLUMNS
        )
        rows.append(f"{program:24}{_ratio(rounds, measured.get(checkers.LYCHEE)):>6}{figures}")
    return "\n".join(rows)


def _ratio(rounds: Sequence[_Measured], lychees: Sequence[_Measured] | None) -> str:
    """How many links for one of lychee's, the middle one of the rounds."""
    if lychees is None:
        return "-"
    ratios = [lychee.wall / run.wall for (run, _), (lychee, _) in zip(rounds, lychees, strict=True)]
    return f"{statistics.median(ratios):.2f}"


if __name__ == "__main__":
    main()
