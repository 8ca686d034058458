"""A crawl whose every file and page leads to a private address: nothing arrives there, and the crawl goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.demo.web import Answer, PretendWeb
from tests.checking.tripwire import Tripwire
from tests.crawling.runs import Place, sheet
from tests.crawling.small_web import listing
from tests.web import behaviours as b
from tests.web.files import robots_with_sitemap, sitemap

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.demo.web import Site

OWN: Final = "own.example"
INNER: Final = "inner.own.example"


def sites(to: str) -> dict[str, Site]:
    refresh = Answer(body=f"<meta http-equiv=refresh content='0; url={to}'><p>One moment.")
    return {
        "robots.example": {"/robots.txt": b.redirect(to), "/": listing("http://links.example:{port}/gone")},
        "pages.example": {
            "/moved": b.redirect(to),
            "/refreshed": refresh,
            "/links": listing(to, "http://links.example:{port}/refreshed", "http://links.example:{port}/gone"),
        },
        "links.example": {"/": b.redirect(to), "/refreshed": refresh, "/gone": b.gone, "*": b.redirect(to)},
        OWN: {
            "/": b.ok,
            "/robots.txt": robots_with_sitemap(to, f"http://{OWN}:{{port}}/map.xml"),
            "/map.xml": sitemap([to, f"http://{OWN}:{{port}}/hives", f"http://{OWN}:{{port}}/moved"]),
            "/hives": b.ok,
            "/moved": b.redirect(to),
        },
    }


def test_nothing_arrives(tmp_path: Path) -> None:
    with Tripwire() as wire:
        to = f"http://{INNER}:{wire.port}/"
        with PretendWeb(sites(to), names={INNER: "127.0.0.2"}).in_thread() as web:
            place = Place(tmp_path, web)
            place.configure()
            given = [
                web.url("robots.example"),
                *(web.url("pages.example", path) for path in ("/moved", "/refreshed", "/links")),
            ]
            (place.folder / "pages.csv").write_text("\n".join(["url", *given, ""]), encoding="utf-8")
            done = place.run("crawl", "bees", "--pages", "pages.csv", "--content", web.url(OWN))
        assert not wire.was_touched()
    assert done.status == 0, done.err
    assert "Traceback" not in done.err
    out = place.folder / "prospects.xlsx"
    outcomes = {row["Page"]: row["Outcome"] for row in sheet(out, "Pages")}
    assert outcomes.keys() == set(given)
    assert outcomes[web.url("pages.example", "/links")] == "read"
    assert web.asked("robots.example", "/robots.txt")
    assert web.asked(OWN, "/hives")
    assert web.asked("links.example", "/refreshed")
