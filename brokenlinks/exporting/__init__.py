"""The tables of a crawl as files that other programs read."""

from brokenlinks.exporting.export import ALL, Exported, export_tables
from brokenlinks.exporting.formats import FORMATS
from brokenlinks.workbook.sheets import TABLES

__all__ = ["ALL", "FORMATS", "TABLES", "Exported", "export_tables"]
