"""What the dead pages of a run were: looked up in an archive while links are still being checked."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

from brokenlinks.archive import open_wayback
from brokenlinks.store import Answers, views

if TYPE_CHECKING:
    from brokenlinks.config import Settings
    from brokenlinks.models import ArchivedPage
    from brokenlinks.network.gate import Gate
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

#: Pages that are chosen together; those that are found dead meanwhile may be more promising than the next.
_AT_ONCE = 20


class ArchiveLooks:
    """Looks up the dead pages of one run, those that most pages link to first."""

    def __init__(
        self,
        store: Store,
        run: RunId,
        settings: Settings,
        gate: Gate,
        progress: Progress,
    ) -> None:
        self._store = store
        self._run = run
        self._progress = progress
        self._left = settings.archive_pages if settings.archive else 0
        self._wayback = open_wayback(settings, Answers(store.connection), gate)
        self._asked: set[str] = set()
        self._more = asyncio.Event()
        self._is_last_round = False
        self._work: asyncio.Task[None] | None = None
        self.unasked = 0  #: dead pages that were beyond `archive_pages`

    @property
    def notes(self) -> list[str]:
        """Sentences for the user: what was not looked up, and why."""
        notes = list(self._wayback.notes)
        if self.unasked:
            pages = "1 dead page was" if self.unasked == 1 else f"{self.unasked} dead pages were"
            notes.append(f"{pages} not looked up in the Wayback Machine: raise archive_pages for more.")
        return notes

    def known(self, url: str) -> ArchivedPage | None:
        """What is known of a dead page, by this run or an earlier one."""
        return self._wayback.known(url)

    def wake(self) -> None:
        """There are new dead links."""
        if self._left and self._work is None:
            self._work = asyncio.create_task(self._look())
        self._more.set()

    def moved(self) -> list[str]:
        """Where the dead pages of the run have moved to, as far as it is known."""
        targets = views.dead_targets(self._store.connection, self._run, self.known)
        return [target.archived.moved_to for target in targets if target.archived and target.archived.moved_to]

    async def finish(self) -> None:
        """All links have their verdicts: look up what is left."""
        self._is_last_round = True
        self.wake()
        if self._work is not None:
            await self._work

    async def close(self) -> None:
        """Stop what is under way; what was found out is kept."""
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
        await self._wayback.close()

    async def _look(self) -> None:
        while True:
            is_last = self._is_last_round
            waiting = self._waiting()
            if not waiting and is_last:
                return
            if not waiting:
                self._more.clear()
                await self._more.wait()
                continue
            chosen = waiting[: min(_AT_ONCE, self._left)]
            if not chosen:
                self.unasked = len(waiting)
                if is_last:
                    return
                self._more.clear()
                await self._more.wait()
                continue
            self._left -= len(chosen)
            self._asked.update(chosen)
            async with aclosing(self._wayback.look_up_all(chosen)) as looked:
                async for _ in looked:
                    self._progress.looked_up += 1

    def _waiting(self) -> list[str]:
        """The dead pages that nothing is known of yet."""
        targets = views.dead_targets(self._store.connection, self._run)
        return [
            target.dead_url
            for target in targets
            if target.dead_url not in self._asked and self._wayback.known(target.dead_url) is None
        ]
