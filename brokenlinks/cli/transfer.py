"""The commands that hand results to other programs and take them from there: export, report, import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brokenlinks.cli.options import Config, Database

# As in `app`: what a command needs is imported when it runs.


def export(
    db: Database,
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file to write; for all tables, a folder.")],
    table: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="prospects, targets, content, own, suggestions, pages, links, or all of these."
        ),
    ] = "prospects",
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAME", help="csv, jsonl or parquet.  [default: as --out ends; for a folder, csv]"
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Write a table of the last crawl for other programs: CSV, JSON Lines or Parquet."""
    from brokenlinks.cli.display import say
    from brokenlinks.config import load_settings
    from brokenlinks.exporting import export_tables

    for written in export_tables(db, out, load_settings(config=config), table=table, format_name=format_name):
        say(f"{written.path}: {written.rows} {'row' if written.rows == 1 else 'rows'}")


def report(
    db: Database,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The .html to write.")] = Path("report.html"),
    config: Config = None,
) -> None:
    """Write the last crawl as one HTML page: figures, charts, and the prospects to search and sort."""
    from brokenlinks.cli.display import say
    from brokenlinks.config import load_settings
    from brokenlinks.html_report import write_report

    written = write_report(db, out, load_settings(config=config))
    say("The report is in:")
    print(written)


def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Exports: .csv, .tsv, .xlsx, or a .zip of .csv, of one tool or several."
        ),
    ],
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="The list to write: .txt for pages, .csv or .jsonl for targets.")
    ],
    wanted: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="WHAT",
            help="pages: those that have the dead links, for crawl --pages. targets: the dead links, for match.",
        ),
    ] = "pages",
) -> None:
    """Take broken links from exports of Ahrefs, Semrush, Moz, Majestic, Screaming Frog and the like."""
    from brokenlinks.cli.display import say
    from brokenlinks.importing import import_exports

    imported = import_exports([Path(file) for file in files], out, wanted)
    for note in imported.notes:
        say(note)
    say(f"{imported.written} {wanted.removesuffix('s') if imported.written == 1 else wanted}: {out}")
