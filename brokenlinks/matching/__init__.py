"""Which of the user's own pages could stand where a dead link points, and why; or an honest "none"."""

from brokenlinks.matching.files import ListedTarget, read_targets
from brokenlinks.matching.index import MatchIndex
from brokenlinks.matching.matcher import DEFAULT_MIN_SCORE, Matcher, match_targets
from brokenlinks.matching.user_rules import UserRules

__all__ = [
    "DEFAULT_MIN_SCORE",
    "ListedTarget",
    "MatchIndex",
    "Matcher",
    "UserRules",
    "match_targets",
    "read_targets",
]
