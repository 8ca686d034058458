"""Whom to write to first."""

from __future__ import annotations

import itertools

import pytest

from brokenlinks.contact_models import Contact, PageContacts, SiteContacts, Spot
from brokenlinks.contacts import people, rank_contacts
from brokenlinks.contacts.ranking import is_settled

PAGE, CONTACT, TEAM = "https://garden.org/links", "https://garden.org/contact", "https://garden.org/team"


def contact(email: str, name: str = "", role: str = "", spot: Spot = Spot.TEXT) -> Contact:
    return Contact(email, name, role, "", people.kind_of(email, name), spot)


def emails(found: SiteContacts) -> list[str]:
    return [one.email for one in (found.best, *found.others) if one is not None]


#: Best first.
ORDER = (
    contact("jane@garden.org", "Jane Brook", "Web Editor"),
    contact("tom@garden.org", "Tom Field", "Treasurer"),
    contact("webmaster@garden.org"),
    contact("info@garden.org"),
    contact("events@garden.org"),
    contact("privacy@garden.org"),
    contact("bees1987@gmail.com"),
)


@pytest.mark.parametrize("turned", [False, True])
def test_the_order(turned: bool) -> None:
    given = tuple(reversed(ORDER)) if turned else ORDER
    found = rank_contacts(PageContacts(PAGE, given), ())
    assert emails(found) == [one.email for one in ORDER]


def test_each_pair_in_either_order() -> None:
    for better, worse in itertools.combinations(ORDER, 2):
        for given in ((better, worse), (worse, better)):
            assert rank_contacts(PageContacts(PAGE, given), ()).best == better


def test_whoever_keeps_the_page_comes_before_an_editor_elsewhere() -> None:
    keeper = contact("tom@garden.org", "Tom Field", "", Spot.KEEPER)
    editor = contact("jane@garden.org", "Jane Brook", "Editor")
    page, team = PageContacts(PAGE, (keeper,)), PageContacts(TEAM, (editor,))
    assert emails(rank_contacts(page, [team])) == ["tom@garden.org", "jane@garden.org"]
    other = PageContacts("https://garden.org/other")
    assert emails(rank_contacts(other, [page, team])) == ["jane@garden.org", "tom@garden.org"]


def test_the_author_of_the_page_is_its_keeper() -> None:
    team = PageContacts(TEAM, (contact("ann@garden.org", "Ann Hill"), contact("tom@garden.org", "Tom Field")))
    assert emails(rank_contacts(PageContacts(PAGE, author="Tom Field"), [team])) == ["tom@garden.org", "ann@garden.org"]


@pytest.mark.parametrize(
    ("contacts", "url", "kept"),
    [
        # a page that lists others
        ([contact(f"info@bees{number}.org") for number in range(3)], PAGE, []),
        ([contact("info@bees.org")], PAGE, []),
        # the site's own, though under another domain
        ([contact("office@bees.org")], CONTACT, ["office@bees.org"]),
        ([contact("office@bees.org", spot=Spot.FOOT)], PAGE, ["office@bees.org"]),
        ([contact("jane@bees.org", "Jane Brook", spot=Spot.KEEPER)], PAGE, ["jane@bees.org"]),
        ([contact("jane@bees.org", "Jane Brook", spot=Spot.CARD)], PAGE, ["jane@bees.org"]),
        ([contact("info@garden.com")], PAGE, ["info@garden.com"]),
        ([contact("office@bees.org")], "https://garden.org/", ["office@bees.org"]),
        ([contact(f"info@bees{number}.org") for number in range(3)], "https://garden.org/", []),
        # its own comes first
        (
            [contact("jane@bees.org", "Jane Brook", "Editor", Spot.KEEPER), contact("info@garden.org")],
            PAGE,
            ["info@garden.org", "jane@bees.org"],
        ),
    ],
)
def test_addresses_of_other_domains(contacts: list[Contact], url: str, kept: list[str]) -> None:
    assert emails(rank_contacts(PageContacts(url, tuple(contacts)), ())) == kept


def test_what_two_pages_say_of_one_address_is_put_together() -> None:
    page = PageContacts(PAGE, (contact("jane@garden.org"),))
    team = PageContacts(TEAM, (contact("Jane@garden.org", "Jane Brook", "Editor"),))
    found = rank_contacts(page, [team])
    assert emails(found) == ["Jane@garden.org"]
    assert found.best is not None
    assert found.best.name == "Jane Brook"


def test_forms_and_profiles() -> None:
    page = PageContacts(PAGE, form="https://garden.org/page-form", social=("https://x.com/a",))
    other = PageContacts(CONTACT, form=CONTACT, social=("https://x.com/a", "https://bsky.app/profile/a"))
    found = rank_contacts(page, [other])
    assert (found.form, found.social) == (
        "https://garden.org/page-form",
        ("https://x.com/a", "https://bsky.app/profile/a"),
    )
    assert rank_contacts(PageContacts(PAGE), [other]).form == CONTACT
    assert (
        rank_contacts(PageContacts(PAGE, suggestion="https://garden.org/suggest"), [other]).form
        == "https://garden.org/suggest"
    )
    assert rank_contacts(PageContacts(PAGE, suggestion="mailto:jane@garden.org"), [other]).form == CONTACT
    assert rank_contacts(PageContacts(PAGE), ()) == SiteContacts()


def test_when_nothing_better_can_come() -> None:
    settled = [
        contact("jane@garden.org", "Jane Brook", "Editor"),
        contact("jane@garden.org", "Jane Brook", "", Spot.KEEPER),
    ]
    not_settled = [
        contact("jane@garden.org", "Jane Brook"),
        contact("webmaster@garden.org"),
        contact("editor@garden.org", "", "Editor"),
    ]
    for one in settled:
        assert is_settled(SiteContacts(one))
    for one in not_settled:
        assert not is_settled(SiteContacts(one))
    assert not is_settled(SiteContacts())
