"""What robots.txt says."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.content.site import Robots, RobotsFiles, read_robots
from tests.content.local_site import Reply, UrllibFetcher, serve

URL = "https://garden.example/robots.txt"
LINES = st.lists(
    st.sampled_from(["User-agent: *", "Disallow: /[*$", "Sitemap: http://[", "Allow:", "Crawl-delay: x"]) | st.text()
)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: resourcereader\nAllow: /", True),
        ("User-agent: *\nDisallow: /*.html$", True),
        ("<html>soft 404</html>", True),
    ],
)
def test_rules(text: str, allowed: bool) -> None:
    assert Robots(text, URL).allows("https://garden.example/bees") is allowed


def test_site_maps_are_resolved() -> None:
    text = "Sitemap: /a.xml\nUser-agent: x\nSITEMAP: https://cdn.example/b.xml # all\nSitemap: http://["
    assert Robots(text, URL).sitemaps == ("https://garden.example/a.xml", "https://cdn.example/b.xml")


@pytest.mark.parametrize(
    ("reply", "allowed"),
    [
        (Reply(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\xff"), True),
        (Reply("\ufeffUser-agent: *\nDisallow: /"), False),
        (Reply("Disallow: /", 404), True),
        (Reply("", 503), False),
    ],
)
async def test_answers(reply: Reply, allowed: bool) -> None:
    async with serve({"/robots.txt": reply}) as site:
        robots = await read_robots(site.root + "/deep/page", UrllibFetcher())
        assert robots.allows(site.root + "/") is allowed


async def test_a_server_that_does_not_answer_is_not_crawled() -> None:
    robots = await read_robots("http://127.0.0.1:1/", UrllibFetcher())
    assert not robots.allows("http://127.0.0.1:1/")


async def test_each_site_is_asked_once() -> None:
    async with serve({"/robots.txt": Reply("User-agent: *\nDisallow: /deep")}) as site:
        robots = RobotsFiles(UrllibFetcher())
        pages = [site.root + path for path in ("/", "/deep/page?q=1", "/links")]
        found = await asyncio.gather(*map(robots.of, pages))
        assert [rules.allows(page) for rules, page in zip(found, pages, strict=True)] == [True, False, True]
        assert site.asked == ["/robots.txt"]


@given(LINES)
def test_no_file_is_too_odd(lines: list[str]) -> None:
    robots = Robots("\n".join(lines), URL)
    assert isinstance(robots.allows("https://garden.example/%FF?a=b#c"), bool)
    assert all(sitemap.startswith(("http://", "https://")) for sitemap in robots.sitemaps)
