"""Names that mean something only inside one network: no public name server is asked for them."""

from typing import Final

#: The last label, or the last labels, of such names.
LOCAL_SUFFIXES: Final = (
    "localhost",  # RFC 6761
    "local",  # multicast DNS, RFC 6762
    "internal",  # set aside by ICANN in 2024 for private use
    "home.arpa",  # RFC 8375
    "lan",
    "home",
    "corp",
    "localdomain",
    "intranet",
    "onion",  # RFC 7686: not in DNS
)
_ENDINGS: Final = tuple(f".{suffix}" for suffix in LOCAL_SUFFIXES)


def is_local_name(host: str) -> bool:
    """True for names of a single label, and for those under a suffix that is not public. "gone" is nothing that can be
    said of them: a link to http://localhost:3000/ was alive where it was written."""
    name = host.rstrip(".").lower()
    return "." not in name or name.endswith(_ENDINGS)
