"""The user's own pages: what was read at which address, and which of them are offered."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from brokenlinks import urls
from brokenlinks.models import OwnPage
from brokenlinks.own_readings import READER, OwnReading
from brokenlinks.store.database import as_text, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence


class Index(Protocol):
    """Where own pages are looked up: `brokenlinks.matching.MatchIndex`, in the same database."""

    def __len__(self) -> int: ...

    def add(self, pages: Iterable[OwnPage]) -> None:
        """Take pages in, in place of those of the same `url` and `site`."""
        ...

    def remove(self, urls: Iterable[str]) -> None:
        """Drop the pages of these addresses, of whatever site."""
        ...

    def clear(self) -> None:
        """Drop all pages."""
        ...


class OwnPages:
    """The own pages in a project's file. Every method is one transaction.

    Readings are kept for good, so that a page that is named again is not fetched again. What is offered is kept page by
    page as well, and always the same as what is in the index.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    # --- readings

    def reading(self, address: str) -> OwnReading | None:
        """See `brokenlinks.own_readings.OwnReadings`."""
        row = self.connection.execute(
            "SELECT read_at, why_not, kind, links, etag, last_modified, page FROM own_reading"
            " WHERE address = ? AND reader = ?",
            (address, READER),
        ).fetchone()
        if row is None:
            return None
        read_at, why_not, kind, links, etag, last_modified, page = row
        try:
            return OwnReading(
                address,
                datetime.fromisoformat(read_at),
                page=None if page is None else _page(page),
                why_not=why_not,
                kind=kind,
                links=() if links is None else tuple(_unpacked(links)),
                etag=etag,
                last_modified=last_modified,
            )
        except (zlib.error, ValueError, TypeError):  # damaged: it can be read again
            return None

    def save_reading(self, reading: OwnReading) -> None:
        """See `brokenlinks.own_readings.OwnReadings`."""
        with transaction(self.connection):
            self.connection.execute(
                "INSERT OR REPLACE INTO own_reading"
                " (address, read_at, reader, why_not, kind, links, etag, last_modified, page)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    reading.address,
                    as_text(reading.read_at),
                    READER,
                    reading.why_not,
                    reading.kind,
                    _packed(reading.links) if reading.links else None,
                    reading.etag,
                    reading.last_modified,
                    None if reading.page is None else _packed_page(reading.page),
                ),
            )

    # --- what is offered

    def pages(self) -> Iterator[OwnPage]:
        """All own pages that are offered, of the web and of files: what the index is made from."""
        for (page,) in self.connection.execute("SELECT page FROM own_content ORDER BY url, site"):
            yield _page(page)

    def __len__(self) -> int:
        (count,) = self.connection.execute("SELECT count(*) FROM own_content").fetchone()
        return int(count)

    def sites(self) -> frozenset[str]:
        """The registered domains that were named as content, or read from a list of own pages."""
        named = [
            given for (given,) in self.connection.execute("SELECT given FROM own_source") if urls.is_web_address(given)
        ]
        offered = [url for (url,) in self.connection.execute("SELECT DISTINCT url FROM own_content")]
        return frozenset(urls.sites_of((*named, *offered)))

    def begin(self, sources: Collection[str], index: Index) -> None:
        """Make `index` what is offered from these sources; nothing yet, if the sources were others before."""
        with transaction(self.connection):
            before = {given for (given,) in self.connection.execute("SELECT given FROM own_source")}
            if before != set(sources):
                self.connection.execute("DELETE FROM own_content")
                self.connection.execute("DELETE FROM own_source")
                self.connection.executemany("INSERT INTO own_source VALUES (?)", [(given,) for given in set(sources)])
            if len(index) != len(self):  # or the index was made anew, by a newer version of the program
                index.clear()
                index.add(self.pages())

    def offer(self, pages: Sequence[OwnPage], index: Index) -> None:
        """Take pages in, here and in `index`, as far as they are new or have changed."""
        packed = {(page.url, page.site): (page, _packed_page(page)) for page in pages}
        with transaction(self.connection):
            changed = [(page, data) for (url, site), (page, data) in packed.items() if self._offered(url, site) != data]
            self.connection.executemany(
                "INSERT OR REPLACE INTO own_content VALUES (?, ?, ?)",
                [(page.url, page.site, data) for page, data in changed],
            )
            index.add(page for page, _ in changed)

    def keep_only(self, kept: Collection[tuple[str, str]], index: Index) -> None:
        """Drop all pages but those of these addresses and sites, here and in `index`."""
        with transaction(self.connection):
            offered = self.connection.execute("SELECT url, site FROM own_content").fetchall()
            dropped = [key for key in offered if key not in kept]
            self.connection.executemany("DELETE FROM own_content WHERE url = ? AND site = ?", dropped)
            addresses = {url for url, _ in dropped}
            index.remove(addresses)  # of whatever site
            index.add(self._of_addresses(addresses))

    def _offered(self, url: str, site: str) -> bytes | None:
        row = self.connection.execute("SELECT page FROM own_content WHERE url = ? AND site = ?", (url, site)).fetchone()
        return None if row is None else bytes(row[0])

    def _of_addresses(self, addresses: Iterable[str]) -> list[OwnPage]:
        rows = self.connection.execute(
            "SELECT page FROM own_content WHERE url IN (SELECT value FROM json_each(?))", (json.dumps([*addresses]),)
        )
        return [_page(page) for (page,) in rows]


def _packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def _unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def _packed_page(page: OwnPage) -> bytes:
    values = {name: value for name, value in asdict(page).items() if value or name == "url"}
    if page.modified is not None:
        values["modified"] = page.modified.isoformat()
    return _packed(values)


def _page(data: bytes) -> OwnPage:
    values = _unpacked(data)
    if "modified" in values:
        values["modified"] = date.fromisoformat(values["modified"])
    for name in ("headings", "phrases"):
        values[name] = tuple(values.get(name, ()))
    return OwnPage(**values)
