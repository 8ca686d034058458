"""Match a list of dead links to own pages, without a crawl."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from brokenlinks.content import check_sources, read_content
from brokenlinks.errors import BadInput
from brokenlinks.match_rows import COLUMNS, MatchedTarget, as_json, as_row
from brokenlinks.matching import MatchIndex, read_targets
from brokenlinks.offering import open_matcher
from brokenlinks.outgoing import open_fetcher
from brokenlinks.progress import Progress
from brokenlinks.prospects.anchor_turns import AnchorTurns
from brokenlinks.row_files import check_row_file, write_row_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from brokenlinks.config import Settings
    from brokenlinks.looking_up import Past
    from brokenlinks.matching import ListedTarget, Matcher
    from brokenlinks.models import DeadTarget, Match, OwnPage

#: Own pages are indexed in groups of this size.
_AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class MatchedList:
    """What came of it."""

    path: Path  #: the file that was written: not `out` itself when that is a workbook that is open elsewhere
    targets: int
    matched: int  #: targets with at least one match
    own_pages: int
    notes: tuple[str, ...]  #: sentences for the user


def match_list(
    targets: Path,
    content: Sequence[str],
    out: Path,
    settings: Settings,
    *,
    archive: bool = False,
    database: Path | None = None,
    progress: Progress | None = None,
) -> MatchedList:
    """Match the dead links of `targets` (see `read_targets`) to the pages of `content`, and write a row each to `out`.

    Args:
        archive: look the dead pages up first, whatever the setting of that name says. Ctrl-C ends the looking up, and
            the links are matched with what is known by then.
        database: where the archive's answers are kept; by default as `out`, ending in .db.

    Raises:
        BadInput: a source cannot be read, there is no own page at all, or `out` or the database cannot be used.
    """
    check_row_file(out)
    if database is not None and not archive:
        raise BadInput(f"Nothing is kept in {database} without the archive: give --archive as well, or leave out --db.")
    check_sources(content)
    listed = read_targets(targets)
    progress = progress or Progress()
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        progress.phase = "reading your pages"
        notes = asyncio.run(_read(content, index, settings, progress))
        if not len(index):
            raise BadInput(" ".join(notes) or "There is no page to match: check what --content names.")
        listed = _of_known_sites(listed, index, notes)
        past = None
        if archive:
            past = _look_up(listed, settings, database or out.with_suffix(".db"), progress)
            notes += past.notes
            listed = [line._replace(target=_with_past(line.target, past)) for line in listed]
        progress.phase = "matching"
        distinct = {_unnamed(line.target): None for line in listed}
        matcher = open_matcher(index, settings, [*distinct], progress)
        found = [*_matched(listed, matcher, settings.min_score, past)]
        progress.phase = "writing"
        shape = as_json if out.suffix.lower() == ".jsonl" else as_row
        path = write_row_file(tuple(COLUMNS), map(shape, found), out, title="Matches")
        return MatchedList(path, len(found), sum(bool(one.matches) for one in found), len(index), tuple(notes))


async def _read(content: Sequence[str], index: MatchIndex, settings: Settings, progress: Progress) -> list[str]:
    notes: list[str] = []
    group: list[OwnPage] = []
    fetch = open_fetcher(settings, delay=settings.content_delay)
    try:
        async for page in read_content(
            content,
            fetch,
            limit=settings.content_limit,
            concurrency=settings.content_requests,
            on_progress=lambda so_far: progress.own(so_far.found, so_far.read, so_far.failed),
            on_note=notes.append,
        ):
            group.append(page)
            if len(group) >= _AT_ONCE:
                index.add(group)
                group.clear()
    finally:
        await fetch.close()
    index.add(group)
    return notes


def _of_known_sites(listed: list[ListedTarget], index: MatchIndex, notes: list[str]) -> list[ListedTarget]:
    """The same, without sites when no own page is of one: then they do not tell which pages may be offered."""
    if any(page.site for page in index.headlines.pages) or not any(line.target.site for line in listed):
        return listed
    notes.append("The column site of the dead links is passed over, as your pages have none.")
    return [line._replace(target=replace(line.target, site="")) for line in listed]


def _look_up(listed: Sequence[ListedTarget], settings: Settings, database: Path, progress: Progress) -> Past:
    from brokenlinks.looking_up import look_up

    past = look_up((line.target.dead_url for line in listed), settings, database, progress)
    if not past.stopped:
        return past
    note = "You stopped it while dead pages were looked up: the same command looks up the rest."
    return replace(past, notes=(note, *past.notes))


def _with_past(target: DeadTarget, past: Past) -> DeadTarget:
    return replace(target, archived=past.of(target.dead_url))


def _unnamed(target: DeadTarget) -> DeadTarget:
    """The target without what tells it from others of which the same is known."""
    return replace(target, id="")


def _matched(
    listed: Sequence[ListedTarget], matcher: Matcher, min_score: float, past: Past | None
) -> Iterator[MatchedTarget]:
    best: dict[DeadTarget, tuple[Match, ...]] = {}
    anchors = AnchorTurns()
    for line in listed:
        asked = _unnamed(line.target)
        if asked not in best:
            best[asked] = tuple(matcher.best(asked, min_score=min_score))
        matches = best[asked]
        yield MatchedTarget(
            listed=line,
            matches=matches,
            suggested_anchor=anchors.next(matches[0] if matches else None),
            archived=line.target.archived,
            moved_to=past.moved_to(line.target.dead_url) if past else "",
        )
