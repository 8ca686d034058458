"""What to ask the index about a dead target: its telling words, each with a weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks.words import address_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.models import DeadTarget

#: How surely a word found there names the dead page itself. The anchor and the last part of the address are its names;
#: folders and the sentence around say what kind of thing it is and name much else besides; heading and title speak of
#: the list it stood in; a host says whose page it was, unless it is all there is: then it is the name.
ANCHOR_WEIGHT: Final = 1.0
NAME_WEIGHT: Final = 1.0
FOLDER_WEIGHT: Final = 0.5
CONTEXT_WEIGHT: Final = 0.5
HEADING_WEIGHT: Final = 0.25
PAGE_TITLE_WEIGHT: Final = 0.25
HOST_WEIGHT: Final = 0.1


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the target."""

    written: str  #: as it stands in the target
    weight: float  #: 0–1, of the most telling place it was found in


def query_words(target: DeadTarget) -> list[QueryWord]:
    """The target's telling words, each once whatever its case; the spelling of people before that of addresses."""
    address = address_words(target.dead_url)
    host_weight = HOST_WEIGHT if address.name else NAME_WEIGHT
    sources: Iterable[tuple[float, Iterable[str]]] = (
        (ANCHOR_WEIGHT, words(target.anchor)),
        (CONTEXT_WEIGHT, words(target.context)),
        (HEADING_WEIGHT, words(target.heading)),
        (PAGE_TITLE_WEIGHT, words(target.page_title)),
        (NAME_WEIGHT, address.name),
        (FOLDER_WEIGHT, address.folders),
        (host_weight, address.host),
    )
    best: dict[str, QueryWord] = {}
    for weight, found in sources:
        for word in found:
            key = word.casefold()
            known = best.get(key)
            if known is None:
                best[key] = QueryWord(word, weight)
            elif known.weight < weight:
                best[key] = QueryWord(known.written, weight)
    return list(best.values())
