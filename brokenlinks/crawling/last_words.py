"""What is still to be found out, and said, when all of a run is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from brokenlinks.authority import load_authority
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from brokenlinks.authority import Authority
    from brokenlinks.config import Settings
    from brokenlinks.models import Niche
    from brokenlinks.workbook_data import PageRow


def no_page(pages: Sequence[PageRow], niche: Niche, notes: Sequence[str], *, searched: bool) -> BadInput:
    """Why there is nothing to show. `pages` were asked for, and `notes` are what was said of the searches."""
    if not pages and searched:
        nothing = (
            f"No page was found for “{niche.keyword}”: try other words, more footprints (--tier grid), another place"
            " (--search), or name pages with --pages."
        )
        return BadInput(" ".join((*notes, nothing)))
    if not pages:
        return BadInput("The page list names no page to read: give at least one address of a resource page.")
    first = pages[0].outcome
    if len(pages) == 1:
        return BadInput(f"The only page could not be read ({first}): check its address in a browser.")
    return BadInput(
        f"None of the {len(pages)} pages could be read (the first: {first}): check the addresses in a browser."
    )


def beyond_limit(left: int, limit: int) -> list[str]:
    """A sentence on the good pages that were found and, for the limit, not read; none when there are none."""
    if not left:
        return []
    good = "another page looks" if left == 1 else f"{left} others look"
    return [f"The limit of {limit} pages was reached, and {good} good: raise --max-pages for more."]


def check_authority(settings: Settings) -> None:
    """Raises BadInput, before a run begins, when the file of ranks that it will want is not there."""
    if settings.authority and not Path(settings.authority).is_file():
        raise BadInput(f"There is no file {settings.authority}: check what the setting authority names.")


def authority_of(sites: Collection[str], settings: Settings, notes: list[str]) -> dict[str, Authority]:
    """How well known these sites are, as far as the user has a file of it; one that cannot be read costs a note."""
    if not settings.authority:
        return {}
    try:
        return load_authority(Path(settings.authority), sites)
    except BadInput as error:
        notes.append(f"No authority is shown: {error}")
        return {}
