"""Asks what `checking.content` needs to know around a page: a made-up address, the home page, a page that is there for
sure, name servers, and where a redirect lost the path, the same path at its end."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from brokenlinks import urls
from brokenlinks.checking.content import judge, judge_gone, suspects_home, suspects_living, suspects_parking
from brokenlinks.checking.page_facts import inner_links, page_facts
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.samples import Page, Sample, fares_alike, is_home
from brokenlinks.checking.wall_marks import DOOR_PATH
from brokenlinks.network.trail import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from brokenlinks.checking.hosts import Host
    from brokenlinks.checking.names import Names
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.rules import Finding
    from brokenlinks.network.trail import Send, Trail

_LAST_SEGMENT: Final = re.compile(r"[^/]*/?$")
#: So many links of a home page may be dead themselves before its host is taken to treat all addresses alike.
_COUNTER_TESTS: Final = 3
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

    def __init__(self, host: Host, names: Names, send: Send, host_named: Callable[[str], Host]) -> None:
        self._host = host
        self._names = names
        self._send = send
        self._host_named = host_named

    async def inspect(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What speaks against the page at the end of `trail`, None when nothing does."""
        page = Page(asked, trail, facts, await self._made_up(asked), None)
        if suspects_home(page):
            async with self._host.sampling:
                if self._host.home is None:
                    home = await self._sample(urls.parse("/", asked).href)
                    self._host.home = replace(_slim(home), links=_links(home.trail))
            page = page._replace(home=self._host.home)
        if suspects_parking(page):
            host = urls.parse(trail.url).host
            page = page._replace(name_servers=await self._names.name_servers(urls.registered_domain(host)))
        finding = judge(page)
        if finding is None or not finding.compared:
            return finding
        if await self._lives_at_the_end(asked, trail):
            return None
        links = page.home.links if page.home is not None else _links(trail)
        if any(same_place(link, asked) for link in links):  # the page that strangers are shown to is itself asked for
            return None
        page = page._replace(home_links=links)
        return judge(page._replace(known=await self._known(page)))

    async def inspect_gone(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What speaks against the 404 or 410 at the end of `trail`, None when nothing does."""
        if not suspects_living(facts):
            return None
        return judge_gone(Page(asked, trail, facts, await self._sample(made_up(asked)), None))

    async def _made_up(self, asked: str) -> Sample:
        async with self._host.sampling:
            if self._host.made_up is None:
                self._host.made_up = _slim(await self._sample(made_up(asked)))
            return self._host.made_up

    async def _known(self, page: Page) -> Sequence[Sample]:
        """The counter-test: pages that the home page links to, until one is seen to fare better than `page`."""
        async with self._host.sampling:
            if not self._host.known:
                for link in _to_further_pages(page)[:_COUNTER_TESTS]:
                    sample = _slim(await self._sample(link))
                    self._host.known += (sample,)
                    if not fares_alike(page, sample):
                        break
            return self._host.known

    async def _lives_at_the_end(self, asked: str, trail: Trail) -> bool:
        """Whether a redirect to another host or scheme lost the path on its way, and the page is there at its end."""
        start, end = urlsplit(asked), urlsplit(trail.url)
        if (start.scheme, start.netloc) == (end.scheme, end.netloc):
            return False
        there = urlunsplit((end.scheme, end.netloc, start.path, start.query, ""))
        sample = await self._sample(there)
        if not sample.answers or not same_place(sample.trail.url, there):
            return False
        if sample.facts is None:
            return True
        inspector = Inspector(self._host_named(urls.parse(there).host), self._names, self._send, self._host_named)
        return await inspector.inspect(there, sample.trail, sample.facts) is None

    async def _sample(self, url: str) -> Sample:
        trail = await follow("GET", urls.parse(url), self._send)
        return Sample(trail, page_facts(trail.answer, trail.url) if trail.answer else None)


def _links(trail: Trail) -> tuple[str, ...]:
    return tuple(inner_links(trail.answer, trail.url)) if trail.answer is not None else ()


def _slim(sample: Sample) -> Sample:
    """What is kept of a sample as long as the run lasts, for each of maybe 20,000 hosts.

    Where made-up addresses are redirected, the page there serves all links that are sent to it; of an error page its
    title and headings are enough.
    """
    facts = replace(sample.facts, source="") if sample.facts else None
    if facts is not None and not sample.answers:
        facts = replace(facts, text="", media=frozenset())
    whole = sample.answers and sample.trail.hops
    return replace(sample, trail=sample.trail if whole else sample.trail.without_body(), facts=facts)


def _to_further_pages(page: Page) -> list[str]:
    """The home page's links to further pages, those in the same folder as the asked address first."""
    pages = [
        link
        for link in page.home_links or ()
        if not is_home(link)
        and not same_place(link, page.asked)
        and not same_place(link, page.trail.url)
        and not DOOR_PATH.search(urlsplit(link).path)
    ]
    folder = _LAST_SEGMENT.sub("", urlsplit(page.asked).path)
    return sorted(pages, key=lambda link: not urlsplit(link).path.startswith(folder))
