"""The last good capture of a dead page, how it ended and where it went.

The index (the CDX server) tells every capture with its status, so that the last good one, the first error after it and
the redirects between them are known before anything is read. The availability API would be one request less, but it
now and then says that there is no copy where there are many, and it tells nothing of errors and redirects.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.archive import memento
from brokenlinks.archive.asking import NotLookedUp
from brokenlinks.archive.cdx import Excluded, Listing
from brokenlinks.archive.copies import Copy, described, read_copy
from brokenlinks.archive.history import history_of, may_be_html, same_content
from brokenlinks.archive.kept import Past
from brokenlinks.archive.memento import Absent, Memento, Nearest, Place
from brokenlinks.archive.moves import is_new_place
from brokenlinks.checking.rules import same_place
from brokenlinks.models import ArchivedPage

if TYPE_CHECKING:
    from brokenlinks.archive.asking import Asking
    from brokenlinks.archive.cdx import Capture
    from brokenlinks.archive.history import History

#: So many captures are read in search of a good one: where a domain was parked, the newest hundred are not the page.
_MOST_TRIES: Final = 5
#: Redirects of the site's that are followed, and moves of Wayback's own for each.
_MOST_HOPS, _MOST_MOVES = 5, 2


class _Found(NamedTuple):
    """The last good capture of an address."""

    capture: Capture
    memento: Memento | None  #: None for a document, which is not read
    copy: Copy


class _Search(NamedTuple):
    """What the search for it brought."""

    found: _Found | None
    not_page: Capture | None  #: the first capture after it that looked good and was not the page
    sends_to: str  #: where such a one sent its visitors on to


async def find(asking: Asking, url: str) -> Past:
    """What the archive knows of an address, by its last good capture.

    Raises:
        Excluded: nobody may see it.
        NotLookedUp: there is no answer, or not all of it.
    """
    history = await _history(asking, url)
    search = await _search(asking, history)
    return Past(await _told(asking, history, search), search.found.copy.portrait if search.found else None)


async def good_pages(asking: Asking, url: str) -> list[Capture]:
    """The newest good captures of an address that may be web pages, in order of time.

    Raises:
        Excluded, NotLookedUp: as `find` does.
    """
    return [
        capture for capture in history_of(url, await asking.index(url, good_only=True)).pages if may_be_html(capture)
    ]


async def past_by(asking: Asking, capture: Capture) -> Past:
    """What one capture tells; a page without a copy when it is no good one.

    Raises:
        Excluded, NotLookedUp: as `find` does.
    """
    place = Place(capture.timestamp, capture.original)
    played = await play(asking, place)
    copy = read_copy(played) if isinstance(played, Memento) else Copy(False)
    if not copy.is_page or not isinstance(played, Memento):
        return Past(ArchivedPage(), None)
    page = ArchivedPage(copy=memento.address(asking.url, place), last_good=capture.day)
    return Past(described(page, played, copy), copy.portrait)


async def _history(asking: Asking, url: str) -> History:
    listing = await asking.index(url)
    history = history_of(url, listing)
    if history.is_cut and not history.pages:
        good = await asking.index(url, good_only=True)
        older = (capture for capture in good.captures if capture.timestamp < listing.captures[0].timestamp)
        history = history_of(url, Listing((*older, *listing.captures), is_cut=True))
    return history


async def _search(asking: Asking, history: History) -> _Search:
    """The last capture that is the page: the newest, or else looked for by halves, as a page that was lost once
    mostly stays so. The last try is at the oldest. The days that are found so are as near as these few tries come.

    Raises:
        Excluded, NotLookedUp: as `Asking` does; or none of what is listed can be shown.
    """
    pages = history.pages
    found: _Found | None = None
    sends_to = ""
    saw_none = bool(pages)
    low, high = -1, len(pages)  # what is at `low` is the page, what is at `high` is not
    for tries_left in reversed(range(_MOST_TRIES)):
        if high - low <= 1:
            break
        at = high - 1 if high == len(pages) else (low + high) // 2
        if not tries_left and found is None:
            at = 0
        capture = pages[at]
        played = await play(asking, Place(capture.timestamp, capture.original)) if may_be_html(capture) else None
        if isinstance(played, Absent):  # it cannot be shown: that says nothing of the page
            del pages[at]
            high -= 1
            continue
        saw_none = False
        copy = read_copy(played) if played is not None else Copy(True)
        sends_to = sends_to or copy.sends_to
        if copy.is_page:
            found, low = _Found(capture, played, copy), at
        else:
            high = max(same_content(pages, at), low + 1)
    if saw_none:
        raise NotLookedUp("none of its captures can be shown")
    return _Search(found, pages[high] if high < len(pages) else None, sends_to)


async def _told(asking: Asking, history: History, search: _Search) -> ArchivedPage:
    if search.found is None:
        return ArchivedPage(moved_to=await _moved_to(asking, history, search, "", None))
    capture, played, copy = search.found
    not_page = search.not_page if not search.sends_to else None  # one that sends its visitors on is no error
    ends = [end for end in (history.first_error(capture.timestamp), not_page) if end is not None]
    end = min(ends, key=lambda end: end.timestamp, default=None)
    page = ArchivedPage(
        copy=memento.address(asking.url, Place(capture.timestamp, capture.original)),
        first_good=None if history.is_cut else history.pages[0].day,
        last_good=capture.day,
        first_dead=end.day if end is not None else None,
    )
    page = described(page, played, copy) if played is not None else page
    return replace(page, moved_to=await _moved_to(asking, history, search, capture.timestamp, end))


async def _moved_to(asking: Asking, history: History, search: _Search, after: str, end: Capture | None) -> str:
    """Where the page went: by its last redirect before its end, or, where that leads nowhere new, by its first."""
    redirects = history.redirects(after, end.timestamp if end is not None else "")
    starts = [Place(capture.timestamp, capture.original) for capture in dict.fromkeys(redirects[-1:] + redirects[:1])]
    if search.sends_to and search.not_page is not None:
        starts.insert(0, Place(search.not_page.timestamp, search.sends_to))
    for start in starts:
        if (place := await _followed(asking, start)) and is_new_place(history.url, place):
            return place
    return ""


async def _followed(asking: Asking, start: Place) -> str:
    """Where the redirects from `start` on led at that time; "" when to nothing that was there.

    What the archive has no capture of from that time was there as far as is known.
    """
    place = start
    for _ in range(_MOST_HOPS + 1):
        try:
            played = await play(asking, place, near=True)
        except Excluded:
            return place.url
        if isinstance(played, Absent):
            return place.url
        if not played.location:
            return played.place.url if read_copy(played).is_page else ""
        place = Place(played.place.timestamp, played.location)
    return ""


async def play(asking: Asking, place: Place, *, near: bool = False) -> Memento | Absent:
    """The capture of that moment, or, with `near`, one of that year.

    Raises:
        Excluded: nobody may see it.
        NotLookedUp: there is no answer.
    """
    at = place
    for _ in range(_MOST_MOVES + 1):
        read = await asking.capture(at)
        if not isinstance(read, Nearest):
            return read
        if read.place.timestamp != place.timestamp and not (near and _is_near(read.place, place)):
            return Absent()
        at = read.place
    return Absent()


def _is_near(one: Place, other: Place) -> bool:
    """True when two captures are of the same address, and about a year apart at most."""
    years = abs(int(one.timestamp[:6].ljust(6, "0")) - int(other.timestamp[:6].ljust(6, "0")))
    return years <= 100 and same_place(*(urls.canonical(place.url).casefold() for place in (one, other)))
