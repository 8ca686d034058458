"""Whom a page names as its author or keeper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages.author import author_of


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (json_ld('{"@type": "Article", "author": {"@type": "Person", "name": "Jane Doe"}}'), "Jane Doe"),
        (json_ld('{"@type": "WebPage", "author": [{"name": "Jane Doe"}, {"name": "John Roe"}]}'), "Jane Doe"),
        (json_ld('{"@type": "WebPage", "author": "Hill Walkers Club"}'), "Hill Walkers Club"),
        (json_ld('{"@type": "WebPage", "creator": {"name": "Jane Doe"}}'), "Jane Doe"),
        (json_ld('{"@graph": [{"@type": "WebPage"}, {"@type": "Article", "author": "Jane Doe"}]}'), "Jane Doe"),
        ('<meta name="author" content="Jane Doe">', "Jane Doe"),
        ('<meta name="author" content="University of Ohio Libraries">', "University of Ohio Libraries"),
        ('<meta name="DC.Creator" content="Jong, Michiel de">', "Michiel de Jong"),
        ('<meta name="author" content="Jane Doe, PhD">', "Jane Doe"),
        ('<meta name="author" content="Di Ross">', "Di Ross"),
        ('<meta name="author" content="山田太郎">', "山田太郎"),
        ('<meta name="byl" content="By JANE DOE">', "Jane Doe"),
        ('<div class="s-lib-profile-name">Jane Doe</div>', "Jane Doe"),
        ('<a rel="author" href="/staff/jane">Jane Doe</a>', "Jane Doe"),
        ("<span itemprop=author itemscope><span itemprop=name>Jane Doe</span></span>", "Jane Doe"),
        ("<p class=byline>By Jane Doe | March 3, 2024</p>", "Jane Doe"),
        ("<p class=byline>By Jane Doe Tuesday, Aug. 17, 2010</p>", "Jane Doe"),
        ("<p class=byline>Jane (J.R.) Doe</p>", "Jane Doe"),
        ("<p class=author>von Jane Doe</p>", "Jane Doe"),
        ("<p class=author>Par LILIAN ALEMAGNA, LAURE BRETTON</p>", "Lilian Alemagna"),
        ("<p>This page is maintained by Jane Doe.</p>", "Jane Doe"),
        ("<p>Maintained by: <a href=/jane>Jane Doe</a>, last updated 2024</p>", "Jane Doe"),
        ("<p>List compiled by the Hill Walkers Club (2024)</p>", "Hill Walkers Club"),
        ("<table><tr><td>Page owner</td><td>Jane Doe</td></tr></table>", "Jane Doe"),
        ("<p>Written by Jane Doe on March 3, 2024</p>", "Jane Doe"),
        ("<p>Zusammengestellt von Jürgen Müller</p>", "Jürgen Müller"),
        ("<p>A cura di Maria Rossi</p>", "Maria Rossi"),
        ("<ul class=post-meta><li class=author>By Jane Doe</li></ul>", "Jane Doe"),
        ("<article class=post><header class=entry-header><p class=byline>By Jane Doe</p></header>", "Jane Doe"),
        ("<body class=left-sidebar><p class=byline>By Jane Doe</p>", "Jane Doe"),
        ("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jane Doe'>", "Jane Doe"),
        ("<meta name=twitter:label1 content='Geschreven door'><meta name=twitter:data1 content=Jane>", "Jane"),
        ("<p>Webmaster: Jane Doe</p>", "Jane Doe"),
        ("<p>© 2004 The Club. Web master: <a href=mailto:a@example.org>Jane Doe</a></p>", "Jane Doe"),
        ("<p>Page designed and maintained by Jane Doe</p>", "Jane Doe"),
    ],
)
def test_a_name(html: str, expected: str) -> None:
    assert author_of(html) == expected


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "Administrator",
        "Webmaster",
        "Web Master",
        "Super User",
        "Guest Author",
        "WordPress",
        "jdoe",
        "https://example.org/jane",
        "www.example.org",
        "example.com",
        "jane@example.org",
        "Powered by Joomla",
        "Bright Web Design",
        "The people who walk up and down these hills every day",
        "12",
        "J",
        "",
        "  ,  ",
        "March 2024",
        "ThemeForest",
        "Submitted by readers",
    ],
)
def test_no_name(name: str) -> None:
    assert author_of(f'<meta name="author" content="{name}"><p class=byline>{name}</p>') == ""


@pytest.mark.parametrize(
    "html",
    [
        "<p>The library is maintained by volunteers.</p>",
        "<p>We went to see a castle that was written by some maintained by Nobody Else</p>",
        "<p>It was a long and winding road that is still maintained by Jane Doe</p>",
        "<script>maintained by Jane Doe</script>",
        json_ld('{"@type": "Product", "author": "Jane Doe"}'),
        "<div itemtype='https://schema.org/Comment'><span class=author>Jane Doe</span></div>",
        "<aside><span class=author>Jane Doe</span></aside>",
        "<blockquote>It is grand. <span class=author>Jane Doe</span></blockquote>",
        "<ul><li><i>The hills</i>, <span class=author>Jane Doe</span></li></ul>",
        "<div class=comment><span class='fn author'>Jane Doe</span></div>",
        "<article class=comment-body><span class='fn author'>Jane Doe</span></article>",
        "<ol class=comment-list><li><p class=byline>By Jane Doe</p></ol>",
        "<div class=related-posts><div><p class=byline>By Jane Doe</p></div></div>",
        "<div id=sidebar><p class=byline>By Jane Doe</p></div>",
        "<div class=testimonials><p>Maintained by Jane Doe</p></div>",
        "<p>Website designed and maintained by Pixel Factory</p>",
        "<p>Site maintained by Pixel Factory</p>",
        "<p>Hosted and maintained by Pixel Factory</p>",
        "<p>Written by Beekeepers, for Beekeepers</p>",
        "<meta name=twitter:label1 content='Time to read'><meta name=twitter:data1 content='Jane Doe'>",
        "<p><a href=/mail>Webmaster</a></p><p>Privacy Policy</p>",
        "<p>Webmaster: webmaster@example.org</p>",
    ],
)
def test_names_of_others(html: str) -> None:
    assert author_of(html) == ""


def test_many_bylines_are_those_of_many_articles() -> None:
    one = "<p class=byline>By Jane Doe</p>" * 4
    assert author_of(one) == "Jane Doe"
    assert author_of(one + "<p class=byline>By John Roe</p><p class=byline>By Ann Other</p>") == ""


def test_a_guides_owner_counts_more_than_what_the_program_says() -> None:
    html = '<meta name="author" content="Springfield Library"><div class="s-lib-profile-name">Jane Doe</div>'
    assert author_of(html) == "Jane Doe"


@pytest.mark.parametrize(
    "html",
    [
        "<span class=author>" * 50_000,
        "<p class=byline>" + "(a" * 100_000,
        '<meta name=author content="' + "a, " * 100_000 + '">',
        "<p>maintained by " * 30_000,
        json_ld('{"@type": "Page", "author": ' + "[" * 10_000),
        json_ld('{"@type": "Page", "author": [[], {}, 1, null, {"name": 2}]}'),
        "\x00\ud800",
        "",
    ],
)
def test_hostile_pages(html: str) -> None:
    assert author_of(html) == ""


@given(st.text())
def test_never_raises_and_is_never_long(text: str) -> None:
    for html in (text, f"<p class=author>{text}", f"<p>written by {text}", f"<meta name=author content='{text}'>"):
        assert len(author_of(html).split()) <= 6
