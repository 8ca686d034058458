"""When a page was last changed, as far as the page, its headers or its address tell."""

from __future__ import annotations

import itertools
import logging
import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from brokenlinks.models import LastUpdate
from brokenlinks.pages import date_words
from brokenlinks.pages.dates import EARLIEST, date_in, parse_date, parse_moment
from brokenlinks.pages.json_ld import page_nodes
from brokenlinks.pages.markup import Line, Markup, is_others, read_markup
from brokenlinks.pages.phrase_finder import PhraseFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lxml.html import HtmlElement  # type: ignore[import-untyped]

    _Finders = tuple[tuple[PhraseFinder, int], ...]

_LOGGER = logging.getLogger(__name__)

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
#: Characters of a page that htmldate is given, from its beginning and its end.
_GUESSED_HEAD: Final = 150_000
_GUESSED_TAIL: Final = 50_000
_UNREAD: Final = ("script", "style", "template", "textarea", "select", "meta", "link", "aside", "nav")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TELLING_ATTRIBUTES: Final = frozenset({"class", "id", "itemprop", "datetime", "content", "pubdate"})


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
        _from_words(markup, month_first, today),
        _from_times(markup, "datemodified", month_first, today),
    ]
    if known := [found for found in changed if found is not None]:
        return max(known, key=lambda found: found.day)  # the first of those of one day
    less_sure: tuple[Callable[[], LastUpdate | None], ...] = (
        lambda: _latest("JSON-LD (published)", (node.get("datePublished") for node in nodes), today),
        lambda: _from_meta(markup, _PUBLISHED_META, "datepublished", "meta tag (published)", today),
        lambda: _from_times(markup, "datepublished", month_first, today),
        lambda: _said_published(markup, month_first, today),
        lambda: _from_address(url, today),
        lambda: _from_times(markup, "", month_first, today),
        lambda: _from_headers(headers or {}, today, _LONG_AGO),
        lambda: _guessed(html, today),
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
    values = (found.value for found in markup.times if found.name == name and not found.is_aside)
    return _latest("<time> tag", values, today, month_first=month_first)


def _from_words(markup: Markup, month_first: bool, today: date) -> LastUpdate | None:
    """The latest of the dates that are said to be of a change: a list may say it of its parts."""
    said = itertools.islice(_said(markup, _CHANGED, month_first, today), _MOST_SAID)
    return max(said, key=lambda found: found.day, default=None)


def _said_published(markup: Markup, month_first: bool, today: date) -> LastUpdate | None:
    """The first date that is said to be of publication: the newest is on top, and comments are below."""
    return next(_said(markup, _PUBLISHED, month_first, today), None)


def _said(markup: Markup, finders: _Finders, month_first: bool, today: date) -> Iterator[LastUpdate]:
    """The date of each line that says with words of `finders` what it is."""
    for number, line in enumerate(markup.lines):
        words = line.words
        for finder, between in finders:
            phrase = next(finder.find(words), None)
            if phrase is None or (not between and phrase.start > 1):
                continue
            # A label alone in its table cell has the date in the next one.
            is_label = phrase.end == len(words) and (between or not phrase.start)
            dated, start = (line, phrase.end) if not is_label else (_next(markup.lines, number), 0)
            rest = dated.words[start : start + _READ_AFTER]
            slashed = _SLASHED.search(dated.text) is not None
            if day := date_in(rest, today=today, month_first=month_first and slashed, within=between):
                yield LastUpdate(day, f"“{phrase.phrase}” on the page")
                break


def _next(lines: list[Line], number: int) -> Line:
    return lines[number + 1] if number + 1 < len(lines) else Line("")


def _from_address(url: str, today: date) -> LastUpdate | None:
    found = _IN_ADDRESS.search(url)
    day = parse_date("-".join(found.groups()), today=today) if found else None
    return LastUpdate(day, "the page's address") if day else None


def _guessed(html: str, today: date) -> LastUpdate | None:
    """What htmldate makes of the dates that stand on the page.

    It is given elements and text only: in scripts, metas, comments and addresses it found the dates of libraries,
    banners, calendars and servers' clocks. It is given a tree and never text, as it would download a text that looks
    like an address; and no more than the two ends of a long page, as its time grows faster than the page: it copies
    the tree, writes it out and searches it a dozen times.
    """
    source = html if len(html) <= _GUESSED_HEAD + _GUESSED_TAIL else html[:_GUESSED_HEAD] + html[-_GUESSED_TAIL:]
    tree = _bare_tree(source)
    if tree is None:
        return None
    from htmldate import find_date  # here, as it takes as long to load as a hundred pages to read

    earliest, latest = (datetime.combine(day, time.min) for day in (EARLIEST, today))
    try:
        written = find_date(tree, extensive_search=False, min_date=earliest, max_date=latest)
    except Exception:  # whatever it stumbles over, the rest of the page is still worth having
        _LOGGER.debug("htmldate failed", exc_info=True)
        return None
    return LastUpdate(date.fromisoformat(written), "a date on the page (a guess)") if written else None


def _bare_tree(source: str) -> HtmlElement | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(source.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:  # it has no element at all
        return None
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    for element in [element for element in tree.iter(etree.Element) if _is_apart(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter(etree.Element):
        is_copyright = element.get("itemprop", "").lower() == "copyrightyear"
        kept = _TELLING_ATTRIBUTES | {"title"} if element.tag == "abbr" else _TELLING_ATTRIBUTES
        for name in list(element.attrib):
            if is_copyright or name not in kept:
                del element.attrib[name]
    return tree


def _is_apart(element: HtmlElement) -> bool:
    """Whether it is hidden, or of a thing that has dates of its own."""
    return _HIDDEN.search(element.get("style", "")) is not None or is_others(element.get("itemtype", ""))


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
