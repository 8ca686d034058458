"""What a verdict needs to know of a page's HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from brokenlinks import urls
from brokenlinks.html_decoding import charset_of, decode

if TYPE_CHECKING:
    from brokenlinks.network.trail import Trail
    from brokenlinks.network.transport import Answer

_HTML: Final = ("text/html", "application/xhtml+xml")
_REFRESH: Final = re.compile(r"""\s*(\d{1,9})[.\d]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"'>]*)""", re.IGNORECASE)
#: A page that moves on later than this, in seconds, is one to be read first.
_SOON: Final = 10
_SHELL_ID: Final = re.compile(
    r"root|app|main-app|(?:react|vue|ember|svelte|q|flutter)-?(?:app|root)?|app-root|_{2,3}(?:next|nuxt|gatsby|layout)"
    r"|gatsby-focus-wrapper|mount|application"
)
_SHELL_TAG: Final = re.compile(r"<(?:app-[a-z-]{1,40}|[a-z]{1,40}-(?:app|root))[\s>]", re.IGNORECASE)
_EMPTY_SHELL_TAG: Final = re.compile(
    r"<(app-[a-z-]{1,40}|[a-z]{1,40}-(?:app|root))(?:\s[^<>]{0,300})?>\s{0,99}</\1>", re.IGNORECASE
)
_SPACES: Final = re.compile(r"\s+")
#: As much text as any rule compares.
_MOST_TEXT: Final = 10_000
_MOST_LINKS: Final = 300
#: Headings, and characters of a heading or title: what a person takes in.
_MOST_HEADINGS, _MOST_HEADING = 20, 400
#: Attributes that hold the address of something that is shown or linked to, or several of them.
_SHOWN: Final = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "srcset",
    "data-srcset",
    "href",
    "data",
    "poster",
    "action",
)
_SHOWING: Final = ", ".join(f"[{name}]" for name in (*_SHOWN, "style")) + ", path[d]"
_STYLE_ADDRESS: Final = re.compile(r"url\(([^()]{1,2000})\)", re.IGNORECASE)


class Shell(Enum):
    """Whether a page has an element of a well-known name, or of the application's own making, that scripts fill in."""

    NONE = "no such element"
    FILLED = "there is one, with something in it"
    EMPTY = "there is one, and nothing in it"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page in short. Texts have their white space collapsed."""

    title: str
    headings: tuple[str, ...]  #: of the first level; where there are none, the first of the second
    text: str  #: what a visitor without scripts reads, the title aside
    source: str  #: the HTML, lower case
    scripts: int
    shell: Shell  #: the element that scripts fill in
    refresh: str  #: where a meta refresh leads soon, as an absolute address; "" when there is none
    canonical: str  #: the address that it gives as its own, absolute; "" when it gives none
    cut: bool  #: there was more of it than was read


def page_facts(answer: Answer, url: str) -> PageFacts | None:
    """Read the page that answered at `url`; None when it is no HTML."""
    kind = (answer.header("content-type") or "").lower()
    if not answer.body or (kind and not kind.startswith(_HTML)):
        return None
    if not kind and b"<" not in answer.body[:1024]:
        return None
    source = decode(answer.body, charset_of(kind))
    tree = LexborHTMLParser(source)
    title = tree.css_first("head > title, title")
    base = _base(tree, url)
    refresh = _refresh(tree, url, base)
    scripts = len(tree.css("script"))
    shell = _shell(tree, source)
    headings = _headings(tree, "h1") or _headings(tree, "h2")[:1]
    canonical = _canonical(tree, base)
    tree.strip_tags(["script", "style", "template", "noscript", "svg", "title"])
    text = _collapsed(tree.body.text(deep=True, separator=" ")) if tree.body else ""
    return PageFacts(
        _collapsed(title.text(deep=True)[:_MOST_HEADING]) if title else "",
        headings,
        text[:_MOST_TEXT],
        source.lower(),
        scripts,
        shell,
        refresh,
        canonical,
        answer.truncated or not answer.complete or len(text) > _MOST_TEXT,
    )


def facts_at_end(trail: Trail) -> PageFacts | None:
    """Read the page that a trail ends at; None when no HTML answered there."""
    return page_facts(trail.answer, trail.url) if trail.answer else None


def parsed(answer: Answer) -> LexborHTMLParser:
    """The tree of an answer that is HTML."""
    return LexborHTMLParser(decode(answer.body, charset_of(answer.header("content-type") or "")))


def shown(answer: Answer) -> frozenset[str]:
    """What is in a page besides its words, as written: addresses of pictures, films, files, scripts and other pages,
    and the lines of drawings."""
    body = parsed(answer).body
    found: set[str] = set()
    for node in body.css(_SHOWING) if body else ():
        attributes = node.attributes
        found.update(filter(None, map(attributes.get, _SHOWN)))
        found.update(_STYLE_ADDRESS.findall(attributes.get("style") or ""))
        if drawn := attributes.get("d"):
            found.add(drawn)
    return frozenset(found)


def inner_links(answer: Answer, url: str) -> list[str]:
    """The first links of an HTML page to addresses of its own host, with or without `www.`, absolute; the addresses
    that its forms lead to are among them."""
    host = urls.parse(url).host.removeprefix("www.")
    tree = parsed(answer)
    base = _base(tree, url)
    links: dict[str, None] = {}
    for node in tree.css("a[href], area[href], form[action]"):
        try:
            target = urls.parse((node.attributes.get("href") or node.attributes.get("action") or "").strip(), base)
        except ValueError:
            continue
        if target.host.removeprefix("www.") == host:
            links.setdefault(target.href)
            if len(links) >= _MOST_LINKS:
                break
    return list(links)


def _shell(tree: LexborHTMLParser, source: str) -> Shell:
    for node in tree.css("div[id], main[id], section[id]"):
        name = (node.attributes.get("id") or "").lower()
        if _SHELL_ID.fullmatch(name):
            return Shell.FILLED if node.child is not None and node.text(deep=True).strip() else Shell.EMPTY
    if _EMPTY_SHELL_TAG.search(source):
        return Shell.EMPTY
    return Shell.FILLED if _SHELL_TAG.search(source) or tree.css_first("[ng-app], [ng-version]") else Shell.NONE


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return urls.resolve((node.attributes.get("href") or "").strip(), url) or url if node else url


def _headings(tree: LexborHTMLParser, level: str) -> tuple[str, ...]:
    """Of headings within headings each would hold all those within it: only so many, and so much of each."""
    nodes = tree.css(level)[:_MOST_HEADINGS]
    return tuple(filter(None, (_collapsed(node.text(deep=True, separator=" ")[:_MOST_HEADING]) for node in nodes)))


def _canonical(tree: LexborHTMLParser, base: str) -> str:
    node = tree.css_first('link[rel~="canonical"][href], meta[property="og:url"][content]')
    if node is None:
        return ""
    return urls.resolve((node.attributes.get("href") or node.attributes.get("content") or "").strip(), base)


def _refresh(tree: LexborHTMLParser, url: str, base: str) -> str:
    for_no_scripts = {node.mem_id for node in tree.css("noscript meta")}  # browsers never go where those lead
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").strip().lower() != "refresh" or node.mem_id in for_no_scripts:
            continue
        found = _REFRESH.match(node.attributes.get("content") or "")
        if found and found[2].strip() and int(found[1]) <= _SOON:
            target = urls.resolve(found[2].strip(), base)
            return "" if urls.canonical(target) == urls.canonical(url) else target
    return ""


def _collapsed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
