"""Where a page asks its readers for links, and what looks for guest posts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.pages import ask_phrases, suggest_phrases
from brokenlinks.pages.suggest import suggestion_place

SITE = "https://www.example.org"
PAGE = f"{SITE}/guide/links.html"
OTHER = "https://www.example.net"


def place(html: str, url: str = PAGE) -> str:
    return suggestion_place(html, url)


@pytest.mark.parametrize(
    "text",
    [
        "Suggest a link",
        "Suggest a Site »",
        "suggest a resource",
        "Recommend a website",
        "Submit a site",
        "Submit your link",
        "SUBMIT URL",
        "Add URL",
        "Add your site here",
        "Submit your site now",
        "Suggest a link to us",
        "Suggest a link form",
        "+ Add a new resource",
        "Link submission",
        "Report a broken link",
        "Report dead links",
        "Link vorschlagen",
        "Website eintragen",
        "Defekten Link melden",
        "Proposer un site",
        "Signaler un lien mort",
        "Sugerir un enlace",
        "Añade tu web",
        "Segnala un sito",
        "Sugerir um site",
        "Link toevoegen",
        "Dode link melden",
        "Dodaj stronę",
        "Föreslå en länk",
        "Foreslå et link",
        "Přidat odkaz",
        "Добавить сайт",
        "サイト登録",
        "リンク切れ報告フォーム",
    ],
)
def test_a_link_that_is_called_so(text: str) -> None:
    assert place(f"<p>See also <a href='/suggest?x=1#form'>{text}</a></p>") == f"{SITE}/suggest?x=1"


def test_there_are_phrases_in_nine_languages() -> None:
    for phrases in (suggest_phrases.SUGGEST, ask_phrases.ASK, ask_phrases.ANSWER):
        assert {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja"} <= set(phrases)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("add.php", f"{SITE}/guide/add.php"),
        ("https://forms.example.org/add", "https://forms.example.org/add"),
        ("mailto:links@example.org?subject=A%20link", "mailto:links@example.org"),
        ("MAILTO:links@example.org", "mailto:links@example.org"),
        ("https://forms.gle/abc", "https://forms.gle/abc"),
        ("https://docs.google.com/forms/d/1", "https://docs.google.com/forms/d/1"),
        ("https://club.typeform.com/to/1", "https://club.typeform.com/to/1"),
        ("#add", PAGE),
        ("javascript:add()", PAGE),
        (f"{OTHER}/add", ""),  # another's: a list of places to be listed at
        ("mailto:", ""),
        ("http://[", ""),
    ],
)
def test_where_the_link_leads(href: str, expected: str) -> None:
    assert place(f"<a href='{href}'>Suggest a site</a>") == expected


def test_a_base_address_counts() -> None:
    assert place("<base href=/other/><a href=add>Suggest a site</a>") == f"{SITE}/other/add"


@pytest.mark.parametrize(
    "text",
    [
        "Submit a comment",
        "Submit a guest post",
        "Submit search",
        "Submit site search",
        "Submit website feedback",
        "Submit",
        "Subscribe to our site",
        "Suggest a restaurant",
        "Suggest an edit",
        "Add to favorites",
        "Add this site to your favorites",
        "Add a link to your bookmarks",
        "Submit your site to Google",
        "How to submit your site",
        "Ten ways in which clubs like ours submit a site to the registry",
        "Site map",
        "Links",
        "Add to cart",
        "Zu den Favoriten hinzufügen",
        "Ajouter aux favoris",
    ],
)
def test_a_link_that_is_called_otherwise(text: str) -> None:
    assert place(f"<p><a href=/x>{text}</a></p>") == ""
    assert place(f"<form><input name=q><button>{text}</button></form>") == ""


@pytest.mark.parametrize(
    "html",
    [
        "<form><p>Suggest a link</p><input name=url><input type=submit></form>",
        "<form><input name=url><input type=submit value='Add URL'></form>",
        "<form><input name=url><button>Link vorschlagen</button></form>",
        "<form><fieldset><legend>Submit your site</legend><input name=url></fieldset></form>",
        "<h2>Suggest a site</h2><p>We read them all.</p><form><label>Address</label><input name=url></form>",
    ],
)
def test_a_form(html: str) -> None:
    assert place(html) == PAGE


def test_a_heading_alone_is_no_form() -> None:
    assert place("<h2>Suggest a site</h2><p>We no longer do.</p>") == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>Know of a resource we should add? <a href='mailto:a@example.org'>Email us</a>.</p>",
            "mailto:a@example.org",
        ),
        ("<p>Know of a good site?<br>Write to keeper@example.org</p>", "mailto:keeper@example.org"),
        ("<p>If you find a broken link, please <a href=/contact>contact us</a>.</p>", f"{SITE}/contact"),
        ("<p>Please report broken links to the librarian.</p>", PAGE),
        ("<p>Please let us know if any of these links no longer work.</p>", PAGE),
        (
            "<p>If you find that a link is broken, please contact the keeper: web@example.org.</p>",
            "mailto:web@example.org",
        ),
        (
            "<p>If you have any other useful links please email them to us at web@example.org</p>",
            "mailto:web@example.org",
        ),
        (
            "<p>If you would like to be included on this page please contact us at web@example.org</p>",
            "mailto:web@example.org",
        ),
        ("<p>We welcome suggestions of other websites. <a href=/contact>Contact us</a></p>", f"{SITE}/contact"),
        ("<p>Is something missing? <a href=/contact>Tell us</a></p>", f"{SITE}/contact"),
        ("<p>To have your group added, email web@example.org</p>", "mailto:web@example.org"),
        ("<p>Is your group missing from this list? <a href=/join>Let us know</a>.</p>", f"{SITE}/join"),
        ("<p>Want your site listed? Send me a mail.</p>", PAGE),
        ("<p>Kennen Sie weitere Links? <a href=/kontakt>Schreiben Sie uns</a></p>", f"{SITE}/kontakt"),
        ("<p>Vous connaissez un site utile ? <a href=/contact>Écrivez-nous</a></p>", f"{SITE}/contact"),
        ("<p>¿Conoces algún sitio más? <a href=/contacto>Escribe</a></p>", f"{SITE}/contacto"),
        ("<p>Conosci altri siti? <a href=/contatti>Scrivi</a></p>", f"{SITE}/contatti"),
        ("<p>Conhece outros sites? Envie um <a href=/mail>email</a></p>", f"{SITE}/mail"),
        ("<p>Ken je een goede link? Stuur een <a href=/mail>mail</a></p>", f"{SITE}/mail"),
        ("<p>Znasz ciekawą stronę? <a href=/kontakt>Napisz</a></p>", f"{SITE}/kontakt"),
        ("<p>Saknar du en länk? <a href=/kontakt>Skriv till oss</a></p>", f"{SITE}/kontakt"),
        ("<p>Wenn Ihnen ein Link fehlt, <a href=/kontakt>schreiben Sie uns</a></p>", f"{SITE}/kontakt"),
        (
            "<p>Wenn Sie einen Link auf Ihre Seite möchten, <a href=/kontakt>schreiben Sie mir</a></p>",
            f"{SITE}/kontakt",
        ),
        ("<p>¿Conoces algún sitio que falte? <a href=/contacto>Escríbenos</a></p>", f"{SITE}/contacto"),
        ("<p>N'hésitez pas à nous <a href=/contact>signaler tout lien mort</a></p>", f"{SITE}/contact"),
        ("<p>Se conosci altri siti interessanti, <a href=/contatti>scrivici</a></p>", f"{SITE}/contatti"),
        ("<p>Weet u nog een leuke link? <a href=/mail>Mail ons</a></p>", f"{SITE}/mail"),
        ("<p>Mis je een link? <a href=/mail>Laat het ons weten</a></p>", f"{SITE}/mail"),
        ("<p>相互リンクご希望の方は<a href=/mail>メール</a>でお願いします。</p>", f"{SITE}/mail"),
        ("<p>相互リンクご希望の方はweb@example.jpまでメールで。</p>", "mailto:web@example.jp"),
        ("<p>リンク切れを見つけた方は<a href=/mail>ご連絡</a>ください。</p>", f"{SITE}/mail"),
    ],
)
def test_a_sentence_that_asks(html: str, expected: str) -> None:
    assert place(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>I know of a good place for lunch.</p>",
        "<p>It is hard to find broken links by hand.</p>",
        f"<ul><li><a href={OTHER}>Hills</a> – tell us, please, if you know of a good site, and we add it.</ul>",
        "<p>Contributions welcome: open a pull request.</p>",  # of code, for all the page says
        "<p>If the link in our mail does not work, please contact support.</p>",
        "<p>Bitte setzen Sie einen Link auf Ihre Seite, oder schreiben Sie mir.</p>",
        "<p>The clubs on this page answer themselves: please contact them.</p>",
        "<p>We have other useful links in the shop. Please contact us.</p>",
        "<p>To report broken links to Google, contact support.</p>",
        "<p>Leave a comment. Subscribe to our newsletter.</p>",
        "<textarea>Know of a site? Email us</textarea>",
    ],
)
def test_a_sentence_that_does_not_ask(html: str) -> None:
    assert place(html) == ""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Contributions welcome: open a pull request.</p>", PAGE),
        ("<p>Read the <a href=contributing.md>rules</a> first.</p>", f"{SITE}/guide/contributing.md"),
        (
            "<h2>Contributing</h2><p>See <a href=https://github.com/a/b/issues/new>here</a>.",
            "https://github.com/a/b/issues/new",
        ),
        (f"<li><a href={OTHER}>Hub</a> – where you open a pull request</li>", ""),
        ("<p>Links</p>", ""),
    ],
)
def test_an_open_list(html: str, expected: str) -> None:
    assert place(f"<title>Awesome hills</title>{html}") == expected


FORGE = "https://github.com/jane/awesome-hills"


@pytest.mark.parametrize(
    "href",
    [
        "commit/1a2b3c",
        "commits/main",
        "pull/12",
        "issues/12",
        "blob/main/README.md",
        "blob/main/docs/readme.md#links",
    ],
)
def test_what_was_done_on_a_forge(href: str) -> None:
    assert place(f"<td><a href=/jane/awesome-hills/{href}>Add link</a></td>", FORGE) == ""
    assert place(f"<a href={FORGE}/{href}>Add link</a>") == ""


def test_on_a_forge_the_rules_come_first() -> None:
    rules = "/jane/awesome-hills/blob/main/contributing.md"
    html = f"<td><a href=/jane/awesome-hills/wiki>Add links</a></td><p>Read the <a href={rules}>rules</a> first.</p>"
    assert place(html, FORGE) == f"https://github.com{rules}"


@pytest.mark.parametrize(
    ("href", "text"),
    [
        ("/donate", "Contribute resources"),
        ("/ways-to-give/donations.html?x=1", "Contribute resources"),
        ("/w/index.php?title=Hills&action=edit&section=3", "Add link"),
        ("/w/index.php?title=Hills&veaction=edit", "Add a link"),
    ],
)
def test_a_link_that_leads_to_other_things(href: str, text: str) -> None:
    assert place(f"<p><a href='{href}'>{text}</a></p>") == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Awesome hills", PAGE), ("A list of hill walks", PAGE), ("Hills", ""), ("The club's handbook", "")],
)
def test_what_an_open_list_is_called(title: str, expected: str) -> None:
    assert place(f"<title>{title}</title><h2>How to contribute</h2><p>Read the rules.</p>") == expected


def test_a_link_comes_before_a_sentence() -> None:
    html = "<p>Please report broken links to a@example.org</p><a href=/add>Suggest a site</a>"
    assert place(html) == f"{SITE}/add"


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x>suggest a</a> " * 20_000,
        "<h2>suggest a site</h2>" * 20_000,
        "<p>know of a site " * 20_000,
        "<p>know of a site " + "a." * 200_000,
        "<form>" * 50_000,
        "<div>" * 50_000 + "suggest a site",
        "\x00\ud800",
        "",
    ],
)
def test_hostile_pages(html: str) -> None:
    assert place(html) == ""


@given(
    st.lists(
        st.sampled_from(["<a href='", "'>", "suggest a site", "</a>", "<form>", "mailto:", "@", ".", "[", "//"])
    ).map("".join),
    st.text(),
)
def test_never_raises(html: str, url: str) -> None:
    suggestion_place(html, url)
