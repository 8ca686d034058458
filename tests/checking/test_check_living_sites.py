"""Whole sites with odd habits: the living are never called dead, and the dead are still found.

Each site is asked for `/guides/weaving` unless it says otherwise. A living page may be alive or unclear; where a
visitor can be told to get it, it must be alive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from brokenlinks.models import State
from tests.checking.cases import HOST, NOT_DEAD, PATH, Case, assert_dead, assert_living
from tests.web import behaviours as b
from tests.web.odd_sites import only_with_cookie, page, status, to

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour, Exchange
    from tests.conftest import ServeWeb

WWW = f"www.{HOST}"

ARTICLE = "<p>Warp threads are wound on the beam before weaving begins, and the heddles lift every second one.</p>" * 4
MENU = "<nav>" + "".join(f"<a href=/guides/knot-{n}>Knot number {n}, tied by hand</a> " for n in range(40)) + "</nav>"
JAPANESE = (
    "織機は糸を織って布を作るための道具です。経糸を張り、緯糸を通して布を織ります。手織りの技術は古くから伝わり、地域ごとに"
    "独自の文様が生まれました。初心者は小さな卓上織機から始めるとよいでしょう。"
)

ABOUT = page("About the society", f"<h1>About</h1>{ARTICLE}<p>Founded in 1921.</p>")
HOME = page(
    "Looms", "<h1>Looms</h1><p>News of the society.</p><a href=/about>About</a> <a href=/guides/knots>Knots</a>"
)
WEAVING = page("Weaving", f"<h1>Weaving</h1>{ARTICLE}")
SEARCH = page("Search", "<h1>Search</h1><p>Nothing matches your words. Try others, or fewer of them.</p>" * 3)
MISSING = page("Page not found", "<h1>Page not found</h1><p>The page you are looking for does not exist.</p>")
SUSPENDED = page("Account suspended", "<h1>Account suspended</h1><p>Contact your hosting provider.</p>")
NGINX = page("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, it is installed.</p>")
MAINTENANCE = page("Maintenance", "<h1>Under maintenance</h1><p>We are working on it; please come back soon.</p>" * 2)
LOG_IN = page(
    "Members", "<h1>Members</h1><form><p>Name and password, please.</p><input name=u><input type=password></form>" * 2
)
FOR_SALE = page("looms.example is for sale", "<h1>Buy this domain</h1><p>Click here to inquire.</p>")
ANGULAR = page(
    "Looms",
    "<app-root></app-root><footer>" + "The society of looms and their weavers, by post. " * 5 + "</footer>",
    "<script src=main.3f2a.js></script>",
)


def gated(gate: str) -> Behaviour:
    """Whatever is asked, a first visitor is sent to `gate` and remembered; later the page comes."""
    return only_with_cookie(WEAVING, to(gate, headers={"Set-Cookie": "seen=1; Path=/"}))


def returning(gate: str, parameter: str) -> Behaviour:
    async def behave(exchange: Exchange) -> Answer:
        return to(f"{gate}?{parameter}={exchange.seen.target.replace('/', '%2F')}")

    return behave


async def says_so_with_news(exchange: Exchange) -> Answer:
    news = " ".join(f"item{exchange.seen.path[-6:]}{n}" for n in range(30))
    return page("Page not found | Looms", f"<h1>Page not found</h1><h2>News</h2><p>{news}</p>")


async def echoing(exchange: Exchange) -> Answer:
    words = " ".join(exchange.seen.path.strip("/").split("/"))
    return page("Search", f"{MENU}<h1>Search</h1><p>Nothing matches {words}. Try others, or fewer.</p>")


LIVING: dict[str, Case] = {
    # first visitors
    "a gate that remembers its visitors at the home page": Case({"/": HOME, "/about": ABOUT, "*": gated("/")}),
    "a country's visitors are all sent to their own home page": Case(
        {"/": to("/de/"), "/de/": HOME, "*": to("/de/")}, states=NOT_DEAD
    ),
    "404 to who has no cookie": Case(
        {"/": HOME, PATH: only_with_cookie(WEAVING, Answer(404, {"Set-Cookie": "seen=1; Path=/"}))}
    ),
    "an age gate at an address of its own": Case(
        {
            "/": HOME,
            "/about": to("/enter"),
            "/guides/knots": to("/enter"),
            "/enter": page("Are you 18?", "<h1>Are you of age?</h1><form><button>Yes</button></form>"),
            "*": to("/enter"),
        },
        states=NOT_DEAD,
    ),
    "an age gate at the home page, of a button": Case(
        {"/": page("Beers", "<h1>Welcome</h1><p>Are you old enough?</p><button>Yes</button>"), "*": to("/")},
        states=NOT_DEAD,
    ),
    "an age gate at the home page, of a link": Case(
        {
            "/": page("Beers", "<h1>Are you over 18?</h1><a href=/?old=1>Yes</a>"),
            "/?old=1": HOME,
            "*": to("/"),
        },
        states=NOT_DEAD,
    ),
    "a log-in that remembers where to go": Case(
        {"/": HOME, "/about": ABOUT, "/Account/Welcome": LOG_IN, "*": returning("/Account/Welcome", "ReturnUrl")},
        states=NOT_DEAD,
    ),
    "a log-on": Case(
        {"/": HOME, "/about": ABOUT, "/Account/LogOn": LOG_IN, "*": to("/Account/LogOn")}, states=NOT_DEAD
    ),
    "a log-in in place of any page": Case({"/": HOME, "/about": ABOUT, "*": LOG_IN}, states=NOT_DEAD),
    "a log-in at the home page": Case({"/": LOG_IN, "*": to("/")}, states=NOT_DEAD),
    # redirects that lose the path
    "apex to www without the path": Case(
        {"*": to(f"http://{WWW}:{{port}}/", 301)}, others={WWW: {"/": HOME, "/about": ABOUT, PATH: WEAVING}}
    ),
    "a new domain without the path": Case(
        {"*": to("http://loom-society.example:{port}/", 301)},
        others={"loom-society.example": {"/": HOME, "/about": ABOUT, PATH: WEAVING}},
    ),
    "this page alone was sent to the home page": Case({"/": HOME, PATH: to("/", 301)}),
    "closing slash": Case({"/": HOME, PATH: to(PATH + "/", 301), PATH + "/": WEAVING}),
    "lower case": Case({"/": HOME, "/Guides/Weaving": to(PATH, 301), PATH: WEAVING}, "/Guides/Weaving"),
    "mobile": Case({"*": to(f"http://m.{HOST}:{{port}}{PATH}")}, others={f"m.{HOST}": {"/": HOME, PATH: WEAVING}}),
    "language": Case({"/": to("/en/"), PATH: to("/en" + PATH), "/en" + PATH: WEAVING}),
    "a short address": Case({"/x7": to(f"http://{WWW}:{{port}}{PATH}")}, "/x7", {WWW: {"/": HOME, PATH: WEAVING}}),
    "a short address to a home page": Case({"/x7": to(f"http://{WWW}:{{port}}/")}, "/x7", {WWW: {"/": HOME}}),
    # home pages
    "the home page as a campaign names it": Case({"/": HOME, "*": to("/")}, "/?utm_source=letter&utm_medium=mail"),
    "the home page redirected from a campaign": Case(
        {"/?utm_source=x": to("/"), "/": HOME, "*": to("/")}, "/?utm_source=x"
    ),
    "a language's index": Case({"/": HOME, "*": to("/")}, "/en/index.html"),
    "main.htm": Case({"/": HOME, "*": to("/")}, "/main.htm"),
    # hosts that answer anything
    "the page that made-up addresses are sent to": Case({"/": HOME, PATH: SEARCH, "*": to(PATH)}),
    "the page that made-up addresses show": Case(
        {
            "/": page("Looms", f"<h1>Looms</h1><a href={PATH}>Guide</a><a href=/about>About</a>"),
            PATH: SEARCH,
            "/about": ABOUT,
            "*": SEARCH,
        }
    ),
    "any address shows the home page": Case({"/": HOME, PATH: WEAVING, "*": HOME}),
    "any address shows a search": Case({"/": HOME, PATH: WEAVING, "*": SEARCH}),
    "one page for all, filled in by scripts": Case({"/": ANGULAR, "*": ANGULAR}, states=NOT_DEAD),
    "an application beside a home page": Case({"/": HOME, "/about": ABOUT, "*": ANGULAR}, states=NOT_DEAD),
    "a picture in a frame of words": Case(
        {
            "/": HOME,
            "/about": ABOUT,
            PATH: page("Looms", f"{MENU}<img src=/pictures/weaving.jpg>"),
            "*": page("Looms", MENU),
        }
    ),
    "little text of its own under one title": Case(
        {
            "/": HOME,
            "/about": ABOUT,
            PATH: page("Looms", f"{MENU}<p>A reed beats the weft.</p>"),
            "*": page("Looms", MENU),
        }
    ),
    "a Japanese article under one title": Case(
        {"/": HOME, "/about": ABOUT, PATH: page("織機", f"{MENU}<p>{JAPANESE}</p>"), "*": page("織機", MENU)}
    ),
    "a head of more than is read": Case(
        {
            "/": HOME,
            "/about": ABOUT,
            "*": page("Looms", "", "<style>" + ".warp{color:red}" * 5000 + "</style>"),
            PATH: page("Looms", ARTICLE, "<style>" + ".warp{color:red}" * 5000 + "</style>"),
        },
        states=NOT_DEAD,
    ),
    "a part of the site under maintenance": Case({"/": HOME, "/about": ABOUT, "*": MAINTENANCE}, states=NOT_DEAD),
    "a site under maintenance": Case({"*": MAINTENANCE}, states=NOT_DEAD),
    "a site under maintenance, with a status": Case({"*": status(503, MAINTENANCE)}, states=NOT_DEAD),
    "all sent to an error page while something is broken": Case(
        {
            "/": HOME,
            "/about": ABOUT,
            "/error": page("Error", "<h1>An error occurred</h1><p>Try again later.</p>"),
            "*": to("/error"),
        },
        states=NOT_DEAD,
    ),
    # what pages are called
    "help with suspended accounts": Case({"/": HOME, PATH: SUSPENDED}),
    "how nginx greets": Case({"/": HOME, PATH: NGINX}),
    "a song called Not Found on a host that never says 404": Case(
        {"/": HOME, "/about": ABOUT, PATH: page("Not Found | Looms", f"<h1>Not Found</h1>{ARTICLE * 3}"), "*": MISSING}
    ),
    "the status 404 explained on a host that never says 404": Case(
        {"/": HOME, PATH: page("404 Not Found - HTTP", f"<h1>404 Not Found</h1>{ARTICLE * 3}"), "*": MISSING}
    ),
    "a show-piece of an error page": Case({"/": HOME, "/demo/404.html": MISSING}, "/demo/404.html"),
    "a shop for domains sells one": Case(
        {"/": HOME, PATH: page("seeds.example is for sale", f"<h1>Buy seeds.example</h1>{ARTICLE}")}
    ),
    "a visit to a marketplace through a counter": Case(
        {PATH: to("http://flippa.com:{port}/domains")},
        others={"flippa.com": {"/domains": page("Domain for sale | Flippa", f"<h1>Domain for sale</h1>{ARTICLE}")}},
    ),
    "a marketplace under its old name": Case(
        {"*": to("http://dan.com:{port}/")}, "/", {"dan.com": {"/": HOME}}, host="undeveloped.com"
    ),
    # statuses
    "an application behind its host's 404": Case(
        {"/": ANGULAR, "*": status(404, page("Looms", "<div id=root></div>", "<script src=/main.js></script>"))},
        states=NOT_DEAD,
    ),
    "an article sent with 404": Case(
        {"/": HOME, "/about": ABOUT, PATH: status(404, page("Weaving", ARTICLE * 3))}, states=NOT_DEAD
    ),
    "404 once": Case({"/": HOME, PATH: b.failing(b.not_found, times=2, then=WEAVING)}),
    "made-up addresses fail": Case({"/": HOME, PATH: WEAVING, "*": Answer(500)}),
    "made-up addresses are refused": Case({"/": HOME, PATH: WEAVING, "*": Answer(403)}),
    "made-up addresses are too many": Case({"/": HOME, PATH: WEAVING, "*": Answer(429)}),
    "made-up addresses get no answer": Case({"/": HOME, PATH: WEAVING, "*": b.resets}),
    # moving on by itself
    "without scripts elsewhere": Case(
        {
            "/": HOME,
            PATH: page("Weaving", ARTICLE, '<noscript><meta http-equiv=refresh content="0; url=/nojs"></noscript>'),
        }
    ),
    "a refresh to a refresh": Case(
        {
            "/": HOME,
            PATH: page("", "", '<meta http-equiv=refresh content="0; url=/b">'),
            "/b": page("", "", '<meta http-equiv=refresh content="0; url=/c">'),
            "/c": WEAVING,
        }
    ),
    "two refreshes in a circle": Case(
        {
            "/": HOME,
            PATH: page("A", ARTICLE, '<meta http-equiv=refresh content="5; url=/b">'),
            "/b": page("B", ARTICLE, f'<meta http-equiv=refresh content="5; url={PATH}">'),
        }
    ),
    "a cookie test by script": Case(
        {"*": page("", "<script>document.cookie='a=1';location.reload()</script>")}, states=NOT_DEAD
    ),
    # others
    "a picture": Case(
        {"/": HOME, "/a.png": Answer(200, {"Content-Type": "image/png"}, b"\x89PNG"), "*": HOME}, "/a.png"
    ),
    "a very short page": Case({"/": HOME, PATH: page("OK", "<p>v2</p>")}),
    "very short pages, any address": Case(
        {"/": HOME, "/about": ABOUT, PATH: page("", "<p>v2</p>"), "*": page("", "<p>v1</p>")}
    ),
    "a name that a filter points nowhere": Case(
        {}, states=frozenset({State.SKIPPED, State.UNCLEAR}), names={HOST: "0.0.0.0"}
    ),
}

DEAD: dict[str, Case] = {
    "says so among other news each time": Case({"/": HOME, "/about": ABOUT, "*": says_so_with_news}),
    "a folder's page for any made-up address in it": Case(
        {"/": HOME, "/about": ABOUT, "/guides/": page("Guides", f"<h1>Guides</h1>{MENU}"), "*": to("/guides/")}
    ),
    "the address in the search box of an empty search": Case({"/": HOME, "/about": ABOUT, "*": echoing}),
    "nothing is left, the home page neither": Case({"*": b.not_found}),
    "all but the home page is sent home, and nothing there could let anybody pass": Case(
        {"/": HOME, "/about": to("/"), "*": to("/")}
    ),
    "home page for any made-up address": Case({"/": HOME, "/about": ABOUT, "*": to("/")}),
    "apex to www, and gone there": Case(
        {"*": to(f"http://{WWW}:{{port}}/", 301)}, others={WWW: {"/": HOME, "/about": ABOUT}}
    ),
    "apex to www, and sent home there": Case(
        {"*": to(f"http://{WWW}:{{port}}/", 301)}, others={WWW: {"/": HOME, "/about": ABOUT, "*": to("/")}}
    ),
    "a search for any made-up address": Case({"/": HOME, "/about": ABOUT, "*": SEARCH}),
    "says so": Case({"/": HOME, "/about": ABOUT, "*": MISSING}),
    "says so, and is sent to it": Case({"/": HOME, "/about": ABOUT, "/404": MISSING, "*": to("/404")}),
    "a sold domain": Case({"*": FOR_SALE}),
    "a suspended account": Case({"*": SUSPENDED}),
    "a suspended account by redirect": Case({"/cgi-sys/gone.cgi": SUSPENDED, "*": to("/cgi-sys/gone.cgi")}),
    "a server without a site": Case({"/": NGINX}, "/"),
    "a lander": Case(
        {"*": to(f"http://ww25.{HOST}:{{port}}/")},
        others={f"ww25.{HOST}": {"*": page(HOST, "<script>window.park='e30='</script><p>Related searches</p>")}},
    ),
    "sent to a marketplace": Case(
        {"*": to("http://www.hugedomains.com:{port}/profile")},
        others={"www.hugedomains.com": {"*": page(f"{HOST} is for sale | HugeDomains", f"<h1>{HOST}</h1>{ARTICLE}")}},
    ),
    "a plain 404": Case({"/": HOME}),
    "a Japanese soft 404": Case(
        {"/": HOME, "*": page("ページが見つかりません", "<h1>ページが見つかりません</h1><p>お探しのページ</p>")}
    ),
    "a 404 of many words": Case(
        {"/": HOME, "/about": ABOUT, "*": status(404, page("Looms", f"<h1>Oh dear</h1>{MENU}{ARTICLE}"))}
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LIVING)
async def test_the_living(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, LIVING[case])


@pytest.mark.parametrize("case", DEAD)
async def test_the_dead(serve_web: ServeWeb, case: str) -> None:
    await assert_dead(serve_web, DEAD[case])
