"""From an href to the address it means, and whether that is another site's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from brokenlinks.pages.wrapped_links import is_counter, unwrap
from brokenlinks.urls import InvalidUrl, NotHttp, parse, registered_domain, site_of

if TYPE_CHECKING:
    from collections.abc import Callable

# As brokenlinks.urls.parse strips them. Other white space (a no-break space, say) is part of an address.
_EDGES = "".join(map(chr, range(0x21))) + "\ufeff"

#: Addresses that a browser refuses (InvalidUrl), but that were meant for another site.
_HTTP = re.compile(r"(?:https?:|[/\\]{2})", re.IGNORECASE)

#: "http" and the marks after it, mistyped: a browser takes these for another scheme (`ttp://a.org`) or for a path on
#: the page's own site (`https//a.org`, `http;//a.org`, `http ://a.org`, `http:/a.org` on an http page, `www.a.org`).
_MISTYPED = re.compile(
    r"""
    (?!https?:[/\\]{2})
    (?:
      (?=[htps]{3}) h{0,3}t{0,3}p{0,2}s{0,2} \s? [:;.,]{0,2} \s? [/\\]{2} [:/\\]*
    | h?ttps? \s? [:;]{1,2} \s? [/\\]?
      (?= [\w-]+\.\w ) (?! [\w-]+\.(?:html?|php\d?|aspx?|jsp|cgi|pdf|jpe?g|png|gif) (?:[?#]|$) )  # http:page.html
    | (?=www\.[\w-]+\.\w)
    )
    (?P<rest>.*)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


class Target(NamedTuple):
    """Where an href leads."""

    written: str  #: the href, trimmed
    url: str  #: where a visitor gets to: behind exit pages, redirectors and library proxies that name their target
    is_outbound: bool


class Resolver:
    """Resolves the hrefs of one page against its address and its <base href>, as browsers do.

    `is_own` tells of an address whether it is of the page's own site; without it, one registered domain is one site.
    """

    def __init__(self, page_url: str, base: str | None, is_own: Callable[[str], bool] | None = None) -> None:
        self.site = site_of(page_url)
        self._is_own = is_own
        self._base = self._absolute(base, page_url) if base is not None else None
        self._base = self._base or self._absolute(page_url)

    @staticmethod
    def _absolute(url: str, base: str | None = None) -> str | None:
        try:
            return parse(url, base).href
        except ValueError:
            return None

    def resolve(self, href: str) -> Target | None:
        """Tell where `href` leads; None for what is no page (mailto:, javascript:, data:, tel: …).

        An address that was meant for another site but mistyped is outbound with `url` as written, so that a checker
        can say what is wrong with it: `http://exa mple.org`, `http://`, `https//a.org`, `ttp://a.org`, `www.a.org`.
        """
        written = href.strip(_EDGES)
        try:
            address = parse(written, self._base)
        except NotHttp:
            return Target(written, written, True) if self._is_mistyped(written) else None
        except InvalidUrl:
            meant_elsewhere = _HTTP.match(written) or self._is_mistyped(written)
            return Target(written, written, True) if meant_elsewhere else None
        url = unwrap(address.href)
        is_own = registered_domain(address.host) == self.site if url == address.href else site_of(url) == self.site
        if is_own and url == address.href and self._is_mistyped(written):
            return Target(written, written, True)
        if self._is_own is not None:
            is_own = self._is_own(url)
        return Target(written, url, not is_own or is_counter(url))

    def _is_mistyped(self, written: str) -> bool:
        """Whether `written` means another site, by an address that a browser does not take for one."""
        found = _MISTYPED.match(written)
        return found is not None and site_of("http://" + found["rest"]) != self.site
