"""First, a page is written down: whatever happens later, it need not be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.crawling.stage import Stage

if TYPE_CHECKING:
    from brokenlinks.models import ResourcePage


class StorePipeline(Stage):
    """Keeps pages, what is thought of them, and their links in the project's file."""

    async def page(self, page: ResourcePage) -> None:
        """Write the page and its links."""
        self.session.pages.read(page)
