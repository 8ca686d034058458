"""Living pages that look dead: by what their sites show for unknown addresses, by their names, or by their status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.cases import NOT_DEAD, PATH, Case, assert_living
from tests.web.odd_sites import (
    BARE,
    LONG,
    LONG_MENU,
    LOOMS,
    SCRIPTS,
    Frame,
    page,
    paragraph,
    raw,
    site,
    status,
    to,
    within,
)

if TYPE_CHECKING:
    from brokenlinks.demo.web import Answer, Exchange
    from tests.conftest import ServeWeb


def one_title(title: str, path: str, own: str, others: str, scripts: str = SCRIPTS) -> Case:
    """All pages have one title and a long menu; the folder's made-up pages show `others`, which is almost `own`."""
    frame = Frame(menu=LONG_MENU, title=title, scripts=scripts)
    folder = path[: path.rindex("/") + 1]
    return Case({**site(frame), path: frame.page("", own), "*": within(folder, frame.page("", others))}, path)


LITTLE_OF_THEIR_OWN: dict[str, Case] = {
    "a name that is in the address too, and a telephone number": one_title(
        "Loom Society members",
        "/members/john-smith",
        "<h1>Member</h1><p>Name: John Smith</p><p>Telephone: 01632 960 123</p>",
        "<h1>Member</h1><p>Name:</p><p>Telephone:</p>",
    ),
    "readings": one_title(
        "River levels",
        "/stations/bridge",
        "<h1>Level</h1><table><tr><td>Level</td><td>2.14 m</td></tr><tr><td>Flow</td><td>31.7</td></tr></table>",
        "<h1>Level</h1><table><tr><td>Level</td><td>m</td></tr><tr><td>Flow</td><td></td></tr></table>",
    ),
    "pictures that are loaded late": one_title(
        "Gallery",
        "/photos/mill",
        "<h1>Photo</h1><img class=lazy src=/px.gif data-src=/img/mill-1.jpg><img class=lazy src=/px.gif "
        "data-src=/img/mill-2.jpg>",
        "<h1>Photo</h1><img class=lazy src=/px.gif>",
    ),
    "a picture in the background": one_title(
        "Gallery",
        "/photos/mill",
        "<h1>Photo</h1><div class=photo style=\"background-image:url('/img/mill.jpg')\"></div>",
        "<h1>Photo</h1><div class=photo></div>",
    ),
    "a picture in sizes to choose from": one_title(
        "Gallery",
        "/photos/mill",
        "<h1>Photo</h1><picture><source srcset='/img/mill.webp 800w'><img srcset='/img/mill.jpg 800w'></picture>",
        "<h1>Photo</h1>",
    ),
    "a drawing": one_title(
        "Sheet music",
        "/patterns/star",
        "<h1>Pattern</h1><svg viewBox='0 0 9 9'><title>Star pattern</title><path d='M1 1L8 8M8 1L1 8'/></svg>",
        "<h1>Pattern</h1>",
        scripts="",
    ),
    "a game's script": one_title(
        "Free games",
        "/play/tetris",
        "<h1>Play</h1><canvas id=game width=400 height=300></canvas><script src=/games/tetris.js></script>",
        "<h1>Play</h1><canvas id=game width=400 height=300></canvas>",
    ),
    "a file": one_title(
        "Sheet music",
        "/scores/bach",
        "<h1>Score</h1><p><a href=/files/bwv1007.pdf>Download the score</a></p>",
        "<h1>Score</h1><p>Download the score</p>",
        scripts="",
    ),
    "a document inside the page": one_title(
        "Sheet music",
        "/scores/bach",
        "<h1>Score</h1><object data=/files/bwv1007.pdf type=application/pdf></object>",
        "<h1>Score</h1>",
        scripts="",
    ),
    "a few words": one_title(
        "Hotels",
        "/hotels/12",
        "<h1>Hotel</h1><p>Ritz, Leeds. Rooms from 90.</p>",
        "<h1>Hotel</h1><p>Rooms from</p>",
    ),
}


async def plumber(exchange: Exchange) -> Answer:
    city = exchange.seen.path.rpartition("-")[2].title()
    called = f"Plumber in {city}"
    days = f"<p>Our plumbers in {city} are there day and night.</p>"
    return LOOMS.page(called, f"<h1>{called}</h1>{days}{paragraph('plumbers')}")


FEATURED = LOOMS.page(
    "Choosing a loom",
    f"<h1>Choosing a loom</h1>{paragraph('looms', 120)}",
    head="<link rel=canonical href=/guides/choosing-a-loom>",
)
CATALOGUE = LOOMS.page(
    "Search",
    "<h1>Search the catalogue</h1><form action=/catalogue/search><input name=q><button>Go</button></form>"
    "<p>Type a title or an author.</p>",
)
ALL_GUIDES = LOOMS.page("All guides", f"<h1>All guides</h1>{paragraph('all', 60)}")
FRIENDS = "".join(f"<a href=http://friend-{number}.example/>friend {number}</a> " for number in range(110))
NOTHING = LOOMS.page("Search", "<h1>Search</h1><p>Nothing matches.</p>")

ANY_ADDRESS_IS_ANSWERED: dict[str, Case] = {
    "an article for any name in its folder, and its canonical address": Case(
        {**site(), "/guides/choosing-a-loom": FEATURED, "*": within("/guides/", FEATURED)}, "/guides/choosing-a-loom"
    ),
    "a canonical address on a page that is almost the one for unknown goods": Case(
        {
            **site(LONG),
            "/shop/loom": LONG.page("Shop", "<h1>Loom</h1><p>€ 99</p>", head="<link rel=canonical href=/shop/loom>"),
            "*": within(
                "/shop/", LONG.page("Shop", "<h1>Loom</h1><p>€ 0</p>", head="<meta name=robots content=noindex>")
            ),
        },
        "/shop/loom",
    ),
    "redirects to the guide of the nearest name": Case(
        {
            **site(),
            PATH: to("/guides/weaving-for-beginners", 301),
            "/guides/weaving-for-beginners": LOOMS.article("Weaving for beginners"),
            "*": within("/guides/", to("/guides/knots", 301)),
        }
    ),
    "a page for the plumbers of any city": Case({**site(), "*": plumber}, "/plumber-in-leeds"),
    "a tiny page beside a search": Case(
        {
            **site(),
            "/v": raw("<title>v</title><script src=/ga.js></script><p>Seed list version two, updated each spring.</p>"),
            "*": NOTHING,
        },
        "/v",
    ),
    "the search itself, which the home page has a form for": Case(
        {
            **site(home="<form action=/catalogue/search><input name=q></form>"),
            "/catalogue/search": CATALOGUE,
            "*": CATALOGUE,
        },
        "/catalogue/search",
    ),
    "the index itself, which the home page links to after its many friends": Case(
        {
            **site(BARE, f"{FRIENDS}<a href=/guides/all>All guides</a><a href=/about>About</a>"),
            "/guides/all": ALL_GUIDES,
            "*": ALL_GUIDES,
        },
        "/guides/all",
    ),
    "the index itself, which the home page links to from a map": Case(
        {**site(home="<map><area href=/guides/all></map>"), "/guides/all": ALL_GUIDES, "*": ALL_GUIDES}, "/guides/all"
    ),
    "the sections of a home page that took all pages in": Case(
        {
            "/imprint": LOOMS.article("Imprint"),
            "/": Frame(menu="<a href=#about>About</a><a href=#weaving>Weaving</a><a href=/imprint>Imprint</a>").page(
                "",
                f"<h1>Looms</h1><section id=about><h2>About</h2>{paragraph('about')}</section>"
                f"<section id=weaving><h2>Weaving</h2>{paragraph('weaving')}</section>",
            ),
            "/about": to("/#about", 301),
            PATH: to("/#weaving", 301),
            "*": to("/", 301),
        }
    ),
    "Japanese in an undeclared encoding": Case(
        {
            **site(),
            PATH: raw(
                (
                    "<html><head><title>織物の歴史</title></head><body><h1>織物の歴史</h1><p>"
                    + "経糸と緯糸を組み合わせて布を織る技術は古くから各地に伝わっています。" * 5
                    + "</p></body></html>"
                ).encode("shift_jis")
            ),
            "*": raw(
                "<html><title>検索</title><body><h1>検索</h1><p>該当する記事はありません。</p>".encode("shift_jis")
            ),
        }
    ),
    "Russian in an undeclared encoding": Case(
        {
            **site(),
            PATH: raw(
                (
                    "<html><head><title>История ткачества</title></head><body><h1>История ткачества</h1><p>"
                    + "Ткачество известно с древних времён; нити основы натягивали на раму. " * 5
                    + "</p></body></html>"
                ).encode("cp1251")
            ),
            "*": raw("<html><title>Поиск</title><body><p>Ничего нет".encode("cp1251")),
        }
    ),
}

APP = page(
    "Loom planner",
    f"<app-root></app-root><noscript>Please enable JavaScript</noscript><footer>{paragraph('foot')}</footer>",
    "<script type=module src=/main.3f2a.js></script>",
)
VILLAGE = Frame(title="Village of Weft")
SENT_WITH_404: dict[str, Case] = {
    "the village's news, under the title of all its pages": Case(
        {
            **site(VILLAGE),
            PATH: VILLAGE.page("", f"<h1>Parish news</h1>{paragraph('parish', 300)}", 404),
            "*": VILLAGE.page("", "<h1>Sorry</h1><p>Not here.</p>", 404),
        }
    ),
    "a short page under its own title": Case(
        {
            **site(),
            PATH: LOOMS.page(
                "Weaving evening",
                "<h1>Weaving evening</h1><p>Every Tuesday at eight in the mill, bring your own yarn. Tea is provided, "
                "beginners are welcome, and the looms are free to use for all.</p>",
                404,
            ),
        }
    ),
    "a car called 404": Case(
        {**site(), PATH: LOOMS.page("Peugeot 404 rally", f"<h1>Peugeot 404 rally</h1>{paragraph('rally', 250)}", 404)}
    ),
    "an application with a long footer": Case({"/": APP, "*": status(404, APP)}, "/plan/42"),
    "a script that asks the application": Case(
        {
            "/": APP,
            "*": status(
                404,
                page(
                    "Single Page Apps for GitHub Pages",
                    "",
                    "<script>var l=window.location;l.replace(l.protocol+'//'+l.host+'/?/'+l.pathname.slice(1))"
                    "</script>",
                ),
            ),
        },
        "/plan/42",
    ),
}

#: Of a site that redirects whatever it does not know to its home page.
HOME_PAGES = """
    /startseite.html /accueil /index.php?id=1 /cms/ /inicio.htm /frontpage
    /index.php?option=com_frontpage&Itemid=1 /wordpress/ /Start.aspx /index1.html /~looms/ /portal/ /index.php/en/
    /homepage/index.shtml
""".split()


@pytest.mark.parametrize("case", LITTLE_OF_THEIR_OWN)
async def test_one_title_for_all_and_little_of_its_own(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, LITTLE_OF_THEIR_OWN[case])


@pytest.mark.parametrize("case", ANY_ADDRESS_IS_ANSWERED)
async def test_sites_that_answer_for_any_address(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, ANY_ADDRESS_IS_ANSWERED[case])


@pytest.mark.parametrize("case", SENT_WITH_404)
async def test_sent_with_404(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, SENT_WITH_404[case], NOT_DEAD)


@pytest.mark.parametrize("path", HOME_PAGES)
async def test_home_pages_by_another_name(serve_web: ServeWeb, path: str) -> None:
    await assert_living(serve_web, Case({**site(), "*": to("/", 301)}, path))
