"""A web page → what it says it is about: title, headings, description, text, language, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from brokenlinks import urls
from brokenlinks.content.days import day_of, last_modified
from brokenlinks.html_decoding import charset_of, decode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from selectolax.lexbor import LexborNode

#: Characters of running text kept: what a page is about stands at its beginning, and an index need not hold books.
TEXT_LIMIT: Final = 20_000
_HEADINGS_LIMIT: Final = 100

_NOT_CONTENT = (
    "script, style, noscript, template, svg, iframe, object, nav, footer, aside, form, dialog,"
    " [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], [hidden]"
)
_MAIN = ("main", "[role=main]", "article")
_MODIFIED: Final = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified", "datemodified")
_PUBLISHED: Final = ("article:published_time", "dcterms.created", "date", "datepublished")
# In JSON-LD; a text that is no JSON tells as much. A comment's or a product's own date may be among them.
_JSON_MODIFIED = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')
_JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_JSON_TYPE = re.compile(r'"@type"\s*:\s*(?:"(\w+)"|\[([^\]]*)\])')
_NAMED_TYPE = re.compile(r"\w+")
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?(.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What was read of a page; every text has its white space collapsed."""

    title: str = ""
    headings: tuple[str, ...] = ()  #: h1 to h3 of the main part, in order
    description: str = ""
    keywords: str = ""
    text: str = ""  #: of the main part, at most `TEXT_LIMIT` characters
    has_main: bool = False  #: the page marks its main part; else the text is all that is not plainly something else
    h1: str = ""  #: the first of the main part, or else of all
    language: str = ""  #: as declared, lower case: "en-us"
    modified: date | None = None  #: its last change, or else its publication, as it says
    body_classes: frozenset[str] = frozenset()  #: lower case
    types: frozenset[str] = frozenset()  #: what it says it is (schema.org), lower case: "article", "contactpage"
    links: tuple[str, ...] = ()  #: http(s) addresses that it links to and wants followed, in order, each once
    noindex: bool = False  #: it asks search engines to leave it out
    refresh: str = ""  #: address that it sends its visitors on to, or ""


def read_html(body: bytes, url: str = "", headers: Mapping[str, str] | None = None) -> WebPage:
    """Read a page; whatever the bytes are, it never fails: what cannot be found is empty.

    `headers` (names in lower case) tell the encoding, as `content-type`, and may forbid indexing, as `x-robots-tag`.
    """
    headers = headers or {}
    return read_html_text(decode(body, charset_of(headers.get("content-type"))), url, headers)


def read_html_text(html: str, url: str = "", headers: Mapping[str, str] | None = None) -> WebPage:
    """`read_html`, of a page that is text already."""
    headers = headers or {}
    tree = LexborHTMLParser(html.replace("\0", ""))
    metas = _metas(tree)
    robots = _tokens(",".join((metas.get("robots", ""), headers.get("x-robots-tag", ""))))
    refresh = _REFRESH.match(metas.get("refresh", ""))
    base = _base(tree, url)
    links = () if robots & {"nofollow", "none"} else _links(tree, base)
    title = _first_text(tree, "head title") or metas.get("og:title", "")

    any_h1 = _first_text(tree, "h1")
    scripts = [node.text() for node in tree.css('script[type="application/ld+json"]')]
    modified = _modified(metas, scripts, headers)
    declared = _declared_language(tree, metas, headers)
    body_classes = frozenset(((tree.body.attributes.get("class") if tree.body else "") or "").lower().split())
    main, has_main = _main_part(tree)
    main_h1 = main.css_first("h1") if main else None  # the first of all may be the site's name
    headings = [text for node in main.css("h1, h2, h3") if (text := _text(node))] if main else []
    if any_h1 and any_h1 not in headings:
        headings.insert(0, any_h1)
    return WebPage(
        title=title or any_h1,
        headings=tuple(headings[:_HEADINGS_LIMIT]),
        description=metas.get("description", "") or metas.get("og:description", ""),
        keywords=metas.get("keywords", ""),
        text=_text(main)[:TEXT_LIMIT] if main else "",
        has_main=has_main,
        h1=(_text(main_h1) if main_h1 else "") or any_h1,
        language=declared,
        modified=modified,
        body_classes=body_classes,
        types=_types(scripts),
        links=links,
        noindex=bool(robots & {"noindex", "none"}),
        refresh=urls.resolve(refresh[1].strip(" '\""), base) if refresh else "",
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or ""
        found.setdefault(name.strip().lower(), _collapse(attributes.get("content") or ""))
    return found


def _tokens(directives: str) -> set[str]:
    return {token.strip().lower() for token in directives.split(",")}


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (urls.resolve(node.attributes.get("href") or "", url) if node else "") or url


def _links(tree: LexborHTMLParser, base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in tree.css("a[href]"):
        if "nofollow" in (node.attributes.get("rel") or "").lower().split():
            continue
        if address := urls.resolve(node.attributes.get("href") or "", base):
            found[address] = None
    return tuple(found)


def _declared_language(tree: LexborHTMLParser, metas: Mapping[str, str], headers: Mapping[str, str]) -> str:
    attributes = tree.root.attributes if tree.root else {}
    said = (
        attributes.get("lang"),
        attributes.get("xml:lang"),
        metas.get("content-language", "").partition(",")[0],
        headers.get("content-language", "").partition(",")[0],
    )
    return next((language.strip().lower() for language in said if language and language.strip()), "")


def _modified(metas: Mapping[str, str], scripts: list[str], headers: Mapping[str, str]) -> date | None:
    for names, pattern in ((_MODIFIED, _JSON_MODIFIED), (_PUBLISHED, _JSON_PUBLISHED)):
        written = [metas[name] for name in names if name in metas]
        for script in scripts:
            written += pattern.findall(script)
        if found := next((day for text in written if (day := day_of(text))), None):
            return found
    return last_modified(headers)


def _types(scripts: list[str]) -> frozenset[str]:
    found = (one or several for script in scripts for one, several in _JSON_TYPE.findall(script))
    return frozenset(name.lower() for names in found for name in _NAMED_TYPE.findall(names))


def _main_part(tree: LexborHTMLParser) -> tuple[LexborNode | None, bool]:
    """The part that is the page's own, cleared of what is on every page of a site, and whether the page marks it.

    Changes the tree.
    """
    for node in tree.css(_NOT_CONTENT):
        if node.tag not in ("html", "body"):
            node.decompose()
    kept = {node.mem_id for node in tree.css("main header, article header")}  # an article's own header holds its title
    for node in tree.css("header"):
        if node.mem_id not in kept:
            node.decompose()
    for selector in _MAIN:
        found = tree.css(selector)
        if len(found) == 1 and _text(found[0]):
            return found[0], True
    return tree.body, False


def _first_text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return _text(node) if node else ""


def _text(node: LexborNode) -> str:
    return _collapse(node.text(separator=" "))


def _collapse(text: str) -> str:
    return " ".join(text.split())
