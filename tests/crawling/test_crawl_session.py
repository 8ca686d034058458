"""The session between spider and store, without Scrapy running."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from brokenlinks.config import Settings
from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.session import CrawlSession
from brokenlinks.errors import BadInput
from tests.store.given import page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PAGE = "http://a.example/links"
#: Settled without asking anybody.
LINK = "http://["


@asynccontextmanager
async def session(folder: Path) -> AsyncIterator[CrawlSession]:
    """A session whose one page is queued."""
    (folder / "out").mkdir()
    job = CrawlJob("bees", (PAGE,), out=folder / "out" / "prospects.xlsx", db=folder / "project.db")
    made = CrawlSession(job, Settings(), "resources")
    made.store.queue_pages(made.run, [PAGE], 0, "", 9)
    try:
        yield made
    finally:
        await made.close()
        made.store.connection.close()


async def test_a_verdict_that_is_not_yet_written_down_counts_all_the_same(tmp_path: Path) -> None:
    """Verdicts are written in groups: another page with the same link may come in between."""
    async with session(tmp_path) as made:
        made.page_read(page(PAGE, LINK))
        made.check_page(page(PAGE, LINK))
        made.check_page(page(PAGE, LINK))
        assert (made.progress.links, made.progress.checked) == (1, 1)
        await made.links_settled()
        made.check_page(page(PAGE, LINK))
        assert made.progress.links == 1
        assert made.store.connection.execute("SELECT count(*) FROM verdict").fetchone() == (1,)


async def test_a_workbook_that_cannot_be_written_at_the_end_is_told_of(tmp_path: Path) -> None:
    """Not raised: in a pipeline that would be a traceback, and no sentence."""
    async with session(tmp_path) as made:
        made.page_read(page(PAGE))
        (tmp_path / "out").rmdir()
        made.write_workbook()
        assert isinstance(made.failure, BadInput)
        assert "There is no folder" in str(made.failure)
        assert made.result is None
        unfinished = made.store.connection.execute("SELECT finished_at FROM run").fetchone()
        assert unfinished == (None,)  # the same command goes on
