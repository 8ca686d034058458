"""What is asked for, before anything is fetched: arguments, settings, page lists, and what is wrong with them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.crawler import Crawler

from brokenlinks.config import Settings, load_settings
from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.page_list import is_sitemap, read_listed
from brokenlinks.crawling.spider import BrokenLinksSpider
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from brokenlinks.crawling.session import CrawlSession

PAGE = "https://a.example/links"


# --- arguments of scrapy crawl -a


@pytest.mark.parametrize(
    ("arguments", "job"),
    [
        ({"keyword": "bees", "pages": PAGE}, CrawlJob("bees", (PAGE,))),
        ({"keyword": " bees ", "pages": f"{PAGE} 'my pages.txt'", "content": "own.csv site"},
         CrawlJob("bees", (PAGE, "my pages.txt"), ("own.csv", "site"))),
        ({"keyword": "bees", "pages": [PAGE, "with space.txt"]}, CrawlJob("bees", (PAGE, "with space.txt"))),
        ({"keyword": "bees", "pages": PAGE, "out": "x.xlsx", "db": "y.db", "config": "z.toml", "fresh": "yes"},
         CrawlJob("bees", (PAGE,), out=Path("x.xlsx"), db=Path("y.db"), config=Path("z.toml"), fresh=True)),
        ({"keyword": "bees", "pages": PAGE, "fresh": "0", "depth": "3", "max_pages": None},
         CrawlJob("bees", (PAGE,), options={"depth": "3"})),
    ],
    ids=["least", "several", "lists", "all", "settings"],
)  # fmt: skip
def test_arguments_of_a_spider(arguments: dict[str, Any], job: CrawlJob) -> None:
    assert CrawlJob.from_arguments(arguments) == job


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"pages": PAGE}, "No keyword was given"),
        ({"keyword": "  ", "pages": PAGE}, "No keyword was given"),
        ({"keyword": "bees", "pages": PAGE, "depht": "2"}, "There is no argument or setting depht"),
        ({"keyword": "bees", "pages": "'unclosed.txt"}, "quotation"),
    ],
)
def test_arguments_that_cannot_be_meant(arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        CrawlJob.from_arguments(arguments)


def test_the_project_file_is_named_after_the_workbook() -> None:
    assert CrawlJob("bees", (PAGE,), out=Path("a/b.c.xlsx")).database == Path("a/b.c.db")
    assert CrawlJob("bees", (PAGE,), db=Path("x.db")).database == Path("x.db")


def test_the_fingerprint_is_of_what_is_asked_for() -> None:
    """Not of how: with a longer time-out, the run that was broken off goes on."""
    job, settings = CrawlJob("bees", (PAGE,), ("own.csv",)), Settings()
    same = job.fingerprint("resources", settings)
    assert (
        CrawlJob("bees", (PAGE,), ("own.csv",), out=Path("y.xlsx"), fresh=True).fingerprint(
            "resources", Settings(timeout=60.0)
        )
        == same
    )
    others = {
        job.fingerprint("other", settings),
        job.fingerprint("resources", Settings(depth=2)),
        job.fingerprint("resources", Settings(max_pages=9)),
        CrawlJob("wasps", (PAGE,), ("own.csv",)).fingerprint("resources", settings),
        CrawlJob("bees", (PAGE + "2",), ("own.csv",)).fingerprint("resources", settings),
        CrawlJob("bees", (PAGE,)).fingerprint("resources", settings),
        same,
    }
    assert len(others) == 7


# --- page lists


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://a.example/sitemap.xml", True),
        ("https://a.example/sitemap.xml.gz", True),
        ("https://a.example/feeds/pages.XML", True),
        ("https://a.example/sitemap_index.php", True),
        ("https://a.example/sitemap", True),
        ("https://a.example/links?see=sitemap.xml", False),
        ("https://a.example/", False),
        ("https://sitemap.example/", False),
        ("sitemap.xml", False),
        ("sitemap.txt", False),
        ("-", False),
    ],
)
def test_addresses_of_site_maps(source: str, expected: bool) -> None:
    assert is_sitemap(source) is expected


def test_pages_from_all_sources_in_order_each_once(tmp_path: Path) -> None:
    text, table = tmp_path / "pages.txt", tmp_path / "pages.csv"
    text.write_text(f"\ufeff  {PAGE}#top \n\nexample.org/päge\nHTTP://B.example\n", encoding="utf-8")
    table.write_text("title;URL\nB;http://b.example/\nC;//c.example/x\n")
    listed = read_listed([str(text), "https://x.example/sitemap.xml", str(table), "https://d.example"])
    assert list(listed.pages) == [
        PAGE,
        "https://example.org/p%C3%A4ge",
        "http://b.example/",
        "https://c.example/x",
        "https://d.example/",
    ]
    assert listed.sitemaps == ["https://x.example/sitemap.xml"]


def test_odd_lines_are_passed_over_and_told(tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text("https://a.example/\nmailto:x@a.example\nn/a it says\nhttps://b.example/\n")
    listed = read_listed([str(file)])
    assert list(listed.pages) == ["https://a.example/", "https://b.example/"]
    assert listed.notes == [f"2 lines were passed over in {file}, as no web addresses: 'mailto:x@a.example' in line 2."]


def test_a_site_map_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "map.xml"
    file.write_text("<sitemapindex><sitemap><loc>https://a.example/more.xml</loc></sitemap></sitemapindex>")
    assert read_listed([str(file)]).sitemaps == ["https://a.example/more.xml"]
    file.write_text(
        "<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc></url></urlset>"
    )
    assert list(read_listed([str(file)]).pages) == ["https://a.example/1", "https://a.example/2"]
    file.write_text("<html><body>Not found</body></html>")
    with pytest.raises(BadInput, match="is no site map"):
        read_listed([str(file)])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("\n\nmailto:x@a.example\n", r"pages.txt holds no web address .*'mailto:x@a.example' in line 3"),
        (" \n", "holds no links"),
    ],
)
def test_lines_that_are_no_pages(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "pages.txt"
    file.write_text(content)
    with pytest.raises(BadInput, match=says):
        read_listed([str(file)])


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("https://", "'https://' is no web address"),
        ("nowhere.txt", "There is no file nowhere.txt"),
        ("a.example/links.html", "if it is meant as a web address, begin it with https://"),
    ],
)
def test_sources_that_are_no_pages(source: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_listed([source])


# --- settings: command line, environment, brokenlinks.toml, the spider's attribute, the default


class Deep(BrokenLinksSpider):
    name = "deep"
    depth = 5
    max_pages = 55


def session_of(spider: type[BrokenLinksSpider], job: CrawlJob) -> CrawlSession:
    async def make() -> CrawlSession:
        made = spider.from_crawler(Crawler(spider), job=job)
        await made.session.close()
        made.session.store.connection.close()
        return made.session

    return asyncio.run(make())


@pytest.mark.parametrize(
    ("option", "variable", "file", "spider", "depth"),
    [
        (None, None, None, BrokenLinksSpider, 1),
        (None, None, None, Deep, 5),
        (None, None, 4, Deep, 4),
        (None, 3, 4, Deep, 3),
        (2, 3, 4, Deep, 2),
        (0, 3, 4, Deep, 0),
        (None, 0, 4, Deep, 0),
        (2, None, None, Deep, 2),
        ("2", None, None, Deep, 2),  # as scrapy crawl -a hands it in
        (None, 3, None, BrokenLinksSpider, 3),
    ],
)
def test_precedence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: int | str | None,
    variable: int | None,
    file: int | None,
    spider: type[BrokenLinksSpider],
    depth: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    if file is not None:
        Path("brokenlinks.toml").write_text(f"depth = {file}\n")
    if variable is not None:
        monkeypatch.setenv("BROKENLINKS_DEPTH", str(variable))
    spider = type("Named", (spider,), {"name": "named"})
    settings = session_of(spider, CrawlJob("bees", (PAGE,), options={"depth": option})).settings
    assert settings.depth == depth
    assert settings.max_pages == (55 if issubclass(spider, Deep) else 500)
    assert settings.timeout == Settings().timeout


def test_scrapy_is_told_what_it_must_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    crawler = Crawler(Deep)
    options = {"page_delay": 0.25, "obey_robots": False, "contact_url": "https://me.example/"}

    async def make() -> None:
        made = Deep.from_crawler(crawler, job=CrawlJob("bees", (PAGE,), options=options))
        await made.session.close()
        made.session.store.connection.close()

    asyncio.run(make())
    assert crawler.settings.getfloat("DOWNLOAD_DELAY") == 0.25
    assert crawler.settings.getbool("ROBOTSTXT_OBEY") is False
    assert "https://me.example/" in crawler.settings["USER_AGENT"]
    sent = set(crawler.settings.getdict("DEFAULT_REQUEST_HEADERS"))
    assert sent == set(load_settings(options).headers) - {"User-Agent"}


# --- bad input, found before anything is fetched or written


def _foreign(name: str) -> None:
    Path(name).write_text("no database\n" * 99)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "missing page list": ({"pages": ("nowhere.txt",)}, "There is no file nowhere.txt"),
    "page list is a folder": ({"pages": ("folder",)}, "folder is a folder"),
    "page list without a column": ({"pages": ("names.csv",)}, "has no column named url, link or address"),
    "empty page list": ({"pages": ("empty.txt",)}, "holds no links"),
    "content that is missing": ({"content": ("nowhere.csv",)}, "nowhere.csv does not exist"),
    "content without a column": ({"content": ("names.csv",)}, "has no column named url"),
    "content without a page": ({"content": ("folder",)}, "holds no .html"),
    "workbook of another kind": ({"out": Path("x.csv")}, "let it end in .xlsx"),
    "workbook without an ending": ({"out": Path("x")}, "let it end in .xlsx"),
    "workbook in no folder": ({"out": Path("nowhere/x.xlsx")}, "There is no folder nowhere"),
    "workbook is a folder": ({"out": Path("folder.xlsx")}, "folder.xlsx is a folder"),
    "project file of another kind": ({"db": Path("empty.txt.db")}, "file is not a database"),
    "project file in no folder": ({"db": Path("nowhere/x.db")}, "unable to open database file"),
    "unknown setting": ({"config": Path("unknown.toml")}, r"unknown.toml, line 2: there is no setting depht"),
    "impossible setting": ({"config": Path("bad.toml")}, r"depth in bad.toml, line 1, cannot be 'x'"),
    "missing settings": ({"config": Path("nowhere.toml")}, "There is no settings file nowhere.toml"),
    "settings that are no TOML": ({"config": Path("broken.toml")}, "is not valid TOML"),
    "impossible option": ({"options": {"depth": -1}}, "--depth cannot be -1"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("folder.xlsx").mkdir()
    Path("names.csv").write_text("name\nAnn\n")
    Path("empty.txt").write_text("\n")
    _foreign("empty.txt.db")
    Path("unknown.toml").write_text("timeout = 9\ndepht = 2\n")
    Path("bad.toml").write_text("depth = 'x'\n")
    Path("broken.toml").write_text("depth = [\n")
    before = sorted(tmp_path.iterdir())
    given, says = BAD[case]
    with pytest.raises(BadInput, match=says) as raised:
        session_of(Deep, CrawlJob("bees", **{"pages": (PAGE,), **given}))
    assert "\n" not in str(raised.value)
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_fine_makes_a_project_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not session_of(Deep, CrawlJob("bees", (PAGE,))).resumed
    assert Path("prospects.db").is_file()
    assert session_of(Deep, CrawlJob("bees", (PAGE,))).resumed
