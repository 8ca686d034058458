"""From a page's dead links to the mail about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from brokenlinks.drafts.mail import Sender, kind_of, offer_of
from brokenlinks.drafts.template_files import Templates
from brokenlinks.drafts.template_values import values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from brokenlinks.config import Settings
    from brokenlinks.drafts.mail import Mail
    from brokenlinks.workbook_data import Prospect


def draft(rows: Sequence[Prospect], templates: Templates, sender: Sender, *, name: str = "") -> Mail:
    """One mail about all dead links of one page, in its language where a template exists.

    It says only what is known: the page, the section, what is linked and the exact dead address; where several are
    dead, up to five of them; and the best of their offers, once. Its text has fewer than `MOST_WORDS` words, unless a
    template of the user's has more by itself.

    Args:
        rows: the page's prospects, at least one.
        name: of the person who is written to; "" for a neutral greeting.
    """
    told = _in_order(rows)
    return templates.fill(kind_of(told), told[0].language, lambda room: values(told, sender, name, room))


def _in_order(rows: Sequence[Prospect]) -> list[Prospect]:
    """Each dead address once: first the one with the best offer, then those that have moved, then the others."""
    distinct: dict[str, Prospect] = {}
    for row in rows:
        distinct.setdefault(row.dead_url, row)
    scores = {url: offer.score for url, row in distinct.items() if (offer := offer_of(row))}
    best = max(scores, key=scores.__getitem__, default="")
    return sorted(distinct.values(), key=lambda row: (row.dead_url != best, not row.moved_to))


def mail_writer(
    settings: Settings,
    folder: Path,
    on_note: Callable[[str], None],
    name_of: Callable[[str], str] = lambda _: "",
) -> Callable[[Sequence[Prospect]], tuple[Prospect, ...]]:
    """What puts a mail into each of a run's prospects, the same into all of one page.

    Args:
        folder: the project's, which may hold templates.
        on_note: gets sentences on templates that cannot be used.
        name_of: the name of the person to write to about a page, by its address; "" when it is not known.
    """
    templates = Templates(folder, unknown=settings.languages[0], on_note=on_note)
    sender = Sender(settings.sender_name, settings.sender_site)

    def with_mails(prospects: Sequence[Prospect]) -> tuple[Prospect, ...]:
        pages: defaultdict[str, list[Prospect]] = defaultdict(list)
        for row in prospects:
            pages[row.page_url].append(row)
        mails = {page: draft(rows, templates, sender, name=name_of(page)) for page, rows in pages.items()}
        return tuple(
            replace(row, mail_subject=mails[row.page_url].subject, mail_text=mails[row.page_url].text)
            for row in prospects
        )

    return with_mails
