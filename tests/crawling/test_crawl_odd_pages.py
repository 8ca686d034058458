"""One crawl over every odd page there is: none ends the run, and the Pages sheet says what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.urls import parse
from tests.crawling.runs import Done, Place, sheet
from tests.web import behaviours as b
from tests.web.files import robots, robots_disallow_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brokenlinks.demo.web import Site

DEAD = "http://links.example:{port}/gone"


def links(*addresses: str, title: str = "Links", **headers: str | bytes) -> Answer:
    """A page of links, its words around them."""
    items = "".join(f"<li><a href='{address}'>About {address[-9:]}</a> is worth a visit.</li>" for address in addresses)
    return Answer(headers=headers, body=f"<!doctype html><title>{title}</title><h1>{title}</h1><ul>{items}</ul>")


def private(host: str, address: str = "") -> str:
    """What is said of a page that may not be asked for."""
    what = f"{host} is at {address}, a private address" if address else f"{host} is a private address"
    return f"{what}; to ask it all the same, name its network in allow_networks"


PDF = Answer(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
LATIN_1 = Answer(
    headers={"Content-Type": "text/html; charset=iso-8859-1"},
    body="<title>Käfer</title><p>Größe: <a href='http://nowhere.example/'>Bücher</a>".encode("latin-1"),
)
#: Path on pages.example → what is there, and what the Pages sheet says of it.
ODD: dict[str, tuple[Any, str]] = {
    "/fine": (links(DEAD), "read"),
    "/deep": (links(DEAD, "/deep/page/2"), "read"),
    "/pdf": (PDF, "no web page (application/pdf)"),
    "/empty": (Answer(), "read"),
    "/binary": (Answer(body=bytes(range(256)) * 50), "read"),
    "/unclosed": (Answer(body=f"<table><tr><td><a href='{DEAD}'>never <b>closed"), "read"),
    "/no-type": (Answer(headers={"Content-Type": ""}, body=f"<a href='{DEAD}'>no type</a>"), "read"),
    "/base": (Answer(body="<base href='http://['><a href='http://links.example:{port}/gone'>x</a>"), "read"),
    "/not-found": (b.not_found, "404 Not Found"),
    "/gone": (b.gone, "410 Gone"),
    "/forbidden": (b.forbidden, "403 Forbidden"),
    "/busy": (b.unavailable, "503 Service Unavailable"),
    "/odd-status": (b.request_denied, "999"),
    "/drops": (b.drops, "the answer broke off, or was not HTTP"),
    "/garbage": (b.garbage, "the answer broke off, or was not HTTP"),
    "/breaks-off": (b.breaks_off, "the answer broke off"),
    "/endless-headers": (b.endless_headers, "the answer broke off, or was not HTTP"),
    "/loop": (b.redirect("/loop", 302), "max redirections reached"),
    "/moved-to-private": (b.redirect("http://192.168.0.1/"), private("192.168.0.1")),
    "/moved-to-loopback": (b.redirect("http://127.0.0.2:{port}/"), private("127.0.0.2")),
    "/moved-to-inner": (b.redirect("http://inner.example/"), private("inner.example", "10.1.2.3")),
    "/refreshed": (Answer(body="<meta http-equiv=refresh content='0; url=/fine'>"), "read"),
    "/refreshed-oddly": (Answer(body=f"<meta http-equiv=refresh content='0; url=//['><a href='{DEAD}'>x</a>"), "read"),
    "/endless": (b.endless_body, "the page is too large"),
    "/gzip-bomb": (b.gzip_bomb, ""),
    "/moved-to-invalid": (b.redirect("http://["), "reading it failed (ValueError)"),
    "/moved-to-mail": (b.redirect("mailto:keeper@pages.example"), ""),
}  # fmt: skip
SITES: dict[str, Site] = {
    "pages.example": {
        "/robots.txt": robots("User-agent: *", "Disallow: /kept-out"),
        "/kept-out": links(DEAD),
        "/latin-1": LATIN_1,
        "/old": b.redirect("/fine"),
        "/deep/page/2": links(DEAD, "/deep/page/3", title="More links"),
        "/deep/page/3": links(DEAD, "/deep/page/4", title="More links"),
        "/deep/page/4": links(DEAD, title="More links"),
        **{path: answer for path, (answer, _) in ODD.items()},
    },
    "closed.example": {"/robots.txt": robots_disallow_all, "/": links(DEAD)},
    "inner.example": {},
    "links.example": {"/gone": b.gone, "/ok": b.ok},
}
#: Other pages that are given, and what the Pages sheet says of them.
GIVEN = {
    "http://pages.example:{port}/kept-out": "forbidden by robots.txt",
    "http://pages.example:{port}/latin-1": "read",
    "http://pages.example:{port}/old": "read",
    "http://closed.example:{port}/": "forbidden by robots.txt",
    "http://nowhere.example/": "nowhere.example: the name does not exist",
    "http://inner.example/links": private("inner.example", "10.1.2.3"),
    "http://10.0.0.1/links": private("10.0.0.1"),
    "http://[::1]:{port}/": private("::1"),
    "http://0x7f000002/": private("127.0.0.2"),
    "http://pages.example:{closed_port}/": "connection refused",
}


@dataclass(frozen=True)
class Crawl:
    web: PretendWeb
    done: Done
    pages: dict[str, dict[str, Any]]  #: the Pages sheet by address
    prospects: list[dict[str, Any]]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    names = {"inner.example": "10.1.2.3", "nowhere.example": "nxdomain"}
    with PretendWeb(SITES, names=names).in_thread() as web:
        place = Place(tmp_path_factory.mktemp("odd"), web)
        place.configure(depth=5, max_pages=500)
        given = [*GIVEN, *(f"http://pages.example:{{port}}{path}" for path in ODD)]
        (place.folder / "pages.csv").write_text("url\n" + "".join(web.fill(page) + "\n" for page in given))
        # The command line comes before the file, for depth; nothing else is said of max_pages.
        done = place.run("crawl", "bees", "--pages", "pages.csv", "--depth", "2")
        out = place.folder / "prospects.xlsx"
        assert out.exists(), done.err
        pages = {row["Page"]: row for row in sheet(out, "Pages")}
        yield Crawl(web, done, pages, sheet(out, "Prospects"))


def test_the_run_ends_well(crawl: Crawl) -> None:
    assert crawl.done.status == 0
    assert "Traceback" not in crawl.done.err


@pytest.mark.parametrize("path", ODD)
def test_every_odd_page_is_told_of(crawl: Crawl, path: str) -> None:
    answered = "/fine" if path == "/refreshed" else path
    row = crawl.pages[crawl.web.url("pages.example", answered)]
    assert row["Outcome"] == ODD[path][1] or (not ODD[path][1] and row["Outcome"] != "read")


@pytest.mark.parametrize("page", [page for page, outcome in GIVEN.items() if outcome != "read"])
def test_pages_that_may_not_or_cannot_be_asked(crawl: Crawl, page: str) -> None:
    assert crawl.pages[parse(crawl.web.fill(page)).href]["Outcome"] == GIVEN[page]


def test_nothing_is_asked_that_robots_txt_forbids(crawl: Crawl) -> None:
    assert crawl.web.asked("pages.example", "/kept-out") == []
    assert {seen.target for seen in crawl.web.asked("closed.example")} == {"/robots.txt"}
    assert len(crawl.web.asked("pages.example", "/robots.txt")) == 1


def test_a_name_at_a_private_address_is_never_asked(crawl: Crawl) -> None:
    assert crawl.web.asked("inner.example") == []


def test_dead_links_are_found_wherever_a_page_could_be_read(crawl: Crawl) -> None:
    with_links = {"/fine", "/deep", "/deep/page/2", "/deep/page/3", "/unclosed", "/no-type", "/base",
                  "/latin-1", "/refreshed-oddly"}  # fmt: skip
    assert {row["Page to contact"] for row in crawl.prospects} == {
        crawl.web.url("pages.example", path) for path in with_links
    }
    assert {row["Anchor text"] for row in crawl.prospects if "latin" in row["Page to contact"]} == {"Bücher"}


def test_a_page_that_two_given_addresses_lead_to_is_one_prospect(crawl: Crawl) -> None:
    fine = crawl.web.url("pages.example", "/fine")
    assert [row["Page to contact"] for row in crawl.prospects].count(fine) == 1


def test_further_pages_are_followed_to_the_depth_and_not_beyond(crawl: Crawl) -> None:
    def depth(path: str) -> int | None:
        row = crawl.pages.get(crawl.web.url("pages.example", path))
        return row["Depth"] if row else None

    assert [depth(path) for path in ("/deep", "/deep/page/2", "/deep/page/3", "/deep/page/4")] == [0, 1, 2, None]
    assert crawl.web.asked("pages.example", "/deep/page/4") == []
    assert crawl.pages[crawl.web.url("pages.example", "/deep/page/3")]["Found by"] == crawl.web.url(
        "pages.example", "/deep/page/2"
    )


def test_one_dead_link_is_checked_once_however_many_pages_carry_it(crawl: Crawl) -> None:
    asked = [seen.method for seen in crawl.web.asked("links.example", "/gone")]
    assert sorted(asked) == ["GET", "GET", "HEAD"]
