"""Where to look: the pages named by a URL, a file of URLs, a table, a site map, or standard input."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.content import parse_sitemap, read_sitemap
from brokenlinks.errors import BadInput
from brokenlinks.link_list import read_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from brokenlinks.network.fetch import Fetcher

_SITEMAP_ENDINGS = (".xml", ".xml.gz")


@dataclass(slots=True)
class PageList:
    """What was named, as far as it is known without the network."""

    pages: dict[str, None] = field(default_factory=dict)  #: addresses, each once, in order
    sitemaps: list[str] = field(default_factory=list)  #: addresses of site maps, still to be asked for
    notes: list[str] = field(default_factory=list)  #: sentences for the user


def is_sitemap(source: str) -> bool:
    """True for an address that ends like a site map, or says that it is one."""
    path = urlsplit(source).path.lower() if urls.is_web_address(source) else ""
    return path.endswith(_SITEMAP_ENDINGS) or path.rsplit("/", 1)[-1].startswith("sitemap")


def read_listed(sources: Iterable[str]) -> PageList:
    """Read files and standard input, and tell pages from site maps.

    Raises:
        BadInput: a source cannot be read, or holds no web address at all.
    """
    listed = PageList()
    for source in sources:
        if is_sitemap(source):
            listed.sitemaps.append(source)
        elif urls.is_web_address(source):
            listed.pages[_address(source)] = None
        elif source.lower().endswith(_SITEMAP_ENDINGS):
            _read_sitemap_file(source, listed)
        else:
            _read_lines(source, listed)
    return listed


def _address(text: str) -> str:
    try:
        return _parse(text)
    except ValueError:
        raise BadInput(f"{text.strip()!r} is no web address: write it as https://example.org/page.") from None


def _parse(text: str) -> str:
    """Raises ValueError for what is no address: "n/a" would be one, of a host called n."""
    address = urls.parse_loose(text)
    if "://" not in text and "." not in address.host:
        raise urls.InvalidUrl(text)
    return address.href


def _read_lines(source: str, listed: PageList) -> None:
    if source != "-" and not Path(source).exists() and "." in source and "/" in source:
        raise BadInput(f"There is no file {source}: if it is meant as a web address, begin it with https://.")
    name = "standard input" if source == "-" else source
    links = read_links(source)
    odd = []
    for link in links:
        try:
            listed.pages[_parse(link.text)] = None
        except ValueError:
            odd.append(link)
    if not odd:
        return
    first = f"{odd[0].text.strip()[:80]!r} in line {odd[0].line}"
    if len(odd) == len(links):
        raise BadInput(f"{name} holds no web address (the first is {first}): write them as https://example.org/page.")
    lines = "1 line was" if len(odd) == 1 else f"{len(odd)} lines were"
    listed.notes.append(f"{lines} passed over in {name}, as no web addresses: {first}.")


def _read_sitemap_file(source: str, listed: PageList) -> None:
    try:
        body = Path(source).read_bytes()
    except OSError as error:
        raise BadInput(f"{source} cannot be read ({error.strerror or error}): check its name.") from None
    # It names whole addresses (sitemaps.org, "loc"); the base is never met.
    document = parse_sitemap(body, "https://sitemap.invalid/")
    if document is None or not (document.pages or document.sitemaps):
        raise BadInput(
            f"{source} is no site map that can be read: name a file of addresses, or the site map's address."
        )
    listed.pages.update(dict.fromkeys(document.pages))
    listed.sitemaps += document.sitemaps


async def read_sitemaps(
    listed: PageList, fetch: Fetcher, *, limit: int, on_note: Callable[[str], None] | None = None
) -> list[str]:
    """The pages that the listed site maps name.

    An address that only sounds like a site map, `/sitemap.html`, is a page itself when it turns out to be none.

    Raises:
        BadInput: one that ends in .xml is no site map, or does not answer.
    """
    pages: list[str] = []
    for sitemap in listed.sitemaps:
        try:
            pages += await read_sitemap(sitemap, fetch, limit=limit, on_note=on_note)
        except BadInput:
            if urlsplit(sitemap).path.lower().endswith(_SITEMAP_ENDINGS):
                raise
            pages.append(_address(sitemap))
    return pages
