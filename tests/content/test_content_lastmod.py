"""When an entry of a site map was last changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.content.lastmod import LastMod, parse_lastmod, telling
from brokenlinks.content.sitemap import parse_sitemap

DAY = date(2024, 3, 1)


def at(*moment: int) -> LastMod:
    return LastMod(DAY, datetime(*moment, tzinfo=UTC))  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-01T10:00:05+00:00", at(2024, 3, 1, 10, 0, 5)),
        ("2024-03-01T10:00:05.123Z", at(2024, 3, 1, 10, 0, 5)),
        (" 2024-03-01t10:00:05z\n", at(2024, 3, 1, 10, 0, 5)),
        ("2024-03-01T10:00+02:00", at(2024, 3, 1, 8, 0, 59)),
        ("2024-03-01T10:00:00-0530", at(2024, 3, 1, 15, 30)),
        ("2024-03-01 10:00:00 UTC", at(2024, 3, 1, 10)),
        # Without a time or a zone, the latest that may be meant: in the last time zone, twelve hours behind.
        ("2024-03-01 10:00:00", at(2024, 3, 1, 22)),
        ("2024-03-01", at(2024, 3, 2, 12)),
        ("2024/3/1", at(2024, 3, 2, 12)),
        ("2024-03", at(2024, 4, 1, 12)),
        ("Fri, 01 Mar 2024 10:00:00 GMT", at(2024, 3, 1, 10)),
        ("2024", LastMod(date(2024, 1, 1), datetime(2025, 1, 1, 12, tzinfo=UTC))),
        ("", None),
        ("yesterday", None),
        ("0000-00-00", None),
        ("2024-13-01", None),
        ("2024-02-30", None),
        ("2024-03-01T25:00:00Z", None),
        ("9999", None),
        ("01/03/2024", None),
        ("{{ page.date }}", None),
    ],
)
def test_lastmod(written: str, meant: LastMod | None) -> None:
    assert parse_lastmod(written) == meant


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{1,2}){0,2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?([+-][0-9]{4})?)?"))
def test_no_lastmod_is_too_odd(written: str) -> None:
    found = parse_lastmod(written)
    assert found is None or found.latest.tzinfo is not None


A, B = at(2024, 3, 1, 10), at(2024, 3, 2, 10)


@pytest.mark.parametrize(
    ("modified", "left"),
    [
        ({"/1": A}, "/1"),
        ({"/1": A, "/2": B}, "/1 /2"),
        ({"/1": A, "/2": A}, ""),
        ({"/1": A, "/2": A, "/3": B}, "/3"),
        ({"/1": A, "/2": A, "/3": B, "/4": B}, "/1 /2 /3 /4"),
        ({}, ""),
    ],
)
def test_what_most_pages_share_tells_nothing(modified: dict[str, LastMod], left: str) -> None:
    assert telling(modified) == {page: modified[page] for page in left.split()}


@pytest.mark.parametrize(
    ("document", "modified"),
    [
        ("<urlset><url><loc>/a</loc><lastmod>2024-03-01</lastmod></url><url><loc>/b</loc></url></urlset>", {"/a"}),
        ("<urlset><url><lastmod>2024-03-01</lastmod><loc>/a</loc></url><url><loc>/b</loc></url></urlset>", {"/a"}),
        ("<urlset xmlns='x'><url><loc>/a</loc><lastmod><![CDATA[2024-03-01]]></lastmod></url></urlset>", {"/a"}),
        ("<urlset><url><loc>/a</loc><lastmod>soon</lastmod></url></urlset>", set()),
        ("<urlset><url><loc>mailto:a</loc><lastmod>2024-03-01</lastmod></url><url><loc>/b</loc></url></urlset>", set()),
        ("<feed><entry><link href='/a'/><updated>2024-03-01T10:00:00Z</updated></entry></feed>", {"/a"}),
        # When it was published says nothing of a change since.
        ("<rss><channel><item><link>/a</link><pubDate>2024-03-01</pubDate></item></channel></rss>", set()),
        ("<urlset><url><loc>/a</loc><lastmod>2024-03-01</lastmod>", {"/a"}),
    ],
)  # fmt: skip
def test_in_a_site_map(document: str, modified: set[str]) -> None:
    found = parse_sitemap(document.encode(), "https://e.example/")
    assert found is not None
    assert {page.removeprefix("https://e.example") for page in found.modified} == modified
    assert {change.day for change in found.modified.values()} <= {DAY}
