"""When all links are checked and all own pages are read, the dead are matched: how rare a word is shows only then."""

from __future__ import annotations

from brokenlinks.crawling.stage import Stage


class MatchPipeline(Stage):
    """Finds the own page that could take a dead link's place."""

    async def finish(self) -> None:
        """Match every dead target of the run."""
        await self.session.content_read()
        await self.session.match()
