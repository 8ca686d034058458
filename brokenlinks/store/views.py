"""What a run has found, read back from the store."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.models import ANCHOR_BREAK, TITLE, DeadTarget, Match, OutboundLink, Reason, State
from brokenlinks.store.pages import NEWEST_VERDICT
from brokenlinks.workbook_data import HostTrouble, LinkRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from brokenlinks.models import ArchivedPage
    from brokenlinks.store.pages import RunId

#: Links to one target that are told of: a hundredth page says what the first ones said.
_TOLD: Final = 30

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


class LivingTarget(NamedTuple):
    """A target that is alive."""

    id: int
    url: str
    title: str  #: of its page; "" when it was not read
    final_url: str
    was_usurped: bool  #: an earlier verdict said that its site was taken over


class Saying(NamedTuple):
    """What one page says of a target."""

    anchor: str
    context: str
    heading: str
    page_title: str
    language: str  #: the page's


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
        # Dead without a break since then: the first dead verdict after the last one that was alive. What was usurped
        # is found alive at first, each time.
        " (SELECT min(v.checked_at) FROM verdict AS v WHERE v.target_id = target.id AND v.state = 'dead' AND v.id >"
        "   (SELECT coalesce(max(a.id), 0) FROM verdict AS a WHERE a.target_id = target.id AND a.state = 'alive'"
        "     AND 'usurped' IS NOT (SELECT n.reason FROM verdict AS n"
        "       WHERE n.target_id = target.id AND n.id > a.id ORDER BY n.id LIMIT 1))),"
        f" (SELECT count(*) FROM verdict AS v WHERE v.target_id = target.id) {LINKS} WHERE verdict.state = 'dead'",
        {"run": run},
    )
    return {
        target: FoundVerdict(
            url, Reason(reason), confidence, evidence, datetime.fromisoformat(checked), datetime.fromisoformat(first), n
        )
        for target, url, reason, confidence, evidence, checked, first, n in rows
    }


def dead_addresses(connection: sqlite3.Connection, run: RunId) -> list[str]:
    """The addresses of the run's dead targets."""
    rows = connection.execute(f"SELECT DISTINCT target.address {LINKS} WHERE verdict.state = 'dead'", {"run": run})
    return [address for (address,) in rows]


def pages_linking(connection: sqlite3.Connection, addresses: Iterable[str]) -> dict[str, int]:
    """How many of all pages that were ever read link to each of these addresses; those that none links to are left
    out."""
    keys = {address: urls.canonical(address) for address in addresses}
    rows = connection.execute(
        "SELECT target.url, count(DISTINCT link.page_id)"
        # CROSS: in this order, so that each table is read by its index (https://sqlite.org/optoverview.html).
        " FROM json_each(?) AS wanted CROSS JOIN target ON target.url = wanted.value"
        " CROSS JOIN link ON link.target_id = target.id"
        " GROUP BY target.id",
        (json.dumps([*set(keys.values())]),),
    )
    pages: dict[str, int] = dict(rows.fetchall())
    return {address: pages[key] for address, key in keys.items() if key in pages}


def living_targets(connection: sqlite3.Connection, run: RunId) -> list[LivingTarget]:
    """The living targets of the run: those that were usurped before come first, then those that most pages link to."""
    title = f"coalesce(json_extract(verdict.details, '$.{TITLE}'), '')"
    rows = connection.execute(
        f"SELECT target.id, target.address, {title}, verdict.final_url,"
        " EXISTS (SELECT 1 FROM verdict AS v WHERE v.target_id = target.id AND v.reason = 'usurped') AS was"
        f" {LINKS} WHERE verdict.state = 'alive'"
        " GROUP BY target.id ORDER BY was DESC, count(DISTINCT page.id) DESC, target.url",
        {"run": run},
    )
    return [LivingTarget(target, url, called, final_url, bool(was)) for target, url, called, final_url, was in rows]


def sayings(connection: sqlite3.Connection, target: int) -> list[Saying]:
    """What the first pages that were read say of a target."""
    rows = connection.execute(
        "SELECT link.anchor, link.context, link.heading, page.title, page.language FROM link"
        " JOIN page ON page.id = link.page_id WHERE link.target_id = ? ORDER BY page.id, link.position LIMIT ?",
        (target, _TOLD),
    )
    return [Saying(*row) for row in rows]


def dead_targets(
    connection: sqlite3.Connection, run: RunId, archived: Callable[[str], ArchivedPage | None] = lambda _: None
) -> list[DeadTarget]:
    """What is known of each dead target of the run, for matching: what every page that was ever read says of it, its
    anchors, sentences and headings, and what an archive has. Those that most pages link to come first."""
    rows = connection.execute(
        "SELECT target.id, target.address, link.anchor, link.context, link.heading, page.title, page.language"
        " FROM link JOIN page ON page.id = link.page_id JOIN target ON target.id = link.target_id"
        f" WHERE target.id IN (SELECT target.id {LINKS} WHERE verdict.state = 'dead')"
        " ORDER BY target.id, page.url, link.position",
        {"run": run},
    )
    told: defaultdict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for target, address, *texts in rows:
        told[target, address].append(tuple(texts))
    found = sorted(told.items(), key=lambda item: -len(item[1]))
    return [_dead_target(target, address, said, archived(address)) for (target, address), said in found]


def _dead_target(
    target: int, address: str, said: Sequence[tuple[str, ...]], archived: ArchivedPage | None
) -> DeadTarget:
    anchors = Counter(anchor for anchor, *_ in said if anchor)
    _, contexts, headings, titles, languages = zip(*said[:_TOLD], strict=True)
    spoken = {language.partition("-")[0] for language in languages}
    return DeadTarget(
        id=str(target),
        dead_url=address,
        anchor=ANCHOR_BREAK.join(anchor for anchor, _ in anchors.most_common(_TOLD)),
        context=_joined(contexts),
        heading=_joined(headings),
        page_title=_joined(titles),
        language=spoken.pop() if len(spoken) == 1 else "",
        archived=archived,
    )


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(filter(None, texts)))


def alive(connection: sqlite3.Connection, addresses: Iterable[str]) -> set[str]:
    """Those of these addresses whose newest verdict is that they are alive."""
    keys = {address: urls.canonical(address) for address in addresses}
    rows = connection.execute(
        f"SELECT target.url FROM target JOIN verdict ON verdict.id = ({NEWEST_VERDICT})"
        " WHERE verdict.state = 'alive' AND target.url IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys.values())),),
    )
    found = {url for (url,) in rows}
    return {address for address, key in keys.items() if key in found}


def offers(connection: sqlite3.Connection, run: RunId) -> dict[int, list[Match]]:
    """The run's offers: target → own pages, best first."""
    found: defaultdict[int, list[Match]] = defaultdict(list)
    for target, url, title, score, words, language, anchors in connection.execute(
        "SELECT target_id, url, title, score, words, language, anchors FROM offer WHERE run_id = ?"
        " ORDER BY target_id, rank",
        (run,),
    ):
        match = Match(url, title, score, tuple(json.loads(words)), language, tuple(json.loads(anchors)))
        found[target].append(match)
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


def links(connection: sqlite3.Connection, run: RunId, only: State | None = None) -> Iterator[LinkRow]:
    """Every link of the run's pages, or those of one state, read as it is wanted: pages by address, links in the
    order of the page."""
    pages = connection.execute(
        "SELECT DISTINCT page.id, page.address, page.title, page.url FROM request JOIN page ON page.id = page_id"
        " WHERE run_id = ? ORDER BY page.url",
        (run,),
    ).fetchall()
    for page, address, title, _ in pages:
        for (
            position, written, url, anchor, heading, context, rel, state, reason, confidence, evidence, status,
            final_url, checked_at,
        ) in connection.execute(
            "SELECT link.position, link.written, link.url, link.anchor, link.heading, link.context, link.rel,"
            " verdict.state, verdict.reason, verdict.confidence, coalesce(verdict.evidence, ''), verdict.status,"
            " coalesce(verdict.final_url, ''), verdict.checked_at"
            " FROM link JOIN target ON target.id = link.target_id"
            f" LEFT JOIN verdict ON verdict.id = ({NEWEST_VERDICT}) WHERE link.page_id = :page"
            " AND (:only IS NULL OR verdict.state = :only) ORDER BY link.position",
            {"page": page, "only": only},
        ):  # fmt: skip
            yield LinkRow(
                page_url=address,
                page_title=title,
                position=position,
                written=written,
                url=url,
                anchor=anchor,
                heading=heading,
                context=context,
                rel=rel,
                state=State(state) if state else None,
                reason=Reason(reason) if reason else None,
                confidence=confidence,
                evidence=evidence,
                status=status,
                final_url=final_url,
                checked_at=datetime.fromisoformat(checked_at) if checked_at else None,
            )


def troubles(connection: sqlite3.Connection, run: RunId) -> list[HostTrouble]:
    """The hosts whose links could not be settled, most links first."""
    counted: Counter[tuple[str, Reason]] = Counter()
    for address, reason in connection.execute(
        f"SELECT DISTINCT target.address, verdict.reason {LINKS} WHERE verdict.state = 'unclear'", {"run": run}
    ):
        counted[urls.parse(address).host, Reason(reason)] += 1
    return [HostTrouble(host, reason, n) for (host, reason), n in counted.most_common()]
