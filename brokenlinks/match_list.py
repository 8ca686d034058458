"""Match a list of dead links to own pages, without a crawl."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brokenlinks.content import check_sources, read_content
from brokenlinks.errors import BadInput
from brokenlinks.matching import Matcher, MatchIndex, read_targets, write_matches
from brokenlinks.outgoing import open_fetcher
from brokenlinks.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brokenlinks.config import Settings


@dataclass(frozen=True, slots=True)
class MatchedList:
    """What came of it."""

    targets: int
    matched: int  #: targets with at least one match
    own_pages: int
    notes: tuple[str, ...]  #: sentences for the user


def match_list(
    targets: Path, content: Sequence[str], out: Path, settings: Settings, *, progress: Progress | None = None
) -> MatchedList:
    """Match the dead links of `targets` to the pages of `content`, and write a line of JSON each to `out`.

    Raises:
        BadInput: a source cannot be read, there is no own page at all, or `out` cannot be written or is no .jsonl.
    """
    if out.suffix.lower() != ".jsonl":
        raise BadInput(f"{out} cannot be written, as matches are lines of JSON: let its name end in .jsonl.")
    check_sources(content)
    asked = read_targets(targets)
    progress = progress or Progress()
    with closing(sqlite3.connect(":memory:")) as connection:
        index = MatchIndex(connection)
        progress.phase = "reading your pages"
        notes = asyncio.run(_read(content, index, settings, progress))
        if not len(index):
            raise BadInput(" ".join(notes) or "There is no page to match: check what --content names.")
        progress.phase = "matching"
        matcher = Matcher(index)
        results = [(target, matcher.best(target, min_score=settings.min_score)) for target in asked]
        write_matches(out, results)
        return MatchedList(len(results), sum(bool(found) for _, found in results), len(index), tuple(notes))


async def _read(content: Sequence[str], index: MatchIndex, settings: Settings, progress: Progress) -> list[str]:
    notes: list[str] = []
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
            index.add([page])
    finally:
        await fetch.close()
    return notes
