"""Promises of the shipped spiders for any page: nothing raises, and each link is one of the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from brokenlinks.pages.formats import as_html
from brokenlinks.pages.outline import read_outline
from tests.spiders.saved import PAGES

if TYPE_CHECKING:
    from brokenlinks.crawling.spider import BrokenLinksSpider

_PARTS = [
    *("<div class='s-lib-box'>", "<h2 class='s-lib-box-title'>Box</h2>", "<ul class='nav-tabs'>", "<a href='#t'>T</a>"),
    *("<div class='tab-pane' id='t'>", "<div id='mw-content-text'>", "<cite>", "<sup>[dead link]</sup>", "</cite>"),
    *("<article class='markdown-body'>", "<img src='https://img.shields.io/x' alt='b'>", "<nav>", "</nav>", "</div>"),
    *("<a href='https://a.example/'>A</a>", "<a href='/exit?url=https://b.example/'>B</a>", "<a href='/exit-notice'>"),
    *(
        "<a href='https://web.archive.org/web/2012/http://c.example/'>C</a>",
        "<li>",
        "</li>",
        "text",
        "# [m](https://d)",
    ),
]
_bodies = st.one_of(st.binary(), st.text(), st.lists(st.sampled_from(_PARTS), max_size=30).map("".join))
_KINDS = ("", "text/html", "text/html; charset=nonsense", "text/markdown", "text/plain")


@pytest.mark.parametrize("spider", list({saved.spider.name: saved.spider for saved in PAGES}.values()))
@given(body=_bodies, kind=st.sampled_from(_KINDS), url=st.sampled_from([saved.url for saved in PAGES]))
def test_any_page(spider: type[BrokenLinksSpider], body: bytes | str, kind: str, url: str) -> None:
    source = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
    page = spider().read(Response(url, body=source, headers={"Content-Type": kind}))
    hrefs = [anchor.href.strip() for anchor in read_outline(as_html(kind, url, source)).anchors]
    assert page.size == len(source)
    assert all(hrefs[link.position - 1].strip("\ufeff") == link.written for link in page.links)
    assert len(set(page.further)) == len(page.further)
