"""Whose a page was, by its last good capture."""

from __future__ import annotations

import pytest

from brokenlinks.checking.owner import portrait
from brokenlinks.checking.usurped import usurped
from brokenlinks.demo.web import PretendWeb
from brokenlinks.network.transport import Answer
from brokenlinks.store import Answers
from tests.archive.double import WAYBACK, Capture, WaybackDouble
from tests.archive.looking import PAGE, archive_at
from tests.checking.test_check_usurped import CASINO, GUILD, LOOMS, SPINS
from tests.store.given import new_store


def site(title: str, text: str, foot: str) -> str:
    return f"<html lang=en><title>{title}</title><h1>{title}</h1><p>{text}</p><footer>{foot}</footer>"


WAS = site("Handweaving for beginners – Harrow Weavers Guild", LOOMS, GUILD)


@pytest.mark.parametrize(
    ("today", "is_usurped"),
    [(site("Best online slots and roulette", CASINO, SPINS), True), (WAS, False), (site("News", LOOMS, GUILD), False)],
)
async def test_a_page_is_compared_with_what_it_was(today: str, is_usurped: bool) -> None:
    now = portrait(Answer(200, (("content-type", "text/html"),), today.encode(), False, True), PAGE)
    double = WaybackDouble({PAGE: [Capture("20150101000000", body=WAS, content_type="text/html; charset=utf-8")]})
    answers = Answers(new_store().connection)
    async with PretendWeb({WAYBACK: double.site}) as web:
        for _ in range(2):
            async with archive_at(web, answers=answers) as wayback:
                then = await wayback.look_at_owner(PAGE)
                assert now is not None
                assert then is not None
                assert (usurped(now, then) is not None) is is_usurped
    assert (len(double.questions), len(double.captures)) == (1, 2)


async def test_what_was_never_captured_had_no_owner() -> None:
    double = WaybackDouble({})
    async with PretendWeb({WAYBACK: double.site}) as web, archive_at(web) as wayback:
        assert [await wayback.look_at_owner(PAGE) for _ in range(2)] == [None, None]
    assert len(double.questions) == 1
