"""Names to addresses, telling "does not exist" from "could not be asked": the difference between dead and unclear.

c-ares (through aiodns) is used because it hands out the server's own answer. The system's getaddrinfo says "not found"
for both, and runs in a few threads: 1,000 names took 46 s there and 4 s here.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING, Final

import aiodns
import pycares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from brokenlinks.network.addresses import Address


class Lookup(StrEnum):
    """How a question to the resolver ended."""

    FOUND = "found"
    NXDOMAIN = "nxdomain"  #: the name does not exist (RFC 2308, 2.1)
    NO_ADDRESS = "noaddress"  #: the name exists and has no address (RFC 2308, 2.2)
    SERVFAIL = "servfail"  #: the resolver could not find out
    TIMEOUT = "timeout"  #: the resolver did not answer
    HIDDEN = "hidden"  #: NXDOMAIN here, and an address elsewhere: a filter, or a resolver of one's own
    LOCAL = "local"  #: a name that means something only inside one network: nobody is asked
    BAD_NAME = "badname"  #: no name that DNS could hold: an empty label, or one over 63 bytes


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the resolver said of a name; `addresses` is empty unless `lookup` is FOUND."""

    lookup: Lookup
    addresses: tuple[Address, ...] = ()


_BY_CODE: Final = {
    pycares.errno.ARES_ENOTFOUND: Lookup.NXDOMAIN,
    pycares.errno.ARES_ENODATA: Lookup.NO_ADDRESS,
    pycares.errno.ARES_ETIMEOUT: Lookup.TIMEOUT,
    pycares.errno.ARES_ECONNREFUSED: Lookup.TIMEOUT,
    pycares.errno.ARES_EBADNAME: Lookup.BAD_NAME,
    pycares.errno.ARES_EBADQUERY: Lookup.BAD_NAME,
}

#: Questions that may be on their way at once; home routers drop what comes faster.
_AT_ONCE: Final = 100


class Resolver:
    """Asks the system's name servers, or `nameservers` ("192.0.2.1", "192.0.2.1:5353").

    `hosts` answers for names before any server is asked, like a hosts file: name → address, or one of `Lookup`'s other
    values ("nxdomain", "servfail" …) to make a name fail in that way.
    """

    def __init__(
        self,
        *,
        hosts: Mapping[str, str] | None = None,
        nameservers: Sequence[str] = (),
        timeout: float = 2.0,
        tries: int = 3,
    ) -> None:
        self._hosts = {name.lower().rstrip("."): _mapped(text) for name, text in (hosts or {}).items()}
        self._nameservers = tuple(nameservers)
        self._timeout = timeout
        self._tries = tries
        self._channel: aiodns.DNSResolver | None = None
        self._free = asyncio.Semaphore(_AT_ONCE)

    def maps(self, host: str) -> bool:
        """Whether `hosts` says what `host` is."""
        return host.rstrip(".") in self._hosts

    async def resolve(self, host: str) -> Resolution:
        """Look `host` (ASCII, lower case) up. IPv6 is asked only where there is no IPv4 address."""
        host = host.rstrip(".")
        if (mapped := self._hosts.get(host)) is not None:
            return mapped
        async with self._free:
            found = await self._ask(host, "A")
            if found.lookup is Lookup.NO_ADDRESS:
                six = await self._ask(host, "AAAA")
                if six.lookup is not Lookup.NXDOMAIN:  # else it denies a name that it just knew (RFC 4074, 4.2)
                    found = six
        return found

    async def name_servers(self, domain: str) -> tuple[str, ...]:
        """The names of the servers that answer for `domain`, lower case; empty when they cannot be had."""
        if self.maps(domain):
            return ()
        try:
            async with self._free:
                result = await self._open().query_dns(domain, "NS")
        except (aiodns.error.DNSError, UnicodeError, ValueError):
            return ()
        names = (record.data.nsdname for record in result.answer if isinstance(record.data, pycares.NSRecordData))
        return tuple(sorted(name.rstrip(".").lower() for name in names))

    async def takes_mail(self, domain: str) -> bool | None:
        """Whether mail for `domain` (ASCII, lower case) can be delivered; None when that cannot be found out.

        It can if there is a mail exchanger or, without one, an address (RFC 5321, 5.1). A domain that says that it
        takes none (RFC 7505), or does not exist, takes none.
        """
        if (mapped := self._hosts.get(domain.rstrip("."))) is not None:
            return _has_address(mapped)
        try:
            async with self._free:
                result = await self._open().query_dns(domain, "MX")
        except aiodns.error.DNSError as error:
            lookup = _BY_CODE.get(error.args[0], Lookup.SERVFAIL)
            if lookup is Lookup.NO_ADDRESS:
                return _has_address(await self.resolve(domain))
            return _has_address(Resolution(lookup))
        except (UnicodeError, ValueError):
            return False
        exchanges = [record.data.exchange for record in result.answer if isinstance(record.data, pycares.MXRecordData)]
        if not exchanges:
            return _has_address(await self.resolve(domain))
        return any(exchange.rstrip(".") for exchange in exchanges)

    def _open(self) -> aiodns.DNSResolver:
        if self._channel is None:  # here and not in __init__: it binds itself to the running loop
            self._channel = aiodns.DNSResolver(
                nameservers=self._nameservers or None, timeout=self._timeout, tries=self._tries
            )
        return self._channel

    async def _ask(self, host: str, kind: str) -> Resolution:
        try:
            result = await self._open().query_dns(host, kind)
        except aiodns.error.DNSError as error:
            return Resolution(_BY_CODE.get(error.args[0], Lookup.SERVFAIL))
        except (UnicodeError, ValueError):
            return Resolution(Lookup.BAD_NAME)
        addresses = tuple(
            ip_address(record.data.addr)
            for record in result.answer
            if isinstance(record.data, pycares.ARecordData | pycares.AAAARecordData)
        )
        return Resolution(Lookup.FOUND, addresses) if addresses else Resolution(Lookup.NO_ADDRESS)

    async def close(self) -> None:
        """Let go of the sockets."""
        if self._channel is not None:
            await self._channel.close()
            self._channel = None


def _has_address(found: Resolution) -> bool | None:
    if found.lookup is Lookup.FOUND:
        return True
    return False if found.lookup in (Lookup.NXDOMAIN, Lookup.NO_ADDRESS, Lookup.BAD_NAME) else None


def _mapped(text: str) -> Resolution:
    if text in set(Lookup):
        return Resolution(Lookup(text))
    address: IPv4Address | IPv6Address = ip_address(text)
    return Resolution(Lookup.FOUND, (address,))
