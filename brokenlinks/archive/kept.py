"""What was found out about an address, as it is kept for later runs: small, and of a known form.

The form's number is part of the question's key: what a later version reads in another way, it asks for anew.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.checking.owner import Portrait
from brokenlinks.checking.page_facts import PageFacts, Shell
from brokenlinks.models import ArchivedPage

if TYPE_CHECKING:
    from brokenlinks.archive.asking import Asking

#: The number of the form.
FORM: Final = 1
#: Kept in place of a page of which nobody may see anything.
EXCLUDED: Final = b"excluded"
#: Kept in place of the portrait of a page that has none.
NONE: Final = b"none"

#: All that was ever found out is still good.
EVER: Final = datetime.min.replace(tzinfo=UTC)


class Past(NamedTuple):
    """What is known of an address by one of its captures."""

    page: ArchivedPage
    portrait: Portrait | None  #: of the capture; None when it was not read, or is no web page


_DAYS: Final = ("first_good", "last_good", "first_dead")


def key_of(asking: Asking, what: str, url: str) -> str:
    """The key under which an answer on an address is kept."""
    return f"{asking.url} {what} {FORM} {urls.canonical(url)}"


def page_as_bytes(page: ArchivedPage) -> bytes:
    """The page as it is kept."""
    fields = asdict(page)
    fields |= {name: day.isoformat() if (day := fields[name]) else None for name in _DAYS}
    return json.dumps(fields).encode()


def page_from(body: bytes) -> ArchivedPage | None:
    """The page that was kept; None when it cannot be read any more."""
    try:
        fields: dict[str, Any] = json.loads(body)
        for name in _DAYS:
            fields[name] = date.fromisoformat(fields[name]) if fields[name] else None
        for name in ("copy", "title", "description", "text", "language", "moved_to"):
            _text(fields[name])
        return ArchivedPage(**{**fields, "headings": tuple(map(_text, fields["headings"]))})
    except (ValueError, TypeError, KeyError):
        return None


def portrait_as_bytes(portrait: Portrait) -> bytes:
    """The portrait as it is kept: without the page's source, which `checking.usurped` does not look at."""
    facts = portrait.facts
    return json.dumps(
        {
            "title": facts.title,
            "headings": facts.headings,
            "text": facts.text,
            "scripts": facts.scripts,
            "shell": facts.shell.name,
            "refresh": facts.refresh,
            "canonical": facts.canonical,
            "cut": facts.cut,
            "language": portrait.language,
            "names": portrait.names,
            "marks": sorted(portrait.marks),
        }
    ).encode()


def portrait_from(body: bytes) -> Portrait | None:
    """The portrait that was kept; None when it cannot be read any more."""
    try:
        fields: dict[str, Any] = json.loads(body)
        facts = PageFacts(
            _text(fields["title"]),
            tuple(map(_text, fields["headings"])),
            _text(fields["text"]),
            "",
            int(fields["scripts"]),
            Shell[fields["shell"]],
            _text(fields["refresh"]),
            _text(fields["canonical"]),
            bool(fields["cut"]),
        )
        names, marks = (tuple(map(_text, fields[name])) for name in ("names", "marks"))
        return Portrait(facts, _text(fields["language"]), names, frozenset(marks))
    except (ValueError, TypeError, KeyError):
        return None


def past_as_bytes(page: ArchivedPage, portrait: Portrait | None) -> bytes:
    """A page with the portrait of its copy, as they are kept."""
    pieces = page_as_bytes(page), NONE if portrait is None else portrait_as_bytes(portrait)
    return json.dumps([piece.decode() for piece in pieces]).encode()


def past_from(body: bytes) -> Past | None:
    """The page and the portrait that were kept; None when they cannot be read any more."""
    try:
        page, portrait = (_text(piece).encode() for piece in json.loads(body))
    except (ValueError, TypeError):
        return None
    known, owner = page_from(page), portrait_from(portrait)
    return None if known is None or (owner is None and portrait != NONE) else Past(known, owner)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
