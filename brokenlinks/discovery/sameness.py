"""When two addresses that a search found are the same page."""

from __future__ import annotations

import re
from typing import Final

from brokenlinks import urls

#: Parameters that say where a visitor came from, and nothing of the page.
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|srsltid"
    r"|_ga|_gl|_hsenc|_hsmi|mkt_tok|wt_mc|at_medium|at_campaign|ref_src|oly_enc_id|oly_anon_id|vero_id)=.*",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME: Final = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def tidy(href: str) -> str:
    """A serialised address without the parameters that only track visitors."""
    place, mark, query = href.partition("?")
    if not mark:
        return href
    kept = "&".join(part for part in query.split("&") if not _TRACKING.fullmatch(part))
    return f"{place}?{kept}" if kept else place


def page_key(url: str) -> str:
    """The one spelling of an address that searches write with http or https, with `www.` or without, with or without
    a closing slash, a fragment and tracking parameters. It is for comparing, and leads nowhere."""
    key = _SCHEME.sub("", tidy(urls.canonical(url)), count=1)
    place, mark, query = key.partition("?")
    return f"{place.rstrip('/')}{mark}{query}"
