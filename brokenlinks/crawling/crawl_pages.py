"""The pages of a run: which is asked for next, what is thought of each, and where it leads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.crawling.frontier import Frontier
from brokenlinks.page_keys import page_key
from brokenlinks.pages import appraise
from brokenlinks.pages.promise import Clue, niche_terms, promise
from brokenlinks.store import Waiting
from brokenlinks.store.page_views import EARLIER_RUN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime

    from brokenlinks.config import Settings
    from brokenlinks.discovery import Discovery
    from brokenlinks.models import Appraisal, Niche, ResourcePage
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

#: Pages under way at once.
_AT_ONCE: Final = 32
#: What pages promise that are read in any case: those that were under way when a process was killed, …
_BROKEN_OFF: Final = 5.0
#: … given ones, …
_GIVEN: Final = 4.0
#: … a site's own further link pages, as far as `depth` goes, …
_FURTHER: Final = 3.0
#: … and the results of searches, between this and 1, the first ones more.
_SEARCHED: Final = 2.0


class CrawlPages:
    """The pages of one run.

    Args:
        niche: what the run is about.
        skips: tells the addresses of pages that are not read, unless they were given.
        own_sites: tells the user's own registered domains, as far as they are known by then.
    """

    def __init__(
        self,
        store: Store,
        run: RunId,
        settings: Settings,
        niche: Niche,
        progress: Progress,
        *,
        skips: Callable[[str], bool],
        own_sites: Callable[[], Collection[str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._pages = store.pages
        self._run = run
        self._settings = settings
        self._niche = niche
        self._terms = niche_terms([niche.keyword, *niche.synonyms])
        self._progress = progress
        self._skips = skips
        self._own_sites = own_sites
        self._now = clock
        self._frontier = Frontier(settings.max_pages, settings.site_share)
        self._under_way: dict[str, Waiting] = {}
        self._searching = 0
        self._changed = asyncio.Event()
        self._stopped = False

    # --- what may be read

    def restore(self) -> None:
        """Go on where an earlier process broke off: what it asked for in vain is asked for again."""
        for page in self._pages.taken(self._run, answered=True):
            self._frontier.note_taken(page)
        for address, external_sites in self._pages.read_so_far(self._run):
            self._frontier.learn(address, external_sites)
        # What was under way goes first: it has its place within `max_pages`.
        broken_off = [page._replace(promise=_BROKEN_OFF) for page in self._pages.taken(self._run, answered=False)]
        self._frontier.add_all([*broken_off, *self._pages.offered(self._run)])
        self._count()

    def give(self, addresses: Iterable[str]) -> int:
        """Read these pages first, and check their links whatever they are; how many different ones they are."""
        given = {page_key(address): address for address in reversed(list(addresses))}
        self._offer([Waiting(address, promise=_GIVEN) for address in reversed(given.values())])
        return len(given)

    def follow(self, addresses: Iterable[str]) -> None:
        """Read these pages again, on which the run before had something to show: what became of it is to be told."""
        self._offer([Waiting(address, found_by=EARLIER_RUN, promise=_FURTHER) for address in addresses])

    def begin_search(self) -> None:
        """Pages are being searched for: the run is not over before `end_search`."""
        self._searching += 1

    def searched(self, found: Discovery) -> None:
        """Read what the searches found, in this order."""
        for page in found.pages:
            self._pages.found(self._run, page.candidate.url, page.findings)
        self._offer(
            Waiting(page.candidate.url, promise=1 + (_SEARCHED - 1) / (2 + place), kept=page.candidate.kept)
            for place, page in enumerate(found.pages)
            if self._may_be_read(page.candidate.url)
        )

    def end_search(self) -> None:
        """No more pages will come of the search."""
        self._searching -= 1
        self._changed.set()

    def _offer(self, pages: Iterable[Waiting]) -> None:
        self._pages.offer(self._run, self._frontier.add_all(pages))
        self._count()
        self._changed.set()

    def _may_be_read(self, url: str) -> bool:
        try:
            address = urls.parse(url)
        except ValueError:
            return False
        return urls.registered_domain(address.host) not in self._own_sites() and not self._skips(address.href)

    @property
    def left(self) -> int:
        """How many good pages that were found had no room in the run; given ones are not counted."""
        return self._frontier.left(_GIVEN) if self._frontier.room <= 0 else 0

    # --- what is read

    async def next(self) -> Waiting | None:
        """The page to ask for now, once there is one; None when none will come any more."""
        while not self._stopped:
            self._changed.clear()
            if len(self._under_way) < _AT_ONCE and (page := self._frontier.take()):
                self._pages.take(self._run, page)
                self._under_way[page.address] = page
                self._progress.phase = "reading pages"
                return page
            if not self._under_way and not self._searching:
                return None
            await self._changed.wait()
        return None

    def stop(self) -> None:
        """Ask for nothing more."""
        self._stopped = True
        self._changed.set()

    def read(self, page: ResourcePage) -> None:
        """Write a page down, and where it leads; without its links, if it is no page to pitch to."""
        address = page.asked or page.url
        waiting = self._under_way.get(address) or Waiting(address)
        if not waiting.kept and not self._may_be_read(page.url):  # as is known only now, behind a redirect
            self.failed(address, f"it leads to {page.url}, which is not read")
            return
        appraisal = appraise(page, self._niche)
        dropped = not waiting.kept and appraisal.score < self._settings.min_page_score
        # What it leads to is written down first: a process that is killed in between reads the page again.
        self._frontier.learn(page.url, len(urls.sites_of(link.url for link in page.links)))
        self._offer(self._leads(page, waiting, appraisal, dropped=dropped))
        self._pages.save(self._run, page, self._now(), appraisal, dropped=dropped)
        self._progress.pages_read += 1
        self._progress.pages_dropped += dropped
        self._done(address)

    def failed(self, address: str, outcome: str) -> None:
        """Note why a page could not be read."""
        self._pages.failed(self._run, address, outcome)
        self._progress.pages_failed += 1
        self._done(address)

    def settle(self, address: str) -> None:
        """All is done that will be done for a page: if it was neither read nor failed, it was lost on the way."""
        if address in self._under_way:
            self.failed(address, "left out by a pipeline")

    def settle_all(self) -> None:
        """Nothing is under way any more, whatever is thought to be."""
        for address in list(self._under_way):
            self.failed(address, "it was never asked for; see the log")

    def _done(self, address: str) -> None:
        if page := self._under_way.pop(address, None):
            self._frontier.done(page)
        self._count()
        self._changed.set()

    def _count(self) -> None:
        self._progress.pages_waiting = self._frontier.waiting + len(self._under_way)

    def _leads(self, page: ResourcePage, waiting: Waiting, appraisal: Appraisal, *, dropped: bool) -> Iterator[Waiting]:
        """The pages that may be read because of this one."""
        depth = waiting.depth + 1
        if not dropped and depth <= self._settings.depth:
            for address in page.further:
                yield Waiting(address, depth, page.url, _FURTHER, waiting.kept)
        if not self._settings.snowball:
            return
        clues = [
            *(Clue(link.url, link.anchor, link.heading, link.context, not link.follow) for link in page.links),
            *(Clue(link.url, link.text, link.heading) for link in page.site_links),
        ]
        by_depth = set(page.further)
        for clue in clues:
            if clue.url in by_depth or not self._may_be_read(clue.url):
                continue
            promised = promise(clue, parent=appraisal.score, niche=self._terms)
            if promised > 0:
                yield Waiting(clue.url, 0, page.url, promised, kept=False)
