"""Anchors in turns, so that won links do not all carry the same words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brokenlinks.models import Match


class AnchorTurns:
    """Suggests words to link own pages with: of a page's anchors each time the one that was suggested least."""

    def __init__(self) -> None:
        self._suggested: Counter[tuple[str, str]] = Counter()

    def next(self, offer: Match | None) -> str:
        """Words for one more link to this page; "" without an offer, or when it has no anchors."""
        if offer is None or not offer.anchors:
            return ""
        anchor = min(offer.anchors, key=lambda words: self._suggested[offer.url, words.casefold()])
        self._suggested[offer.url, anchor.casefold()] += 1
        return anchor
