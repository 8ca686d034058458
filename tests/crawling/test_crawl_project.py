"""A project of one's own: its spiders are found, by us and by Scrapy, and a fault of theirs ends no run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crawling.runs import Done, Place, sheet, timeless
from tests.crawling.small_web import HOST, SmallWeb, listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPIDER = '''
from brokenlinks.crawling.spider import BrokenLinksSpider


class AssociationsSpider(BrokenLinksSpider):
    """Reads the pages of associations."""

    name = "associations"
    depth = 0

    def read(self, response):
        if response.url.endswith("/breaks"):
            raise LookupError("odd markup")
        return super().read(response)
'''
PIPELINE = """

class Told(StorePipeline):
    async def page(self, page):
        print("told of", page.url)
        await super().page(page)
"""


FORGETFUL = """
from brokenlinks.crawling.spider import BrokenLinksSpider


class ForgetfulSpider(BrokenLinksSpider):
    name = "forgetful"

    def read(self, response):
        super().read(response)
"""
HEAD = "from brokenlinks.crawling.spider import BrokenLinksSpider\n\n\nclass Other(BrokenLinksSpider):\n"
#: What stands in spiders/other.py, and what is said of it, whichever spider is asked for.
BROKEN = [
    (f"{HEAD}    name = 'other'\n    depth: = 2\n", "spiders/other.py, line 6, cannot be read: "),
    ("import no_such_module\n", "spiders/other.py, line 1, cannot be read: No module named 'no_such_module'."),
    ("depth = 1\nnothing()\n", "spiders/other.py, line 2, cannot be read: name 'nothing' is not defined."),
    (f"{HEAD}    name = 'resources'\n", "spiders/other.py and spiders/resources.py both have a spider named resources"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A project with a spider of its own, and with pipelines of its own."""
    folder = tmp_path_factory.mktemp("project")
    with SmallWeb().in_thread() as web:
        assert isinstance(web, SmallWeb)
        web.pages["/breaks"] = listing("http://x.example:{port}/gone")
        assert Place(folder, web).run("init", "mine", "--with-pipelines").status == 0
        place = Place(folder / "mine", web)
        place.configure()
        (place.folder / "spiders" / "associations.py").write_text(SPIDER)
        (place.folder / "spiders" / "forgetful.py").write_text(FORGETFUL)
        (place.folder / "mail" / "en" / "no-match.txt").write_text("Mine\n\nOn {{ page }}: {{ dead_link }}")
        (place.folder / "mail" / "en" / "several.txt").write_text("{{ nothing }}")  # told of only when it is wanted
        store = place.folder / "pipelines" / "store.py"
        store.write_text(store.read_text() + PIPELINE.replace("Told", "StorePipeline"))
        yield place


@pytest.fixture(scope="module")
def crawled(place: Place) -> Done:
    web = place.web
    return place.run(
        "crawl", "bees", "--spider", "associations", "--out", "own.xlsx",
        "--pages", web.url(HOST, "/links"), "--pages", web.url(HOST, "/breaks"),
    )  # fmt: skip


def outcomes(workbook: Path) -> dict[str, str]:
    return {row["Page"]: row["Outcome"] for row in sheet(workbook, "Pages")}


def test_the_projects_own_spider_is_found(crawled: Done, place: Place) -> None:
    assert crawled.status == 0, crawled.err
    assert [row["Dead address"] for row in sheet(place.folder / "own.xlsx", "Prospects")] == [
        place.web.url("x.example", "/gone")
    ]


def test_the_projects_own_mail_is_drafted(crawled: Done, place: Place) -> None:
    (row,) = sheet(place.folder / "own.xlsx", "Prospects")
    assert (row["Mail subject"], row["Mail text"]) == ("Mine", f"On {row['Page to contact']}: {row['Dead address']}")
    assert "mail/en" not in crawled.err


def test_a_page_on_which_the_spider_fails_does_not_end_the_run(crawled: Done, place: Place) -> None:
    found = outcomes(place.folder / "own.xlsx")
    assert found[place.web.url(HOST, "/breaks")] == "spiders/associations.py, line 13, failed: odd markup"
    assert "LookupError: odd markup" in crawled.err


def test_the_spiders_own_depth_holds(crawled: Done, place: Place) -> None:
    assert set(outcomes(place.folder / "own.xlsx")) == {place.web.url(HOST, path) for path in ("/links", "/breaks")}


def test_the_projects_own_pipelines_come_before_the_shipped_ones(crawled: Done, place: Place) -> None:
    assert f"told of {place.web.url(HOST, '/links')}" in crawled.out


def test_scrapy_finds_the_same_and_its_arguments_come_before_the_spider(crawled: Done, place: Place) -> None:
    web = place.web
    done = place.run(
        "crawl", "associations", "-a", "keyword=bees", "-a", "out=scrapy.xlsx", "-a", "depth=1",
        "-a", f"pages={web.url(HOST, '/links')} {web.url(HOST, '/breaks')}", module="scrapy",
    )  # fmt: skip
    assert done.status == 0, done.err
    out = place.folder / "scrapy.xlsx"
    rows = timeless(sheet(out, "Prospects"))
    first = web.url(HOST, "/links")
    assert [row for row in rows if row["Page to contact"] == first] == timeless(
        sheet(place.folder / "own.xlsx", "Prospects")
    )
    assert outcomes(out)[web.url(HOST, "/links/page/2")] == "read"
    assert {row["Dead address"] for row in rows} == {web.url("x.example", "/gone"), "http://gone.example/"}


def test_a_spider_that_is_not_there_is_named_with_those_that_are(place: Place) -> None:
    done = place.run("crawl", "bees", "--spider", "nobody", "--pages", place.web.url(HOST, "/links"))
    assert done.status == 2
    assert done.err == (
        "brokenlinks: There is no spider named nobody in spiders/. There is: associations, awesome,"
        " forgetful, institutions, libguides, resources, wikipedia.\n"
    )


def test_a_spider_that_reads_nothing_is_told_what_to_return(place: Place) -> None:
    done = place.run(
        "crawl", "bees", "--spider", "forgetful", "--out", "no.xlsx", "--pages", place.web.url(HOST, "/links")
    )
    assert done.status == 2
    assert done.err == (
        "brokenlinks: No page could be read: "
        "read() of the spider forgetful must return a ResourcePage; it returned None.\n"
    )


@pytest.mark.parametrize(("text", "says"), BROKEN, ids=["syntax", "import", "name", "twice"])
def test_a_broken_file_in_spiders_costs_one_sentence(place: Place, tmp_path: Path, text: str, says: str) -> None:
    mine = Place(tmp_path / "mine", place.web)
    assert place.run("init", str(mine.folder)).status == 0
    (mine.folder / "spiders" / "other.py").write_text(text)
    done = mine.run("crawl", "bees", "--pages", place.web.url(HOST, "/links"))
    assert done.status == 2
    assert done.said.startswith(f"brokenlinks: {says}")
    assert done.said.count("\n") == 1
