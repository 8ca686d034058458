"""URL → Verdict. Knows nothing of Scrapy, of the store or of the command line."""

from brokenlinks.checking.engine import LinkChecker, check_links
from brokenlinks.checking.reasons import MEANINGS, state_of

__all__ = ["MEANINGS", "LinkChecker", "check_links", "state_of"]
