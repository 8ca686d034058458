"""The session between spider and store, without Scrapy running."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.config import Settings
from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.session import CrawlSession
from brokenlinks.crawling.settings_text import changed_settings, sources_as_text, value_as_text
from brokenlinks.errors import BadInput
from brokenlinks.models import NOT_ASKED, Reason, State, Verdict
from brokenlinks.store import views
from tests.store.given import START, ask, page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PAGE = "http://a.example/links"
#: Settled without asking anybody.
LINK = "http://["


@asynccontextmanager
async def session(folder: Path, *content: str, **settings: Any) -> AsyncIterator[CrawlSession]:
    """A session whose one page is queued."""
    (folder / "out").mkdir()
    job = CrawlJob("bees", (PAGE,), content, out=folder / "out" / "prospects.xlsx", db=folder / "project.db")
    made = CrawlSession(job, Settings(**settings), "resources")
    ask(made.store, made.run, PAGE)
    try:
        yield made
    finally:
        await made.close()
        made.store.connection.close()


async def test_a_verdict_that_is_not_yet_written_down_counts_all_the_same(tmp_path: Path) -> None:
    """Verdicts are written in groups: another page with the same link may come in between."""
    async with session(tmp_path) as made:
        made.pages.read(page(PAGE, LINK))
        made.check_page(page(PAGE, LINK))
        made.check_page(page(PAGE, LINK))
        assert (made.progress.links, made.progress.checked) == (1, 1)
        await made.links_settled()
        made.check_page(page(PAGE, LINK))
        assert made.progress.links == 1
        assert made.store.connection.execute("SELECT count(*) FROM verdict").fetchone() == (1,)


async def test_excluded_links_are_skipped_and_counted(tmp_path: Path) -> None:
    async with session(tmp_path, exclude=["left.example"]) as made:
        read = page(PAGE, "http://left.example/", "http://www.left.example/page")
        made.pages.read(read)
        made.check_page(read)
        await made.links_settled()
        assert views.reasons(made.store.connection, made.run) == ({Reason.EXCLUDED: 2}, 0)
        made.write_workbook()
        assert made.result is not None
        assert made.result.prospects == 0


async def test_a_workbook_that_cannot_be_written_at_the_end_is_told_of(tmp_path: Path) -> None:
    """Not raised: in a pipeline that would be a traceback, and no sentence."""
    async with session(tmp_path) as made:
        made.pages.read(page(PAGE))
        (tmp_path / "out").rmdir()
        made.write_workbook()
        assert isinstance(made.failure, BadInput)
        assert "There is no folder" in str(made.failure)
        assert made.result is None
        unfinished = made.store.connection.execute("SELECT finished_at FROM run").fetchone()
        assert unfinished == (None,)  # the same command goes on


async def test_a_second_run_on_the_same_file_is_refused(tmp_path: Path) -> None:
    async with session(tmp_path) as made:
        with pytest.raises(BadInput, match="is being used by another run"):
            CrawlSession(made.job, made.settings, "resources")
    CrawlSession(made.job, made.settings, "resources").store.connection.close()


@pytest.mark.parametrize(
    ("text", "told"), [("# Hives\n", True), ("---\nurl: http://own.example/hives\n---\n# Hives\n", False)]
)
async def test_content_without_web_addresses_is_told_of(tmp_path: Path, text: str, told: bool) -> None:
    file = tmp_path / "hives.md"
    file.write_text(text)
    async with session(tmp_path, str(file)) as made:
        await made._read_content()
        assert len(made.own) == 1
        assert [note.split(":")[0] for note in made.notes] == [f"{file} has no web addresses"] * told


async def test_a_stop_is_told_once_and_first(tmp_path: Path) -> None:
    async with session(tmp_path) as made:
        made.notes.append("Another.")
        made.stop()
        made.stop()
        assert [note.startswith("The run was stopped") for note in made.notes] == [True, False]


async def test_links_that_the_own_network_failed_are_left_for_the_next_run(tmp_path: Path) -> None:
    silent = Verdict(
        LINK, State.UNCLEAR, Reason.UNREACHABLE, 0, "not asked", None, LINK, START, details={NOT_ASKED: True}
    )
    async with session(tmp_path) as made:
        made.pages.read(page(PAGE, LINK))
        made.links._on_verdict(silent)
        made.links._on_verdict(silent)
        await made.links_settled()
        made.write_workbook()
        assert made.result is not None
        assert made.result.summary.complete is False
        assert made.result.summary.unchecked == 1
        assert [note.split(",")[0] for note in made.notes] == ["Your network was down or filtered"]
    again = CrawlSession(made.job, made.settings, "resources")
    assert again.resumed
    again.store.connection.close()


def test_only_changed_settings_are_told() -> None:
    assert changed_settings(Settings()) == {}
    settings = Settings(depth=3, page_delay=2.0, obey_robots=False, second_nameservers=[], hosts={"a.example": "::1"})
    assert changed_settings(settings) == {
        "depth": "3",
        "page_delay": "2",
        "obey_robots": "no",
        "second_nameservers": "none",
        "hosts": "a.example = ::1",
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (0.25, "0.25"),
        (10_000_000.0, "10000000"),
        (["10.0.0.0/8", "::1/128"], "10.0.0.0/8\n::1/128"),
        (["x"] * 5, "x\nx\nx\nx\nx"),
        (["x"] * 6, "6 entries"),
        ({str(number): "x" for number in range(50)}, "50 entries"),
        ({}, "none"),
        ("", "none"),
    ],
)
def test_values_are_written_as_people_write_them(value: object, text: str) -> None:
    assert value_as_text(value) == text


def test_sources_are_one_a_line() -> None:
    assert sources_as_text([]) == "none"
    assert sources_as_text(["a b.csv", "https://a.example/"]) == "a b.csv\nhttps://a.example/"
    assert sources_as_text([str(number) for number in range(99)], most=3) == "0\n1\nand 97 more"
