"""What a run has found, read back from the store."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.models import DeadTarget, Match, OutboundLink, Reason
from brokenlinks.store.store import NEWEST_VERDICT
from brokenlinks.workbook_data import HostTrouble

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from brokenlinks.store.pages import RunId

# The links of a run, each with its page, its target and the target's newest verdict. A page that two requests led to
# (a redirect) is one page.
LINKS: Final = f"""
    FROM (SELECT DISTINCT page_id FROM request WHERE run_id = :run AND page_id NOT NULL) AS asked
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
        "SELECT page.id, page.address, page.title, page.language, link.written, link.url, link.anchor,"
        f" link.context, link.heading, link.rel, link.position, link.marked, target.id {LINKS}"
        " WHERE verdict.state = 'dead' ORDER BY page.url, link.position",
        {"run": run},
    )
    first: dict[tuple[int, int], DeadLink] = {}
    for (
        page_id,
        address,
        title,
        language,
        written,
        url,
        anchor,
        context,
        heading,
        rel,
        position,
        marked,
        target,
    ) in rows:
        link = OutboundLink(written, url, anchor, context, heading, tuple(rel.split()), position, marked)
        first.setdefault((page_id, target), DeadLink(FoundPage(page_id, address, title, language), link, target))
    return list(first.values())


def dead_verdicts(connection: sqlite3.Connection, run: RunId) -> dict[int, FoundVerdict]:
    """The verdict of each dead target of the run."""
    rows = connection.execute(
        "SELECT DISTINCT target.id, target.address, verdict.reason, verdict.confidence, verdict.evidence,"
        " verdict.checked_at,"
        # Dead without a break since then: the first dead verdict after the last one that was alive.
        " (SELECT min(v.checked_at) FROM verdict AS v WHERE v.target_id = target.id AND v.state = 'dead' AND v.id >"
        "   (SELECT coalesce(max(a.id), 0) FROM verdict AS a WHERE a.target_id = target.id AND a.state = 'alive')),"
        f" (SELECT count(*) FROM verdict AS v WHERE v.target_id = target.id) {LINKS} WHERE verdict.state = 'dead'",
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


def reasons(connection: sqlite3.Connection, run: RunId) -> tuple[dict[Reason, int], int]:
    """How many distinct links of the run have each reason, and how many have no verdict yet."""
    counted: dict[Reason, int] = {}
    unchecked = 0
    for reason, n in connection.execute(
        f"SELECT verdict.reason, count(DISTINCT target.id) {LINKS} GROUP BY verdict.reason ORDER BY 2 DESC",
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
        f"SELECT DISTINCT target.address, verdict.reason {LINKS} WHERE verdict.state = 'unclear'", {"run": run}
    ):
        counted[urls.parse(address).host, Reason(reason)] += 1
    return [HostTrouble(host, reason, n) for (host, reason), n in counted.most_common()]
