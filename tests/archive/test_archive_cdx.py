"""Lines of the archive's index → captures, and what a history of them tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brokenlinks.archive.cdx import MOST_CAPTURES, Capture, Excluded, Listing, NotUnderstood, question, read_listing
from brokenlinks.archive.history import history_of

DIGEST = "MGIGF4GRGGF5GKV6VNCBAXOE3OR5BTZC"
URL = "http://old.example/page"


def line(
    timestamp: str, status: str = "200", kind: str = "text/html", digest: str = DIGEST, original: str = URL
) -> str:
    return f"example,old)/page {timestamp} {original} {kind} {status} {digest} 1811"


@pytest.mark.parametrize(
    ("text", "day", "original", "kind", "status"),
    [
        (line("19961231235847", original="http://old.example:80/page"), date(1996, 12, 31), URL, "text/html", 200),
        (line("20200612014014", "-", "warc/revisit"), date(2020, 6, 12), URL, "warc/revisit", None),
        (line("20220101004247", "301", "unk"), date(2022, 1, 1), URL, "unk", 301),
        (line("20220101004247", "200", "Text/HTML;charset=utf-8"), date(2022, 1, 1), URL, "text/html", 200),
        (line("20220101004247") + " - - other/columns.warc.gz", date(2022, 1, 1), URL, "text/html", 200),
        # Two zeros too many, before the month and before the day.
        (line("20000008241731"), date(2000, 8, 24), URL, "text/html", 200),
        (line("20000800241731"), date(2000, 8, 24), URL, "text/html", 200),
        (
            line("20220101004247", original="https://old.example:443?a=b:80/"),
            date(2022, 1, 1),
            "https://old.example?a=b:80/",
            "text/html",
            200,
        ),
        (line("20220101004247", original="http://old.example:8080/page"), date(2022, 1, 1),
         "http://old.example:8080/page", "text/html", 200),
    ],
)  # fmt: skip
def test_a_line(text: str, day: date, original: str, kind: str, status: int | None) -> None:
    (found,) = read_listing(f"{text}\n".encode()).captures
    assert (found.day, found.original, found.mimetype, found.status, found.digest) == (
        day, original, kind, status, DIGEST,
    )  # fmt: skip
    assert found.timestamp == text.split(" ")[1]


@pytest.mark.parametrize(
    ("text", "timestamps"),
    [
        ("", []),
        ("\n", []),
        (f"{line('20010101000000')}\n" * 3, ["20010101000000"]),
        (f"{line('20020101000000')}\n{line('20010101000000')}\r\n", ["20010101000000", "20020101000000"]),
        (f"{line('20010101000000')}\n\ncom%2Ccnn%29%2F+20010504092326\n", ["20010101000000"]),  # the key to go on with
        (f"{line('20010101000000')}\n{line('20020101000000')[:-8]}", ["20010101000000"]),  # cut off
        (f"{line('20010101000000')}\n{line('20019901000000')}\n{line('2001')}\n", ["20010101000000"]),
        (f"{line('20010101000000')}\n{line('20020101000000', '0')}\n", ["20010101000000"]),
    ],
)
def test_a_listing(text: str, timestamps: list[str]) -> None:
    listing = read_listing(text.encode())
    assert [capture.timestamp for capture in listing.captures] == timestamps
    assert not listing.is_cut


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"<!doctype html><title>Log in to the airport's network</title>", NotUnderstood),
        (b"org.archive.util.io.RuntimeIOException: the index is down", NotUnderstood),
        (b'[["urlkey","timestamp"]]', NotUnderstood),
        (b"\xff\xfe\x00", NotUnderstood),
        (b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error\n", Excluded),
        (b"org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots\n", Excluded),
    ],
)
def test_what_is_no_listing(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_listing(body)


def test_a_listing_that_was_cut_is_known_by_its_lines() -> None:
    """Lines come several times, and each counts against the limit."""
    listing = read_listing((f"{line('20010101000000')}\n" * MOST_CAPTURES).encode())
    assert (len(listing.captures), listing.is_cut) == (1, True)


@given(st.binary() | st.text().map(str.encode))
@example(b"a 20010101000000 b c 200 d 1")
@example(b"a 20019901000000 b c 200 d 1")
@example(b"\x0b\x0c\x85")
def test_whatever_comes_is_a_listing_or_none(body: bytes) -> None:
    try:
        listing = read_listing(body)
    except (NotUnderstood, Excluded):
        assert body.strip()
        return
    assert isinstance(listing, Listing)
    assert list(listing.captures) == sorted(listing.captures, key=lambda capture: capture.timestamp)


def test_what_is_asked() -> None:
    asked = question("http://old.example/a?b=c&d=*")
    assert asked.startswith("url=http%3A%2F%2Fold.example%2Fa%3Fb%3Dc%26d%3D%2A&matchType=exact&")
    assert f"limit=-{MOST_CAPTURES}" in asked
    assert "filter=statuscode%3A200" in question(URL, good_only=True)


# --- histories


def capture(day: int, status: int | None, digest: str = "", kind: str = "text/html") -> Capture:
    return Capture(f"201501{day:02}000000", URL, kind, status, digest or f"{day}", date(2015, 1, day))


def revisit(day: int, digest: str) -> Capture:
    return capture(day, None, digest, "warc/revisit")


@pytest.mark.parametrize(
    ("captures", "pages", "first_error"),
    [
        ([capture(1, 200), capture(2, 301), capture(3, 404)], [1], 3),
        ([capture(1, 200, "A"), revisit(2, "A"), capture(3, 410)], [1, 2], 3),
        ([revisit(1, "A"), capture(2, 200, "A")], [1, 2], 0),
        ([capture(1, 404, "A"), revisit(2, "A"), capture(3, 200)], [3], 1),  # a repeated error is one
        ([capture(1, 200), revisit(2, "other")], [1], 0),
        ([revisit(2, "other"), capture(3, 404)], [2], 3),
        ([capture(1, 429), capture(2, 503), capture(3, 500)], [], 3),
        ([capture(1, 204), capture(2, 206)], [], 0),
        ([], [], 0),
    ],
)
def test_which_captures_are_pages_and_which_errors(captures: list[Capture], pages: list[int], first_error: int) -> None:
    history = history_of(URL, Listing(tuple(captures)))
    assert [found.day.day for found in history.pages] == pages
    error = history.first_error("")
    assert (error.day.day if error else 0) == first_error


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [("", "", [1, 2, 4]), ("20150102000000", "", [4, 6, 7]), ("20150102000000", "20150106000000", [4, 6])],
)
def test_redirects_of_a_time(after: str, until: str, days: list[int]) -> None:
    captures = [capture(1, 301), capture(2, 302), capture(3, 200), capture(4, 308), capture(5, 404), capture(6, 307),
                capture(7, 303), capture(8, 304)]  # fmt: skip
    redirects = history_of(URL, Listing(tuple(captures))).redirects(after, until)
    assert [found.day.day for found in redirects] == days
