"""A file is there whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.errors import BadInput
from brokenlinks.whole_files import check_writable, written_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")
    with written_whole(tmp_path / "out.csv") as unfinished:
        unfinished.write_text("new")
        assert (tmp_path / "out.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert (tmp_path / "out.csv").read_text() == "new"


def test_of_one_that_breaks_off_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old")
    with pytest.raises(ZeroDivisionError):
        _write(tmp_path / "out.csv", ZeroDivisionError())
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.csv", "old")]


def test_a_disk_that_is_full_costs_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"out\.csv cannot be written \(No space left on device\)"):
        _write(tmp_path / "out.csv", OSError(28, "No space left on device"))
    assert list(tmp_path.iterdir()) == []


def _write(path: Path, error: Exception) -> None:
    with written_whole(path) as unfinished:
        unfinished.write_text("half")
        raise error


@pytest.mark.parametrize(
    ("name", "says"), [("folder", "folder is a folder: name a file in it"), ("no/out.csv", "There is no folder")]
)
def test_what_can_be_no_file(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match=says):
        check_writable(tmp_path / name)
