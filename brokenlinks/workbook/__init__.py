"""Prospects to Excel. `columns` says what each sheet holds; openpyxl is loaded when the first one is written."""

from brokenlinks.workbook.files import check_target
from brokenlinks.workbook.writer import Written, write_workbook

__all__ = ["Written", "check_target", "write_workbook"]
