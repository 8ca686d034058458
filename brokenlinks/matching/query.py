"""What to ask the index about a dead target: its telling words, each with what it says of the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from brokenlinks.matching.common_words import KIND_OF_PAGE
from brokenlinks.matching.same_address import path_of
from brokenlinks.words import address_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.models import ArchivedPage, DeadTarget
    from brokenlinks.words import AddressWords


class Place(Enum):
    """Where a word was found, the most telling place first."""

    NAME = auto()  #: anchor, last part of the address, title of the archived copy: what the page was called
    CONTEXT = auto()  #: the sentence around the link, the archived description: about it, and much else besides
    FOLDER = auto()  #: of the address: what kind of thing it is
    BACKGROUND = auto()  #: heading and title of the linking pages, the archived text: what the list was about
    HOST = auto()  #: whose page it was; when the host is all there is, it is the name


#: How surely a word from there names the dead page's subject.
WEIGHTS: Final = {
    Place.NAME: 1.0,
    Place.CONTEXT: 0.5,
    Place.FOLDER: 0.5,
    Place.BACKGROUND: 0.25,
    Place.HOST: 0.1,
}
#: Of an archived text, the words that it has most often; more of them name what every page of its kind names.
_ARCHIVED_WORDS: Final = 12
_ARCHIVED_TEXT: Final = 5_000
#: What stands between a page's title and its site's.
_TITLE_BREAKS: Final = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the target."""

    written: str  #: as it stands in the target
    place: Place  #: the most telling place it was found in

    @property
    def weight(self) -> float:
        """0–1."""
        return WEIGHTS[self.place]


def query_words(target: DeadTarget) -> list[QueryWord]:
    """The target's telling words, each once whatever its case; the spelling of people before that of addresses."""
    address = _address(target.dead_url)
    found: dict[str, QueryWord] = {}
    for place, written in _by_place(target, address):
        for word in written:
            key = word.casefold()
            known = found.get(key)
            if known is None:
                found[key] = QueryWord(word, place)
            elif place.value < known.place.value:
                found[key] = QueryWord(known.written, place)
    return list(found.values())


def _by_place(target: DeadTarget, address: AddressWords) -> Iterable[tuple[Place, Iterable[str]]]:
    yield Place.NAME, words(target.anchor)
    archived = target.archived
    if archived is not None:
        yield Place.NAME, words(own_title(archived.title, address.host))
        yield Place.CONTEXT, words(" ".join((archived.description, *archived.headings[:5])))
    yield Place.CONTEXT, words(target.context)
    yield Place.BACKGROUND, words(target.heading)
    yield Place.BACKGROUND, words(target.page_title)
    yield Place.NAME, address.name
    yield Place.FOLDER, address.folders
    yield Place.HOST if address.name else Place.NAME, address.host
    if archived is not None:
        yield Place.BACKGROUND, _frequent(archived)


def _address(url: str) -> AddressWords:
    """The words of an address; of `/taxonomies/overview/`, both parts are the name."""
    address = address_words(url)
    if not address.name or not all(word.casefold() in KIND_OF_PAGE for word in address.name):
        return address
    segments = [segment for segment in path_of(url).split("/") if segment] if "//" in url else []
    if len(segments) < 2:
        return address
    before = address_words(f"http://_/{segments[-2]}").name
    return address._replace(name=(*before, *address.name))


def own_title(title: str, host: Iterable[str]) -> str:
    """A page's title without the site's, which has words of its host: "Hives – The Garden" on the-garden.example."""
    known = {word.casefold() for word in host}
    for mark in _TITLE_BREAKS:
        parts = title.split(mark)
        if len(parts) < 2:
            continue
        own = [part for part in parts if not {word.casefold() for word in words(part)} & known]
        return mark.join(own or parts[:1])
    return title


def _frequent(archived: ArchivedPage) -> list[str]:
    counted: dict[str, list[str]] = {}
    for word in words(archived.text[:_ARCHIVED_TEXT]):
        if not word.isdigit():
            counted.setdefault(word.casefold(), []).append(word)
    often = sorted((found for found in counted.values() if len(found) > 1), key=lambda found: -len(found))
    return [found[0] for found in often[:_ARCHIVED_WORDS]]
