"""Small, complete data for a workbook, in which every field has a value of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from brokenlinks.contact_models import Contact, SiteContacts
from brokenlinks.models import ArchivedPage, LastUpdate, Match, PageKind, Reason, State
from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.book import build_book
from brokenlinks.workbook.cells import EXCEL, Limits
from brokenlinks.workbook_data import (
    Change,
    ChangeRow,
    Changes,
    DeadTargetRow,
    FootprintYield,
    HostTrouble,
    LinkRow,
    OwnLink,
    PageRow,
    Prospect,
    RunSummary,
    UnclearLink,
    WorkbookData,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openpyxl import Workbook

    from brokenlinks.workbook.columns import Sheet

#: An hour east of the data's times, so that a test sees which zone was taken.
ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 18, 40, 5, tzinfo=ZONE)
CHECKED = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)

OFFER = Match("https://own.example/guide", "A guide", 71.4, ("rivers", "maps"))

ARCHIVED = ArchivedPage(
    copy="https://web.archive.org/web/20210301000000/http://gone.example/Rivers%20maps",
    first_good=date(2012, 2, 3),
    last_good=date(2021, 3, 1),
    first_dead=date(2022, 5, 6),
    title="River maps",
)

PROSPECT = Prospect(
    score=83.2,
    why="The page lists links, and the site is gone.",
    page_url="https://library.example/links",
    page_title="Useful links",
    site="library.example",
    dead_link="HTTP://Gone.example/Rivers maps",
    dead_url="http://gone.example/Rivers%20maps",
    anchor="River maps",
    heading="Geography",
    context="See the River maps for more.",
    reason=Reason.DOMAIN_GONE,
    confidence=0.97,
    evidence="NXDOMAIN twice",
    first_dead_at=CHECKED - timedelta(days=9),
    checked_at=CHECKED,
    checks=4,
    offer=OFFER,
    runner_up=Match("https://own.example/second", "Second", 40.0, ("maps",)),
    suggested_anchor="Maps of rivers",
    about="River maps: every river of the world",
    archived=ARCHIVED,
    moved_to="https://rivers.example/maps",
    follow=True,
    external_links=61,
    dead_on_page=3,
    language="en",
    pages_with_link=7,
    found_by="https://library.example/",
    page_kind=PageKind.RESOURCE_LIST,
    page_score=88.0,
    updated=LastUpdate(date(2026, 4, 2), "JSON-LD"),
    authority=56.0,
    change=Change.STILL_DEAD,
    own_links=(OwnLink("https://own.example/guide", "the guide", follow=False, state=State.ALIVE),),
    contact=SiteContacts(
        best=Contact("ann@library.example", "Ann Example", "Librarian", "https://library.example/contact"),
        others=(Contact("info@library.example"), Contact("web@library.example")),
        form="https://library.example/suggest",
        social=("https://social.example/@library",),
    ),
    mail_subject="A dead link on your page",
    mail_text="Hello,\n\na link on your page is dead.",
)
TARGET = DeadTargetRow(
    dead_url="http://gone.example/Rivers%20maps",
    reason=Reason.DOMAIN_GONE,
    confidence=0.97,
    evidence="NXDOMAIN twice",
    pages=2,
    page_urls=("https://library.example/links", "https://school.example/links"),
    anchors=("River maps", "maps"),
    sections=("Geography",),
    words=("River", "maps"),
    about="River maps: every river of the world",
    archived=ARCHIVED,
    moved_to="",
    offer=OFFER,
    checked_at=CHECKED,
)
NO_MATCH = replace(TARGET, dead_url="http://gone.example/deltas", about="Deltas", archived=None, offer=None)
OWN = replace(TARGET, dead_url="https://own.example/old", reason=Reason.PAGE_GONE)
PAGE = PageRow(
    url="https://library.example/links",
    title="Useful links",
    site="library.example",
    outcome="read",
    kind=PageKind.RESOURCE_LIST,
    score=88.0,
    reasons=("60 links to 44 sites", "title says “useful links”"),
    external_sites=44,
    follow_share=0.9,
    language="en",
    author="Ann Example",
    updated=LastUpdate(date(2026, 4, 2), "JSON-LD"),
    size=48_213,
    suggest="https://library.example/suggest",
    authority=56.0,
    external_links=60,
    alive=50,
    dead=6,
    unclear=4,
    depth=1,
    found_by="given",
    read_at=CHECKED,
)
SUMMARY = RunSummary(
    keyword="rivers",
    started_at=CHECKED - timedelta(minutes=20),
    finished_at=CHECKED,
    complete=True,
    pages_read=21,
    pages_failed=3,
    pages_dropped=2,
    footprints=(FootprintYield("ddgs", "KW intitle:links", 20, 12, 9, 4),),
    own_pages=840,
    links=1000,
    reasons={Reason.OK: 700, Reason.PAGE_GONE: 150, Reason.DOMAIN_GONE: 50, Reason.BLOCKED: 100},
    unchecked=11,
    troubles=(HostTrouble("walled.example", Reason.BLOCKED, 77),),
    notes=("Twelve pages were forbidden by robots.txt.",),
    settings={"depth": "2"},
)
CHANGES = Changes(
    rows=(
        ChangeRow(
            Change.PLACED,
            "https://school.example/links",
            "Links",
            "It stands in place of the dead link.",
            "../maps",
            "https://gone.example/maps",
            "Maps",
            PROSPECT.own_links[0],
        ),
    ),
    since=CHECKED - timedelta(days=7),
    still_dead=5,
    anchors=(("the guide", 3),),
)
LINK = LinkRow(
    page_url=PAGE.url,
    page_title=PAGE.title,
    position=12,
    written="//Walled.example/atlas",
    url="https://walled.example/atlas",
    anchor="An atlas",
    heading="Maps",
    context="An atlas of all rivers.",
    rel="noopener",
    state=State.UNCLEAR,
    reason=Reason.BLOCKED,
    confidence=0.5,
    evidence="GET 403 twice",
    status=403,
    final_url="https://walled.example/atlas/",
    checked_at=CHECKED,
)
UNCHECKED = replace(
    LINK, position=13, state=None, reason=None, confidence=None, evidence="", status=None, final_url="", checked_at=None
)
DATA = WorkbookData(
    (PROSPECT,),
    (TARGET,),
    (NO_MATCH,),
    (OWN,),
    (PAGE,),
    (PAGE,),
    SUMMARY,
    changes=CHANGES,
    unclear=(UnclearLink(LINK, PAGE),),
    links=lambda: iter((LINK, UNCHECKED)),
)
_WRITTEN: dict[int, tuple[WorkbookData, bytes]] = {}
EMPTY = WorkbookData((), (), (), (), (), (), replace(SUMMARY, reasons={}, troubles=(), notes=(), settings={}))


def saved(data: WorkbookData, limits: Limits = EXCEL) -> tuple[bytes, list[str]]:
    """The bytes of the workbook and its notes; what is to stand beside it goes nowhere."""

    def beside(sheet: Sheet[Any], rows: Iterable[Any]) -> tuple[str, int]:
        return f"{sheet.title}.csv", len([*rows])

    book, notes = build_book(data, now=NOW, limits=limits, beside=beside)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue(), notes


def put_workbook(data: WorkbookData, path: Path) -> None:
    """Write the first workbook at `path`, as a run does; the same data are really written only once."""
    known = _WRITTEN.get(id(data))
    if known is None:
        write_workbook(data, path, now=NOW)
        _WRITTEN[id(data)] = (data, path.read_bytes())
    else:
        path.write_bytes(known[1])


def loaded(data: WorkbookData, limits: Limits = EXCEL) -> Workbook:
    """The workbook as a reader has it."""
    return load_workbook(BytesIO(saved(data, limits)[0]))
