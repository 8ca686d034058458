"""Site maps as people publish them, and as they break."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.content import read_sitemap
from brokenlinks.content.sitemap import SitemapDocument, parse_sitemap
from brokenlinks.errors import BadInput
from tests.content.local_site import Reply, UrllibFetcher, serve

if TYPE_CHECKING:
    from collections.abc import Iterable

BASE = "https://e.example/maps/sitemap.xml"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*addresses: str) -> str:
    return XML + f"<urlset {NAMESPACE}>" + "".join(f"<url><loc>{a}</loc></url>" for a in addresses) + "</urlset>"


def index(*addresses: str) -> str:
    entries = "".join(f"<sitemap><loc>{a}</loc></sitemap>" for a in addresses)
    return XML + f"<sitemapindex {NAMESPACE}>{entries}</sitemapindex>"


def found(*paths: str, cut_off: bool = False) -> SitemapDocument:
    return SitemapDocument([f"https://e.example{path}" for path in paths], cut_off=cut_off)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (urlset("https://e.example/a", "https://e.example/b?x=1&amp;y=2"), found("/a", "/b?x=1&y=2")),
        (urlset("\n /relative ", "<![CDATA[https://e.example/b]]>"), found("/relative", "/b")),
        (urlset("https://e.example/?a=1&b=2&copy=3"), found("/?a=1&b=2&copy=3")),
        (urlset("mailto:a@e.example", "http://[", ""), found()),
        (urlset(), found()),
        ("\ufeff\n\n " + urlset("/a"), found("/a")),
        (urlset("/a").replace(NAMESPACE, ""), found("/a")),
        (urlset("/a").replace("0.9", "9.9"), found("/a")),
        (urlset("/a", "/b")[:-20], found("/a", "/b", cut_off=True)),
        (urlset("/a", "/b").encode("utf-16")[:-20], found("/a", "/b", cut_off=True)),
        (gzip.compress(urlset("/a", "/b").encode(), 0)[:-20], found("/a", "/b", cut_off=True)),
        (urlset("/a").replace("urlset", "s:urlset").replace("xmlns=", "xmlns:s=") + "<!-- 3 ms -->", found("/a")),
        ("<urlset />", found()),
        (urlset("/a") + "<b>Warning: database", found("/a")),
        (urlset("/a\x00\x01", "/b"), found("/a", "/b")),
        (urlset("/a").replace("</loc></url>", "</url></loc>"), found("/a")),
        (urlset("/ä"), found("/%C3%A4")),
        (urlset("/a").encode("utf-16"), found("/a")),
        (urlset("/a").replace("UTF-8", "nonsense"), found("/a")),
        (gzip.compress(urlset("/a").encode()), found("/a")),
        (gzip.compress(gzip.compress(urlset("/a").encode())), found("/a")),
        (index("/1.xml", "/2.xml.gz"), SitemapDocument([], ["https://e.example/1.xml", "https://e.example/2.xml.gz"])),
        (
            "<urlset xmlns:image='i'><url><loc>/a</loc><image:image><image:loc>/a.png</image:loc></image:image>"
            "<xhtml:link rel='alternate' href='/de'/></url></urlset>",
            found("/a"),
        ),
        ("<rss><channel><link>/</link><item><link>/post</link></item></channel></rss>", found("/post")),
        ("<feed xmlns='atom'><link href='/'/><entry><link href='/e'/></entry></feed>", found("/e")),
        ("https://e.example/1\r\nhttps://e.example/2\r\n\r\n# end", found("/1", "/2")),
        ("\ufeffhttps://e.example/1", found("/1")),
        ("<html><body><p>https://e.example/1", None),
        ("The page was not found", None),
        ("", None),
        ("<", None),
        (b"\x1f\x8b broken", None),
        (b"\x89PNG\r\n\x1a\n", None),
    ],
)  # fmt: skip
def test_parse(body: str | bytes, expected: SitemapDocument | None) -> None:
    assert parse_sitemap(body if isinstance(body, bytes) else body.encode(), BASE) == expected


def test_entities_are_not_loaded() -> None:
    body = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + urlset("/&f;", "/b").removeprefix(XML)
    assert parse_sitemap(body.encode(), BASE) == found("/&f;", "/b")


def test_entities_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    body = f'<!DOCTYPE x [<!ENTITY e0 "ha">{bomb}]>' + urlset("/a", "/&e11;", "/b").removeprefix(XML)
    document = parse_sitemap(body.encode(), BASE)
    assert document is not None
    assert set(document.pages) <= {f"https://e.example{path}" for path in ("/a", "/&e11;", "/b")}


def test_a_map_as_big_as_allowed_that_breaks_off() -> None:
    body = urlset(*(f"https://e.example/page/{number}?{'x' * 900}" for number in range(50_000))).encode()
    document = parse_sitemap(gzip.compress(body, 1)[:-100], BASE)
    assert document is not None
    assert len(document.pages) > 49_000


@given(st.binary() | st.text().map(lambda text: urlset(text, "/a").encode("utf-8", "replace")))
def test_no_document_is_too_odd(body: bytes) -> None:
    document = parse_sitemap(body, BASE)
    if document is not None:
        assert all(page.startswith(("http://", "https://")) for page in document.pages + document.sitemaps)


async def read(replies: dict[str, Reply], path: str, *, limit: int = 100) -> tuple[list[str], list[str], list[str]]:
    """The pages' paths, what was asked for, and the notes."""
    notes: list[str] = []
    async with serve(replies) as site:
        pages = await read_sitemap(site.root + path, UrllibFetcher(), limit=limit, on_note=notes.append)
        return [page.removeprefix(site.root) for page in pages], site.asked, notes


def replies(documents: Iterable[tuple[str, str | bytes]]) -> dict[str, Reply]:
    return {path: Reply(body, headers={"Content-Type": "application/xml"}) for path, body in documents}


async def test_an_index_is_read_in_order_with_its_own_indexes() -> None:
    pages, _, notes = await read(
        replies(
            [
                ("/i.xml", index("/one.xml", "/nested.xml", "/missing.xml", "/last.xml")),
                ("/one.xml", urlset("/1", "/2")),
                ("/nested.xml", index("/deep.xml.gz")),
                ("/deep.xml.gz", gzip.compress(urlset("/3", "/1").encode())),
                ("/last.xml", urlset("/4")),
            ]
        ),
        "/i.xml",
    )
    assert pages == ["/1", "/2", "/3", "/4"]
    assert len(notes) == 1
    assert "/missing.xml" in notes[0]
    assert "404" in notes[0]


async def test_loops_and_bottomless_indexes_end() -> None:
    depths = [(f"/d{depth}.xml", index(f"/d{depth + 1}.xml", "/i.xml", "/page.xml")) for depth in range(50)]
    pages, asked, notes = await read(
        replies([("/i.xml", index("/i.xml", "/page.xml", "/d0.xml")), ("/page.xml", urlset("/1")), *depths]), "/i.xml"
    )
    assert pages == ["/1"]
    assert len(asked) == len(set(asked)) < 10
    assert len(notes) == 1


async def test_what_breaks_off_is_told() -> None:
    documents = replies(
        [("/i.xml", index("/a.xml", "/b.xml")), ("/a.xml", urlset("/1", "/2")[:-20]), ("/b.xml", urlset("/?a&b"))]
    )
    pages, _, notes = await read(documents, "/i.xml")
    assert pages == ["/1", "/2", "/?a&b"]
    assert len(notes) == 1
    assert notes[0].endswith("/a.xml is damaged or cut off: 2 addresses were read.")


async def test_no_more_is_read_than_wanted() -> None:
    documents = replies([("/i.xml", index("/a.xml", "/b.xml")), ("/a.xml", urlset("/1", "/2", "/3"))])
    pages, asked, _ = await read(documents, "/i.xml", limit=2)
    assert (pages, asked) == (["/1", "/2"], ["/i.xml", "/a.xml"])


@pytest.mark.parametrize(
    ("reply", "said"),
    [(Reply("<html>soft 404"), "something else"), (Reply("", 500), "HTTP status 500"), (Reply("", 404), "status 404")],
)
async def test_what_is_no_site_map_is_said(reply: Reply, said: str) -> None:
    with pytest.raises(BadInput, match=f"/s.xml is no site map .*{said}"):
        await read({"/s.xml": reply}, "/s.xml")


async def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(BadInput, match="is no site map"):
        await read_sitemap("http://127.0.0.1:1/s.xml", UrllibFetcher(), limit=1)
