"""The one gate that all outgoing traffic passes: a host in, the addresses that may be connected to out."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from brokenlinks.network.addresses import literal, may_ask
from brokenlinks.network.errors import NameNotFound, PrivateAddress
from brokenlinks.network.resolver import Lookup
from brokenlinks.network.special_names import is_local_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.network.addresses import Address, Network
    from brokenlinks.network.resolver import Resolver


class Gate:
    """Vets hosts. Connect to exactly the addresses that `admit` returns: asking DNS again could answer otherwise."""

    def __init__(self, resolver: Resolver, allowed: Sequence[Network] = ()) -> None:
        self._resolver = resolver
        self._allowed = tuple(allowed)

    async def admit(self, host: str) -> tuple[Address, ...]:
        """The addresses of `host` that may be asked; of a name with public and private ones, the public ones.

        Raises:
            NameNotFound: there is no address.
            PrivateAddress: there is none that may be asked.
        """
        if (address := literal(host)) is not None:
            return self._vetted(host, (address,))
        local = is_local_name(host) and not self._resolver.maps(host)
        if local and not self._allowed:  # whoever allows a private network may also have names there
            raise NameNotFound(host, Lookup.LOCAL)
        found = await self._resolver.resolve(host)
        if local and found.lookup is Lookup.NXDOMAIN:  # not in this network, perhaps in the one it was written in
            raise NameNotFound(host, Lookup.LOCAL)
        if found.lookup is not Lookup.FOUND:
            raise NameNotFound(host, found.lookup)
        return self._vetted(host, found.addresses)

    async def takes_mail(self, domain: str) -> bool | None:
        """Whether mail for a domain can be delivered: `Resolver.takes_mail`. None too for names of one network."""
        if is_local_name(domain) and not self._resolver.maps(domain):
            return None
        return await self._resolver.takes_mail(domain)

    async def admit_service(self, host: str) -> tuple[Address, ...]:
        """The addresses of a host that the user named in the settings as a service to be asked, private ones too.

        Names are looked up as the user's other programs do, in the hosts file too: `localhost`, a container's name.

        Raises:
            NameNotFound: there is no address.
        """
        if (address := literal(host)) is not None:
            return (address,)
        if not self._resolver.maps(host):
            with suppress(OSError, UnicodeError):
                found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
                named = dict.fromkeys(literal(str(entry[4][0])) for entry in found)
                if addresses := tuple(address for address in named if address is not None):
                    return addresses
        answer = await self._resolver.resolve(host)
        if answer.lookup is not Lookup.FOUND:
            raise NameNotFound(host, answer.lookup)
        return tuple(answer.addresses)

    def _vetted(self, host: str, addresses: Sequence[Address]) -> tuple[Address, ...]:
        vetted = tuple(address for address in addresses if may_ask(address, self._allowed))
        if not vetted:
            raise PrivateAddress(host, addresses)
        return vetted
