"""Last, the workbook."""

from __future__ import annotations

from brokenlinks.crawling.stage import Stage


class WorkbookPipeline(Stage):
    """Writes the prospects."""

    async def finish(self) -> None:
        """Write the workbook from what is in the store."""
        self.session.write_workbook()
