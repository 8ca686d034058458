"""Promises that hold for any page: nothing raises, nothing is lost, nothing takes more than linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages import elements, read_page
from brokenlinks.pages.excerpts import LIMIT

PAGE = "https://example.org/"

_TAGS = sorted(elements.BLOCKS | elements.BOLD | {"a", "br", "font", "i", "img", "select", "span", "svg"})
# What may stand between links; all but `<` and what opens a region that hides them (comment, script, template …).
_noise = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.text(st.characters(exclude_characters="<", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["<br>", "<p class=sr-only>", "<b style='font-weight:bold'>", "<img alt=x>", "<a name=x>", "<p hidden>"]
    ),
)
_markup = st.lists(
    st.sampled_from([*"<>/=\"'& \n\x00ab1", "<a href=", "<!--", "-->", "<template>", "http://", "]]>"])
).map("".join)


@given(st.one_of(st.binary(), st.text(), _markup), st.text(max_size=30), st.one_of(st.none(), st.text(max_size=12)))
def test_any_body_is_read(body: bytes | str, url: str, charset: str | None) -> None:
    page = read_page(body, url, charset=charset)
    assert page.url == url


@given(st.lists(_noise, max_size=40), st.text(st.sampled_from("htps:/\\.;,@[]%# \x00wexample.org")))
def test_any_href_is_read(noise: list[str], href: str) -> None:
    read_page("<p>" + "".join(noise) + f"<a href=\"{href}\">x</a><base href='{href}'>", PAGE)


@given(st.lists(st.tuples(_noise, st.booleans()), max_size=40))
def test_every_outbound_link_is_found_once_as_written(pieces: list[tuple[str, bool]]) -> None:
    """However broken the markup between them: unclosed, crossed, misplaced elements."""
    html = ["<p>"]
    expected = []
    for number, (noise, is_closed) in enumerate(pieces):
        written = f"HTTP://Site{number}.test/a b?x={number}#f"
        expected.append(written)
        html += [noise, f'<a href=" {written} ">name{number}', "</a>" if is_closed else ""]
    found = read_page("".join(html), PAGE).links
    assert [link.written for link in found] == expected
    assert [link.url for link in found] == [
        f"http://site{number}.test/a%20b?x={number}" for number in range(len(expected))
    ]
    for number, link in enumerate(found):
        assert link.anchor.startswith(f"name{number}")
        assert len(link.context) <= LIMIT + 2
        assert "\n" not in link.context + link.heading + link.anchor


@pytest.mark.parametrize(
    ("opening", "times"),
    [
        ("<div>", 10_000),
        ("<ul><li>group", 10_000),
        ("<table><tr><td>", 10_000),
        ("<p><b><i><font>", 10_000),
        ("<b><h2>x", 10_000),
        ("<a href=#>x", 10_000),
        ("<p>text &amp; ", 100_000),
        ("<!-- -->", 50_000),
        ("<div class=head><h2>x</h2><a href=#>x</a>", 10_000),
        ("<h3><a href=/x><img></a>", 10_000),
        ("<dl><dt>x<dd><a href=/x>x</a><dd>", 10_000),
        ("<dd><a href=/x>x</a>y", 10_000),
        ("<tr><th>x", 10_000),
        ("<b>x</b><br>1", 20_000),
        ("<div hidden><b>x</b> (1)<ul>", 10_000),
    ],
)
def test_deep_and_long_pages(opening: str, times: int) -> None:
    page = read_page(opening * times + "</table><a href=http://a.test>x</a>", PAGE)
    assert [link.written for link in page.links] == ["http://a.test"]


@pytest.mark.parametrize("between", ["<br>", " and ", "<li>", "<h2>x</h2>", ". Next ", "<dd>", "<img>"])
def test_many_links_on_a_page(between: str) -> None:
    html = "<p>" + between.join(f"<a href=http://s{number}.test>x</a>" for number in range(5_000))
    found = read_page(html, PAGE).links
    assert [link.position for link in found] == list(range(1, 5_001))
