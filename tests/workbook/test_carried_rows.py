"""What the user wrote is in the next workbook, in the row that it belongs to."""

from __future__ import annotations

import warnings
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.carrying.memory import TAB
from brokenlinks.workbook_data import Change, ChangeRow, Changes, OwnLink

from .a_user import Grid, editing, grid
from .samples import DATA, NOW, PROSPECT, TARGET, put_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from brokenlinks.workbook_data import WorkbookData

#: Four rows, A to D; the next run finds D, B and A again, in that order, with other drafts, and E.
A, B, C, D, E = (replace(PROSPECT, page_url=f"https://{name}.example/links") for name in "abcde")
SMALL = replace(DATA, own_dead=(), to_write=(), suggestions=(), pages=(), unclear=(), links=tuple, changes=Changes())
BEFORE = replace(SMALL, prospects=(A, B, C, D))
AFTER = replace(
    SMALL, prospects=tuple(replace(row, mail_text="A new draft.", score=5.0) for row in (D, B, A, E))
)  # fmt: skip
DAY = datetime.combine(date(2026, 3, 14), time())


def book_of(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(path, rich_text=True)


def row_of(found: Grid, page: str) -> int:
    (row,) = [row for row in found.rows() if found.key(row)[0] == f"https://{page}.example/links"]
    return row


def at(found: Grid, page: str, name: str) -> Any:
    """The cell of a page's row."""
    column = found.column(name)
    assert column is not None, name
    return found.ws.cell(row_of(found, page), column)


def prospects(path: Path) -> Grid:
    found = grid(book_of(path), "Prospects")
    assert found is not None
    return found


def rerun(folder: Path, edit: Callable[[Grid], None], after: WorkbookData = AFTER) -> Grid:
    """The sheet after a run, an edit and another run."""
    path = folder / "prospects.xlsx"
    put_workbook(BEFORE, path)
    with editing(path) as book:
        found = grid(book, "Prospects")
        assert found is not None
        edit(found)
    write_workbook(after, path, now=NOW)
    return prospects(path)


def typed_text(cell: Any, text: str) -> None:
    cell.value, cell.data_type = text, "s"


RICH = CellRichText("see ", TextBlock(InlineFont(b=True), "this"))
VALUES: dict[str, Any] = {
    "Status": "Contacted",
    "Contacted on": DAY,
    "Follow-up due": time(9, 30),
    "Replied on": True,
    "Placed at": 17.25,
    "Notes": "=cmd|' /C calc'!A0",
}


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    """The sheet after one run of many edits."""

    def edit(found: Grid) -> None:
        for name, value in VALUES.items():
            at(found, "a", name).value = value
        typed_text(at(found, "a", "Notes"), str(VALUES["Notes"]))
        at(found, "b", "Notes").value = RICH
        typed_text(at(found, "b", "Status"), "007")
        at(found, "b", "Follow-up due").value = "#N/A"
        at(found, "b", "Mail text").value = "My own words."
        at(found, "b", "Evidence").value = "I looked myself."
        at(found, "b", "Placed at").hyperlink = "https://b.example/ours"
        at(found, "c", "Notes").value = "This page vanishes."
        at(found, "d", "Page to contact").fill = PatternFill("solid", fgColor="FFD700")
        at(found, "d", "Status").fill = PatternFill("solid", fgColor="00BFFF")
        at(found, "d", "Site").font = Font(bold=True, color="FF0000")
        at(found, "d", "Dead link").comment = Comment("Is it?", "me")
        last = found.ws.max_column + 1
        found.ws.cell(1, last).value = "Mine"
        found.ws.cell(row_of(found, "a"), last).value = 12.5
        found.ws.cell(row_of(found, "a"), last).number_format = '0.00 "EUR"'
        found.ws.cell(row_of(found, "a"), last).font = Font(italic=True)
        found.ws.cell(row_of(found, "b"), last + 2).value = "without a header"
        below = found.ws.max_row + 1
        found.ws.cell(below, found.column("Page to contact")).value = "https://by-hand.example/"
        found.ws.cell(below, found.column("Score")).value = 99
        typed_text(found.ws.cell(below + 2, found.column("Notes")), "nothing of ours")

    return rerun(tmp_path_factory.mktemp("carried"), edit)


@pytest.mark.parametrize("name", VALUES)
def test_values_keep_their_types(carried: Grid, name: str) -> None:
    cell = at(carried, "a", name)
    assert (type(cell.value), cell.value) == (type(VALUES[name]), VALUES[name])
    if isinstance(VALUES[name], str):
        assert cell.data_type == "s"


def test_days_are_shown_as_days(carried: Grid) -> None:
    assert at(carried, "a", "Contacted on").number_format == "yyyy-mm-dd"


def test_text_like_a_number_rich_text_and_errors(carried: Grid) -> None:
    assert (at(carried, "b", "Status").value, at(carried, "b", "Status").data_type) == ("007", "s")
    assert (at(carried, "b", "Follow-up due").value, at(carried, "b", "Follow-up due").data_type) == ("#N/A", "e")
    assert at(carried, "b", "Notes").value == RICH
    assert at(carried, "b", "Placed at").hyperlink.target == "https://b.example/ours"


def test_a_changed_mail_stays_and_an_unchanged_one_is_renewed(carried: Grid) -> None:
    assert at(carried, "b", "Mail text").value == "My own words."
    assert at(carried, "a", "Mail text").value == "A new draft."
    assert at(carried, "b", "Mail subject").value == PROSPECT.mail_subject


def test_what_was_typed_over_stays_and_all_else_is_renewed(carried: Grid) -> None:
    assert at(carried, "b", "Evidence").value == "I looked myself."
    assert at(carried, "b", "Score").value == 5.0
    assert at(carried, "a", "Evidence").value == PROSPECT.evidence


def test_current_rows_come_first_in_their_order(carried: Grid) -> None:
    assert [carried.key(row)[0][8] for row in carried.rows()] == ["d", "b", "a", "e", "c"]


def test_a_vanished_row_with_a_note_stays_with_its_old_values(carried: Grid) -> None:
    assert at(carried, "c", "Notes").value == "This page vanishes."
    assert at(carried, "c", "Score").value == PROSPECT.score
    assert at(carried, "c", "Mail text").value == PROSPECT.mail_text
    seen = at(carried, "c", "First seen dead")
    assert seen.value == PROSPECT.first_dead_at.astimezone(NOW.tzinfo).replace(tzinfo=None)
    assert at(carried, "c", "Page to contact").hyperlink.target == C.page_url


def test_rows_added_by_hand_stay(carried: Grid) -> None:
    page, score, notes = (carried.column(name) for name in ("Page to contact", "Score", "Notes"))
    values = [[carried.ws.cell(row, column).value for column in (page, score, notes)] for row in (7, 8)]
    assert values == [["https://by-hand.example/", 99, None], [None, None, "nothing of ours"]]
    assert carried.ws.max_row == 8


def test_colours_and_comments_are_carried(carried: Grid) -> None:
    page = at(carried, "d", "Page to contact")
    assert page.fill.fgColor.rgb == "00FFD700"
    assert page.hyperlink.target == D.page_url
    assert at(carried, "d", "Status").fill.fgColor.rgb == "0000BFFF"
    assert (at(carried, "d", "Site").font.b, at(carried, "d", "Site").font.color.rgb) == (True, "00FF0000")
    assert at(carried, "d", "Dead link").comment.text == "Is it?"
    assert at(carried, "b", "Page to contact").fill.fill_type is None


def test_own_columns_with_their_looks(carried: Grid) -> None:
    cell = at(carried, "a", "Mine")
    assert (cell.value, cell.number_format, cell.font.i) == (12.5, '0.00 "EUR"', True)
    last = carried.ws.max_column
    assert str(carried.ws.cell(1, last).value).startswith("Column ")
    assert carried.ws.cell(row_of(carried, "b"), last).value == "without a header"


def test_running_again_changes_nothing_of_the_users(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Notes").value = "one"
        at(found, "c", "Notes").value = "two"
        at(found, "b", "Mail text").value = "mine"
        found.ws.cell(1, found.ws.max_column + 1).value = "Mine"
        found.ws.cell(2, found.ws.max_column).value = "=A2&B2"
        found.ws.cell(found.ws.max_row + 1, 3).value = "https://by-hand.example/"

    first = rerun(tmp_path, edit)
    write_workbook(AFTER, tmp_path / "prospects.xlsx", now=NOW)
    second = prospects(tmp_path / "prospects.xlsx")
    assert list(second.ws.iter_rows(values_only=True)) == list(first.ws.iter_rows(values_only=True))


def test_what_is_emptied_is_the_programs_again(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Mail text").value = None

    assert at(rerun(tmp_path, edit), "a", "Mail text").value == "A new draft."


def test_a_vanished_row_goes_away_once_its_note_does(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "c", "Notes").value = "for now"

    rerun(tmp_path, edit)
    path = tmp_path / "prospects.xlsx"
    with editing(path) as book:
        found = grid(book, "Prospects")
        assert found is not None
        at(found, "c", "Notes").value = None
    write_workbook(AFTER, path, now=NOW)
    assert "https://c.example/links" not in [key[0] for key in map(prospects(path).key, range(2, 7))]


def test_what_became_of_a_vanished_row_is_told_in_it(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Status").value = "Contacted"
        at(found, "c", "Notes").value = "keep"

    own = OwnLink("https://own.example/guide", "the guide", follow=False, state=None)
    former = (
        ChangeRow(Change.PLACED, C.page_url, "", "The link was mended.", C.dead_link, C.dead_url, own_link=own),
        ChangeRow(Change.FIXED, "https://nobody.example/", "", "", "/x", "https://x.example/"),
    )
    found = rerun(tmp_path, edit, replace(AFTER, changes=Changes(former=former)))
    told = {name: at(found, "c", name).value for name in ("Change", "Evidence", "Your link", "Your link follows")}
    assert told == {
        "Change": "link placed",
        "Evidence": "The link was mended.",
        "Your link": own.url,
        "Your link follows": "no",
    }
    assert (at(found, "a", "Status").value, at(found, "c", "Notes").value) == ("Contacted", "keep")
    assert len(found.rows()) == 5, "what is no row of the sheet is not put there"
    write_workbook(AFTER, tmp_path / "prospects.xlsx", now=NOW)  # an update is no edit of the user's
    again = prospects(tmp_path / "prospects.xlsx")
    assert {name: at(again, "c", name).value for name in told} == told


def test_a_row_is_known_by_the_link_as_written_when_the_address_is_deleted(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Notes").value = "mine"
        found.ws.delete_cols(found.column("Dead address") or 0)

    found = rerun(tmp_path, edit)
    assert at(found, "a", "Notes").value == "mine"
    assert len(found.rows()) == 4


def test_addresses_that_mean_the_same_are_one_row(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Notes").value = "mine"
        at(found, "a", "Page to contact").value = "HTTPS://A.example/links#top"

    found = rerun(tmp_path, edit)
    assert at(found, "a", "Notes").value == "mine"
    assert at(found, "a", "Mail text").value == "A new draft."
    assert len(found.rows()) == 4


def test_a_cell_that_is_emptied_keeps_its_colour(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Status").value = "Contacted"
        at(found, "a", "Status").fill = PatternFill("solid", fgColor="E29682")

    rerun(tmp_path, edit)
    path = tmp_path / "prospects.xlsx"
    with editing(path) as book:
        found = grid(book, "Prospects")
        assert found is not None
        at(found, "a", "Status").value = None
    for _ in range(2):
        write_workbook(AFTER, path, now=NOW)
        cell = at(prospects(path), "a", "Status")
        assert (cell.value, cell.fill.fgColor.rgb[-6:]) == (None, "E29682")


def test_a_comment_on_a_sheet_without_rows_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    write_workbook(replace(BEFORE, prospects=()), path, now=NOW)
    with editing(path) as book:
        book["Prospects"]["B2"].comment = Comment("Try another keyword.", "me")
    write_workbook(AFTER, path, now=NOW)
    comments = [cell.comment.text for row in book_of(path)["Prospects"] for cell in row if cell.comment]
    assert comments == ["Try another keyword."]


def test_a_site_that_went_to_https_keeps_its_notes(tmp_path: Path) -> None:
    """And with it a closing slash; the row is one, under its new address."""

    def edit(found: Grid) -> None:
        at(found, "a", "Notes").value = "mine"
        at(found, "a", "Page to contact").value = "http://www.a.example/links/"

    found = rerun(tmp_path, edit)
    assert at(found, "a", "Notes").value == "mine"
    assert len(found.rows()) == 4


def test_a_row_that_stands_there_twice_loses_nothing(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Status").value = "Contacted"
        at(found, "a", "Notes").value = "first"
        row, last = row_of(found, "a"), found.ws.max_row + 1
        for column in range(1, found.ws.max_column + 1):
            found.ws.cell(last, column).value = found.ws.cell(row, column).value
        found.ws.cell(last, found.column("Notes")).value = "second"
        found.ws.cell(last, found.column("Status")).value = "Replied"

    found = rerun(tmp_path, edit)
    assert at(found, "a", "Status").value == "Contacted"
    assert at(found, "a", "Notes").value == "first\nalso (Status): Replied\nalso (Notes): second"
    write_workbook(AFTER, tmp_path / "prospects.xlsx", now=NOW)
    again = prospects(tmp_path / "prospects.xlsx")
    assert at(again, "a", "Notes").value == at(found, "a", "Notes").value


def test_the_other_tables_keep_notes_too(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    gone = replace(TARGET, dead_url="http://gone.example/other")
    write_workbook(replace(DATA, targets=(TARGET, gone), own_dead=()), path, now=NOW)
    with editing(path) as book:
        ws = book["Dead targets"]
        ws.cell(1, 30).value = "Idea"
        ws.cell(2, 30).value, ws.cell(3, 30).value = "write it", "a guide"
        book["Content to write"]["A9"].value = "on its own"
    write_workbook(replace(DATA, targets=(TARGET,), to_write=(), own_dead=()), path, now=NOW)
    book = book_of(path)
    values = [(row[0].value, row[-1].value) for row in book["Dead targets"].iter_rows(min_row=2)]
    assert values == [(TARGET.dead_url, "write it"), (gone.dead_url, "a guide")]
    assert [row[0].value for row in book["Content to write"].iter_rows(min_row=2)] == ["on its own"]


def test_without_its_memory_a_workbook_still_keeps_notes_and_mails(tmp_path: Path) -> None:
    def edit(found: Grid) -> None:
        at(found, "a", "Notes").value = "mine"
        at(found, "c", "Notes").value = "gone"
        at(found, "b", "Mail text").value = "My own words."
        del found.ws.parent[TAB]

    found = rerun(tmp_path, edit)
    assert at(found, "a", "Notes").value == "mine"
    assert at(found, "c", "Notes").value == "gone"
    assert at(found, "b", "Mail text").value == "My own words."
    assert len(found.rows()) == 5


def test_the_summary_knows_renamed_tabs_and_who_was_written_to(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"

    def edit(found: Grid) -> None:
        at(found, "a", "Status").value = "Contacted"
        at(found, "b", "Placed at").value = "https://b.example/links"
        found.ws.title = "Ann's outreach"

    rerun(tmp_path, edit)
    links = [cell.hyperlink for (cell,) in book_of(path)["Summary"].iter_rows(max_col=1) if cell.hyperlink]
    assert "'Ann''s outreach'!A1" in [link.location for link in links]
    assert {link.target for link in links if link.target and link.target.endswith("/links")} == {D.page_url, E.page_url}
