"""From a niche's keyword to pages that may be worth reading, through whatever can be searched."""

from brokenlinks.discovery.provider import Asks, Provider, ProviderSkipped
from brokenlinks.discovery.providers import PROVIDERS
from brokenlinks.discovery.providers.file import FileSearch
from brokenlinks.discovery.queries import build_queries
from brokenlinks.discovery.search import Counts, Discovery, discover

__all__ = [
    "PROVIDERS",
    "Asks",
    "Counts",
    "Discovery",
    "FileSearch",
    "Provider",
    "ProviderSkipped",
    "build_queries",
    "discover",
]
