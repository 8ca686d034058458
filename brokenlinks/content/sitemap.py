"""Site maps as people publish them (https://www.sitemaps.org/protocol.html), and as they break."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import io
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree  # type: ignore[import-untyped]

from brokenlinks import urls
from brokenlinks.content.lastmod import LastMod, parse_lastmod, telling
from brokenlinks.errors import BadInput
from brokenlinks.network.fetch import MEBIBYTE, FetchError
from brokenlinks.tables import decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from brokenlinks.network.fetch import Fetcher

#: The protocol allows 50 MB, unpacked; some publish a little more.
SITEMAP_BYTES: Final = 64 * MEBIBYTE
#: The protocol allows no index within an index; WordPress plug-ins write them all the same.
_MOST_NESTED: Final = 4
_MOST_DOCUMENTS: Final = 2_000

_GZIP = b"\x1f\x8b"
_STEP = 1 << 16
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEFORE_XML = codecs.BOM_UTF8 + b" \t\r\n"
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,32};)")  # libxml2 would drop it and the name after it
_MOST_AMPERSANDS: Final = 1_000_000  # of 50,000 addresses; each costs 100 bytes while it is mended
_HTTP = re.compile(r"\s*https?:", re.IGNORECASE)
# RSS and Atom feeds are site maps too, says the protocol. Namespaces do not count: many have a wrong one.
_ROOTS = frozenset({"urlset", "sitemapindex", "rss", "feed"})
_ENTRIES = frozenset({"url", "sitemap", "item", "entry"})
_ADDRESS_PLACES = frozenset({("loc", "url"), ("loc", "sitemap"), ("link", "item"), ("link", "entry")})
_CHANGES = frozenset({"lastmod", "updated"})  # a feed's pubDate tells of no change

#: Page → when it was last changed, as far as its site map tells.
SitemapPages = dict[str, LastMod | None]


@dataclass(slots=True)
class SitemapDocument:
    """The addresses of one document, resolved, in order."""

    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    modified: dict[str, LastMod] = field(default_factory=dict)  #: page → its last change, for those that have one
    cut_off: bool = False  #: it ends before its root does


async def read_sitemap(
    url: str, fetch: Fetcher, *, limit: int, on_note: Callable[[str], None] | None = None
) -> SitemapPages:
    """The pages that a site map names, in order, at most `limit`; those of an index's own site maps as well.

    A last change that most of the pages share is left out: it is when the site map was made.

    A site map that breaks off costs a sentence to `on_note`; and so does, within an index, one that cannot be read.

    Raises:
        BadInput: what answers at `url` is no site map, or nothing answers.
    """
    document = await _fetch_document(url, fetch)
    if isinstance(document, str):
        raise BadInput(f"{url} is no site map that can be read ({document}): check the address in a browser.")
    return await read_nested(document, url, fetch, limit=limit, on_note=on_note)


def read_sitemap_file(path: Path) -> SitemapDocument:
    """The addresses in a site map on disk; they are whole ones, as the protocol wants it.

    Raises:
        BadInput: it cannot be read, or is no site map.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}): check its name and who may read it.") from None
    document = parse_sitemap(body, "")
    if document is None or not (document.pages or document.sitemaps):
        raise BadInput(
            f"{path} is no site map with addresses, and no export of WordPress: "
            "give a site map, a list of your pages, or the address of your site."
        )
    return document


async def read_nested(
    document: SitemapDocument, url: str, fetch: Fetcher, *, limit: int, on_note: Callable[[str], None] | None = None
) -> SitemapPages:
    """`read_sitemap`, for a document that is there already; `url` is its address, or the name of its file."""
    _tell_if_cut_off(document, url, on_note)
    pages: dict[str, None] = {}
    modified: dict[str, LastMod] = {}
    seen = {urls.canonical(url)}
    waiting = _walk_order(document, 1, pages, modified, limit)
    while waiting and len(pages) < limit:
        nested, depth = waiting.pop()
        if urls.canonical(nested) in seen:
            continue
        if len(seen) >= _MOST_DOCUMENTS or depth > _MOST_NESTED:
            _tell(on_note, f"Some site maps within {url} were not read: they are too many or too deeply nested.")
            break
        seen.add(urls.canonical(nested))
        found = await _fetch_document(nested, fetch)
        if isinstance(found, str):
            _tell(on_note, f"The site map {nested} cannot be read ({found}); its pages are left out.")
        else:
            _tell_if_cut_off(found, nested, on_note)
            waiting += _walk_order(found, depth + 1, pages, modified, limit)
    changes = telling({page: change for page, change in modified.items() if page in pages})
    return {page: changes.get(page) for page in pages}


def parse_sitemap(body: bytes, url: str) -> SitemapDocument | None:
    """The addresses in a site map (XML, RSS, Atom or plain text, gzipped or not), or None when it is none.

    Never fails: of a document that breaks off or is not well-formed, what can be read counts. Entities other than
    XML's own are not expanded, and nothing is loaded from elsewhere.
    """
    body = _unpacked(body)
    if body.startswith(_UTF16_MARKS):
        return _parse_xml(body, url) or _parse_text(body, url)
    body = body.lstrip(_BEFORE_XML)
    if body.startswith(b"<"):
        repairable = body.count(b"&") <= _MOST_AMPERSANDS
        return _parse_xml(_BARE_AMPERSAND.sub(b"&amp;", body) if repairable else body, url)
    return _parse_text(body, url)


def _walk_order(
    document: SitemapDocument, depth: int, pages: dict[str, None], modified: dict[str, LastMod], limit: int
) -> list[tuple[str, int]]:
    """Take in the document's pages; its site maps come back last first, to be popped in order."""
    modified |= document.modified
    for page in document.pages:
        if len(pages) >= limit:
            break
        pages[page] = None
    return [(nested, depth) for nested in reversed(document.sitemaps)]


async def _fetch_document(url: str, fetch: Fetcher) -> SitemapDocument | str:
    """The document, or in a few words why there is none."""
    try:
        answer = await fetch.get(url, max_bytes=SITEMAP_BYTES)
    except FetchError as error:
        return str(error)
    if not answer.ok:
        return f"HTTP status {answer.status}"
    # 50 MB take a second or two to parse, and others are at work meanwhile.
    document = await asyncio.to_thread(parse_sitemap, answer.body, answer.final_url)
    return "it is something else" if document is None else document


def _unpacked(body: bytes) -> bytes:
    """Gzip undone, recognised by its content: many servers name and declare it wrongly, or pack twice."""
    for _ in range(2):
        if not body.startswith(_GZIP):
            break
        unpacker = zlib.decompressobj(wbits=31)
        unpacked = bytearray()
        with contextlib.suppress(zlib.error):  # step by step, so that what comes before a damaged place is kept
            for start in range(0, len(body), _STEP):
                unpacked += unpacker.decompress(body[start : start + _STEP], SITEMAP_BYTES)
                if unpacker.eof or len(unpacked) >= SITEMAP_BYTES:
                    break
        body = bytes(unpacked)
    return body


def _parse_xml(body: bytes, url: str) -> SitemapDocument | None:
    document = SitemapDocument()
    root = ""
    before = 0  # pages that were there when the entry began
    events = etree.iterparse(
        io.BytesIO(body),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,  # the tree that is thrown away entry by entry would keep them
        remove_pis=True,
    )
    with contextlib.suppress(etree.XMLSyntaxError):  # past repair: what was read until there counts
        for event, element in events:
            name = _local_name(element)
            if not root:
                if name not in _ROOTS:
                    return None
                root = name
            if event == "start":
                continue
            parent = element.getparent()
            _take_in(document, element, name, "" if parent is None else _local_name(parent), url)
            if name in ("url", "entry") and len(document.pages) > before:
                _take_in_change(document, element)
                before = len(document.pages)
            if name in _ENTRIES or (parent is not None and parent.getparent() is None):
                element.clear()
                while element.getprevious() is not None and parent is not None:
                    del parent[0]
    if not root:
        return None
    document.cut_off = not _has_end(body, root)
    return document


def _has_end(body: bytes, root: str) -> bool:
    """Whether the root's end is there. The parser does not tell: it ends at the end of the text what is still open."""
    if body.startswith(_UTF16_MARKS):
        body = body.decode("utf-16", "ignore").encode()
    name = rb"(?:[\w.-]+:)?" + root.encode() + rb"\b"
    return re.search(rb"</" + name + rb"\s*>|<" + name + rb"[^<>]*/>", body, re.IGNORECASE) is not None


def _take_in(document: SitemapDocument, element: etree._Element, name: str, parent: str, base: str) -> None:
    # An image's or a video's <loc> has another parent, and is no page.
    if (name, parent) not in _ADDRESS_PLACES:
        return
    if (address := _address(element)) and (resolved := urls.resolve(address, base)):
        (document.sitemaps if parent == "sitemap" else document.pages).append(resolved)


def _take_in_change(document: SitemapDocument, entry: etree._Element) -> None:
    for child in entry:
        if _local_name(child) in _CHANGES and (change := parse_lastmod("".join(child.itertext()))):
            document.modified[document.pages[-1]] = change
            return


def _parse_text(body: bytes, url: str) -> SitemapDocument | None:
    lines = io.StringIO(decode(body))  # one by one: of 50 MB the lines alone would take 300
    pages = [page for line in lines if _HTTP.match(line) and (page := urls.resolve(line, url))]
    return SitemapDocument(pages) if pages else None


def _address(element: etree._Element) -> str:
    # Atom has its address in an attribute.
    return "".join(element.itertext()).strip() or element.get("href", "")


def _local_name(element: etree._Element) -> str:
    tag = element.tag  # a comment's or a processing instruction's is a function
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _tell_if_cut_off(document: SitemapDocument, url: str, on_note: Callable[[str], None] | None) -> None:
    if document.cut_off:
        read = len(document.pages) + len(document.sitemaps)
        addresses = "1 address was" if read == 1 else f"{read} addresses were"
        _tell(on_note, f"The site map {url} is damaged or cut off: {addresses} read.")


def _tell(on_note: Callable[[str], None] | None, sentence: str) -> None:
    if on_note is not None:
        on_note(sentence)
