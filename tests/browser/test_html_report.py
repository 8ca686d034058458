"""The HTML report in a real Chromium: it works, and nothing that a page says does."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

from brokenlinks.browser.options import EXECUTABLES
from brokenlinks.html_report import render
from brokenlinks.html_report.rows import shown_text
from brokenlinks.models import Reason
from tests.browser.chromium import needs_chromium
from tests.html_report.hostile import ADDRESSES, TEXTS, of_all, saying
from tests.workbook.samples import DATA, EMPTY, NOW, PROSPECT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser, Page

    from brokenlinks.workbook_data import Prospect, WorkbookData

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="module")]

PHONE: Final = 390  #: pixels


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium() -> AsyncIterator[Browser]:
    executable = next(filter(None, map(shutil.which, EXECUTABLES)))
    async with async_playwright() as playwright:
        sandbox = hasattr(os, "geteuid") and os.geteuid() != 0
        started = await playwright.chromium.launch(executable_path=executable, chromium_sandbox=sandbox)
        yield started
        await started.close()


def put(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


class Shown:
    """A report in a tab, and what came of it beside what is seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []  #: dialogs, errors, what the policy refused
        self.asked: list[str] = []  #: addresses
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    async def open(self, data: WorkbookData, path: Path) -> None:
        put(path, render(data, now=NOW))
        await self.page.goto(path.as_uri())
        assert self.asked == [path.as_uri()]

    async def column(self, number: int) -> list[str]:
        """The first line of each row's cell in a column."""
        cells = await self.page.locator(f"#table tbody tr:not(.details) td:nth-child({number})").all_inner_texts()
        return [text.split("\n")[0] for text in cells]

    async def found(self, expected: str) -> None:
        """Wait until so many are said to be found."""
        await self.page.wait_for_function("said => document.querySelector('#found').textContent === said", arg=expected)


@pytest_asyncio.fixture(loop_scope="module")
async def shown(chromium: Browser) -> AsyncIterator[Shown]:
    page = await chromium.new_page()
    yield Shown(page)
    await page.close()


def prospects(count: int) -> tuple[Prospect, ...]:
    return tuple(
        replace(PROSPECT, score=100 - number / 2, site=f"site{number:03}.example", page_title=f"Page {number}",
                anchor=f"Anchor {number}", offer=PROSPECT.offer if number % 2 else None,
                moved_to="http://new.example/" if number % 4 == 0 else "",
                reason=Reason.PARKED if number % 3 == 0 else Reason.DOMAIN_GONE)
        for number in range(count)
    )  # fmt: skip


async def test_hostile_text_is_shown_and_does_nothing(shown: Shown, tmp_path: Path) -> None:
    await shown.open(of_all(map(saying, TEXTS)), tmp_path / "report.html")
    expected = [shown_text(text) for text in TEXTS]
    assert await shown.page.locator("#table .anchor").all_text_contents() == expected
    assert await shown.page.locator(".note").all_text_contents() == expected
    for button in await shown.page.locator(".more button").all():
        await button.click()
    details = await shown.page.locator(".details dd bdi").all_text_contents()
    assert all(details.count(text) > 5 for text in expected)
    assert await shown.page.evaluate("window.harm") is None
    assert shown.troubles == []
    assert len(shown.asked) == 1


@pytest.mark.parametrize("text", TEXTS[:7:3])
async def test_a_hostile_keyword_is_the_title(shown: Shown, tmp_path: Path, text: str) -> None:
    await shown.open(saying(text), tmp_path / "report.html")
    assert await shown.page.title() == f"Broken links for “{text}”"
    assert await shown.page.evaluate("window.harm") is None
    assert shown.troubles == []


async def test_a_hostile_address_is_no_link(shown: Shown, tmp_path: Path) -> None:
    await shown.open(of_all(saying("text", address) for address in ADDRESSES), tmp_path / "report.html")
    assert await shown.page.locator("main a").count() == 0
    for button in await shown.page.locator(".more button").all():
        await button.click()
    links = await shown.page.locator("main a").evaluate_all("links => links.map(link => link.host)")
    # The archived copies, the pages on which contacts stand, and their forms.
    assert sorted(links) == ["library.example"] * 2 * len(ADDRESSES) + ["web.archive.org"] * len(ADDRESSES)
    assert shown.troubles == []


async def test_the_policy_stops_a_script_that_got_in_all_the_same(shown: Shown, tmp_path: Path) -> None:
    """What the second wall is worth, if the first should ever fall."""
    path = tmp_path / "report.html"
    broken = "<script>window.harm=1</script><img src=http://127.0.0.1:9/x onerror='window.harm=1'><style>*{}</style>"
    put(path, render(DATA, now=NOW).replace("</h1>", f"</h1>{broken}", 1))
    await shown.page.goto(path.as_uri())
    assert await shown.page.evaluate("window.harm") is None
    assert len([said for said in shown.troubles if "Content Security Policy" in said]) >= 3


async def test_right_to_left_text_leaves_its_neighbours_alone(shown: Shown, tmp_path: Path) -> None:
    await shown.open(saying("\u202egnp.exe"), tmp_path / "report.html")
    directions = await shown.page.evaluate(
        "[...document.querySelectorAll('#table bdi, h1 bdi, .note bdi')].map(e => getComputedStyle(e).unicodeBidi)"
    )
    assert set(directions) == {"isolate"}


@pytest.mark.parametrize("text", ["x" * 100_000, "漢字" * 800])
async def test_no_text_is_too_wide_for_a_phone(shown: Shown, tmp_path: Path, text: str) -> None:
    await shown.page.set_viewport_size({"width": PHONE, "height": 800})
    await shown.open(saying(text, f"http://x.example/{text[:900]}"), tmp_path / "report.html")
    await shown.page.locator(".more button").click()
    assert await shown.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE


async def test_searching_and_filtering(shown: Shown, tmp_path: Path) -> None:
    await shown.open(replace(DATA, prospects=prospects(60)), tmp_path / "report.html")
    page = shown.page
    await shown.found("60 prospects")
    await page.fill("#search", "SITE017.example anchor")
    await shown.found("1 of 60 prospects")
    assert await shown.column(2) == ["Page 17"]
    await page.fill("#search", "no such word")
    await shown.found("0 of 60 prospects")
    assert await page.locator("#table").is_hidden()
    await page.click("#clear")
    await shown.found("60 prospects")
    await page.select_option("#reason", "domain parked")
    await shown.found("20 of 60 prospects")
    await page.select_option("#offer", "moved")
    await shown.found("5 of 60 prospects")
    await page.select_option("#reason", "")
    await page.select_option("#offer", "none")
    await shown.found("15 of 60 prospects")
    await page.select_option("#offer", "page")
    await page.fill("#score", "90")
    await shown.found("10 of 60 prospects")
    assert shown.troubles == []


async def test_sorting(shown: Shown, tmp_path: Path) -> None:
    mixed = sorted(prospects(12), key=lambda row: row.anchor)
    await shown.open(replace(DATA, prospects=tuple(mixed)), tmp_path / "report.html")
    head = shown.page.locator("#table thead th")
    in_order = [f"Page {number}" for number in range(12)]
    assert await shown.column(2) == in_order  # the best first
    assert await head.nth(0).get_attribute("aria-sort") == "descending"
    await head.nth(0).locator("button").click()
    assert await shown.column(2) == in_order[::-1]
    await head.nth(1).locator("button").click()
    assert await shown.column(2) == in_order  # by site
    assert await head.nth(0).get_attribute("aria-sort") is None
    assert await head.nth(1).get_attribute("aria-sort") == "ascending"
    await head.nth(4).locator("button").click()
    assert (await shown.column(5))[:6] == ["A guide"] * 6  # what can be offered comes first


async def test_a_long_list_is_shown_a_page_at_a_time(shown: Shown, tmp_path: Path) -> None:
    await shown.open(replace(DATA, prospects=prospects(60)), tmp_path / "report.html")
    page = shown.page
    assert len(await shown.column(1)) == 25
    assert await page.locator("#before").is_disabled()
    await page.click("#after")
    await page.click("#after")
    assert await page.locator("#place").text_content() == "51–60 of 60"
    assert await shown.column(2) == [f"Page {number}" for number in range(50, 60)]
    assert await page.locator("#after").is_disabled()
    await page.click("#before")
    assert await page.locator("#place").text_content() == "26–50 of 60"


async def test_details_open_and_close(shown: Shown, tmp_path: Path) -> None:
    await shown.open(DATA, tmp_path / "report.html")
    button = shown.page.locator(".more button")
    await button.click()
    assert await button.get_attribute("aria-expanded") == "true"
    text = await shown.page.locator(".details").inner_text()
    assert PROSPECT.why in text
    assert PROSPECT.evidence in text
    assert "97 %" in text
    archived = shown.page.locator(".details a", has_text="web.archive.org")
    assert await archived.get_attribute("rel") == "noopener noreferrer nofollow"
    await button.click()
    assert await shown.page.locator(".details").count() == 0


async def test_a_report_without_prospects(shown: Shown, tmp_path: Path) -> None:
    await shown.open(EMPTY, tmp_path / "report.html")
    assert await shown.page.locator("#found").text_content() == "0 prospects"
    assert await shown.page.locator("#filters").is_hidden()
    assert shown.troubles == []
