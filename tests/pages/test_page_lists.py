"""Lists in Markdown and on forges, their badges, and the guides of libraries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages import read_page
from brokenlinks.pages.badges import badges
from brokenlinks.pages.forges import own_pages
from brokenlinks.pages.formats import as_html, is_page
from brokenlinks.pages.library_guides import in_guide
from brokenlinks.pages.link_tree import LinkTree
from brokenlinks.pages.markdown import render

# --- formats

MARKDOWN = b"# Hives\n\n- [Club](https://club.example/) - In the north.\n"


@pytest.mark.parametrize(
    ("kind", "url", "body", "is_one"),
    [
        ("", "https://a.example/", b"anything", True),
        ("text/html; charset=utf-8", "https://a.example/", b"", True),
        ("application/xhtml+xml", "https://a.example/", b"", True),
        ("text/markdown", "https://a.example/", b"", True),
        ("Text/X-Markdown; charset=utf-8", "https://a.example/", b"", True),
        ("text/plain", "https://a.example/list.md", b"", True),
        ("text/plain", "https://a.example/README", b"", True),
        ("text/plain; charset=utf-8", "https://a.example/list", MARKDOWN, True),
        ("text/plain", "https://a.example/list", b"See [the club].\n\n[the club]: https://club.example/", True),
        ("text/plain", "https://a.example/robots.txt", b"User-agent: *\nDisallow: /", False),
        ("text/plain", "https://a.example/list", b"https://club.example/", False),
        ("application/json", "https://a.example/list.md", MARKDOWN, False),
        ("image/png", "https://a.example/", b"", False),
        ("application/pdf", "https://a.example/readme.md", b"", False),
    ],
)
def test_what_can_be_read(kind: str, url: str, body: bytes, is_one: bool) -> None:
    assert is_page(kind, url, body) is is_one


def test_markdown_is_made_into_html() -> None:
    page = read_page(as_html("text/plain", "https://a.example/list", MARKDOWN), "https://a.example/list")
    (link,) = page.links
    assert (link.url, link.anchor, link.heading) == ("https://club.example/", "Club", "Hives")
    assert link.context == "Club - In the north."
    assert page.title == "Hives"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[a](https://b.example/ü?x=1&y=2)", ["https://b.example/ü?x=1&y=2"]),
        ("[a](<https://b.example/a b>)", ["https://b.example/a b"]),
        ("[a][b]\n\n[b]: HTTPS://b.example/%7Ea 'title'", ["HTTPS://b.example/%7Ea"]),
        ("<https://b.example/>, https://c.example/d. www.e.example", ["https://b.example/", "https://c.example/d"]),
        ("[a](b.example/)\n[b](mailto:c@d.example) [c](javascript:x)", []),
        ("| a |\n|---|\n| [x](https://b.example/) |", ["https://b.example/"]),
        ("<details><a href=https://b.example/>x</a></details>", ["https://b.example/"]),
        ("`https://b.example/`\n\n    https://c.example/\n\n```\nhttps://d.example/\n```", []),
        ("<!-- [a](https://b.example/) -->", []),
        ("---\nlink: https://b.example/\n---\n[a](https://c.example/)", ["https://c.example/"]),
        ("---\n[a](https://c.example/)", ["https://c.example/"]),
        ("a@b.example b.example", []),
    ],
)
def test_links_of_markdown(text: str, written: list[str]) -> None:
    assert [link.written for link in read_page(render(text), "https://a.example/").links] == written


@given(st.one_of(st.text(), st.text(st.sampled_from("[]()<>!`*_#-|:.\n hattps/"), max_size=80)))
def test_any_text_is_rendered(text: str) -> None:
    assert render(text).startswith('<article class="markdown-body">')


@pytest.mark.parametrize(
    "piece", ["[", "[a](", "![", "> ", "- ", "*a **b ", "`", "<a ", "[a]: x\n", "http://a.example ", "|a", "---\n", "&"]
)
def test_long_markdown_takes_linear_time(piece: str) -> None:
    assert render(piece * 20_000).endswith("</article>\n")


# --- badges


@pytest.mark.parametrize(
    ("link", "is_one"),
    [
        ("<img src=https://img.shields.io/npm/v/x.svg>", True),
        ("<img src=https://github.com/a/b/actions/workflows/ci.yml/badge.svg>", True),
        ("<img src=https://camo.example/1 data-canonical-src=https://badge.fury.io/py/x.svg>", True),
        ("<picture><source srcset=x><img src=https://awesome.re/badge-flat2.svg></picture> ", True),
        ("<img src=/media/badge.svg><img src=https://img.shields.io/x>", True),
        ("<img src=https://img.shields.io/x> Docs", False),
        ("<img src=https://img.shields.io/x><img src=/logo.png>", False),
        ("<img src=/logo.png alt=badge>", False),
        ("<img src=/badgers/1.png>", False),
        ("<img>", False),
        ("<img src='http://['>", False),
        ("Docs", False),
        ("", False),
    ],
)
def test_badges(link: str, is_one: bool) -> None:
    tree = LinkTree(f"<p><a href=https://a.example/>First</a> <a href=https://b.example/>{link}</a>")
    assert badges(tree) == ({2} if is_one else set())


def test_ignored_links_are_neither_listed_nor_read() -> None:
    html = """<h1>Hives <a href=https://a.example/><img alt=Awesome src=x></a></h1>
    <p>One <a href=https://b.example/>two</a><a href=https://c.example/>three <b>four</b></a> five</p>"""
    (link,) = read_page(html, "https://p.example/", ignored={1, 3}).links
    assert (link.written, link.position, link.heading) == ("https://b.example/", 2, "Hives")
    assert link.context == "One two five"


# --- forges


@pytest.mark.parametrize(
    ("page", "url", "own"),
    [
        ("https://github.com/quill/list", "https://github.com/quill/list/blob/main/a.md", True),
        ("https://github.com/quill/list", "https://github.com/Quill/other", True),
        ("https://github.com/quill/list", "https://raw.githubusercontent.com/quill/list/main/a.md", True),
        ("https://raw.githubusercontent.com/quill/list/main/README.md", "https://github.com/quill/list/issues", True),
        ("https://github.com/quill/list", "https://github.com/farrow/list", False),
        ("https://github.com/quill/list", "https://gitlab.com/quill/list", False),
        ("https://github.com/quill/list", "https://quill.github.io/", False),
        ("https://gitlab.com/quill/list", "https://gitlab.com/quill", True),
    ],
)
def test_projects_of_one_owner_are_one_site(page: str, url: str, own: bool) -> None:
    is_own = own_pages(page)
    assert is_own is not None
    assert is_own(url) is own


@pytest.mark.parametrize("page", ["https://quill.example/list", "https://quill.github.io/list", "no address"])
def test_pages_on_no_forge(page: str) -> None:
    assert own_pages(page) is None


def test_another_owner_is_another_site() -> None:
    html = "<a href=/farrow/tool>tool</a> <a href=/quill/list/issues>issues</a>"
    page = read_page(html, "https://github.com/quill/list", is_own=own_pages("https://github.com/quill/list"))
    assert [link.url for link in page.links] == ["https://github.com/farrow/tool"]
    assert [link.url for link in page.site_links] == ["https://github.com/quill/list/issues"]


# --- guides

TABS = """<div class="s-lib-box"><h2 class="s-lib-box-title">{title}</h2><div class="s-lib-jqtabs"><ul class="nav-tabs">
<li><a href="#t1">First</a></li><li><a href="#t2">Second</a></li></ul><div class="tab-content">
<div class="tab-pane" id="t1"><a href="https://a.example/">A</a></div>
<div class="tab-pane" id="t2"><h3>Own</h3><a href="https://b.example/">B</a></div>
<div class="tab-pane" id="t3"><a href="https://c.example/">C</a></div></div></div></div>"""


@pytest.mark.parametrize(
    ("title", "headings"),
    [("Box", ["Box – First", "Own", "Box"]), ("", ["First", "Own", ""])],
)
def test_labels_of_tabs(title: str, headings: list[str]) -> None:
    html = TABS.format(title=title)
    page = in_guide(read_page(html, "https://g.example/"), LinkTree(html))
    assert [link.heading for link in page.links] == headings


def test_books_behind_the_proxy_are_no_pages() -> None:
    html = """<ul><li class="s-lg-book-li"><a href="https://ezproxy.u.example/login?url=https://e.example/">Lent</a></li>
    <li class="s-lg-book-li"><a href="https://press.example/">Sold</a></li>
    <li><a href="https://ezproxy.u.example/login?url=https://j.example/">Journal</a></li></ul>"""
    page = in_guide(read_page(html, "https://g.example/"), LinkTree(html))
    assert [link.url for link in page.links] == ["https://press.example/", "https://j.example/"]


@pytest.mark.parametrize(
    "piece",
    [
        '<div class="tab-pane" id="t"><a href="https://a.example/">A</a></div>',
        '<div class="tab-pane" id="t">',
        '<div class="s-lib-box">',
        '<li class="s-lg-book"><a href="https://a.example/">A</a>',
    ],
)
def test_many_parts_of_a_guide(piece: str) -> None:
    """In linear time: quadratic would take minutes."""
    html = '<div class="s-lib-box s-lib-jqtabs"><ul class="nav-tabs"><li><a href="#t">T</a></ul>' + piece * 12_000
    page = read_page(html, "https://g.example/")
    assert len(in_guide(page, LinkTree(html)).links) == len(page.links)


# --- marks beside headings


@pytest.mark.parametrize(
    "heading",
    [
        '<div class="markdown-heading"><h2>Clubs</h2><a aria-label="Permalink: Clubs" href="#c"></a></div>',
        '<div class="mw-heading"><h2>Clubs</h2><span class="mw-editsection">[<a href="/w/edit">edit</a>]</span></div>',
        '<h2>Clubs<a href="#c" aria-label="Link to heading \'Clubs\'" class="anchor"></a></h2>',
        '<h2><a class="anchor" href="#c"><svg></svg></a>Clubs</h2>',
    ],
)
def test_a_mark_beside_a_heading_is_none_of_its_section(heading: str) -> None:
    (link,) = read_page(f"{heading}<ul><li><a href=https://a.example/>A</a>", "https://p.example/").links
    assert link.heading == "Clubs"
