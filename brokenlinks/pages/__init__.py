"""HTML → ResourcePage: the links of a page to other sites, each with what stands around it."""

from brokenlinks.pages.reading import read_page

__all__ = ["read_page"]
