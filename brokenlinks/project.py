"""Where the spiders and pipelines are: the user's project, a checkout, or the copies that came with the package."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root(start: Path | None = None) -> Path | None:
    """The project that `start` (the working directory) lies in: the nearest folder with a scrapy.cfg of ours."""
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        file = folder / "scrapy.cfg"
        if file.is_file() and "brokenlinks.crawling.settings" in file.read_text(encoding="utf-8", errors="replace"):
            return folder
    return None


def template() -> Path:
    """The folder with scrapy.cfg, spiders/, pipelines/ and notebooks/ as shipped."""
    installed = _PACKAGE / "template"
    return installed if installed.is_dir() else _PACKAGE.parent


def activate(start: Path | None = None) -> Path:
    """Make `spiders` and `pipelines` importable: the project's own first, the shipped ones for what it lacks.

    First on the path, since Scrapy itself only appends the project, and another package called `spiders` would win.

    Returns:
        The folder whose spiders are used.
    """
    folders = [folder for folder in (root(start), template()) if folder]
    for folder in reversed(folders):
        if str(folder) in sys.path:
            sys.path.remove(str(folder))
        sys.path.insert(0, str(folder))
    return folders[0]
