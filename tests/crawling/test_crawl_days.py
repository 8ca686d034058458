"""The same crawl day after day: a site that falls silent, comes back, and falls silent again."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from brokenlinks.crawling.job import CrawlJob
from brokenlinks.crawling.session import CrawlSession
from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from brokenlinks.models import Reason
from tests.checking.running import settings_for
from tests.crawling.runs import sheet
from tests.store.given import page
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from brokenlinks.demo.web import Behaviour
    from brokenlinks.store import Store

PAGE = "http://a.example/links"
HOST = "hives.example"
FIRST = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@contextmanager
def refusing(port: int = 0) -> Iterator[int]:
    """A port that is taken and does not listen: the kernel refuses connections."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a server was there before
        taken.bind((ADDRESS, port))
        yield taken.getsockname()[1]


class Day(NamedTuple):
    """What one day's crawl made of the link."""

    reason: Reason
    dead: int  #: as the progress told it
    rows: list[dict[str, object]]  #: of the Prospects sheet; none where it only says that there are none
    evidence: str


async def crawl(folder: Path, link: str, now: datetime, *, fresh: bool = False, **changes: float) -> Day:
    """A whole run on the project in `folder`, Scrapy aside."""
    out = folder / f"{now:%d-%H}.xlsx"
    job = CrawlJob("bees", (PAGE,), out=out, db=folder / "project.db", fresh=fresh)
    settings = settings_for(hosts={HOST: ADDRESS}, retries=0, **changes)
    session = CrawlSession(job, settings, "resources", clock=lambda: now)
    try:
        await session.begin()
        assert await session.pages.next() is not None
        read = page(PAGE, link)
        session.pages.read(read)
        session.check_page(read)
        await session.links_settled()
        await session.content_read()
        await session.match()
        session.write_workbook()
        assert session.failure is None
        reason, evidence = _newest(session.store)
        rows = [row for row in sheet(out, "Prospects") if row["Dead address"]]
        return Day(reason, session.progress.dead, rows, evidence)
    finally:
        await session.close()
        session.store.connection.close()


def _in_a_cell(moment: datetime) -> datetime:
    """Excel knows no time zones."""
    return moment.replace(tzinfo=None)


def _newest(store: Store) -> tuple[Reason, str]:
    reason, evidence = store.connection.execute(
        "SELECT reason, evidence FROM verdict ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Reason(reason), evidence


async def test_a_site_that_is_silent_for_days_until_it_answers(tmp_path: Path) -> None:
    with refusing() as port:
        link = f"http://{HOST}:{port}/plans"
        for day in (0, 1):
            unclear = await crawl(tmp_path, link, FIRST + day * DAY)
            assert (unclear.reason, unclear.dead, unclear.rows) == (Reason.UNREACHABLE, 0, [])

        silent = await crawl(tmp_path, link, FIRST + 2 * DAY)
        assert (silent.reason, silent.dead) == (Reason.GONE_SILENT, 1)
        assert silent.evidence.startswith("HEAD: connection refused")
        assert silent.evidence.endswith("; no answer on 20 and 21 November 2026 either")
        (row,) = silent.rows
        assert (row["Dead address"], row["Reason"], row["Confidence"]) == (link, "no answer for days", 0.85)
        assert (row["First seen dead"], row["Checks"]) == (_in_a_cell(FIRST + 2 * DAY), 3)

    with PretendWeb({HOST: {"/plans": b.ok}}, port=port).in_thread():
        alive = await crawl(tmp_path, link, FIRST + 3 * DAY)
        assert (alive.reason, alive.dead, alive.rows) == (Reason.OK, 0, [])

    with refusing(port):
        again = await crawl(tmp_path, link, FIRST + 4 * DAY, cache_alive=0.5)
        assert (again.reason, again.dead, again.rows) == (Reason.UNREACHABLE, 0, [])


async def test_lifetimes_hold_and_a_fresh_run_forgets_nothing(tmp_path: Path) -> None:
    """A verdict that is young enough is no new failure; with --fresh it is, and what was before counts all the same."""
    with refusing() as port:
        link = f"http://{HOST}:{port}/plans"
        for now in (FIRST, FIRST + 4 * DAY / 24, FIRST + DAY):
            assert (await crawl(tmp_path, link, now)).reason is Reason.UNREACHABLE
        silent = await crawl(tmp_path, link, FIRST + 2 * DAY, fresh=True)
        assert (silent.reason, silent.rows[0]["Checks"]) == (Reason.GONE_SILENT, 3)
        assert (await crawl(tmp_path, link, FIRST + 2.5 * DAY, fresh=True)).rows[0]["Checks"] == 4
        later = await crawl(tmp_path, link, FIRST + 3 * DAY)
        assert later.rows[0]["First seen dead"] == _in_a_cell(FIRST + 2 * DAY)
        assert later.evidence.endswith("20, 21 and 22 November 2026 either")


@pytest.mark.parametrize("clears", [b.forbidden, b.server_error, b.garbage])
async def test_any_answer_clears(tmp_path: Path, clears: Answer | Behaviour) -> None:
    with refusing() as port:
        link = f"http://{HOST}:{port}/plans"
        for day in (0, 1):
            await crawl(tmp_path, link, FIRST + day * DAY)
    with PretendWeb({HOST: {"*": clears}}, port=port).in_thread():
        answered = await crawl(tmp_path, link, FIRST + 2 * DAY)
        assert answered.reason not in (Reason.UNREACHABLE, Reason.GONE_SILENT)
    with refusing(port):
        assert (await crawl(tmp_path, link, FIRST + 3 * DAY)).reason is Reason.UNREACHABLE
