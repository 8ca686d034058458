"""Living links whose site was taken over: a casino where the beekeepers' club was. For a keeper such a link is dead.

Chosen by `crawling.suspects`; each is looked at as it is now and as it was, by its archived copies. It is called dead
only when all of this holds:

    today's page, twice    answers with 200 on its own site, is no wall, error, pause or parked domain, names its owner,
                           and nothing that is said of the link can be said of it
    an archived copy       is of another site, by the strict rule of `checking.usurped`, and what is said of the link
                           can be said of it

What cannot be looked at, or told, leaves the link alive.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.archive import Excluded, NotLookedUp
from brokenlinks.checking.content import judge
from brokenlinks.checking.outcome import outcome
from brokenlinks.checking.owner import portrait
from brokenlinks.checking.parking import parking_marks
from brokenlinks.checking.rules import Look
from brokenlinks.checking.samples import Page
from brokenlinks.checking.usurped import can_be_compared, usurped
from brokenlinks.crawling.suspects import on_sites, suspects
from brokenlinks.models import Reason
from brokenlinks.network.fetch import MEBIBYTE, FetchError
from brokenlinks.network.trail import Trail
from brokenlinks.network.transport import Answer
from brokenlinks.outgoing import open_fetcher
from brokenlinks.store import Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from brokenlinks.archive import Owner, Wayback
    from brokenlinks.checking.owner import Portrait
    from brokenlinks.checking.rules import Finding
    from brokenlinks.config import Settings
    from brokenlinks.crawling.suspects import Suspect
    from brokenlinks.network.gate import Gate
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

log = logging.getLogger(__name__)

#: Of the pages that may be looked up in a run, so many suspects: one in four.
_SHARE: Final = 4
_AT_ONCE: Final = 3
#: Where it is kept that a suspect was looked at and is what it was, as long as it is called the same.
_SERVICE: Final = "owner"
_GOOD_FOR: Final = timedelta(days=180)


class _Today(NamedTuple):
    """A page as it is now."""

    portrait: Portrait
    look: Look


class OwnerLooks:
    """Looks at the suspects of one run."""

    def __init__(
        self,
        store: Store,
        run: RunId,
        settings: Settings,
        gate: Gate,
        wayback: Wayback,
        progress: Progress,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._run = run
        self._wayback = wayback
        self._progress = progress
        self._clock = clock
        self._recheck_after = settings.recheck_after
        self._limit = settings.archive_pages // _SHARE if settings.archive else 0
        self._fetcher = open_fetcher(settings, delay=settings.host_delay, gate=gate)
        self._known = Answers(store.connection)
        self._lanes = asyncio.Semaphore(_AT_ONCE)

    async def look(self, own_sites: Collection[str]) -> None:
        """Look at the suspects, none on one of `own_sites`; verdicts are written down."""
        waiting = await self._chosen(own_sites)
        left = self._limit - len(waiting)
        while waiting:
            found = await asyncio.gather(*map(self._settle, waiting))
            sites = {suspect.site for suspect, is_so in zip(waiting, found, strict=True) if is_so}
            looked_at = {suspect.url for suspect in waiting}
            others = [one async for one in on_sites(self._store.connection, self._run, sites)] if sites else []
            waiting = [one for one in others if one.url not in looked_at][:left]
            left -= len(waiting)

    async def close(self) -> None:
        """Close all connections."""
        await self._fetcher.close()

    async def _chosen(self, own_sites: Collection[str]) -> list[Suspect]:
        """The first of each site, of those that were not found to be what they were. The others on a site are looked at
        when it was found to be taken over."""
        since = self._clock() - _GOOD_FOR
        chosen: dict[str, Suspect] = {}
        if self._limit:
            async with aclosing(suspects(self._store.connection, self._run, own_sites)) as found:
                async for suspect in found:
                    if suspect.site not in chosen and self._known.get(_SERVICE, _key(suspect), since) is None:
                        chosen[suspect.site] = suspect
                        if len(chosen) == self._limit:
                            break
        return [*chosen.values()]

    async def _settle(self, suspect: Suspect) -> bool:
        """True when its site was taken over."""
        async with self._lanes:
            try:
                return await self._is_usurped(suspect)
            except NotLookedUp:
                return False  # it says nothing, and the next run may see more
            except Exception:  # a fault of ours with one odd page must not cost the others
                log.exception("Looking at %s failed.", suspect.url)
                return False

    async def _is_usurped(self, suspect: Suspect) -> bool:
        if self._wayback.left_out and not suspect.was_usurped:
            return False
        first = await self._today(suspect)
        if first is None:
            return False
        found = await self._differs(suspect, first.portrait)
        if found is None:
            self._known.save(_SERVICE, _key(suspect), b"the same", self._clock())
            return False
        then, finding = found
        await asyncio.sleep(self._recheck_after)
        second = await self._today(suspect)
        again = self._compared(suspect, second.portrait, then) if second is not None else None
        if second is None or again is None:
            return False
        looks = [replace(first.look, finding=finding), replace(second.look, finding=finding)]
        verdict = outcome(
            suspect.url, Reason.USURPED, looks, None, addresses=(), own_network=False, host_answered=False
        )
        verdict = replace(
            verdict,
            evidence=f"{verdict.evidence}; it was itself on {then.page.last_good}, by the archived copy",
            details={**verdict.details, "archived": then.page.copy},
        )
        self._wayback.keep(suspect.url, then.page)
        self._store.save_verdicts([verdict])
        self._progress.dead += 1
        return True

    async def _differs(self, suspect: Suspect, now: Portrait) -> tuple[Owner, Finding] | None:
        """The archived copy that shows another site, and what it shows; None when there is none.

        Raises:
            NotLookedUp: there is no telling.
        """
        if not can_be_compared(now) or suspect.fits(now):
            return None
        try:
            async with aclosing(self._wayback.owners(suspect.url)) as owners:
                async for then in owners:
                    if (finding := self._compared(suspect, now, then)) is not None:
                        return then, finding
        except Excluded:
            pass  # nobody may see what it was: there is nothing to compare with
        return None

    def _compared(self, suspect: Suspect, now: Portrait, then: Owner) -> Finding | None:
        if not can_be_compared(now) or suspect.fits(now) or not suspect.fitted(then.portrait):
            return None
        return usurped(now, then.portrait)

    async def _today(self, suspect: Suspect) -> _Today | None:
        """The page as it is now; None when it cannot be had, or there is reason to doubt that it is the site's own."""
        try:
            fetched = await self._fetcher.get(suspect.url, max_bytes=MEBIBYTE)
        except FetchError:
            return None
        if fetched.status != 200 or urls.site_of(fetched.final_url) != suspect.site:
            return None
        answer = Answer(200, tuple(fetched.headers.items()), fetched.body, fetched.truncated, complete=True)
        found = portrait(answer, fetched.final_url)
        if found is None:
            return None
        trail = Trail((), fetched.final_url, answer, None)
        page = Page(urls.parse(suspect.url).href, trail, found.facts, None)
        if found.facts.refresh or judge(page) is not None or parking_marks(page):
            return None
        return _Today(found, Look("GET", trail.without_body(), self._clock()))


def _key(suspect: Suspect) -> str:
    return f"{urls.canonical(suspect.url)} {suspect.title}"
