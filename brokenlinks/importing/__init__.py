"""Broken links that other tools found, taken from their exports."""

from brokenlinks.importing.imports import WANTED, Imported, import_exports

__all__ = ["WANTED", "Imported", "import_exports"]
