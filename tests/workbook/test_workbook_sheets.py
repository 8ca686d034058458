"""The sheets, read back: every column, the layout, the limits, hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from brokenlinks.models import ArchivedPage, Reason, State
from brokenlinks.workbook.by_hand_columns import BY_HAND
from brokenlinks.workbook.by_hand_words import WHAT_TO_DO
from brokenlinks.workbook.cells import EXCEL, link_target
from brokenlinks.workbook.change_columns import WHAT_CHANGED
from brokenlinks.workbook.columns import Kind, Sheet
from brokenlinks.workbook.excel_tables import add_table
from brokenlinks.workbook.link_columns import LINKS
from brokenlinks.workbook.page_columns import PAGES, SUGGESTIONS
from brokenlinks.workbook.prospect_columns import PROSPECTS, STATUSES
from brokenlinks.workbook.target_columns import OWN_DEAD, TARGETS, TO_WRITE
from brokenlinks.workbook.tints import STATE_TINTS, STATUS_TINTS
from brokenlinks.workbook_data import Changes, UnclearLink, WorkbookData

from .samples import (
    ARCHIVED,
    CHANGES,
    CHECKED,
    DATA,
    EMPTY,
    LINK,
    NO_MATCH,
    OWN,
    PAGE,
    PROSPECT,
    SUMMARY,
    TARGET,
    ZONE,
    loaded,
    saved,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEETS: list[tuple[Sheet[Any], object]] = [
    (PROSPECTS, PROSPECT),
    (TARGETS, TARGET),
    (BY_HAND, UnclearLink(LINK, PAGE)),
    (TO_WRITE, NO_MATCH),
    (OWN_DEAD, OWN),
    (WHAT_CHANGED, CHANGES.rows[0]),
    (SUGGESTIONS, PAGE),
    (PAGES, PAGE),
    (LINKS, LINK),
]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return loaded(DATA)


def texts(book: Workbook, title: str) -> list[list[object]]:
    return [list(row) for row in book[title].iter_rows(values_only=True)]


def rows_by_name(book: Workbook, title: str) -> list[dict[str, Any]]:
    header, *rows = texts(book, title)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def shown(time: datetime) -> datetime:
    return time.astimezone(ZONE).replace(tzinfo=None)


def test_sheets_in_order(book: Workbook) -> None:
    assert book.sheetnames == [
        "Prospects",
        "What changed",
        "Dead targets",
        "Check by hand",
        "Content to write",
        "Your site",
        "Open to suggestions",
        "Pages",
        "Links",
        "Summary",
        "Read me",
    ]
    assert book.worksheets[0] is book.active


def test_sheets_that_would_be_empty_are_left_out() -> None:
    names = loaded(replace(DATA, unclear=(), own_dead=(), to_write=(), suggestions=(), changes=Changes())).sheetnames
    assert not {"Check by hand", "Your site", "Content to write", "Open to suggestions", "What changed"} & set(names)


def test_that_nothing_changed_is_said() -> None:
    book = loaded(replace(DATA, changes=Changes(since=CHECKED)))
    assert texts(book, "What changed")[1][0] == "Nothing changed since the run before."


def test_what_changed(book: Workbook) -> None:
    assert rows_by_name(book, "What changed") == [
        {
            "Change": "link placed",
            "Page": "https://school.example/links",
            "Page title": "Links",
            "Dead link": "../maps",
            "Anchor text": "Maps",
            "Your link": "https://own.example/guide",
            "Your anchor": "the guide",
            "Your link follows": "no",
            "What was seen": "It stands in place of the dead link.",
        }
    ]
    summary = [row[:2] for row in texts(book, "Summary")]
    assert ["Link placed", 1] in summary
    assert ["Still dead", 5] in summary
    assert ["the guide", 3] in summary


@pytest.mark.parametrize(
    ("archived", "shown"),
    [(None, None), (ArchivedPage(), "none"), (ArchivedPage(copy="https://a/web/1/x"), "https://a/web/1/x")],
)
def test_not_looked_up_is_not_no_copy(archived: ArchivedPage | None, shown: str | None) -> None:
    (row,) = rows_by_name(loaded(replace(DATA, prospects=(replace(PROSPECT, archived=archived),))), "Prospects")
    assert row["Archived copy"] == shown


def test_prospects_columns_left_to_right() -> None:
    assert [column.name for column in PROSPECTS.columns] == [
        "Score", "Why", "Page to contact", "Page title", "Site", "Dead link", "Dead address", "Anchor text", "Section",
        "Sentence", "Reason", "Change", "Confidence", "Evidence", "First seen dead", "Last checked", "Checks",
        "Archived copy", "It was about", "Moved to",
        "Offer this page", "Offer title", "Match", "Matched words", "Runner-up", "Suggested anchor", "Follow",
        "Page score",
        "Kind of page", "External links", "Dead on page", "Pages with this dead link", "Language", "Page updated",
        "Authority", "Contact", "Role", "E-mail", "Found at", "Other addresses", "Contact form", "Profiles",
        "Mail subject", "Mail text", "Found by", "Your link", "Your anchor",
        "Your link follows", "Status", "Contacted on", "Follow-up due", "Replied on", "Placed at", "Notes",
    ]  # fmt: skip


def test_a_prospect_round_trips(book: Workbook) -> None:
    (row,) = rows_by_name(book, "Prospects")
    assert row == {
        "Score": 83.2,
        "Why": "The page lists links, and the site is gone.",
        "Page to contact": "https://library.example/links",
        "Page title": "Useful links",
        "Site": "library.example",
        "Dead link": "HTTP://Gone.example/Rivers maps",
        "Dead address": "http://gone.example/Rivers%20maps",
        "Anchor text": "River maps",
        "Section": "Geography",
        "Sentence": "See the River maps for more.",
        "Reason": "domain gone",
        "Change": "still dead",
        "Confidence": 0.97,
        "Evidence": "NXDOMAIN twice",
        "First seen dead": shown(CHECKED - timedelta(days=9)),
        "Last checked": shown(CHECKED),
        "Checks": 4,
        "Archived copy": ARCHIVED.copy,
        "It was about": "River maps: every river of the world",
        "Moved to": "https://rivers.example/maps",
        "Offer this page": "https://own.example/guide",
        "Offer title": "A guide",
        "Match": 71.4,
        "Matched words": "rivers, maps",
        "Runner-up": "https://own.example/second",
        "Suggested anchor": "Maps of rivers",
        "Follow": "yes",
        "Page score": 88,
        "Kind of page": "resource list",
        "External links": 61,
        "Dead on page": 3,
        "Pages with this dead link": 7,
        "Language": "en",
        "Page updated": datetime.combine(date(2026, 4, 2), time()),
        "Authority": 56,
        "Contact": "Ann Example",
        "Role": "Librarian",
        "E-mail": "ann@library.example",
        "Found at": "https://library.example/contact",
        "Other addresses": "info@library.example\nweb@library.example",
        "Contact form": "https://library.example/suggest",
        "Profiles": "https://social.example/@library",
        "Mail subject": "A dead link on your page",
        "Mail text": "Hello,\n\na link on your page is dead.",
        "Found by": "https://library.example/",
        "Your link": "https://own.example/guide",
        "Your anchor": "the guide",
        "Your link follows": "no",
        "Status": None,
        "Contacted on": None,
        "Follow-up due": None,
        "Replied on": None,
        "Placed at": None,
        "Notes": None,
    }


def test_the_other_tables_round_trip(book: Workbook) -> None:
    (target,) = rows_by_name(book, "Dead targets")
    assert target == {
        "Dead page": "http://gone.example/Rivers%20maps",
        "Pages": 2,
        "Anchor texts": "River maps | maps",
        "Reason": "domain gone",
        "Confidence": 0.97,
        "It was about": "River maps: every river of the world",
        "Archived copy": ARCHIVED.copy,
        "Archived from": datetime(2012, 2, 3),  # noqa: DTZ001 a day, which no time zone moves
        "Archived until": datetime(2021, 3, 1),  # noqa: DTZ001
        "Gone by": datetime(2022, 5, 6),  # noqa: DTZ001
        "Moved to": None,
        "Offer this page": "https://own.example/guide",
        "Offer title": "A guide",
        "Match": 71.4,
        "Matched words": "rivers, maps",
        "Evidence": "NXDOMAIN twice",
        "Last checked": shown(CHECKED),
        "Linked from": "https://library.example/links\nhttps://school.example/links",
    }
    (own,) = rows_by_name(book, "Your site")
    assert (own["Dead page"], own["Reason"]) == ("https://own.example/old", "page gone")
    assert (own["Redirect it to"], own["Match"]) == ("https://own.example/guide", 71.4)
    (wanted,) = rows_by_name(book, "Content to write")
    assert wanted == {
        "It was about": "Deltas",
        "Pages": 2,
        "Their words": "River, maps",
        "Sections": "Geography",
        "Anchor texts": "River maps | maps",
        "Dead page": "http://gone.example/deltas",
        "Archived copy": None,
        "Linked from": "https://library.example/links\nhttps://school.example/links",
    }
    (page,) = rows_by_name(book, "Pages")
    assert page == {
        "Page": "https://library.example/links",
        "Title": "Useful links",
        "Site": "library.example",
        "Page score": 88,
        "Kind": "resource list",
        "Why": "60 links to 44 sites; title says “useful links”",
        "Outcome": "read",
        "External links": 60,
        "Other sites": 44,
        "Follow share": 0.9,
        "Alive": 50,
        "Dead": 6,
        "Unclear": 4,
        "Dead share": 0.1,
        "Language": "en",
        "Updated": datetime.combine(date(2026, 4, 2), time()),
        "Updated, by": "JSON-LD",
        "Author": "Ann Example",
        "Authority": 56,
        "Size": 47.1,
        "Suggest at": "https://library.example/suggest",
        "Depth": 1,
        "Found by": "given",
        "Read at": shown(CHECKED),
    }
    (unclear,) = rows_by_name(book, "Check by hand")
    assert unclear == {
        "Page score": 88,
        "Page": "https://library.example/links",
        "Page title": "Useful links",
        "Site": "library.example",
        "Link": "//Walled.example/atlas",
        "Address": "https://walled.example/atlas",
        "Anchor text": "An atlas",
        "Section": "Maps",
        "Sentence": "An atlas of all rivers.",
        "Reason": "blocked",
        "What to do": WHAT_TO_DO[Reason.BLOCKED],
        "Evidence": "GET 403 twice",
        "Last checked": shown(CHECKED),
    }
    link, unchecked = rows_by_name(book, "Links")
    assert link == {
        "Page": "https://library.example/links",
        "Page title": "Useful links",
        "Place": 12,
        "Link": "//Walled.example/atlas",
        "Address": "https://walled.example/atlas",
        "Anchor text": "An atlas",
        "Section": "Maps",
        "Sentence": "An atlas of all rivers.",
        "Rel": "noopener",
        "Verdict": "unclear",
        "Reason": "blocked",
        "Confidence": 0.5,
        "Evidence": "GET 403 twice",
        "Status": 403,
        "Final address": "https://walled.example/atlas/",
        "Last checked": shown(CHECKED),
    }
    assert (unchecked["Verdict"], unchecked["Reason"], unchecked["Last checked"]) == ("not checked", None, None)


def test_what_is_not_known_is_left_empty() -> None:
    book = loaded(
        replace(
            DATA,
            prospects=(replace(PROSPECT, offer=None, runner_up=None, anchor="", follow=False, score=float("nan")),),
            pages=(replace(PAGE, external_links=0, read_at=None),),
        )
    )
    (row,) = rows_by_name(book, "Prospects")
    empty = ("Score", "Anchor text", "Offer this page", "Offer title", "Match", "Matched words", "Runner-up")
    assert [row[name] for name in empty] == [None] * len(empty)
    assert row["Follow"] == "no"
    (page,) = rows_by_name(book, "Pages")
    assert (page["Dead share"], page["Read at"]) == (None, None)


@pytest.mark.parametrize(("sheet", "row"), SHEETS, ids=lambda value: getattr(value, "title", ""))
def test_links_lead_where_the_column_says(book: Workbook, sheet: Sheet[Any], row: object) -> None:
    cells = book[sheet.title][2]
    for column, cell in zip(sheet.columns, cells, strict=True):
        target = cell.hyperlink.target if cell.hyperlink else None
        assert target == (link_target(column.link(row)) if column.link else None)


@pytest.mark.parametrize(
    ("addresses", "target"),
    [(("http://a.example/",), "http://a.example/"), (("http://a.example/", "b"), None), ((), None)],
)
def test_linked_from_leads_somewhere_when_it_is_one_page(addresses: tuple[str, ...], target: str | None) -> None:
    book = loaded(replace(DATA, targets=(replace(TARGET, page_urls=addresses),)))
    link = book["Dead targets"][2][-1].hyperlink
    assert (link and link.target) == target


@pytest.mark.parametrize(("sheet", "row"), SHEETS, ids=lambda value: getattr(value, "title", ""))
def test_formats_widths_and_folding(book: Workbook, sheet: Sheet[Any], row: object) -> None:
    written = book[sheet.title]
    formats = {
        Kind.PERCENT: "0%",
        Kind.CONFIDENCE: "0%",
        Kind.DATE: "yyyy-mm-dd",
        Kind.TIME: "yyyy-mm-dd hh:mm",
        Kind.SCORE: "0",
    }
    for place, (column, header, cell) in enumerate(zip(sheet.columns, written[1], written[2], strict=True), 1):
        dimension = written.column_dimensions[get_column_letter(place)]
        assert dimension.width == column.width
        assert dimension.hidden is column.minor
        assert dimension.outlineLevel == int(column.minor)
        assert header.value == column.name
        assert header.font.b
        assert cell.alignment.wrap_text is (True if column.kind in (Kind.TEXT, Kind.URL) else None)
        if column.kind in formats:
            assert cell.number_format == formats[column.kind]
        if column.kind in (Kind.DATE, Kind.TIME) and not column.yours:
            assert isinstance(cell.value, datetime)


def test_headers_are_frozen_and_printed(book: Workbook) -> None:
    for sheet, _ in SHEETS:
        written = book[sheet.title]
        assert written.print_title_rows == "$1:$1"
        assert written.page_setup.orientation == "landscape"
        assert written.page_setup.fitToHeight == 0
        properties = written.sheet_properties.pageSetUpPr
        assert properties is not None
        assert properties.fitToPage
    assert book["Prospects"].freeze_panes == "D2"
    assert book["Pages"].freeze_panes == "B2"


@pytest.mark.parametrize(("sheet", "row"), SHEETS, ids=lambda value: getattr(value, "title", ""))
def test_every_table_is_one_of_excels(book: Workbook, sheet: Sheet[Any], row: object) -> None:
    """With the names of its header cells, one filter, and a name of its own."""
    written = book[sheet.title]
    (table,) = written.tables.values()
    assert table.displayName == table.name == sheet.title.title().replace(" ", "")
    assert table.ref == f"A1:{get_column_letter(written.max_column)}{written.max_row}"
    assert table.autoFilter.ref == table.ref
    assert written.auto_filter.ref is None
    assert table.column_names == [cell.value for cell in written[1]]
    assert all(cell.data_type == "s" for cell in written[1])
    assert [column.id for column in table.tableColumns] == [*range(1, written.max_column + 1)]


def test_tables_have_ids_of_their_own(book: Workbook) -> None:
    ids = [table.id for written in book for table in written.tables.values()]
    assert len(ids) == len(set(ids)) == len(SHEETS)


def test_a_sheet_without_rows_has_no_table() -> None:
    """It would need a row."""
    assert [table for written in loaded(EMPTY) for table in written.tables] == []


@pytest.mark.parametrize(("columns", "rows"), [(["a", "A"], 1), (["a", ""], 1), (["a"], 0)])
def test_what_excel_would_repair_is_no_table(columns: list[str], rows: int) -> None:
    with pytest.raises(ValueError, match="no table"):
        add_table(openpyxl.Workbook().create_sheet(), "Any", columns, rows)


@pytest.mark.parametrize(("sheet", "row"), SHEETS, ids=lambda value: getattr(value, "title", ""))
def test_scores_confidence_and_some_words_are_coloured(book: Workbook, sheet: Sheet[Any], row: object) -> None:
    scales = {}
    tints: dict[str, list[str]] = {}
    for found in book[sheet.title].conditional_formatting:
        (cells,) = found.sqref.ranges
        column = sheet.columns[cells.min_col - 1]
        for rule in found.rules:
            if rule.colorScale is None:
                tints.setdefault(column.name, []).append(rule.formula[0].strip('"'))
            else:
                scales[column.name] = [float(stop.val) for stop in rule.colorScale.cfvo]
    stops = {Kind.SCORE: [0, 50, 100], Kind.CONFIDENCE: [0.5, 0.75, 1]}
    assert scales == {column.name: stops[column.kind] for column in sheet.columns if column.kind in stops}
    assert tints == {column.name: [*column.tints] for column in sheet.columns if column.tints}


def test_words_that_are_coloured_are_words_of_the_column() -> None:
    assert set(STATUS_TINTS) <= set(STATUSES)
    assert set(STATE_TINTS) <= {state.value for state in State}
    assert not any('"' in word for word in (*STATUS_TINTS, *STATE_TINTS))


def test_the_status_has_a_list(book: Workbook) -> None:
    written = book["Prospects"]
    (validation,) = written.data_validations.dataValidation
    status = [column.name for column in PROSPECTS.columns].index("Status") + 1
    assert written.cell(2, status).coordinate in validation.sqref
    assert validation.formula1 == f'"{",".join(STATUSES)}"'
    assert len(validation.formula1) <= 255  # beyond, Excel refuses the file
    assert not any("," in status for status in STATUSES)


@pytest.mark.parametrize(("anchor", "lines"), [("short", 2), ("long " * 500, 3)])
def test_rows_are_three_lines_high_at_most(anchor: str, lines: int) -> None:
    written = loaded(replace(DATA, prospects=(replace(PROSPECT, anchor=anchor),)))["Prospects"]
    assert written.row_dimensions[2].height == pytest.approx(13.5 * lines)


def test_without_rows_each_sheet_says_so() -> None:
    book = loaded(EMPTY)
    for sheet in (PROSPECTS, TARGETS, PAGES):
        assert [row[0] for row in texts(book, sheet.title)][1:] == [sheet.empty]


@pytest.mark.parametrize(
    ("addresses", "said_in", "lines"),
    [
        (["http://a.example/"], None, 1),
        (["http://a.example/", "http://b.example/", "http://c.example/"], None, 3),
        (["http://a.example/", "http://b.example/", "http://c.example/", "http://d.example/"], (2, "and 2 more:"), 3),
        (["http://a.example/" + "x" * 60, "http://b.example/", "http://c.example/"], (1, "and 2 more:"), 3),
        (["http://a.example/" + "x" * 900], None, 3),
    ],
)
def test_linked_from_says_how_many_are_out_of_sight(
    addresses: list[str], said_in: tuple[int, str] | None, lines: int
) -> None:
    target = replace(TARGET, page_urls=tuple(addresses), dead_url="http://x.example/", anchors=(), offer=None)
    book = loaded(replace(DATA, targets=(target,)))
    (row,) = rows_by_name(book, "Dead targets")
    told = str(row["Linked from"]).split("\n")
    if said_in is not None:
        assert told.pop(said_in[0]) == said_in[1]
    assert told == addresses  # none is lost
    assert book["Dead targets"].row_dimensions[2].height == pytest.approx(13.5 * lines)


def test_read_me_explains_every_column_and_reason(book: Workbook) -> None:
    explained = [tuple(row) for row in texts(book, "Read me")]
    for sheet, _ in SHEETS:
        for column in sheet.columns:
            assert (column.name, column.meaning) in explained
            assert column.meaning.endswith(".")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_can_be_shown(reason: Reason) -> None:
    summary = replace(SUMMARY, reasons={reason: 1})
    data = WorkbookData((replace(PROSPECT, reason=reason),), (replace(TARGET, reason=reason),), (), (), (), (), summary)
    assert rows_by_name(loaded(data), "Prospects")[0]["Reason"]


def test_limits_are_kept_and_told() -> None:
    prospect = replace(PROSPECT, why="x" * 60, archived=None, moved_to="", contact=None)
    data = replace(DATA, prospects=(prospect,) * 5)
    limits = replace(EXCEL, rows=4, characters=50, hyperlinks=7)
    book = loaded(data, limits)
    rows = rows_by_name(book, "Prospects")
    assert len(rows) == 3
    assert book["Prospects"].tables["Prospects"].ref.endswith("4")
    assert rows[0]["Why"] == "x" * 49 + "…"
    linked = [cell for row in book["Prospects"].iter_rows(min_row=2) for cell in row if cell.hyperlink]
    assert [cell.coordinate for cell in linked] == ["C2", "F2", "C3", "F3", "C4", "F4"]  # whole columns
    assert rows[2]["Offer this page"] == "https://own.example/guide"  # as text
    notes = saved(data, limits)[1]
    assert notes[:3] == [
        "Prospects: 2 of 5 rows are left out, since a sheet holds no more than 4: "
        "the file “Prospects.csv” beside the workbook has all of them.",
        "Prospects: 3 addresses are plain text, to be copied into a browser, "
        "since a sheet holds no more than 7 links to click.",
        "Prospects: 3 texts are cut short, since a cell holds no more than 50 characters: an export as .jsonl has them "
        "whole.",
    ]
    comment = book["Prospects"]["A1"].comment
    assert comment
    assert [f"Prospects: {note}" for note in comment.text.split("\n\n")] == notes[:3]
    summary = " ".join(str(row[0]) for row in texts(book, "Summary"))
    assert all(note in summary for note in notes)
