"""Living links whose site may have another owner now: what the page is called, nobody says of the link.

Most of them are what they always were: a suspicion only says that it is worth looking at.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.checking.owner_marks import FRAME_WORDS
from brokenlinks.matching.stems import stem
from brokenlinks.store import views
from brokenlinks.words import address_words, words

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Collection, Iterable, Sequence
    from sqlite3 import Connection

    from brokenlinks.checking.owner import Portrait
    from brokenlinks.store import RunId
    from brokenlinks.store.views import LivingTarget, Saying

#: A page's most frequent words are its topic.
_TOPIC: Final = 40
#: Letters: what is shorter stands in a host name by chance.
_SHORT: Final = 4
#: Letters of an abbreviation: what is shorter is one of anything.
_ABBREVIATION: Final = 3
#: Links that are thought of before others have their turn.
_AT_ONCE: Final = 100


@dataclass(frozen=True, slots=True)
class Suspect:
    """A living link, and the stems of what is said of it."""

    url: str
    title: str  #: "" when it is not known
    site: str
    was_usurped: bool
    anchors: frozenset[str]
    named: frozenset[str]  #: by its headings, its address and the titles of the pages that link to it
    told: frozenset[str]  #: in the sentences around it
    short: frozenset[str]  #: the words of its anchors and its host, not stemmed: what may be an abbreviation
    language: str  #: of the pages that link to it; "" when it is not known, or they have several

    def fits(self, page: Portrait) -> bool:
        """True when what is said of the link may be said of this page; made to say so too often."""
        facts = page.facts
        headline = self._stems(f"{facts.title} {' '.join(facts.headings)}")
        text = self._stems(facts.text)
        topic = {word for word, _ in Counter(text).most_common(_TOPIC)}
        host = urls.parse(self.url).host
        return (
            not (self.anchors | self.named | self.told).isdisjoint(headline)
            or not self.anchors.isdisjoint(text)
            or not self.named.isdisjoint(topic)
            or any(_in_host(word, host) for name in page.names for word in words(name))
        )

    def fitted(self, page: Portrait) -> bool:
        """True when what is said of the link could be said of this page, which was there before; strict: sentences are
        about anything."""
        facts = page.facts
        said = {*self._stems(f"{facts.title} {' '.join(facts.headings)} {facts.text}")}
        return not (self.anchors | self.named).isdisjoint(said)

    def _stems(self, text: str) -> list[str]:
        return _stems(text, self.language)


async def suspects(connection: Connection, run: RunId, own_sites: Collection[str]) -> AsyncGenerator[Suspect, None]:
    """The suspects of a run, the most promising first: those that were usurped before, then those that most pages link
    to. None is on one of `own_sites`, nor redirected to another site: whoever does that may have moved there."""
    async for target, site in _living(connection, run, titled=True):
        if site not in own_sites:
            found = _suspect(target, site, views.sayings(connection, target.id))
            if not _is_called_so(found):
                yield found


async def on_sites(connection: Connection, run: RunId, sites: Collection[str]) -> AsyncGenerator[Suspect, None]:
    """The living links to these sites: where one is usurped, all others are suspects, whatever they are called."""
    async for target, site in _living(connection, run, titled=False):
        if site in sites:
            yield _suspect(target, site, views.sayings(connection, target.id))


async def _living(
    connection: Connection, run: RunId, *, titled: bool
) -> AsyncGenerator[tuple[LivingTarget, str], None]:
    for number, target in enumerate(views.living_targets(connection, run)):
        if number % _AT_ONCE == 0:
            await asyncio.sleep(0)
        site = urls.site_of(target.url) if target.title or not titled else ""
        if site and urls.site_of(target.final_url) == site:
            yield target, site


def _suspect(target: LivingTarget, site: str, sayings: Sequence[Saying]) -> Suspect:
    spoken = {saying.language.partition("-")[0] for saying in sayings}
    language = spoken.pop() if len(spoken) == 1 else ""
    address = address_words(target.url)
    names = [*address.host, *words(_joined(saying.anchor for saying in sayings))]
    return Suspect(
        url=target.url,
        title=target.title,
        site=site,
        was_usurped=target.was_usurped,
        anchors=frozenset(_stems(_joined(saying.anchor for saying in sayings), language)),
        named=frozenset(
            _stems(
                _joined(
                    (
                        *(saying.heading for saying in sayings),
                        *(saying.page_title for saying in sayings),
                        *address.host,
                        *address.folders,
                        *address.name,
                    )
                ),
                language,
            )
        ),
        told=frozenset(_stems(_joined(saying.context for saying in sayings), language)),
        short=frozenset(name.casefold() for name in names if len(name) >= _ABBREVIATION),
        language=language,
    )


def _is_called_so(link: Suspect) -> bool:
    """True when the title says what is said of the link, or nothing."""
    title = {*_stems(link.title, link.language)}
    host = urls.parse(link.url).host
    initials = _initials(link.title)
    return (
        not title
        or not title.isdisjoint(link.anchors | link.named | link.told)
        or any(_in_host(word, host) for word in words(link.title))
        or any(name in initials for name in link.short)
    )


def _initials(title: str) -> str:
    """Of the words of a title: NASA is the National Aeronautics and Space Administration."""
    return "".join(word[0] for word in words(title)).casefold()


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(texts))


def _stems(text: str, language: str) -> list[str]:
    """The stems of a text's telling words, without those that stand on pages of any kind."""
    return [stem(word, language) for word in words(text) if word.casefold() not in FRAME_WORDS and not word.isdigit()]


def _in_host(word: str, host: str) -> bool:
    """True when a host is named so, be it together with other words: harrowweavers.org."""
    return len(word) >= _SHORT and word.casefold() in host.replace("-", "")
