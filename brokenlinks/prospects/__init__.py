"""From what a run found to the rows that a person works through."""

from brokenlinks.prospects.latest import Latest, data_of, open_latest
from brokenlinks.prospects.report import report

__all__ = ["Latest", "data_of", "open_latest", "report"]
