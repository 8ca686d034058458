"""How services say no: one sentence that names the provider and a way out, the key in none, and no second request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import PROVIDERS, ProviderSkipped
from brokenlinks.models import Query
from tests.discovery import recorded
from tests.discovery.asking import KEY, PATHS, QUERY, as_json, ask, provider_at
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL = sorted(PROVIDERS)


async def refusal(name: str, site: Mapping[str, Any], **how: Any) -> ProviderSkipped:
    query = Query("bees.example", "") if name == "commoncrawl" else QUERY
    with pytest.raises(ProviderSkipped) as raised:
        await ask(name, site, query, **how)
    sentence = str(raised.value)
    assert sentence.startswith(f"{PROVIDERS[name].title} is left out: ")
    assert sentence.endswith(".")
    assert not {"\n", "{", "}"} & set(sentence)
    assert KEY not in sentence
    return raised.value


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(429), r"too often|used up"),
        (Answer(429, {"Retry-After": "86400"}, recorded.GOOGLE_SORRY.encode()), "CAPTCHA"),
        (Answer(403), r"refuse|used up|too often|does not accept|JSON"),
        (b.bot_challenge, r"refuse|used up|too often|does not accept|JSON"),
        (Answer(401), "key"),
        (Answer(402), "used up"),
        (Answer(500), "out of order"),
        (Answer(502), "out of order"),
        (Answer(418), r"gave no results \(status 418\)"),
        (Answer(204), r"gave no results \(status 204\)"),
        (Answer(body=recorded.GOOGLE_SORRY.encode()), "CAPTCHA"),
        (Answer(202, body=recorded.DUCKDUCKGO_CAPTCHA.encode()), "CAPTCHA"),
        (Answer(body=recorded.DUCKDUCKGO_CAPTCHA.encode()), "CAPTCHA"),
        (Answer(body=b"<!doctype html><title>Welcome to nginx!</title>"), "could not be read"),
        (Answer(body=b"{"), "could not be read"),
        (Answer(body=b""), "could not be read"),
        (Answer(body=b"\xff\xfe\x00"), "could not be read"),
        (Answer(body=b"null"), "could not be read"),
        (Answer(body=b"{}"), "could not be read"),
        (Answer(body=b'{"query": 5, "results": 5, "x": "' + b"y" * 17_000_000 + b'"}'), "far too large"),
        (Answer(body=b"[" * 1_000_000), "could not be read"),
    ],
)  # fmt: skip
async def test_every_provider_at_a_service_that_refuses(name: str, answer: Answer, words: str) -> None:
    error = await refusal(name, {"*": answer})
    assert error.__cause__ is None
    assert not error.unreachable
    assert re.search(words, str(error)), str(error)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("behaviour", "timeout"),
    [(b.hangs, 0.2), (b.resets, 10.0), (b.garbage, 10.0), (Answer(302, {"Location": "?"}), 10.0)],
)
async def test_every_provider_at_a_service_that_does_not_answer(name: str, behaviour: Any, timeout: float) -> None:
    error = await refusal(name, {"*": behaviour}, timeout=timeout)
    assert error.unreachable
    assert "no answer came (" in str(error)
    assert "check your network" in str(error)


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("searxng", Answer(403, body="<h1>Forbidden</h1>"), "does not give JSON .* add json to formats"),
        ("searxng", Answer(body="<title>SearXNG</title>"), "does not give JSON"),
        (
            "searxng",
            as_json({"results": [], "unresponsive_engines": [["google", "CAPTCHA"]]}),
            "engines behind it refuse",
        ),
        ("brave", as_json(recorded.BRAVE_BAD_KEY, 422), r"does not accept your key.* check key in \[brave\]"),
        ("google", as_json(recorded.GOOGLE_BAD_KEY, 400), r"does not accept your key .* \[google\]"),
        ("google", as_json(recorded.GOOGLE_QUOTA, 429), "your quota is used up .*; wait until tomorrow"),
        ("serpapi", as_json(recorded.SERPAPI_BAD_KEY, 401), r"does not accept your key .*check key in \[serpapi\]"),
        ("serpapi", as_json({"error": f"The key {KEY} has run out of searches."}), "out of order"),
        ("marginalia", Answer(503), "key was used too often .* a key of your own"),
        ("mediawiki", as_json({"error": {"code": "ratelimited", "info": "…"}}), "asked too often"),
        ("mediawiki", as_json({"error": {"code": "srsearch-error", "info": "…"}}), "refuses the request"),
        ("commoncrawl", Answer(503), "asked too often"),
        ("commoncrawl", as_json([]), "could not be read"),
        ("commoncrawl", as_json([{"id": "../../etc"}]), "could not be read"),
    ],
)
async def test_a_services_own_ways(name: str, answer: Answer, words: str) -> None:
    error = await refusal(name, {"*": answer})
    assert re.search(words, str(error)), str(error)


@pytest.mark.parametrize("name", sorted(name for name, kind in PROVIDERS.items() if kind.needs_key))
@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("", r"it needs a key; set BROKENLINKS_{NAME}_KEY, or key under \[{name}\]"),
        ("  ", r"it needs a key; set BROKENLINKS_{NAME}_KEY, or key under \[{name}\]"),
        ("a b", "characters in it that no key has"),
        ("a\r\nX-Evil: 1", "characters in it that no key has"),
        ("ключ", "characters in it that no key has"),
    ],
)
async def test_without_a_key_nothing_is_asked(name: str, key: str, words: str) -> None:
    async with PretendWeb({f"{name}.example": {}}) as web, provider_at(web, name, table={"key": key}) as provider:
        with pytest.raises(ProviderSkipped, match=words.format(name=name, NAME=name.upper())) as raised:
            await provider.search(QUERY)
    assert web.requests == []
    assert not key.strip() or key not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "table", "words"),
    [
        ("searxng", {"url": ""}, r"set url under \[searxng\]"),
        ("google", {"engine": " "}, "needs the id of a search engine; set BROKENLINKS_GOOGLE_ENGINE"),
    ],
)
async def test_what_else_has_to_be_set(name: str, table: Mapping[str, str], words: str) -> None:
    await refusal(name, {}, table=table)
    async with PretendWeb({f"{name}.example": {}}) as web, provider_at(web, name, table=table) as provider:
        with pytest.raises(ProviderSkipped, match=words):
            await provider.search(QUERY)
    assert web.requests == []


@pytest.mark.parametrize("name", ALL)
async def test_a_service_in_the_users_network_leads_to_no_other_place_there(name: str) -> None:
    """It is asked though no private network was allowed; what it redirects to is not."""
    site = {"*": Answer(302, {"Location": "http://inner.example:{port}/admin"})}
    sites = {f"{name}.example": site, "inner.example": {"*": b.ok}}
    async with PretendWeb(sites) as web, provider_at(web, name) as provider:
        with pytest.raises(ProviderSkipped, match="private address"):
            await provider.search(QUERY)
    assert {seen.host for seen in web.requests} == {f"{name}.example"}
    assert len(web.requests) == 1
    assert web.requests[0].path.startswith(PATHS[name].rstrip("/"))
