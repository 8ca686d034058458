"""What people who vet a page look at, read from it in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from brokenlinks.language import language_of
from brokenlinks.pages.author import author_of
from brokenlinks.pages.markup import read_markup
from brokenlinks.pages.suggest import suggestion_place
from brokenlinks.pages.updated import last_update_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from brokenlinks.models import LastUpdate


class PageNotes(NamedTuple):
    """See the functions that find them."""

    updated: LastUpdate | None  #: `brokenlinks.pages.updated.last_update`
    author: str  #: `brokenlinks.pages.author.author_of`
    language: str  #: `brokenlinks.language.language_of`
    suggest: str  #: `brokenlinks.pages.suggest.suggestion_place`


def page_notes(
    html: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    declared_language: str | None = None,
    text: str | None = None,
    *,
    today: date,
) -> PageNotes:
    """Read all of a page's notes. Never raises, whatever the page is.

    `url` is where it answered with `headers`. `declared_language` and `text`, where the caller has them, are the
    page's `lang` and its text as people read it; without them they are read from `html`.
    """
    markup = read_markup(html)
    return PageNotes(
        last_update_of(markup, html, headers, url, today=today),
        author_of(markup),
        language_of(
            markup.head.language if declared_language is None else declared_language,
            markup.text if text is None else text,
        ),
        suggestion_place(markup, url),
    )
