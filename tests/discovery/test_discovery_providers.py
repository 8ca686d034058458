"""Each provider: what it is asked, and what is made of the answers that it is documented to give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin
from urllib.parse import parse_qsl

import pytest

from brokenlinks.config import Settings
from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import PROVIDERS, Provider
from brokenlinks.models import Candidate, Query
from tests.discovery import recorded
from tests.discovery.asking import KEY, QUERY, as_json, ask, places, provider_at

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_the_registry_is_the_setting() -> None:
    (choices,) = get_args(Settings.model_fields["search"].annotation)
    assert get_origin(choices) is Literal
    assert tuple(PROVIDERS) == get_args(choices)
    assert all(issubclass(provider, Provider) and provider.name == name for name, provider in PROVIDERS.items())
    assert all(provider.title and name in Settings.model_fields for name, provider in PROVIDERS.items())


@pytest.mark.parametrize(
    ("name", "path", "answer", "asked", "secret", "found"),
    [
        (
            "searxng",
            "/search",
            as_json(recorded.SEARXNG),
            {"q": QUERY.text, "format": "json", "language": "en", "pageno": "1"},
            {},
            [
                ("https://bees.example/links.html", "Bee links – Hive & Honey", "Links for beekeepers"),
                ("https://club.example/weblinks", "Weblinks", ""),
            ],
        ),
        (
            "brave",
            "/res/v1/web/search",
            as_json(recorded.BRAVE),
            {"q": QUERY.text, "count": "20", "search_lang": "en", "result_filter": "web", "text_decorations": "false",
             "spellcheck": "false"},
            {"x-subscription-token": KEY},
            [
                ("https://bees.example/links.html", "Bee links", "All the links a beekeeper needs"),
                ("https://ключ.example/ссылки", "Пчёлы", ""),
            ],
        ),
        (
            "google",
            "/customsearch/v1",
            as_json(recorded.GOOGLE),
            {"q": QUERY.text, "cx": "e1", "num": "10", "lr": "lang_en", "key": KEY},
            {},
            [("https://bees.example/links.html", "Bee links", "All the links …")],
        ),
        (
            "serpapi",
            "/search.json",
            as_json(recorded.SERPAPI),
            {"engine": "google", "q": QUERY.text, "hl": "en", "api_key": KEY},
            {},
            [("https://bees.example/links.html", "Bee links", "All the links …")],
        ),
        (
            "marginalia",
            "/search",
            as_json(recorded.MARGINALIA),
            {"query": "beekeeping links", "count": "50"},
            {"api-key": KEY},
            [("https://www.bees.example/~ann/links.html", "Ann's bee links", "links about bees")],
        ),
        (
            "ddgs",
            "/html/",
            Answer(body=recorded.DUCKDUCKGO.encode()),
            {"q": QUERY.text, "b": "", "l": "us-en"},
            {},
            [
                ("https://bees.example/links.html?a=1&b=%2F", "Bee links", "All the links a beekeeper needs"),
                ("https://club.example/weblinks", "Weblinks", "Our links"),
            ],
        ),
    ],
)  # fmt: skip
async def test_what_is_asked_and_found(
    name: str,
    path: str,
    answer: Answer,
    asked: Mapping[str, str],
    secret: Mapping[str, str],
    found: list[tuple[str, ...]],
) -> None:
    candidates, web = await ask(name, {path: answer})
    (seen,) = web.requests
    assert dict(parse_qsl(seen.query, keep_blank_values=True)) == asked
    assert {field: seen.headers[field] for field in secret} == secret
    assert candidates == [
        Candidate(url, title, snippet, name, QUERY, rank) for rank, (url, title, snippet) in enumerate(found, 1)
    ]


@pytest.mark.parametrize(
    ("name", "path", "answer"),
    [
        ("searxng", "/search", {"query": "x", "results": [], "unresponsive_engines": []}),
        ("brave", "/res/v1/web/search", {"type": "search", "query": {"original": "x"}}),
        ("brave", "/res/v1/web/search", {"type": "search", "query": {}, "web": {"type": "search", "results": []}}),
        ("google", "/customsearch/v1", {"kind": "customsearch#search", "searchInformation": {"totalResults": "0"}}),
        ("serpapi", "/search.json", {"search_metadata": {"status": "Success"},
                                     "error": "Google hasn't returned any results for this query."}),
        ("marginalia", "/search", {"license": "CC-BY-NC-SA 4.0", "query": "x", "results": []}),
        ("mediawiki", "/w/api.php", {"batchcomplete": True, "query": {"searchinfo": {"totalhits": 0}, "search": []}}),
    ],
)  # fmt: skip
async def test_nothing_found(name: str, path: str, answer: object) -> None:
    candidates, web = await ask(name, {path: as_json(answer)})
    assert candidates == []
    assert len(web.requests) == 1


async def test_duckduckgo_finds_nothing() -> None:
    candidates, _ = await ask("ddgs", {"/html/": Answer(body=recorded.DUCKDUCKGO_NOTHING)})
    assert candidates == []


@pytest.mark.parametrize(
    ("name", "language", "parameter", "value"),
    [
        ("searxng", "de", "language", "de"),
        ("brave", "pt", "search_lang", "pt-br"),
        ("brave", "ja", "search_lang", "jp"),
        ("google", "zh", "lr", "lang_zh-CN"),
        ("serpapi", "fr", "hl", "fr"),
        ("ddgs", "de", "l", "de-de"),
        ("ddgs", "cy", "l", "wt-wt"),
    ],
)
async def test_languages(name: str, language: str, parameter: str, value: str) -> None:
    answers = {"searxng": recorded.SEARXNG, "brave": recorded.BRAVE, "google": recorded.GOOGLE,
               "serpapi": recorded.SERPAPI}  # fmt: skip
    answer = as_json(answers[name]) if name in answers else Answer(body=recorded.DUCKDUCKGO.encode())
    _, web = await ask(name, {"*": answer}, Query("Imkerei „Links“", "KW", language=language))
    asked = dict(parse_qsl(web.requests[0].query))
    assert (asked["q"], asked[parameter]) == ("Imkerei „Links“", value)


@pytest.mark.parametrize("base", ["/", "", "/search", "/search/", "/searx/", "/searx/search"])
async def test_an_instance_of_searxng_in_a_folder(base: str) -> None:
    site = {"*": as_json(recorded.SEARXNG)}
    async with PretendWeb({"searxng.example": site}) as web:
        table = {"url": web.url("searxng.example", base)}
        async with provider_at(web, "searxng", table=table) as provider:
            await provider.search(QUERY)
    assert web.requests[0].path.rstrip("/") == ("/searx/search" if "searx/" in base else "/search")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ('"honey bees" intitle:"useful links"', '"honey bees" "useful links"'),
        ("bees intitle:resources inurl:resources", "bees resources"),
        ("bees inurl:links site:.edu", "bees links site:.edu"),
    ],
)
async def test_marginalia_is_not_asked_for_what_it_does_not_know(words: str, asked: str) -> None:
    _, web = await ask("marginalia", {"/search": as_json(recorded.MARGINALIA)}, Query(words, words))
    assert dict(parse_qsl(web.requests[0].query))["query"] == asked


async def test_marginalia_is_not_asked_the_same_for_two_footprints() -> None:
    site = {"/search": as_json(recorded.MARGINALIA)}
    async with PretendWeb({"marginalia.example": site}) as web, provider_at(web, "marginalia") as provider:
        title, address = Query("bees intitle:links", "KW intitle:links"), Query("bees inurl:links", "KW inurl:links")
        found = [len(await provider.search(query)) for query in (title, address, title)]
    assert found == [1, 0, 1]
    assert len(web.requests) == 1


# --- odd rows


ODD_ROWS: list[Any] = [
    None, 1, "x", [], {}, {"url": None, "link": None}, {"url": 5, "link": 5}, {"url": "", "link": ""},
    {"url": "javascript:alert(1)", "link": "javascript:alert(1)", "title": {"x": 1}, "description": ["x"]},
    {"url": "https://a.example/", "link": "https://a.example/", "title": "<b>A\u0000 &amp; B</b>" + "x" * 9999},
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("searxng", {"results": ODD_ROWS}),
        ("brave", {"query": {}, "web": {"results": ODD_ROWS}}),
        ("google", {"items": ODD_ROWS}),
        ("serpapi", {"organic_results": ODD_ROWS}),
        ("marginalia", {"results": ODD_ROWS}),
    ],
)
async def test_odd_rows_are_passed_over(name: str, answer: object) -> None:
    candidates, _ = await ask(name, {"*": as_json(answer)})
    assert places(candidates) == ["javascript:alert(1)", "https://a.example/"]
    assert candidates[1].title.startswith("A & Bxxx")
    assert len(candidates[1].title) <= 1000
