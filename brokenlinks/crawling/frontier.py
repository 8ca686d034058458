"""Which page is read next: given ones first, then those that promise most."""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks import urls
from brokenlinks.page_keys import page_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brokenlinks.store import Waiting

#: A page that is only linked is read from this promise on.
FLOOR: Final = 0.4
#: What it weighs that a site's other pages were full of links, or empty of them.
_KNOWN_WEIGHT: Final = 0.4
#: Pages of a site that are read before its share counts.
_SITE_AT_LEAST: Final = 10
#: How many pages of one host may be under way before those of others come first.
_UNDER_WAY: Final = 4
#: How many pages of busy hosts are passed over in the search for one of another host.
_LOOKED_PAST: Final = 200
#: Links to this many other sites make a page as rich as can be.
_RICH: Final = 10
#: The weight of what is known of all of a site when one of its folders is judged, in pages.
_PRIOR: Final = 4.0
_NUMBER = re.compile(r"\d+")


class Richness:
    """What is learnt of a site as its pages are read: where on it pages link to many other sites."""

    def __init__(self) -> None:
        self._read: Counter[str] = Counter()
        self._rich: Counter[str] = Counter()

    def learn(self, url: str, external_sites: int) -> None:
        """A page was read that links to so many other sites."""
        for place in _places(url):
            self._read[place] += 1
            self._rich[place] += min(1.0, external_sites / _RICH)  # type: ignore[assignment]  # a Counter of floats

    def expect(self, url: str) -> float:
        """From 0 to 1: how rich a page there is likely to be; 0.5 where nothing is known."""
        expected = 0.5
        for place in _places(url):
            expected = (_PRIOR * expected + self._rich[place]) / (_PRIOR + self._read[place])
        return expected


def _places(url: str) -> Iterator[str]:
    """The site, the folder and the addresses of the same shape: /news-7.html is another /news-12.html."""
    parts = urlsplit(url)
    yield urls.site_of(url)
    folder = parts.netloc + parts.path.rpartition("/")[0] + "/"
    yield folder
    name = parts.path.rpartition("/")[2]
    if _NUMBER.search(name):
        yield folder + _NUMBER.sub("#", name)


@dataclass(slots=True)
class _Entry:
    page: Waiting
    site: str
    host: str
    seen: int  #: the order in which it was found


class Frontier:
    """The pages that a run may still read, best first.

    Args:
        limit: pages that may be read in all.
        share: of them, for one site; more only when no other site's page is waiting.
    """

    def __init__(self, limit: int, share: float) -> None:
        self.richness = Richness()
        self._limit = limit
        self._site_limit = max(_SITE_AT_LEAST, round(limit * share))
        self._entries: dict[str, _Entry] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._beyond_share: list[tuple[float, int, str]] = []
        #: Site → those that promise too little, for now: what is learnt of the site may change it.
        self._too_poor: defaultdict[str, list[tuple[float, int, str]]] = defaultdict(list)
        self._learnt: set[str] = set()
        self._taken: set[str] = set()
        self._of_site: Counter[str] = Counter()
        self._under_way: Counter[str] = Counter()

    @property
    def room(self) -> int:
        """How many pages may still be taken."""
        return self._limit - len(self._taken)

    @property
    def waiting(self) -> int:
        """How many pages are known and good enough, as far as there is room for them."""
        return min(self.room, len(self._heap) + len(self._beyond_share))

    def left(self, below: float) -> int:
        """How many pages were not taken though they are good enough, of those whose promise is less than `below`."""
        return sum(
            key not in self._taken and entry.page.promise < below and self._promise(entry.page) >= FLOOR
            for key, entry in self._entries.items()
        )

    def note_taken(self, page: Waiting) -> None:
        """A page was taken by an earlier process, and answered for."""
        self._taken.add(page_key(page.address))
        self._of_site[urls.site_of(page.address)] += page.promise <= 1

    def learn(self, url: str, external_sites: int) -> None:
        """A page was read that links to so many other sites: its neighbours promise more, or less."""
        self.richness.learn(url, external_sites)
        self._learnt.add(urls.site_of(url))

    def add_all(self, pages: Iterable[Waiting]) -> list[Waiting]:
        """Offer pages; those of them that are new, or promise more than was known, and may yet be good enough."""
        return [page for page in pages if self._add(page)]

    def _add(self, page: Waiting) -> bool:
        if page.promise < FLOOR - _KNOWN_WEIGHT / 2:  # whatever is learnt, it will not be read
            return False
        key = page_key(page.address)
        known = self._entries.get(key)
        if key in self._taken or (known is not None and known.page.promise >= page.promise):
            return False
        address = urls.parse(page.address)
        seen = known.seen if known is not None else len(self._entries)
        self._entries[key] = _Entry(page, urls.registered_domain(address.host), address.host, seen)
        heapq.heappush(self._heap, (-page.promise, seen, key))
        return True

    def take(self) -> Waiting | None:
        """The page to ask for next; None when there is none, for now at least."""
        if self.room <= 0:
            return None
        busy: list[tuple[float, int, str]] = []
        found = self._best(self._heap, busy) or self._best(self._beyond_share, busy, whatever_share=True)
        if found is None and self._learnt:
            for site in self._learnt & self._too_poor.keys():
                for item in self._too_poor.pop(site):
                    heapq.heappush(self._heap, item)
            self._learnt.clear()
            found = self._best(self._heap, busy)
        for item in busy:
            heapq.heappush(self._heap, item)
        return found

    def _best(
        self, heap: list[tuple[float, int, str]], busy: list[tuple[float, int, str]], *, whatever_share: bool = False
    ) -> Waiting | None:
        while heap:
            lost, seen, key = heapq.heappop(heap)
            entry = self._entries[key]
            if key in self._taken:
                continue
            now = self._promise(entry.page)
            if now < FLOOR:
                self._too_poor[entry.site].append((lost, seen, key))
                continue
            if heap and now < -heap[0][0] and now < -lost:  # less than when it was put there: it has to queue again
                heapq.heappush(heap, (-now, seen, key))
                continue
            linked = entry.page.promise <= 1
            if linked and not whatever_share and self._of_site[entry.site] >= self._site_limit:
                heapq.heappush(self._beyond_share, (-now, seen, key))
                continue
            if self._under_way[entry.host] >= _UNDER_WAY:
                busy.append((-now, seen, key))
                if len(busy) >= _LOOKED_PAST:
                    return None
                continue
            self._taken.add(key)
            self._of_site[entry.site] += linked
            self._under_way[entry.host] += 1
            return entry.page
        return None

    def _promise(self, page: Waiting) -> float:
        if page.promise > 1:
            return page.promise
        return page.promise + _KNOWN_WEIGHT * (self.richness.expect(page.address) - 0.5)

    def done(self, page: Waiting) -> None:
        """A page that was taken has been answered for."""
        self._under_way[urls.parse(page.address).host] -= 1
