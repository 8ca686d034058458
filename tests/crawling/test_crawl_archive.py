"""What dead pages were: whole crawls on a pretend web with a pretend Wayback Machine."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.archive import finding, wayback
from brokenlinks.demo.web import Answer
from brokenlinks.store import views
from tests.crawling.archived_web import ArchivedWeb, own_pages
from tests.crawling.runs import Place, ended, sheet, text_of, wait_until
from tests.crawling.sessions import Run, run_of
from tests.store.given import page
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from brokenlinks.archive.asking import Asking
    from brokenlinks.archive.kept import Past
    from brokenlinks.demo.web import Behaviour, Exchange


@pytest.fixture
def web() -> Iterator[ArchivedWeb]:
    with ArchivedWeb().in_thread() as running:
        assert isinstance(running, ArchivedWeb)
        yield running


def place_at(web: ArchivedWeb, folder: Path, **changes: Any) -> Place:
    made = Place(folder, web)
    made.configure(archive=True, wayback=web.table, **changes)
    return made


def words(web: ArchivedWeb, folder: Path) -> list[str]:
    return ["crawl", "weaving", "--depth", "0", "--content", str(own_pages(folder)),
            *(word for address in web.pages for word in ("--pages", address))]  # fmt: skip


def test_what_the_archive_knows_stands_in_the_workbook_and_is_not_asked_twice(web: ArchivedWeb, tmp_path: Path) -> None:
    place = place_at(web, tmp_path)
    out = tmp_path / "prospects.xlsx"
    done = place.run(*words(web, tmp_path))
    assert done.status == 0, done.err
    assert "5 looked up" not in done.err  # "never" has no copy, and was looked up all the same
    targets = {row["Dead page"]: row for row in sheet(out, "Dead targets")}
    rows = {row["Dead link"]: row for row in sheet(out, "Prospects") if row["Page to contact"] == web.pages[0]}

    knots = targets[web.dead("/knots")]
    copy = f"{web.table['url']}web/20170501000000/{web.dead('/knots')}"
    assert (knots["Archived copy"], knots["Pages"]) == (copy, 2)
    assert knots["It was about"] == "Knots for weavers: Which knot holds which yarn."
    days = [knots[name].date().isoformat() for name in ("Archived from", "Archived until", "Gone by")]
    assert days == ["2012-03-01", "2017-05-01", "2019-06-01"]
    assert knots["Offer this page"] == "http://own.example/knots"
    assert rows[web.dead("/knots")]["Archived copy"] == copy

    # Neither anchor nor address say what it was.
    unnamed = rows[web.dead("/p?id=17")]
    assert unnamed["Offer this page"] == "http://own.example/inkle"
    assert "Inkle bands and how to weave them" in unnamed["It was about"]

    moved = rows[web.dead("/indigo", "dyes.example")]
    assert moved["Moved to"] == web.url("newhome.example", "/indigo")
    assert "it has moved: tell its new address" in moved["Why"]
    assert (moved["Offer this page"], moved["Runner-up"]) == (None, None)
    moved = targets[web.dead("/indigo", "dyes.example")]
    assert (moved["Moved to"], moved["Offer this page"]) == (web.url("newhome.example", "/indigo"), None)
    # The new address is dead as well.
    gone = rows[web.dead("/madder", "dyes.example")]
    assert (gone["Moved to"], gone["Offer this page"]) == (None, "http://own.example/madder")
    assert web.url("newhome.example", "/madder") not in targets

    never = targets[web.dead("/never")]
    assert (never["Archived copy"], never["Archived until"], never["It was about"]) == ("none", None, "Loom repairs")
    usurped = rows[web.url("guild.example")]
    assert (usurped["Reason"], usurped["Confidence"]) == ("taken over", 0.85)
    assert "and is now “Best online slots and roulette” (Lucky Meridian Ltd)" in usurped["Evidence"]
    assert usurped["It was about"].startswith("Handweaving for beginners")
    assert usurped["Offer this page"] == "http://own.example/handweaving"
    assert "20150301" in usurped["Archived copy"]

    to_write = [row["Dead page"] for row in sheet(out, "Content to write")]
    assert to_write == [web.dead("/never")]
    assert "Wayback Machine" not in text_of(out, "Summary")
    # Of the site that was taken over the archive was asked twice: its last copy is the casino's.
    assert web.questions == ["", "", "indigo", "knots", "madder", "never", "p?id=17"]

    asked = len(web.double.questions), len(web.double.captures)
    done = place.run(*words(web, tmp_path))
    assert done.status == 0, done.err
    assert (len(web.double.questions), len(web.double.captures)) == asked
    again = {row["Dead page"]: row for row in sheet(out, "Dead targets")}
    for name in ("Archived copy", "It was about", "Gone by", "Moved to", "Offer this page"):
        assert {url: row[name] for url, row in again.items()} == {url: row[name] for url, row in targets.items()}


def test_a_run_that_is_killed_while_it_looks_up_asks_nothing_twice(web: ArchivedWeb, tmp_path: Path) -> None:
    place = place_at(web, tmp_path)
    index = web.double.site["/cdx/search/cdx"]
    assert not isinstance(index, Answer)
    hung: list[str] = []

    async def hanging(exchange: Exchange) -> Answer | None:
        if "never" not in exchange.seen.query or hung:
            return await index(exchange)
        hung.append(exchange.seen.query)
        await exchange.until_hung_up()
        return None

    async def gone_late(_exchange: Exchange) -> Answer:
        while not kept(tmp_path):  # noqa: ASYNC110 another process writes it
            await asyncio.sleep(0.01)
        return b.gone

    web.archive["/cdx/search/cdx"] = hanging
    web.targets["/never"] = gone_late
    process = place.start(*words(web, tmp_path))
    wait_until(lambda: bool(hung), process)
    process.send_signal(signal.SIGKILL)
    ended(process)
    before = kept(tmp_path)
    assert before
    assert web.dead("/never") not in before
    web.double.questions.clear()
    web.double.captures.clear()
    done = place.run(*words(web, tmp_path))
    assert done.status == 0, done.err
    assert web.dead("/never") in web.double.questions
    assert before.isdisjoint(web.double.questions)
    assert before.isdisjoint(url for _, url in web.double.captures)
    assert len(kept(tmp_path)) == 6


def kept(folder: Path) -> set[str]:
    """The addresses that the file has the archive's answer of."""
    if not (folder / "prospects.db").exists():
        return set()
    with closing(sqlite3.connect(folder / "prospects.db")) as connection:
        try:
            keys = connection.execute("SELECT key FROM answer WHERE service = 'wayback'").fetchall()
        except sqlite3.OperationalError:  # its tables are being made
            return set()
    return {address for (key,) in keys for _, _, address in [key.rpartition(" ")]}


# --- without Scrapy: the page is read, and the session does the rest


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(429, {"Retry-After": "0"}), "it says that it was asked too often; run again later"),
        (Answer(503, {"Retry-After": "0"}), "it is out of order (status 503); run again later"),
        (b.resets, "; check your network"),
        (Answer(403), "it refuses the request (status 403); run again later, or check url in [wayback]"),
    ],
)
async def test_an_archive_that_refuses_costs_one_sentence(
    web: ArchivedWeb, tmp_path: Path, answer: Answer | Behaviour, why: str
) -> None:
    web.archive |= {"/cdx/search/cdx": answer, "*": answer}
    links = [web.dead(f"/{number}") for number in range(30)]
    async with run_of(web, tmp_path, web.table, archive_pages=25) as run:
        await run.read(links)
        assert await run.end() == dict.fromkeys(links)
        assert [note.split(":")[0] for note in run.notes] == ["The Wayback Machine is left out from here on"]
        assert why in run.notes[0]
        assert "30 dead pages are not looked up." in run.notes[0]
        assert run.is_complete
        assert run.session.progress.looked_up == 0
    assert run.notes[0] in text_of(run.out, "Summary").replace("\n", " ")


async def test_without_archive_nothing_is_asked(web: ArchivedWeb, tmp_path: Path) -> None:
    async with run_of(web, tmp_path, web.table, archive=False) as run:
        await run.read([web.dead("/knots")])
        assert await run.end() == {web.dead("/knots"): None}
        assert (run.notes, run.is_complete) == ([], True)
    assert web.double.questions == []


async def test_what_most_pages_link_to_is_looked_up_first(web: ArchivedWeb, tmp_path: Path) -> None:
    links = [web.dead("/a"), web.dead("/knots"), web.dead("/never")]
    async with run_of(web, tmp_path, web.table, archive_pages=1) as run:
        archive = run.session.archive
        run.session.pages.read(page("http://other.example/", *links))
        run.session.pages.read(page("http://further.example/", links[1]))
        archive.wake(links)
        await archive.finish()
        assert [url for url in links if archive.known(url)] == [links[1]]
        assert archive.notes == [
            "2 dead pages were not looked up in the Wayback Machine: raise archive_pages for more."
        ]
    assert web.questions == ["knots"]


async def test_a_fault_with_one_page_costs_neither_the_others_nor_the_run(
    web: ArchivedWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def faulty(asking: Asking, url: str) -> Past:
        if "never" in url:
            raise RuntimeError("an odd page")
        return await found(asking, url)

    found = finding.find
    monkeypatch.setattr(wayback, "find", faulty)
    async with run_of(web, tmp_path, web.table) as run:
        await run.read([web.dead("/knots"), web.dead("/never")])
        copies = await run.end()
        assert copies[web.dead("/knots")]
        assert copies[web.dead("/never")] is None
        assert run.notes == [
            "1 dead page is not looked up in the Wayback Machine (RuntimeError: an odd page): run again later."
        ]
        assert run.is_complete
    assert "an odd page" in caplog.text


async def test_a_fault_of_the_whole_is_told_and_logged(
    web: ArchivedWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> dict[str, int]:
        raise sqlite3.DatabaseError("no such table")

    monkeypatch.setattr(views, "pages_linking", broken)
    async with run_of(web, tmp_path, web.table) as run:
        await run.read([web.dead("/knots")])
        assert await run.end() == {web.dead("/knots"): None}
        (note,) = run.notes
        assert note.startswith("Looking dead pages up in the Wayback Machine broke off (DatabaseError: no such table)")
        assert run.is_complete
    assert "looking dead pages up failed" in caplog.text


async def test_a_stop_while_the_archive_is_asked(web: ArchivedWeb, tmp_path: Path) -> None:
    web.archive["/cdx/search/cdx"] = b.hangs
    async with run_of(web, tmp_path, web.table) as run:
        await run.read([web.dead("/knots")])
        asyncio.get_running_loop().call_soon(run.session.archive.wake, [])  # nothing new
        ending = asyncio.create_task(run.end())
        while not web.requests or web.requests[-1].path != "/cdx/search/cdx":  # noqa: ASYNC110 another thread's
            await asyncio.sleep(0.01)
        run.session.stop()
        assert await ending == {web.dead("/knots"): None}
        assert [note.split(" before")[0] for note in run.notes] == ["The run was stopped"]
        run.session.archive.wake([web.dead("/late")])  # begins nothing any more
        await run.session.archive.finish()
    web.archive["/cdx/search/cdx"] = web.double.site["/cdx/search/cdx"]
    async with run_of(web, tmp_path, web.table) as run:
        assert run.session.resumed
        await run.session.begin()
        copies = await run.end()
        assert copies[web.dead("/knots")]
        assert run.is_complete
    assert web.questions == ["knots"]


def test_dead_links_may_be_told_of_before_there_is_an_event_loop(web: ArchivedWeb, tmp_path: Path) -> None:
    run = Run(web, tmp_path, web.table)
    run.session.archive.wake([web.dead("/knots")])

    async def rest() -> None:
        await run.session.archive.finish()
        known = run.session.archive.known(web.dead("/knots"))
        assert known is not None
        assert known.title == "Knots for weavers"
        await run.session.close()

    asyncio.run(rest())
    run.session.store.connection.close()
