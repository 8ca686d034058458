"""What a page says of itself as JSON-LD (https://schema.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Comments and CDATA that hid scripts from browsers of old.
_WRAPPING: Final = re.compile(
    r"^\s*(?:(?:<!--|//|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--)|(?:(?://|/\*)?\s*\]\]>(?:\*/)?|-->)\s*$"
)
_MOST_NODES: Final = 500
#: From the page to what it is about, and no further: a product, a comment or a related article has its own dates.
_PATHS: Final = ("@graph", "mainEntity", "mainEntityOfPage")
#: Ends of the names of the types that a page is: WebPage, CollectionPage, NewsArticle, BlogPosting, Blog …
_PAGE_TYPES: Final = ("page", "article", "posting", "blog", "website", "creativework", "itemlist", "guide", "howto")


def read_json_ld(scripts: Iterable[str]) -> list[Any]:
    """What the scripts hold, one value each; what is no JSON is left out."""
    found: list[Any] = []
    for script in scripts:
        try:
            found.append(json.loads(_WRAPPING.sub("", script), strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def walk_json_ld(
    scripts: Iterable[str], inside: Callable[[dict[str, Any]], Sequence[Any]], *, most: int
) -> Iterator[dict[str, Any]]:
    """The objects of the scripts, each before what `inside` finds in it; no more than `most`, lists counted as well."""
    waiting = read_json_ld(scripts)[::-1]
    seen = 0
    while waiting and seen < most:
        seen += 1
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:most]))
        elif isinstance(node, dict):
            yield node
            waiting.extend(reversed(inside(node)))


def page_nodes(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """The objects that stand for the page itself, or for what it is all about; none of what is no JSON."""
    nodes = walk_json_ld(scripts, lambda node: [node[path] for path in _PATHS if path in node], most=_MOST_NODES)
    return [node for node in nodes if _is_page(node)]


def _is_page(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = [name.lower() for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
    return any(name.endswith(_PAGE_TYPES) for name in names)
