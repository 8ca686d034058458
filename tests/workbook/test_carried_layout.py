"""How the user arranged the sheets, and the sheets that they added, are as they left them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.relationship import Relationship
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink, ExternalSheetNames
from openpyxl.worksheet.datavalidation import DataValidation

from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.prospect_columns import PROSPECTS

from .a_user import Grid, _move_column, editing, grid
from .samples import DATA, NOW, put_workbook
from .test_carried_rows import SMALL, A, B, C, D, at, book_of, row_of

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [column.name for column in PROSPECTS.columns]
BEFORE = replace(SMALL, prospects=(A, B, C), pages=DATA.pages, links=DATA.links)
#: A is a row lower, C is gone, D is new.
AFTER = replace(BEFORE, prospects=(B, A, D))


@pytest.fixture(scope="module")
def notes_and_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[str, ...], Any]:
    """The workbook after one run of many edits, and what the program said."""
    path = tmp_path_factory.mktemp("layout") / "prospects.xlsx"
    put_workbook(BEFORE, path)
    with editing(path) as book:
        ws: Any = book["Prospects"]
        _arrange(ws)
        _add_sheets(book)
        book.defined_names["best"] = DefinedName("best", attr_text="Outreach!$A$2:$A$4")
        book["Summary"]["G40"].value = "call the printer"
    written = write_workbook(AFTER, path, now=NOW)
    return written.notes, book_of(path)


def _arrange(ws: Any) -> None:
    found = Grid(ws, "Prospects")
    _move_column(ws, found.column("Status") or 0, 1)
    _move_column(ws, Grid(ws, "Prospects").column("Evidence") or 0, 3)
    found = Grid(ws, "Prospects")
    ws.delete_cols(found.column("Checks") or 0)
    ws.title = "Outreach"
    ws.sheet_properties.tabColor = "FF8800"
    ws.sheet_view.zoomScale = 85
    ws.freeze_panes = "C2"
    ws.column_dimensions["A"].width = 33.5
    ws.column_dimensions["B"].hidden = True
    found = Grid(ws, "Prospects")
    ws.cell(1, found.column("Notes") or 0).value = "  NOTES "
    at(found, "a", "Status").value = "Contacted"
    at(found, "b", "Status").value = "Waiting"
    at(found, "c", "Notes").value = "gone"
    for row, page in ((row_of(found, "b"), "b"), (row_of(found, "c"), "c")):
        assert found.key(row)[0] == f"https://{page}.example/links"
        ws.row_dimensions[row].hidden = True
    last = ws.max_column + 1
    ws.cell(1, last).value = "Days"
    row = row_of(found, "a")
    ws.cell(row, last).value = f"=TODAY()-B{row}+$A$1"
    ws.cell(row_of(found, "b"), last).value = f"=SUM(A$2:A$4)*A{row_of(found, 'b')}"
    tables = list(ws.tables.values())
    (tables[0].autoFilter if tables else ws.auto_filter).add_filter_column(0, ["Contacted"])
    ours = DataValidation("list", formula1='"Contacted,Waiting"')
    ours.add("A2:A4")
    ws.data_validations.dataValidation = [ours]
    red = PatternFill("solid", bgColor="FF0000")
    ws.conditional_formatting.add(
        "A2:C4", Rule("expression", formula=['$A2="Waiting"'], dxf=DifferentialStyle(fill=red))
    )


def _add_sheets(book: Any) -> None:
    plan = book.create_sheet("My plan", 0)
    plan["B2"].value, plan["B2"].font = "Call", Font(bold=True, color="00AA00")
    plan["B3"].value = '=COUNTIF(Outreach!A2:A4,"Contacted")'
    plan["B4"].value = "=Outreach!A2"
    plan["B5"].comment = Comment("soon", "me")
    plan["B6"].hyperlink = "https://example.org/plan"
    plan["B6"].value = "there"
    plan.merge_cells("D1:F3")
    plan.column_dimensions["B"].width = 41
    plan.row_dimensions[2].height = 55
    plan.freeze_panes = "B3"
    plan.conditional_formatting.add(
        "B2:B9", Rule("cellIs", operator="equal", formula=["5"], dxf=DifferentialStyle(font=Font(bold=True)))
    )
    listed = DataValidation("list", formula1='"yes,no"')
    listed.add("C1:C9")
    plan.add_data_validation(listed)
    chart = BarChart()
    chart.add_data(Reference(plan, 2, 2, 2, 3))
    plan.add_chart(chart, "H1")
    hidden = book.create_sheet("Secret")
    hidden["A1"].value, hidden.sheet_state = "kept", "hidden"


@pytest.fixture
def book(notes_and_book: tuple[tuple[str, ...], Any]) -> Any:
    return notes_and_book[1]


@pytest.fixture
def outreach(book: Any) -> Grid:
    found = grid(book, "Prospects")
    assert found is not None
    return found


def test_tabs_keep_names_and_order(book: Any) -> None:
    theirs = ["My plan", "Outreach", "Dead targets", "Pages", "Summary", "Summary (yours)", "Secret", "_brokenlinks"]
    assert [name for name in book.sheetnames if name in theirs] == theirs
    assert book.active.title == "Outreach"
    states = {ws.title: ws.sheet_state for ws in book.worksheets}
    assert (states["Secret"], states["_brokenlinks"], states["Outreach"]) == ("hidden", "veryHidden", "visible")


def test_columns_keep_their_order(outreach: Grid) -> None:
    header = [cell.value for cell in outreach.ws[1]]
    expected = ["Status", "Score", "Evidence", *(name for name in NAMES if name not in ("Status", "Score", "Evidence"))]
    assert header == [*expected, "Days"]


def test_a_deleted_column_comes_back_folded_away(outreach: Grid) -> None:
    letter = outreach.ws.cell(1, outreach.column("Checks")).column_letter
    assert outreach.ws.column_dimensions[letter].hidden


def test_widths_frozen_panes_colours_and_zoom(outreach: Grid) -> None:
    ws = outreach.ws
    assert ws.column_dimensions["A"].width == 33.5
    assert ws.column_dimensions["B"].hidden
    assert (ws.freeze_panes, ws.sheet_view.zoomScale) == ("C2", 85)
    assert ws.sheet_properties.tabColor.rgb == "00FF8800"


def test_filters_and_the_rows_that_they_hide(outreach: Grid) -> None:
    tables = list(outreach.ws.tables.values())
    (column,) = (tables[0].autoFilter if tables else outreach.ws.auto_filter).filterColumn
    assert (column.colId, column.filters.filter) == (0, ["Contacted"])
    hidden = [outreach.key(row)[0] for row in outreach.rows() if outreach.ws.row_dimensions[row].hidden]
    assert hidden == [B.page_url, C.page_url]


def test_the_users_choices_take_the_place_of_the_programs(outreach: Grid) -> None:
    (choices,) = [found for found in outreach.ws.data_validations.dataValidation if "A2" in found.sqref]
    assert (choices.formula1, str(choices.sqref)) == ('"Contacted,Waiting"', "A2:A5")


def test_the_users_conditional_formats_cover_all_rows(outreach: Grid) -> None:
    users = {
        str(found.sqref): rule for found in outreach.ws.conditional_formatting for rule in found.rules if rule.formula
    }
    rule = users["A2:C5"]
    assert (rule.formula, rule.dxf.fill.bgColor.rgb) == (['$A2="Waiting"'], "00FF0000")
    assert any(rule.type == "colorScale" for found in outreach.ws.conditional_formatting for rule in found.rules)


def test_formulas_follow_their_rows(outreach: Grid) -> None:
    row = row_of(outreach, "a")
    assert row == 3
    assert at(outreach, "a", "Days").value == "=TODAY()-B3+$A$1"
    assert at(outreach, "b", "Days").value == "=SUM(A$2:A$5)*A2"


def test_own_sheets_are_whole(book: Any) -> None:
    plan = book["My plan"]
    assert (plan["B2"].value, plan["B2"].font.b, plan["B2"].font.color.rgb) == ("Call", True, "0000AA00")
    assert plan["B3"].value == '=COUNTIF(Outreach!A2:A5,"Contacted")'
    assert plan["B4"].value == "=Outreach!A3"  # A's row is the third now
    assert plan["B5"].comment.text == "soon"
    assert plan["B6"].hyperlink.target == "https://example.org/plan"
    assert [str(merged) for merged in plan.merged_cells.ranges] == ["D1:F3"]
    assert (plan.column_dimensions["B"].width, plan.row_dimensions[2].height, plan.freeze_panes) == (41, 55, "B3")
    (formatting,) = plan.conditional_formatting
    assert (str(formatting.sqref), formatting.rules[0].dxf.font.b) == ("B2:B9", True)
    (listed,) = plan.data_validations.dataValidation
    assert (listed.formula1, str(listed.sqref)) == ('"yes,no"', "C1:C9")
    assert book["Secret"]["A1"].value == "kept"
    assert book.defined_names["best"].value == "Outreach!$A$2:$A$5"


def test_what_is_written_on_the_summary_is_kept_apart(book: Any) -> None:
    assert book["Summary (yours)"]["G40"].value == "call the printer"
    assert book["Summary"]["G40"].value is None


def test_what_cannot_be_carried_is_told(notes_and_book: tuple[tuple[str, ...], Any]) -> None:
    notes, _ = notes_and_book
    assert notes[0] == "My plan: a chart cannot be carried over. Look for it in the older file."


def test_shapes_pictures_and_macros_are_told(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    put_workbook(BEFORE, path)
    with editing(path) as book:
        plan = book.create_sheet("Plan")
        plan.add_chart(BarChart(), "A1")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    drawing = [name for name in parts if name.startswith("xl/drawings/drawing")][-1]
    parts[drawing] = parts[drawing].replace(b"</wsDr>", b"<x:sp xmlns:x='y'></x:sp></wsDr>")
    rels = "xl/drawings/_rels/" + drawing.rpartition("/")[2] + ".rels"
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    for number in range(2):
        parts[rels] = parts[rels].replace(
            b"</Relationships>",
            f'<Relationship Id="p{number}" Type="{image}" Target="../media/p.png"/></Relationships>'.encode(),
        )
    parts["xl/vbaProject.bin"] = b"macros"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    notes = write_workbook(BEFORE, path, now=NOW).notes
    assert notes[0] == ("Plan: a chart, 2 pictures and shapes cannot be carried over. Look for them in the older file.")
    assert notes[1] == "The macros of prospects.xlsx cannot be carried over. Look for them in the older file."


def test_running_again_adds_no_sheets_and_changes_no_order(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    put_workbook(BEFORE, path)
    first = book_of(path).sheetnames
    with editing(path) as book:
        book.move_sheet("Pages", -book.sheetnames.index("Pages"))
    for _ in range(2):
        write_workbook(AFTER, path, now=NOW)
    names = book_of(path).sheetnames
    assert sorted(names) == sorted(first)
    assert names[0] == "Pages"


def test_formulas_that_name_another_workbook(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    put_workbook(BEFORE, path)
    with editing(path) as book:
        relation = Relationship(type="externalLinkPath", Target="rates.xlsx", TargetMode="External", Id="rId1")
        names = ExternalSheetNames(sheetName=["Rates"])
        link = ExternalLink(externalBook=ExternalBook(sheetNames=names, id="rId1"))
        link.file_link = relation
        book._external_links.append(link)
        book.create_sheet("Plan")["A1"].value = "=[1]Rates!B2*2"
    write_workbook(AFTER, path, now=NOW)
    book = book_of(path)
    assert book["Plan"]["A1"].value == "=[1]Rates!B2*2"
    assert [link.file_link.Target for link in book._external_links] == ["rates.xlsx"]
