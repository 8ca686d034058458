"""Looks for whom to write to about a site's pages: on the pages themselves, then where the site says who it is.

Polite: few pages a site, robots.txt obeyed, a pause between two of them, and nothing is asked twice: what was found, or
not, is kept in the project's file.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.contact_models import PageContacts, SiteContacts
from brokenlinks.contacts.leads import same_site
from brokenlinks.contacts.ranking import is_settled, rank_contacts
from brokenlinks.contacts.reading import read_contacts
from brokenlinks.contacts.refused_names import MAIL_SERVICES
from brokenlinks.content.site import RobotsFiles
from brokenlinks.do_not_contact import DoNotContact, load_do_not_contact
from brokenlinks.network.fetch import FetchError
from brokenlinks.outgoing import open_fetcher, open_gate
from brokenlinks.pages import forges
from brokenlinks.pages.formats import is_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from brokenlinks.config import Settings
    from brokenlinks.network.client import HttpFetcher
    from brokenlinks.network.fetch import Fetched
    from brokenlinks.network.gate import Gate
    from brokenlinks.store.contacts import Contacts

log = logging.getLogger(__name__)

#: Pages of one site that are asked for, robots.txt not counted; and of them, pages with dead links on them.
_MOST_PAGES: Final = 4
_MOST_PROSPECTS: Final = 2
_MAX_BYTES: Final = 2 << 20
#: How long what was found is good for; and that a site gave no answer, which may pass.
_LIFETIME: Final = timedelta(days=90)
_LIFETIME_OF_TROUBLE: Final = timedelta(days=1)
#: Statuses after which a site is left alone for now.
_LEAVE_ALONE: Final = frozenset({429, 503})
_TROUBLE: Final = "gave no answer"
_MOST_CHECKS: Final = 5  # rounds in which addresses of domains without mail make place for others


class ContactSearch:
    """Finds the contacts of sites, as far as the settings allow; see `open_contact_search`."""

    def __init__(
        self,
        settings: Settings,
        kept: Contacts,
        fetch: HttpFetcher,
        gate: Gate,
        *,
        do_not_contact: DoNotContact,
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._kept = kept
        self._fetch = fetch
        self._gate = gate
        self._do_not_contact = do_not_contact
        self._clock = clock
        self._noted: dict[str, PageContacts] = {}
        self._asked_sites: set[str] = set()
        self._beyond: set[str] = set()

    @property
    def notes(self) -> list[str]:
        """Sentences for the user: what was not looked up."""
        if not self._beyond:
            return []
        sites = "1 site" if len(self._beyond) == 1 else f"{len(self._beyond)} sites"
        return [f"The contacts of {sites} were not looked up: raise contact_sites for more."]

    def note(self, page: PageContacts) -> None:
        """What was read already: this page need not be asked for."""
        self._noted[urls.canonical(page.url)] = page

    async def contacts_of(self, page_urls: Sequence[str]) -> dict[str, SiteContacts]:
        """Whom to write to about each of these pages, which are of one site. Sites in trouble cost no error.

        Where nothing is found, or the user's list forbids the site, it is an empty `SiteContacts`.
        """
        wanted = [url for url in dict.fromkeys(page_urls) if urls.site_of(url)]
        wanted = [url for url in wanted if not self.forbids(url)]
        found = dict.fromkeys(page_urls, SiteContacts())
        if wanted:
            visit = _Visit(wanted[0], same_site(wanted[0]), RobotsFiles(self._fetch))
            await self._look(visit, wanted)
            for url in wanted:
                found[url] = await self._ranked(url, visit)
        return found

    def forbids(self, page_url: str) -> bool:
        """Whether the user's list names the page's site."""
        return self._do_not_contact.forbids_site(page_url)

    async def close(self) -> None:
        """Close the connections."""
        await self._fetch.close()

    # --- one site

    async def _look(self, visit: _Visit, wanted: Sequence[str]) -> None:
        for url in wanted:
            if (page := self._noted.get(urls.canonical(url))) is not None:
                visit.add(url, page)
        for url in wanted:
            if url not in visit.pages and visit.asked < _MOST_PROSPECTS:
                await self._read(visit, url)
        if not visit.leads():
            await self._read(visit, _home_of(wanted[0]))
        while visit.asked < _MOST_PAGES and not self._is_settled(visit, wanted[0]):
            lead = next(iter(visit.leads()), None)
            if lead is None:
                home = _home_of(wanted[0])
                if not home or home in visit.pages:
                    return
                lead = home
            await self._read(visit, lead)

    def _is_settled(self, visit: _Visit, url: str) -> bool:
        sources = [*visit.pages.values()]
        page = visit.pages.get(url, PageContacts(url))
        return is_settled(rank_contacts(page, sources))

    async def _read(self, visit: _Visit, url: str) -> None:
        """Read a page of the site, from what is kept or anew; what cannot be had is an empty one."""
        if not url or url in visit.pages or visit.asked >= _MOST_PAGES:
            return
        visit.asked += 1
        visit.add(url, self._noted.get(urls.canonical(url)) or self._known(visit, url) or await self._asked(visit, url))

    def _known(self, visit: _Visit, url: str) -> PageContacts | None:
        now = self._clock()
        kept = self._kept.page(url, now - _LIFETIME)
        if kept is not None and kept.why_not.startswith(_TROUBLE):
            if kept.read_at < now - _LIFETIME_OF_TROUBLE:
                return None
            visit.is_over = True
        return kept.page if kept is not None else None

    async def _asked(self, visit: _Visit, url: str) -> PageContacts:
        nothing = PageContacts(url)
        if visit.is_over or not self._may_ask(visit.site):
            return nothing
        page, why_not = nothing, await self._forbidden(visit, url)
        if not why_not:
            try:
                answer = await self._fetch.get(url, max_bytes=_MAX_BYTES)
            except FetchError as error:
                visit.is_over = True
                why_not = f"{_TROUBLE} ({error})"
            else:
                page, why_not = await self._page_of(visit, answer)
        self._kept.save_page(url, page, self._clock(), why_not=why_not)
        return page

    async def _forbidden(self, visit: _Visit, url: str) -> str:
        """Why a page may not be asked for; "" when it may."""
        if not self._settings.obey_robots:
            return ""
        robots = await visit.robots.of(url)
        if not robots.is_known:
            visit.is_over = True
            return f"{_TROUBLE} (robots.txt)"
        return "" if robots.allows(url) else "is forbidden by robots.txt"

    def _may_ask(self, site: str) -> bool:
        """Whether this run may still ask a site anything."""
        if not self._settings.contacts:
            return False
        if site not in self._asked_sites and len(self._asked_sites) >= self._settings.contact_sites:
            self._beyond.add(site)
            return False
        self._asked_sites.add(site)
        return True

    async def _page_of(self, visit: _Visit, answer: Fetched) -> tuple[PageContacts, str]:
        """What an answer tells, and why it tells nothing."""
        nothing = PageContacts(answer.url)
        kind = answer.headers.get("content-type", "")
        if not answer.ok:
            visit.is_over = answer.status in _LEAVE_ALONE
            passing = answer.status >= 500 or answer.status in _LEAVE_ALONE
            return nothing, f"{_TROUBLE if passing else 'was answered'} (HTTP status {answer.status})"
        if not visit.is_own(answer.final_url):
            return nothing, "leads to another site"
        if not is_page(kind, answer.final_url, answer.body):
            return nothing, "is no page"
        if answer.final_url != answer.url and (why_not := await self._forbidden(visit, answer.final_url)):
            return nothing, why_not
        try:
            # Some 30 ms of work, with other sites on the wire meanwhile.
            page = await asyncio.to_thread(read_contacts, answer.body, answer.final_url, headers=answer.headers)
        except Exception as error:
            log.exception("reading the contacts of %s failed", answer.final_url)
            return nothing, f"could not be read ({type(error).__name__})"
        return page, ""

    # --- what comes of it

    async def _ranked(self, url: str, visit: _Visit) -> SiteContacts:
        """The contacts for one page, without those that the user's list forbids or whose domain takes no mail."""
        pages = {asked: replace(self._allowed(page), url=asked) for asked, page in visit.pages.items()}
        for _ in range(_MOST_CHECKS):
            found = rank_contacts(pages.get(url, PageContacts(url)), [*pages.values()])
            named = [contact for contact in (found.best, *found.others) if contact is not None]
            domains = {contact.domain for contact in named} - MAIL_SERVICES
            answers = await asyncio.gather(*map(self._takes_mail, domains))
            refused = {domain for domain, takes in zip(domains, answers, strict=True) if takes is False}
            if not refused:
                return found
            pages = {
                source: replace(page, contacts=tuple(one for one in page.contacts if one.domain not in refused))
                for source, page in pages.items()
            }
        return found

    def _allowed(self, page: PageContacts) -> PageContacts:
        contacts = tuple(one for one in page.contacts if not self._do_not_contact.forbids(one.email))
        return replace(page, contacts=contacts)

    async def _takes_mail(self, domain: str) -> bool | None:
        """Whether a domain takes mail; None when nobody says so, or nothing is to be asked."""
        known = self._kept.takes_mail(domain, self._clock() - _LIFETIME)
        if known is not None or not self._settings.contacts:
            return known
        takes = await self._gate.takes_mail(domain)
        if takes is not None:
            self._kept.save_takes_mail(domain, takes, self._clock())
        return takes


@dataclass
class _Visit:
    """What is known of one site while it is looked at."""

    start: str
    is_own: Callable[[str], bool]
    robots: RobotsFiles
    pages: dict[str, PageContacts] = field(default_factory=dict)  #: by the address asked for
    asked: int = 0
    is_over: bool = False  #: it is in trouble: nothing more is asked

    @property
    def site(self) -> str:
        """What the site is counted by."""
        return urls.site_of(self.start)

    def add(self, url: str, page: PageContacts) -> None:
        """A page was read."""
        self.pages[url] = page

    def leads(self) -> Iterable[str]:
        """Pages that may tell more and were not read, the most promising first."""
        seen = {urls.canonical(url) for url in self.pages} | {urls.canonical(page.url) for page in self.pages.values()}
        found = dict.fromkeys(lead for page in self.pages.values() for lead in page.leads)
        return [lead for lead in found if lead not in seen]


def _home_of(url: str) -> str:
    """The home page of a page's site; of a person's on a shared server (/~jane/links.html), theirs; "" on a forge."""
    if forges.own_pages(url) is not None:
        return ""
    try:
        address = urls.parse(url)
    except ValueError:
        return ""
    parts = urlsplit(address.href)
    first = parts.path.split("/")[1]
    folder = f"/{first}/" if first.startswith(("~", "%7E", "%7e")) else "/"
    return f"{parts.scheme}://{parts.netloc}{folder}"


def open_contact_search(
    settings: Settings, kept: Contacts, *, gate: Gate | None = None, clock: Callable[[], datetime] | None = None
) -> ContactSearch:
    """A search as the settings want it; to be closed.

    Raises:
        BadInput: the list of those who are not to be written to cannot be read.
    """
    gate = gate or open_gate(settings)
    return ContactSearch(
        settings,
        kept,
        open_fetcher(settings, delay=settings.page_delay, gate=gate),
        gate,
        do_not_contact=load_do_not_contact(settings.do_not_contact),
        clock=clock or (lambda: datetime.now(UTC)),
    )
