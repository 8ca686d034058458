"""A second opinion, from a browser: of links that refuse programs, or show nothing without their scripts.

    there, and something to read that a made-up address does not get            → alive
    gone, or says so, by the same rules as elsewhere; seen twice                 → dead
    no browser, no answer, still a wall, or anything doubtful                    → as it was before

Knows no browser: whoever opens the pages is a `BrowserLook`.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from brokenlinks import urls
from brokenlinks.checking.comparing import fares_alike, resembles
from brokenlinks.checking.content import says_not_found
from brokenlinks.checking.inspection import Inspector
from brokenlinks.checking.made_up import made_up
from brokenlinks.checking.marks import is_bare
from brokenlinks.checking.memory import Memory
from brokenlinks.checking.page_facts import page_facts
from brokenlinks.checking.reasons import MEANINGS, state_of
from brokenlinks.checking.rules import Finding, Look, details, evidence, reason_of
from brokenlinks.checking.samples import Page, is_home
from brokenlinks.models import Reason, State
from brokenlinks.network.errors import NoBrowser

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from brokenlinks.checking.names import Names
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.samples import Sample
    from brokenlinks.config import Settings
    from brokenlinks.models import Verdict
    from brokenlinks.network.trail import Trail

#: Reasons of which a browser may know more.
OPENABLE: Final = (Reason.BLOCKED, Reason.SCRIPT_ONLY)
#: Who asks for a name and a password, or for money, asks a browser as well.
_LOCKED: Final = frozenset({401, 402, 407})
#: So many looks in a row may lead nowhere before a host's other links are spared theirs.
_PATIENCE: Final = 5
#: Hosts whose samples are kept; links of one host mostly come together.
_MOST_MEMORIES: Final = 500


class BrowserLook(Protocol):
    """Opens pages in a browser."""

    async def open(self, url: str) -> Trail:
        """Where `url` leads in a browser, scripts run; the answer's body is the page as it is shown, as HTML in UTF-8.

        Never raises NetworkError: what went wrong is the trail's error, `NoBrowser` when there is no browser.
        """
        ...


class _Memory(Memory):
    """Of pages as a browser shows them."""

    __slots__ = ("in_vain",)

    def __init__(self) -> None:
        super().__init__()
        self.in_vain = 0  #: looks in a row that led nowhere


class CloserLook:
    """Takes links to a browser, one at a time."""

    def __init__(self, browser: BrowserLook, names: Names, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._browser = browser
        self._names = names
        self._recheck_after = settings.recheck_after
        self._clock = clock
        self._turn = asyncio.Lock()
        self._memories: OrderedDict[str, _Memory] = OrderedDict()

    async def take(self, verdict: Verdict) -> Verdict:
        """The verdict after a look in the browser, if that may know more: another one, or the same with what was seen
        added to it. Unless there is no browser, its details then have "browser": the looks, none if it was not opened.
        """
        if verdict.reason not in OPENABLE:
            return verdict
        asked = urls.parse_loose(verdict.url).href
        not_opened = replace(verdict, details={**verdict.details, "browser": []})
        if verdict.status in _LOCKED:
            return not_opened
        looks: list[Look] = []
        reason = await self._look(asked, looks)
        if reason is not None and state_of(reason) is State.DEAD:
            await asyncio.sleep(self._recheck_after)
            reason = await self._look(asked, looks)
        if not looks:
            return not_opened if self._is_in_vain(asked) else verdict
        seen = {**verdict.details, "browser": details(looks)["looks"]}
        words = f"{verdict.evidence}; in a browser: {evidence(looks)}"
        last = looks[-1]
        if reason is None or last.trail.answer is None:
            return replace(verdict, evidence=words, details=seen)
        state, confidence = MEANINGS[reason]
        return replace(
            verdict,
            state=state,
            reason=reason,
            confidence=last.finding.confidence if last.finding else confidence,
            evidence=words,
            status=last.trail.answer.status,
            final_url=last.trail.url,
            checked_at=last.at,
            details=seen,
        )

    async def _look(self, asked: str, looks: list[Look]) -> Reason | None:
        """What one look says: alive or dead; None when it does not say, or is not worth its time."""
        async with self._turn:
            if self._is_in_vain(asked):
                return None
            trail = await self._browser.open(asked)
            if isinstance(trail.error, NoBrowser):
                return None
            look = Look("GET", trail, self._clock())
            reason, finding = await self._judged(asked, trail)
            memory = self._memory_of(urls.parse(asked).host)
            memory.in_vain = memory.in_vain + 1 if reason is None else 0
        looks.append(replace(look, trail=trail.without_body(), finding=finding))
        return reason

    def _is_in_vain(self, asked: str) -> bool:
        return self._memory_of(urls.parse(asked).host).in_vain >= _PATIENCE

    async def _judged(self, asked: str, trail: Trail) -> tuple[Reason | None, Finding | None]:
        if trail.answer is None:
            return None, None
        reason = reason_of(trail, asked)
        facts = page_facts(trail.answer, trail.url)
        if state_of(reason) is State.DEAD:
            return await self._judged_gone(asked, trail, facts, reason)
        if state_of(reason) is not State.ALIVE:
            return None, None
        if facts is None:  # a picture, a PDF: nothing that a wall would look like
            return reason, None
        inspector = self._inspector(asked)
        finding = await inspector.inspect(asked, trail, facts)
        if finding is None:
            doubt = self._doubt(asked, trail, facts)
            return (None, doubt) if doubt else (reason, None)
        if state_of(finding.reason) is not State.DEAD:
            return None, finding
        if finding.compared and is_bare(facts):  # it may have had no time, or no right, to fill itself
            return None, _doubtful("there is next to nothing to read")
        return finding.reason, finding

    def _doubt(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What keeps a page that nothing speaks against from being called alive."""
        if is_bare(facts):
            return _doubtful("there is next to nothing to read")
        if facts.refresh:
            return _doubtful(f"it is about to send its visitors to {facts.refresh}")
        pair = self._memory_of(urls.parse(asked).host).made_up
        if pair is None or pair.one.trail.answer is None:
            return _doubtful("there is nothing to compare it with")
        if not is_home(asked) and fares_alike(Page(asked, trail, facts, pair.one), pair.one):
            return _doubtful("a made-up address on this host shows the same page")
        return None

    async def _judged_gone(
        self, asked: str, trail: Trail, facts: PageFacts | None, reason: Reason
    ) -> tuple[Reason | None, Finding | None]:
        """A 404 is believed when the page says the same, or a made-up address gets it too: hosts of static files send
        the pages of an application with that status, and its scripts show them all the same. And only where the home
        page is shown: some walls say 404."""
        if not is_home(asked) and not (await self._inspector(asked).home(asked)).answers:
            return None, _doubtful("the home page is not shown either")
        if facts is None or says_not_found(facts):
            return reason, None
        if is_bare(facts):
            return None, _doubtful("there is next to nothing to read")
        sample = await self._inspector(asked).sample(made_up(asked))
        # `resembles` compares pages that answer; here both come with the same error.
        if sample.trail.answer is not None and resembles(Page(asked, trail, facts, sample), _as_answering(sample)):
            return reason, None
        return None, _doubtful("it does not say that it is gone, and a made-up address shows another page")

    def _inspector(self, asked: str) -> Inspector:
        host = urls.parse(asked).host
        return Inspector(host, self._names, self._browser.open, self._memory_of, rendered=True)

    def _memory_of(self, host: str) -> _Memory:
        memory = self._memories.setdefault(host, _Memory())
        self._memories.move_to_end(host)
        if len(self._memories) > _MOST_MEMORIES:
            self._memories.popitem(last=False)
        return memory


def _doubtful(why: str) -> Finding:
    return Finding(Reason.SCRIPT_ONLY, MEANINGS[Reason.SCRIPT_ONLY].confidence, why)


def _as_answering(sample: Sample) -> Sample:
    answer = sample.trail.answer
    return replace(sample, trail=replace(sample.trail, answer=replace(answer, status=200) if answer else None))
