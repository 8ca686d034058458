"""From a keyword to a workbook: pages are searched for, judged, and their links checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from tests.crawling.runs import Done, Place, sheet, text_of
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from brokenlinks.demo.web import Exchange, Site

CAPTCHA: Final = Answer(body="<title>Are you a robot?</title><form><div class='g-recaptcha'></div></form>")
TOO_MANY: Final = Answer(429, {"Retry-After": "60"}, "Too many requests")


def keeper(number: int) -> str:
    """A resource page of its own site, with links alive, moved and dead."""
    topics = [
        "Queen rearing",
        "Swarms",
        "Mites",
        "Honey",
        "Wax",
        "Hives",
        "Smokers",
        "Clubs",
        "Law",
        "Forage",
        "Bees",
        "Film",
    ]
    items = "".join(
        f"<li><a href='http://s{number}-{place}.example:{{port}}/{'gone' if place < 2 else 'ok'}'>{topic}</a>:"
        f" what a beekeeper should know of it.</li>"
        for place, topic in enumerate(topics)
    )
    return (
        f"<!doctype html><html lang=en><title>Beekeeping links {number}</title><h1>Useful beekeeping links</h1>"
        f"<p>Sites on beekeeping that we found useful.</p><h2>For beginners</h2><ul>{items}</ul>"
        "<p>Know another? <a href='/suggest-a-link'>Suggest a link</a>.</p>"
    )


SHOP: Final = (
    "<!doctype html><html lang=en><title>Beekeeping suits | Hive Store</title>"
    '<script type=\'application/ld+json\'>{"@type": "Product", "name": "Suit", "offers": {"price": "79.00"}}</script>'
    "<div class='woocommerce product'><h1>Beekeeping suit</h1><p class=price>$79.00</p><button>Add to cart</button>"
    "<a href='/cart'>Cart</a><a href='https://pay.example/'>Pay</a></div>"
)
ARTICLE: Final = (
    "<!doctype html><html lang=en><title>Why I keep bees</title><article><h1>Why I keep bees</h1>"
    + "<p>It was in the spring of that year that I first opened a hive, and I have not looked back since.</p>" * 30
    + "<p>I was told so by <a href='http://friend.example:{port}/gone'>a friend</a>.</p></article>"
)
KEEPERS: Final = 12


class SearchedWeb(PretendWeb):
    """A SearXNG beside the pages that it finds: a fifth of its 60 results are worth reading."""

    def __init__(self) -> None:
        self.answer: Answer | None = None  #: instead of results
        sites: dict[str, Site] = {ADDRESS: {"/search": self._search}}
        results: list[str] = []
        for number in range(KEEPERS):
            host = f"keeper{number}.example"
            sites[host] = {"/links": Answer(body=keeper(number)), "/suggest-a-link": b.ok}
            for place in range(12):
                sites[f"s{number}-{place}.example"] = {"/gone": b.gone, "/ok": b.ok}
            results.append(f"http://{host}:{{port}}/links")
        for number in range(10):
            sites[f"shop{number}.example"] = {"*": Answer(body=SHOP)}
            sites[f"blog{number}.example"] = {"*": Answer(body=ARTICLE)}
            results += [f"http://shop{number}.example:{{port}}/suit", f"http://blog{number}.example:{{port}}/why"]
        sites["friend.example"] = {"/gone": b.gone}
        sites["own.example"] = {
            "/": Answer(body="<title>Own</title><a href='/queens'>Queen rearing</a>"),
            "/queens": Answer(
                body="<title>Queen rearing for beginners</title><h1>Queen rearing</h1><p>Queens and how to rear them."
            ),
        }
        results += [f"https://www.pinterest.com/pin/{number}" for number in range(6)]
        results += [
            "https://www.youtube.com/watch?v=bees",
            "https://www.amazon.de/dp/B00",
            "https://www.reddit.com/r/bees",
        ]
        results += [f"http://keeper{number}.example:{{port}}/links?utm_source=search" for number in range(3)]
        results += [f"http://paper{number}.example:{{port}}/bees.pdf" for number in range(3)]
        results += [
            "http://gone.example/links",
            "http://own.example:{port}/queens",
            "http://10.0.0.1/links",
            "javascript:alert(1)",
        ]
        results += ["http://empty.example:{port}/"] * (60 - len(results))
        sites["empty.example"] = {"*": Answer(body="")}
        self.results = results
        super().__init__(sites, names={"gone.example": "nxdomain"})

    async def _search(self, exchange: Exchange) -> Answer:
        if self.answer is not None:
            return self.answer
        query = parse_qs(urlsplit(exchange.seen.target).query)["q"][0]
        found = self.results if "inurl:resources" in query else self.results[:5]
        results = [{"url": self.fill(url), "title": f"Result {n}", "content": "bees"} for n, url in enumerate(found)]
        return Answer(
            headers={"Content-Type": "application/json"}, body=json.dumps({"query": query, "results": results})
        )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with SearchedWeb().in_thread() as web:
        made = Place(tmp_path, web)
        yield made


def searched(place: Place, *words: str, keyword: str = "beekeeping", **changes: Any) -> Done:
    searxng = {"url": f"http://{ADDRESS}:{place.web.port}/", "delay": 0.0}
    place.configure(**{"search": ["searxng"], "queries": 3, "searxng": searxng, **changes})
    return place.run("crawl", keyword, "--content", place.web.url("own.example", "/"), *words)


def test_a_keyword_alone_gives_a_full_workbook(place: Place) -> None:
    assert isinstance(place.web, SearchedWeb)
    assert len(place.web.results) == 60
    done = searched(place)
    assert done.status == 0, done.err
    book = place.folder / "prospects.xlsx"
    pages = {row["Page"]: row for row in sheet(book, "Pages")}
    kept = {row["Page"] for row in pages.values() if row["Outcome"] == "read"}
    assert kept == {place.web.url(f"keeper{number}.example", "/links") for number in range(KEEPERS)}
    left_out = {row["Page"]: row for row in pages.values() if row["Outcome"] == "left out"}
    assert {place.web.url(f"shop{n}.example", "/suit") for n in range(10)} <= left_out.keys()
    assert {place.web.url(f"blog{n}.example", "/why") for n in range(10)} <= left_out.keys()
    assert all(row["Why"] and row["Kind"] for row in left_out.values())
    assert not [page for page in pages if "pinterest" in page or ".pdf" in page or "own.example" in page]
    # No link of a page that was left out is asked.
    assert place.web.asked("friend.example") == []
    prospects = sheet(book, "Prospects")
    assert len(prospects) == 2 * KEEPERS
    assert {row["Kind of page"] for row in prospects} == {"resource list"}
    first = next(row for row in prospects if "keeper0." in row["Page to contact"])
    assert first["Found by"].splitlines()[0] == "searxng: beekeeping intitle:resources inurl:resources, no. 1" or (
        first["Found by"].startswith("searxng: ")
    )
    suggestions = sheet(book, "Open to suggestions")
    assert {row["Suggest at"] for row in suggestions} == {
        place.web.url(f"keeper{number}.example", "/suggest-a-link") for number in range(KEEPERS)
    }
    summary = text_of(book, "Summary")
    assert "Searches that paid" in summary
    assert "KW intitle:resources inurl:resources" in summary
    assert "Pages left out" in summary


@pytest.mark.parametrize(
    ("answer", "says"),
    [(TOO_MANY, "SearXNG is left out"), (CAPTCHA, "SearXNG is left out")],
    ids=["429", "captcha"],
)
def test_a_search_that_refuses_ends_in_a_sentence(place: Place, answer: Answer, says: str) -> None:
    assert isinstance(place.web, SearchedWeb)
    place.web.answer = answer
    done = searched(place)
    assert done.status == 2
    assert says in done.err
    assert "No search could be made." in done.err
    assert "No page was found" not in done.err  # the keyword is not to blame
    assert "Traceback" not in done.err
    assert len(place.web.asked(ADDRESS)) == 1  # it said no, and is not asked again


def test_with_pages_as_well_the_run_goes_on_without_the_search(place: Place) -> None:
    assert isinstance(place.web, SearchedWeb)
    place.web.answer = TOO_MANY
    done = searched(place, "--pages", place.web.url("keeper3.example", "/links"), "--search", "searxng")
    assert done.status == 0, done.err
    assert len(sheet(place.folder / "prospects.xlsx", "Prospects")) == 2
    assert "SearXNG is left out" in text_of(place.folder / "prospects.xlsx", "Summary").replace("\n", " ")


def test_candidates_of_a_file_are_judged_and_not_searched_for(place: Place) -> None:
    assert isinstance(place.web, SearchedWeb)
    rows = "".join(f"{number},{place.web.fill(url)}\n" for number, url in enumerate(place.web.results[:25], 1))
    (place.folder / "serp.csv").write_text(f"Position,URL\n{rows}")
    (place.folder / "tranco.csv").write_text("1,other.example\n1000,keeper3.example\n")
    done = searched(place, "--candidates", "serp.csv", authority="tranco.csv")
    assert done.status == 0, done.err
    assert place.web.asked(ADDRESS) == []
    ranked = {row["Site"]: row["Authority"] for row in sheet(place.folder / "prospects.xlsx", "Prospects")}
    assert (ranked["keeper3.example"], ranked["keeper4.example"]) == (pytest.approx(85.9, abs=0.1), None)
    outcomes = [row["Outcome"] for row in sheet(place.folder / "prospects.xlsx", "Pages")]
    assert (outcomes.count("read"), outcomes.count("left out")) == (KEEPERS, 13)


def test_the_same_command_asks_no_search_twice(place: Place) -> None:
    assert searched(place, max_pages=1).status == 0
    assert "The limit of 1 pages was reached" in text_of(place.folder / "prospects.xlsx", "Summary")
    asked = len(place.web.asked(ADDRESS))
    assert asked == 3
    assert searched(place, max_pages=1).status == 0
    assert len(place.web.asked(ADDRESS)) == asked


def test_nothing_to_read_is_said_before_anything_is_asked(place: Place) -> None:
    done = searched(place, search=[])
    assert done.status == 2
    assert "There is nothing to read" in done.err
    assert place.web.requests == []


GOOD: Final = [f"http://s0-{place}.example:{{port}}/{'gone' if place < 2 else 'ok'}" for place in range(12)]


def listed(*more: tuple[str, str]) -> Answer:
    entries = [*((url, "Bees") for url in GOOD), *more]
    items = "".join(f"<li><a href='{url}'>{text}</a></li>" for url, text in entries)
    return Answer(body=f"<!doctype html><title>Beekeeping links</title><h1>Beekeeping links</h1><ul>{items}</ul>")


def test_what_leads_to_the_own_site_or_to_a_skipped_one_is_neither_read_nor_pitched(place: Place) -> None:
    redirects = {f"/{name}": b.redirect(f"http://{host}/links", 302) for name, host in [
        ("own-links", "own.example:{port}"), ("other-links", "www.pinterest.com:{port}"),
    ]}  # fmt: skip
    sites = cast("dict[str, dict[str, Any]]", place.web.sites)
    sites["r.example"] = redirects
    sites["own.example"]["/links"] = listed()
    sites["www.pinterest.com"] = {"/links": listed()}
    start = {"/links": listed(*((f"http://r.example:{{port}}{path}", "Beekeeping links") for path in redirects))}
    sites["start.example"] = start
    done = searched(place, "--pages", place.web.url("start.example", "/links"), depth=0)
    assert done.status == 0, done.err
    assert place.web.asked(ADDRESS) == []  # with pages, nothing is searched for
    book = place.folder / "prospects.xlsx"
    assert {row["Page to contact"] for row in sheet(book, "Prospects")} == {place.web.url("start.example", "/links")}
    outcomes = {row["Page"]: row["Outcome"] for row in sheet(book, "Pages")}
    for path, end in (("/own-links", "own.example"), ("/other-links", "www.pinterest.com")):
        assert outcomes[place.web.url("r.example", path)] == (
            f"it leads to {place.web.url(end, '/links')}, which is not read"
        )


def test_a_run_whose_spider_breaks_off_is_not_called_complete(place: Place) -> None:
    (place.folder / "scrapy.cfg").write_text("[settings]\ndefault = brokenlinks.crawling.settings\n")
    (place.folder / "spiders").mkdir()
    (place.folder / "spiders" / "__init__.py").touch()
    (place.folder / "spiders" / "odd.py").write_text(
        "from brokenlinks.crawling.spider import BrokenLinksSpider\n\n\nclass Odd(BrokenLinksSpider):\n"
        "    name = 'odd'\n\n    def request(self, waiting):\n        if 'keeper2' in waiting.address:\n"
        "            raise RuntimeError('no such thing')\n        return super().request(waiting)\n"
    )
    pages = [word for number in range(4) for word in ("--pages", place.web.url(f"keeper{number}.example", "/links"))]
    done = searched(place, "--spider", "odd", *pages)
    assert done.status == 130
    assert "The run broke off (spiders/odd.py, line 9, failed: no such thing)" in done.err
    assert len(sheet(place.folder / "prospects.xlsx", "Prospects")) == 4
