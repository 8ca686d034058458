"""Prospects to Excel. `columns` says what each sheet holds; openpyxl is loaded when the first one is written."""

from brokenlinks.workbook.files import check_target
from brokenlinks.workbook.prospect_rows import ProspectRow, read_prospect_rows
from brokenlinks.workbook.updating import update_cells
from brokenlinks.workbook.writer import Written, write_workbook

__all__ = ["ProspectRow", "Written", "check_target", "read_prospect_rows", "update_cells", "write_workbook"]
