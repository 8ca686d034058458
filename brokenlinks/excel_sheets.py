"""The sheets of an Excel workbook as text."""

from __future__ import annotations

import datetime as dt
import io
import warnings


def excel_sheets(data: bytes) -> list[list[tuple[int, list[str]]]]:
    """The rows of each sheet that is not empty, with their numbers from 1; rows without a value are passed over.

    Formulas as last calculated, whole numbers without ".0", dates as ISO 8601.

    Raises:
        Exception: what zipfile, openpyxl and the XML parsers under it raise on a damaged file.
    """
    from openpyxl import load_workbook

    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that it passes over
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some programs declare A1:A1 whatever the sheet holds
            records = [
                (number, [_cell_text(value) for value in values])
                for number, values in enumerate(sheet.iter_rows(values_only=True), 1)
                if any(value is not None for value in values)
            ]
            if records:
                found.append(records)
    return found


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
