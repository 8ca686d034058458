"""The links of a wiki page that its editors marked as dead, from its source: wikitext."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.discovery import dead_link_templates as names

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACES: Final = re.compile(r"\{\{|\}\}")
_URL: Final = re.compile(r"https?://[^\s\[\]<>{}|\"]+", re.IGNORECASE)
#: A mark stands right behind its link: in the same line, and within the same footnote.
_ENDS: Final = re.compile(r"\n|</ref>", re.IGNORECASE)
#: Characters between a link and its mark: the link's title, a source's name and date.
_FARTHEST: Final = 500


class _Template(NamedTuple):
    start: int
    end: int
    name: str
    values: dict[str, str]  #: parameter → value; the unnamed ones as "1", "2" …


def marked_dead(wikitext: str) -> set[str]:
    """The addresses, as written, that a template calls dead: one of its own behind the link, or the link's citation."""
    found = list(_URL.finditer(wikitext))
    ends = [url.end() for url in found]
    dead: set[str] = set()
    citations: list[_Template] = []
    for template in _templates(wikitext):
        if template.name in names.DEAD_LINK:
            dead.add(_address(template.values) or _before(template.start, wikitext, found, ends, citations))
        elif template.name in names.AROUND_DEAD_LINK:
            dead.update(url[0] for value in template.values.values() for url in _URL.finditer(value))
        elif url := _address(template.values):
            citations.append(template)
            if _is_dead(template.values):
                dead.add(url)
    dead.discard("")
    return dead


def _before(place: int, wikitext: str, found: list[re.Match[str]], ends: list[int], citations: list[_Template]) -> str:
    """The address of the link, or the citation, that ends last before `place`, and near it."""
    last = bisect.bisect_right(ends, place) - 1
    if last < 0:
        return ""
    url, start, end = found[last][0], found[last].start(), ends[last]
    if citations and start >= citations[-1].start and citations[-1].end <= place:
        end = citations[-1].end  # the last address in a citation may be that of its copy in an archive
        url = _address(citations[-1].values)
    if place - end > _FARTHEST or _ENDS.search(wikitext, end, place):
        return ""
    return url


def _address(values: dict[str, str]) -> str:
    """The address of the link that a template is about; "" where it has none."""
    return next((url[0] for key in names.URL if (url := _URL.match(values.get(key, "")))), "")


def _is_dead(values: dict[str, str]) -> bool:
    """What a citation says of its own link. One with a copy in an archive is dead unless it says that it is live."""
    status = next((values[key].casefold() for key in names.STATUS if values.get(key)), "")
    if status:
        return status in names.DEAD_STATUS
    said = next((values[key].casefold() for key in names.IS_DEAD if values.get(key)), "")
    if said:
        return said not in names.NO
    return any(values.get(key) for key in names.ARCHIVED_SINCE_DEAD)


def _templates(wikitext: str) -> Iterator[_Template]:
    """All templates, in the order in which they end; the text of inner ones is no part of the outer's."""
    open_ones: list[tuple[int, list[str]]] = []
    place = 0
    for brace in _BRACES.finditer(wikitext):
        if open_ones:
            open_ones[-1][1].append(wikitext[place : brace.start()])
        place = brace.end()
        if brace[0] == "{{":
            open_ones.append((brace.start(), []))
        elif open_ones:
            start, pieces = open_ones.pop()
            yield _read(start, brace.end(), "".join(pieces))


def _read(start: int, end: int, text: str) -> _Template:
    name, *parameters = text.split("|")
    values: dict[str, str] = {}
    unnamed = 0
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals or "/" in key:  # an address with a query is no named parameter
            unnamed += 1
            key, value = str(unnamed), parameter
        values[key.strip().casefold()] = value.strip()
    return _Template(start, end, " ".join(name.replace("_", " ").split()).casefold(), values)
