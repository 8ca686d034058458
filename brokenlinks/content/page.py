"""What was read of a page → the page that can be offered."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final

from brokenlinks.content.main_text import main_text
from brokenlinks.content.phrases import phrases_of
from brokenlinks.language import language_of
from brokenlinks.models import OwnPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from brokenlinks.content.html import WebPage

#: Characters from which a language is guessed: more take longer and hardly tell more.
_LANGUAGE_SAMPLE: Final = 2_000


def page_of_html(html: str, page: WebPage, url: str) -> OwnPage:
    """The page of this address, from its HTML and what `read_html` made of it. Takes some 20 ms: for a thread."""
    return make_page(
        url,
        title=page.title,
        h1=page.h1,
        description=page.description,
        keywords=page.keywords,
        headings=page.headings,
        text=main_text(html, page),
        declared_language=page.language,
        modified=page.modified,
    )


def make_page(
    url: str,
    *,
    title: str = "",
    h1: str = "",
    description: str = "",
    keywords: str = "",
    headings: Sequence[str] = (),
    text: str = "",
    site: str = "",
    declared_language: str = "",
    modified: date | None = None,
) -> OwnPage:
    """A page, with its language and its phrases, which are found out from the rest."""
    # Twice escaped, as many programs write them: "Use &#8220;Relay&#8221;". What is shown to others must not be.
    title, h1, description = (unescape(text) for text in (title, h1, description))
    language = language_of(declared_language, text[:_LANGUAGE_SAMPLE]).partition("-")[0]
    return OwnPage(
        url=url,
        title=title,
        description=description,
        keywords=keywords,
        headings=tuple(headings),
        text=text,
        site=site,
        h1=h1,
        phrases=phrases_of(title, h1, headings, description, keywords, text, language=language),
        language=language,
        modified=modified,
    )
