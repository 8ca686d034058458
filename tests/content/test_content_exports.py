"""Own pages from the exports of other programs: Screaming Frog, Search Console, WordPress; and from plain lists."""

from __future__ import annotations

import zipfile
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from brokenlinks.content.wordpress import read_wordpress
from brokenlinks.models import OwnPage
from tests.content.local_site import Reply, serve
from tests.content.test_content_files import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CRAWLED = """Address,Content Type,Status Code,Indexability,Title 1,Meta Description 1,H1-1,H2-1,Words,Language,Modified
https://own.example/bees,text/html; charset=UTF-8,200,Indexable,Bees,About bees,Keeping bees,Hives,900,en-GB,2024-03-01
https://own.example/old,text/html,301,Non-Indexable,,,,,0,,
https://own.example/gone,text/html,404,Non-Indexable,Not found,,,,9,,
https://own.example/slow,,0,Non-Indexable,,,,,0,,
https://own.example/bees.jpg,image/jpeg,200,Indexable,,,,,0,,
https://own.example/print,text/html,200,Non-Indexable,Bees,,,,900,,
https://own.example/contact,text/html,200,Indexable,Contact,,,,50,,
"""


async def test_screaming_frog(tmp_path: Path) -> None:
    path = tmp_path / "internal_all.csv"
    path.write_text("\ufeff" + CRAWLED, encoding="utf-8")
    pages, progress, notes = await read(path)
    assert pages == [
        OwnPage(
            "https://own.example/bees", "Bees", "About bees", headings=("Keeping bees", "Hives"), h1="Keeping bees",
            language="en", modified=date(2024, 3, 1),
        ),
        OwnPage("https://own.example/contact", "Contact"),  # the user lists it
    ]  # fmt: skip
    assert (progress.found, progress.read, progress.failed) == (7, 2, 5)
    (note,) = notes
    for reason in (
        "1 have status code 301",
        "1 have status code 404",
        "1 have no answer",
        "1 are no HTML",
        "1 are not in",
    ):
        assert reason in note


@pytest.mark.parametrize(
    ("header", "row", "offered"),
    [
        ("Adresse,Status-Code,Indexierbarkeit", "/a,200,Nicht indexierbar", False),
        ("Adresse,Code HTTP,Indexabilité", "/a,404,Indexable", False),
        ("Address,Content,Status Code", "/a,text/html; charset=utf-8,200", True),
        ("Address,Content,Status Code", "/a,application/pdf,200", False),
        ("URL,Content", "/a,All about bees and hives", True),
        ("URL,Status", "/a,draft", True),  # whose word that is, nobody knows
        ("URL,Status Code,Indexability", "/a,,", True),
    ],
)
async def test_what_an_export_says_of_its_rows(tmp_path: Path, header: str, row: str, offered: bool) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(f"{header},Title\n{row},Bees\n", encoding="utf-8")
    pages, _, _ = await read(path)
    assert [page.url for page in pages] == (["/a"] if offered else [])


PAGES = {
    "/bees": Reply("<title>Bees</title><h1>Bees"),
    "/contact": Reply("<title>Contact</title><h1>Contact"),
    "/moved": Reply("", 301, {"Location": "/bees"}),
}


def as_csv(folder: Path, columns: list[str], rows: list[list[str]]) -> Path:
    path = folder / "Seiten.csv"
    path.write_text("\n".join(",".join(row) for row in [columns, *rows]), encoding="utf-8")
    return path


def as_zip(folder: Path, columns: list[str], rows: list[list[str]]) -> Path:
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Suchanfragen.csv", "Häufigste Suchanfragen,Klicks\nbees,12\n")
        archive.write(as_csv(folder, columns, rows), "Seiten.csv")
        archive.writestr("Länder.csv", "Land,Klicks\nFrance,12\n")
    return path


def as_workbook(folder: Path, columns: list[str], rows: list[list[str]]) -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Datum", "Klicks"])
    book.active.append(["2024-03-01", 12])
    sheet = book.create_sheet("Seiten")
    for row in [columns, *rows]:
        sheet.append(row)
    book.save(folder / "export.xlsx")
    return folder / "export.xlsx"


@pytest.mark.parametrize("make", [as_csv, as_zip, as_workbook])
@pytest.mark.parametrize("column", ["Top pages", "Page", "Die häufigsten Seiten", "上位のページ"])
async def test_search_console(tmp_path: Path, make: object, column: str) -> None:
    """It gives addresses and figures, so that the pages are fetched; `url` stays as it came, whatever its page is."""
    async with serve(PAGES) as site:
        rows = [[f"{site.root}{path}", "12", "3.4%"] for path in ("/bees#top", "/contact", "/moved", "/gone")]
        pages, progress, notes = await read(make(tmp_path, [column, "Klicks", "CTR"], rows))  # type: ignore[operator]
        titles = {page.url.removeprefix(site.root): page.title for page in pages}
    assert titles == {"/bees#top": "Bees", "/contact": "Contact", "/moved": "Bees"}
    assert (progress.found, progress.read, progress.failed) == (4, 3, 1)
    assert notes[-1].endswith("1 was left out: 1 answered with HTTP status 404.")


async def test_a_list_of_addresses(tmp_path: Path) -> None:
    async with serve(PAGES) as site:
        path = tmp_path / "pages.txt"
        path.write_text(f"# mine\n{site.root}/bees\n\n {site.root}/contact\nno address\n", encoding="utf-8")
        pages, progress, notes = await read(path)
    assert sorted(page.url for page in pages) == [f"{site.root}/bees", f"{site.root}/contact"]
    assert (progress.found, progress.failed) == (3, 1)
    assert notes[-1].endswith("1 are no web address.")


async def test_a_table_without_a_header_is_a_list_too(tmp_path: Path) -> None:
    async with serve(PAGES) as site:
        path = tmp_path / "pages.csv"
        path.write_text(f"{site.root}/bees\n{site.root}/contact\n", encoding="utf-8")
        pages, _, _ = await read(path)
    assert sorted(page.title for page in pages) == ["Bees", "Contact"]


async def test_what_a_table_says_of_its_pages_is_taken_as_it_is(tmp_path: Path) -> None:
    """Nothing is fetched; port 1 answers nobody."""
    path = tmp_path / "pages.csv"
    path.write_text("url,title\nhttp://127.0.0.1:1/a,Bees\nhttp://127.0.0.1:1/,\n", encoding="utf-8")
    pages, _, _ = await read(path)
    assert pages == [OwnPage("http://127.0.0.1:1/a", "Bees"), OwnPage("http://127.0.0.1:1/")]


async def test_a_site_map_on_disk(tmp_path: Path) -> None:
    async with serve({**PAGES, "/more.xml": Reply("<urlset><url><loc>/moved</loc></url></urlset>")}) as site:
        path = tmp_path / "sitemap.xml"
        entries = "".join(f"<url><loc>{site.root}{place}</loc></url>" for place in ("/bees", "/contact"))
        path.write_text(f"<urlset>{entries}</urlset>", encoding="utf-8")
        pages, _, notes = await read(path)
        assert [page.title for page in pages] == ["Bees"]  # it is a site map: nobody chose its pages
        assert notes[-1].endswith("1 is a contact page.")
        path.write_text(f"<sitemapindex><sitemap><loc>{site.root}/more.xml</loc></sitemap></sitemapindex>")
        pages, _, _ = await read(path)
        assert [page.url for page in pages] == [f"{site.root}/bees"]


def entry(
    link: str, title: str, content: str = "", *, kind: str = "post", status: str = "publish", more: str = ""
) -> str:
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{link}</link><content:encoded><![CDATA[{content}]]>"
        f"</content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date>2020-01-02 10:00:00"
        f"</wp:post_date><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>\n"
    )


def export(*entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" ?><!-- made by WordPress --><rss version="2.0"'
        ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
        f"<channel><title>Bees</title><link>https://own.example</link><language>en-US</language>{''.join(entries)}"
        "</channel></rss>"
    )


BEES = entry(
    "https://own.example/?p=7",
    "Keeping bees",
    "<!-- wp:paragraph -->\n<p>Bees live in hives.</p>\n[caption id='1']A hive[/caption]<h2>Hives</h2>[gallery ids=1]",
    more="<wp:post_modified>2024-03-01 10:00:00</wp:post_modified>"
    '<category domain="category" nicename="b"><![CDATA[Bees]]></category>'
    '<category domain="post_tag" nicename="h"><![CDATA[Honey]]></category>'
    '<category domain="post_format" nicename="v"><![CDATA[Video]]></category>'
    "<wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value>All of it</wp:meta_value>"
    "</wp:postmeta>",
)


async def test_wordpress(tmp_path: Path) -> None:
    path = tmp_path / "bees.WordPress.2024-03-02.xml"
    others = [
        entry("https://own.example/about", "About", kind="page"),
        entry("https://own.example/draft", "Draft", status="draft"),
        entry("https://own.example/private", "Private", status="private"),
        entry("https://own.example/secret", "Secret", more="<wp:post_password>x</wp:post_password>"),
        entry("https://own.example/bee.jpg", "bee", kind="attachment", status="inherit"),
        entry("", "menu", kind="nav_menu_item"),
        entry("", "block", kind="wp_block"),
        entry("", "No link"),
    ]
    path.write_text(export(BEES, *others), encoding="utf-8")
    pages, progress, notes = await read(path)
    assert pages == [
        OwnPage(
            "https://own.example/?p=7", "Keeping bees", "All of it", "Bees, Honey", ("Hives",),
            "Bees live in hives. A hive Hives", h1="Keeping bees", language="en", modified=date(2024, 3, 1),
        ),
        OwnPage("https://own.example/about", "About", h1="About", language="en", modified=date(2020, 1, 2)),
    ]  # fmt: skip
    assert (progress.found, progress.read, progress.failed) == (6, 2, 4)
    assert notes == [
        f"Of the 6 pages of {path}, 4 were left out: "
        "2 are drafts, private or in the bin, 1 have a password, 1 have no address."
    ]


@contextmanager
def written(folder: Path, content: bytes) -> Iterator[Path]:
    path = folder / "export.xml"
    path.write_bytes(content)
    yield path
    path.unlink()


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        (export(BEES, BEES).encode()[:-400], ["Keeping bees"]),  # broken off
        (export(BEES).replace("Keeping bees", "Keeping \x0bbees & more").encode(), ["Keeping bees & more"]),
        (export(BEES).replace("xmlns:content", "xmlns:other").encode(), ["Keeping bees"]),
        (b"", []),
        (b"<rss>", []),
    ],
)
def test_exports_that_are_damaged(tmp_path: Path, content: bytes, titles: list[str]) -> None:
    with written(tmp_path, content) as path:
        found = [page for page in read_wordpress(path) if isinstance(page, OwnPage)]
    assert [page.title for page in found][: len(titles) or None] == titles
    assert all("Bees live in hives." in page.text for page in found[:1])


@given(st.binary() | st.text().map(lambda text: export(text).encode("utf-8", "replace")))
def test_no_export_is_too_odd(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with written(tmp_path_factory.mktemp("odd"), content) as path:
        assert all(read_wordpress(path))
