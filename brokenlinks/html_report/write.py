"""The report of the last run to a file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput
from brokenlinks.html_report.page import render
from brokenlinks.prospects import open_latest
from brokenlinks.whole_files import check_writable, written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from brokenlinks.config import Settings


def write_report(database: Path, out: Path, settings: Settings) -> Path:
    """Write the newest run in `database` to `out`, an .html; what stood there is replaced.

    Raises:
        BadInput: the run cannot be read, or `out` cannot be written or does not end in .html.
    """
    if out.suffix.lower() not in (".html", ".htm"):
        raise BadInput(f"{out} is no name for a page: let it end in .html.")
    check_writable(out)
    with open_latest(database, settings) as latest:
        page = render(latest.data(), now=datetime.now(UTC).astimezone())
    with written_whole(out) as unfinished:
        unfinished.write_text(page, encoding="utf-8", newline="\n")
    return out
