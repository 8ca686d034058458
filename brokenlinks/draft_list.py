"""The mails of a workbook, for other programs to send: none is sent from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from brokenlinks.do_not_contact import DoNotContact

GMASS, BUZZSTREAM, EML = FORMATS = ("gmass", "buzzstream", "eml")
_LEFT_OUT: Final = "fill in the column E-mail, or use --format eml"


@dataclass(frozen=True, slots=True)
class ExportedDrafts:
    """What came of it."""

    mails: int
    notes: tuple[str, ...]  #: sentences for the user


def export_drafts(
    source: Path,
    out: Path,
    *,
    to: str,
    statuses: Collection[str] = (),
    do_not_contact: DoNotContact | None = None,
) -> ExportedDrafts:
    """Write the mails of a workbook, as its user left them: one a page.

    Args:
        out: a .csv; for `EML` a folder.
        to: one of `FORMATS`.
        statuses, do_not_contact: which rows to take; see `read_mails`.

    Raises:
        BadInput: `source` cannot be read, has no mails to send, or `out` cannot be written.
    """
    from brokenlinks.drafts.eml import write_eml
    from brokenlinks.drafts.exports import write_buzzstream, write_mail_merge
    from brokenlinks.drafts.ready_mails import read_mails

    if to not in FORMATS:
        raise BadInput(f"There is no format {to}: choose {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.")
    if to != EML and out.suffix.lower() != ".csv":
        raise BadInput(f"{out} is no name for a table: let it end in .csv.")
    if to == EML and out.exists() and not out.is_dir():
        raise BadInput(f"{out} is a file: name a folder for the mails.")
    found = read_mails(source, statuses, do_not_contact=do_not_contact)
    mails, notes = found.mails, [*found.notes]
    if to == EML:
        write_eml(mails, out)
    elif to == BUZZSTREAM:
        write_buzzstream(mails, out)
    else:
        addressed = tuple(mail for mail in mails if mail.address)
        if not addressed:
            raise BadInput(f"{source.name} has no address to send a mail to: {_LEFT_OUT}.")
        if left := len(mails) - len(addressed):
            pages = "One page was" if left == 1 else f"{left} pages were"
            notes.append(f"{pages} left out for want of an address: {_LEFT_OUT}.")
        mails = addressed
        write_mail_merge(mails, out)
    return ExportedDrafts(len(mails), tuple(notes))
