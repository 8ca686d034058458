"""What a MediaWiki page says of the links on it: which are tagged as dead, and which are quoted from an archive."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks import urls
from brokenlinks.pages import wiki_words
from brokenlinks.pages.elements import BLOCKS
from brokenlinks.pages.further import Phrases, fold
from brokenlinks.pages.passages import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brokenlinks.models import ResourcePage
    from brokenlinks.pages.link_tree import LinkTree

#: A tag's text is no longer than this: "enlace roto disponible en Internet Archive; véase el historial …".
_LONGEST: Final = 200
_TAGS: Final = Phrases(wiki_words.DEAD_LINK_TAGS)
_BY_LANGUAGE: Final = [(language, Phrases({language: tags})) for language, tags in wiki_words.DEAD_LINK_TAGS.items()]
_PIECES: Final = re.compile(r"[\[\](),;:•·]+")
_DATE: Final = re.compile(
    r"(?P<month>[^\W\d_]{3,12})\.? (?:de |del )?(?P<year>(?:19|20)\d\d)|(?P<day>\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d)"
)
_COPY: Final = re.compile(r"/(?:web/)?((?:19|20)\d{6})\d*[a-z_]*/((?:https?:/|www\.).+)", re.IGNORECASE)


def with_marks(page: ResourcePage, tree: LinkTree) -> ResourcePage:
    """The page without links to archives and to the wikis' own family, and with what it says of the others' death.

    `OutboundLink.marked` becomes "permanent dead link, November 2016" for a link that is tagged so, and "archived
    2012-05-04" for the original of a citation whose title leads to its archived copy: editors do that once it is dead.
    """
    marks = dict(_marks(tree))
    links = tuple(
        dataclasses.replace(link, marked=marks.get(link.written, link.marked))
        for link in page.links
        if not is_archive(link.url) and not _is_of(link.url, wiki_words.FAMILY)
    )
    return dataclasses.replace(page, links=links)


def is_archive(url: str) -> bool:
    """Whether an address is in an archive of web pages."""
    return _is_of(url, wiki_words.ARCHIVES)


def _is_of(url: str, domains: frozenset[str]) -> bool:
    try:
        host = urls.parse(url).host
    except ValueError:
        return False
    return not domains.isdisjoint(urls.parent_domains(host))


def _marks(tree: LinkTree) -> Iterator[tuple[str, str]]:
    """Each marked link's address as written, and its mark. A tag is for the citation, or else for the link, that it
    follows in its paragraph, list item or cell."""
    if tree.root is None:
        return
    last: str | None = None  #: the link that a tag would be for
    in_citation = False
    copies: dict[str, str] = {}  #: originals of the archived copies that the block linked to → when they were made
    walker = etree.iterwalk(tree.root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            in_citation = in_citation and tag != "cite"
            if last is not None and (said := _in_brackets(element.tail)):
                yield last, said
                last = None
            continue
        if tag in BLOCKS:
            last, in_citation, copies = None, False, {}
        elif tag == "cite" and element.getparent().tag != "a":
            last, in_citation = None, True
        elif last is not None and tag in ("sup", "small", "span", "a") and (said := _said(element)):
            yield last, said
            last = None
            walker.skip_subtree()
        elif tag == "a" and (href := element.get("href", "").strip()).startswith(("http:", "https:", "//")):
            if is_archive(urls.resolve(href, "https://wiki.invalid/")):
                copies.update(_copied(href))
            else:
                if (made := copies.get(_plain(href))) is not None:
                    yield href, f"archived {made}"
                # Of a citation, the title comes first; what follows in it are its identifiers and its publisher.
                last = last if in_citation and last is not None else href


def _said(element: Any) -> str:
    """The mark that an element is, with its date; "" when it is none."""
    if element.tag == "span" and "title" not in element.attrib and "class" not in element.attrib:
        return ""
    if element.tag == "a":
        href = element.get("href", "")
        if href.startswith(("http:", "https:", "//", "#")):
            return ""
        named = [element.get("title", ""), unquote(href[:_LONGEST]).replace("_", " ")]
    else:
        named = []
    inner = list(_few(element.iter("span", "a", "i")))
    shown = [_text(part) for part in (element, *inner)]
    hidden = [element.get("title", ""), *(part.get("title", "") for part in inner)]
    if seen := sorted(filter(None, map(_words, shown)), key=len):
        words = seen[0]
    else:  # a tag that says it in other words, "Que faire ?", and links to the help page on such links
        words = next(filter(None, map(_language_of, (*named, *hidden))), "")
    return _dated(words, [*hidden, shown[0], (element.tail or "")[:_LONGEST]]) if words else ""


def _in_brackets(tail: str | None) -> str:
    """The mark that stands in brackets after an element, as plain text."""
    text = collapse((tail or "")[:_LONGEST])
    if not text.startswith(("(", "[")):
        return ""
    inside = re.split(r"[)\]]", text[1:], maxsplit=1)[0]
    words = _words(inside)
    return _dated(words, [inside]) if words else ""


def _words(text: str) -> str:
    """The piece of a text that is the tag; "" when none is."""
    if not text or len(text) > _LONGEST:
        return ""
    for piece in _PIECES.split(text):
        if piece.strip() and _TAGS.is_in(fold(piece)):
            return _without_date(collapse(piece))
    return ""


def _without_date(piece: str) -> str:
    """Of "dead link since May 2013", the tag alone."""
    if not _DATE.search(piece):
        return piece
    words = piece.split()
    for length in range(1, len(words) + 1):
        for first in range(len(words) - length + 1):
            if _TAGS.is_all_of(fold(tag := " ".join(words[first : first + length]))):
                return tag
    return piece


def _language_of(text: str) -> str:
    """The first name for a dead link in the language of a text that has one in it; "" when none has."""
    folded = fold(text[:_LONGEST])
    return next((wiki_words.DEAD_LINK_TAGS[language][0] for language, tags in _BY_LANGUAGE if tags.is_in(folded)), "")


def _dated(words: str, texts: Iterable[str]) -> str:
    for text in texts:
        for found in _DATE.finditer(collapse(text)):
            if found["day"] or found["month"].lower() in wiki_words.MONTHS:
                return f"{words}, {found['day'] or found['month'] + ' ' + found['year']}"
    return words


def _text(element: Any) -> str:
    """All text of an element that is short enough to be a tag, else what is too long to be one."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > _LONGEST:
            break
    return collapse("".join(parts))


def _few(found: Iterable[Any]) -> Iterator[Any]:
    for number, element in enumerate(found):
        if number == 10:
            break
        yield element


def _copied(href: str) -> dict[str, str]:
    """The original of an archived copy whose address names it, and the day of the copy."""
    found = _COPY.search(href)
    if found is None:
        return {}
    day = found[1]
    return {_plain(found[2]): f"{day[:4]}-{day[4:6]}-{day[6:]}"}


def _plain(href: str) -> str:
    """An address as it is compared with the one in an archive's."""
    return re.sub(r"\A(?:https?:)?/*", "", href.strip(), flags=re.IGNORECASE).rstrip("/").partition("#")[0]
