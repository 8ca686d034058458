"""The index of the Wayback Machine: the question for an address's captures, and its answer, line by line.

A line is `urlkey timestamp original mimetype statuscode digest length`, the oldest first. Its key has neither scheme
nor `www.`, neither capitals nor a closing slash: captures of all these spellings come together. Some lines come three
times; "-" stands for what is not known; a blank line stands before the key to go on with.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from typing import Final, NamedTuple
from urllib.parse import urlencode

from brokenlinks.archive.excluded_marks import EXCEPTIONS

#: As many captures are asked for. Pages that die have a few hundred; of more, the newest tell how they ended.
MOST_CAPTURES: Final = 2_000
#: And as many good ones, where the newest are all errors.
_MOST_GOOD: Final = 200

_TIMESTAMP: Final = re.compile(r"[12]\d{13}")
_STATUS: Final = re.compile(r"[1-9]\d\d")
#: Ports that go without saying: the archive wrote them until about 2016.
_PORT: Final = re.compile(r"^(http://[^/?#]*):80(?=[/?#]|$)|^(https://[^/?#]*):443(?=[/?#]|$)", re.IGNORECASE)


class NotUnderstood(Exception):
    """An answer is not of the form that the archive is known for."""


class Excluded(Exception):
    """The archive shows nobody what it has of an address."""


class Capture(NamedTuple):
    """One capture of an address."""

    timestamp: str  #: 14 digits, UTC: when it was made, and its name
    original: str  #: the address as it was asked
    mimetype: str  #: lower case; "warc/revisit" where the content was the same as before; "unk", "-"
    status: int | None  #: None for "-", as revisits have it
    digest: str  #: of the body
    day: date


class Listing(NamedTuple):
    """What the index lists of an address."""

    captures: tuple[Capture, ...]  #: in order of time, each once
    is_cut: bool = False  #: there may be older ones


def question(url: str, *, good_only: bool = False) -> str:
    """The query string that asks for the newest captures of `url`.

    Without `fastLatest`, which gives some of the last ones, and never says whether these were all; without `collapse`,
    which keeps the first capture of a month or of a content, where the last one is wanted.
    """
    params = {
        "url": url,
        "matchType": "exact",  # an asterisk in an address would be taken for "all that begin so"
        "resolveRevisits": "true",
        "limit": f"-{_MOST_GOOD if good_only else MOST_CAPTURES}",
    }
    if good_only:
        params["filter"] = "statuscode:200"
    return urlencode(params, errors="replace")


def read_listing(body: bytes) -> Listing:
    """The captures that an answer lists; a line that cannot be read is passed over.

    Raises:
        Excluded: the address is kept from the public.
        NotUnderstood: there is something in it, and no line of it can be read.
    """
    if says_excluded(body):
        raise Excluded
    lines = list(takewhile(str.strip, body.decode("utf-8", "replace").splitlines()))
    found = dict.fromkeys(capture for line in lines if (capture := _capture(line)) is not None)
    if not found and body.strip():
        raise NotUnderstood
    captures = sorted(found, key=lambda capture: capture.timestamp)
    return Listing(tuple(captures), len(lines) >= MOST_CAPTURES)


def says_excluded(body: bytes) -> bool:
    """True for what the index says of addresses that are kept from the public."""
    return any(name in body for name in EXCEPTIONS)


def _capture(line: str) -> Capture | None:
    fields = line.split(" ")
    if len(fields) < 7 or not _TIMESTAMP.fullmatch(fields[1]):
        return None
    _, timestamp, original, mimetype, status, digest, *_ = fields
    if not (_STATUS.fullmatch(status) or status == "-") or (day := _day(timestamp)) is None:
        return None
    kind = mimetype.partition(";")[0].lower()
    return Capture(timestamp, _PORT.sub(r"\1\2", original), kind, None if status == "-" else int(status), digest, day)


def _day(timestamp: str) -> date | None:
    """The day of a timestamp. In some of the year 2000 two zeros too many stand before the month or the day."""
    if timestamp[4:6] == "00":
        timestamp = timestamp[:4] + timestamp[6:]
    elif timestamp[6:8] == "00":
        timestamp = timestamp[:6] + timestamp[8:]
    try:
        return date(int(timestamp[:4]), int(timestamp[4:6]), int(timestamp[6:8]))
    except ValueError:
        return None
