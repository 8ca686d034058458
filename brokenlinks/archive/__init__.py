"""The Wayback Machine: what a dead page was. Knows nothing of Scrapy or of the command line."""

from brokenlinks.archive.wayback import Looked, Wayback, open_wayback

__all__ = ["Looked", "Wayback", "open_wayback"]
