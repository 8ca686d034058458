"""Whether a failure is the host's, or that of the user's own network: a broken line reaches nobody, and a filter or the
log-in page of a hotel answers in everybody's place.

What proves that the network is there, the best proof first:

    an answer over https: nobody on the way has the host's certificate
    the same from a host that gave one before in this run, or from a canary, a well-known name
    an answer over http from a host that answered before, unless a canary was answered for by someone else

Proof is looked for only when there is reason to: many hosts in a row are silent, or a link is to be called dead and
nothing has proved the network since it was asked. If there is none, the run pauses until there is.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from enum import Enum
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.checking.rules import Rests
from brokenlinks.network.errors import Failure, NameNotFound, NetworkError, PrivateAddress, TransportError
from brokenlinks.network.resolver import Lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from brokenlinks.checking.hosts import Host
    from brokenlinks.config import Settings

#: So many hosts that fail in a row, and none that answers, are no chance: on resource pages one in nine fails.
_MANY: Final = 10
#: Seconds for which looking around is not repeated.
_FRESH: Final = {Rests.SILENCE: 15.0, Rests.WORD: 60.0}
#: So many hosts that answered are remembered, of either kind.
_WITNESSES: Final = 3
#: Seconds in which a witness has to answer.
_PATIENCE: Final = 8.0
#: Seconds before the network is looked for again during a pause; doubled each time up to the second.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 15.0
_IMPOSTORS: Final = frozenset({Failure.CERTIFICATE, Failure.TLS})
_DENIED: Final = frozenset({Lookup.NXDOMAIN, Lookup.NO_ADDRESS, Lookup.LOCAL, Lookup.BAD_NAME})


class _Outlook(Enum):
    THERE = "there"
    UNKNOWN = "nobody can tell: a network of its own, in which the canaries have no names"
    DOWN = "nobody answers"
    SHUT = "names are known, and nobody lets us in"
    FILTERED = "someone answers in the canaries' place"
    DENIED = "well-known names are denied, and no host at all has answered yet"


#: Nothing speaks against the network.
_GOOD_ENOUGH: Final = frozenset({_Outlook.THERE, _Outlook.UNKNOWN})
_NOTICES: Final = {
    _Outlook.DOWN: "Paused: your network is down or filtered – nobody answers any more, well-known sites included.",
    _Outlook.FILTERED: (
        "Paused: your network is filtered – something answers in the place of well-known sites. If it is a log-in page,"
        " open any site in a browser and log in."
    ),
}


class OwnNetworkDown(Exception):
    """The user's network did not come back, or cannot be trusted: nothing can be said of a link."""

    def __init__(self, why: str = "your own network was down or filtered") -> None:
        super().__init__(why)


class OwnNetwork:
    """What a run knows of it. `on_notice` is called with a sentence when a pause begins, and with "" when it ends."""

    def __init__(self, settings: Settings, host_named: Callable[[str], Host], on_notice: Callable[[str], None]) -> None:
        self._canaries = [urls.parse_loose(canary) for canary in settings.canaries]
        self._patience = settings.network_patience
        self._host_named = host_named
        self._on_notice = on_notice
        self._proved_at = float("-inf")
        self._silent: set[str] = set()  #: hosts that failed since it was last proved
        self._secure: OrderedDict[str, urls.Address] = OrderedDict()  #: the last that answered, by host
        self._plain: OrderedDict[str, urls.Address] = OrderedDict()
        #: What was found for a verdict that rests on such, and when.
        self._seen: dict[Rests, tuple[_Outlook, float]] = {}
        self._looking = asyncio.Lock()
        self._up = asyncio.Event()
        self._up.set()
        self._pause: asyncio.Task[None] | None = None
        self._lost = False

    # --- what requests tell

    def answered(self, address: urls.Address) -> None:
        """A host answered."""
        secure = address.scheme == "https"
        witnesses = self._secure if secure else self._plain
        witnesses[address.host] = address
        witnesses.move_to_end(address.host)
        if len(witnesses) > _WITNESSES:
            witnesses.popitem(last=False)
        if secure:
            self._proved()

    def failed(self, host: str) -> None:
        """A host did not answer, or could not prove that it was itself."""
        self._silent.add(host)

    def _proved(self) -> None:
        self._proved_at = asyncio.get_running_loop().time()
        self._silent.clear()

    # --- what requests ask

    @property
    def is_paused(self) -> bool:
        """Whether requests must wait."""
        return not self._up.is_set()

    async def wait(self) -> None:
        """Return when requests may go: at once, but during a pause.

        Raises:
            OwnNetworkDown: the pause lasted too long.
        """
        if not self._up.is_set():
            await self._up.wait()
        if self._lost:
            raise OwnNetworkDown

    async def stands_behind(self, rests: Rests, since: float) -> bool:
        """Whether a verdict that rests on such may be given; if not, the link is to be asked again from the start.

        Args:
            since: when what it rests on was asked for, by the loop's clock.

        Raises:
            OwnNetworkDown: as `wait`.
        """
        if self._lost:
            raise OwnNetworkDown
        if rests is Rests.NOTHING or self._proved_at >= since:
            return True
        if rests is Rests.SILENCE and len(self._silent) < _MANY:
            return True
        outlook = await self._look_around(rests, _FRESH[rests])
        if outlook in _GOOD_ENOUGH:
            return True
        if outlook is _Outlook.DENIED:
            raise OwnNetworkDown("your name server denies well-known sites as well")
        if self._pause is None or self._pause.done():
            self._up.clear()
            self._pause = asyncio.create_task(self._wait_for_it(outlook))
        await self.wait()
        return False

    async def close(self) -> None:
        """End a pause that is under way."""
        if self._pause is not None:
            self._pause.cancel()
            await asyncio.gather(self._pause, return_exceptions=True)

    # --- looking around

    async def _wait_for_it(self, outlook: _Outlook) -> None:
        now = asyncio.get_running_loop().time
        began = now()
        deadline = began + self._patience
        wait = _FIRST_WAIT
        try:
            self._on_notice(_NOTICES[outlook])
            while now() < deadline:
                await asyncio.sleep(min(wait, deadline - now()))
                wait = min(2 * wait, _LONGEST_WAIT)
                if await self._look_around(Rests.SILENCE, 0) in _GOOD_ENOUGH:
                    self._on_notice("")
                    break
            else:
                self._lost = True
        finally:  # or all requests would wait for ever
            self._patience -= now() - began  # of one run: a line that comes and goes must not hold it for ever
            self._seen.clear()
            self._silent.clear()
            self._up.set()

    async def _look_around(self, rests: Rests, fresh: float) -> _Outlook:
        """Find out, unless that was done in the last `fresh` seconds."""
        async with self._looking:
            now = asyncio.get_running_loop().time
            outlook, seen_at = self._seen.get(rests, (_Outlook.UNKNOWN, float("-inf")))
            if now() - seen_at >= fresh:
                outlook = await self._ask_around(rests)
                self._seen[rests] = outlook, now()
            return outlook

    async def _ask_around(self, rests: Rests) -> _Outlook:
        if _Outlook.THERE in await self._asked(self._secure.values()):
            self._proved()
            return _Outlook.THERE
        canaries = await self._asked(self._canaries)
        if _Outlook.THERE in canaries:
            self._proved()
            return _Outlook.THERE
        if _Outlook.FILTERED in canaries:
            return _Outlook.FILTERED
        if rests is Rests.WORD:  # a line that is down makes up no answers; one that lets http alone through may well
            if _Outlook.SHUT in canaries:
                return _Outlook.FILTERED
            return _Outlook.DENIED if _Outlook.UNKNOWN in canaries and not self._plain else _Outlook.UNKNOWN
        if _Outlook.THERE in await self._asked(self._plain.values()):
            self._silent.clear()
            return _Outlook.THERE
        if canaries & {_Outlook.DOWN, _Outlook.SHUT} or self._secure or self._plain:
            return _Outlook.DOWN
        return _Outlook.UNKNOWN

    async def _asked(self, addresses: Iterable[urls.Address]) -> set[_Outlook]:
        """What the witnesses at these addresses make of it; THERE alone, as soon as one of them is reached."""
        asking = [asyncio.create_task(self._ask(address)) for address in list(addresses)]
        seen: set[_Outlook] = set()
        try:
            for answered in asyncio.as_completed(asking):
                outlook = await answered
                if outlook is _Outlook.THERE:
                    return {outlook}
                seen.add(outlook)
        finally:
            for task in asking:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
        return seen

    async def _ask(self, address: urls.Address) -> _Outlook:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._host_named(address.host).knock(address)
        except TransportError as error:
            return _Outlook.FILTERED if error.failure in _IMPOSTORS else _Outlook.SHUT
        except PrivateAddress:
            return _Outlook.FILTERED
        except NameNotFound as error:
            return _Outlook.UNKNOWN if error.lookup in _DENIED else _Outlook.DOWN
        except (NetworkError, TimeoutError):
            return _Outlook.DOWN
        return _Outlook.THERE
