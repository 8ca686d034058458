"""Own pages for the dead targets of a run."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from brokenlinks.offering import open_matcher
from brokenlinks.store import views

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.config import Settings
    from brokenlinks.matching import MatchIndex
    from brokenlinks.models import ArchivedPage, Match
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

#: Pages that are kept for a target: the best may be in another language than a page that links to it, or be offered to
#: its keeper already.
_KEPT: Final = 5
#: Seconds of matching that are left to a run that was stopped.
_AFTER_STOP: Final = 1.5


async def make_offers(
    store: Store,
    run: RunId,
    index: MatchIndex,
    settings: Settings,
    *,
    archived: Callable[[str], ArchivedPage | None],
    stopped: asyncio.Event,
    progress: Progress,
) -> None:
    """Find the own pages to offer for every dead target of the run; once it is stopped, for as many as a person who
    pressed Ctrl-C waits for.

    Args:
        archived: what an archive knows of an address.

    Raises:
        BadInput: the model of the setting semantic_model cannot be used.
    """
    loop = asyncio.get_running_loop()
    offers: dict[int, list[Match]] = {}
    deadline: float | None = None
    targets = views.dead_targets(store.connection, run, archived)
    matcher = open_matcher(index, settings, targets, progress)
    for target in targets:
        if stopped.is_set():
            deadline = deadline or loop.time() + _AFTER_STOP
            if loop.time() > deadline:
                break
        offers[int(target.id)] = matcher.best(target, limit=_KEPT, min_score=settings.min_score)
        await asyncio.sleep(0)
    store.save_offers(run, offers)
