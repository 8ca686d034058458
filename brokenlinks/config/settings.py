"""Every setting: its meaning and its default."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from brokenlinks import __version__
from brokenlinks.config import services
from brokenlinks.config.values import (
    canary,
    contact_page,
    excluded,
    home_page,
    host_address,
    language,
    name_server,
    person,
    site,
)
from brokenlinks.network.addresses import allowed_networks

#: Accept headers as browsers send them: some servers answer 406, or an error page, to a client without.
_ACCEPT: Final = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.8,*;q=0.5",
}

Place = Literal["ddgs", "searxng", "brave", "mediawiki", "google", "serpapi", "marginalia", "commoncrawl"]
Tier = Literal["precision", "grid", "lists", "institutions", "old"]
_NameServers = list[Annotated[str, AfterValidator(name_server)]]


class Settings(BaseModel):
    """The settings of a run. Times are in seconds, ages in days."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    # --- where pages are searched for
    search: list[Place] = Field(
        ["ddgs"],
        description="Where pages are searched for when none are given: ddgs, searxng, brave, mediawiki, google,"
        " serpapi, marginalia, commoncrawl; see the tables below.",
    )
    tiers: list[Tier] = Field(
        ["precision", "institutions"],
        description="Which footprints are searched with, in turns: precision, institutions, grid, lists, old.",
    )
    languages: list[Annotated[str, AfterValidator(language)]] = Field(
        ["en"], min_length=1, description='Languages of the footprints: ["en", "de", "fr"].'
    )
    queries: int = Field(20, ge=1, description="Search with at most this many queries, at each place.")
    search_sites: list[Annotated[str, AfterValidator(site)]] = Field(
        [], description="Domains on which Common Crawl's index is searched for link pages."
    )
    search_cache: float = Field(30.0, ge=0, le=36_500, description="Days before the same is searched for again.")

    # --- the crawl
    snowball: bool = Field(
        True, description="Follow links from good resource pages to other sites' resource pages, best first."
    )
    site_share: float = Field(
        0.1, gt=0, le=1, description="Largest share of the pages that one site may have, beyond those you gave."
    )
    min_page_score: float = Field(
        30.0, ge=0, le=100, description="Check the links of a found page only from this page score on, 0 to 100."
    )
    authority: str = Field(
        "", description="A file of sites' ranks: of Tranco or Common Crawl, or a CSV of Ahrefs, Moz or Majestic."
    )
    render: bool = Field(
        False, description="Open the pages in a Chromium before they are read, for lists made by scripts."
    )
    depth: int = Field(1, ge=0, description="How many steps to follow a site's own further link pages; 0: none.")
    max_pages: int = Field(500, ge=1, description="Read at most this many pages in a run.")
    page_delay: float = Field(0.5, ge=0, description="Least seconds between two pages of one site.")
    obey_robots: bool = Field(True, description="Leave out pages that a site's robots.txt forbids.")

    # --- your content
    content_limit: int = Field(10_000, ge=1, description="Read at most this many pages of your own.")
    content_delay: float = Field(
        0.02, ge=0, description="Least seconds between two requests to your own site; lower it if your server is fast."
    )
    content_requests: int = Field(4, ge=1, le=64, description="Requests to your own site at once.")
    min_score: float = Field(55.0, ge=0, le=100, description="Offer a page only from this match score on, 0 to 100.")
    offer_for: dict[str, list[str]] = Field(
        {},
        description="Pages to offer before all others for dead links that speak of these words: "
        '{"https://www.your-site.com/hives/" = ["hive plans", "top bar hive"]}.',
    )
    never_offer: list[str] = Field(
        [], description='Pages that are never offered: beginnings of addresses: ["https://www.your-site.com/shop/"].'
    )
    semantic_model: str = Field(
        "",
        description="A model of meaning to match with as well: a folder, a package or a name at Hugging Face;"
        " needs brokenlinks[semantic].",
    )

    # --- how links are checked
    exclude: list[Annotated[str, AfterValidator(excluded)]] = Field(
        [],
        description="Links that are never asked: domains with their subdomains, or beginnings of addresses: "
        '["facebook.com", "https://example.org/shop/"].',
    )
    timeout: float = Field(15.0, gt=0, description="Seconds to wait for an answer.")
    head_timeout: float = Field(5.0, gt=0, description="Seconds to wait for the answer to a HEAD; then GET is tried.")
    connect_timeout: float = Field(8.0, gt=0, description="Seconds to wait for a connection.")
    recheck_after: float = Field(4.0, ge=0, description="A dead link is looked at again after this many seconds.")
    retries: int = Field(2, ge=0, le=10, description="Further attempts after a server error or a broken connection.")
    retry_after: float = Field(2.0, ge=0, description="Seconds before the first further attempt; then twice as long.")
    max_retry_after: float = Field(
        15.0, ge=0, description="When a server says how long to wait, wait at most this long; else leave it unclear."
    )
    max_redirects: int = Field(20, ge=0, description="Follow at most this many redirects of one link.")
    host_requests: int = Field(2, ge=1, le=16, description="Requests to one host at once.")
    host_delay: float = Field(0.05, ge=0, description="Least seconds between two requests to one host.")
    max_requests: int = Field(256, ge=1, le=4096, description="Requests at once, over all hosts.")

    # --- a browser for links that refuse programs, or need scripts
    browser: bool = Field(
        False, description="Open such links in a Chromium, one at a time; they stay unclear without one."
    )
    browser_path: str = Field("", description="The Chromium or Chrome to use; without it, one is looked for.")

    # --- what dead pages were
    archive: bool = Field(True, description="Look dead pages up in the Wayback Machine: what they were.")
    archive_pages: int = Field(
        200, ge=0, description="Look up at most this many dead pages in a run; each takes some three seconds."
    )

    # --- whom to write to
    contacts: bool = Field(True, description="Look for whom to write to, on each site with dead links.")
    contact_sites: int = Field(
        200,
        ge=0,
        description="Look for contacts on at most this many sites in a run; each is asked for 4 pages at most.",
    )
    do_not_contact: str = Field(
        "",
        description="A file of addresses and domains that are never written to: one a line, or a CSV's first column.",
    )

    # --- mail drafts
    sender_name: Annotated[str, AfterValidator(person)] = Field(
        "", description="Your name, for the end of the mail drafts; without it they have a gap to fill in."
    )
    sender_site: Annotated[str, AfterValidator(home_page)] = Field(
        "", description="Your site's address, below your name in the mail drafts."
    )

    # --- how long a verdict is good for
    cache_alive: float = Field(7.0, ge=0, le=36_500, description="Days before a living link is checked again.")
    cache_dead: float = Field(
        0.0,
        ge=0,
        le=36_500,
        description="Days before a dead link is checked again; 0: in every run, before it is pitched.",
    )
    cache_unclear: float = Field(0.25, ge=0, le=36_500, description="Days before an unclear link is checked again.")

    # --- who asks, and where
    contact_url: Annotated[str, AfterValidator(contact_page)] = Field(
        "", description="A page about you; it is named to every server that is asked."
    )
    user_agent: str = Field(
        "", description="Sent instead of the program's own name; some sites refuse what they do not know."
    )
    nameservers: _NameServers = Field(
        [], description='Name servers to ask instead of the system\'s: ["192.0.2.53", "192.0.2.54:5353"].'
    )
    second_nameservers: _NameServers = Field(
        ["9.9.9.9", "1.1.1.1"],
        description="Asked too before a domain is called gone: company and family filters hide living ones. []: none.",
    )
    canaries: list[Annotated[str, AfterValidator(canary)]] = Field(
        ["www.wikipedia.org", "www.apple.com", "www.cloudflare.com"],
        description="Well-known sites, asked when it seems that your own network is down or filtered. []: none.",
    )
    network_patience: float = Field(
        300.0, ge=0, description="Seconds to wait in all for your own network to come back; then the run ends."
    )
    allow_networks: list[str] = Field(
        [], description='Private networks that may be asked all the same: ["10.1.0.0/16"].'
    )
    hosts: dict[str, Annotated[str, AfterValidator(host_address)]] = Field(
        {}, description='Addresses of names, before any name server is asked: {"staging.example.com" = "10.1.2.3"}.'
    )

    # --- the services that can be searched, and the archive: a table each
    ddgs: services.Ddgs = Field(services.Ddgs(), description=services.Ddgs.__doc__)
    searxng: services.SearXNG = Field(services.SearXNG(), description=services.SearXNG.__doc__)
    brave: services.Brave = Field(services.Brave(), description=services.Brave.__doc__)
    mediawiki: services.MediaWiki = Field(services.MediaWiki(), description=services.MediaWiki.__doc__)
    google: services.Google = Field(services.Google(), description=services.Google.__doc__)
    serpapi: services.SerpApi = Field(services.SerpApi(), description=services.SerpApi.__doc__)
    marginalia: services.Marginalia = Field(services.Marginalia(), description=services.Marginalia.__doc__)
    commoncrawl: services.CommonCrawl = Field(services.CommonCrawl(), description=services.CommonCrawl.__doc__)
    wayback: services.Wayback = Field(services.Wayback(), description=services.Wayback.__doc__)

    @field_validator("allow_networks")
    @classmethod
    def _networks(cls, value: list[str]) -> list[str]:
        allowed_networks(value)  # raises ValueError, which pydantic words
        return value

    @property
    def headers(self) -> dict[str, str]:
        """What every request says of itself."""
        return {"User-Agent": self.agent, **_ACCEPT}

    @property
    def agent(self) -> str:
        """The user agent. Many hosts refuse names without Mozilla/5.0, and a stock firewall rule those with "link"."""
        if self.user_agent:
            return self.user_agent
        contact = f"; +{self.contact_url}" if self.contact_url else ""
        return f"Mozilla/5.0 (compatible; ResourceReader/{__version__}{contact})"
