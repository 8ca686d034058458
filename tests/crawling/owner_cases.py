"""What became of sites that pages link to, with what the archive has of them: still theirs, or taken over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from brokenlinks.demo.web import Answer
from tests.archive.double import Capture
from tests.checking.test_check_usurped import CASINO, GUILD, LOOMS, REWRITTEN, SPINS, WEBEREI
from tests.crawling import site_texts as t
from tests.crawling.site_texts import site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.demo.web import Behaviour, Exchange

WAS: Final = site("Handweaving for beginners – Harrow Weavers Guild", LOOMS, GUILD)
SLOTS: Final = site("Best online slots and roulette", CASINO, SPINS)
_CLUB: Final = site("Beekeepers of Alderton", t.BEES, "© 2011 Alderton Apiary Society")


def of(year: int, body: str) -> Capture:
    return Capture(f"{year}0301000000", body=body, content_type="text/html; charset=utf-8")


@dataclass(frozen=True)
class Case:
    """A link, its page today and its captures."""

    today: Answer | Behaviour | str
    captures: Sequence[Capture] = field(default=(of(2015, WAS),))
    anchor: str = "Harrow Weavers Guild"
    heading: str = "Crafts"
    path: str = "/"
    looked_at: bool = True  #: its page is asked for again, after it was checked


def in_turn(*bodies: str | Answer) -> Behaviour:
    """The page that checks see (HEAD, GET); then what the looks at its owner see, one after the other."""

    async def answer(exchange: Exchange) -> Answer:
        body = bodies[0 if exchange.nth <= 2 else min(exchange.nth - 2, len(bodies) - 1)]
        return body if isinstance(body, Answer) else Answer(body=body)

    return answer


def _titled(title: str, text: str, foot: str = GUILD, **more: str) -> str:
    return site(title, text, foot, **more)


#: None of these may be called dead. Many are what a shop, a council or a club does on an ordinary day.
LIVING: Final = {
    "redesigned, and called by what it offers": Case(_titled("Courses and membership", REWRITTEN)),
    "renamed": Case(_titled("Loomhouse: start this autumn", REWRITTEN, "© 2026 Loomhouse")),
    "sold to somebody who goes on": Case(_titled("Everything for your hobby room", LOOMS, SPINS)),
    "news that moved on": Case(
        _titled("Roof of swimming bath leaks again", t.TOWN, "© 2026 Alder Valley Courier"),
        [of(2015, _titled("Alder Valley Courier: bitcoin and you", t.CRYPTO, "© 2015 Alder Valley Courier"))],
        anchor="Courier",
    ),
    "a diary with another subject": Case(
        _titled("Why I left the stock exchange", t.CRYPTO, "© 2026 Jane Ashby"),
        [of(2015, site("Handweaving diary", LOOMS, "© 2015 Jane Ashby"))],
    ),
    "translated": Case(_titled("Handwerk für alle", WEBEREI, "© Gilde Harrau", lang="de")),
    "a short log-in": Case("<title>Members area</title><h1>Members area</h1><form><input type=password></form>"),
    "a long log-in": Case(in_turn(SLOTS, _titled("Sign in", t.HOSTING, "© 2026 Portalworks"))),
    "a test for robots": Case(in_turn(SLOTS, _titled("Just a moment...", CASINO, "© 2026 Gatekeeper"))),
    "blocked by its network": Case(
        in_turn(SLOTS, _titled("Attention Required! | Cloudflare", t.HOSTING, "© 2026 Cloudflare, Inc."))
    ),
    "a network's page without a word that says so": Case(
        _titled("What happened to this visit?", t.HOSTING, "© 2026 Cloudflare, Inc.")
    ),
    "parked for a day": Case(in_turn(SLOTS, _titled("This domain is for sale", t.HOSTING, "© 2026 Namehouse"))),
    "at its registrar's for a day": Case(_titled("Renew in time, keep your address", t.HOSTING, "© 2026 GoDaddy.com")),
    "expired for a day": Case(in_turn(SLOTS, _titled("This domain has expired", t.HOSTING, "© 2026 Namehouse"))),
    "a server without a site": Case(_titled("Web Server's Default Page", t.HOSTING, "© 2026 Plesk")),
    "under maintenance": Case(_titled("Scheduled maintenance", t.HOSTING, "© 2026 Namehouse")),
    "an age gate": Case(in_turn(SLOTS, _titled("Are you over 18?", CASINO, SPINS))),
    "filled in by scripts": Case("<title>Spin it</title><div id=root></div><script>go()</script>"),
    "short": Case(_titled("Best online slots", CASINO[:150], SPINS)),
    "sends its visitors to another site": Case(
        Answer(301, {"Location": "http://elsewhere.example:{port}/"}), looked_at=False
    ),
    "sends its visitors on by itself": Case(
        in_turn(SLOTS, _titled("Slots", CASINO, SPINS, head="<meta http-equiv=refresh content='0;url=/there'>"))
    ),
    "an error at the second look": Case(in_turn(SLOTS, SLOTS, Answer(500))),
    "an error at the first look": Case(in_turn(SLOTS, Answer(404))),
    "hijacked for a moment": Case(in_turn(SLOTS, SLOTS, WAS)),
    "without an owner's name": Case(_titled("Best online slots", CASINO, "")),
    "with the owner's account": Case(
        _titled("Best online slots", CASINO, SPINS, head="<script>ga('UA-123456-1')</script>"),
        [of(2015, site("Handweaving", LOOMS, GUILD, head="<script>ga('UA-123456-1')</script>"))],
    ),
    "names its former owner": Case(_titled("Best slots", f"{CASINO} Once of the Harrow Weavers Guild.", SPINS)),
    "not captured": Case(SLOTS, ()),
    "captured without a name": Case(SLOTS, [of(2015, site("Handweaving", LOOMS))]),
    "captured with a program's name": Case(SLOTS, [of(2015, site("Handweaving", LOOMS, "© 2001, 2009 phpBB Group"))]),
    "captured as an error": Case(SLOTS, [of(2015, site("404 Not Found", LOOMS, GUILD))]),
    "linked to since it has its new owner": Case(
        _titled("Acacia and heather", t.HONEY_SHOP, "© 2026 Golden Comb"), [of(2015, SLOTS)], anchor="Honey by post"
    ),
    "linked to since then, in few words": Case(
        _titled("Acacia and heather", t.HONEY_SHOP, "© 2026 Golden Comb"),
        [of(2015, SLOTS)],
        anchor="Website",
        heading="Suppliers",
    ),
    "captured while it was hijacked": Case(
        _titled("Spring programme", REWRITTEN), [of(2015, SLOTS), of(2020, SLOTS)]
    ),
    "what its keeper links to is on it": Case(
        _titled("Best online slots", f"{CASINO} Visit our tapestry hall.", SPINS), anchor="Tapestry hall"
    ),
    "an abbreviation": Case(
        site("National Union of Weavers", LOOMS, GUILD), anchor="NUW", looked_at=False, path="/nuw"
    ),
    "named as its host is": Case(_titled("{name} is here", CASINO, "© 2026 {name}"), looked_at=False),
    "owned by whom its host is named after": Case(_titled("Best online slots", CASINO, "© 2026 {name}")),
    "no web page": Case(Answer(200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"), looked_at=False),
}  # fmt: skip

#: All of these are taken over.
USURPED: Final = {
    "a casino": Case(SLOTS),
    "a casino for years, as the archive knows": Case(
        SLOTS, [of(2009, WAS), of(2015, WAS), *(of(year, SLOTS) for year in range(2019, 2026))]
    ),
    "a casino for a decade": Case(SLOTS, [of(2011, WAS), *(of(year, SLOTS) for year in range(2016, 2026))]),
    "a lender, linked to in few words": Case(
        site("Payday loans in minutes", t.LOANS, "© 2026 QuickPound Ltd"), anchor="click here", heading="Handweaving"
    ),
    "a mill of essays": Case(
        site("Custom essays by native writers", t.ESSAYS, "© 2026 Papermill Pro"),
        [of(2016, _CLUB)],
        anchor="Alderton beekeepers",
    ),
    "a shop for hemp drops, where a page was": Case(
        site("Calm drops and gummies", t.PILLS, "© 2026 Greenleaf Labs"),
        [of(2014, site("Hives for schools – Alderton", t.BEES, "© 2011 Alderton Apiary Society"))],
        anchor="Hives for schools",
        path="/schools/hives.html",
    ),
    "a casino in German": Case(
        site("Spielautomaten mit Bonus", t.SPIELBANK, "© 2026 Glückstern GmbH", lang="de"),
        [of(2016, site("Imkerverein Erlental", t.BIENEN, "© 2012 Imkerverein Erlental", lang="de"))],
        anchor="Imker im Erlental",
    ),
    "a newsletter, named in its head": Case(
        site("Tokens today", t.CRYPTO, head="<meta property=og:site_name content='Chainwatch'>"),
        [of(2016, _CLUB)],
        anchor="Beekeepers of Alderton",
    ),
    "two links to one site, the first": Case(SLOTS, path="/shared/a", anchor="Harrow Weavers Guild"),
    "two links to one site, the second": Case(SLOTS, path="/shared/b", anchor="Handweaving for beginners"),
}  # fmt: skip
