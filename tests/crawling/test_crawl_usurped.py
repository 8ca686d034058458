"""Links whose site was taken over, told from all those whose site was not: whole runs without Scrapy."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from brokenlinks.checking.usurped import usurped
from brokenlinks.crawling import owner_looks
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.models import OutboundLink, Reason
from brokenlinks.store import views
from tests.archive.double import WAYBACK, WaybackDouble
from tests.crawling.owner_cases import LIVING, SLOTS, USURPED
from tests.crawling.runs import sheet
from tests.crawling.sessions import HOST, run_of
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from brokenlinks.checking.owner import Portrait
    from brokenlinks.checking.rules import Finding
    from brokenlinks.demo.web import Site
    from tests.conftest import ServeWeb
    from tests.crawling.owner_cases import Case
    from tests.crawling.sessions import Run

NOW: Final = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


class OwnerWeb:
    """A site for each case (two cases share one), and the archive."""

    def __init__(self, serve_web: ServeWeb, cases: Mapping[str, Case]) -> None:
        self._cases = cases
        self._hosts = {
            name: "shared.example" if case.path.startswith("/shared") else f"site{number}.example"
            for number, (name, case) in enumerate(cases.items())
        }
        self.sites: dict[str, dict[str, Any]] = {host: {} for host in self._hosts.values()}
        for name, case in cases.items():
            host = self._hosts[name]
            body = case.today
            named = host.partition(".")[0].title()
            self.sites[host][case.path] = Answer(body=body.replace("{name}", named)) if isinstance(body, str) else body
        self.double = WaybackDouble(
            {f"http://{self._hosts[name]}:{{port}}{case.path}": case.captures for name, case in cases.items()}
        )
        self.archive: dict[str, Any] = dict(self.double.site)
        others: dict[str, Site] = {HOST: {}, "elsewhere.example": {"*": Answer(body=SLOTS)}, WAYBACK: self.archive}
        self.web: PretendWeb = serve_web({**others, **self.sites})

    def address(self, name: str) -> str:
        return self.web.url(self._hosts[name], self._cases[name].path)

    def gets(self, name: str) -> int:
        """How often a case's page was fetched."""
        asked = self.web.asked(self._hosts[name], self._cases[name].path)
        return sum(seen.method == "GET" for seen in asked)

    @property
    def links(self) -> list[OutboundLink]:
        return [
            OutboundLink(address, address, case.anchor, f"{case.anchor}, and more.", case.heading)
            for address, case in ((self.address(name), case) for name, case in self._cases.items())
        ]

    @property
    def table(self) -> dict[str, Any]:
        return {"url": self.web.url(WAYBACK), "delay": 0.0, "capture_delay": 0.0}

    def verdicts(self, run: Run) -> dict[str, views.FoundVerdict]:
        """The dead verdicts, by case."""
        named = {self.address(name): name for name in self._cases}
        found = views.dead_verdicts(run.session.store.connection, run.session.run).values()
        return {named[verdict.url]: verdict for verdict in found}


async def test_what_was_taken_over_is_dead_and_nothing_else_is(serve_web: ServeWeb, tmp_path: Path) -> None:
    cases = {**LIVING, **USURPED}
    assert (len(LIVING) >= 25, len(USURPED) >= 8) == (True, True)
    made = OwnerWeb(serve_web, cases)
    async with run_of(made.web, tmp_path, made.table, archive_pages=400) as run:
        await run.read(made.links, language="")
        await run.end()
        found = made.verdicts(run)
        assert {name: verdict.reason for name, verdict in found.items()} == dict.fromkeys(USURPED, Reason.USURPED)
        assert run.session.progress.dead == len(USURPED)
        assert run.notes == []
        assert run.is_complete
    # One GET of each was the checker's.
    assert {name for name in cases if made.gets(name) > 1} == {name for name, case in cases.items() if case.looked_at}
    rows = {row["Dead page"]: row for row in sheet(run.out, "Dead targets")}
    casino = rows[made.address("a casino for years, as the archive knows")]
    assert casino["Reason"] == "taken over"
    assert casino["Evidence"] == (
        "GET 200 twice, 0 s apart, but another site has taken its place: it was “Handweaving for beginners – Harrow "
        "Weavers Guild” (Harrow Weavers Guild), and is now “Best online slots and roulette” (Lucky Meridian Ltd); "
        "it was itself on 2015-03-01, by the archived copy"
    )
    # The copy that is shown is the one that was linked to, and no casino.
    assert "20150301" in casino["Archived copy"]
    assert casino["It was about"].startswith("Handweaving for beginners")
    assert casino["Archived until"].date().isoformat() == "2015-03-01"
    assert casino["Archived from"].date().isoformat() == "2009-03-01"


CASINO_FOR_YEARS: Final = "a casino for years, as the archive knows"
FEW: Final = {
    name: {**LIVING, **USURPED}[name]
    for name in (CASINO_FOR_YEARS, "redesigned, and called by what it offers", "not captured")
}


async def test_the_next_run_asks_no_archive_and_knows_since_when_it_is_dead(
    serve_web: ServeWeb, tmp_path: Path
) -> None:
    made = OwnerWeb(serve_web, FEW)
    days = iter(NOW + timedelta(days=number) for number in range(3))
    for number, day in enumerate(days):
        async with run_of(made.web, tmp_path, made.table, clock=lambda day=day: day) as run:
            await run.read(made.links)
            await run.end()
            ((name, verdict),) = made.verdicts(run).items()
            assert (name, verdict.reason) == (CASINO_FOR_YEARS, Reason.USURPED)
            assert (verdict.first_dead_at, verdict.checked_at) == (NOW, day)
        asked = len(made.double.questions), len(made.double.captures)
        if number == 0:
            first, seen = asked, {name: made.gets(name) for name in FEW}
        assert asked == first
        if number == 1:
            made.archive |= dict.fromkeys(made.archive, Answer(429, {"Retry-After": "0"}))
    # What was found to be what it was is not looked at again: later GETs are the checker's, and it trusts for a week.
    assert {name: made.gets(name) for name in FEW if name != CASINO_FOR_YEARS} == {
        name: gets for name, gets in seen.items() if name != CASINO_FOR_YEARS
    }


@pytest.mark.parametrize(
    "settings", [{"archive": False}, {"archive_pages": 0}, {"archive_pages": 3}, {"archive_pages": 400, "own": True}]
)
async def test_nobody_is_looked_at_where_it_is_not_wanted(
    serve_web: ServeWeb, tmp_path: Path, settings: dict[str, Any]
) -> None:
    """Also: one in four of the pages that may be looked up, so none of three; never the user's own site."""
    made = OwnerWeb(serve_web, FEW)
    content = (made.address(CASINO_FOR_YEARS), made.address("not captured")) if settings.pop("own", False) else ()
    async with run_of(made.web, tmp_path, made.table, content=content, **settings) as run:
        await run.read(made.links)
        await run.end()
        assert made.verdicts(run) == {}
        assert run.is_complete
    assert made.double.questions == []
    assert content or [made.gets(name) for name in FEW] == [1] * len(FEW)


@pytest.mark.parametrize("answer", [Answer(429, {"Retry-After": "0"}), Answer(503, {"Retry-After": "0"}), b.resets])
async def test_an_archive_that_refuses_leaves_all_alive(serve_web: ServeWeb, tmp_path: Path, answer: Any) -> None:
    cases = {
        name: {**LIVING, **USURPED}[name] for name in (*FEW, "a casino", "a mill of essays", "hijacked for a moment")
    }
    made = OwnerWeb(serve_web, cases)
    made.archive |= dict.fromkeys(made.archive, answer)
    async with run_of(made.web, tmp_path, made.table) as run:
        await run.read(made.links)
        await run.end()
        assert made.verdicts(run) == {}
        assert [note.split(":")[0] for note in run.notes] == ["The Wayback Machine is left out from here on"]
        assert "not looked up" not in run.notes[0]  # these are no dead pages
        assert run.is_complete
    made.archive |= made.double.site
    async with run_of(made.web, tmp_path, made.table) as run:  # it said nothing, so the next run looks again
        await run.read(made.links)
        await run.end()
        assert {*made.verdicts(run)} == {*cases} & {*USURPED}


async def test_a_fault_of_ours_costs_neither_the_others_nor_the_run(
    serve_web: ServeWeb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cases = {name: USURPED[name] for name in ("a casino", "a mill of essays")}
    made = OwnerWeb(serve_web, cases)
    odd = made.address("a casino")

    def faulty(now: Portrait, then: Portrait) -> Finding | None:
        if "slots" in now.facts.title:
            raise RuntimeError("an odd page")
        return usurped(now, then)

    monkeypatch.setattr(owner_looks, "usurped", faulty)
    async with run_of(made.web, tmp_path, made.table) as run:
        await run.read(made.links)
        await run.end()
        assert [*made.verdicts(run)] == ["a mill of essays"]
        assert run.is_complete
    assert f"Looking at {odd} failed" in caplog.text

    monkeypatch.setattr(views, "sayings", None)
    async with run_of(made.web, tmp_path, made.table) as run:
        await run.read(made.links)
        await run.end()
        assert [note.split(" (")[0] for note in run.notes] == ["Looking for sites that were taken over broke off"]
        assert run.is_complete


async def test_a_stop_while_owners_are_looked_at(serve_web: ServeWeb, tmp_path: Path) -> None:
    made = OwnerWeb(serve_web, FEW)
    index = made.archive["/cdx/search/cdx"]
    made.archive["/cdx/search/cdx"] = b.hangs
    async with run_of(made.web, tmp_path, made.table) as run:
        await run.read(made.links)
        ending = asyncio.create_task(run.end())
        while not made.web.asked(WAYBACK):  # noqa: ASYNC110 another thread's
            await asyncio.sleep(0.01)
        run.session.stop()
        assert await ending == {}
        assert not run.is_complete
    made.archive["/cdx/search/cdx"] = index
    async with run_of(made.web, tmp_path, made.table) as run:
        assert run.session.resumed
        await run.session.begin()
        await run.end()
        assert [*made.verdicts(run)] == [CASINO_FOR_YEARS]
        assert run.is_complete
