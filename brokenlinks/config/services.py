"""The services that a run may ask, each with its address, its key, its pace and how much of it may be used a day."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from brokenlinks.config.values import service_address


class Service(BaseModel):
    """A service's settings: a table of brokenlinks.toml, or BROKENLINKS_BRAVE_KEY and the like."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "", description="Its address; it may be one in your own network."
    )
    delay: float = Field(1.0, ge=0, description="Least seconds between two requests.")
    budget: int = Field(200, ge=0, description="Most requests a day; what was asked before is not asked again.")


class KeyedService(Service):
    """One that knows its users by a key."""

    key: str = Field("", description="Your key; keep it out of files that others see.", repr=False)


class Ddgs(Service):
    """DuckDuckGo and others, by their web pages."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "", description="Empty: the search engines that the package ddgs knows. Else what answers like DuckDuckGo's."
    )
    delay: float = Field(2.0, ge=0, description="Least seconds between two requests; they soon refuse who hurries.")
    budget: int = Field(100, ge=0, description="Most requests a day.")


class SearXNG(Service):
    """An instance of SearXNG, which must allow the format json."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "", description="The instance's address, such as http://127.0.0.1:8888/."
    )


class Brave(KeyedService):
    """The Brave Search API."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "https://api.search.brave.com/res/v1/web/search", description="Its address."
    )
    delay: float = Field(1.1, ge=0, description="Least seconds between two requests.")
    budget: int = Field(60, ge=0, description="Most requests a day; 2,000 a month are free.")


class MediaWiki(Service):
    """Wikipedia's API, or another wiki's: `{language}` stands for the language's code."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "https://{language}.wikipedia.org/w/api.php", description="Its address."
    )


class Google(KeyedService):
    """Google's Programmable Search (Custom Search JSON API)."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "https://customsearch.googleapis.com/customsearch/v1", description="Its address."
    )
    engine: str = Field("", description="The search engine's id (cx).")
    budget: int = Field(100, ge=0, description="Most requests a day; 100 are free.")


class SerpApi(KeyedService):
    """Google's results through SerpApi."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "https://serpapi.com/search.json", description="Its address."
    )
    budget: int = Field(30, ge=0, description="Most requests a day; each is paid for.")


class Marginalia(KeyedService):
    """Marginalia Search, an index of small and old-fashioned sites."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "https://api2.marginalia-search.com/search", description="Its address."
    )
    key: str = Field("public", description="Your key; “public” is shared by all, and often used up.", repr=False)


class CommonCrawl(Service):
    """Common Crawl's index: link pages, by their addresses, on the sites that `search_sites` names."""

    url: Annotated[str, AfterValidator(service_address)] = Field(
        "https://index.commoncrawl.org/", description="Its address."
    )


class Wayback(Service):
    """The Wayback Machine: what dead pages were."""

    url: Annotated[str, AfterValidator(service_address)] = Field("https://web.archive.org/", description="Its address.")
    delay: float = Field(2.5, ge=0, description="Least seconds between two questions for an address's captures.")
    capture_delay: float = Field(1.0, ge=0, description="Least seconds between two captures that are read.")
    answer_timeout: float = Field(60.0, gt=0, description="Seconds to wait for an answer; it is slow.")
    budget: int = Field(1000, ge=0, description="Most requests a day; a dead page takes two or three, once.")
