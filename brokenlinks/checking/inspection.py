"""Asks what `checking.content` needs to know around a page: a made-up address, the home page, a page that is there for
sure, name servers, and where a redirect lost the path, the same path at its end."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit, urlunsplit

from brokenlinks import urls
from brokenlinks.checking.content import judge, judge_gone, suspects_home, suspects_living, suspects_parking
from brokenlinks.checking.page_facts import facts_at_end, inner_links
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.samples import Page, Sample, fares_alike, is_home
from brokenlinks.checking.wall_marks import DOOR_PATH

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Sequence

    from brokenlinks.checking.names import Names
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.rules import Finding
    from brokenlinks.network.trail import Trail

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


class Memory(Protocol):
    """What was asked of a host for comparison, once for all its links; within `sampling`."""

    made_up: Sample | None  #: what it answers for an address that cannot exist
    home: Sample | None
    known: tuple[Sample, ...]  #: pages that its home page links to

    @property
    def sampling(self) -> asyncio.Lock:
        """Held while one of them is asked for."""
        ...


class Inspector:
    """Inspects the pages of one host's links. `ask` opens an address, in a browser if `rendered`; `memory_of` gives the
    memory of a host's name."""

    def __init__(
        self,
        memory: Memory,
        names: Names,
        ask: Callable[[str], Awaitable[Trail]],
        memory_of: Callable[[str], Memory],
        *,
        rendered: bool = False,
    ) -> None:
        self._memory = memory
        self._names = names
        self._ask = ask
        self._memory_of = memory_of
        self._rendered = rendered

    async def inspect(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What speaks against the page at the end of `trail`, None when nothing does."""
        page = Page(asked, trail, facts, await self._made_up(asked), None, rendered=self._rendered)
        if suspects_home(page):
            page = page._replace(home=await self.home(asked))
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
        return judge_gone(Page(asked, trail, facts, await self.sample(made_up(asked)), None))

    async def home(self, asked: str) -> Sample:
        """The home page of the host of `asked`."""
        async with self._memory.sampling:
            if self._memory.home is None:
                home = await self.sample(urls.parse("/", asked).href)
                self._memory.home = replace(_slim(home), links=_links(home.trail))
            return self._memory.home

    async def _made_up(self, asked: str) -> Sample:
        async with self._memory.sampling:
            if self._memory.made_up is None:
                self._memory.made_up = _slim(await self.sample(made_up(asked)))
            return self._memory.made_up

    async def _known(self, page: Page) -> Sequence[Sample]:
        """The counter-test: pages that the home page links to, until one is seen to fare better than `page`."""
        async with self._memory.sampling:
            if not self._memory.known:
                for link in _to_further_pages(page)[:_COUNTER_TESTS]:
                    sample = _slim(await self.sample(link))
                    self._memory.known += (sample,)
                    if not fares_alike(page, sample):
                        break
            return self._memory.known

    async def _lives_at_the_end(self, asked: str, trail: Trail) -> bool:
        """Whether a redirect to another host or scheme lost the path on its way, and the page is there at its end."""
        start, end = urlsplit(asked), urlsplit(trail.url)
        if (start.scheme, start.netloc) == (end.scheme, end.netloc):
            return False
        there = urlunsplit((end.scheme, end.netloc, start.path, start.query, ""))
        sample = await self.sample(there)
        if not sample.answers or not same_place(sample.trail.url, there):
            return False
        if sample.facts is None:
            return True
        inspector = Inspector(
            self._memory_of(urls.parse(there).host), self._names, self._ask, self._memory_of, rendered=self._rendered
        )
        return await inspector.inspect(there, sample.trail, sample.facts) is None

    async def sample(self, url: str) -> Sample:
        """Open a page for comparison."""
        trail = await self._ask(url)
        return Sample(trail, facts_at_end(trail))


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
