"""What all providers have alike: answers that are kept, a pace, a daily budget, and one way to the network."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlencode, urlsplit, urlunsplit

from brokenlinks.config import KeyedService
from brokenlinks.discovery import refusals
from brokenlinks.discovery.provider import ProviderSkipped
from brokenlinks.network.fetch import MEBIBYTE, FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import timedelta

    from brokenlinks.config import Service
    from brokenlinks.discovery.refusals import Refusal
    from brokenlinks.network.client import HttpFetcher
    from brokenlinks.store import Answers

T = TypeVar("T")

#: MediaWiki gives up to 12 MB at once, of other services' answers a thousandth is usual.
_MAX_BYTES: Final = 16 * MEBIBYTE


class NotUnderstood(Exception):
    """An answer is not of the form that the service is known for. Raised by whoever reads it."""


class Refused(Exception):
    """An answer says no, in the service's own way. Raised by whoever reads it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.problem)
        self.refusal = refusal


class Desk:
    """A provider's own: it is asked through here, one question at a time.

    Args:
        name: the provider's, under which its answers and requests stand in the store.
        title: as the user knows it.
        fetcher: without a delay of its own.
        lifetime: how long an answer is good for.
    """

    def __init__(
        self,
        name: str,
        title: str,
        service: Service,
        fetcher: HttpFetcher,
        answers: Answers,
        *,
        lifetime: timedelta,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.name = name
        self.title = title
        self._service = service
        self._fetcher = fetcher
        self._answers = answers
        self._now = now
        began = now()
        earliest = datetime.min.replace(tzinfo=UTC)
        self._since = began - lifetime if began - earliest > lifetime else earliest
        self._next_turn = 0.0

    def skip(self, refusal: Refusal, detail: str = "", *, unreachable: bool = False) -> ProviderSkipped:
        """The exception that ends the provider's part in the run."""
        problem = refusal.problem + (f" ({detail})" if detail else "")
        sentence = f"{self.title} is left out: {problem}; {refusal.way_out}."
        for placeholder, value in (
            ("{name}", self.name),
            ("{NAME}", self.name.upper()),
            ("{url}", f", and url in [{self.name}]" if self._is_users_own else ""),
            ("{budget}", str(self._service.budget)),
        ):
            sentence = sentence.replace(placeholder, value)
        return ProviderSkipped(sentence, unreachable=unreachable)

    def key(self) -> str:
        """The user's key.

        Raises:
            ProviderSkipped: there is none, or it cannot be one.
        """
        key = self._service.key.strip() if isinstance(self._service, KeyedService) else ""
        if not key:
            raise self.skip(refusals.NO_KEY)
        if not key.isascii() or not key.isprintable() or " " in key:
            raise self.skip(refusals.ODD_KEY)
        return key

    def kept(self, question: str, read: Callable[[bytes], T]) -> T | None:
        """What `read` makes of the answer to `question` from this or an earlier run, if one is young enough."""
        body = self._answers.get(self.name, question, self._since)
        try:
            return None if body is None else read(body)
        except (NotUnderstood, Refused):  # an earlier version of the program could read it
            return None

    def keep(self, question: str, body: bytes) -> None:
        """Keep an answer for later runs."""
        self._answers.save(self.name, question, body, self._now())

    async def turn(self) -> None:
        """Wait until another request may be made; it counts as made.

        Raises:
            ProviderSkipped: today's budget is used up.
        """
        if not self._answers.take(self.name, self._service.budget, self._now()):
            raise self.skip(refusals.BUDGET)
        loop = asyncio.get_running_loop()
        if (wait := self._next_turn - loop.time()) > 0:
            await asyncio.sleep(wait)
        self._next_turn = loop.time() + self._service.delay

    async def get(
        self,
        params: Mapping[str, str],
        read: Callable[[bytes], T],
        *,
        path: str = "",
        language: str = "en",
        secret: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        readable: Collection[int] = (200,),
        by_status: Mapping[int, Refusal] | None = None,
    ) -> T:
        """Ask the service at its address, unless the answer is still known.

        Args:
            params: the query, without any secret.
            read: makes of an answer what is wanted of it; raises NotUnderstood or Refused where it is none. Only
                answers that could be read are kept.
            path: what is added to the service's address.
            language: what `{language}` in the address stands for.
            secret: parameters that are sent, and told to nobody else.
            headers: further ones, which may be secret too.
            readable: with which status an answer is one.
            by_status: what other statuses mean, where this service differs.

        Raises:
            ProviderSkipped: there is no answer.
        """
        base = self._service.url.replace("{language}", language)
        address = urlsplit(base)
        if path:
            address = address._replace(path=f"{address.path.rstrip('/')}/{path}")
        # Without user name, password and query of the address itself, which may hold a key.
        place = f"{address.scheme}://{address.netloc.rpartition('@')[2]}{address.path}"
        question = f"{place}?{_encoded(dict(sorted(params.items())))}"
        if (known := self.kept(question, read)) is not None:
            return known
        await self.turn()
        query = "&".join(filter(None, [address.query, _encoded({**params, **(secret or {})})]))
        url = urlunsplit((address.scheme, address.netloc, address.path, query, ""))
        try:
            answer = await self._fetcher.get(url, max_bytes=_MAX_BYTES, headers=headers, own_service=self._is_users_own)
        except FetchError as error:
            raise self.skip(refusals.NO_ANSWER, str(error), unreachable=True) from None
        if answer.status not in readable:
            if refusals.wants_captcha(answer.body):
                raise self.skip(refusals.CAPTCHA)
            refusal = (by_status or {}).get(answer.status) or refusals.by_status(answer.status)
            raise self.skip(refusal, f"status {answer.status}")
        if answer.truncated:
            raise self.skip(refusals.TOO_LARGE)
        found = self._read(answer.body, read)
        self.keep(question, answer.body)
        return found

    @property
    def _is_users_own(self) -> bool:
        """Whether the user gave the service's address: it is asked where it is, in their own network too."""
        default: object = type(self._service).model_fields["url"].default
        return self._service.url != default

    def _read(self, body: bytes, read: Callable[[bytes], T]) -> T:
        try:
            return read(body)
        except Refused as error:
            raise self.skip(error.refusal) from None
        except NotUnderstood:
            raise self.skip(refusals.CAPTCHA if refusals.wants_captcha(body) else refusals.NOT_UNDERSTOOD) from None


def _encoded(params: Mapping[str, str]) -> str:
    return urlencode(params, errors="replace")  # half a character pair comes from a terminal that is not UTF-8
