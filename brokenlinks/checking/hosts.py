"""One host as the checker meets it: its addresses, its queue and turns, and what was learnt of it in this run."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

from brokenlinks.checking.memory import Memory
from brokenlinks.checking.pace import Pace
from brokenlinks.checking.places import Places
from brokenlinks.checking.shared_answers import SharedAnswers
from brokenlinks.checking.standing import Standing
from brokenlinks.network.addresses import literal
from brokenlinks.network.errors import Failure, NameNotFound, NetworkError, TransportError
from brokenlinks.network.resolver import Lookup
from brokenlinks.network.transport import Answer, HostClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from brokenlinks.checking.names import Names
    from brokenlinks.checking.own_network import OwnNetwork
    from brokenlinks.config import Settings
    from brokenlinks.network.addresses import Address as IpAddress
    from brokenlinks.urls import Address

#: As much of a body as a verdict can need.
MAX_BYTES: Final = 65_536
#: Seconds for which a request that timed out keeps its place: so long may the server take to see that we hung up.
_HANGING_UP: Final = 0.1


class Host:
    """Takes requests to one host in turn: at most `host_requests` at once and `host_delay` seconds apart.

    A request takes one of the run's `places` only while it is on the wire, so that waiting for a slow host's turn
    holds nobody else up.
    """

    __slots__ = (
        "_asked_again", "_asked_at", "_book", "_memory", "_names", "_network", "_pace", "_places", "_queue",
        "_settings", "_standings", "_visit", "_visitors", "head_agrees", "name", "sound",
    )  # fmt: skip

    def __init__(self, name: str, names: Names, settings: Settings, places: Places, network: OwnNetwork) -> None:
        self.name = name
        #: None until HEAD and GET were compared; False once they disagreed, or made-up addresses were answered.
        self.head_agrees: bool | None = None
        #: The last address at which it gave a page, and when, by the loop's clock.
        self.sound: tuple[Address, float] | None = None
        self._names = names
        self._settings = settings
        self._places = places
        self._network = network
        self._pace = Pace(settings.host_delay)
        self._book: tuple[IpAddress, ...] | NetworkError | None = None
        self._asked_at = 0.0
        self._asked_again = False
        self._standings: dict[int, Standing] = {}  #: by port
        # What only a host in use needs: there may be 20,000 others.
        self._queue: deque[str] | None = None
        self._memory: Memory | None = None
        self._visit: _Visit | None = None
        self._visitors = 0

    # --- its links

    @property
    def waiting(self) -> int:
        """Links that wait for their turn."""
        return len(self._queue) if self._queue else 0

    def queue(self, url: str) -> None:
        """Let a link wait for its turn."""
        if self._queue is None:
            self._queue = deque()
        self._queue.append(url)

    def next_link(self) -> str:
        """The link whose turn it is; there must be one."""
        queue = self._queue or deque()
        url = queue.popleft()
        self._queue = queue or None
        return url

    # --- being in use

    @property
    def is_connected(self) -> bool:
        """Whether there may be a connection that is kept for further requests."""
        return self._visit is not None and self._visit.client is not None

    @property
    def memory(self) -> Memory:
        """What was asked here for comparison."""
        if self._memory is None:
            self._memory = Memory()
        return self._memory

    @property
    def _entered(self) -> _Visit:
        if self._visit is None:
            raise RuntimeError(f"{self.name} is used by someone who did not enter")
        return self._visit

    def enter(self) -> None:
        """Someone begins to use this host: its connections are kept until the last one leaves."""
        self._visitors += 1
        if self._visit is None:
            self._visit = _Visit(self._settings)

    def leave(self) -> None:
        """One who entered needs this host no more."""
        self._visitors -= 1
        if self._visitors:
            return
        visit, self._visit = self._entered, None
        if visit.client is not None:
            visit.client.close()

    # --- requests

    async def send(self, method: str, address: Address, headers: Mapping[str, str]) -> Answer:
        """Put one request on the wire when its turn has come.

        Raises:
            NetworkError: no answer came, or the host was given up before.
            OwnNetworkDown: the run's own network is gone.
        """
        self.enter()
        try:
            slots = self._entered.slots
            while True:
                await self._network.wait()  # without a slot: it may be this host that is to prove the network
                await slots.take()
                try:
                    if self._network.is_paused:
                        continue
                    self.standing(address.port).refuse_if_given_up()
                    return await self._send(method, address, headers, self._places)
                finally:
                    slots.release()
        finally:
            self.leave()

    async def knock(self, address: Address) -> None:
        """See whether anybody is there, whatever is known of the host, and in a pause of the run as well.

        Raises:
            NetworkError: no answer came.
        """
        self._forget_address()
        self.enter()
        slots = self._entered.slots
        try:
            await slots.take()
            try:
                await self._send("HEAD", address, {}, Places(1))  # hanging hosts may have all those of the run
            finally:
                slots.release()
        finally:
            self.leave()

    async def _send(self, method: str, address: Address, headers: Mapping[str, str], places: Places) -> Answer:
        try:
            client = self._entered.client or await self._connected()
            await self._pace.turn()
            self.standing(address.port).refuse_if_given_up()
            timeout = self._settings.head_timeout if method == "HEAD" else self._settings.timeout
            await places.take(self.waiting.bit_length())
            try:
                answer = await client.send(method, address.href, timeout=timeout, max_bytes=MAX_BYTES, headers=headers)
            finally:
                places.release()
        except NetworkError as error:
            if literal(self.name) is None:  # who is named by a number may be anybody, or nobody
                self._network.failed(self.name)
            if isinstance(error, TransportError) and error.failure is Failure.TIMEOUT:
                await asyncio.sleep(_HANGING_UP)
            raise
        self._network.answered(address)
        self.standing(address.port).answer(answer.status)
        if answer.status < 300:
            self.sound = address, asyncio.get_running_loop().time()
        self._pace.answered(answer.status)
        return answer

    async def send_to_target(self, method: str, address: Address) -> Answer:
        """As `send`, for the target of a redirect, and for a visitor without cookies.

        Many a site sends hundreds of links to one page. It is asked once in `recheck_after` seconds: the second look
        at a dead link never gets to see the answer that the first one got.
        """
        self.enter()
        try:
            return await self._entered.shared.get(method, address.href, lambda: self.send(method, address, {}))
        finally:
            self.leave()

    async def _connected(self) -> HostClient:
        visit = self._entered
        if visit.client is None:
            async with visit.lookup:
                addresses = await self._found()
            if visit.client is None:
                visit.client = HostClient(
                    self.name, addresses, self._settings.headers, connect_timeout=self._settings.connect_timeout
                )
        return visit.client

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

    def pause(self, seconds: float) -> None:
        """Ask nothing here for a while: the host said that it is too much."""
        self._pace.pause(seconds)

    # --- what was learnt

    @property
    def addresses(self) -> tuple[IpAddress, ...]:
        """Those that are known by now."""
        return self._book if isinstance(self._book, tuple) else ()

    @property
    def needs_ipv6(self) -> bool:
        """Whether it has none but IPv6 addresses, which many a network cannot reach."""
        return bool(self.addresses) and all(address.version == 6 for address in self.addresses)

    def standing(self, port: int) -> Standing:
        """How one of its ports has fared."""
        known = self._standings.get(port)
        if known is None:
            known = self._standings[port] = Standing()
        return known

    def forget(self) -> None:
        """Begin anew: what was learnt of the host may have been someone else's answers, at someone else's address."""
        self._forget_address()
        self._memory = self.head_agrees = None
        if self._visit is not None:
            self._visit.shared.clear()

    def _forget_address(self) -> None:
        """Look the host up again, and connect again, whatever failed before."""
        for standing in self._standings.values():
            standing.forget_failures()
        self._book = None
        self._asked_again = False
        if self._visit is not None:
            self._visit.client = None  # not closed: it may be in use


class _Visit:
    """What a host has while it is in use."""

    __slots__ = ("client", "lookup", "shared", "slots")

    def __init__(self, settings: Settings) -> None:
        self.slots = Places(settings.host_requests)
        self.lookup = asyncio.Lock()
        self.client: HostClient | None = None
        self.shared = SharedAnswers(settings.recheck_after)


async def _outcome(admitted: Awaitable[tuple[IpAddress, ...]]) -> tuple[IpAddress, ...] | NetworkError:
    try:
        return await admitted
    except NetworkError as error:
        return error
