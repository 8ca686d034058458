"""What a dead page was: one question to the Wayback Machine's index, and a capture or two.

"Not looked up" is not "no copy": the first is None and asked again by the next run, the second an `ArchivedPage`
without a copy. That, as all that was found out, is kept for ever.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.archive import kept
from brokenlinks.archive.asking import NAME, Asking, NotLookedUp, Waits
from brokenlinks.archive.cdx import Excluded
from brokenlinks.archive.finding import find
from brokenlinks.archive.kept import EVER, key_of
from brokenlinks.archive.owners import Owners
from brokenlinks.outgoing import open_fetcher

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterable

    from brokenlinks.archive.owners import Owner
    from brokenlinks.config import Settings
    from brokenlinks.config.services import Wayback as WaybackService
    from brokenlinks.models import ArchivedPage
    from brokenlinks.network.client import HttpFetcher
    from brokenlinks.network.gate import Gate
    from brokenlinks.store import Answers

log = logging.getLogger(__name__)

#: Addresses that are looked up at once: while one's captures are read, the index is asked about the next.
_AT_ONCE: Final = 3


class Looked(NamedTuple):
    """What came of looking an address up."""

    url: str
    page: ArchivedPage | None  #: None: not looked up


class Wayback:
    """Looks dead pages up.

    Args:
        fetcher: without a delay of its own.

    Attributes:
        found, without_copy: pages that were looked up, by what came of it.
        excluded, missed: pages that were not: nobody may see them; there was no answer.
    """

    def __init__(
        self,
        service: WaybackService,
        fetcher: HttpFetcher,
        answers: Answers,
        *,
        waits: Waits = Waits(),  # noqa: B008 it cannot be changed
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.found = self.without_copy = self.excluded = self.missed = 0
        self._answers = answers
        self._fetcher = fetcher
        self._now = now
        self._asking = Asking(service, fetcher, answers, waits=waits, now=now)
        self._problems: Counter[str] = Counter()

    async def look_up(self, url: str) -> ArchivedPage | None:
        """What the archive knows of an address; None when it was not looked up: `notes` say why. Never raises."""
        page = await self._looked_up(url)
        if page is not None:
            self.found += bool(page.copy)
            self.without_copy += not page.copy
        return page

    def known(self, url: str) -> ArchivedPage | None:
        """What `look_up` found out before, in this run or another; None when it did not. Asks nobody."""
        body = self._answers.get(NAME, key_of(self._asking, "page", url), EVER)
        return None if body in (None, kept.EXCLUDED) else kept.page_from(body)

    async def look_up_all(self, addresses: Iterable[str]) -> AsyncGenerator[Looked, None]:
        """Look addresses up, the most promising first; each comes when it is done. May be left at any
        time; with `contextlib.aclosing`, what is under way ends there and then."""
        waiting = iter(addresses)
        running: set[asyncio.Task[Looked]] = set()
        try:
            while True:
                while len(running) < _AT_ONCE and (url := next(waiting, None)) is not None:
                    running.add(asyncio.create_task(self._look(url)))
                if not running:
                    return
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def owners(self, url: str) -> AsyncGenerator[Owner, None]:
        """Whose a page was, as `checking.usurped` wants it: see `Owners.of`. Does not count in `notes`."""
        return Owners(self._asking, self._answers, self._now).of(url)

    def keep(self, url: str, page: ArchivedPage) -> None:
        """From now on, `page` is what is known of an address: a later copy of it is not what was linked to."""
        self._answers.save(NAME, key_of(self._asking, "page", url), kept.page_as_bytes(page), self._now())

    @property
    def left_out(self) -> bool:
        """True when the archive is asked nothing more: it refuses, does not answer, or its budget is used up."""
        return bool(self._asking.left_out)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the user: why pages were not looked up, and what to do."""
        notes = []
        if self.excluded:
            notes.append(f"{_pages(self.excluded)} kept from the public by the Wayback Machine, and not looked up.")
        if self._asking.left_out:
            missed = f" {_pages(self.missed)} not looked up." if self.missed else ""
            notes.append(f"The Wayback Machine is left out from here on: {self._asking.left_out}.{missed}")
        elif self.missed:
            (problem, _), *_ = self._problems.most_common(1) or [("no answer came", 0)]
            notes.append(f"{_pages(self.missed)} not looked up in the Wayback Machine ({problem}): run again later.")
        return tuple(notes)

    async def close(self) -> None:
        """Close all connections."""
        await self._fetcher.close()

    async def _look(self, url: str) -> Looked:
        try:
            return Looked(url, await self.look_up(url))
        except Exception as error:  # a fault of ours with one odd page must not cost the user the others
            log.exception("Looking %s up failed.", url)
            self._miss(f"{type(error).__name__}: {error}")
            return Looked(url, None)

    async def _looked_up(self, url: str) -> ArchivedPage | None:
        try:
            urls.parse(url)
        except ValueError:
            self._miss("it is no web address")
            return None
        key = key_of(self._asking, "page", url)
        if (known := self.known(url)) is not None:
            return known
        try:
            if self._answers.get(NAME, key, EVER) == kept.EXCLUDED:
                raise Excluded
            page, _ = await find(self._asking, urls.canonical(url))
        except Excluded:
            self.excluded += 1
            self._answers.save(NAME, key, kept.EXCLUDED, self._now())
            return None
        except NotLookedUp as error:
            self._miss(str(error))
            return None
        self._answers.save(NAME, key, kept.page_as_bytes(page), self._now())
        return page

    def _miss(self, why: str) -> None:
        self.missed += 1
        self._problems[why] += 1


def open_wayback(settings: Settings, answers: Answers, gate: Gate | None = None) -> Wayback:
    """The archive as the settings want it; close it in the end."""
    service = settings.wayback
    return Wayback(service, open_fetcher(settings, delay=0.0, gate=gate, timeout=service.answer_timeout), answers)


def _pages(count: int) -> str:
    return "1 dead page is" if count == 1 else f"{count} dead pages are"
