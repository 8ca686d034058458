"""A web page → what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.content.html import TEXT_LIMIT, WebPage, read_html

PAGE = b"""<!DOCTYPE html><html><head><title> Keeping
 bees \xe2\x80\x93 Green Garden </title>
<meta name="Description" content="All about &amp; around bees"><meta name=keywords content="bees, hives">
<style>p {color: red}</style></head>
<body><header><h1>Green Garden</h1><nav><a href="/menu">Menu</a></nav></header>
<main><article><header><h1>Keeping bees</h1></header><p>Bees live in <b>hi</b>ves.</p>
<script>var honey = 1</script><h2>Hives</h2><h4>Too small</h4><aside>Buy our honey</aside>
<a href="hives#top">Hives</a> <a href="hives">again</a> <a href="mailto:a@b.example">mail</a>
<a href="/ads" rel="sponsored NoFollow">ad</a></article></main><footer>Imprint</footer></body></html>"""


def test_a_page() -> None:
    assert read_html(PAGE, "https://garden.example/bees/") == WebPage(
        title="Keeping bees – Green Garden",
        headings=("Green Garden", "Keeping bees", "Hives"),
        description="All about & around bees",
        keywords="bees, hives",
        text="Keeping bees Bees live in hi ves. Hives Too small Hives again mail ad",
        has_main=True,
        h1="Keeping bees",
        links=("https://garden.example/menu", "https://garden.example/bees/hives"),
    )


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"<title>A</title><h1>B</h1>", "A"),
        (b"<svg><title>icon</title></svg><h1>B <i>c</i></h1>", "B c"),
        (b"<meta property='og:title' content='O'><h1>B</h1>", "O"),
        (b"<p>nothing", ""),
        (b"", ""),
    ],
)
def test_title(body: bytes, title: str) -> None:
    assert read_html(body).title == title


@pytest.mark.parametrize(
    ("body", "headers", "text"),
    [
        ("<p>Äpfel".encode(), {}, "Äpfel"),
        ("<p>Äpfel".encode("cp1252"), {}, "Äpfel"),
        ("<meta charset=iso-8859-2><p>Łódź".encode("iso-8859-2"), {}, "Łódź"),
        ("<p>яблоки".encode("koi8-r"), {"content-type": "text/html; charset=koi8-r"}, "яблоки"),
        ("<p>りんご".encode("utf-16"), {}, "りんご"),
        ("<p>Äpfel".encode(), {"content-type": "text/html; charset=nonsense"}, "Äpfel"),
    ],
)
def test_encodings(body: bytes, headers: dict[str, str], text: str) -> None:
    assert read_html(body, headers=headers).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<body><p>a<article>one</article><article>two</article>", "a one two"),
        ("<body><nav>menu</nav><article>one</article><p>related", "one"),
        ("<main></main><p>outside", "outside"),
        ("<body role=navigation><p>all the page", "all the page"),
        ("<form><p>search</form><p>text", "text"),
        ("<p>" + "long " * TEXT_LIMIT, ("long " * TEXT_LIMIT)[:TEXT_LIMIT]),
    ],
)
def test_main_text(html: str, text: str) -> None:
    assert read_html(html.encode()).text == text


@pytest.mark.parametrize(
    ("html", "headers", "noindex", "links"),
    [
        ("<a href=/a>", {}, False, 1),
        ("<meta name=robots content='NOINDEX, follow'><a href=/a>", {}, True, 1),
        ("<meta name=robots content=none><a href=/a>", {}, True, 0),
        ("<a href=/a>", {"x-robots-tag": "noindex, nofollow"}, True, 0),
        ("<meta name=robots content='max-snippet:-1, index'><a href=/a>", {}, False, 1),
    ],
)
def test_what_robots_are_told(html: str, headers: dict[str, str], noindex: bool, links: int) -> None:
    page = read_html(html.encode(), "https://garden.example/", headers)
    assert (page.noindex, len(page.links)) == (noindex, links)


@pytest.mark.parametrize(
    ("content", "refresh"),
    [
        ("0; url=/new", "https://garden.example/new"),
        ("5;URL='https://garden.example/q?a=1'", "https://garden.example/q?a=1"),
        ("300", ""),
        ("0; url=javascript:x", ""),
    ],
)
def test_a_page_that_sends_its_visitors_on(content: str, refresh: str) -> None:
    page = read_html(f'<meta http-equiv=Refresh content="{content}">'.encode(), "https://garden.example/old")
    assert page.refresh == refresh


def test_links_are_resolved_against_the_base() -> None:
    page = read_html(b"<base href='/deep/'><a href=a>A</a><a href='http://['>odd</a>", "https://garden.example/x")
    assert page.links == ("https://garden.example/deep/a",)


@given(
    st.binary() | st.text().map(lambda text: f"<body><h1>{text}</h1><a href='{text}'>{text}".encode("utf-8", "replace"))
)
def test_no_page_is_too_odd(body: bytes) -> None:
    page = read_html(body, "https://garden.example/")
    assert len(page.text) <= TEXT_LIMIT
    assert all(link.startswith(("http://", "https://")) for link in page.links)
