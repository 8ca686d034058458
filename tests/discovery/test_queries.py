"""Footprints and keywords → the queries that search engines are asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brokenlinks.config.settings import Settings
from brokenlinks.discovery.footprint_words import LINK_WORDS
from brokenlinks.discovery.footprints import FOOTPRINTS, LANGUAGES, TIERS
from brokenlinks.discovery.queries import OWN_TIER, build_queries
from brokenlinks.errors import BadInput
from brokenlinks.models import Niche, Query

if TYPE_CHECKING:
    from collections.abc import Sequence


def queries(
    keyword: str,
    *synonyms: str,
    tiers: Sequence[str] = ("precision",),
    languages: Sequence[str] = ("en",),
    limit: int = 10_000,
    extra: Sequence[str] = (),
) -> list[Query]:
    return build_queries(Niche(keyword, synonyms), tiers=tiers, languages=languages, limit=limit, extra=extra)


def bare(query: Query) -> str:
    """Without what is excluded."""
    return re.split(r' -(?:"|site:|intitle:)', query.text)[0]


# --- the footprints


def test_every_tier_in_at_least_nine_languages() -> None:
    assert len(LANGUAGES) >= 9
    assert {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja"} <= set(LANGUAGES)
    for language in LANGUAGES:
        for tier in TIERS:
            assert sum((tier, language) == (of.tier, of.language) for of in FOOTPRINTS) >= 4


def test_the_tiers_are_those_of_the_settings() -> None:
    assert Settings(tiers=list(TIERS)).tiers == list(TIERS)
    assert Settings(languages=list(LANGUAGES)).languages == list(LANGUAGES)


def test_every_footprint_is_well_formed_and_stands_once() -> None:
    assert len(set(FOOTPRINTS)) == len(FOOTPRINTS)
    for template, _, _ in FOOTPRINTS:
        assert len(re.findall(r"\bKW(?![A-Za-z])", template)) == 1
        assert template.count('"') % 2 == 0
        assert template == " ".join(template.split())
        assert not re.search(r"(?:intitle|inurl|site):(?:\s|$)", template)


@pytest.mark.parametrize("language", LINK_WORDS)
def test_names_in_addresses_are_as_addresses_have_them(language: str) -> None:
    assert all(re.fullmatch("[a-z0-9-]+", name) for name in LINK_WORDS[language].urls)
    assert all(re.fullmatch(r"site:[a-z.-]+|inurl:[a-z-]+", place) for place in LINK_WORDS[language].sites)


@pytest.mark.parametrize(
    ("tier", "template"),
    [
        ("precision", "KW intitle:resources inurl:resources"),
        ("precision", 'KW intitle:"recommended sites"'),
        ("precision", '"KW resources"'),
        ("precision", 'KW "further reading"'),
        ("grid", 'KW "useful links"'),
        ("grid", 'KW intitle:"suggested internet resources"'),
        ("grid", "KW inurl:external-web-resources"),
        ("lists", 'KW "top 10 resources"'),
        ("lists", 'KW "list of websites"'),
        ("institutions", "KW inurl:libguides"),
        ("institutions", "KW site:guides.library.*"),
        ("old", "KW inurl:links.html"),
        ("old", "KW inurl:blogroll"),
    ],
)
def test_english(tier: str, template: str) -> None:
    assert (template, tier, "en") in FOOTPRINTS


# --- one query


@pytest.mark.parametrize(
    ("template", "keyword", "text"),
    [
        ("KW intitle:links", "hiking", "hiking intitle:links"),
        ("KW intitle:links", "tiny house", '"tiny house" intitle:links'),
        ("KW intitle:links", "  tiny \t house ", '"tiny house" intitle:links'),
        ("KW intitle:links", "self-build", "self-build intitle:links"),
        ("KW intitle:links", "登山", "登山 intitle:links"),
        ("KW intitle:links", "登山 装備", "登山 装備 intitle:links"),
        ("KW intitle:links", "бухгалтерский учёт", '"бухгалтерский учёт" intitle:links'),
        ("KW intitle:links", '"tiny house" plans', '"tiny house" plans intitle:links'),
        ("KW intitle:links", "house -doll", "house -doll intitle:links"),
        ("KW intitle:links", "hut OR cabin", "hut OR cabin intitle:links"),
        ("KW intitle:links", "house site:example.org", "house site:example.org intitle:links"),
        ("KW intitle:links", "rock and roll", '"rock and roll" intitle:links'),
        ('"KW resources" list', "tiny house", '"tiny house resources" list'),
        ('"KW resources"', "hiking", '"hiking resources"'),
        ('"best KW websites"', "house -doll", 'house -doll "best websites"'),
        ('"KW"', '"tiny house" plans', '"tiny house" plans'),
        ("KWリンク集", "登山", "登山リンク集"),
        ("intitle:KW inurl:links", "tiny house", 'intitle:"tiny house" inurl:links'),
        ('KW "useful links"', "KW 37", '"KW 37" "useful links"'),
        ('"KW links" KW', "KW 37", '"KW 37 links" "KW 37"'),
        ("  KW   blogroll ", "hiking", "hiking blogroll"),
        ("KW blogroll", r"\1 \g<0>", r'"\1 \g<0>" blogroll'),
    ],
)
def test_the_keyword_in_its_place(template: str, keyword: str, text: str) -> None:
    query = queries(keyword, tiers=(), extra=[template])[0]
    assert bare(query) == text
    assert (query.footprint, query.tier, query.language) == (" ".join(template.split()), OWN_TIER, "en")


@pytest.mark.parametrize(
    ("keyword", "template", "excluded", "not_excluded"),
    [
        ("hiking", "KW intitle:resources", '-"human resources"', "-intitle"),
        ("hiking", "KW intitle:resources", '-"water resources"', "-intitle"),
        ("hiking", "KW intitle:resources", "-site:pinterest.com", "-intitle"),
        ("hiking", "KW intitle:links", "-site:pinterest.com", "human"),
        ("hiking", "KW site:.edu intitle:resources", '-intitle:"human resources"', "-site:"),
        ("human resources", "KW intitle:resources", '-"water resources"', '-"human'),
        ("human resource software", "KW intitle:resources", '-"water resources"', '-"human'),
        ("water", "KW inurl:resources", '-"human resources"', '-"water'),
        ("senderismo", 'KW "recursos útiles"', '-"recursos humanos"', "human resources"),
        ("randonnée", "KW inurl:ressources", '-"ressources humaines"', "recursos"),
    ],
)
def test_exclusions(keyword: str, template: str, excluded: str, not_excluded: str) -> None:
    text = queries(keyword, tiers=(), extra=[template])[0].text
    assert excluded in text
    assert not_excluded not in text


def test_a_synonym_tells_what_the_niche_is_about() -> None:
    assert all('"human' not in query.text for query in queries("staff", "human resources", extra=["KW resources"])[:1])


def test_exclusions_end_where_the_room_ends() -> None:
    keyword = " ".join(["word"] * 24)
    (query,) = queries(keyword, tiers=(), extra=["KW intitle:resources"])
    assert query.text.startswith(f'"{keyword}" intitle:resources -"human resources"')
    assert "reddit" not in query.text
    assert len(query.text.split()) <= 32


def test_a_keyword_that_is_too_long() -> None:
    with pytest.raises(BadInput, match=r"word word.* too long"):
        queries("word " * 40)
    with pytest.raises(BadInput, match="too long"):
        queries("x" * 300)


# --- their order


def test_the_best_of_each_tier_and_language_first() -> None:
    found = queries("hiking", tiers=["precision", "institutions"], languages=["en", "de", "fr"], limit=12)
    assert [(query.tier, query.language) for query in found[:6]] == [
        (tier, language) for tier in ("precision", "institutions") for language in ("en", "de", "fr")
    ]
    assert found[0].footprint == "KW intitle:resources inurl:resources"
    assert found[1].footprint == 'KW intitle:"nützliche Links"'
    assert {sum(query.language == language for query in found) for language in ("en", "de", "fr")} == {4}


def test_the_keyword_has_half_and_its_synonyms_share_the_other() -> None:
    found = queries("hiking", "trekking", "hillwalking", "Hiking", " ", limit=12)
    asked = [query.text.split()[0] for query in found]
    assert asked[::2] == ["hiking"] * 6
    assert asked[1::2].count("trekking") == asked[1::2].count("hillwalking") == 3


@pytest.mark.parametrize("synonyms", [1, 2, 3, 4, 6])
def test_a_synonym_meets_every_language(synonyms: int) -> None:
    names = [f"synonym{number}" for number in range(synonyms)]
    found = queries("keyword", *names, tiers=["precision", "grid"], languages=["en", "de", "fr"], limit=100)
    met = {(query.text.split()[0], query.language) for query in found}
    assert {(name, language) for name in names for language in ("en", "de", "fr")} <= met


def test_every_footprint_is_asked_with_every_term_in_the_end() -> None:
    found = queries("hiking", "trekking", "hillwalking", tiers=["old"], languages=["de"], extra=["KW blogroll"])
    footprints = {of.template for of in FOOTPRINTS if (of.tier, of.language) == ("old", "de")} | {"KW blogroll"}
    assert {(query.text.split()[0], query.footprint) for query in found} == {
        (term, footprint) for term in ("hiking", "trekking", "hillwalking") for footprint in footprints
    }


def test_own_footprints_come_first() -> None:
    found = queries("hiking", "trekking", extra=["KW inurl:a", "KW inurl:b"], limit=5)
    assert [bare(query) for query in found[:2]] == ["hiking inurl:a", "hiking inurl:b"]
    assert [query.tier for query in found] == [OWN_TIER, OWN_TIER, "precision", OWN_TIER, "precision"]


def test_an_own_footprint_is_not_asked_again() -> None:
    found = queries("hiking", extra=["KW inurl:links", "KW  inurl:links"])
    assert [query.footprint for query in found].count("KW inurl:links") == 1


@pytest.mark.parametrize(
    ("niche", "tiers", "languages", "limit"),
    [
        (Niche(""), ["precision"], ["en"], 10),
        (Niche("  ", ("\t",)), ["precision"], ["en"], 10),
        (Niche("hiking"), [], ["en"], 10),
        (Niche("hiking"), ["precision"], [], 10),
        (Niche("hiking"), ["precision"], ["en"], 0),
        (Niche("hiking"), ["precision"], ["en"], -1),
    ],
)
def test_nothing_to_ask(niche: Niche, tiers: list[str], languages: list[str], limit: int) -> None:
    assert build_queries(niche, tiers=tiers, languages=languages, limit=limit) == []


@pytest.mark.parametrize(("written", "meant"), [("DE", "de"), ("pt-br", "pt"), ("nb", "no"), ("nn", "no")])
def test_codes_of_languages(written: str, meant: str) -> None:
    assert queries("x", languages=[written, meant]) == queries("x", languages=[meant])


@pytest.mark.parametrize(
    ("tiers", "languages", "extra", "message"),
    [
        (["precision"], ["en"], ["intitle:links"], "“intitle:links” has no KW"),
        (["precision"], ["en"], ["KW links", ""], "“” has no KW"),
        (["precision"], ["en"], ["kw links"], "“kw links” has no KW"),
        (["precision"], ["en"], ["KWH meters"], "“KWH meters” has no KW"),
        (["precise"], ["en"], [], "no tier of footprints named precise: choose among precision, grid"),
        (["precision"], ["en", "xx"], [], "no footprints in the language xx: choose among cs, da, de"),
    ],
)
def test_bad_input(tiers: list[str], languages: list[str], extra: list[str], message: str) -> None:
    with pytest.raises(BadInput, match=re.escape(message)) as raised:
        queries("hiking", tiers=tiers, languages=languages, extra=extra)
    assert "\n" not in str(raised.value)


def test_own_footprints_make_up_for_a_language_without() -> None:
    assert [bare(query) for query in queries("túra", languages=["xx"], extra=["KW linkek"])] == ["túra linkek"]


TERM = st.text("ab \"-リ:O'", max_size=8)
PLAN = st.fixed_dictionaries(
    {
        "tiers": st.lists(st.sampled_from(TIERS), max_size=3),
        "languages": st.lists(st.sampled_from(LANGUAGES), max_size=3),
        "limit": st.integers(0, 60),
        "extra": st.lists(st.sampled_from(["KW x", '"KW y"', 'z "a KW b" KW']), max_size=3),
    }
)


@given(TERM, st.lists(TERM, max_size=3), PLAN)
def test_any_niche(keyword: str, synonyms: list[str], plan: dict[str, object]) -> None:
    niche = Niche(keyword, tuple(synonyms))
    found = build_queries(niche, **plan)  # type: ignore[arg-type]
    assert found == build_queries(niche, **plan)  # type: ignore[arg-type]
    assert len(found) <= plan["limit"]  # type: ignore[operator]
    texts = [query.text for query in found]
    assert len(set(texts)) == len(texts)
    assert all(len(text) <= 200 and len(text.split()) <= 32 for text in texts)


@given(PLAN, st.integers(0, 30))
def test_a_smaller_limit_is_the_beginning(plan: dict[str, object], fewer: int) -> None:
    niche = Niche("hiking", ("trekking",))
    whole = build_queries(niche, **plan)  # type: ignore[arg-type]
    begun = build_queries(niche, **{**plan, "limit": min(fewer, len(whole))})  # type: ignore[arg-type]
    assert begun == whole[: len(begun)]
    assert len(begun) == min(fewer, len(whole))
