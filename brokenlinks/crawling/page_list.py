"""Where to look: the pages named by a URL, a file of URLs, a table, a site map, or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.errors import BadInput
from brokenlinks.link_list import read_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from brokenlinks.network.fetch import Fetcher

_SITEMAP_ENDINGS = (".xml", ".xml.gz")


def is_web_address(source: str) -> bool:
    """True for a source that is fetched, and False for one that is a file."""
    return source.lower().startswith(("http://", "https://"))


def is_sitemap(source: str) -> bool:
    """True for the address of a site map: it ends like one, or says so."""
    path = urlsplit(source).path.lower() if is_web_address(source) else ""
    return path.endswith(_SITEMAP_ENDINGS) or path.rsplit("/", 1)[-1].startswith("sitemap")


def read_listed(sources: Iterable[str]) -> list[str]:
    """What needs no network: the addresses in files and on standard input, and those given as such. Site maps are
    passed over: `read_sitemaps` asks for them.

    Raises:
        BadInput: a source cannot be read, or holds a line that is no web address.
    """
    found: dict[str, None] = {}
    for source in sources:
        if is_sitemap(source):
            continue
        if is_web_address(source):
            found[_address(source, "the command line")] = None
            continue
        if source != "-" and not Path(source).exists() and "." in source and "/" in source:
            raise BadInput(f"There is no file {source}: if it is meant as a web address, begin it with https://.")
        name = "standard input" if source == "-" else source
        for link in read_links(source):
            found[_address(link.text, f"{name}, line {link.line}")] = None
    return list(found)


def _address(text: str, where: str) -> str:
    try:
        return urls.parse_loose(text).href
    except ValueError:
        raise BadInput(f"{text.strip()!r} ({where}) is no web address: write it as https://example.org/page.") from None


async def read_sitemaps(sources: Sequence[str], fetch: Fetcher, *, limit: int) -> list[str]:
    """The pages that the site maps among `sources` name.

    Raises:
        BadInput: one of them is no site map, or does not answer.
    """
    from brokenlinks.content import read_sitemap

    return [page for source in sources if is_sitemap(source) for page in await read_sitemap(source, fetch, limit=limit)]
