"""Mails for other programs to send: a table for a mail merge, and one for BuzzStream.

GMass and YAMM read a Google Sheet: the column "Email Address" says to whom, and every other column can be named in the
draft: the subject is {Subject} (GMass) or {{Subject}} (YAMM) there, and the text {Body} or {{Body}}.

BuzzStream asks, for each column of a file, which of its fields it is; columns called like its fields are recognised.
The names here are those of its fields for people, from memory: no file was tried with it.
"""

from __future__ import annotations

import csv
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from brokenlinks.errors import BadInput
from brokenlinks.workbook.cells import looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from brokenlinks.drafts.ready_mails import ReadyMail

MAIL_MERGE_COLUMNS: Final = (
    "Email Address", "First Name", "Last Name", "Name", "Page", "Page title", "Site", "Dead links", "Offer", "Subject",
    "Body",
)  # fmt: skip
BUZZSTREAM_COLUMNS: Final = (
    "Website", "First Name", "Last Name", "Email", "Notes", "Tags", "Page", "Dead links", "Offer", "Mail subject",
    "Mail text",
)  # fmt: skip
_TAG: Final = "broken link"
_MOST_PARTS_OF_NAME: Final = 3


def write_mail_merge(mails: Iterable[ReadyMail], out: Path) -> None:
    """Write a .csv for GMass or YAMM; mails without an address are for the caller to leave out.

    Raises:
        BadInput: `out` cannot be written.
    """
    _write(
        MAIL_MERGE_COLUMNS,
        (
            (
                mail.address,
                *first_and_last(mail.name),
                mail.name,
                mail.page,
                mail.title,
                mail.site,
                "\n".join(mail.dead),
                mail.offer,
                mail.subject,
                mail.text,
            )
            for mail in mails
        ),
        out,
    )


def write_buzzstream(mails: Iterable[ReadyMail], out: Path) -> None:
    """Write a .csv to import into BuzzStream, which can look for addresses itself.

    Raises:
        BadInput: `out` cannot be written.
    """
    _write(
        BUZZSTREAM_COLUMNS,
        (
            (
                mail.site,
                *first_and_last(mail.name),
                mail.address,
                _notes(mail),
                _TAG,
                mail.page,
                "\n".join(mail.dead),
                mail.offer,
                mail.subject,
                mail.text,
            )
            for mail in mails
        ),
        out,
    )


def first_and_last(name: str) -> tuple[str, str]:
    """A person's name in two; both are empty when it is not clear which is which."""
    parts = name.split()
    if not 2 <= len(parts) <= _MOST_PARTS_OF_NAME or not all(part[0].isalpha() for part in parts):
        return "", ""
    if any("," in part or part.endswith(".") for part in parts):  # "Smith, Ann", "Dr. Smith"
        return "", ""
    return " ".join(parts[:-1]), parts[-1]


def _notes(mail: ReadyMail) -> str:
    links = ", ".join(mail.dead)
    offer = f" Offer: {mail.offer}" if mail.offer else ""
    return f"Dead on {mail.page}: {links}.{offer}" if links else f"{mail.page}.{offer}"


def _write(columns: Sequence[str], rows: Iterable[Sequence[str]], out: Path) -> None:
    """Write beside `out` first and then move, so that a file is there whole or not at all."""
    unfinished = out.with_name(f".{out.stem[:60]}.{secrets.token_hex(4)}.csv")
    try:
        # With a byte-order mark, without which Excel takes it for windows-1252.
        with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([_as_text(value) for value in row] for row in rows)
        unfinished.replace(out)
    except OSError as error:
        raise BadInput(f"{out} cannot be written ({error.strerror or error}): choose another file.") from None
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _as_text(value: str) -> str:
    """What a spreadsheet would calculate stands behind an apostrophe, by which it stays text (OWASP, CSV Injection)."""
    return f"'{value}" if looks_like_formula(value) else value
