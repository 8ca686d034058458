"""Which links of a page lead to other people's sites, and what these are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks.pages import kind_marks
from brokenlinks.urls import site_of

if TYPE_CHECKING:
    from collections.abc import Iterable

#: An address that has another address in its query hands the page on: share buttons, translations, validators.
_SHARES: Final = re.compile(r"[?&][^=&?]*=https?(?:%3a|:)(?:%2f|/)", re.IGNORECASE)
#: A site's name of so many letters is not in another one's by chance.
_LONG_NAME: Final = 5
#: So many sites whose names hold the page's own are called after their topic, as the page's is.
_TOPIC_SITES: Final = 4
_DIGITS: Final = str.maketrans("", "", "0123456789-")


def listed_name(url: str) -> str:
    """What the site of an outbound link is called; "" for one that is never an entry of a list."""
    site = site_of(url)
    if _SHARES.search(url):
        return ""
    if site not in kind_marks.NOT_LISTED_SITES:
        return name_of(site)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if site not in kind_marks.HOSTING_SITES or host == site or host in kind_marks.NOT_LISTED_HOSTS:
        return ""
    return host.partition(".")[0]


def name_of(site: str) -> str:
    """What a site is called without its suffix: a.de and a.fr are one owner's, and so are most of such rows."""
    return site.partition(".")[0]


def family_of(own: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the sites' names that are the page's own site's, or made from it: its shop, its jobs, its branches."""
    names = set(names)
    longer = {name for name in names if len(own) >= _LONG_NAME and own in name and name != own}
    if len({name.translate(_DIGITS) for name in longer}) >= _TOPIC_SITES:
        longer = set()
    return frozenset(longer | {name for name in names if name == own or (len(name) >= _LONG_NAME and name in own)})
