"""The check of one link: HEAD, then GET, then a second look, until there is a verdict.

HEAD never kills: too many servers answer it wrongly. A HEAD that succeeds is believed once the host's HEAD was seen to
agree with its GET.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.checking.content import wants_reading
from brokenlinks.checking.inspection import Inspector
from brokenlinks.checking.outcome import not_settled, outcome
from brokenlinks.checking.own_network import OwnNetworkDown
from brokenlinks.checking.page_facts import facts_at_end
from brokenlinks.checking.reasons import TRANSIENT, state_of
from brokenlinks.checking.retry_after import retry_after
from brokenlinks.checking.rules import Finding, Look, reason_of, rests_on
from brokenlinks.checking.samples import is_home
from brokenlinks.models import Reason, State, Verdict
from brokenlinks.network.errors import Excluded, Failure, NameNotFound, RedirectError, TransportError
from brokenlinks.network.resolver import Lookup
from brokenlinks.network.trail import Cookies, follow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from brokenlinks.checking.hosts import Host
    from brokenlinks.checking.names import Names
    from brokenlinks.checking.own_network import OwnNetwork
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.standing import Standing
    from brokenlinks.config import Settings
    from brokenlinks.exclusions import Exclusions
    from brokenlinks.network.trail import Trail
    from brokenlinks.network.transport import Answer

#: Without a connection, GET can fare no better than HEAD did.
_NO_CONNECTION: Final = frozenset(
    {Failure.REFUSED, Failure.UNREACHABLE, Failure.CONNECT_TIMEOUT, Failure.CERTIFICATE, Failure.TLS}
)
#: What took this long to fail is tried less often.
_SLOW: Final = frozenset({Failure.TIMEOUT, Failure.CONNECT_TIMEOUT})
#: Lookups that end so say something of the name server that was asked, and nothing of the name.
_OWN_NAME_SERVER: Final = frozenset({Lookup.HIDDEN, Lookup.TIMEOUT})

#: So many times what one answer may take, all redirects of a link may take together.
_PATIENCE: Final = 2.0
#: So many pages may send their visitor on by themselves; two of them that do so in turn are read as they are.
_MOST_REFRESHES: Final = 3


def now() -> datetime:
    """The time of day, aware and in UTC."""
    return datetime.now(UTC)


class LinkCheck:
    """Checks one link. `host_named` gives the `Host` of a name; `leave` is called once, when the link no longer
    stands in its host's lane: because it waits, has gone to another host, or is done."""

    def __init__(
        self,
        url: str,
        *,
        settings: Settings,
        names: Names,
        exclusions: Exclusions,
        host_named: Callable[[str], Host],
        network: OwnNetwork,
        leave: Callable[[], None],
        clock: Callable[[], datetime] = now,
    ) -> None:
        self._url = url
        self._address = urls.parse_loose(url)
        self._host = host_named(self._address.host)
        self._settings = settings
        self._exclusions = exclusions
        self._host_named = host_named
        self._network = network
        self._leave = leave
        self._left = False
        self._clock = clock
        self._looks: list[Look] = []
        self._control: Trail | None = None  #: what the home page of a host that says 404 answers itself
        self._asked_at = 0.0  #: when the last look began, by the loop's clock
        #: Kept from look to look: many a site sends those whom it does not know to its home page, or to a gate.
        self._cookies = Cookies()
        self._names = names

    async def run(self) -> Verdict:
        """Ask until it is clear. Never raises NetworkError."""
        self._host.enter()
        try:
            while True:
                reason = await self._settled()
                if await self._network.stands_behind(rests_on(self._looks[-1].trail, reason), self._asked_at):
                    return self._verdict(reason)
                self._looks.clear()  # it was our own network's fault
                self._control = None
        except OwnNetworkDown as event:
            return not_settled(self._url, self._address.href, str(event), self._clock())
        finally:
            self.step_aside()
            self._host.leave()

    @property
    def _inspector(self) -> Inspector:
        """Made when wanted: kept, it and this would keep one another, and 200,000 links wait for the collector."""
        return Inspector(self._host.name, self._names, self._ask, lambda name: self._host_named(name).memory)

    async def _settled(self) -> Reason:
        reason = await self._first_look()
        if state_of(reason) is State.DEAD:
            self.step_aside()
            self._host.leave()  # a connection costs 50 KB, and few servers keep one for as long as this
            try:
                await asyncio.sleep(self._settings.recheck_after)
            finally:
                self._host.enter()
            reason = await self._get()
            if reason is Reason.PAGE_GONE and not is_home(self._address.href):
                reason = await self._compared_with_home(reason)
        return reason

    async def _compared_with_home(self, reason: Reason) -> Reason:
        """What the host's home page adds to a 404. A host that gave pages a while ago, and gives none of them any more,
        has had enough of us."""
        href = self._address.href
        sound = self._host.sound
        since = self._asked_at - self._settings.recheck_after  # the last look was preceded by a wait as long as this
        is_recent = sound is not None and sound[1] >= since
        home = (await self._inspector.home(href, since=float("-inf") if is_recent else since)).trail
        # One that is sent to another site has no home page that could tell.
        self._control = home if urls.site_of(home.url) == urls.site_of(href) else None
        if is_recent or sound is None or reason_of(home, home.url) is not Reason.PAGE_GONE:
            return reason
        if reason_of(await self._ask(sound[0].href), sound[0].href) is not Reason.PAGE_GONE:
            return reason
        finding = Finding(Reason.BLOCKED, 0.5, "what the host gave a while ago is not there any more either")
        self._looks[-1] = replace(self._looks[-1], finding=finding)
        return finding.reason

    def step_aside(self) -> None:
        """Let the next link of the host have this one's lane."""
        if not self._left:
            self._left = True
            self._leave()

    async def _first_look(self) -> Reason:
        if self._host.head_agrees is False:
            return await self._get()
        reason = await self._look("HEAD")
        look = self._looks[-1]
        if state_of(reason) is State.ALIVE:
            answered = self._answering_host()
            if answered.head_agrees and self._host.head_agrees and not wants_reading(self._address.href, look.trail):
                return reason
            by_get = await self._get()
            self._compare_head_with(by_get, answered)
            return by_get
        if look.trail.answer is None and _is_certain(look):
            return await self._try_again(reason)
        if reason is Reason.RATE_LIMITED:
            asked_for = self._asked_wait() or 0.0
            await self._leave_in_peace(
                asked_for if 0 < asked_for <= self._settings.max_retry_after else self._settings.retry_after
            )
        by_get = await self._get()
        if state_of(by_get) is State.ALIVE:
            self._answering_host().head_agrees = False
        return by_get

    def _compare_head_with(self, by_get: Reason, answered: Host) -> None:
        """Note what a HEAD that succeeded was worth. A host that answers made-up addresses is fetched from always."""
        if state_of(by_get) is not State.ALIVE:
            self._host.head_agrees = answered.head_agrees = False
        elif self._host.head_agrees is None:
            made_up = self._host.memory.made_up
            self._host.head_agrees = made_up is None or not made_up.one.answers
            # www.example.org answers for example.org; another site has its own links to be known by.
            if urls.registered_domain(answered.name) == urls.registered_domain(self._host.name):
                answered.head_agrees = self._host.head_agrees

    @property
    def _answering(self) -> urls.Address:
        """Where the last look ended."""
        url = self._looks[-1].trail.url
        return self._address if url == self._address.href else urls.parse(url)

    def _answering_host(self) -> Host:
        return self._host_named(self._answering.host)

    def _answering_standing(self) -> Standing:
        return self._answering_host().standing(self._answering.port)

    async def _get(self) -> Reason:
        reason = await self._try_again(await self._look("GET"))
        if state_of(reason) in (State.ALIVE, State.DEAD):
            reason = await self._judged(reason)
        # The body has said what it can; hundreds of links may wait for their second look.
        self._looks[-1] = replace(self._looks[-1], trail=self._looks[-1].trail.without_body())
        return reason

    async def _judged(self, reason: Reason) -> Reason:
        """What the page that the last look got says for itself."""
        facts = facts_at_end(self._looks[-1].trail)
        for _ in range(_MOST_REFRESHES):
            if facts is None or not facts.refresh or state_of(reason) is not State.ALIVE:
                break
            reason, facts = await self._refreshed(facts.refresh)
        if facts is None or (state := state_of(reason)) not in (State.ALIVE, State.DEAD):
            return reason
        self._looks[-1] = replace(self._looks[-1], title=facts.title)
        inspect = self._inspector.inspect if state is State.ALIVE else self._inspector.inspect_gone
        finding = await inspect(self._address.href, self._looks[-1].trail, facts)
        if finding is None:
            return reason
        self._looks[-1] = replace(self._looks[-1], finding=finding)
        return finding.reason

    async def _refreshed(self, target: str) -> tuple[Reason, PageFacts | None]:
        """Go on where the page itself sends its visitor."""
        look = self._looks[-1]
        trail = look.trail.going_on(await self._follow("GET", urls.parse(target)))
        self._looks[-1] = replace(look, trail=trail)
        return reason_of(trail, self._address.href), facts_at_end(trail)

    async def _try_again(self, reason: Reason) -> Reason:
        """Give what may pass time to pass."""
        attempt = 1
        wait = self._settings.retry_after
        while reason in TRANSIENT and attempt <= self._tries_left():
            asked_for = self._asked_wait() if reason in (Reason.RATE_LIMITED, Reason.SERVER_ERROR) else None
            if asked_for is not None and asked_for > self._settings.max_retry_after:
                break
            if reason is Reason.RATE_LIMITED:
                await self._leave_in_peace(asked_for or wait)
            else:
                if not self._meets_silence():
                    self.step_aside()
                await asyncio.sleep(asked_for or wait)
            reason = await self._look("GET")
            attempt += 1
            wait *= 2
        if reason in (Reason.UNREACHABLE, Reason.CERTIFICATE, Reason.PROTOCOL_ERROR):
            self._tell_host()
        if reason in (Reason.RATE_LIMITED, Reason.SERVER_ERROR) and (answer := self._looks[-1].trail.answer):
            self._answering_standing().link_refused(answer.status)
        return reason

    async def _leave_in_peace(self, seconds: float) -> None:
        """Wait, and let the host's other links wait as well."""
        self._answering_host().pause(seconds)
        self.step_aside()
        await asyncio.sleep(seconds)

    def _meets_silence(self) -> bool:
        """True while the host never answered: the link then keeps its lane, or all the others would try in vain too."""
        failed = isinstance(self._looks[-1].trail.error, TransportError)
        return failed and not self._host.standing(self._address.port).answered

    def _tries_left(self) -> int:
        """How many further attempts the last look's way of failing is worth."""
        error = self._looks[-1].trail.error
        if isinstance(error, NameNotFound):
            return 1
        standing = self._answering_standing()
        if standing.given_up is not None or standing.refuses_all:
            return 0
        if isinstance(error, TransportError) and error.failure in _SLOW:
            timed_out = [look for look in self._looks if isinstance(look.trail.error, TransportError)]
            return 1 if len(timed_out) < 2 else 0
        return self._settings.retries

    def _tell_host(self) -> None:
        trail = self._looks[-1].trail
        # OTHER: the request could not be put together, as for an address of 64 KB. That says nothing of the host.
        if isinstance(trail.error, TransportError) and trail.error.failure is not Failure.OTHER:
            self._answering_standing().link_failed(trail.error)

    def _asked_wait(self) -> float | None:
        answer = self._looks[-1].trail.answer
        return retry_after(answer, self._clock()) if answer else None

    async def _look(self, method: str) -> Reason:
        self._asked_at = asyncio.get_running_loop().time()
        trail = await self._follow(method, self._address)
        seconds = asyncio.get_running_loop().time() - self._asked_at
        self._looks.append(Look(method, trail, self._clock(), seconds))
        return reason_of(trail, self._address.href)

    async def _follow(self, method: str, address: urls.Address) -> Trail:
        limit = self._settings.max_redirects
        patience = _PATIENCE * self._settings.timeout
        return await follow(method, address, self._send, max_redirects=limit, cookies=self._cookies, patience=patience)

    async def _ask(self, url: str) -> Trail:
        """Open another page, as somebody who was never there."""
        return await follow("GET", urls.parse(url), self._send)

    async def _send(self, method: str, address: urls.Address, headers: Mapping[str, str]) -> Answer:
        if (entry := self._exclusions.entry_for(address)) is not None:  # a redirect led there
            raise Excluded(entry)
        if method == "GET" and (made_up := self._host.memory.made_up) is not None:
            seen_before = any(look.method == "GET" for look in self._looks)  # a second look is to see another answer
            if not seen_before and (landed := made_up.one.landing(address.href)) is not None:
                return landed
        host = self._host
        if address.host != self._address.host:
            self.step_aside()
            host = self._host_named(address.host)
        if address.href != self._address.href and self._cookies.are_none:
            return await host.send_to_target(method, address)
        return await host.send(method, address, headers)

    def _verdict(self, reason: Reason) -> Verdict:
        return outcome(
            self._url,
            reason,
            self._looks,
            self._control,
            addresses=self._host.addresses,
            own_network=self._may_be_own_network(),
            host_answered=reason is Reason.UNREACHABLE and self._answering_standing().answered,
        )

    def _may_be_own_network(self) -> bool:
        """Whether the last look says something of the user's own name server or line, and nothing of the link."""
        error = self._looks[-1].trail.error
        if isinstance(error, NameNotFound):
            return error.lookup in _OWN_NAME_SERVER
        if not isinstance(error, TransportError):
            return False
        # OTHER: the request could not be put together, as for an address of 64 KB.
        return error.failure is Failure.OTHER or self._answering_host().needs_ipv6


def _is_certain(look: Look) -> bool:
    """True when the link's own host was not reached. A redirect may be HEAD's own, so its end is no such thing."""
    error = look.trail.error
    if look.trail.hops or isinstance(error, RedirectError):
        return False
    return not isinstance(error, TransportError) or error.failure in _NO_CONNECTION
