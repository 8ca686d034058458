"""Looks again at the prospects of a workbook that are about to be written to, and at the links that were won."""

from brokenlinks.rechecking.recheck import Rechecked, recheck

__all__ = ["Rechecked", "recheck"]
