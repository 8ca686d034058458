"""Own pages from the web: a site by robots.txt, site map or its own links; a site map; a page."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from brokenlinks.content import ContentProgress, Memory, read_content
from brokenlinks.errors import BadInput
from tests.content.local_site import LocalSite, Reply, UrllibFetcher, serve

XML_HEADERS = {"Content-Type": "application/xml"}


def page(title: str, *links: str, head: str = "") -> Reply:
    anchors = "".join(f'<a href="{link}">{link}</a>' for link in links)
    return Reply(f"<head><title>{title}</title>{head}</head><main><h1>{title}</h1>{anchors}</main>")


def urlset(*paths: str) -> Reply:
    entries = "".join(f"<url><loc>{path if '://' in path else '{root}' + path}</loc></url>" for path in paths)
    return Reply(f"<urlset>{entries}</urlset>", headers=XML_HEADERS)


PAGES = {"/": page("Home", "/a", "/b"), "/a": page("A", "/c"), "/b": page("B", "/"), "/c": page("C", "/a#top")}


class Reading:
    """What one reading of a site gave."""

    def __init__(self) -> None:
        self.progress: list[ContentProgress] = []
        self.notes: list[str] = []
        self.pages: dict[str, str] = {}  # path → title

    async def of(
        self,
        site: LocalSite,
        path: str = "/",
        *,
        limit: int = 100,
        concurrency: int = 4,
        memory: Memory | None = None,
    ) -> Reading:
        async for found in read_content(
            [site.root + path],
            UrllibFetcher(),
            limit=limit,
            concurrency=concurrency,
            memory=memory,
            on_progress=self.progress.append,
            on_note=self.notes.append,
        ):
            self.pages[found.url.removeprefix(site.root)] = found.title
        return self

    @property
    def end(self) -> ContentProgress:
        return self.progress[-1]


@pytest.mark.parametrize(
    "where",
    [
        {"/robots.txt": Reply("Sitemap: {root}/here/map.xml\n"), "/here/map.xml": urlset("/a", "/b")},
        {"/robots.txt": Reply("User-agent: *\nDisallow: /\nsitemap: /map"), "/map": urlset("/a", "/b")},
        {"/robots.txt": Reply("Sitemap: {root}/gone.xml"), "/sitemap.xml": urlset("/a", "/b")},
        {"/robots.txt": Reply("", 500), "/sitemap.xml": urlset("/a", "/b")},
        {"/sitemap.xml": Reply("<html>soft 404"), "/sitemap_index.xml": urlset("/a", "/b", "https://other.example/")},
        {
            "/sitemap.xml": Reply("", 403),
            "/wp-sitemap.xml": Reply("<sitemapindex><sitemap><loc>/p.xml</loc></sitemap></sitemapindex>"),
            "/p.xml": urlset("/a", "/b"),
        },
    ],
    ids=[
        "robots.txt",
        "relative, and forbidden to robots",
        "gone",
        "robots.txt in trouble",
        "second place",
        "WordPress",
    ],
)
async def test_a_sites_map_is_found(where: dict[str, Reply]) -> None:
    async with serve({**PAGES, **where}) as site:
        reading = await Reading().of(site)
    assert reading.pages == {"/a": "A", "/b": "B"}
    assert reading.end == ContentProgress(2, 2, 0)


async def test_without_a_site_map_the_sites_links_are_followed() -> None:
    more = {
        "/b": page("B", "/secret/x", "/file.pdf", "https://other.example/", "/missing", "/a?utm=1#x"),
        "/a?utm=1": page("A"),
    }
    async with serve({**PAGES, **more, "/robots.txt": Reply("User-agent: ResourceReader\nDisallow: /secret/")}) as site:
        reading = await Reading().of(site)
        assert "/secret/x" not in site.asked
        assert "/file.pdf" not in site.asked
    assert reading.pages == {"/a": "A", "/b": "B", "/c": "C", "/a?utm=1": "A"}
    assert reading.end == ContentProgress(6, 4, 2)
    assert "own links are followed" in reading.notes[0]
    assert reading.notes[1].endswith(" 2 were left out: 1 is the home page, 1 answered with HTTP status 404.")


async def test_links_are_followed_nearest_first_up_to_the_limit() -> None:
    chain = {f"/{n}": page(str(n), f"/{n + 1}", f"/{n + 2}") for n in range(1000)}
    async with serve({"/": page("Home", "/0"), **chain}) as site:
        reading = await Reading().of(site, limit=5)
    assert set(reading.pages) == {"/0", "/1", "/2", "/3"}
    assert any("limit of 5" in note for note in reading.notes)


async def test_a_site_that_forbids_following_its_links() -> None:
    async with serve({**PAGES, "/robots.txt": Reply("User-agent: *\nDisallow: /")}) as site:
        reading = await Reading().of(site)
    assert reading.pages == {}
    assert "robots.txt forbids" in reading.notes[0]
    assert "gave no page to offer" in reading.notes[1]


async def test_pages_that_cannot_be_offered_are_left_out_and_counted() -> None:
    odd = {
        "/noindex": page("N", head='<meta name="robots" content="noindex">'),
        "/header": Reply("<h1>H", headers={"X-Robots-Tag": "noindex", "Content-Type": "text/html"}),
        "/pdf": Reply("%PDF", headers={"Content-Type": "application/pdf"}),
        "/on": page("On", head='<meta http-equiv="refresh" content="0; url=/a">'),
        "/again": Reply("", 301, {"Location": "/a"}),
        "/away": Reply("", 302, {"Location": "http://localhost:1/"}),
        "/error": Reply("<h1>Oops", 500),
        "/binary": Reply(bytes(range(256)), headers={}),
    }
    async with serve({**PAGES, **odd, "/map.xml": urlset("/a", "/gone", *odd)}) as site:
        reading = await Reading().of(site, "/map.xml", concurrency=1)
    assert set(reading.pages) == {"/a", "/binary"}
    assert reading.end == ContentProgress(10, 2, 8)
    assert reading.notes[0].startswith(f"Of the 10 pages of {site.root}/map.xml, 8 were left out: ")


async def test_as_many_requests_at_once_as_allowed() -> None:
    many = {f"/{n}": page(str(n)) for n in range(20)}
    async with serve({**many, "/map.xml": urlset(*many)}) as site:
        reading = await Reading().of(site, "/map.xml", concurrency=3)
        assert 1 < site.busiest <= 3
    assert len(reading.pages) == 20
    assert [step.read for step in reading.progress] == sorted(step.read for step in reading.progress)


@pytest.mark.parametrize("path", ["/a", "/a?x=1"])
async def test_a_single_page(path: str) -> None:
    async with serve({**PAGES, "/a?x=1": page("A", "/b")}) as site:
        reading = await Reading().of(site, path)
        assert site.asked == [path]
    assert reading.pages == {path: "A"}
    assert reading.notes == [
        f"Only the page {site.root}{path} was read: name {site.root}/ to offer the whole site, or its site map."
    ]


async def test_a_site_map_under_any_name() -> None:
    async with serve({**PAGES, "/maps.php?all": urlset("/a", "/b")}) as site:
        reading = await Reading().of(site, "/maps.php?all")
    assert reading.pages == {"/a": "A", "/b": "B"}
    assert reading.end == ContentProgress(2, 2, 0)


@pytest.mark.parametrize("path", ["/", "/map.xml"])
async def test_a_site_or_site_map_that_does_not_answer_is_a_fault_of_the_command(path: str) -> None:
    with pytest.raises(BadInput, match=rf"http://127\.0\.0\.1:1{path} "):
        await Reading().of(LocalSite("http://127.0.0.1:1", {}), path)


async def test_a_page_that_does_not_answer_costs_a_sentence() -> None:
    reading = await Reading().of(LocalSite("http://127.0.0.1:1", {}), "/page")
    assert reading.pages == {}
    assert reading.notes[-1].startswith("http://127.0.0.1:1/page gave no page to offer")


async def test_a_reader_that_stops_early_leaves_no_request_behind() -> None:
    many = {f"/{n}": page(str(n)) for n in range(50)}
    async with serve({**many, "/map.xml": urlset(*many)}) as site:
        before = asyncio.all_tasks()
        async with aclosing(read_content([site.root + "/map.xml"], UrllibFetcher())) as pages:
            async for _ in pages:
                break
        left = [task for task in asyncio.all_tasks() - before if "_visit" in repr(task)]
        assert left == []
        assert len(site.asked) < 50
