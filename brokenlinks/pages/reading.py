"""The reading of one page: its bytes in, its `ResourcePage` out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from brokenlinks.html_decoding import decode, is_html
from brokenlinks.models import OutboundLink, ResourcePage, SiteLink
from brokenlinks.pages.addresses import Resolver
from brokenlinks.pages.excerpts import context, excerpt
from brokenlinks.pages.further import further_pages
from brokenlinks.pages.notes import page_notes
from brokenlinks.pages.outline import Outline, read_outline
from brokenlinks.pages.passages import collapse

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from datetime import date


def read_page(
    body: bytes | str,
    url: str,
    *,
    charset: str | None = None,
    headers: Mapping[str, str] | None = None,
    today: date | None = None,
    within: Container[int] | None = None,
    ignored: Container[int] = (),
    is_own: Callable[[str], bool] | None = None,
) -> ResourcePage:
    """Read a page: its links to other sites, the further link pages of its own site, and what it says of itself.

    Args:
        url: where the page answered.
        charset: the one of its Content-Type header, which counts for bytes only.
        headers: with which it answered; they may tell when it was last changed.
        today: no later day is believed to be that of its last change.
        within: the positions of the links that count, of those to other sites: `brokenlinks.pages.scope` finds them.
        ignored: those of links that are only marks on others, such as badges: neither they nor their text are read.
        is_own: tells of an address whether it is of the page's own site, where that is not one registered domain.

    Links are every <a href> and <area href> to another registered domain, hidden ones and those in <noscript>
    included, as they are in the source that the page's keeper will search; not those in comments, <template>,
    <script> or <iframe>. Left out is what is no page (mailto:, javascript:, tel:, data: …); mistyped addresses of
    other sites stay, see `brokenlinks.pages.addresses.Resolver.resolve`. Of an exit page, a redirector or a library's
    proxy, `url` is where it leads (`brokenlinks.pages.wrapped_links`), and `written` what stands in the page. A link
    that stands on the page twice is listed twice, unless address as written, anchor text and heading are all the
    same: then once, where it came first.

    Never raises on any body: what is no HTML is a page without links.
    """
    text = body if isinstance(body, str) else decode(body, charset)
    if not is_html(text):
        return ResourcePage(url, size=len(body))
    outline = read_outline(text, ignored=ignored)
    resolver = Resolver(url, outline.head.base, is_own)
    outbound: dict[tuple[str, str, str], OutboundLink] = {}
    internal: list[SiteLink] = []
    for href in outline.head.next_pages:
        target = resolver.resolve(href)
        if target is not None and not target.is_outbound:
            internal.append(SiteLink(target.url, "", is_next=True))
    for anchor in outline.anchors:
        target = resolver.resolve(anchor.href)
        if target is None or anchor.position in ignored:
            continue
        outline.counting.link(anchor, is_outbound=target.is_outbound)
        name = excerpt(anchor.text, 0, 0)
        if not target.is_outbound:
            internal.append(SiteLink(target.url, name, "next" in anchor.rel, anchor.heading))
        elif within is not None and anchor.position not in within:
            continue
        elif (key := (target.written, name, anchor.heading)) not in outbound:
            outbound[key] = OutboundLink(
                target.written,
                target.url,
                anchor=name,
                context=context(anchor),
                heading=anchor.heading,
                rel=anchor.rel,
                position=anchor.position,
            )
    notes = page_notes(text, url, headers, outline.head.language, today=today or datetime.now(UTC).date())
    return ResourcePage(
        url,
        title=_title(outline),
        language=notes.language,
        author=notes.author,
        updated=notes.updated,
        suggest=notes.suggest,
        links=tuple(outbound.values()),
        site_links=tuple(internal),
        size=len(body),
        further=further_pages(url, internal),
        facts=outline.counting.facts(outline.head, outline.headings),
    )


def _title(outline: Outline) -> str:
    title = outline.title or collapse(outline.head.meta.get("og:title", "")) or outline.headings.first_h1
    return excerpt(title, 0, 0)
