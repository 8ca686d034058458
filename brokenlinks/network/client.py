"""A polite reader of pages: GET through the gate, redirects followed, one host at a time within a rate."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from brokenlinks.network.errors import NetworkError
from brokenlinks.network.fetch import MEBIBYTE, Fetched, FetchError
from brokenlinks.network.trail import follow
from brokenlinks.network.transport import Answer, HostClient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.network.gate import Gate
    from brokenlinks.urls import Address


class HttpFetcher:
    """The real `brokenlinks.network.fetch.Fetcher`.

    `delay` is the least time in seconds between two requests to one host.
    """

    def __init__(
        self, gate: Gate, headers: Mapping[str, str], *, timeout: float, connect_timeout: float, delay: float
    ) -> None:
        self._gate = gate
        self._headers = dict(headers)
        self._timeout = timeout
        self._connect_timeout = connect_timeout
        self._delay = delay
        self._clients: dict[str, asyncio.Task[HostClient]] = {}
        self._next_turn: dict[str, float] = {}

    async def get(self, url: str, *, max_bytes: int = 5 * MEBIBYTE) -> Fetched:
        """See `Fetcher.get`."""
        from brokenlinks import urls

        async def send(method: str, address: Address, headers: Mapping[str, str]) -> Answer:
            client = await self._client(address.host)
            await self._turn(address.host)
            return await client.send(method, address.href, timeout=self._timeout, max_bytes=max_bytes, headers=headers)

        try:
            address = urls.parse(url)
        except ValueError:
            raise FetchError("it is no web address") from None
        trail = await follow("GET", address, send)
        if trail.answer is None:
            raise FetchError(str(trail.error))
        answer = trail.answer
        headers: dict[str, str] = {}
        for name, value in answer.headers:
            headers.setdefault(name, value)
        return Fetched(url, trail.url, answer.status, headers, answer.body, answer.truncated)

    async def _client(self, host: str) -> HostClient:
        """The host's client; those who come while its name is being looked up wait for the same answer."""
        if host not in self._clients:
            self._clients[host] = asyncio.create_task(self._admitted(host))
        return await asyncio.shield(self._clients[host])  # one who is stopped must not stop the others

    async def _admitted(self, host: str) -> HostClient:
        try:
            addresses = await self._gate.admit(host)
        except NetworkError:
            self._clients.pop(host, None)  # a name that could not be looked up now may answer the next time
            raise
        return HostClient(host, addresses, self._headers, connect_timeout=self._connect_timeout)

    async def _turn(self, host: str) -> None:
        loop = asyncio.get_running_loop()
        turn = max(loop.time(), self._next_turn.get(host, 0.0))
        self._next_turn[host] = turn + self._delay
        if (wait := turn - loop.time()) > 0:
            await asyncio.sleep(wait)

    async def close(self) -> None:
        """Close all connections."""
        tasks = list(self._clients.values())
        self._clients.clear()
        for task in tasks:
            task.cancel()
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(outcome, HostClient):
                outcome.close()
