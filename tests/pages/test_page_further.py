"""Further link pages of the same site, and next pages."""

from __future__ import annotations

import pytest

from brokenlinks.pages import link_page_words, read_page
from brokenlinks.pages.further import Phrases, fold

SITE = "https://www.example.org"
PAGE = f"{SITE}/guide/links.html"


def further(html: str, url: str = PAGE) -> tuple[str, ...]:
    return read_page(html, url).further


@pytest.mark.parametrize(
    "text",
    [
        "Links",
        "Useful links »",
        "Our Resources",
        "Resources for teachers",
        "Further reading",
        "Recommended sites",
        "Nützliche Links",
        "NUETZLICHE LINKSAMMLUNG",
        "Liens utiles",
        "Enlaces de interés",
        "ENLACES DE INTERES",
        "Link utili",
        "Ligações externas",
        "Nuttige links",
        "Przydatne linki",
        "Användbara länkar",
        "お役立ちリンク集",
        "Next",
        "next page »",
        "Nächste Seite",
        "Page suivante",
        "次のページ",
        "Page 2",
        "Seite 3",
        "ページ 2",
        "2ページ目",
        "›",
    ],
)
def test_a_link_is_followed_for_its_text(text: str) -> None:
    assert further(f"<a href=/guide/x1>{text}</a>") == (f"{SITE}/guide/x1",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Home",
        "Human resources",
        "Ressources humaines",
        "Link to us",
        "Staff directory",
        "What links here",
        "Next steps",
        "Page 1",
        "A page 2 of them",
        "Why the ministry of water put so many links into its yearly report",
        "Linksys",
    ],
)
def test_a_link_is_not_followed_for_its_text(text: str) -> None:
    assert further(f"<a href=/guide/x1>{text}</a>") == ()


@pytest.mark.parametrize(
    "href",
    [
        "/links",
        "/links/",
        "/links.php",
        "/links/index.html",
        "/links/books.html",
        "/about/useful-links.htm",
        "/UsefulLinks.html",
        "/usefullinks.html",
        "/weblinks",
        "/resources",
        "/resources?lang=en",
        "/teacher_resources.aspx",
        "/further-reading",
        "/n%C3%BCtzliche-links",
        "/liens-utiles",
        "/bibliography.html#top",
        "/index.php?go=links",
        "//sub.example.org/links",
        "/guide/links.html?page=2",
        "/guide/links.html?page=12",
    ],
)
def test_a_link_is_followed_for_its_address(href: str) -> None:
    url = "https:" + href if href.startswith("//") else SITE + href
    assert further(f"<a href='{href}'>x</a>") == (url.partition("#")[0],)


@pytest.mark.parametrize(
    "href",
    [
        "/",
        "#links",
        "links.html",
        "./links.html#x",
        "/resources/some-article",
        "/human-resources",
        "/blog?page=2",
        "/blog/page/2",
        "/tag/links",
        "/links.pdf",
        "/links/feed",
        "/links/?share=twitter",
        "/login?next=/links",
        "/search/links",
        "/cart/links",
        "/links?action=edit",
        "https://example.net/links",
        "mailto:links@example.org",
    ],
)
def test_a_link_is_not_followed_for_its_address(href: str) -> None:
    assert further(f"<a href='{href}'>x</a>") == ()


@pytest.mark.parametrize(
    ("page", "href", "is_next"),
    [
        ("/list", "/list?page=2", True),
        ("/list/", "/list/page/2/", True),
        ("/list/page/2/", "/list/page/3/", True),
        ("/list/page/2/", "/list/", False),
        ("/list?page=2&q=a", "/list?q=a&page=3", True),
        ("/list?page=2&q=a", "/list?q=b&page=3", False),
        ("/list", "/list?page=2&sort=x", False),
        ("/list", "/other?page=2", False),
        ("/list", "/list?page=2024", False),
        ("/list", "/list?page=two", False),
    ],
)
def test_page_numbers(page: str, href: str, is_next: bool) -> None:
    found = further(f"<a href='{href}'>x</a>", SITE + page)
    assert found == ((SITE + href,) if is_next else ())


def test_rel_next() -> None:
    assert further("<link rel='Next prefetch' href=/b><a rel=next href=/c>c</a>") == (f"{SITE}/b", f"{SITE}/c")


def test_an_arrow_far_away_is_decoration() -> None:
    assert further("<a href=/2024/05/01/news>›</a><a href=/guide/a/b/c/d>»</a>") == ()


def test_each_address_once_in_document_order() -> None:
    html = "<a href=/b/links>x</a><a href=/a/links#1>x</a><a href=/a/%6cinks>Links</a><a href=/b/links#2>x</a>"
    assert further(html) == (f"{SITE}/b/links", f"{SITE}/a/links")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Nützliche – Links! ", "nutzliche links"),
        ("useful_links-2", "useful links 2"),
        ("STRASSE Straße", "strasse strasse"),
        ("ページ", "ページ"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja"])
def test_every_phrase_is_found_by_itself(language: str) -> None:
    for table in (link_page_words.LINK_PAGES, link_page_words.NEXT_PAGE):
        phrases = Phrases(table)
        assert all(phrases.is_in(fold(phrase)) for phrase in table[language])
    assert link_page_words.PAGE[language]
