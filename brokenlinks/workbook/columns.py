"""What a sheet that is a table is made of: its columns, each with what is written, how it looks and what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Row = TypeVar("Row")
Value = str | int | float | date | datetime | None


class Kind(Enum):
    """How a column's values are shown."""

    WORD = auto()  #: a few words on one line
    TEXT = auto()  #: wrapped, where it is read
    URL = auto()  #: wrapped
    NUMBER = auto()
    SCORE = auto()  #: 0–100, on a colour scale
    PERCENT = auto()  #: 0.0–1.0
    CONFIDENCE = auto()  #: 0.0–1.0, on a colour scale
    DATE = auto()  #: the day; the cell holds the time as well
    TIME = auto()  #: day and time


# No slots here and in Sheet: with Generic, Python 3.11 then fails on `Column[Prospect](…)`.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a sheet whose rows are made from `Row`."""

    name: str
    meaning: str  #: for the Read me
    width: int  #: in characters, as Excel counts them
    kind: Kind
    value: Callable[[Row], Value]
    link: Callable[[Row], str] | None = None  #: where a click on the cell leads
    minor: bool = False  #: folded away: shown by the [+] above the column on its left
    yours: bool = False  #: left empty, for the user to fill in
    choices: tuple[str, ...] = ()  #: offered in a drop-down list; other words are taken too
    tints: Mapping[str, str] = field(default_factory=dict)  #: the colour behind each of these words, as RRGGBB
    bare: Callable[[Row], Value] | None = None  #: what an export holds, where `value` is arranged for the eye

    def exported(self, row: Row) -> Value:
        """The value as a program wants it."""
        return (self.bare or self.value)(row)


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """A sheet with a header and a row for each item."""

    title: str
    about: str  #: for the Read me
    frozen: int  #: columns that stay in sight
    empty: str  #: stands in the sheet when it has no rows
    columns: tuple[Column[Row], ...]
    #: Columns whose values tell rows apart; further sets serve where the user deleted a column of the first.
    keys: tuple[tuple[str, ...], ...] = ()
    #: Whether what is written into each row is remembered, so that what the user typed over it is known for theirs.
    #: A very long sheet does without: only what stands in columns of their own, and their notes on cells, is carried.
    remembered: bool = True
    printed: str = ""  #: name of the last column that is printed: all would be too small to read; "" for all

    @property
    def table_name(self) -> str:
        """The name of its Excel table: "Dead targets" → "DeadTargets"."""
        return "".join(word[0].upper() + word[1:] for word in self.title.split())
