"""From what a run found to the rows that a person works through."""

from brokenlinks.prospects.report import report

__all__ = ["report"]
