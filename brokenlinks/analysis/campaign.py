"""What the user wrote into the Prospects sheet: who was contacted, who answered, what was placed."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from brokenlinks.analysis.nearby import nearby
from brokenlinks.analysis.written_dates import day_of
from brokenlinks.errors import BadInput
from brokenlinks.workbook.prospect_columns import PROSPECTS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    import pandas as pd

#: Without these, a sheet is none of prospects.
_KEYS: Final = ("Page to contact", "Dead link")
#: People put a title or a note above the header.
_HEADER_WITHIN: Final = 20
_DATES: Final = ("Contacted on", "Follow-up due", "Replied on")


class Stage(IntEnum):
    """How far a mail has come. Each stage holds those beyond it: what was placed was answered and sent."""

    SET_ASIDE = 0  #: not suitable, and never written to
    TO_CONTACT = 1
    CONTACTED = 2
    REPLIED = 3  #: also with a no
    PLACED = 4


#: Statuses → stage; a date or an address may say more. A status of the user's own says nothing.
_STAGE_OF: Final[Mapping[str, Stage]] = dict(
    zip(
        map(str.casefold, STATUSES),
        (Stage.TO_CONTACT, Stage.CONTACTED, Stage.CONTACTED, Stage.REPLIED, Stage.PLACED, Stage.REPLIED,
         Stage.SET_ASIDE),
        strict=True,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the Prospects sheet, as far as a campaign goes. Text is "" and days are None where a cell is empty."""

    row: int  #: in the sheet, 1 for the first
    page: str
    title: str
    site: str
    dead_link: str
    offer: str
    kind: str
    anchor: str  #: words that the user's page is linked with, or that were suggested
    status: str
    contacted: date | None
    due: date | None
    replied: date | None
    placed_at: str
    notes: str

    @property
    def stage(self) -> Stage:
        """By status, dates and address, whichever says most."""
        stage = _STAGE_OF.get(self.status.casefold(), Stage.TO_CONTACT)
        if self.placed_at:
            return Stage.PLACED
        if self.replied:
            return max(stage, Stage.REPLIED)
        return max(stage, Stage.CONTACTED) if self.contacted else stage

    @property
    def declined(self) -> bool:
        """They said no."""
        return self.status.casefold() == "declined" and not self.placed_at

    @property
    def followed_up(self) -> bool:
        """They were written to again: once is enough."""
        return self.status.casefold() == "followed up"


@dataclass(frozen=True, slots=True)
class Mail:
    """A page to contact: one page, one mail, whatever the number of its rows."""

    entries: tuple[Entry, ...]  #: its rows, in the order of the sheet

    @property
    def furthest(self) -> Entry:
        """The row that has come furthest, the first of these: what is said of the mail."""
        return max(self.entries, key=lambda entry: entry.stage)

    @property
    def stage(self) -> Stage:
        """Of the row that has come furthest."""
        return self.furthest.stage

    @property
    def contacted(self) -> date | None:
        """The day of the first mail, where it was written down."""
        return min((entry.contacted for entry in self.entries if entry.contacted), default=None)

    @property
    def replied(self) -> date | None:
        """The day of the first answer, where it was written down."""
        return min((entry.replied for entry in self.entries if entry.replied), default=None)

    @property
    def due(self) -> date | None:
        """The day to write again: the latest that was written down, as people put it off."""
        return max((entry.due for entry in self.entries if entry.due), default=None)

    @property
    def declined(self) -> bool:
        """They said no, and nothing was placed."""
        return self.stage < Stage.PLACED and any(entry.declined for entry in self.entries)

    @property
    def followed_up(self) -> bool:
        """They were written to again."""
        return any(entry.followed_up for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A workbook's Prospects sheet, read for its user's columns."""

    path: Path
    mails: tuple[Mail, ...]  #: in the order of the sheet
    notes: tuple[str, ...]  #: sentences on what could not be made use of

    @property
    def begun(self) -> bool:
        """Whether anybody was written to."""
        return any(mail.stage >= Stage.CONTACTED for mail in self.mails)


def read_campaign(name: str | Path) -> Campaign:
    """Read the Prospects sheet of a workbook, which stands in the working directory or one folder up.

    Columns may be moved, missing or named in another case; the sheet may be renamed, and lines may stand above its
    header. The file is not changed, and may be open in Excel: what is read is what was saved last.

    Raises:
        BadInput: there is no such file, it is no workbook, or none of its sheets has prospects.
    """
    path = nearby(name, advice="name the workbook of a crawl, a file that ends in .xlsx, in the first cell")
    frame, first_row = _prospects_of(path)
    columns = {_folded(str(column)): column for column in reversed(list(frame.columns))}
    entries: list[Entry] = []
    notes: list[str] = []
    for number, record in enumerate(frame.to_dict("records"), first_row):
        entry = _entry(number, record, columns, notes)
        if entry.page:
            entries.append(entry)
    by_page: dict[str, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(entry.page, []).append(entry)
    notes.extend(_of_other_statuses(entries))
    return Campaign(path, tuple(Mail(tuple(rows)) for rows in by_page.values()), tuple(notes))


def _prospects_of(path: Path) -> tuple[pd.DataFrame, int]:
    """The sheet under its header, and the number of its first row. The sheet's own name comes before all others."""
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that it passes over
        try:
            sheets = pd.read_excel(path, sheet_name=None, header=None, dtype=object, engine="openpyxl")
        except Exception:  # noqa: BLE001  damage shows in as many ways as zip, XML and openpyxl have parts
            raise BadInput(
                f"{path} cannot be read as an Excel workbook: save it again as .xlsx, without a password."
            ) from None
    for title in sorted(sheets, key=lambda title: _folded(str(title)) != _folded(PROSPECTS.title)):
        sheet = sheets[title]
        for number in range(min(len(sheet), _HEADER_WITHIN)):
            header = [_text(value) for value in sheet.iloc[number]]
            if {_folded(name) for name in _KEYS} <= set(map(_folded, header)):
                body = sheet.iloc[number + 1 :].copy()
                body.columns = pd.Index(header)
                # Of two columns of a name, the first is the program's.
                return body.loc[:, ~pd.Index(map(_folded, header)).duplicated()], number + 2
    raise BadInput(f"{path} has no sheet with the columns {' and '.join(_KEYS)}: name the workbook of a crawl.")


def _entry(number: int, record: Mapping[Hashable, Any], columns: Mapping[str, Hashable], notes: list[str]) -> Entry:
    def value(name: str) -> Any:
        column = columns.get(_folded(name))
        return None if column is None else record[column]

    days: dict[str, date | None] = {}
    for name in _DATES:
        days[name] = day_of(value(name))
        if days[name] is None and (written := _text(value(name))):
            notes.append(f"Row {number}, {name}: “{written[:40]}” is not clear as a day: write it as 2026-01-31.")
    return Entry(
        row=number,
        page=_text(value("Page to contact")),
        title=_text(value("Page title")),
        site=_text(value("Site")),
        dead_link=_text(value("Dead link")),
        offer=_text(value("Offer this page")),
        kind=_text(value("Kind of page")),
        anchor=_text(value("Your anchor")) or _text(value("Suggested anchor")),
        status=_text(value("Status")),
        contacted=days["Contacted on"],
        due=days["Follow-up due"],
        replied=days["Replied on"],
        placed_at=_text(value("Placed at")),
        notes=_text(value("Notes")),
    )


def _of_other_statuses(entries: Sequence[Entry]) -> Iterator[str]:
    others: dict[str, int] = {}
    for entry in entries:
        if entry.status and entry.status.casefold() not in _STAGE_OF:
            others[entry.status] = others.get(entry.status, 0) + 1
    for status, rows in others.items():
        yield (
            f"“{status[:40]}” ({rows} {'row' if rows == 1 else 'rows'}) is none of the program's statuses: such rows"
            " count by their dates."
        )


def _text(value: Any) -> str:
    """A cell's text; "" for an empty one, which pandas has as NaN."""
    return "" if value is None or value != value else " ".join(str(value).split())


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
