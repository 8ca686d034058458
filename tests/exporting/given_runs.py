"""A finished crawl in a file, small, with a row in every table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.matching import MatchIndex
from brokenlinks.models import Appraisal, Match, OutboundLink, OwnPage, PageKind, Reason
from brokenlinks.store import OwnPages, Store, Waiting, open_database, views
from tests.store.given import DAY, HOUR, START, page, verdict

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.models import ResourcePage
    from brokenlinks.store import RunId

GONE: Final = "http://gone.example.net/hives"
MOVED: Final = "http://lost.example.net/=mead"
OWN_DEAD: Final = "http://www.own.example.com/old"
ALIVE: Final = "http://fine.example.net/"
WALLED: Final = "http://walled.example.net/"
NEVER_CHECKED: Final = "http://later.example.net/"
#: What a page may say to whoever opens its links in a spreadsheet.
HOSTILE: Final = "=cmd|' /C calc'!A0"
LIST: Final = "http://list.example.org/links"


def finished_crawl(path: Path, *, anchor: str = HOSTILE, complete: bool = True) -> Path:
    """Write the crawl to `path`, a .db; the link to `GONE` has this anchor."""
    store = Store(open_database(path))
    before, _ = store.begin_run("fingerprint", "bees", START - DAY)
    store.tracking.note(before, (), (), START - DAY)
    store.finish_run(before, START - DAY)
    run, _ = store.begin_run("fingerprint", "bees", START)
    index = MatchIndex(store.connection)
    own = OwnPages(store.connection)
    own.begin(("http://www.own.example.com/",), index)
    own.offer([OwnPage("http://www.own.example.com/hives", "Hives")], index)
    links = (
        OutboundLink("/hives", GONE, anchor, "Plans, in cedar.", "Wood", ("nofollow", "noopener")),
        OutboundLink(MOVED, MOVED, "Mead"),
        OWN_DEAD,
        ALIVE,
        WALLED,
        NEVER_CHECKED,
    )
    _read(store, run, page(LIST, *links, title="Links", language="en", suggest="http://list.example.org/suggest"))
    _read(store, run, page("http://blog.example.org/", GONE, title="Blog"))
    store.pages.take(run, Waiting("http://broken.example.org/"))
    store.pages.failed(run, "http://broken.example.org/", "404 Not Found")
    store.save_verdicts(
        [
            verdict(GONE, Reason.DOMAIN_GONE, evidence="no such name"),
            verdict(MOVED, evidence="GET 404 twice", status=404),
            verdict(OWN_DEAD),
            verdict(WALLED, Reason.BLOCKED, evidence="GET 403", status=403),
            verdict(ALIVE, Reason.OK, status=200, final_url="http://fine.example.net/home"),
        ]
    )
    targets = {told.url: target for target, told in views.dead_verdicts(store.connection, run).items()}
    store.save_offers(run, {targets[GONE]: [Match("http://www.own.example.com/hives", "Hives", 71.5, ("hive",))]})
    if complete:
        store.finish_run(run, START + HOUR)
    store.connection.close()
    return path


def _read(store: Store, run: RunId, read: ResourcePage) -> None:

    store.pages.take(run, Waiting(read.url))
    store.pages.save(run, read, START, Appraisal(PageKind.RESOURCE_LIST, 80.0, ("it lists links",)))
