"""Whatever a page, a home page, a robots.txt or a site map leads to: nothing arrives at a private address.

The links of `test_check_tripwire` lead there themselves; here, it is what is asked beside a link or for own content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from brokenlinks.content import read_content
from brokenlinks.demo.web import ADDRESS, NOT_FOUND, Answer
from brokenlinks.errors import BadInput
from brokenlinks.models import Reason
from brokenlinks.outgoing import open_fetcher
from tests.checking.running import check_one, settings_for
from tests.web import behaviours as b
from tests.web.files import robots_with_sitemap, sitemap, sitemap_index
from tests.web.odd_sites import LOOMS, WEAVING, all_but_home, site

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.demo.web import PretendWeb, Site
    from tests.checking.tripwire import Tripwire
    from tests.conftest import ServeWeb

HOST: Final = "looms.example"
OTHER: Final = "otherlooms.example"
INNER: Final = "inner.looms.example"  # of the same site, at a private address
PATH: Final = "/guides/weaving"
TARGETS: Final = (
    "http://127.0.0.2:{wire}/",
    "//2130706434:{wire}/x",
    "http://[::ffff:127.0.0.2]:{wire}/",
    f"http://{INNER}:{{wire}}/x",
)
LINKED: Final = "/guides/knots"  # by the home page


class Way(NamedTuple):
    """A site at which what is asked for at `trap` leads to the address that its maker was given."""

    site: Callable[[str], Site]
    trap: str = PATH
    reason: Reason = Reason.PRIVATE_ADDRESS  #: of the link to `PATH`
    path: str = PATH
    other: Callable[[str], Site] = lambda _: {}  #: at `OTHER`


def refresh(target: str) -> Answer:
    return LOOMS.page("", "<p>One moment.</p>", head=f"<meta http-equiv=refresh content='0;url={target}'>")


BESIDE_A_LINK: Final[dict[str, Way]] = {
    "a refresh": Way(lambda to: {PATH: refresh(to)}),
    "a refresh after a redirect": Way(lambda to: {PATH: b.redirect("/there"), "/there": refresh(to)}, "/there"),
    "a refresh to a redirect": Way(lambda to: {PATH: refresh("/there"), "/there": b.redirect(to)}, "/there"),
    "a refresh to a refresh": Way(lambda to: {PATH: refresh("/there"), "/there": refresh(to)}, "/there"),
    "a redirect for made-up addresses": Way(lambda to: {PATH: WEAVING, "*": b.redirect(to)}, "*", Reason.OK),
    "a refresh for made-up addresses": Way(lambda to: {PATH: WEAVING, "*": refresh(to)}, "*", Reason.OK),
    "a redirect for made-up addresses, to a refresh": Way(
        lambda to: {PATH: WEAVING, "/there": refresh(to), "*": b.redirect("/there")}, "/there", Reason.OK
    ),
    "a redirect of the home page": Way(lambda to: {**site(), "/": b.redirect(to)}, "/", Reason.PAGE_GONE),
    "a refresh of the home page": Way(lambda to: {**site(), "/": refresh(to)}, "/", Reason.PAGE_GONE),
    "a redirect of a page that the home page links to": Way(
        lambda to: {**all_but_home(WEAVING), "*": WEAVING, LINKED: b.redirect(to)}, LINKED, Reason.BLOCKED
    ),
    "a refresh of a page that the home page links to": Way(
        lambda to: {**all_but_home(WEAVING), "*": WEAVING, LINKED: refresh(to)}, LINKED, Reason.BLOCKED
    ),
    "a redirect of the address without its query": Way(
        lambda to: {f"{PATH}?id=7": WEAVING, PATH: b.redirect(to), "*": NOT_FOUND},
        PATH,
        Reason.OK,
        f"{PATH}?id=7",
    ),
    "a redirect of the same path on a site's new host": Way(
        lambda _: {"*": b.redirect(f"http://{OTHER}:{{port}}/", 302)},
        PATH,
        Reason.SOFT_404,
        other=lambda to: {**site(), PATH: b.redirect(to)},
    ),
}
#: Where own content is read; only its own pages come out.
OWN_CONTENT: Final[dict[str, Way]] = {
    "the redirect of a robots.txt": Way(lambda to: {**site(), "/robots.txt": b.redirect(to)}, "/robots.txt"),
    "a robots.txt that names a site map": Way(
        lambda to: {**site(), "/robots.txt": robots_with_sitemap(to)}, "/robots.txt"
    ),
    "the redirect of a site map": Way(lambda to: {**site(), "/sitemap.xml": b.redirect(to)}, "/sitemap.xml"),
    "a site map of site maps": Way(lambda to: {**site(), "/sitemap.xml": sitemap_index([to])}, "/sitemap.xml"),
    "a site map's pages": Way(lambda to: {**site(), "/sitemap.xml": sitemap([to])}, "/sitemap.xml"),
    "a site map's pages, redirected": Way(
        lambda to: {**site(), "/sitemap.xml": sitemap(["/moved"]), "/moved": b.redirect(to)}, "/moved"
    ),
    "a page's links": Way(lambda to: {"/": LOOMS.page("", f"<a href='{to}'>Inner</a>")}, "/"),
    "a page's refresh": Way(lambda to: {"/": refresh(to)}, "/"),
    "the redirect of the site itself": Way(lambda to: {"/": b.redirect(to)}, "/"),
}


def serve(serve_web: ServeWeb, way: Way, to: str) -> PretendWeb:
    return serve_web({HOST: way.site(to), OTHER: way.other(to)}, names={INNER: "127.0.0.2"})


def was_taken(web: PretendWeb, way: Way) -> bool:
    """Whether what leads to the private address was asked for, so that it is known."""
    keys = ((seen, web.sites[seen.host]) for seen in web.requests if seen.method == "GET")
    return any(way.trap == (seen.path if seen.path in site or seen.target in site else "*") for seen, site in keys)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", BESIDE_A_LINK)
async def test_beside_a_link(
    serve_web: ServeWeb, tripwire: Tripwire, pinned: list[str], name: str, target: str
) -> None:
    way = BESIDE_A_LINK[name]
    web = serve(serve_web, way, target.replace("{wire}", str(tripwire.port)))
    verdict = await check_one(settings_for(web, allow_networks=[ADDRESS]), web.url(HOST, way.path))
    assert verdict.reason is way.reason, verdict.evidence
    assert was_taken(web, way)
    assert set(pinned) == {ADDRESS}
    assert not tripwire.was_touched()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", OWN_CONTENT)
async def test_own_content(serve_web: ServeWeb, tripwire: Tripwire, name: str, target: str) -> None:
    way = OWN_CONTENT[name]
    web = serve(serve_web, way, target.replace("{wire}", str(tripwire.port)))
    fetcher = open_fetcher(settings_for(web, allow_networks=[ADDRESS]), delay=0)
    try:
        read = [page.url async for page in read_content([web.url(HOST)], fetcher)]
    except BadInput:  # the site itself cannot be read
        read = []
    finally:
        await fetcher.close()
    assert {url for url in read if not url.startswith(web.url(HOST))} == set()
    assert was_taken(web, way)
    assert not tripwire.was_touched()
