"""Headings as a reader takes them: frames, cards, bold lines, labels, what is hidden; and the places of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.pages import read_page
from brokenlinks.pages.bylines import is_byline

if TYPE_CHECKING:
    from brokenlinks.models import OutboundLink

LINK = "<a href=http://a.test>Link</a>"
OTHER = "<a href=http://b.test>b</a>"


def last(html: str) -> OutboundLink:
    return read_page(html.format(LINK), "https://example.org/").links[-1]


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        # an anchor, an edit link, a link to the top
        ("<div class=markdown-heading><h2>One</h2><a class=anchor href=#one></a></div><ul><li>{}", "One"),
        ("<div><h2>One</h2><a href=#one aria-label='Permalink: One'><svg></svg></a></div><p>{}", "One"),
        ("<div class=title><h2>One</h2><a href=#top>Top</a></div><ul><li>{}", "One"),
        ("<div class=title><h2>One</h2> <a href=/all>See all</a></div><ul><li>{}", "One"),
        ("<div class=mw-heading><h2>One</h2><span class=mw-editsection>[<a href=/e>edit</a>]</span></div>{}", "One"),
        ("<div id=title><div class=hd><h2>One</h2></div><ul><li><a href=/>Home</a></ul></div>{}", "One"),
        ("<div class=page-header><h1>One</h1><ol><li><a href=/>Home</a></ol></div>{}", "One"),
        # a byline
        ("<article><header><h2>One</h2><p>by <a href=/ann>Ann</a></p></header><p>{}", "One"),
        ("<div class=entry-header><h2>One</h2><p>by <a href=/ann>Ann</a>, <a href=#c>2</a></p></div><p>{}", "One"),
        ("<div class=b><div class=x-head><h3>One</h3><a href=/ann>Ann</a></div><div><p>{}</div></div>", "One"),
        ("<h2>Old</h2><p>" + OTHER + "<div class=head><h2>One</h2><a href=/ann>Ann</a></div><p>{}", "One"),
        ("<article><hgroup><h2>One</h2><p><a href=/ann>Ann</a></hgroup><p>{}", "One"),
        # more than a byline, or no frame of a heading
        ("<div class=title><h2>One</h2>" + "<a href=/>x</a> " * 5 + "</div><p>{}", ""),
        ("<div class=title><h2>One</h2>" + "many words " * 20 + OTHER + "</div><p>{}", ""),
        ("<div><h2>One</h2><a href=/all>See all</a></div><p>{}", ""),
        ("<div><h2>Contents</h2><a href=#a>a</a> <a href=#b>b</a></div><p>{}", ""),
        ("<div><h2>One</h2><a href=#comments>Read what others say</a></div><p>{}", ""),
        ("<header><h1>Site</h1><a href=/>Home</a></header><p>{}", ""),
        ("<div id=header><h1>Site</h1><a href=/>Home</a></div><p>{}", ""),
        ("<div class=site-header><h1>Site</h1><a href=/>Home</a></div><p>{}", ""),
        ("<h1>P</h1><div class=w><div class=w-head><h3>One</h3><a href=/ann>Ann</a></div></div><div>{}", "P"),
        # a form is what the heading was for
        ("<h1>P</h1><div><h3>Newsletter</h3><form><input></form></div><div>{}", "P"),
        ("<form><h3>Newsletter</h3><input></form><div>{}", ""),
        ("<div><h1>P</h1><form><input></form></div><div>{}", "P"),
        ("<div class=head><h2>One</h2><form><input></form></div><div>{}", "One"),
        # what headed links in its element is done, whatever came last in it
        ("<div><h3>Side</h3><ul><li>" + OTHER + "<h4>Sub</h4></ul></div>{}", ""),
    ],
)
def test_frames(html: str, heading: str) -> None:
    assert last(html).heading == heading


@pytest.mark.parametrize(
    ("html", "headings"),
    [
        (
            "<h2>News</h2>"
            "<div><a href=http://a.test><img alt=p1></a><h3><a href=http://a.test>One</a></h3><p>x</div>"
            "<div><a href=http://b.test><img alt=p2></a><h3><a href=http://b.test>Two</a></h3><p>x</div>"
            "<p><a href=http://c.test>More</a>",
            ["News"] * 5,
        ),
        (
            "<h2>News</h2><div>"
            "<a href=http://a.test><img alt=p1></a><h3><a href=http://a.test>One</a></h3><p>x"
            "<a href=http://b.test><img alt=p2></a><h3><a href=http://b.test>Two</a></h3><p>x</div>"
            "<p><a href=http://c.test>More</a>",
            ["News"] * 5,
        ),
        # another link before the title is not its picture; a title without a picture may be a list's
        ("<h3><a href=/1>One</a></h3><a href=http://a.test>x</a><h3><a href=http://b.test>b</a></h3>", ["One", ""]),
        ("<h3><a href=/1>One</a></h3><a href=http://b.test>x</a><h3><a href=http://b.test>b</a></h3>", ["One", ""]),
        ("<div><h3><a href=/1>One</a></h3></div><ul><li><a href=http://a.test>x</a></ul>", ["One"]),
        ("<li><h2><a href=/c>Blogs</a></h2><ul><li><a href=http://a.test>x</a></ul>", ["Blogs"]),
        ("<div><h4><a href=#c1>One</a></h4></div><div id=c1><a href=http://a.test>x</a></div>", ["One"]),
    ],
)
def test_cards(html: str, headings: list[str]) -> None:
    assert [link.heading for link in read_page(html, "https://example.org/").links] == headings


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("<h2>One<a href=#one aria-label='Permalink to One'><svg></svg></a></h2>{}", "One"),
        ("<h2>One<a href=#one title='Direct link'></a></h2>{}", "One"),
        ("<h2>One <a href=#one>#</a></h2>{}", "One"),
        ("<h2><a href=#one>¶</a> One</h2>{}", "One"),
        ("<h2>One <a href=#one>&#8203;</a></h2>{}", "One"),
        ("<h2>One <a href=#two>two</a></h2>{}", "One two"),
        ("<h2>C<a href=/sharp>#</a></h2>{}", "C#"),
        ("<h2>One <span class=editsection>[<a href=/e>edit</a>]</span></h2>{}", "One"),
        ("<h2><a href=/one>One</a></h2>{}", "One"),
        # buttons and logos
        ("<h3><ul><li><a href=/f title=Facebook></a><li><a href=/t title=Tweet></a></ul></h3>{}", ""),
        ("<h1>P</h1><h3><a href=/><img alt=Logo></a></h3>{}", "P"),
        ("<h2>P</h2><h3><a href=http://b.test><img alt=Teaser></a></h3>{}", "P"),
        ("<h3><img alt=Picture></h3>{}", "Picture"),
        ("<h3><a href=/><img alt=Logo></a> Friends</h3>{}", "Friends"),
    ],
)
def test_the_text_of_a_heading(html: str, heading: str) -> None:
    assert last(html).heading == heading


@pytest.mark.parametrize(
    ("attribute", "is_hidden"),
    [
        ("hidden", True),
        ("style='display:none'", True),
        ("style='color: red; DISPLAY: none'", True),
        ("style='visibility:hidden'", True),
        ("class='thanks hidden'", True),
        ("class=hide", True),
        ("class='hidden md:block'", False),
        ("class=hidden-xs", False),
        ("style='display:block'", False),
        ("data-hidden=1", False),
    ],
)
@pytest.mark.parametrize("html", ["<h2 %s>Two</h2>", "<div %s><h2>Two</h2><p>x</p></div>"])
def test_hidden_headings(html: str, attribute: str, is_hidden: bool) -> None:
    assert last("<h2>One</h2>" + html % attribute + "<p>{}").heading == ("One" if is_hidden else "Two")


def test_a_heading_that_is_hidden_with_its_links_is_theirs() -> None:
    assert last("<h2>One</h2><div hidden><h3>Tab</h3>{}</div>").heading == "Tab"


BEFORE = f"<p><b>Old</b></p><p>{OTHER}</p>"


@pytest.mark.parametrize(
    ("line", "over_list", "over_text"),
    [
        ("<p><b>New</b></p>", "New", "New"),
        ("<p><u>New</u></p>", "New", "New"),
        ("<p>1. <b>New</b></p>", "1. New", "1. New"),
        ("<p><strong>[ New</strong> ]</p>", "New", "New"),
        ("<b>New</b> (3 sites)", "New", "New"),
        ("<b>New</b> (12):", "New (12):", "New (12):"),
        ("<b>New</b> <a href='javascript:void(0)'>more</a>", "New", "New"),
        ("<b>New</b> <a href=#top>top</a>", "New", "New"),
        ("<b>New, old, etc.</b>", "New, old, etc.", "New, old, etc."),
        ("<b>Other News ...</b>", "Other News ...", "Other News ..."),
        # a list's heading, but what else follows may be about anything
        ("<p><b><a href=/new>New</a></b></p>", "New", "Old"),
        ("<p><b><a href=#>New</a></b></p>", "New", "Old"),
        ("<b>New</b> <a href=/more>more</a>", "New", "Old"),
        ("<p><b>New:</b> see</p>", "New:", "Old"),
        ("<p><b>New</b> – animals live here</p>", "New", "Old"),
        # no heading, but the end of the one before
        ("<p><b>Have fun!</b></p>", "Have fun!", ""),
        ("<p><b>Please read this first.</b></p>", "Please read this first.", ""),
        ("<p><b>" + "long " * 25 + "</b></p>", ("long " * 25).strip(), ""),
        # neither
        ("<p>Not <b>new</b></p>", "Old", "Old"),
        ("<p><b>Size</b>: 5, <b>Colour</b>: red</p>", "Old", "Old"),
        ("<p><b>Note</b> " + "that this goes on " * 8 + "</p>", "Old", "Old"),
        ("<p><b>2.</b> New</p>", "Old", "Old"),
        ("<p><b><a href=#x>Great savings!</a></b> <a href=#x>Sign up</a></p>", "Old", "Old"),
        ("<p><b><a href=/x><img src=x></a>New</b></p>", "New", "Old"),
    ],
)
def test_bold_lines(line: str, over_list: str, over_text: str) -> None:
    assert last(BEFORE + line + "<ul><li>{}").heading == over_list
    assert last(BEFORE + line + "<p>{}").heading == over_text
    assert last(BEFORE + line + "<p>words</p><ul><li>{}").heading == over_text


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        # labels over a number or an address
        ("<h3>Japan</h3><div><b>Phone and Fax:</b><br>Service: 81 3 6894</div><div>{}", "Japan"),
        ("<h3>Japan</h3><div><b>Contact:</b><br>Customer service</div><div>{}", "Japan"),
        ("<h3>Office</h3><p><b>Acme Inc</b><br>795 Main Street<br>Springfield</p><p>{}", "Office"),
        ("<h4>Office</h4><b>Acme<br>for Peace</b>Main Street<br>Washington<br><br>{}", "Office"),
        # headings all the same
        ("<h3>Links</h3><p><b>Museums</b><br>Our local museums.</p><p>{}", "Museums"),
        ("<h3>Links</h3><p><b>Museums:</b><br>Our local museums.</p><ul><li>{}", "Museums:"),
        ("<h3>Links</h3><b>Museums:</b><br>" + OTHER + " 24<p>{}", "Museums:"),
        ("<h3>Links</h3><p><b>Museums:</b></p><p>Open at 9</p><p>{}", "Museums:"),
        ("<p><b>Acme</b><br>795 Main Street</p><p>{}", "Acme"),
        ("<h3>Links</h3><p><b>Museums</b><br>Open 9 to 5: {}</p>", "Museums"),
        # sections of a table
        ("<table><tr><th colspan=2>One</th></tr><tr><td>{}<td>x</table>", "One"),
        ("<table><tr><th colspan=2>Old<tr><td>" + OTHER + "<td>x<tr><th colspan=2>One<tr><td>{}</table>", "One"),
        ("<table><caption>C</caption><tr><th>One</th></tr><tr><td>{}</table>", "One"),
        ("<h2>H</h2><table><tr><th>Name</th><th>About</th></tr><tr><td>{}</table>", "H"),
        ("<h2>H</h2><table><tr><th>Name</th><td>{}</td></tr></table>", "H"),
        ("<h2>H</h2><table><tr><th colspan=2><a href=/>One</a></th></tr><tr><td>{}</table>", "H"),
        ("<h2>H</h2><table><tr><th></th></tr><tr><td>{}</table>", "H"),
        ("<h2>H</h2><table><tr><th colspan=2>One</th></tr></table>{}", "H"),
        # author, date, topics
        ("<h1>T</h1><h4>By: Ann</h4><h4>Topics: <a href=/c>Crack</a>, damage</h4><p>{}", "T"),
        ("<h2>T</h2><h5>By Ann Lee</h5><p>{}", "T"),
        ("<h2>T</h2><h5>27 octobre 2012 à 18:27 (Mis à jour: 19:56)</h5><p>{}", "T"),
        ("<h2>T</h2><h4>March 3, 2012</h4><p>{}", "T"),
        ("<h2>T</h2><p>News of the club</p><h4>March 3, 2012</h4><p>{}", "March 3, 2012"),
        ("<h2>T</h2><h4>By destination</h4><p>{}", "By destination"),
        ("<h2>Tags: a</h2><p>{}", "Tags: a"),
        ("<h5>By Ann Lee</h5><p>{}", "By Ann Lee"),
    ],
)
def test_what_only_looks_like_a_heading(html: str, heading: str) -> None:
    assert last(html).heading == heading


@pytest.mark.parametrize(
    ("text", "alone", "direct"),
    [
        ("By: Ann", True, True),
        ("Topics: crack, damage", True, True),
        ("Publié le : 3 mai", True, True),
        ("Oct 6, 2011 at 5:12 pm", True, True),
        ("June 8, 2012 6:14 AM", True, True),
        ("3. März 2012", False, True),
        ("Saturday, 3rd March 2012", False, True),
        ("3 de marzo de 2012", False, True),
        ("2012-03-03", False, True),
        ("von Ann Lee", False, True),
        ("By topic", False, False),
        ("Topics", False, False),
        ("Topics:", False, False),
        ("Summer 2012", False, False),
        ("Best of 2012: 10:30 to the end, and everything that came after the long night of music", False, False),
        ("Chapter 5", False, False),
        ("", False, False),
    ],
)
def test_is_byline(text: str, alone: bool, direct: bool) -> None:
    assert is_byline(text, is_direct=False) is alone
    assert is_byline(text, is_direct=True) is direct


PICTURE = "<a href=http://a.test><img src=x.png></a>"


@pytest.mark.parametrize(
    ("html", "context"),
    [
        (f"<p>Our partner {PICTURE} helps us a lot.</p>", "Our partner helps us a lot."),
        (f"<li>{PICTURE}<br>Join the list</li>", "Join the list"),
        (f"<tr><td>{PICTURE}</td><td>About it</td></tr>", "About it"),
        (f"<tr><td>One</td><td>{PICTURE}</td><td>About it</td></tr>", "One | About it"),
        (f"<p>{PICTURE}</p><p>x", ""),
        (f"<h3>{PICTURE}</h3><p>About it.", "– About it."),
        ("<p>Read <a href=http://a.test></a> this. Not this.", "Read this."),
        ("<p>See <a href=http://a.test><img alt=Logo></a> now", "See Logo now"),
    ],
)
def test_the_context_of_a_picture(html: str, context: str) -> None:
    assert read_page(html, "https://example.org/").links[-1].context == context


WRAPPED = "working documents as Internet-Drafts. The list of current and old"


@pytest.mark.parametrize(
    ("html", "context"),
    [
        ("<dl><dt>Term<dd>{} art<dd><a href=/b>b</a> zoo</dl>", "Term – Link art"),
        ("<dl><dt>Term<dd><a href=/b>b</a> zoo<dd>{} art</dl>", "Term – Link art"),
        ("<dl><dt>Term<dd><a href=/b>b</a><dd><a href=/c>c</a><dd>{} art</dl>", "Term – Link art"),
        ("<dl><dt>Term<dd>About it<dd>{}</dl>", "Term – About it – Link"),
        ("<dl><dt>{}<dd>About it<dd>and more</dl>", "Link – About it – and more"),
        ("<dl><dd><a href=/b>b</a><dd>{} art</dl>", "Link art"),
        (
            "<pre>x. The\n" + WRAPPED + "\nDrafts is at {}. Next.</pre>",
            "The list of current and old Drafts is at Link.",
        ),
        ("<pre>" + WRAPPED + " at {}\n\nNext paragraph</pre>", "The list of current and old at Link"),
        ("<pre>" + WRAPPED + "\n{} - about it</pre>", "Link - about it"),
        ("<pre>One\n{} is two\nThree</pre>", "Link is two"),
    ],
)
def test_definitions_and_wrapped_lines(html: str, context: str) -> None:
    assert last(html).context == context


@pytest.mark.parametrize(
    ("html", "anchor", "context"),
    [
        ("<p>Text. <a href='http://a.test'></p><p>The feature</p><p>More</p>", "The feature", "The feature"),
        ("<p>Text. <a href='http://a.test'>\n</p>\n<p class=x>The <b>feature</b></p>", "The feature", "The feature"),
        ("<p>Text. <a href='http://a.test'></a></p><p>The feature</p>", "", "Text."),
        ("<p>Text. <a href='http://a.test'>Link</p><p>The feature</p>", "Link", "Text. Link"),
        ("<p>Text. <a href='http://a.test'><img></p><p>The feature</p>", "", "Text."),
    ],
)
def test_an_unclosed_link(html: str, anchor: str, context: str) -> None:
    link = read_page(html, "https://example.org/").links[-1]
    assert (link.anchor, link.context) == (anchor, context)
