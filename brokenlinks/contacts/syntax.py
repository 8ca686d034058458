"""What an e-mail address is: the common shape, under a public suffix.

That is RFC 5321, 4.1.2, without quoted local parts and addresses of hosts in brackets, which nobody publishes.
"""

from __future__ import annotations

import functools
import re
from typing import Final, NamedTuple

from brokenlinks import urls
from brokenlinks.network.special_names import is_local_name

#: RFC 5321, 4.5.3.1, and erratum 1690 to RFC 3696.
LONGEST_ADDRESS: Final = 254
LONGEST_LOCAL: Final = 64
LONGEST_DOMAIN: Final = 253

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?")


class Found(NamedTuple):
    """An address in a line."""

    email: str
    start: int  #: of what is written for it
    end: int


def address_of(text: str) -> str:
    """The address that a text is, as it is compared and shown; "" when it is none."""
    text = text.strip(" \t\r\n\xa0<>\"'“”;,.").removeprefix("mailto:")
    local, at, domain = text.rpartition("@")
    local = local.strip(" .")
    domain = domain_of(domain.strip(" ./"))
    if not at or not domain or len(local) > LONGEST_LOCAL or not _LOCAL.fullmatch(local):
        return ""
    email = f"{local}@{domain}"
    return email if len(email) <= LONGEST_ADDRESS else ""


def is_domain(host: str) -> bool:
    """Whether mail may be for `host`: a name under a public suffix."""
    return bool(domain_of(host))


@functools.lru_cache(maxsize=4_096)
def domain_of(written: str) -> str:
    """The domain in lower case and ASCII; "" when there can be no such one in public."""
    if not 3 < len(written) <= LONGEST_DOMAIN or "." not in written:
        return ""
    if not written.isascii():
        try:
            written = urls.parse(f"http://{written}/").host
        except ValueError:
            return ""
    domain = written.lower().rstrip(".")
    if is_local_name(domain) or not all(map(_LABEL.fullmatch, domain.split("."))) or not urls.has_public_suffix(domain):
        return ""
    return domain
