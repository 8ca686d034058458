"""A second crawl of a web that has changed: what it reports is exactly what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.crawling.runs import Place, sheet, text_of
from tests.crawling.small_web import HOST, SmallWeb, listing
from tests.web import behaviours as b

if TYPE_CHECKING:
    from pathlib import Path


def test_a_tenth_mended_and_three_links_placed(tmp_path: Path) -> None:
    """Twenty pages with a dead link each: two of the links are mended, three replaced by ours, one page is gone."""
    dead = [f"http://x.example:{{port}}/gone-{number}" for number in range(20)]
    own = "http://own.example:{port}/hives"
    with SmallWeb().in_thread() as web:
        assert isinstance(web, SmallWeb)
        place = Place(tmp_path, web)
        web.sites = {**web.sites, "own.example": {"/hives": b.ok}}
        place.configure()
        web.pages.update({f"/{number}": listing(address) for number, address in enumerate(dead)})
        web.targets.update({f"/gone-{number}": b.gone for number in range(20)})
        (tmp_path / "own.csv").write_text(
            f"url,title\n{web.url('own.example', '/hives')},Building a hive step by step\n", encoding="utf-8"
        )
        (tmp_path / "pages.txt").write_text("\n".join(web.url(HOST, f"/{number}") for number in range(20)))
        words = ["crawl", "bees", "--pages", "pages.txt", "--content", "own.csv", "--no-snowball"]
        done = place.run(*words)
        assert done.status == 0, done.err
        assert len(sheet(tmp_path / "prospects.xlsx", "Prospects")) == 20

        web.targets["/gone-0"] = b.ok  # works again
        web.pages["/1"] = listing("http://x.example:{port}/ok")  # another page's address in its place
        for number in (2, 3, 4):
            web.pages[f"/{number}"] = listing(own)
        del web.pages["/5"]
        done = place.run(*words)
        assert done.status == 0, done.err
        assert "Since the run before: 3 link placed, 2 fixed, 1 page gone." in done.err

    def address(number: int) -> str:
        return web.url("x.example", f"/gone-{number}")

    ours = web.url("own.example", "/hives")
    changed = sheet(tmp_path / "prospects.xlsx", "What changed")
    assert [(row["Change"], row["Page"], row["Dead link"], row["Your link"]) for row in changed] == [
        *(("link placed", web.url(HOST, f"/{number}"), address(number), ours) for number in (2, 3, 4)),
        *(("fixed", web.url(HOST, f"/{number}"), address(number), None) for number in (0, 1)),
        ("page gone", web.url(HOST, "/5"), address(5), None),
    ]
    rows = sheet(tmp_path / "prospects.xlsx", "Prospects")
    assert {row["Change"] for row in rows if row["Dead address"] in map(address, range(6, 20))} == {"still dead"}
    assert "Since the run before" in text_of(tmp_path / "prospects.xlsx", "Summary")
