"""The package's own engines, each led to a pretend one: which is asked, and what becomes of those that refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from ddgs import engines
from ddgs.engines.duckduckgo import Duckduckgo

from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import ProviderSkipped
from brokenlinks.models import Query
from brokenlinks.store import Answers
from tests.discovery import recorded
from tests.discovery.asking import QUERY, places, provider_at
from tests.store.given import new_store
from tests.web import behaviours as b

if TYPE_CHECKING:
    from collections.abc import Mapping

FOUND = Answer(body=recorded.DUCKDUCKGO.encode())
NOTHING = Answer(body=recorded.DUCKDUCKGO_NOTHING.encode())
CAPTCHA = Answer(202, body=recorded.DUCKDUCKGO_CAPTCHA.encode())
PAGES = ["https://bees.example/links.html?a=1&b=%2F", "https://club.example/weblinks"]


class Engines:
    """Pretend ones under the package's names; all of them read DuckDuckGo's page."""

    def __init__(self, web: PretendWeb, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
        self.web = web
        kinds = {
            name: type(name.title(), (Duckduckgo,), {"name": name, "search_url": f"http://127.0.0.1:{web.port}/{name}"})
            for name in names
        }
        monkeypatch.setitem(engines.ENGINES, "text", kinds)

    def asked(self) -> list[str]:
        return [seen.path.strip("/") for seen in self.web.requests]


ASKED_FIRST = ("duckduckgo", "brave", "startpage", "mojeek", "yahoo")


@pytest.mark.parametrize(
    ("site", "asked", "again"),
    [
        ({}, ["duckduckgo"], ["duckduckgo"]),
        ({"duckduckgo": CAPTCHA}, ["duckduckgo", "brave"], ["brave"]),
        ({"duckduckgo": Answer(429)}, ["duckduckgo", "brave"], ["brave"]),
        ({"duckduckgo": Answer(body=recorded.DUCKDUCKGO_CAPTCHA.encode())}, ["duckduckgo", "brave"], ["brave"]),
        ({"duckduckgo": Answer(body=b"")}, ["duckduckgo", "brave"], ["duckduckgo", "brave"]),
        ({"duckduckgo": b.resets}, ["duckduckgo", "brave"], ["brave"]),
        ({"duckduckgo": NOTHING}, ["duckduckgo", "brave"], ["duckduckgo", "brave"]),
        (dict.fromkeys(ASKED_FIRST, CAPTCHA), [*ASKED_FIRST, "zoom"], ["zoom"]),
    ],
)
async def test_which_is_asked(
    monkeypatch: pytest.MonkeyPatch, site: Mapping[str, Any], asked: list[str], again: list[str]
) -> None:
    pages = {f"/{name}": site.get(name, FOUND) for name in ("zoom", *ASKED_FIRST, "wikipedia", "grokipedia")}
    async with PretendWeb({"127.0.0.1": pages}) as web:
        pretend = Engines(web, ("zoom", *ASKED_FIRST, "wikipedia", "grokipedia"), monkeypatch)
        async with provider_at(web, "ddgs", table={"url": ""}) as provider:
            assert places(await provider.search(QUERY)) == PAGES
            assert pretend.asked() == asked
            assert places(await provider.search(QUERY)) == PAGES  # from what is kept
            assert pretend.asked() == asked
            assert places(await provider.search(Query("another", ""))) == PAGES
            assert pretend.asked() == asked + again


async def test_nothing_is_kept_only_when_an_engine_that_can_be_read_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers(new_store().connection)

    async with PretendWeb({"127.0.0.1": {"*": NOTHING}}) as web:
        pretend = Engines(web, ASKED_FIRST, monkeypatch)
        for _ in range(2):
            async with provider_at(web, "ddgs", answers=answers, table={"url": ""}) as provider:
                assert await provider.search(QUERY) == []
        assert pretend.asked() == ["duckduckgo", "brave"] * 2
        async with provider_at(web, "ddgs", answers=answers, table={"url": ""}) as provider:
            web.sites = {"127.0.0.1": {"*": FOUND}}
            assert places(await provider.search(Query("another", ""))) == PAGES
            web.sites = {"127.0.0.1": {"*": NOTHING}}
            for _ in range(2):
                assert await provider.search(QUERY) == []
        assert pretend.asked()[4:] == ["duckduckgo", "duckduckgo", "brave"]


@pytest.mark.parametrize("answer", [CAPTCHA, Answer(403), Answer(500)])
async def test_when_all_refuse(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    async with PretendWeb({"127.0.0.1": {"*": answer}}) as web:
        pretend = Engines(web, ASKED_FIRST, monkeypatch)
        async with provider_at(web, "ddgs", table={"url": ""}) as provider:
            with pytest.raises(ProviderSkipped, match="refuse, or want a CAPTCHA to be solved; try again") as raised:
                await provider.search(QUERY)
        assert pretend.asked() == list(ASKED_FIRST)
    assert not raised.value.unreachable


async def test_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    async with PretendWeb({"127.0.0.1": {"*": b.resets}}) as web:
        pretend = Engines(web, ASKED_FIRST, monkeypatch)
        async with provider_at(web, "ddgs", table={"url": ""}) as provider:
            with pytest.raises(ProviderSkipped, match="no answer came; check your network") as raised:
                await provider.search(QUERY)
        assert set(pretend.asked()) == {"duckduckgo", "brave"}
    assert raised.value.unreachable


async def test_each_engine_that_is_asked_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    async with PretendWeb({"127.0.0.1": {"*": CAPTCHA}}) as web:
        pretend = Engines(web, ASKED_FIRST, monkeypatch)
        async with provider_at(web, "ddgs", table={"url": "", "budget": 3}) as provider:
            with pytest.raises(ProviderSkipped, match="budget of 3 requests"):
                await provider.search(QUERY)
        assert len(pretend.asked()) == 3


def test_the_package_has_the_engines_that_are_asked_first() -> None:
    assert set(ASKED_FIRST) <= engines.ENGINES["text"].keys()
