"""Living pages that are answered in an odd way: with cookies, redirects, statuses, and an error now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from tests.checking.cases import NOT_DEAD, PATH, UNCLEAR, Case, assert_living
from tests.web import behaviours as b
from tests.web.odd_sites import LOOMS, NOT_HERE, WEAVING, only_with_cookie, paragraph, raw, site, status, to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Behaviour, Exchange, Site
    from tests.conftest import ServeWeb

#: How a server sets its cookie → what must come back. HOST is the name of its host.
COOKIES: dict[str, tuple[str, str]] = {
    "a date with hyphens": ("v=1; expires=Wed, 21-Oct-37 07:28:00 GMT; path=/", "v=1"),
    "a date without a comma": ("v=1; Expires=Wed 21 Oct 2037 07:28:00 GMT; Path=/", "v=1"),
    "a date of ISO 8601": ("v=1; Expires=2037-10-21T07:28:00Z; Path=/", "v=1"),
    "a date in UTC": ("v=1; Expires=Wed, 21 Oct 2037 07:28:00 UTC; Path=/", "v=1"),
    "a date in the year 9999": ("v=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT; Path=/", "v=1"),
    "no date at all": ("v=1; expires=never; path=/", "v=1"),
    "a year of seconds, and newer attributes": ("v=1; Max-Age=31536000; Path=/; Priority=High; Partitioned", "v=1"),
    "a domain with a dot": ("v=1; Domain=.HOST; Path=/; HttpOnly; SameSite=Lax", "v=1"),
    "a domain without a dot": ("v=1; Domain=HOST; Path=/", "v=1"),
    "capital letters": ("v=1; DOMAIN=.HOST; PATH=/", "v=1"),
    "no name": ("token123; Path=/", "token123"),
    "a name with a dollar sign": ("$v=1; Path=/", "$v=1"),
    "JSON": ('v={"a":1,"b":"x y"}; Path=/', '"b":"x y"'),
    "quotes": ('v="a b"; Path=/', "a b"),
    "a version": ("v=1; Version=1; Path=/", "v=1"),
    "a comment": ("v=1; Comment=session id; Path=/", "v=1"),
    "the page's folder as path": ("v=1; Path=/guides", "v=1"),
    "an empty path": ("v=1; Path=", "v=1"),
}


def remembering(cookie: str, value: str) -> Behaviour:
    """Redirects to the same address with a cookie, until `value` comes back."""

    async def behave(exchange: Exchange) -> Answer:
        again = to(exchange.seen.target, headers={"Set-Cookie": cookie.replace("HOST", exchange.seen.host)})
        return WEAVING if value in exchange.seen.headers.get("cookie", "") else again

    return behave


async def second_cookie(exchange: Exchange) -> Answer:
    cookie = exchange.seen.headers.get("cookie", "")
    later = "v=2; Path=/" if "v=1" in cookie else "v=1; Path=/"
    return WEAVING if "v=2" in cookie else to(PATH, headers={"Set-Cookie": later})


async def counts_until_there_is_a_cookie(exchange: Exchange) -> Answer:
    query = exchange.seen.query
    if "s=1" in exchange.seen.headers.get("cookie", ""):
        return to(PATH) if query else WEAVING
    tries = int(query.removeprefix("try=") or 0)
    return to(f"{PATH}?try={tries + 1}", headers={"Set-Cookie": "s=1; Path=/"}) if tries < 30 else Answer(500)


async def other_session_each_time(exchange: Exchange) -> Answer:
    return WEAVING if "sid=" in exchange.seen.query else to(f"{PATH}?sid={len(exchange.web.requests)}")


ROUNDS: dict[str, Case] = {
    "a cookie for the parent domain": Case(
        {"*": remembering("v=1; Domain=.parent.example; Path=/", "v=1")},
        host="www.parent.example",
        names={"parent.example": "noaddress"},  # else its name servers are looked up
    ),
    "a cookie that is changed": Case({**site(), PATH: second_cookie}),
    "a cookie that comes with 404": Case(
        {**site(), PATH: only_with_cookie(WEAVING, Answer(404, {"Set-Cookie": "seen=1; Path=/guides"}, "<h1>?</h1>"))}
    ),
    "a cookie from a gateway": Case(
        {
            **site(),
            PATH: only_with_cookie(WEAVING, to("/gateway?x=1", headers={"Set-Cookie": "seen=1; Path=/"})),
            "/gateway": to(PATH),
        }
    ),
    "a query that counts until there is a cookie": Case({**site(), PATH: counts_until_there_is_a_cookie}),
    "a session's number in the address": Case({**site(), PATH: other_session_each_time}),
    "twice to itself": Case({**site(), PATH: b.failing(to(PATH), times=2, then=WEAVING)}),
}

#: How a link writes the address → how its redirect does.
SPELLINGS = {
    "/%7Elooms/": "/~looms/",
    "/a%7Cb": "/a|b",
    "/x%27y": "/x'y",
    "/p%5B1%5D": "/p[1]",
    "/q%2Cr": "/q,r",
    "/s%3Bt": "/s;t",
    "/u%21": "/u!",
    "/caf%c3%a9": "/caf%C3%A9",
    "/v%40w": "/v@w",
    "/w%28x%29": "/w(x)",
    "//guides//weaving": "/guides//weaving",
    "/g/../guides/x": "/guides/x",
    "/a+b": "/a%20b",
    "/y?z=%5B1%5D": "/y?z=[1]",
    "/y2?z=a|b": "/y2?z=a%7Cb",
    "/k%2Fl": "/k/l",
}


async def early_hints(exchange: Exchange) -> Answer:
    await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n")
    return WEAVING


async def processing(exchange: Exchange) -> Answer:
    await exchange.send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")
    return WEAVING


TEXT = f"<h1>Weaving</h1>{paragraph('weaving')}"
REFRESH = "<meta http-equiv=refresh content='0;url=/nope'>"

ANSWERS: dict[str, Case] = {
    "103 first": Case({**site(), PATH: early_hints}),
    "100 and 102 first": Case({**site(), PATH: processing}),
    "203": Case({**site(), PATH: status(203, WEAVING)}),
    "206": Case({**site(), PATH: status(206, WEAVING)}),
    "226": Case({**site(), PATH: status(226, WEAVING)}),
    "300": Case({**site(), PATH: status(300, WEAVING)}),
    "304": Case({**site(), PATH: Answer(304)}, states=NOT_DEAD),
    "429 without a time to wait": Case({**site(), PATH: Answer(429)}, states=UNCLEAR),
    "503 for a day": Case({**site(), PATH: Answer(503, {"Retry-After": "86400"}, "busy")}, states=UNCLEAR),
    "no type": Case({**site(), PATH: raw(WEAVING.body, "")}),
    "a refresh for an old browser": Case(
        {**site(), PATH: LOOMS.page("Weaving", TEXT, head=f"<!--[if lt IE 9]>{REFRESH}<![endif]-->")}
    ),
    "a refresh in a form": Case({**site(), PATH: LOOMS.page("Weaving", f"{TEXT}<textarea>{REFRESH}</textarea>")}),
    "a refresh in a template": Case({**site(), PATH: LOOMS.page("Weaving", f"{TEXT}<template>{REFRESH}</template>")}),
    "a refresh in a script": Case({**site(), PATH: LOOMS.page("Weaving", f'{TEXT}<script>var s="{REFRESH}"</script>')}),
}


async def every_second_time(exchange: Exchange) -> Answer:
    return WEAVING if exchange.nth % 2 == 0 else NOT_HERE


async def missed_by_the_first_get(exchange: Exchange) -> Answer:
    return WEAVING if exchange.nth > 2 or exchange.seen.method == "HEAD" else NOT_HERE


def never_with_head(pages: Mapping[str, Answer | Behaviour]) -> Site:
    """404 to every HEAD."""

    def for_get(page: Answer | Behaviour) -> Behaviour:
        async def behave(exchange: Exchange) -> Answer | None:
            if exchange.seen.method == "HEAD":
                return Answer(404)
            return page if isinstance(page, Answer) else await page(exchange)

        return behave

    return {path: for_get(page) for path, page in pages.items()}


NOW_AND_THEN: dict[str, Case] = {
    "404 every second time": Case({**site(), PATH: every_second_time}, states=NOT_DEAD),
    "410 for a moment": Case({**site(), PATH: b.failing(b.gone, times=2, then=WEAVING)}),
    "404 to the first GET alone": Case({**site(), PATH: missed_by_the_first_get}),
    "404 to every HEAD, of a site that answers any address": Case(
        never_with_head({**site(), PATH: WEAVING, "*": LOOMS.page("Search", "<h1>Search</h1><p>Nothing.</p>")})
    ),
}


@pytest.mark.parametrize("how", COOKIES)
async def test_cookies_as_servers_write_them(serve_web: ServeWeb, how: str) -> None:
    await assert_living(serve_web, Case({**site(), PATH: remembering(*COOKIES[how])}))


@pytest.mark.parametrize("case", ROUNDS)
async def test_sent_round(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, ROUNDS[case])


@pytest.mark.parametrize("asked", SPELLINGS)
async def test_redirects_to_another_spelling(serve_web: ServeWeb, asked: str) -> None:
    await assert_living(serve_web, Case({**site(), asked: to(SPELLINGS[asked]), SPELLINGS[asked]: WEAVING}, asked))


@pytest.mark.parametrize("case", ANSWERS)
async def test_odd_answers(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, ANSWERS[case])


@pytest.mark.parametrize("case", NOW_AND_THEN)
async def test_not_always_there(serve_web: ServeWeb, case: str) -> None:
    await assert_living(serve_web, NOW_AND_THEN[case])
