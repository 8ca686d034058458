"""What htmldate, a library, makes of the dates on a page that says nothing of its last change."""

from __future__ import annotations

import itertools
import logging
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from brokenlinks.models import LastUpdate
from brokenlinks.pages import markup_marks
from brokenlinks.pages.dates import EARLIEST
from brokenlinks.pages.regions import Place, names_of, place_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_LOGGER = logging.getLogger(__name__)

#: Characters of a page that htmldate is given, from its beginning and its end.
_GUESSED_HEAD: Final = 150_000
_GUESSED_TAIL: Final = 50_000
_UNREAD: Final = ("script", "style", "template", "textarea", "select", "meta", "link", "aside", "nav")
#: Elements around a date among which it is looked for what the date is of.
_LOOKED_AROUND: Final = 8
#: Characters that lxml refuses to write.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_TELLING_ATTRIBUTES: Final = frozenset({"class", "id", "itemprop", "datetime", "content", "pubdate"})


def guessed_date(html: str, today: date) -> LastUpdate | None:
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
        element.clear(keep_tail=True)  # `drop_tree` fails where control characters stand beside it
    for element in tree.iter(etree.Element):
        is_copyright = element.get("itemprop", "").lower() == "copyrightyear"
        kept = _TELLING_ATTRIBUTES | {"title"} if element.tag == "abbr" else _TELLING_ATTRIBUTES
        values = {} if is_copyright else {name: element.attrib[name] for name in element.keys() if name in kept}  # noqa: SIM118
        element.attrib.clear()  # one by one, lxml refuses names that are none in XML: <a {{link}}>
        for name, value in values.items():
            element.set(name, _NOT_XML.sub(" ", value))
    return tree


def _is_apart(element: HtmlElement) -> bool:
    """Whether it is hidden, or of a thing that has dates of its own."""
    if _HIDDEN.search(element.get("style", "")):
        return True
    names = names_of(element.attrib) if element.attrib else []
    if place_of(element.tag, element.attrib, names) >= Place.SIDE:
        return True
    is_named = not markup_marks.DATE_CLASSES.keys().isdisjoint(names) or "itemprop" in element.attrib
    if element.tag != "time" and not is_named:
        return False
    for around in itertools.islice(element.iterancestors(), _LOOKED_AROUND):
        if around.tag == "header" or not markup_marks.BYLINE_FRAMES.isdisjoint(names_of(around.attrib)):
            return False
        if around.tag in markup_marks.QUOTES:
            return True
    return not is_named
