"""Addresses: parsed as browsers do (WHATWG URL, by ada), compared in one spelling, grouped by registered domain."""

from __future__ import annotations

import functools
import ipaddress
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import ada_url

from brokenlinks.shared_hosts import SHARED_HOST_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tldextract import TLDExtract

# WHATWG strips C0 control characters and spaces at both ends; U+FEFF is what is left of a byte-order mark.
_EDGES = "".join(map(chr, range(0x21))) + "\ufeff"
#: WHATWG drops these wherever they stand: a link broken over two lines of source is one link.
_DROPPED = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: Not where a stray `%` stands before it: `%%34%31` would become `%41`, which is another address.
_PERCENT = re.compile("(?<!%)(?<!%[0-9a-fA-F])%[0-9a-fA-F]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
#: `example.com:8080` parses as scheme `example.com`; a colon with a port after it is a host, not a scheme.
_HOST_AND_PORT = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:]+:\d{1,5}(?:[/?#]|$)")

#: Typed without `mailto:`, it would be read as a user name before a host.
_EMAIL = re.compile(r"[^\s/?#@:]+@[^\s/?#@:]+")


_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


class Address(NamedTuple):
    """An http(s) address, ready to be asked."""

    href: str  #: serialised: host in punycode, path and query percent-encoded, no fragment
    scheme: str  #: "http" or "https"
    host: str  #: lower-case ASCII name, or an IP address without brackets
    port: int


class NotHttp(ValueError):
    """The address is well formed, but of a scheme that is not fetched: mailto, ftp, javascript …"""


class InvalidUrl(ValueError):
    """No browser would make an address of it."""


@functools.lru_cache(maxsize=1024)  # an address is read again at each step of its check
def parse(text: str, base: str | None = None) -> Address:
    """Read `text` as a browser's address, relative to `base` when given.

    Raises:
        NotHttp: another scheme than http or https.
        InvalidUrl: anything that the WHATWG parser refuses, an empty host included.
    """
    text = text.strip(_EDGES)
    try:
        # One call for all of it: each attribute costs another, and what is serialised is easily taken apart.
        href = ada_url.URL(text, base).href if base else ada_url.URL(text).href
    except (ValueError, UnicodeEncodeError):
        raise InvalidUrl(text) from None
    href = href.partition("#")[0]
    scheme, _, rest = href.partition("://")
    if scheme not in _DEFAULT_PORTS:
        raise NotHttp(text)
    authority = rest.partition("/")[0].rpartition("@")[2]
    host, _, port = authority.rpartition(":") if authority[-1:] != "]" and ":" in authority else (authority, "", "")
    host = host.strip("[]")
    if not host:
        raise InvalidUrl(text)
    return Address(href, scheme, host, int(port) if port else _DEFAULT_PORTS[scheme])


def parse_loose(text: str) -> Address:
    """`parse`, for an address that a person typed: `example.com/page` and `//example.com` are meant as https.

    Raises:
        NotHttp, InvalidUrl: as `parse`.
    """
    text = text.strip(_EDGES).translate(_DROPPED)
    if text.startswith(("https://", "http://")):  # nearly all are: the questions below cost as much as the parser
        return parse(text)
    if text.startswith("//"):
        return parse("https:" + text)
    if _EMAIL.fullmatch(text):
        raise NotHttp(text)
    if not _SCHEME.match(text) or _HOST_AND_PORT.match(text):
        return parse("https://" + text)
    return parse(text)


def page_address(text: str) -> str:
    """The serialised address of a page that a person typed; its scheme may be missing, but not its host.

    Raises:
        NotHttp, InvalidUrl: as `parse`.
    """
    address = parse_loose(text)
    if "." not in address.host and not is_web_address(text):
        raise InvalidUrl(text)  # "/links" would be the page of a host named links
    return address.href


def resolve(text: str, base: str | None = None) -> str:
    """The serialised address that `text` means on a page at `base`; "" when no browser would go there."""
    try:
        return parse(text, base).href
    except ValueError:
        return ""


def is_web_address(source: str) -> bool:
    """True for a source that a user named by its address on the web, and False for one that is a file."""
    return source.lower().startswith(("http://", "https://"))


def canonical(url: str) -> str:
    """The one spelling in which two addresses are compared; `url` itself when it cannot be parsed.

    The fragment goes; percent-encoding is made upper case, and undone where it encodes what needs none
    (RFC 3986, 6.2.2). Scheme, `www.`, closing slash and query stay: they may lead elsewhere.
    """
    try:
        href = parse(url).href
    except ValueError:
        return url.strip(_EDGES)
    return _PERCENT.sub(_normal_escape, href)


def _normal_escape(found: re.Match[str]) -> str:
    char = chr(int(found[0][1:], 16))
    return char if char in _UNRESERVED else found[0].upper()


@functools.cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract

    # No network and no cache folder: the bundled list. Without private suffixes all of github.io would be one site.
    return TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True, extra_suffixes=SHARED_HOST_SUFFIXES
    )


@functools.lru_cache(maxsize=65_536)
def registered_domain(host: str) -> str:
    """The domain that someone registered: `blog.example.co.uk` → `example.co.uk`.

    A host without one (an IP address, a single label, a bare suffix) is its own.
    """
    host = host.rstrip(".").lower()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        found = _extract()(host)
        if not found.suffix:  # a top-level domain that the list lacks is a suffix all the same: its rule "*"
            return ".".join(host.split(".")[-2:])
        return found.top_domain_under_public_suffix or host
    return host


@functools.lru_cache(maxsize=65_536)
def has_public_suffix(host: str) -> bool:
    """Whether a name stands under a suffix of the Public Suffix List, or one that is reserved for examples (RFC 2606).

    `host` is in lower case. "photo@2x.png" names no host, and "org" is a suffix itself.
    """
    if host.endswith(".example"):
        return True
    found = _extract()(host)
    return bool(found.suffix and found.domain)


def parent_domains(host: str) -> Iterator[str]:
    """The host, and all names above it: `a.b.example`, `b.example`, `example`."""
    while host:
        yield host
        host = host.partition(".")[2]


def site_of(url: str) -> str:
    """The registered domain of an address, or "" when it is not an http(s) one."""
    try:
        return registered_domain(parse(url).host)
    except ValueError:
        return ""


def sites_of(addresses: Iterable[str]) -> set[str]:
    """The registered domains of these addresses; one that is not an http(s) one adds none."""
    return {site for address in addresses if (site := site_of(address))}
