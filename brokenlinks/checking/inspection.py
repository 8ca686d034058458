"""Asks what `checking.content` needs to know around a page: a made-up address, the home page, name servers."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from brokenlinks import urls
from brokenlinks.checking.content import Page, Sample, judge, suspects_home, suspects_parking
from brokenlinks.checking.page_facts import page_facts
from brokenlinks.network.trail import follow

if TYPE_CHECKING:
    from brokenlinks.checking.hosts import Host
    from brokenlinks.checking.names import Names
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.rules import Finding
    from brokenlinks.network.trail import Send, Trail

_LAST_SEGMENT: Final = re.compile(r"[^/]*/?$")
_ENDING: Final = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)


def made_up(url: str) -> str:
    """A sibling of `url` that cannot exist: its last path segment made of chance letters, its ending kept, no query."""
    pieces = urlsplit(url)
    last = _LAST_SEGMENT.search(pieces.path or "/")
    segment = last[0] if last else ""
    ending = _ENDING.search(segment)
    invented = secrets.token_hex(8) + (ending[0] if ending else "") + ("/" if segment.endswith("/") else "")
    path = (pieces.path or "/")[: len(pieces.path or "/") - len(segment)] + invented
    return urlunsplit((pieces.scheme, pieces.netloc, path, "", ""))


class Inspector:
    """Inspects the pages of one host's links; what the host answers for made-up addresses is asked once for all."""

    def __init__(self, host: Host, names: Names, send: Send) -> None:
        self._host = host
        self._names = names
        self._send = send

    async def inspect(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What speaks against the page at the end of `trail`, None when nothing does."""
        async with self._host.sampling:
            if self._host.made_up is None:
                self._host.made_up = await self._sample(made_up(asked))
        page = Page(asked, trail, facts, self._host.made_up, None)
        if suspects_home(page):
            async with self._host.sampling:
                if self._host.home is None:
                    self._host.home = await self._sample(urls.parse("/", asked).href)
            page = page._replace(home=self._host.home)
        if suspects_parking(page):
            host = urls.parse(trail.url).host
            page = page._replace(name_servers=await self._names.name_servers(urls.registered_domain(host)))
        return judge(page)

    async def _sample(self, url: str) -> Sample:
        trail = await follow("GET", urls.parse(url), self._send)
        sample = Sample(trail, page_facts(trail.answer, trail.url) if trail.answer else None)
        if not sample.answers:
            return Sample(trail.without_body(), None)
        # It is kept as long as the run lasts, for each of maybe 20,000 hosts. Where made-up addresses are redirected,
        # the page there serves all links that are sent to it.
        facts = replace(sample.facts, source="") if sample.facts else None
        return Sample(trail if trail.hops else trail.without_body(), facts)
