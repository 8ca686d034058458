"""A plain sheet of rows, for results that are no prospects."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from brokenlinks.workbook.cells import clean_text
from brokenlinks.workbook.files import put_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

#: Characters; columns are as wide as their longest value, within these.
_NARROWEST, _WIDEST = 10, 60


def write_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], unfinished: Path, out: Path, *, title: str
) -> Path:
    """Write rows under a frozen, filtered header to `unfinished`, then move it to `out`, keeping what stands there.

    Args:
        title: of the sheet.

    Returns:
        Where it is: beside `out` when that is open in another program.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    unfinished.touch()  # openpyxl would find out that it cannot be written only with all rows under way
    listed = [[row.get(name) for name in columns] for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        longest = max((len(str(values[number - 1])) for values in listed), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, max(_NARROWEST, longest, len(name) + 4))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(listed) + 1}"

    def cell(value: Any, *, bold: bool = False) -> Any:
        made = WriteOnlyCell(sheet, clean_text(value)[0] if isinstance(value, str) else value)
        if isinstance(value, str):
            made.data_type = "s"  # text from the web is never a formula
        made.font = Font(bold=bold)
        return made

    sheet.append([cell(name, bold=True) for name in columns])
    for values in listed:
        sheet.append([cell(value) for value in values])
    book.save(unfinished)
    return put_in_place(unfinished, out, zone=datetime.now(UTC).astimezone().tzinfo)[0]
