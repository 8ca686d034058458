"""Takes the user's work out of the workbook that stands there, and out of those that were sent beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.carrying.file_work import FileWork, read_file, read_head
from brokenlinks.workbook.carrying.held import plain_text
from brokenlinks.workbook.carrying.matching_rows import current_keys
from brokenlinks.workbook.carrying.memory import Memory
from brokenlinks.workbook.carrying.merging import is_unchanged
from brokenlinks.workbook.carrying.old_book import UnreadableWorkbook
from brokenlinks.workbook.carrying.work import UserWork, gather
from brokenlinks.workbook.old_files import WORKBOOK, WRITTEN, OldFile, is_sent_beside, old_file, relatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from brokenlinks.workbook.carrying.merging import Conflict
    from brokenlinks.workbook.columns import Sheet

#: Conflicts that are told one by one.
_TOLD: Final = 5
_LONGEST: Final = 60  # characters of a value in a sentence


@dataclass(slots=True)
class Taken:
    """The user's work, and what to do with the files that it stood in."""

    work: UserWork = field(default_factory=UserWork)
    notes: list[str] = field(default_factory=list)  #: sentences for the user
    unreadable: bool = False  #: what stands at the path must stay there: nobody knows what is in it
    done: list[OldFile] = field(default_factory=list)  #: files beside it whose work is in the new one


def not_taken(path: Path, error: Exception) -> Taken:
    """What is left when the user's work was read and cannot be written: their file stays where it is."""
    return Taken(notes=[_cannot_be_read(path.name, error)], unreadable=path.exists())


@dataclass(frozen=True, slots=True)
class _Family:
    """The files of one workbook."""

    target: OldFile | None
    target_memory: Memory | None
    sent: list[OldFile]  #: put beside it by the program, and not taken over yet
    copies: list[OldFile]  #: of a file that was taken over, or will be; changed by the user


def take(path: Path, sheets: Sequence[tuple[Sheet[Any], Iterable[Any]]]) -> Taken:
    """All of the user's work that belongs into a new workbook at `path`.

    Args:
        sheets: of the new workbook, with their rows.
    """
    taken = Taken()
    family = _family(path, taken)
    every = [sheet for sheet, _ in sheets]
    candidates = sorted(
        [*family.sent, *([family.target] if family.target is not None else [])], key=lambda file: -file.changed
    )
    if not candidates and not family.copies:
        return taken
    current = {sheet.title: current_keys(sheet, rows) for sheet, rows in sheets}
    files: list[FileWork] = []
    for file in candidates:
        try:
            found = read_file(file, every, current, len(files))
        except UnreadableWorkbook as error:
            taken.notes.append(_cannot_be_read(file.path.name, error))
            taken.unreadable |= file is family.target
            continue
        if found.memory is not None or found.tables:  # else somebody's own workbook stood there
            files.append(found)
        if file is not family.target:
            taken.done.append(file)
    taken.work = gather(files, every)
    taken.notes += _conflicts(taken.work, files)
    taken.notes += [sentence for found in files for sentence in found.lost]
    for copy in family.copies:
        taken.notes += _copy(copy, every, taken.work, path.name)
    return taken


def _family(path: Path, taken: Taken) -> _Family:
    target = memory = None
    if path.exists():
        try:
            target = old_file(path)
            memory = read_head(target)
        except (UnreadableWorkbook, OSError) as error:
            taken.unreadable, target = True, None
            taken.notes.append(_cannot_be_read(path.name, error))
    heads: dict[str, tuple[OldFile, Memory]] = {}
    copies = []
    known = {} if memory is None else dict(memory.carried)
    digests = set() if memory is None else {digest for _, digest in memory.carried}
    for file in relatives(path):
        written = file.properties.get(WRITTEN, "")
        if file.digest in digests:
            continue
        same = memory is not None and file.properties.get(WORKBOOK) == memory.workbook
        if memory is not None and same:
            is_sent = written != memory.written and written not in known
        else:  # the workbook is new, or could not be read when this one was written
            is_sent = is_sent_beside(file.path, path)
        if is_sent:
            try:
                heads[file.digest] = (file, read_head(file) or Memory())
            except UnreadableWorkbook as error:
                taken.notes.append(_cannot_be_read(file.path.name, error))
        elif same and target is not None and file.digest != target.digest:
            copies.append(file)
    if not path.exists() and not heads and (others := [file.path for file in relatives(path)]):
        newest = max(others, key=lambda other: other.stat().st_mtime).name
        taken.notes.append(
            f"{newest} is this workbook under another name, and nothing was taken over from it: if it has your notes,"
            f" rename it to {path.name} and run again."
        )
    carried = {digest for _, head in heads.values() for _, digest in head.carried}
    if target is not None and target.digest in carried:
        target = None  # it was open when its work went into the one beside it, and was not changed since
    sent = [file for digest, (file, _) in heads.items() if digest not in carried]
    return _Family(target, memory, sent, copies)


def _cannot_be_read(name: str, error: Exception) -> str:
    return (
        f"{name} could not be read ({error}), so nothing was taken over from it; it stays as it is. Mend it or save it"
        " anew as .xlsx, and run again: then your notes in it are read."
    )


def _conflicts(work: UserWork, files: Sequence[FileWork]) -> Iterator[str]:
    for sheet, conflict in work.conflicts[:_TOLD]:
        yield _conflict(sheet, conflict, files[conflict.source].file.path.name)
    if (more := len(work.conflicts) - _TOLD) > 0:
        yield f"{more:,} more values differ in that way: they are in Notes as well."


def _conflict(sheet: Sheet[Any], conflict: Conflict, name: str) -> str:
    return (
        f"{sheet.title}: for {' and '.join(conflict.row)}, {conflict.column} is “{_short(conflict.kept)}”; {name} also"
        f" says “{_short(conflict.other)}”, which stands in Notes now."
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _copy(file: OldFile, sheets: Sequence[Sheet[Any]], work: UserWork, name: str) -> Iterator[str]:
    """What a copy says that the new workbook does not: it is told once, as nobody knows which of the two is right."""
    try:
        found = read_file(file, sheets, {}, 0)
    except UnreadableWorkbook:
        return
    missing: Counter[str] = Counter()
    first = ""
    for sheet in sheets:
        table = found.tables.get(sheet.title)
        merged = work.tables.get(sheet.title)
        if table is None or not sheet.keys:
            continue
        names = sheet.keys[0]
        rows = {tuple(row.keys.get(key, "") for key in names): row for row in (merged.rows if merged else ())}
        for row in table.rows:
            key = tuple(row.keys.get(key, "") for key in names)
            kept = rows[key].cells if key in rows else {}
            for column, held in row.cells.items():
                text = plain_text(held.value)
                if not text or is_unchanged(held):
                    continue
                if column not in kept or text not in plain_text(kept[column].value):
                    missing[sheet.title] += 1
                    first = first or f"{column} of {' and '.join(filter(None, key)) or f'row {row.number}'}"
    work.memory.carried.append((file.properties.get(WRITTEN, ""), file.digest))
    if total := missing.total():
        values = "a value of yours that is" if total == 1 else f"{total:,} values of yours that are"
        yield (
            f"{file.path.name} is a copy of this workbook, with {values} not in {name} (the first: {first}). Copy over"
            " what you need: it is not read."
        )
