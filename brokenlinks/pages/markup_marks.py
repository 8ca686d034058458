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

#: What is open around the line that says when and by whom a page was written.
BYLINE_FRAMES: Final = frozenset(
    """
    byline by-line post-meta entry-meta article-meta postmeta post-info article-info posted-on dateline
    entry-header post-header article-header page-header
    """.split()
)
#: Elements with the words, or of the things, of others.
QUOTES: Final = frozenset({"blockquote", "q", "li"})
#: Classes and ids of the foot of a page.
FOOT_NAMES: Final = frozenset(
    """
    footer site-footer page-footer footer-widgets footer-links footer-nav footer-menu footercontainer foot bottom
    colophon globalfooter
    """.split()
)
#: Classes and ids of comments, further to those of `brokenlinks.pages.kind_marks`, and of lists of other articles.
OTHERS_NAMES: Final = frozenset(
    """
    comments comment-meta comment-metadata comment-item comment-wrap comment-section comments-section comments-list
    comments-wrapper commentsection related-posts related-articles yarpp-related most-read mostread recent-posts
    recentposts recent-entries recent-comments widget_recent_entries widget_recent_comments testimonial testimonials
    """.split()
)
