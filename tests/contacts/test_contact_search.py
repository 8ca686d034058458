"""The search for a site's contacts, over the wire: what is asked, what is not, and what comes of it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.config import Settings
from brokenlinks.contact_models import SiteContacts
from brokenlinks.contacts import open_contact_search, read_contacts
from brokenlinks.demo.web import ADDRESS, Answer, PretendWeb
from brokenlinks.errors import BadInput
from brokenlinks.store import Contacts
from tests.store.given import new_store
from tests.web.dns import FakeDns, MailHosts, Trouble

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from brokenlinks.contacts import ContactSearch
    from brokenlinks.demo.web import Exchange, Site
    from tests.web.dns import Reply

HOST = "garden.example"
NOW = datetime(2026, 5, 1, tzinfo=UTC)
LINKS = Answer(
    body="<title>Links</title><a href=/contact>Contact</a> <a href=/team>Our team</a> <a href=/about>About us</a>"
)
CONTACT = Answer(
    body="<p>info@garden.example <form id=contact><input name=email><textarea name=message></textarea></form>"
)
TEAM = Answer(body="<p>Jane Brook<br>Web Editor<br>jane@garden.example<p>Tom Field<br>Treasurer<br>tom@garden.example")
ABOUT = Answer(body="<p>Since 1987.")
SITE: Site = {"/links": LINKS, "/contact": CONTACT, "/team": TEAM, "/about": ABOUT}


class Clock:
    """Time as a test wants it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def searching(
    web: PretendWeb, kept: Contacts | None = None, clock: Clock | None = None, **given: Any
) -> AsyncIterator[ContactSearch]:
    settings = Settings(
        **{"hosts": web.hosts(), "allow_networks": [ADDRESS], "page_delay": 0.0, "timeout": 10.0, **given}
    )
    search = open_contact_search(settings, kept or Contacts(new_store().connection), clock=clock or Clock())
    try:
        yield search
    finally:
        await search.close()


def asked(web: PretendWeb, host: str = HOST) -> list[str]:
    return [seen.target for seen in web.asked(host)]


def emails(found: SiteContacts) -> list[str]:
    return [one.email for one in (found.best, *found.others) if one is not None]


async def test_the_page_then_the_pages_that_it_leads_to() -> None:
    async with PretendWeb({HOST: SITE}) as web, searching(web) as search:
        url = web.url(HOST, "/links")
        found = (await search.contacts_of([url]))[url]
        assert asked(web) == ["/robots.txt", "/links", "/contact", "/team"]  # and no more: an editor is found
        assert found.best is not None
        assert (found.best.email, found.best.name, found.best.role) == (
            "jane@garden.example",
            "Jane Brook",
            "Web Editor",
        )
        assert found.best.found_at == web.url(HOST, "/team")
        assert emails(found) == ["jane@garden.example", "tom@garden.example", "info@garden.example"]
        assert found.form == web.url(HOST, "/contact")
        assert search.notes == []


async def test_the_home_page_where_the_page_leads_nowhere() -> None:
    home = Answer(body="<a href=/impressum>Impressum</a>")
    site = {"/links": Answer(body="<p>Bees"), "/": home, "/impressum": Answer(body="<p>post@garden.example")}
    async with PretendWeb({HOST: site}) as web, searching(web) as search:
        url = web.url(HOST, "/links")
        assert emails((await search.contacts_of([url]))[url]) == ["post@garden.example"]
        assert asked(web) == ["/robots.txt", "/links", "/", "/impressum"]


async def test_the_home_page_of_a_person_on_a_shared_server() -> None:
    site = {"/~jane/links.html": Answer(body="<p>Bees"), "/~jane/": Answer(body="<p>jane@garden.example")}
    async with PretendWeb({HOST: site}) as web, searching(web) as search:
        url = web.url(HOST, "/~jane/links.html")
        assert emails((await search.contacts_of([url]))[url]) == ["jane@garden.example"]
        assert "/" not in asked(web)


async def test_few_pages_of_a_large_site() -> None:
    many = "".join(f"<a href=/contact/{number}/contact>Contact</a>" for number in range(30))
    site = {f"/{number}": Answer(body=many) for number in range(20)} | {"*": Answer(body=many)}
    async with PretendWeb({HOST: site}) as web, searching(web) as search:
        pages = [web.url(HOST, f"/{number}") for number in range(20)]
        assert list(await search.contacts_of(pages)) == pages
        assert asked(web)[:3] == ["/robots.txt", "/0", "/1"]
        assert len(asked(web)) == 5


async def test_robots_are_obeyed() -> None:
    site = {
        **SITE,
        "/robots.txt": Answer(
            headers={"Content-Type": "text/plain"}, body="User-agent: *\nDisallow: /team\nDisallow: /links"
        ),
    }
    async with PretendWeb({HOST: site}) as web, searching(web) as search:
        url = web.url(HOST, "/links")
        search.note(read_contacts(LINKS.body.encode() if isinstance(LINKS.body, str) else b"", url))
        assert emails((await search.contacts_of([url]))[url]) == ["info@garden.example"]
        assert not {"/links", "/team"} & set(asked(web))


async def test_unless_the_user_says_otherwise() -> None:
    site = {**SITE, "/robots.txt": Answer(body="User-agent: *\nDisallow: /")}
    async with PretendWeb({HOST: site}) as web, searching(web, obey_robots=False) as search:
        url = web.url(HOST, "/links")
        assert "jane@garden.example" in emails((await search.contacts_of([url]))[url])
        assert "/robots.txt" not in asked(web)


async def test_a_redirect_leads_to_no_page_that_robots_forbid() -> None:
    site = {
        "/links": Answer(302, {"Location": "/secret"}),
        "/secret": TEAM,
        "/robots.txt": Answer(body="User-agent: *\nDisallow: /secret"),
    }
    async with PretendWeb({HOST: site}) as web, searching(web) as search:
        url = web.url(HOST, "/links")
        assert (await search.contacts_of([url]))[url] == SiteContacts()


async def test_what_was_read_already_is_not_asked_for() -> None:
    async with PretendWeb({HOST: SITE}) as web, searching(web) as search:
        url = web.url(HOST, "/links")
        search.note(read_contacts(b"<p>Page by Ann Hill, editor: ann@garden.example", url))
        found = (await search.contacts_of([url]))[url]
        assert found.best is not None
        assert found.best.name == "Ann Hill"
        assert asked(web) == ["/robots.txt", "/"]  # nothing leads on, and there is no home page


async def test_nothing_is_asked_twice_within_ninety_days() -> None:
    kept, clock = Contacts(new_store().connection), Clock()
    async with PretendWeb({HOST: SITE}) as web:
        url = web.url(HOST, "/links")
        found = []
        for days, requests in ((0, 4), (89, 4), (91, 8)):
            clock.now = NOW + timedelta(days=days)
            async with searching(web, kept, clock) as search:
                found.append(await search.contacts_of([url]))
            assert len(asked(web)) == requests
        assert found[0] == found[1] == found[2]


async def test_a_site_in_trouble_is_asked_again_on_the_next_day() -> None:
    kept, clock = Contacts(new_store().connection), Clock()
    ill: Site = {"*": Answer(503)}
    async with PretendWeb({HOST: ill}) as web:
        url = web.url(HOST, "/links")
        for hours, requests in ((0, 1), (1, 1), (25, 2)):
            clock.now = NOW + timedelta(hours=hours)
            async with searching(web, kept, clock) as search:
                assert (await search.contacts_of([url]))[url] == SiteContacts()
            assert len(asked(web)) == requests


async def silent(exchange: Exchange) -> Answer | None:
    await exchange.until_hung_up()
    return None


async def broken(exchange: Exchange) -> Answer | None:
    exchange.reset()
    return None


@pytest.mark.parametrize(
    ("site", "requests"),
    [
        ({}, 3),  # no robots.txt, no page, no home page
        ({"*": Answer(500)}, 1),
        ({"*": Answer(429)}, 2),
        ({"*": broken}, 1),
        ({"/links": silent}, 2),
        ({"/links": Answer(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"})}, 3),
        ({"/links": Answer(302, {"Location": "http://elsewhere.example:{port}/team"})}, 3),
        ({"/links": Answer(302, {"Location": "/links"})}, 30),
        ({"/links": Answer(body=b"\x00\xff" * 1000)}, 3),
        ({"/links": Answer(body="<a href='http://['>Contact</a><a href='/%zz contact'>Contact</a>")}, None),
    ],
    ids=["missing", "ill", "too-many", "broken", "silent", "pdf", "elsewhere", "loop", "bytes", "odd-links"],
)  # fmt: skip
async def test_whatever_a_site_does_costs_no_error(site: Site, requests: int | None) -> None:
    async with PretendWeb({HOST: site, "elsewhere.example": {"*": TEAM}}) as web, searching(web, timeout=0.3) as search:
        url = web.url(HOST, "/links")
        assert (await search.contacts_of([url]))[url] == SiteContacts()
        assert requests is None or len(asked(web)) <= requests


async def test_hosts_that_may_not_or_cannot_be_asked() -> None:
    async with (
        PretendWeb({HOST: SITE}, names={"gone.example": "nxdomain"}) as web,
        searching(web, allow_networks=[]) as search,
    ):
        for url in (
            web.url(HOST, "/links"),
            web.url("gone.example", "/"),
            "mailto:jane@garden.example",
            "http://[",
            "",
        ):
            assert await search.contacts_of([url]) == {url: SiteContacts()}
        assert await search.contacts_of([]) == {}
        assert not web.requests


async def test_other_sites_on_a_shared_host_are_left_alone() -> None:
    links = Answer(
        body="<a href='http://other.libguides.com:{port}/contact'>Contact</a><a href=/prf.php?a=1>Contact</a>"
    )
    profile = Answer(body="<p>Jane Brook<br>Subject Librarian<br>jbrook@bee-college.org")
    sites: dict[str, Site] = {
        "bees.libguides.com": {"/links": links, "/prf.php": profile},
        "other.libguides.com": {"*": TEAM},
    }
    async with PretendWeb(sites, names={"bee-college.org": ADDRESS}) as web, searching(web) as search:
        url = web.url("bees.libguides.com", "/links")
        found = (await search.contacts_of([url]))[url]
        assert emails(found) == ["jbrook@bee-college.org"]
        assert not asked(web, "other.libguides.com")


async def test_at_most_so_many_sites_in_a_run() -> None:
    sites: dict[str, Site] = {f"bees{number}.example": SITE for number in range(4)}
    async with PretendWeb(sites) as web, searching(web, contact_sites=2) as search:
        for host in sites:
            await search.contacts_of([web.url(host, "/links")])
        assert [bool(asked(web, host)) for host in sites] == [True, True, False, False]
        assert search.notes == ["The contacts of 2 sites were not looked up: raise contact_sites for more."]


async def test_switched_off_only_what_is_known_is_told() -> None:
    async with PretendWeb({HOST: SITE}) as web, searching(web, contacts=False) as search:
        url = web.url(HOST, "/links")
        search.note(read_contacts(b"<p>info@garden.example", url))
        assert emails((await search.contacts_of([url]))[url]) == ["info@garden.example"]
        assert not web.requests
        assert search.notes == []


async def test_sites_side_by_side() -> None:
    sites: dict[str, Site] = {
        f"bees{number}.example": {"/links": Answer(body=f"<p>info@bees{number}.example")} for number in range(5)
    }
    async with PretendWeb(sites) as web, searching(web) as search:
        pages = [web.url(host, "/links") for host in sites]
        found = await asyncio.gather(*(search.contacts_of([url]) for url in pages))
        assert [(one[url].best is not None) for one, url in zip(found, pages, strict=True)] == [True] * 5


async def test_those_who_are_not_to_be_written_to(tmp_path: Path) -> None:
    file = tmp_path / "no.txt"
    file.write_text("jane@garden.example\nother.example\n")
    async with (
        PretendWeb({HOST: SITE, "www.other.example": SITE}) as web,
        searching(web, do_not_contact=str(file)) as search,
    ):
        url, other = web.url(HOST, "/links"), web.url("www.other.example", "/links")
        assert emails((await search.contacts_of([url]))[url]) == ["tom@garden.example", "info@garden.example"]
        assert (await search.contacts_of([other]))[other] == SiteContacts()
        assert not asked(web, "www.other.example")


async def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    async with PretendWeb({}) as web:
        with pytest.raises(BadInput, match=r"no\.txt"):
            async with searching(web, do_not_contact=str(tmp_path / "no.txt")):
                pass


async def test_addresses_of_domains_without_mail_are_refused() -> None:
    team = Answer(
        body="<footer>Jane Brook, Editor: jane@gone-bees.org<br>Tom Field, Editor: tom@no-mail-bees.org"
        "<br>Ann Hill, Editor:"
        " ann@mail-bees.org<br>Eva Stone, Editor: eva@mute-bees.org<br>Ida Moor, Editor: ida@web-bees.org</footer>"
    )
    table: dict[str, Reply] = {
        HOST: (ADDRESS,), "gone-bees.org": Trouble.NXDOMAIN, "no-mail-bees.org": MailHosts((".",)),
        "web-bees.org": (ADDRESS,),
        "mail-bees.org": MailHosts(("mx.mail.example",)), "mute-bees.org": Trouble.SERVFAIL,
    }  # fmt: skip
    kept = Contacts(new_store().connection)
    async with FakeDns(table) as dns, PretendWeb({HOST: {"/links": team}}) as web:
        for _ in range(2):
            async with searching(web, kept, hosts={}, nameservers=[f"{ADDRESS}:{dns.port}"]) as search:
                url = web.url(HOST, "/links")
                found = (await search.contacts_of([url]))[url]
                assert emails(found) == ["ann@mail-bees.org", "eva@mute-bees.org", "ida@web-bees.org"]
        assert sum(question.name == "mail-bees.org" for question in dns.questions) == 1  # the answer is kept
        assert sum((question.name, question.type) == ("mute-bees.org", "MX") for question in dns.questions) >= 2
