"""What the dead pages of a run were: looked up in an archive while links are still being checked."""

from __future__ import annotations

import asyncio
import heapq
import logging
from contextlib import aclosing
from typing import TYPE_CHECKING, Final

from brokenlinks.archive import open_wayback
from brokenlinks.crawling.owner_looks import OwnerLooks
from brokenlinks.store import Answers, views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import datetime

    from brokenlinks.config import Settings
    from brokenlinks.models import ArchivedPage
    from brokenlinks.network.gate import Gate
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

log = logging.getLogger(__name__)

#: Pages that are chosen together; those that are found dead meanwhile may be more promising than the next.
_AT_ONCE: Final = 20


class ArchiveLooks:
    """Looks up the dead pages of one run, those that most pages link to first, and in the end who has living sites."""

    def __init__(
        self,
        store: Store,
        run: RunId,
        settings: Settings,
        gate: Gate,
        progress: Progress,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._wayback = open_wayback(settings, Answers(store.connection), gate)
        self._owners = OwnerLooks(store, run, settings, gate, self._wayback, progress, clock=clock)
        self._store = store
        self._run = run
        self._progress = progress
        self._wanted = settings.archive and settings.archive_pages > 0
        self._left = settings.archive_pages
        self._seen: set[str] = set()  #: dead pages that need not be thought of again
        self._waiting: set[str] = set()  #: of them, those that nothing is known of yet
        self._more = asyncio.Event()
        self._is_last_round = False
        self._is_over = not self._wanted
        self._work: asyncio.Task[None] | None = None
        self._beyond = 0  #: dead pages that were beyond `archive_pages`
        self._failure = ""

    @property
    def notes(self) -> list[str]:
        """Sentences for the user: what was not looked up, and why."""
        notes = list(self._wayback.notes)
        if self._failure:
            notes.append(self._failure)
        if self._beyond:
            pages = "1 dead page was" if self._beyond == 1 else f"{self._beyond} dead pages were"
            notes.append(f"{pages} not looked up in the Wayback Machine: raise archive_pages for more.")
        return notes

    def known(self, url: str) -> ArchivedPage | None:
        """What is known of a dead page, by this run or an earlier one."""
        return self._wayback.known(url)

    def begin(self) -> None:
        """Start with what an earlier, broken-off run left. To be called in the event loop, as `finish` is."""
        if not self._is_over:
            self.wake(views.dead_addresses(self._store.connection, self._run))
            self._start()

    def wake(self, addresses: Iterable[str]) -> None:
        """These links are dead."""
        if self._is_over:
            return
        new = set(addresses) - self._seen
        self._seen |= new
        self._waiting |= {address for address in new if self._wayback.known(address) is None}
        self._more.set()

    def moved(self) -> list[str]:
        """Where the dead pages of the run have moved to, as far as it is known."""
        pages = map(self.known, views.dead_addresses(self._store.connection, self._run))
        return [*dict.fromkeys(page.moved_to for page in pages if page is not None and page.moved_to)]

    async def finish(self) -> None:
        """All links have their verdicts: look up what is left."""
        if self._is_over:
            return
        self.wake(views.dead_addresses(self._store.connection, self._run))
        self._is_last_round = True
        self._more.set()
        await self._start()
        if self._wayback.left_out:  # one sentence for them all
            self._wayback.missed += len(self._waiting)
        elif not self._failure:
            self._beyond = len(self._waiting)
        self._is_over = True

    async def look_at_owners(self, own_sites: Collection[str]) -> None:
        """Find living links whose site was taken over, none on one of `own_sites`: they are dead from then on."""
        if not self._wanted:
            return
        try:
            await self._owners.look(own_sites)
        except Exception as error:
            log.exception("looking for sites that were taken over failed")
            self._failure = _broke_off("Looking for sites that were taken over", error)

    async def stop(self) -> None:
        """Look nothing up any more; what was found out is kept."""
        self._is_over = True
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)

    async def close(self) -> None:
        """Stop, and close the connections."""
        await self.stop()
        await self._owners.close()
        await self._wayback.close()

    def _start(self) -> asyncio.Task[None]:
        if self._work is None:
            self._work = asyncio.create_task(self._look())
        return self._work

    async def _look(self) -> None:
        try:
            while True:
                if chosen := self._chosen():
                    self._left -= len(chosen)
                    self._waiting.difference_update(chosen)
                    async with aclosing(self._wayback.look_up_all(chosen)) as looked:
                        async for one in looked:
                            self._progress.looked_up += one.page is not None
                elif self._is_last_round:
                    return
                else:
                    self._more.clear()
                    await self._more.wait()
        except Exception as error:
            log.exception("looking dead pages up failed")
            self._failure = _broke_off("Looking dead pages up in the Wayback Machine", error)

    def _chosen(self) -> list[str]:
        """The next pages to look up."""
        number = min(_AT_ONCE, self._left, len(self._waiting))
        if not number or self._wayback.left_out:
            return []
        pages = views.pages_linking(self._store.connection, self._waiting)
        return heapq.nsmallest(number, self._waiting, key=lambda address: (-pages.get(address, 0), address))


def _broke_off(what: str, error: Exception) -> str:
    """What the user is told of a fault of ours: it is no reason to end a run without a workbook."""
    return f"{what} broke off ({type(error).__name__}: {error}): run it again, or set archive = false."
