"""Addresses that are hidden from programs, in each way that is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.contacts import hidden, read_contacts

JANE = "jane@garden.org"
PAGE = "https://www.garden.org/links.html"


def encoded(text: str, key: int = 0x5A) -> str:
    """As Cloudflare does it."""
    return bytes([key, *(byte ^ key for byte in text.encode())]).hex()


@pytest.mark.parametrize(
    "html",
    [
        f"<a href=/cdn-cgi/l/email-protection data-cfemail='{encoded(JANE)}'>[email&#160;protected]</a>",
        f"<a href='/cdn-cgi/l/email-protection#{encoded(JANE)}'>Write to us</a>",
        f"<a href='https://www.garden.org/cdn-cgi/l/email-protection#{encoded(JANE + '?subject=Bees')}'>Mail</a>",
        f"Mail: <span class=__cf_email__ data-cfemail={encoded(JANE)}>[email protected]</span>",
        "&#106;&#97;&#110;&#101;&#64;&#103;arden&#46;org",
        "&#x6a;ane&commat;garden&period;org",
        "jane<!-- no -->@<!-- spam -->garden.org",
        "<b>jane</b>@<i>garden</i>.org",
        "jane<span style='display: none'>NOSPAM</span>@garden.org",
        "jane<span hidden>NOSPAM</span>@garden.org",
        "jane<img src=at.gif alt='@'>garden.org",
        "<pre>Jane Brook <jane@garden.org></pre>",
        "<span style='unicode-bidi: bidi-override; direction: rtl'>gro.nedrag@enaj</span>",
        "<bdo dir=rtl>gro.nedrag@enaj</bdo>",
        "<style>.turned { unicode-bidi: bidi-override; direction: rtl }</style><p class=turned>gro.nedrag@enaj</p>",
        "<span class=eeb-rtl>gro.<b>nedrag</b>@enaj</span>",
        "<a href='javascript:linkTo_UnCryptMailto(%27ocknvq%2ClcpgBictfgp0qti%27);'>jane(at)…</a>",
        "<a href=\"javascript:linkTo_UnCryptMailto('jxfiql7gxkbXdxoabk+lod');\">Jane</a>",
        "<a href=# data-mailto-token='ocknvq,lcpgBictfgp0qti' data-mailto-vector=2>Mail</a>",
        "<joomla-hidden-mail first='amFuZQ==' last='Z2FyZGVuLm9yZw=='>protected</joomla-hidden-mail>",
        "<script>var prefix = '&#109;a' + 'i&#108;' + '&#116;o'; var addy12 = 'j&#97;n&#101;' +"
        " '&#64;';"
        " addy12 = addy12 + 'g&#97;rd&#101;n' + '&#46;' + 'org'; document.getElementById('c').innerHTML "
        "+= '<a ' + path +"
        " '\\'' + prefix + ':' + addy12 + '\\'>';</script>",
        "<script>document.write('<a href=\"mai' + 'lto:jane' + '@' + 'garden.org\">write</a>')</script>",
        "<script>var user = 'jane'; var host = \"garden.org\"; document.write(user + '@' + host);</script>",
        "<script>var m = 'jane'; m += '@'; m += 'garden.org'; document.write(m + '');</script>",
        "<script>document.write(unescape('%3Ca href=%22mailto:jane%40garden.org%22%3E'))</script>",
        "<script>document.write(String.fromCharCode(106,97,110,101,64,103,97,114,100,101,110,46,111,114,103))</script>",
        "<script>document.write('jane\\x40garden.org' + '')</script>",
        "<a href=# data-user=jane data-domain=garden data-tld=org>show</a>",
        "<a class=mail data-name=jane data-host=garden.org></a>",
        "<a data-email='jane@garden.org' href=#>show</a>",
        "<a href='javascript:;' data-enc-email='wnar[at]tneqra.bet'>x</a>",
        "<a href='mailto:jane@garden.org'>Mail</a>",
        "<a href='MAILTO:jane@garden.org'>Mail</a>",
        "<area href='mailto:jane@garden.org'>",
        "<meta name=reply-to content='jane@garden.org'>",
    ],
)
def test_found(html: str) -> None:
    assert [one.email for one in read_contacts(html.encode(), PAGE).contacts] == [JANE]


@pytest.mark.parametrize(
    "html",
    [
        "<script>var state = {mail: 'jane@garden.org', url: 'x'}; document.write('x' + y)</script>",
        "<style>@import 'jane@garden.org'</style>",
        "<span class=__cf_email__ data-cfemail=xyz>[email protected]</span>",
        "<input placeholder='jane@garden.org'>",
        "<textarea>jane@garden.org</textarea>",
        "<a data-user=jane data-domain='not a domain'>x</a>",
        "<joomla-hidden-mail first='%%' last='%%'></joomla-hidden-mail>",
        "<script src='/bees@garden.org.js'></script>",
        "<img src='bee@2x.png' alt='bee@2x.png'>",
    ],
)
def test_not_found(html: str) -> None:
    assert read_contacts(html.encode(), PAGE).contacts == ()


@given(st.text(min_size=3), st.integers(0, 255))
def test_cloudflare_both_ways(text: str, key: int) -> None:
    assert hidden.cloudflare(encoded(text, key)) == text


@given(st.text())
def test_any_text(text: str) -> None:
    assert len(hidden.cloudflare(text)) <= len(text)
    hidden.typo3(text)
    hidden.mail_link(text)
    hidden.mail_link(f"javascript:linkTo_UnCryptMailto('{text}')")
    for address in hidden.written_addresses(f"document.write({text} + 'mailto:' + {text!r} + '@garden.org')"):
        assert "@" in address
