"""Which addresses a line of text has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.contacts.addresses import addresses_of_link, find_addresses
from brokenlinks.contacts.lines import SEAM
from brokenlinks.contacts.syntax import LONGEST_ADDRESS, address_of, is_domain

JANE = "jane@garden.org"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (JANE, [JANE]),
        (f"Write to {JANE}.", [JANE]),
        (f"An example for us all: Jane Brook, {JANE}", [JANE]),
        (f"Jane Brook <{JANE}>, and others", [JANE]),
        (f"({JANE}; tom@garden.org)", [JANE, "tom@garden.org"]),
        (f"{JANE}/tom@garden.org", [JANE, "tom@garden.org"]),
        (f"{JANE} and again {JANE}", [JANE]),
        ("Jane.Brook+bees@Post.Garden.CO.UK", ["Jane.Brook+bees@post.garden.co.uk"]),
        ("jane_o'brook@garden.org", ["jane_o'brook@garden.org"]),
        ("info@gärtnerei.de", ["info@xn--grtnerei-0za.de"]),
        ("お問い合わせinfo＠garden.jpまで", ["info@garden.jp"]),
        ("邮箱：info@garden.cn电话", ["info@garden.cn"]),
        # what is glued to it
        ("jane@garden.orgTelephone: 555 0100", [JANE]),
        ("jane@garden.org.Please write", [JANE]),
        (f"Email{SEAM}{JANE}", [JANE]),
        (f"{JANE}{SEAM}Phone", [JANE]),
        (f"jane{SEAM}@{SEAM}garden{SEAM}.org", [JANE]),
        (f"jane@garden.co{SEAM}.uk", ["jane@garden.co.uk"]),
        ("u003ejane@garden.org", [JANE]),
        # spelled out, in brackets
        ("jane(at)garden.org", [JANE]),
        ("jane [at] garden [dot] org", [JANE]),
        ("jane {at} garden {dot} co {dot} uk", ["jane@garden.co.uk"]),
        ("jane [@] garden.org", [JANE]),
        ("jane(a)garden.fi", ["jane@garden.fi"]),
        ("jane<at>garden.org", [JANE]),
        ("jane [AT] garden(.)org", [JANE]),
        ("jane (ät) garten (punkt) de", ["jane@garten.de"]),
        ("jane [arroba] jardin [punto] es", ["jane@jardin.es"]),
        ("jane (arobase) jardin (point) fr", ["jane@jardin.fr"]),
        ("jane(chiocciola)giardino.it", ["jane@giardino.it"]),
        ("jane(małpa)ogrod.pl", ["jane@ogrod.pl"]),
        ("jane[snabel-a]have.dk", ["jane@have.dk"]),
        ("jane (zavináč) zahrada.cz", ["jane@zahrada.cz"]),
        ("jane(kukac)kert.hu", ["jane@kert.hu"]),
        ("jane(собака)sad.ru", ["jane@sad.ru"]),
        ("jane[アット]garden.jp", ["jane@garden.jp"]),
        ("jane [type the at sign] garden.org", [JANE]),
        ("Jane (dot) Brook (at) garden (dot) org", ["Jane.Brook@garden.org"]),
        ("jane [dot] a [dot] brook [at] garden [dot] org", ["jane.a.brook@garden.org"]),
        ("jane(dot)brook@garden.org", ["jane.brook@garden.org"]),
        ("jane@garden (dot) org", [JANE]),
        ("jane@garden dot org", [JANE]),
        # spelled out, with nothing but words
        ("jane dot brook at garden dot org", ["jane.brook@garden.org"]),
        ("jane at garden dot org", [JANE]),
        ("jane AT garden DOT org", [JANE]),
        ("jane-at-garden-dot-org", [JANE]),
        ("jane arroba jardin punto es", ["jane@jardin.es"]),
        ("jane arobase jardin point fr", ["jane@jardin.fr"]),
        ("jane.brook at garden.org", ["jane.brook@garden.org"]),
        ("E-mail: jane at garden.org", [JANE]),
        ("info @ garden.org", ["info@garden.org"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [one.email for one in find_addresses(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@",
        "a@b",
        "jane@garden",
        "@jane",
        "@jane@bees.social",
        "Follow us @ garden.org",
        "We are live at garden.org",
        "More at Garden.org, and books at shop.garden.org.",
        "We dot lines at garden.org",
        "Call us at 555-0100. We answer",
        "The shop at www.garden.org",
        "published at some point in the future",
        "look at it. In the end",
        "screen-shot-2020-01-19-at-22.07.png",
        "how-to-look-at-bees.html",
        ".share-at.at-medium .at",
        "JANE AT INTEL. IF",
        "photo@2x.png",
        "npm install bees@3.6.0",
        "https://video.garden.org/@jane/7",
        "https://maps.garden.org/@52.1,4.3,15z",
        "http://jane@garden.org/",
        "git clone git@garden.org:jane/bees.git",
        "scp jane@garden.org:~/bees .",
        "xmpp: jane@garden.org",
        "[e.g. jane@garden.org]",
        "Example: jane@garden.org",
        "z.B. jane@garten.de",
        "Mastodon: jane@garden.org",
        "jané@garden.org",
        f"{'j' * 65}@garden.org",
        "jane@gar..den.org",
        "jane@-garden.org",
        "jane@garden.nosuchtld",
        "numbers @garden.org, tap on it",
    ],
)
def test_not_found(text: str) -> None:
    assert find_addresses(text) == []


def test_where_it_stands() -> None:
    (found,) = find_addresses("Jane: jane [at] garden.org, always")
    assert (found.start, found.end) == (6, 26)
    (found,) = find_addresses(f"{SEAM}Jane{SEAM}: jane{SEAM} [at] garden.org, always")
    assert (found.start, found.end) == (8, 29)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("mailto:jane@garden.org", [JANE]),
        ("mailto:Jane%20Brook%20%3Cjane%40garden.org%3E", [JANE]),
        ("mailto:%20jane@garden.org%20", [JANE]),
        ("mailto:jane@garden.org?subject=Write%20to%20tom@garden.org", [JANE]),
        ("mailto:jane@garden.org,tom@garden.org;ann@garden.org", [JANE, "tom@garden.org", "ann@garden.org"]),
        ("mailto:?to=jane@garden.org&cc=tom@garden.org&bcc=ann@garden.org", [JANE, "tom@garden.org"]),
        ("mailto:jane@garden.org?CC=tom%40garden.org", [JANE, "tom@garden.org"]),
        ("mailto:jane(at)garden.org", [JANE]),
        ("mailto:", []),
        ("mailto:?subject=Look&body=at%20this", []),
    ],
)
def test_of_a_mail_link(link: str, found: list[str]) -> None:
    assert addresses_of_link(link) == found


@pytest.mark.parametrize(
    ("host", "is_one"),
    [("garden.org", True), ("a.garden.co.uk", True), ("garden.example", True), ("org", False), ("co.uk", False),
     ("2x.png", False), ("garden.onion", False), ("10.0.0.1", False), ("garden", False), ("", False)],
)  # fmt: skip
def test_domains(host: str, is_one: bool) -> None:
    assert is_domain(host) is is_one


@given(
    st.text()
    | st.lists(st.sampled_from([*"@.(){}[] ", "jane", "garden", "org", " at ", " dot ", SEAM, "ä", "\n"])).map("".join)
)
def test_any_text(text: str) -> None:
    for found in find_addresses(text):
        assert address_of(found.email) == found.email
        assert 0 <= found.start < found.end <= len(text)
        assert len(found.email) <= LONGEST_ADDRESS
    assert address_of(text) == "" or len(address_of(text)) <= LONGEST_ADDRESS
    addresses_of_link(f"mailto:{text}")
