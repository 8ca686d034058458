"""What a dead page was: one question to the Wayback Machine's index, and a capture or two.

"Not looked up" is not "no copy": the first is None and asked again by the next run, the second an `ArchivedPage`
without a copy. That, as all that was found out, is kept for ever.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.archive import kept, memento
from brokenlinks.archive.asking import NAME, Asking, NotLookedUp, Waits
from brokenlinks.archive.cdx import Excluded
from brokenlinks.archive.copies import read_copy
from brokenlinks.archive.finding import find, play
from brokenlinks.archive.memento import Memento
from brokenlinks.outgoing import open_fetcher

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterable

    from brokenlinks.checking.owner import Portrait
    from brokenlinks.config import Settings
    from brokenlinks.config.services import Wayback as WaybackService
    from brokenlinks.models import ArchivedPage
    from brokenlinks.network.client import HttpFetcher
    from brokenlinks.network.gate import Gate
    from brokenlinks.store import Answers

#: Addresses that are looked up at once: while one's captures are read, the index is asked about the next.
_AT_ONCE: Final = 3
_EVER: Final = datetime.min.replace(tzinfo=UTC)


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
        body = self._answers.get(NAME, self._key("page", url), _EVER)
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

    async def look_at_owner(self, url: str) -> Portrait | None:
        """The last good capture of a page, as `checking.usurped` wants it; None when there is none, or no telling.

        It takes one more capture than `look_up`, whose answer it needs, and is kept as well.
        """
        key = self._key("owner", url)
        if (body := self._answers.get(NAME, key, _EVER)) is not None:
            if body == kept.NONE:
                return None
            if (known := kept.portrait_from(body)) is not None:
                return known
        page = await self._looked_up(url)
        if page is None:
            return None
        portrait: Portrait | None = None
        place = memento.unwrapped(page.copy) if page.copy else None
        if place is not None:
            try:
                played = await play(self._asking, place)
            except NotLookedUp as error:
                self.missed += 1
                self._problems[str(error)] += 1
                return None
            except Excluded:
                self.excluded += 1
                return None
            portrait = read_copy(played).portrait if isinstance(played, Memento) else None
        self._answers.save(NAME, key, kept.NONE if portrait is None else kept.portrait_as_bytes(portrait), self._now())
        return portrait

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the user: why pages were not looked up, and what to do."""
        notes = []
        if self.excluded:
            notes.append(f"{_pages(self.excluded)} kept from the public by the Wayback Machine, and not looked up.")
        if self._asking.left_out:
            notes.append(
                f"The Wayback Machine is left out from here on: {self._asking.left_out}. "
                f"{_pages(self.missed)} not looked up."
            )
        elif self.missed:
            (problem, _), *_ = self._problems.most_common(1) or [("no answer came", 0)]
            notes.append(f"{_pages(self.missed)} not looked up in the Wayback Machine ({problem}): run again later.")
        return tuple(notes)

    async def close(self) -> None:
        """Close all connections."""
        await self._fetcher.close()

    async def _look(self, url: str) -> Looked:
        return Looked(url, await self.look_up(url))

    async def _looked_up(self, url: str) -> ArchivedPage | None:
        try:
            urls.parse(url)
        except ValueError:
            self.missed += 1
            self._problems["it is no web address"] += 1
            return None
        key = self._key("page", url)
        if (known := self.known(url)) is not None:
            return known
        try:
            if self._answers.get(NAME, key, _EVER) == kept.EXCLUDED:
                raise Excluded
            page = await find(self._asking, urls.canonical(url))
        except Excluded:
            self.excluded += 1
            self._answers.save(NAME, key, kept.EXCLUDED, self._now())
            return None
        except NotLookedUp as error:
            self.missed += 1
            self._problems[str(error)] += 1
            return None
        self._answers.save(NAME, key, kept.page_as_bytes(page), self._now())
        return page

    def _key(self, what: str, url: str) -> str:
        return f"{self._asking.url} {what} {kept.FORM} {urls.canonical(url)}"


def open_wayback(settings: Settings, answers: Answers, gate: Gate | None = None) -> Wayback:
    """The archive as the settings want it; close it in the end."""
    service = settings.wayback
    return Wayback(service, open_fetcher(settings, delay=0.0, gate=gate, timeout=service.answer_timeout), answers)


def _pages(count: int) -> str:
    return "1 dead page is" if count == 1 else f"{count} dead pages are"
