"""One host as the checker meets it: its addresses, its queue and turns, and what was learnt of it in this run."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

from brokenlinks.network.errors import Failure, NameNotFound, NetworkError, TransportError
from brokenlinks.network.resolver import Lookup
from brokenlinks.network.transport import Answer, HostClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from brokenlinks.checking.names import Names
    from brokenlinks.checking.samples import Sample
    from brokenlinks.config import Settings
    from brokenlinks.network.addresses import Address as IpAddress
    from brokenlinks.urls import Address

#: As much of a body as a verdict can need.
MAX_BYTES: Final = 65_536
#: So many links in a row must fail before a host that did answer once is given up.
_PATIENCE: Final = 5
#: All links of an address with one of these fail alike.
_CERTAIN: Final = frozenset({Failure.REFUSED, Failure.UNREACHABLE, Failure.CONNECT_TIMEOUT, Failure.CERTIFICATE})


class Host:
    """Takes requests to one host in turn: at most `host_requests` at once and `host_delay` seconds apart.

    A request takes one of the run's `free` places only while it is on the wire, so that waiting for a slow host's turn
    holds nobody else up.
    """

    def __init__(self, name: str, names: Names, settings: Settings, free: asyncio.Semaphore) -> None:
        self.name = name
        self.links: deque[str] = deque()
        #: Places for links that are being asked here; left when one waits for a second look or goes elsewhere.
        self.lanes = asyncio.Semaphore(settings.host_requests)
        #: What it answers for an address that cannot exist, and its home page; asked once, within `sampling`.
        self.made_up: Sample | None = None
        self.home: Sample | None = None
        #: Pages that its home page links to.
        self.known: tuple[Sample, ...] = ()
        self.sampling = asyncio.Lock()
        #: None until HEAD and GET were compared; False once they disagreed, or made-up addresses were answered.
        self.head_agrees: bool | None = None
        self._names = names
        self._settings = settings
        self._free = free
        self._slots = asyncio.Semaphore(settings.host_requests)
        self._next_turn = 0.0
        self._book: tuple[IpAddress, ...] | NetworkError | None = None
        self._asked_at = 0.0
        self._asked_again = False
        self._lookup = asyncio.Lock()
        self._client: HostClient | None = None
        self._visitors = 0
        self._failed: dict[int, int] = {}  #: port → links in a row that failed
        self._answered: set[int] = set()
        self._given_up: dict[int, NetworkError] = {}

    def enter(self) -> None:
        """Someone begins to use this host: its connections are kept until the last one leaves."""
        self._visitors += 1

    def leave(self) -> None:
        """One who entered needs this host no more."""
        self._visitors -= 1
        if self._visitors == 0 and self._client is not None:
            self._client.close()
            self._client = None

    async def send(self, method: str, address: Address, headers: Mapping[str, str]) -> Answer:
        """Put one request on the wire when its turn has come.

        Raises:
            NetworkError: no answer came, or the host was given up before.
        """
        self.enter()
        try:
            async with self._slots:
                self._refuse_if_given_up(address.port)
                client = await self._connected()
                await self._turn()
                self._refuse_if_given_up(address.port)
                timeout = self._settings.head_timeout if method == "HEAD" else self._settings.timeout
                async with self._free:
                    answer = await client.send(
                        method, address.href, timeout=timeout, max_bytes=MAX_BYTES, headers=headers
                    )
            self._answered.add(address.port)
            self._failed.pop(address.port, None)
            return answer
        finally:
            self.leave()

    async def _connected(self) -> HostClient:
        if self._client is None:
            async with self._lookup:
                addresses = await self._found()
            if self._client is None:
                self._client = HostClient(
                    self.name, addresses, self._settings.headers, connect_timeout=self._settings.connect_timeout
                )
        return self._client

    async def _found(self) -> tuple[IpAddress, ...]:
        """The host's addresses: looked up once for all its links, and once more when no address was given."""
        if self._book is None:
            self._book = await _outcome(self._names.admit(self.name))
            self._asked_at = asyncio.get_running_loop().time()
        elif isinstance(self._book, NameNotFound) and not self._asked_again:
            denied = self._book.lookup is Lookup.NXDOMAIN
            least = self._settings.recheck_after if denied else self._settings.retry_after
            if asyncio.get_running_loop().time() - self._asked_at >= least:
                self._asked_again = True
                self._book = await _outcome(self._names.admit_again(self.name))
        if isinstance(self._book, NetworkError):
            raise self._book.with_traceback(None)  # shared by all links: it must not grow with each
        return self._book

    async def _turn(self) -> None:
        loop = asyncio.get_running_loop()
        turn = max(loop.time(), self._next_turn)
        self._next_turn = turn + self._settings.host_delay
        if (wait := turn - loop.time()) > 0:
            await asyncio.sleep(wait)

    def pause(self, seconds: float) -> None:
        """Ask nothing here for a while: the host said that it is too much."""
        self._next_turn = max(self._next_turn, asyncio.get_running_loop().time() + seconds)

    def has_answered(self, port: int) -> bool:
        """Whether any request to this port got an answer in this run."""
        return port in self._answered

    def is_given_up(self, port: int) -> bool:
        """Whether requests to this port fail without being sent."""
        return port in self._given_up

    def link_failed(self, port: int, error: NetworkError) -> None:
        """A link got no answer in all its attempts. When the host as a whole seems to be silent it is given up, and its
        other links at this port share the error without being asked."""
        failed = self._failed[port] = self._failed.get(port, 0) + 1
        certain = isinstance(error, TransportError) and error.failure in _CERTAIN
        needed = _PATIENCE if port in self._answered else 1 if certain else 2
        if failed >= needed:
            self._given_up[port] = error

    def _refuse_if_given_up(self, port: int) -> None:
        if (error := self._given_up.get(port)) is not None:
            raise error.with_traceback(None)


async def _outcome(admitted: Awaitable[tuple[IpAddress, ...]]) -> tuple[IpAddress, ...] | NetworkError:
    try:
        return await admitted
    except NetworkError as error:
        return error
