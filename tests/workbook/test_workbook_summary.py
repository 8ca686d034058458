"""The Summary: figures, what to do first, formulas and charts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.utils import range_boundaries

from brokenlinks.contact_models import SiteContacts
from brokenlinks.models import Match, PageKind, Reason
from brokenlinks.statuses import Standing
from brokenlinks.workbook.first_steps import Item, Step, first_steps
from brokenlinks.workbook.prospect_columns import STATUSES
from brokenlinks.workbook_data import Change, Changes, FootprintYield, HostTrouble, UnclearLink

from .samples import (
    CHANGES,
    DATA,
    EMPTY,
    LINK,
    NO_MATCH,
    NOW,
    OFFER,
    OWN,
    PAGE,
    PROSPECT,
    SUMMARY,
    ZONE,
    loaded,
)

if TYPE_CHECKING:
    from datetime import datetime

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from brokenlinks.workbook_data import WorkbookData


@pytest.fixture(scope="module")
def book() -> Workbook:
    return loaded(DATA)


def texts(book: Workbook, title: str) -> list[list[object]]:
    return [list(row) for row in book[title].iter_rows(values_only=True)]


def shown(time: datetime) -> datetime:
    return time.astimezone(ZONE).replace(tzinfo=None)


def test_summary_tells_the_figures(book: Workbook) -> None:
    rows = texts(book, "Summary")
    facts = {row[0]: row[1] for row in rows if row[0]}
    assert facts["Prospects"] == 1
    assert facts["Prospects with an offer"] == 1
    assert facts["Pages read"] == 21
    assert facts["Pages that could not be read"] == 3
    assert facts["Not checked"] == 11
    assert facts["Started"] == shown(SUMMARY.started_at)
    assert facts["Workbook written"] == NOW.replace(tzinfo=None)
    assert facts["walled.example"] == "blocked"
    assert facts["depth"] == "2"
    assert rows[0][0] == "Broken links for “rivers”"
    assert [SUMMARY.notes[0]] in [row[:1] for row in rows]
    told = {row[0]: row[1:4] for row in rows if row[4] is not None}
    assert told["page gone"] == ["dead", 150, 0.15]
    assert told["works"] == ["alive", 700, 0.7]
    assert {name: told[name][1] for name in ("Dead", "Alive", "Unclear", "Skipped")} == {
        "Dead": 200,
        "Alive": 700,
        "Unclear": 100,
        "Skipped": 0,
    }


def test_summary_says_when_the_run_was_stopped() -> None:
    """Once: its notes tell what to do."""
    rows = texts(loaded(replace(DATA, summary=replace(SUMMARY, complete=False))), "Summary")
    assert [row for row in rows if any("stopped" in str(value) for value in row)] == [
        ["Complete", "no, it was stopped", None, None, None]
    ]


def test_summary_settings_are_one_a_line_and_wrapped() -> None:
    pages = "https://a.example/links\nhttps://b.example/links"
    settings = {"pages": pages, "user_agent": "word " * 30}
    rows = texts(loaded(replace(DATA, summary=replace(SUMMARY, settings=settings))), "Summary")
    start = rows.index(["Settings", None, None, None, None])
    assert [row[0] for row in rows[start + 1 :]] == ["pages", None, "user_agent", None, "all others"]
    assert [row[1] for row in rows[start + 1 : start + 3]] == pages.split("\n")
    assert " ".join(str(row[1]) for row in rows[start + 3 : start + 5]) == settings["user_agent"].strip()
    assert all(len(str(row[1])) <= 100 for row in rows[start + 1 :])


def test_long_lists_are_cut_and_counted() -> None:
    summary = replace(
        SUMMARY,
        troubles=tuple(HostTrouble(f"{n}.example", Reason.BLOCKED, 1) for n in range(33)),
        footprints=tuple(FootprintYield("ddgs", f"KW {n}", 1, 1, 1, 1) for n in range(32)),
    )
    names = [row[0] for row in texts(loaded(replace(DATA, summary=summary)), "Summary")]
    assert names[names.index("29.example") + 1] == "and 3 more"
    assert names[names.index("KW 29") + 1] == "and 2 more"


# --- formulas


def test_how_far_the_user_is_follows_the_column_status(book: Workbook) -> None:
    rows = {row[0].value: row[1] for row in book["Summary"].iter_rows(max_col=2) if row[0].value}
    first, last = rows["Not begun"].row, rows[STATUSES[-1]].row
    formulas = {name: cell.value for name, cell in rows.items() if cell.data_type == "f"}
    assert formulas == {
        "Not begun": "=COUNTBLANK(Prospects[Status])",
        **{name: f"=COUNTIF(Prospects[Status],A{rows[name].row})" for name in STATUSES},
        "In other words": f"=ROWS(Prospects[Status])-SUM(B{first}:B{last})",
    }
    assert book.calculation.fullCalcOnLoad


def test_without_prospects_there_is_no_formula() -> None:
    """It would ask for a table that is not there."""
    cells = [cell for row in loaded(replace(DATA, prospects=()))["Summary"].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


# --- charts


def _rows_and_columns(reference: str) -> tuple[int, int, int, int]:
    """As `iter_rows` wants them: least row, greatest row, least column, greatest column."""
    first_column, first_row, last_column, last_row = range_boundaries(reference.rpartition("!")[2].replace("$", ""))
    assert first_row
    assert last_row
    assert first_column
    assert last_column
    return first_row, last_row, first_column, last_column


def drawn(ws: Worksheet) -> dict[str, tuple[list[Any], list[Any], int, int]]:
    """Title → labels, values, and the first and last row that the chart covers."""
    found = {}
    for chart in ws._charts:  # type: ignore[attr-defined]  # openpyxl has no other way to tell
        (series,) = chart.series
        labels, values = (
            [row[0] for row in ws.iter_rows(*_rows_and_columns(str(reference.f)), values_only=True)]
            for reference in (series.cat.strRef or series.cat.numRef, series.val.numRef)
        )
        (run,) = chart.title.tx.rich.p[0].r
        found[run.t] = (labels, values, chart.anchor._from.row + 1, chart.anchor.to.row + 1)
    return found


def test_charts_show_cells_of_the_summary(book: Workbook) -> None:
    charts = drawn(book["Summary"])
    told = {title: (labels, values) for title, (labels, values, _, _) in charts.items()}
    statuses = told.pop("How far you are")
    assert statuses[0] == ["Not begun", *STATUSES]
    assert all(str(value).startswith("=COUNT") for value in statuses[1])
    assert told == {
        "How the links fared": (["Dead", "Alive", "Unclear", "Skipped"], [200, 700, 100, 0]),
        "How the dead ones died": (["page gone", "domain gone"], [150, 50]),
        "Searches that paid: rows on Prospects": (["KW intitle:links"], [4]),
    }


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (DATA, 4),
        (replace(EMPTY, summary=replace(SUMMARY, reasons={}, footprints=())), 0),
        (replace(DATA, prospects=()), 3),
        (replace(DATA, summary=replace(SUMMARY, reasons={Reason.OK: 1}, footprints=())), 2),
        (replace(DATA, summary=replace(SUMMARY, reasons={}, footprints=(FootprintYield("a", "b", 9, 9, 9, 0),))), 1),
    ],
)
def test_charts_cover_nothing_that_is_written(data: WorkbookData, titles: int) -> None:
    ws = loaded(data)["Summary"]
    charts = drawn(ws)
    assert len(charts) == titles
    covered = {row for _, _, first, last in charts.values() for row in range(first, last + 1)}
    assert [row[0].row for row in ws.iter_rows() if any(cell.value is not None for cell in row)]
    assert not covered & {row[0].row for row in ws.iter_rows() if any(cell.value is not None for cell in row)}


# --- what to do first

SECOND = replace(
    PROSPECT, dead_url="http://gone.example/2", score=60.0, offer=Match("https://own.example/x", "", 60, ())
)
OTHER = replace(
    PROSPECT,
    page_url="https://b.example/links/",
    page_title="",
    site="b.example",
    score=90.0,
    offer=None,
    moved_to="",
    contact=SiteContacts(),
)
MOVED = replace(PROSPECT, page_url="https://c.example/", site="c.example", score=30.0, offer=None, contact=None)
LOST = replace(CHANGES.rows[0], change=Change.LOST, page_title="", page_url="https://e.example/", detail="It is gone.")
ASKING = replace(PAGE, url="https://d.example/", title="", site="d.example", kind=PageKind.DIRECTORY)


def test_what_to_do_first() -> None:
    data = replace(
        DATA,
        own_dead=(OWN, replace(OWN, dead_url="https://own.example/older", pages=1, offer=None)),
        prospects=(OTHER, PROSPECT, SECOND, MOVED),
        to_write=(NO_MATCH, replace(NO_MATCH, pages=1)),
        unclear=(UnclearLink(LINK, PAGE),) * 1200,
        suggestions=(PAGE, ASKING),
        changes=replace(CHANGES, rows=(*CHANGES.rows, LOST)),
    )
    assert first_steps(data) == (
        Step(
            "Note what you won: 1 page links to your site since the run before. "
            "Set Status to Placed, and the links are watched.",
            "What changed",
            (Item("Links", "https://school.example/links", "It stands in place of the dead link."),),
        ),
        Step(
            "Look after 1 link to your site that went away or changed.",
            "What changed",
            (Item("e.example", "https://e.example/", "It is gone."),),
        ),
        Step(
            "Mend your own site: redirect 2 dead pages of yours that others link to. No mail is needed.",
            "Your site",
            (
                Item(OWN.dead_url, OWN.dead_url, f"2 pages link to it; redirect it to {OFFER.url}"),
                Item(
                    "https://own.example/older",
                    "https://own.example/older",
                    "1 page links to it; no other page of yours takes its place",
                ),
            ),
        ),
        Step(
            "Write to the keepers of 3 pages; a draft stands in Mail text. Click the page and the dead link first.",
            "Prospects",
            (
                Item(
                    "Useful links",
                    PROSPECT.page_url,
                    "library.example; write to ann@library.example; score 83; 2 dead links; offer “A guide” and 1 more",
                ),
                Item(
                    "Useful links", MOVED.page_url, "c.example; score 30; 1 dead link; tell where the page has moved to"
                ),
                Item("b.example/links", OTHER.page_url, "b.example; score 90; 1 dead link; no page of yours fits yet"),
            ),
        ),
        Step(
            "Write what is missing: several pages link to 1 dead page that no page of yours fits.",
            "Content to write",
            (Item("Deltas", NO_MATCH.dead_url, "2 pages link to it"),),
        ),
        Step("Look at 1,200 links that no machine can settle: some may be dead as well.", "Check by hand"),
        Step(
            "Suggest a page of yours to 2 pages that ask for links.",
            "Open to suggestions",
            (
                Item("Useful links", PAGE.url, f"library.example; {PAGE.suggest}"),
                Item("d.example", ASKING.url, f"d.example; {PAGE.suggest}"),
            ),
        ),
    )


def test_nobody_is_written_to_twice() -> None:
    data = replace(DATA, prospects=(PROSPECT, MOVED))
    standing = Standing(begun=frozenset({PROSPECT.page_url}), placed=frozenset({CHANGES.rows[0].page_url}))
    steps = first_steps(data, standing)
    (mails,) = [step for step in steps if step.sheet == "Prospects"]
    assert [item.address for item in mails.items] == [MOVED.page_url]
    assert "What changed" not in [step.sheet for step in steps], "they noted already that it was placed"


def test_the_user_is_told_to_name_their_own_pages() -> None:
    steps = first_steps(replace(DATA, own_dead=(), changes=Changes(), summary=replace(SUMMARY, own_pages=0)))
    assert "--content" in steps[0].text


def test_nothing_to_do() -> None:
    assert first_steps(EMPTY) == ()
    assert "What to do first" not in [row[0] for row in texts(loaded(EMPTY), "Summary")]


def test_steps_lead_to_their_sheets_and_pages(book: Workbook) -> None:
    links = {
        cell.value: cell.hyperlink.location or cell.hyperlink.target
        for (cell,) in book["Summary"].iter_rows(max_col=1)
        if cell.hyperlink
    }
    assert links["Useful links"] == PAGE.url
    sheets = {str(target).removesuffix("!A1").strip("'") for target in links.values() if str(target).endswith("!A1")}
    assert sheets == {
        "What changed",
        "Your site",
        "Prospects",
        "Content to write",
        "Check by hand",
        "Open to suggestions",
    }
    assert sheets <= {*book.sheetnames}
