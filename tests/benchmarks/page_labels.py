"""Saved pages that a person looked at: which are lists worth pitching, and what kind of page each is.

The labels stand in tests/pages/labels; the pages do not, as they are other people's. They are read from a data folder
with `pages/*.html.gz` and `realweb/pages.jsonl.gz`; the latter is rendered by the script `realweb.py` of the folder
`lab` beside it, which needs the package `markdown`.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from brokenlinks.models import Niche, PageKind, ResourcePage
from brokenlinks.pages import read_page
from brokenlinks.urls import site_of

LABELS: Final = Path(__file__).parents[1] / "pages" / "labels"
CHECKOUT: Final = Path(__file__).parents[2]
#: Where a page's address is not known.
_UNKNOWN: Final = "https://unknown.example/page"


@dataclass(frozen=True)
class Labelled:
    """A page, and what a person said of it."""

    name: str
    url: str
    worth: str  #: "yes", "no" or "borderline"
    kind: PageKind
    topic: str
    body: bytes | str

    @cached_property
    def page(self) -> ResourcePage:
        """The page as it is read."""
        return read_page(self.body, self.url)

    @property
    def niche(self) -> Niche:
        """Its topic, taken for what a run is about."""
        return Niche(self.topic)

    @property
    def group(self) -> str:
        """Pages of one group are alike: one site, one repository."""
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        if host.endswith(".github.io"):
            return f"{host}/{parts.path.split('/')[1]}"
        return self.name if self.url == _UNKNOWN else site_of(self.url)


def data_folder() -> Path | None:
    """The folder of BROKENLINKS_TEST_DATA, or ../shared/data beside the checkout; None where there is neither."""
    given = os.environ.get("BROKENLINKS_TEST_DATA")
    folder = Path(given) if given else CHECKOUT.parent / "shared" / "data"
    return folder if (folder / "pages").is_dir() else None


def can_render(data: Path) -> bool:
    """Whether realweb's pages can be made HTML here."""
    return (data.parent / "lab" / "realweb.py").is_file() and importlib.util.find_spec("markdown") is not None


def saved_pages(data: Path) -> list[Labelled]:
    """The labelled pages of `data/pages`."""
    return [_labelled(row, gzip.decompress((data / "pages" / row["file"]).read_bytes())) for row in _rows("pages")]


def realweb_pages(data: Path) -> list[Labelled]:
    """The labelled pages of `data/realweb`, rendered."""
    with tempfile.TemporaryDirectory() as folder:
        script = data.parent / "lab" / "realweb.py"
        pages, site = (str(data / "realweb" / f"{name}.jsonl.gz") for name in ("pages", "site"))
        command = [sys.executable, str(script), folder, "--pages", pages, "--site", site]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        by_host = json.loads((Path(folder) / "extra.json").read_text("utf-8"))
    found = []
    for row in _rows("realweb"):
        parts = urlsplit(row["url"])
        found.append(_labelled(row, by_host[parts.hostname][parts.path]["body"]))
    return found


def folds(pages: list[Labelled], count: int) -> list[int]:
    """The fold of each page, 0 to `count` - 1: groups stay whole, and lists are spread as evenly as they allow."""
    lists = Counter(page.group for page in pages if page.worth == "yes")
    sizes = Counter(page.group for page in pages)
    filled = [[0, 0] for _ in range(count)]
    fold_of: dict[str, int] = {}
    for group in sorted(sizes, key=lambda group: (-lists[group], -sizes[group], group)):
        fold = min(range(count), key=lambda at: filled[at] if lists[group] else filled[at][::-1])
        fold_of[group] = fold
        filled[fold][0] += lists[group]
        filled[fold][1] += sizes[group]
    return [fold_of[page.group] for page in pages]


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _labelled(row: dict[str, str], body: bytes | str) -> Labelled:
    kind = PageKind.OTHER if row["kind"] == "other" else PageKind(row["kind"])
    url = row["url"] or _UNKNOWN
    return Labelled(row.get("file") or url, url, row["worth"], kind, row["topic"], body)
