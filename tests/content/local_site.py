"""A small real web site on 127.0.0.1, and the plainest fetcher that can read it."""

from __future__ import annotations

import asyncio
import http.client
import urllib.error
import urllib.request
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from brokenlinks.network.fetch import MEBIBYTE, Fetched, FetchError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping


@dataclass(frozen=True)
class Reply:
    """What the site answers: `body` may name its own root as `{root}`."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})

    def is_known_to(self, sent: Mapping[bytes, bytes]) -> bool:
        """Whether the asking one has it already, by its own word (RFC 9110, 13.2)."""
        tag, modified = self.headers.get("ETag", ""), self.headers.get("Last-Modified", "")
        if b"if-none-match" in sent:
            return sent[b"if-none-match"].decode() == tag
        return bool(modified) and sent.get(b"if-modified-since", b"").decode() == modified


@dataclass
class LocalSite:
    """A running site; `replies` may be changed while it runs."""

    root: str  #: "http://127.0.0.1:PORT", without a closing slash
    replies: dict[str, Reply]
    asked: list[str] = field(default_factory=list)  #: paths, in order
    unchanged: list[str] = field(default_factory=list)  #: those of them that were answered with 304
    busiest: int = 0  #: the most requests at once
    _open: int = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split(b" ", 2)[1].decode()
        self.asked.append(path)
        sent = {line.partition(b":")[0].lower(): line.partition(b":")[2].strip() for line in head.split(b"\r\n")[1:]}
        self._open += 1
        self.busiest = max(self.busiest, self._open)
        await asyncio.sleep(0.005)  # so that requests made at once are seen at once
        self._open -= 1
        reply = self.replies.get(path, Reply("<h1>Not found</h1>", 404))
        if reply.is_known_to(sent):
            reply = Reply(status=304, headers=reply.headers)
            self.unchanged.append(path)
        body = reply.body if isinstance(reply.body, bytes) else reply.body.replace("{root}", self.root).encode()
        fields = {**reply.headers, "Content-Length": str(len(body)), "Connection": "close"}
        lines = [f"{name}: {value.replace('{root}', self.root)}" for name, value in fields.items()]
        writer.write("\r\n".join([f"HTTP/1.1 {reply.status} X", *lines, "", ""]).encode() + body)
        await writer.drain()
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def serve(replies: Mapping[str, Reply]) -> AsyncIterator[LocalSite]:
    site = LocalSite("", dict(replies))
    server = await asyncio.start_server(site.answer, "127.0.0.1", 0)
    site.root = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield site


class UrllibFetcher:
    """`brokenlinks.network.fetch.Fetcher` on the standard library, a thread a request."""

    async def get(
        self, url: str, *, max_bytes: int = 5 * MEBIBYTE, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        return await asyncio.to_thread(self._get, url, max_bytes, dict(headers or {}))

    def _get(self, url: str, max_bytes: int, sent: dict[str, str]) -> Fetched:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with _open(opener, urllib.request.Request(url, headers=sent)) as answer:
                body = answer.read(max_bytes + 1)
                headers = {name.lower(): value for name, value in reversed(answer.headers.items())}
                return Fetched(
                    url, answer.geturl(), answer.status or 0, headers, body[:max_bytes], len(body) > max_bytes
                )
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(str(error)) from None


def _open(
    opener: urllib.request.OpenerDirector, request: urllib.request.Request
) -> http.client.HTTPResponse | urllib.error.HTTPError:
    try:
        answer: http.client.HTTPResponse = opener.open(request, timeout=10)
    except urllib.error.HTTPError as error:
        return error
    return answer
