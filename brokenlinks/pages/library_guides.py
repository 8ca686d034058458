"""Guides of libraries as LibGuides renders them: boxes with tabs, pages of a guide, books and their catalogue."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

from brokenlinks import urls
from brokenlinks.pages.passages import collapse
from brokenlinks.pages.scope import compiled_css
from brokenlinks.pages.wrapped_links import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from brokenlinks.models import ResourcePage
    from brokenlinks.pages.link_tree import LinkTree

#: The tabs of a box: its heading is the box's title, and a reader sees the tab's label below it.
_BOX: Final = "s-lib-box"
_TITLE: Final = "s-lib-box-title"
#: Tabs of a page that are looked into; the richest guides have thirty.
_MOST_TABS: Final = 200
_LABELS: Final = ".s-lib-jqtabs .nav-tabs a"
#: The menu of a guide: its pages are what a site's further link pages are elsewhere.
_MENU: Final = "#s-lg-guide-tabs a, #s-lg-tabs-container a, .s-lg-tabs-top a, .s-lg-tabs-side a, #guidetabs a"
#: Books, and links to the library's own catalogue.
_BOOKS: Final = "[class*='s-lg-book'], .s-lg-catalog-link"


def in_guide(page: ResourcePage, tree: LinkTree) -> ResourcePage:
    """The page with the labels of tabs in its headings, with the pages of its guide among `further`, and without books
    that are had through the library's proxy: what a reader gets there is a copy on loan, not a page."""
    labels = dict(_labels(tree))
    books = tree.positions_in(tree.find(compiled_css(_BOOKS)))
    links = []
    for link in page.links:
        if link.position in books and link.url != urls.resolve(link.written, page.url):
            continue
        title, label = labels.get(link.position, ("", ""))
        if label and link.heading in (title, ""):
            link = dataclasses.replace(link, heading=f"{title} – {label}" if title else label)
        links.append(link)
    return dataclasses.replace(page, links=tuple(links), further=(*page.further, *_guide_pages(page, tree)))


def _labels(tree: LinkTree) -> Iterator[tuple[int, tuple[str, str]]]:
    """Of each link in a tab: its position, the box's title and the tab's label."""
    labels: dict[str, str] = {}
    for label in tree.find(compiled_css(_LABELS)):
        href = label.get("href", "")
        if href.startswith("#"):
            labels[href[1:]] = _text(label)
    if not labels:
        return
    titles: dict[Any, str] = {}
    for pane in tree.find(compiled_css(".tab-pane[id]"))[:_MOST_TABS]:
        if pane.get("id") in labels:
            box = next((outer for outer in pane.iterancestors() if _BOX in outer.get("class", "").split()), None)
            if box is not None and box not in titles:
                titles[box] = _title(box)
            for position in tree.positions_in([pane]):
                yield position, (titles.get(box, ""), labels[pane.get("id")])


def _title(box: Any) -> str:
    titles = (part for part in box.iter("h2", "h3", "div") if _TITLE in part.get("class", "").split())
    return next(map(_text, titles), "")


def _guide_pages(page: ResourcePage, tree: LinkTree) -> list[str]:
    """The other pages of the guide, by its menu."""
    here, site = urls.canonical(page.url), urls.site_of(page.url)
    found: dict[str, str] = {}
    for link in tree.find(compiled_css(_MENU)):
        url = unwrap(urls.resolve(link.get("href", ""), page.url))
        if url and urls.site_of(url) == site and urls.canonical(url) != here:
            found.setdefault(urls.canonical(url), url)
    known = set(page.further)
    return [url for url in found.values() if url not in known]


def _text(element: Any) -> str:
    return collapse("".join(element.itertext()))
