"""The commands that work on a workbook while its user writes to people: drafts, recheck."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brokenlinks.cli.options import Config, Workbook
from brokenlinks.cli.statuses import CHANGED, STOPPED

# As in `app`: what a command needs is imported when it runs.

Mails = Annotated[Path, typer.Option(metavar="PATH", help="The .csv to write; for eml, the folder.")]
ProjectFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The project's file.  [default: beside the workbook, ending in .db]"),
]


def drafts(
    workbook: Workbook,
    mail_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="NAME", help="gmass (a table for GMass or YAMM), buzzstream, or eml (a file a mail)."
        ),
    ],
    out: Mails,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="Take the rows with this status, and not those still to be contacted. May be given several times.",
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Write a workbook's mail drafts for other programs to send: one a page. Nothing is sent from here."""
    from brokenlinks.cli.display import say
    from brokenlinks.config import load_settings
    from brokenlinks.do_not_contact import load_do_not_contact
    from brokenlinks.draft_list import export_drafts

    forbidden = load_do_not_contact(load_settings(config=config).do_not_contact)
    done = export_drafts(workbook, out, to=mail_format, statuses=status or (), do_not_contact=forbidden)
    for note in done.notes:
        say(note)
    say(f"{done.mails} {'mail' if done.mails == 1 else 'mails'}: {out}")


def recheck(
    workbook: Workbook,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT",
            help="Take the rows with this status, and not those still to be contacted and those that were placed. May"
            " be given several times.",
        ),
    ] = None,
    db: ProjectFile = None,
    config: Config = None,
) -> None:
    """Look again at the rows you are about to write to, and at the links you won; ends with 1 if something changed."""
    from brokenlinks.cli.display import say, shown
    from brokenlinks.config import load_settings
    from brokenlinks.progress import Progress
    from brokenlinks.rechecking import recheck as look_again

    progress = Progress()
    with shown(progress):
        done = look_again(workbook, load_settings(config=config), statuses=status or (), database=db, progress=progress)
    for note in done.notes:
        say(note)
    for row in done.changes:
        about = row.own_link.url if row.own_link else row.dead_link
        print(" ".join(filter(None, (f"{row.change.value}: {row.page_url} ({about}).", row.detail))))
    unread = f", {done.unread} whose page could not be read" if done.unread else ""
    say(
        f"{done.rows} {'row' if done.rows == 1 else 'rows'} looked at{unread}, {len(done.changes)} changed: {done.path}"
    )
    if not done.complete:
        say("Not all could be looked at: the same command looks at them again.")
        raise typer.Exit(STOPPED)
    if done.changes:
        raise typer.Exit(CHANGED)
