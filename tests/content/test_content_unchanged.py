"""Only what has changed is fetched again."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from brokenlinks.content import Memory, read_content
from brokenlinks.store import OwnPages, open_database
from tests.content.local_site import Reply, UrllibFetcher, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brokenlinks.models import OwnPage
    from brokenlinks.own_readings import OwnReadings
    from tests.content.local_site import LocalSite

FIRST, SECOND = datetime(2024, 3, 10, 12, tzinfo=UTC), datetime(2024, 3, 17, 12, tzinfo=UTC)
ASKED_ANYWAY = {"/", "/robots.txt", "/sitemap.xml"}


@pytest.fixture
def kept() -> Iterator[OwnPages]:
    with closing(open_database(":memory:")) as connection:
        yield OwnPages(connection)


def page(title: str, *links: str, **headers: str) -> Reply:
    anchors = "".join(f'<a href="{link}">{link}</a>' for link in links)
    fields = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return Reply(f"<title>{title}</title><main><h1>{title}</h1><p>{title} {anchors}</main>", headers=fields)


def site_map(**lastmods: str) -> Reply:
    entries = "".join(
        f"<url><loc>{{root}}/{name}</loc><lastmod>{day}</lastmod></url>" for name, day in lastmods.items()
    )
    return Reply(f"<urlset>{entries}</urlset>", headers={"Content-Type": "application/xml"})


async def read(
    site: LocalSite, kept: OwnReadings | None, at: datetime, *, path: str = "/", fresh: bool = False
) -> tuple[dict[str, OwnPage], list[str]]:
    """The pages by path, and what was asked for."""
    site.asked.clear()
    site.unchanged.clear()
    memory = Memory(kept, since=at, fresh=fresh, clock=lambda: at)
    reading = read_content([site.root + path], UrllibFetcher(), memory=memory)
    pages = {page.url.removeprefix(site.root): page async for page in reading}
    return pages, [path for path in site.asked if path not in ASKED_ANYWAY]


ONE_PAGE = {"/": page("Home"), "/a": page("A", ETag='"1"'), "/sitemap.xml": site_map(a="2020-01-01")}

LASTMODS = {
    "as old as the reading": ({"a": "2024-03-01", "b": "2024-03-02T10:00:00Z"}, []),
    "a day that the reading was in": ({"a": "2024-03-10", "b": "2024-03-02"}, ["/a"]),
    "newer": ({"a": "2024-03-11T00:00:00+00:00", "b": "2024-03-02"}, ["/a"]),
    "to come": ({"a": "2031-01-01", "b": "2024-03-02"}, ["/a"]),
    "the same for all": ({"a": "2024-03-02", "b": "2024-03-02"}, ["/a", "/b"]),
    "none": ({"a": "", "b": "2024-03-02"}, ["/a"]),
    "no date": ({"a": "yesterday", "b": "2024-03-02"}, ["/a"]),
}


@pytest.mark.parametrize(("lastmods", "asked"), LASTMODS.values(), ids=LASTMODS)
async def test_what_is_no_newer_than_our_reading_is_not_asked(
    kept: OwnPages, lastmods: dict[str, str], asked: list[str]
) -> None:
    pages = {"/": page("Home"), "/a": page("A"), "/b": page("B")}
    async with serve({**pages, "/sitemap.xml": site_map(**lastmods)}) as site:
        first, everything = await read(site, kept, FIRST)
        again, some = await read(site, kept, SECOND)
    assert sorted(everything) == ["/a", "/b"]
    assert sorted(some) == asked
    assert again == first
    assert set(again) == {"/a", "/b"}


@pytest.mark.parametrize("headers", [{"ETag": 'W/"1"'}, {"Last_Modified": "Fri, 01 Mar 2024 10:00:00 GMT"}])
async def test_servers_that_tell_whether_a_page_has_changed_send_it_once(
    kept: OwnPages, headers: dict[str, str]
) -> None:
    pages = {f"/{number}": page(f"Page {number}", **headers) for number in range(5)}
    async with serve({"/": page("Home"), **pages, "/sitemap.xml": site_map(**dict.fromkeys("01234", ""))}) as site:
        first, _ = await read(site, kept, FIRST)
        site.replies["/3"] = page("New", ETag='"2"', Last_Modified="Fri, 15 Mar 2024 10:00:00 GMT")
        again, asked = await read(site, kept, SECOND)
        assert sorted(asked) == sorted(pages)
        assert sorted(site.unchanged) == ["/0", "/1", "/2", "/4"]
    assert {**first, "/3": again["/3"]} == again
    assert again["/3"].title == "New"


@pytest.mark.parametrize("tag", ['"ü"', '"a\tb"', '""'])
async def test_no_tag_is_too_odd(kept: OwnPages, tag: str) -> None:
    """Whether it can be sent back or not, the page is there."""
    async with serve({"/": page("Home"), "/a": page("A", ETag=tag), "/sitemap.xml": site_map(a="")}) as site:
        first, _ = await read(site, kept, FIRST)
        again, asked = await read(site, kept, SECOND)
    assert first == again
    assert asked == ["/a"]


async def test_an_unchanged_site_of_200_pages_costs_a_site_map(kept: OwnPages) -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC)
    names = {f"p{number}": (start + timedelta(hours=number)).isoformat() for number in range(200)}
    pages = {f"/{name}": page(name) for name in names}
    async with serve({"/": page("Home"), **pages, "/sitemap.xml": site_map(**names)}) as site:
        first, _ = await read(site, kept, FIRST)
        again, asked = await read(site, kept, SECOND)
        assert set(site.asked) <= ASKED_ANYWAY
    assert asked == []
    assert first == again
    assert len(again) == 200


async def test_a_site_without_a_site_map_is_followed_by_links_that_are_known(kept: OwnPages) -> None:
    pages = {
        "/": page("Home", "/a", "/tag/x/", ETag='"h"'),
        "/tag/x/": page("X", "/b", ETag='"x"'),
        "/a": page("A", "/", ETag='"a"'),
        "/b": page("B", "/a", ETag='"b"'),
    }
    async with serve(pages) as site:
        first, _ = await read(site, kept, FIRST)
        again, _ = await read(site, kept, SECOND)
        assert set(site.unchanged) >= {"/tag/x/", "/a", "/b"}
    assert first == again
    assert set(again) == {"/a", "/b"}


async def test_a_run_that_goes_on_asks_for_nothing_twice(kept: OwnPages) -> None:
    async with serve({"/": page("Home"), "/a": page("A"), "/sitemap.xml": site_map(a="", missing="")}) as site:
        first, _ = await read(site, kept, FIRST)
        again, asked = await read(site, kept, FIRST)
    assert asked == []  # that a page is missing is known as well
    assert first == again


async def test_fresh_reads_all_anew_once(kept: OwnPages) -> None:
    async with serve(ONE_PAGE) as site:
        await read(site, kept, FIRST)
        _, asked = await read(site, kept, SECOND, fresh=True)
        assert asked == ["/a"]
        assert site.unchanged == []
        _, asked = await read(site, kept, SECOND, fresh=True)  # the same run, which goes on
    assert asked == []


@pytest.mark.parametrize(
    ("reply", "offered"),
    [
        (Reply("down", 503), True),
        (Reply("slowly", 429), True),
        (Reply("who are you?", 403), True),
        (Reply("gone", 404), False),
        (Reply("gone", 410), False),
        (page("N", X_Robots_Tag="noindex"), False),
    ],
)
async def test_a_page_that_is_in_trouble_stays_and_one_that_is_gone_goes(
    kept: OwnPages, reply: Reply, offered: bool
) -> None:
    async with serve({"/": page("Home"), "/a": page("A"), "/sitemap.xml": site_map(a="")}) as site:
        await read(site, kept, FIRST)
        site.replies["/a"] = reply
        again, _ = await read(site, kept, SECOND)
    assert set(again) == ({"/a"} if offered else set())


async def test_a_page_of_a_kind_that_is_left_out_is_offered_once_the_user_names_it(kept: OwnPages) -> None:
    privacy = Reply("<title>Privacy Policy</title><h1>Privacy Policy</h1>")
    async with serve({"/": page("Home"), "/p/7": privacy, "/sitemap.xml": site_map(**{"p/7": "2024-01-01"})}) as site:
        assert (await read(site, kept, FIRST))[0] == {}
        named, asked = await read(site, kept, FIRST, path="/p/7")
    assert set(named) == {"/p/7"}
    assert asked == []


async def test_nothing_is_remembered_without_a_place_for_it() -> None:
    async with serve(ONE_PAGE) as site:
        await read(site, None, FIRST)
        _, asked = await read(site, None, FIRST)
    assert asked == ["/a"]
