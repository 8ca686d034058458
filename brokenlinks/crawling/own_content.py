"""The user's own pages in a run: read, indexed, and known by the sites that they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.content import Memory, read_content
from brokenlinks.outgoing import open_fetcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from brokenlinks.config import Settings
    from brokenlinks.matching import MatchIndex
    from brokenlinks.models import OwnPage
    from brokenlinks.network.gate import Gate
    from brokenlinks.progress import Progress
    from brokenlinks.store import OwnPages

#: Own pages are indexed in groups of this size.
_AT_ONCE = 20


class OwnContent:
    """Reads `sources`, which `check_sources` passed, into `index`, and keeps what it has read in `kept`.

    Args:
        since: when the run began. What was read from then on is not asked for again.
        fresh: read all anew, whatever earlier runs know.
    """

    def __init__(
        self,
        sources: tuple[str, ...],
        index: MatchIndex,
        kept: OwnPages,
        settings: Settings,
        *,
        since: datetime,
        on_note: Callable[[str], None],
        fresh: bool = False,
        clock: Callable[[], datetime],
    ) -> None:
        self.index = index
        self._sources = sources
        self._kept = kept
        self._memory = Memory(kept, since=since, fresh=fresh, clock=clock)
        self._settings = settings
        self._on_note = on_note
        kept.begin(sources, index)
        self._sites: frozenset[str] = frozenset()
        self._sites_of = -1  #: how many own pages there were when they were looked through for sites

    async def read(self, gate: Gate, progress: Progress) -> None:
        """Read all pages that are new or have changed since they were read; then drop those that are there no more.

        Raises:
            BadInput: a source cannot be used, as is found out only now.
        """
        if not self._sources:
            self._on_note("No content was given, so no page is offered: name your site or a list with --content.")
            return
        fetch = open_fetcher(self._settings, delay=self._settings.content_delay, gate=gate)
        group: list[OwnPage] = []
        found: set[tuple[str, str]] = set()
        try:
            async for page in read_content(
                self._sources,
                fetch,
                limit=self._settings.content_limit,
                concurrency=self._settings.content_requests,
                memory=self._memory,
                on_progress=lambda so_far: progress.own(so_far.found, so_far.read, so_far.failed),
                on_note=self._on_note,
            ):
                group.append(page)
                found.add((page.url, page.site))
                if len(group) >= _AT_ONCE:
                    self._kept.offer(group, self.index)
                    group.clear()
        finally:
            self._kept.offer(group, self.index)
            await fetch.close()
        self._kept.keep_only(found, self.index)
        if len(self.index) and not self.sites():
            named = self._sources[0] if len(self._sources) == 1 else "Your content"
            self._on_note(
                f"{named} has no web addresses: what is offered are the names in it, "
                "and dead links to your own site cannot be told from others."
            )

    def sites(self) -> frozenset[str]:
        """The registered domains that were named as content, or read from a list of own pages."""
        if len(self.index) != self._sites_of:  # asked for each link of each page; the addresses may be ten thousand
            self._sites = self._kept.sites()
            self._sites_of = len(self.index)
        return self._sites
