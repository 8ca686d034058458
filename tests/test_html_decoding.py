"""Bytes → text, and what is no HTML at all."""

from __future__ import annotations

import gzip
import json

import pytest

from brokenlinks.html_decoding import decode
from brokenlinks.models import ResourcePage
from brokenlinks.pages import read_page

LINK = "<a href=http://a.test>x</a>"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("é".encode(), None, "é"),
        ("é".encode("cp1252"), None, "é"),
        ("“é”".encode("cp1252"), "iso-8859-1", "“é”"),
        ("é".encode(), "iso-8859-1", "Ã©"),
        ("й".encode("cp1251"), ' "windows-1251" ', "й"),
        ("\ufeffé".encode(), "iso-8859-1", "é"),
        ("\ufeffé".encode("utf-16-le"), "utf-8", "é"),
        ("\ufeffé".encode("utf-16-be"), None, "é"),
        (b"<meta charset=shift_jis>" + "日".encode("cp932"), None, "<meta charset=shift_jis>日"),
        (b"<meta charset=shift_jis>" + "日".encode(), "utf-8", "<meta charset=shift_jis>日"),
        (b"<meta charset=utf-16>" + "日".encode(), None, "<meta charset=utf-16>日"),
        (b"<!-- <meta charset=koi8-r> -->" + "é".encode(), None, "<!-- <meta charset=koi8-r> -->é"),
        (b"a\xff\xe9", "utf-8", "a\ufffd\ufffd"),
        ("日本".encode()[:-1], None, "日"),
        ("a é".encode("cp1252"), None, "a é"),
        ("é".encode(), "no-such-charset", "é"),
        *(("é".encode(), codec, "é") for codec in ("hex", "idna", "rot13", "undefined", "utf-7", "", "\x00")),
    ],
)
def test_decode(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, charset) == text


def test_a_charset_declared_after_the_first_1024_bytes_is_too_late() -> None:
    body = b"<p>" + b" " * 1024 + b"<meta charset=koi8-r>" + "é".encode()
    assert decode(body).endswith("é")


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.4 " + LINK.encode(),
        json.dumps({"html": LINK}).encode(),
        json.dumps([{"html": LINK}], indent=2).encode(),
        json.dumps([LINK]).encode(),
        b"\x89PNG\r\n\x1a\n\x00\x00" + LINK.encode(),
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + LINK.encode(),
        b"GIF89a\x01\x00\x01\x00" + LINK.encode(),
        b"PK\x03\x04" + LINK.encode(),
        gzip.compress(LINK.encode(), mtime=0),
        f"<?xml version='1.0'?>\n<!-- x --><rss><item><![CDATA[ > {LINK}]]></item></rss>".encode(),
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{LINK}</feed>".encode(),
    ],
)
def test_what_is_no_html_has_no_links(body: bytes) -> None:
    assert read_page(body, "https://example.org/") == ResourcePage("https://example.org/", size=len(body))


@pytest.mark.parametrize(
    "start",
    [
        "",
        "\x00\n ",
        "\ufeff",
        "plain text, ",
        "[1] ",
        "{% include head %}",
        "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>",
        "<!-- <rss> --><p>",
        "<svg></svg>",
        "<!-- -->" * 1000,
        "<p>\x01\x02",
    ],
)
@pytest.mark.parametrize("as_bytes", [True, False])
def test_what_may_be_html_is_read(start: str, as_bytes: bool) -> None:
    text = start + LINK
    page = read_page(text.encode() if as_bytes else text, "https://example.org/")
    assert [link.written for link in page.links] == ["http://a.test"]
