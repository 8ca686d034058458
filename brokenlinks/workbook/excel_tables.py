"""A range of cells as an Excel table: named, with arrows to sort and filter by, and growing with what is typed below.

Excel "repairs" a workbook, and drops the table, unless (ECMA-376 Part 1, 18.5.1) a table has at least one row below its
header, the name of each column is the text of its header cell, and no two columns of a table and no two tables of a
workbook have the same name, whatever its case. A sheet with a table has no filter of its own: the table has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

#: A thin line above and below: colours and lines are the cells' own.
_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=False, showColumnStripes=False)


def add_table(ws: Worksheet, name: str, columns: Sequence[str], rows: int) -> None:
    """Make a table of the cells from A1 on: a header that says `columns`, and `rows` rows.

    Args:
        name: letters and digits; its own in the workbook.

    Raises:
        ValueError: Excel would not take it.
    """
    if rows < 1 or not all(columns) or len({column.casefold() for column in columns}) < len(columns):
        raise ValueError(f"no table can be made of {rows} rows and the columns {columns}")
    ref = f"A1:{get_column_letter(len(columns))}{rows + 1}"
    table = Table(
        displayName=name,
        ref=ref,
        autoFilter=AutoFilter(ref=ref),
        # Named here: a write-only sheet cannot be asked for its header.
        tableColumns=[TableColumn(id=number, name=column) for number, column in enumerate(columns, 1)],
        tableStyleInfo=_STYLE,
    )
    ws.tables.add(table)  # `add_table` would warn that the columns are to be named, which they are
