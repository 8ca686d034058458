"""An HTML page → the page that can be offered: main text, language, day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brokenlinks.content.html import TEXT_LIMIT, read_html, read_html_text
from brokenlinks.content.main_text import main_text
from brokenlinks.content.page import page_of_html

SENTENCE = "The bees live in a hive, and the keeper looks after them in the garden all year round. "
GERMAN = "Die Bienen leben in einem Stock, und der Imker sieht das ganze Jahr über im Garten nach ihnen. "
ARTICLE = f"<p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>"


def text_of(html: str) -> str:
    return main_text(html, read_html_text(html))


def test_what_is_not_the_articles_own_is_not_its_text() -> None:
    menu = "".join(f'<li><a href="/{n}">Menu entry number {n}</a></li>' for n in range(30))
    html = (
        f"<html><body><div class=menu><ul>{menu}</ul></div><div class=post><h1>Bees</h1>{ARTICLE}"
        f"<table><tr><td>Frames</td><td>twelve</td></tr></table></div>"
        f"<div class=comments id=comments><p>{'I do not agree at all. ' * 9}</p></div></body></html>"
    )
    assert "Menu entry" in read_html_text(html).text
    text = text_of(html)
    assert "The bees live in a hive" in text
    assert "twelve" in text
    assert "Menu entry" not in text
    assert "I do not agree" not in text
    assert "\n" not in text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Short", "Short"),
        ("<main><ul>" + "<li><a href=/x>A list of links</a></li>" * 40 + "</ul></main>", "A list of links"),
        ("<title>t</title>", ""),
        ("", ""),
        ("<p>" + "long " * TEXT_LIMIT, "long long"),
        (f"<!--{'x' * 1_000_001}--><p>too long to be given away", "too long to be given away"),
    ],
)
def test_where_nothing_is_found_the_plain_text_is_taken(html: str, text: str) -> None:
    found = text_of(html)
    assert found.startswith(text)
    assert len(found) <= TEXT_LIMIT
    assert bool(found) == bool(text)


PIECES = ("<p>", "</p>", "<table>", "<td>", "<!--", "\0", "\ud800", "x", "<div", "&#0;", "<article>", "<h1>")


@settings(max_examples=50)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_page_is_too_odd(html: str) -> None:
    page = page_of_html(html, read_html_text(html), "https://own.example/")
    assert page.url == "https://own.example/"


@pytest.mark.parametrize(
    ("html", "headers", "language"),
    [
        ('<html lang="en-GB"><p>x', {}, "en"),
        ('<html lang=" DE_at "><p>x', {}, "de"),
        ('<meta http-equiv="content-language" content="fr-CA, en"><p>x', {}, "fr"),
        ("<p>x", {"content-language": "it"}, "it"),
        (f"<p>{GERMAN * 10}", {}, "de"),
        (f'<html lang="en"><p>{GERMAN * 30}', {}, "de"),
        (f'<html lang="{"nonsense" * 9}"><p>x', {}, ""),
        ("<p>x", {}, ""),
    ],
)
def test_language(html: str, headers: dict[str, str], language: str) -> None:
    assert page_of_html(html, read_html(html.encode(), headers=headers), "/").language == language


JSON_LD = (
    '<script type="application/ld+json">'
    '{"@type": "Article", "datePublished": "2020-01-02", "dateModified": "%s"}</script>'
)


@pytest.mark.parametrize(
    ("html", "headers", "day"),
    [
        ('<meta property="article:modified_time" content="2024-03-01T10:00:00+00:00">', {}, date(2024, 3, 1)),
        (JSON_LD % "2024-03-01T10:00", {}, date(2024, 3, 1)),
        (JSON_LD % "soon", {}, date(2020, 1, 2)),
        (
            '<meta property="article:published_time" content="2020-01-02">' + JSON_LD % "2024-03-01",
            {},
            date(2024, 3, 1),
        ),
        ('<meta property="article:published_time" content="20200102">', {}, date(2020, 1, 2)),
        ('<meta property="article:modified_time" content="2524-03-01">', {}, None),
        ('<meta property="article:modified_time" content="1024-03-01">', {}, None),
        ('<meta property="article:modified_time" content="2024-02-30">', {}, None),
        ("", {"last-modified": "Fri, 01 Mar 2024 10:00:00 GMT"}, date(2024, 3, 1)),
        (
            "",
            {"last-modified": "Fri, 01 Mar 2024 10:00:00 GMT", "date": "Fri, 01 Mar 2024 10:01:00 GMT"},
            None,
        ),
        ("", {"last-modified": "just now"}, None),
        ("<script>var dateModified = '2024-03-01'</script>", {}, None),
    ],
)
def test_day_of_the_last_change(html: str, headers: dict[str, str], day: date | None) -> None:
    assert read_html(html.encode(), headers=headers).modified == day


def test_an_own_page() -> None:
    html = f"<html lang=en><title>Bees | Garden</title><h1>Bees in gardens</h1><h2>Hives</h2>{ARTICLE}"
    page = page_of_html(html, read_html_text(html), "https://own.example/bees")
    assert (page.title, page.h1, page.headings) == ("Bees | Garden", "Bees in gardens", ("Bees in gardens", "Hives"))
    assert page.phrases[0] == "Bees"
    assert "Hives" in page.phrases


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Use &amp;#8220;Relay&amp;#8221;", "Use “Relay”"),  # escaped twice, by the program and by its theme
        ("Q&amp;amp;A", "Q&A"),
        ("Q&amp;A", "Q&A"),
        ("AT&amp;T", "AT&T"),
    ],
)
def test_what_is_escaped_twice_is_shown_as_it_is_meant(title: str, shown: str) -> None:
    html = f"<title>{title}</title><h1>{title}</h1><p>{SENTENCE}</p>"
    page = page_of_html(html, read_html_text(html), "https://own.example/")
    assert (page.title, page.h1) == (shown, shown)
