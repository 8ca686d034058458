"""Rows written as text read back as those that openpyxl writes itself."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.hyperlink import Hyperlink

from brokenlinks.workbook.streamed_sheets import WebLink, create_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def read_back(make: Callable[[Workbook, str], Any], rows: Sequence[Sequence[Any]]) -> list[list[tuple[Any, ...]]]:
    """All that is known of each cell, and of its row, of a sheet that was written with `make`."""
    book = Workbook(write_only=True)
    sheet = make(book, "Any")
    sheet.row_dimensions[1] = RowDimension(sheet, ht=40, hidden=True)
    for row in rows:
        sheet.append([made(sheet) if callable(made) else made for made in row])
    stream = BytesIO()
    book.save(stream)
    written: Any = load_workbook(stream, rich_text=True)["Any"]
    return [
        [
            (
                _comparable(cell.value),
                type(cell.value),
                cell.data_type,
                cell.number_format,
                cell.font.b,
                cell.quotePrefix,
                cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location, cell.hyperlink.tooltip),
                cell.comment and cell.comment.text,
                written.row_dimensions[cell.row].height,
                written.row_dimensions[cell.row].hidden,
            )
            for cell in row
        ]
        for row in written.iter_rows()
    ]


def _comparable(value: Any) -> Any:
    return (value.ref, value.text) if isinstance(value, ArrayFormula) else value


def cell(value: Any, *, kind: str = "", **looks: Any) -> Callable[[Any], Any]:
    """What makes the cell on a sheet."""

    def make(sheet: Any) -> Any:
        made: Any = WriteOnlyCell(sheet, value)
        made.data_type = kind or made.data_type
        for name, look in looks.items():
            setattr(made, name, look)
        return made

    return make


ROWS: list[list[Any]] = [
    [cell("plain"), cell(" a\n\tb "), cell("<&>\"']]>"), cell("_x0041_"), cell("\U0001f600 מ\u202e")],
    [
        cell(7),
        cell(-0.1),
        cell(80.0),
        cell(1e300),
        cell(10**15),
        cell(Decimal("1.5")),
        cell(value=True),
        cell(value=False),
    ],
    [cell(datetime(2026, 5, 1, 8, 30, 15)), cell(date(2026, 5, 1)), cell(time(8, 30)), cell(timedelta(hours=30))],  # noqa: DTZ001
    [cell("=1+1"), cell("=1+1", kind="s", quotePrefix=True), cell("#N/A"), cell("#N/A", kind="s"), cell("007")],
    [cell(ArrayFormula("B5:B5", "=SUM(A1:A2)")), cell(CellRichText("a ", TextBlock(InlineFont(b=True), "b")))],
    [None, cell(None), cell(None, font=Font(bold=True)), cell("after a gap")],
    [cell("link", hyperlink="https://example.org/?a=1&b=\"'"), cell("x", hyperlink="https://example.org/2")],
    [cell("in", hyperlink=Hyperlink(ref="", location="'Any'!A1", tooltip='say "x" & y')), cell(None)],
    [cell("note", comment=Comment("said <so>", "me")), cell(None, comment=Comment("of nothing", "me"))],
]


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_any_cell_is_as_openpyxl_writes_it(row: list[Any]) -> None:
    rows = [row, [cell("below")]]
    ours = read_back(create_sheet, rows)
    assert ours == read_back(lambda book, title: book.create_sheet(title), rows)
    assert len(ours) == 2


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53), min_size=1, max_size=9)
)
@settings(max_examples=20, deadline=None)
def test_numbers_come_back_exactly(numbers: list[float]) -> None:
    assert [told[0] for told in read_back(create_sheet, [[cell(number) for number in numbers]])[0]] == numbers


def test_links_are_as_many_as_there_are_and_other_parts_have_their_own() -> None:
    """The ids of links and of all else that a sheet refers to never meet."""
    book = Workbook(write_only=True)
    sheet: Any = create_sheet(book, "Any")
    for number in range(3):
        made: Any = WriteOnlyCell(sheet, f"page {number}")
        made._hyperlink = WebLink(f"https://example.org/{number}?a=1&b=2")
        made.comment = Comment(f"note {number}", "me")
        sheet.append([made])
    stream = BytesIO()
    book.save(stream)
    written: Any = load_workbook(stream)["Any"]
    assert [(row[0].hyperlink.target, row[0].comment.text) for row in written.iter_rows()] == [
        (f"https://example.org/{number}?a=1&b=2", f"note {number}") for number in range(3)
    ]


def test_a_sheet_without_rows() -> None:
    assert read_back(create_sheet, []) == read_back(lambda book, title: book.create_sheet(title), [])
