"""When a page was last changed, as far as the page, its headers or its address tell."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.models import LastUpdate
from brokenlinks.pages import date_words
from brokenlinks.pages.dates import EARLIEST, date_in, parse_date, parse_moment, pieces
from brokenlinks.pages.guessed_date import guessed_date
from brokenlinks.pages.json_ld import page_nodes
from brokenlinks.pages.markup import Line, Markup, read_markup
from brokenlinks.pages.phrase_finder import Found, PhraseFinder
from brokenlinks.pages.regions import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    _Finders = tuple[tuple[PhraseFinder, int], ...]

_MODIFIED_META: Final = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:modified_time",
    "dcterms.modified",
    "dc.terms.modified",
    "dc.date.modified",
    "dc.date.lastmodified",
    "dc.modified",
    "last-modified",
    "lastmodified",
    "last-updated",
    "last_updated",
    "lastupdated",
    "last-update",
    "date-modified",
    "modified",
    "revised",
    "bt:moddate",
    "datemodified",
    "modified_time",
    "revision_date",
)
_PUBLISHED_META: Final = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:pubdate",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date.created",
    "dc.date",
    "dc.created",
    "citation_publication_date",
    "date",
    "pubdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article.created",
    "article_date_original",
    "datepublished",
    "date_published",
    "published_time",
    "rnews:datepublished",
    "created",
    "release-date",
)
#: Each with the number of words that may stand before the date: "by Jane Doe, on Sunday". With none, the phrase is
#: a common word as well, and has to be the line's first.
_CHANGED: Final = ((PhraseFinder(date_words.LAST_UPDATE), 6), (PhraseFinder(date_words.UPDATED), 0))
_PUBLISHED: Final = ((PhraseFinder(date_words.PUBLISHED), 0),)
_READ_AFTER: Final = 40
_MOST_SAID: Final = 50
_SLASHED = re.compile(r"\d/\d")
_DAY_FIRST_ENGLISH: Final = ("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za")
_IN_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})[/-]([0-9]{2})[/-]([0-9]{2})(?![0-9])")
#: A page that is made as it is asked for was "modified" just then.
_JUST_NOW: Final = timedelta(minutes=2)
#: One that was cached was so some hours ago. What is older is the date of a file, and worth more than a guess.
_LONG_AGO: Final = timedelta(days=2)


def last_update(html: str, headers: Mapping[str, str] | None, url: str, *, today: date) -> LastUpdate | None:
    """When the page was last changed, and how that is known; None when nothing tells.

    `headers` are those of its answer, in whatever case. A date that is to come or before 1991 is none, nor is a
    copyright's year. Where the page only says when it was published, that is its last known change.
    """
    return last_update_of(read_markup(html), html, headers, url, today=today)


def last_update_of(
    markup: Markup, html: str, headers: Mapping[str, str] | None, url: str, *, today: date
) -> LastUpdate | None:
    """`last_update`, of a page that was read already."""
    nodes = page_nodes(markup.json_ld)
    language = markup.head.language
    month_first = language.partition("-")[0] in ("en", "") and language not in _DAY_FIRST_ENGLISH
    changed = [
        _latest("JSON-LD", (node.get("dateModified") for node in nodes), today),
        _from_meta(markup, _MODIFIED_META, "datemodified", "meta tag", today),
        _from_words(markup, month_first, today, url),
        _from_times(markup, "datemodified", month_first, today),
    ]
    if known := [found for found in changed if found is not None]:
        return max(known, key=lambda found: found.day)  # the first of those of one day
    less_sure: tuple[Callable[[], LastUpdate | None], ...] = (
        lambda: _latest("JSON-LD (published)", (node.get("datePublished") for node in nodes), today),
        lambda: _from_meta(markup, _PUBLISHED_META, "datepublished", "meta tag (published)", today),
        lambda: _from_times(markup, "datepublished", month_first, today),
        lambda: _said_published(markup, month_first, today, url),
        lambda: _from_address(url, today),
        lambda: _from_times(markup, "", month_first, today),
        lambda: _from_headers(headers or {}, today, _LONG_AGO),
        lambda: guessed_date(html, today),
        lambda: _from_headers(headers or {}, today, _JUST_NOW),
    )
    return next((found for source in less_sure if (found := source()) is not None), None)


def _latest(source: str, values: Iterable[object], today: date, *, month_first: bool = False) -> LastUpdate | None:
    texts = (value for value in values if isinstance(value, str))
    days = [day for text in texts if (day := parse_moment(text, today=today, month_first=month_first))]
    return LastUpdate(max(days), source) if days else None


def _from_meta(markup: Markup, names: Iterable[str], itemprop: str, source: str, today: date) -> LastUpdate | None:
    for value in (*map(markup.head.meta.get, names), markup.itemprops.get(itemprop)):
        if value and (day := parse_moment(value, today=today)):
            return LastUpdate(day, source)
    return None


def _from_times(markup: Markup, name: str, month_first: bool, today: date) -> LastUpdate | None:
    values = (
        found.value for found in markup.times if found.name == name and not found.is_aside and (name or found.in_byline)
    )
    return _latest("<time> tag", values, today, month_first=month_first)


def _from_words(markup: Markup, month_first: bool, today: date, url: str) -> LastUpdate | None:
    """The latest of the dates that are said to be of a change: a list may say it of its parts."""
    said = itertools.islice(_said(markup, _CHANGED, month_first, today, url), _MOST_SAID)
    return max(said, key=lambda found: found.day, default=None)


def _said_published(markup: Markup, month_first: bool, today: date, url: str) -> LastUpdate | None:
    """The first date that is said to be of publication: the newest is on top, and comments are below."""
    return next(_said(markup, _PUBLISHED, month_first, today, url), None)


def _said(markup: Markup, finders: _Finders, month_first: bool, today: date, url: str) -> Iterator[LastUpdate]:
    """The date of each line that says with words of `finders` what it is."""
    base = urls.resolve(markup.head.base or "", url) or url
    for number, line in enumerate(markup.lines):
        words = line.words
        for finder, between in finders:
            phrase = next(finder.find(words), None)
            if phrase is None or (not between and phrase.start > 1):
                continue
            # A side bar tells of other pages, but many of the old ones hold the stamp of their own.
            if line.place >= (Place.OTHERS if between else Place.SIDE) or _is_of_another(line, phrase, base, url):
                break
            # A label alone in its table cell has the date in the next one.
            is_label = phrase.end == len(words) and (between or not phrase.start)
            dated, start = (line, phrase.end) if not is_label else (_next(markup.lines, number), 0)
            rest = dated.words[start : start + _READ_AFTER]
            slashed = _SLASHED.search(dated.text) is not None
            if day := date_in(rest, today=today, month_first=month_first and slashed, within=between):
                yield LastUpdate(day, f"“{phrase.phrase}” on the page")
                break


def _is_of_another(line: Line, phrase: Found, base: str, url: str) -> bool:
    """Whether the line is an entry of a list, telling of what it links to, or its phrase is of the site's terms."""
    start = phrase.start
    while start and line.words[start - 1] in date_words.BETWEEN:
        start -= 1
    if start and line.words[start - 1] in date_words.OTHER_THINGS:
        # "Privacy policy | Last updated 3 March 2024" is a row of links, and the page's own stamp.
        linked = any(pieces(text)[-1:] == line.words[start - 1 : start] for _, text in line.links)
        return start < phrase.start or not linked
    if not line.links:
        return False
    href, text = line.links[0]
    if not text or not line.text.startswith(text):
        return False
    address = urls.resolve(href, base)
    return address.startswith("http") and urls.site_of(address) != urls.site_of(url)


def _next(lines: list[Line], number: int) -> Line:
    return lines[number + 1] if number + 1 < len(lines) else Line("")


def _from_address(url: str, today: date) -> LastUpdate | None:
    found = _IN_ADDRESS.search(url)
    day = parse_date("-".join(found.groups()), today=today) if found else None
    return LastUpdate(day, "the page's address") if day else None


def _from_headers(headers: Mapping[str, str], today: date, before: timedelta) -> LastUpdate | None:
    """Last-Modified, if it is by more than `before` earlier than the answer."""
    by_name = {name.lower(): value for name, value in headers.items()}
    modified, answered = (_moment(by_name.get(name, "")) for name in ("last-modified", "date"))
    if modified is None or not EARLIEST <= modified.date() <= today:
        return None
    if modified.date() == today if answered is None else answered - modified < before:
        return None
    return LastUpdate(modified.date(), "Last-Modified")


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
