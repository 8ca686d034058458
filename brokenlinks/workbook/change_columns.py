"""What came and went since the run before: the What changed sheet, and what the Prospects sheet says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from brokenlinks.workbook.columns import Column, Kind, Sheet
from brokenlinks.workbook_data import ChangeRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from brokenlinks.workbook.columns import Value
    from brokenlinks.workbook_data import OwnLink

#: The columns of the Prospects sheet that tell of changes.
CHANGE, YOUR_LINK, YOUR_ANCHOR, YOUR_FOLLOW = "Change", "Your link", "Your anchor", "Your link follows"


def link_cells(links: Sequence[OwnLink]) -> tuple[str, str, str]:
    """Addresses, words and follow of links to the user's site: one a line, as one page may have several."""
    return (
        "\n".join(link.url for link in links),
        "\n".join(link.anchor for link in links),
        "\n".join(_follows(link) for link in links),
    )


def former_cells(row: ChangeRow) -> Mapping[str, Value]:
    """What the Prospects sheet says of a row that the user has notes on and that is no prospect any more."""
    cells: dict[str, Value] = {CHANGE: row.change.value}
    if row.detail:
        cells["Evidence"] = row.detail
    if row.own_link is None:
        return cells
    return cells | dict(zip((YOUR_LINK, YOUR_ANCHOR, YOUR_FOLLOW), link_cells([row.own_link]), strict=True))


def _follows(link: OwnLink) -> str:
    return "yes" if link.follow else "no"


_C = Column[ChangeRow]

WHAT_CHANGED: Final = Sheet[ChangeRow](
    title="What changed",
    about="What came and went since the pages were read before, links that you won first. What is as it was is left "
    "out.",
    frozen=1,
    remembered=False,  # another run's changes are others
    empty="Nothing changed since the run before.",
    columns=(
        _C("Change", "What happened; see the list of changes below.", 14, Kind.WORD, lambda row: row.change.value),
        _C("Page", "The page on which it happened. Click to open it.", 40, Kind.URL, lambda row: row.page_url,
           lambda row: row.page_url),
        _C("Page title", "The title of that page.", 32, Kind.TEXT, lambda row: row.page_title),
        _C("Dead link", "The dead link as it is or was written in the page. Empty: the change is of none.", 40,
           Kind.URL, lambda row: row.dead_link, lambda row: row.dead_url),
        _C("Anchor text", "The words that were linked.", 26, Kind.TEXT, lambda row: row.anchor),
        _C("Your link", "The page of yours that is linked, or was.", 40, Kind.URL,
           lambda row: row.own_link.url if row.own_link else "", lambda row: row.own_link.url if row.own_link else ""),
        _C("Your anchor", "The words that link to it.", 26, Kind.TEXT,
           lambda row: row.own_link.anchor if row.own_link else ""),
        _C("Your link follows", "“no” when that link is marked nofollow, sponsored or ugc.", 10, Kind.WORD,
           lambda row: _follows(row.own_link) if row.own_link else ""),
        _C("What was seen", "The same in a sentence.", 56, Kind.TEXT, lambda row: row.detail),
    ),
)  # fmt: skip
