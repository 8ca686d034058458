"""Living pages with the names, words or marks of dead ones: sites called Page Not Found, and parked look-alikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from tests.checking.cases import NOT_DEAD, PATH, Case, assert_living
from tests.web.odd_sites import LOOMS, NOT_HERE, Frame, page, paragraph, raw, site, to

if TYPE_CHECKING:
    from tests.conftest import ServeWeb

IT_WORKS = Frame("It Works!")
IT_WORKS_GONE = IT_WORKS.page("Page not found", "<h1>Sorry</h1><p>That page is gone.</p>", 404)
PAGE_NOT_FOUND = Frame("Page Not Found")
RECORDS = Frame("Not Found Records")
MEDIA = Frame("404 Media")
RESTAURANT = Frame("404")
CARS = Frame("Peugeot Club")
SONGS = Frame("LyricsBase")
LEXIKON = Frame("Netzlexikon", lang="de")

CALLED: dict[str, Case] = {
    "a charity called It Works!": Case(
        {
            "/": IT_WORKS.page(
                "",
                "<h1>It Works!</h1><p>We help young people into their first job. Courses start each month; drop in for "
                "a coffee.</p>",
            ),
            "/courses": IT_WORKS.article("Courses"),
            "*": IT_WORKS_GONE,
        },
        "/",
    ),
    "the courses of a charity called It Works!": Case(
        {
            "/": IT_WORKS.page("", "<h1>It Works!</h1><p>We help young people.</p>"),
            "/courses": IT_WORKS.page(
                "Courses",
                "<h1>Courses</h1><p>First aid on Monday, welding on Tuesday, cooking on Friday. All free, lunch "
                "included.</p>",
            ),
            "*": IT_WORKS_GONE,
        },
        "/courses",
    ),
    "an art space called Page Not Found, without honest 404s": Case(
        {
            **site(PAGE_NOT_FOUND),
            "/books": PAGE_NOT_FOUND.page(
                "Books", "<h1>Books</h1><p>Artists' books, zines and editions: new arrivals every Thursday.</p>"
            ),
            "*": PAGE_NOT_FOUND.page("", "<h1>Oh</h1><p>Try the agenda.</p>"),
        },
        "/books",
    ),
    "a label called Not Found Records": Case({**site(RECORDS), PATH: RECORDS.article("Weaving Songs", 30)}),
    "a magazine called 404, without honest ones": Case(
        {
            **site(MEDIA),
            PATH: MEDIA.article("Loom hack", 40),
            "*": MEDIA.page("Oops", "<h1>Oops</h1><p>No story here.</p>"),
        }
    ),
    "a restaurant called 404, without honest ones": Case(
        {
            **site(RESTAURANT),
            "/menu": RESTAURANT.page(
                "Menu", "<h1>Menu</h1><p>Grits, catfish, peach pie. Monday to Friday from noon.</p>"
            ),
            "*": RESTAURANT.page("", "<h1>Lost?</h1><p>See our menu.</p>"),
        },
        "/menu",
    ),
    "a car called 404, without honest ones": Case(
        {
            **site(CARS),
            "/models/12": CARS.page(
                "404",
                "<h1>404</h1><p>The saloon was built from 1960 to 1975, penned by Pininfarina; a coupé followed.</p>",
            ),
            "*": CARS.page("404", "<h1>404</h1><p>Sorry, no such model.</p>"),
        },
        "/models/12",
    ),
    "a song called Not Found, in a few words": Case(
        {
            **site(SONGS),
            "/song/5521": SONGS.page(
                "Not Found",
                "<h1>Not Found</h1><p>Artist: Mr. Children. Album: Home. Year: 2006. Lyrics: instrumental.</p>",
            ),
            "*": SONGS.page("Not Found", "<h1>Not Found</h1><p>We have no such song.</p>"),
        },
        "/song/5521",
    ),
    "an encyclopedia's entry that its address names": Case(
        {
            **site(LEXIKON),
            "/lexikon/seite_nicht_gefunden.html": LEXIKON.page(
                "Seite nicht gefunden",
                "<h1>Seite nicht gefunden</h1><p>Meldung eines Servers, wenn die aufgerufene Seite nicht da ist. "
                "Ursachen: Tippfehler, Umzug, Löschung.</p>",
            ),
        },
        "/lexikon/seite_nicht_gefunden.html",
    ),
    "a film called Blocked": Case(
        {**site(), PATH: LOOMS.page("Blocked", "<h1>Blocked</h1><p>A short film of 2011 about a river.</p>")}
    ),
}

PARK_FINDER = page(
    "ParkFinder",
    "<div id=root></div><p>Find a park near you</p>",
    "<script>window.parkData={city:'Leeds'}</script><script src=/app.js></script>",
)
LANDERNEAU = page(
    "Ville de Landerneau",
    "<div id=app></div>",
    "<script>if(!/fr/.test(location.pathname)){location.href='/landerneau/fr/'}</script>",
)
REGISTRAR: dict[str, Answer] = {"/": LOOMS.page("GoDaddy", f"<h1>Get a domain</h1>{paragraph('names', 80)}")}
FRAMES = raw(
    "<html><head><title>looms</title></head><frameset rows='100%'><frame src='http://real.example/~looms/'></frameset>"
    "</html>"
)

NOT_PARKED: dict[str, Case] = {
    "an application about parks": Case({"*": PARK_FINDER}, "/leeds/roundhay", states=NOT_DEAD),
    "an application of the town of Landerneau": Case({"*": LANDERNEAU}, "/landerneau/agenda", states=NOT_DEAD),
    "a host that a registrar bought": Case(
        {"*": to("http://www.godaddy.com:{port}/", 301)},
        "/",
        {"www.godaddy.com": {**REGISTRAR, "*": NOT_HERE}},
        host="mediatemple.example",
    ),
    "one page that sells mugs": Case(
        {"*": page("Buy Honeymugs.example mugs online", f"<h1>Honey mugs</h1>{paragraph('mugs', 90)}")},
        "/",
        host="honeymugs.example",
    ),
    "one page that sells a house": Case(
        {
            "*": page(
                "12elmstreet.example for sale: three bedrooms, garden",
                f"<h1>12 Elm Street</h1>{paragraph('elms', 90)}",
            )
        },
        "/",
        host="12elmstreet.example",
    ),
    "a name that shows another site in a frame": Case({"*": FRAMES}, "/", states=NOT_DEAD),
    "Indonesian pages on a host called id": Case(
        {"*": to(f"http://id.looms.example:{{port}}{PATH}", 301)},
        others={"id.looms.example": {**site(), PATH: LOOMS.article("Weaving")}},
    ),
    "a new domain's home page for the old one's": Case(
        {"*": to("http://newlooms.example:{port}/", 301)}, "/", {"newlooms.example": site()}
    ),
}

CLOUDFLARE = (
    "<script>(function(){window.__CF$cv$params={r:'8a1',t:'MTcx'};var a=document.createElement('script');"
    "a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.getElementsByTagName('head')[0].appendChild(a);"
    "})();</script>"
)

SHORT_PAGES: dict[str, Case] = {
    "goods that are out of stock": Case(
        {
            **site(),
            PATH: LOOMS.page(
                "Table loom",
                "<h1>Table loom</h1><p>Out of stock. This product is currently unavailable.</p>"
                f"{paragraph('table looms', 40)}",
            ),
        }
    ),
    "a fair that is over": Case(
        {
            **site(),
            PATH: LOOMS.page(
                "Spring fair 2019",
                "<h1>Spring fair 2019</h1><p>This event has ended. Thank you to all who came.</p>",
            ),
        }
    ),
    "a person's links": Case(
        {
            **site(),
            "/ada": page(
                "Ada | Links",
                "<h1>@ada</h1><p>Weaver</p><a href=//insta.example>Instagram</a><a href=//shop.example>Shop</a>",
                "<script src=/x.js></script>",
            ),
        },
        "/ada",
    ),
    "opening hours with a firewall's script": Case(
        {
            **site(),
            PATH: LOOMS.page(
                "Opening hours", f"<h1>Opening hours</h1><p>Monday to Friday nine to five.</p>{CLOUDFLARE}"
            ),
        }
    ),
    "a form with a captcha": Case(
        {
            **site(),
            PATH: LOOMS.page(
                "Write to us",
                "<h1>Write to us</h1><form><textarea></textarea><div class=h-captcha></div></form>"
                "<script src=https://hcaptcha.com/1/api.js async></script>",
            ),
        }
    ),
    "a document": Case({**site(), "/a.pdf": Answer(200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 x")}, "/a.pdf"),
    "moved to a challenge for weavers": Case(
        {**site(), PATH: to("/challenge/2024", 301), "/challenge/2024": LOOMS.article("Weaving challenge 2024")}
    ),
    "moved to a disclaimer": Case(
        {**site(), "/legal": to("/disclaimer", 301), "/disclaimer": LOOMS.article("Disclaimer")}, "/legal"
    ),
}


@pytest.mark.parametrize("case", CALLED)
async def test_called_like_an_error(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, CALLED[case])


@pytest.mark.parametrize("case", NOT_PARKED)
async def test_not_parked(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, NOT_PARKED[case])


@pytest.mark.parametrize("case", SHORT_PAGES)
async def test_pages_of_a_few_words(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, SHORT_PAGES[case])
