"""Which files are read, which win, and what becomes of them."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from brokenlinks.workbook import write_workbook
from brokenlinks.workbook.carrying.held import TEXT, Held, Look, UserRow, fingerprint
from brokenlinks.workbook.carrying.memory import TableMemory, packed
from brokenlinks.workbook.carrying.merging import merge_rows

from .a_user import editing, grid
from .samples import DATA, NOW, put_workbook
from .test_carried_rows import A, B, C, at, book_of, prospects

if TYPE_CHECKING:
    from pathlib import Path

DATA_ = replace(DATA, prospects=(A, B, C), own_dead=(), to_write=(), suggestions=(), pages=())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "prospects.xlsx"
    put_workbook(DATA_, made)
    return made


def write(path: Path) -> tuple[Path, tuple[str, ...]]:
    written = write_workbook(DATA_, path, now=NOW)
    return written.path, written.notes


def note(path: Path, page: str, text: str, column: str = "Notes", *, minutes: int = 0) -> None:
    """Type something, `minutes` after the run."""
    with editing(path) as book:
        found = grid(book, "Prospects")
        assert found is not None
        at(found, page, column).value = text
    then = (NOW + timedelta(minutes=minutes)).timestamp()
    os.utime(path, (then, then))


def notes_in(path: Path, column: str = "Notes") -> list[Any]:
    found = prospects(path)
    return [at(found, page, column).value for page in "abc"]


def names(path: Path) -> set[str]:
    return {other.name for other in path.parent.iterdir()}


def sent_beside(path: Path) -> Path:
    """A new workbook, written while the one at `path` is open."""
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(b"me")
    placed, _ = write(path)
    lock.unlink()
    assert placed == path.with_name("prospects (2).xlsx")
    return placed


def test_both_are_read_when_a_new_one_was_sent_beside_an_open_one(path: Path) -> None:
    note(path, "a", "before")
    beside = sent_beside(path)
    assert notes_in(beside) == ["before", None, None]
    note(path, "b", "in the old one", minutes=5)
    note(beside, "c", "in the new one", minutes=9)
    placed, notes = write(path)
    assert placed == path
    assert notes_in(path) == ["before", "in the old one", "in the new one"]
    assert notes == (
        "The workbook that was there before is now prospects 2026-11-22 18.45.05.xlsx.",
        "What you did in prospects (2).xlsx is in the new workbook too. It is now prospects 2026-11-22 18.49.05.xlsx.",
    )
    write(path)
    assert notes_in(path) == ["before", "in the old one", "in the new one"]


def test_what_was_changed_since_wins_over_what_was_not(path: Path) -> None:
    note(path, "a", "one")
    note(path, "b", "one")
    beside = sent_beside(path)
    note(path, "b", "two, in the old one", minutes=5)  # saved later than the new one, but A was not changed there
    note(beside, "a", "two, in the new one", minutes=3)
    _, notes = write(path)
    assert notes_in(path) == ["two, in the new one", "two, in the old one", None]
    assert not any("also" in sentence for sentence in notes)


def test_of_two_changes_the_later_stays_and_both_are_told(path: Path) -> None:
    note(path, "a", "Contacted", "Status")
    beside = sent_beside(path)
    note(path, "a", "Replied", "Status", minutes=5)
    note(path, "a", "they wrote", minutes=5)
    note(beside, "a", "Declined", "Status", minutes=9)
    note(beside, "a", "they called", minutes=9)
    _, notes = write(path)
    assert notes_in(path, "Status")[0] == "Declined"
    assert notes_in(path)[0] == "they called\nalso (Status): Replied\nalso (Notes): they wrote"
    assert notes[0] == (
        "Prospects: for https://a.example/links and http://gone.example/Rivers%20maps, Status is “Declined”;"
        " prospects.xlsx also says “Replied”, which stands in Notes now."
    )


def test_an_open_workbook_that_was_not_changed_is_not_read_again(path: Path) -> None:
    note(path, "a", "old")
    beside = sent_beside(path)
    note(beside, "a", "")
    write(path)
    assert notes_in(path) == [None, None, None]


def test_a_workbook_put_beside_stays_when_it_is_open_itself(path: Path) -> None:
    beside = sent_beside(path)
    note(beside, "a", "kept")
    beside.with_name(f"~${beside.name}").write_bytes(b"me")
    _, notes = write(path)
    assert notes_in(path)[0] == "kept"
    assert notes[-1] == (
        "What you did in prospects (2).xlsx is in the new workbook too. It is open or protected: it stays there."
    )
    assert beside.exists()


def test_a_changed_copy_is_told_once_and_left_alone(path: Path) -> None:
    copy = path.with_name("prospects for Ann.xlsx")
    copy.write_bytes(path.read_bytes())
    note(copy, "b", "from Ann")
    _, notes = write(path)
    assert notes[0] == (
        "prospects for Ann.xlsx is a copy of this workbook, with a value of yours that is not in prospects.xlsx (the"
        " first: Notes of https://b.example/links and http://gone.example/Rivers%20maps). Copy over what you need: it"
        " is not read."
    )
    assert notes_in(path) == [None, None, None]
    assert not any("copy" in sentence for sentence in write(path)[1])
    assert copy.exists()


def test_backups_are_not_read_again(path: Path) -> None:
    note(path, "a", "old")
    write(path)
    note(path, "a", "")
    write(path)
    assert notes_in(path) == [None, None, None]
    assert len(names(path)) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 torn", "it is damaged, or no workbook"),
        (b"name,url\n", "it is damaged, or no workbook"),
        (b"", "it is damaged, or no workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is protected with a password, or of an old format"),
    ],
)
def test_a_file_that_cannot_be_read_stays_where_it_is(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "prospects.xlsx"
    path.write_bytes(content)
    placed, notes = write(path)
    assert placed == tmp_path / "prospects (2).xlsx"
    assert path.read_bytes() == content
    assert notes == (
        f"prospects.xlsx could not be read ({reason}), so nothing was taken over from it; it stays as it is. Mend it or"
        " save it anew as .xlsx, and run again: then your notes in it are read.",
        "The new workbook is prospects (2).xlsx.",
    )


def test_once_it_is_mended_both_are_read(path: Path) -> None:
    note(path, "a", "mended")
    content = path.read_bytes()
    path.write_bytes(content[:-300])
    placed, _ = write(path)
    note(placed, "b", "meanwhile")
    placed, _ = write(path)  # still damaged: what was beside it is read
    assert notes_in(placed) == [None, "meanwhile", None]
    path.write_bytes(content)
    write(path)
    assert notes_in(path) == ["mended", "meanwhile", None]


def test_a_damaged_sheet_is_as_bad_as_a_damaged_file(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data[:-400] if name == "xl/worksheets/sheet1.xml" else data)
    before = path.read_bytes()
    placed, _ = write(path)
    assert placed != path
    assert path.read_bytes() == before


def test_somebody_elses_workbook_is_only_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    book = Workbook()
    book.active["A1"] = "accounts"  # type: ignore[index]
    book.save(path)
    placed, _ = write(path)
    assert placed == path
    assert "Sheet" not in book_of(path).sheetnames
    assert len(names(path)) == 2


def test_what_reads_and_cannot_be_written_costs_no_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from brokenlinks.workbook.carrying import work

    def fail(*_: object) -> None:
        raise ValueError("an odd theme")

    note(path, "a", "safe")
    monkeypatch.setattr(work, "carry_names", fail)
    placed, notes = write(path)
    assert placed == path.with_name("prospects (2).xlsx")
    assert notes_in(path)[0] == "safe"
    assert notes[0].startswith("prospects.xlsx could not be read (an odd theme)")
    monkeypatch.undo()
    write(path)
    assert notes_in(path)[0] == "safe"


@pytest.mark.parametrize(
    ("beside", "stays"),
    [
        pytest.param("first", None, id="what was emptied"),
        pytest.param("second", "second", id="what was written since, into the one beside it"),
    ],
)
def test_an_emptied_cell_takes_out_what_stood_there_and_nothing_later(beside: str, stays: str | None) -> None:
    """The workbook is open for two runs: it is read again each time that it is saved, and is still empty there."""
    look = Look(Workbook(), 0)

    def remembered(text: str) -> int:
        (kept,) = TableMemory("", rows={"key": packed([fingerprint(text)])}).fingerprints("key") or ()
        return kept

    emptied, other = (
        UserRow(2, source, {"Page": "a"}, None, {"Notes": Held(value, TEXT, look, base=remembered(base))})
        for source, value, base in ((0, None, "first"), (1, beside, beside))
    )
    rows, conflicts = merge_rows([emptied, other], ("Page",))
    assert [row.cells["Notes"].value for row in rows] == ([stays] if stays else [])
    assert conflicts == []
