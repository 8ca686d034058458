"""A run's rows, ready for the workbook."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from brokenlinks import urls
from brokenlinks.models import PageKind
from brokenlinks.prospects.score import Facts, score, why
from brokenlinks.store import page_views, views
from brokenlinks.workbook_data import DeadTargetRow, Prospect, RunSummary, WorkbookData

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from brokenlinks.authority import Authority
    from brokenlinks.models import Match, Reason
    from brokenlinks.store import RunId, Store
    from brokenlinks.workbook_data import PageRow


#: Kinds of page that no one would want a link on.
_NO_SUGGESTIONS: Final = frozenset({PageKind.LINK_FARM, PageKind.GUEST_POST, PageKind.FORUM, PageKind.SHOP})


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
) -> WorkbookData:
    """All that the workbook shows of a run.

    Args:
        own_sites: the user's registered domains: a dead link to one is not pitched, it is mended.
        authority: of the pages' registered domains, as far as it is known.
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
    targets = [_target(verdicts[target], links, offers.get(target, ())) for target, links in where.items()]
    order = sorted(range(len(targets)), key=lambda n: (-targets[n].pages, targets[n].dead_url))
    is_own = [target in own for target in where]
    prospects = _prospects(found, own, own_sites, verdicts, offers, pages, now)
    rows_of = Counter(prospect.page_url for prospect in prospects)
    return WorkbookData(
        prospects=prospects,
        targets=tuple(targets[n] for n in order if not is_own[n]),
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
            notes=(*notes, *(_why_nothing(pages_read, reasons) if complete and not found else ())),
            settings=settings,
        ),
    )


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
    own: Collection[int],
    own_sites: Collection[str],
    verdicts: Mapping[int, views.FoundVerdict],
    offers: Mapping[int, Sequence[Match]],
    pages: Sequence[PageRow],
    now: datetime,
) -> tuple[Prospect, ...]:
    # A page that was read may have been asked for again, in vain, where a redirect had led to it; of two requests that
    # led to one page, the one nearest to a given page stands for it.
    page_row = {page.url: page for page in reversed(pages) if page.read_at is not None}
    dead_on = Counter(dead.page.id for dead in found)
    pages_with = Counter(dead.target for dead in found)
    rows = []
    for page, link, target in found:
        if target in own or urls.site_of(page.url) in own_sites:
            continue
        verdict = verdicts[target]
        offer, runner_up = [*offers.get(target, ()), None, None][:2]
        row = page_row[page.url]
        facts = Facts(
            external_links=row.external_links,
            follow=link.follow,
            confidence=verdict.confidence,
            offer=offer,
            dead_on_page=dead_on[page.id],
            page_score=row.score,
            days_since_update=(now.date() - row.updated.day).days if row.updated else None,
            authority=row.authority,
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
                offer=offer,
                runner_up=runner_up,
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
            )
        )
    rows.sort(key=lambda row: (-row.score, row.page_url))
    return tuple(rows)


def _suggestions(pages: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """The pages that ask for links, each once: those that sell or trade them are none."""
    found = {page.url: page for page in pages if page.suggest and page.kind not in _NO_SUGGESTIONS}
    return tuple(sorted(found.values(), key=lambda page: (-(page.score or 0.0), page.url)))


def _target(verdict: views.FoundVerdict, links: Sequence[views.DeadLink], offers: Sequence[Match]) -> DeadTargetRow:
    anchors = Counter(dead.link.anchor for dead in links if dead.link.anchor)
    return DeadTargetRow(
        dead_url=verdict.url,
        reason=verdict.reason,
        confidence=verdict.confidence,
        evidence=verdict.evidence,
        pages=len(links),
        page_urls=tuple(dict.fromkeys(dead.page.url for dead in links)),
        anchors=tuple(anchor for anchor, _ in anchors.most_common()),
        offer=offers[0] if offers else None,
        checked_at=verdict.checked_at,
    )
