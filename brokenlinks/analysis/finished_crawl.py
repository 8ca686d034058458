"""The last run of a crawl, as the notebooks read it."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brokenlinks import urls
from brokenlinks.analysis.nearby import nearby
from brokenlinks.config import load_settings
from brokenlinks.models import State
from brokenlinks.prospects import open_latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from brokenlinks.workbook_data import LinkRow, WorkbookData


@dataclass(frozen=True, slots=True)
class LinkedHost:
    """What came of the links to one host."""

    links: Counter[State | None] = field(default_factory=Counter)  #: different links by state; None: not checked
    pages: set[str] = field(default_factory=set)  #: pages of the run that have dead links to it


@dataclass(frozen=True, slots=True)
class FinishedCrawl:
    """What a run found."""

    path: Path  #: its .db file
    data: WorkbookData
    hosts: Mapping[str, LinkedHost]  #: by name


def read_crawl(name: str | Path) -> FinishedCrawl:
    """The last run in a project's .db file, which stands in the working directory or one folder up.

    The settings are those of the `brokenlinks.toml` beside it. Nothing is written and nothing is asked of the network.

    Raises:
        BadInput: there is no such file, it is no crawl's, or it holds no run.
    """
    path = nearby(name, advice="name the .db file of a crawl in the first cell, or run `brokenlinks crawl` first")
    with open_latest(path, load_settings(folder=path.parent)) as latest:
        return FinishedCrawl(path, latest.data(), _by_host(latest.links()))


def _by_host(links: Iterable[LinkRow]) -> dict[str, LinkedHost]:
    hosts: defaultdict[str, LinkedHost] = defaultdict(LinkedHost)
    seen: set[str] = set()
    for link in links:
        with suppress(ValueError):  # what no browser would ask has no host
            host = hosts[urls.parse(link.url).host]
            if (url := urls.canonical(link.url)) not in seen:
                seen.add(url)
                host.links[link.state] += 1
            if link.state is State.DEAD:
                host.pages.add(link.page_url)
    return dict(hosts)
