"""Runs without Scrapy: one page is read, and the session does the rest, in the test's own event loop."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.config import Settings
from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.session import CrawlSession
from tests.crawling.runs import QUICK, sheet
from tests.store.given import page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping
    from pathlib import Path

    from brokenlinks.demo.web import PretendWeb
    from brokenlinks.models import OutboundLink

HOST: Final = "pages.example"


def _today() -> datetime:
    return datetime.now(UTC)


class Run:
    """A session whose one page is read.

    Args:
        table: the settings by which the archive is asked.
    """

    def __init__(
        self,
        web: PretendWeb,
        folder: Path,
        table: Mapping[str, Any],
        *,
        clock: Callable[[], datetime] = _today,
        content: tuple[str, ...] = (),
        **settings: Any,
    ) -> None:
        (folder / "out").mkdir(exist_ok=True)
        self.page = web.url(HOST, "/links")
        job = CrawlJob(
            "weaving", (self.page,), content, out=folder / "out" / "prospects.xlsx", db=folder / "project.db"
        )
        values = {**QUICK, "archive": True, "hosts": web.hosts(), "wayback": dict(table), **settings}
        self.session = CrawlSession(job, Settings(**values), "resources", clock=clock)
        self.out = job.out

    async def read(self, links: Iterable[str | OutboundLink], language: str = "en") -> None:
        """Read the page, with these links on it."""
        await self.session.begin()
        waiting = await self.session.pages.next()
        assert waiting is not None
        self.session.pages.read(read := page(self.page, *links, title="Useful links", language=language))
        self.session.check_page(read)

    async def end(self) -> dict[str, str | None]:
        """The archived copies of its dead pages, by address."""
        await self.session.links_settled()
        await self.session.content_read()
        await self.session.match()
        self.session.write_workbook()
        return {row["Dead page"]: row["Archived copy"] for row in sheet(self.out, "Dead targets") if row["Reason"]}

    @property
    def notes(self) -> list[str]:
        """Sentences for the user, without the one that no content was given."""
        return [note for note in self.session.notes if not note.startswith("No content")]

    @property
    def is_complete(self) -> bool:
        return self.session.result is not None and self.session.result.summary.complete


@asynccontextmanager
async def run_of(web: PretendWeb, folder: Path, table: Mapping[str, Any], **settings: Any) -> AsyncIterator[Run]:
    """A `Run`, closed in the end."""
    made = Run(web, folder, table, **settings)
    try:
        yield made
    finally:
        await made.session.close()
        made.session.store.connection.close()
