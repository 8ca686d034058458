"""Whether a name is there: one "does not exist" is a hint, and only the second, from elsewhere too, is evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.network.addresses import allowed_networks
from brokenlinks.network.errors import NameNotFound, PrivateAddress
from brokenlinks.network.gate import Gate
from brokenlinks.network.resolver import Lookup, Resolver

if TYPE_CHECKING:
    from brokenlinks.config import Settings
    from brokenlinks.network.addresses import Address


class Names:
    """The gate of a run's checks, in its three forms: the first look, the second look, and the witness elsewhere."""

    def __init__(self, settings: Settings) -> None:
        allowed = allowed_networks(settings.allow_networks)
        self._first_resolver = Resolver(hosts=settings.hosts, nameservers=settings.nameservers)
        # Its own, since c-ares remembers a denial for as long as the zone allows: asked again, it would quote itself.
        self._second_resolver = Resolver(hosts=settings.hosts, nameservers=settings.nameservers)
        self._witness_resolver = (
            Resolver(hosts=settings.hosts, nameservers=settings.second_nameservers, timeout=2.0, tries=2)
            if settings.second_nameservers
            else None
        )
        self._servers: dict[str, tuple[str, ...]] = {}
        self._first = Gate(self._first_resolver, allowed)
        self._second = Gate(self._second_resolver, allowed)
        self._witness = Gate(self._witness_resolver, allowed) if self._witness_resolver else None

    async def admit(self, host: str) -> tuple[Address, ...]:
        """The first look: as `Gate.admit`."""
        return await self._first.admit(host)

    async def admit_again(self, host: str) -> tuple[Address, ...]:
        """The look that follows a denial.

        Raises:
            NameNotFound: with `confirmed` set when the witness denies the name as well, and with `Lookup.HIDDEN` when
                the witness knows it: company and family filters deny living names.
            PrivateAddress: as `Gate.admit`.
        """
        try:
            return await self._second.admit(host)
        except NameNotFound as error:
            if error.lookup is not Lookup.NXDOMAIN or self._witness is None:
                raise
            try:
                await self._witness.admit(host)
            except PrivateAddress:
                raise NameNotFound(host, Lookup.HIDDEN) from None
            except NameNotFound as elsewhere:
                if elsewhere.lookup is Lookup.NXDOMAIN:
                    raise NameNotFound(host, Lookup.NXDOMAIN, confirmed=True) from None
                if elsewhere.lookup is Lookup.NO_ADDRESS:  # the name is there: the two do not agree
                    raise NameNotFound(host, Lookup.HIDDEN) from None
                raise error from None  # the witness could not be asked: one opinion must do
            raise NameNotFound(host, Lookup.HIDDEN) from None

    async def name_servers(self, domain: str) -> tuple[str, ...]:
        """The names of the servers that answer for a registered domain; empty when they cannot be had."""
        if domain not in self._servers:
            self._servers[domain] = await self._first_resolver.name_servers(domain)
        return self._servers[domain]

    async def close(self) -> None:
        """Let go of the sockets."""
        for resolver in (self._first_resolver, self._second_resolver, self._witness_resolver):
            if resolver is not None:
                await resolver.close()
