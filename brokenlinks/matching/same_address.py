"""Own pages on the dead page's own site: the dead page itself, and the section that it stood in."""

from __future__ import annotations

import contextlib
import re
from typing import Final
from urllib.parse import urlsplit

from brokenlinks import urls

_SOURCE_ENDING: Final = re.compile(r"\.(?:md|markdown|html?|php)$")
_MARKDOWN: Final = re.compile(r"\.(?:md|markdown)$")
_INDEX_NAMES: Final = frozenset({"_index", "index", "readme"})
_DATED_NAME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(.+)")
_DATE_PART: Final = re.compile(r"\d{1,4}")
#: What a list may put before the name of a file, to tell the files of several sites apart.
_LIST_NAME: Final = re.compile(r"\A[^/:]+:(?=.)")
#: Segments that two addresses must share for a file to be known for a page of a site.
_LEAST_SHARED: Final = 2


def leads_to(dead_url: str, own: str) -> bool:
    """Whether the own page `own` is what `dead_url` led to.

    A web address is when both are the same page. A file of the site's sources (`content/guides/hives.md`) is when its
    path ends in the whole path of the dead address: in two segments at least, or one with the date of a post, as
    Jekyll and Hugo make `/2014/05/30/hives/` of `2014-05-30-hives.md`.
    """
    if "//" in own:
        return urls.canonical(own) == urls.canonical(dead_url)
    path = path_of(dead_url)
    if _MARKDOWN.search(path.lower()):
        return False  # no site shows its pages so: somebody linked to the wrong address
    dead, dead_is_dated = _segments(path)
    page, page_is_dated = _segments(_own_path(own))
    if not dead or page[-len(dead) :] != dead:
        return False
    return len(dead) >= _LEAST_SHARED or (dead_is_dated and page_is_dated)


def section_name(dead_url: str) -> tuple[str, ...]:
    """The folders that an address stands in: ("guides",) for `https://example.org/guides/old-hives/`."""
    named, _ = _segments(path_of(dead_url))
    return tuple(named[:-1])


def is_section(name: tuple[str, ...], own: str) -> bool:
    """Whether the own page stands for the folders of this `section_name`: at `/guides/`, or in `content/guides.md`."""
    page, _ = _segments(_own_path(own))
    return tuple(page[-len(name) :]) == name and ("//" not in own or len(page) == len(name))


def last_name(own: str) -> str:
    """The last part of an own page's address that names something, in lower case; "" when there is none."""
    page, _ = _segments(_own_path(own))
    return page[-1] if page else ""


def path_of(address: str) -> str:
    """The path of an address as it is written; "" when there is none that could be read."""
    with contextlib.suppress(ValueError):
        return urlsplit(address).path
    return ""


def _own_path(own: str) -> str:
    """The path of an own page: of a file, what follows the name that its list may give it, as in `site:guides.md`."""
    return path_of(own) if "//" in own else _LIST_NAME.sub("", own)


def _segments(path: str) -> tuple[list[str], bool]:
    """The parts of a path that name something, and whether there was a date among them."""
    parts = [part for part in _SOURCE_ENDING.sub("", path.strip("/").lower()).split("/") if part]
    if parts and parts[-1] in _INDEX_NAMES:
        parts.pop()
    named, dated = [], False
    for part in parts:
        if post := _DATED_NAME.fullmatch(part):
            named.append(post[4])
            dated = True
        elif _DATE_PART.fullmatch(part):
            dated = True
        else:
            named.append(part)
    return named, dated
