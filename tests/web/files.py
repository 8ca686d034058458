"""robots.txt and site maps as they are met: each something to put at a path."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from brokenlinks.demo.web import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from brokenlinks.demo.web import Behaviour, Exchange

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def robots(*lines: str) -> Answer:
    return Answer(headers={"Content-Type": "text/plain"}, body="".join(f"{line}\n" for line in lines))


robots_allow_all = robots("User-agent: *", "Disallow:")
robots_disallow_all = robots("User-agent: *", "Disallow: /")
robots_disallow_members = robots("User-agent: *", "Disallow: /members/", "Crawl-delay: 0.01")
robots_html = Answer(body="<!doctype html><title>Welcome</title><p>User-agent: *<p>Disallow: /")
robots_byte_order_mark = Answer(
    headers={"Content-Type": "text/plain"}, body=b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /members/\r\n"
)


def robots_with_sitemap(*addresses: str) -> Answer:
    return robots("User-agent: *", "Disallow:", *(f"Sitemap: {address}" for address in addresses))


def _xml(text: str) -> Answer:
    return Answer(headers={"Content-Type": "application/xml"}, body=_DECLARATION + text)


def sitemap(addresses: Iterable[str]) -> Answer:
    """A site map; addresses may hold `{port}`."""
    entries = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return _xml(f"<urlset {_NAMESPACE}>\n{entries}</urlset>\n")


def sitemap_index(addresses: Iterable[str]) -> Answer:
    """A site map of site maps."""
    entries = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return _xml(f"<sitemapindex {_NAMESPACE}>\n{entries}</sitemapindex>\n")


def gzipped(answer: Answer) -> Behaviour:
    """The body as a .gz file: it is the content that is compressed, not its transfer."""

    async def behave(exchange: Exchange) -> Answer:
        body = answer.body if isinstance(answer.body, bytes) else exchange.web.fill(answer.body).encode()
        return Answer(headers={"Content-Type": "application/x-gzip"}, body=gzip.compress(body))

    return behave


sitemap_cut_short = _xml(f"<urlset {_NAMESPACE}>\n<url><loc>http://behaviours.example:{{port}}/ok</loc></url>\n<url><l")
sitemap_html = Answer(body="<!doctype html><title>Site map</title><ul><li><a href='/ok'>Swarm season</a></ul>")
#: Ten entities, each ten of the one before: 10⁹ letters, were they expanded.
sitemap_entity_bomb = _xml(
    "<!DOCTYPE urlset [\n<!ENTITY e0 'h'>\n"
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>\n" for n in range(1, 10))
    + f"]>\n<urlset {_NAMESPACE}><url><loc>&e9;</loc></url></urlset>\n"
)
