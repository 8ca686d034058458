"""Addresses in addresses: where a visitor gets to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks import urls
from brokenlinks.pages import read_page
from brokenlinks.pages.link_tree import LinkTree
from brokenlinks.pages.wrapped_links import is_counter, is_notice, notices, unwrap

TARGET = "https://hives.example/list?a=1"
ENCODED = "https%3A%2F%2Fhives.example%2Flist%3Fa%3D1"


@pytest.mark.parametrize(
    ("url", "target"),
    [
        # exit pages of agencies, councils, hospitals; on any host
        (f"https://agency.gov/exit?url={ENCODED}", TARGET),
        (f"https://agency.gov/exit/?url={ENCODED}", TARGET),
        (f"https://agency.gov/Exit.aspx?URL={ENCODED}", TARGET),
        (f"https://agency.gov/leaving.html?target={ENCODED}&lang=en", TARGET),
        (f"https://agency.gov/leaving-site/index.htm?lang=en&dest={ENCODED}", TARGET),
        (f"https://agency.gov/cgi-bin/exit.cgi?{TARGET}", TARGET),
        (f"https://agency.gov/external_link.php?{ENCODED}", TARGET),
        (f"https://agency.gov/out/{TARGET}", TARGET),
        (f"https://agency.gov/redirect/{ENCODED}", TARGET),
        ("https://agency.gov/linkout?url=www.hives.example/list", "https://www.hives.example/list"),
        ("https://agency.gov/goto?to=http:/hives.example/", "http://hives.example/"),
        (f"https://agency.gov/exit?url={ENCODED.replace('%', '%25')}", TARGET),
        # not encoded: what follows a question mark is the target's
        ("https://agency.gov/exit?url=https://hives.example/list?a=1&b=2", "https://hives.example/list?a=1&b=2"),
        ("https://agency.gov/exit?url=https://hives.example/list&lang=en", "https://hives.example/list"),
        # redirectors
        (f"https://www.google.com/url?sa=t&q={ENCODED}&ust=16", TARGET),
        (f"https://l.facebook.com/l.php?u={ENCODED}&h=AT0", TARGET),
        (f"https://www.youtube.com/redirect?event=video&q={ENCODED}", TARGET),
        (f"https://eur01.safelinks.protection.outlook.com/?url={ENCODED}&data=05", TARGET),
        (f"https://www.deviantart.com/users/outgoing?{TARGET}", TARGET),
        (f"https://href.li/?{TARGET}", TARGET),
        (f"https://click.linksynergy.com/deeplink?id=x&mid=1&murl={ENCODED}", TARGET),
        ("https://urldefense.com/v3/__https://hives.example/list?a=1__;!!AbC", TARGET),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__hives.example_list-3Fa-3D1&d=DwM", TARGET),
        # library proxies
        (f"https://ezproxy.uni.example/login?url={TARGET}&b=2", f"{TARGET}&b=2"),
        (f"https://ezproxy.uni.example/login?url={ENCODED}", TARGET),
        (f"https://login.ezproxy.uni.example/login?qurl={ENCODED}", TARGET),
        (f"https://go.openathens.net/redirector/uni.example?url={ENCODED}", TARGET),
        ("https://www-jstor-org.ezproxy.uni.example/stable/1?x=2", "https://www.jstor.org/stable/1?x=2"),
        ("https://www.jstor.org.proxy.uni.example/stable/1", "https://www.jstor.org/stable/1"),
        ("https://pubs-rsc--online-org.libproxy.uni.example/", "https://pubs.rsc-online.org/"),
        ("http://0-www.jstor.org.catalog.uni.example/stable/1", "https://www.jstor.org/stable/1"),
        # one in another
        (f"https://ezproxy.uni.example/login?url=https://agency.gov/exit?url={ENCODED}", TARGET),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhref.li%2F%3Fhttps%3A%2F%2Fhives.example%2F",
            "https://hives.example/",
        ),
    ],
)
def test_the_target(url: str, target: str) -> None:
    assert unwrap(urls.resolve(url)) == target


@pytest.mark.parametrize(
    "url",
    [
        "https://hives.example/",
        "https://hives.example/exit?lang=en",
        "https://hives.example/list?url=https://other.example/",
        # leads its own visitors back
        "https://hives.example/login?url=https://hives.example/home",
        "https://hives.example/redirect?to=https://www.hives.example/home",
        "https://hives.example/exit?url=/home",
        # shows a page to others
        "https://www.facebook.com/sharer/sharer.php?u=https://hives.example/",
        "https://www.tumblr.com/share/link?url=https://hives.example/",
        "https://validator.example/validate/url?uri=https://hives.example/",
        "https://translate.google.com/translate?u=https://hives.example/",
        "https://web.archive.org/web/2010/https://hives.example/",
        "https://web.archive.org/save/https://hives.example/",
        "https://search.example/search?q=https://hives.example/",
        # no place on the web
        "https://agency.gov/exit?url=mailto:a@hives.example",
        "https://agency.gov/exit?url=https://",
        "https://agency.gov/exit?url=https://localhost/",
        "https://agency.gov/exit?url=javascript:alert(1)//https://hives.example",
        # names with a proxy's label in them, of which none stands before it
        "https://help-desk.proxy.example.com/",
        "https://proxy.example.com/www.jstor.org",
        "https://ezproxy.uni.example/login",
        "https://docs.proxy.uni.example/",
        "https://0-60.example/",
        "https://0-day.news.example.com/",
        "https://urldefense.com/v3/__https://hives.example/*list__;Iw!!AbC",
    ],
)
def test_what_wraps_nothing(url: str) -> None:
    assert unwrap(urls.resolve(url)) == urls.resolve(url)


def test_it_ends() -> None:
    """However many stand in one another, and however long they are."""
    nested = "https://a.gov/exit?url=" * 50 + "https://hives.example/"
    assert unwrap(nested).startswith("https://")
    assert unwrap("https://a.gov/exit?url=" + "https://b.gov/exit?url=" * 100_000).startswith("https://")


@given(
    st.sampled_from(["a.gov", "ezproxy.a.edu", "0-a.org.b.edu", "google.com", "urldefense.com", "a-b-org.proxy.c.edu"]),
    st.text(st.sampled_from("/?=&%25:3AFf.-_ exitloginurlhttpsw"), max_size=60),
)
def test_any_address(host: str, rest: str) -> None:
    """What comes back is an address that a browser would ask, whatever was put in; and unwrapping ends there."""
    url = urls.resolve(f"https://{host}/{rest}")
    target = unwrap(url)
    assert urls.resolve(target) == target
    assert unwrap(target) == target


@pytest.mark.parametrize(
    ("url", "counts"),
    [
        ("https://guides.example/go.php?c=5512077", True),
        ("https://guides.example/go.php?i=1&c=5512077", True),
        ("https://club.example/modules/mylinks/visit.php?cid=2&lid=31", True),
        ("https://club.example/modules.php?name=Web_Links&l_op=visit&lid=3", True),
        ("https://guides.example/go.php?c=", False),
        ("https://guides.example/c.php?g=1&p=2", False),
        ("https://club.example/modules/mylinks/singlelink.php?lid=31", False),
    ],
)
def test_counters(url: str, counts: bool) -> None:
    assert is_counter(url) is counts


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://agency.gov/About/exit_disclaimer.aspx", True),
        ("https://agency.gov/exit-disclaimer/", True),
        ("https://agency.gov/about/external-links-policy", True),
        ("https://agency.gov/disclaimer.html?url=https://hives.example/", False),
        ("https://agency.gov/links.html", False),
        ("https://agency.gov/", False),
    ],
)
def test_notices(url: str, says: bool) -> None:
    assert is_notice(url) is says


def test_pictures_that_lead_to_notices() -> None:
    html = """<a href="/exit-disclaimer">exit disclaimer</a> <a href="https://x.example/">X</a>
    <a href="/exit-disclaimer"> <img src="exit.gif" alt="exit"> </a> <a href="/links"><img src="exit.gif"></a>"""
    assert notices(LinkTree(html), "https://agency.gov/") == {3}


@pytest.mark.parametrize(
    ("href", "found"),
    [
        (f"/exit?url={ENCODED}", [(f"/exit?url={ENCODED}", TARGET)]),
        ("/go.php?c=12", [("/go.php?c=12", "https://agency.gov/go.php?c=12")]),
        (f"https://href.li/?{TARGET}", [(f"https://href.li/?{TARGET}", TARGET)]),
        ("https://href.li/?https://agency.gov/links", []),
        ("/links", []),
    ],
)
def test_a_page_lists_the_target_and_what_is_written(href: str, found: list[tuple[str, str]]) -> None:
    page = read_page(f'<a href="{href}">x</a>', "https://agency.gov/")
    assert [(link.written, link.url) for link in page.links] == found
    assert len(page.site_links) == 1 - len(found)
