"""What is a page, what was it about, where may it have gone, and what is kept of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from brokenlinks.archive import kept
from brokenlinks.archive.copies import TEXT_LIMIT, described, read_copy
from brokenlinks.archive.memento import Memento, Place
from brokenlinks.archive.moves import is_new_place
from brokenlinks.checking.owner import Portrait, portrait
from brokenlinks.models import ArchivedPage
from brokenlinks.network.transport import Answer
from tests.archive.looking import KNOTS, NOT_FOUND, PAGE, PARKED
from tests.checking.test_check_usurped import CASINO, LOOMS, THEN, USURPED, WEBEREI

LONG = f"<title>Page not found: how to word it</title><h1>Error pages that help</h1><p>{LOOMS} {LOOMS} {CASINO}"


def memento(body: str | bytes, kind: str = "text/html", status: int = 200) -> Memento:
    content = body.encode() if isinstance(body, str) else body
    answer = Answer(status, (("content-type", kind),) if kind else (), content, False, True)
    return Memento(Place("20150101000000", PAGE), status, "", answer)


@pytest.mark.parametrize(
    ("read", "is_page"),
    [
        (memento(KNOTS), True),
        (memento(KNOTS, ""), True),
        (memento(LONG), True),
        (memento("<title>Knots</title><frameset><frame src=main.htm></frameset>"), True),
        (memento("<title>How to sell a domain name</title><h1>Domain names</h1><p>" + LOOMS), True),
        (memento(b"%PDF-1.4 knots", "application/pdf"), True),
        (memento(f"<title>Members' news</title><form><input type=password></form><p>{LOOMS} {CASINO}"), True),
        (memento(KNOTS.replace("<nav>", f"<meta http-equiv=refresh content='600; url={PAGE}?again'><nav>")), True),
        (memento(f"<meta http-equiv=refresh content='0; url={PAGE}/'><title>Knots</title>"), True),  # to itself
        (
            memento(f"<meta http-equiv=refresh content='9; url=http://old.example/next'><title>Slides</title>{LONG}"),
            True,
        ),
        (memento(KNOTS, status=404), False),
        (memento(NOT_FOUND), False),
        (memento(f"{NOT_FOUND}<ul>{'<li>A guide to one of our many looms' * 60}</ul>"), False),
        (
            memento(f"<h1>Not found</h1><p>The page you requested is gone.<ul>{'<li>Another guide to looms' * 60}"),
            False,
        ),
        (memento(PARKED), False),
        (memento("<title>Account suspended</title><h1>Account suspended</h1>"), False),
        (memento("<title>Apache2 Ubuntu Default Page: It works</title><h1>It works!</h1>"), False),
        (memento("<title>Just a moment...</title><p>Checking your browser."), False),
        (memento("<title>Down for maintenance</title>"), False),
        (memento("<title>Staff</title><input name=p type='password'>"), False),
        (memento(""), False),
        (memento("<html><body> </body></html>"), False),
        (memento(b"", "application/pdf"), False),
        (memento("<meta http-equiv=refresh content='0; url=http://new.example/knots'><title>Knots</title>"), False),
    ],
)
def test_whether_a_capture_is_the_page(read: Memento, is_page: bool) -> None:
    assert read_copy(read).is_page is is_page


def test_a_page_that_sends_its_visitors_on() -> None:
    notice = "<meta http-equiv=refresh content='5; url=../new/knots'><title>We have moved</title><p>Please wait."
    assert read_copy(memento(notice)).sends_to == "http://old.example/new/knots"
    assert read_copy(memento(KNOTS)).sends_to == ""


@pytest.mark.parametrize(
    ("body", "kind", "title", "language"),
    [
        (KNOTS, "text/html", "Knots for weavers", "en"),
        (KNOTS.replace("lang=en", "lang=EN-gb"), "text/html", "Knots for weavers", "en"),
        (f"<title>Knoten</title><p>{WEBEREI}", "text/html", "Knoten", "de"),  # nothing declared
        ("<title>Узлы ткача</title>".encode("koi8-r"), "text/html; charset=koi8-r", "Узлы ткача", ""),
        ("<meta charset=windows-1250><title>Tkalcovské uzly</title>".encode("cp1250"), "text/html",
         "Tkalcovské uzly", ""),
        (b"%PDF-1.4", "application/pdf", "", ""),
    ],
)  # fmt: skip
def test_what_a_page_was_about(body: str | bytes, kind: str, title: str, language: str) -> None:
    read = memento(body, kind)
    page = described(ArchivedPage("copy", moved_to="there"), read, read_copy(read))
    assert (page.copy, page.moved_to, page.title, page.language) == ("copy", "there", title, language)


def test_no_more_is_kept_than_tells_what_it_was() -> None:
    body = f"<title>{'t' * 9_000}</title><meta name=description content='{'d' * 9_000}'>"
    body += f"<h2>{'h' * 9_000}</h2>" * 200 + "word " * 50_000
    page = described(ArchivedPage(), memento(body), read_copy(memento(body)))
    assert len(page.text) == TEXT_LIMIT
    assert len(kept.page_as_bytes(page)) < 15_000


@given(st.binary() | st.text().map(str.encode), st.sampled_from(["text/html", "text/html; charset=utf-16", "", "x"]))
@example(b"<input type=password>", "text/html")
@example(b"<meta http-equiv=refresh content='0;url=http://['>", "text/html")
def test_any_body_is_read(body: bytes, kind: str) -> None:
    read = memento(body, kind)
    page = described(ArchivedPage("copy"), read, read_copy(read))
    assert page.copy == "copy"
    assert kept.page_from(kept.page_as_bytes(page)) == page


# --- where it may have gone


@pytest.mark.parametrize(
    ("target", "is_new"),
    [
        ("http://new.example/knots", True),
        ("http://old.example/guides/weavers-knots", True),
        ("http://old.example/guides/knots?page=2", True),
        ("https://old.example/guides/knots", False),
        ("http://www.old.example/guides/knots/", False),
        ("http://old.example:80/guides/%6Bnots#reef", False),
        ("http://new.example/", False),
        ("http://new.example/index.html", False),
        ("http://new.example/en/", False),
        ("http://old.example/404", False),
        ("http://old.example/error.aspx?aspxerrorpath=/guides/knots", False),
        ("http://old.example/page-not-found", False),
        ("http://old.example/users/sign_in", False),
        ("https://accounts.old.example/continue/knots", False),
        ("https://www.hugedomains.com/domain_profile.cfm?d=old", False),
        ("http://ww38.old.example/guides/knots", False),
        ("ftp://old.example/guides/knots", False),
        ("", False),
    ],
)
def test_what_is_a_new_place(target: str, is_new: bool) -> None:
    assert is_new_place(PAGE, target) is is_new


# --- what is kept

texts = st.text(max_size=50)
dates = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1) + timedelta(days=1))
pages = st.builds(
    ArchivedPage, copy=texts, first_good=dates, last_good=dates, first_dead=dates, title=texts, description=texts,
    headings=st.lists(texts).map(tuple), text=texts, language=texts, moved_to=texts,
)  # fmt: skip


@given(pages)
@example(ArchivedPage("\ud800", text="\0"))
def test_a_page_is_kept_as_it_is(page: ArchivedPage) -> None:
    assert kept.page_from(kept.page_as_bytes(page)) == page


@pytest.mark.parametrize("of", [THEN, *USURPED.values()], ids=lambda of: of.facts.title)
def test_a_portrait_is_kept_but_for_its_source(of: Portrait) -> None:
    found = kept.portrait_from(kept.portrait_as_bytes(of))
    assert found is not None
    assert found.facts.source == ""
    assert (found.language, found.names, found.marks) == (of.language, of.names, of.marks)
    for name in ("title", "headings", "text", "scripts", "shell", "refresh", "canonical", "cut"):
        assert getattr(found.facts, name) == getattr(of.facts, name)


DAMAGED = [
    b"", b"{", b"null", b"[]", b"{}", b"5", kept.EXCLUDED, kept.NONE, b'{"copy": 5}', b"\xff",
    kept.page_as_bytes(ArchivedPage()).replace(b'"text": ""', b'"text": 5'),
    kept.page_as_bytes(ArchivedPage()).replace(b'"first_good": null', b'"first_good": "2020-99-99"'),
    kept.page_as_bytes(ArchivedPage()).replace(b'"first_good": null', b'"first_good": 5'),
    kept.page_as_bytes(ArchivedPage()).replace(b'"headings": []', b'"headings": [5]'),
    kept.page_as_bytes(ArchivedPage()).replace(b'"title"', b'"another"'),
    kept.page_as_bytes(ArchivedPage())[:-1] + b', "another": ""}',
    kept.portrait_as_bytes(THEN).replace(b'"shell": "NONE"', b'"shell": "WHAT"'),
    kept.portrait_as_bytes(THEN).replace(b'"names": [', b'"names": [5, '),
]  # fmt: skip


@pytest.mark.parametrize("body", DAMAGED)
def test_what_cannot_be_read_any_more_is_none(body: bytes) -> None:
    assert kept.page_from(body) is None
    assert kept.portrait_from(body) is None


def test_the_portrait_of_a_cut_page_says_so() -> None:
    found = portrait(Answer(200, (("content-type", "text/html"),), KNOTS.encode(), True, True), PAGE)
    assert found is not None
    again = kept.portrait_from(kept.portrait_as_bytes(found))
    assert again is not None
    assert again.facts.cut
