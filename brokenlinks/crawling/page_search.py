"""The search for pages in a run: what is asked, where, and whose files of candidates are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.discovery import FileSearch, build_queries, discover
from brokenlinks.discovery.noise import is_noise
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from brokenlinks.config import Settings
    from brokenlinks.crawling.industry import Industry
    from brokenlinks.crawling.job import CrawlJob
    from brokenlinks.discovery import Discovery
    from brokenlinks.models import Niche, Query
    from brokenlinks.network.gate import Gate
    from brokenlinks.store import Answers


class PageSearch:
    """What a job searches for, known before anything is asked.

    Raises:
        BadInput: a file cannot be read, a footprint is none, or there is nothing to read at all.
    """

    def __init__(self, job: CrawlJob, niche: Niche, settings: Settings, industry: Industry) -> None:
        self._niche = niche
        self._settings = settings if job.searches else settings.model_copy(update={"search": []})
        if job.searches and not settings.search and not industry.start_pages:
            raise BadInput("There is nothing to read: name pages with --pages, or where to search, with --search.")
        self._queries = (
            build_queries(
                niche,
                tiers=settings.tiers,
                languages=settings.languages,
                limit=settings.queries,
                extra=industry.footprints,
            )
            if self._settings.search
            else []
        )
        self._files = [FileSearch(source) for source in job.candidates]

    @property
    def wanted(self) -> bool:
        """Whether there is anything to search."""
        return bool(self._settings.search or self._files)

    async def run(
        self,
        gate: Gate,
        answers: Answers,
        own_sites: Collection[str],
        on_answer: Callable[[str, Query, int], None],
    ) -> Discovery:
        """Search, all places at once. What was answered in the last days is not asked again."""
        return await discover(
            self._niche,
            self._queries,
            self._settings,
            gate,
            answers,
            noise=is_noise,
            own_sites=own_sites,
            files=self._files,
            on_candidates=on_answer,
        )
