"""The main text of a page: what trafilatura makes of it, or else our own plain reading."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING, Final

from brokenlinks.content.html import TEXT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.content.html import WebPage

_LOGGER = logging.getLogger(__name__)

#: Characters of HTML that trafilatura is given. Its time grows with the page, and no article is longer.
_MOST_HTML: Final = 1_000_000
#: Fewer characters are no text: it took the page for another kind than an article.
_LEAST: Final = 100
#: Of a main part that the page itself marks, it leaves out comments and the like, but hardly more than this share.
_LEAST_SHARE: Final = 0.2


def main_text(html: str, page: WebPage) -> str:
    """The text of a page without menus, adverts and comments, white space collapsed, at most `TEXT_LIMIT` characters.

    `page` is the same page as `read_html` has it: its text is taken where trafilatura finds none, or far too little.
    Whatever the page is, it never fails.
    """
    found = _extracted(html)
    enough = len(page.text) * _LEAST_SHARE if page.has_main else 0
    return found if len(found) >= max(min(_LEAST, len(page.text)), enough) else page.text


def _extracted(html: str) -> str:
    if len(html) > _MOST_HTML:
        return ""
    try:
        text = _extractor()(html, fast=True, include_comments=False, include_tables=True) or ""
    except Exception:  # whatever it stumbles over, the page can still be read without it
        _LOGGER.debug("trafilatura failed", exc_info=True)
        return ""
    return " ".join(text.split())[:TEXT_LIMIT]


@functools.cache
def _extractor() -> Callable[..., str | None]:
    from trafilatura import extract  # half a second: once a page needs it

    # It warns of every page without a text; here that is no news.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract
