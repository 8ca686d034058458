"""Then its links are checked, while the next pages are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.crawling.stage import Stage

if TYPE_CHECKING:
    from brokenlinks.models import ResourcePage


class CheckLinksPipeline(Stage):
    """Hands links to the checker, and does not wait for it: a slow host must not hold up the reading of pages."""

    async def page(self, page: ResourcePage) -> None:
        """Check the links that no young verdict is known of."""
        self.session.check_page(page)

    async def finish(self) -> None:
        """Wait for the last verdict."""
        await self.session.links_settled()
