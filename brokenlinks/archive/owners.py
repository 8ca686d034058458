"""Whose a page was, by its archived copies: the last good one, then older ones.

Where somebody has taken a domain over, the archive goes on capturing it: the last good copy is then the new owner's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.archive import kept, memento
from brokenlinks.archive.asking import NAME
from brokenlinks.archive.cdx import Excluded
from brokenlinks.archive.finding import find, good_pages, past_by, play
from brokenlinks.archive.kept import EVER, Past, key_of
from brokenlinks.archive.memento import Memento
from brokenlinks.checking.owner import portrait
from brokenlinks.models import ArchivedPage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Sequence
    from datetime import date, datetime

    from brokenlinks.archive.asking import Asking
    from brokenlinks.archive.cdx import Capture
    from brokenlinks.checking.owner import Portrait
    from brokenlinks.store import Answers

_YEAR: Final = timedelta(days=365)
#: So many years before the last good copy another one is looked for: a domain that lapsed has been used anew for some.
_YEARS_BEFORE: Final = (4, 10)


class Owner(NamedTuple):
    """Whose a page was, and what it was then."""

    portrait: Portrait
    page: ArchivedPage


class Owners:
    """Looks at archived copies for their owners; what was found out is kept."""

    def __init__(self, asking: Asking, answers: Answers, now: Callable[[], datetime]) -> None:
        self._asking = asking
        self._answers = answers
        self._now = now

    async def of(self, url: str) -> AsyncGenerator[Owner, None]:
        """By the last good copy of a page; then by copies that are four and ten years older, or as near to that as
        there are any, if by a year at least. Each is asked for when it is wanted: the first takes what
        `Wayback.look_up` takes, the others one question together, and one capture each.

        Raises:
            Excluded: nobody may see them.
            NotLookedUp: there is no answer.
        """
        last = self._known(url, 0) or self._keep(url, 0, await self._last(url))
        if last.portrait is not None:
            yield Owner(last.portrait, last.page)
        before = last.page.last_good
        if before is None:
            return
        wanted = {years: before - years * _YEAR for years in _YEARS_BEFORE}
        listed: list[Capture] | None = None
        for years, day in wanted.items():
            earlier = self._known(url, years)
            if earlier is None:
                listed = await good_pages(self._asking, urls.canonical(url)) if listed is None else listed
                capture = _chosen(listed, min(day, before - _YEAR), before - _YEAR)
                past = await past_by(self._asking, capture) if capture is not None else Past(ArchivedPage(), None)
                earlier = self._keep(url, years, past)
            if earlier.portrait is not None and earlier.page.last_good is not None:
                before = earlier.page.last_good
                yield Owner(earlier.portrait, replace(earlier.page, first_good=last.page.first_good))

    async def _last(self, url: str) -> Past:
        key = key_of(self._asking, "page", url)
        body = self._answers.get(NAME, key, EVER)
        if body == kept.EXCLUDED:
            raise Excluded
        known = kept.page_from(body) if body is not None else None
        if known is None:
            try:
                found = await find(self._asking, urls.canonical(url))
            except Excluded:
                self._answers.save(NAME, key, kept.EXCLUDED, self._now())
                raise
            self._answers.save(NAME, key, kept.page_as_bytes(found.page), self._now())
            return found
        place = memento.unwrapped(known.copy) if known.copy else None
        played = await play(self._asking, place) if place is not None else None
        return Past(known, portrait(played.answer, played.place.url) if isinstance(played, Memento) else None)

    def _known(self, url: str, years: int) -> Past | None:
        body = self._answers.get(NAME, self._key(url, years), EVER)
        return None if body is None else kept.past_from(body)

    def _keep(self, url: str, years: int, past: Past) -> Past:
        self._answers.save(NAME, self._key(url, years), kept.past_as_bytes(past.page, past.portrait), self._now())
        return past

    def _key(self, url: str, years: int) -> str:
        return key_of(self._asking, f"owner-{years}", url)


def _chosen(captures: Sequence[Capture], day: date, latest: date) -> Capture | None:
    """The last capture of that day or earlier; where there is none, the first one that is not after `latest`."""
    earlier = [capture for capture in captures if capture.day <= day]
    later = (capture for capture in captures if capture.day <= latest)
    return earlier[-1] if earlier else next(later, None)
