"""The charts of the Summary: bars of cells of the same sheet, so that they follow what changes there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

#: The columns that a chart covers, first and last, on the left and on the right: as wide as they are.
_LEFT: Final = (0, 2)
_RIGHT: Final = (3, 4)
#: Lines of text that a chart covers, and those up to the next one below.
_LINES: Final = 14
_LINES_TO_NEXT: Final = 15
#: Free between the two, in English Metric Units (ECMA-376 Part 1, 20.1.2.1): 0.3 cm.
_GAP: Final = 108_000
_TEXT: Final = "404040"
_LEAST_BAR: Final = 40  #: per cent of a bar's thickness that lies between two bars


@dataclass(frozen=True, slots=True)
class BarsOf:
    """A bar chart, and where its cells are."""

    title: str
    rows: range  #: of the sheet
    labels: int  #: column
    values: int  #: column
    colours: Sequence[str]  #: of the bars; the last one is that of all further bars


def add_charts(ws: Worksheet, charts: Sequence[BarsOf], row: int) -> None:
    """Put the charts on the sheet, two side by side, from `row` on."""
    for number, bars in enumerate(charts):
        chart = _bar_chart(ws, bars)
        first, last = _RIGHT if number % 2 else _LEFT
        top = row - 1 + number // 2 * _LINES_TO_NEXT
        # Between cells, and not so many centimetres: how wide a column is depends on the fonts that there are.
        chart.anchor = TwoCellAnchor(  # type: ignore[assignment]  # a cell or an anchor
            _from=AnchorMarker(col=first, colOff=_GAP, row=top), to=AnchorMarker(col=last + 1, row=top + _LINES)
        )
        ws.add_chart(chart)


def rows_of_charts(charts: int) -> int:
    """The lines of text that so many charts cover."""
    return -(-charts // 2) * _LINES_TO_NEXT


def _bar_chart(ws: Worksheet, bars: BarsOf) -> BarChart:
    chart = BarChart()
    chart.type = "bar"  # lying: the labels are words
    chart.gapWidth = _LEAST_BAR
    chart.varyColors = False
    chart.legend = None
    chart.title = _title(bars.title)
    chart.roundedCorners = False
    first, last = bars.rows[0], bars.rows[-1]
    chart.add_data(Reference(ws, min_col=bars.values, min_row=first, max_row=last), titles_from_data=False)
    chart.set_categories(Reference(ws, min_col=bars.labels, min_row=first, max_row=last))
    (series,) = chart.series
    series.graphicalProperties = GraphicalProperties(solidFill=bars.colours[-1])
    for index, colour in enumerate(bars.colours[:-1]):
        series.dPt.append(DataPoint(idx=index, spPr=GraphicalProperties(solidFill=colour)))
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False, txPr=_text(900)
    )
    chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top
    chart.x_axis.majorTickMark = "none"
    chart.x_axis.txPr = _text(900)
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill="BFBFBF"))
    chart.y_axis.delete = True  # the bars say their numbers
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
    return chart


def _characters(size: int, *, bold: bool = False) -> CharacterProperties:
    """Of `size` hundredths of a point."""
    return CharacterProperties(sz=size, b=bold, solidFill=_TEXT, latin=Font(typeface="Calibri"))


def _text(size: int) -> RichText:
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=_characters(size))
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])


def _title(text: str) -> Title:
    characters = _characters(1200, bold=True)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=characters), r=[RegularTextRun(rPr=characters, t=text)])
    return Title(tx=Text(rich=RichText(bodyPr=RichTextProperties(), p=[paragraph])), overlay=False)
