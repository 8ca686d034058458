"""How the workbook looks: fonts, colours, alignments and number formats, each in one place."""

from __future__ import annotations

from typing import Final

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from brokenlinks.workbook.columns import Kind


def _font(size: float, *, bold: bool = False, italic: bool = False, colour: str = "262626") -> Font:
    # Always with its name: a font without one is shown in whatever the program likes.
    return Font(name="Calibri", family=2, size=size, bold=bold, italic=italic, color=colour)


HEADER_FONT: Final = _font(10, bold=True, colour="FFFFFF")
HEADER_FILL: Final = PatternFill("solid", fgColor="1F3A5F")
YOURS_FILL: Final = PatternFill("solid", fgColor="3E6B4F")  # the user's own columns, told apart at a glance
HEADER_ALIGNMENT: Final = Alignment(vertical="top", wrap_text=True)  # the filter's button sits at the bottom
HEADER_HEIGHT: Final = 30.0  # points: two lines

BODY_FONT: Final = _font(10)
LINK_FONT: Final = _font(10, colour="0563C1")
NOTE_FONT: Final = _font(10, italic=True, colour="595959")
TITLE_FONT: Final = _font(16, bold=True, colour="1F3A5F")
TITLE_HEIGHT: Final = 26.0  # points
HEADING_FONT: Final = _font(12, bold=True, colour="1F3A5F")
HEADING_HEIGHT: Final = 18.0  # points
BOLD_FONT: Final = _font(10, bold=True)
BOLD_LINK_FONT: Final = _font(10, bold=True, colour="0563C1")

_HAIR: Final = Side("hair", color="A6A6A6")
GRID: Final = Border(bottom=_HAIR, right=_HAIR)
LINE_HEIGHT: Final = 13.5  # points, of the body's font

TOP: Final = Alignment(vertical="top")
INDENTED: Final = Alignment(vertical="top", horizontal="left", indent=1)
WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
LEFT: Final = Alignment(vertical="top", horizontal="left")
CENTRED: Final = Alignment(vertical="top", horizontal="center")

ALIGNMENTS: Final = {
    Kind.WORD: TOP,
    Kind.TEXT: WRAPPED,
    Kind.URL: WRAPPED,
    Kind.NUMBER: CENTRED,
    Kind.SCORE: CENTRED,
    Kind.PERCENT: CENTRED,
    Kind.CONFIDENCE: CENTRED,
    Kind.DATE: CENTRED,
    Kind.TIME: CENTRED,
}
TEXT_FORMAT: Final = "General"
FORMATS: Final = {
    Kind.WORD: TEXT_FORMAT,
    Kind.TEXT: TEXT_FORMAT,
    Kind.URL: TEXT_FORMAT,
    Kind.NUMBER: "#,##0",
    Kind.SCORE: "0",
    Kind.PERCENT: "0%",
    Kind.CONFIDENCE: "0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "yyyy-mm-dd hh:mm",
}
SHARE_FORMAT: Final = "0.0%"


#: Where pale red, yellow and green stand, the same in every workbook whatever values it holds.
SCALES: Final = {Kind.SCORE: (0, 50, 100), Kind.CONFIDENCE: (0.5, 0.75, 1)}
_SCALE_COLOURS: Final = ("F8D7D2", "FFF2CC", "8FCB9B")


def tint(word: str, colour: str) -> Rule:
    """A colour behind the cells that say `word`, and nothing else; it has no quotation mark."""
    style = DifferentialStyle(fill=PatternFill(bgColor=colour))
    return Rule("cellIs", operator="equal", formula=[f'"{word}"'], dxf=style)


def colour_scale(kind: Kind) -> Rule:
    """The colours of a column of this kind, which is one of `SCALES`."""
    stops = [FormatObject("num", value) for value in SCALES[kind]]
    return Rule("colorScale", colorScale=ColorScale(cfvo=stops, color=[Color(colour) for colour in _SCALE_COLOURS]))
