"""Addresses to which nobody should write."""

from __future__ import annotations

import pytest

from brokenlinks.contacts.refusing import is_refused

PAGE = "https://www.garden.org/links.html"


@pytest.mark.parametrize(
    "email",
    [
        # examples
        *(
            "you@example.com jane@example.org jane@garden.example name@domain.com yourname@yourdomain.com "
            "email@email.com your.email@garden.org firstname.lastname@garden.org vorname.nachname@bees.de "
            "prenom.nom@abeilles.fr john.doe@bees.org max.mustermann@bees.de someone@bees.org user@bees.org "
            "test@gmail.com john@gmail.com info@beispiel.de nombre@ejemplo.com xxx@bees.org "
            "jane@sub.example.com jane@bees.test "
            "jane@bees.invalid"
        ).split(),
        # machines
        *(
            "noreply@garden.org no-reply@bees.org DoNotReply@garden.org mailer-daemon@garden.org "
            "noreply-news@garden.org bounce+7@garden.org bees-subscribe@garden.org news-noreply@garden.org "
            "bees-unsubscribe-request@garden.org spamtrap@bees.org"
        ).split(),
        # keys, numbers of messages, versions
        *(
            "605a7baede844d278b89dc95ae0a9123@sentry.io 8c4075d5481d476e945486754f783364@o1.ingest.sentry.io "
            "0f3a9c7de1b24f5f9c0a6b7d8e9f0a1b@bees.org f81d4fae-7dec-11d0-a765-00a0c91e6bf6@bees.org "
            "20240103101112.GA1234@bees.org CAKx7Wq3v9n0Xb1y2z3A4B5C6D7E8F9G0H1@mail.gmail.com "
            "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f90123@bees.org bee@2x.dev"
        ).split(),
        # the makers of the site, its hosts, and those who measure it
        *(
            "support@wordpress.com abuse@godaddy.com privacy@google.com hello@elementor.com "
            "support@springshare.com ads@facebook.com info@wixpress.com someone.else@mail.squarespace.com"
        ).split(),
    ],
)
def test_refused(email: str) -> None:
    assert is_refused(email, PAGE)


@pytest.mark.parametrize(
    "email",
    [
        *(
            "jane@garden.org john@bees.org mail@bienen.de info@garden.org name@garden.org email@garden.org "
            "editor@bees.co.uk "
            "jane.doe.smith@bees.org jane.brook@gmail.com garden1987@yahoo.com bienen@163.com abeille@orange.fr "
            "webmaster@library.bees.edu 2024@bees.org exampleville@bees.org janedoerr@bees.org beef@bees.org"
        ).split(),
    ],
)
def test_kept(email: str) -> None:
    assert not is_refused(email, PAGE)


@pytest.mark.parametrize(
    ("email", "page"),
    [
        ("jane@garden.example", "http://garden.example/links"),
        ("support@wordpress.com", "https://wordpress.com/about/"),
        ("user@example.org", "https://www.example.org/"),
    ],
)
def test_a_site_may_name_its_own(email: str, page: str) -> None:
    assert not is_refused(email, page)


def test_a_mail_link_is_no_example_unless_it_leads_to_a_mail_service() -> None:
    assert not is_refused("email@bees.org", PAGE, linked=True)
    assert is_refused("email@gmail.com", PAGE, linked=True)
    assert is_refused("email@domain.com", PAGE, linked=True)
