"""Answers for captures, told apart by their headers; addresses of captures taken apart."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.archive.cdx import Excluded, NotUnderstood
from brokenlinks.archive.memento import Absent, Memento, Nearest, Place, address, read_memento, unwrapped
from brokenlinks.network.fetch import Fetched

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "https://web.archive.org/"
PLACE = Place("20200201023757", "https://old.example/page")
ASKED = address(BASE, PLACE, raw=True)
AT = {"memento-datetime": "Sat, 01 Feb 2020 02:37:57 GMT"}
ERROR = "x-archive-wayback-runtime-error"


def fetched(status: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Fetched:
    return Fetched(ASKED, ASKED, status, headers or {}, body, False)


def test_addresses_of_captures() -> None:
    assert ASKED == "https://web.archive.org/web/20200201023757id_/https://old.example/page"
    assert address("http://127.0.0.1:1/wayback", PLACE) == (
        "http://127.0.0.1:1/wayback/web/20200201023757/https://old.example/page"
    )


@pytest.mark.parametrize(
    ("target", "url"),
    [
        (ASKED, "https://old.example/page"),
        (address(BASE, PLACE), "https://old.example/page"),
        (f"{BASE}web/2020im_/http://old.example/a?b=/web/2001/x", "http://old.example/a?b=/web/2001/x"),
        (f"{BASE}web/20200201023757id_/http%3A%2F%2Fold.example%2Fpage", "http://old.example/page"),
        (f"{BASE}web/20200201023757id_/http:/old.example/page", "http://old.example/page"),
        ("http://127.0.0.1:1/wayback/web/20200201/http://old.example", "http://old.example/"),
        (f"{BASE}web/20200201023757id_/mailto:keeper@old.example", None),
        (f"{BASE}web/20200201023757id_/", None),
        (f"{BASE}about", None),
        ("", None),
    ],
)
def test_what_a_capture_is_of(target: str, url: str | None) -> None:
    found = unwrapped(target)
    assert (found.url if found else None) == url


@pytest.mark.parametrize("status", [200, 403, 404, 429, 500, 503])
def test_an_answer_with_a_moment_is_the_sites_own(status: int) -> None:
    read = read_memento(fetched(status, {**AT, ERROR: "x"}, b"robots"), PLACE)
    assert isinstance(read, Memento)
    assert (read.status, read.location, read.place) == (status, "", PLACE)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (f"{BASE}web/20200201023757id_/https://new.example/page", "https://new.example/page"),
        ("/web/20200201023757id_/https://new.example/page", "https://new.example/page"),
        ("//web.archive.org/web/20200201023757id_/https://new.example/page", "https://new.example/page"),
        ("https://new.example/page", "https://new.example/page"),
        ("/elsewhere", "https://old.example/elsewhere"),
        ("", "https://old.example/page"),
        ("/web/20200201023757id_/mailto:keeper@old.example", ""),
        ("http://[", ""),
    ],
)
def test_where_the_site_redirected_to(location: str, target: str) -> None:
    read = read_memento(fetched(301, {**AT, "location": location}), PLACE)
    assert isinstance(read, Memento)
    assert read.location == target


@pytest.mark.parametrize(
    ("status", "headers", "body", "expected"),
    [
        (302, {"location": f"{BASE}web/20200301000000id_/http://old.example/page"}, b"",
         Nearest(Place("20200301000000", "http://old.example/page"))),
        (307, {"location": "/web/20200301000000id_/http://old.example/page"}, b"",
         Nearest(Place("20200301000000", "http://old.example/page"))),
        (404, {}, b"<title>Wayback Machine</title>", Absent()),
        (503, {ERROR: "ResourceNotAvailableException: Self-Redirect"}, b"", Absent()),
        (404, {ERROR: "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked"}, b"", Excluded),
        (403, {ERROR: "org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots"}, b"", Excluded),
        (200, {}, b"<p>This URL has been excluded from the Wayback Machine.", Excluded),
        (403, {}, b"Page cannot be displayed due to robots.txt.", Excluded),
        # Not the archive's, or its own trouble.
        (200, {}, b"<title>Log in to the airport's network</title>", NotUnderstood),
        (302, {"location": "http://login.airport.example/"}, b"", NotUnderstood),
        (302, {}, b"", NotUnderstood),
        (403, {}, b"Forbidden", NotUnderstood),
        (204, {}, b"", NotUnderstood),
    ],
)  # fmt: skip
def test_an_answer_without_a_moment_is_the_archives(
    status: int, headers: dict[str, str], body: bytes, expected: object
) -> None:
    if isinstance(expected, type):
        with pytest.raises(expected):
            read_memento(fetched(status, headers, body), PLACE)
    else:
        assert read_memento(fetched(status, headers, body), PLACE) == expected


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"content-type": "text/html; charset=utf-8"}, "text/html; charset=utf-8"),
        (
            {"content-type": "text/html; charset=utf-8", "x-archive-orig-content-type": "text/html; charset=koi8-r"},
            "text/html; charset=koi8-r",
        ),
        ({}, None),
    ],
)
def test_the_sites_own_content_type(headers: dict[str, str], kind: str | None) -> None:
    read = read_memento(fetched(200, {**AT, **headers}), PLACE)
    assert isinstance(read, Memento)
    assert read.answer.header("content-type") == kind


@pytest.mark.parametrize(
    ("body", "unpacked"),
    [
        (gzip.compress(b"<p>text", mtime=0), b"<p>text"),
        (b"\x1f\x8bnot packed", b"\x1f\x8bnot packed"),
        (b"<p>", b"<p>"),
    ],
)
def test_a_body_that_was_stored_packed(body: bytes, unpacked: bytes) -> None:
    read = read_memento(fetched(200, AT, body), PLACE)
    assert isinstance(read, Memento)
    assert read.answer.body == unpacked


def test_a_packed_body_cannot_fill_the_memory() -> None:
    read = read_memento(fetched(200, AT, gzip.compress(bytes(30_000_000))), PLACE)
    assert isinstance(read, Memento)
    assert len(read.answer.body) <= 4 << 20


@given(
    st.integers(100, 999),
    st.dictionaries(st.sampled_from(["memento-datetime", "location", ERROR, "content-type"]), st.text()),
    st.binary(),
)
def test_any_answer_is_read_or_said_to_be_none(status: int, headers: dict[str, str], body: bytes) -> None:
    try:
        read = read_memento(fetched(status, headers, body), PLACE)
    except (Excluded, NotUnderstood):
        assert "memento-datetime" not in headers
        return
    assert isinstance(read, Memento) is ("memento-datetime" in headers)
