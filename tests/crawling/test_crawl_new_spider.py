"""A spider of one's own, from the command that writes it to the run."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from tests.crawling.runs import CHECKOUT, Place, sheet, text_of
from tests.crawling.small_web import HOST, SmallWeb

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPIDER = '''
from brokenlinks.crawling.spider import BrokenLinksSpider


class ClinicsSpider(BrokenLinksSpider):
    """Reads what clinics link to.

    More of it.
    """

    name = "clinics"
    depth = 1
    start_pages = "{start}"
    links_css = "#list"
    follow = r"/old/\\d+"
    dont_follow = "/old/9"
'''
PAGE = """<title>Clinics</title><p id="{id}"><a href="http://x.example:{{port}}/{gone}">Gone</a></p>
<a href="http://x.example:{{port}}/menu">Menu</a> <a href="/old/1">1</a> <a href="/old/9">9</a>"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("new")
    with SmallWeb().in_thread() as web:
        assert isinstance(web, SmallWeb)
        web.pages["/clinics"] = Answer(body=PAGE.format(id="list", gone="gone"))
        web.pages["/old/1"] = Answer(body=PAGE.format(id="other", gone="gone-too"))
        web.pages["/list.md"] = Answer(
            headers={"Content-Type": "text/plain; charset=utf-8"},
            body="# Hives\n\n- [Gone](http://x.example:{port}/gone-md) - A club.\n",
        )
        web.pages["/notes.txt"] = Answer(headers={"Content-Type": "text/plain"}, body="Nothing here.")
        assert Place(folder, web).run("init", "mine").status == 0
        place = Place(folder / "mine", web)
        place.configure()
        yield place


def checks(file: Path, *words: str) -> str:
    """What ruff says of a file, by the rules of this project."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "ruff", *words, "--config", str(CHECKOUT / "pyproject.toml"), str(file)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.stdout if done.returncode else ""


@pytest.mark.parametrize(
    ("module", "words", "url"),
    [
        ("brokenlinks", ("new-spider", "dental-clinics"), "https://www.example.org/links/"),
        ("brokenlinks", ("new-spider", "brewers2", "brew.example/links?a=1"), "https://brew.example/links?a=1"),
        ("scrapy", ("genspider", "-t", "industry", "hiking-blog", "hike.example"), "https://hike.example"),
    ],
)
def test_a_spider_to_begin_with(place: Place, module: str, words: tuple[str, ...], url: str) -> None:
    """Both commands write the same file, which passes this project's own checks."""
    name = words[-2] if module == "scrapy" or len(words) == 3 else words[-1]
    done = place.run(*words, module=module)
    assert done.status == 0, done.err
    file = place.folder / "spiders" / f"{name.replace('-', '_')}.py"
    text = file.read_text(encoding="utf-8")
    assert f'name = "{name}"' in text
    assert f'# start_pages = ("{url}",)' in text
    assert "$" not in text
    assert checks(file, "check") == ""
    assert checks(file, "format", "--check", "--diff") == ""


def test_it_runs_as_it_is(place: Place) -> None:
    name = "beekeepers"
    assert place.run("new-spider", name).status == 0
    web = place.web
    done = place.run("crawl", "bees", "--spider", name, "--pages", web.url(HOST, "/clinics"), "--out", f"{name}.xlsx")
    assert done.status == 0, done.err
    assert {row["Dead address"] for row in sheet(place.folder / f"{name}.xlsx", "Prospects")} == {
        web.url("x.example", "/gone"), web.url("x.example", "/menu"),
    }  # fmt: skip


def test_with_every_line_uncommented_it_is_still_a_spider(place: Place) -> None:
    """The examples in the file are right: names, types and values."""
    assert place.run("new-spider", "examples").status == 0
    file = place.folder / "spiders" / "examples.py"
    lines = file.read_text(encoding="utf-8").splitlines()
    code = re.compile(r"( +)# ((?:[a-z_]+ = .*)|(?:def .*:)|(?: {4}\S.*))")
    text = "\n".join(found[1] + found[2] if (found := code.fullmatch(line)) else line for line in lines)
    text = text.replace("from brokenlinks", "import dataclasses\n\nfrom brokenlinks", 1).replace("render = True", "")
    made = ast.parse(text).body[-1]
    assert isinstance(made, ast.ClassDef)
    assert len(made.body) > 15
    file.write_text(text.replace("https://www.example.org/links/", place.web.url(HOST, "/clinics")), encoding="utf-8")
    # Its links_css finds nothing on the page: read, and said so.
    done = place.run(
        "crawl", "bees", "--spider", "examples", "--pages", place.web.url(HOST, "/clinics"), "--depth", "0"
    )
    assert done.status == 0, done.err
    assert "of the spider examples found nothing on one page" in done.err
    file.unlink()


def test_a_name_that_another_file_has(place: Place) -> None:
    other = place.folder / "spiders" / "other_file.py"
    other.write_text(SPIDER.replace('"clinics"', '"taken"').format(start="https://a.example/"), encoding="utf-8")
    done = place.run("new-spider", "taken")
    other.unlink()
    assert done.err == (
        "brokenlinks: There is a spider named taken already, in spiders/other_file.py: choose another name.\n"
    )


def test_outside_of_a_project(place: Place, tmp_path: Path) -> None:
    done = place.run("new-spider", "bees", cwd=tmp_path)
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert done.err == (
        "brokenlinks: There is no project here to write a spider into: `brokenlinks init DIR` makes one.\n"
    )


def test_spiders_are_listed_with_what_they_read_and_their_file(place: Place) -> None:
    file = place.folder / "spiders" / "clinics.py"
    file.write_text(SPIDER.format(start="https://a.example/"), encoding="utf-8")
    done = place.run("spiders")
    file.unlink()
    assert (done.status, done.err) == (0, "")
    rows = [re.split(r"\s{2,}", line, maxsplit=2) for line in done.out.splitlines()]
    assert rows == sorted(rows)
    assert ["clinics", "spiders/clinics.py", "Reads what clinics link to."] in rows
    assert {"awesome", "institutions", "libguides", "resources", "wikipedia"} <= {name for name, *_ in rows}
    assert all(len(row) == 3 for row in rows)


def test_attributes_hold_in_a_run(place: Place) -> None:
    """Pages to start from, where links live, what is followed and what not; and what is said of another layout."""
    web = place.web
    file = place.folder / "spiders" / "clinics.py"
    file.write_text(SPIDER.format(start=web.url(HOST, "/clinics")), encoding="utf-8")
    done = place.run(
        "crawl", "bees", "--spider", "clinics", "--pages", web.url(HOST, "/links"), "--out", "clinics.xlsx"
    )
    file.unlink()
    assert done.status == 0, done.err
    out = place.folder / "clinics.xlsx"
    assert {row["Page"]: row["Outcome"] for row in sheet(out, "Pages")}.items() >= {
        web.url(HOST, "/clinics"): "read", web.url(HOST, "/old/1"): "read", web.url(HOST, "/links"): "read",
    }.items()  # fmt: skip
    assert web.url(HOST, "/old/9") not in {row["Page"] for row in sheet(out, "Pages")}
    assert {row["Dead address"] for row in sheet(out, "Prospects")} == {web.url("x.example", "/gone")}
    note = re.search(
        r"links_css or links_xpath of the spider clinics found nothing on (\d+) pages, the first ", done.err
    )
    assert note
    assert int(note[1]) >= 2
    assert note[0] in text_of(out, "Summary")


def test_markdown_is_read_and_other_text_is_not(place: Place) -> None:
    web = place.web
    done = place.run(
        "crawl",
        "bees",
        "--pages",
        web.url(HOST, "/list.md"),
        "--pages",
        web.url(HOST, "/notes.txt"),
        "--out",
        "md.xlsx",
    )
    assert done.status == 0, done.err
    (row,) = sheet(place.folder / "md.xlsx", "Prospects")
    assert (row["Dead address"], row["Anchor text"], row["Section"]) == (
        web.url("x.example", "/gone-md"), "Gone", "Hives",
    )  # fmt: skip
    found = {row["Page"]: row["Outcome"] for row in sheet(place.folder / "md.xlsx", "Pages")}
    assert found[web.url(HOST, "/notes.txt")] == "no web page (text/plain)"


@pytest.mark.parametrize(
    ("module", "line", "said"),
    [
        (
            "scrapy",
            'except_css = "main["',
            "except_css of the spider clinics (spiders/clinics.py) cannot be 'main[': it is no CSS",
        ),
        (
            "brokenlinks",
            "min_page_score = 1001",
            "the spider's attribute min_page_score cannot be 1001: input should be less than",
        ),
    ],
)
def test_a_wrong_attribute_ends_the_run_before_it_begins(place: Place, module: str, line: str, said: str) -> None:
    # The lines differ in length: Python knows a changed file by its time, in seconds, and its size.
    file = place.folder / "spiders" / "clinics.py"
    file.write_text(SPIDER.format(start="https://a.example/") + f"    {line}\n", encoding="utf-8")
    page = place.web.url(HOST, "/links")
    words = ("bees", "--spider", "clinics", "--pages", page)
    if module == "scrapy":
        words = ("clinics", "-a", "keyword=bees", "-a", f"pages={page}")
    done = place.run("crawl", *words, module=module)
    file.unlink()
    assert done.status == 2
    assert done.said.startswith(f"brokenlinks: {said}")
    assert done.said.count("\n") == 1
