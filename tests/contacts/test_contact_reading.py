"""What one page publishes: people, roles, forms, profiles, and the pages that tell more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brokenlinks.contact_models import Contact, ContactKind, PageContacts, Spot
from brokenlinks.contacts import read_contacts

PAGE = "https://www.garden.org/bees/links.html"


def read(html: str, url: str = PAGE) -> PageContacts:
    return read_contacts(html.encode(), url)


@pytest.mark.parametrize(
    ("html", "email", "name", "role"),
    [
        (
            "<a href='mailto:jbrook@garden.org'>Jane Brook</a>, Web Editor",
            "jbrook@garden.org",
            "Jane Brook",
            "Web Editor",
        ),
        ("<p>Webmaster: <a href='mailto:tom@garden.org'>Tom Field</a>", "tom@garden.org", "Tom Field", "Webmaster"),
        ("<p>Contact Jane Brook at jane@garden.org", "jane@garden.org", "Jane Brook", ""),
        ("<p>Dr. Jane Brook, PhD – jane@garden.org", "jane@garden.org", "Jane Brook", ""),
        ("<p>JANE BROOK | EDITOR | x7@garden.org", "x7@garden.org", "Jane Brook", "EDITOR"),
        (
            "<p>Redaktion: Anna Müller (anna.mueller [ät] garten.de)",
            "anna.mueller@garten.de",
            "Anna Müller",
            "Redaktion",
        ),
        (
            "<p>Rédactrice en chef : Élise Dubois, elise@jardin.fr",
            "elise@jardin.fr",
            "Élise Dubois",
            "Rédactrice en chef",
        ),
        (
            "<div><h3>Jane Brook</h3><p>Head Librarian<p>Tel. 555 0100<p>jb@garden.org</div>",
            "jb@garden.org",
            "Jane Brook",
            "Head Librarian",
        ),
        (
            "<tr><td>Jane Brook<td>Editor<td><a href='mailto:jane@garden.org'>Email</a>",
            "jane@garden.org",
            "Jane Brook",
            "Editor",
        ),
        ("<p>j.brook@garden.org<br>Jane Brook<br>Editor", "j.brook@garden.org", "Jane Brook", "Editor"),
        (
            "<p class=vcard><b class=fn>Jane Brook</b> <i class=title>Curator</i> <a class=email "
            "href='mailto:c1@garden.org'>x</a>",
            "c1@garden.org",
            "Jane Brook",
            "Curator",
        ),
        (
            "<p class=h-card><b class=p-name>Jane Brook</b> <i class=p-job-title>Curator</i> <b "
            "class=u-email>c1@garden.org</b>",
            "c1@garden.org",
            "Jane Brook",
            "Curator",
        ),
        (
            "<div itemscope itemtype='https://schema.org/Person'><b itemprop=name>Jane Brook</b><meta "
            "itemprop=jobTitle content=Editor><b itemprop=email>e@garden.org</b></div>",
            "e@garden.org",
            "Jane Brook",
            "Editor",
        ),
        (
            '<script type="application/ld+json">{"@type": "Person", "name": "Jane Brook", "jobTitle": '
            '"Editor", "email": "mailto:e1@garden.org"}</script>',
            "e1@garden.org",
            "Jane Brook",
            "Editor",
        ),
        (
            '<script type="application/ld+json">{"@type": "Organization", "name": "Garden Trust", '
            '"contactPoint": [{"email": "office@garden.org", "contactType": "customer service"}]}</script>',
            "office@garden.org",
            "",
            "customer service",
        ),
        (
            "<p>Read our answers, or contact Edith Meadow, Director, at 555-0100 or by e-mail to emeadow@garden.org",
            "emeadow@garden.org",
            "Edith Meadow",
            "Director",
        ),
        # nobody is named, though words with capitals stand there
        ("<p>Los Angeles<p>jlk@garden.org", "jlk@garden.org", "", ""),
        ("<p>BKR Bee Garden: bkrbeegarden@garden.org", "bkrbeegarden@garden.org", "", ""),
        ("<p>Kim BROOK: k7@garden.org", "k7@garden.org", "Kim BROOK", ""),
        ("<p>Bee Suppliers: beesuppliers@garden.org", "beesuppliers@garden.org", "", ""),
        ("<p>Jane Brook leads us.<p>Office Hours<p>info@garden.org", "info@garden.org", "", ""),
        ("<p>We are always happy to answer. jlk@garden.org", "jlk@garden.org", "", ""),
        ("<a href='mailto:jlk@garden.org'>Contact Our Editor</a>", "jlk@garden.org", "", ""),
    ],
)
def test_whose_it_is(html: str, email: str, name: str, role: str) -> None:
    (contact,) = read(html).contacts
    assert (contact.email, contact.name, contact.role, contact.found_at) == (email, name, role, PAGE)


def test_each_of_a_table_has_their_own_name() -> None:
    people = [("Jane Brook", "Editor", "jane"), ("Tom Field", "Treasurer", "tf"), ("Ann Hill", "Chair", "chair")]
    rows = "".join(f"<tr><td>{name}<td>{role}<td>{local}@garden.org" for name, role, local in people)
    found = read(f"<table>{rows}</table>").contacts
    assert [(one.name, one.role) for one in found] == [(name, role) for name, role, _ in people[:2]] + [("", "")]
    assert found[2].kind is ContactKind.DEPARTMENT


def test_a_name_goes_to_the_address_that_is_made_from_it() -> None:
    found = read("<p>Jane Brook<br>jbrook@garden.org<br>hill@garden.org</p>").contacts
    assert [(one.email, one.name) for one in found] == [("jbrook@garden.org", "Jane Brook"), ("hill@garden.org", "")]


@pytest.mark.parametrize(
    ("email", "kind"),
    [
        ("info@garden.org", ContactKind.GENERAL),
        ("contact-us@garden.org", ContactKind.GENERAL),
        ("garden@garden.org", ContactKind.GENERAL),
        ("info.berlin@garden.org", ContactKind.GENERAL),
        ("webmaster@garden.org", ContactKind.DEPARTMENT),
        ("library@garden.org", ContactKind.DEPARTMENT),
        ("tech-sales@garden.org", ContactKind.DEPARTMENT),
        ("websupport@garden.org", ContactKind.DEPARTMENT),
        ("jlk@garden.org", ContactKind.OTHER),
    ],
)
def test_kinds(email: str, kind: ContactKind) -> None:
    assert [one.kind for one in read(f"<p>{email}</p>").contacts] == [kind]


@pytest.mark.parametrize(
    ("html", "spot"),
    [
        ("<p>This page is maintained by jlk@garden.org</p>", Spot.KEEPER),
        ("<p>Report a broken link to<br>jlk@garden.org</p>", Spot.KEEPER),
        ("<p>Suggest a link: <a href='mailto:jlk@garden.org'>write</a></p>", Spot.KEEPER),
        ("<p>Betreut von jlk@garden.org</p>", Spot.KEEPER),
        ("<footer>jlk@garden.org</footer>", Spot.FOOT),
        ("<aside>jlk@garden.org</aside>", Spot.SIDE),
        ("<p>Tom Field, jlk@garden.org</p>", Spot.CARD),
        ("<p>Bee Society, jlk@garden.org</p>", Spot.TEXT),
    ],
)
def test_spots(html: str, spot: Spot) -> None:
    assert [one.spot for one in read(html).contacts] == [spot]


def test_the_surest_spot_and_the_first_name_are_kept() -> None:
    html = "<p>jane@garden.org<p>Jane Brook: JANE@garden.org<footer>jane@garden.org</footer>"
    assert read(html).contacts == (Contact("jane@garden.org", "Jane Brook", "", PAGE, ContactKind.PERSON, Spot.FOOT),)


@pytest.mark.parametrize(
    ("html", "form"),
    [
        ("<form action=/send id=contact><input name=email><textarea name=message></textarea></form>", PAGE),
        ("<form><input type=email name=a><textarea name=b></textarea></form>", PAGE),
        ("<form class=wpcf7-form><input name=your-name><textarea name=your-message></textarea></form>", PAGE),
        ("<form action=formmail.cgi><input name=email><textarea name=comments></textarea></form>", PAGE),
        (
            "<iframe src='https://docs.google.com/forms/d/e/1/viewform'></iframe>",
            "https://docs.google.com/forms/d/e/1/viewform",
        ),
        ("<a href='https://form.jotform.com/123'>Contact us</a>", "https://form.jotform.com/123"),
        ("<a href='https://form.jotform.com/123'>Survey</a>", ""),
        (
            "<form action=/wp-comments-post.php id=commentform><input name=email><textarea "
            "name=comment></textarea></form>",
            "",
        ),
        ("<form id=newsletter><input type=email></form>", ""),
        ("<form action=/search><input name=q></form>", ""),
        ("<form id=login><input name=email><input type=password></form>", ""),
        ("<form class=checkout><input name=email><textarea name=order_notes></textarea></form>", ""),
    ],
)
def test_forms(html: str, form: str) -> None:
    assert read(html).form == form


def test_where_links_are_suggested() -> None:
    assert read("<a href=/suggest>Suggest a link</a>").suggestion == "https://www.garden.org/suggest"
    page = read("<a href='mailto:links@garden.org'>Suggest a link</a>")
    assert (page.suggestion, page.contacts[0].email, page.contacts[0].spot) == (
        "mailto:links@garden.org", "links@garden.org", Spot.KEEPER
    )  # fmt: skip


def test_the_sites_own_profiles() -> None:
    html = """
        <script type="application/ld+json">{"@type": "Organization",
        "sameAs": ["https://www.linkedin.com/company/garden-trust",
        "https://en.wikipedia.org/wiki/Garden"]}</script>
        <link rel=me href="https://bees.social/@garden">
        <p>See <a href="https://twitter.com/beesociety">Bee Society</a> and
        <a href="https://www.youtube.com/watch?v=1">a film</a>
        <p><a href="https://www.instagram.com/garden.trust/">Instagram</a>
        <footer><a href="https://www.facebook.com/sharer/sharer.php?u=x">Share</a>
        <a href="https://x.com/intent/tweet?text=x">Post</a>
        <a href="https://facebook.com/gardentrust">Facebook</a> <a href="https://facebook.com/wordpress">WordPress</a>
        <a href="https://bsky.app/profile/garden.org">b</a> <a href="https://www.youtube.com/channel/UC1">y</a></footer>"""
    assert read(html).social == (
        "https://www.linkedin.com/company/garden-trust",
        "https://bees.social/@garden",
        "https://www.instagram.com/garden.trust/",
        "https://facebook.com/gardentrust",
        "https://bsky.app/profile/garden.org",
        "https://www.youtube.com/channel/UC1",
    )


@pytest.mark.parametrize(
    ("link", "is_lead"),
    [
        ("<a href=/c>Contact us</a>", True),
        ("<a href=/contact-us.html>here</a>", True),
        ("<a href=/c>Contact the library</a>", True),
        ("<a href=/i>Impressum</a>", True),
        ("<a href=/q>Qui sommes-nous ?</a>", True),
        ("<a href=/m>Mentions légales</a>", True),
        ("<a href=/e>Quiénes somos</a>", True),
        ("<a href=/t>Our Team</a>", True),
        ("<a href=/r>Redaktion</a>", True),
        ("<a href=/j>お問い合わせ</a>", True),
        ("<a href=/ru>Контакты</a>", True),
        ("<a href=/about/><img src=x.png></a>", True),
        ("<a href=/aboutUs.aspx>x</a>", True),
        ("<a href=https://library.garden.org/contact>Contact</a>", True),
        ("<a href=https://bees.org/contact>Contact</a>", False),
        ("<a href=/contact-lenses>Contact lenses</a>", False),
        ("<a href=/news/how-to-stay-in-contact-with-your-bees>How to stay in contact with your bees</a>", False),
        ("<a href=/about.pdf>About us</a>", False),
        ("<a href=/teams>Microsoft Teams</a>", False),
        ("<a href=/cookies>About cookies</a>", False),
        ("<a href=/bees/links.html#top>About</a>", False),
    ],
)
def test_pages_that_tell_more(link: str, is_lead: bool) -> None:
    assert bool(read(link).leads) is is_lead


def test_the_most_promising_page_comes_first_and_the_nearest_of_a_kind() -> None:
    html = (
        "<a href=/about>About</a> <a href=/contact>Contact</a> <a href=/impressum>Impressum</a>"
        " <a href=/bees/contact>Contact</a> <a href=/staff>Staff</a>"
    )
    assert read(html).leads == tuple(
        f"https://www.garden.org{path}" for path in ("/bees/contact", "/staff", "/impressum", "/about", "/contact")
    )


def test_on_a_shared_host_and_on_a_forge_only_the_own_site_is_led_to() -> None:
    html = "<a href=https://github.com/jane/bees/contact>Contact</a> <a href=https://github.com/contact>Contact</a>"
    assert read(html, "https://github.com/jane/bees").leads == ("https://github.com/jane/bees/contact",)
    html = "<a href=/contact>Contact</a> <a href=https://other.github.io/contact>Contact</a>"
    assert read(html, "https://bees.github.io/links").leads == ("https://bees.github.io/contact",)


def test_the_author() -> None:
    assert read("<p>This page is maintained by Jane Brook</p>").author == "Jane Brook"


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"%PDF-1.7 jane@garden.org", ""), (b'{"mail": "jane@garden.org"}', "application/json"), (b"", "")],
)
def test_what_is_no_page_says_nothing(body: bytes, kind: str) -> None:
    assert read_contacts(body, PAGE, headers={"content-type": kind}) == PageContacts(PAGE)


def test_markdown_and_other_encodings() -> None:
    found = read_contacts(
        b"# Bees\n\n[Jane Brook](mailto:jane@garden.org)", PAGE, headers={"content-type": "text/markdown"}
    )
    assert [(one.email, one.name) for one in found.contacts] == [("jane@garden.org", "Jane Brook")]
    body, headers = (
        "<p>Élise Dubois, elise@jardin.fr".encode("cp1252"),
        {"content-type": "text/html; charset=windows-1252"},
    )
    found = read_contacts(body, PAGE, headers=headers)
    assert found.contacts[0].name == "Élise Dubois"


_PIECES = (
    *"<p> <footer> </footer> '> </a> <form> <textarea> <script> </script>".split(),
    *"</span> <div\xa0class=vcard> </div> <style> <!-- -->".split(" "),
    *"jane@garden.org Jane\xa0Brook Editor [at] @ . &#64; + ' data-cfemail=5a document.write(' \x00 \ue000".split(" "),
    *("<a href='mailto:", "<a href='", "<script type=application/ld+json>", '{"email": "', '"}', " at ", " dot ", "\n"),
    *("<span style='direction:rtl;unicode-bidi:bidi-override'>", "<span hidden>", "<b class=fn>", "<i class=email>"),
)
_MARKUP = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=60).map("".join)


@settings(max_examples=100)
@given(st.binary() | _MARKUP.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes(body: bytes) -> None:
    page = read_contacts(body, PAGE)
    for contact in page.contacts:
        assert len(contact.email) <= 254
        assert len(contact.name) <= 254
        assert len(contact.role) <= 254
        assert contact.email.count("@") == 1
    assert len({contact.email.lower() for contact in page.contacts}) == len(page.contacts)


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 50_000 + "jane@garden.org",
        "a@" * 100_000,
        "jane at " * 50_000,
        "(" * 100_000,
        "<script>document.write(" + "'a'+" * 50_000 + "'@')</script>",
        "<a href='mailto:" + "a%40b.org," * 20_000 + "'>x</a>",
        "<p>" + "x" * 1_000_000 + "@garden.org",
    ],
    ids=["deep", "signs", "words", "brackets", "script", "link", "long"],
)
def test_a_page_made_to_cost_time_costs_little(html: str) -> None:
    read(html)  # pytest's own limit would stop what takes minutes
