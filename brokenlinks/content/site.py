"""Where a site's pages are: robots.txt, its site maps, or else its own links."""

from __future__ import annotations

import asyncio
import itertools
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from protego import Protego

from brokenlinks import urls
from brokenlinks.content.names import NO_PAGE_ENDINGS, SITEMAP_PATHS
from brokenlinks.content.sitemap import read_sitemap
from brokenlinks.errors import BadInput
from brokenlinks.network.fetch import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.content.sitemap import SitemapPages
    from brokenlinks.network.fetch import Fetcher

#: The token by which robots.txt rules name this program.
USER_AGENT: Final = "ResourceReader"
#: RFC 9309, 2.5: at least this much of a robots.txt is read.
_ROBOTS_BYTES: Final = 500 * 1024
_FORBID_ALL = "User-agent: *\nDisallow: /"


class Robots:
    """A site's robots.txt (RFC 9309)."""

    def __init__(self, text: str, url: str, *, is_known: bool = True) -> None:
        #: False: the server is in trouble, and nobody knows what it would say.
        self.is_known = is_known
        self._rules = Protego.parse(text)
        #: The site maps that it names, resolved, in order.
        self.sitemaps = tuple(filter(None, (urls.resolve(line, url) for line in self._rules.sitemaps)))

    def allows(self, url: str) -> bool:
        """Whether a page may be visited by a program that follows links."""
        return self._rules.can_fetch(url, USER_AGENT)


async def read_robots(root: str, fetch: Fetcher) -> Robots:
    """The rules of the site at `root`. As the RFC says: no file, no rules; a server in trouble forbids everything."""
    url = urls.parse("/robots.txt", root).href
    try:
        answer = await fetch.get(url, max_bytes=_ROBOTS_BYTES)
    except FetchError:
        return Robots(_FORBID_ALL, url, is_known=False)
    if answer.ok:
        return Robots(answer.body.decode("utf-8-sig", "replace"), answer.final_url)
    if answer.status >= 500:
        return Robots(_FORBID_ALL, url, is_known=False)
    return Robots("", url)


class RobotsFiles:
    """The robots.txt of several sites, each asked for once."""

    def __init__(self, fetch: Fetcher) -> None:
        self._fetch = fetch
        self._known: dict[str, Robots] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def of(self, url: str) -> Robots:
        """The rules for a page."""
        root = urls.parse("/", url).href
        async with self._asking[root]:
            if root not in self._known:
                self._known[root] = await read_robots(root, self._fetch)
        return self._known[root]


def may_be_page(url: str) -> bool:
    """Whether an address may lead to a page, by its ending."""
    return PurePosixPath(urlsplit(url).path).suffix.lower() not in NO_PAGE_ENDINGS


async def find_pages(
    root: str, robots: Robots, fetch: Fetcher, *, limit: int, on_note: Callable[[str], None]
) -> SitemapPages:
    """The pages of the site at `root` that its site maps name, at most `limit`; those of other domains are left out."""
    site = urls.site_of(root)
    pages: SitemapPages = {}
    for sitemap in robots.sitemaps:
        try:
            found = await read_sitemap(sitemap, fetch, limit=limit, on_note=on_note)
        except BadInput as error:
            on_note(str(error))
            continue
        pages |= {page: change for page, change in found.items() if urls.site_of(page) == site}
    for path in SITEMAP_PATHS:
        if pages:
            break
        try:
            found = await read_sitemap(urls.parse(path, root).href, fetch, limit=limit, on_note=on_note)
        except BadInput:
            continue  # nobody said that there is one
        pages |= {page: change for page, change in found.items() if urls.site_of(page) == site}
    return dict(itertools.islice(pages.items(), limit))
