"""The user's own pages, read from their site, a site map, a list or a folder, to be offered for dead links."""

from brokenlinks.content.memory import Memory
from brokenlinks.content.read import ContentProgress, read_content
from brokenlinks.content.sitemap import parse_sitemap, read_sitemap
from brokenlinks.content.sources import check_sources

__all__ = ["ContentProgress", "Memory", "check_sources", "parse_sitemap", "read_content", "read_sitemap"]
