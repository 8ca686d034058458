"""A workbook's rows, looked at again: what changed is written into them, and told."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import defaultdict
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from brokenlinks import urls
from brokenlinks.checking import LinkChecker, now, with_history
from brokenlinks.errors import BadInput
from brokenlinks.interruptible import interruptible
from brokenlinks.models import NOT_ASKED, Reason, State
from brokenlinks.progress import Progress
from brokenlinks.prospects.changes import PageNow, changes_of, is_another
from brokenlinks.rechecking.looks import Look, PageLooks
from brokenlinks.rechecking.rows import RecheckRow, choose_rows
from brokenlinks.store import OwnPages, Store, open_database
from brokenlinks.workbook import Written, check_target, update_cells
from brokenlinks.workbook.change_columns import CHANGE, YOUR_ANCHOR, YOUR_FOLLOW, YOUR_LINK, link_cells
from brokenlinks.workbook.labels import REASONS
from brokenlinks.workbook_data import Change, OwnLink

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from brokenlinks.config import Settings
    from brokenlinks.models import Verdict
    from brokenlinks.workbook_data import ChangeRow

_ADVICE: Final = "name another one with --db"
#: What a look tells that is nothing new.
_SAME: Final = frozenset({Change.STILL_DEAD, Change.NOT_LOOKED_AT})
#: What a row says whose dead link gave way to one of the user's.
_OURS_STANDS: Final = frozenset({Change.PLACED.value, Change.STILL_PLACED.value})
_OURS_WAS_THERE: Final = _OURS_STANDS | {Change.LOST.value}
#: What a row goes on saying when its page could not be read.
_SETTLED: Final = frozenset(change.value for change in (Change.FIXED, Change.PAGE_GONE, Change.LOST)) | _OURS_STANDS
#: How a link was dead, where one look is no proof of the contrary: an archive, or three days, were.
_TAKES_MORE: Final = {
    Reason.USURPED: {State.ALIVE},
    Reason.GONE_SILENT: {State.UNCLEAR},
}


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What came of it."""

    path: Path  #: the workbook: not the one that was named, when that is open in another program
    rows: int  #: that were looked at
    unread: int  #: rows whose page could not be read
    changes: tuple[ChangeRow, ...]  #: what is not as it was
    notes: tuple[str, ...]  #: sentences for the user
    complete: bool  #: False when Ctrl-C or a lost network kept some from being looked at


def recheck(
    workbook: Path,
    settings: Settings,
    *,
    statuses: Collection[str] = (),
    database: Path | None = None,
    progress: Progress | None = None,
    clock: Callable[[], datetime] = now,
) -> Rechecked:
    """Look again at rows of the Prospects sheet, and write into them what was found.

    Args:
        statuses: of the rows to take; see `choose_rows`.
        database: the project's file, in which verdicts are kept; by default the one beside the workbook, if there is
            one.

    Raises:
        BadInput: the workbook or the file cannot be used, or there is nothing to look at.
    """
    rows, own_sites = choose_rows(workbook, statuses)
    progress = progress or Progress()
    notes: list[str] = []
    own_sites |= urls.sites_of([settings.sender_site])
    database = database or workbook.with_suffix(".db")
    check_target(workbook)
    if database.is_file():  # looked at before the web is asked: what cannot be used is better known at once
        with closing(open_database(database, advice=_ADVICE)) as connection:
            own_sites |= OwnPages(connection).sites()
    if not own_sites:
        notes.append("The workbook names no page of yours, so links to your site cannot be told from others.")
    looks, verdicts = asyncio.run(_look(rows, own_sites, settings, progress, notes.append, clock))
    if database.is_file():
        try:
            verdicts = _kept(database, rows, verdicts)
        except (sqlite3.Error, BadInput) as error:
            notes.append(f"The verdicts could not be kept in {database} ({error}): they are in the workbook only.")
    changes: list[ChangeRow] = []
    cells: dict[tuple[str, str], Mapping[str, Any]] = {}
    for page, here in _by_page(rows).items():
        if page in looks:
            changes += _compared(here, looks[page], own_sites, verdicts, clock(), cells)
    unread = sum(told == {CHANGE: Change.NOT_LOOKED_AT.value} for told in cells.values())
    if unread and unread == len(cells) == len(rows):
        raise BadInput(
            f"None of the pages of {_rows(len(rows))} could be read: look whether your network is up, and run it again."
        )
    written = update_cells(workbook, cells, now=clock().astimezone()) if cells else Written(workbook, ())
    return Rechecked(
        path=written.path,
        rows=len(cells) - unread,
        unread=unread,
        changes=tuple(changes),
        notes=(*notes, *written.notes),
        complete=len(cells) == len({row.key for row in rows}),
    )


def _rows(number: int) -> str:
    return f"{number} row" if number == 1 else f"{number} rows"


async def _look(
    rows: Sequence[RecheckRow],
    own_sites: Collection[str],
    settings: Settings,
    progress: Progress,
    on_note: Callable[[str], None],
    clock: Callable[[], datetime],
) -> tuple[dict[str, Look], dict[str, Verdict]]:
    """The pages as they are now, and the verdicts of those of their links that matter, by canonical address."""
    from brokenlinks.browser import Browser

    looks: dict[str, Look] = {}
    verdicts: dict[str, Verdict] = {}

    def settled(verdict: Verdict) -> None:
        if NOT_ASKED not in verdict.details:
            verdicts[urls.canonical(verdict.url)] = verdict
            progress.checked += 1

    def notice(text: str) -> None:
        progress.notice = text

    async def read(address: str) -> None:
        looks[address] = await pages.look(address)
        progress.pages_read += 1
        progress.pages_waiting -= 1

    async with AsyncExitStack() as stack:
        wants_browser = settings.browser or settings.render
        browser = await stack.enter_async_context(Browser(settings, on_note)) if wants_browser else None
        pages = await stack.enter_async_context(PageLooks(settings, browser if settings.render else None))
        checker = await stack.enter_async_context(
            LinkChecker(settings, settled, on_notice=notice, clock=clock, browser=browser if settings.browser else None)
        )
        addresses = _by_page(rows).keys()
        progress.phase, progress.pages_waiting = "reading pages", len(addresses)

        async def work() -> None:
            await asyncio.gather(*map(read, addresses))
            progress.phase = "checking links"
            for url in _links_to_check(rows, looks, own_sites):
                progress.links += 1
                checker.add(url)
            await checker.settled()

        with interruptible() as interrupted:
            working = asyncio.ensure_future(work())
            await asyncio.wait({working, interrupted}, return_when=asyncio.FIRST_COMPLETED)
            progress.stopped = interrupted.cancelled()
            if working.done():
                await working
            else:
                working.cancel()
    return looks, verdicts


def _links_to_check(rows: Iterable[RecheckRow], looks: Mapping[str, Look], own_sites: Collection[str]) -> Iterable[str]:
    """The dead links that still stand on their pages, and the own pages that are linked there; each once."""
    wanted: dict[str, str] = {}
    for address, here in _by_page(rows).items():
        dead = {row.dead for row in here}
        page = looks[address].page
        for link in page.links if page else ():
            key = urls.canonical(link.url)
            if key in dead or urls.site_of(link.url) in own_sites:
                wanted.setdefault(key, link.url)
    return wanted.values()


def _by_page(rows: Iterable[RecheckRow]) -> Mapping[str, Sequence[RecheckRow]]:
    found: defaultdict[str, list[RecheckRow]] = defaultdict(list)
    for row in rows:
        found[row.page].append(row)
    return found


def _kept(database: Path, rows: Sequence[RecheckRow], verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts in the light of earlier ones, written down with them."""
    with closing(open_database(database, advice=_ADVICE)) as connection:
        store = Store(connection)
        past = store.past_verdicts(verdict.url for verdict in verdicts.values())
        kept = {key: with_history(verdict, past.get(verdict.url, ())) for key, verdict in verdicts.items()}
        unproven = {row.dead for row in rows if _takes_more(row, kept)}
        told = [verdict for key, verdict in kept.items() if key not in unproven]
        store.add_targets(verdict.url for verdict in told)
        store.save_verdicts(told)
        return kept


def _takes_more(row: RecheckRow, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether the row's link is as dead as it was, though this look alone would not say so."""
    verdict = verdicts.get(row.dead)
    return verdict is not None and any(
        row.reason == REASONS[reason].short and verdict.state in states for reason, states in _TAKES_MORE.items()
    )


def _compared(
    rows: Sequence[RecheckRow],
    look: Look,
    own_sites: Collection[str],
    verdicts: Mapping[str, Verdict],
    when: datetime,
    cells: dict[tuple[str, str], Mapping[str, Any]],
) -> list[ChangeRow]:
    """What changed on one page. What its rows are to say goes into `cells`; rows that could not be settled are left."""
    links = look.page.links if look.page else ()
    states: dict[str, State | None] = {
        key: verdicts[key].state if key in verdicts else None for key in (urls.canonical(link.url) for link in links)
    }
    rows = [row for row in rows if row.won or row.dead not in states or row.dead in verdicts]
    if not rows:
        return []
    states |= {row.dead: State.DEAD for row in rows if _takes_more(row, verdicts)}
    title = look.page.title if look.page else rows[0].title
    page = PageNow(
        rows[0].page,
        title,
        look.outcome,
        states,
        tuple(_own_links(look, own_sites, verdicts)),
        links_before=max(row.external for row in rows),
    )
    before = _own_before(rows, page.own_links) if own_sites else []  # nothing can be missed that is not known
    changed = changes_of(page, [row.prospect for row in rows if not row.won], before)
    of_link = {urls.canonical(row.dead_url): row for row in changed if row.dead_url}
    of_own = next((row for row in changed if not row.dead_url), None)
    for row in rows:
        cells[row.key] = _cells(row, of_own if row.won else of_link.get(row.dead), page, verdicts, when)
    return [row for row in changed if row.change not in _SAME and not _was_told(row, rows)]


def _was_told(change: ChangeRow, rows: Iterable[RecheckRow]) -> bool:
    """Whether the sheet says it already: what is told every night is read by nobody."""
    if change.dead_url:
        dead = urls.canonical(change.dead_url)
        known = {change.change.value, *(_OURS_WAS_THERE if change.change is Change.FIXED else ())}
        return any(row.dead == dead and row.change in known for row in rows)
    never_seen = not any(row.own_before for row in rows)  # what the sheet had, it has not said that it is gone
    return (
        change.change is Change.LOST and never_seen and any(row.won and row.change == Change.LOST.value for row in rows)
    )


def _own_links(look: Look, own_sites: Collection[str], verdicts: Mapping[str, Verdict]) -> Iterable[OwnLink]:
    found: dict[str, OwnLink] = {}
    for link in look.page.links if look.page else ():
        if urls.site_of(link.url) in own_sites:
            key = urls.canonical(link.url)
            verdict = verdicts.get(key)
            found.setdefault(key, OwnLink(link.url, link.anchor, link.follow, verdict.state if verdict else None))
    return found.values()


def _own_before(rows: Sequence[RecheckRow], own: Sequence[OwnLink]) -> list[OwnLink]:
    """The links to the user's site as the sheet has them. Of one that the user says was won and the program has never
    seen: what is there now; and where there is none, the page that was offered, as it is missing."""
    before = {urls.canonical(link.url): link for row in rows for link in row.own_before}
    if not before and any(row.won for row in rows):
        before = {urls.canonical(link.url): link for link in own}
        if not before:
            offer = next((row.prospect.offer for row in rows if row.won), "")
            before = {offer: OwnLink(offer, "", follow=True, state=None)}
    return list(before.values())


def _cells(
    row: RecheckRow, told: ChangeRow | None, page: PageNow, verdicts: Mapping[str, Verdict], when: datetime
) -> dict[str, Any]:
    """What the row is to say now."""
    another = is_another(page, [row.prospect] if not row.won else [], row.own_before)
    if (not page.tells and not page.gone) or (told is not None and told.change is Change.NOT_LOOKED_AT) or another:
        # What is known of it stays: it is to be compared with what the next look finds, and not to be told anew.
        return {} if row.change in _SETTLED else {CHANGE: Change.NOT_LOOKED_AT.value}
    cells: dict[str, Any] = {"Last checked": when}
    if told is not None and not (told.change is Change.FIXED and row.change in _OURS_WAS_THERE):
        cells[CHANGE] = told.change.value
    elif row.change in _OURS_WAS_THERE and not page.own_links and not row.won:
        cells[CHANGE] = Change.LOST.value
    elif (row.won and page.own_links) or row.change in _OURS_WAS_THERE:
        cells[CHANGE] = Change.STILL_PLACED.value
    cells |= dict(zip((YOUR_LINK, YOUR_ANCHOR, YOUR_FOLLOW), link_cells(page.own_links), strict=True))
    verdict = verdicts.get(row.dead)
    if row.won:
        return cells
    if verdict is not None and not _takes_more(row, verdicts):
        cells |= {
            "Reason": REASONS[verdict.reason].short,
            "Confidence": round(verdict.confidence, 2),
            "Evidence": verdict.evidence,
        }
    elif told is not None and told.detail:
        cells["Evidence"] = told.detail
    return cells | {"Checks": row.checks + 1}
