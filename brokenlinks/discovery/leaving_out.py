"""Which of the addresses that a search gives are no pages to read, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.exclusions import Exclusions
from brokenlinks.network.addresses import allowed_networks, literal, may_ask
from brokenlinks.network.special_names import is_local_name
from brokenlinks.pages.link_page_words import NOT_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from brokenlinks.config import Settings

NO_ADDRESS: Final = "no web address"
NO_PAGE: Final = "no page: a file"
OWN_SITE: Final = "your own site"
EXCLUDED: Final = "excluded by your settings"
PRIVATE: Final = "in a private network"
#: Longer ones are made by scripts for one visitor.
_LONGEST: Final = 2000


class Filter:
    """Asked about each address.

    Args:
        own_sites: the user's own, as domains or addresses.
        noise: (address, keyword) → why nobody would want to read it, or "".
    """

    def __init__(
        self, settings: Settings, keyword: str, own_sites: Collection[str], noise: Callable[[str, str], str]
    ) -> None:
        self._keyword = keyword
        self._own = {urls.site_of(site) or _typed(site) for site in own_sites} - {""}
        self._exclusions = Exclusions(settings.exclude)
        self._networks = allowed_networks(settings.allow_networks)
        self._names = frozenset(name.lower().rstrip(".") for name in settings.hosts)
        self._noise = noise

    def why_not(self, url: str, *, kept: bool = False) -> str:
        """Why `url` is left out; "" when it is not. Of one that is `kept`, it is not asked whether it is noise."""
        try:
            address = urls.parse(url)
        except ValueError:
            return NO_ADDRESS
        parts = urlsplit(address.href)
        if len(address.href) > _LONGEST or "@" in parts.netloc:
            return NO_ADDRESS
        if self._is_private(address.host):
            return PRIVATE
        if urls.registered_domain(address.host) in self._own:
            return OWN_SITE
        if self._exclusions.entry_for(address) is not None:
            return EXCLUDED
        if parts.path.lower().endswith(NOT_PAGES):
            return NO_PAGE
        return "" if kept else self._noise(address.href, self._keyword)

    def _is_private(self, host: str) -> bool:
        if (address := literal(host)) is not None:
            return not may_ask(address, self._networks)
        return is_local_name(host) and host.rstrip(".") not in self._names and not self._networks


def _typed(site: str) -> str:
    try:
        return urls.registered_domain(urls.parse_loose(site).host)
    except ValueError:
        return ""
