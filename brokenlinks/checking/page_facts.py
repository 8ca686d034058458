"""What a verdict needs to know of a page's HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from brokenlinks import urls
from brokenlinks.html_decoding import charset_of, decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from brokenlinks.network.trail import Trail
    from brokenlinks.network.transport import Answer

_HTML: Final = ("text/html", "application/xhtml+xml")
_REFRESH: Final = re.compile(r"""\s*(\d+)[.\d]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"'>]*)""", re.IGNORECASE)
#: A page that moves on later than this, in seconds, is one to be read first.
_SOON: Final = 10
_SPACES: Final = re.compile(r"\s+")
#: As much text as any rule compares.
_MOST_TEXT: Final = 10_000
_MOST_LINKS: Final = 100
_MEDIA: Final = "img[src], video[src], audio[src], source[src], iframe[src], embed[src]"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page in short. Texts have their white space collapsed."""

    title: str
    headings: tuple[str, ...]  #: of the first level
    text: str  #: what a visitor without scripts reads, the title aside
    source: str  #: the HTML, lower case
    scripts: int
    refresh: str  #: where a meta refresh leads soon, as an absolute address; "" when there is none
    media: frozenset[str]  #: addresses, as written, of what is shown in it: pictures, films, frames
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
    refresh = _refresh(tree, url)
    scripts = len(tree.css("script"))
    headings = tuple(filter(None, (_collapsed(node.text(deep=True, separator=" ")) for node in tree.css("h1"))))
    media = frozenset(filter(None, (node.attributes.get("src") for node in tree.css(_MEDIA))))
    tree.strip_tags(["script", "style", "template", "noscript", "svg", "title"])
    text = _collapsed(tree.body.text(deep=True, separator=" ")) if tree.body else ""
    return PageFacts(
        _collapsed(title.text(deep=True)) if title else "",
        headings,
        text[:_MOST_TEXT],
        source.lower(),
        scripts,
        refresh,
        media,
        answer.truncated or not answer.complete or len(text) > _MOST_TEXT,
    )


def facts_at_end(trail: Trail) -> PageFacts | None:
    """Read the page that a trail ends at; None when no HTML answered there."""
    return page_facts(trail.answer, trail.url) if trail.answer else None


def parsed(answer: Answer) -> LexborHTMLParser:
    """The tree of an answer that is HTML."""
    return LexborHTMLParser(decode(answer.body, charset_of(answer.header("content-type") or "")))


def inner_links(answer: Answer, url: str) -> list[str]:
    """The first links of an HTML page to addresses of its own host, absolute."""
    host = urls.parse(url).host
    tree = parsed(answer)
    links: dict[str, None] = {}
    for node in tree.css("a[href]")[:_MOST_LINKS]:
        try:
            target = urls.parse((node.attributes.get("href") or "").strip(), url)
        except ValueError:
            continue
        if target.host == host:
            links.setdefault(target.href)
    return list(links)


def _refresh(tree: LexborHTMLParser, url: str) -> str:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        if _for_no_scripts(node):
            continue
        found = _REFRESH.match(node.attributes.get("content") or "")
        if found and found[2].strip() and int(found[1]) <= _SOON:
            try:
                target = urls.parse(found[2].strip(), url).href
            except ValueError:
                return ""
            return "" if urls.canonical(target) == urls.canonical(url) else target
    return ""


def _for_no_scripts(node: LexborNode) -> bool:
    """True within <noscript>: browsers never go where that leads."""
    above = node.parent
    while above is not None and above.tag != "noscript":
        above = above.parent
    return above is not None


def _collapsed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
