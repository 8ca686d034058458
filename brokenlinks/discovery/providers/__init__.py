"""Everything that can be searched, by its name in the setting `search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.discovery.providers.brave import BraveSearch
from brokenlinks.discovery.providers.commoncrawl import CommonCrawlIndex
from brokenlinks.discovery.providers.ddgs import DdgsSearch
from brokenlinks.discovery.providers.google import GoogleSearch
from brokenlinks.discovery.providers.marginalia import MarginaliaSearch
from brokenlinks.discovery.providers.mediawiki import MediaWikiSearch
from brokenlinks.discovery.providers.searxng import SearxngSearch
from brokenlinks.discovery.providers.serpapi import SerpApiSearch

if TYPE_CHECKING:
    from brokenlinks.discovery.provider import Provider

PROVIDERS: Final[dict[str, type[Provider]]] = {
    provider.name: provider
    for provider in (
        DdgsSearch,
        SearxngSearch,
        BraveSearch,
        MediaWikiSearch,
        GoogleSearch,
        SerpApiSearch,
        MarginaliaSearch,
        CommonCrawlIndex,
    )
}
