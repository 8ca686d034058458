"""What may stand in a cell: a table of odd input, then what holds for any."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.workbook.cells import (
    EXCEL,
    Limits,
    clean_text,
    lines_needed,
    link_target,
    looks_like_formula,
    plain_value,
)

ANYTHING = st.text(st.characters())  # lone surrogates too


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain", "plain"),
        (" kept ", " kept "),
        ("a\x00b\x0bc\x1fd\x7f", "abcd\x7f"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ud83d lone \udc00", " lone "),
        ("\ufffe\uffff\ufffd", "\ufffd"),
        ("\U0001f600", "\U0001f600"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0041", "_x0041"),
        ("=1+1", "=1+1"),
    ],
)
def test_clean_text(text: str, clean: str) -> None:
    assert clean_text(text) == (clean, False)


def test_long_text_is_cut_and_marked() -> None:
    text, cut = clean_text("x" * 100_000)
    assert cut
    assert len(text) == EXCEL.characters
    assert text.endswith("x…")
    assert clean_text("x" * EXCEL.characters) == ("x" * EXCEL.characters, False)


def test_the_limit_counts_utf16_units_and_never_halves_a_character() -> None:
    assert clean_text("\U0001f600" * 6, 10) == ("\U0001f600" * 4 + "…", True)
    assert clean_text("\U0001f600" * 5, 10) == ("\U0001f600" * 5, False)


@given(ANYTHING, st.integers(5, 40))
def test_clean_text_is_valid_and_short_enough(text: str, limit: int) -> None:
    clean, cut = clean_text(text, limit)
    assert len(clean.encode("utf-16-le")) // 2 <= limit
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", clean)
    assert cut == clean.endswith("…") or text.rstrip("\r\n").endswith("…")


@given(ANYTHING)
def test_looks_like_formula_agrees_with_the_first_character(text: str) -> None:
    assert looks_like_formula(text) is (text[:1] in {"=", "+", "-", "@", "\t"})


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.com/a?b=c&d=e", "https://example.com/a?b=c&d=e"),
        ('https://example.com/a b"c|d^e`{f}', "https://example.com/a%20b%22c%7Cd%5Ee%60%7Bf%7D"),
        ("https://example.com/100%?q=%", "https://example.com/100%25?q=%25"),
        ("https://example.com/%e4", "https://example.com/%e4"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("https://example.com/a#b", "https://example.com/a"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("given", None),
        ("", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://example.com/" + "a" * 2_059, "https://example.com/" + "a" * 2_059),
        ("https://example.com/" + "a" * 2_060, None),
    ],
)
def test_link_target(address: str, target: str | None) -> None:
    assert link_target(address) == target


@given(ANYTHING)
def test_link_target_is_a_valid_uri_or_none(path: str) -> None:
    target = link_target("https://example.com/" + path)
    assert target is None or re.fullmatch(
        r"https://example\.com/(?:[\w/?:@!$&'()*+,;=.~\[\]-]|%[0-9A-Fa-f]{2})*", target
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("x" * 10, 1), ("x" * 11, 2), ("x" * 99, 3), ("a\nb", 2), ("a\n\n\n\n", 3), ("漢字漢字漢字", 2)],
)
def test_lines_needed(text: str, lines: int) -> None:
    assert lines_needed(text, 10, 3) == lines


def test_times_are_shown_in_the_given_zone() -> None:
    time = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert plain_value(time, timezone(timedelta(hours=2))) == datetime(2026, 11, 23, 1, 30)  # noqa: DTZ001


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_finite_number_is_left_empty(value: float) -> None:
    assert plain_value(value, UTC) is None


def test_limits_can_be_set() -> None:
    assert link_target("https://example.com/abc", Limits(1, 1, 1, address=20)) is None
