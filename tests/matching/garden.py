"""Pages of a garden, and the best of them for a dead target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.matching import Matcher, match_targets
from brokenlinks.models import OwnPage

if TYPE_CHECKING:
    from brokenlinks.matching import MatchIndex
    from brokenlinks.models import DeadTarget, Match

PAGES: Final = [
    OwnPage("/", "Green Garden", "All about gardens", text="Welcome to our garden pages about plants and soil."),
    OwnPage("/composting", "Composting at home", "How to start a compost heap", headings=("Worms", "Heat")),
    OwnPage("/roses", "Pruning roses", "When and how to prune", text="Compost helps roses too. " * 3),
    OwnPage("/bees", "Bees in the garden", keywords="pollinators, wild bees", text="Plant lavender for bees."),
    OwnPage("/tomates", "Cultiver des tomates à l’éte", text="Arroser le matin."),
    OwnPage("/tools", "Tool care", text="Sharpen your secateurs before pruning."),
    OwnPage("/蜂蜜", "蜂蜜の作り方", text="はちみつ"),
]


def best(index: MatchIndex, target: DeadTarget, *, limit: int = 3, min_score: float | None = None) -> list[Match]:
    return Matcher(index).best(target, limit=limit, min_score=min_score)


def offers(target: DeadTarget, *pages: OwnPage) -> list[str]:
    """The addresses of all pages that share anything with the target, best first."""
    ((_, matches),) = match_targets([target], pages, limit=len(pages) + 1, min_score=0)
    return [match.url for match in matches]


def score(target: DeadTarget, *pages: OwnPage) -> float:
    """That of the first page; 0 when it is not offered."""
    ((_, matches),) = match_targets([target], pages, limit=len(pages) + 1, min_score=0)
    return next((match.score for match in matches if match.url == pages[0].url), 0.0)
