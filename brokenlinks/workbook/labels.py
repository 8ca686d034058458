"""States and reasons in the words that a person reads in the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks.models import Reason, State
from brokenlinks.workbook_data import Change

if TYPE_CHECKING:
    from collections.abc import Mapping


class Label(NamedTuple):
    """How a reason is shown."""

    state: State  #: what the reason stands for
    short: str  #: fits in a cell
    meaning: str  #: a sentence for the Summary and the Read me


STATES: Final[Mapping[State, str]] = {
    State.DEAD: "A visitor finds nothing there. Only these are pitched.",
    State.ALIVE: "A visitor gets the page.",
    State.UNCLEAR: "No machine can tell from here. Never pitched; look by hand if the page is a good one.",
    State.SKIPPED: "Nothing that can be asked on the web, or that should be.",
}

REASONS: Final[Mapping[Reason, Label]] = {
    Reason.PAGE_GONE: Label(State.DEAD, "page gone", "The site answers, but says twice that this page is not there."),
    Reason.DOMAIN_GONE: Label(State.DEAD, "domain gone", "The site's name does not exist any more."),
    Reason.SOFT_404: Label(
        State.DEAD, "page gone (soft 404)", "The site sends its page for addresses that it does not know."
    ),
    Reason.PARKED: Label(State.DEAD, "domain parked", "The domain is for sale or shows only advertisements."),
    Reason.BROKEN_REDIRECT: Label(
        State.DEAD, "leads nowhere", "The link is passed on in a circle, or to a page or site that is gone."
    ),
    Reason.GONE_SILENT: Label(
        State.DEAD, "no answer for days", "Nothing answered on three days or more, nor in between."
    ),
    Reason.USURPED: Label(State.DEAD, "taken over", "Another site, on another subject, has taken its place."),
    Reason.OK: Label(State.ALIVE, "works", "The page is there."),
    Reason.MOVED: Label(State.ALIVE, "moved", "The page is there, under a new address."),
    Reason.BLOCKED: Label(State.UNCLEAR, "blocked", "The site wants a login, a payment or a person; it may be there."),
    Reason.RATE_LIMITED: Label(State.UNCLEAR, "asked to slow down", "The site wants fewer questions; ask again later."),
    Reason.SERVER_ERROR: Label(State.UNCLEAR, "server error", "The site is in trouble just now; it may come back."),
    Reason.UNREACHABLE: Label(State.UNCLEAR, "no answer", "No connection, or no answer in time; it may come back."),
    Reason.CERTIFICATE: Label(
        State.UNCLEAR, "certificate problem", "The site's certificate is out of date or wrong: browsers warn of it."
    ),
    Reason.PROTOCOL_ERROR: Label(State.UNCLEAR, "garbled answer", "Something answered, but not as a web site does."),
    Reason.SCRIPT_ONLY: Label(State.UNCLEAR, "needs a browser", "Nothing to read without running its scripts."),
    Reason.NOT_HTTP: Label(State.SKIPPED, "no web link", "A mail address, a telephone number, a script, a file."),
    Reason.INVALID_URL: Label(State.SKIPPED, "no address", "No browser could make an address of it."),
    Reason.PRIVATE_ADDRESS: Label(State.SKIPPED, "private address", "It points into a private network."),
    Reason.EXCLUDED: Label(State.SKIPPED, "excluded", "The setting exclude names it, or where it is redirected to."),
}

CHANGES: Final[Mapping[Change, str]] = {
    Change.PLACED: "The page links to your site now, and did not before.",
    Change.LOST: "The page linked to your site, and does not any more.",
    Change.ALTERED: "The page's link to your site has other words, another rel, or leads to a page of yours that died.",
    Change.FIXED: "The dead link works again, or its keeper took it away or replaced it.",
    Change.PAGE_GONE: "The page itself is no more.",
    Change.UNCLEAR: "The link was dead, and now nobody can tell: do not pitch it.",
    Change.DEAD_AGAIN: "The link was dead, then fixed, and is dead again.",
    Change.NEW: "It was not there when the page was read before, or the page is new.",
    Change.STILL_PLACED: "The link to your site that was placed is still there.",
    Change.STILL_DEAD: "As it was.",
    Change.NOT_LOOKED_AT: "The page was not read in this run, so nothing is known of it.",
}
