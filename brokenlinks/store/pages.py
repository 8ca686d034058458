"""The pages of a run: those that it knows of, those that it asks for, and what came of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple, NewType

from brokenlinks import urls
from brokenlinks.page_keys import page_key
from brokenlinks.store.database import as_text, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from brokenlinks.models import Appraisal, Finding, ResourcePage

RunId = NewType("RunId", int)

#: What every question about links starts from: the newest verdict of a target.
NEWEST_VERDICT: Final = "SELECT max(id) FROM verdict WHERE target_id = target.id"


class Waiting(NamedTuple):
    """A page that is still to be asked for."""

    address: str
    depth: int = 0  #: steps from a page that was given or found by a search
    found_by: str = ""  #: the page that led to it, "" for none
    promise: float = 2.0  #: how much it promises to be a resource page, 0 to 1; above 1: it is read in any case
    kept: bool = True  #: its links are checked, whatever kind of page it is


class Pages:
    """The part of the store that a crawl's pages are in. Every method is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # --- before they are asked for

    def offer(self, run: RunId, pages: Iterable[Waiting]) -> None:
        """Note pages that the run may ask for; of one that is known, only a better promise."""
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " address = excluded.address, depth = excluded.depth, found_by = excluded.found_by,"
                " promise = excluded.promise, kept = excluded.kept WHERE excluded.promise > promise",
                [(run, page_key(page.address), *page) for page in pages],
            )

    def found(self, run: RunId, url: str, findings: Iterable[Finding]) -> None:
        """Note which searches found a page."""
        with transaction(self._connection):
            self._connection.executemany(
                "INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (run, page_key(url), found.provider, found.query.text if found.query else "",
                     found.query.footprint if found.query else "", found.rank)
                    for found in findings
                ],
            )  # fmt: skip

    def take(self, run: RunId, page: Waiting) -> None:
        """The run asks for a page now."""
        with transaction(self._connection):
            key = page_key(page.address)
            self._connection.execute("DELETE FROM candidate WHERE run_id = ? AND key = ?", (run, key))
            self._connection.execute(
                "INSERT OR IGNORE INTO request (run_id, url, address, depth, found_by, promise, kept, key)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (run, urls.canonical(page.address), *page, key),
            )

    def offered(self, run: RunId) -> list[Waiting]:
        """The pages that the run knows of and has not asked for."""
        rows = self._connection.execute(
            "SELECT address, depth, found_by, promise, kept FROM candidate WHERE run_id = ? ORDER BY key", (run,)
        )
        return [_waiting(*row) for row in rows]

    def taken(self, run: RunId, *, answered: bool) -> list[Waiting]:
        """The pages that the run asked for, in that order: those that were answered for, or those that were not."""
        rows = self._connection.execute(
            "SELECT address, depth, found_by, promise, kept FROM request"
            " WHERE run_id = ? AND (outcome IS NOT NULL) = ? ORDER BY id",
            (run, answered),
        )
        return [_waiting(*row) for row in rows]

    def read_so_far(self, run: RunId) -> list[tuple[str, int]]:
        """The pages that the run has read, each with the number of other sites that it links to."""
        return self._connection.execute(
            "SELECT page.address, page.external_sites FROM request JOIN page ON page.id = page_id WHERE run_id = ?"
            " ORDER BY request.id",
            (run,),
        ).fetchall()

    # --- what came of them

    def save(
        self,
        run: RunId,
        page: ResourcePage,
        now: datetime,
        appraisal: Appraisal | None = None,
        *,
        dropped: bool = False,
    ) -> None:
        """Write a page that was read, and its links; without them, if it was `dropped`.

        An earlier reading of the page is replaced: what its keeper took away is no prospect any more. Its links'
        targets and their verdicts stay.
        """
        facts = {
            "address": page.url,
            "title": page.title,
            "language": page.language,
            "read_at": as_text(now),
            "author": page.author,
            "updated_on": page.updated.day.isoformat() if page.updated else None,
            "updated_by": page.updated.source if page.updated else "",
            "size": page.size,
            "suggest": page.suggest,
            "external_links": len({urls.canonical(link.url) for link in page.links}),
            "external_sites": len(urls.sites_of(link.url for link in page.links)),
            "nofollow_links": len({urls.canonical(link.url) for link in page.links if not link.follow}),
        }
        names = ", ".join(facts)
        marks = ", ".join("?" * len(facts))
        changes = ", ".join(f"{name} = excluded.{name}" for name in facts)
        with transaction(self._connection):
            page_id = self._connection.execute(
                f"INSERT INTO page (url, {names}) VALUES (?, {marks}) ON CONFLICT (url) DO UPDATE SET {changes}"
                " RETURNING id",
                (urls.canonical(page.url), *facts.values()),
            ).fetchone()[0]
            # Two addresses may lead to it, one of them given: then its links count, whatever the other says of it.
            kept = self._connection.execute(
                "SELECT EXISTS (SELECT 1 FROM request WHERE run_id = ? AND page_id = ? AND outcome = 'read'"
                " AND NOT dropped)",
                (run, page_id),
            ).fetchone()[0]
            dropped = dropped and not kept
            self._connection.execute("DELETE FROM link WHERE page_id = ?", (page_id,))
            for link in () if dropped else page.links:
                self._connection.execute(
                    "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (page_id, link.position, self._target(link.url), link.written, link.url, link.anchor, link.context,
                     link.heading, " ".join(link.rel), link.marked),
                )  # fmt: skip
            self._answer(run, page.asked or page.url, "read", page_id, len({link.url for link in page.links}))
            if appraisal is not None:
                self._connection.execute(
                    "UPDATE request SET kind = ?, score = ?, reasons = ?, dropped = ? WHERE run_id = ? AND url = ?",
                    (appraisal.kind, appraisal.score, json.dumps(appraisal.reasons, ensure_ascii=False), dropped, run,
                     urls.canonical(page.asked or page.url)),
                )  # fmt: skip

    def failed(self, run: RunId, address: str, outcome: str) -> None:
        """Note why a page could not be read."""
        with transaction(self._connection):
            self._answer(run, address, outcome, None)

    def _answer(self, run: RunId, address: str, outcome: str, page_id: int | None, links: int = 0) -> None:
        self._connection.execute(
            "UPDATE request SET outcome = ?, page_id = ?, links = ? WHERE run_id = ? AND url = ?",
            (outcome, page_id, links, run, urls.canonical(address)),
        )

    def _target(self, address: str) -> int:
        key = urls.canonical(address)
        row = self._connection.execute("SELECT id FROM target WHERE url = ?", (key,)).fetchone()
        row = (
            row
            or self._connection.execute(
                "INSERT INTO target (url, address) VALUES (?, ?) RETURNING id", (key, address)
            ).fetchone()
        )
        return int(row[0])


def _waiting(address: str, depth: int, found_by: str, promise: float, kept: int) -> Waiting:
    return Waiting(address, depth, found_by, promise, bool(kept))
