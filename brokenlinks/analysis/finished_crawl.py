"""The last run of a crawl, as the notebooks read it."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brokenlinks import urls
from brokenlinks.analysis.nearby import nearby
from brokenlinks.config import load_settings
from brokenlinks.prospects import open_latest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from brokenlinks.models import State
    from brokenlinks.workbook_data import WorkbookData


@dataclass(frozen=True, slots=True)
class FinishedCrawl:
    """What a run found."""

    path: Path  #: its .db file
    data: WorkbookData
    hosts: Mapping[str, Mapping[State | None, int]]  #: host → how many different links have each state; None: unchecked


def read_crawl(name: str | Path) -> FinishedCrawl:
    """The last run in a project's .db file, which stands in the working directory or one folder up.

    The settings are those of the `brokenlinks.toml` beside it. Nothing is written and nothing is asked of the network.

    Raises:
        BadInput: there is no such file, it is no crawl's, or it holds no run.
    """
    path = nearby(name, advice="name the .db file of a crawl in the first cell, or run `brokenlinks crawl` first")
    with open_latest(path, load_settings(folder=path.parent)) as latest:
        state_of: dict[str, State | None] = {}
        for link in latest.links():
            state_of[urls.canonical(link.url)] = link.state
        return FinishedCrawl(path, latest.data(), _by_host(state_of))


def _by_host(state_of: Mapping[str, State | None]) -> dict[str, Counter[State | None]]:
    hosts: defaultdict[str, Counter[State | None]] = defaultdict(Counter)
    for url, state in state_of.items():
        with suppress(ValueError):  # what no browser would ask has no host
            hosts[urls.parse(url).host][state] += 1
    return dict(hosts)
