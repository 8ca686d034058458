"""A crawl at a glance: how links died, on which hosts, on what kinds of page, and which searches paid."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING, Any

from brokenlinks.analysis.frames import frame
from brokenlinks.models import State
from brokenlinks.workbook.labels import REASONS

if TYPE_CHECKING:
    import pandas as pd

    from brokenlinks.analysis.finished_crawl import FinishedCrawl


def crawl_headline(crawl: FinishedCrawl) -> str:
    """What the run found, in a sentence, and a sentence for each thing that its reader should know."""
    summary = crawl.data.summary
    dead = sum(links for reason, links in summary.reasons.items() if REASONS[reason].state is State.DEAD)
    pages = len({prospect.page_url for prospect in crawl.data.prospects})
    found = (
        f"{summary.keyword}: {summary.pages_read:,} pages read, {summary.links:,} different links to other sites,"
        f" {dead:,} of them dead. {pages:,} {'page' if pages == 1 else 'pages'} to contact."
    )
    return "\n".join([found, *summary.notes])


def links_by_reason(crawl: FinishedCrawl) -> pd.DataFrame:
    """Different links by verdict, as on the Summary: state, reason, links, share (0–1), meaning; most links first."""
    counted = crawl.data.summary.reasons
    checked = sum(counted.values())
    rows = [
        {
            "state": REASONS[reason].state.value,
            "reason": REASONS[reason].short,
            "links": links,
            "share": round(links / checked, 3),
            "meaning": REASONS[reason].meaning,
        }
        for reason, links in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        if links
    ]
    return frame(rows, "state", "reason", "links", "share", "meaning")


def troubled_hosts(crawl: FinishedCrawl, most: int = 20) -> pd.DataFrame:
    """Hosts that links are dead or unclear on: host, pages with them, dead, unclear, alive.

    The last three count different links, the second the pages that have dead ones. Most pages first.
    """
    rows: list[dict[str, Any]] = [
        {
            "host": name,
            "pages with them": len(host.pages),
            **{state.value: host.links[state] for state in (State.DEAD, State.UNCLEAR, State.ALIVE)},
        }
        for name, host in crawl.hosts.items()
    ]
    troubled = [row for row in rows if row["dead"] or row["unclear"]]
    troubled.sort(key=lambda row: (-row["pages with them"], -row["dead"], -row["unclear"], row["host"]))
    return frame(troubled[:most], "host", "pages with them", "dead", "unclear", "alive")


def pages_by_kind(crawl: FinishedCrawl) -> pd.DataFrame:
    """Pages that were read, by kind: kind, pages, links, dead, dead share (0–1 of the checked), prospects, page score.

    The page score is the median of those that have one. Kinds with most prospects first.
    """
    prospects = Counter(prospect.page_kind for prospect in crawl.data.prospects)
    pages = defaultdict(list)
    for page in crawl.data.pages:
        if page.read_at is not None:
            pages[page.kind].append(page)
    rows: list[dict[str, Any]] = []
    for kind, of_kind in pages.items():
        dead = sum(page.dead for page in of_kind)
        checked = dead + sum(page.alive + page.unclear for page in of_kind)
        scores = [page.score for page in of_kind if page.score is not None]
        rows.append(
            {
                "kind": kind or "unknown",
                "pages": len(of_kind),
                "links": sum(page.external_links for page in of_kind),
                "dead": dead,
                "dead share": round(dead / checked, 3) if checked else 0.0,
                "prospects": prospects[kind],
                "page score": round(median(scores)) if scores else None,
            }
        )
    rows.sort(key=lambda row: (-row["prospects"], -row["pages"], row["kind"]))
    return frame(rows, "kind", "pages", "links", "dead", "dead share", "prospects", "page score")


def footprints(crawl: FinishedCrawl) -> pd.DataFrame:
    """What each search brought: footprint, at, found, read, kept, prospects, prospects per page read; best first.

    Empty when nothing was searched for.
    """
    rows = [
        {
            "footprint": row.footprint,
            "at": row.provider,
            "found": row.found,
            "read": row.read,
            "kept": row.kept,
            "prospects": row.prospects,
            "prospects per page read": round(row.prospects / row.read, 2) if row.read else 0.0,
        }
        for row in crawl.data.summary.footprints
    ]
    return frame(rows, "footprint", "at", "found", "read", "kept", "prospects", "prospects per page read")


def pages_by_dead_share(crawl: FinishedCrawl, most: int = 20) -> pd.DataFrame:
    """Pages with dead links: page, title, kind, links, dead, unclear, dead share (0–1 of all its links); highest first.

    The links are those that were checked.
    """
    rows: list[dict[str, Any]] = []
    for page in crawl.data.pages:
        links = page.alive + page.dead + page.unclear
        if page.read_at is not None and page.dead:
            rows.append(
                {
                    "page": page.url,
                    "title": page.title,
                    "kind": page.kind,
                    "links": links,
                    "dead": page.dead,
                    "unclear": page.unclear,
                    "dead share": round(page.dead / links, 3),
                }
            )
    rows.sort(key=lambda row: (-row["dead share"], -row["dead"], row["page"]))
    return frame(rows[:most], "page", "title", "kind", "links", "dead", "unclear", "dead share")
