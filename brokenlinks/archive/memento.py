"""What the Wayback Machine answers for a capture, told apart by its headers.

    memento-datetime                the capture as it was: a page, the site's own redirect, its error, its 429
    3xx without                     Wayback's own: it moves to the nearest capture that it has
    404 without                     there is no such capture
    5xx without, an error named     it is damaged
    anything without, that says so  nobody may see it

All else is the archive's own trouble, or no answer of the archive's, and says nothing of the capture.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from brokenlinks import urls
from brokenlinks.archive.cdx import Excluded, NotUnderstood, says_excluded
from brokenlinks.archive.excluded_marks import SENTENCES
from brokenlinks.network.transport import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.network.fetch import Fetched

#: What a capture's address looks like below the service's: a moment, a mode such as `id_`, and the original's address.
_PLACE: Final = re.compile(r"/web/(\d{1,14})(?:[a-z]{2}_)?/(.+)", re.DOTALL)
_ENCODED: Final = re.compile(r"https?%3a", re.IGNORECASE)
_GZIP: Final = b"\x1f\x8b"
#: Bytes that a body which is still packed may unpack to.
_MOST_UNPACKED: Final = 4 << 20


class Place(NamedTuple):
    """Where a capture is: its moment and the original's address."""

    timestamp: str
    url: str


class Memento(NamedTuple):
    """A capture, as the site answered at that time."""

    place: Place
    status: int
    location: str  #: where it sent its visitors, as an address of the site; "" when nowhere
    answer: Answer  #: with its content type and its body, as the site sent it


class Nearest(NamedTuple):
    """Wayback's own redirect to another capture."""

    place: Place


class Absent(NamedTuple):
    """There is no such capture, or it is damaged."""


#: How the answer names what is wrong with a capture.
_ERROR: Final = "x-archive-wayback-runtime-error"


def address(base: str, place: Place, *, raw: bool = False) -> str:
    """The address of a capture at the service's address `base`; `raw`: as the site sent it, without Wayback's frame."""
    return f"{base.rstrip('/')}/web/{place.timestamp}{'id_' if raw else ''}/{place.url}"


def unwrapped(target: str) -> Place | None:
    """The capture that an address below a service's leads to; None when it is none of a capture of a web page."""
    found = _PLACE.search(target)
    if found is None:
        return None
    url = unquote(found[2]) if _ENCODED.match(found[2]) else found[2]
    resolved = urls.resolve(url)
    return Place(found[1], resolved) if resolved else None


def read_memento(fetched: Fetched, place: Place) -> Memento | Nearest | Absent:
    """What came, not followed, when `place` was asked for.

    Raises:
        Excluded: nobody may see it.
        NotUnderstood: it is none of what the archive answers.
    """
    location = fetched.headers.get("location", "").strip()
    if "memento-datetime" in fetched.headers:
        target = _sites_target(fetched.url, place, location) if 300 <= fetched.status < 400 else ""
        return Memento(place, fetched.status, target, _answer(fetched))
    error = fetched.headers.get(_ERROR, "")
    said = fetched.body.lower()
    if says_excluded(error.encode("utf-8", "replace")) or any(sentence in said for sentence in SENTENCES):
        raise Excluded
    nearest = unwrapped(urls.resolve(location, fetched.url)) if location else None
    if 300 <= fetched.status < 400 and nearest is not None:
        return Nearest(nearest)
    if fetched.status == 404 or is_damaged(fetched):
        return Absent()
    raise NotUnderstood


def is_damaged(fetched: Fetched) -> bool:
    """True for a 5xx that is about the capture, and not about the archive."""
    return fetched.status >= 500 and _ERROR in fetched.headers


def _sites_target(asked: str, place: Place, location: str) -> str:
    """Where the site's redirect led: Wayback writes it as a capture's address, with or without its own host, and now
    and then leaves it as it was."""
    target = urls.resolve(location, asked)
    if not _PLACE.search(target):
        return urls.resolve(location, place.url)
    capture = unwrapped(target)
    return capture.url if capture is not None else ""


def _answer(fetched: Fetched) -> Answer:
    kind = content_type(fetched.headers)
    return Answer(
        fetched.status, (("content-type", kind),) if kind else (), _unpacked(fetched.body), fetched.truncated, True
    )


def content_type(headers: Mapping[str, str]) -> str:
    """The content type that the site gave: only here its encoding is the site's word, and no guess of the archive's."""
    return headers.get("x-archive-orig-content-type") or headers.get("content-type", "")


def _unpacked(body: bytes) -> bytes:
    """Some captures were stored packed, and come so, without a header that says it."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, _MOST_UNPACKED)
    except zlib.error:
        return body
