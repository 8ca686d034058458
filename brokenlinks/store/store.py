"""What a crawl writes down as it goes, so that it can be killed at any moment and go on."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from brokenlinks import urls
from brokenlinks.models import HOST_ANSWERED, OWN_NETWORK, PastVerdict, Reason, State
from brokenlinks.store.database import as_text, transaction
from brokenlinks.store.pages import NEWEST_VERDICT, Pages, RunId
from brokenlinks.store.tracking import Tracking

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from brokenlinks.models import Match, Verdict


class Run(NamedTuple):
    """A run, as far as it is written down from its beginning."""

    id: RunId
    keyword: str
    started_at: datetime
    finished_at: datetime | None  #: None: it was stopped before all was done, or is still under way


class Store:
    """The project's file. Every method is one transaction; times are aware and in UTC."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.pages = Pages(connection)
        self.tracking = Tracking(connection)

    # --- runs

    def begin_run(self, fingerprint: str, keyword: str, now: datetime, *, fresh: bool = False) -> tuple[RunId, bool]:
        """Go on with the newest run if it is unfinished and of the same `fingerprint`; else, or if `fresh`, begin one.

        Returns:
            The run, and whether it is one that goes on.
        """
        newest = self.connection.execute(
            "SELECT id, fingerprint, finished_at FROM run ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if newest and newest[1] == fingerprint and newest[2] is None and not fresh:
            return RunId(newest[0]), True
        with transaction(self.connection):
            row = self.connection.execute(
                "INSERT INTO run (fingerprint, keyword, started_at) VALUES (?, ?, ?) RETURNING id",
                (fingerprint, keyword, as_text(now)),
            ).fetchone()
        return RunId(row[0]), False

    def finish_run(self, run: RunId, now: datetime) -> None:
        """The run has done all it was to do: the same command will begin another."""
        with transaction(self.connection):
            self.connection.execute("UPDATE run SET finished_at = ? WHERE id = ?", (as_text(now), run))

    def started_at(self, run: RunId) -> datetime:
        """When the run began."""
        row = self.connection.execute("SELECT started_at FROM run WHERE id = ?", (run,)).fetchone()
        return datetime.fromisoformat(row[0])

    def newest_run(self) -> Run | None:
        """The run that was begun last; None when there was none."""
        row = self.connection.execute(
            "SELECT id, keyword, started_at, finished_at FROM run ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        run, keyword, started_at, finished_at = row
        ended = datetime.fromisoformat(finished_at) if finished_at else None
        return Run(RunId(run), keyword, datetime.fromisoformat(started_at), ended)

    # --- links

    def links_to_check(
        self,
        run: RunId,
        now: datetime,
        lifetimes: Mapping[State, timedelta],
        *,
        page: str | None = None,
        unseen: Collection[Reason] = (),
    ) -> list[str]:
        """The addresses of links in this run (on one page only, if given) without a verdict that is young enough.

        A verdict of this very run is always young enough: a run that goes on asks nothing twice. Only one of
        the reasons in `unseen` is not, as long as no browser has had a look (its details have no "browser").
        """
        since = {state: max(now - age, datetime.min.replace(tzinfo=UTC)) for state, age in lifetimes.items()}
        rows = self.connection.execute(
            "SELECT DISTINCT target.address FROM request JOIN link USING (page_id)"
            " JOIN target ON target.id = link.target_id"
            f" LEFT JOIN verdict ON verdict.id = ({NEWEST_VERDICT})"
            " WHERE request.run_id = :run AND (:page IS NULL OR request.url = :page)"
            " AND (verdict.id IS NULL OR verdict.checked_at < min(:started, CASE verdict.state WHEN 'alive' THEN :alive"
            " WHEN 'dead' THEN :dead WHEN 'skipped' THEN :skipped ELSE :unclear END)"
            " OR (verdict.reason IN (SELECT value FROM json_each(:unseen))"
            " AND json_type(verdict.details, '$.browser') IS NULL))",
            {
                "run": run,
                "page": urls.canonical(page) if page else None,
                "started": as_text(self.started_at(run)),
                "unseen": json.dumps(list(unseen)),
                **{state.value: as_text(since.get(state, now)) for state in State},
            },
        )
        return [address for (address,) in rows]

    def add_targets(self, addresses: Iterable[str]) -> None:
        """Know these addresses, which no page need link to, as ones that are checked."""
        with transaction(self.connection):
            self.connection.executemany(
                "INSERT INTO target (url, address) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(urls.canonical(address), address) for address in addresses],
            )

    def save_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Write verdicts down for good: the newest of a link counts, the others are its history."""
        with transaction(self.connection):
            self.connection.executemany(
                "INSERT INTO verdict (target_id, state, reason, confidence, evidence, status, final_url, checked_at,"
                " details) VALUES ((SELECT id FROM target WHERE url = ?), ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (urls.canonical(v.url), v.state, v.reason, v.confidence, v.evidence, v.status, v.final_url,
                     as_text(v.checked_at), json.dumps(v.details, ensure_ascii=False))
                    for v in verdicts
                ],
            )  # fmt: skip

    def past_verdicts(self, addresses: Iterable[str]) -> dict[str, list[PastVerdict]]:
        """What was said before of each of these links, oldest first; links of which nothing was are left out."""
        keys = {address: urls.canonical(address) for address in addresses}
        found: defaultdict[str, list[PastVerdict]] = defaultdict(list)
        for key, reason, checked_at, answered, own_network in self.connection.execute(
            "SELECT target.url, verdict.reason, verdict.checked_at,"
            f" verdict.status IS NOT NULL OR coalesce(json_extract(verdict.details, '$.{HOST_ANSWERED}'), 0),"
            f" coalesce(json_extract(verdict.details, '$.{OWN_NETWORK}'), 0)"
            # CROSS: in this order, so that both tables are read by their indexes (https://sqlite.org/optoverview.html).
            " FROM json_each(?) AS wanted CROSS JOIN target ON target.url = wanted.value"
            " CROSS JOIN verdict ON verdict.target_id = target.id ORDER BY verdict.id",
            (json.dumps([*set(keys.values())]),),
        ):
            when = datetime.fromisoformat(checked_at)
            found[key].append(PastVerdict(Reason(reason), when, bool(answered), bool(own_network)))
        return {address: found[key] for address, key in keys.items() if key in found}

    # --- offers

    def save_offers(self, run: RunId, offers: Mapping[int, Sequence[Match]]) -> None:
        """Replace the run's offers: target → own pages that fit, best first."""
        with transaction(self.connection):
            self.connection.execute("DELETE FROM offer WHERE run_id = ?", (run,))
            self.connection.executemany(
                "INSERT INTO offer (run_id, target_id, rank, url, title, score, words, language, anchors)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        run,
                        target,
                        rank,
                        match.url,
                        match.title,
                        match.score,
                        json.dumps(match.words),
                        match.language,
                        json.dumps(match.anchors),
                    )
                    for target, matches in offers.items()
                    for rank, match in enumerate(matches)
                ],
            )
