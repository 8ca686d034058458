"""What a crawl leaves behind, in short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.workbook import Written
    from brokenlinks.workbook_data import Changes, RunSummary, WorkbookData


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What a crawl leaves behind."""

    path: Path  #: the workbook
    summary: RunSummary
    prospects: int  #: rows on the Prospects sheet
    offers: int  #: of them, with a page to offer
    addresses: int  #: of them, with a mail address
    changes: Changes  #: since the run before
    notes: tuple[str, ...]  #: sentences for the user

    @classmethod
    def of(cls, data: WorkbookData, written: Written) -> Self:
        """The figures of a workbook."""
        return cls(
            path=written.path,
            summary=data.summary,
            prospects=len(data.prospects),
            offers=sum(row.offer is not None for row in data.prospects),
            addresses=sum(bool(row.contact and row.contact.best) for row in data.prospects),
            changes=data.changes,
            notes=(*data.summary.notes, *written.notes),
        )
