"""Addresses as browsers read them, the one spelling that is compared, and what counts as one site."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brokenlinks.urls import (
    InvalidUrl,
    NotHttp,
    canonical,
    parent_domains,
    parse,
    parse_loose,
    registered_domain,
    site_of,
    sites_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from brokenlinks.urls import Address

#: As read → (address, host, port).
ADDRESSES = {
    # white space and control characters
    " http://a.example/x ": ("http://a.example/x", "a.example", 80),
    "\t\r\nhttp://a.example/x\n": ("http://a.example/x", "a.example", 80),
    "\ufeffhttp://a.example/x": ("http://a.example/x", "a.example", 80),
    "\x00\x1fhttp://a.example/x\x07": ("http://a.example/x", "a.example", 80),
    "http://a.example/one page": ("http://a.example/one%20page", "a.example", 80),
    "http://a.example/one\tpa\nge": ("http://a.example/onepage", "a.example", 80),
    "http://a.ex\nample/": ("http://a.example/", "a.example", 80),
    "ht\ntp://a.example/": ("http://a.example/", "a.example", 80),
    # upper case
    "HTTP://A.Example/Path?Query": ("http://a.example/Path?Query", "a.example", 80),
    "hTTps://A.EXAMPLE": ("https://a.example/", "a.example", 443),
    # other scripts
    "http://bücher.example/über?ä=ö": (
        "http://xn--bcher-kva.example/%C3%BCber?%C3%A4=%C3%B6",
        "xn--bcher-kva.example",
        80,
    ),
    "http://BÜCHER.example": ("http://xn--bcher-kva.example/", "xn--bcher-kva.example", 80),
    "http://faß.example/": ("http://xn--fa-hia.example/", "xn--fa-hia.example", 80),
    "http://例え.テスト/": ("http://xn--r8jz45g.xn--zckzah/", "xn--r8jz45g.xn--zckzah", 80),
    "http://a。example/": ("http://a.example/", "a.example", 80),
    "http://☃.example/": ("http://xn--n3h.example/", "xn--n3h.example", 80),
    # ports
    "http://a.example:80/": ("http://a.example/", "a.example", 80),
    "https://a.example:443/": ("https://a.example/", "a.example", 443),
    "http://a.example:443/": ("http://a.example:443/", "a.example", 443),
    "http://a.example:/": ("http://a.example/", "a.example", 80),
    "http://a.example:00080/": ("http://a.example/", "a.example", 80),
    "http://a.example:65535/": ("http://a.example:65535/", "a.example", 65535),
    # numbers as hosts
    "http://2130706433/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://0x7f000001/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://0X7F.1/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://0177.0.0.01/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://127.1/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://127.0.0.1./": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://%31%32%37.0.0.1/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://１２７.0.0.1/": ("http://127.0.0.1/", "127.0.0.1", 80),
    "http://0/": ("http://0.0.0.0/", "0.0.0.0", 80),
    "http://[::1]:80/": ("http://[::1]/", "::1", 80),
    "http://[0:0::FFFF:127.0.0.1]/": ("http://[::ffff:7f00:1]/", "::ffff:7f00:1", 80),
    # odd names that are names all the same
    "http://a.example./": ("http://a.example./", "a.example.", 80),
    "http://a_b.example/": ("http://a_b.example/", "a_b.example", 80),
    "http://a..example/": ("http://a..example/", "a..example", 80),
    "http://-a-.example/": ("http://-a-.example/", "-a-.example", 80),
    # credentials
    "http://user:pass@a.example/": ("http://user:pass@a.example/", "a.example", 80),
    "http://a.example:80@b.example:81/": ("http://a.example:80@b.example:81/", "b.example", 81),
    "http://a@b@c.example/": ("http://a%40b@c.example/", "c.example", 80),
    # slashes, dots, fragments
    "http:a.example": ("http://a.example/", "a.example", 80),
    "http:/a.example/x": ("http://a.example/x", "a.example", 80),
    "http:////a.example": ("http://a.example/", "a.example", 80),
    "http:\\\\a.example\\x": ("http://a.example/x", "a.example", 80),
    "http://a.example?x": ("http://a.example/?x", "a.example", 80),
    "http://a.example/a/../b/./c/%2e%2E/d": ("http://a.example/b/d", "a.example", 80),
    "http://a.example/x#part": ("http://a.example/x", "a.example", 80),
    "http://a.example/#": ("http://a.example/", "a.example", 80),
    # what the path and the query may hold
    "http://a.example/%zz%": ("http://a.example/%zz%", "a.example", 80),
    "http://a.example/a|b[c]": ("http://a.example/a|b[c]", "a.example", 80),
    'http://a.example/"<>`{}': ("http://a.example/%22%3C%3E%60%7B%7D", "a.example", 80),
    "http://a.example/?q='`": ("http://a.example/?q=%27`", "a.example", 80),
}


@pytest.mark.parametrize("read", ADDRESSES, ids=ascii)
@pytest.mark.parametrize("reader", [parse, parse_loose])
def test_addresses(reader: Callable[[str], Address], read: str) -> None:
    address = reader(read)
    assert (address.href, address.host, address.port) == ADDRESSES[read]
    assert address.scheme == address.href.partition(":")[0]


@pytest.mark.parametrize(
    ("typed", "href"),
    {
        "a.example": "https://a.example/",
        "  www.a.example/x y ": "https://www.a.example/x%20y",
        "Bücher.example": "https://xn--bcher-kva.example/",
        "//a.example/x": "https://a.example/x",
        "a.example:8080": "https://a.example:8080/",
        "A.example:8080/x": "https://a.example:8080/x",
        "a.example:8080?x": "https://a.example:8080/?x",
        "a.example:8080#x": "https://a.example:8080/",
        "a.example:80\n80": "https://a.example:8080/",
        "ftp.a.example:21": "https://ftp.a.example:21/",
        "192.0.2.1:8080/x": "https://192.0.2.1:8080/x",
        "[2001:db8::1]:8080": "https://[2001:db8::1]:8080/",
    }.items(),
    ids=ascii,
)
def test_typed_by_a_person(typed: str, href: str) -> None:
    assert parse_loose(typed).href == href


@pytest.mark.parametrize(
    "text",
    [
        "mailto:keeper@a.example", "MAILTO:keeper@a.example", "javascript:void(0)", "java\nscript:void(0)", "tel:+49-1",
        "ftp://a.example/", "file:///etc/hosts", "data:text/html,x", "about:blank", "blob:http://a.example/1",
        "view-source:http://a.example/", "feed://a.example/", "c:\\links\\page.html", "urn:isbn:1", "localhost:3000",
    ],
)  # fmt: skip
@pytest.mark.parametrize("reader", [parse, parse_loose])
def test_not_http(reader: Callable[[str], Address], text: str) -> None:
    with pytest.raises(NotHttp):
        reader(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\ufeff", "http:", "http://", "https:///", "http://?x", "http://#x", "http://:80/", "http://u@/",
        "http://a b.example/", "http://a<b.example/", "http://a|b.example/", "http://a%00b.example/",
        "http://a.example:65536/", "http://a.example:http/", "http://a.example:８０/", "http://[::1", "http://[::g]/",
        "http://[fe80::1%25eth0]/", "http://256.0.0.1/", "http://1.2.3.4.5/", "http://0x1.0x2.0x3.0x4.0x5/",
        "http://4294967296/", "http://\ud800.example/", "http://a.example/\udfff", "see page 4",
        "#part", "?x",
    ],
    ids=ascii,
)  # fmt: skip
@pytest.mark.parametrize("reader", [parse, parse_loose])
def test_invalid(reader: Callable[[str], Address], text: str) -> None:
    with pytest.raises(InvalidUrl):
        reader(text)


@pytest.mark.parametrize(
    ("reference", "href"),
    [
        ("page", "https://a.example/dir/page"),
        ("../page", "https://a.example/page"),
        ("/page", "https://a.example/page"),
        ("\\page", "https://a.example/page"),
        ("//b.example/page", "https://b.example/page"),
        ("?q", "https://a.example/dir/here?q"),
        ("#part", "https://a.example/dir/here?x"),
        ("", "https://a.example/dir/here?x"),
        ("a.example:80", None),
        ("http://b.example", "http://b.example/"),
        ("http:page", "http://page/"),
        ("https:page", "https://a.example/dir/page"),
    ],
)
def test_relative(reference: str, href: str | None) -> None:
    base = "https://a.example/dir/here?x"
    if href is None:
        with pytest.raises(NotHttp):
            parse(reference, base)
    else:
        assert parse(reference, base).href == href


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example", "HTTP://A.EXAMPLE:80/"),
        ("http://a.example/x#one", "http://a.example/x#two"),
        ("http://a.example/%7euser", "http://a.example/~user"),
        ("http://a.example/%c3%bc", "http://a.example/ü"),
        ("http://a.example/%41%2D%42", "http://a.example/A-B"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        (" http://a.example/x ", "http://a.example/x"),
    ],
)
def test_the_same_address(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/", "https://a.example/"),
        ("http://a.example/", "http://www.a.example/"),
        ("http://a.example/x", "http://a.example/x/"),
        ("http://a.example/x", "http://a.example/X"),
        ("http://a.example/x", "http://a.example/x?"),
        ("http://a.example/a%2Fb", "http://a.example/a/b"),
        ("http://a.example/a%20b", "http://a.example/a+b"),
        ("http://a.example/%%34%31", "http://a.example/%41"),
        ("http://a.example/?a=1&b=2", "http://a.example/?b=2&a=1"),
    ],
)
def test_other_addresses(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


#: Text that has a chance of being an address, and text that has none.
_ESCAPES = st.lists(st.sampled_from(["%", "2", "4", "e", "E", "A", "5", ".", "/", "~", "ü"])).map("".join)
TEXTS = (
    st.text()
    | st.text(st.characters(codec=None))
    | st.builds("{}://{}{}".format, st.sampled_from(["http", "https", "HTTP", "ftp"]), st.text(), st.text())
    | st.builds("http://{}.example/{}?{}".format, st.text("aA1.-_ü%[]:@ "), _ESCAPES, _ESCAPES)
)


@given(TEXTS)
@example("http://a.example/%%34%31")
@example("http://a.example/%2%45")
@example("http://a.example/%4%4%41")
def test_canonical_is_idempotent(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(TEXTS)
def test_an_address_that_was_read_is_read_the_same_again(text: str) -> None:
    try:
        address = parse_loose(text)
    except (NotHttp, InvalidUrl):
        return
    assert parse(address.href) == address
    assert address.href.isascii()
    assert site_of(address.href) or not address.host.strip(".")  # https://./ is an address, to the standard


@given(TEXTS, TEXTS)
def test_reading_raises_nothing_but_its_own(text: str, base: str) -> None:
    for reader, *arguments in ((parse, text), (parse_loose, text), (parse, text, base)):
        with suppress(NotHttp, InvalidUrl):
            assert reader(*arguments).host
    assert isinstance(site_of(text), str)
    assert isinstance(registered_domain(text), str)


@pytest.mark.parametrize(
    ("host", "domain"),
    {
        "example.com": "example.com",
        "www.example.com": "example.com",
        "a.b.c.example.com": "example.com",
        "EXAMPLE.Com": "example.com",
        "www.example.com.": "example.com",
        "blog.example.co.uk": "example.co.uk",
        "www.city.kawasaki.jp": "city.kawasaki.jp",
        "a.b.c.kawasaki.jp": "b.c.kawasaki.jp",
        "www.xn--bcher-kva.com": "xn--bcher-kva.com",
        # a site for every name
        "bees.github.io": "bees.github.io",
        "www.bees.github.io": "bees.github.io",
        "bees.blogspot.com": "bees.blogspot.com",
        "guides.libguides.com": "guides.libguides.com",
        "www.guides.libguides.com": "guides.libguides.com",
        "bees.wikidot.com": "bees.wikidot.com",
        # no domain that someone registered
        "co.uk": "co.uk",
        "com": "com",
        "github.io": "github.io",
        "libguides.com": "libguides.com",
        "www.example.no-such-suffix": "example.no-such-suffix",
        "localhost": "localhost",
        "localhost.": "localhost",
        "127.0.0.1": "127.0.0.1",
        "192.168.10.1": "192.168.10.1",
        "::1": "::1",
        "2001:db8::1": "2001:db8::1",
        "": "",
        "..": "",
    }.items(),
)
def test_registered_domain(host: str, domain: str) -> None:
    assert registered_domain(host) == domain


def test_site_of() -> None:
    assert site_of("https://www.example.co.uk:8080/x") == "example.co.uk"
    assert site_of("http://[::1]/") == "::1"
    assert site_of("mailto:keeper@example.com") == ""
    assert site_of("no address") == ""


def test_sites_of() -> None:
    addresses = [
        "https://www.example.co.uk/x",
        "http://example.co.uk/",
        "mailto:keeper@example.com",
        "https://a.example",
    ]
    assert sites_of(addresses) == {"example.co.uk", "a.example"}


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("a.b.example", ["a.b.example", "b.example", "example"]),
        ("example", ["example"]),
        ("", []),
    ],
)
def test_parent_domains(host: str, names: list[str]) -> None:
    assert list(parent_domains(host)) == names
