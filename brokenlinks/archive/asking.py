"""The way to the Wayback Machine: its pace, the day's budget, and what to do when it says no.

Its index allows 24 questions a minute. Who goes on asking after a 429 is shut out for hours, so one is waited for, and
a second one ends it for this run; three requests in a row that come to nothing do as well.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from brokenlinks.archive import cdx, memento
from brokenlinks.checking.pace import Pace
from brokenlinks.checking.retry_after import retry_after
from brokenlinks.network.fetch import MEBIBYTE, FetchError
from brokenlinks.network.transport import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.archive.cdx import Listing
    from brokenlinks.archive.memento import Absent, Memento, Nearest, Place
    from brokenlinks.config.services import Wayback as WaybackService
    from brokenlinks.network.client import HttpFetcher
    from brokenlinks.network.fetch import Fetched
    from brokenlinks.store import Answers

#: The service's name: its table of settings, and where its answers and requests stand in the store.
NAME: Final = "wayback"
#: 2,000 lines take half of one.
_MOST_INDEX: Final = 4 * MEBIBYTE
_MOST_CAPTURE: Final = MEBIBYTE
#: So many requests that come to nothing, one after the other, and the archive is left out.
_MOST_FAILURES: Final = 3
#: Seconds: who asks to be left alone for longer is not waited for.
_MOST_WAIT: Final = 180.0


class Waits(NamedTuple):
    """Seconds before a request is made again."""

    limited: float = 60.0  #: after a 429 that does not say how long
    failed: float = 10.0  #: after a 5xx


class NotLookedUp(Exception):
    """There is no answer, and no telling; the message says why in a few words."""


class Asking:
    """Requests to the archive, one question and one capture at a time."""

    def __init__(
        self,
        service: WaybackService,
        fetcher: HttpFetcher,
        answers: Answers,
        *,
        waits: Waits = Waits(),  # noqa: B008 it cannot be changed
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        address = urlsplit(service.url)._replace(query="", fragment="")
        self._base = urlunsplit(address).rstrip("/")
        #: The archive's address, without user name and password.
        self.url = urlunsplit(address._replace(netloc=address.netloc.rpartition("@")[2]))
        self.left_out = ""  #: why it is asked nothing more in this run, and the way out; "" while it is asked
        self._service = service
        self._fetcher = fetcher
        self._answers = answers
        self._waits = waits
        self._now = now
        self._failures = {False: 0, True: 0}  #: in a row, of questions and of captures
        self._lines = {
            False: (Pace(service.delay), asyncio.Lock()),
            True: (Pace(service.capture_delay), asyncio.Lock()),
        }

    async def index(self, url: str, *, good_only: bool = False) -> Listing:
        """The newest captures of an address.

        Raises:
            Excluded: nobody may see them.
            NotLookedUp: there is no answer.
        """
        query = cdx.question(url, good_only=good_only)
        answer = await self._ask(f"{self._base}/cdx/search/cdx?{query}", is_capture=False)
        if _is_kept_from_public(answer):
            raise cdx.Excluded
        try:
            if answer.truncated:
                raise cdx.NotUnderstood
            listing = cdx.read_listing(answer.body)
        except cdx.NotUnderstood:
            raise self._not_understood(is_capture=False) from None
        self._failures[False] = 0
        return listing

    async def capture(self, place: Place) -> Memento | Nearest | Absent:
        """What the archive shows of a capture; its own redirects are not followed.

        Raises:
            Excluded: nobody may see it.
            NotLookedUp: there is no answer.
        """
        answer = await self._ask(memento.address(self._base, place, raw=True), is_capture=True)
        try:
            read = memento.read_memento(answer, place)
        except cdx.NotUnderstood:
            raise self._not_understood(is_capture=True) from None
        self._failures[True] = 0
        return read

    async def _ask(self, url: str, *, is_capture: bool) -> Fetched:
        pace, lock = self._lines[is_capture]
        is_second = False
        while True:
            async with lock:  # so that who waits for a turn learns of a refusal before it comes
                self._go_on()
                await pace.turn()
                self._take()
                try:
                    answer = await self._fetcher.get(
                        url,
                        max_bytes=_MOST_CAPTURE if is_capture else _MOST_INDEX,
                        own_service=self._is_users_own,
                        follow_redirects=False,
                    )
                except FetchError as error:
                    raise self._failed(is_capture, f"no answer came ({error})", "check your network") from None
                if not _is_trouble(answer, is_capture=is_capture):
                    return answer
                wait = self._wait(answer)
                if is_second or wait is None:
                    raise self._refused(answer, is_capture=is_capture)
                for each, _ in self._lines.values():
                    each.pause(wait)
            is_second = True

    def _go_on(self) -> None:
        """Raises NotLookedUp when the archive is left out."""
        if self.left_out:
            raise NotLookedUp(self.left_out)

    def _take(self) -> None:
        """Count a request.

        Raises:
            NotLookedUp: none may be made.
        """
        self._go_on()
        if not self._answers.take(NAME, self._service.budget, self._now()):
            self.left_out = (
                f"today's budget of {self._service.budget} requests is used up; "
                f"raise budget in [{NAME}], or run again tomorrow (UTC)"
            )
            raise NotLookedUp(self.left_out)

    def _wait(self, answer: Fetched) -> float | None:
        """Seconds until the same may be asked again; None when it need not be."""
        if answer.status == 429 or answer.status >= 500:
            asked = retry_after(Answer(answer.status, tuple(answer.headers.items()), b"", False, True), self._now())
            if asked is None:
                asked = self._waits.limited if answer.status == 429 else self._waits.failed
            return asked if asked <= _MOST_WAIT else None
        return None

    def _refused(self, answer: Fetched, *, is_capture: bool) -> NotLookedUp:
        if answer.status == 429:
            self._failures[is_capture] = _MOST_FAILURES
            problem, way_out = "it says that it was asked too often", f"run again later, or raise delay in [{NAME}]"
        elif answer.status >= 500:
            problem, way_out = f"it is out of order (status {answer.status})", "run again later"
        else:
            problem = f"it refuses the request (status {answer.status})"
            way_out = f"run again later{self._or_check()}"
        return self._failed(is_capture, problem, way_out)

    def _not_understood(self, *, is_capture: bool) -> NotLookedUp:
        return self._failed(is_capture, "its answer could not be read", f"run again later{self._or_check()}")

    def _failed(self, is_capture: bool, problem: str, way_out: str) -> NotLookedUp:
        self._failures[is_capture] += 1
        if self._failures[is_capture] >= _MOST_FAILURES and not self.left_out:
            self.left_out = f"{problem}; {way_out}"
        return NotLookedUp(problem)

    def _or_check(self) -> str:
        return f", or check url in [{NAME}]" if self._is_users_own else ""

    @property
    def _is_users_own(self) -> bool:
        """Whether the user gave the service's address: it is asked where it is, in their own network too."""
        default: object = type(self._service).model_fields["url"].default
        return self._service.url != default


def _is_trouble(answer: Fetched, *, is_capture: bool) -> bool:
    """True for what is neither a capture nor the index's word on an address, but the archive's own trouble."""
    if "memento-datetime" in answer.headers:
        return False  # a 429 or a 503 that was captured
    if not is_capture:
        return answer.status != 200 and not _is_kept_from_public(answer)
    return answer.status == 429 or (answer.status >= 500 and not memento.is_damaged(answer))


def _is_kept_from_public(answer: Fetched) -> bool:
    error = answer.headers.get("x-archive-wayback-runtime-error", "")
    return cdx.says_excluded(answer.body) or cdx.says_excluded(error.encode("utf-8", "replace"))
