"""One crawl: what its spider and its pipelines share, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Protocol

from brokenlinks.browser import Browser
from brokenlinks.checking import now
from brokenlinks.content import check_sources
from brokenlinks.crawling.archive_looks import ArchiveLooks
from brokenlinks.crawling.contact_looks import ContactLooks
from brokenlinks.crawling.crawl_pages import CrawlPages
from brokenlinks.crawling.industry import Industry
from brokenlinks.crawling.last_words import (
    NETWORK_LOST,
    STOPPED,
    beyond_limit,
    check_authority,
    left_out,
    no_page,
)
from brokenlinks.crawling.link_checks import LinkChecks
from brokenlinks.crawling.offers import make_offers
from brokenlinks.crawling.own_content import OwnContent
from brokenlinks.crawling.page_list import read_listed, read_sitemaps
from brokenlinks.crawling.page_search import PageSearch
from brokenlinks.crawling.results import CrawlResult
from brokenlinks.crawling.settings_text import settings_as_text
from brokenlinks.discovery.noise import is_noise
from brokenlinks.errors import BadInput
from brokenlinks.matching import MatchIndex
from brokenlinks.models import Niche
from brokenlinks.outgoing import open_fetcher, open_gate
from brokenlinks.progress import Progress
from brokenlinks.prospects import data_of
from brokenlinks.store import Answers, OwnPages, Store, open_database
from brokenlinks.workbook import check_target, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import datetime

    from brokenlinks.config import Settings
    from brokenlinks.crawling.job import CrawlJob
    from brokenlinks.discovery import Discovery
    from brokenlinks.models import ResourcePage

log = logging.getLogger(__name__)


class Ending(Protocol):
    """A pipeline's last step."""

    async def finish(self) -> None:
        """All pages were read, or the run was stopped."""
        ...


class CrawlSession:
    """A run of one job on one store.

    Built when the spider is, so that bad input ends the run before anything is fetched.

    Raises:
        BadInput: a source, the settings or the store cannot be used, or another run is using the store.
    """

    def __init__(
        self,
        job: CrawlJob,
        settings: Settings,
        spider: str,
        progress: Progress | None = None,
        *,
        industry: Industry | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.job = job
        self.settings = settings
        self._now = clock
        self.progress = progress or Progress()
        self.stages: list[Ending] = []
        self.result: CrawlResult | None = None
        self.failure: BadInput | None = None
        #: Called when the run must end early; the spider's way to stop Scrapy.
        self.on_failure: Callable[[], None] = lambda: None
        self.stopped = asyncio.Event()
        self._broken_off = False
        check_target(job.out)
        industry = industry or Industry()
        self.niche = Niche(job.keyword, industry.keywords, tuple(settings.search_sites))
        self._search = PageSearch(job, self.niche, settings, industry)
        check_authority(settings)
        self._listed = read_listed((*job.pages, *industry.start_pages))
        self.notes = list(self._listed.notes)
        check_sources(job.content)
        self.store = Store(open_database(job.database, alone=True))
        self.run, self.resumed = self.store.begin_run(
            job.fingerprint(spider, settings), job.keyword, self._now(), fresh=job.fresh
        )
        self.own = MatchIndex(self.store.connection)
        self.gate = open_gate(settings)
        self.content = OwnContent(
            job.content,
            self.own,
            OwnPages(self.store.connection),
            settings,
            since=self.store.started_at(self.run),
            on_note=self.notes.append,
            fresh=job.fresh,
            clock=clock,
        )
        #: Opens pages that are to be rendered, and links that refuse programs; None when neither is wanted.
        self.browser = Browser(settings, self.notes.append) if settings.browser or settings.render else None
        self.links = LinkChecks(
            self.store,
            self.run,
            settings,
            self.progress,
            browser=self.browser if settings.browser else None,
            fresh=job.fresh,
            clock=clock,
            on_dead=lambda addresses: self.archive.wake(addresses),
        )
        self.archive = ArchiveLooks(self.store, self.run, settings, self.gate, self.progress, clock=clock)
        self.contacts = ContactLooks(self.store, self.run, settings, self.gate, self.progress)
        self.pages = CrawlPages(
            self.store,
            self.run,
            settings,
            self.niche,
            self.progress,
            skips=lambda url: industry.skips(url) or bool(is_noise(url, job.keyword)),
            own_sites=self.content.sites,
            clock=clock,
        )
        self._content: asyncio.Task[None] | None = None
        self._searching: asyncio.Task[None] | None = None
        self._found: Discovery | None = None
        self._ended: set[Ending] = set()
        self._ending = asyncio.Lock()

    # --- the pages

    async def begin(self) -> None:
        """Start reading own pages and checking what an earlier, broken-off run left; note the pages to ask for."""
        self._content = asyncio.create_task(self._read_content())
        self.links.check()
        self.archive.begin()
        self.pages.restore()
        if self._search.wanted:
            self.progress.phase = "searching"
            self.pages.begin_search()
            self._searching = asyncio.create_task(self._search_pages())
        # In a run that goes on as well: it may have been broken off before all were noted.
        given = [*self._listed.pages]
        fetch = open_fetcher(self.settings, delay=self.settings.page_delay, gate=self.gate)
        try:
            given += await read_sitemaps(self._listed, fetch, limit=self.settings.max_pages, on_note=self.notes.append)
        except BadInput as error:
            self.fail(error)
            return
        finally:
            await fetch.close()
        self.pages.follow(self.store.tracking.pages_to_follow(self.run))
        if (number := self.pages.give(given)) > self.settings.max_pages:
            self.notes.append(
                f"Of {number} pages given, {self.settings.max_pages} were read: raise --max-pages for more."
            )

    async def _search_pages(self) -> None:
        """In a run that goes on as well: what was answered before is not asked again."""
        try:
            found = await self._search.run(
                self.gate, Answers(self.store.connection), self.content.sites(), self.progress.searched
            )
            self._found = found
            self.notes += [*found.notes, *left_out(found)]
            self.pages.searched(found)
        except BadInput as error:
            self.fail(error)
        except Exception as error:
            log.exception("the search failed")
            self.notes.append(f"The search broke off ({type(error).__name__}: {error}): run it again with --fresh.")
        finally:
            self.pages.end_search()

    # --- its links

    def check_page(self, page: ResourcePage) -> None:
        """Check what no young verdict is known of; of a page that was dropped, nothing."""
        self.links.check(page.asked or page.url)

    async def links_settled(self) -> None:
        """Wait for the last verdict, or for the run to be stopped."""
        self.progress.phase = "checking links"
        await self._unless_stopped(self.links.settled())
        if self._goes_on:
            self.progress.phase = "looking up what dead pages were"
            await self._unless_stopped(self.archive.finish())
            await self.content_read()  # until then it is not known what sites are the user's own
        if self._goes_on:
            self.progress.phase = "looking at who has the sites now"
            await self._unless_stopped(self.archive.look_at_owners(self.content.sites()))
        if self._goes_on:
            self.links.check_addresses(self.archive.moved())
            await self._unless_stopped(self.links.settled())
        await self.archive.stop()
        self.notes += self.archive.notes
        await self.links.close()
        if self.links.lost_network:
            self.notes.insert(0, NETWORK_LOST)

    @property
    def _goes_on(self) -> bool:
        return not (self.stopped.is_set() or self.links.lost_network)

    # --- the user's own pages

    async def _read_content(self) -> None:
        try:
            await self.content.read(self.gate, self.progress)
        except BadInput as error:
            self.fail(error)

    async def content_read(self) -> None:
        """Wait for the last own page, or for the run to be stopped."""
        if self._content is not None:
            self.progress.phase = "reading your pages"
            await self._unless_stopped(self._content)

    async def match(self) -> None:
        """Find the own pages to offer for every dead target of the run; of a stopped run, for as many as there is time
        for."""
        self.progress.phase = "matching"
        try:
            await make_offers(
                self.store,
                self.run,
                self.own,
                self.settings,
                archived=self.archive.known,
                stopped=self.stopped,
                progress=self.progress,
            )
        except BadInput as error:
            self.fail(error)

    # --- whom to write to

    async def find_contacts(self) -> None:
        """Look the sites of the run's prospects up; not in a run that was stopped."""
        if self._goes_on and self.failure is None:
            self.progress.phase = "looking up whom to write to"
            await self._unless_stopped(self.contacts.look(self.content.sites()))
            self.notes += self.contacts.notes

    # --- the end

    def write_workbook(self) -> None:
        """Write what is known, and call the run finished if nothing was left to do."""
        self.progress.phase = "writing the workbook"
        complete = self._complete
        if complete:
            self.notes += beyond_limit(self.pages.left, self.settings.max_pages)
        data = data_of(
            self.store,
            self.run,
            self.settings,
            keyword=self.job.keyword,
            now=self._now(),
            complete=complete,
            notes=self.notes,
            asked_for=settings_as_text(self.job, self.settings),
            archived=self.archive.known,
        )
        if data.summary.pages_read == 0 and complete and self.failure is None:
            self.failure = no_page(data.pages, self.niche, self._found)
            self.store.finish_run(self.run, self._now())  # there is nothing to go on with: the same command asks anew
        if self.failure is not None or (data.summary.pages_read == 0 and not complete):
            return  # stopped before anything was known
        try:
            written = write_workbook(data, self.job.out, now=self._now())
        except BadInput as error:
            self.failure = error
            return
        self.store.tracking.note(self.run, data.prospects, self.content.sites(), self._now())
        self.result = CrawlResult.of(data, written)
        if complete:
            self.store.finish_run(self.run, self._now())

    async def finish(self, upto: Ending | None = None) -> None:
        """Let the stages do their last step, in pipeline order, each once; up to and with `upto`, if given."""
        async with self._ending:
            for stage in self.stages:
                if stage not in self._ended:
                    self._ended.add(stage)
                    await stage.finish()
                if stage is upto:
                    break

    def stop(self) -> None:
        """Begin no further work; what is known goes into the workbook, and the same command goes on later."""
        if not self.stopped.is_set():
            self.notes.insert(0, STOPPED)
            self._stop()

    def break_off(self, why: str) -> None:
        """No further page can be asked for: links are still checked, and the run stays open."""
        self.notes.insert(0, f"The run broke off ({why}): the same command goes on where it stopped.")
        self._broken_off = True
        self.pages.stop()

    def _stop(self) -> None:
        self.stopped.set()
        self.pages.stop()

    @property
    def _complete(self) -> bool:
        return self._goes_on and not self._broken_off

    def fail(self, error: BadInput) -> None:
        """What was asked for cannot be done, as was only found out under way: end the run without a workbook."""
        if self.failure is None:
            self.failure = error
            self._stop()
            self.on_failure()

    async def close(self) -> None:
        """Stop all work. The store stays open: what Scrapy has under way may still come to report."""
        for task in (self._searching, self._content):
            if task is not None and not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        await self.archive.close()
        await self.contacts.close()
        await self.links.close()
        if self.browser is not None:
            await self.browser.close()

    async def _unless_stopped(self, work: Coroutine[object, object, None] | asyncio.Task[None]) -> None:
        working = asyncio.ensure_future(work)
        stopping = asyncio.ensure_future(self.stopped.wait())
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if working.done():
            await working
        else:
            working.cancel()
