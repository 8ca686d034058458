"""Links in the parts of a page that a selector names, by the numbers that the reader of pages gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages import elements
from brokenlinks.pages.link_tree import LinkTree
from brokenlinks.pages.outline import read_outline
from brokenlinks.pages.scope import links_within

PAGE = """
<html><body>
<header><a href="/1">home</a> <a name="top">no link</a></header>
<script>document.write('<a href="/no">x</a>')</script>
<div id="content" class="a">
  <a href="/2">two</a>
  <div class="links odd"><ul><li><a href="/3">three</a><li><a href="/4">four</a></ul></div>
  <map><area href="/5"></map>
  <template><a href="/no">x</a></template>
  <div class="links"><p>none</p></div>
</div>
</body></html>
<footer><a href="/6">six</a></footer>
<html><body class="second"><a href="/7">seven</a></body></html>
"""


@pytest.mark.parametrize(
    ("css", "positions"),
    [
        ("#content", {2, 3, 4, 5}),
        (".links", {3, 4}),
        (".odd, header", {1, 3, 4}),
        ("#content, .odd, li", {2, 3, 4, 5}),
        ("li a", {3, 4}),
        ("a[href$='/2']", {2}),
        ("footer", {6}),
        (".a:has(map)", {2, 3, 4, 5}),
        ("div:not(.odd):not(#content)", set()),
        (".missing", None),
        ("template", set()),
    ],
)
def test_css(css: str, positions: set[int] | None) -> None:
    assert links_within(PAGE, css=css) == positions


@pytest.mark.parametrize(
    ("xpath", "positions"),
    [
        ("//ul", {3, 4}),
        ("//li[1]", {3}),
        ("//li[1]/a/@href", {3}),
        ("//li/a/text()", {3, 4}),
        ("//div[@id='content']/a | //header", {1, 2}),
        ("//a[not(ancestor::header)]", {2, 3, 4, 6, 7}),
        ("//nothing", None),
        ("//comment()", None),
    ],
)
def test_xpath(xpath: str, positions: set[int] | None) -> None:
    assert links_within(PAGE, xpath=xpath) == positions


def test_both_are_added_up() -> None:
    assert links_within(PAGE, css=".odd", xpath="//footer") == {3, 4, 6}
    assert links_within(PAGE, css=".missing", xpath="//footer") == {6}


@pytest.mark.parametrize("css", ["div[", "::before", "a:nonsense", ":has(", "div >> a"])
def test_no_css_selector(css: str) -> None:
    with pytest.raises(ValueError, match="it is no CSS selector"):
        links_within(PAGE, css=css)


@pytest.mark.parametrize(
    ("xpath", "why"),
    [("//div[", "it is no XPath"), ("//a[nonsense()]", "it is no XPath"), ("count(//a)", "it finds no elements")],
)
def test_no_xpath(xpath: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        links_within(PAGE, xpath=xpath)


@pytest.mark.parametrize("html", ["", " ", "text", "\x00", "\ud800", "<", "<!-- -->", "<!doctype html>", "<?xml?>"])
def test_what_is_no_page(html: str) -> None:
    assert links_within(html, css="a") is None


@pytest.mark.parametrize("times", [900, 2_000, 100_000])
def test_nested_too_deep_to_be_searched(times: int) -> None:
    """Within what browsers show, all is found; beyond it, nothing is searched for, in linear time."""
    page = "<div class=a>" * times + "<a href=x>x</a>"
    assert links_within(page, css=".a .a a") == ({1} if times < 1_000 else None)


def test_what_many_parts_of_a_selector_find_is_not_united_pair_by_pair() -> None:
    page = "<b class='x y z'><a href=x></a></b>" * 50_000
    assert links_within(page, css=".x, .y, .z, b, a") == set(range(1, 50_001))


_TAGS = sorted(
    elements.BLOCKS | elements.NOT_CONTENT | {"a", "area", "b", "head", "title", "svg", "noscript", "select"}
)
_piece = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(["<a href=x>", "<a href>", "<a href='' href=y>", "<area href=x>", "<A HREF=x>", "<a name=x>"]),
    st.sampled_from(["<!-- -->", "<!--", "-->", "<![CDATA[", "]]>", "<?x ?>", "<svg:a href=x>", "</", "<", "&amp;"]),
    st.text(max_size=8),
)


@given(st.one_of(st.lists(_piece, max_size=40).map("".join), st.text(), st.text(st.sampled_from("<>/ahref='= !-"))))
def test_links_are_numbered_as_the_reader_numbers_them(html: str) -> None:
    positions = LinkTree(html).position
    hrefs = [anchor.href for anchor in read_outline(html).anchors]
    assert [element.get("href") for element in positions] == hrefs
    assert list(positions.values()) == list(range(1, len(hrefs) + 1))
