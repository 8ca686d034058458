"""One run after the other in the same file: what the second says of the first, and what the third says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.models import OutboundLink, Reason, ResourcePage
from brokenlinks.store import Waiting
from brokenlinks.workbook_data import Change
from tests.prospects.test_prospect_report import made
from tests.store.given import DAY, START, ask, new_store, page, verdict

if TYPE_CHECKING:
    from brokenlinks.store import RunId, Store
    from brokenlinks.workbook_data import WorkbookData

OWN_SITE: Final = "example.com"
A, B, C = (f"http://gone.example.net/{name}" for name in "abc")
ONE, TWO = "https://library.example.org/links", "https://school.example.edu/links"
OURS = OutboundLink("https://own.example.com/a", "https://own.example.com/a", "Our a")
OURS_TOO = OutboundLink("https://own.example.com/b", "https://own.example.com/b", "Our b", rel=("nofollow",))


class Runs:
    """A file, and runs in it: each a day after the one before."""

    def __init__(self) -> None:
        self.store: Store = new_store()
        self._now = START

    def begin(self, keyword: str = "bees") -> RunId:
        self._now += DAY
        run, _ = self.store.begin_run("fingerprint", keyword, self._now, fresh=True)
        return run

    def read(
        self,
        *pages: ResourcePage,
        failed: dict[str, str] | None = None,
        alive: tuple[str, ...] = (),
        unclear: tuple[str, ...] = (),
        note: bool = True,
    ) -> WorkbookData:
        """A run that read these pages and found all their links dead, but for the own ones and those named."""
        run = self.begin()
        for read in pages:
            ask(self.store, run, read.asked or read.url)
            self.store.pages.save(run, read, self._now)
            for link in read.links:
                living = link.url in alive or OWN_SITE in link.url
                reason = Reason.OK if living else Reason.BLOCKED if link.url in unclear else Reason.PAGE_GONE
                self.store.save_verdicts([verdict(link.url, reason, self._now)])
        for address, outcome in (failed or {}).items():
            ask(self.store, run, address)
            self.store.pages.failed(run, address, outcome)
        data = made(self.store, run, own_sites=(OWN_SITE,))
        if note:
            self.store.tracking.note(run, data.prospects, (OWN_SITE,), self._now)
        self.store.finish_run(run, self._now)
        return data


@pytest.fixture
def runs() -> Runs:
    return Runs()


def told(data: WorkbookData) -> list[tuple[str, str, str, str]]:
    return [
        (row.change.value, row.page_url, row.dead_url, row.own_link.url if row.own_link else "")
        for row in data.changes.rows
    ]


def test_the_first_run_has_nothing_to_compare_with(runs: Runs) -> None:
    data = runs.read(page(ONE, A, OURS))
    assert (data.changes.since, data.changes.rows, data.changes.former) == (None, (), ())
    assert [row.change for row in data.prospects] == [None]
    assert [link.url for link in data.prospects[0].own_links] == [OURS.url]


def test_the_same_again_changes_nothing(runs: Runs) -> None:
    runs.read(page(ONE, A, B, OURS), page(TWO, A))
    data = runs.read(page(ONE, A, B, OURS), page(TWO, A))
    assert data.changes.since == START + DAY
    assert (data.changes.rows, data.changes.former, data.changes.still_dead) == ((), (), 3)
    assert {row.change for row in data.prospects} == {Change.STILL_DEAD}


def test_all_that_can_happen_in_one_run(runs: Runs) -> None:
    three, four = "https://club.example.org/links", "https://town.example.org/links"
    runs.read(page(ONE, A, B, C), page(TWO, A, OURS), page(three, A), page(four, B))
    data = runs.read(
        page(ONE, C, OURS, "http://gone.example.net/new"),  # a and b went, ours came
        page(TWO, A),  # ours went
        failed={three: "404 Not Found", four: "503 Service Unavailable"},
    )
    assert told(data) == [
        ("link placed", ONE, A, OURS.url),
        ("link lost", TWO, "", OURS.url),
        ("fixed", ONE, B, ""),
        ("page gone", three, A, ""),
        ("new", ONE, "http://gone.example.net/new", ""),
    ]
    assert data.changes.still_dead == 2
    assert {(row.change, row.page_url, row.dead_url) for row in data.changes.former} == {
        (Change.PLACED, ONE, A),
        (Change.FIXED, ONE, B),
        (Change.PAGE_GONE, three, A),
        (Change.NOT_LOOKED_AT, four, B),
    }


def test_what_was_told_is_not_told_again_but_kept_for_the_users_notes(runs: Runs) -> None:
    runs.read(page(ONE, A, B), page(TWO, A))
    runs.read(page(ONE, B), failed={TWO: "404 Not Found"})
    data = runs.read(page(ONE, B), failed={TWO: "404 Not Found"})
    assert told(data) == []
    assert {(row.change, row.page_url, row.dead_url) for row in data.changes.former} == {
        (Change.FIXED, ONE, A),
        (Change.PAGE_GONE, TWO, A),
    }


def test_a_link_that_dies_again_is_not_new(runs: Runs) -> None:
    runs.read(page(ONE, A))
    assert told(runs.read(page(ONE, A), alive=(A,))) == [("fixed", ONE, A, "")]
    assert told(runs.read(page(ONE, A))) == [("dead again", ONE, A, "")]


def test_a_link_that_is_won_twice(runs: Runs) -> None:
    runs.read(page(ONE, A))
    assert told(runs.read(page(ONE, OURS))) == [("link placed", ONE, A, OURS.url)]
    assert told(runs.read(page(ONE, OURS))) == []
    assert told(runs.read(page(ONE, "http://fine.example.net/"), alive=("http://fine.example.net/",))) == [
        ("link lost", ONE, "", OURS.url)
    ]
    assert told(runs.read(page(ONE, OURS))) == [("link placed", ONE, "", OURS.url)]


def test_a_page_that_was_not_read_in_between(runs: Runs) -> None:
    runs.read(page(ONE, A), page(TWO, B))
    runs.read(page(TWO, B), failed={ONE: "503 Service Unavailable"})
    data = runs.read(page(ONE, A), page(TWO, B))
    assert (told(data), data.changes.still_dead) == ([], 2)
    runs.read(page(TWO, B), failed={ONE: "503 Service Unavailable"})
    assert told(runs.read(page(TWO, B), failed={ONE: "410 Gone"})) == [], "it failed before: nothing new is known"


def test_a_page_that_answers_elsewhere_now(runs: Runs) -> None:
    moved = "https://library.example.org/new-links"
    runs.read(page(ONE, A, B))
    data = runs.read(page(moved, A, OURS, asked=ONE))
    assert told(data) == [("link placed", moved, B, OURS.url)]
    assert [(row.page_url, row.dead_url) for row in data.changes.former] == [(ONE, B)], "as the user's row has it"
    assert [row.change for row in data.prospects] == [Change.STILL_DEAD]


def test_a_notice_in_place_of_a_page_proves_nothing(runs: Runs) -> None:
    """A log-in, a robot test, a page for maintenance: with a 200, and a link to whoever made it."""
    others = [f"http://fine.example.net/{number}" for number in range(10)]
    runs.read(page(ONE, A, OURS, *others), alive=(*others,))
    data = runs.read(page(ONE, "http://status.example.net/"), alive=("http://status.example.net/",))
    assert told(data) == []
    assert [(row.change, row.dead_url) for row in data.changes.former] == [(Change.NOT_LOOKED_AT, A)]
    assert "had 12 links to other sites before, and 1 this time" in data.changes.former[0].detail


def test_what_cannot_be_told_any_more(runs: Runs) -> None:
    runs.read(page(ONE, A))
    assert told(runs.read(page(ONE, A), unclear=(A,))) == [("unclear now", ONE, A, "")]


def test_a_run_that_wrote_no_workbook_counts_for_nothing(runs: Runs) -> None:
    """It was killed before its end: what it read is known, what it would have shown is not."""
    runs.read(page(ONE, A, B))
    runs.read(page(ONE, A, B), note=False)
    data = runs.read(page(ONE, B))
    assert told(data) == [("fixed", ONE, A, "")]
    assert [row.change for row in data.prospects] == [Change.STILL_DEAD]


def test_a_workbook_that_is_written_twice_in_one_run_says_the_same(runs: Runs) -> None:
    runs.read(page(ONE, A))
    second = runs.read(page(ONE, B))
    run = runs.store.newest_run()
    assert run is not None
    assert made(runs.store, run.id, own_sites=(OWN_SITE,)).changes == second.changes


def test_the_words_that_link_to_the_users_site(runs: Runs) -> None:
    runs.read(page(ONE, A, OURS), page(TWO, A, OURS_TOO))
    data = runs.read(page(ONE, A, OURS))  # TWO is not read again: it has what it had
    assert sorted(data.changes.anchors) == [("Our a", 1), ("Our b", 1)]


class TestPagesToFollow:
    """The pages that the next run of the same keyword reads again, whether it finds them or not."""

    def ran(self, runs: Runs, keyword: str = "bees") -> None:
        run = runs.begin(keyword)
        for address, promise, found_by in ((ONE, 4.0, ""), (TWO, 1.5, ""), ("https://c.example.org/", 0.5, ONE)):
            runs.store.pages.take(run, Waiting(address, 0, found_by, promise))
            runs.store.pages.save(run, page(address, A), START)
        runs.store.save_verdicts([verdict(A)])
        data = made(runs.store, run, own_sites=(OWN_SITE,))
        runs.store.tracking.note(run, data.prospects, (OWN_SITE,), START)

    def test_those_with_prospects_that_the_user_did_not_name(self, runs: Runs) -> None:
        self.ran(runs)
        assert runs.store.tracking.pages_to_follow(runs.begin("Bees")) == ["https://c.example.org/", TWO]

    def test_not_those_of_another_keyword(self, runs: Runs) -> None:
        self.ran(runs)
        assert runs.store.tracking.pages_to_follow(runs.begin("wasps")) == []

    def test_none_before_any_run(self, runs: Runs) -> None:
        assert runs.store.tracking.pages_to_follow(runs.begin()) == []
