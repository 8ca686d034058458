"""Whom to write to, from a crawl's beginning to its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.demo.web import Answer
from tests.crawling.runs import Place, sheet, text_of
from tests.crawling.small_web import HOST, SmallWeb, listing

if TYPE_CHECKING:
    from pathlib import Path

LINKS = "<h1>Bee links</h1><ul><li><a href='http://x.example:{port}/gone'>Hives</a></ul><a href=/contact>Contact</a>"
CONTACT = "<h1>Contact</h1><p>Ann Example<br>Webmaster<br><a href='mailto:ann@pages.example'>ann@pages.example</a></p>"


def test_addresses_are_found_kept_and_held_back(tmp_path: Path) -> None:
    with SmallWeb().in_thread() as web:
        assert isinstance(web, SmallWeb)
        web.pages |= {"/links": Answer(body=LINKS), "/contact": Answer(body=CONTACT)}
        web.sites = {**web.sites, "club.example": {"/links": listing("http://x.example:{port}/gone")}}
        place = Place(tmp_path, web)
        (tmp_path / "leave-alone.txt").write_text("club.example  # they asked for it\n", encoding="utf-8")
        place.configure(contacts=True, do_not_contact="leave-alone.txt")
        words = ["crawl", "bees", "--depth", "0", "--no-snowball"]
        words += ["--pages", web.links, "--pages", web.url("club.example", "/links")]
        done = place.run(*words)
        assert done.status == 0, done.err
        (row,) = sheet(tmp_path / "prospects.xlsx", "Prospects")
        assert (row["Page to contact"], row["Contact"], row["E-mail"]) == (
            web.links,
            "Ann Example",
            "ann@pages.example",
        )
        assert (row["Role"], row["Found at"]) == ("Webmaster", web.url(HOST, "/contact"))
        assert row["Mail text"].startswith("Hello Ann Example,")
        assert "do-not-contact" in text_of(tmp_path / "prospects.xlsx", "Summary")
        assert [seen.target for seen in web.asked("club.example")] == ["/robots.txt", "/links"], "no look for contacts"

        asked = len(web.asked(HOST, "/contact"))
        (tmp_path / "leave-alone.txt").write_text("ann@pages.example\n", encoding="utf-8")
        done = place.run(*words)
        assert done.status == 0, done.err
        rows = {row["Site"]: row["E-mail"] for row in sheet(tmp_path / "prospects.xlsx", "Prospects")}
        assert rows == {"pages.example": None, "club.example": None}
        assert len(web.asked(HOST, "/contact")) == asked, "it is kept"
