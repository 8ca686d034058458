"""What is taken from an old workbook: cells, how they look, and the rows that hold anything of the user's."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.workbook.cells import unescaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

#: openpyxl's letters for what a cell holds.
TEXT, FORMULA, ERROR = "s", "f", "e"

_FORMAT_MARKS = re.compile(r'[\\"]|\[\$[^\]]*\]|;@$')


class Look:
    """A cell style of an old workbook."""

    def __init__(self, book: Any, index: int) -> None:
        style = book._cell_styles[index]
        self.font: Font = book._fonts[style.fontId]
        self.fill: PatternFill = book._fills[style.fillId]
        self.border = book._borders[style.borderId]
        self.alignment = book._alignments[style.alignmentId]
        self.protection = book._protections[style.protectionId]
        self.number_format = _number_format(book, style.numFmtId)
        self.quote_prefix = bool(style.quotePrefix)
        self.mark = mark_of(self.font, self.fill, self.number_format)


def mark_of(font: Any, fill: Any, number_format: str) -> str:
    """What a person sees of a look at a glance, in a spelling that another program's save does not change."""
    kind = getattr(fill, "fill_type", None) or ""
    colour = _colour(fill.fgColor) if kind else ""
    if kind == "solid" and colour in ("FFFFFF", "") and hasattr(fill, "fgColor"):
        kind = colour = ""  # white paper
    flags = "".join(
        flag for flag, on in (("b", font.b), ("i", font.i), ("u", font.u), ("s", font.strike)) if on and on != "none"
    )
    shown = _FORMAT_MARKS.sub("", number_format).lower()
    return f"{kind} {colour}|{flags} {_colour(font.color) or '000000'}|{'' if shown == 'general' else shown}"


def _colour(colour: Any) -> str:
    if colour is None:
        return ""
    if colour.type == "rgb":
        return str(colour.rgb)[-6:].upper()
    if colour.type == "theme":
        return "000000" if colour.theme == 1 and not colour.tint else f"theme {colour.theme} {colour.tint:.2f}"
    return "000000" if colour.indexed in (8, 64) else f"indexed {colour.indexed}"


def _number_format(book: Any, number: int) -> str:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number, "General")
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of the user's, which must follow its row and the columns that it names."""

    value: Any  #: text with its "=", or openpyxl's ArrayFormula or DataTableFormula
    row: int  #: where it stood
    letters: Mapping[str, str]  #: letters of columns in its sheet → names of columns


@dataclass(slots=True)
class Held:
    """A cell as the old file has it."""

    value: Any  #: what openpyxl reads; a `Formula`; None when the user emptied the cell
    kind: str  #: openpyxl's data type
    look: Look
    link: Hyperlink | None = None
    base: int | None = None  #: fingerprint of what the program last wrote into the cell; None: not known


@dataclass(slots=True)
class UserRow:
    """A row that holds something of the user's."""

    number: int  #: where it stood, for messages
    source: int  #: which of the files it comes from, 0 for the newest
    keys: dict[str, str]  #: the values of the sheet's key columns
    written: tuple[int, ...] | None  #: fingerprints of what the program last wrote, by the columns of its memory
    cells: dict[str, Held] = field(default_factory=dict)  #: the user's own values, by column
    looks: dict[str, Look] = field(default_factory=dict)  #: cells of the program that the user coloured
    comments: dict[str, Comment] = field(default_factory=dict)
    others: dict[str, Held] = field(default_factory=dict)  #: the program's values, if the row may have vanished
    hidden: bool = False
    height: float | None = None  #: points, when the user set it

    def has(self, name: str) -> bool:
        """Whether a column has a value of the user's. One that they emptied has none, but may still have a colour."""
        return name in self.cells and self.cells[name].value is not None

    @property
    def is_users(self) -> bool:
        """Whether any of it must not be lost."""
        return bool(self.comments or self.looks or any(held.value is not None for held in self.cells.values()))


#: The fingerprint of an empty cell.
NOTHING: Final = 0


def fingerprint(value: Any) -> int:
    """A short number for what a cell shows: alike before and after another program saved the file."""
    if type(value) is str and "_x" not in value and "\r" not in value:  # nearly all are, and there are many
        text = value.strip()
    else:
        text = plain_text(value)
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) or 1 if text else NOTHING


def plain_text(value: Any) -> str:
    """What a cell shows, as text; "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = value
    elif isinstance(value, bool):
        text = str(value).upper()
    elif isinstance(value, int | float):
        text = f"{value:.10g}"
    elif isinstance(value, dt.datetime):
        text = _rounded(value).isoformat(" ", "minutes")
    elif isinstance(value, Formula):
        text = str(getattr(value.value, "text", value.value))
    else:
        text = str(value)
    return "\n".join(unescaped(text).split("\r\n")).replace("\r", "\n").strip()


def _rounded(time: dt.datetime) -> dt.datetime:
    # Days are stored as fractions: what was 12:30 may come back a little before.
    return time + dt.timedelta(seconds=30) if time.second >= 30 else time
