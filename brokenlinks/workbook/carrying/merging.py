"""Several old rows of one prospect made one, without losing what any of them says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks.workbook.carrying.held import TEXT, Held, fingerprint, plain_text
from brokenlinks.workbook.carrying.memory import is_what
from brokenlinks.workbook.cells import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from brokenlinks.workbook.carrying.held import UserRow

#: Where the value goes that has to give way to another.
NOTES: Final = "Notes"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values for one cell, both of the user."""

    row: tuple[str, ...]  #: the values of its key columns
    column: str
    kept: str
    other: str
    source: int  #: of the file that has the other value


def merge_rows(
    rows: Iterable[UserRow], keys: Sequence[str], first_text: str = NOTES
) -> tuple[list[UserRow], list[Conflict]]:
    """One row for each key, in order; what cannot be decided is told, and written into the notes of the row.

    Rows without a key are kept as they are, but those that two files have alike only once.

    Args:
        rows: those of the newest file first.
        keys: the names of the key columns.
        first_text: the column that takes the other values in.
    """
    groups: defaultdict[tuple[str, ...], list[UserRow]] = defaultdict(list)
    order: list[tuple[tuple[str, ...], UserRow]] = []
    loose: defaultdict[tuple[object, ...], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        key = tuple(row.keys.get(name, "") for name in keys)
        if not key or not all(key):
            shown = tuple(sorted((name, plain_text(held.value)) for name, held in row.cells.items()))
            counts = loose[shown]
            counts[row.source] += 1
            if counts[row.source] > max((n for source, n in counts.items() if source != row.source), default=0):
                order.append(((), row))
            continue
        if key not in groups:
            order.append((key, row))
        groups[key].append(row)
    merged: list[UserRow] = []
    conflicts: list[Conflict] = []
    for key, row in order:
        if len(groups[key]) > 1:
            row = _merged(key, groups[key], conflicts, first_text)
        merged.append(row)
    return [row for row in merged if row.is_users], conflicts


def _merged(key: tuple[str, ...], rows: Sequence[UserRow], conflicts: list[Conflict], notes: str) -> UserRow:
    best = rows[0]
    names = dict.fromkeys(name for row in rows for name in row.cells)
    lost: list[tuple[str, Held, UserRow]] = []
    for name in names:
        holding = [(row, row.cells[name]) for row in rows if name in row.cells]
        winner, others = _decide(holding)
        best.cells[name] = winner
        lost += [(name, held, row) for row, held in others]
    for row in rows[1:]:
        best.looks = {**row.looks, **best.looks}
        best.comments = {**row.comments, **best.comments}
        best.others = best.others or row.others
        best.hidden &= row.hidden
        best.written = best.written or row.written
    for name, held, row in lost:
        kept = plain_text(best.cells[name].value)
        conflicts.append(Conflict(key, name, kept, plain_text(held.value), row.source))
    if lost:
        _tell(best, lost, notes)
    return best


def _decide(holding: Sequence[tuple[UserRow, Held]]) -> tuple[Held, list[tuple[UserRow, Held]]]:
    """The value that stays, and those that are neither equal to it nor older stages of it."""
    different: list[tuple[UserRow, Held]] = []
    for row, held in holding:
        if not any(plain_text(held.value) == plain_text(known.value) for _, known in different):
            different.append((row, held))
    prints = [fingerprint(held.value) for _, held in different]
    bases = {held.base for _, held in different if held.base is not None and not is_unchanged(held)}
    # What the program wrote and the user left alone gives way to what they typed; so does what that was typed over.
    edited = [
        entry
        for entry, printed in zip(different, prints, strict=True)
        if not is_unchanged(entry[1]) and not any(is_what(printed, base) for base in bases)
    ]
    left = edited or different[:1]
    if all(held.value is None for _, held in left):
        # To empty a cell takes out what stood there then, and nothing that was written into another file since.
        since = [
            entry
            for entry, printed in zip(different, prints, strict=True)
            if entry[1].value is not None and not any(is_what(printed, base) for base in bases)
        ]
        left = since or left
    filled = [entry for entry in left if entry[1].value is not None] or left
    return filled[0][1], filled[1:]


def is_unchanged(held: Held) -> bool:
    """Whether the cell is as the program wrote it."""
    return held.base is not None and is_what(fingerprint(held.value), held.base)


def _tell(row: UserRow, lost: Sequence[tuple[str, Held, UserRow]], notes: str) -> None:
    lines = [f"also ({name}): {text}" for name, held, _ in lost if (text := plain_text(held.value))]
    known = row.cells.get(notes)
    text = plain_text(known.value) if known is not None else ""
    said = text.splitlines()
    lines = [line for line in lines if line not in said and line.splitlines()[0] not in said]
    if not lines:
        return
    look = known.look if known is not None else lost[0][1].look
    base = known.base if known is not None else None
    row.cells[notes] = Held(clean_text("\n".join(filter(None, (text, *lines))))[0], TEXT, look, base=base)
