"""The Wayback Machine: what a dead page was. Knows nothing of Scrapy or of the command line."""

from brokenlinks.archive.asking import NotLookedUp
from brokenlinks.archive.cdx import Excluded
from brokenlinks.archive.owners import Owner
from brokenlinks.archive.wayback import Looked, Wayback, open_wayback

__all__ = ["Excluded", "Looked", "NotLookedUp", "Owner", "Wayback", "open_wayback"]
