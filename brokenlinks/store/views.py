"""What a run has found, read back from the store."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.models import DeadTarget, Match, OutboundLink, Reason, State
from brokenlinks.store.store import NEWEST_VERDICT, RunId
from brokenlinks.workbook_data import HostTrouble, PageRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

#: The outcome of a page that nothing is known of yet.
NOT_REACHED: Final = "not reached before the run was stopped"

# The links of a run, each with its page, its target and the target's newest verdict. A page that two requests led to
# (a redirect) is one page: the request that is nearest to a given page stands for it.
_LINKS = f"""
    FROM (SELECT page_id, min(depth) AS depth, found_by FROM request WHERE run_id = :run AND page_id NOT NULL
          GROUP BY page_id) AS asked
    JOIN page ON page.id = asked.page_id
    JOIN link ON link.page_id = page.id
    JOIN target ON target.id = link.target_id
    LEFT JOIN verdict ON verdict.id = ({NEWEST_VERDICT})
"""


class FoundPage(NamedTuple):
    """A page of the run that was read."""

    id: int
    url: str
    title: str
    language: str
    found_by: str


class FoundVerdict(NamedTuple):
    """A target's newest verdict and its history in short."""

    url: str
    reason: Reason
    confidence: float
    evidence: str
    checked_at: datetime
    first_dead_at: datetime
    checks: int


class DeadLink(NamedTuple):
    """A dead link where it stands."""

    page: FoundPage
    link: OutboundLink
    target: int


def dead_links(connection: sqlite3.Connection, run: RunId) -> list[DeadLink]:
    """The dead links of the run, page by page in the order in which they stand there; one a page and target.

    Pages come by address: in the order in which they were read, no two runs would have the same rows.
    """
    rows = connection.execute(
        "SELECT page.id, page.address, page.title, page.language, asked.found_by, link.written, link.url, link.anchor,"
        f" link.context, link.heading, link.rel, link.position, target.id {_LINKS}"
        " WHERE verdict.state = 'dead' ORDER BY page.url, link.position",
        {"run": run},
    )
    first: dict[tuple[int, int], DeadLink] = {}
    for (
        page_id,
        address,
        title,
        language,
        found_by,
        written,
        url,
        anchor,
        context,
        heading,
        rel,
        position,
        target,
    ) in rows:
        link = OutboundLink(written, url, anchor, context, heading, tuple(rel.split()), position)
        first.setdefault(
            (page_id, target), DeadLink(FoundPage(page_id, address, title, language, found_by), link, target)
        )
    return list(first.values())


def dead_verdicts(connection: sqlite3.Connection, run: RunId) -> dict[int, FoundVerdict]:
    """The verdict of each dead target of the run."""
    rows = connection.execute(
        "SELECT DISTINCT target.id, target.address, verdict.reason, verdict.confidence, verdict.evidence,"
        " verdict.checked_at,"
        # Dead without a break since then: the first dead verdict after the last one that was alive.
        " (SELECT min(v.checked_at) FROM verdict AS v WHERE v.target_id = target.id AND v.state = 'dead' AND v.id >"
        "   (SELECT coalesce(max(a.id), 0) FROM verdict AS a WHERE a.target_id = target.id AND a.state = 'alive')),"
        f" (SELECT count(*) FROM verdict AS v WHERE v.target_id = target.id) {_LINKS} WHERE verdict.state = 'dead'",
        {"run": run},
    )
    return {
        target: FoundVerdict(
            url, Reason(reason), confidence, evidence, datetime.fromisoformat(checked), datetime.fromisoformat(first), n
        )
        for target, url, reason, confidence, evidence, checked, first, n in rows
    }


def dead_targets(connection: sqlite3.Connection, run: RunId) -> list[DeadTarget]:
    """What every page of the run says of each dead target, for matching: its anchors, sentences and headings."""
    told: defaultdict[int, list[DeadLink]] = defaultdict(list)
    for dead in dead_links(connection, run):
        told[dead.target].append(dead)
    return [
        DeadTarget(
            id=str(target),
            dead_url=links[0].link.url,
            anchor=_joined(dead.link.anchor for dead in links),
            context=_joined(dead.link.context for dead in links),
            heading=_joined(dead.link.heading for dead in links),
            page_title=_joined(dead.page.title for dead in links),
        )
        for target, links in told.items()
    ]


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(filter(None, texts)))


def offers(connection: sqlite3.Connection, run: RunId) -> dict[int, list[Match]]:
    """The run's offers: target → own pages, best first."""
    found: defaultdict[int, list[Match]] = defaultdict(list)
    for target, url, title, score, words in connection.execute(
        "SELECT target_id, url, title, score, words FROM offer WHERE run_id = ? ORDER BY target_id, rank", (run,)
    ):
        found[target].append(Match(url, title, score, tuple(json.loads(words))))
    return found


def page_rows(connection: sqlite3.Connection, run: RunId) -> list[PageRow]:
    """Every page that the run asked for, in the order given."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    totals: Counter[int] = Counter()
    for page_id, state, n in connection.execute(
        f"SELECT page.id, verdict.state, count(DISTINCT target.id) {_LINKS} GROUP BY page.id, verdict.state",
        {"run": run},
    ):
        counts[page_id][state or ""] = n
        totals[page_id] += n
    rows = connection.execute(
        "SELECT coalesce(page.address, request.address), coalesce(page.title, ''), coalesce(request.outcome, ?),"
        " page.id, request.depth, request.found_by, page.read_at"
        " FROM request LEFT JOIN page ON page.id = request.page_id WHERE run_id = ? ORDER BY request.depth, request.id",
        (NOT_REACHED, run),
    )
    return [
        PageRow(
            url=url,
            title=title,
            site=urls.site_of(url),
            outcome=outcome,
            external_links=totals[page_id],
            alive=counts[page_id][State.ALIVE],
            dead=counts[page_id][State.DEAD],
            unclear=counts[page_id][State.UNCLEAR],
            depth=depth,
            found_by=found_by or "given",
            read_at=datetime.fromisoformat(read_at) if read_at else None,
        )
        for url, title, outcome, page_id, depth, found_by, read_at in rows
    ]


def reasons(connection: sqlite3.Connection, run: RunId) -> tuple[dict[Reason, int], int]:
    """How many distinct links of the run have each reason, and how many have no verdict yet."""
    counted: dict[Reason, int] = {}
    unchecked = 0
    for reason, n in connection.execute(
        f"SELECT verdict.reason, count(DISTINCT target.id) {_LINKS} GROUP BY verdict.reason ORDER BY 2 DESC",
        {"run": run},
    ):
        if reason is None:
            unchecked = n
        else:
            counted[Reason(reason)] = n
    return counted, unchecked


def troubles(connection: sqlite3.Connection, run: RunId) -> list[HostTrouble]:
    """The hosts whose links could not be settled, most links first."""
    counted: Counter[tuple[str, Reason]] = Counter()
    for address, reason in connection.execute(
        f"SELECT DISTINCT target.address, verdict.reason {_LINKS} WHERE verdict.state = 'unclear'", {"run": run}
    ):
        counted[urls.parse(address).host, Reason(reason)] += 1
    return [HostTrouble(host, reason, n) for (host, reason), n in counted.most_common()]
