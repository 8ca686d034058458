"""The rows of a workbook that are looked at again, and what they say of the time before."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from brokenlinks import statuses, urls
from brokenlinks.errors import BadInput
from brokenlinks.page_keys import page_key
from brokenlinks.prospects.changes import Former
from brokenlinks.workbook import read_prospect_rows
from brokenlinks.workbook.change_columns import CHANGE, YOUR_ANCHOR, YOUR_FOLLOW, YOUR_LINK
from brokenlinks.workbook_data import OwnLink

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RecheckRow:
    """A row of the Prospects sheet that is looked at again."""

    key: tuple[str, str]  #: by which the workbook finds it
    page: str  #: where to look: the page to contact, or of a won link the page that it stands on
    title: str
    prospect: Former
    own_before: tuple[OwnLink, ...]
    reason: str  #: how the link was dead, in the sheet's words
    checks: int
    won: bool  #: the user says that their link was placed
    change: str  #: what the sheet says of it already
    external: int  #: links to other sites that the page had

    @property
    def dead(self) -> str:
        """The dead link's canonical address."""
        return urls.canonical(self.prospect.dead_url)


def choose_rows(path: Path, wanted: Collection[str] = ()) -> tuple[list[RecheckRow], set[str]]:
    """The rows to look at again, and the user's own registered domains, as far as the sheet names them.

    Args:
        wanted: take the rows with one of these statuses. Without any: those that nobody was written to about, and the
            links that were won.

    Raises:
        BadInput: `path` is no workbook of this program, or none of its rows is to be looked at.
    """
    found = read_prospect_rows(path)
    rows = [row.values for row in found]
    statuses_wanted = {statuses.spelt(status) for status in wanted}
    begun = {
        page_key(_text(row, "Page to contact")) for row in rows if statuses.is_begun(_text(row, statuses.STATUS), row)
    }
    chosen = []
    for key, row in ((row.key, row.values) for row in found):
        status = statuses.spelt(_text(row, statuses.STATUS))
        won = statuses.is_placed(status, row)
        open_ = statuses.is_open(status) and page_key(_text(row, "Page to contact")) not in begun
        if (status in statuses_wanted if statuses_wanted else won or open_) and (made := _row(key, row, won=won)):
            chosen.append(made)
    if not chosen:
        if not rows:
            raise BadInput(f"{path.name} has no prospects: there is nothing to look at again.")
        if not wanted:
            raise BadInput(f"No row of {path.name} is to be contacted, and no link was placed: name a --status.")
        raise BadInput(f"No row of {path.name} has the status {' or '.join(wanted)}.")
    own = urls.sites_of(
        address for row in rows for name in ("Offer this page", YOUR_LINK) for address in _text(row, name).split()
    )
    return chosen, own


def _row(key: tuple[str, str], row: Mapping[str, Any], *, won: bool) -> RecheckRow | None:
    page, dead = _text(row, "Page to contact"), _text(row, "Dead address")
    if not dead and _text(row, "Dead link"):  # the user deleted the column: it is known by the link as written
        dead = key[1]
    if won and (placed := _address(_text(row, statuses.PLACED_AT))):
        page = placed
    page = _address(page)
    if not page or not (dead or won):
        return None  # a row of the user's own
    checks = row.get("Checks")
    return RecheckRow(
        key=key,
        page=page,
        title=_text(row, "Page title"),
        prospect=Former(
            dead_link=_text(row, "Dead link") or dead,
            dead_url=dead,
            anchor=_text(row, "Anchor text"),
            heading=_text(row, "Section"),
            offer=_text(row, "Offer this page"),
        ),
        own_before=tuple(_own_links(_lines(row, YOUR_LINK), _lines(row, YOUR_ANCHOR), _lines(row, YOUR_FOLLOW))),
        reason=_text(row, "Reason"),
        checks=int(checks) if isinstance(checks, (int, float)) else 0,
        won=won,
        change=_text(row, CHANGE),
        external=int(n) if isinstance(n := row.get("External links"), int | float) else 0,
    )


def _own_links(addresses: Sequence[str], anchors: Sequence[str], follows: Sequence[str]) -> Iterable[OwnLink]:
    for place, address in enumerate(addresses):
        anchor = anchors[place] if place < len(anchors) else ""
        follow = follows[place] != "no" if place < len(follows) else True
        yield OwnLink(address, anchor, follow, None)


def _address(text: str) -> str:
    """The first web address in what the user typed: beside it may stand another one, or a remark."""
    for word in text.split():
        with suppress(ValueError):
            if urls.is_web_address(word) or word.lower().startswith("www."):
                return urls.page_address(word)
    return ""


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value).strip()


def _lines(row: Mapping[str, Any], name: str) -> list[str]:
    # Not stripped as a whole: an empty first line is an anchor without words.
    value = row.get(name)
    return str(value).split("\n") if value is not None else []
