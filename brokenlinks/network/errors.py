"""How asking an address can end without an answer: each event has a name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.network.addresses import Address
    from brokenlinks.network.resolver import Lookup


class NetworkError(Exception):
    """No answer; the message says why in a few words that can follow "could not be read: "."""


class Failure(StrEnum):
    """How a request can end without an answer."""

    REFUSED = "connection refused"
    UNREACHABLE = "no route to the host"
    CONNECT_TIMEOUT = "no connection in time"
    TIMEOUT = "no answer in time"
    RESET = "the connection was cut"
    CERTIFICATE = "the certificate is not trusted"
    TLS = "no secure connection could be agreed on"
    PROTOCOL = "the answer was not HTTP"
    OTHER = "the request failed"


class TransportError(NetworkError):
    """No answer came."""

    def __init__(self, failure: Failure, message: str = "") -> None:
        super().__init__(message or failure.value)
        self.failure = failure


class HostRefuses(NetworkError):
    """The host answered `status` (429 or 5xx) to all links before this one, which was not asked."""

    def __init__(self, status: int) -> None:
        super().__init__(f"not asked, as the host answered {status} to all links before it")
        self.status = status


class NameNotFound(NetworkError):
    """The resolver gave no address. `confirmed`: a resolver outside the user's network said the same."""

    def __init__(self, host: str, lookup: Lookup, *, confirmed: bool = False) -> None:
        super().__init__(f"{host}: {_LOOKUP_WORDS[lookup.value]}")
        self.host = host
        self.lookup = lookup
        self.confirmed = confirmed


class PrivateAddress(NetworkError):
    """The host is, or resolves only to, addresses that are not public and that no setting allows."""

    def __init__(self, host: str, addresses: Sequence[Address]) -> None:
        shown = ", ".join(map(str, addresses))
        if len(addresses) == 1 and host.strip("[]") == shown:
            what = f"{shown} is a private address"
        else:
            what = f"{host} is at {shown}, a private address"
        super().__init__(f"{what}; to ask it all the same, name its network in allow_networks")
        self.host = host
        self.addresses = tuple(addresses)


class NoBrowser(NetworkError):
    """There is no browser to open a page in; the message is a sentence for the user, with what to do about it."""


class Excluded(NetworkError):
    """The user's settings keep the address from being asked; `entry` is the one that does."""

    def __init__(self, entry: str) -> None:
        super().__init__(f"the setting exclude names {entry}")
        self.entry = entry


class RedirectFault(StrEnum):
    """How a chain of redirects can lead nowhere."""

    LOOP = "the redirects go round in a circle"
    COOKIES = "the redirects go round in a circle, and wait for a cookie that could not be kept"
    TOO_MANY = "there are too many redirects"
    NO_TARGET = "a redirect names no address to go to"
    INVALID = "a redirect names an address that cannot be read"
    NOT_HTTP = "a redirect leads to something that is not a web page"


class RedirectError(NetworkError):
    """The redirects led nowhere."""

    def __init__(self, fault: RedirectFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


_LOOKUP_WORDS = {
    "nxdomain": "the name does not exist",
    "noaddress": "the name has no address",
    "servfail": "the name server could not find out",
    "timeout": "the name server did not answer",
    "hidden": "your name server denies the name, and another one knows it",
    "local": "a name like this is known only inside one network",
    "badname": "no name like this can exist",
}
