"""Runs and edits in turn: whatever a user does in between, the next workbook has every word of theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from brokenlinks.workbook import write_workbook

from .a_user import KEYS, Key, Typed, User, editing, grid
from .samples import DATA, NO_MATCH, NOW, OWN, PAGE, PROSPECT, SUMMARY, TARGET

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from brokenlinks.workbook_data import WorkbookData

_PAGES = [f"https://library{n}.example/links?a=1&b=“{n}”" for n in range(4)]
_DEAD = [f"http://gone{n}.example/Rivers%20maps" for n in range(3)]


@dataclass
class Figures:
    """What was done and seen."""

    cycles: int = 0
    words: int = 0  #: values looked for, over all cycles
    elsewhere: int = 0  #: times the workbook was open, so that the new one went beside it
    conflicts: int = 0  #: times both were changed

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


def a_run(random: Random) -> WorkbookData:
    """What a run finds: not always the same, never in the same order."""
    prospects = [
        replace(PROSPECT, page_url=page, dead_url=dead, dead_link=dead, mail_text=f"Draft {random.randrange(3)}",
                score=random.randrange(100), evidence=f"HEAD {random.randrange(400, 500)}")
        for page in _PAGES for dead in _DEAD if random.random() < 0.6
    ]  # fmt: skip
    targets = [replace(TARGET, dead_url=dead) for dead in _DEAD if random.random() < 0.7]
    pages = [replace(PAGE, url=page, title=f"Links {random.randrange(9)}") for page in _PAGES if random.random() < 0.7]
    for rows in (prospects, targets, pages):
        random.shuffle(rows)
    return replace(
        DATA,
        prospects=tuple(prospects),
        targets=tuple(targets),
        to_write=(NO_MATCH,) * random.randrange(2),
        own_dead=(OWN,) * random.randrange(2),
        suggestions=(),
        pages=tuple(pages),
        summary=replace(SUMMARY, links=random.randrange(1000)),
    )


def run_cycles(folder: Path, random: Random, cycles: int, *, deeds: int = 5) -> Figures:
    """Write, edit, write again, `cycles` times.

    Raises:
        AssertionError: something of the user's is gone, or a row is there twice.
    """
    figures = Figures()
    path = folder / "prospects.xlsx"
    user = User(path, random)
    now = NOW
    for cycle in range(cycles):
        now += timedelta(days=7)
        lock = path.with_name(f"~${path.name}")
        is_open = path.exists() and random.random() < 0.15
        if is_open:
            lock.write_bytes(b"me")
        written = write_workbook(a_run(random), path, now=now)
        figures.cycles += 1
        figures.words += len(user.typed.cells) + len(user.typed.rows) + len(user.typed.sheets)
        if is_open:
            with editing(written.path) as book:
                check(book, user.typed, f"cycle {cycle}")
            figures.elsewhere += 1
            _goes_on_in_both(user, path, written.path, random, now, figures)
            lock.unlink()
        else:
            with editing(path) as book:
                check(book, user.typed, f"cycle {cycle}")
                user.edits(book, random.randrange(1, deeds + 1))
        if random.random() < 0.1:
            user.copies_the_file(f"prospects of {cycle}.xlsx")
        _clean(folder, keep=8)
    return figures


def _goes_on_in_both(user: User, old: Path, new: Path, random: Random, now: datetime, figures: Figures) -> None:
    """The user saves what was open, and sometimes writes into the new one as well."""
    import os

    user.notes(old, random.randrange(1, 4))
    os.utime(old, (now.timestamp() + 60, now.timestamp() + 60))
    if random.random() < 0.5:
        figures.conflicts += 1
        user.notes(new, 2)
        os.utime(new, (now.timestamp() + 120, now.timestamp() + 120))


def _clean(folder: Path, keep: int) -> None:
    """A folder with hundreds of backups would make the test slow, and nothing else."""
    backups = sorted(folder.glob("prospects 2*.xlsx"), key=lambda path: path.stat().st_mtime)
    for path in backups[:-keep]:
        path.unlink()


def check(book: Any, typed: Typed, when: str) -> None:
    """See that everything typed is in the workbook, once, where it belongs."""
    for title in KEYS:
        found = grid(book, title)
        assert found is not None, (when, title)
        rows: dict[Key, int] = {}
        for row in found.rows():
            assert rows.setdefault(found.key(row), row) == row, (when, "twice", title, found.key(row))
        columns = {str(cell.value): cell.column for cell in found.ws[1]}
        assert len(columns) == found.ws.max_column, (when, "a column is there twice", list(columns))
        for name in typed.columns.get(title, ()):
            assert name in columns or not any(place[::2] == (title, name) for place in typed.cells), (when, name)
        for (sheet, key, name), value in typed.cells.items():
            if sheet == title:
                assert key in rows, (when, "row lost", title, key, name, value)
                cell = found.ws.cell(rows[key], columns[name])
                _is(cell, value, (when, title, key, name))
        for (sheet, key, name), colour in typed.colours.items():
            if sheet == title and key in rows:
                assert found.ws.cell(rows[key], columns[name]).fill.fgColor.rgb[-6:] == colour, (when, key, name)
        for (sheet, key, name), text in typed.comments.items():
            if sheet == title:
                assert key in rows, (when, "row with a comment lost", key)
                comment = found.ws.cell(rows[key], columns[name]).comment
                assert comment is not None, (when, "comment lost", key)
                assert comment.text == text, (when, key)
        words = Counter(
            cell.value for row in found.ws.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)
        )
        for word, sheet in typed.rows.items():
            if sheet == title:
                assert words[word] == 1, (when, "row by hand", word, words[word])
    for name, values in typed.sheets.items():
        assert name in book.sheetnames, (when, name, book.sheetnames)
        for place, value in values.items():
            _is(book[name][place], value, (when, name, place))
        assert [str(merged) for merged in book[name].merged_cells.ranges] == ["E1:F2"]
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames})
    assert not [name for name in book.sheetnames if "yours" in name or "(2)" in name], (when, book.sheetnames)


def _is(cell: Any, value: object, where: object) -> None:
    shown = cell.value
    if isinstance(value, str):
        assert cell.data_type == "s", (where, cell.data_type, shown)
        assert str(shown) == value or f": {value}" in str(shown), (where, shown, value)
    else:
        assert (type(shown), shown) == (type(value), value), (where, shown, value)
