"""Servers and links that mean harm: each gets one verdict in time, and nothing else comes of it."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Final

import pytest

from brokenlinks.checking import LinkChecker
from brokenlinks.demo.web import ADDRESS
from brokenlinks.models import Reason, State
from tests.checking.running import by_url, settings_for
from tests.web import behaviours as b
from tests.web.hostile import ANSWERS, MAY_BE_BROKEN
from tests.web.hostile_connections import PLAIN, SECURE, listening
from tests.web.hostile_pages import PAGES

if TYPE_CHECKING:
    from brokenlinks.config import Settings
    from brokenlinks.models import Verdict
    from tests.conftest import ServeDns, ServeWeb
    from tests.web.hostile_connections import Talk

HOST = "hostile.example"
PATH = "/page"
IMPATIENT: Final = {"timeout": 0.6, "head_timeout": 0.3, "connect_timeout": 0.6, "retries": 1, "max_retry_after": 0.5}

#: What the threads are called that the servers run on: what they log is no matter.
SERVERS: Final = "server"
#: More requests than one look at a link takes, with all the pages that it is compared with.
MOST_REQUESTS: Final = 15
#: Seconds for the machine, which may have much else to do.
SPARE: Final = 20.0
#: Characters that may be kept of a verdict, beside the link's own.
MOST_KEPT: Final = 200_000

#: What is odd about a link → the link; `{port}` is that of a server that answers everything.
LINKS: Final = {
    "a segment of 60,000 characters": f"http://{HOST}:{{port}}/{'a' * 60_000}",
    "a folder of 60,000 characters": f"http://{HOST}:{{port}}/{'a' * 60_000}/b",
    "an address of 70,000 characters": f"http://{HOST}:{{port}}/{'a' * 70_000}",
    "a fragment of a million characters": f"http://{HOST}:{{port}}/x#{'f' * 1_000_000}",
    "a query of 60,000 ampersands": f"http://{HOST}:{{port}}/x?{'&' * 60_000}",
    "a query of 15,000 pairs": f"http://{HOST}:{{port}}/x?{'a=b&' * 15_000}",
    "20,000 steps up": f"http://{HOST}:{{port}}/{'../' * 20_000}x",
    "60,000 slashes": f"http://{HOST}:{{port}}{'/' * 60_000}",
    "20,000 words": f"http://{HOST}:{{port}}/{'a-' * 20_000}b0",
    "a user's name of 30,000 characters": f"http://{'u' * 30_000}@{HOST}:{{port}}/",
    "a host's label of 300 characters": f"http://{'a' * 300}.example:{{port}}/",
    "a host's name of 5,000 characters": f"http://{'a.' * 2500}example:{{port}}/",
    "a host of 5,000 digits": f"http://{'9' * 5000}:{{port}}/",
    "a host of 5,000 dots": f"http://{'.' * 5000}:{{port}}/",
    "a host of 5,000 groups": f"http://[{'0:' * 5000}1]:{{port}}/",
    "port 0": f"http://{HOST}:0/",
}
#: Pages that are read for as long as a page can be: nothing else happens in that time.
SLOW_TO_READ: Final = ("refreshes deep within", "seven thousand attributes")


def deadline(settings: Settings) -> float:
    """Two looks at a link, everything that each may ask, and every one of these takes all the time it has."""
    look = settings.head_timeout + settings.timeout * (settings.retries + MOST_REQUESTS)
    waits = settings.recheck_after + settings.retries * settings.max_retry_after
    return 2 * look + waits + SPARE


async def settled(settings: Settings, *links: str) -> list[Verdict]:
    verdicts: list[Verdict] = []
    async with asyncio.timeout(deadline(settings)), LinkChecker(settings, verdicts.append) as checker:
        for link in links:
            checker.add(link)
        await checker.settled()
    assert sorted(verdict.url for verdict in verdicts) == sorted(links)
    return verdicts


async def survived(caplog: pytest.LogCaptureFixture, settings: Settings, link: str) -> Verdict:
    """The one verdict of `link`. It came in time, nothing was logged, and it is no larger than a row can be."""
    with caplog.at_level(logging.WARNING):
        (verdict,) = await settled(settings, link)
    said = [record.getMessage() for record in caplog.records if not str(record.threadName).startswith(SERVERS)]
    assert said == []
    assert "the check itself failed" not in verdict.evidence
    kept = len(verdict.evidence) + len(verdict.final_url) + len(json.dumps(dict(verdict.details)))
    assert kept < MOST_KEPT + 2 * len(link)
    return verdict


@pytest.mark.parametrize("what", ANSWERS)
async def test_answers(serve_web: ServeWeb, caplog: pytest.LogCaptureFixture, what: str) -> None:
    web = serve_web({HOST: {"*": ANSWERS[what]}})
    verdict = await survived(caplog, settings_for(web, **IMPATIENT), web.url(HOST, PATH))
    assert verdict.state is not State.DEAD or (verdict.reason is Reason.BROKEN_REDIRECT and what in MAY_BE_BROKEN)
    assert web.requests


@pytest.mark.parametrize("what", PAGES)
async def test_pages(serve_web: ServeWeb, caplog: pytest.LogCaptureFixture, what: str) -> None:
    web = serve_web({HOST: {"*": PAGES[what]}})
    verdict = await survived(caplog, settings_for(web, **IMPATIENT), web.url(HOST, PATH))
    assert verdict.state is not State.DEAD, verdict.evidence
    assert any(seen.method == "GET" for seen in web.requests)


async def connected(caplog: pytest.LogCaptureFixture, scheme: str, talk: Talk) -> Verdict:
    with listening(talk) as port:
        settings = settings_for(hosts={HOST: ADDRESS}, **IMPATIENT)
        return await survived(caplog, settings, f"{scheme}://{HOST}:{port}{PATH}")


@pytest.mark.parametrize("what", PLAIN)
async def test_connections(caplog: pytest.LogCaptureFixture, what: str) -> None:
    assert (await connected(caplog, "http", PLAIN[what])).state is not State.DEAD


@pytest.mark.parametrize("what", SECURE)
async def test_secure_connections(caplog: pytest.LogCaptureFixture, what: str) -> None:
    assert (await connected(caplog, "https", SECURE[what])).state is State.UNCLEAR


@pytest.mark.parametrize("what", LINKS)
async def test_links(serve_web: ServeWeb, serve_dns: ServeDns, caplog: pytest.LogCaptureFixture, what: str) -> None:
    web = serve_web({HOST: {"*": b.ok}})
    settings = settings_for(serve_dns({HOST: (ADDRESS,)}), **IMPATIENT)
    verdict = await survived(caplog, settings, web.fill(LINKS[what]))
    assert verdict.state is not State.DEAD, verdict.evidence[:200]


async def test_nobody_is_held_up(serve_web: ServeWeb) -> None:
    hostile = {f"hostile-{number}.example": {"*": PAGES[what]} for number, what in enumerate(SLOW_TO_READ)}
    plain = {f"plain-{number}.example": {"/": b.ok} for number in range(20)}
    web = serve_web({**hostile, **plain})
    links = [*(web.url(host, PATH) for host in hostile), *map(web.url, plain)]
    settings = settings_for(web, timeout=2.5, head_timeout=2.5, retries=0)
    verdicts = by_url(await settled(settings, *links))
    assert {verdicts[web.url(host)].reason for host in plain} == {Reason.OK}
