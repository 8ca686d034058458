"""A link alone, and with others of its site: what the first ones taught must not decide for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from brokenlinks.demo.web import Answer
from brokenlinks.models import State
from tests.checking.cases import ALIVE, HOST, NOT_DEAD
from tests.checking.running import by_url, check, settings_for
from tests.web import behaviours as b
from tests.web.odd_sites import LONG, LOOMS, NOT_HERE, section, site, to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.demo.web import Exchange, Site
    from tests.conftest import ServeWeb

DEAD = frozenset({State.DEAD})


@dataclass(frozen=True)
class Links:
    """Paths of one site, in their order, with the states that each may have."""

    site: Site
    states: Mapping[str, frozenset[State]]


MEMBERS_ONLY = LOOMS.page(
    "",
    "<h1>Members only</h1><p>This area is for members of the society. Please <a href=/account>sign in</a>.</p>",
)
DOWNLOADS = LOOMS.page("", "<h1>Download area</h1><p>Please choose a document from the list.</p>")
TEN = {f"/a/{number}": NOT_DEAD for number in range(10)}


async def documents(exchange: Exchange) -> Answer:
    return DOWNLOADS if exchange.seen.path.endswith(".pdf") else NOT_HERE


async def six_requests(exchange: Exchange) -> Answer:
    """A firewall: whoever asks more often gets a 404, whatever is asked."""
    return b.not_found if len(exchange.web.asked(HOST)) > 6 else numbered(exchange)


async def six_gets(exchange: Exchange) -> Answer:
    if exchange.seen.method == "HEAD":
        return Answer(405)
    asked = [seen for seen in exchange.web.asked(HOST) if seen.method == "GET"]
    return b.not_found if len(asked) > 6 else numbered(exchange)


def numbered(exchange: Exchange) -> Answer:
    path = exchange.seen.path
    if path == "/":
        return LOOMS.article("Loom Society")
    return LOOMS.article(path) if path.startswith("/a/") else NOT_HERE


MEMBERS = section(
    "/members/",
    MEMBERS_ONLY,
    *("m0", "m1", "m2", "m3", "m4"),
    otherwise=LONG.page("", "<h2>Hm</h2><p>We have nothing at this address, try the menu.</p>"),
)
DOCUMENTS: Site = {**site(), "/docs/a1": LOOMS.article("A one"), "*": documents}

LINKS: dict[str, Links] = {
    "a section of members": Links(MEMBERS, {"/members/draft-book": NOT_DEAD}),
    "a section of members after a guide that is gone": Links(
        MEMBERS, {"/guides/old": DEAD, "/members/draft-book": NOT_DEAD}
    ),
    "a document answered with a page": Links(DOCUMENTS, {"/files/old.pdf": DEAD}),
    "a document answered with a page after an article": Links(DOCUMENTS, {"/docs/a1": ALIVE, "/files/old.pdf": DEAD}),
    "an area that redirects home after one that does not": Links(
        {**section("/shop/", to("/")), "/docs/a1": LOOMS.article("A one")},
        {"/docs/a1": ALIVE, "/shop/old-loom": DEAD},
    ),
    "a firewall that answers 404 after six requests": Links({"*": six_requests}, TEN),
    "a firewall that answers 404 after six pages, and never HEAD": Links({"*": six_gets}, TEN),
}


@pytest.mark.parametrize("case", LINKS)
async def test_neighbours(serve_web: ServeWeb, case: str) -> None:
    links = LINKS[case]
    web = serve_web({HOST: links.site})
    verdicts = by_url(await check(settings_for(web), *(web.url(HOST, path) for path in links.states)))
    for path, states in links.states.items():
        verdict = verdicts[web.url(HOST, path)]
        assert verdict.state in states, (path, verdict.state, verdict.reason, verdict.evidence)
