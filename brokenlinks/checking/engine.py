"""The checker: many links in, a verdict for each out, as fast as the hosts allow.

The host is the unit. Every host has a queue of its own; a bounded number of hosts is served at once, those with the
longest queues first, since they decide when a run ends; and what a host's links learn of it (its addresses, that it is
silent, that its HEAD lies) serves them all.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Final, Self

from brokenlinks import urls
from brokenlinks.checking.closer_look import CloserLook
from brokenlinks.checking.hosts import Host
from brokenlinks.checking.link import LinkCheck, now
from brokenlinks.checking.names import Names
from brokenlinks.checking.own_network import OwnNetwork
from brokenlinks.checking.places import Places
from brokenlinks.checking.reasons import MEANINGS
from brokenlinks.checking.service import Service
from brokenlinks.exclusions import Exclusions
from brokenlinks.models import Reason, Verdict
from brokenlinks.network.errors import Excluded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable
    from datetime import datetime

    from brokenlinks.checking.closer_look import BrowserLook
    from brokenlinks.config import Settings

log = logging.getLogger(__name__)

#: Hosts served at once, for each request that may be on the wire: most of them wait, for their turn or an answer.
_HOSTS_A_REQUEST: Final = 2


class LinkChecker:
    """Checks the links it is given until each has a verdict.

    Use as an asynchronous context manager; leaving it stops what is still under way. `on_verdict` is called in the
    event loop, once for every `add`; `on_notice` with a sentence for the user when the run has to pause, and with ""
    when it goes on. With a `browser`, links that one may know more of are taken to it, one at a time and when their
    hosts are done with them; those that still wait for it at the end get the verdict they had.
    """

    def __init__(
        self,
        settings: Settings,
        on_verdict: Callable[[Verdict], None],
        *,
        on_notice: Callable[[str], None] = lambda _: None,
        clock: Callable[[], datetime] = now,
        browser: BrowserLook | None = None,
    ) -> None:
        self._settings = settings
        self._on_verdict = on_verdict
        self._on_notice = on_notice
        self._clock = clock
        self._network = OwnNetwork(settings, self._host_named, self._noticed)
        self._names = Names(settings)
        self._closer = CloserLook(browser, self._names, settings, clock) if browser is not None else None
        self._exclusions = Exclusions(settings.exclude)
        self._places = Places(settings.max_requests)
        self._hosts: dict[str, Host] = {}
        self._waiting = _LongestFirst()
        self._serving: dict[str, Service] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = 0
        self._closed = False
        self._is_to_serve = False
        self._idle = asyncio.Event()
        self._idle.set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def open(self) -> int:
        """Links that were added and have no verdict yet."""
        return self._open

    def add(self, url: str) -> None:
        """Check `url`, as read: white space around it is no matter, and a missing scheme is taken for https."""
        self._open += 1
        self._idle.clear()
        try:
            address = urls.parse_loose(url)
        except urls.NotHttp:
            scheme = url.strip().partition(":")[0]
            self._settle(self._skipped(url, Reason.NOT_HTTP, f"{scheme}: is not fetched over the web"))
            return
        except urls.InvalidUrl:
            self._settle(self._skipped(url, Reason.INVALID_URL, "no browser can make an address of it"))
            return
        if (entry := self._exclusions.entry_for(address)) is not None:
            self._settle(self._skipped(url, Reason.EXCLUDED, str(Excluded(entry))))
            return
        host = self._host_named(address.host)
        host.queue(url)
        if (service := self._serving.get(host.name)) is not None:
            service.go_on()
        else:
            self._waiting.put(host)
            self._serve_soon()

    async def settled(self) -> None:
        """Wait until every link has its verdict."""
        await self._idle.wait()

    async def close(self) -> None:
        """Stop at once; links without any verdict get none."""
        self._closed = True  # or each host that is stopped would make room for the next
        for service in self._serving.values():
            service.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._network.close()
        await self._names.close()

    def _host_named(self, name: str) -> Host:
        if name not in self._hosts:
            self._hosts[name] = Host(name, self._names, self._settings, self._places, self._network)
        return self._hosts[name]

    def _serve_soon(self) -> None:
        """When all links that come together are in: a host's first one is alone only where others are known to wait."""
        if not self._is_to_serve:
            self._is_to_serve = True
            asyncio.get_running_loop().call_soon(self._serve_next)

    def _serve_next(self) -> None:
        self._is_to_serve = False
        seats = 0 if self._closed else self._settings.max_requests * _HOSTS_A_REQUEST
        while self._waiting and len(self._serving) < seats:
            host = self._waiting.take()
            self._serving[host.name] = Service(
                host, self._settings.host_requests, check=self._start_check, over=self._served
            )

    def _start_check(self, url: str, leave: Callable[[], None]) -> None:
        task = asyncio.create_task(self._check(url, leave))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _served(self, host: Host) -> None:
        del self._serving[host.name]
        self._serve_next()

    async def _check(self, url: str, leave: Callable[[], None]) -> None:
        verdict = await self._first_verdict(url, leave)
        try:
            if self._closer is not None:
                verdict = await self._closer.take(verdict)
        except Exception:
            log.exception("The look at %s in the browser failed; its verdict stays as it was.", url)
        finally:  # when it is stopped as well
            self._settle(verdict)

    async def _first_verdict(self, url: str, leave: Callable[[], None]) -> Verdict:
        check = LinkCheck(
            url,
            settings=self._settings,
            names=self._names,
            exclusions=self._exclusions,
            host_named=self._host_named,
            network=self._network,
            leave=leave,
            clock=self._clock,
        )
        try:
            return await check.run()
        except Exception:  # a fault of ours with one odd link must not cost the user the others
            log.exception("Checking %s failed; it is reported as unclear.", url)
            return self._skipped(url, Reason.PROTOCOL_ERROR, "the check itself failed; see the log")

    def _skipped(self, url: str, reason: Reason, why: str) -> Verdict:
        state, confidence = MEANINGS[reason]
        return Verdict(url, state, reason, confidence, why, None, url.strip(), self._clock())

    def _noticed(self, notice: str) -> None:
        if not notice:  # what was learnt, was learnt without the network
            for host in self._hosts.values():
                host.forget()
        self._on_notice(notice)

    def _settle(self, verdict: Verdict) -> None:
        try:
            self._on_verdict(verdict)
        finally:  # a caller that fails must not make `settled` wait for ever
            self._open -= 1
            if not self._open:
                self._idle.set()


class _LongestFirst:
    """Hosts that wait to be served; of those whose queues are about as long, who came first goes first."""

    def __init__(self) -> None:
        self._by_size: defaultdict[int, dict[str, Host]] = defaultdict(dict)
        self._size_of: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._size_of)

    def put(self, host: Host) -> None:
        """Add a host, or note that its queue has grown."""
        size = host.waiting.bit_length()
        before = self._size_of.get(host.name)
        if before == size:
            return
        if before is not None:
            del self._by_size[before][host.name]
        self._size_of[host.name] = size
        self._by_size[size][host.name] = host

    def take(self) -> Host:
        """The host to serve next."""
        size = max(size for size, hosts in self._by_size.items() if hosts)
        name = next(iter(self._by_size[size]))
        del self._size_of[name]
        return self._by_size[size].pop(name)


async def check_links(links: Iterable[str], settings: Settings) -> AsyncIterator[Verdict]:
    """Check `links`, each spelling once, and yield the verdicts as they are reached."""
    verdicts: asyncio.Queue[Verdict] = asyncio.Queue()
    async with LinkChecker(settings, verdicts.put_nowait) as checker:
        distinct = dict.fromkeys(links)
        for url in distinct:
            checker.add(url)
        for _ in distinct:
            yield await verdicts.get()
