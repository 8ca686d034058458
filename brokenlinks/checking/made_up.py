"""Addresses that cannot exist: what a host answers for them tells how it answers for what it does not know."""

from __future__ import annotations

import re
import secrets
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_ENDING: Final = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)

#: What is linked to and is no page, by the ending of its path.
DOCUMENT: Final = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|gz|epub|jpe?g|png|gif|svg|webp|mp3|mp4|csv|xml|rss)$", re.IGNORECASE
)


def made_up(url: str) -> str:
    """A sibling of `url` that cannot exist: its last path segment made of chance letters, its ending kept, no query."""
    folder, segment, ending = _taken_apart(url)
    pieces = urlsplit(url)
    invented = secrets.token_hex(8) + ending + ("/" if segment.endswith("/") else "")
    return urlunsplit((pieces.scheme, pieces.netloc, folder + invented, "", ""))


def with_made_up_value(url: str, parameter: str) -> str:
    """`url` with a value of `parameter` that cannot exist: a number for a number, else chance letters."""
    pieces = urlsplit(url)
    query = [
        (name, _value_like(value) if name == parameter else value)
        for name, value in parse_qsl(pieces.query, keep_blank_values=True)
    ]
    return urlunsplit((pieces.scheme, pieces.netloc, pieces.path, urlencode(query), ""))


def area_of(url: str) -> str:
    """Addresses of one area differ in what `made_up` changes alone: they share a folder and an ending."""
    folder, segment, ending = _taken_apart(url)
    return f"{folder}*{ending}{'/' if segment.endswith('/') else ''}"


def _taken_apart(url: str) -> tuple[str, str, str]:
    """The folder, the last segment, and its ending."""
    path = urlsplit(url).path or "/"
    before, slash, _ = path.removesuffix("/").rpartition("/")
    folder = before + slash or path[:1]
    segment = path[len(folder) :]
    ending = None if segment.endswith("/") else _ENDING.search(segment[-8:])
    return folder, segment, ending[0] if ending else ""


def _value_like(value: str) -> str:
    return str(10**15 + secrets.randbelow(9 * 10**15)) if value.isdigit() else secrets.token_hex(8)
