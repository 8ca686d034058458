"""In which formats a page may come: HTML, and Markdown, which is made into HTML."""

from __future__ import annotations

from typing import Final

from brokenlinks.html_decoding import charset_of, decode
from brokenlinks.pages import markdown

_HTML: Final = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")


def is_page(kind: str, url: str, body: bytes) -> bool:
    """Whether an answer with that Content-Type can be read. Without one it is taken for HTML, as browsers take it."""
    return not kind or kind.lower().startswith(_HTML) or markdown.is_markdown(kind, url, decode(body, charset_of(kind)))


def as_html(kind: str, url: str, body: bytes) -> str:
    """The text of an answer with that Content-Type, decoded as a browser would, and as HTML."""
    text = decode(body, charset_of(kind))
    if kind and not kind.lower().startswith(_HTML) and markdown.is_markdown(kind, url, text):
        return markdown.render(text)
    return text
