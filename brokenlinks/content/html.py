"""A web page → what it is about: title, headings, description, main text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from brokenlinks import urls
from brokenlinks.html_decoding import charset_of, decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

#: Characters of running text kept: what a page is about stands at its beginning, and an index need not hold books.
TEXT_LIMIT: Final = 20_000
_HEADINGS_LIMIT: Final = 100

_NOT_CONTENT = (
    "script, style, noscript, template, svg, iframe, object, nav, footer, aside, form, dialog,"
    " [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], [hidden]"
)
_MAIN = ("main", "[role=main]", "article")
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?(.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What was read of a page; every text has its white space collapsed."""

    title: str = ""
    headings: tuple[str, ...] = ()  #: h1 to h3 of the main part, in order
    description: str = ""
    keywords: str = ""
    text: str = ""  #: of the main part, at most `TEXT_LIMIT` characters
    links: tuple[str, ...] = ()  #: http(s) addresses that it links to and wants followed, in order, each once
    noindex: bool = False  #: it asks search engines to leave it out
    refresh: str = ""  #: address that it sends its visitors on to, or ""


def read_html(body: bytes, url: str = "", headers: Mapping[str, str] | None = None) -> WebPage:
    """Read a page; whatever the bytes are, it never fails: what cannot be found is empty.

    `headers` (names in lower case) tell the encoding, as `content-type`, and may forbid indexing, as `x-robots-tag`.
    """
    headers = headers or {}
    tree = LexborHTMLParser(decode(body, charset_of(headers.get("content-type"))).replace("\0", ""))
    metas = _metas(tree)
    robots = _tokens(",".join((metas.get("robots", ""), headers.get("x-robots-tag", ""))))
    refresh = _REFRESH.match(metas.get("refresh", ""))
    base = _base(tree, url)
    links = () if robots & {"nofollow", "none"} else _links(tree, base)
    title = _first_text(tree, "head title") or metas.get("og:title", "")

    any_h1 = _first_text(tree, "h1")
    main = _main_part(tree)
    headings = [text for node in main.css("h1, h2, h3") if (text := _text(node))] if main else []
    if any_h1 and any_h1 not in headings:
        headings.insert(0, any_h1)
    return WebPage(
        title=title or any_h1,
        headings=tuple(headings[:_HEADINGS_LIMIT]),
        description=metas.get("description", "") or metas.get("og:description", ""),
        keywords=metas.get("keywords", ""),
        text=_text(main)[:TEXT_LIMIT] if main else "",
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


def _main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The part that is the page's own, cleared of what is on every page of a site. Changes the tree."""
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
            return found[0]
    return tree.body


def _first_text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return _text(node) if node else ""


def _text(node: LexborNode) -> str:
    return _collapse(node.text(separator=" "))


def _collapse(text: str) -> str:
    return " ".join(text.split())
