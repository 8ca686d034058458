"""What a run knows of its pages, read back from the store."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.models import LastUpdate, State
from brokenlinks.store.views import LINKS
from brokenlinks.workbook_data import FootprintYield, PageRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from brokenlinks.authority import Authority
    from brokenlinks.store.pages import RunId

#: The outcome of a page that nothing is known of yet.
NOT_REACHED: Final = "not reached before the run was stopped"
#: Who found a page that the user named.
GIVEN: Final = "given"
#: Who found a page that is read again for what was found on it before.
EARLIER_RUN: Final = "an earlier run"
#: Searches that are named as those that found a page.
_MOST_SEARCHES: Final = 3


def page_rows(
    connection: sqlite3.Connection, run: RunId, authority: Mapping[str, Authority], *, stopped: bool = False
) -> list[PageRow]:
    """Every page that the run asked for: given ones in the order given, then those that others led to.

    Of a run that was `stopped`, also those that it would have asked for in any case.
    """
    counts, totals = _counted_links(connection, run)
    searches = _searches(connection, run)
    rows = connection.execute(
        "SELECT coalesce(page.address, request.address), coalesce(page.title, ''), coalesce(request.outcome, ?),"
        " request.dropped, request.kind, request.score, request.reasons, page.id, coalesce(page.external_links, 0),"
        " coalesce(page.external_sites, 0), page.nofollow_links, coalesce(page.language, ''),"
        " coalesce(page.author, ''), page.updated_on, page.updated_by, coalesce(page.size, 0),"
        " coalesce(page.suggest, ''), request.depth, request.found_by, request.key, page.read_at"
        " FROM request LEFT JOIN page ON page.id = request.page_id WHERE run_id = ?"
        # Given pages as they were given; of the others, no two runs ask for them in the same order.
        " ORDER BY request.depth, request.promise <= 1, CASE WHEN request.promise > 1 THEN request.id END, request.url",
        (NOT_REACHED, run),
    )
    found = []
    for (
        url, title, outcome, dropped, kind, score, reasons, page_id, external_links, external_sites, nofollow, language,
        author, updated_on, updated_by, size, suggest, depth, found_by, key, read_at,
    ) in rows:  # fmt: skip
        links = external_links or totals[page_id]
        site = urls.site_of(url)
        found.append(
            PageRow(
                url=url,
                title=title,
                site=site,
                outcome=outcome,
                dropped=bool(dropped),
                kind=kind,
                score=score,
                reasons=tuple(json.loads(reasons)),
                external_links=links,
                external_sites=external_sites,
                follow_share=1 - nofollow / links if links and nofollow is not None else None,
                alive=counts[page_id][State.ALIVE],
                dead=counts[page_id][State.DEAD],
                unclear=counts[page_id][State.UNCLEAR],
                language=language,
                author=author,
                updated=LastUpdate(date.fromisoformat(updated_on), updated_by) if updated_on else None,
                size=size,
                suggest=suggest,
                authority=authority[site].value if site in authority else None,
                depth=depth,
                found_by=_found_by(found_by, searches.get(key, ())),
                read_at=datetime.fromisoformat(read_at) if read_at else None,
            )
        )
    if stopped:
        found += _not_reached(connection, run, searches)
    return found


def page_scores(connection: sqlite3.Connection, run: RunId) -> dict[int, float]:
    """Page → how sure it is a list worth pitching, 0–100; pages that were not judged are left out."""
    rows = connection.execute(
        "SELECT page_id, max(score) FROM request WHERE run_id = ? AND page_id NOT NULL AND score NOT NULL GROUP BY 1",
        (run,),
    )
    return dict(rows.fetchall())


def _counted_links(connection: sqlite3.Connection, run: RunId) -> tuple[defaultdict[int, Counter[str]], Counter[int]]:
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    totals: Counter[int] = Counter()
    for page_id, state, n in connection.execute(
        f"SELECT page.id, verdict.state, count(DISTINCT target.id) {LINKS} GROUP BY page.id, verdict.state",
        {"run": run},
    ):
        counts[page_id][state or ""] = n
        totals[page_id] += n
    return counts, totals


def _not_reached(connection: sqlite3.Connection, run: RunId, searches: Mapping[str, list[str]]) -> list[PageRow]:
    rows = connection.execute(
        "SELECT address, depth, found_by, key FROM candidate WHERE run_id = ? AND promise > 1"
        " ORDER BY promise DESC, key",
        (run,),
    )
    return [
        PageRow(
            url=address,
            site=urls.site_of(address),
            outcome=NOT_REACHED,
            depth=depth,
            found_by=_found_by(found_by, searches.get(key, ())),
        )
        for address, depth, found_by, key in rows
    ]


def _searches(connection: sqlite3.Connection, run: RunId) -> dict[str, list[str]]:
    """Page → the searches that found it in words, the best rank first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, provider, footprint, rank in connection.execute(
        "SELECT key, provider, footprint, rank FROM finding WHERE run_id = ? ORDER BY key, rank, provider, query",
        (run,),
    ):
        place = f", no. {rank}" if rank else ""
        found[key].append(f"{provider}: {footprint}{place}" if footprint else f"{provider}{place}")
    return found


def _found_by(page: str, searches: list[str] | tuple[str, ...]) -> str:
    if page:
        return page
    if not searches:
        return GIVEN
    more = len(searches) - _MOST_SEARCHES
    return "\n".join((*searches[:_MOST_SEARCHES], *((f"and {more} more",) if more > 0 else ())))


def footprint_yields(connection: sqlite3.Connection, run: RunId, prospects: Mapping[str, int]) -> list[FootprintYield]:
    """What came of each footprint at each place, most prospects first. `prospects`: address of a page → its rows."""
    figures: dict[tuple[str, str], list[int]] = {}
    seen: set[tuple[str, str, str]] = set()
    for provider, footprint, key, address, dropped in connection.execute(
        "SELECT finding.provider, finding.footprint, finding.key, page.address, request.dropped FROM finding"
        " LEFT JOIN request ON request.run_id = finding.run_id AND request.key = finding.key"
        " LEFT JOIN page ON page.id = request.page_id WHERE finding.run_id = ?",
        (run,),
    ):
        if (provider, footprint, key) in seen:
            continue
        seen.add((provider, footprint, key))
        figure = figures.setdefault((provider, footprint), [0, 0, 0, 0])
        figure[0] += 1
        if address is not None:
            figure[1] += 1
            figure[2] += not dropped
            figure[3] += prospects.get(address, 0)
    yields = [FootprintYield(provider, footprint, *figure) for (provider, footprint), figure in figures.items()]
    return sorted(yields, key=lambda one: (-one.prospects, -one.kept, -one.found, one.provider, one.footprint))
