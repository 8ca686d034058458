"""Pages that are gone: every unknown address is sent, or shown, somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from tests.checking.cases import HOST, PATH, Case, assert_dead
from tests.web.odd_sites import (
    KNOTS,
    LONG,
    LOOMS,
    among_others,
    carrying,
    only_with_query,
    page,
    paragraph,
    raw,
    site,
    to,
    within,
)

if TYPE_CHECKING:
    from brokenlinks.demo.web import Exchange
    from tests.conftest import ServeWeb

EVERYWHERE = LONG.page("", "<h2>We looked everywhere</h2><p>Try the menu above.</p>")
NOTICE = LOOMS.page("", f"<p class=notice>We could not find that.</p><h1>Loom Society</h1>{paragraph('home', 40)}")
HOME = LOOMS.page("", f"<h1>Loom Society</h1>{paragraph('home', 40)}")


def to_an_error_page(path: str) -> Case:
    return Case({**site(LONG), path: EVERYWHERE, "*": to(path)})


async def search(exchange: Exchange) -> Answer:
    words = exchange.seen.query.removeprefix("q=")
    return LOOMS.page(
        f"0 results for {words}",
        f"<h1>Search: {words}</h1><p>No results for “{words}”. Check the spelling.</p>",
    )


async def to_the_search(exchange: Exchange) -> Answer:
    return to("/search?q=" + exchange.seen.path.rpartition("/")[2])


async def called_so(exchange: Exchange) -> Answer:
    words = exchange.seen.path.rpartition("/")[2]
    return LOOMS.page(
        f"Can't find {words}",
        f"<h2>We have nothing called {words}</h2><p>Check the spelling, or use the menu.</p>",
    )


async def new_session_for_ever(exchange: Exchange) -> Answer:
    return to(f"{PATH}?sid={len(exchange.web.requests)}")


def refresh(target: str, seconds: int = 0) -> Answer:
    return raw(f"<html><head><meta http-equiv=refresh content='{seconds};URL={target}'></head></html>")


REDIRECTED: dict[str, Case] = {
    "home with an error": Case({**site(), "*": to("/?error=404")}),
    "home with a notice": Case({**site(), "/": only_with_query(NOTICE, HOME), "*": to("/?notfound=1")}),
    "home with the address that was asked": Case({**site(), "*": carrying("/?from=")}),
    "home with an anchor": Case({**site(), "*": to("/#notfound")}),
    "a search for the address": Case({**site(), "/search": search, "*": to_the_search}),
    "ASP.NET's error page": Case({**site(LONG), "/404.aspx": EVERYWHERE, "*": carrying("/404.aspx?aspxerrorpath=")}),
    "ASP.NET's error page, which says so": Case(
        {
            **site(LONG),
            "/NotFound.aspx": LONG.page("Page not found", "<h1>Page not found</h1>"),
            "*": carrying("/NotFound.aspx?aspxerrorpath="),
        }
    ),
    "a page called sorry": to_an_error_page("/sorry"),
    "a page called fehler404": to_an_error_page("/fehler404"),
    "a page called page-introuvable": to_an_error_page("/page-introuvable"),
    "a page called nicht_gefunden": to_an_error_page("/nicht_gefunden.html"),
    "a page called oops": to_an_error_page("/oops"),
    "a page called oops, with other links each time": Case(
        {**site(), "/oops": among_others("", "<h2>We looked everywhere</h2>"), "*": to("/oops")}
    ),
    "the site map": Case(
        {
            **site(),
            "/sitemap": LOOMS.page("Site map", f"<h1>Site map</h1><ul>{KNOTS}</ul>"),
            "*": to("/sitemap", 301),
        }
    ),
    "home, in one area of the site": Case(
        {**site(), "/docs/a1": LOOMS.article("A one"), "*": within("/shop/", to("/"))}, "/shop/old-loom"
    ),
    "a new domain's home page": Case(
        {"*": to("http://newlooms.example:{port}/", 301)}, others={"newlooms.example": site()}
    ),
    "a host for blogs, where the name is free": Case(
        {"*": to("http://blogs.example:{port}/typo/?subdomain=smith")},
        others={
            "blogs.example": {
                **site(),
                "/typo/": LOOMS.page(
                    "smith.wordpress.com doesn't exist",
                    "<h1>smith.wordpress.com doesn’t exist</h1><p>Do you want to register it?</p>",
                ),
            }
        },
        host="smith.wp.example",
    ),
    "itself, with a new session for ever": Case({**site(), PATH: new_session_for_ever}),
}

REFRESHED: dict[str, Case] = {
    "home": Case({**site(), "*": refresh("/")}),
    "home, after five seconds and a text": Case(
        {
            **site(),
            "/index.html": site()["/"],
            "*": LOOMS.page(
                "",
                "<h2>Moved</h2><p>You will be taken to our home page in five seconds.</p>",
                head="<meta http-equiv=refresh content='5;url=/index.html'>",
            ),
        }
    ),
    "to a refresh to a 404": Case({**site(), PATH: refresh("/b", 1), "/b": refresh("/c", 1)}),
    "to a marketplace": Case(
        {"*": refresh(f"http://www.hugedomains.com:{{port}}/domain_profile.cfm?d={HOST}")},
        others={
            "www.hugedomains.com": {
                "*": page(f"{HOST} is for sale | HugeDomains", f"<h1>{HOST}</h1>{paragraph('domains')}")
            }
        },
    ),
}

ANSWERED: dict[str, Case] = {
    "the address in the title": Case({**site(), "*": called_so}),
    "a sentence of PHP": Case({**site(), "*": raw("No input file specified.\n")}),
    "404 and no bytes": Case({**site(), PATH: Answer(404)}),
}


@pytest.mark.parametrize("where", REDIRECTED)
async def test_redirected(serve_web: ServeWeb, where: str) -> None:
    await assert_dead(serve_web, REDIRECTED[where])


@pytest.mark.parametrize("where", REFRESHED)
async def test_refreshed(serve_web: ServeWeb, where: str) -> None:
    await assert_dead(serve_web, REFRESHED[where])


@pytest.mark.parametrize("how", ANSWERED)
async def test_answered(serve_web: ServeWeb, how: str) -> None:
    await assert_dead(serve_web, ANSWERED[how])
