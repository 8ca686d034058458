"""What stands in the addresses of link pages: pieces by which an index is searched before it is looked at closely.

In lower case, without accents; each is a plain text within a regular expression.
"""

from __future__ import annotations

from typing import Final

ADDRESS_WORDS: Final = (
    "link",  # links, weblinks, linksammlung, linktipps, libguides' "link-list" …
    "resource",
    "ressource",
    "websites",
    "web-sites",
    "further-reading",
    "reading-list",
    "blogroll",
    "bookmarks",
    "bibliograph",
    "webliograph",
    "director",  # directory, directories, directorio
    "libguides",
    "guides",
    "liens",
    "enlaces",
    "recursos",
    "collegamenti",
    "risorse",
    "odkazy",
    "lenker",
    "lankar",
)
