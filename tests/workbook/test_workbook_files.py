"""Where the workbook goes, and what becomes of the one that was there."""

from __future__ import annotations

import csv
import errno
import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook

from brokenlinks.errors import BadInput
from brokenlinks.workbook import Written, check_target, write_workbook, writer
from brokenlinks.workbook.cells import EXCEL
from brokenlinks.workbook.prospect_columns import PROSPECTS

from .samples import DATA, NOW, PROSPECT

CHANGED = datetime(2026, 11, 22, 16, 40, 5, tzinfo=UTC)  # 17:40:05 in the zone of the run


def write(path: Path) -> Written:
    return write_workbook(DATA, path, now=NOW)


@cache
def workbook() -> bytes:
    """An older workbook."""
    with TemporaryDirectory() as folder:
        return write(Path(folder) / "prospects.xlsx").path.read_bytes()


def old_file(path: Path, content: bytes | None = None) -> Path:
    path.write_bytes(workbook() if content is None else content)
    os.utime(path, (CHANGED.timestamp(), CHANGED.timestamp()))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_new_workbook_is_the_only_file(tmp_path: Path) -> None:
    path = tmp_path / "prospects.xlsx"
    assert write(path) == Written(path, ())
    assert names(tmp_path) == {"prospects.xlsx"}
    assert load_workbook(path).sheetnames[0] == "Prospects"


def test_an_old_workbook_is_renamed_after_its_own_time(tmp_path: Path) -> None:
    path = old_file(tmp_path / "prospects.xlsx")
    written = write(path)
    assert written.path == path
    assert written.notes == ("The workbook that was there before is now prospects 2026-11-22 17.40.05.xlsx.",)
    assert (tmp_path / "prospects 2026-11-22 17.40.05.xlsx").read_bytes() == workbook()
    assert zipfile.is_zipfile(path)


def test_a_renamed_workbook_never_replaces_another(tmp_path: Path) -> None:
    path = old_file(tmp_path / "prospects.xlsx")
    old_file(tmp_path / "prospects 2026-11-22 17.40.05.xlsx", b"older")
    write(path)
    assert (tmp_path / "prospects 2026-11-22 17.40.05.xlsx").read_bytes() == b"older"
    assert (tmp_path / "prospects 2026-11-22 17.40.05 (2).xlsx").read_bytes() == workbook()
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize("mark", ["~$prospects.xlsx", ".~lock.prospects.xlsx#"])
def test_beside_a_workbook_that_is_open(tmp_path: Path, mark: str) -> None:
    path = old_file(tmp_path / "prospects.xlsx")
    (tmp_path / mark).write_bytes(b"me")
    old_file(tmp_path / "prospects (2).xlsx", b"last time")
    written = write(path)
    assert written.path == tmp_path / "prospects (3).xlsx"
    assert written.notes == (
        "prospects.xlsx is open in another program or protected: the new one is prospects (3).xlsx.",
    )
    assert path.read_bytes() == workbook()
    assert (tmp_path / "prospects (2).xlsx").read_bytes() == b"last time"


def test_a_mark_left_behind_without_a_workbook_does_not_count(tmp_path: Path) -> None:
    (tmp_path / ".~lock.prospects.xlsx#").write_bytes(b"me")
    assert write(tmp_path / "prospects.xlsx") == Written(tmp_path / "prospects.xlsx", ())


def test_beside_a_workbook_that_cannot_be_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_file(tmp_path / "prospects.xlsx")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self == path:  # as Windows does while a program has it open
            raise PermissionError(errno.EACCES, "in use", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert write(path).path == tmp_path / "prospects (2).xlsx"
    assert names(tmp_path) == {"prospects.xlsx", "prospects (2).xlsx"}
    assert path.read_bytes() == workbook()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_protected_file_and_folder(tmp_path: Path) -> None:
    path = old_file(tmp_path / "prospects.xlsx")
    path.chmod(0o444)
    assert write(path).path == tmp_path / "prospects (2).xlsx"
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(BadInput, match="cannot be written to"):
            write(path)
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing/prospects.xlsx", "There is no folder"),
        ("file/prospects.xlsx", "There is no folder"),
        ("prospects.xls", "let it end in .xlsx"),
        ("prospects", "let it end in .xlsx"),
        ("folder.xlsx", "is a folder"),
    ],
)
def test_bad_targets_are_told_before_anything_is_written(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.xlsx").mkdir()
    before = names(tmp_path)
    for attempt in (check_target, write):
        with pytest.raises(BadInput, match=message):
            attempt(tmp_path / name)
    assert names(tmp_path) == before


def test_a_bare_file_name_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write(Path("prospects.xlsx")).path == Path("prospects.xlsx")
    assert names(tmp_path) == {"prospects.xlsx"}


@pytest.mark.parametrize("size", [0, 5_000])
def test_a_workbook_that_is_not_whole_never_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    path = old_file(tmp_path / "prospects.xlsx")
    save = writer._save

    def torn(data: object, path: Path, unfinished: Path, *rest: object) -> object:
        saved = save(data, path, unfinished, *rest)  # type: ignore[arg-type]
        os.truncate(unfinished, size)
        return saved

    monkeypatch.setattr(writer, "_save", torn)
    with pytest.raises(BadInput, match="could not be read back"):
        write(path)
    assert names(tmp_path) == {"prospects.xlsx"}
    assert path.read_bytes() == workbook()


def test_a_full_disk_is_bad_input_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(data: object, path: Path, unfinished: Path, *rest: object) -> object:
        unfinished.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writer, "_save", full)
    with pytest.raises(BadInput, match="No space left on device"):
        write(tmp_path / "prospects.xlsx")
    assert names(tmp_path) == set()


LIMITS = replace(EXCEL, rows=4)
FIVE = replace(DATA, prospects=(PROSPECT,) * 5)
CSV = "prospects – Prospects.csv"


def test_a_table_too_long_for_a_sheet_is_whole_in_a_csv_beside(tmp_path: Path) -> None:
    (tmp_path / CSV).write_bytes(b"mine")
    os.utime(tmp_path / CSV, (CHANGED.timestamp(), CHANGED.timestamp()))
    written = write_workbook(FIVE, tmp_path / "prospects.xlsx", now=NOW, limits=LIMITS)
    (out,) = [note for note in written.notes if "left out" in note]
    assert CSV in out
    note = load_workbook(written.path)["Prospects"]["A1"].comment
    assert note
    assert CSV in note.text
    header, *rows = csv.reader((tmp_path / CSV).read_text("utf-8-sig").splitlines(keepends=True))
    assert header == [column.name for column in PROSPECTS.columns]
    assert len(rows) == 5
    assert dict(zip(header, rows[4], strict=True))["Last checked"] == "2026-11-22"
    assert (tmp_path / "prospects – Prospects 2026-11-22 17.40.05.csv").read_bytes() == b"mine"
    assert f"The file that was there before is now {CSV[:-4]} 2026-11-22 17.40.05.csv." in written.notes
    assert len(names(tmp_path)) == 3


def test_a_workbook_that_fails_leaves_no_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(unfinished: Path) -> None:
        assert [path.suffix for path in tmp_path.iterdir() if path != unfinished] == [".csv"]
        raise OSError(errno.EIO, "the disk is failing")

    monkeypatch.setattr(writer, "prove_readable", refuse)
    with pytest.raises(BadInput, match="the disk is failing"):
        write_workbook(FIVE, tmp_path / "prospects.xlsx", now=NOW, limits=LIMITS)
    assert names(tmp_path) == set()


def test_large_workbooks_are_proved_without_loading_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_LOADED_WHOLE", 100)
    path = tmp_path / "prospects.xlsx"
    write(path)
    writer.prove_readable(path)
    contents = path.read_bytes()
    path.write_bytes(contents[:300] + bytes([contents[300] ^ 1]) + contents[301:])
    with pytest.raises(OSError, match="could not be read back"):
        writer.prove_readable(path)
