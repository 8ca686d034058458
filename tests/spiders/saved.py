"""The saved pages of tests/spiders/pages, and what a person sees there: tests/spiders/expected, a line a link.

A line has what the Links sheet shows of a link; or, for a link to another site that is not one of the list's, why it
is left out. Both were written down by eye. Names of people, sites and projects on the pages are made up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scrapy.http import Response

from spiders.awesome import AwesomeSpider
from spiders.institutions import InstitutionsSpider
from spiders.libguides import LibGuidesSpider
from spiders.wikipedia import WikipediaSpider

if TYPE_CHECKING:
    from brokenlinks.crawling.spider import BrokenLinksSpider
    from brokenlinks.models import OutboundLink, ResourcePage

_HERE: Final = Path(__file__).parent
_HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Saved:
    """A saved page, where it is said to have answered, and the spider for it."""

    file: str
    url: str
    spider: type[BrokenLinksSpider]
    kind: str = _HTML

    @property
    def response(self) -> Response:
        body = (_HERE / "pages" / self.file).read_bytes()
        return Response(self.url, body=body, headers={"Content-Type": self.kind})

    def read(self) -> ResourcePage:
        return self.spider().read(self.response)

    @property
    def lines(self) -> list[dict[str, Any]]:
        text = (_HERE / "expected" / f"{self.file}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    @property
    def expected(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if "left_out" not in line]

    @property
    def left_out(self) -> set[str]:
        return {line["written"] for line in self.lines if "left_out" in line}


PAGES: Final = [
    Saved("libguides_v2.html", "https://guides.kestrel.example/beekeeping/web", LibGuidesSpider),
    Saved("libguides_v1.html", "http://guides.portsable.example/content.php?pid=20417&sid=144602", LibGuidesSpider),
    Saved("wikipedia_en.html", "https://en.wikipedia.org/wiki/Sable_Island_apiary", WikipediaSpider),
    Saved("wikipedia_de.html", "https://de.wikipedia.org/wiki/Bienenhaus_Sable", WikipediaSpider),
    Saved("wikipedia_fr.html", "https://fr.wikipedia.org/wiki/Rucher_de_Sable", WikipediaSpider),
    Saved("wikipedia_es.html", "https://es.wikipedia.org/wiki/Colmenar_de_Sable", WikipediaSpider),
    Saved("institutions_uswds.html", "https://www.bureau.example/pollinators/resources", InstitutionsSpider),
    Saved("institutions_tables.html", "http://www.co.marsh.example/anglers.htm", InstitutionsSpider, "text/html"),
    Saved("institutions_council.html", "https://www.fenmere.example/trees", InstitutionsSpider),
    Saved("awesome_github.html", "https://github.com/otmarsh/awesome-beekeeping", AwesomeSpider),
    Saved("awesome_gitlab.html", "https://gitlab.com/fquill/awesome-lighthouses", AwesomeSpider),
    Saved("awesome_mkdocs.html", "https://amsci.example/radio/", AwesomeSpider),
    Saved(
        "awesome_raw.md",
        "https://raw.githubusercontent.com/fquill/awesome-knots/main/README.md",
        AwesomeSpider,
        "text/plain; charset=utf-8",
    ),
]


def as_line(link: OutboundLink) -> dict[str, Any]:
    """A link as the lines have it; what is as usual is not written."""
    line = {
        "written": link.written,
        "url": link.url,
        "anchor": link.anchor,
        "heading": link.heading,
        "sentence": link.context,
        "marked": link.marked,
    }
    if link.url == link.written:
        del line["url"]
    if not link.marked:
        del line["marked"]
    return line
