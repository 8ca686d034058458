"""A workbook as its user left it, on a web that has changed since."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from openpyxl import load_workbook

from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.errors import BadInput
from brokenlinks.models import Match, Reason, State
from brokenlinks.rechecking import recheck
from brokenlinks.store import Store, open_database, views
from brokenlinks.workbook import write_workbook
from brokenlinks.workbook_data import Changes, OwnLink, WorkbookData
from tests.crawling.runs import QUICK, Place, sheet
from tests.store.given import page as read_page
from tests.store.given import run_with, verdict
from tests.web import behaviours as b
from tests.workbook.samples import CHECKED, DATA, NOW, PROSPECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from brokenlinks.demo.web import Behaviour
    from brokenlinks.rechecking import Rechecked
    from brokenlinks.workbook_data import Prospect

HOST, DEAD, OWN = "pages.example", "gone.example", "own.example"
LATER: Final = CHECKED + timedelta(days=7)
DEAD_LINK: Final = "<a href='http://gone.example:{port}/atlas'>An atlas</a>"
FINE: Final = "<a href='http://gone.example:{port}/fine'>Fine</a>"
OURS: Final = "<a href='http://own.example:{port}/guide'>The guide</a>"
OURS_NOFOLLOW: Final = OURS.replace("<a ", "<a rel=nofollow ")


def html(*links: str) -> Answer:
    return Answer(body=f"<!doctype html><title>Links</title><p>{' '.join(links)}</p>")


class Web(PretendWeb):
    """Every page has the dead link and a living one, until a test changes it."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Behaviour] = {}
        self.dead: dict[str, Answer | Behaviour] = {"/atlas": b.gone, "/fine": b.ok}
        self.own: dict[str, Answer | Behaviour] = {"/guide": b.ok}
        super().__init__({HOST: self.pages, DEAD: self.dead, OWN: self.own})


class User:
    """A folder with the workbook of a crawl, and what its user typed into it."""

    def __init__(self, folder: Path, web: Web) -> None:
        self.book = folder / "prospects.xlsx"
        self.web = web
        self._rows: list[tuple[Prospect, dict[str, str]]] = []

    def has(self, path: str, links: Answer | Behaviour, seen: tuple[OwnLink, ...] = (), /, **said: str) -> None:
        """A row about a page that is now like `links`; `seen`: links to the user's site that the sheet has already."""
        self.web.pages[path] = links
        reason = Reason(said.pop("reason", "page_gone"))
        prospect = replace(
            PROSPECT,
            page_url=self.web.url(HOST, path),
            dead_link="/atlas",
            dead_url=self.web.url(DEAD, "/atlas"),
            reason=reason,
            offer=Match(self.web.url(OWN, "/guide"), "The guide", 80.0, ()),
            checked_at=CHECKED,
            change=None,
            external_links=3,
            own_links=seen,
        )
        self._rows.append((prospect, {name.replace("_", " "): value for name, value in said.items()}))

    def saves(self) -> None:
        data: WorkbookData = replace(DATA, prospects=tuple(row for row, _ in self._rows), changes=Changes())
        write_workbook(data, self.book, now=NOW)
        book = load_workbook(self.book)
        ws = book["Prospects"]
        columns = {str(cell.value): place for place, cell in enumerate(ws[1], 1)}
        places = {ws.cell(row, columns["Page to contact"]).value: row for row in range(2, ws.max_row + 1)}
        for prospect, said in self._rows:
            for name, value in said.items():
                ws.cell(places[prospect.page_url], columns[name]).value = value
        book.save(self.book)

    def rechecks(self, *statuses: str, **settings: Any) -> Rechecked:
        values = Settings(**{**QUICK, "hosts": self.web.hosts(), **settings})
        return recheck(self.book, values, statuses=statuses, clock=lambda: LATER)

    def row(self, path: str) -> dict[str, Any]:
        url = self.web.url(HOST, path)
        return next(row for row in sheet(self.book, "Prospects") if row["Page to contact"] == url)


@pytest.fixture
def user(tmp_path: Path) -> Iterator[User]:
    with Web().in_thread() as web:
        assert isinstance(web, Web)
        yield User(tmp_path, web)


def our_link(web: Web, *, follow: bool = True) -> OwnLink:
    return OwnLink(web.url(OWN, "/guide"), "The guide", follow=follow, state=State.ALIVE)


def test_each_row_is_told_what_became_of_it(user: User) -> None:
    web = user.web
    ours = our_link(web)
    user.has("/still", html(DEAD_LINK, FINE))
    user.has("/removed", html(FINE), Status="To contact")
    user.has("/gone", b.gone)
    user.has("/down", Answer(503))
    user.has("/empty", html())
    user.has("/ours", html(FINE, OURS_NOFOLLOW))
    user.has("/contacted", html(FINE), Status="Contacted")
    user.has("/won", html(FINE, OURS), Status="Placed")
    user.has("/won-seen", html(FINE, OURS), (ours,), Status="placed ")
    user.has("/won-nofollow", html(FINE, OURS_NOFOLLOW), (ours,), Placed_at="2026-11-20")
    user.has("/won-lost", html(FINE, DEAD_LINK), (ours,), Status="Placed")
    user.has("/won-never-seen", html(FINE), Status="Placed")
    user.has("/won-elsewhere", html(DEAD_LINK), Placed_at=web.url(HOST, "/blog"))
    web.pages["/blog"] = html(FINE, OURS)
    user.saves()
    done = user.rechecks()
    became = {path: user.row(path)["Change"] for path in web.pages if path != "/blog"}
    assert became == {
        "/still": "still dead",
        "/removed": "fixed",
        "/gone": "page gone",
        "/down": "not looked at",
        "/empty": "not looked at",
        "/ours": "link placed",
        "/contacted": None,
        "/won": "link there",
        "/won-seen": "link there",
        "/won-nofollow": "link changed",
        "/won-lost": "link lost",
        "/won-never-seen": "link lost",
        "/won-elsewhere": "link there",
    }
    assert (done.rows, done.unread, done.complete, done.path) == (10, 2, True, user.book)
    assert sorted((row.change.value, row.page_url.rpartition("/")[2]) for row in done.changes) == [
        ("fixed", "removed"),
        ("link changed", "won-nofollow"),
        ("link lost", "won-lost"),
        ("link lost", "won-never-seen"),
        ("link placed", "ours"),
        ("page gone", "gone"),
    ]
    later = LATER.astimezone().replace(tzinfo=None)
    assert user.row("/still")["Last checked"] == later
    assert user.row("/still")["Checks"] == PROSPECT.checks + 1
    assert user.row("/down")["Last checked"] != later
    ours_now = user.row("/ours")
    assert (ours_now["Your link"], ours_now["Your anchor"], ours_now["Your link follows"]) == (
        ours.url,
        "The guide",
        "no",
    )
    assert user.row("/won-lost")["Your link"] is None
    assert user.row("/won")["Status"] == "Placed"
    assert not web.asked(HOST, "/contacted")

    assert user.rechecks().changes == (), "what was told is not told again the next night"
    assert user.row("/ours")["Change"] == "link there"
    assert user.row("/won-lost")["Change"] == "link lost"
    web.pages["/ours"] = html(FINE)
    assert [row.change.value for row in user.rechecks().changes] == ["link lost"]


def test_a_link_that_works_again_is_not_mailed(user: User) -> None:
    user.has("/links", html(DEAD_LINK))
    user.saves()
    user.web.dead["/atlas"] = b.ok
    (changed,) = user.rechecks().changes
    assert (changed.change.value, changed.detail) == ("fixed", "The link works again.")
    row = user.row("/links")
    assert (row["Reason"], row["Change"]) == ("works", "fixed")
    assert "200" in row["Evidence"]


@pytest.mark.parametrize(
    ("reason", "now"),
    [
        pytest.param("usurped", b.ok, id="another site has taken its place: it answers"),
        pytest.param("gone_silent", b.hangs, id="silent on three days: one more says nothing new"),
    ],
)
def test_what_more_than_one_look_found_dead_is_not_cleared_by_one(user: User, reason: str, now: Behaviour) -> None:
    user.has("/links", html(DEAD_LINK), reason=reason)
    user.saves()
    user.web.dead["/atlas"] = now
    before = user.row("/links")
    assert user.rechecks(timeout=1.0, head_timeout=0.5, retries=0).changes == ()
    row = user.row("/links")
    assert (row["Change"], row["Reason"]) == ("still dead", before["Reason"])


def test_rows_of_a_status_alone(user: User) -> None:
    user.has("/open", html(FINE))
    user.has("/contacted", html(FINE, OURS), Status="Contacted")
    user.saves()
    done = user.rechecks("contacted")
    assert (done.rows, [row.change.value for row in done.changes]) == (1, ["link placed"])
    assert user.row("/open")["Change"] is None


def test_verdicts_are_kept_in_the_projects_file(user: User) -> None:
    dead = user.web.url(DEAD, "/atlas")
    user.has("/links", html(DEAD_LINK))
    user.saves()
    with closing(open_database(user.book.with_suffix(".db"))) as connection:
        run_with(Store(connection), read_page(user.web.url(HOST, "/links"), dead))
        Store(connection).save_verdicts([verdict(dead)])
    user.rechecks()
    with closing(open_database(user.book.with_suffix(".db"))) as connection:
        run = Store(connection).newest_run()
        assert run is not None
        (found,) = views.dead_verdicts(connection, run.id).values()
    assert (found.checks, found.checked_at) == (2, LATER)


def test_robots_are_obeyed(user: User) -> None:
    user.has("/links", html(DEAD_LINK))
    user.web.pages["/robots.txt"] = Answer(
        body="User-agent: *\nDisallow: /links", headers={"Content-Type": "text/plain"}
    )
    user.has("/more", html(DEAD_LINK))
    user.saves()
    done = user.rechecks()
    assert (done.changes, user.row("/links")["Change"]) == ((), "not looked at")
    assert not user.web.asked(HOST, "/links")


def test_without_a_network_nothing_is_written(user: User) -> None:
    """Else a scheduler would be told that nothing changed."""
    user.has("/links", Answer(503))
    user.has("/more", b.gone)
    user.web.pages["/more"] = Answer(502)
    user.saves()
    before = user.book.read_bytes()
    with pytest.raises(BadInput, match="None of the pages of 2 rows could be read"):
        user.rechecks()
    assert user.book.read_bytes() == before


def test_the_file_before_is_kept(user: User) -> None:
    user.has("/links", html(FINE))
    user.saves()
    before = user.book.read_bytes()
    user.rechecks()
    (kept,) = [path for path in user.book.parent.glob("*.xlsx") if path != user.book]
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    ("said", "statuses", "says"),
    [
        ({"Status": "Declined"}, (), "No row of prospects.xlsx is to be contacted, and no link was placed"),
        ({}, ("Replied",), "No row of prospects.xlsx has the status Replied."),
    ],
)
def test_nothing_to_look_at(user: User, said: dict[str, str], statuses: tuple[str, ...], says: str) -> None:
    user.has("/links", html(DEAD_LINK), **said)
    user.saves()
    with pytest.raises(BadInput, match=says):
        user.rechecks(*statuses)


def test_the_command_ends_with_1_when_something_changed(user: User, tmp_path: Path) -> None:
    """And prints it, a line each, fit for a scheduler's mail."""
    user.has("/still", html(DEAD_LINK, FINE))
    user.has("/removed", html(FINE))
    user.saves()
    place = Place(tmp_path, user.web)
    place.configure()
    done = place.run("recheck", "prospects.xlsx")
    page = user.web.url(HOST, "/removed")
    assert (done.status, done.out) == (1, f"fixed: {page} (/atlas). The dead link is no longer on the page.\n")
    assert "2 rows looked at, 1 changed: prospects.xlsx" in done.said
    done = place.run("recheck", "prospects.xlsx")
    assert (done.status, done.out) == (0, "")
    done = place.run("recheck", "nowhere.xlsx")
    assert (done.status, done.said.count("\n")) == (2, 1)
