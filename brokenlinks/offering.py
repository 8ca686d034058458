"""Matching as the settings want it: with the user's rules, and a model of meaning where one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.matching import Matcher, UserRules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.config import Settings
    from brokenlinks.matching import MatchIndex
    from brokenlinks.models import DeadTarget
    from brokenlinks.progress import Progress


def open_matcher(
    index: MatchIndex, settings: Settings, targets: Sequence[DeadTarget] = (), progress: Progress | None = None
) -> Matcher:
    """A matcher over the pages of `index`.

    Args:
        targets: what it will be asked about, so that a model reads them at once.

    Raises:
        BadInput: the model of the setting semantic_model cannot be used.
    """
    rules = UserRules(settings.offer_for, settings.never_offer)
    if not settings.semantic_model:
        return Matcher(index, rules=rules)
    from brokenlinks.matching.meaning import Meaning, Vectors, load_model

    def read(pages: int) -> None:
        if progress is not None:
            progress.phase = f"reading your pages for their meaning ({pages} read)"

    vectors = Vectors(index.connection, load_model(settings.semantic_model), settings.semantic_model)
    meaning = Meaning(index, vectors, read)
    meaning.prepare(targets)
    if progress is not None:
        progress.phase = "matching"
    return Matcher(index, meaning, rules)
