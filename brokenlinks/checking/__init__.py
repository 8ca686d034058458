"""URL → Verdict. Knows nothing of Scrapy, of the store or of the command line."""

from brokenlinks.checking.closer_look import OPENABLE
from brokenlinks.checking.engine import LinkChecker, check_links
from brokenlinks.checking.history import with_history
from brokenlinks.checking.link import now
from brokenlinks.checking.reasons import MEANINGS, state_of

__all__ = ["MEANINGS", "OPENABLE", "LinkChecker", "check_links", "now", "state_of", "with_history"]
