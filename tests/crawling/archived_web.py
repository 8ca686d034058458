"""A page of links, most of them dead, and what a pretend Wayback Machine has of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from brokenlinks.demo.web import Answer, PretendWeb
from tests.archive.double import WAYBACK, Capture, WaybackDouble
from tests.archive.looking import KNOTS
from tests.crawling.owner_cases import SLOTS, WAS, of
from tests.web import behaviours as b

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.demo.web import Behaviour, Site

HOST: Final = "pages.example"
INKLE: Final = """<!doctype html><html lang=en><title>Inkle bands and how to weave them</title>
<meta name=description content="Belts and straps on a small loom."><h1>Inkle bands</h1><p>An inkle loom is small, and
makes belts, straps and braids. Wind the warp around its pegs, raise every other thread by its heddle, and beat.</p>"""
DYES: Final = "<!doctype html><html lang=en><title>Indigo vats</title><h1>Indigo vats</h1><p>Keep the vat warm.</p>"
_LINKS: Final = {
    "http://looms.example:{port}/knots": "Knots for weavers",
    "http://looms.example:{port}/p?id=17": "click here",
    "http://looms.example:{port}/never": "Loom repairs",
    "http://dyes.example:{port}/indigo": "Indigo vats",
    "http://dyes.example:{port}/madder": "Madder roots",
    "http://newhome.example:{port}/weld": "Weld, a plant that dyes yellow",
    "http://guild.example:{port}/": "Harrow Weavers Guild",
}
CAPTURES: Final = {
    "http://looms.example:{port}/knots": [
        Capture("20120301000000", body=KNOTS),
        Capture("20170501000000", body=KNOTS),
        Capture("20190601000000", 404),
    ],
    "http://looms.example:{port}/p?id=17": [Capture("20140101000000", body=INKLE)],
    "http://dyes.example:{port}/indigo": [
        Capture("20140101000000", body=DYES),
        Capture("20180101000000", 301, location="http://newhome.example:{port}/indigo"),
        Capture("20200101000000", 404),
    ],
    "http://dyes.example:{port}/madder": [
        Capture("20140101000000", body=DYES.replace("Indigo", "Madder")),
        Capture("20180101000000", 301, location="http://newhome.example:{port}/madder"),
        Capture("20200101000000", 404),
    ],
    "http://guild.example:{port}/": [of(2015, WAS), of(2021, SLOTS)],
}  # fmt: skip


def listing(links: dict[str, str]) -> Answer:
    items = "".join(f"<li><a href='{address}'>{anchor}</a></li>" for address, anchor in links.items())
    return Answer(body=f"<!doctype html><html lang=en><title>Weaving links</title><h1>Crafts</h1><ul>{items}</ul>")


class ArchivedWeb(PretendWeb):
    """`/links` and `/more` list dead links; both have /knots. `double` is the archive; `targets` may be changed."""

    def __init__(self, double: WaybackDouble | None = None) -> None:
        self.double = double or WaybackDouble(CAPTURES)
        self.archive: dict[str, Answer | Behaviour] = dict(self.double.site)
        self.targets: dict[str, Answer | Behaviour] = {}
        sites: dict[str, Site] = {
            HOST: {"/links": listing(_LINKS), "/more": listing(dict([*_LINKS.items()][:1]))},
            "looms.example": self.targets,
            "dyes.example": {},
            "guild.example": {"/": Answer(body=SLOTS)},
            "newhome.example": {"/indigo": Answer(body=DYES), "/weld": b.ok},
            WAYBACK: self.archive,
        }
        super().__init__(sites)

    @property
    def pages(self) -> tuple[str, str]:
        return self.url(HOST, "/links"), self.url(HOST, "/more")

    def dead(self, path: str, host: str = "looms.example") -> str:
        return self.url(host, path)

    @property
    def table(self) -> dict[str, Any]:
        """The settings by which this archive is asked, in a hurry."""
        return {"url": self.url(WAYBACK), "delay": 0.0, "capture_delay": 0.0}

    @property
    def questions(self) -> list[str]:
        """The paths that the archive's index was asked about."""
        return sorted(question.split("/", 3)[3] for question in self.double.questions)


def own_pages(folder: Path) -> Path:
    """A table of own pages: one on knots, one on inkle bands."""
    table = folder / "own.csv"
    table.write_text(
        "url,title,keywords,description\n"
        "http://own.example/knots,Knots for weavers,weaver's knot,Which knots join yarn: the reef knot and others\n"
        "http://own.example/inkle,Inkle bands,inkle loom,How to weave belts and straps on an inkle loom\n"
        "http://own.example/indigo,Indigo vats,indigo,How to keep indigo vats warm\n"
        "http://own.example/madder,Madder roots,madder,How to dye red with madder roots\n"
        "http://own.example/handweaving,Handweaving for beginners,weaving,How beginners wind a warp on the loom\n"
        "http://own.example/fleece,Washing fleece,fleece,How to wash a fleece\n",
        encoding="utf-8",
    )
    return table
