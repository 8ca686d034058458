"""Addresses, people and profiles in a page's JSON-LD (https://schema.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from brokenlinks.pages.json_ld import walk_json_ld

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_NODES: Final = 2_000
_PERSONS: Final = frozenset({"person", "patient"})
#: Others speak there, not the site.
_OTHERS: Final = frozenset({"review", "comment", "jobposting", "aggregaterating", "event", "question", "answer"})


class Stated(NamedTuple):
    """An address, and what is said of it."""

    email: str  #: as written
    name: str  #: of a person; "" otherwise
    role: str


class PageData(NamedTuple):
    """What was found."""

    stated: tuple[Stated, ...]
    same_as: tuple[str, ...]  #: addresses of pages about who the page is of


def read_data(scripts: Iterable[str]) -> PageData:
    """Read the scripts of type application/ld+json; what is no JSON says nothing."""
    stated: list[Stated] = []
    same_as: list[str] = []
    for node in walk_json_ld(scripts, _inside, most=_MOST_NODES):
        kinds = _kinds(node)
        if kinds & _OTHERS:
            continue
        is_person = bool(kinds & _PERSONS)
        name = _first(node.get("name")) if is_person else ""
        role = _first(node.get("jobTitle")) or _first(node.get("contactType"))
        stated += [Stated(email, name, role) for email in _texts(node.get("email"))]
        if not is_person:
            same_as += _texts(node.get("sameAs"))
    return PageData(tuple(stated), tuple(dict.fromkeys(same_as)))


def _inside(node: dict[str, Any]) -> list[Any]:
    if _kinds(node) & _OTHERS:
        return []
    return [value for value in node.values() if isinstance(value, dict | list)]


def _kinds(node: dict[str, Any]) -> set[str]:
    return {kind.lower().rpartition("/")[2] for kind in _texts(node.get("@type"))}


def _texts(value: object) -> list[str]:
    values = value[:50] if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def _first(value: object) -> str:
    return next(iter(_texts(value)), "")[:200]
