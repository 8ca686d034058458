"""What is counted while a page is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.pages import read_page

if TYPE_CHECKING:
    from brokenlinks.models import PageFacts

PAGE = "https://www.example.org/guide/"
PICTURE = "<a href=https://a.test/><img src=a.png></a>"
A, B = "<a href=https://a.test/>Alpha</a>", "<a href=https://b.test/>Beta</a>"


def facts(html: str) -> PageFacts:
    return read_page(html, PAGE).facts


@pytest.mark.parametrize(
    ("html", "entries"),
    [
        (f"<ul><li>{A}<li>{B}</ul>", {1, 2}),
        (f"<ul><li>{A} – what it is, in some words<li>A note on {B}</ul>", {1, 2}),
        (f"<ul><li>{A} and also {B}</ul>", {1}),
        (f"<table><tr><td>1970<td>{A}<tr><td>1971<td>{B}</table>", {1, 2}),
        (f"<dl><dt>{A}<dd>Words.<dt>Beta<dd>{B}</dl>", {1, 2}),
        (f"<p>{A} words about it</p><p>{B} more words</p>", {1, 2}),
        (f"<p>{A} words about it<br>{B} more words", {1, 2}),
        (f"<p>• {A} words<br>2. {B}", {1, 2}),
        (f"<p>{A} | {B}", {1, 2}),
        (f"<p>{A}, {B}", {1, 2}),
        (f"<h3>{A}</h3><p>Words.</p>", {1}),
        (f"<p>They give advice to all who ask. Website: {A}</p>", {1}),
        (f"<p>They give advice to all who ask. {A}.</p>", {1}),
        (f"<p>They, as we read in {A} of last week, give advice.</p>", set()),
        (f"<p>As we said before: {A} is where they live and work.</p>", set()),
        (f"<p>As {A} and {B} have it, all is well.</p>", set()),
        (f"<ul><li>{'Many words. ' * 50} In {A} it is said.</ul>", set()),
        ("<p><a href=https://a.test/><img src=x.png></a>", set()),
        ("<ul><li><a href=/x>Our own</a></ul>", set()),
        # Pictures that say nothing, with a text beside each.
        (f"<ul><li>{PICTURE} Alpha, a club</ul>", {1}),
        (f"<ul><li>{PICTURE}</ul>", set()),
        (f"<table><tr><td>{PICTURE}<td>Alpha, a club</table>", {1}),
        (f"<table><tr><td>{PICTURE}<td>Alpha, {A}</table>", {2}),
        (f"<figure>{PICTURE}<figcaption>Alpha</figcaption></figure>" * 5, {1, 2, 3, 4, 5}),
        (f"<div>{PICTURE}</div><p>Alpha</p>" * 5, {1, 2, 3, 4, 5}),
        (f"<div>{PICTURE}</div><p>Alpha</p>" * 4, set()),
        (f"<div>{PICTURE}</div>" * 6, set()),
        # A link in the middle of each of several short paragraphs.
        (f"<p>See the site of {A} for more." * 5, {1, 2, 3, 4, 5}),
        (f"<p>See the site of {A} for more." * 4, set()),
        (f"<p>See the site of {A} for more." * 5 + "<p>Words." * 3, set()),
        (f"<p>See the site of {A} for {'more ' * 90}." * 5, set()),
    ],
)
def test_entries_of_lists(html: str, entries: set[int]) -> None:
    assert facts(html).entries == entries


@pytest.mark.parametrize(
    ("html", "is_side"),
    [
        (f"<nav>{A}</nav>", True),
        (f"<header>{A}</header>", True),
        (f"<main><header>{A}</header></main>", False),
        (f"<footer><div><p>{A}</div></footer>", True),
        (f"<div id=Sidebar><ul><li>{A}</ul></div>", True),
        (f"<div class='col widget-area'>{A}</div>", True),
        (f"<div role=navigation>{A}</div>", True),
        (f"<body class='has sidebar'>{A}", False),
        (f"<main class=menu>{A}</main>", False),
        (f"<nav>x</nav>{A}", False),
        (f"<nav><div class=nav>x</div>{A}</nav>", True),
        (f"<p>{A}", False),
        (f"<div id=rightcol><h1>Links</h1>{A}</div>", False),
        (f"<h1>Links</h1><div id=rightcol><h1>Ads</h1>{A}</div>", True),
        (f"<div id=header><h1>Links</h1><nav>x</nav></div>{A}", False),
        (f"<main><div class=recommended>{A}</div></main>", False),
        (f"<main><div class='recommended ads'>{A}</div></main>", True),
        (f"<div class=recommended>{A}</div>", True),
    ],
)
def test_what_stands_beside_the_content(html: str, is_side: bool) -> None:
    found = facts(html)
    assert found.side == ({1} if is_side else set())
    assert (found.side_words > 0) == (is_side or "<nav>x" in html)


def test_entries_that_are_headings_or_have_one() -> None:
    html = f"<h3>{A}</h3><ul><li><h4>Beta</h4>{B}<li>{A} words</ul><p>{B}"
    assert facts(html).headed == {1, 2}


@pytest.mark.parametrize(
    ("html", "words", "link_words"),
    [
        ("", 0, 0),
        ("<p>one two three", 3, 0),
        (f"<p>one {A} two", 3, 1),
        ("<script>one two</script><style>x</style>one", 1, 0),
        ("<p>リンク集です", 3, 0),
        ("<title>one two</title>", 0, 0),
    ],
)
def test_words(html: str, words: int, link_words: int) -> None:
    found = facts(html)
    assert (found.words, found.link_words) == (words, link_words)


@pytest.mark.parametrize(
    ("html", "mark"),
    [
        ("<div class='big add-to-cart'>", ("shop", 1)),
        ("<div id=CommentForm>", ("comment form", 1)),
        ("<p>$5 and £ 10.50 and 3 € and 200円", ("price", 4)),
        ("<p>page 5, 1970, 100 km", None),
        ("<time>May</time><time>June</time>", ("date", 2)),
        ("<input type=PASSWORD>", ("password", 1)),
        ("<textarea>x</textarea>", ("text field", 1)),
        ("<input type=text name=website>", ("address field", 1)),
        ("<template><div class=price></template>", None),
    ],
)
def test_marks(html: str, mark: tuple[str, int] | None) -> None:
    assert facts(html).marks == ({mark} if mark else set())


@pytest.mark.parametrize(
    ("html", "types"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle"}</script>', {"newsarticle"}),
        (
            '<script type="application/ld+json">[{"@type":["Product","Thing"]}, {"@type" :"Offer"}]</script>',
            {"product", "offer"},
        ),
        ('<script type="application/ld+json">{broken "@type": "Recipe"</script>', {"recipe"}),
        ('<script>{"@type": "NewsArticle"}</script>', set()),
        ("<div itemscope itemtype=https://schema.org/Product/>", {"product"}),
        ("<meta property=og:type content='Article '>", {"article"}),
    ],
)
def test_types(html: str, types: set[str]) -> None:
    assert facts(f"<html>{html}<p>x").types == types


def test_what_a_page_says_of_itself() -> None:
    found = facts(
        "<html><head><meta name=generator content=' WordPress  6.1'><meta name=description content='A b'></head>"
        "<body class='Home Blog'><nav>Menu of pages</nav><h1>First</h1><p>Opening words.</p><h2>Second</h2>"
        "<p>See http://www.c.test/x and https://d.test but <a href=https://e.test>https://e.test</a>.</p>"
        "<form><button> Add   URL </button><input type=submit value=Send></form><h6>Third</h6>"
    )
    assert found.h1 == "First"
    assert found.headings == ("First", "Second", "Third")
    assert found.description == "A b"
    assert found.generator == "wordpress 6.1"
    assert found.body_classes == {"home", "blog"}
    assert found.buttons == ("Add URL", "Send")
    assert found.written == 2
    assert found.opening.startswith("First Opening words. Second")
    assert "Menu" not in found.opening


def test_a_page_that_repeats_itself_for_ever_leaves_little_behind() -> None:
    piece = "<h2>Heading</h2><button>Button</button>http://w{n}.test <div class=price>words and words</div>"
    found = facts("".join(piece.format(n=n) for n in range(5_000)))
    assert len(found.headings) == 100
    assert len(found.buttons) == 30
    assert found.written <= 501
    assert len(found.opening) <= 600
    assert found.marks == {("price", 5_000)}
