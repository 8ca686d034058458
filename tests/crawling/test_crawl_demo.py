"""The whole job on the demo's web, which says itself what must be found."""

from __future__ import annotations

import json
import signal
import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from brokenlinks import urls
from brokenlinks.config import Settings
from brokenlinks.demo import site
from brokenlinks.demo.web import Answer
from brokenlinks.exporting import export_tables
from brokenlinks.exporting.formats import snake_case
from brokenlinks.workbook.labels import REASONS
from tests.crawling.runs import CHECKOUT, Done, Place, ended, sheet, timeless, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from brokenlinks.demo.web import PretendWeb, Seen


@pytest.fixture(scope="module")
def web() -> Iterator[PretendWeb]:
    with site.demo_web().in_thread() as running:
        yield running


@pytest.fixture(scope="module")
def place(web: PretendWeb, tmp_path_factory: pytest.TempPathFactory) -> Place:
    made = Place(tmp_path_factory.mktemp("demo"), web)
    made.configure(page_delay=0.1, host_delay=0.1)  # spread, so that a kill has something to cut in two
    return made


def command(web: PretendWeb, out: str) -> list[str]:
    pages = [word for page in site.SEED_PAGES for word in ("--pages", web.fill(page))]
    return ["crawl", site.KEYWORD, *pages, "--content", web.fill(site.CONTENT_ROOT), "--out", out]


class Run:
    """A finished run on the demo's web."""

    def __init__(self, done: Done, out: Path, seen: list[Seen]) -> None:
        self.done = done
        self.out = out
        self.seen = seen
        self.prospects = sheet(out, "Prospects")


@pytest.fixture(scope="module")
def unbroken(place: Place) -> Run:
    before = len(place.web.requests)
    done = place.run(*command(place.web, "unbroken.xlsx"))
    assert done.status == 0, done.err
    return Run(done, place.folder / "unbroken.xlsx", place.web.requests[before:])


def test_exactly_the_dead_links_are_pitched(unbroken: Run, web: PretendWeb) -> None:
    assert {row["Dead address"]: row["Reason"] for row in unbroken.prospects} == {
        web.fill(link): REASONS[death.reason].short for link, death in site.EXPECTED_DEAD.items()
    }
    assert {row["Dead page"] for row in sheet(unbroken.out, "Dead targets")} == {
        web.fill(link) for link in site.EXPECTED_DEAD
    }


def test_each_dead_link_is_offered_the_page_that_fits(unbroken: Run, web: PretendWeb) -> None:
    own = web.fill(site.CONTENT_ROOT)[:-1]
    assert {row["Dead page"]: row["Offer this page"] for row in sheet(unbroken.out, "Dead targets")} == {
        web.fill(link): death.offer and own + death.offer for link, death in site.EXPECTED_DEAD.items()
    }


def test_an_export_of_the_crawl_is_what_its_workbook_shows(unbroken: Run, tmp_path: Path) -> None:
    out = tmp_path / "prospects.jsonl"
    export_tables(unbroken.out.with_suffix(".db"), out, Settings())
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(rows) == len(unbroken.prospects)
    for row, shown in zip(rows, unbroken.prospects, strict=True):
        told = {snake_case(name): value for name, value in shown.items() if not isinstance(value, datetime)}
        assert {name: row[name] or None for name in told} == told


def test_a_keeper_is_offered_what_fits_and_nothing_twice(unbroken: Run, web: PretendWeb) -> None:
    best = {row["Dead page"]: row["Offer this page"] for row in sheet(unbroken.out, "Dead targets")}
    offered: set[tuple[str, str]] = set()
    for row in unbroken.prospects:
        if row["Offer this page"] is None:
            spent = (row["Page to contact"], best[row["Dead address"]]) in offered
            assert ("offered to this site already" in row["Why"]) == spent
            continue
        assert row["Offer this page"] == best[row["Dead address"]]
        assert (row["Page to contact"], row["Offer this page"]) not in offered
        offered.add((row["Page to contact"], row["Offer this page"]))


def test_one_page_gets_one_mail_with_its_dead_links(unbroken: Run) -> None:
    mails = {(row["Page to contact"], row["Mail subject"], row["Mail text"]) for row in unbroken.prospects}
    dead: dict[str, list[str]] = {}
    for row in unbroken.prospects:
        dead.setdefault(row["Page to contact"], []).append(row["Dead address"])
    assert len(mails) == len(dead)
    for page, _, text in mails:
        named = set(text.split())
        assert page in named
        assert len(named & {*dead[page]}) == min(5, len(dead[page]))


def test_content_to_write_is_what_nothing_fits(unbroken: Run, web: PretendWeb) -> None:
    wanted = {row["Dead page"]: row["It was about"] for row in sheet(unbroken.out, "Content to write")}
    assert wanted.keys() == {web.fill(link) for link, death in site.EXPECTED_DEAD.items() if death.offer is None}
    assert all(wanted.values())


def test_dead_links_to_the_own_site_are_apart(unbroken: Run, web: PretendWeb) -> None:
    assert {row["Dead page"]: row["Reason"] for row in sheet(unbroken.out, "Your site")} == {
        web.fill(link): REASONS[reason].short for link, reason in site.EXPECTED_OWN_DEAD.items()
    }


def test_what_nobody_can_be_sure_of_is_unclear(unbroken: Run, web: PretendWeb) -> None:
    with closing(sqlite3.connect(unbroken.out.with_suffix(".db"))) as connection:
        found = connection.execute(
            "SELECT target.address, reason FROM verdict JOIN target ON target.id = target_id WHERE state = 'unclear'"
        ).fetchall()
    assert dict(found) == {web.fill(link): reason for link, reason in site.EXPECTED_UNCLEAR.items()}
    assert len(found) == len(site.EXPECTED_UNCLEAR)


def test_pages_are_the_given_ones_and_the_further_ones_and_none_that_is_forbidden(
    unbroken: Run, web: PretendWeb
) -> None:
    pages = {row["Page"]: row for row in sheet(unbroken.out, "Pages")}
    read = {*site.SEED_PAGES, *site.FURTHER_PAGES}
    assert {page for page, row in pages.items() if row["Outcome"] == "read"} == {web.fill(page) for page in read}
    assert {page: row["Outcome"] for page, row in pages.items() if row["Outcome"] != "read"} == {
        web.fill(site.FORBIDDEN_PAGE): "forbidden by robots.txt",
        **{web.fill(page): outcome for page, outcome in site.LINKED_PAGES.items()},
    }
    forbidden = urls.parse(web.fill(site.FORBIDDEN_PAGE))
    assert [seen for seen in unbroken.seen if (seen.host, seen.path) == (forbidden.host, "/members/links.html")] == []
    assert {pages[web.fill(page)]["Depth"] for page in site.SEED_PAGES} == {0}
    assert {pages[web.fill(page)]["Depth"] for page in site.FURTHER_PAGES} == {1}


def test_rows_are_sorted_and_complete(unbroken: Run) -> None:
    scores = [row["Score"] for row in unbroken.prospects]
    assert scores == sorted(scores, reverse=True)
    needed = ("Why", "Page to contact", "Page title", "Site", "Dead link", "Anchor text", "Sentence", "Evidence")
    assert all(row[name] for row in unbroken.prospects for name in needed)
    assert {row["Checks"] for row in unbroken.prospects} == {1}


def test_the_workbook_is_named_and_nothing_else_is_left(unbroken: Run, place: Place) -> None:
    assert unbroken.done.out.strip() == "unbroken.xlsx"
    assert "Traceback" not in unbroken.done.err
    assert "ERROR" not in unbroken.done.err
    left = {path.name for path in place.folder.iterdir() if path.name.startswith(("unbroken", "."))}
    assert left == {"unbroken.xlsx", "unbroken.db"}


def _settled(database: Path) -> tuple[set[str], set[str]]:
    """The links that a verdict is stored of, and the pages that were read."""
    with closing(sqlite3.connect(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if "verdict" not in tables:
            return set(), set()
        links = connection.execute("SELECT DISTINCT target.address FROM verdict JOIN target ON target.id = target_id")
        pages = connection.execute("SELECT address FROM request WHERE outcome IS NOT NULL")
        return {link for (link,) in links}, {page for (page,) in pages}


def _address(web: PretendWeb, seen: Seen) -> str:
    return web.url(seen.host, seen.target)


#: By how many requests the web has seen, as a share of an unbroken run's.
@pytest.mark.parametrize("share", [0.03, 0.5, 0.8], ids=["while pages are read", "half-way", "near the end"])
def test_a_killed_run_goes_on_where_it_was(unbroken: Run, place: Place, web: PretendWeb, share: float) -> None:
    out = place.folder / f"killed {share}.xlsx"
    words = command(web, out.name)
    before = len(web.requests)
    process = place.start(*words)
    wait_until(lambda: len(web.requests) - before >= share * len(unbroken.seen), process)
    process.send_signal(signal.SIGKILL)
    ended(process)
    assert process.returncode == -signal.SIGKILL
    assert not out.exists()
    links, pages = _settled(out.with_suffix(".db"))
    if share > 0.1:
        assert links
        assert pages

    killed_at = len(web.requests)
    done = place.run(*words)
    assert done.status == 0, done.err
    assert timeless(sheet(out, "Prospects")) == timeless(unbroken.prospects)
    pages_sheet = [(row["Page"], row["Outcome"], row["Dead"]) for row in sheet(out, "Pages")]
    assert sorted(pages_sheet) == sorted(
        (row["Page"], row["Outcome"], row["Dead"]) for row in sheet(unbroken.out, "Pages")
    )

    again = {_address(web, seen) for seen in web.requests[killed_at:]}
    again -= set(map(web.fill, site.LINKED_PAGES))  # each may be asked as a page and as a link
    # A link that was not settled may lead to one that was, and its site's home page is asked for comparison.
    assert again & pages == set()
    homes = {web.url(seen.host) for seen in web.requests}
    assert again & (links - set(_redirect_ends(web)) - own_pages(web) - homes) == set()
    assert len(web.requests) - killed_at < len(unbroken.seen) or share < 0.1

    with closing(sqlite3.connect(out.with_suffix(".db"))) as connection:
        runs = connection.execute("SELECT finished_at IS NOT NULL FROM run").fetchall()
        twice = connection.execute("SELECT target_id FROM verdict GROUP BY target_id HAVING count(*) > 1").fetchall()
    assert runs == [(1,)]
    assert twice == []


def _redirect_ends(web: PretendWeb) -> Iterator[str]:
    for host, pages in web.sites.items():
        for answer in pages.values():
            if isinstance(answer, Answer) and "Location" in answer.headers:
                yield urls.parse(web.fill(str(answer.headers["Location"])), web.url(host)).href


def own_pages(web: PretendWeb) -> set[str]:
    """What is read as content, and linked to as well."""
    return {web.url(site.OWN_HOST, path) for path in ("/", *(article.path for article in site.articles()))}


def test_scrapy_crawl_in_a_checkout_finds_the_same(unbroken: Run, place: Place) -> None:
    assert (CHECKOUT / "scrapy.cfg").is_file()
    web, out = place.web, place.folder / "checkout.xlsx"
    arguments = {
        "keyword": site.KEYWORD,
        "pages": " ".join(map(web.fill, site.SEED_PAGES)),
        "content": web.fill(site.CONTENT_ROOT),
        "out": str(out),
        "config": str(place.config),
    }
    words = [word for name, value in arguments.items() for word in ("-a", f"{name}={value}")]
    done = place.run("crawl", "resources", *words, module="scrapy", cwd=CHECKOUT)
    assert done.status == 0, done.err
    assert "Traceback" not in done.err
    assert timeless(sheet(out, "Prospects")) == timeless(unbroken.prospects)
