"""Headings above a link, and the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from brokenlinks.pages import read_page
from brokenlinks.pages.excerpts import LIMIT, excerpt

if TYPE_CHECKING:
    from brokenlinks.models import OutboundLink

LINK = "<a href=http://a.test>Link</a>"


def last(html: str) -> OutboundLink:
    return read_page(html, "https://example.org/").links[-1]


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("{}", ""),
        ("<h2>One</h2>{}", "One"),
        ("<h1>Page</h1><h2>One</h2><h3>Sub</h3><p>{}", "Sub"),
        ("<h1>Page</h1><h2>One</h2><h3>Sub</h3><h2>Two</h2><p>{}", "Two"),
        ("<h2> A <i>b</i>\n&amp;&nbsp;c </h2>{}", "A b & c"),
        ("<h2><img alt=Picture></h2>{}", "Picture"),
        ("<h2>One</h2><h2></h2>{}", ""),
        ("<div class=wrap><h2>One</h2></div><ul><li>{}", "One"),
        # a heading is not above a link that stands in it, nor is the card's before it
        ("<h2>One</h2><h3>{}</h3>", "One"),
        ("<h2>One</h2><h3>Card</h3><p>x</p><h3>{}</h3>", "One"),
        ("<h2>One</h2><a href=http://b.test><h3>Card</h3></a>{}", "One"),
        ("<a href=#one><h2>One</h2></a>{}", "One"),
        ("<a name=one><h2>One</h2></a>{}", "One"),
        # regions and sections
        ("<h1>Page</h1><nav><h2>Menu</h2></nav><main>{}</main>", "Page"),
        ("<h2>Header</h2><main>{}</main>", ""),
        ("<main><h2>One</h2><aside><h3>News</h3></aside>{}</main>", "One"),
        ("<main><h2>One</h2><aside>{}</aside></main>", ""),
        ("<main><h2>One</h2></main><footer>{}</footer>", ""),
        ("<h2>One</h2><div id=footer>{}</div>", ""),
        ("<h2>One</h2><div role=navigation>{}</div>", ""),
        ("<h2>One</h2><section><h3>Sub</h3></section>{}", "One"),
        # a column whose heading had its links inside does not head the next column
        ("<div><h3>Side</h3><ul><li><a href=http://b.test>b</a></ul></div><div>{}</div>", ""),
        ("<h1>P</h1><div><h3>Side</h3><a href=http://b.test>b</a></div><div>{}</div>", "P"),
        ("<div><h2>Old</h2></div><div><h2>New</h2><a href=http://b.test>b</a></div>{}", ""),
        # other headings
        ("<p><b>Links:</b></p><p>{}", "Links:"),
        ("<p><b>Links</b>:</p><p>{}", "Links:"),
        ("<p><strong>Links</strong><br>{}", "Links"),
        ("<p><span style='font-weight: bold'>Links</span></p>{}", "Links"),
        ("<tr><td><b>Links</b></td></tr><tr><td>{}", "Links"),
        ("<p><b>Links:</b> {}</p>", ""),
        ("<p><b>Read this first, please.</b></p>{}", ""),
        ("<p><b>" + "long " * 40 + "</b></p>{}", ""),
        ("<p>Not <b>bold</b></p>{}", ""),
        ("<table><caption>Table</caption><tr><td>{}</table>", "Table"),
        ("<table><caption>Table</caption><tr><td>x</table>{}", ""),
        ("<details><summary>More</summary>{}</details>", "More"),
        ("<details><summary>More</summary></details>{}", ""),
        ("<fieldset><legend>Group</legend>{}</fieldset>", "Group"),
        ("<dl><dt>Term</dt><dd>{}</dd></dl>", "Term"),
        ("<dl><dt>One</dt><dd>x</dd><dt>Two<dd>{}</dl>", "Two"),
        ("<h2>One</h2><dl><dt><a href=http://b.test>b</a></dt><dd>{}</dd></dl>", "One"),
        ("<h2>One</h2><dl><dt>Term</dt><dd>x</dd></dl>{}", "One"),
        ("<ul><li>Group<ul><li>{}</ul></ul>", "Group"),
        ("<ul><li>Group<ul><li>x</ul><li>{}</ul>", ""),
        ("<ul><li><b>Name</b></li><li>{}</ul>", ""),
        ("<h2>One<span class=mw-editsection>[edit]</span></h2>{}", "One"),
        ("<h2 class=sr-only>Unseen</h2>{}", ""),
    ],
)
def test_heading(html: str, heading: str) -> None:
    assert last(html.format(LINK)).heading == heading


@pytest.mark.parametrize(
    ("html", "context"),
    [
        ("<p>First one. Then a {} here. Last.</p>", "Then a Link here."),
        ("<p>First one! {} is good? Last.</p>", "Link is good?"),
        (
            "<p>See e.g. {}, by Dr. J. Smith of Acme Inc. No more.",
            "See e.g. Link, by Dr. J. Smith of Acme Inc. No more.",
        ),
        ("<p>He said “see this.” “{}” was it. X", "“Link” was it."),
        ("<p>version 2.0 of {} is out.", "version 2.0 of Link is out."),
        ("<p>これは最初。次は{}です。最後。", "次はLinkです。"),
        ("<p>A\n  <b>b</b>c <i> d</i> {}", "A bc d Link"),
        ("before<p>{} x</p>after", "Link x"),
        ("<div>One<div>Two {}</div>Three</div>", "Two Link"),
        # lines
        ("<p>One<br>{} - about<br>Three", "Link - about"),
        ("<p>A line\n<br>broken near {} by<br>hand", "A line broken near Link by hand"),
        ("<p>x<br>{}<br>About it.<br>Other", "Link About it."),
        ("<p>Name<br>{}<br><a href=/y>y</a>", "Name Link"),
        ("<p><a href=/x>x</a><br>{}<br><a href=/y>y</a>", "Link"),
        ("<p>one<br><br>two {}", "two Link"),
        ("<pre>one\nTwo {}\nThree</pre>", "Two Link"),
        # items
        ("<ul><li>One<li>First. {}. Third.<li>Two", "First. Link. Third."),
        ("<ul><li><p>{}</p><p>About it. More.</p></li>", "Link About it. More."),
        ("<ul><li>Out {}<ul><li>In</ul></ul>", "Out Link"),
        ("<ul><li>Out<ul><li>In {}</ul></ul>", "In Link"),
        ("<table><tr><td>{}</td><td>About. It</td></tr><tr><td>x</table>", "Link | About. It"),
        ("<table><tr><th>H<td><p>{}</p><p>x</p></table>", "H | Link | x"),
        ("<dl><dt>Term</dt><dd>About. {}</dd><dt>x</dl>", "Term – About. Link"),
        ("<dl><dt>{}</dt><dd>About it.</dd></dl>", "Link – About it."),
        ("<dl><dt>a<dd>b</dl><dl><dd>c {}</dl>", "c Link"),
        # a row or an item of several long texts is layout
        ("<tr><td>" + "<p>Some long words here. </p>" * 30 + "<p>One. Two {}.", "Two Link."),
        ("<h3>{}</h3><p>About it.</p>", "Link – About it."),
        ("<h3>{}</h3><p>About <a href=/x>other</a>.</p>", "Link"),
        ("<p>See <a href=http://a.test><img alt=Logo></a> now", "See Logo now"),
        ("<a href=http://a.test><div>Card</div><div>text</div></a>", "Card"),
        ("<p>x <script>y</script><style>z</style><!-- c -->{}<template>t</template>", "x Link"),
        ("<p class=sr-only>{}</p>", ""),
    ],
)
def test_context(html: str, context: str) -> None:
    assert last(html.format(LINK)).context == context


@pytest.mark.parametrize("wrap", ["<p>{}", "<li>{}", "<tr><td>{}", "<dd>{}", "{}"])
def test_a_long_context_is_cut_between_words_around_the_link(wrap: str) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    context = last(wrap.format(f"{words} {LINK} {words}")).context
    assert len(context) <= LIMIT + 2
    assert context.startswith("…word")
    assert context.endswith("…")
    assert " word199 Link word0 " in context
    assert set(context.strip("…").split()) <= {*words.split(), "Link"}


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("short", 0, 5, "short"),
        ("aaa bbb ccc ddd eee fff", 0, 3, "aaa bbb…"),
        ("aaa bbb ccc ddd eee fff", 20, 23, "…eee fff"),
        ("aaa bbb ccc ddd eee fff", 8, 11, "…ccc…"),
        ("あ" * 30, 10, 12, "…" + "あ" * 10 + "…"),
    ],
)
def test_excerpt(text: str, start: int, end: int, expected: str) -> None:
    assert excerpt(text, start, end, limit=10) == expected
