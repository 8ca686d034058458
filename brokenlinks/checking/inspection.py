"""Asks what `checking.content` needs to know around a page: made-up addresses, the home page, pages that are there for
sure, name servers, and where a redirect lost the path, the same path at its end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from brokenlinks import urls
from brokenlinks.checking.comparing import fares_alike, may_be_same
from brokenlinks.checking.content import (
    judge,
    judge_gone,
    suspects_area,
    suspects_home,
    suspects_living,
    suspects_parking,
)
from brokenlinks.checking.excuses import excuse, section
from brokenlinks.checking.made_up import DOCUMENT, area_of, made_up, with_made_up_value
from brokenlinks.checking.memory import Pair
from brokenlinks.checking.page_facts import facts_at_end, inner_links, shown
from brokenlinks.checking.reasons import state_of
from brokenlinks.checking.rules import same_place
from brokenlinks.checking.samples import Known, Page, Sample, is_home, record_parameter
from brokenlinks.checking.soft_404 import same_record, suspects_record
from brokenlinks.checking.wall_marks import DOOR_PATH
from brokenlinks.models import Reason, State

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from brokenlinks.checking.memory import Memory
    from brokenlinks.checking.names import Names
    from brokenlinks.checking.page_facts import PageFacts
    from brokenlinks.checking.rules import Finding
    from brokenlinks.network.trail import Trail

#: So many pages that a home page links to are asked, of the same section and of others: some are dead themselves.
_NEAR, _FAR = 2, 3
#: Folders of one host that are compared by addresses of their own.
_MOST_AREAS: Final = 40


class Inspector:
    """Inspects the pages of `host`'s links. `ask` opens an address, in a browser if `rendered`; `memory_of` gives the
    memory of a host's name."""

    def __init__(
        self,
        host: str,
        names: Names,
        ask: Callable[[str], Awaitable[Trail]],
        memory_of: Callable[[str], Memory],
        *,
        rendered: bool = False,
    ) -> None:
        self._host = host
        self._names = names
        self._ask = ask
        self._memory_of = memory_of
        self._rendered = rendered

    @property
    def _memory(self) -> Memory:
        return self._memory_of(self._host)

    async def inspect(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What speaks against the page at the end of `trail`, None when nothing does."""
        page = await self._compared(asked, trail, facts)
        finding = judge(page)
        if finding is None or finding.reason is Reason.PROTOCOL_ERROR:  # it may say that something is missing
            return await self._missing_record(page) or finding
        if page.home is None and not is_home(asked) and state_of(finding.reason) is State.DEAD:
            page = page._replace(home=await self.home(asked))  # it may be why: the site may be called so
            finding = judge(page)
        if finding is None or not finding.compared:
            return finding
        if await self._lives_at_the_end(asked, trail):
            return None
        links = page.home.links if page.home is not None else _links(trail)
        if any(same_place(link, asked) for link in links):  # what strangers are shown is itself asked for
            return None
        page = page._replace(home_links=links)
        return judge(page._replace(known=await self._known(page)))

    async def inspect_gone(self, asked: str, trail: Trail, facts: PageFacts) -> Finding | None:
        """What speaks against the 404 or 410 at the end of `trail`, None when nothing does."""
        if not suspects_living(facts):
            return None
        return judge_gone(Page(asked, trail, facts, await self.sample(made_up(asked))))

    async def home(self, asked: str, *, since: float = float("-inf")) -> Sample:
        """The home page of the host of `asked`, not seen before `since` by the loop's clock."""
        memory = self._memory
        async with memory.sampling:
            if memory.home is None or memory.home_asked_at < since:
                memory.home_asked_at = asyncio.get_running_loop().time()
                home = await self.sample(urls.parse("/", asked).href)
                memory.home = replace(_slim(home), links=_links(home.trail))
            return memory.home

    async def sample(self, url: str) -> Sample:
        """Open a page for comparison, and go where it sends its visitors itself."""
        trail = await self._ask(url)
        facts = facts_at_end(trail)
        if facts is not None and facts.refresh:
            trail = trail.going_on(await self._ask(facts.refresh))
            facts = facts_at_end(trail)
        return Sample(trail, facts)

    # --- what a page is compared with

    async def _compared(self, asked: str, trail: Trail, facts: PageFacts) -> Page:
        pair = await self._made_up(asked)
        page = Page(asked, trail, facts, pair.one, rendered=self._rendered)
        if suspects_area(page):
            pair = await self._made_up_beside(asked)
            page = page._replace(made_up=pair.one)
        page = page._replace(other=await self._second(page, pair))
        if suspects_home(page):
            page = page._replace(home=await self.home(asked))
        if suspects_parking(page):
            host = urls.parse(trail.url).host
            page = page._replace(name_servers=await self._names.name_servers(urls.registered_domain(host)))
        return page

    async def _made_up(self, asked: str) -> Pair:
        """What the host answers for addresses that cannot exist: beside the first of its links that was fetched."""
        memory = self._memory
        async with memory.sampling:
            if memory.made_up is None:
                memory.made_up = Pair(await self._made_up_sample(made_up(asked)))
            return memory.made_up

    async def _made_up_beside(self, asked: str) -> Pair:
        """The same, beside this very link: an area of the site may answer in its own way."""
        memory = self._memory
        area = area_of(asked)
        async with memory.sampling:
            if memory.made_up is not None and area == area_of(memory.made_up.one.asked):
                return memory.made_up
            if area not in memory.areas:
                if memory.made_up is not None and len(memory.areas) >= _MOST_AREAS:
                    return memory.made_up
                memory.areas[area] = Pair(await self._made_up_sample(made_up(asked)))
            return memory.areas[area]

    async def _second(self, page: Page, pair: Pair) -> Sample | None:
        """Two tell what differs by chance; asked where the page may be the same as the first."""
        if pair.two is None and may_be_same(page):
            async with self._memory.sampling:
                if pair.two is None:
                    pair.two = await self._made_up_sample(made_up(pair.one.asked))
        return pair.two

    async def _made_up_sample(self, url: str) -> Sample:
        sample = await self.sample(url)
        answer = sample.trail.answer
        if not sample.answers or answer is None or sample.facts is None:
            return _slim(sample)
        return replace(_slim(sample), shown=shown(answer))

    async def _missing_record(self, page: Page) -> Finding | None:
        if not suspects_record(page):
            return None
        parameter = record_parameter(page.asked)
        page = page._replace(made_up=await self._made_up_sample(with_made_up_value(page.asked, parameter)), other=None)
        if not may_be_same(page):
            return None
        other = await self._made_up_sample(with_made_up_value(page.asked, parameter))
        page = page._replace(other=other, home=page.home or await self.home(page.asked))
        finding = same_record(page, await self.sample(urlunsplit((*urlsplit(page.asked)[:3], "", ""))))
        return excuse(page) or finding if finding is not None else None

    # --- the counter-test

    async def _known(self, page: Page) -> Sequence[Known]:
        """Pages that the home page links to: of the same section, and of others until one fares better than `page`."""
        memory, of = self._memory, section(page.asked)
        async with memory.sampling:
            if of not in memory.known:
                links = _to_further_pages(page)
                near = [link for link in links if of and section(link) == of]
                known = [found for link in near[:_NEAR] if (found := await self._known_page(link)) is not None]
                for link in [link for link in links if link not in near][:_FAR]:
                    if any(not fares_alike(page, found.sample) for found in known):
                        break
                    if (found := await self._known_page(link)) is not None:
                        known.append(found)
                memory.known[of] = tuple(known)
            return memory.known[of]

    async def _known_page(self, link: str) -> Known | None:
        """One that is not there, or no page, is no measure."""
        sample = await self.sample(link)
        return Known(link, _slim(sample)) if sample.answers and sample.facts is not None else None

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
        host = urls.parse(there).host
        inspector = Inspector(host, self._names, self._ask, self._memory_of, rendered=self._rendered)
        return await inspector.inspect(there, sample.trail, sample.facts) is None


def _links(trail: Trail) -> tuple[str, ...]:
    return tuple(inner_links(trail.answer, trail.url)) if trail.answer is not None else ()


def _slim(sample: Sample) -> Sample:
    """What is kept of a sample as long as the run lasts, for each of maybe 20,000 hosts.

    Where made-up addresses are redirected, the page there serves all links that are sent to it; of an error page its
    title and headings are enough.
    """
    facts = replace(sample.facts, source="") if sample.facts else None
    if facts is not None and not sample.answers:
        facts = replace(facts, text="")
    whole = sample.answers and sample.trail.hops
    return replace(sample, trail=sample.trail if whole else sample.trail.without_body(), facts=facts)


def _to_further_pages(page: Page) -> list[str]:
    """The home page's links to further pages."""
    return [
        link
        for link in page.home_links or ()
        if not is_home(link)
        and not same_place(link, page.asked)
        and not same_place(link, page.trail.url)
        and not DOOR_PATH.search(urlsplit(link).path)
        and not DOCUMENT.search(urlsplit(link).path)
    ]
