"""Which of the user's own pages could stand where a dead link points, and why; or an honest "none"."""

from brokenlinks.matching.files import read_targets, write_matches
from brokenlinks.matching.index import DEFAULT_MIN_SCORE, MatchIndex, match_targets

__all__ = ["DEFAULT_MIN_SCORE", "MatchIndex", "match_targets", "read_targets", "write_matches"]
