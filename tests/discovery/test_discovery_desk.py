"""What all providers have alike: answers that are kept over runs, the daily budget, the pace, and secrets."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from brokenlinks.demo.web import Answer, PretendWeb
from brokenlinks.discovery import PROVIDERS, ProviderSkipped
from brokenlinks.discovery.desk import Desk
from brokenlinks.models import Query
from brokenlinks.outgoing import open_fetcher
from brokenlinks.store import Answers, open_database
from tests.discovery import recorded
from tests.discovery.asking import KEY, PATHS, QUERY, as_json, gate_to, provider_at, settings_for
from tests.store.given import DAY, HOUR, START, new_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from brokenlinks.demo.web import Exchange, Site

BRAVE: Site = {"*": as_json(recorded.BRAVE)}


@asynccontextmanager
async def desk_at(web: PretendWeb, answers: Answers, now: datetime, **table: Any) -> AsyncIterator[Desk]:
    settings = settings_for(web, "brave", tables={"brave": table})
    fetcher = open_fetcher(settings, delay=0.0, gate=gate_to(web))
    yield Desk("brave", "Brave Search", settings.brave, fetcher, answers, lifetime=30 * DAY, now=lambda: now)
    await fetcher.close()


async def test_an_answer_is_used_again_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    found = []
    async with PretendWeb({"brave.example": BRAVE}) as web:
        for _ in range(3):
            with closing(open_database(file)) as connection:
                async with provider_at(web, "brave", answers=Answers(connection)) as provider:
                    found.append(await provider.search(QUERY))
    assert len(web.requests) == 1
    assert found[0] == found[1] == found[2] != []


async def test_without_a_network_too() -> None:
    answers = Answers(new_store().connection)
    async with PretendWeb({"brave.example": BRAVE}) as web, provider_at(web, "brave", answers=answers) as provider:
        found = await provider.search(QUERY)
        web.sites = {"brave.example": {"*": Answer(503)}}
        assert await provider.search(QUERY) == found
        with pytest.raises(ProviderSkipped):
            await provider.search(Query("another", ""))


@pytest.mark.parametrize(("later", "requests"), [(30 * DAY, 1), (30 * DAY + HOUR, 2), (timedelta(0), 1)])
async def test_an_answer_is_good_for_some_days(later: timedelta, requests: int) -> None:
    answers = Answers(new_store().connection)
    async with PretendWeb({"brave.example": BRAVE}) as web:
        for now in (START, START + later):
            async with desk_at(web, answers, now) as desk:
                assert await desk.get({"q": "bees"}, len) > 0
    assert len(web.requests) == requests


@pytest.mark.parametrize("old", [b"", b"{", b"<html>", b"null"])
async def test_what_is_kept_and_cannot_be_read_any_more_is_asked_for_again(old: bytes) -> None:
    answers = Answers(new_store().connection)
    async with PretendWeb({"brave.example": BRAVE}) as web, provider_at(web, "brave", answers=answers) as provider:
        found = await provider.search(QUERY)
        (question,) = [row[0] for row in answers.connection.execute("SELECT key FROM answer")]
        answers.save("brave", question, old, datetime.now(UTC))
        for _ in range(2):
            assert await provider.search(QUERY) == found
    assert len(web.requests) == 2


async def test_what_could_not_be_read_is_not_kept() -> None:
    async def first_garbage(exchange: Exchange) -> Answer:
        return as_json(recorded.BRAVE) if exchange.nth > 1 else Answer(body="<html>")

    async with PretendWeb({"brave.example": {"*": first_garbage}}) as web, provider_at(web, "brave") as provider:
        with pytest.raises(ProviderSkipped, match="could not be read"):
            await provider.search(QUERY)
        assert len(await provider.search(QUERY)) == 2


async def test_the_budget_of_a_day_counts_over_runs_and_by_requests_that_failed(tmp_path: Path) -> None:
    file = tmp_path / "project.db"

    async def every_second(exchange: Exchange) -> Answer:
        return Answer(500) if "failing" in exchange.seen.target else as_json(recorded.BRAVE)

    async def run(now: datetime, *words: str) -> list[str]:
        said = []
        with closing(open_database(file)) as connection:
            async with desk_at(web, Answers(connection), now, budget=3) as desk:
                for word in words:
                    try:
                        await desk.get({"q": word}, len)
                        said.append("")
                    except ProviderSkipped as skipped:
                        said.append(str(skipped))
        return said

    async with PretendWeb({"brave.example": {"*": every_second}}) as web:
        assert (await run(START, "a", "failing"))[0] == ""
        first, again, used_up = await run(START + HOUR, "b", "a", "c")
        assert first == again == ""
        assert used_up == (
            "Brave Search is left out: today's budget of 3 requests is used up; raise budget in [brave], "
            "or run again tomorrow (UTC)."
        )
        assert len(web.requests) == 3
        assert await run(START + DAY, "c") == [""]
        assert len(web.requests) == 4


async def test_a_budget_of_none() -> None:
    table = {"budget": 0}
    async with PretendWeb({"brave.example": BRAVE}) as web, provider_at(web, "brave", table=table) as provider:
        with pytest.raises(ProviderSkipped, match="budget of 0 requests"):
            await provider.search(QUERY)
    assert web.requests == []


async def test_requests_keep_their_distance_and_answers_that_are_known_do_not() -> None:
    table = {"delay": 0.1}
    async with PretendWeb({"brave.example": BRAVE}) as web, provider_at(web, "brave", table=table) as provider:
        began = time.monotonic()
        for words in ("a", "b", "a", "b", "c"):
            await provider.search(Query(words, ""))
    at = [seen.at for seen in web.requests]
    assert len(at) == 3
    assert all(moment - began >= place * 0.1 - 0.001 for place, moment in enumerate(at))


@pytest.mark.parametrize("name", sorted(PROVIDERS))
async def test_a_key_stands_in_no_table(name: str, tmp_path: Path) -> None:
    file = tmp_path / "project.db"
    answers = {
        "searxng": recorded.SEARXNG, "brave": recorded.BRAVE, "google": recorded.GOOGLE, "serpapi": recorded.SERPAPI,
        "marginalia": recorded.MARGINALIA, "mediawiki": {"query": {"search": []}}, "commoncrawl": [{"id": "CC-1"}],
    }  # fmt: skip
    answer = as_json(answers[name]) if name in answers else Answer(body=recorded.DUCKDUCKGO.encode())
    async with PretendWeb({f"{name}.example": {"*": answer}}) as web:
        base = web.url(f"{name}.example", PATHS[name]).replace("://", f"://ann:{KEY}@")
        with closing(open_database(file)) as connection:
            table = {"url": f"{base}?token={KEY}"}
            async with provider_at(web, name, answers=Answers(connection), table=table) as provider:
                if name == "commoncrawl":
                    with pytest.raises(ProviderSkipped):
                        await provider.search(Query("bees.example", ""))
                else:
                    await provider.search(QUERY)
    first = web.requests[0]
    assert first.path.startswith(PATHS[name])
    assert f"token={KEY}" in first.query
    with closing(sqlite3.connect(file)) as connection:
        questions = [row[0] for row in connection.execute("SELECT key FROM answer")]
        assert questions
        assert KEY not in "".join(questions)
        assert KEY not in "".join(connection.iterdump())


async def test_a_run_that_is_stopped_in_between() -> None:
    async def never(exchange: Exchange) -> None:
        await exchange.until_hung_up()

    answers = Answers(new_store().connection)
    async with (
        PretendWeb({"brave.example": {"*": never}}) as web,
        provider_at(web, "brave", answers=answers) as provider,
    ):
        task = asyncio.create_task(provider.search(QUERY))
        while not web.requests:  # noqa: ASYNC110 the pretend web has no event for it
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert answers.requests("brave", datetime.now(UTC).date()) == 1
