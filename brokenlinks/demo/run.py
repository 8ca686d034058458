"""The demo: the whole job on the pretend web."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.run import crawl
from brokenlinks.demo.site import CONTENT_ROOT, KEYWORD, SEED_PAGES, demo_web

if TYPE_CHECKING:
    from brokenlinks.crawling.session import CrawlResult
    from brokenlinks.progress import Progress


def run_demo(out: Path, *, progress: Progress | None = None) -> CrawlResult:
    """Crawl the bundled pretend web on loopback and write its workbook to `out`. Asks nothing of any network.

    Raises:
        BadInput: `out` cannot be written.
    """
    with demo_web().in_thread() as web, tempfile.TemporaryDirectory(prefix="brokenlinks-demo-") as folder:
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
                "page_delay": 0.05,
                "content_delay": 0.01,
            },
        )
        return crawl(job, progress=progress)
