"""Mails as .eml files, which mail programs open: a draft each, for a person to look at and send.

`X-Unsent: 1` makes Outlook open a file to be edited and not as received mail ([MS-OXCMAIL], MIMEToMAPI); Thunderbird
and Apple Mail have "Edit as new" and "Send again" for that.
"""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final

from brokenlinks.drafts.plain_text import one_line
from brokenlinks.errors import BadInput
from brokenlinks.urls import parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brokenlinks.drafts.ready_mails import ReadyMail

_LONGEST_NAME: Final = 60
_NOT_IN_NAMES = re.compile(r"[^a-z0-9.]+")


def write_eml(mails: Sequence[ReadyMail], folder: Path) -> None:
    """Write one file a mail, numbered in their order, into `folder`, made if need be.

    Raises:
        BadInput: `folder` cannot be written to, or has mails in it: old and new ones would be mixed up.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.glob("*.eml")):
            raise BadInput(f"{folder} has mails in it already: choose another folder, or move them away.")
        digits = len(str(len(mails)))
        for number, mail in enumerate(mails, 1):
            (folder / f"{number:0{digits}} {_name(mail.page)}.eml").write_bytes(as_eml(mail))
    except OSError as error:
        raise BadInput(f"{folder} cannot be written to ({error.strerror or error}): choose another folder.") from None


def as_eml(mail: ReadyMail) -> bytes:
    """The mail as RFC 5322 has it, in UTF-8, without date and sender: those come when it is sent."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if mail.address:
        user, _, domain = mail.address.rpartition("@")
        message["To"] = Address(display_name=one_line(mail.name), username=user, domain=parse(f"http://{domain}/").host)
    message["Subject"] = one_line(mail.subject)
    message.set_content(mail.text, charset="utf-8")
    return message.as_bytes()


def _name(page: str) -> str:
    """A page's address as every system takes it in a file's name. What stands before it makes it unique."""
    bare = page.lower().rpartition("://")[2].removeprefix("www.")
    return _NOT_IN_NAMES.sub("-", bare)[:_LONGEST_NAME].strip("-.") or "page"
