"""Contacts in the project's file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from brokenlinks.contact_models import Contact, ContactKind, PageContacts, SiteContacts, Spot
from brokenlinks.store import Contacts, open_database
from brokenlinks.store.schema import CHANGES
from tests.store.given import START, new_store

if TYPE_CHECKING:
    from pathlib import Path

PAGE = PageContacts(
    "https://garden.org/links",
    (Contact("jane@garden.org", "Jane Brook", "Editor", "https://garden.org/links", ContactKind.PERSON, Spot.KEEPER),
     Contact("info@garden.org", kind=ContactKind.GENERAL)),
    "Élise 🐝", "https://garden.org/contact", "mailto:jane@garden.org", ("https://x.com/a",), ("https://garden.org/team",),
)  # fmt: skip


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "project.db")) as connection:
        Contacts(connection).save_page("https://GARDEN.org/a#top", PAGE, START)
    with closing(open_database(tmp_path / "project.db")) as connection:
        assert Contacts(connection).page("https://garden.org/a", START) == (PAGE, "", START)


def test_the_newest_is_kept_and_the_old_is_not_told() -> None:
    kept = Contacts(new_store().connection)
    assert kept.page(PAGE.url, START) is None
    kept.save_page(PAGE.url, PAGE, START)
    kept.save_page(PAGE.url, PageContacts(PAGE.url), START + timedelta(days=1), why_not="gave no answer")
    found = kept.page(PAGE.url, START)
    assert found is not None
    assert (found.page, found.why_not) == (PageContacts(PAGE.url), "gave no answer")
    assert kept.page(PAGE.url, START + timedelta(days=2)) is None


def test_what_another_version_wrote_is_read_again() -> None:
    kept = Contacts(new_store().connection)
    for text in ("no json", "{}", "[]", '{"url": "x", "contacts": [{"kind": "new"}], "social": [], "leads": []}'):
        kept.connection.execute("DELETE FROM contact_page")
        kept.connection.execute("INSERT INTO contact_page VALUES (?, ?, '', ?)", (PAGE.url, text, "9999"))
        assert kept.page(PAGE.url, START) is None


def test_domains() -> None:
    kept = Contacts(new_store().connection)
    kept.save_takes_mail("garden.org", True, START)
    kept.save_takes_mail("bees.org", True, START)
    kept.save_takes_mail("bees.org", False, START)
    asked = [kept.takes_mail(domain, START) for domain in ("garden.org", "bees.org", "trees.org")]
    assert asked == [True, False, None]
    assert kept.takes_mail("garden.org", START + timedelta(days=1)) is None


def test_a_file_of_the_version_before_gets_the_tables(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    with closing(open_database(file)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        for version in (1, 2, 3):
            for statement in CHANGES[version]:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    with closing(open_database(file)) as connection:
        Contacts(connection).save_page(PAGE.url, PAGE, START)
        Contacts(connection).save_takes_mail("garden.org", True, START)
        assert Contacts(connection).page(PAGE.url, START) == (PAGE, "", START)


def test_whom_a_run_found_is_kept_by_run_and_page() -> None:
    store = new_store()
    contacts = Contacts(store.connection)
    first, second = (store.begin_run("fingerprint", "bees", START, fresh=True)[0] for _ in range(2))
    best = Contact("ann@garden.org", "Ann", "Editor", "https://garden.org/contact", ContactKind.PERSON, Spot.CARD)
    found = {
        "https://garden.org/links": SiteContacts(
            best, (Contact("info@garden.org"),), "https://garden.org/form", ("x",)
        ),
        "https://garden.org/more": SiteContacts(),
    }
    contacts.save_found(first, found)
    assert (contacts.found(first), contacts.found(second)) == (found, {})
    contacts.save_found(first, {"https://garden.org/links": SiteContacts()})
    assert contacts.found(first)["https://garden.org/links"] == SiteContacts()
