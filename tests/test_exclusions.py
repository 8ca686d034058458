"""Links that the user wants left alone: entry and address → whether the one excludes the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks import urls
from brokenlinks.exclusions import Exclusion, Exclusions


@pytest.mark.parametrize(
    ("entry", "address", "excluded"),
    [
        ("facebook.com", "https://facebook.com/", True),
        ("facebook.com", "http://facebook.com:8080/page?x#y", True),
        ("facebook.com", "https://www.facebook.com/page", True),
        ("facebook.com", "https://de-de.m.facebook.com/page", True),
        ("facebook.com", "https://facebook.com./", True),
        ("facebook.com", "https://notfacebook.com/", False),
        ("facebook.com", "https://facebook.com.example/", False),
        ("facebook.com", "https://a.example/?see=facebook.com", False),
        (" Facebook.COM ", "https://FACEBOOK.com/", True),
        ("www.facebook.com", "https://m.facebook.com/", True),
        ("https://www.facebook.com/", "http://facebook.com/page", True),
        ("m.facebook.com", "https://facebook.com/", False),
        ("//facebook.com", "https://facebook.com/", True),
        ("bücher.example", "https://xn--bcher-kva.example/", True),
        ("co.uk", "https://www.example.co.uk/", True),
        ("192.0.2.1", "http://192.0.2.1/x", True),
        ("192.0.2.1", "http://3221225985/x", True),
        ("192.0.2.1", "http://192.0.2.11/", False),
        ("http://[2001:db8::1]/", "http://[2001:db8:0::1]/x", True),
        ("https://a.example/shop/", "https://a.example/shop/", True),
        ("https://a.example/shop/", "http://www.a.example:81/shop/x?y", True),
        ("https://a.example/shop/", "https://a.example/shop", False),
        ("https://a.example/shop/", "https://a.example/Shop/", False),
        ("https://a.example/shop/", "https://a.example/news/shop/", False),
        ("https://a.example/shop/", "https://b.a.example/shop/", False),
        ("https://a.example/shop", "https://a.example/shopping", True),
        ("a.example/shop/", "https://a.example/shop/x", True),
        ("https://a.example/?shop=1", "https://a.example/?shop=12", True),
        ("https://a.example/?shop=1", "https://a.example/", False),
        ("https://a.example/sh%6Fp/caf%c3%a9", "https://a.example/shop/café", True),
        ("https://a.example/shop/", "https://a.example/news/../shop/x", True),
    ],
)
def test_what_is_excluded(entry: str, address: str, excluded: bool) -> None:
    found = Exclusions(["other.example", entry, "https://a.example/other/"]).entry_for(urls.parse(address))
    assert found == (entry.strip() if excluded else None)


@pytest.mark.parametrize(
    "entry",
    ["", "  ", "facebook", "com", "localhost", "*.facebook.com", "https://*/", "a.example/*", "mailto:a@b.example",
     "a@b.example", "ftp://a.example/", "javascript:void(0)", "http://", "http://[", "a b.example", "a.example:8080",
     "https://a.example:8443/x"],
)  # fmt: skip
def test_nonsense(entry: str) -> None:
    with pytest.raises(ValueError, match=r"such as facebook\.com") as raised:
        Exclusion.read(entry)
    assert "\n" not in str(raised.value)


def test_without_entries_nothing_is() -> None:
    assert Exclusions([]).entry_for(urls.parse("https://a.example/")) is None


LABEL = st.text("abc", min_size=1, max_size=2)
HOST = st.lists(LABEL, min_size=2, max_size=4).map(lambda labels: ".".join(labels) + ".example")


@given(st.lists(HOST, max_size=5), HOST)
def test_domains_against_the_plain_definition(domains: list[str], host: str) -> None:
    found = Exclusions(domains).entry_for(urls.parse(f"https://{host}/"))
    assert (found is not None) is any(f".{host}".endswith(f".{domain}") for domain in domains)
