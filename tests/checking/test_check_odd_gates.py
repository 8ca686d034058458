"""Gates in place of pages: whoever passes them gets the page, so it is not dead.

They answer for whatever address, made-up ones too, and often in one section of a site alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from tests.checking.cases import NOT_DEAD, UNCLEAR, Case, assert_living
from tests.web.odd_sites import (
    BARE,
    LOOMS,
    NOT_HERE,
    PLAIN,
    Frame,
    all_but_home,
    page,
    paragraph,
    section,
    site,
    to,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Exchange, Site
    from tests.conftest import ServeWeb

SUBSCRIBE = (
    "<h1>Subscribe to continue reading</h1><p>This story is for subscribers. Already a subscriber? "
    "<a href=/login>Log in</a>. Plans from £2 a month.</p>"
)
GAZETTE = Frame("The Weavers' Gazette")
PLAIN_GAZETTE = Frame("The Weavers' Gazette", scripts="")
TELEVISION = Frame("Weave TV")
ZEITUNG = Frame("Zeitung", lang="de")

MEMBERS_ONLY = LOOMS.page(
    "",
    "<h1>Members only</h1><p>This area is for members of the society. Please <a href=/account>sign in</a> or "
    "<a href=/join>join us</a>.</p>",
)
JOIN = LOOMS.page(
    "Join",
    "<h1>Join the society</h1><p>Members get the journal. Already a member? <a href=/account>Sign in</a></p>",
)
OF_AGE = LOOMS.page(
    "",
    "<h1>Please confirm that you are 18 or over</h1><p>You must be of legal age to see our wines.</p>"
    "<form method=post><button>I am 18 or over</button></form>",
)
INVESTORS = PLAIN.page(
    "Investor type",
    "<h1>Tell us who you are</h1><ul><li><a href='/investor-type?set=private'>Private investor</a></li>"
    "<li><a href='/investor-type?set=pro'>Professional investor</a></li></ul>",
)
FACHKREISE = Frame(lang="de", scripts="").page(
    "Rechtliche Hinweise",
    "<h1>Bitte lesen Sie diese Hinweise</h1><p>Die folgenden Seiten richten sich an Fachkreise.</p>"
    "<a href='/hinweise/ok'>Ich gehöre zu den Fachkreisen</a>",
)
CONSENT = ZEITUNG.page(
    "Zustimmung",
    "<h1>Bevor es weitergeht</h1><p>Wir und unsere 183 Partner verwenden Cookies. Stimmen Sie zu oder schließen Sie "
    "ein Abo ab.</p><button>Alle akzeptieren</button>",
)


async def to_the_notes(exchange: Exchange) -> Answer:
    return to("/hinweise?ziel=" + exchange.seen.path.strip("/").replace("/", "%2F"))


GATES: dict[str, Case] = {
    "a paywall before the stories": Case(
        section("/premium/", GAZETTE.page("", SUBSCRIBE), "guild-strike", "mill-fire", frame=GAZETTE),
        "/premium/loom-prices",
    ),
    "a paywall before the stories, of a site without scripts": Case(
        section("/premium/", PLAIN_GAZETTE.page("", SUBSCRIBE), "s0", "s1", "s2", "s3", frame=PLAIN_GAZETTE),
        "/premium/loom-prices",
    ),
    "members only": Case(section("/members/", MEMBERS_ONLY, "patterns"), "/members/draft-book"),
    "members only, sent to where one joins": Case(
        {**section("/members/", to("/join"), "patterns"), "/join": JOIN}, "/members/draft-book"
    ),
    "an age gate before the wines": Case(section("/wines/", OF_AGE, "rioja", "tokaj"), "/wines/malbec-2019"),
    "a film that may not be seen in this region": Case(
        section(
            "/watch/",
            TELEVISION.page(
                "Content not available",
                "<h1>Content not available</h1><p>Sorry, due to rights restrictions this video is not available in "
                "your region.</p>",
            ),
            "silk",
            "wool",
            frame=TELEVISION,
        ),
        "/watch/looms-of-peru",
    ),
    "a programme for one country": Case(
        section(
            "/watch/",
            TELEVISION.page(
                "",
                "<div class=msg><h2>Not available where you are</h2><p>This programme can only be watched from within "
                "the United Kingdom.</p></div>",
            ),
            "silk",
            "wool",
            frame=TELEVISION,
        ),
        "/watch/looms-of-peru",
    ),
    "investors say of which kind they are": Case(
        {**section("/funds/", to("/investor-type"), "wool", "silk", frame=PLAIN), "/investor-type": INVESTORS},
        "/funds/textile-fund",
    ),
    "notes for professionals come first": Case(
        {
            **site(PLAIN),
            "/hinweise": FACHKREISE,
            "/guides/knots": to_the_notes,
            "/guides/dyes": to_the_notes,
            "*": to_the_notes,
        }
    ),
    "a consent before every page, and a menu made by scripts": Case(
        {
            "/": Frame("Zeitung", lang="de", menu="<div id=menu></div>").page(
                "", f"<h1>Zeitung</h1>{paragraph('zeitung', 200)}"
            ),
            "*": CONSENT,
        }
    ),
}

#: One gate for every page of a cellar but its home page, which is told from a soft 404 by where the home page links go.
CELLAR_GATE = LOOMS.page(
    "Welcome",
    "<h1>Hello, stranger</h1><p>Please tell us that you are a grown-up before you go on to our cellar.</p>"
    "<form method=post><button>I am</button></form>",
)
CELLAR_LINKS = "".join(f"<a href=/{path}>{path}</a> " for path in ("about", "guides/knots", "contact"))
CELLAR = paragraph("cellar", 80)
TOKAJ = "/wines/tokaj"


def cellar(links: str = "", others: Mapping[str, Answer] | None = None) -> Site:
    home = BARE.page("", f"<h1>Cellar</h1>{CELLAR}{links}{CELLAR_LINKS}")
    return {**all_but_home(CELLAR_GATE), "/": home, **(others or {})}


BEHIND_ONE_GATE: dict[str, Case] = {
    "every page": Case(cellar(), TOKAJ),
    "the first link is a document": Case(
        cellar(
            "<a href=/files/list.pdf>Price list</a>",
            {"/files/list.pdf": Answer(200, {"Content-Type": "application/pdf"}, b"%PDF-1.4")},
        ),
        TOKAJ,
    ),
    "the first link is a feed": Case(
        cellar("<a href=/feed>RSS</a>", {"/feed": Answer(200, {"Content-Type": "application/rss+xml"}, b"<rss/>")}),
        TOKAJ,
    ),
    "the first link is broken": Case(cellar("<a href=/old-news>News</a>", {"/old-news": NOT_HERE}), TOKAJ),
    "the first link fails": Case(cellar("<a href=/old-news>News</a>", {"/old-news": Answer(500)}), TOKAJ),
    "the first link is open to all": Case(
        cellar("<a href=/imprint>Imprint</a>", {"/imprint": LOOMS.article("Imprint")}), TOKAJ
    ),
    "links go from a base address": Case(
        cellar(
            others={
                "/": page(
                    "Cellar",
                    f"<h1>Cellar</h1><a href=about>About</a><a href=knots>Knots</a>{CELLAR}",
                    "<base href=/en/>",
                ),
                "/about": NOT_HERE,
                "/knots": NOT_HERE,
            }
        ),
        "/en/tokaj",
    ),
    "links go to www": Case(
        cellar(
            others={
                "/": page("Cellar", f"<h1>Cellar</h1><a href=http://www.looms.example:{{port}}/about>About</a>{CELLAR}")
            }
        ),
        TOKAJ,
        {"www.looms.example": {"*": CELLAR_GATE}},
    ),
}


@pytest.mark.parametrize("case", GATES)
async def test_gates(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, GATES[case], UNCLEAR)


@pytest.mark.parametrize("case", BEHIND_ONE_GATE)
async def test_the_first_link_of_the_home_page_tells_nothing(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, BEHIND_ONE_GATE[case], NOT_DEAD)
