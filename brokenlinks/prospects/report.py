"""A run's rows, ready for the workbook."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from brokenlinks import urls
from brokenlinks.models import PageKind, State
from brokenlinks.prospects.about import about, telling_words
from brokenlinks.prospects.choosing import choose
from brokenlinks.prospects.reruns import compare
from brokenlinks.prospects.score import Facts, score, why
from brokenlinks.store import page_views, views
from brokenlinks.workbook_data import DeadTargetRow, Prospect, RunSummary, UnclearLink, WorkbookData

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from sqlite3 import Connection

    from brokenlinks.authority import Authority
    from brokenlinks.contact_models import SiteContacts
    from brokenlinks.models import ArchivedPage, Match, OutboundLink, Reason
    from brokenlinks.prospects.reruns import Compared
    from brokenlinks.store import RunId, Store
    from brokenlinks.workbook_data import LinkRow, PageRow


#: Kinds of page that no one would want a link on.
_NO_PLACE: Final = frozenset({PageKind.LINK_FARM, PageKind.GUEST_POST, PageKind.FORUM, PageKind.SHOP})


def report(
    store: Store,
    run: RunId,
    *,
    keyword: str,
    own_sites: Collection[str],
    own_pages: int,
    now: datetime,
    complete: bool,
    notes: Sequence[str],
    settings: Mapping[str, str],
    authority: Mapping[str, Authority],
    archived: Callable[[str], ArchivedPage | None] = lambda _: None,
    contacts: Callable[[str], SiteContacts | None] = lambda _: None,
    forbidden: Callable[[str], bool] = lambda _: False,
    with_mails: Callable[[Sequence[Prospect]], tuple[Prospect, ...]] = tuple,
) -> WorkbookData:
    """All that the workbook shows of a run.

    Args:
        own_sites: the user's registered domains: a dead link to one is not pitched, it is mended.
        authority: of the pages' registered domains, as far as it is known.
        archived: what an archive knows of an address; None when it was not looked up.
        contacts: whom to write to about a page, by its address; None when that was not looked up.
        forbidden: tells of a page that nobody is to be written to about it: it is no prospect.
        with_mails: puts mail drafts into the prospects; it may add to `notes`.
    """
    connection = store.connection
    found = views.dead_links(connection, run)
    verdicts = views.dead_verdicts(connection, run)
    offers = views.offers(connection, run)
    pages = page_views.page_rows(connection, run, authority, stopped=not complete)
    reasons, unchecked = views.reasons(connection, run)
    own = {target for target, verdict in verdicts.items() if urls.site_of(verdict.url) in own_sites}
    pages_read = sum(page.read_at is not None for page in pages)
    where: defaultdict[int, list[views.DeadLink]] = defaultdict(list)
    for dead in found:
        where[dead.target].append(dead)
    moved = _moved(connection, {target: archived(verdicts[target].url) for target in where})
    targets = [
        _target(verdicts[target], links, moved[target], offers.get(target, ())) for target, links in where.items()
    ]
    order = sorted(range(len(targets)), key=lambda n: (-targets[n].pages, targets[n].dead_url))
    is_own = [target in own for target in where]
    pitched = [dead for dead in found if dead.target not in own and urls.site_of(dead.page.url) not in own_sites]
    spared = {dead.page.url for dead in pitched if forbidden(dead.page.url)}
    pitched = [dead for dead in pitched if dead.page.url not in spared]
    compared = compare(store, run, pitched, own_sites)
    prospects = with_mails(_prospects(found, pitched, compared, verdicts, offers, pages, now, moved, contacts))
    rows_of = Counter(prospect.page_url for prospect in prospects)
    return WorkbookData(
        prospects=prospects,
        targets=tuple(targets[n] for n in order if not is_own[n]),
        to_write=tuple(
            targets[n] for n in order if not is_own[n] and targets[n].offer is None and not targets[n].moved_to
        ),
        own_dead=tuple(targets[n] for n in order if is_own[n]),
        suggestions=_suggestions(pages),
        pages=tuple(pages),
        summary=RunSummary(
            keyword=keyword,
            started_at=store.started_at(run),
            finished_at=now,
            complete=complete,
            pages_read=pages_read,
            pages_failed=sum(page.read_at is None and page.outcome != page_views.NOT_REACHED for page in pages),
            pages_dropped=sum(page.dropped for page in pages),
            footprints=tuple(page_views.footprint_yields(connection, run, rows_of)),
            own_pages=own_pages,
            links=sum(reasons.values()) + unchecked,
            reasons=reasons,
            unchecked=unchecked,
            troubles=tuple(views.troubles(connection, run)),
            notes=(*notes, *_spared(spared), *(_why_nothing(pages_read, reasons) if complete and not found else ())),
            settings=settings,
        ),
        changes=compared.changes,
        unclear=_unclear(views.links(connection, run, State.UNCLEAR), pages, own_sites),
        links=partial(views.links, connection, run),
    )


def _spared(pages: Collection[str]) -> Iterator[str]:
    if pages:
        one = len(pages) == 1
        left_out, theirs = ("One page is", "its site") if one else (f"{len(pages)} pages are", "their sites")
        yield f"{left_out} left out of Prospects, as your do-not-contact list names {theirs}."


def _why_nothing(pages_read: int, reasons: Mapping[Reason, int]) -> Iterator[str]:
    """What a user may do about a run that found no dead link; nothing when no page was read, as that is told apart."""
    if not pages_read:
        return
    links = sum(reasons.values())
    if not links:
        pages = "the one page" if pages_read == 1 else f"the {pages_read} pages"
        yield f"No links to other sites were found on {pages} read: is that what they are for, to list links?"
        return
    none_of = "The only link checked is not" if links == 1 else f"None of the {links} links checked is"
    yield f"{none_of} dead: name more resource pages, or older ones, as few links of a well-kept page are."


def _prospects(
    found: Sequence[views.DeadLink],
    links: Sequence[views.DeadLink],
    compared: Compared,
    verdicts: Mapping[int, views.FoundVerdict],
    offers: Mapping[int, Sequence[Match]],
    pages: Sequence[PageRow],
    now: datetime,
    moved: Mapping[int, _Past],
    contacts: Callable[[str], SiteContacts | None],
) -> tuple[Prospect, ...]:
    # A page that was read may have been asked for again, in vain, where a redirect had led to it; of two requests that
    # led to one page, the one nearest to a given page stands for it.
    page_row = {page.url: page for page in reversed(pages) if page.read_at is not None}
    dead_on = Counter(dead.page.id for dead in found)
    pages_with = Counter(dead.target for dead in found)
    links_to: defaultdict[int, list[OutboundLink]] = defaultdict(list)
    for dead in links:
        links_to[dead.target].append(dead.link)
    # What has moved is told where it is now, in place of an offer.
    open_to = {target: matches for target, matches in offers.items() if target in moved and not moved[target].moved_to}
    choices = choose(links, open_to, {dead.page.url: urls.site_of(dead.page.url) for dead in links})
    rows = []
    for (page, link, target), choice in zip(links, choices, strict=True):
        verdict, past = verdicts[target], moved[target]
        row, contact = page_row[page.url], contacts(page.url)
        facts = Facts(
            external_links=row.external_links,
            follow=link.follow,
            confidence=verdict.confidence,
            offer=choice.offer,
            moved=bool(past.moved_to),
            spent=choice.spent is not None,
            dead_on_page=dead_on[page.id],
            page_score=row.score,
            days_since_update=(now.date() - row.updated.day).days if row.updated else None,
            authority=row.authority,
            reachable=None if contact is None else bool(contact.best or contact.form),
        )
        rows.append(
            Prospect(
                score=score(facts),
                why=why(facts),
                page_url=page.url,
                page_title=page.title,
                site=urls.site_of(page.url),
                dead_link=link.written,
                dead_url=link.url,
                anchor=link.anchor,
                heading=link.heading,
                context=link.context,
                reason=verdict.reason,
                confidence=verdict.confidence,
                evidence=f"{verdict.evidence}; the page says: {link.marked}" if link.marked else verdict.evidence,
                first_dead_at=verdict.first_dead_at,
                checked_at=verdict.checked_at,
                checks=verdict.checks,
                offer=choice.offer,
                runner_up=choice.runner_up,
                suggested_anchor=choice.anchor,
                about=about(verdict.url, links_to[target], past.archived),
                archived=past.archived,
                moved_to=past.moved_to,
                follow=facts.follow,
                external_links=facts.external_links,
                dead_on_page=facts.dead_on_page,
                language=page.language,
                pages_with_link=pages_with[target],
                found_by=row.found_by,
                page_kind=row.kind,
                page_score=row.score,
                updated=row.updated,
                authority=row.authority,
                change=compared.of.get((page.id, target)),
                own_links=compared.own_links.get(page.id, ()),
                contact=contact,
            )
        )
    rows.sort(key=lambda row: (-row.score, row.page_url))
    return tuple(rows)


def _suggestions(pages: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """The pages that ask for links, each once: those that sell or trade them are none."""
    found = {page.url: page for page in pages if page.suggest and page.kind not in _NO_PLACE}
    return tuple(sorted(found.values(), key=lambda page: (-(page.score or 0.0), page.url)))


def _unclear(links: Iterable[LinkRow], pages: Sequence[PageRow], own_sites: Collection[str]) -> tuple[UnclearLink, ...]:
    """Of the links that could not be settled, those that would be pitched if they were dead: one a page and address."""
    good = {
        page.url: page
        for page in reversed(pages)  # as for the prospects
        if page.read_at is not None and not page.dropped and page.kind not in _NO_PLACE and page.site not in own_sites
    }
    found: dict[tuple[str, str], UnclearLink] = {}
    for link in links:
        if link.page_url in good and urls.site_of(link.url) not in own_sites:
            found.setdefault((link.page_url, link.url), UnclearLink(link, good[link.page_url]))
    return tuple(sorted(found.values(), key=lambda row: (-(row.page.score or 0.0), row.page.url, row.link.position)))


class _Past(NamedTuple):
    """What an archive knows of a dead target."""

    archived: ArchivedPage | None
    moved_to: str  #: where it is now, if that is alive


def _moved(connection: Connection, archived: Mapping[int, ArchivedPage | None]) -> dict[int, _Past]:
    """What was found out of each target, with the new address of those that are alive elsewhere."""
    alive = views.alive(connection, (page.moved_to for page in archived.values() if page and page.moved_to))
    return {
        target: _Past(page, page.moved_to if page and page.moved_to in alive else "")
        for target, page in archived.items()
    }


def _target(
    verdict: views.FoundVerdict, links: Sequence[views.DeadLink], past: _Past, offers: Sequence[Match]
) -> DeadTargetRow:
    anchors = Counter(dead.link.anchor for dead in links if dead.link.anchor)
    sections = Counter(dead.link.heading for dead in links if dead.link.heading)
    said = [dead.link for dead in links]
    return DeadTargetRow(
        dead_url=verdict.url,
        reason=verdict.reason,
        confidence=verdict.confidence,
        evidence=verdict.evidence,
        pages=len(links),
        page_urls=tuple(dict.fromkeys(dead.page.url for dead in links)),
        anchors=tuple(anchor for anchor, _ in anchors.most_common()),
        sections=tuple(section for section, _ in sections.most_common()),
        words=telling_words(said, past.archived),
        about=about(verdict.url, said, past.archived),
        archived=past.archived,
        moved_to=past.moved_to,
        offer=offers[0] if offers and not past.moved_to else None,
        checked_at=verdict.checked_at,
    )
