"""Whose a page was, by its good captures."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.archive import Excluded, NotLookedUp
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.store import Answers
from tests.archive.double import WAYBACK, Capture, WaybackDouble
from tests.archive.looking import KNOTS, PAGE, PARKED, archive_at
from tests.store.given import new_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.archive import Owner, Wayback


def of(year: int, body: str = KNOTS, status: int = 200) -> Capture:
    return Capture(f"{year}0601000000", status, body.replace("</title>", f" in {year}</title>"))


async def owners(wayback: Wayback, most: int = 9) -> list[Owner]:
    found = []
    async with aclosing(wayback.owners(PAGE)) as looked:
        async for owner in looked:
            found.append(owner)
            if len(found) == most:
                break
    return found


def told(found: list[Owner]) -> list[tuple[object, ...]]:
    """All but the source, which is not kept."""
    return [(owner.page, replace(owner.portrait, facts=replace(owner.portrait.facts, source=""))) for owner in found]


#: Years of good captures → years whose copies are looked at.
CASES: Final = {
    "one": ([2015], [2015]),
    "the last one": ([2014, 2015], [2015, 2014]),
    "four years before": ([2009, 2010, 2011, 2012, 2015], [2015, 2011, 2009]),
    "ten years before": ([*range(2000, 2016)], [2015, 2011, 2005]),
    "the one before a gap": ([2001, 2002, 2014, 2015], [2015, 2002, 2001]),
    "the oldest": ([2012, 2013, 2014, 2015], [2015, 2012]),
    "within a year": ([2015, 2015], [2015]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
async def test_older_copies_are_looked_at_when_they_are_wanted(case: str) -> None:
    years, wanted = CASES[case]
    double = WaybackDouble({PAGE: [of(year) for year in years]})
    answers = Answers(new_store().connection)
    async with PretendWeb({WAYBACK: double.site}) as web:
        async with archive_at(web, answers=answers) as wayback:
            (last,) = await owners(wayback, most=1)
            assert last.page == wayback.known(PAGE)
        assert (len(double.questions), len(double.captures)) == (1, 1)
        async with archive_at(web, answers=answers) as wayback:
            found = await owners(wayback)
        assert [owner.page.last_good.year for owner in found if owner.page.last_good] == wanted
        assert [owner.portrait.facts.title for owner in found] == [f"Knots for weavers in {year}" for year in wanted]
        assert [owner.page.title for owner in found] == [owner.portrait.facts.title for owner in found]
        assert {owner.page.first_good for owner in found} == {last.page.first_good}
        asked = len(double.questions), len(double.captures)
        assert asked == (2, len(wanted))
        async with archive_at(web, answers=answers) as wayback:
            assert told(await owners(wayback)) == told(found)
        assert (len(double.questions), len(double.captures)) == asked


@pytest.mark.parametrize(
    ("captures", "years"),
    [
        ([], []),
        ([of(2015, status=404)], []),
        ([Capture("20150601000000", body="%PDF-1.4", mimetype="application/pdf")], []),
        ([of(2010), of(2011, PARKED), of(2015)], [2015, 2010]),  # the one in between is no page
        ([of(2011, status=404), of(2015)], [2015]),
    ],
)
async def test_what_is_no_page_names_no_owner(captures: Sequence[Capture], years: list[int]) -> None:
    double = WaybackDouble({PAGE: captures})
    answers = Answers(new_store().connection)
    async with PretendWeb({WAYBACK: double.site}) as web:
        for _ in range(2):
            async with archive_at(web, answers=answers) as wayback:
                found = await owners(wayback)
                assert [owner.page.last_good.year for owner in found if owner.page.last_good] == years
                asked = len(double.questions), len(double.captures)
        assert (len(double.questions), len(double.captures)) == asked
    assert len(double.questions) <= 2


async def test_what_was_looked_up_before_is_played_once_more() -> None:
    double = WaybackDouble({PAGE: [of(2015)]})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        page = await wayback.look_up(PAGE)
        assert [owner.page for owner in await owners(wayback)] == [page]
    assert len(double.captures) == 2


async def test_another_copy_can_be_kept_as_what_is_known() -> None:
    double = WaybackDouble({PAGE: [of(2010), of(2015)]})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        last, earlier = await owners(wayback)
        wayback.keep(PAGE, earlier.page)
        assert wayback.known(PAGE) == earlier.page != last.page
        assert told(await owners(wayback)) == told([last, earlier])


async def test_who_may_not_look_and_who_gets_no_answer_is_told_so() -> None:
    double = WaybackDouble({PAGE: [of(2015)]}, excluded=[PAGE])
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        for _ in range(2):
            with pytest.raises(Excluded):
                await owners(wayback)
        assert wayback.notes == ()
    assert len(double.questions) == 1
    refusing = {"*": Answer(429, {"Retry-After": "0"})}
    async with PretendWeb({WAYBACK: refusing}) as web, archive_at(web) as wayback:
        with pytest.raises(NotLookedUp):
            await owners(wayback)
        assert wayback.left_out
        assert wayback.known(PAGE) is None
        (note,) = wayback.notes
        assert note.startswith("The Wayback Machine is left out from here on: it says that it was asked too often")
        assert "dead" not in note
