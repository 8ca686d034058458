"""Who is not to be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.do_not_contact import DoNotContact, load_do_not_contact
from brokenlinks.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("entry", "email", "forbidden"),
    [
        ("jane@garden.org", "jane@garden.org", True),
        ("Jane@Garden.org", "JANE@garden.ORG", True),
        ("jane@garden.org", "jane+links@garden.org", True),
        ("mailto:jane@garden.org", "jane@garden.org", True),
        ("jane@garden.org", "tom@garden.org", False),
        ("jane@garden.org", "jane@post.garden.org", False),
        ("garden.org", "jane@garden.org", True),
        ("@garden.org", "jane@garden.org", True),
        ("www.garden.org", "jane@garden.org", True),
        ("https://www.garden.org/contact", "jane@garden.org", True),
        ("garden.org", "jane@post.garden.org", True),
        ("garden.org", "jane@mygarden.org", False),
        ("post.garden.org", "jane@garden.org", False),
        ("gärtnerei.de", "info@xn--grtnerei-0za.de", True),
        ("garden.org", "no address", False),
        ("garden.org", "", False),
    ],
)
def test_addresses(entry: str, email: str, forbidden: bool) -> None:
    assert DoNotContact([entry]).forbids(email) is forbidden


@pytest.mark.parametrize(
    ("entry", "url", "forbidden"),
    [
        ("garden.org", "https://garden.org/links", True),
        ("garden.org", "https://www.garden.org/links", True),
        ("garden.org", "http://library.garden.org:8080/", True),
        ("library.garden.org", "https://garden.org/", False),
        ("jane@garden.org", "https://garden.org/", False),
        ("garden.org", "https://bees.org/garden.org", False),
        ("garden.org", "mailto:jane@garden.org", False),
        ("garden.org", "nonsense", False),
    ],
)
def test_sites(entry: str, url: str, forbidden: bool) -> None:
    assert DoNotContact([entry]).forbids_site(url) is forbidden


def test_no_list_forbids_nobody() -> None:
    nobody = load_do_not_contact("")
    assert not nobody
    assert not nobody.forbids("jane@garden.org")
    assert not nobody.forbids_site("https://garden.org/")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no.txt", "# those who said no\n\njane@garden.org  # in May\n  bees.org\r\n"),
        ("no.txt", "\ufeffjane@garden.org\nbees.org"),
        ("no.csv", "Email,Why\njane@garden.org,said no\nbees.org,ours\n"),
        ("no.csv", "jane@garden.org;said no\nbees.org;ours\n"),
        ("no.csv", '"jane@garden.org","said ""no"", twice"\n"bees.org",\n'),
        ("no.tsv", "domain\twhy\njane@garden.org\tx\nbees.org\ty"),
    ],
)
def test_files(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8", newline="")
    found = load_do_not_contact(str(file))
    assert found
    assert [found.forbids(email) for email in ("jane@garden.org", "tom@garden.org", "tom@bees.org")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "line", "entry"),
    [
        ("jane@garden.org\nJane Brook\n", 2, "Jane Brook"),
        ("# all\n\n*.garden.org", 3, "*.garden.org"),
        ("garden", 1, "garden"),
        ("jane@garden", 1, "jane@garden"),
        ("jane brook@garden.org", 1, "jane brook@garden.org"),
        ("a@b@garden.org", 1, "a@b@garden.org"),
    ],
)
def test_nonsense_is_told_with_its_line(tmp_path: Path, text: str, line: int, entry: str) -> None:
    file = tmp_path / "no.txt"
    file.write_text(text)
    with pytest.raises(BadInput) as raised:
        load_do_not_contact(str(file))
    assert f"no.txt, line {line}: {entry!r} is neither an e-mail address nor a domain: write one a line" in str(
        raised.value
    )


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no\.txt"):
        load_do_not_contact(str(tmp_path / "no.txt"))


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    found = DoNotContact(["garden.org", "jane@bees.org"])
    assert found.forbids(text) in (True, False)
    assert found.forbids_site(text) in (True, False)
