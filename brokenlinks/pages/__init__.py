"""HTML → ResourcePage: the links of a page to other sites, each with what stands around it; what kind of page it is."""

from brokenlinks.pages.appraisal import appraise
from brokenlinks.pages.reading import read_page

__all__ = ["appraise", "read_page"]
