"""What is still to be found out, and said, when all of a run is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from brokenlinks.config import Settings
    from brokenlinks.discovery import Discovery
    from brokenlinks.models import Niche
    from brokenlinks.workbook_data import PageRow


#: What the user is told of a run that was stopped, …
STOPPED: Final = "The run was stopped before it was done: the same command goes on where it stopped."
#: … and of one whose network was lost.
NETWORK_LOST: Final = (
    "Your network was down or filtered, so not all links could be checked: the same command goes on where it stopped."
)


def no_page(pages: Sequence[PageRow], niche: Niche, searches: Discovery | None) -> BadInput:
    """Why there is nothing to show, of the pages that were asked for and the searches, where there were any."""
    if not pages and searches is not None and not any(counts.queries for counts in searches.counts.values()):
        said = " ".join(searches.notes) or "There was nothing to ask."
        return BadInput(f"No search could be made. {said} Or name pages with --pages.")
    if not pages and searches is not None:
        nothing = (
            f"No page was found for “{niche.keyword}”: try other words, more footprints (--tier grid), another place"
            " (--search), or name pages with --pages."
        )
        return BadInput(" ".join((*searches.notes, *left_out(searches), nothing)))
    if not pages:
        return BadInput("The page list names no page to read: give at least one address of a resource page.")
    first = pages[0].outcome
    if len(pages) == 1:
        return BadInput(f"The only page could not be read ({first}): check its address in a browser.")
    return BadInput(
        f"None of the {len(pages)} pages could be read (the first: {first}): check the addresses in a browser."
    )


def left_out(searches: Discovery) -> list[str]:
    """A sentence on the results that are no pages to read; none when there are none."""
    total = sum(searches.left_out.values())
    if not total:
        return []
    reasons = ", ".join(f"{number} {reason}" for reason, number in list(searches.left_out.items())[:4])
    results = "One result" if total == 1 else f"{total} results"
    return [f"{results} of the searches {'was' if total == 1 else 'were'} left out by the address: {reasons}."]


def beyond_limit(left: int, limit: int) -> list[str]:
    """A sentence on the pages that were found and, for the limit, not read; none when there are none."""
    if not left:
        return []
    others = "one page that was found was" if left == 1 else f"{left} pages that were found were"
    return [f"The limit of {limit} pages was reached, and {others} not read: raise --max-pages for more."]


def check_authority(settings: Settings) -> None:
    """Raises BadInput, before a run begins, when the file of ranks that it will want is not there."""
    if settings.authority and not Path(settings.authority).is_file():
        raise BadInput(f"There is no file {settings.authority}: check what the setting authority names.")
