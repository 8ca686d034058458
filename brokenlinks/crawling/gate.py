"""Scrapy's traffic passes the checker's gate: no page, redirect or robots.txt is asked of a private address."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Self

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import HostResolution
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer  # type: ignore[import-untyped]

from brokenlinks.network.addresses import literal
from brokenlinks.network.errors import NetworkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase

    from brokenlinks.network.gate import Gate


@implementer(IHostnameResolver)
class GatedResolver:
    """Twisted's name resolver, giving only addresses that the gate admits.

    Scrapy builds it for the reactor, before any spider; so the gate of the crawl is set on the class, as there is one
    reactor and one crawl a process. Until then no name is known.
    """

    gate: ClassVar[Gate | None] = None
    #: Why a host was given no address; Twisted knows one way to fail only, "DNS lookup failed".
    refusals: ClassVar[dict[str, NetworkError]] = {}

    def __init__(self, reactor: ReactorBase) -> None:
        self._reactor = reactor
        self._lookups: set[asyncio.Task[None]] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Scrapy's way to build it."""
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Become the resolver of all of Twisted's connections."""
        self._reactor.installNameResolver(self)  # type: ignore[arg-type]  # declared by @implementer

    def resolveHostName(  # noqa: N802 the interface's name
        self,
        resolutionReceiver: Any,  # noqa: N803  a zope interface, which mypy does not know
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: ARG002, N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> HostResolution:
        """See `IHostnameResolver`."""
        resolution = HostResolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        task = asyncio.ensure_future(self._resolve(resolutionReceiver, hostName, portNumber, transportSemantics))
        self._lookups.add(task)
        task.add_done_callback(self._lookups.discard)
        return resolution

    async def _resolve(self, receiver: Any, host: str, port: int, semantics: Any) -> None:
        try:
            addresses = await self.gate.admit(host) if self.gate else ()
        except NetworkError as error:
            self.refusals[host] = error
            addresses = ()
        for address in addresses:
            kind = IPv4Address if address.version == 4 else IPv6Address
            receiver.addressResolved(kind(semantics, str(address), port))
        receiver.resolutionComplete()


class AddressGateMiddleware:
    """Refuses requests to addresses written as numbers: those never reach a resolver."""

    async def process_request(self, request: Request) -> None:
        """Raises IgnoreRequest for an address that may not be asked."""
        from brokenlinks import urls

        try:
            host = urls.parse(request.url).host
            if literal(host) is not None and GatedResolver.gate is not None:
                await GatedResolver.gate.admit(host)
        except urls.NotHttp:
            return
        except (urls.InvalidUrl, NetworkError) as error:
            raise IgnoreRequest(str(error)) from None
