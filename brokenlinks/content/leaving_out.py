"""Own pages that nobody would link to: home, tag, legal, contact and log-in pages.

It errs on the side of offering: whole segments of an address and whole titles count, so that `/contact-lenses/`,
`/guides/privacy/` and "How to write terms of service" are pages like others.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from brokenlinks.content import leave_out_words as known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.content.html import WebPage

_ENDING = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cfm|xml)$")
_LOCALE = re.compile(r"[a-z]{2}-[a-z]{2}")
_YEAR, _MONTH_OR_DAY = re.compile(r"(?:19|20)\d\d"), re.compile(r"[0-3]?\d")
_NUMBERED = re.compile(r"([^\W\d]+)-?(\d{1,4})")
_TITLE_PARTS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*[|»«]\s*")
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_NO_ACCENTS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_NOT_WORD = re.compile(r"[\W_]+")
#: A slug of so many words below a category is an article in it, not a category.
_WORDS_OF_AN_ARTICLE = 4


def kind_by_address(url: str) -> str:
    """The kind of a page that is not to be offered, a key of `leave_out_words.REASONS`; "" when it may be."""
    parts = urlsplit(url)
    segments = [_folded(unquote(segment)) for segment in parts.path.split("/") if segment]
    parameters = dict(parse_qsl(parts.query.lower()))
    if segments and _is_language(segments[0]):
        segments = segments[1:]
    return _kind_by_query(parameters, segments) or _kind_by_path(segments, parameters)


def kind_by_page(page: WebPage) -> str:
    """The same, by the marks that the page's own software gives it, and by its name."""
    for kind, classes in known.BODY_CLASSES:
        if classes <= page.body_classes:
            return kind
    for name, kind in known.TYPES.items():
        # Of a page that is an article too, only its writer is meant.
        if name in page.types and not any(other.endswith(("article", "posting")) for other in page.types):
            return kind
    names = {_folded(page.h1), *(_folded(part) for part in _TITLE_PARTS.split(page.title))} - {""}
    for kind, slugs in (("legal", known.LEGAL), ("contact", known.CONTACT), ("errors", known.ERRORS)):
        if names & slugs:
            return kind
    return ""


def _kind_by_query(parameters: dict[str, str], segments: Sequence[str]) -> str:
    if "attachment_id" in parameters:
        return "attachments"
    searched = not segments or segments[-1] in known.SEARCH | known.HOMES
    if searched and any(parameters.get(name) for name in known.SEARCH_PARAMETERS):
        return "search"
    if any(parameters.get(name, "").isdecimal() and int(parameters[name]) > 1 for name in known.PAGING):
        return "paging"
    return ""


def _kind_by_path(segments: Sequence[str], parameters: dict[str, str]) -> str:
    if not segments or (len(segments) == 1 and segments[0] in known.HOMES):
        # "/?p=12" is a page of its own; "/?lang=de" is the home page in another language.
        return "home" if parameters.keys() <= {"lang", "language", "hl", "locale"} else ""
    first, last = segments[0], segments[-1]
    at_top = len(segments) == 1 or (len(segments) == 2 and first in known.PARENTS)
    if _is_paging(segments):
        return "paging"
    if _is_dated(segments):
        return "dates"
    if _is_tag(segments):
        return "tags"
    if len(segments) == 2 and first in known.AUTHORS:
        return "authors"
    if at_top and last in known.SEARCH:
        return "search"
    if first in known.ACCOUNT:
        return "account"
    if "attachment" in segments[:-1]:
        return "attachments"
    for kind, always, only_at_top in (
        ("account", known.LOGIN | known.ACCOUNT, known.LOGIN_AT_TOP),
        ("legal", known.LEGAL, known.LEGAL_AT_TOP),
        ("contact", known.CONTACT, known.CONTACT_AT_TOP),
        ("errors", known.ERRORS, known.ERRORS_AT_TOP),
        ("feeds", frozenset[str](), known.FEEDS_AT_TOP),
    ):
        if last in always or (at_top and last in only_at_top):
            return kind
    return ""


def _is_language(segment: str) -> bool:
    return segment in known.LANGUAGES or _LOCALE.fullmatch(segment) is not None


def _is_paging(segments: Sequence[str]) -> bool:
    if len(segments) > 1 and segments[-2] in known.PAGING and segments[-1].isdecimal():
        return True
    numbered = _NUMBERED.fullmatch(segments[-1])
    return numbered is not None and numbered[1] in known.PAGING and 1 < int(numbered[2]) < 1000


def _is_dated(segments: Sequence[str]) -> bool:
    if len(segments) == 1:
        return segments[0] in known.ARCHIVES  # "/1984/" may be about a book
    year, *rest = segments[1:] if segments[0] in known.DATED else segments
    return (
        len(rest) <= 2
        and _YEAR.fullmatch(year) is not None
        and all(_MONTH_OR_DAY.fullmatch(segment) for segment in rest)
    )


def _is_tag(segments: Sequence[str]) -> bool:
    # Further down, "tag" is a subject: `/docs/glossary/tag`.
    for place, segment in enumerate(segments[:2]):
        if segment in known.TAGS:
            below = segments[place + 1 :]
            if not below:
                return place == 0 or segments[0] in known.DATED
            return len(below) == 1 or below[-1].count("-") + 1 < _WORDS_OF_AN_ARTICLE
    return False


def _folded(text: str) -> str:
    """A segment or a title as the words are written: "Política de Privacidad" → "politica-de-privacidad"."""
    text = unicodedata.normalize("NFKD", _ENDING.sub("", text.strip().casefold()))
    # In other scripts a mark makes another letter: ポ is not ホ.
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", text)).translate(_NO_ACCENTS)
    return _NOT_WORD.sub("-", plain).strip("-")
