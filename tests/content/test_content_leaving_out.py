"""Which own pages are left out when nobody named them, and above all which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.content import leave_out_words, leaving_out
from brokenlinks.content.html import read_html
from brokenlinks.content.leave_out_words import REASONS, REASONS_OF_ONE
from brokenlinks.content.leaving_out import kind_by_address, kind_by_page

LEFT_OUT = {
    "home": "/ /index.html /index.php /de/ /en-us/ /fr /pt-br/home /?lang=de /Start.aspx",
    "tags": "/tag/bees/ /tags/ /blog/tag/bees /category/hives/ /blog/category/keeping/hives/ /de/kategorie/bienen "
    "/product-category/honey/ /categoria/miel/ /%E3%82%AB%E3%83%86%E3%82%B4%E3%83%AA%E3%83%BC/x/",
    "authors": "/author/jane-doe/ /autor/jan/ /en/author/jane",
    "dates": "/2023/05/ /2023/05/17/ /blog/2023/ /news/2023/05/ /archive/2021/12 /archives/ /archiv/",
    "paging": "/page/2/ /blog/page/12/ /bees/?page=2 /seite/3 /hives/page-4 /?paged=2",
    "search": "/search /suche/ /?s=bees /search?q=bees /de/suche",
    "account": "/login /wp-login.php /cart/ /my-account/orders/ /checkout/ /warenkorb /users/sign-in /register "
    "/anmelden.html /de/panier",
    "legal": "/privacy-policy /privacy /legal/privacy/ /terms-of-service.html /impressum /de/datenschutz/ /agb.php "
    "/datenschutzerkl%C3%A4rung /mentions-legales /es/aviso-legal/ /info/cookies /shop/terms-and-conditions/ "
    "/accessibility-statement /en/accessibility /politica-de-privacidade/ /disclaimer /gizlilik-politikas%C4%B1",
    "contact": "/contact /contact-us/ /kontakt.html /about/contact /it/contatti /about-us/get-in-touch",
    "errors": "/404 /404.html /thank-you/ /newsletter/thank-you /danke/",
    "feeds": "/feed/ /rss.xml /atom.xml",
    "attachments": "/bees/attachment/hive-photo/ /?attachment_id=12",
}


@pytest.mark.parametrize(("kind", "paths"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_left_out_by_address(kind: str, paths: str) -> None:
    found = {path: kind_by_address(f"https://www.own.example{path}") for path in paths.split()}
    assert found == dict.fromkeys(found, kind)


OFFERED = """
    /contact-lenses/ /blog/contact-lenses-for-astigmatism /films/contact/ /privacy-law-guide /guides/privacy/
    /topics/accessibility/ /recipes/cookies/ /security/login-security/ /how-to-write-terms /terms-of-endearment
    /product-category-guide/ /categories-of-hives /category-management /blog/category/keeping/how-to-winter-a-hive/
    /tagging-animals /cat/ /cats/tags-and-chips /author-interviews/jane /authors/jane-austen/ /authors/
    /2023/05/17/first-swarm/ /2023/05/first-swarm/ /blog/2023-in-review /1984/ /1984 /archiving-photos/
    /pages/about /page-speed/ /page/bees /books/page-17-of-the-diary /?p=12 /?page_id=7 /bees?page=1
    /search-engine-optimisation/ /guides/search/ /recherche/biologie/ /basket/weaving/ /baskets
    /heritage/register/ /account-based-marketing/ /cart-racing/ /404-errors-explained /area-codes/404/ /de/hilfe/
    /index-funds/ /home-brewing/ /about/ /about-us /ueber-uns /legal-aid/housing/ /legal/ask-a-lawyer-about-dogs/
    /imprints-of-penguin /disclaimer-templates /horses/feed/ /thanks-giving /en/bees /de-novo/ /in/mumbai /it/bees
    /docs/glossary/tag /html/tag /game/tags /notes.html?q=/notes.html
    /etiquette/table-manners /side-2-side /news/ /blog/ /faq /resources /glossary/terms /help/how-to-log-in-safely
    /thank-you-letters/ /kontaktlinsen /impressum-pflicht /datenschutz-fuer-vereine /agb-recht/ /cookies-backen
""".split()


@pytest.mark.parametrize("path", OFFERED)
def test_offered(path: str) -> None:
    assert kind_by_address(f"https://www.own.example{path}") == ""


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<body class="archive tag tag-bees tag-12">', "tags"),
        ('<body class="archive category category-hives">', "tags"),
        ('<body class="Archive Author author-jane">', "authors"),
        ('<body class="archive date">', "dates"),
        ('<body class="search search-results">', "search"),
        ('<body class="home blog">', "home"),
        ('<body class="blog paged paged-2">', "paging"),
        ('<body class="attachment single single-attachment">', "attachments"),
        ('<body class="error404">', "errors"),
        ('<body class="page woocommerce-cart">', "account"),
        ('<body class="tag-template tag-bees">', "tags"),
        ("<title>Privacy Policy | Bees</title>", "legal"),
        ("<title>Bees – Datenschutzerklärung</title>", "legal"),
        ("<title>Bees</title><h1>Política de Privacidad</h1>", "legal"),
        ("<title>お問い合わせ | 蜂</title>", "contact"),
        ("<title>プライバシーポリシー</title>", "legal"),
        ("<h1>Page not found</h1>", "errors"),
        ("<h1>Contact us!</h1>", "contact"),
        ('<script type="application/ld+json">{"@type": ["WebPage", "ContactPage"]}</script>', "contact"),
        ('<script type="application/ld+json">{"@type": "SearchResultsPage"}</script>', "search"),
        ("<title>Bees</title><h1>Keeping bees</h1>", ""),
        ('<body class="single single-post category-hives tag">', ""),
        ('<body class="post-template tag-bees">', ""),
        ('<body class="search-open">', ""),
        ('<body class="category-guide archive-boxes">', ""),
        ("<title>How to write a privacy policy | Bees</title>", ""),
        ("<h1>Contact lenses</h1>", ""),
        ("<title>Cookies: grandma's recipe</title>", ""),
        ("<title>Privacy and accessibility in schools</title>", ""),
        (
            '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "ProfilePage"}}</script>',
            "",
        ),
        ("", ""),
    ],
)
def test_by_what_the_page_says(html: str, kind: str) -> None:
    assert kind_by_page(read_html(html.encode())) == kind


def test_every_kind_has_its_reason() -> None:
    kinds = {kind for kind, _ in leave_out_words.BODY_CLASSES} | set(leave_out_words.TYPES.values()) | set(LEFT_OUT)
    assert kinds == set(REASONS)
    assert set(REASONS) > leave_out_words.LISTS


WORDS = {name: words for name, words in vars(leave_out_words).items() if isinstance(words, frozenset)}


@pytest.mark.parametrize("name", sorted(WORDS.keys() - {"SEARCH_PARAMETERS", "LISTS"}))
def test_words_are_spelt_as_they_are_compared(name: str) -> None:
    """Or they would never be met."""
    assert {word: leaving_out._folded(word) for word in WORDS[name]} == {word: word for word in WORDS[name]}


@given(st.text(), st.text())
def test_no_address_or_title_is_too_odd(path: str, title: str) -> None:
    assert kind_by_address(f"https://own.example/{path}") in {"", *REASONS}
    assert kind_by_page(read_html(f"<title>{title}</title><h1>{title}".encode("utf-8", "replace"))) in {"", *REASONS}


def test_every_reason_can_be_said_of_one_page() -> None:
    assert list(REASONS_OF_ONE) == list(REASONS.values())
    assert all(text.startswith("is ") for text in REASONS_OF_ONE.values())
