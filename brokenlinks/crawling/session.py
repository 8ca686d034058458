"""One crawl: what its spider and its pipelines share, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from brokenlinks import urls
from brokenlinks.checking import LinkChecker
from brokenlinks.content import check_sources, read_content
from brokenlinks.crawling.page_list import read_listed, read_sitemaps
from brokenlinks.crawling.settings_text import changed_settings, sources_as_text
from brokenlinks.errors import BadInput
from brokenlinks.matching import MatchIndex
from brokenlinks.models import RunSummary, State, Verdict
from brokenlinks.outgoing import open_fetcher, open_gate
from brokenlinks.progress import Progress
from brokenlinks.prospects import report
from brokenlinks.store import Store, open_database, views
from brokenlinks.workbook import check_target, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from pathlib import Path

    from brokenlinks.config import Settings
    from brokenlinks.crawling.job import CrawlJob
    from brokenlinks.models import Match, OwnPage, ResourcePage
    from brokenlinks.store import Waiting

log = logging.getLogger(__name__)

#: What the user is told of a run that was stopped.
STOPPED = "The run was stopped before it was done: the same command goes on where it stopped."
#: Verdicts are written together after this many seconds: so much a kill can cost.
_FLUSH_AFTER = 0.05
#: Seconds of matching that are left to a run that was stopped.
_MATCHING_AFTER_STOP = 1.5
#: Own pages are indexed in groups of this size.
_OWN_PAGES_AT_ONCE = 20


class Ending(Protocol):
    """A pipeline's last step."""

    async def finish(self) -> None:
        """All pages were read, or the run was stopped."""
        ...


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What a crawl leaves behind."""

    path: Path  #: the workbook
    summary: RunSummary
    prospects: int  #: rows on the Prospects sheet
    notes: tuple[str, ...]  #: sentences for the user


class CrawlSession:
    """A run of one job on one store.

    Built when the spider is, so that bad input ends the run before anything is fetched.

    Raises:
        BadInput: a source, the settings or the store cannot be used, or another run is using the store.
    """

    def __init__(self, job: CrawlJob, settings: Settings, spider: str, progress: Progress | None = None) -> None:
        self.job = job
        self.settings = settings
        self.progress = progress or Progress()
        self.stages: list[Ending] = []
        self.result: CrawlResult | None = None
        self.failure: BadInput | None = None
        #: Called when the run must end early; the spider's way to stop Scrapy.
        self.on_failure: Callable[[], None] = lambda: None
        self.stopped = asyncio.Event()
        check_target(job.out)
        self._listed = read_listed(job.pages)
        self.notes = list(self._listed.notes)
        check_sources(job.content)
        self.store = Store(open_database(job.database, alone=True))
        self.run, self.resumed = self.store.begin_run(
            job.fingerprint(spider, settings), job.keyword, _now(), fresh=job.fresh
        )
        self.own = MatchIndex(self.store.connection)
        if not self.resumed:
            self.own.clear()
        self.gate = open_gate(settings)
        self._checker = LinkChecker(settings, self._on_verdict)
        self._under_way: set[str] = set()
        self._verdicts: list[Verdict] = []
        self._flush_due: asyncio.TimerHandle | None = None
        self._content: asyncio.Task[None] | None = None
        self._ended: set[Ending] = set()
        self._ending = asyncio.Lock()

    # --- the pages

    async def begin(self) -> list[Waiting]:
        """Start reading own pages and checking what an earlier, broken-off run left; the pages to ask for."""
        self._content = asyncio.create_task(self._read_content())
        self._check(self._stale_links())
        # In a run that goes on as well: it may have been broken off before all were queued.
        given = [*self._listed.pages]
        fetch = open_fetcher(self.settings, delay=self.settings.page_delay, gate=self.gate)
        try:
            given += await read_sitemaps(self._listed, fetch, limit=self.settings.max_pages, on_note=self.notes.append)
        except BadInput as error:
            self.fail(error)
            return []
        finally:
            await fetch.close()
        self.store.queue_pages(self.run, given, 0, "", self.settings.max_pages)
        if len(set(given)) > self.settings.max_pages:
            self.notes.append(
                f"Of {len(set(given))} pages given, {self.settings.max_pages} were read: raise --max-pages for more."
            )
        waiting = self.store.waiting_pages(self.run)
        self.progress.phase = "reading pages"
        self.progress.pages_waiting = len(waiting)
        return waiting

    def further(self, page: ResourcePage) -> list[Waiting]:
        """The further pages of its site that a page names, as far as depth and number allow, and not known yet."""
        if page.depth >= self.settings.depth:
            return []
        added = self.store.queue_pages(self.run, page.further, page.depth + 1, page.url, self.settings.max_pages)
        self.progress.pages_waiting += len(added)
        return added

    def page_read(self, page: ResourcePage) -> None:
        """Write a page down."""
        self.store.save_page(self.run, page, _now())
        self.progress.pages_read += 1
        self.progress.pages_waiting -= 1

    def page_failed(self, address: str, outcome: str) -> None:
        """Note why a page could not be read."""
        self.store.page_failed(self.run, address, outcome)
        self.progress.pages_failed += 1
        self.progress.pages_waiting -= 1

    # --- its links

    def check_page(self, page: ResourcePage) -> None:
        """Check what no young verdict is known of."""
        self._check(self._stale_links(page.asked or page.url))

    def _stale_links(self, page: str | None = None) -> list[str]:
        days = self.settings
        ages = {State.ALIVE: days.cache_alive, State.DEAD: days.cache_dead, State.UNCLEAR: days.cache_unclear}
        lifetimes = {state: timedelta(days=0 if self.job.fresh else age) for state, age in ages.items()}
        return self.store.links_to_check(self.run, _now(), lifetimes, page=page)

    def _check(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address not in self._under_way:
                self._under_way.add(address)
                self.progress.links += 1
                self._checker.add(address)

    def _on_verdict(self, verdict: Verdict) -> None:
        self.progress.checked += 1
        self.progress.dead += verdict.state is State.DEAD
        self._verdicts.append(verdict)
        if self._flush_due is None:
            self._flush_due = asyncio.get_running_loop().call_later(_FLUSH_AFTER, self._flush)

    def _flush(self) -> None:
        if self._flush_due is not None:
            self._flush_due.cancel()
            self._flush_due = None
        if self._verdicts:
            self.store.save_verdicts(self._verdicts)
            self._under_way.difference_update(verdict.url for verdict in self._verdicts)
            self._verdicts.clear()

    async def links_settled(self) -> None:
        """Wait for the last verdict, or for the run to be stopped."""
        self.progress.phase = "checking links"
        await self._unless_stopped(self._checker.settled())
        await self._checker.close()
        self._flush()

    # --- the user's own pages

    async def _read_content(self) -> None:
        if not self.job.content:
            self.notes.append("No content was given, so no page is offered: name your site or a list with --content.")
            return
        fetch = open_fetcher(self.settings, delay=self.settings.content_delay, gate=self.gate)
        group: list[OwnPage] = []
        try:
            async for page in read_content(
                self.job.content,
                fetch,
                limit=self.settings.content_limit,
                concurrency=self.settings.content_requests,
                known=self.own.known,
                on_progress=lambda so_far: self.progress.own(so_far.found, so_far.read, so_far.failed),
                on_note=self.notes.append,
            ):
                group.append(page)
                if len(group) >= _OWN_PAGES_AT_ONCE:
                    self.own.add(group)
                    group.clear()
        except BadInput as error:
            self.fail(error)
        finally:
            self.own.add(group)
            await fetch.close()
        if len(self.own) and not self._own_sites():
            named = self.job.content[0] if len(self.job.content) == 1 else "Your content"
            self.notes.append(
                f"{named} has no web addresses: what is offered are the names in it, "
                "and dead links to your own site cannot be told from others."
            )

    async def content_read(self) -> None:
        """Wait for the last own page, or for the run to be stopped."""
        if self._content is not None:
            self.progress.phase = "reading your pages"
            await self._unless_stopped(self._content)

    async def match(self) -> None:
        """Find the own pages to offer for every dead target of the run; once it is stopped, for as many as a person
        who pressed Ctrl-C waits for."""
        self.progress.phase = "matching"
        loop = asyncio.get_running_loop()
        offers: dict[int, list[Match]] = {}
        deadline: float | None = None
        for target in views.dead_targets(self.store.connection, self.run):
            if self.stopped.is_set():
                deadline = deadline or loop.time() + _MATCHING_AFTER_STOP
                if loop.time() > deadline:
                    break
            offers[int(target.id)] = self.own.best(target, limit=2, min_score=self.settings.min_score)
            await asyncio.sleep(0)
        self.store.save_offers(self.run, offers)

    # --- the end

    def write_workbook(self) -> None:
        """Write what is known, and call the run finished if nothing was left to do."""
        self.progress.phase = "writing the workbook"
        complete = not self.stopped.is_set()
        data = report(
            self.store,
            self.run,
            keyword=self.job.keyword,
            own_sites=self._own_sites(),
            own_pages=len(self.own),
            now=_now(),
            complete=complete,
            notes=self.notes,
            settings=self._settings_as_text(),
        )
        if data.summary.pages_read == 0 and complete and self.failure is None:
            self.failure = _no_page_answered(data.pages[0].outcome if data.pages else "", len(data.pages))
            self.store.finish_run(self.run, _now())  # there is nothing to go on with: the same command asks anew
        if self.failure is not None:
            return
        try:
            written = write_workbook(data, self.job.out, now=_now())
        except BadInput as error:
            self.failure = error
            return
        self.result = CrawlResult(
            written.path, data.summary, len(data.prospects), (*data.summary.notes, *written.notes)
        )
        if complete:
            self.store.finish_run(self.run, _now())

    def _own_sites(self) -> set[str]:
        """Named as content, or read from a list of own pages."""
        named = [source for source in self.job.content if urls.is_web_address(source)]
        return {urls.site_of(address) for address in (*named, *self.own.addresses())} - {""}

    def _settings_as_text(self) -> dict[str, str]:
        return {
            "pages": sources_as_text(self.job.pages),
            "content": sources_as_text(self.job.content),
            "project file": str(self.job.database),
            **changed_settings(self.settings),
        }

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
            self.stopped.set()

    def fail(self, error: BadInput) -> None:
        """What was asked for cannot be done, as was only found out under way: end the run without a workbook."""
        if self.failure is None:
            self.failure = error
            self.stopped.set()
            self.on_failure()

    async def close(self) -> None:
        """Stop all work. The store stays open: what Scrapy has under way may still come to report."""
        if self._content is not None and not self._content.done():
            self._content.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._content
        await self._checker.close()
        self._flush()

    async def _unless_stopped(self, work: Coroutine[object, object, None] | asyncio.Task[None]) -> None:
        working = asyncio.ensure_future(work)
        stopping = asyncio.ensure_future(self.stopped.wait())
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if working.done():
            await working
        else:
            working.cancel()


def _no_page_answered(outcome: str, pages: int) -> BadInput:
    if not pages:
        return BadInput("The page list names no page to read: give at least one address of a resource page.")
    if pages == 1:
        return BadInput(f"The only page could not be read ({outcome}): check its address in a browser.")
    return BadInput(
        f"None of the {pages} pages could be read (the first: {outcome}): check the addresses in a browser."
    )


def _now() -> datetime:
    return datetime.now(UTC)
