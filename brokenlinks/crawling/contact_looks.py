"""Whom to write to about the prospects of a run: each of their sites is looked at, once."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.contacts import open_contact_search
from brokenlinks.store import Contacts, page_views, views

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from brokenlinks.config import Settings
    from brokenlinks.network.gate import Gate
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

log = logging.getLogger(__name__)

#: Sites looked at at once: each is asked for a few pages, with pauses between them.
_AT_ONCE: Final = 24


class ContactLooks:
    """Looks up the sites of one run's prospects.

    Raises:
        BadInput: the list of the setting `do_not_contact` cannot be read.
    """

    def __init__(self, store: Store, run: RunId, settings: Settings, gate: Gate, progress: Progress) -> None:
        self._store = store
        self._run = run
        self._settings = settings
        self._progress = progress
        self._kept = Contacts(store.connection)
        self._search = open_contact_search(settings, self._kept, gate=gate)

    async def look(self, own_sites: Collection[str]) -> None:
        """Look up the sites of all prospects, as many as the settings let be asked: those with the best pages first."""
        if not self._settings.contacts:
            return
        sites = self._sites(own_sites)
        self._progress.contacts_to_look_up = len(sites)
        free = asyncio.Semaphore(_AT_ONCE)

        async def look_at(pages: Sequence[str]) -> None:
            async with free:
                try:
                    found = await self._search.contacts_of(pages)
                except Exception:
                    # The run must not die of one odd site: what is not known of it is an empty cell.
                    log.exception("no contact could be looked up for %s", pages[0])
                else:
                    self._kept.save_found(self._run, found)
                self._progress.contacts_looked_up += 1

        await asyncio.gather(*map(look_at, sites))

    @property
    def notes(self) -> list[str]:
        """Sentences for the user."""
        return self._search.notes

    async def close(self) -> None:
        """Close all connections."""
        await self._search.close()

    def _sites(self, own_sites: Collection[str]) -> list[list[str]]:
        """The pages of each site that is to be looked at, the best first."""
        scores = page_views.page_scores(self._store.connection, self._run)
        pages: defaultdict[str, dict[str, None]] = defaultdict(dict)
        dead = views.dead_links(self._store.connection, self._run)
        for link in sorted(dead, key=lambda link: -scores.get(link.page.id, 0.0)):
            site = urls.site_of(link.page.url)
            if urls.site_of(link.link.url) in own_sites:
                continue  # mended with a redirect, and no mail
            if site not in own_sites and not self._search.forbids(link.page.url):
                pages[site][link.page.url] = None
        return [list(found) for found in pages.values()]
