"""What was read of the user's own pages, kept from run to run so that only what has changed is fetched again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from brokenlinks.models import OwnPage

#: Which way of reading pages a reading is of. Raised when pages are read better: earlier readings do not count then.
READER: Final = 1


@dataclass(frozen=True, slots=True)
class OwnReading:
    """What came of asking for one address: a page, or in words why there is none."""

    address: str  #: as it was asked for
    read_at: datetime  #: aware; just before it was asked for, or was last found to be unchanged
    page: OwnPage | None = None
    why_not: str = ""  #: set when there is no page: "answered with HTTP status 404"
    kind: str = ""  #: what the page is, when it is of a kind that is not offered unless the user names it
    links: tuple[str, ...] = ()  #: addresses that it links to and wants followed, in order
    etag: str = ""  #: by these two a server tells whether it has changed since (RFC 9110, 8.8)
    last_modified: str = ""


class OwnReadings(Protocol):
    """Where readings are kept: `brokenlinks.store.OwnPages` is the real one."""

    def reading(self, address: str) -> OwnReading | None:
        """The newest reading of an address, by today's way of reading; None when there is none."""
        ...

    def save_reading(self, reading: OwnReading) -> None:
        """Keep it in place of an earlier one."""
        ...
