"""Words → stems: what a language's own rules make one word, and what FTS5 makes of accents."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.matching.stems import ALGORITHMS, stem, stemmed, stems
from brokenlinks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = st.sampled_from(["", "xx", *ALGORITHMS]) | st.text(max_size=3)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "pruned pruning prune PRUNES"),
        ("en", "nursery nurseries"),
        ("de", "Hecke Hecken"),
        ("de", "Garten Gärten GÄRTEN"),
        ("de", "Straße Straßen STRASSE"),
        ("fr", "abeille abeilles"),
        ("fr", "élever élevé"),
        ("es", "jardín jardines"),
        ("it", "giardino giardini"),
        ("pt", "abelha abelhas"),
        ("nl", "roos rozen"),
        ("sv", "trädgård trädgårdar trädgården"),
        ("no", "hage hagen"),
        ("nb", "hage hagen"),
        ("nn", "hage hagen"),
        ("fi", "puutarha puutarhat"),
        ("hu", "méh méhek"),
        ("ru", "пчела пчёлы пчелы ПЧЁЛЫ"),
        ("el", "μέλισσα Μέλισσες"),
        ("ar", "النحل نحل"),
        ("", "pruned pruning"),  # as in English
        ("", "été Éte"),
    ],
)
def test_forms_of_one_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(word, language) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "hive", "hives' keeper"),
        ("de", "Gärten", "Gärtner"),
        ("es", "abeja", "abejorro"),
        ("ru", "сад", "сук"),
        ("xx", "pruned", "pruning"),  # a language without rules: each form is a word
        ("ja", "蜂蜜", "蜂の"),
        ("zh", "pruned", "pruning"),
    ],
)
def test_words_that_stay_apart(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Gärten", "garten"),
        ("e\u0301te\u0301", "ete"),  # letters that came decomposed
        ("Straße", "strasse"),
        ("Łódź", "łodz"),  # its stroke is no accent
        ("İstanbul", "istanbul"),
        ("ёлка", "елка"),
        ("हिन्दी", "हिन्दी"),
        ("蜂", "蜂"),
        ("2024", "2024"),
        ("\u0301", "\u0301"),  # an accent alone is kept rather than nothing
        ("", ""),
    ],
)
def test_case_and_accents_go_in_any_language(word: str, expected: str) -> None:
    assert stem(word, "xx") == expected


def test_a_text_is_told_by_its_telling_words() -> None:
    assert stems("How to prune the Roses of GitHub", "en") == ["prune", "rose", "github", "git", "hub"]
    assert stems("", "en") == []
    assert stemmed(["Roses", "PRUNED"], "en") == "rose prune"
    assert stemmed([], "en") == ""


@pytest.fixture(scope="module")
def fts5() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE known USING fts5vocab (t, 'row')")
        yield connection


def _as_fts5_has_it(fts5: sqlite3.Connection, word: str) -> str:
    fts5.execute("DELETE FROM t")
    fts5.execute("INSERT INTO t VALUES (?)", (word,))
    ((term,),) = fts5.execute("SELECT term FROM known").fetchall()
    return str(term)


def test_latin_letters_lose_their_accents_as_in_fts5(fts5: sqlite3.Connection) -> None:
    letters = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1EFA)) if chr(code).isalpha()]
    accented = [letter for letter in letters if _is_letter_with_accents(letter)]
    assert len(accented) > 400
    expected = {letter: _as_fts5_has_it(fts5, letter) for letter in accented}
    assert {letter: stem(letter, "xx") for letter in accented} == expected


def _is_letter_with_accents(letter: str) -> bool:
    base, *accents = list(unicodedata.normalize("NFD", letter.casefold()))
    return base.isascii() and bool(accents) and all(map(unicodedata.combining, accents)) and letter not in _LEFT


#: FTS5 leaves these as they are.
_LEFT = frozenset("Ǡǡẛ")


@given(st.text(min_size=1, max_size=40), LANGUAGES)
def test_a_word_is_found_in_fts5_by_its_stem(fts5: sqlite3.Connection, text: str, language: str) -> None:
    for word in words(text):
        fts5.execute("DELETE FROM t")
        fts5.execute("INSERT INTO t VALUES (?)", (stemmed(["before", word, "after"], language),))
        key = stem(word, language).replace('"', '""')
        known = fts5.execute("SELECT term FROM known").fetchall()
        if len(known) > 2:  # letters that this SQLite's Unicode does not know yet are no words to it
            assert fts5.execute("SELECT count(*) FROM t WHERE t MATCH ?", (f'"{key}"',)).fetchone() == (1,)


@given(st.text(st.characters()), LANGUAGES)
def test_any_text_has_stems(text: str, language: str) -> None:
    assert bool(stem(text, language)) == bool(text)
    for found in stems(text, language):
        assert found
        assert found == found.casefold() or language  # without rules, only case and accents go
