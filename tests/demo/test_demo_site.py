"""The demo's web is what it says: every link is followed by a plain HTTP client, and its fate compared."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import pytest
from parsel import Selector

from brokenlinks.demo import site
from brokenlinks.demo.web import ADDRESS, PretendWeb
from brokenlinks.models import Reason
from brokenlinks.urls import Address, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REASONS = {
    403: Reason.BLOCKED,
    404: Reason.PAGE_GONE,
    410: Reason.PAGE_GONE,
    429: Reason.RATE_LIMITED,
    503: Reason.SERVER_ERROR,
}


@dataclass
class Visitor:
    """Somebody who reads the demo's pages and tries every link."""

    web: PretendWeb

    def get(self, address: Address, method: str = "GET") -> tuple[int, str, bytes]:
        """Status, Location and body."""
        connection = http.client.HTTPConnection(ADDRESS, address.port, timeout=10)
        try:
            target = "/" + address.href.split("/", 3)[3]
            connection.request(method, target, headers={"Host": f"{address.host}:{address.port}"})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read()
        finally:
            connection.close()

    def page(self, url: str) -> Selector:
        status, _, body = self.get(parse(url))
        assert status == 200, url
        return Selector(body.decode())

    def fate(self, url: str) -> Reason:
        """What becomes of somebody who clicks."""
        address, hops = parse(url), 0
        while True:
            answer = self.web.hosts()[address.host]
            if answer != ADDRESS:
                return {"nxdomain": Reason.DOMAIN_GONE, "servfail": Reason.UNREACHABLE}[answer]
            try:
                status, location, _ = self.get(address)
            except ConnectionRefusedError:
                return Reason.UNREACHABLE
            if status not in {301, 302, 308}:
                break
            address, hops = parse(location, address.href), hops + 1
        if status == 200:
            return Reason.MOVED if hops else Reason.OK
        return Reason.BROKEN_REDIRECT if hops else _REASONS[status]

    @cached_property
    def links(self) -> Mapping[str, Mapping[str, str]]:
        """Page → link to another host, as a browser resolves it → its anchor text."""
        pages = (self.web.fill(page) for page in (*site.SEED_PAGES, *site.FURTHER_PAGES))
        return {page: dict(self._outbound(page)) for page in pages}

    def _outbound(self, page: str) -> Iterator[tuple[str, str]]:
        for anchor in self.page(page).css("a[href]"):
            try:
                address = parse(anchor.attrib["href"], page)
            except ValueError:
                continue
            if address.host not in (parse(page).host, "192.168.1.20"):
                yield address.href, "".join(anchor.css("::text, img::attr(alt)").getall())

    @cached_property
    def fates(self) -> Mapping[str, Reason]:
        links = {link for page in self.links.values() for link in page}
        return {link: self.fate(link) for link in links}


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    with site.demo_web().in_thread() as web:
        yield Visitor(web)


def test_exactly_the_expected_links_are_dead(visitor: Visitor) -> None:
    own = visitor.web.url(site.OWN_HOST)
    dead = {
        link: reason
        for link, reason in visitor.fates.items()
        if reason in {Reason.PAGE_GONE, Reason.DOMAIN_GONE, Reason.BROKEN_REDIRECT}
    }
    fill = visitor.web.fill
    assert {link: reason for link, reason in dead.items() if not link.startswith(own)} == {
        fill(link): death.reason for link, death in site.EXPECTED_DEAD.items()
    }
    assert {link: reason for link, reason in dead.items() if link.startswith(own)} == {
        fill(link): reason for link, reason in site.EXPECTED_OWN_DEAD.items()
    }


def test_exactly_the_expected_links_are_unclear(visitor: Visitor) -> None:
    settled = {Reason.OK, Reason.MOVED, Reason.PAGE_GONE, Reason.DOMAIN_GONE, Reason.BROKEN_REDIRECT}
    unclear = {link: reason for link, reason in visitor.fates.items() if reason not in settled}
    assert unclear == {visitor.web.fill(link): reason for link, reason in site.EXPECTED_UNCLEAR.items()}


def test_a_believable_niche(visitor: Visitor) -> None:
    assert 60 <= len(visitor.fates) <= 90
    assert 35 <= len({parse(link).host for link in visitor.fates}) <= 50
    assert 12 <= len(site.EXPECTED_DEAD) <= 18
    reasons = list(visitor.fates.values())
    assert reasons.count(Reason.MOVED) >= 4
    assert reasons.count(Reason.OK) > len(reasons) / 2
    assert all(anchor.strip() for page in visitor.links.values() for anchor in page.values())
    for page, links in visitor.links.items():
        assert any(visitor.web.fill(dead) in links for dead in site.EXPECTED_DEAD), f"nothing to pitch on {page}"


def test_only_reserved_names(visitor: Visitor) -> None:
    """RFC 2606: nobody's real site is asked, whatever goes wrong."""
    assert {name.rpartition(".")[2] for name in visitor.web.hosts()} == {"example"}


def test_head_is_refused_by_one_site_and_else_agrees_with_get(visitor: Visitor) -> None:
    differing = set()
    for link in visitor.fates:
        address = parse(link)
        if visitor.web.hosts()[address.host] == ADDRESS and address.port == visitor.web.port:
            head, get = visitor.get(address, "HEAD"), visitor.get(address)
            if head[:2] != get[:2]:
                differing.add(address.host)
            assert head[2] == b""
    assert differing == {"queen-breeders.example"}


def test_own_site_is_listed_readable_and_has_each_offer(visitor: Visitor) -> None:
    web = visitor.web
    status, _, robots = visitor.get(parse(web.url(site.OWN_HOST, "/robots.txt")))
    listed = [line.partition(": ")[2] for line in robots.decode().splitlines() if line.startswith("Sitemap")]
    assert (status, listed) == (200, [web.url(site.OWN_HOST, "/sitemap.xml")])
    _, _, sitemap = visitor.get(parse(listed[0]))
    pages = Selector(sitemap.decode(), type="xml").xpath("//*[local-name()='loc']/text()").getall()
    assert pages[0] == web.fill(site.CONTENT_ROOT)
    assert {web.url(site.OWN_HOST, article.path) for article in site.articles()} < set(pages)
    assert len(site.articles()) >= 25

    titles, descriptions = set(), set()
    for page in pages:
        document = visitor.page(page)
        titles.add(document.css("title::text").get())
        descriptions.add(document.css("meta[name=description]::attr(content)").get())
    assert len(titles) == len(descriptions) == len(pages)
    offers = {death.offer for death in site.EXPECTED_DEAD.values() if death.offer}
    assert {web.url(site.OWN_HOST, offer) for offer in offers} < set(pages)
    assert len(offers) >= 10
    assert [death.offer for death in site.EXPECTED_DEAD.values()].count(None) >= 3


@pytest.mark.parametrize("article", site.articles(), ids=lambda article: article.path)
def test_articles_are_worth_reading(article: site.Article) -> None:
    body = Selector(article.body)
    assert 80 <= len(" ".join(body.css("::text").getall()).split()) <= 150
    assert body.css("h2")
    assert 20 <= len(article.title) <= 70
    assert 50 <= len(article.description) <= 160


def test_link_pages_lead_to_further_ones_and_to_one_forbidden(visitor: Visitor) -> None:
    web = visitor.web
    seen = set()
    for seed in site.SEED_PAGES:
        hrefs = visitor.page(web.fill(seed)).css("a::attr(href)").getall()
        seen |= {urljoin(web.fill(seed), href) for href in hrefs}
    assert {web.fill(page) for page in (*site.FURTHER_PAGES, site.FORBIDDEN_PAGE)} < seen
    robots = RobotFileParser()
    _, _, text = visitor.get(parse(web.url("honey-guild.example", "/robots.txt")))
    robots.parse(text.decode().splitlines())
    assert not robots.can_fetch("*", web.fill(site.FORBIDDEN_PAGE))
    assert all(robots.can_fetch("*", web.fill(page)) for page in site.SEED_PAGES)
