"""Which links of a page are outbound, and what is said of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brokenlinks.models import OutboundLink, PageFacts, ResourcePage
from brokenlinks.pages import read_page
from brokenlinks.pages.addresses import Resolver

PAGE = "https://www.example.org/guide/links.html"


def links(html: str, url: str = PAGE) -> tuple[OutboundLink, ...]:
    return read_page(html, url).links


def only(html: str, url: str = PAGE) -> OutboundLink:
    (link,) = links(html, url)
    return link


@pytest.mark.parametrize(
    ("href", "written", "url"),
    [
        ("http://a.test/x", "http://a.test/x", "http://a.test/x"),
        ("  http://a.test/x\n", "http://a.test/x", "http://a.test/x"),
        ("//a.test/x", "//a.test/x", "https://a.test/x"),
        ("http://A.TEST", "http://A.TEST", "http://a.test/"),
        ("http://a.test/?a=1&amp;b=2#f", "http://a.test/?a=1&b=2#f", "http://a.test/?a=1&b=2"),
        ("http://a.test/?a=1&copy=2", "http://a.test/?a=1&copy=2", "http://a.test/?a=1&copy=2"),
        ("http://a.test/ä b", "http://a.test/ä b", "http://a.test/%C3%A4%20b"),
        ("http://bücher.test/", "http://bücher.test/", "http://xn--bcher-kva.test/"),
        ("http:\\\\a.test\\x", "http:\\\\a.test\\x", "http://a.test/x"),
        ("http://a.te\nst/x", "http://a.te\nst/x", "http://a.test/x"),
        ("http://192.0.2.1/x", "http://192.0.2.1/x", "http://192.0.2.1/x"),
        ("http://a.test/&nbsp;", "http://a.test/\xa0", "http://a.test/%C2%A0"),
        ("http://http://a.test/", "http://http://a.test/", "http://http//a.test/"),
    ],
)
def test_address_is_kept_as_written_and_resolved_as_browsers_do(href: str, written: str, url: str) -> None:
    link = only(f'<a href="{href}">x</a>')
    assert (link.written, link.url) == (written, url)


@pytest.mark.parametrize(
    "href",
    [
        "http://exa mple.test",
        "http://",
        "https://",
        "//",
        "//ex ample/",
        "http://a.test:99999/",
        "http://%zz/",
        "https//a.test/x",
        "http//:a.test/x",
        "http;//a.test/x",
        "http ://a.test",
        "http: //a.test",
        "ttp://a.test",
        "htp://a.test",
        "hhttp://a.test",
        "htttps://a.test",
        "http:://a.test",
        "www.a.test",
        "WWW.a.test/page",
    ],
)
@pytest.mark.parametrize("page", ["http://example.org/", "https://example.org/"])
def test_mistyped_address_of_another_site_is_kept_as_it_is(href: str, page: str) -> None:
    target = Resolver(page, None).resolve(href)
    assert target is not None
    assert target == (href, href, True)


def test_single_slash_address_is_relative_only_to_a_page_of_its_scheme() -> None:
    assert only('<a href="http:/a.test">x</a>', "http://example.org/").url == "http:/a.test"
    assert only('<a href="http:/a.test">x</a>', "https://example.org/").url == "http://a.test/"


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#top",
        "other.html",
        "/",
        "https://example.org/",
        "http://sub.example.org/x",
        "http:page.html",
        "http:/page.html",
        "www.example.org/x",
        "http:/example.org/x",
        "https//www.example.org/x",
        "mailto:a@a.test",
        "javascript:window.open('http://a.test')",
        "tel:+1",
        "data:text/html,<a href=http://a.test>",
        "ftp://a.test/",
        "foo://[",
    ],
)
def test_own_pages_and_other_schemes_are_not_outbound(href: str) -> None:
    assert links(f'<a href="{href}">x</a>', "http://www.example.org/links") == ()


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("https://a.test/dir/", "https://a.test/dir/x"),
        ("//a.test/dir/", "https://a.test/dir/x"),
        ("/elsewhere/", None),
        ("http://[", None),
        ("javascript:0", None),
    ],
)
def test_base_is_followed_wherever_it_stands(base: str, expected: str | None) -> None:
    found = links(f'<a href="x">x</a><base href="{base}"><base href="https://b.test/">')
    assert [link.url for link in found] == ([expected] if expected else [])


def test_private_suffixes_are_sites_of_their_own() -> None:
    assert only("<a href=https://b.github.io/>b</a><a href=/x>x</a>", "https://a.github.io/").position == 1


@pytest.mark.parametrize(
    "html",
    [
        "<template><a href=http://a.test>x</a></template>",
        "<!-- <a href=http://a.test>x</a> -->",
        "<!-- <a href=http://a.test>x</a>",
        "<script>'<a href=http://a.test>x</a>'</script>",
        "<style><a href=http://a.test>x</a></style>",
        "<textarea><a href=http://a.test>x</a></textarea>",
        "<iframe><a href=http://a.test>x</a></iframe>",
        "<title><a href=http://a.test>x</a></title>",
        "<p title='<a href=http://a.test>'>x</p>",
        "<link href=http://a.test><img src=http://a.test><a name=http://a.test>x</a>",
        "<a hreflang=http://a.test>x</a><abbr href=http://a.test>x</abbr>",
    ],
)
def test_what_a_reader_cannot_follow_is_no_link(html: str) -> None:
    assert links(html + "<template></template>") == ()


@pytest.mark.parametrize(
    "html",
    [
        "<noscript><a href=http://a.test>x</a></noscript>",
        "<a hidden style='display:none' href=http://a.test>x</a>",
        "<map><area href=http://a.test alt=x></map>",
        "<A HREF=http://a.test>x",
        "<a/href=http://a.test>x",
        "<select><option><a href=http://a.test>x</a></select>",
        "<table><a href=http://a.test>x</a><tr></table>",
        "</html><a href=http://a.test>x</a>",
        "<head><a href=http://a.test>x</a></head>",
        "<svg><a href=http://a.test><text>x</text></a></svg>",
        "\x00<p>\x00<a href=http://a.test>x\x00</a>",
        "<p><a href=http://a.test>x<p>not in a browser's tree alone<p>again",
    ],
)
def test_links_in_odd_places_are_found_once(html: str) -> None:
    assert only(html).written == "http://a.test"


def test_positions_count_every_link_of_the_page() -> None:
    html = "<a href=#>1</a><a name=n>-</a><a href=mailto:x>2</a><a href=http://a.test>3</a><area href=http://b.test>"
    assert [link.position for link in links(html)] == [3, 4]


def test_an_anchor_in_an_anchor_ends_it() -> None:
    first, second = links("<a href=http://a.test>one <div><a href=http://b.test>two</a> after</div></a>")
    assert (first.anchor, second.anchor) == ("one", "two")


def test_the_same_link_counts_once_only_where_anchor_and_heading_are_the_same() -> None:
    html = "<a href=http://a.test>A</a> <a href=http://a.test>A</a> <a href=http://a.test>B</a><h2>H</h2>"
    found = links(html + "<a href=http://a.test>A</a><a href=http://a.test/>A</a>")
    assert [(link.written, link.anchor, link.heading, link.position) for link in found] == [
        ("http://a.test", "A", "", 1),
        ("http://a.test", "B", "", 3),
        ("http://a.test", "A", "H", 4),
        ("http://a.test/", "A", "H", 5),
    ]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (" The  <b>A</b>\n site ", "The A site"),
        ("a<br>b", "a b"),
        ("<p>a</p><p>b</p>", "a b"),
        ("in<b>ter</b>nal &amp; more", "internal & more"),
        ("<img alt='Logo'>", "Logo"),
        ("<img alt='Logo'> Text", "Text"),
        ("<img title='Logo'>", "Logo"),
        ("<svg><title>Icon</title></svg>", "Icon"),
        ("<span class='icon sr-only'>For screen readers</span>", "For screen readers"),
        ("Text <span class=sr-only>(new window)</span>", "Text"),
        ("<img alt=''>", "Label"),
        ("", "Label"),
        ("<script>x</script>\u200b", "Label"),
    ],
)
def test_anchor_text(inside: str, expected: str) -> None:
    assert only(f"<a href=http://a.test title=Title aria-label=Label>{inside}</a>").anchor == expected


def test_anchor_of_an_area() -> None:
    assert only("<area href=http://a.test alt=Map title=x>").anchor == "Map"


@pytest.mark.parametrize(
    ("rel", "expected"),
    [("NoFollow  UGC", ("nofollow", "ugc")), ("nofollow,sponsored", ("nofollow", "sponsored")), ("", ())],
)
def test_rel(rel: str, expected: tuple[str, ...]) -> None:
    assert only(f"<a rel='{rel}' href=http://a.test>x</a>").rel == expected


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title> A\n&amp; B </title><h1>C</h1>", "A & B"),
        ("<svg><title>Icon</title></svg><title>Page</title>", "Page"),
        ("<title></title><meta property='og:title' content='Shared'><h1>C</h1>", "Shared"),
        ("<h2>No</h2><h1>First <i>h1</i></h1><h1>Second</h1>", "First h1"),
        ("<p>nothing", ""),
    ],
)
def test_title(html: str, title: str) -> None:
    assert read_page(html, PAGE).title == title


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=PT_BR>", "pt-br"),
        ("<html xml:lang=de>", "de"),
        ("<html lang=''><meta http-equiv=Content-Language content='fr, en'>", "fr"),
        ("<html lang='{{ lang }}'>", ""),
        ("<p>x", ""),
    ],
)
def test_language(html: str, language: str) -> None:
    assert read_page(html, PAGE).language == language


@pytest.mark.parametrize("body", [b"", "", b" ", b"\x00", "\ud800", "<", b"%PDF-1.7\n<a href=http://a.test>x</a>"])
def test_an_empty_page(body: bytes | str) -> None:
    page = read_page(body, PAGE)
    assert replace(page, size=0, facts=PageFacts()) == ResourcePage(PAGE)


def test_a_page_without_an_address_has_only_absolute_links() -> None:
    found = links("<a href=x>x</a><a href=http://a.test/>y</a><a href=//b.test/>z</a>", "")
    assert [link.url for link in found] == ["http://a.test/", "//b.test/"]
