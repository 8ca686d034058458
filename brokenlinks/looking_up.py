"""What the dead pages of a list were: looked up in an archive, as far as the settings allow."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brokenlinks import urls
from brokenlinks.archive import open_wayback
from brokenlinks.checking import LinkChecker
from brokenlinks.interruptible import interruptible
from brokenlinks.models import State
from brokenlinks.store import Answers, open_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from brokenlinks.archive import Wayback
    from brokenlinks.config import Settings
    from brokenlinks.models import ArchivedPage, Verdict
    from brokenlinks.progress import Progress


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of dead pages. Without any: none was looked up."""

    pages: Mapping[str, ArchivedPage] = field(default_factory=dict)  #: by address, as `_address` has it
    alive: frozenset[str] = frozenset()  #: of the places that they have moved to
    notes: tuple[str, ...] = ()  #: sentences for the user: what was not looked up, and why
    stopped: bool = False  #: by Ctrl-C, before all was looked up

    def of(self, dead_url: str) -> ArchivedPage | None:
        """What the archive knows of a page; None when it was not looked up."""
        return self.pages.get(_address(dead_url))

    def moved_to(self, dead_url: str) -> str:
        """Where the page is now, if that is known to be alive; else ""."""
        page = self.of(dead_url)
        return page.moved_to if page is not None and page.moved_to in self.alive else ""


def look_up(dead_urls: Iterable[str], settings: Settings, database: Path, progress: Progress) -> Past:
    """Look the pages up, those that most lines name first, then see whether what they have moved to is alive.

    What the archive says is kept in `database`, and not asked for again. Ctrl-C ends the looking up; what is known by
    then is returned. What is no web address is passed over.

    Raises:
        BadInput: `database` cannot be used.
    """
    counted = Counter(address for dead_url in dead_urls if (address := _address(dead_url)))
    addresses = [address for address, _ in counted.most_common()]
    with closing(open_database(database, alone=True)) as connection:
        return asyncio.run(_look_up(addresses, settings, Answers(connection), progress))


async def _look_up(addresses: Sequence[str], settings: Settings, answers: Answers, progress: Progress) -> Past:
    wayback = open_wayback(settings, answers)
    waiting = [address for address in addresses if wayback.known(address) is None]
    chosen = waiting[: settings.archive_pages]
    alive: set[str] = set()

    async def look() -> None:
        await _ask(wayback, chosen, progress)
        moved = {page.moved_to for address in addresses if (page := wayback.known(address)) and page.moved_to}
        await _check(moved, alive, settings, progress)

    try:
        with interruptible() as interrupted:
            looking = asyncio.ensure_future(look())
            await asyncio.wait({looking, interrupted}, return_when=asyncio.FIRST_COMPLETED)
            progress.stopped = not looking.done()
            looking.cancel()
            await asyncio.wait({looking})
        if not looking.cancelled():
            looking.result()  # raises what went wrong
    finally:
        await wayback.close()
    pages = {address: page for address in addresses if (page := wayback.known(address)) is not None}
    notes = [*wayback.notes, *_not_asked(len(waiting) - len(chosen))]
    return Past(pages, frozenset(alive), tuple(notes), progress.stopped)


async def _ask(wayback: Wayback, addresses: Sequence[str], progress: Progress) -> None:
    progress.phase = "looking up what dead pages were"
    progress.to_look_up = len(addresses)
    async with aclosing(wayback.look_up_all(addresses)) as looked:
        async for _ in looked:
            progress.looked_up += 1


async def _check(addresses: Iterable[str], alive: set[str], settings: Settings, progress: Progress) -> None:
    """Add those of these addresses that are alive to `alive`."""
    if not addresses:
        return
    progress.phase = "checking where dead pages have moved to"

    def settled(verdict: Verdict) -> None:
        if verdict.state is State.ALIVE:
            alive.add(verdict.url)

    def notice(text: str) -> None:
        progress.notice = text

    async with LinkChecker(settings, settled, on_notice=notice) as checker:
        for address in addresses:
            checker.add(address)
        await checker.settled()


def _not_asked(count: int) -> list[str]:
    if not count:
        return []
    pages = "1 dead page was" if count == 1 else f"{count} dead pages were"
    return [f"{pages} not looked up in the Wayback Machine: raise archive_pages for more, or run again."]


def _address(dead_url: str) -> str:
    """The one spelling in which a dead page is looked up; "" for what is no web address."""
    try:
        return urls.canonical(urls.page_address(dead_url))
    except ValueError:
        return ""
