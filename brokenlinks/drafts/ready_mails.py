"""The mails of a workbook as its user left them: texts may be changed, addresses typed in, rows marked as done."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from brokenlinks.do_not_contact import DoNotContact
from brokenlinks.drafts.plain_text import one_line
from brokenlinks.drafts.template_values import ADDRESS_GAP, NAME_GAP
from brokenlinks.errors import BadInput
from brokenlinks.page_keys import page_key
from brokenlinks.statuses import DATES, STATUS, is_begun, is_open, spelt
from brokenlinks.tables import read_tables
from brokenlinks.urls import resolve, site_of
from brokenlinks.workbook.cells import unescaped
from brokenlinks.workbook_data import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from brokenlinks.tables import Table

#: The columns of the Prospects sheet without which there are no mails, …
PAGE, SUBJECT, TEXT = NEEDED = ("Page to contact", "Mail subject", "Mail text")
#: … those that are read where they are there, and what else users call theirs.
TITLE, DEAD, OFFER = "Page title", "Dead address", "Offer this page"
ADDRESSES: Final = ("E-mail", "Email", "E-mail address", "Email address")
NAMES: Final = ("Contact", "Contact name", "Name")

#: What *Change* says of a link that nobody needs to be told of.
CHANGE: Final = "Change"
SETTLED: Final = frozenset(
    change.value
    for change in (
        Change.PLACED,
        Change.STILL_PLACED,
        Change.LOST,
        Change.ALTERED,
        Change.FIXED,
        Change.PAGE_GONE,
        Change.UNCLEAR,
    )
)
_SHOWN: Final = 3  # addresses that a note names

_ADDRESS = re.compile(r"[A-Za-z0-9_][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}@[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]+")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;<>]+")
_EXCEL: Final = (".xlsx", ".xlsm")
_GAPS: Final = (NAME_GAP, ADDRESS_GAP.partition("{")[0])


@dataclass(frozen=True, slots=True)
class ReadyMail:
    """A mail to the keeper of one page."""

    page: str
    subject: str  #: one line
    text: str
    address: str = ""  #: "" when it is not known
    name: str = ""  #: of the person
    title: str = ""  #: the page's
    site: str = ""
    dead: tuple[str, ...] = ()  #: dead addresses on the page
    offer: str = ""  #: the address of the page that is offered


@dataclass(frozen=True, slots=True)
class ReadyMails:
    """What was chosen, in the order of the sheet."""

    mails: tuple[ReadyMail, ...]  #: one a page
    notes: tuple[str, ...]  #: sentences for the user


class _Row:
    """A row of the sheet, by the names of columns as we know them, however their case is."""

    def __init__(self, cells: Mapping[str, str], *, excel: bool) -> None:
        self._cells = {_folded(name): value for name, value in cells.items()}
        self._excel = excel

    def text(self, *names: str) -> str:
        """The first of these cells that is not empty, its line breaks as \\n."""
        for name in names:
            value = self._cells.get(_folded(name), "")
            if self._excel:
                value = unescaped(value)
            if value := "\n".join(value.splitlines()).strip():
                return value
        return ""

    def line(self, *names: str) -> str:
        return one_line(self.text(*names))

    @property
    def status(self) -> str:
        return spelt(self.line(STATUS))

    @property
    def settled(self) -> bool:
        """Whether there is nothing to write about any more, as a later run or a recheck found out."""
        return self.line(CHANGE).casefold() in SETTLED

    @property
    def open(self) -> bool:
        return is_open(self.status) and not self.begun and not self.settled

    @property
    def begun(self) -> bool:
        """Whether its keeper was written to."""
        return is_begun(self.status, {name: self.text(name) for name in DATES})


def read_mails(path: Path, statuses: Collection[str] = (), *, do_not_contact: DoNotContact | None = None) -> ReadyMails:
    """The mails to send: one a page, by the first of its rows.

    Args:
        statuses: take the rows with one of these. Without any: those that are still to be contacted, of pages whose
            keeper was not written to about another row.
        do_not_contact: those who get no mail: their pages are left out, and a note says so.

    Raises:
        BadInput: `path` is no such workbook, or has no mail to send.
    """
    table = _prospects(path)
    pages: defaultdict[str, list[_Row]] = defaultdict(list)
    for _, cells in table.rows:
        row = _Row(cells, excel=path.suffix.lower() in _EXCEL)
        if page := row.line(PAGE):
            pages[page].append(row)
    wanted = {spelt(status) for status in statuses}
    if path.suffix.lower() in _EXCEL and _folded(STATUS) not in map(_folded, table.columns):
        raise BadInput(
            f"The prospects in {path.name} have no column {STATUS}, so nobody can tell who was written to: call the"
            f" column in which you note it {STATUS}."
        )
    begun = {page_key(page) for page, rows in pages.items() if any(row.begun for row in rows)}
    chosen = {
        page: found
        for page, rows in pages.items()
        if (wanted or page_key(page) not in begun) and (found := _chosen(rows, wanted))
    }
    settled = [page for page, rows in pages.items() if page not in chosen and any(row.settled for row in rows)]
    if not chosen:
        raise BadInput(_nobody(path, pages, statuses))
    notes: list[str] = []
    if settled and not wanted:
        notes.append(f"Left out, as Change says that there is nothing to write about any more: {_some(settled)}.")
    mails = tuple(_mails(chosen, notes))
    if aside := [mail.page for mail in mails if _names_others(mail, pages[mail.page])]:
        notes.append(
            f"The mails for {_some(aside)} name dead links whose rows were not chosen: take them out of the text if"
            " they do not belong there."
        )
    mails = _without_forbidden(mails, do_not_contact or DoNotContact(), notes)
    if not mails:
        raise BadInput(f"The rows of {path.name} that are to be contacted have no mail: fill in {SUBJECT} and {TEXT}.")
    return ReadyMails(mails, (*notes, *_warnings(mails)))


def _prospects(path: Path) -> Table:
    for table in read_tables(path):
        if {_folded(name) for name in NEEDED} <= {_folded(name) for name in table.columns}:
            return table
    raise BadInput(
        f"{path} has no sheet with the columns {PAGE}, {SUBJECT} and {TEXT}: name a workbook that `brokenlinks crawl`"
        " wrote."
    )


def _chosen(rows: Sequence[_Row], wanted: Collection[str]) -> list[_Row]:
    if wanted:
        return [row for row in rows if row.status in wanted]
    return [] if any(row.begun for row in rows) else [row for row in rows if row.open]


def _nobody(path: Path, pages: Mapping[str, Sequence[_Row]], statuses: Collection[str]) -> str:
    if not pages:
        return f"{path.name} has no prospects: there is nobody to write to."
    if not statuses:
        return f"No row of {path.name} is still to be contacted: choose others with --status."
    found = sorted({row.line(STATUS) for rows in pages.values() for row in rows} - {""})
    there = f"its rows have {', '.join(found)}" if found else "none of its rows has a status"
    return f"No row of {path.name} has the status {' or '.join(statuses)}: {there}."


def _mails(chosen: Mapping[str, Sequence[_Row]], notes: list[str]) -> Iterator[ReadyMail]:
    empty, different, no_address = [], [], []
    for page, rows in chosen.items():
        written = list(dict.fromkeys((row.line(SUBJECT), row.text(TEXT)) for row in rows if row.text(TEXT)))
        if not written:
            empty.append(page)
            continue
        if len(written) > 1:
            different.append(page)
        typed = next(filter(None, (row.line(*ADDRESSES) for row in rows)), "")
        address = mail_address(typed)
        if typed and not address:
            no_address.append(typed)
        subject, text = written[0]
        yield ReadyMail(
            page=page,
            subject=subject,
            text=text,
            address=address,
            name=next(filter(None, (row.line(*NAMES) for row in rows)), ""),
            title=rows[0].line(TITLE),
            site=site_of(page),
            dead=tuple(dict.fromkeys(filter(None, (row.line(DEAD) for row in rows)))),
            offer=_offer(rows, text),
        )
    if empty:
        notes.append(f"Left out, as {TEXT} is empty: {_some(empty)}.")
    if different:
        notes.append(f"The rows of one page have different mails, and the first is taken, for {_some(different)}.")
    if no_address:
        notes.append(f"No mail address can be read from {_some(no_address)}: correct the column {ADDRESSES[0]}.")


def _without_forbidden(
    mails: tuple[ReadyMail, ...], do_not_contact: DoNotContact, notes: list[str]
) -> tuple[ReadyMail, ...]:
    left = [
        mail
        for mail in mails
        if do_not_contact.forbids_site(mail.page) or (mail.address and do_not_contact.forbids(mail.address))
    ]
    if left:
        notes.append(f"Left out, as your do-not-contact list says: {_some([mail.page for mail in left])}.")
    if left and len(left) == len(mails):
        raise BadInput("Your do-not-contact list names everybody who is to be written to: there is no mail to write.")
    return tuple(mail for mail in mails if mail not in left)


def _offer(rows: Iterable[_Row], text: str) -> str:
    """Of the pages that fit a page's links, the one that the mail offers."""
    offers = list(filter(None, (row.line(OFFER) for row in rows)))
    said = set(text.split())
    return next((offer for offer in offers if offer in said), offers[0] if offers else "")


def _names_others(mail: ReadyMail, rows: Iterable[_Row]) -> bool:
    """Whether the text names a dead link that the user may have set aside."""
    others = {row.line(DEAD) for row in rows} - {*mail.dead, ""}
    return not others.isdisjoint(mail.text.split())


def _warnings(mails: Iterable[ReadyMail]) -> Iterator[str]:
    with_gaps = [mail.page for mail in mails if any(gap in mail.text or gap in mail.subject for gap in _GAPS)]
    if with_gaps:
        yield f"There are gaps to fill in, in square brackets, in the mails for {_some(with_gaps)}."
    no_subject = [mail.page for mail in mails if not mail.subject]
    if no_subject:
        yield f"There is no subject in the mails for {_some(no_subject)}."
    counted = Counter(mail.address.casefold() for mail in mails if mail.address)
    if several := [address for address, number in counted.items() if number > 1]:
        yield f"More than one mail goes to {_some(several)}: one for each page."


def mail_address(text: str) -> str:
    """The first mail address in a cell; "" when there is none that every mail program takes."""
    for part in _BETWEEN_ADDRESSES.split(text.strip()):
        part = part.removeprefix("mailto:")
        domain = part.rpartition("@")[2]
        if _ADDRESS.fullmatch(part) and ".." not in part and ".@" not in part and resolve(f"http://{domain}/"):
            return part
    return ""


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _folded(name: str) -> str:
    return name.strip().casefold()
