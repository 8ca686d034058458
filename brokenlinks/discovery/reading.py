"""Answers in JSON, read without believing anything of their form."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.discovery.desk import NotUnderstood
from brokenlinks.models import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.models import Query

_TAG: Final = re.compile(r"<[^<>]*>")
_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
#: Characters of a title or a text: more is no result, but a trap.
_LONGEST_TEXT: Final = 1000
#: Results of one question: no service gives more.
_MOST_ROWS: Final = 1000


def json_object(body: bytes) -> dict[str, Any]:
    """The object that an answer is.

    Raises:
        NotUnderstood: it is none.
    """
    found = json_value(body)
    if not isinstance(found, dict):
        raise NotUnderstood
    return found


def json_value(body: bytes) -> Any:
    """Whatever an answer is. Raises NotUnderstood where it is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NotUnderstood from None


def rows(found: object, *path: str) -> list[dict[str, Any]]:
    """The objects in the list at `path`; empty where there is no such list."""
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return [row for row in found[:_MOST_ROWS] if isinstance(row, dict)] if isinstance(found, list) else []


def text(row: object, *path: str) -> str:
    """The text at `path`; "" where there is none."""
    for name in path:
        row = row.get(name) if isinstance(row, dict) else None
    return row if isinstance(row, str) else ""


def whole(text: str) -> str:
    """The text as it can be written: halves of character pairs, which JSON can hold, become question marks."""
    return text.encode("utf-8", "replace").decode()


def plain(markup: str) -> str:
    """A title or an excerpt as a reader sees it: without tags, entities decoded, spaces single."""
    shown = html.unescape(_TAG.sub("", markup[: 2 * _LONGEST_TEXT])).translate(_CONTROLS)
    return whole(" ".join(shown.split())[:_LONGEST_TEXT])


def candidates(
    found: Iterable[dict[str, Any]], provider: str, query: Query, *, url: str, title: str, snippet: str
) -> list[Candidate]:
    """A candidate for each row that has an address, ranked by its place; `url`, `title` and `snippet` name fields."""
    return [
        Candidate(address, plain(text(row, title)), plain(text(row, snippet)), provider, query, rank)
        for rank, row in enumerate(found, 1)
        if (address := text(row, url))
    ]
