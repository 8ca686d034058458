"""Single cells of the user's own workbook are read and changed, and nothing else is."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference

from brokenlinks.errors import BadInput
from brokenlinks.workbook import ProspectRow, read_prospect_rows, update_cells, write_workbook
from brokenlinks.workbook.cell_patches import patch

from .a_user import editing
from .samples import DATA, NOW, PROSPECT, put_workbook
from .test_carried_rows import at, prospects

if TYPE_CHECKING:
    from pathlib import Path

OTHER = replace(PROSPECT, page_url="https://b.example/links")
KEY, OTHER_KEY = ((row.page_url, row.dead_url) for row in (PROSPECT, OTHER))
SMALL = replace(DATA, prospects=(PROSPECT, OTHER), own_dead=(), to_write=(), suggestions=(), pages=())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with a chart and a few words of the user's."""
    made = tmp_path / "prospects.xlsx"
    put_workbook(SMALL, made)
    with editing(made) as book:
        ws = book["Prospects"]
        ws.title = "Outreach"
        header = {cell.value: cell.column for cell in ws[1]}
        ws.cell(2, header["Notes"]).value = "mine"
        ws.cell(3, header["Status"]).value = "=1+1"
        ws.cell(1, ws.max_column + 1).value = "Idea"
        ws.cell(2, ws.max_column).value = 7
        ws.cell(5, header["Notes"]).value = "on its own"
        chart = BarChart()
        chart.add_data(Reference(ws, 1, 1, 1, 3))
        ws.add_chart(chart, "A9")
    return made


def test_rows_by_our_names_and_the_users(path: Path) -> None:
    first, second, alone = read_prospect_rows(path)
    assert (first.number, first.key) == (2, KEY)
    assert (first.values["Notes"], first.values["Idea"]) == ("mine", 7)
    assert first.values["Score"] == PROSPECT.score
    assert isinstance(first.values["Last checked"], datetime)
    assert "Contacted on" not in first.values
    assert second.key == OTHER_KEY
    assert alone == ProspectRow(5, ("", "row 5"), {"Notes": "on its own"})


def test_without_prospects_there_are_no_rows(tmp_path: Path) -> None:
    write_workbook(replace(SMALL, prospects=()), tmp_path / "x.xlsx", now=NOW)
    assert read_prospect_rows(tmp_path / "x.xlsx") == []


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_only_the_cells_change(path: Path) -> None:
    before = parts(path)
    values: dict[str, Any] = {
        "Status": "Placed",
        "Replied on": date(2026, 12, 1),
        "Last checked": datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
        "Placed at": "=1+1 & <b>",
        "Confidence": 0.5,
        "Contacted on": None,
    }
    written = update_cells(path, {KEY: values}, now=NOW)
    assert written.path == path
    assert [note[:33] for note in written.notes] == ["The workbook that was there befor"]
    found = prospects(path)
    assert at_page(found, KEY, "Status") == "Placed"
    assert at_page(found, KEY, "Replied on") == datetime(2026, 12, 1)  # noqa: DTZ001
    assert at_page(found, KEY, "Last checked") == datetime(2026, 12, 1, 10, 30)  # noqa: DTZ001
    assert at_page(found, KEY, "Placed at") == "=1+1 & <b>"
    assert at_page(found, KEY, "Notes") == "mine"
    after = parts(path)
    changed = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert {name for name in changed if "chart" in name or "drawing" in name or "styles" in name} == set()
    assert len(changed) <= 4  # the sheet, the memory, the properties, and that formulas are to be calculated


def at_page(found: Any, key: tuple[str, str], name: str) -> object:
    (row,) = [row for row in found.rows() if found.key(row) == key]
    return found.ws.cell(row, found.column(name)).value


def test_the_next_run_knows_what_was_written(path: Path) -> None:
    update_cells(path, {KEY: {"Evidence": "It works again.", "Status": "Declined"}}, now=NOW)
    write_workbook(SMALL, path, now=NOW)
    found = prospects(path)
    assert at_page(found, KEY, "Evidence") == PROSPECT.evidence  # no edit of the user's: the run knows better
    assert at_page(found, KEY, "Status") == "Declined"
    assert at_page(found, KEY, "Notes") == "mine"


def test_beside_an_open_workbook_and_read_together_later(path: Path) -> None:
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_bytes(b"me")
    written = update_cells(path, {KEY: {"Status": "Placed"}}, now=NOW)
    assert written.path.name == "prospects (2).xlsx"
    with editing(path) as book:
        book["Outreach"].cell(3, prospects(path).column("Notes") or 0).value = "typed meanwhile"
    lock.unlink()
    write_workbook(SMALL, path, now=NOW)
    found = prospects(path)
    assert at_page(found, KEY, "Status") == "Placed"
    assert at_page(found, OTHER_KEY, "Notes") == "typed meanwhile"
    assert not written.path.exists()


def test_what_cannot_be_written_is_told(path: Path) -> None:
    with editing(path) as book:
        ws = book["Outreach"]
        ws.delete_cols(prospects(path).column("Replied on") or 0)
    updates: dict[tuple[str, str], dict[str, Any]] = {
        OTHER_KEY: {"Status": "Placed", "Replied on": date(2026, 12, 1)},
        ("https://nobody.example/", ""): {"Status": "Placed"},
    }
    notes = update_cells(path, updates, now=NOW).notes
    assert notes[:3] == (
        "prospects.xlsx has no column Replied on any more, so nothing was written there; the next run puts it back.",
        "1 of the rows to be changed are not in prospects.xlsx any more.",
        "Row 3: Status holds a formula of yours, and was left as it is.",
    )
    assert at_page(prospects(path), OTHER_KEY, "Status") == "=1+1"


@pytest.mark.parametrize("content", [b"no workbook", b"\xd0\xcf\x11\xe0 protected", None])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.xlsx"
    if content is not None:
        path.write_bytes(content)
    for attempt in (lambda: read_prospect_rows(path), lambda: update_cells(path, {}, now=NOW)):
        with pytest.raises(BadInput, match="could not be read"):
            attempt()


def test_a_workbook_without_prospects_is_told(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(BadInput, match="has no sheet of prospects"):
        read_prospect_rows(tmp_path / "x.xlsx")


SHEET = (
    '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
    '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    '<x:row r="3"><x:c r="B3" s="5"/><x:c r="D3" s="7"><x:v>4 &gt; 3</x:v></x:c></x:row>'
    '<x:row r="4"/><x:row r="5"><x:c r="A5"><x:f>B3</x:f><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
)


@pytest.mark.parametrize(
    ("values", "before", "after"),
    [
        ({}, "", ""),
        ({3: {2: 5}}, '<x:c r="B3" s="5"/>', '<x:c r="B3" s="5"><x:v>5</x:v></x:c>'),
        ({3: {2: True}}, '<x:c r="B3" s="5"/>', '<x:c r="B3" s="5" t="b"><x:v>1</x:v></x:c>'),
        ({3: {4: None}}, '<x:c r="D3" s="7"><x:v>4 &gt; 3</x:v></x:c>', '<x:c r="D3" s="7"/>'),
        ({3: {3: 1.5}}, '<x:c r="D3"', '<x:c r="C3"><x:v>1.5</x:v></x:c><x:c r="D3"'),
        ({3: {1: 1, 5: 2}}, '<x:c r="B3" s="5"/>', '<x:c r="A3"><x:v>1</x:v></x:c><x:c r="B3" s="5"/>'),
        (
            {3: {2: "<&"}},
            '<x:c r="B3" s="5"/>',
            '<x:c r="B3" s="5" t="inlineStr"><x:is><x:t xml:space="preserve">&lt;&amp;</x:t></x:is></x:c>',
        ),
        ({3: {2: datetime(2026, 1, 1)}}, '<x:c r="B3" s="5"/>', '<x:c r="B3" s="7"><x:v>46023</x:v></x:c>'),  # noqa: DTZ001
        ({4: {1: 1}, 9: {1: 1}}, "", ""),  # no such cells
    ],
)
def test_patches(values: dict[int, dict[int, Any]], before: str, after: str) -> None:
    xml = SHEET.replace("</x:sheetData>", '<x:row r="8"><x:c r="B8" s="7"/></x:row></x:sheetData>')
    patched = patch(xml.encode(), values, epoch=datetime(1899, 12, 30), date_styles={7})  # noqa: DTZ001
    if values == {3: {1: 1, 5: 2}}:
        xml = xml.replace('</x:c></x:row><x:row r="4"/>', '</x:c><x:c r="E3"><x:v>2</x:v></x:c></x:row><x:row r="4"/>')
    assert patched.xml.decode() == (xml.replace(before, after, 1) if before else xml)


def test_a_formula_is_left_alone() -> None:
    patched = patch(SHEET.encode(), {5: {1: 1}}, epoch=datetime(1899, 12, 30), date_styles=())  # noqa: DTZ001
    assert (patched.xml.decode(), patched.formulas) == (SHEET, [(5, 1)])


def test_another_encoding_is_refused() -> None:
    with pytest.raises(ValueError, match="UTF-8"):
        patch(SHEET.encode("utf-16"), {}, epoch=datetime(1899, 12, 30), date_styles=())  # noqa: DTZ001


def test_openpyxl_reads_what_was_patched(path: Path) -> None:
    update_cells(path, {KEY: {"Notes": "new"}}, now=NOW)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = load_workbook(path)
    assert book["Outreach"]._charts
    assert at(prospects(path), "b", "Page to contact").value == OTHER.page_url
