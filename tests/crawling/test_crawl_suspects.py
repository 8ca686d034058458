"""What a page is called and what is said of the link to it → whether it is worth looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from brokenlinks.checking.owner import Portrait, portrait
from brokenlinks.crawling.suspects import on_sites, suspects
from brokenlinks.models import TITLE, OutboundLink, Reason
from brokenlinks.network.transport import Answer
from tests.checking.test_check_usurped import CASINO, LOOMS
from tests.store.given import new_store, page, run_with, verdict

if TYPE_CHECKING:
    from brokenlinks.crawling.suspects import Suspect

URL: Final = "http://www.harrow-weavers.example.org/courses/looms.html"

#: Title, and what differs from a link "Guild" under "Crafts" → whether it is one.
CASES: Final[dict[str, tuple[str, dict[str, Any], bool]]] = {
    "nothing in common": ("Lucky Meridian: best slots", {}, True),
    "its anchor": ("The Guild", {}, False),
    "its anchor in another form": ("All our guilds", {}, False),
    "its heading": ("A craft for you", {}, False),
    "its sentence": ("Meridian", {"context": "Formerly known as Meridian."}, False),
    "the linking page": ("Useful slots", {"page_title": "Slots and other places"}, False),
    "its address": ("Which looms to buy", {}, False),
    "its host": ("Weavers", {}, False),
    "its host, written together": ("Tablet weaving", {"url": "http://tabletweaving.example.org/"}, False),
    "an abbreviation in its anchor": ("National Aeronautics Space Administration", {"anchor": "NASA"}, False),
    "an abbreviation in its host": ("National Physical Laboratory", {"url": "http://npl.example.org/"}, False),
    "a title that says nothing": ("Home – Welcome", {}, False),
    "no title": ("", {}, False),
    "a redirect to another site": ("Slots", {"final_url": "http://slots.example.net/"}, False),
    "a redirect within its site": ("Slots", {"final_url": "http://new.harrow-weavers.example.org/"}, True),
    "dead": ("Slots", {"reason": Reason.PAGE_GONE}, False),
    "moved": ("Slots", {"reason": Reason.MOVED}, True),
    "a number": ("2026", {}, False),
    "an address that is none": ("Slots", {"url": "http://192.0.2.7/"}, True),
    "the user's own": ("Slots", {"url": "http://own.example.com/"}, False),
}  # fmt: skip


async def suspects_of(title: str, *, reason: Reason = Reason.OK, final_url: str = "", **said: str) -> list[Suspect]:
    url = said.get("url", URL)
    link = OutboundLink(url, url, said.get("anchor", "Guild"), said.get("context", ""), said.get("heading", "Crafts"))
    store = new_store()
    read = page("http://pages.example/", link, title=said.get("page_title", "Useful links"), language="en")
    run = run_with(store, read)
    details = {TITLE: title} if title else {}
    store.save_verdicts([verdict(url, reason, details=details, final_url=final_url or url)])
    return [one async for one in suspects(store.connection, run, {"example.com", "own.example.com"})]


@pytest.mark.parametrize("case", CASES)
async def test_suspects(case: str) -> None:
    title, said, is_one = CASES[case]
    assert bool(await suspects_of(title, **said)) is is_one


async def test_what_was_taken_over_before_comes_first_then_what_most_pages_link_to() -> None:
    store = new_store()
    addresses = [f"http://{name}.example.org/" for name in ("abc", "bcd", "cde", "def")]
    run = run_with(
        store, page("http://one.example/", *addresses), page("http://two.example/", addresses[2], addresses[1])
    )
    titled = {TITLE: "Lucky Meridian"}
    store.save_verdicts([verdict(addresses[3], Reason.USURPED)])
    store.save_verdicts([verdict(address, Reason.OK, details=titled) for address in addresses])
    found = [one async for one in suspects(store.connection, run, ())]
    assert [one.url for one in found] == [addresses[3], addresses[1], addresses[2], addresses[0]]
    assert [one.was_usurped for one in found] == [True, False, False, False]
    assert [one.url async for one in on_sites(store.connection, run, {"example.org"})] == [one.url for one in found]
    assert [one async for one in on_sites(store.connection, run, ())] == []


def portrait_of(title: str, text: str, foot: str = "") -> Portrait:
    html = f"<title>{title}</title><h1>{title}</h1><p>{text}</p><footer>{foot}</footer>"
    found = portrait(Answer(200, (("content-type", "text/html"),), html.encode(), False, True), URL)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "fits"),
    [
        (portrait_of("Best slots", CASINO), False),
        (portrait_of("Best slots of the guild", CASINO), True),  # its anchor
        (portrait_of("Best slots", f"{CASINO} Our guild."), True),  # anywhere
        (portrait_of("Best crafts", CASINO), True),  # its heading, in a title
        (portrait_of("Best slots", f"{CASINO} Crafts."), False),  # and once in a text that is about something else
        (portrait_of("Best slots", f"{CASINO} {'Crafts. ' * 9}"), True),
        (portrait_of("Playing as you were told", CASINO), True),  # its sentence, in a title
        (portrait_of("Best slots", f"{CASINO} Told."), False),
        (portrait_of("Best slots", CASINO, "© 2026 Harrow Play"), True),  # its host
    ],
)
async def test_what_is_said_of_a_link_fits_a_page(now: Portrait, fits: bool) -> None:
    (suspect,) = await suspects_of("Lucky Meridian", context="I was told by a friend.")
    assert suspect.fits(now) is fits


@pytest.mark.parametrize(
    ("then", "fitted"),
    [
        (portrait_of("Handweaving", LOOMS), True),  # "looms", in its address
        (portrait_of("Handweaving", "Our guild teaches."), True),
        (portrait_of("Handweaving", "Told by friends."), False),  # a sentence says anything
        (portrait_of("Best slots", CASINO), False),
        (portrait_of("", ""), False),
    ],
)
async def test_what_is_said_of_a_link_could_be_said_of_the_old_page(then: Portrait, fitted: bool) -> None:
    (suspect,) = await suspects_of("Lucky Meridian", context="I was told by a friend.")
    assert suspect.fitted(then) is fitted
