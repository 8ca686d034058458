"""Arguments that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Config = Annotated[Path | None, typer.Option(help="Settings file.  [default: brokenlinks.toml, if there is one]")]
Workbook = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The workbook, as you left it.")]
Database = Annotated[Path, typer.Argument(metavar="DB", help="The .db file of a crawl, such as prospects.db.")]
