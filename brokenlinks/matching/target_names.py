"""Names of columns in lists of dead links, as our own sheets and other tools' exports have them. Data only.

Sources: our own workbook; headers of exports of Ahrefs, Semrush and Majestic (backlinks) and Screaming Frog (inlinks),
as public programs read them. Those of Moz, Xenu and DataForSEO are from memory.
"""

from __future__ import annotations

from typing import Final

#: Names of a column that say themselves that what is listed is dead.
DEAD_NAMES: Final = ("dead_url", "dead address", "dead page", "dead link", "broken link", "broken url", "broken page",
                     "404 url", "page (dead)", "dead target")  # fmt: skip

#: Column names of each field, best first; compared without case, `-`, `_` and spaces. A column serves one field: what
#: an earlier one has taken is not there for the next.
FIELD_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id",),
    "dead_url": (*DEAD_NAMES,
                 "target url", "destination url", "destination", "link url", "url to", "link to page", "to", "target",
                 "url", "link", "address"),
    "anchor": ("anchor", "anchor text", "anchor texts", "link anchor", "link text", "text"),
    "context": ("context", "surrounding text", "sentence"),
    "left": ("left context", "text before", "text pre"),
    "right": ("right context", "text after", "text post"),
    "heading": ("heading", "section", "sections"),
    "page_title": ("page_title", "referring page title", "source title", "source page title", "page from title",
                   "origin page title",
                   "title"),
    "page": ("page", "page to contact", "referring page url", "referring page", "referring url", "linking page",
             "source url", "source page", "source", "url from", "origin page", "from url", "from", "page url", "url"),
    "language": ("language", "referring page language", "page language", "page from language", "lang"),
    "site": ("site",),
}  # fmt: skip

#: Fields that a list does not have when it has one of these columns: the Site of our Prospects is that of the page that
#: links, and not one of the user's own.
NOT_BESIDE: Final[dict[str, tuple[str, ...]]] = {"site": ("page to contact",)}
