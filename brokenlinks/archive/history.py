"""How an address fared, by what the archive's index lists of it. Pure: nothing is asked here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from brokenlinks.checking.made_up import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.archive.cdx import Capture, Listing

_REVISIT: Final = "warc/revisit"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
#: "Too many requests" and "back soon" were said to the archive's crawler, and no end of the page.
_FOR_NOW: Final = frozenset({429, 503})
#: What may be a web page; of other files the dates alone are of use. The crawlers write "unk" where nothing was said.
_MAY_BE_HTML: Final = frozenset({"text/html", "application/xhtml+xml", _REVISIT, "unk", "-", ""})


@dataclass(frozen=True, slots=True)
class History:
    """The captures of an address, in order of time; of revisits it is known what they are of, where that is listed."""

    url: str
    captures: tuple[Capture, ...]
    is_cut: bool = False  #: there may be older ones

    @property
    def pages(self) -> list[Capture]:
        """Those that look like the page: with status 200; where there is none, revisits of something that is not known.

        At a document's address (.pdf) these are the documents, as long as there are any: a page in its place is mostly
        one that says it is gone.
        """
        good = [capture for capture in self.captures if capture.status == 200]
        if DOCUMENT.search(urlsplit(self.url).path):
            good = [capture for capture in good if not may_be_html(capture)] or good
        return good or [capture for capture in self.captures if capture.status is None and may_be_html(capture)]

    def first_error(self, after: str) -> Capture | None:
        """The first capture after that moment that was an error."""
        errors = (capture for capture in self.captures if capture.timestamp > after and _is_error(capture))
        return next(errors, None)

    def redirects(self, after: str, until: str) -> list[Capture]:
        """Those after a moment (all, where it is "") and not after another one ("": no end).

        Without a moment to begin with, they end where the first error after one of them is.
        """
        found = [capture for capture in self.captures if capture.status in _REDIRECTS and capture.timestamp > after]
        if not after and found and (error := self.first_error(found[0].timestamp)) is not None:
            until = error.timestamp
        return [capture for capture in found if not until or capture.timestamp <= until]


def history_of(url: str, listing: Listing) -> History:
    """The history that a listing tells: a revisit has status and kind of the capture with the same content."""
    known = {capture.digest: capture for capture in listing.captures if capture.status is not None}
    resolved = tuple(_resolved(capture, known.get(capture.digest)) for capture in listing.captures)
    return History(url, resolved, listing.is_cut)


def may_be_html(capture: Capture) -> bool:
    """False for a document, a picture and the like."""
    return capture.mimetype in _MAY_BE_HTML


def same_content(captures: Sequence[Capture], at: int) -> int:
    """Where the run of captures with the content of `captures[at]`, up to there, begins."""
    while at > 0 and captures[at - 1].digest == captures[at].digest:
        at -= 1
    return at


def _resolved(capture: Capture, known: Capture | None) -> Capture:
    if capture.status is not None or known is None:
        return capture
    return capture._replace(status=known.status, mimetype=known.mimetype)


def _is_error(capture: Capture) -> bool:
    return capture.status is not None and capture.status >= 400 and capture.status not in _FOR_NOW
