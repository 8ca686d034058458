"""What a mail says of a page's dead links, in each language, and what it never says."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brokenlinks.config import Settings
from brokenlinks.drafts import Mail, MailKind, Sender, Templates, draft, mail_writer
from brokenlinks.drafts.mail import MOST_WORDS
from brokenlinks.drafts.plain_text import address, count_words
from brokenlinks.models import Match, Reason
from tests.drafts.rows import DEAD, KINDS, LANGUAGES, NEW, OFFER, PAGE, SENDER, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from brokenlinks.workbook_data import Prospect

TEMPLATES = Templates()


def drafted(rows: Sequence[Prospect], sender: Sender = SENDER, name: str = "") -> Mail:
    return draft(rows, TEMPLATES, sender, name=name)


def in_language(rows: Sequence[Prospect], language: str) -> list[Prospect]:
    return [replace(one, language=language) for one in rows]


# --- each kind, in each language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "rows"), KINDS)
def test_a_mail_names_page_section_anchor_and_dead_address(kind: MailKind, rows: list[Prospect], language: str) -> None:
    mail = drafted(in_language(rows, language))
    assert (mail.kind, mail.language) == (kind, language)
    assert "Useful links" in mail.subject
    lines = mail.text.splitlines()
    assert {PAGE, *(one.dead_url for one in rows)} <= set(lines)
    assert "River maps" in mail.text
    assert "Geography" in mail.text
    assert count_words(mail.text) < MOST_WORDS
    assert lines[-2:] == ["Ann Keeper", "https://own.example/"]
    assert "{" not in mail.subject + mail.text
    assert "  " not in mail.text
    assert "\n\n\n" not in mail.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "rows"), KINDS)
def test_one_offer_where_there_is_one(kind: MailKind, rows: list[Prospect], language: str) -> None:
    mail = drafted(in_language(rows, language))
    offered = kind not in (MailKind.MOVED, MailKind.NO_MATCH) and any(one.offer for one in rows)
    assert mail.text.count("https://own.example/guide") == offered
    assert mail.text.count("A guide to rivers") == offered
    assert mail.text.count(NEW) == any(one.moved_to for one in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_to_die_is_told_in_its_own_words(language: str) -> None:
    texts = {drafted(in_language([row(reason=reason)], language)).text for reason in (
        Reason.PAGE_GONE, Reason.SOFT_404, Reason.BROKEN_REDIRECT, Reason.DOMAIN_GONE, Reason.GONE_SILENT,
        Reason.PARKED, Reason.USURPED,
    )}  # fmt: skip
    assert len(texts) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_in_the_pages_language(language: str) -> None:
    greetings = {"de": "Guten Tag,", "en": "Hello,", "es": "Hola:", "fr": "Bonjour,"}
    with_name = {"de": "Guten Tag Bo Ek,", "en": "Hello Bo Ek,", "es": "Hola, Bo Ek:", "fr": "Bonjour Bo Ek,"}
    for _, rows in KINDS:
        assert drafted(in_language(rows, language)).text.startswith(greetings[language])
        assert drafted(in_language(rows, language), name="Bo Ek").text.startswith(with_name[language])


@pytest.mark.parametrize(
    ("language", "taken"),
    [
        ("de", "de"), ("de-at", "de"), ("pt-br", "en"), ("ja", "en"), ("", "fr"), ("DE", "de"),
        ("../en", "en"), ("e", "en"), ("en/../de", "en"), ("..", "en"), ("de\x00", "en"),
    ],
)  # fmt: skip
def test_the_language_is_known_or_the_users_or_english(language: str, taken: str) -> None:
    assert draft([row(language=language)], Templates(unknown="fr"), SENDER).language == taken


# --- several links, one mail


def test_five_are_listed_and_the_others_counted() -> None:
    mail = drafted([row(dead_url=f"http://gone.example/{number}") for number in range(8)])
    assert mail.subject.startswith("8 dead links")
    assert [f"http://gone.example/{number}" in mail.text.split() for number in range(8)] == [True] * 5 + [False] * 3
    assert "the other 3 as well" in mail.text


@pytest.mark.parametrize(
    ("links", "more"),
    [(5, None), (6, "the last one as well"), (7, "the other 2 as well")],
)
def test_how_many_there_are_beyond(links: int, more: str | None) -> None:
    text = drafted([row(dead_url=f"http://gone.example/{number}") for number in range(links)]).text
    assert (more in text) if more else "as well" not in text


def test_the_best_offer_is_made_and_its_link_stands_first() -> None:
    best = Match("https://own.example/best", "The best", 90, ())
    mail = drafted(
        [
            row(dead_url="http://a.example/", offer=None),
            row(dead_url="http://b.example/"),
            row(dead_url="http://c.example/", moved_to=NEW, offer=Match("https://own.example/x", "X", 99, ())),
            row(dead_url="http://d.example/", offer=best),
        ]
    )
    links = [line for line in mail.text.splitlines() if line.startswith("http://")]
    assert links == ["http://d.example/", "http://c.example/", "http://a.example/", "http://b.example/"]
    assert "https://own.example/best" in mail.text
    assert OFFER.url not in mail.text
    assert "https://own.example/x" not in mail.text


# --- what is not known is not said


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "It is the link “River maps” under “Geography”:"),
        ({"heading": ""}, "It is the link “River maps”:"),
        ({"anchor": ""}, "It is the link under “Geography”:"),
        ({"anchor": "", "heading": ""}, "It is the link:"),
        ({"anchor": "Gone.example/River%20maps?x=%C3%A9#top"}, "It is the link under “Geography”:"),  # the address
        ({"heading": "USEFUL LINKS"}, "It is the link “River maps”:"),  # the page's title
        ({"anchor": "River\n  maps"}, "It is the link “River maps” under “Geography”:"),
        ({"anchor": "a " * 99, "heading": ""}, "It is the link “a a a a a a a a a a a a…”:"),
        ({"anchor": "x" * 999, "heading": ""}, f"It is the link “{'x' * 99}…”:"),
        ({"anchor": "{{ page }}{% if %}", "heading": ""}, "It is the link “{{ page }}{% if %}”:"),
        ({"anchor": "\u202eevil\u2066\u200f", "heading": ""}, "It is the link “evil”:"),
        ({"anchor": "<b>&amp;", "heading": ""}, "It is the link “<b>&amp;”:"),
        ({"anchor": "می‌خواهم", "heading": ""}, "It is the link “می‌خواهم”:"),  # its joiner is part of the word
    ],
)  # fmt: skip
def test_the_link_in_words(fields: dict[str, Any], line: str) -> None:
    assert line in drafted([row(**fields)]).text.splitlines()


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("", "Hello,"),
        ("Bo Ek", "Hello Bo Ek,"),
        (" Bo\r\nEk ", "Hello Bo Ek,"),
        ("bo@example.org", "Hello,"),
        ("https://example.org/", "Hello,"),
        ("The Society of Friends of the River Example", "Hello,"),
        ("x" * 61, "Hello,"),
    ],
)
def test_the_greeting(name: str, greeting: str) -> None:
    assert drafted([row()], name=name).text.splitlines()[0] == greeting


def test_a_page_without_a_title_is_called_by_its_site() -> None:
    assert drafted([row(page_title="")]).subject == "A dead link on your page “library.example”"


def test_titles_come_without_the_sites() -> None:
    offer = Match("https://river-shop.example/guide", "A guide to rivers | The River Shop", 70, ())
    mail = drafted([row(page_title="Useful links – Library", heading="Useful links", offer=offer)])
    assert mail.subject == "A dead link on your page “Useful links”"
    assert "It is the link “River maps”:" in mail.text.splitlines()
    assert "A guide to rivers" in mail.text.splitlines()


def test_gaps_are_marked() -> None:
    mail = drafted([row(offer=Match("guides/rivers.md", "Rivers", 70, ()))], Sender())
    assert mail.text.splitlines()[-1] == "[your name]"
    assert "[address of guides/rivers.md]" in mail.text.splitlines()


# --- whatever the web serves

HOSTILE = st.one_of(
    st.text(max_size=300),
    st.text("ab \n\r\t\x00\x1b\u202e\u2028\ufffe\ud800", max_size=300),
    st.text("漢字かな ไทย", max_size=300),
    st.sampled_from(
        ["x " * 5_000, "漢" * 5_000, "a\r\nBcc: all@example.org", "{{ 7 * 7 }}", "{% raw %}", "%" * 300, ""]
    ),
)
OFFERS = st.one_of(st.none(), st.builds(Match, HOSTILE, HOSTILE, st.floats(0, 100), st.just(())))
ROWS = st.lists(
    st.builds(
        row,
        page_url=st.just(PAGE),
        page_title=HOSTILE,
        site=HOSTILE,
        dead_url=HOSTILE,
        anchor=HOSTILE,
        heading=HOSTILE,
        reason=st.sampled_from(Reason),
        moved_to=st.one_of(st.just(""), HOSTILE),
        offer=OFFERS,
        language=st.one_of(st.sampled_from(LANGUAGES), HOSTILE),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150)
@given(ROWS, HOSTILE, HOSTILE, HOSTILE)
def test_a_mail_is_short_and_harmless_whatever_is_in_it(
    rows: list[Prospect], name: str, sender: str, site: str
) -> None:
    mail = drafted(rows, Sender(sender, site), name)
    assert count_words(mail.text) < MOST_WORDS
    assert len(mail.text.split()) < MOST_WORDS
    assert 0 < len(mail.subject) <= 200
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in mail.subject)
    assert {unicodedata.category(char) for char in mail.text.replace("\n", "")}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    assert not set(mail.subject + mail.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    assert PAGE in mail.text.splitlines()
    assert any(address(one.dead_url) in mail.text for one in rows)


@settings(max_examples=50)
@given(st.lists(st.text("abcdefghijklm.-_~/?=&%+:", min_size=1, max_size=90), min_size=1, max_size=5, unique=True))
def test_every_listed_address_is_exact(paths: list[str]) -> None:
    rows = [row(dead_url=f"http://gone.example/{path}") for path in paths]
    assert {one.dead_url for one in rows} <= set(drafted(rows).text.split())


# --- into the rows of a run


def test_the_same_mail_stands_in_each_row_of_a_page(tmp_path: Path) -> None:
    rows = [
        row(dead_url="http://a.example/"),
        row(page_url="https://b.example/"),
        row(dead_url="http://c.example/"),
    ]
    names = {"https://b.example/": "Bo Ek"}
    writer = mail_writer(
        Settings(sender_name="Ann Keeper"), tmp_path, pytest.fail, name_of=lambda page: names.get(page, "")
    )
    first, other, third = writer(rows)
    assert (first.mail_subject, first.mail_text) == (third.mail_subject, third.mail_text)
    assert first.mail_subject == "2 dead links on your page “Useful links”"
    assert other.mail_text.startswith("Hello Bo Ek,")
    assert [replace(one, mail_subject="", mail_text="") for one in (first, other, third)] == [
        replace(one, mail_subject="", mail_text="") for one in rows
    ]


def test_an_address_that_no_browser_made() -> None:
    assert address("http://a.example/b c\nd\u202e") == "http://a.example/b%20c%20d"
    assert address(DEAD) == DEAD
    assert len(address("http://a.example/" + "x" * 9_000)) == 2_000
