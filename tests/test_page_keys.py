"""When two addresses are the same page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks import urls
from brokenlinks.page_keys import page_key, tidy

PAGE = "https://a.example/links"


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("http://a.example/links", True),
        ("HTTPS://WWW.A.example/links", True),
        ("https://a.example/links/", True),
        ("https://a.example/links#top", True),
        ("https://a.example:443/links", True),
        ("https://a.example/links?utm_source=x&utm_medium=y", True),
        ("https://a.example/links/?UTM_Campaign=x#y", True),
        ("https://a.example/links?fbclid=x&gclid=y&srsltid=z", True),
        ("https://a.example/%6Cinks?", True),
        ("https://a.example/links/index.html", True),
        ("https://a.example/links/Default.aspx", True),
        ("https://a.example/links/reindex.html", False),
        ("https://a.example/Links", False),
        ("https://a.example/links.html", False),
        ("https://b.example/links", False),
        ("https://www2.a.example/links", False),
        ("https://a.example:8443/links", False),
        ("https://a.example/links?page=2", False),
        ("https://a.example/links?x=utm_source=1", False),
        ("https://a.example/", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_the_same_page(other: str, is_same: bool) -> None:
    assert (page_key(PAGE) == page_key(other)) is is_same


@pytest.mark.parametrize(
    ("href", "clean"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/x?utm_source=a", "https://a.example/x"),
        ("https://a.example/x?a=1&utm_source=a&b=%2F&&c", "https://a.example/x?a=1&b=%2F&&c"),
        ("https://a.example/x?a=1&gclid=a", "https://a.example/x?a=1"),
        ("https://a.example/x?gclid", "https://a.example/x?gclid"),
    ],
)
def test_tidy(href: str, clean: str) -> None:
    assert tidy(href) == clean


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert page_key(text) == page_key(text + "#x") or not urls.resolve(text)
    assert page_key("https://a.example/?q=" + text) == page_key("http://www.a.example/?q=" + text)
