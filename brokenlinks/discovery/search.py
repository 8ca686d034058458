"""A keyword in, pages that may be worth reading out: all places are searched at once, and what they find is merged."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.discovery.desk import Desk
from brokenlinks.discovery.leaving_out import Filter
from brokenlinks.discovery.provider import Asks, ProviderSkipped
from brokenlinks.discovery.providers import PROVIDERS
from brokenlinks.models import Candidate, Finding, Found, Query
from brokenlinks.outgoing import open_fetcher
from brokenlinks.page_keys import page_key, tidy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

    from brokenlinks.config import Settings
    from brokenlinks.discovery.provider import Provider
    from brokenlinks.discovery.providers.file import FileSearch
    from brokenlinks.models import Niche
    from brokenlinks.network.gate import Gate
    from brokenlinks.store import Answers

#: What `Query.footprint` says where the keyword alone is searched for, and where a site's link pages are.
KEYWORD_ALONE: Final = "KW"
LINK_PAGES_OF_SITE: Final = "link pages of a site"

_NO_SITES: Final = "{title} is left out: name sites whose link pages it shall find, with search_sites."
_NO_NETWORK: Final = "No search could be reached ({titles}): check your network, or give pages of your own."


@dataclass(frozen=True, slots=True)
class Counts:
    """What a provider brought."""

    queries: int = 0  #: that it answered
    results: int = 0  #: addresses in its answers
    pages: int = 0  #: of `Discovery.pages`, those that it found
    alone: int = 0  #: of these, those that no other found


@dataclass(frozen=True, slots=True)
class Discovery:
    """What all searches found together."""

    pages: tuple[Found, ...]  #: by promise; each page once
    notes: tuple[str, ...]  #: sentences for the user
    counts: Mapping[str, Counts]  #: by provider, in the order in which they were configured
    left_out: Mapping[str, int]  #: why results are no pages to read → how many, the commonest first


@dataclass(slots=True)
class _Part:
    """What one provider does in the run."""

    name: str
    title: str
    queries: Sequence[Query]
    ask: Callable[[Query], Awaitable[list[Candidate]]]
    answers: list[list[Candidate]] = field(default_factory=list)
    note: str = ""  #: why it was left out, if it was
    unreachable: bool = False  #: for want of an answer


def _unheard(*told: object) -> None:
    """For who does not want to be told."""


async def discover(
    niche: Niche,
    queries: Sequence[Query],
    settings: Settings,
    gate: Gate,
    answers: Answers,
    *,
    noise: Callable[[str, str], str],
    own_sites: Collection[str] = (),
    files: Sequence[FileSearch] = (),
    on_candidates: Callable[[str, Query, int], None] = _unheard,
    on_note: Callable[[str], None] = _unheard,
) -> Discovery:
    """Search everything that the settings name, and the user's files, for pages on `niche`.

    Every provider is asked one query after the other, and all providers at once; one that refuses, or does not answer,
    is left out from there on, with a note. The same answers give the same pages in the same order.

    Args:
        queries: the most promising first; each provider gets at most `settings.queries` of them.
        noise: (address, keyword) → why nobody would want to read it, or "".
        own_sites: the user's own, as domains or addresses: never candidates.
        on_candidates: called for each answer, with the provider's title and the number of its results.
        on_note: called for each note of the result, once.
    """
    fetcher = open_fetcher(settings, delay=0.0, gate=gate)  # each desk keeps its own pace
    parts = [_Part(file.name, file.title, [Query(niche.keyword, "")], file.search) for file in files]
    for name in dict.fromkeys(settings.search):
        kind = PROVIDERS[name]
        service = getattr(settings, name)
        desk = Desk(name, kind.title, service, fetcher, answers, lifetime=timedelta(days=settings.search_cache))
        provider = kind(service, desk)
        parts.append(_Part(name, kind.title, _asked(provider, niche, queries, settings), provider.search))
        if provider.asks is Asks.SITES and not parts[-1].queries:
            parts[-1].note = _NO_SITES.format(title=kind.title)
            on_note(parts[-1].note)

    async def work(part: _Part) -> None:
        try:
            for query in part.queries:
                part.answers.append(await part.ask(query))
                on_candidates(part.title, query, len(part.answers[-1]))
        except ProviderSkipped as skipped:
            part.note, part.unreachable = str(skipped), skipped.unreachable
            if not part.unreachable:  # else it may be the network, which is said once
                on_note(part.note)
        except Exception as error:  # noqa: BLE001  what the others find is not to be lost for it
            part.note = f"{part.title} is left out: it failed ({type(error).__name__}: {error})."
            on_note(part.note)

    tasks = [asyncio.create_task(work(part)) for part in parts]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await fetcher.close()
    notes = [part.note for part in parts if part.note and not part.unreachable]
    for note in _unreachable(parts):
        notes.append(note)
        on_note(note)
    pages, left_out = _merged(parts, Filter(settings, niche.keyword, own_sites, noise))
    return Discovery(pages, tuple(notes), _counts(parts, pages), dict(left_out.most_common()))


def _unreachable(parts: Sequence[_Part]) -> list[str]:
    """What to say of providers from which no answer came: one sentence, where no other's came either."""
    silent = [part for part in parts if part.unreachable]
    if len(silent) > 1 and not any(part.answers for part in parts if part.name in PROVIDERS):
        return [_NO_NETWORK.format(titles=", ".join(part.title for part in silent))]
    return [part.note for part in silent]


def _asked(provider: Provider, niche: Niche, queries: Sequence[Query], settings: Settings) -> list[Query]:
    """What the provider is asked, in order."""
    if provider.asks is Asks.FOOTPRINTS:
        return list(queries[: settings.queries])
    if provider.asks is Asks.KEYWORD:
        return [
            Query(niche.keyword, KEYWORD_ALONE, language=language) for language in dict.fromkeys(settings.languages)
        ]
    return [Query(site, LINK_PAGES_OF_SITE) for site in dict.fromkeys((*niche.sites, *settings.search_sites))]


def _merged(parts: Sequence[_Part], filter_: Filter) -> tuple[tuple[Found, ...], Counter[str]]:
    """Each page once: every query of every provider gives its best first, and what more of them found goes before."""
    found: dict[str, list[tuple[int, int, int, Candidate]]] = {}
    left_out: Counter[str] = Counter()
    for place, part in enumerate(parts):
        for number, answer in enumerate(part.answers):
            for candidate in answer:
                if reason := filter_.why_not(candidate.url, kept=candidate.kept):
                    left_out[reason] += 1
                else:
                    found.setdefault(page_key(candidate.url), []).append((candidate.rank, place, number, candidate))
    pages = []
    for key, ways in found.items():
        ways.sort(key=lambda way: way[:3])
        best = ways[0][3]
        findings: dict[tuple[str, Query | None], Finding] = {}
        for *_, way in ways:
            findings.setdefault((way.provider, way.query), Finding(way.provider, way.query, way.rank))
        candidate = replace(
            best,
            url=tidy(urls.parse(best.url).href),
            title=next((way.title for *_, way in ways if way.title), ""),
            snippet=next((way.snippet for *_, way in ways if way.snippet), ""),
            kept=any(way.kept for *_, way in ways),
        )
        order = (ways[0][0], -len(findings), ways[0][1], ways[0][2], key)
        pages.append((order, Found(candidate, tuple(findings.values()))))
    pages.sort(key=lambda page: page[0])
    return tuple(page for _, page in pages), left_out


def _counts(parts: Sequence[_Part], pages: Sequence[Found]) -> dict[str, Counts]:
    by_page = [{finding.provider for finding in page.findings} for page in pages]
    counts: dict[str, Counts] = {}
    for part in parts:
        before = counts.get(part.name, Counts())  # several files count as one
        counts[part.name] = Counts(
            before.queries + len(part.answers),
            before.results + sum(map(len, part.answers)),
            sum(part.name in names for names in by_page),
            sum(names == {part.name} for names in by_page),
        )
    return counts
