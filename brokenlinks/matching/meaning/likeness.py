"""How near each own page is in meaning to a dead target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.words import address_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    import numpy.typing as npt

    from brokenlinks.matching.index import MatchIndex
    from brokenlinks.matching.meaning.vectors import Vectors
    from brokenlinks.models import DeadTarget

#: Characters of the sentence around a link that are read.
_CONTEXT = 1_000


class Meaning:
    """The pages of an index as a model of meaning has them; made anew when the index has changed."""

    def __init__(
        self, index: MatchIndex, vectors: Vectors, on_progress: Callable[[int], None] = lambda _: None
    ) -> None:
        self._vectors = vectors
        headlines = index.headlines
        briefs = index.briefs()
        self._briefs = vectors.of([briefs[page.id] for page in headlines.pages], on_progress)
        self._names = vectors.of([f"{_slug(page.url)} {page.title}" for page in headlines.pages])

    def prepare(self, targets: Iterable[DeadTarget]) -> None:
        """Read many targets at once, which is faster than one by one."""
        self._vectors.of([text for target in targets for text in (_text(target), _name(target))])

    def of(self, target: DeadTarget) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """How near each page is (-1 to 1): by what is said of both, and by what both are called."""
        text, name = self._vectors.of([_text(target), _name(target)])
        return (self._briefs @ text).astype(float), (self._names @ name).astype(float)


def _text(target: DeadTarget) -> str:
    archived = target.archived
    if archived is not None and archived.title:
        return f"{archived.title}. {archived.description} {target.anchor}. {target.context[:_CONTEXT]}"
    if target.anchor:
        return f"{target.anchor}. {target.context[:_CONTEXT]}"
    return f"{' '.join(address_words(target.dead_url).folders)} {_slug(target.dead_url)}"


def _name(target: DeadTarget) -> str:
    return target.anchor or _slug(target.dead_url)


def _slug(url: str) -> str:
    address = address_words(url)
    return " ".join(address.name or address.host)
