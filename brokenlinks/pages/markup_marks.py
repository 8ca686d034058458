"""How pages mark the dates and the names on them: itemprops, classes and types."""

from __future__ import annotations

from typing import Final

#: Names among an element's classes (or its itemprop or rel), each with how sure it is that the page's author follows.
BYLINE_CLASSES: Final = {
    "s-lib-profile-name": 0,  # LibGuides
    "author-name": 1,
    "author_name": 1,
    "authorname": 1,
    "post-author": 2,
    "entry-author": 2,
    "p-author": 2,
    "byline-name": 2,
    "byline": 3,
    "by-line": 3,
    "author": 3,
}

DATE_PROPERTIES: Final = frozenset({"datemodified", "dateupdated", "datepublished", "datecreated"})
#: What WordPress themes and microformats call the two dates of an entry.
DATE_CLASSES: Final = {
    "updated": "datemodified",
    "dt-updated": "datemodified",
    "date-modified": "datemodified",
    "published": "datepublished",
    "dt-published": "datepublished",
    "entry-date": "datepublished",
    "post-date": "datepublished",
}
#: Things on a page that have dates and authors of their own, by the end of their type (https://schema.org).
OTHERS_TYPES: Final = ("review", "comment", "usercomments", "event", "offer")
