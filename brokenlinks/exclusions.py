"""Links that the user wants left alone: the setting `exclude`, read and matched.

An entry is a domain ("facebook.com"), which stands for its subdomains too, or the beginning of addresses on one host
("https://example.org/private/"). `http` or `https`, and `www.`, make no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Where scheme, host and port of a serialised address end.
_ORIGIN: Final = re.compile(r"https?://[^/]*")
_ADVICE: Final = (
    "write a domain, such as facebook.com, or the beginning of an address, such as https://example.org/shop/"
)


class Exclusion(NamedTuple):
    """One entry of the setting."""

    host: str  #: without `www.`
    path: str  #: how path and query begin; "" for a whole domain
    written: str

    @classmethod
    def read(cls, text: str) -> Exclusion:
        """Read an entry as a user writes it.

        Raises:
            ValueError: it names no place on the web, in words for the user.
        """
        try:
            address = urls.parse_loose(text)
        except ValueError:
            raise ValueError(_ADVICE) from None
        if "*" in address.host:
            raise ValueError(f"no asterisk is needed: a domain stands for its subdomains too; {_ADVICE}")
        if address.href.endswith("*"):
            raise ValueError(f"no asterisk is needed: an entry stands for all addresses that begin so; {_ADVICE}")
        if address.port != (443 if address.scheme == "https" else 80):
            raise ValueError(f"an entry names no port; {_ADVICE}")
        if "." not in address.host.strip(".") and ":" not in address.host:  # "com" would leave next to nothing
            raise ValueError(f"a domain has a dot in it; {_ADVICE}")
        path = _path(address.href)
        return cls(_bare(address.host), "" if path == "/" else path, text.strip())


class Exclusions:
    """The entries of the setting, ready to be asked about any number of links: by host, none is searched through."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._domains: dict[str, str] = {}
        self._beginnings: defaultdict[str, list[Exclusion]] = defaultdict(list)
        for entry in map(Exclusion.read, entries):
            if entry.path:
                self._beginnings[entry.host].append(entry)
            else:
                self._domains[entry.host] = entry.written

    def entry_for(self, address: urls.Address) -> str | None:
        """The entry that excludes `address`, as the user wrote it; None when there is none."""
        if not self._beginnings and not self._domains:
            return None
        host = _bare(address.host)
        if host in self._beginnings:
            path = _path(address.href)
            for entry in self._beginnings[host]:
                if path.startswith(entry.path):
                    return entry.written
        return next((self._domains[domain] for domain in urls.parent_domains(host) if domain in self._domains), None)


def _bare(host: str) -> str:
    return host.rstrip(".").removeprefix("www.")


def _path(href: str) -> str:
    return _ORIGIN.sub("", urls.canonical(href), count=1)
