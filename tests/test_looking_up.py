"""Dead pages of a list, looked up at a pretend Wayback Machine; where they have moved to, checked on a pretend web."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.config import Settings
from brokenlinks.errors import BadInput
from brokenlinks.looking_up import Past, look_up
from brokenlinks.models import ArchivedPage
from brokenlinks.progress import Progress
from tests.archive.double import WAYBACK, Capture, WaybackDouble
from tests.archive.looking import KNOTS, PAGE
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brokenlinks.demo.web import PretendWeb, Site
    from tests.conftest import ServeWeb

GOOD = Capture("20150101000000", body=KNOTS)
QUICK: dict[str, Any] = {
    "allow_networks": ["127.0.0.0/8"],
    "second_nameservers": [],
    "canaries": [],
    "host_delay": 0.0,
    "recheck_after": 0.02,
    "retry_after": 0.01,
    "retries": 0,
}


def settings_for(web: PretendWeb, **changes: Any) -> Settings:
    """Settings with which the archive is the pretend one, asked without a pause."""
    archive = {"url": web.url(WAYBACK), "delay": 0, "capture_delay": 0}
    return Settings(hosts=web.hosts(), wayback=archive, **{**QUICK, **changes})


class Archive:
    """A pretend archive and web, and what is looked up there, each time by the same file."""

    def __init__(self, serve: ServeWeb, folder: Path, double: WaybackDouble, sites: dict[str, Site]) -> None:
        self.double = double
        self.web = serve({WAYBACK: double.site, **sites})
        self.file = folder / "kept.db"
        self.progress = Progress()

    def look_up(self, *dead_urls: str, **changes: Any) -> Past:
        self.progress = Progress()
        return look_up(map(self.web.fill, dead_urls), settings_for(self.web, **changes), self.file, self.progress)


@pytest.fixture
def archive(serve_web: ServeWeb, tmp_path: Path) -> Archive:
    """`PAGE`, two pages that moved (one to what is alive, one to what is not), and one with no good copy."""
    moved = {
        f"http://old.example/{name}": [
            GOOD,
            Capture("20160101000000", 301, location="http://new.example:{port}/" + name),
        ]
        for name in ("there", "gone")
    }
    double = WaybackDouble({PAGE: [GOOD], **moved, "http://old.example/error": [Capture("20150101000000", 404)]})
    return Archive(serve_web, tmp_path, double, {"new.example": {"/there": b.ok, "/gone": b.gone}})


def test_what_comes_of_it(archive: Archive) -> None:
    asked = [PAGE, "http://old.example/error", "http://old.example/never", "no address", "", "mailto:a@old.example"]
    past = archive.look_up(*asked)
    titles = [page.title if (page := past.of(url)) else None for url in asked]
    assert titles == ["Knots for weavers", "", "", None, None, None]
    assert (past.notes, past.stopped) == ((), False)
    assert (archive.progress.looked_up, archive.progress.to_look_up) == (3, 3)


@pytest.mark.parametrize("spelling", [PAGE, "HTTP://OLD.example:80/guides/%6bnots#reef", f" {PAGE} "])
def test_a_page_is_known_by_every_spelling(archive: Archive, spelling: str) -> None:
    past = archive.look_up(PAGE, spelling)
    assert past.of(spelling) == past.of(PAGE) != ArchivedPage()
    assert archive.progress.looked_up == 1


def test_without_a_scheme_the_address_is_one_all_the_same(archive: Archive) -> None:
    page = archive.look_up("old.example/guides/knots").of("old.example/guides/knots")
    assert page is not None
    assert page.title == "Knots for weavers"


@pytest.mark.parametrize(("name", "is_alive"), [("there", True), ("gone", False)])
def test_where_a_page_has_moved_to_counts_when_it_is_alive(archive: Archive, name: str, is_alive: bool) -> None:
    url = f"http://old.example/{name}"
    past = archive.look_up(url)
    page, place = past.of(url), archive.web.url("new.example", f"/{name}")
    assert page is not None
    assert page.moved_to == place
    assert past.moved_to(url) == (place if is_alive else "")
    assert archive.web.asked("new.example", f"/{name}")


def test_a_second_run_asks_the_archive_nothing(archive: Archive) -> None:
    urls = [PAGE, "http://old.example/there", "http://old.example/error"]
    first = archive.look_up(*urls)
    questions = len(archive.double.questions)
    assert archive.look_up(*urls) == first
    assert len(archive.double.questions) == questions
    assert archive.progress.to_look_up == 0


@pytest.mark.parametrize(
    ("most", "asked", "note"),
    [
        (
            1,
            ["http://old.example/error"],
            "2 dead pages were not looked up in the Wayback Machine: raise archive_pages",
        ),
        (2, ["http://old.example/error", PAGE], "1 dead page was not looked up"),
        (3, ["http://old.example/error", PAGE, "http://old.example/never"], ""),
        (0, [], "3 dead pages were not looked up"),
    ],
)
def test_no_more_than_the_settings_say_those_most_lines_name_first(
    archive: Archive, most: int, asked: Sequence[str], note: str
) -> None:
    lines = [PAGE, "http://old.example/error", "http://old.example/never", "http://old.example/error", PAGE,
             "http://old.example/error"]  # fmt: skip
    past = archive.look_up(*lines, archive_pages=most)
    assert [url for url in asked if past.of(url) is None] == []
    assert {*past.pages} == {*asked}
    assert "".join(past.notes).startswith(note)
    archive.look_up(*lines, archive_pages=3 - most)  # what is known takes nobody's place
    assert archive.progress.looked_up == 3 - most


def test_what_the_archive_refuses_is_told(serve_web: ServeWeb, tmp_path: Path) -> None:
    archive = Archive(serve_web, tmp_path, WaybackDouble({}, excluded=[PAGE]), {})
    past = archive.look_up(PAGE)
    assert past.of(PAGE) is None
    assert past.notes == ("1 dead page is kept from the public by the Wayback Machine, and not looked up.",)


def test_a_file_of_another_program(archive: Archive) -> None:
    archive.file.write_bytes(b"no database" * 100)
    with pytest.raises(BadInput, match=r"kept\.db cannot be used"):
        archive.look_up(PAGE)
    assert archive.double.questions == []


def test_nothing_was_looked_up() -> None:
    assert (Past().of(PAGE), Past().moved_to(PAGE)) == (None, "")
