"""How the archive says no, and fails: what is waited for, what ends it, what is told, and that none of it is kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brokenlinks.archive.asking import Waits
from brokenlinks.archive.wayback import Wayback
from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.network.fetch import Fetched, FetchError
from brokenlinks.store import Answers
from tests.archive.double import EXCLUDED_PAGE, OWN_PAGE, WAYBACK, Capture, WaybackDouble
from tests.archive.looking import KNOTS, PAGE, archive_at
from tests.store.given import new_store
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GOOD = Capture("20150301120000", body=KNOTS)
LIMITED = Answer(429, body=b"<html><body><h1>429 Too Many Requests</h1>")
DOWN = Answer(503, body=b"<html><body><h1>503 Service Temporarily Unavailable</h1>")
PORTAL = Answer(200, body=b"<title>Welcome to the airport</title><form>")
HOUR = Answer(429, {"Retry-After": "3600"})


async def ask(
    troubles: Sequence[Any], *, addresses: int = 1, **how: Any
) -> tuple[list[bool], Wayback, WaybackDouble, Answers]:
    """Whether each of some addresses was looked up, when the first requests fail so."""
    wanted = [f"{PAGE}/{number}" for number in range(addresses)]
    double = WaybackDouble({url: [GOOD] for url in wanted}, troubles=troubles)
    answers = Answers(new_store().connection)
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, answers=answers, **how) as wayback:
        found = [await wayback.look_up(url) is not None for url in wanted]
        assert {seen.host for seen in web.requests} <= {WAYBACK}
    return found, wayback, double, answers


@pytest.mark.parametrize(
    "troubles",
    [
        pytest.param([LIMITED], id="the index"),
        pytest.param([None, LIMITED], id="a capture"),
        pytest.param([LIMITED, None, LIMITED], id="both"),
        pytest.param([Answer(429, {"Retry-After": "0"})], id="for no time"),
        pytest.param([Answer(429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"})], id="until long ago"),
        pytest.param([DOWN], id="out of order"),
        pytest.param([None, Answer(502)], id="a bad gateway"),
    ],
)
async def test_what_passes_is_waited_for(troubles: Sequence[Answer | None]) -> None:
    found, wayback, _, _ = await ask(troubles)
    assert found == [True]
    assert (wayback.found, wayback.missed, wayback.notes) == (1, 0, ())


OFTEN = "it says that it was asked too often; run again later, or raise delay in [wayback]"


@pytest.mark.parametrize(
    ("troubles", "requests", "words"),
    [
        ([LIMITED, LIMITED], 2, OFTEN),
        ([HOUR], 1, OFTEN),
        ([None, LIMITED, LIMITED], 3, OFTEN),
        ([DOWN] * 6, 6, "it is out of order (status 503); run again later"),
        ([Answer(500, {"Retry-After": "9999"})] * 3, 3, "it is out of order (status 500); run again later"),
        ([Answer(403)] * 3, 3, "it refuses the request (status 403); run again later, or check url in [wayback]"),
        ([Answer(404)] * 3, 3, "it refuses the request (status 404); run again later, or check url in [wayback]"),
        (
            [Answer(302, {"Location": "http://10.0.0.1/admin"})] * 3,
            3,
            "it refuses the request (status 302); run again later, or check url in [wayback]",
        ),
        ([PORTAL] * 3, 3, "its answer could not be read; run again later, or check url in [wayback]"),
        ([None, PORTAL] * 3, 6, "its answer could not be read; run again later, or check url in [wayback]"),
        ([None, DOWN, DOWN] * 3, 9, "it is out of order (status 503); run again later"),
        ([b.resets] * 3, 3, "no answer came (the connection was cut); check your network"),
        ([b.garbage] * 3, 3, "no answer came (the answer was not HTTP); check your network"),
    ],
)
async def test_what_lasts_ends_it_for_the_run(troubles: Sequence[Any], requests: int, words: str) -> None:
    found, wayback, double, answers = await ask(troubles, addresses=4)
    assert not any(found)
    assert len(double.questions) + len(double.captures) == requests
    assert (wayback.found, wayback.missed) == (0, 4)
    assert wayback.notes == (f"The Wayback Machine is left out from here on: {words}. 4 dead pages are not looked up.",)
    assert answers.connection.execute("SELECT * FROM answer").fetchall() == []


async def test_an_archive_that_does_not_answer() -> None:
    found, wayback, double, _ = await ask([b.hangs] * 3, addresses=4, timeout=0.1)
    assert not any(found)
    assert len(double.questions) == 3
    assert "no answer came (no answer in time); check your network" in wayback.notes[0]


async def test_one_failure_is_told_and_the_others_go_on() -> None:
    found, wayback, _, _ = await ask([PORTAL], addresses=3)
    assert found == [False, True, True]
    assert wayback.notes == (
        "1 dead page is not looked up in the Wayback Machine (its answer could not be read): run again later.",
    )


@pytest.mark.parametrize(
    ("troubles", "captures"),
    [([PORTAL, None, None] * 5, [GOOD]), ([PORTAL, None] * 5, []), ([None, PORTAL, None, None] * 5, [GOOD])],
)
async def test_failures_that_are_not_in_a_row_do_not_end_it(troubles: Sequence[Any], captures: Sequence[Any]) -> None:
    addresses = [f"{PAGE}/{number}" for number in range(10)]
    double = WaybackDouble(dict.fromkeys(addresses, captures), troubles=troubles)
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        found = [await wayback.look_up(url) is not None for url in addresses]
    assert sum(found) == 5
    assert (wayback.missed, len(wayback.notes)) == (5, 1)
    assert "left out" not in wayback.notes[0]


async def test_what_was_archived_as_a_refusal_is_none() -> None:
    captures = [GOOD, Capture("20180101000000", 429), Capture("20180201000000", 503), Capture("20180301000000", 403)]
    double = WaybackDouble({PAGE: captures})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        page = await wayback.look_up(PAGE)
    assert page is not None
    assert page.first_dead is not None
    assert page.first_dead.isoformat() == "2018-03-01"


@pytest.mark.parametrize("where", ["index", "capture"])
async def test_what_nobody_may_see(where: str) -> None:
    excluded = [PAGE] if where == "index" else []
    double = WaybackDouble({PAGE: [GOOD]}, excluded=excluded, troubles=[None, EXCLUDED_PAGE] if not excluded else [])
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        assert [await wayback.look_up(PAGE) for _ in range(2)] == [None, None]
        assert wayback.notes == ("2 dead pages are kept from the public by the Wayback Machine, and not looked up.",)
    assert len(double.questions) == 1  # that lasts, and is kept


async def test_a_new_place_that_nobody_may_see_is_told_all_the_same() -> None:
    new = "http://new.example/knots"
    double = WaybackDouble({PAGE: [GOOD, Capture("20160101000000", 301, location=new)], new: [GOOD]}, excluded=[new])
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        page = await wayback.look_up(PAGE)
    assert page is not None
    assert page.moved_to == new


async def test_captures_that_cannot_be_shown_are_not_taken_for_none() -> None:
    damaged = [Capture(f"201{year}0301120000", damaged=True) for year in range(4)]
    answers = Answers(new_store().connection)
    double = WaybackDouble({PAGE: damaged})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, answers=answers) as wayback:
        assert await wayback.look_up(PAGE) is None
        assert wayback.notes == (
            "1 dead page is not looked up in the Wayback Machine (none of its captures can be shown): run again later.",
        )
    assert answers.connection.execute("SELECT * FROM answer").fetchall() == []


async def test_a_page_of_the_archives_own_is_no_capture() -> None:
    own = Answer(200, body=OWN_PAGE.format("We are sorry").encode())
    found, wayback, _, answers = await ask([None, own])
    assert found == [False]
    assert wayback.missed == 1
    assert answers.connection.execute("SELECT * FROM answer").fetchall() == []


# --- budget, pace, secrets


async def test_the_budget_of_a_day() -> None:
    found, wayback, double, answers = await ask([], addresses=3, budget=3)
    assert found == [True, False, False]
    assert (len(double.questions), len(double.captures)) == (2, 1)
    assert wayback.notes == (
        "The Wayback Machine is left out from here on: today's budget of 3 requests is used up; raise budget in "
        "[wayback], or run again tomorrow (UTC). 2 dead pages are not looked up.",
    )
    assert answers.requests("wayback", datetime.now(UTC).date()) == 3


async def test_what_is_known_costs_no_budget() -> None:
    answers = Answers(new_store().connection)
    double = WaybackDouble({PAGE: [GOOD]})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, answers=answers, budget=2) as wayback:
        first = await wayback.look_up(PAGE)
        assert await wayback.look_up(f"{PAGE}/another") is None
        assert await wayback.look_up(PAGE) == first
        assert (wayback.found, wayback.missed) == (2, 1)


async def test_questions_keep_their_distance() -> None:
    addresses = [f"{PAGE}/{number}" for number in range(3)]
    double = WaybackDouble({})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, delay=0.05) as wayback:
        assert len([looked async for looked in wayback.look_up_all(addresses)]) == 3
    at = [seen.at for seen in web.requests]
    # The server notes when a request comes in, which may be a moment later than it went out.
    assert at[2] - at[0] >= 0.09
    assert [seen.serving for seen in web.requests] == [1, 1, 1]


def test_its_index_is_asked_no_more_than_it_allows() -> None:
    assert 60 / Settings().wayback.delay <= 24


async def test_a_key_in_the_address_stands_in_no_table() -> None:
    answers = Answers(new_store().connection)
    double = WaybackDouble({PAGE: [GOOD]})
    async with PretendWeb({WAYBACK: double.site}) as web:
        url = web.url(WAYBACK).replace("://", "://ann:k3y@")
        async with archive_at(web, answers=answers, url=url) as wayback:
            page = await wayback.look_up(PAGE)
    assert page is not None
    assert page.copy == f"{web.url(WAYBACK)}web/20150301120000/{PAGE}"
    assert "k3y" not in "".join(answers.connection.iterdump())


async def test_a_run_that_is_stopped_in_between() -> None:
    double = WaybackDouble({PAGE: [GOOD]}, troubles=[b.hangs])
    answers = Answers(new_store().connection)
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, answers=answers) as wayback:
        task = asyncio.create_task(wayback.look_up(PAGE))
        while not double.questions:  # noqa: ASYNC110 the pretend web has no event for it
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await wayback.look_up(PAGE) is not None


# --- whatever is answered

statuses = st.sampled_from([200, 200, 301, 302, 403, 404, 429, 500, 503, 999])
odd = st.text(max_size=20)
headers = st.fixed_dictionaries(
    {},
    optional={
        "memento-datetime": odd,
        "location": odd | st.just("/web/20150301120000id_/http://old.example/guides/knots"),
        "content-type": odd | st.just("text/html"),
        "retry-after": st.sampled_from(["0", "999", "soon", ""]),  # nothing that would be waited for
        "x-archive-wayback-runtime-error": odd,
    },
)
lines = st.lists(
    st.builds(
        "k {} http://old.example/guides/knots {} {} {} 1".format,
        st.sampled_from(["20150301120000", "20160301120000", "20170301120000", "20000008241731"]),
        st.sampled_from(["text/html", "warc/revisit", "application/pdf", "-"]),
        st.sampled_from(["200", "301", "404", "-"]),
        st.sampled_from("ABC"),
    ),
    max_size=6,
).map(lambda found: "\n".join(found).encode())
bodies = st.binary(max_size=40) | st.sampled_from([KNOTS.encode(), b"<title>Page not found</title>"])


class AnyAnswer:
    """Stands in for the network: gives these answers, and then none."""

    def __init__(self, index: bytes, answers: Sequence[tuple[int, Mapping[str, str], bytes]]) -> None:
        self.index = index
        self.answers = iter(answers)

    async def get(self, url: str, **how: Any) -> Fetched:
        assert how["follow_redirects"] is False
        if "/cdx/" in url:
            return Fetched(url, url, 200, {}, self.index, False)
        if (answer := next(self.answers, None)) is None:
            raise FetchError("it was enough")
        return Fetched(url, url, *answer, False)


@settings(max_examples=150)
@given(lines | st.binary(max_size=60), st.lists(st.tuples(statuses, headers, bodies), max_size=12))
def test_whatever_is_answered_raises_nothing(index: bytes, answers: list[tuple[int, Mapping[str, str], bytes]]) -> None:
    service = Settings(wayback={"delay": 0, "capture_delay": 0}).wayback
    kept = Answers(new_store().connection)
    network: Any = AnyAnswer(index, answers)

    async def look() -> None:
        wayback = Wayback(service, network, kept, waits=Waits(0.0, 0.0), now=lambda: datetime(2026, 5, 1, tzinfo=UTC))
        first = await wayback.look_up(PAGE)
        assert (first is None) == (wayback.missed + wayback.excluded == 1)
        assert all(note.endswith(".") for note in wayback.notes)
        if first is not None:
            assert await wayback.look_up(PAGE) == first

    asyncio.run(look())
