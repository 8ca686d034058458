"""The demo: the whole job on the pretend web."""

from __future__ import annotations

import dataclasses
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.last_words import STOPPED
from brokenlinks.crawling.run import crawl
from brokenlinks.demo.site import CONTENT_ROOT, KEYWORD, SEED_PAGES, demo_web

if TYPE_CHECKING:
    from brokenlinks.crawling.results import CrawlResult
    from brokenlinks.progress import Progress

_PORT: Final = 48_151
#: What the one who opens the workbook should know.
NOTE: Final = "The demo's pages exist only while it runs: the links in its workbook do not open."


def _port() -> int:
    """The demo's usual port: rows are known by their addresses, so that the next demo finds what was typed into them.
    Another one where it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the demo before may have ended a second ago
        try:
            probe.bind(("127.0.0.1", _PORT))
        except OSError:
            return 0
    return _PORT


def run_demo(out: Path, *, progress: Progress | None = None) -> CrawlResult:
    """Crawl the bundled pretend web on loopback and write its workbook to `out`. Asks nothing of any network.

    The project file is thrown away: a demo that was stopped begins anew.

    Raises:
        BadInput: `out` cannot be written.
    """
    with demo_web(_port()).in_thread() as web, tempfile.TemporaryDirectory(prefix="brokenlinks-demo-") as folder:
        job = CrawlJob(
            keyword=KEYWORD,
            pages=tuple(map(web.fill, SEED_PAGES)),
            content=(web.fill(CONTENT_ROOT),),
            out=out,
            db=Path(folder) / "demo.db",
            options={
                "hosts": dict(web.hosts()),
                "allow_networks": ["127.0.0.0/8"],
                "second_nameservers": [],
                "canaries": [],
                "archive": False,
                "page_delay": 0.05,
                "content_delay": 0.01,
            },
        )
        result = crawl(job, progress=progress)
        # It does not go on where it stopped: what it knew is gone, and so is the web.
        notes = [note for note in result.notes if note != STOPPED]
        if not result.summary.complete:
            notes.append("The demo was stopped before it was done.")
        return dataclasses.replace(result, notes=(*notes, NOTE))
