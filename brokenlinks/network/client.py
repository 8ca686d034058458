"""A polite reader of pages: GET through the gate, redirects followed, one host at a time within a rate."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from brokenlinks.network.errors import NetworkError
from brokenlinks.network.fetch import MEBIBYTE, Fetched, FetchError
from brokenlinks.network.trail import Trail, follow
from brokenlinks.network.transport import Answer, HostClient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from brokenlinks.network.gate import Gate
    from brokenlinks.network.trail import Send
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
        #: By host, and by whether the user named it as a service of theirs: of such a one private addresses are asked
        #: too, which nobody else may come to through a client that happens to be there.
        self._clients: dict[tuple[str, bool], asyncio.Task[HostClient]] = {}
        self._next_turn: dict[str, float] = {}

    async def get(
        self,
        url: str,
        *,
        max_bytes: int = 5 * MEBIBYTE,
        headers: Mapping[str, str] | None = None,
        own_service: bool = False,
        follow_redirects: bool = True,
    ) -> Fetched:
        """See `Fetcher.get`.

        Args:
            headers: sent to where `url` leads (scheme, host and port), and to nobody that it redirects to: one may be a
                key.
            own_service: the user named this host in the settings, and it may be one of their own network. Only `url`
                itself is asked so: whatever it redirects to passes the gate like any other address.
            follow_redirects: False: a redirect is the answer.
        """
        from brokenlinks import urls

        try:
            asked = urls.parse(url)
        except ValueError:
            raise FetchError("it is no web address") from None
        origin = (asked.scheme, asked.host, asked.port)
        own_headers = headers or {}
        is_first = True

        async def send(method: str, address: Address, headers: Mapping[str, str]) -> Answer:
            nonlocal is_first
            client = await self._client(address.host, own_service and is_first)
            is_first = False
            await self._turn(address.host)
            if (address.scheme, address.host, address.port) == origin:
                headers = {**own_headers, **headers}
            return await client.send(method, address.href, timeout=self._timeout, max_bytes=max_bytes, headers=headers)

        trail = await (follow("GET", asked, send) if follow_redirects else _one_hop(asked, send))
        if trail.answer is None:
            raise FetchError(str(trail.error))
        answer = trail.answer
        fields: dict[str, str] = {}
        for name, value in answer.headers:
            fields.setdefault(name, value)
        return Fetched(url, trail.url, answer.status, fields, answer.body, answer.truncated, answer.complete)

    async def _client(self, host: str, own_service: bool) -> HostClient:
        """The host's client; those who come while its name is being looked up wait for the same answer."""
        key = (host, own_service)
        if key not in self._clients:
            self._clients[key] = asyncio.create_task(self._admitted(host, own_service))
        return await asyncio.shield(self._clients[key])  # one who is stopped must not stop the others

    async def _admitted(self, host: str, own_service: bool) -> HostClient:
        try:
            addresses = await (self._gate.admit_service(host) if own_service else self._gate.admit(host))
        except NetworkError:
            # A name that could not be looked up now may answer the next time.
            self._clients.pop((host, own_service), None)
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


async def _one_hop(address: Address, send: Send) -> Trail:
    try:
        return Trail((), address.href, await send("GET", address, {}), None)
    except NetworkError as error:
        return Trail((), address.href, None, error.with_traceback(None))
