"""Crawls with --browser: scrapy-playwright opens what only a browser can judge."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.demo.web import Answer, PretendWeb
from tests.browser.chromium import APP, application, needs_chromium
from tests.crawling.runs import Place, ended, sheet, text_of, wait_until
from tests.crawling.small_web import HOST, SmallWeb, listing
from tests.web import behaviours as b
from tests.web.files import robots_disallow_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from brokenlinks.demo.web import Exchange

STUCK: Final = Answer(body="<title>App</title><div id=root></div><script>fetch('/never')</script>")


async def for_browsers(exchange: Exchange) -> Answer:
    if "upgrade-insecure-requests" not in exchange.seen.headers:
        return b.forbidden
    return Answer(headers={"Content-Type": "application/zip"}, body=b"PK")


class WithApplications(SmallWeb):
    """`/links` has links to an application, and to a page that never has loaded."""

    def __init__(self) -> None:
        super().__init__()
        spring, winter = f"http://{APP}:{{port}}/spring", f"http://{APP}:{{port}}/winter"
        self.pages["/links"] = listing(spring, winter, "http://files.example:{port}/kit.zip")
        self.pages["/stuck"] = listing("http://stuck.example:{port}/")
        self.sites = {
            **self.sites,
            APP: {**application(), "/robots.txt": robots_disallow_all},
            "files.example": {"/kit.zip": for_browsers},
            "stuck.example": {"/never": b.hangs, "*": STUCK},
        }


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with WithApplications().in_thread() as web:
        made = Place(tmp_path, web)
        made.configure()
        yield made


@needs_chromium
def test_a_crawl_with_a_browser(place: Place) -> None:
    command = ("crawl", "bees", "--pages", place.web.url(HOST, "/links"))
    first = place.run(*command)
    assert first.status == 0, first.err
    (page,) = sheet(place.folder / "prospects.xlsx", "Pages")
    assert page["Unclear"] == 3

    second = place.run(*command, "--browser")  # and those that are unclear since a moment are looked at
    assert second.status == 0, second.err
    (prospect,) = sheet(place.folder / "prospects.xlsx", "Prospects")
    assert prospect["Dead link"] == place.web.url(APP, "/winter")
    assert "in a browser: GET 200 twice" in prospect["Evidence"]
    (page,) = sheet(place.folder / "prospects.xlsx", "Pages")
    assert (page["Alive"], page["Dead"], page["Unclear"]) == (2, 1, 0)
    assert "browser" in text_of(place.folder / "prospects.xlsx", "Summary")
    assert not place.web.asked(APP, "/robots.txt")
    assert "Traceback" not in second.err


@needs_chromium
def test_ctrl_c_while_a_page_is_open(place: Place) -> None:
    process = place.start("crawl", "bees", "--pages", place.web.url(HOST, "/stuck"), "--browser")
    wait_until(lambda: bool(place.web.asked("stuck.example", "/never")), process)
    process.send_signal(signal.SIGINT)
    done = ended(process)
    assert done.status == 130
    assert "Traceback" not in done.err
    (page,) = sheet(place.folder / "prospects.xlsx", "Pages")
    assert page["Unclear"] == 1  # as it was before


@needs_chromium
def test_ctrl_c_on_a_check_while_a_page_is_open(place: Place) -> None:
    (place.folder / "links.txt").write_text(place.web.url("stuck.example"), encoding="utf-8")
    process = place.start("check", "links.txt", "--browser")
    wait_until(lambda: bool(place.web.asked("stuck.example", "/never")), process)
    process.send_signal(signal.SIGINT)
    done = ended(process)
    assert done.status == 130
    assert done.err.startswith("You stopped it: links that still waited for the browser")
    assert ",unclear,script_only," in done.out


def test_a_crawl_without_a_chromium(place: Place) -> None:
    place.configure(browser=True, browser_path=str(place.folder / "missing"))
    done = place.run("crawl", "bees", "--pages", place.web.url(HOST, "/links"))
    assert done.status == 0, done.err
    assert done.err.count("Chromium could not be started") == 1
    (page,) = sheet(place.folder / "prospects.xlsx", "Pages")
    assert page["Unclear"] == 3
    assert "Chromium could not be started" in text_of(place.folder / "prospects.xlsx", "Summary")


SCRIPTED: Final = Answer(
    body="<!doctype html><title>Hive links</title><h1>Hive links</h1><ul id=list></ul><script>"
    "for (const name of ['one', 'two']) document.getElementById('list').innerHTML +="
    " `<li><a href='http://links.example:{port}/${name}'>Hives ${name}</a> by script</li>`;"
    "</script><img src=/photo.png>"
)


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[Place]:
    sites = {HOST: {"/links": SCRIPTED, "/photo.png": b.ok}, "links.example": {"/one": b.gone, "/two": b.ok}}
    with PretendWeb(sites).in_thread() as web:
        made = Place(tmp_path, web)
        made.configure(render=True, snowball=False)
        yield made


@needs_chromium
def test_pages_made_by_scripts_are_read_as_a_browser_shows_them(scripted: Place) -> None:
    done = scripted.run("crawl", "bees", "--pages", scripted.web.url(HOST, "/links"))
    assert done.status == 0, done.err
    (prospect,) = sheet(scripted.folder / "prospects.xlsx", "Prospects")
    assert (prospect["Anchor text"], prospect["Section"]) == ("Hives one", "Hive links")
    assert prospect["Sentence"] == "Hives one by script"
    assert not scripted.web.asked(HOST, "/photo.png")


def test_without_a_browser_pages_are_read_as_they_come(scripted: Place) -> None:
    scripted.configure(render=True, snowball=False, browser_path=str(scripted.folder / "none"))
    done = scripted.run("crawl", "bees", "--pages", scripted.web.url(HOST, "/links"))
    assert done.status == 0, done.err
    (page,) = sheet(scripted.folder / "prospects.xlsx", "Pages")
    assert (page["Outcome"], page["External links"]) == ("read", 0)
    assert "pages are read without what their scripts would add." in text_of(
        scripted.folder / "prospects.xlsx", "Summary"
    ).replace("\n", " ")
