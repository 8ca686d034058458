"""When two addresses are most likely the same page, so that it is not read twice."""

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
_INDEX_FILE: Final = re.compile(r"(?<=/)(?:index|default)\.(?:html?|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE)
_SCHEME: Final = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def tidy(href: str) -> str:
    """A serialised address without the parameters that only track visitors."""
    place, mark, query = href.partition("?")
    if not mark:
        return href
    kept = "&".join(part for part in query.split("&") if not _TRACKING.fullmatch(part))
    return f"{place}?{kept}" if kept else place


def page_key(url: str) -> str:
    """The one spelling of an address that is written with http or https, with `www.` or without, with or without a
    closing slash, the name of an index file, a fragment and tracking parameters.

    It is for comparing, and leads nowhere. Two pages may share a key, if seldom: nothing is judged by it.
    """
    key = _SCHEME.sub("", tidy(urls.canonical(url)), count=1)
    place, mark, query = key.partition("?")
    return f"{_INDEX_FILE.sub('', place).rstrip('/')}{mark}{query}"
