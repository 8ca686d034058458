"""Bytes of an answer → text, or the finding that they are no HTML."""

from __future__ import annotations

import re

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

#: How far browsers look for a <meta charset> (HTML standard, "prescan a byte stream").
_PRESCAN = 1024
#: How far browsers look for bytes that no text has (MIME Sniffing standard, section 7).
_SNIFF = 1445
#: Control characters that no text has: all of C0 but tab, line feed, form feed, carriage return and escape.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_JSON = re.compile(r'\s*(?:\[\s*)*(?:\{\s*"|\[\s*")')
# Atomic, as comments can be split up in exponentially many ways.
_XML_BUT_NOT_HTML = re.compile(
    r"(?>(?:<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)\s*)*+<(?:rss|feed|rdf:rdf|opml|urlset|sitemapindex)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def decode(body: bytes, charset: str | None = None) -> str:
    """Read `body` in the encoding that a browser would take.

    In this order: byte-order mark, `charset` (from the Content-Type header), <meta charset> in the first 1024
    bytes, UTF-8 where the body is valid UTF-8, else windows-1252. Never fails: a byte without meaning becomes U+FFFD.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return to_unicode(body[len(mark) :], encoding)
    encoding = (resolve_encoding(charset.strip(" \t\"'")) if charset else None) or _declared(body)
    if encoding is not None:
        try:
            return to_unicode(body, encoding)
        except (LookupError, UnicodeError):
            pass  # Python's codecs named "hex", "idna" or "undefined" are no encodings of text
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        # A body that was cut at a size limit may end in the middle of a character.
        if error.end == len(body) and error.reason == "unexpected end of data" and not body[: error.start].isascii():
            return body[: error.start].decode()
        return to_unicode(body, "cp1252")


def charset_of(content_type: str | None) -> str | None:
    """The encoding that a Content-Type header names, None when it names none that is known."""
    return http_content_type_encoding(content_type) if content_type else None


def _declared(body: bytes) -> str | None:
    encoding = html_body_declared_encoding(body[:_PRESCAN])
    # A <meta> that could be read as ASCII is not in UTF-16, whatever it says (HTML standard, the same prescan).
    return "utf-8" if encoding is not None and encoding.startswith(("utf-16", "utf-32")) else encoding


def is_html(text: str) -> bool:
    """Whether `text` may be a page: not JSON, a feed, a site map, PDF or another binary file."""
    start = text[:_SNIFF].lstrip("\x00\ufeff \t\r\n\f")
    if start.startswith("<"):
        return not _XML_BUT_NOT_HTML.match(start)
    return not (start.startswith("%PDF-") or _JSON.match(start) or _BINARY.search(start))
