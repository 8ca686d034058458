"""Whom to write to is looked up last, and for prospects only: each site is asked for a page or two more."""

from __future__ import annotations

from brokenlinks.crawling.stage import Stage


class ContactsPipeline(Stage):
    """Finds the addresses and forms that the prospects' sites publish."""

    async def finish(self) -> None:
        """Look the prospects' sites up, the most promising first."""
        await self.session.find_contacts()
