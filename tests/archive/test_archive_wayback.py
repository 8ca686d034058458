"""What became of pages, by what a pretend archive has of them."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from brokenlinks.archive import open_wayback
from brokenlinks.config import Settings
from brokenlinks.demo.web import PretendWeb
from brokenlinks.models import ArchivedPage
from brokenlinks.store import Answers
from tests.archive.double import WAYBACK, Capture, WaybackDouble
from tests.archive.looking import KNOTS, NOT_FOUND, PAGE, PARKED, archive_at, look_up
from tests.store.given import new_store
from tests.web.behaviours import hangs

if TYPE_CHECKING:
    from collections.abc import Sequence

NEW = "http://new.example/knots"
GOOD_2015, GOOD_2018 = Capture("20150301120000", body=KNOTS), Capture("20180510120000", body=KNOTS + "<p>Revised.")
GONE_2019 = Capture("20190601120000", 404, NOT_FOUND)


async def test_what_a_page_was() -> None:
    double = WaybackDouble({PAGE: [GOOD_2015, GOOD_2018, GONE_2019]}, repeats=3)
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        page = await wayback.look_up(PAGE)
        assert page is not None
        assert page.copy == f"{web.url(WAYBACK)}web/20180510120000/{PAGE}"
        assert (page.first_good, page.last_good) == (date(2015, 3, 1), date(2018, 5, 10))
        assert page.first_dead == date(2019, 6, 1)
        assert (page.title, page.description) == ("Knots for weavers", "Which knot holds which yarn.")
        assert page.headings == ("Knots for weavers", "The reef knot", "The weaver's knot")
        assert page.text.startswith("Knots for weavers The reef knot A reef knot joins")
        assert "Wayback" not in page.text
        assert (page.language, page.moved_to) == ("en", "")
        assert (wayback.found, wayback.without_copy, wayback.excluded, wayback.missed) == (1, 0, 0, 0)
        assert wayback.notes == ()
    assert double.questions == [PAGE]
    assert double.captures == [("20180510120000", PAGE)]


async def test_a_page_that_was_never_captured() -> None:
    double = WaybackDouble({})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        assert await wayback.look_up(PAGE) == ArchivedPage()
        assert (wayback.found, wayback.without_copy, wayback.notes) == (0, 1, ())
    assert (len(double.questions), double.captures) == (1, [])


def days(page: ArchivedPage | None) -> tuple[int, ...]:
    """The years of its days: first good, last good, first dead."""
    assert page is not None
    return tuple(day.year if day else 0 for day in (page.first_good, page.last_good, page.first_dead))


NOTICE = f"<title>We have moved</title><meta http-equiv=refresh content='5; url={NEW}'><p>The guide is elsewhere now."
LOG_IN = "<title>Members</title><form><input name=user><input type=password name=word></form>"
PARKED_SINCE = [Capture(f"{2016 + at // 12}{at % 12 + 1:02}05000000", body=f"{PARKED}{at}") for at in range(48)]


@pytest.mark.parametrize(
    ("captures", "years", "most_captures"),
    [
        pytest.param([GOOD_2015], (2015, 2015, 0), 1, id="no error was captured"),
        pytest.param([GONE_2019, GOOD_2015], (2015, 2015, 2019), 1, id="in any order"),
        pytest.param(
            [Capture("20100101000000", 404), GOOD_2015], (2015, 2015, 0), 1, id="an error before it was there"
        ),
        pytest.param(
            [GOOD_2015, Capture("20160101000000", 500), GOOD_2018, GONE_2019], (2015, 2018, 2019), 1, id="ill for a day"
        ),
        pytest.param(
            [GOOD_2015, Capture("20160101000000", 503), Capture("20170101000000", 429), GONE_2019],
            (2015, 2015, 2019),
            1,
            id="what its crawler was told is no end",
        ),
        pytest.param([GOOD_2015, Capture("20180101000000", body=NOT_FOUND)], (2015, 2015, 2018), 2, id="a soft 404"),
        pytest.param([GOOD_2015, Capture("20180101000000", body=LOG_IN)], (2015, 2015, 2018), 2, id="a log-in"),
        pytest.param([GOOD_2015, Capture("20180101000000", body=b"")], (2015, 2015, 2018), 2, id="nothing in it"),
        pytest.param([GOOD_2015, *PARKED_SINCE], (2015, 2015, 2016), 5, id="parked for years"),
        pytest.param(
            [GOOD_2015, *(Capture(f"201{year}0101000000", body=PARKED) for year in range(6, 10))],
            (2015, 2015, 2016),
            2,
            id="the same for years is read once",
        ),
        pytest.param([Capture("20180101000000", body=PARKED)], (0, 0, 0), 1, id="it was parked from the beginning on"),
        pytest.param([GOOD_2015, Capture("20180101000000", damaged=True)], (2015, 2015, 0), 2, id="one is damaged"),
        pytest.param(
            [GOOD_2015, Capture("20180101000000", nearest="20180102000000"), Capture("20180102000000", 404)],
            (2015, 2015, 2018),
            2,
            id="Wayback has another one in its place",
        ),
        pytest.param(
            [GOOD_2015, Capture("20170101000000", body=KNOTS, revisit=True), GONE_2019],
            (2015, 2017, 2019),
            1,
            id="a repetition counts as what it repeats",
        ),
        pytest.param(
            [Capture("20170101000000", body=KNOTS, revisit=True), GONE_2019], (2017, 2017, 2019), 1, id="of something"
        ),
        pytest.param(
            [Capture("20150301115959", 301, location=PAGE, original="http://www.old.example/guides/knots/"), GOOD_2015],
            (2015, 2015, 0),
            1,
            id="other spellings are filed under the same key",
        ),
        pytest.param(
            [Capture("20140101000000", mimetype="application/pdf", body=b"%PDF-1.4"), GONE_2019],
            (2014, 2014, 2019),
            0,
            id="a document is not read",
        ),
        pytest.param([GOOD_2018, GOOD_2015], (2015, 2018, 0), 1, id="two good ones"),
    ],
)
async def test_the_days_of_a_page(captures: Sequence[Capture], years: tuple[int, ...], most_captures: int) -> None:
    double = WaybackDouble({PAGE: captures})
    assert days(await look_up(double)) == years
    assert len(double.questions) == 1
    assert len(double.captures) <= most_captures


def moved(timestamp: str, location: str, status: int = 301, original: str = "") -> Capture:
    return Capture(timestamp, status, location=location, original=original)


THERE = {NEW: [Capture("20180701000000", body=KNOTS)]}
NEWER = "https://newer.example/knots"


@pytest.mark.parametrize(
    ("captures", "others", "moved_to"),
    [
        ([GOOD_2015, moved("20180101000000", NEW)], THERE, NEW),
        ([GOOD_2015, moved("20180101000000", NEW, 302), GONE_2019], THERE, NEW),
        ([GOOD_2015, moved("20180101000000", "/knots")], {}, "http://old.example/knots"),
        ([GOOD_2015, moved("20180101000000", NEW)], {}, NEW),  # of which nothing was captured
        ([moved("20180101000000", NEW)], THERE, NEW),  # nor of the page itself
        ([moved("20180101000000", NEW), GONE_2019, moved("20200101000000", NEWER)], THERE, NEW),
        ([GOOD_2015, moved("20160101000000", NEWER), moved("20180101000000", NEW)], THERE, NEW),  # the last one
        ([GOOD_2015, moved("20160101000000", NEW), moved("20180101000000", "http://dan.com/buy")], THERE, NEW),
        ([moved("20140101000000", NEW), GOOD_2015], THERE, ""),  # it came back
        ([GOOD_2015, GONE_2019, moved("20200101000000", NEW)], THERE, ""),  # after its end
        ([GOOD_2015, moved("20180101000000", "http://new.example/")], {}, ""),
        ([GOOD_2015, moved("20180101000000", "/")], {}, ""),
        ([GOOD_2015, moved("20180101000000", "/404.html")], {}, ""),
        ([GOOD_2015, moved("20180101000000", "/login?next=/guides/knots")], {}, ""),
        ([GOOD_2015, moved("20180101000000", "https://www.old.example/guides/knots/")], {}, ""),
        ([GOOD_2015, moved("20180101000000", "mailto:keeper@old.example")], {}, ""),
        ([GOOD_2015, moved("20180101000000", "http://ww25.old.example/guides/knots")], {}, ""),
        ([GOOD_2015, moved("20180101000000", NEW)], {NEW: [Capture("20180701000000", 404)]}, ""),
        ([GOOD_2015, moved("20180101000000", NEW)], {NEW: [Capture("20180701000000", body=NOT_FOUND)]}, ""),
        # What the archive has of it is from another time.
        ([GOOD_2015, moved("20180101000000", NEW)], {NEW: [Capture("20230701000000", 404)]}, NEW),
        (
            [GOOD_2015, moved("20180101000000", NEW)],
            {NEW: [moved("20180101000001", NEWER)], NEWER: [Capture("20180102000000", body=KNOTS)]},
            NEWER,
        ),
        (
            [GOOD_2015, moved("20180101000000", "https://old.example/guides/knots"),
             moved("20180101000001", NEW, original="https://old.example/guides/knots")],
            THERE,
            NEW,
        ),
        ([GOOD_2015, moved("20180101000000", NEW)], {NEW: [moved("20180101000000", PAGE)]}, ""),  # a circle
        ([GOOD_2015, Capture("20180101000000", body=NOTICE)], THERE, NEW),
    ],
)  # fmt: skip
async def test_where_a_page_went(
    captures: Sequence[Capture], others: dict[str, Sequence[Capture]], moved_to: str
) -> None:
    double = WaybackDouble({PAGE: captures, **others})
    page = await look_up(double)
    assert page is not None
    assert page.moved_to == moved_to
    assert len(double.captures) <= 14


async def test_a_notice_that_a_page_has_moved_is_not_the_page() -> None:
    page = await look_up(WaybackDouble({PAGE: [GOOD_2015, Capture("20180101000000", body=NOTICE)], **THERE}))
    assert page is not None
    assert (page.title, page.first_dead) == ("Knots for weavers", None)


async def test_of_a_document_the_dates_are_told() -> None:
    url = "http://old.example/guides/knots.pdf"
    captures = [Capture("20140101000000", mimetype="application/pdf"), Capture("20160101000000", body=KNOTS)]
    double = WaybackDouble({url: captures})
    page = await look_up(double, url)
    assert page is not None
    assert page.copy.endswith(f"/web/20140101000000/{url}")
    assert (page.title, page.text, page.last_good) == ("", "", date(2014, 1, 1))
    assert double.captures == []


async def test_of_very_many_captures_the_newest_are_asked_for() -> None:
    errors = [Capture(f"2020{at:010}", 404) for at in range(101_000_000, 101_002_000)]
    double = WaybackDouble({PAGE: [GOOD_2015, GOOD_2018, *errors]})
    page = await look_up(double)
    assert page is not None
    assert days(page) == (0, 2018, 2020)
    assert page.title == "Knots for weavers"
    assert len(double.questions) == 2


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (PAGE + "#reef", PAGE),
        ("HTTP://OLD.example:80/guides/%6bnots", PAGE),
        ("http://old.example/a?b=1&c=%26*", "http://old.example/a?b=1&c=%26*"),
        ("http://bücher.example/ü", "http://xn--bcher-kva.example/%C3%BC"),
    ],
)
async def test_what_the_index_is_asked(url: str, asked: str) -> None:
    double = WaybackDouble({})
    assert await look_up(double, url) == ArchivedPage()
    assert double.questions == [asked]


@pytest.mark.parametrize("url", ["mailto:keeper@old.example", "no address", "", "http://\ud800.example/"])
async def test_what_is_no_web_address_is_not_looked_up(url: str) -> None:
    double = WaybackDouble({})
    assert await look_up(double, url) is None
    assert double.questions == []


async def test_a_second_run_asks_nothing() -> None:
    answers = Answers(new_store().connection)
    asked = [PAGE, "http://old.example/nothing", "http://kept.example/secret"]
    said = []
    double = WaybackDouble({PAGE: [GOOD_2015]}, excluded=asked[2:])
    async with PretendWeb({WAYBACK: double.site}) as web:
        for _ in range(2):
            async with archive_at(web, answers=answers) as wayback:
                said.append([await wayback.look_up(url) for url in asked])
                assert (wayback.found, wayback.without_copy, wayback.excluded, wayback.missed) == (1, 1, 1, 0)
        assert said[0] == said[1]
        assert said[0][1:] == [ArchivedPage(), None]
        assert (len(double.questions), len(double.captures)) == (3, 1)
        answers.connection.execute("UPDATE answer SET body = x'00'")  # damaged: it is asked again
        async with archive_at(web, answers=answers) as wayback:
            assert await wayback.look_up(PAGE) == said[0][0]
    assert len(double.questions) == 4


async def test_many_pages_come_as_they_are_done() -> None:
    addresses = [f"http://old.example/{number}" for number in range(8)]
    double = WaybackDouble({url: [GOOD_2015] for url in addresses[::2]})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        found = {url: page async for url, page in wayback.look_up_all(addresses)}
        assert list(found) != []
        assert {url for url, page in found.items() if page and page.copy} == set(addresses[::2])
        assert (wayback.found, wayback.without_copy) == (4, 4)


async def test_who_leaves_early_leaves_nothing_under_way() -> None:
    addresses = [f"http://old.example/{number}" for number in range(50)]
    double = WaybackDouble({}, troubles=[None, *[hangs] * 10])
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web, timeout=60.0) as wayback:
        async with asyncio.timeout(20), aclosing(wayback.look_up_all(addresses)) as looked:
            async for _ in looked:
                break
        assert double.questions == addresses[: len(double.questions)]
        assert len(double.questions) <= 4


async def test_the_archive_as_the_settings_want_it() -> None:
    double = WaybackDouble({PAGE: [GOOD_2015]})
    async with PretendWeb({WAYBACK: double.site}) as web:
        settings = Settings(
            hosts=web.hosts(),
            user_agent="Keeper/1.0",
            wayback={"url": web.url(WAYBACK), "delay": 0, "capture_delay": 0},
        )
        wayback = open_wayback(settings, Answers(new_store().connection))
        page = await wayback.look_up(PAGE)
        await wayback.close()
    assert page is not None
    assert page.title == "Knots for weavers"
    assert {seen.headers["user-agent"] for seen in web.requests} == {"Keeper/1.0"}
