"""What to say of a run in which no page was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

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
