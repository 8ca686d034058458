"""Running the real checker against pretend webs and name servers, in a hurry."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from brokenlinks.checking import LinkChecker
from brokenlinks.config import Settings
from brokenlinks.demo.web import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from brokenlinks.demo.web import PretendWeb
    from brokenlinks.models import Verdict
    from tests.web.dns import FakeDns

#: So little is waited for what must come after a while; answers themselves get all the time they may need.
_HURRY: dict[str, Any] = {
    "allow_networks": ["127.0.0.0/8"],
    "second_nameservers": [],
    "canaries": [],
    "recheck_after": 0.05,
    "retry_after": 0.02,
    "max_retry_after": 2.0,
    "host_delay": 0.0,
    "timeout": 10.0,
    "head_timeout": 10.0,
    "connect_timeout": 10.0,
}


def settings_for(*sources: PretendWeb | FakeDns, **changes: Any) -> Settings:
    """Settings by which names are looked up in `sources` alone."""
    hosts: dict[str, str] = {}
    nameservers: list[str] = []
    for source in sources:
        if hasattr(source, "hosts"):
            hosts |= source.hosts()
        else:
            nameservers.append(f"{ADDRESS}:{source.port}")
    return Settings(**{**_HURRY, "hosts": hosts, "nameservers": nameservers, **changes})


async def check(settings: Settings, *links: str) -> list[Verdict]:
    """The verdicts, in the order in which they were reached."""
    verdicts: list[Verdict] = []
    async with LinkChecker(settings, verdicts.append) as checker:
        for link in links:
            checker.add(link)
        await checker.settled()
        assert checker.open == 0
    return verdicts


async def check_one(settings: Settings, link: str) -> Verdict:
    (verdict,) = await check(settings, link)
    return verdict


def by_url(verdicts: Iterable[Verdict]) -> dict[str, Verdict]:
    return {verdict.url: verdict for verdict in verdicts}


def in_a_row(web: PretendWeb, host: str, links: int) -> list[str]:
    return [web.url(host, f"/{number}") for number in range(links)]


def no_matter(verdict: Verdict) -> None:
    """For tests that look at the web's log instead."""


async def until(done: Callable[[], object]) -> None:
    """Wait for something that happens on another thread."""
    async with asyncio.timeout(20):
        while not done():  # noqa: ASYNC110 the pretend servers have no events for it
            await asyncio.sleep(0.01)
