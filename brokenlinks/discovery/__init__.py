"""From a niche's keyword to pages that may be worth reading, through whatever can be searched."""

from brokenlinks.discovery.provider import Asks, Provider, ProviderSkipped
from brokenlinks.discovery.providers import PROVIDERS
from brokenlinks.discovery.providers.file import FileSearch
from brokenlinks.discovery.search import Counts, Discovery, Finding, Found, discover

__all__ = [
    "PROVIDERS",
    "Asks",
    "Counts",
    "Discovery",
    "FileSearch",
    "Finding",
    "Found",
    "Provider",
    "ProviderSkipped",
    "discover",
]
