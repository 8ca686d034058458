"""Small, complete data for a workbook, in which every field has a value of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from brokenlinks.models import ArchivedPage, LastUpdate, Match, PageKind, Reason
from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.book import build_book
from brokenlinks.workbook.cells import EXCEL, Limits
from brokenlinks.workbook_data import (
    DeadTargetRow,
    FootprintYield,
    HostTrouble,
    PageRow,
    Prospect,
    RunSummary,
    WorkbookData,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

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
DATA = WorkbookData((PROSPECT,), (TARGET,), (NO_MATCH,), (OWN,), (PAGE,), (PAGE,), SUMMARY)
_WRITTEN: dict[int, tuple[WorkbookData, bytes]] = {}
EMPTY = WorkbookData((), (), (), (), (), (), replace(SUMMARY, reasons={}, troubles=(), notes=(), settings={}))


def saved(data: WorkbookData, limits: Limits = EXCEL) -> tuple[bytes, list[str]]:
    """The bytes of the workbook and its notes."""
    book, notes = build_book(data, now=NOW, limits=limits)
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
