"""The verdict table, row by row: what a real server, or name server, does → the reason that a user reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from brokenlinks.checking import state_of
from brokenlinks.demo.web import Answer
from brokenlinks.models import Reason
from tests.checking.running import check_one, settings_for
from tests.network.trusting import trusting
from tests.web import behaviours as b
from tests.web.certificates import EXPIRED

if TYPE_CHECKING:
    from brokenlinks.demo.web import Behaviour, Site
    from tests.conftest import ServeWeb
    from tests.web.certificates import Certificates

HOST = "looms.example"
PATH = "/guides/weaving"
LINK = f"http://{HOST}:{{port}}{PATH}"
ARTICLE = "<p>Warp threads are wound on the beam before weaving begins, and heddles lift every second one.</p>" * 4


def page(title: str, body: str) -> Answer:
    return Answer(body=f"<!doctype html><html lang=en><title>{title}</title><body>{body}")


HOME = page("Looms", f"<h1>Looms</h1><a href=/about>About us</a>{ARTICLE}")
ABOUT = page("About us", f"<h1>About us</h1>{ARTICLE}<p>We are five.</p>")
MISSING = page("Page not found", "<h1>Page not found</h1><p>The page you were looking for could not be found.</p>")
FOR_SALE = page(f"{HOST} is for sale", f"<h1>{HOST} is for sale</h1><p>Make an offer.</p>")
SHELL = page("Looms", "<div id=root></div><script src=/app.js></script>")
ALIVE: Site = {"/": HOME, "/about": ABOUT}


@dataclass(frozen=True)
class Row:
    """What stands behind the link."""

    site: Site = field(default_factory=dict)
    link: str = LINK
    others: dict[str, Site] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()


def answers(behaviour: Answer | Behaviour) -> Row:
    """A site that is there, with this at the link's address."""
    return Row({**ALIVE, PATH: behaviour})


def elsewhere(site: Site, status: int = 301) -> Row:
    """A link that is redirected to another site."""
    return Row({"*": b.redirect(f"http://other.example:{{port}}{PATH}", status)}, others={"other.example": site})


TABLE: dict[Reason, dict[str, Row]] = {
    Reason.OK: {
        "a page": answers(b.ok),
        "a redirect for a language": Row({PATH: b.redirect("/en" + PATH, 302), "/en" + PATH: b.ok}),
        "a redirect for a cookie": answers(b.cookie_wall),
    },
    Reason.MOVED: {"for good": Row({PATH: b.redirect("/new", 301), "/new": b.ok})},
    Reason.PAGE_GONE: {"404": answers(b.not_found), "410": answers(b.gone)},
    Reason.DOMAIN_GONE: {"the name is denied": Row(names={HOST: "nxdomain"})},
    Reason.SOFT_404: {
        "it says so": Row({**ALIVE, "*": MISSING}),
        "it is sent to the home page": Row({**ALIVE, "*": b.redirect("/", 302)}),
        "it is sent to an error page": Row({**ALIVE, "/404": MISSING, "*": b.redirect("/404", 302)}),
        "any address shows the same": Row({**ALIVE, "*": page("Guides", f"<h1>Guides</h1>{ARTICLE}")}),
    },
    Reason.PARKED: {
        "for sale, whatever is asked": Row({"*": FOR_SALE}),
        "sent to where domains are sold": Row(
            {"*": b.redirect("http://www.hugedomains.com:{port}/", 302)},
            others={"www.hugedomains.com": {"*": FOR_SALE}},
        ),
    },
    Reason.BROKEN_REDIRECT: {
        "in a circle": answers(b.redirect(PATH, 302)),
        "over twenty": Row({PATH: b.redirect_chain}, link=LINK + "?left=21"),
        "to a page that is gone": elsewhere({"*": b.gone}),
        "to a site that is gone": Row(
            {"*": b.redirect("http://lost.example/", 301)}, names={"lost.example": "nxdomain"}
        ),
    },
    Reason.BLOCKED: {
        **{f"{status}": answers(b.wall(status)) for status in (401, 402, 403, 405, 406, 407, 451, 999)},
        "a test for robots": answers(b.bot_challenge),
        "a test for robots that comes with 200": answers(page("Just a moment...", "<p>Checking your browser.</p>")),
    },
    Reason.RATE_LIMITED: {"429": answers(Answer(429))},
    Reason.SERVER_ERROR: {"500": answers(b.server_error), "503": answers(b.unavailable)},
    Reason.UNREACHABLE: {
        "refused": Row(ALIVE, link=f"http://{HOST}:{{closed_port}}/"),
        "reset": answers(b.resets),
        "no answer in time": answers(b.hangs),
        "the name server could not find out": Row(names={HOST: "servfail"}),
        "a name without an address": Row(names={HOST: "noaddress"}),
    },
    Reason.PROTOCOL_ERROR: {"no HTTP": answers(b.garbage), "a redirect to nowhere": answers(Answer(302))},
    Reason.SCRIPT_ONLY: {"an application": Row({"*": SHELL})},
    Reason.NOT_HTTP: {
        "mail": Row(link="mailto:weaver@looms.example"),
        "by redirect": answers(b.redirect("mailto:weaver@looms.example")),
    },
    Reason.INVALID_URL: {"no host": Row(link="http://")},
    Reason.PRIVATE_ADDRESS: {
        "outright": Row(link="http://192.168.0.1/"),
        "by name": Row(names={HOST: "10.0.0.1"}),
        "by redirect": answers(b.redirect("http://10.0.0.1/")),
        "0.0.0.0, as filters answer": Row(names={HOST: "0.0.0.0"}),
    },
    Reason.EXCLUDED: {
        "by domain": Row({"*": b.gone}, exclude=(HOST,)),
        "by redirect": Row({"*": b.redirect("http://left.example/")}, exclude=("left.example",)),
    },
}  # fmt: skip

#: Reasons that take more than one server at one time → where a test reaches them.
ELSEWHERE = {
    Reason.CERTIFICATE: "test_an_expired_certificate, below, and test_check_behaviours",
    Reason.GONE_SILENT: "tests/crawling/test_crawl_days.py: it takes three days",
    Reason.USURPED: "test_check_usurped: it takes an archived copy, which no crawl has yet",
}


def test_every_reason_is_reached_somewhere() -> None:
    assert set(TABLE).isdisjoint(ELSEWHERE)
    assert set(TABLE) | set(ELSEWHERE) == set(Reason)


@pytest.mark.parametrize(("reason", "case"), [(reason, case) for reason, rows in TABLE.items() for case in rows])
async def test_the_table(serve_web: ServeWeb, reason: Reason, case: str) -> None:
    row = TABLE[reason][case]
    web = serve_web({**({HOST: row.site} if row.site else {}), **row.others}, names=row.names)
    settings = settings_for(web, timeout=2.0, head_timeout=1.0, exclude=list(row.exclude))
    verdict = await check_one(settings, web.fill(row.link))
    assert verdict.reason is reason, verdict.evidence
    assert verdict.state is state_of(reason)


async def test_an_expired_certificate(serve_web: ServeWeb, certificates: Certificates) -> None:
    web = serve_web({EXPIRED: {"/": b.ok}}, tls=certificates.server)
    with trusting(certificates.authority):
        assert (await check_one(settings_for(web), web.url(EXPIRED))).reason is Reason.CERTIFICATE


@pytest.mark.parametrize(
    "there", [{**ALIVE, "*": MISSING}, {"*": FOR_SALE}, {"*": b.not_found}], ids=["says so", "for sale", "404"]
)
async def test_a_chain_that_ends_in_any_death_is_dead(serve_web: ServeWeb, there: Site) -> None:
    row = elsewhere(there)
    web = serve_web({HOST: row.site, **row.others})
    verdict = await check_one(settings_for(web), web.fill(row.link))
    assert verdict.state is state_of(Reason.BROKEN_REDIRECT), verdict.evidence
    assert verdict.final_url == web.url("other.example", PATH)
