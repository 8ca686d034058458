"""Which IP addresses may be asked: public ones, and the networks that the user allowed by name."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

#: IPv6 prefixes whose last 32 bits are an IPv4 address: the packet ends there, whatever the prefix says.
_ENDING_IN_IPV4 = (
    IPv6Network("::ffff:0:0/96"),  # IPv4-mapped, RFC 4291
    IPv6Network("::/96"),  # IPv4-compatible, deprecated, RFC 4291
    IPv6Network("64:ff9b::/96"),  # NAT64, RFC 6052
)
#: What `is_global` lets through, on some versions of Python at least.
_NOT_PUBLIC_EITHER = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments, RFC 6890; a cloud hands out keys at 192.0.0.192
    IPv4Network("168.63.129.16/32"),  # another cloud's own services, on each of its machines
    IPv6Network("64:ff9b:1::/48"),  # translation inside one network, RFC 8215
    IPv6Network("3fff::/20"),  # documentation, RFC 9637
    IPv6Network("5f00::/16"),  # segment routing, RFC 9602
)


def allowed_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Read networks as users write them: `10.0.0.0/8`, `127.0.0.1`.

    Raises:
        ValueError: a text that is no network.
    """
    return tuple(ip_network(text, strict=False) for text in texts)


def literal(host: str) -> Address | None:
    """The address that a URL's host names outright, or None for a name. `host` comes from a WHATWG parser,
    which has already turned decimal, hexadecimal and octal spellings into dotted ones."""
    if not host[-1:].isdigit() and ":" not in host:  # most are names, and `ip_address` takes its time to say so
        return None
    try:
        return ip_address(host.strip("[]").split("%")[0])
    except ValueError:
        return None


def may_ask(address: Address, allowed: Iterable[Network] = ()) -> bool:
    """True when a request may go to `address`.

    `is_global` alone lets multicast (224.0.0.1) and NAT64 forms of private addresses (64:ff9b::a00:1) through, hence
    the unwrapping and the further questions. An address in `allowed` may be asked whatever else it is.
    """
    forms = (address, *_inner(address))
    if any(form in network for network in allowed for form in forms if form.version == network.version):
        return True
    return all(_public(form) for form in forms[1:] or forms)


def _inner(address: Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries to."""
    if isinstance(address, IPv4Address):
        return
    if any(address in prefix for prefix in _ENDING_IN_IPV4):
        yield IPv4Address(int(address) & 0xFFFF_FFFF)
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo


def _public(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not (isinstance(address, IPv6Address) and address.is_site_local)
        and not any(address in network for network in _NOT_PUBLIC_EITHER if network.version == address.version)
    )
