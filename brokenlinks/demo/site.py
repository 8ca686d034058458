"""The demo's niche: beekeeping. Resource pages, the user's own site, and what a run must find there.

Addresses are templates: `PretendWeb.fill` puts the port in.
"""

from __future__ import annotations

import html
import string
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.demo.elsewhere import ELSEWHERE, NAMES
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.models import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Site

KEYWORD = "beekeeping"
OWN_HOST = "the-honey-shelf.example"
CONTENT_ROOT = f"http://{OWN_HOST}:{{port}}/"
SEED_PAGES = (
    "http://honey-guild.example:{port}/links.html",
    "http://library.lakeside-college.example:{port}/guides/beekeeping/",
    "http://the-smoky-veil.example:{port}/blogroll/",
    "http://wendlebury-council.example:{port}/environment/bees/",
    "http://bees-and-allotments.example:{port}/resources/",
    "http://top-bar-keepers.example:{port}/further-reading.html",
)
#: Link pages that the seeds lead to.
FURTHER_PAGES = (
    "http://honey-guild.example:{port}/links-suppliers.html",
    "http://bees-and-allotments.example:{port}/resources/page/2/",
)
#: A link page that robots.txt keeps to members.
FORBIDDEN_PAGE = "http://honey-guild.example:{port}/members/links.html"
#: Pages of other sites that are read because link pages lead to them → what comes of it.
LINKED_PAGES: Final[Mapping[str, str]] = {
    "http://royal-bee-society.example:{port}/local-groups": "left out",
    "http://garden-pollinators.example:{port}/lists/bee-plants.html": "410 Gone",
}


class Death(NamedTuple):
    """A dead link of the demo."""

    reason: Reason
    offer: str | None  #: path of the own page that fits, None where none does


#: Every dead link to another site than the user's own, as a template.
EXPECTED_DEAD: Mapping[str, Death] = {
    "http://apiary-inspectorate.example:{port}/leaflets/foulbrood.pdf": Death(
        Reason.PAGE_GONE, "/health/american-foulbrood/"
    ),
    "http://bee-forage.example:{port}/calendar.php?region=south": Death(
        Reason.BROKEN_REDIRECT, "/garden/plants-for-bees/"
    ),
    "http://bee-genetics.example:{port}/queens/miller-method.html": Death(Reason.PAGE_GONE, "/queens/rearing-queens/"),
    "http://bee-health-lab.example:{port}/varroa/treatment-calendar.html": Death(
        Reason.PAGE_GONE, "/health/varroa-treatment-calendar/"
    ),
    "http://garden-pollinators.example:{port}/lists/bee-plants.html": Death(
        Reason.PAGE_GONE, "/garden/plants-for-bees/"
    ),
    "http://honey-extraction.example/at-home.html": Death(Reason.DOMAIN_GONE, "/honey/extracting-honey/"),
    "http://honey-standards.example:{port}/guides/label-rules": Death(
        Reason.BROKEN_REDIRECT, "/honey/labelling-rules/"
    ),
    "http://hornet-watch.example:{port}/identify/asian-hornet.aspx": Death(Reason.PAGE_GONE, "/health/asian-hornet/"),
    "http://mellow-meadery.example:{port}/recipes/mead-for-beginners.html": Death(Reason.PAGE_GONE, None),
    "http://old-bee-museum.example:{port}/collection/medieval-skeps.html": Death(Reason.PAGE_GONE, None),
    "http://pesticide-watch.example:{port}/briefings/neonicotinoids-2013.pdf": Death(Reason.PAGE_GONE, None),
    "http://royal-bee-society.example:{port}/leaflets/nucleus-method.htm": Death(
        Reason.PAGE_GONE, "/seasons/swarm-prevention/"
    ),
    "http://school-bee-club.example/worksheets/": Death(Reason.DOMAIN_GONE, None),
    "http://solitary-bee-project.example:{port}/nestbox/plan.html": Death(
        Reason.PAGE_GONE, "/garden/solitary-bee-hotel/"
    ),
    "http://wax-and-wick.example:{port}/candles/howto.htm": Death(Reason.PAGE_GONE, "/honey/beeswax-candles/"),
    "http://winter-cluster.example/overwintering-small-colonies/": Death(Reason.DOMAIN_GONE, "/seasons/overwintering/"),
    "http://www.hiveplans.example/langstroth.html": Death(Reason.DOMAIN_GONE, "/hives/langstroth-hive-plans/"),
}
#: Dead links to the user's own site: mended with a redirect, never pitched.
EXPECTED_OWN_DEAD: Mapping[str, Reason] = {
    f"http://{OWN_HOST}:{{port}}/recipes/honey-cake.html": Reason.PAGE_GONE,
}
#: Links that nobody can be sure of, and must not be pitched.
EXPECTED_UNCLEAR: Mapping[str, Reason] = {
    "http://bee-journal-abstracts.example:{port}/": Reason.BLOCKED,
    "http://bee-journal-abstracts.example:{port}/search?q=nosema": Reason.BLOCKED,
    "http://bee-weather.example:{port}/": Reason.SERVER_ERROR,
    "http://bee-weather.example:{port}/today": Reason.SERVER_ERROR,
    "http://county-beekeepers.example:{port}/visits": Reason.UNREACHABLE,
    "http://old-drone-forum.example:{closed_port}/viewforum.php?f=4": Reason.UNREACHABLE,
    "http://swarm-map.example:{port}/": Reason.RATE_LIMITED,
    "http://swarm-map.example:{port}/collectors": Reason.RATE_LIMITED,
}

_HERE = Path(__file__).parent
_LAYOUT = string.Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>$title | The Honey Shelf</title>
<meta name="description" content="$description">
</head>
<body>
<header><a href="/">The Honey Shelf</a> <a href="/about/">About</a></header>
<main>
<h1>$title</h1>
$body</main>
<footer>Written at the kitchen table, with honey on the keyboard.</footer>
</body>
</html>
""")
_ABOUT = "<p>We have kept bees for twenty years and write down what we wish somebody had told us.</p>\n"


class Article(NamedTuple):
    """A page of the user's own site."""

    path: str
    title: str
    description: str
    body: str  #: HTML


def demo_web(port: int = 0) -> PretendWeb:
    """The whole pretend web, not yet started: resource pages, the sites they link to, and the user's own.

    Args:
        port: where it will listen; 0 takes a free one.
    """
    sites: dict[str, Site] = {**ELSEWHERE, **_resource_sites(), OWN_HOST: _own_site()}
    return PretendWeb(sites, names=NAMES, port=port)


@cache
def articles() -> tuple[Article, ...]:
    """The articles of the user's own site."""
    data = tomllib.loads((_HERE / "articles.toml").read_text(encoding="utf-8"))
    return tuple(Article(**fields) for fields in data["article"])


def _resource_sites() -> dict[str, Site]:
    """`pages/HOST/…`: a file a page, at its own path; index.html at its folder's."""
    sites: dict[str, dict[str, Answer]] = {}
    for file in (_HERE / "pages").rglob("*.html"):
        host, _, path = file.relative_to(_HERE / "pages").as_posix().partition("/")
        page = Answer(body=file.read_text(encoding="utf-8"))
        sites.setdefault(host, {})["/" + path.removesuffix("index.html")] = page
    sites["honey-guild.example"]["/suggest.html"] = Answer(body="<title>Suggest a link</title><form><input></form>")
    sites["honey-guild.example"]["/robots.txt"] = _text("User-agent: *", "Disallow: /members/")
    return dict(sites)


def _own_site() -> Site:
    entries = "".join(f'<li><a href="{article.path}">{html.escape(article.title)}</a></li>\n' for article in articles())
    home = Article("/", "Beekeeping, plainly explained", "Articles for small beekeepers.", f"<ul>\n{entries}</ul>\n")
    about = Article("/about/", "About us", "Who writes The Honey Shelf.", _ABOUT)
    pages = (home, about, *articles())
    locations = "".join(f"<url><loc>{CONTENT_ROOT[:-1]}{page.path}</loc></url>\n" for page in pages)
    sitemap = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{locations}</urlset>\n'
    )
    return {
        "/robots.txt": _text("User-agent: *", "Disallow: /basket", f"Sitemap: {CONTENT_ROOT}sitemap.xml"),
        "/sitemap.xml": Answer(headers={"Content-Type": "application/xml"}, body=sitemap),
        **{page.path: Answer(body=_render(page)) for page in pages},
    }


def _render(page: Article) -> str:
    return _LAYOUT.substitute(title=html.escape(page.title), description=html.escape(page.description), body=page.body)


def _text(*lines: str) -> Answer:
    return Answer(headers={"Content-Type": "text/plain"}, body="".join(f"{line}\n" for line in lines))
