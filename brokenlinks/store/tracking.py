"""What the workbooks of earlier runs showed, and the links to the user's site that they saw: what a later run is
compared with."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.models import OutboundLink, State
from brokenlinks.store.database import as_text, transaction
from brokenlinks.store.views import LINKS
from brokenlinks.workbook_data import OwnLink

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from brokenlinks.store.pages import RunId
    from brokenlinks.workbook_data import Prospect

# Page → the newest run before this one that read it and wrote its prospects down.
_BEFORE: Final = """WITH before AS (
    SELECT page_id, max(run_id) AS run_id FROM request JOIN run ON run.id = run_id
    WHERE run_id < :run AND noted_at NOT NULL AND page_id NOT NULL AND NOT dropped GROUP BY page_id)"""


class ShownProspect(NamedTuple):
    """A dead link on a page, as the workbook of an earlier run showed it."""

    page: int
    target: int
    written: str
    url: str
    anchor: str
    heading: str
    offer: str
    recent: bool  #: the newest run before this one that read the page showed it; else it had vanished by then


class PageAgain(NamedTuple):
    """A page that an earlier run read, and what a run got of it."""

    url: str  #: as it answered in this run, or before if it did not
    was: str  #: as it answered before
    title: str
    outcome: str  #: "read", or in words why not; "" when this run did not ask for it
    links_of: int | None  #: the page whose links count: another one where the address leads elsewhere now
    told: bool  #: it failed in the run before as well


class Tracking:
    """Prospects from run to run. Every method is one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # --- written at the end of a run

    def note(self, run: RunId, prospects: Iterable[Prospect], own_sites: Collection[str], now: datetime) -> None:
        """Write down what the workbook of a run shows; what was noted of this run before is replaced.

        Args:
            own_sites: the user's registered domains.
        """
        own_links = self._links_to(run, own_sites)
        with transaction(self._connection):
            self._connection.execute("DELETE FROM shown WHERE run_id = ?", (run,))
            self._connection.execute("DELETE FROM own_link WHERE run_id = ?", (run,))
            for row in prospects:
                offer = row.offer.url if row.offer else ""
                (prospect,) = self._connection.execute(
                    "INSERT INTO prospect (page_id, target_id, written, url, anchor, heading, offer) VALUES"
                    " ((SELECT id FROM page WHERE url = ?), (SELECT id FROM target WHERE url = ?), ?, ?, ?, ?, ?)"
                    " ON CONFLICT (page_id, target_id) DO UPDATE SET written = excluded.written, url = excluded.url,"
                    " anchor = excluded.anchor, heading = excluded.heading, offer = excluded.offer RETURNING id",
                    (urls.canonical(row.page_url), urls.canonical(row.dead_url), row.dead_link, row.dead_url,
                     row.anchor, row.heading, offer),
                ).fetchone()  # fmt: skip
                self._connection.execute("INSERT OR IGNORE INTO shown VALUES (?, ?)", (run, prospect))
            self._connection.executemany("INSERT OR IGNORE INTO own_link VALUES (?, ?, ?, ?, ?, ?)", own_links)
            self._connection.execute("UPDATE run SET noted_at = ? WHERE id = ?", (as_text(now), run))

    def _links_to(self, run: RunId, sites: Collection[str]) -> list[tuple[object, ...]]:
        return [
            (run, page, target, link.anchor, link.follow, link.state)
            for page, links in self._own_links_now(run, sites).items()
            for target, link in links
        ]

    # --- read by a later one

    def run_before(self, run: RunId) -> datetime | None:
        """When the newest run before this one whose prospects are known began; None when there is none."""
        row = self._connection.execute(
            "SELECT started_at FROM run WHERE id < ? AND noted_at NOT NULL ORDER BY id DESC LIMIT 1", (run,)
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def pages_to_follow(self, run: RunId) -> list[str]:
        """The pages that the run before of the same keyword showed prospects or links to the user's site on, but for
        those that the user named then: who names others now wants others."""
        rows = self._connection.execute(
            "SELECT DISTINCT page.address FROM page JOIN request ON page_id = page.id"
            " WHERE run_id = (SELECT max(earlier.id) FROM run AS earlier JOIN run AS this ON this.id = :run"
            "   WHERE earlier.id < this.id AND earlier.noted_at NOT NULL"
            "   AND lower(earlier.keyword) = lower(this.keyword))"
            " AND (request.found_by <> '' OR request.promise <= 2)"
            " AND (EXISTS (SELECT 1 FROM shown JOIN prospect ON prospect.id = prospect_id"
            "     WHERE shown.run_id = request.run_id AND prospect.page_id = page.id)"
            "   OR EXISTS (SELECT 1 FROM own_link"
            "     WHERE own_link.run_id = request.run_id AND own_link.page_id = page.id))"
            " ORDER BY page.url",
            {"run": run},
        )
        return [address for (address,) in rows]

    def shown(self, run: RunId) -> list[ShownProspect]:
        """Every prospect that the workbook of an earlier run showed, page by page."""
        rows = self._connection.execute(
            f"{_BEFORE} SELECT DISTINCT prospect.page_id, target_id, written, url, anchor, heading, offer,"
            " EXISTS (SELECT 1 FROM before JOIN shown AS last ON last.run_id = before.run_id"
            "   WHERE before.page_id = prospect.page_id AND last.prospect_id = prospect.id)"
            " FROM shown JOIN prospect ON prospect.id = prospect_id WHERE run_id < :run"
            " ORDER BY prospect.page_id, prospect.id",
            {"run": run},
        )
        return [ShownProspect._make((*values, bool(recent))) for *values, recent in rows]

    def own_links_before(self, run: RunId) -> dict[int, list[OwnLink]]:
        """Page → the links to the user's site that it had when it was read before this run."""
        found: defaultdict[int, list[OwnLink]] = defaultdict(list)
        for page, address, anchor, follow, state in self._connection.execute(
            f"{_BEFORE} SELECT own_link.page_id, target.address, anchor, follow, state FROM before"
            " JOIN own_link USING (run_id, page_id) JOIN target ON target.id = target_id ORDER BY 1, target.url",
            {"run": run},
        ):
            found[page].append(OwnLink(address, anchor, bool(follow), State(state) if state else None))
        return found

    def own_links_now(self, run: RunId, sites: Collection[str]) -> dict[int, tuple[OwnLink, ...]]:
        """Page → the links to the user's registered domains that it has in this run."""
        return {page: tuple(link for _, link in links) for page, links in self._own_links_now(run, sites).items()}

    def _own_links_now(self, run: RunId, sites: Collection[str]) -> dict[int, list[tuple[int, OwnLink]]]:
        found: defaultdict[int, list[tuple[int, OwnLink]]] = defaultdict(list)
        seen = set()
        for site in sorted(sites):
            # What only has the domain somewhere in its address is sorted out below: to parse each takes long.
            for page, target, address, anchor, rel, state in self._connection.execute(
                f"SELECT page.id, target.id, target.address, link.anchor, link.rel, verdict.state {LINKS}"
                " WHERE instr(target.url, :site) ORDER BY page.id, link.position",
                {"run": run, "site": site},
            ):
                if (page, target) not in seen and urls.site_of(address) == site:
                    seen.add((page, target))
                    follow = OutboundLink("", address, rel=tuple(rel.split())).follow
                    found[page].append((target, OwnLink(address, anchor, follow, State(state) if state else None)))
        return found

    def read_before(self, run: RunId) -> dict[int, int]:
        """The pages that a run before this one has read → how many links to other sites they had; 0: not known."""
        rows = self._connection.execute(
            f"{_BEFORE} SELECT page_id, max(links) FROM before JOIN request USING (run_id, page_id) GROUP BY page_id",
            {"run": run},
        )
        return dict(rows.fetchall())

    def pages_again(self, run: RunId, pages: Iterable[int]) -> dict[int, PageAgain]:
        """What this run got of pages that were read before."""
        return {page: self._again(run, page) for page in set(pages)}

    def _again(self, run: RunId, page: int) -> PageAgain:
        address, title = self._connection.execute("SELECT address, title FROM page WHERE id = ?", (page,)).fetchone()
        rows = self._connection.execute(
            "SELECT request.outcome, request.page_id, request.dropped FROM request"
            " WHERE request.run_id = :run AND (request.page_id = :page"
            "   OR request.url IN (SELECT url FROM request WHERE page_id = :page"
            "     UNION SELECT url FROM page WHERE id = :page))"
            " ORDER BY request.page_id IS NOT :page, request.page_id IS NULL, request.dropped, request.id LIMIT 1",
            {"run": run, "page": page},
        ).fetchone()
        outcome, links_of, dropped = rows or ("", None, 0)
        if links_of is None or dropped:
            # What was dropped was read, but without its links: nothing can be said of them.
            outcome = "" if links_of is not None else outcome or ""
            told = bool(outcome) and self._failed_before(run, page)
            return PageAgain(address, address, title, outcome, None, told)
        was = address
        if links_of != page:
            address, title = self._connection.execute(
                "SELECT address, title FROM page WHERE id = ?", (links_of,)
            ).fetchone()
        return PageAgain(address, was, title, "read", links_of, told=False)

    def _failed_before(self, run: RunId, page: int) -> bool:
        row = self._connection.execute(
            "SELECT page_id IS NULL FROM request JOIN run ON run.id = run_id WHERE run_id < :run AND noted_at NOT NULL"
            " AND request.url IN (SELECT url FROM request WHERE page_id = :page UNION"
            "   SELECT url FROM page WHERE id = :page)"
            " ORDER BY run_id DESC, page_id IS NULL LIMIT 1",
            {"run": run, "page": page},
        ).fetchone()
        return bool(row and row[0])

    def states_on(self, pages: Collection[int]) -> dict[int, dict[str, State | None]]:
        """Page → the canonical address of every link on it → the newest verdict."""
        found: dict[int, dict[str, State | None]] = {page: {} for page in pages}
        for page, states in found.items():
            for url, state in self._connection.execute(
                "SELECT target.url, (SELECT state FROM verdict WHERE target_id = target.id ORDER BY id DESC LIMIT 1)"
                " FROM link JOIN target ON target.id = target_id WHERE page_id = ?",
                (page,),
            ):
                states[url] = State(state) if state else None
        return found

    def anchors(self, run: RunId, own_now: Mapping[int, Sequence[OwnLink]]) -> list[str]:
        """The words of every link to the user's site: of this run's pages as they are now, of others as they were."""
        before = self._connection.execute(
            "SELECT page_id, anchor FROM own_link WHERE run_id = (SELECT max(run_id) FROM request JOIN run"
            "   ON run.id = run_id WHERE request.page_id = own_link.page_id AND run_id < :run AND noted_at NOT NULL"
            "   AND NOT dropped)"
            " AND page_id NOT IN (SELECT page_id FROM request WHERE run_id = :run AND page_id NOT NULL)"
            " ORDER BY page_id",
            {"run": run},
        )
        return [*(link.anchor for links in own_now.values() for link in links), *(anchor for _, anchor in before)]
