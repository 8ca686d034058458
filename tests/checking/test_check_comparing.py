"""Whether a page is what made-up addresses get: what differs between two of those is noise, all else its own."""

from __future__ import annotations

import re

import pytest

from brokenlinks.checking.comparing import Sameness, sameness
from brokenlinks.checking.made_up import area_of, made_up, with_made_up_value
from brokenlinks.checking.page_facts import page_facts, shown
from brokenlinks.checking.samples import Page, Sample, record_parameter
from brokenlinks.network.trail import Trail
from brokenlinks.network.transport import Answer

ASKED = "https://looms.example/members/ada-smith"
INVENTED = ("https://looms.example/members/0123456789abcdef", "https://looms.example/members/fedcba9876543210")
MENU = "<nav>" + "".join(f"<a href=/guides/{n}>Knot {n}, tied by hand</a>" for n in range(20)) + "</nav>"


def html(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{MENU}<main>{body}</main></body></html>"


def _answer(text: str) -> Answer:
    return Answer(200, (("content-type", "text/html; charset=utf-8"),), text.encode(), False, True)


def _sample(url: str, text: str) -> Sample:
    got = _answer(text)
    return Sample(Trail((), url, got, None), page_facts(got, url), shown=shown(got))


EMPTY = html("Members", "<h1>Member</h1><p>Name:</p>")

#: page, the two made-up addresses' pages, what they are to one another
CASES = {
    "one page": (EMPTY, EMPTY, EMPTY, Sameness.WHOLE),
    "a name": (html("Members", "<h1>Member</h1><p>Name: Ada Smith</p>"), EMPTY, EMPTY, Sameness.NONE),
    "a number": (html("Members", "<h1>Member</h1><p>Name: 7</p>"), EMPTY, EMPTY, Sameness.NONE),
    "a picture": (html("Members", "<h1>Member</h1><p>Name:</p><img src=/ada.jpg>"), EMPTY, EMPTY, Sameness.NONE),
    "a picture that comes late": (
        html("Members", "<h1>Member</h1><p>Name:</p><img data-src=/ada.jpg>"),
        EMPTY,
        EMPTY,
        Sameness.NONE,
    ),
    "a drawing": (
        html("Members", "<h1>Member</h1><p>Name:</p><svg><path d='M1 1'/></svg>"),
        EMPTY,
        EMPTY,
        Sameness.NONE,
    ),
    "another title": (html("Ada Smith", "<h1>Member</h1><p>Name:</p>"), EMPTY, EMPTY, Sameness.NONE),
    "numbers that change each time": (
        html("Members", "<h1>Member</h1><p>Visit 3</p>"),
        html("Members", "<h1>Member</h1><p>Visit 1</p>"),
        html("Members", "<h1>Member</h1><p>Visit 2</p>"),
        Sameness.WHOLE,
    ),
    "words that change each time": (
        html("Members", "<h1>Member</h1><p>warp weft reed</p>"),
        html("Members", "<h1>Member</h1><p>silk wool hemp</p>"),
        html("Members", "<h1>Member</h1><p>felt flax jute</p>"),
        Sameness.NOISY,
    ),
    "more words than change each time": (
        html("Members", "<h1>Member</h1><p>warp weft reed and a heddle</p>"),
        html("Members", "<h1>Member</h1><p>silk</p>"),
        html("Members", "<h1>Member</h1><p>felt</p>"),
        Sameness.NONE,
    ),
    "the address, which all of them repeat": (
        html("Members", "<h1>Member</h1><p>No ada-smith</p>"),
        html("Members", "<h1>Member</h1><p>No 0123456789abcdef</p>"),
        html("Members", "<h1>Member</h1><p>No fedcba9876543210</p>"),
        Sameness.WHOLE,
    ),
    "a page for whatever is asked": (
        html("Ada Smith", "<h1>Ada Smith</h1>"),
        html("0123456789abcdef", "<h1>0123456789abcdef</h1>"),
        html("fedcba9876543210", "<h1>fedcba9876543210</h1>"),
        Sameness.NOISY,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_sameness(case: str) -> None:
    text, one, two, expected = CASES[case]
    got = _answer(text)
    facts = page_facts(got, ASKED)
    assert facts is not None
    first, second = _sample(INVENTED[0], one), _sample(INVENTED[1], two)
    assert sameness(Page(ASKED, Trail((), ASKED, got, None), facts, first, other=second)) is expected


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://a.example/view.php?id=77", r"https://a\.example/view\.php\?id=\d{16}"),
        ("https://a.example/?title=Looms&action=view", r"https://a\.example/\?title=[0-9a-f]{16}&action=view"),
        ("https://a.example/x?cat=looms&id=77&print=1", r"https://a\.example/x\?cat=looms&id=\d{16}&print=1"),
        ("https://a.example/?s=looms", ""),  # a search
        ("https://a.example/x?print=1&m=1", ""),  # switches
        ("https://a.example/x?utm_source=letter", ""),
        ("https://a.example/x", ""),
    ],
)
def test_made_up_values(url: str, pattern: str) -> None:
    parameter = record_parameter(url)
    assert bool(parameter) is bool(pattern)
    if parameter:
        assert re.fullmatch(pattern, with_made_up_value(url, parameter))


@pytest.mark.parametrize(
    ("url", "area"),
    [
        ("https://a.example/", "/*"),
        ("https://a.example/guides/weaving", "/guides/*"),
        ("https://a.example/guides/weaving/", "/guides/*/"),
        ("https://a.example/files/list.pdf?x=1", "/files/*.pdf"),
    ],
)
def test_areas(url: str, area: str) -> None:
    assert area_of(url) == area
    if area != "/*":
        assert area_of(made_up(url)) == area
