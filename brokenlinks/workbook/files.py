"""Puts a new file where an old one may stand, without ever writing over one."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path


def check_target(path: Path) -> None:
    """See that a workbook could be written at `path`: better before a long run than after it.

    Raises:
        BadInput: the name does not end in .xlsx, `path` is a folder, or its folder is missing or not writable.
    """
    if path.suffix.lower() != ".xlsx":
        raise BadInput(f"{path} is no name for a workbook: let it end in .xlsx.")
    if path.is_dir():
        raise BadInput(f"{path} is a folder: name a file in it.")
    folder = path.parent
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder}: make it, or choose another one for {path.name}.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadInput(f"The folder {folder} cannot be written to: choose another one for {path.name}.")


def put_in_place(finished: Path, path: Path, *, zone: tzinfo | None) -> tuple[Path, list[str]]:
    """Move `finished`, a file in the same folder, to `path`; what stands there keeps its content under another name.

    Returns where the file went, which is beside `path` when that is open in another program or may not be replaced,
    and sentences for the user.
    """
    kept = None
    if path.exists():
        try:
            _refuse_if_in_use(path)
            kept = _move(path, _dated(path, zone, path.stem))
        except PermissionError:  # Windows refuses to rename a file that is open
            placed = _move(finished, path)
            return placed, [f"{path.name} is open in another program or protected: the new one is {placed.name}."]
    placed = _move(finished, path)
    return placed, [f"The {_what(path)} that was there before is now {kept.name}."] if kept else []


def _what(path: Path) -> str:
    return "workbook" if path.suffix.lower() == ".xlsx" else "file"


def put_beside(finished: Path, path: Path) -> Path:
    """Move `finished` to a name beside `path`, which stays as it is. Returns where the file went."""
    return _move(finished, path)


def put_aside(file: Path, path: Path, *, zone: tzinfo | None) -> list[str]:
    """Rename `file`, whose content is in the workbook at `path` by now, as an older state of that one.

    Returns sentences for the user.
    """
    try:
        _refuse_if_in_use(file)
        kept = _move(file, path.with_name(_dated(file, zone, path.stem).name))
    except OSError:
        return [f"What you did in {file.name} is in the new workbook too. It is open or protected: it stays there."]
    return [f"What you did in {file.name} is in the new workbook too. It is now {kept.name}."]


def _refuse_if_in_use(path: Path) -> None:
    # Excel and LibreOffice leave these beside a file that is open; on most systems nothing else tells.
    marks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    if any(map(os.path.lexists, marks)) or not os.access(path, os.W_OK):
        raise PermissionError(path)


def _dated(path: Path, zone: tzinfo | None, stem: str) -> Path:
    changed = datetime.fromtimestamp(path.stat().st_mtime, zone)
    return path.with_name(f"{stem} {changed:%Y-%m-%d %H.%M.%S}{path.suffix}")


def _move(source: Path, target: Path) -> Path:
    """Rename `source` to `target`, or to "target (2)" and so on where that is taken. Returns the name it has now."""
    free, number = target, 1
    while True:
        try:
            free.touch(exist_ok=False)  # reserves the name: nothing can come between the look and the move
            break
        except FileExistsError:
            number += 1
            free = target.with_name(f"{target.stem} ({number}){target.suffix}")
    try:
        source.replace(free)
    except OSError:
        free.unlink()
        raise
    return free
