"""The links of a run: handed to the checker, each once, and their verdicts written down."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from brokenlinks.checking import OPENABLE, LinkChecker, with_history
from brokenlinks.models import NOT_ASKED, Reason, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from brokenlinks.browser import Browser
    from brokenlinks.config import Settings
    from brokenlinks.models import Verdict
    from brokenlinks.progress import Progress
    from brokenlinks.store import RunId, Store

#: Verdicts are written together after this many seconds: so much a kill can cost.
_FLUSH_AFTER = 0.05


class LinkChecks:
    """Checks the links of one run.

    Args:
        browser: where links that refuse programs are taken; None without --browser.
        fresh: no earlier verdict spares a link its check.
        on_dead: called with dead links when they were written down.
    """

    def __init__(
        self,
        store: Store,
        run: RunId,
        settings: Settings,
        progress: Progress,
        *,
        browser: Browser | None,
        fresh: bool,
        clock: Callable[[], datetime],
        on_dead: Callable[[Sequence[str]], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._run = run
        self._settings = settings
        self._progress = progress
        self._fresh = fresh
        self._clock = clock
        self._on_dead = on_dead
        self._browser = browser
        #: Links were left unasked, because the user's own network was gone.
        self.lost_network = False
        self._checker = LinkChecker(settings, self._on_verdict, on_notice=self._on_notice, clock=clock, browser=browser)
        self._under_way: set[str] = set()
        self._verdicts: list[Verdict] = []
        self._flush_due: asyncio.TimerHandle | None = None

    def check(self, page: str | None = None) -> None:
        """Check what no young verdict is known of, on the page that was asked for at this address, or on all."""
        settings = self._settings
        ages = {
            State.ALIVE: settings.cache_alive,
            State.DEAD: settings.cache_dead,
            State.UNCLEAR: settings.cache_unclear,
        }
        lifetimes = {state: timedelta(days=0 if self._fresh else age) for state, age in ages.items()}
        unseen = OPENABLE if self._browser is not None and not self._browser.missing else ()
        self._add(self._store.links_to_check(self._run, self._clock(), lifetimes, page=page, unseen=unseen))

    def check_addresses(self, addresses: Sequence[str]) -> None:
        """Check addresses that no page links to."""
        self._store.add_targets(addresses)
        self._add(addresses)

    async def settled(self) -> None:
        """Wait for the last verdict, and write it down."""
        await self._checker.settled()
        self._flush()

    async def close(self) -> None:
        """Stop what is under way, and write down what is known."""
        await self._checker.close()
        self._flush()

    def _add(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address not in self._under_way:
                self._under_way.add(address)
                self._progress.links += 1
                self._checker.add(address)

    def _on_notice(self, notice: str) -> None:
        self._progress.notice = notice

    def _on_verdict(self, verdict: Verdict) -> None:
        if NOT_ASKED in verdict.details:  # the same command is to ask it
            self._under_way.discard(verdict.url)
            self.lost_network = True
            return
        self._progress.checked += 1
        self._progress.dead += verdict.state is State.DEAD
        self._verdicts.append(verdict)
        if self._flush_due is None:
            self._flush_due = asyncio.get_running_loop().call_later(_FLUSH_AFTER, self._flush)

    def _flush(self) -> None:
        if self._flush_due is not None:
            self._flush_due.cancel()
            self._flush_due = None
        if self._verdicts:
            verdicts = self._with_history(self._verdicts)
            self._store.save_verdicts(verdicts)
            self._verdicts.clear()
            self._under_way.difference_update(verdict.url for verdict in verdicts)
            if dead := [verdict.url for verdict in verdicts if verdict.state is State.DEAD]:
                self._on_dead(dead)

    def _with_history(self, verdicts: Sequence[Verdict]) -> list[Verdict]:
        """Silence on several days is a death; a run with `fresh` trusts no verdict, and forgets none."""
        silent = [verdict.url for verdict in verdicts if verdict.reason is Reason.UNREACHABLE]
        past = self._store.past_verdicts(silent) if silent else {}
        kept = [with_history(verdict, past.get(verdict.url, ())) for verdict in verdicts]
        self._progress.dead += sum(verdict.reason is Reason.GONE_SILENT for verdict in kept)
        return kept
