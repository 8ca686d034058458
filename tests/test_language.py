"""Which language a page is in."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.language import language_of

TEXTS = {
    "en": "These pages list what has helped us to plan long walks in the hills, with maps and huts to sleep in. ",
    "de": "Auf diesen Seiten steht, was uns bei der Planung langer Wanderungen in den Bergen geholfen hat. ",
    "fr": "Voici les sites qui nous ont aidés à préparer de longues marches en montagne, avec des cartes. ",
    "es": "En estas páginas está lo que nos ha ayudado a preparar largas caminatas por la montaña. ",
    "it": "In queste pagine si trova tutto quello che ci ha aiutato a preparare le lunghe escursioni in montagna. ",
    "pt": "Nestas páginas está o que nos ajudou a preparar longas caminhadas na serra, com mapas e abrigos. ",
    "nl": "Op deze pagina's staat wat ons heeft geholpen bij het plannen van lange wandelingen in de bergen. ",
    "pl": "Na tych stronach znajduje się wszystko, co pomogło nam zaplanować długie wędrówki po górach. ",
    "sv": "På de här sidorna finns det som har hjälpt oss att planera långa vandringar i fjällen. ",
    "ru": "На этих страницах собрано то, что помогло нам подготовить долгие походы в горы. ",
    "ja": "このページでは、山歩きの計画に役立つ地図や山小屋の情報をまとめて紹介しています。",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_an_undeclared_language_is_told_by_the_text(language: str) -> None:
    assert language_of("", TEXTS[language] * 10) == language


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"en"}))
def test_a_wrong_declaration_is_corrected(language: str) -> None:
    assert language_of("en", TEXTS[language] * 30) == language
    assert language_of("en-US", TEXTS[language] * 30) == language


@pytest.mark.parametrize(
    ("declared", "language", "expected"),
    [
        ("en", "en", "en"),
        ("en-GB", "en", "en-gb"),
        ("pt-br", "pt", "pt-br"),
        ("pt_BR", "pt", "pt-br"),
        (" fr-CA ", "fr", "fr-ca"),
        ("gl", "pt", "gl"),  # too alike to be told apart
        ("us", "en", "en"),
        ("jp", "ja", "ja"),
        ("English", "en", "en"),
        ("*", "de", "de"),
    ],
)
def test_a_declaration_that_the_text_bears_out(declared: str, language: str, expected: str) -> None:
    assert language_of(declared, TEXTS[language] * 30) == expected


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("en", TEXTS["de"] * 3, "en"),  # too short to contradict the page
        ("", "Links", ""),
        ("", "", ""),
        ("de", "", "de"),
        ("", "GitHub Python API JSON " * 20, ""),
        ("en", "0123456789 \n" * 500, "en"),
    ],
)
def test_too_little_to_tell(declared: str, text: str, expected: str) -> None:
    assert language_of(declared, text) == expected


def test_a_page_about_books_in_another_language() -> None:
    assert language_of("en", TEXTS["en"] * 8 + TEXTS["fr"] * 20 + TEXTS["en"] * 8) == "en"


def test_a_short_declared_page_needs_no_classifier(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)  # to import it would fail
    assert language_of("de", TEXTS["en"]) == "de"


@given(st.text(max_size=20), st.text())
def test_never_raises(declared: str, text: str) -> None:
    language_of(declared, text)
    language_of(declared, text * 200)
